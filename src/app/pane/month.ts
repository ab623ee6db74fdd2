import type { Month } from "../../core/plan";
import type { IndicatorEntry, IndicatorLine } from "./indicator-entry";
import { monthOverview, readWorkbook } from "./month-view";
import type { MonthView, ReadWorkbook, ReportLine } from "./month-view";
import { enterIndicator, enterNode, enterReport } from "./month-writing";
import type { EntryOutcome, ReportEntry } from "./month-writing";
import type { NodeEntry } from "./node-entry";
import type { NodeLine } from "./node-line";
import type { PaneTools } from "./tools";
import type { WriteJournal } from "./undo";

/**
 * 本月: what is due, and filling it in. An entry says what it was shown
 * (`seen`): the row is read again, looked for where it stands now by its id and
 * text, and not written where somebody has changed it meanwhile. What is
 * wrong in an entry is said before anything is written.
 */
export interface MonthJobs {
  /** What there is to do in a month; without one in the running month. */
  view(month?: Month | null): Promise<MonthView>;
  enterNode(
    seen: NodeLine,
    entry: NodeEntry,
  ): Promise<EntryOutcome<NodeEntry, NodeLine>>;
  enterIndicator(
    seen: IndicatorLine,
    month: Month,
    entry: IndicatorEntry,
  ): Promise<EntryOutcome<IndicatorEntry, IndicatorLine>>;
  enterReport(
    seen: ReportLine,
    entry: ReportEntry,
  ): Promise<EntryOutcome<ReportEntry, ReportLine>>;
}

export function monthJobs(tools: PaneTools, journal: WriteJournal): MonthJobs {
  const inPlan = async <Entry, Line>(
    enter: (found: ReadWorkbook) => Promise<EntryOutcome<Entry, Line>>,
  ): Promise<EntryOutcome<Entry, Line>> => {
    const found = await readWorkbook(tools);
    return "kind" in found ? { kind: "gone" } : enter(found);
  };
  return {
    view: async (month = null) => {
      const found = await readWorkbook(tools);
      return "kind" in found ? found : monthOverview(found, month);
    },
    enterNode: (seen, entry) =>
      inPlan((found) => enterNode(found, journal, seen, entry)),
    enterIndicator: (seen, month, entry) =>
      inPlan((found) => enterIndicator(found, journal, seen, month, entry)),
    enterReport: (seen, entry) =>
      inPlan((found) => enterReport(found, journal, seen, entry)),
  };
}
