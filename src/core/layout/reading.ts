import type { Finding } from "../finding";
import type {
  BaselineNode,
  BranchCode,
  Day,
  Direction,
  Goal,
  GoalId,
  IndicatorId,
  IndicatorKind,
  Measure,
  MeasureId,
  Month,
  MonthlyReport,
  NodeId,
  NodeProgress,
  Owner,
  PlanId,
  PlanPeriod,
  Recurrence,
} from "../plan";
import type { Language, ReportColumn } from "./schema";

/**
 * What was read from one plan workbook, well-formed or not. A value that could
 * not be read is `null` here and a finding in `findings`; nothing is guessed,
 * and no row that holds anything is left out.
 */
export interface PlanReading {
  /** As the caller named it. */
  readonly file: string;
  /** When the file was last saved, as it says itself (ISO 8601), else `null`. */
  readonly savedAt: string | null;
  readonly head: PlanHead;
  readonly goals: readonly GoalRow[];
  readonly measures: readonly MeasureRow[];
  readonly nodes: readonly NodeRow[];
  readonly indicators: readonly IndicatorRow[];
  readonly owners: readonly OwnerRow[];
  /** The record of monthly reports; `null` where the file has none at all (made by hand). */
  readonly reports: readonly ReportRow[] | null;
  /** The nodes as issued, from `_plan`; `null` where the file has no `_plan`. */
  readonly baseline: readonly BaselineNode[] | null;
  /** Where each table stands; `null` for a table that is not there. Columns by key, from 1. */
  readonly tables: Readonly<Record<TableKey, TablePlace | null>>;
  /** Everything that was doubtful in finding and in reading the cells. */
  readonly findings: readonly Finding[];
}

export type TableKey = "goals" | "measures" | "nodes" | "indicators" | "owners";

/** Where a table was found: its sheet and header row, and the column of each key, from 1. */
export interface TablePlace {
  readonly sheet: string;
  readonly headerRow: number;
  readonly lastRow: number;
  readonly columns: ReadonlyMap<string, number>;
}

/** The plan's head, from 封面 and `_plan`. Where the two disagree about the branch, both are kept. */
export interface PlanHead {
  readonly planId: PlanId | null;
  readonly title: string;
  readonly branchCode: BranchCode | null;
  readonly branchName: string;
  readonly parentUnion: string;
  /** Branch code as `_plan` has it, where it differs from the cover's; else `null`. */
  readonly recordedCode: BranchCode | null;
  /** Branch name as `_plan` has it, where it differs from the cover's; else `null`. */
  readonly recordedName: string | null;
  readonly period: PlanPeriod;
  readonly preparedBy: string;
  readonly reviewedBy: string;
  readonly preparedOn: Day | null;
  readonly guidingPrinciples: string;
  readonly language: Language;
  /** The sheet and cells of the cover's fields, by key, for findings: `{ sheet: "封面", cells: { branchCode: "B4" } }`. */
  readonly place: {
    readonly sheet: string | null;
    readonly cells: Readonly<Record<string, string>>;
  };
}

/** Where a row stands. */
export interface RowPlace {
  readonly sheet: string;
  /** From 1. */
  readonly row: number;
}

export interface GoalRow extends Omit<Goal, "id"> {
  readonly id: GoalId | null;
  readonly place: RowPlace;
}

export interface MeasureRow extends Omit<Measure, "id" | "goalId"> {
  readonly id: MeasureId | null;
  readonly goalId: GoalId | null;
  readonly place: RowPlace;
}

/** One row of 月度安排. */
export interface NodeRow {
  readonly id: NodeId | null;
  readonly goalId: GoalId | null;
  readonly measureId: MeasureId | null;
  readonly text: string;
  readonly recurrence: Recurrence;
  /** `null` where there is none or it cannot be read: the node is not counted until a person gives it one. */
  readonly dueMonth: Month | null;
  readonly owner: string;
  readonly department: string;
  /** 1 where blank or refused (0, negative, not a number). */
  readonly weight: number;
  /** `status` is `not-started` where blank; where it cannot be read also, with a finding. */
  readonly progress: NodeProgress;
  /** Keys of the columns whose cell holds something that could not be read: not the same as blank. */
  readonly unreadable: readonly string[];
  readonly place: RowPlace;
}

/** One indicator: its row, or a ratio's two rows. */
export interface IndicatorRow {
  readonly id: IndicatorId | null;
  readonly measureId: MeasureId | null;
  readonly name: string;
  /** As written, for instance 万元; values and target are in it. */
  readonly unit: string;
  readonly kind: IndicatorKind;
  readonly direction: Direction;
  readonly target: number | null;
  readonly values: ReadonlyMap<Month, number>;
  readonly denominators: ReadonlyMap<Month, number>;
  /** Months of a ratio that hold a bare percentage instead of two counts. */
  readonly bareMonths: readonly Month[];
  /** The row of the numerator of a ratio; of the other kinds the only row. */
  readonly place: RowPlace;
  /** The row of a ratio's denominator, where there is one. */
  readonly denominatorPlace?: RowPlace;
}

export interface OwnerRow extends Owner {
  readonly place: RowPlace;
}

export interface ReportRow extends MonthlyReport {
  readonly place: RowPlace;
  /** The cell of 填报状态, where the record has that column. */
  readonly stateCell?: string;
  /** The cells of the row by the keys of `REPORT_COLUMNS`, for the columns that the record has. */
  readonly cells?: Readonly<Partial<Record<ReportColumn, string>>>;
}
