import { readPlan } from "../../core/layout";
import type {
  CellPlace,
  NodeRow,
  PlanReading,
  WorkbookCells,
} from "../../core/layout";
import type { Finding } from "../../core/finding";
import {
  addMonths,
  isInPeriod,
  lastDayOf,
  lastMonthOf,
  monthOfDay,
} from "../../core/plan";
import type { Day, Month, PlanPeriod, ReportState } from "../../core/plan";
import { isBlank } from "../../core/plan/values";
import { figureSettings } from "./figures";
import type { FigureSettings } from "./figures";
import { indicatorLines } from "./indicator-entry";
import type { IndicatorLine } from "./indicator-entry";
import type { EntryContext } from "./node-entry";
import { linesOf } from "./node-line";
import type { IsBlank, NodeLine } from "./node-line";
import type { PaneTools } from "./tools";

/** Under which heading a node stands in a month; `null`: it is none of this month's. */
export type MonthGroup = "overdue" | "due" | "soon";

/** What was reported for a month. */
export interface ReportLine {
  readonly month: Month;
  readonly state: ReportState | null;
  readonly reporter: string;
  readonly reportedOn: Day | null;
  /** The cell of the state. */
  readonly place: CellPlace;
  /** The cells of the other columns that the record has. */
  readonly cells: {
    readonly reporter?: string | undefined;
    readonly reportedOn?: string | undefined;
  };
}

/** What is missing of a month that has ended. */
export interface MonthGaps {
  readonly month: Month;
  /** Nodes due in it whose state is blank. */
  readonly nodes: readonly NodeLine[];
  /** Indicators without a value (a ratio: without both). */
  readonly indicators: readonly IndicatorLine[];
  /** Neither 已填报 nor 零报告, where the workbook has a record of reports. */
  readonly reportMissing: boolean;
}

/** One month of the plan. */
export interface MonthOverview {
  readonly kind: "month";
  readonly month: Month;
  /** The month of the running day, or the plan's month nearest to it. */
  readonly running: Month;
  readonly period: PlanPeriod;
  readonly settings: Pick<
    FigureSettings,
    "asOf" | "today" | "cutoff" | "lights"
  >;
  /** Every node that has a month, in the sheet's order, and where it belongs in this month. */
  readonly nodes: readonly {
    readonly line: NodeLine;
    readonly group: MonthGroup | null;
  }[];
  /** Nodes that are not counted because they have no month. */
  readonly nodesWithoutMonth: number;
  readonly indicators: readonly IndicatorLine[];
  /** `null` where the workbook has no record of reports, or none for this month. */
  readonly report: ReportLine | null;
  /** The name to offer for a report: the last reporter's, else the person's who made the plan. */
  readonly reporter: string;
  /** `null` where the month before is not in the plan, has not ended, or lacks nothing. */
  readonly gaps: MonthGaps | null;
  /** What entries of nodes are checked against. */
  readonly entry: EntryContext;
}

/** What there is to do in a month. */
export type MonthView =
  | { readonly kind: "none" }
  | { readonly kind: "unreadable"; readonly finding: Finding }
  | MonthOverview;

/** A workbook with its plan, as just read. */
export interface ReadWorkbook {
  readonly workbook: WorkbookCells;
  readonly reading: PlanReading;
  readonly settings: FigureSettings;
}

/** Reads the plan; else the view that says why there is none. */
export async function readWorkbook(
  tools: PaneTools,
): Promise<ReadWorkbook | Exclude<MonthView, MonthOverview>> {
  const workbook = await tools.host.read();
  const result = readPlan(workbook);
  if (!result.ok) {
    return result.finding.code === "no-plan"
      ? { kind: "none" }
      : { kind: "unreadable", finding: result.finding };
  }
  return {
    workbook,
    reading: result.reading,
    settings: figureSettings(tools, workbook),
  };
}

/** What there is to do in a month; without one in the running month. */
export function monthOverview(
  { workbook, reading, settings }: ReadWorkbook,
  wanted: Month | null,
): MonthOverview {
  const { period } = reading.head;
  const running = nearest(period, monthOfDay(settings.today));
  const month = nearest(period, wanted ?? running);
  const lines = linesOf(reading, settings, blankCells(reading, workbook));
  const before = addMonths(month, -1);
  return {
    kind: "month",
    month,
    running,
    period,
    settings,
    nodes: lines.map((line) => ({ line, group: groupOf(line, month) })),
    nodesWithoutMonth: reading.nodes.length - lines.length,
    indicators: indicatorLines(reading, workbook, month),
    report: reportLine(reading, month),
    reporter: reporterOf(reading),
    gaps:
      isInPeriod(period, before) && lastDayOf(before) < settings.today
        ? gapsOf({ workbook, reading, settings }, lines, before)
        : null,
    entry: {
      period,
      today: settings.today,
      language: reading.head.language,
      columns: new Set(reading.tables.nodes?.columns.keys()),
    },
  };
}

function nearest(period: PlanPeriod, month: Month): Month {
  if (month < period.start) return period.start;
  const last = lastMonthOf(period);
  return month > last ? last : month;
}

/** Due in the month; else overdue before it, or soon due after it. */
function groupOf(
  { dueMonth, overdue, light }: NodeLine,
  month: Month,
): MonthGroup | null {
  if (dueMonth === month) return "due";
  if (overdue && dueMonth < month) return "overdue";
  return light === "blue" && dueMonth > month ? "soon" : null;
}

/** Tells which cells of 月度安排 are blank; those of columns that are not there are not. */
function blankCells(reading: PlanReading, workbook: WorkbookCells): IsBlank {
  const table = reading.tables.nodes;
  const info = workbook.sheets.find(({ name }) => name === table?.sheet);
  const cells = info === undefined ? null : workbook.read(info);
  return (row: NodeRow, column: string) => {
    const at = table?.columns.get(column);
    return at !== undefined && isBlank(cells?.cell(row.place.row, at));
  };
}

/** What was reported for a month; `null` where the workbook has no line for it. */
export function reportLine(
  { reports }: PlanReading,
  month: Month,
): ReportLine | null {
  const row = reports?.find((report) => report.month === month);
  const cell = row?.cells?.state ?? row?.stateCell;
  if (row === undefined || cell === undefined) return null;
  return {
    month,
    state: row.state,
    reporter: row.reporter,
    reportedOn: row.reportedOn,
    place: { sheet: row.place.sheet, cell },
    cells: {
      reporter: row.cells?.reporter,
      reportedOn: row.cells?.reportedOn,
    },
  };
}

function reporterOf({ reports, head }: PlanReading): string {
  const named = (reports ?? []).filter(({ reporter }) => reporter !== "");
  return named.at(-1)?.reporter ?? head.preparedBy;
}

function gapsOf(
  { workbook, reading }: ReadWorkbook,
  lines: readonly NodeLine[],
  month: Month,
): MonthGaps | null {
  const nodes = lines.filter(
    ({ dueMonth, stateBlank }) => dueMonth === month && stateBlank,
  );
  const indicators = indicatorLines(reading, workbook, month).filter(
    ({ kind, value, denominator, place }) =>
      place !== null &&
      (value === null || (kind === "ratio" && denominator === null)),
  );
  const reportMissing =
    reading.reports !== null &&
    !reading.reports.some(
      (report) => report.month === month && report.state !== null,
    );
  return nodes.length + indicators.length > 0 || reportMissing
    ? { month, nodes, indicators, reportMissing }
    : null;
}
