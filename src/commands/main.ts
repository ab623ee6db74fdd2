import { cellOfFinding } from "../app/pane";
import { excelJobs } from "../taskpane/excel-jobs";
import { languageOf } from "../ui/messages";
import type { CommandName } from "./names";
import { noticeAddress } from "./notice-address";
import type { NoticeCode } from "./notice-address";

/** What a command tells when it has ended; `null` where the workbook itself shows it. */
type Outcome = { readonly code: NoticeCode; readonly count?: number } | null;

const COMMAND_JOBS: Readonly<Record<CommandName, () => Promise<Outcome>>> = {
  checkNow,
  showRollup,
};

/** 立即检查: checks the plan and goes to the first finding that has a cell. */
async function checkNow(): Promise<Outcome> {
  const jobs = excelJobs();
  const result = await jobs.check.check();
  if (result.kind === "none") return { code: "no-plan" };
  const { findings } = result;
  const [place] = findings.map(cellOfFinding).filter((found) => found !== null);
  if (place !== undefined) await jobs.reveal(place);
  return findings.length === 0
    ? { code: "clean" }
    : { code: "found", count: findings.length };
}

/** 看汇总: goes to the quarterly figures. */
async function showRollup(): Promise<Outcome> {
  return (await excelJobs().rollup.showFigures())
    ? null
    : { code: "no-figures" };
}

/**
 * Shows a notice in a dialog, since a command has no pane (and `alert` does
 * not exist in add-ins); resolves when it has been closed, because the dialog
 * does not outlive the page that opened it.
 */
function showNotice(code: NoticeCode, count: number): Promise<void> {
  const language = languageOf(Office.context.displayLanguage);
  const address = new URL(
    noticeAddress({ code, count, language }),
    location.href,
  );
  return new Promise((resolve) => {
    Office.context.ui.displayDialogAsync(
      address.href,
      { width: 30, height: 25, displayInIframe: true },
      (result) => {
        if (result.status === Office.AsyncResultStatus.Failed) {
          resolve();
          return;
        }
        result.value.addEventHandler(
          Office.EventType.DialogEventReceived,
          () => {
            resolve();
          },
        );
      },
    );
  });
}

async function run(
  job: () => Promise<Outcome>,
  event: Office.AddinCommands.Event,
): Promise<void> {
  try {
    const outcome = await job();
    if (outcome !== null) await showNotice(outcome.code, outcome.count ?? 0);
  } catch (error) {
    console.error("A command has failed.", error);
    await showNotice("failed", 0);
  } finally {
    // Excel shows the command as running until it is told.
    event.completed();
  }
}

void Office.onReady(() => {
  for (const [name, job] of Object.entries(COMMAND_JOBS)) {
    Office.actions.associate(name, (event: Office.AddinCommands.Event) => {
      void run(job, event);
    });
  }
});
