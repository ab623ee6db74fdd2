import type { CellPlace } from "../../core/layout";
import type { Day } from "../../core/plan";
import { checkJobs } from "./check";
import type { CheckJobs } from "./check";
import { issueJobs } from "./issue";
import type { IssueJobs } from "./issue";
import { monthJobs } from "./month";
import type { MonthJobs } from "./month";
import { planJobs } from "./plan";
import type { PlanJobs } from "./plan";
import { reportJobs } from "./report";
import type { ReportJobs } from "./report";
import { rollupJobs } from "./rollup";
import type { RollupJobs } from "./rollup";
import { settingsJobs } from "./settings";
import type { SettingsJobs } from "./settings";
import type { PaneTools } from "./tools";
import { WriteJournal } from "./undo";
import type { UndoJobs } from "./undo";

export { cellOfFinding, findingName } from "./check";
export type { CheckJobs, CheckResult, FixOutcome } from "./check";
export { checkIndicatorEntry } from "./indicator-entry";
export type {
  CheckedIndicator,
  IndicatorEntry,
  IndicatorFault,
  IndicatorLine,
} from "./indicator-entry";
export type { MonthJobs } from "./month";
export type {
  MonthGaps,
  MonthGroup,
  MonthOverview,
  MonthView,
  ReportLine,
} from "./month-view";
export type { EntryOutcome, ReportEntry } from "./month-writing";
export { checkNodeEntry, standingDeferral } from "./node-entry";
export type { EntryContext, EntryFault, Fault, NodeEntry } from "./node-entry";
export type { NodeLine } from "./node-line";
export type { CurrentPlan, PlanJobs, PlanOverview } from "./plan";
export { CHANGED_TABLES } from "./plan-change";
export type {
  ChangedTable,
  PlanChange,
  RowChange,
  RowFace,
} from "./plan-change";
export type { PlanMade, PlanMaking, PlanPreview } from "./plan-making";
export type {
  ChosenFile,
  FilesAtHand,
  NamedBytes,
  PanePlatform,
  PaneSettings,
} from "./platform";
export type { ReadPrevious } from "../report";
export type { ReportJobs, ReportView } from "./report";
export { MOST_OPENED } from "./issue";
export type { IssueJobs, IssueView, IssueWay } from "./issue";
export type { RollupJobs, RollupPlaced, RollupStart } from "./rollup";
export type { FoundRoster } from "./found-roster";
export type { SheetRoster } from "./roster-sheet";
export type {
  SettingFault,
  SettingOutcome,
  SettingsJobs,
  SettingsView,
} from "./settings";
export type { PaneTools } from "./tools";
export type { UndoJobs, UndoOutcome, UndoState, WriteOutcome } from "./undo";

/**
 * What the task pane and the ribbon's commands can do with the workbook in
 * front of the person, a group of jobs a page. Every job fails with a
 * `HostError` (or a `JobError`, where it says so) and with nothing else; the
 * workbook is then as before, or the error says what stands.
 */
export interface PaneJobs {
  readonly today: () => Day;
  readonly plan: PlanJobs;
  readonly month: MonthJobs;
  readonly check: CheckJobs;
  readonly issue: IssueJobs;
  readonly rollup: RollupJobs;
  readonly report: ReportJobs;
  readonly settings: SettingsJobs;
  readonly undo: UndoJobs;
  reveal(place: CellPlace): Promise<void>;
  /** Calls the listener when a person has changed the plan's tables; the function ends it. */
  watch(listener: () => void): Promise<() => Promise<void>>;
}

/** The jobs over a live workbook. */
export function paneJobs(tools: PaneTools): PaneJobs {
  const { host, today } = tools;
  const journal = new WriteJournal(host);
  return {
    today,
    plan: planJobs(tools),
    month: monthJobs(tools, journal),
    check: checkJobs(tools, journal),
    issue: issueJobs(tools),
    rollup: rollupJobs(tools),
    report: reportJobs(tools),
    settings: settingsJobs(tools, journal),
    undo: journal,
    reveal: (place) => host.reveal(place),
    watch: (listener) =>
      host.onEdited(() => {
        listener();
      }),
  };
}
