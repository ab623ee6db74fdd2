import type { Finding } from "../../core/finding";
import type { Language } from "../../core/layout";
import type { AnnualReport, PreviousPeriod } from "../../core/report";
import { JobError, RefusedError } from "../ports";
import type { ReadPrevious, ReportPlaces } from "../report";
import type { ChosenFile } from "./platform";
import type { PaneTools } from "./tools";

/** What the workbook in front of the person gives a report of. */
export type ReportView =
  /** Neither a plan nor a roll-up. */
  | { readonly kind: "none" }
  | { readonly kind: "unreadable"; readonly finding: Finding }
  | {
      readonly kind: "report";
      readonly report: AnnualReport;
      /** Where its figures stand in the workbook. */
      readonly places: ReportPlaces;
      /** What is doubtful about last period; an error says why it is left out. */
      readonly doubts: readonly Finding[];
    };

/** 总结: the annual report of the workbook, a roll-up or a plan. */
export interface ReportJobs {
  /** The report, beside an earlier period's figures where they are given and are of an earlier period. */
  view(language: Language, previous?: ReadPrevious | null): Promise<ReportView>;
  /**
   * Reads last period's figures out of its workbook; `null` where the place
   * reads no files. Fails with `RefusedError` where it is neither a roll-up nor a plan.
   */
  readonly readPrevious: ((file: ChosenFile) => Promise<ReadPrevious>) | null;
  /**
   * Hands the report to the person as a Word document; `null` where the place
   * can save no file. `cancelled` where the person thought better of it.
   */
  readonly save:
    | ((
        report: AnnualReport,
        places: ReportPlaces,
      ) => Promise<"saved" | "cancelled">)
    | null;
}

export function reportJobs(tools: PaneTools): ReportJobs {
  const { platform, work } = tools;
  const saveFile = platform?.saveFile ?? null;
  return {
    view: (language, previous = null) => viewOf(tools, language, previous),
    readPrevious:
      work === undefined
        ? null
        : (file) => work.reports.readPrevious({ file, today: tools.today() }),
    save:
      saveFile === null || work === undefined
        ? null
        : async (report, places) => {
            const bytes = await work.reports.write({ report, places });
            return saveFile({ name: fileName(report), bytes });
          },
  };
}

/** Characters that file systems refuse. */
// eslint-disable-next-line no-control-regex -- exactly these are looked for
const REFUSED = /[\u0000-\u001f<>:"/\\|?*]/g;

function fileName({ union, title }: AnnualReport): string {
  const name = `${union}${union === "" ? "" : " "}${title}`;
  return `${name.replace(REFUSED, "_").slice(0, 100)}.docx`;
}

async function viewOf(
  { host, today }: PaneTools,
  language: Language,
  before: ReadPrevious | null,
): Promise<ReportView> {
  // Loaded when a report is asked for: the pane's start does without.
  const [{ summaryOf }, { annualReport }, { placesOf, previousDoubts }] =
    await Promise.all([
      import("../summary"),
      import("../../core/report"),
      import("../report"),
    ]);
  try {
    // One workbook is compared with no other: its digest says nothing.
    const summary = summaryOf(
      { digest: () => "workbook", today: today() },
      await host.read(),
    );
    const { previous, doubts } = comparedWith(before, (each) =>
      previousDoubts(summary.rollup, each),
    );
    const report = annualReport(summary.rollup, { language, previous });
    const places = placesOf(summary, report);
    return { kind: "report", report, places, doubts };
  } catch (error) {
    if (error instanceof JobError || !(error instanceof RefusedError))
      throw error;
    return error.finding.code === "no-plan"
      ? { kind: "none" }
      : { kind: "unreadable", finding: error.finding };
  }
}

/** Last period with what is doubtful about it; left out where it is not one. */
function comparedWith(
  before: ReadPrevious | null,
  doubtsOf: (previous: PreviousPeriod) => readonly Finding[],
): {
  readonly previous: PreviousPeriod | null;
  readonly doubts: readonly Finding[];
} {
  if (before === null) return { previous: null, doubts: [] };
  const { previous, findings } = before;
  try {
    return { previous, doubts: [...findings, ...doubtsOf(previous)] };
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return { previous: null, doubts: [error.finding] };
  }
}
