import type { Finding } from "../../core/finding";
import { readPlan } from "../../core/layout";
import type { Language } from "../../core/layout";
import type { PlanPeriod, Roster } from "../../core/plan";
import type { FileJobControl } from "../file-work/job";
import { planToIssue } from "../issue-plan";
import { JobError } from "../ports";
import type { ChosenFile } from "./platform";
import { sheetRoster } from "./roster-sheet";
import type { SheetRoster } from "./roster-sheet";
import type { PaneTools } from "./tools";
import { rosterIn } from "./found-roster";
import type { FoundRoster } from "./found-roster";
import { workOf } from "./work-of";

/** How issued workbooks can be handed to the person. */
export type IssueWay = "archive" | "workbooks" | "none";

/** What the workbook in front of the person offers for issuing. */
export type IssueView =
  | { readonly kind: "none" }
  | { readonly kind: "unreadable"; readonly finding: Finding }
  | {
      readonly kind: "plan";
      readonly title: string;
      readonly period: PlanPeriod;
      readonly nodes: number;
      /** The roster that stands in the workbook, if there is one. */
      readonly roster: SheetRoster | null;
      /** Why a roster in the workbook cannot be used. */
      readonly rosterError: JobError | null;
      readonly way: IssueWay;
    };

/** 下发: a workbook of the plan for each branch of a roster. */
export interface IssueJobs {
  prepare(language: Language): Promise<IssueView>;
  /** The roster among the files at hand; `null` where there is none. Fails as `readRoster`. */
  rosterAtHand(): ((language: Language) => Promise<FoundRoster>) | null;
  /** A roster out of an .xlsx or .csv. Fails as `rosters.read` of `FileWork`. */
  readRoster(file: ChosenFile, language: Language): Promise<Roster>;
  /**
   * Makes the workbooks and hands them over: as one zip, or, where nothing can
   * be saved, up to `MOST_OPENED` as new workbooks. Fails with `plan-missing`,
   * `plan-unfit`, `too-many-to-open` and `nowhere-to-save`.
   */
  issue(
    roster: Roster,
    language: Language,
    control?: FileJobControl,
  ): Promise<"saved" | "opened" | "cancelled">;
}

/** Workbooks that are opened at once at most: each is a window. */
export const MOST_OPENED = 10;

export function issueJobs(tools: PaneTools): IssueJobs {
  return {
    prepare: (language) => prepare(tools, language),
    rosterAtHand: () => {
      const roster = tools.platform?.filesAtHand?.().roster ?? null;
      return roster === null
        ? null
        : async (language) => rosterIn(tools, await roster(), language);
    },
    readRoster: (file, language) =>
      workOf(tools).rosters.read({ file, language }),
    issue: (roster, language, control) =>
      issueTo(tools, roster, language, control),
  };
}

async function prepare(
  { host, platform }: PaneTools,
  language: Language,
): Promise<IssueView> {
  const workbook = await host.read();
  const result = readPlan(workbook);
  if (!result.ok) {
    return result.finding.code === "no-plan"
      ? { kind: "none" }
      : { kind: "unreadable", finding: result.finding };
  }
  const { head, nodes } = result.reading;
  let roster: SheetRoster | null = null;
  let rosterError: JobError | null = null;
  try {
    roster = sheetRoster(workbook, language);
  } catch (error) {
    if (!(error instanceof JobError)) throw error;
    rosterError = error;
  }
  return {
    kind: "plan",
    title: head.title,
    period: head.period,
    nodes: nodes.length,
    roster,
    rosterError,
    way: wayOf(platform),
  };
}

function wayOf(platform: PaneTools["platform"]): IssueWay {
  if (platform?.saveFile != null) return "archive";
  return platform?.openWorkbook == null ? "none" : "workbooks";
}

async function issueTo(
  tools: PaneTools,
  roster: Roster,
  language: Language,
  control?: FileJobControl,
): Promise<"saved" | "opened" | "cancelled"> {
  const { host, platform } = tools;
  const { saveFile = null, openWorkbook = null } = platform ?? {};
  const result = readPlan(await host.read());
  if (!result.ok) throw new JobError("plan-missing");
  const issued = planToIssue(result.reading, tools.newPlanId);
  if (!issued.ok) throw new JobError("plan-unfit", { rows: issued.rows });
  const order = { plan: issued.plan, roster, language, today: tools.today() };
  const { issuing } = workOf(tools);
  if (saveFile !== null) {
    return saveFile(await issuing.archive(order, control));
  }
  if (openWorkbook === null) throw new JobError("nowhere-to-save");
  const count = roster.branches.length;
  if (count > MOST_OPENED)
    throw new JobError("too-many-to-open", { most: MOST_OPENED, count });
  for (const file of await issuing.workbooks(order, control))
    await openWorkbook(file);
  return "opened";
}
