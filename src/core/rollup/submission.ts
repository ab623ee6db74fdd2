import { finding } from "../finding";
import type { Finding } from "../finding";
// From the files, not the barrel: layout itself counts with this module.
import { cellAddress } from "../layout/cells";
import type { IndicatorRow, PlanReading } from "../layout/reading";
import { formatMonth, parseIsoMonth } from "../plan";
import type {
  BaselineNode,
  BranchCode,
  Direction,
  GoalId,
  IndicatorId,
  IndicatorKind,
  MeasureId,
  Month,
  NodeId,
  PlanId,
  PlanPeriod,
  ReportState,
  WorkField,
} from "../plan";
import { nodeFacts } from "./rows";
import type { CountedNode } from "./state";

/**
 * What a roll-up keeps of one readable plan workbook; the cells are forgotten.
 * Plain data, so that it can be sent between threads. Thousands are held at
 * once: rows are flat and nothing is kept twice.
 */
export interface Submission {
  /** As the caller named it, relative to the path that was given. */
  readonly file: string;
  /** Digest of the content: files of equal digest count once. */
  readonly digest: string;
  /** When the file was last saved (ISO 8601), else `null`. */
  readonly savedAt: string | null;
  readonly planId: PlanId | null;
  readonly title: string;
  /** As on 封面. */
  readonly branchCode: BranchCode | null;
  readonly branchName: string;
  readonly parentUnion: string;
  /** As in `_plan`, where it differs from 封面. */
  readonly recordedCode: BranchCode | null;
  readonly recordedName: string | null;
  /** Cell of 单位编码 (单位名称 where that is missing) on 封面, for findings. */
  readonly coverPlace: {
    readonly sheet: string | null;
    readonly cell: string | null;
  };
  readonly period: PlanPeriod;
  /** The record of monthly reports, filled months only; `null` where the file has none at all. */
  readonly reports:
    readonly { readonly month: Month; readonly state: ReportState }[] | null;
  readonly goals: readonly GoalFact[];
  /** Rows with a month; of rows that are identical and share an id, the first. */
  readonly nodes: readonly NodeFact[];
  readonly indicators: readonly IndicatorFact[];
  /** Columns of 月度安排, from 1, by which a fact is traced to its cells; `null` where not found. */
  readonly nodeColumns: {
    readonly id: number | null;
    readonly text: number | null;
  };
  /** Column of each month of 指标, from 1. */
  readonly monthColumns: readonly (readonly [Month, number])[];
  /** The nodes as issued by `_plan`; `null` without one. */
  readonly baseline: readonly BaselineNode[] | null;
  /** Everything found about the file so far. */
  readonly findings: readonly Finding[];
}

export interface GoalFact {
  readonly id: GoalId | null;
  readonly field: WorkField;
  readonly text: string;
}

/** One row of 月度安排 that has a month. */
export interface NodeFact extends CountedNode {
  readonly id: NodeId | null;
  readonly goalId: GoalId | null;
  readonly measureId: MeasureId | null;
  /** 工作领域 of its goal, or of its measure's goal; 其他 where neither is known. */
  readonly field: WorkField;
  readonly text: string;
  readonly owner: string;
  readonly department: string;
  /** 变更原因. */
  readonly changeReason: string;
  /** 完成情况, in the branch's own words. */
  readonly result: string;
  /** 佐证材料. */
  readonly evidence: string;
  readonly sheet: string;
  /** From 1. */
  readonly row: number;
}

/** One indicator: its row, or a ratio's two rows. `months`, `values` and `denominators` run in parallel. */
export interface IndicatorFact {
  readonly id: IndicatorId | null;
  readonly name: string;
  /** As written; values and target are in it. */
  readonly unit: string;
  readonly kind: IndicatorKind;
  readonly direction: Direction;
  readonly target: number | null;
  /** Months with a value, ascending. */
  readonly months: readonly Month[];
  /** `null` where blank. */
  readonly values: readonly (number | null)[];
  /** A ratio's; empty for the other kinds. */
  readonly denominators: readonly (number | null)[];
  readonly sheet: string;
  readonly row: number;
}

/** What the caller knows about a file besides its cells. */
export interface SubmissionMeta {
  readonly digest: string;
  /** All findings about the file, those of the reading and those of the checks. */
  readonly findings: readonly Finding[];
  /** When it was last saved; the reading's own time where this is left out. */
  readonly savedAt?: string | null;
}

/**
 * The facts that a roll-up needs from a reading. Findings that belong to the
 * counting (a repeated row, a bare percentage, a missing record of reports)
 * are added where the checks have not made them already.
 */
export function factsOf(
  reading: PlanReading,
  meta: SubmissionMeta,
): Submission {
  const { head } = reading;
  const found = new FindingList(meta.findings);
  const nodeColumns = reading.tables.nodes?.columns;
  const columns = {
    id: nodeColumns?.get("id") ?? null,
    text: nodeColumns?.get("text") ?? null,
  };
  const nodes = nodeFacts(reading, columns.id, (extra) => {
    found.add(extra);
  });
  if (reading.reports === null) {
    found.add(
      finding("report-record-missing", {
        file: reading.file,
        sheet: head.place.sheet,
      }),
    );
  }
  const monthColumns = monthColumnsOf(reading);
  addBarePercentages(reading, monthColumns, found);
  return {
    file: reading.file,
    digest: meta.digest,
    savedAt: meta.savedAt === undefined ? reading.savedAt : meta.savedAt,
    planId: head.planId,
    title: head.title,
    branchCode: head.branchCode,
    branchName: head.branchName,
    parentUnion: head.parentUnion,
    recordedCode: head.recordedCode,
    recordedName: head.recordedName,
    coverPlace: {
      sheet: head.place.sheet,
      cell:
        head.place.cells["branchCode"] ??
        head.place.cells["branchName"] ??
        null,
    },
    period: head.period,
    reports: filledReports(reading),
    goals: reading.goals.map(({ id, field, text }) => ({ id, field, text })),
    nodes,
    indicators: distinctIndicators(reading.indicators),
    nodeColumns: columns,
    monthColumns,
    baseline: reading.baseline,
    findings: found.all,
  };
}

/** Findings of one file; what is there already, by code and place, is not added again. */
class FindingList {
  readonly all: Finding[];
  private readonly known: Set<string>;

  constructor(findings: readonly Finding[]) {
    this.all = [...findings];
    this.known = new Set(findings.map(placeKey));
  }

  add(extra: Finding): void {
    const key = placeKey(extra);
    if (this.known.has(key)) return;
    this.known.add(key);
    this.all.push(extra);
  }
}

/** What makes two findings the same one: the code and the cell. */
function placeKey({ code, place }: Finding): string {
  return [code, place.sheet ?? "", place.cell ?? ""].join("\n");
}

/** Names each refused percentage, unless whoever read or checked the cells has done so. */
function addBarePercentages(
  reading: PlanReading,
  monthColumns: Submission["monthColumns"],
  found: FindingList,
): void {
  if (found.all.some(({ code }) => code === "ratio-bare")) return;
  const columns = new Map(monthColumns);
  for (const { name, bareMonths, place } of reading.indicators) {
    for (const month of bareMonths) {
      const cell = cellAddress(place.row, columns.get(month) ?? 1);
      const where = { file: reading.file, sheet: place.sheet, cell };
      found.add(
        finding("ratio-bare", where, { name, month: formatMonth(month) }),
      );
    }
  }
}

function filledReports(reading: PlanReading): Submission["reports"] {
  if (reading.reports === null) return null;
  return reading.reports.flatMap(({ month, state }) =>
    state === null ? [] : { month, state },
  );
}

function monthColumnsOf(reading: PlanReading): Submission["monthColumns"] {
  const columns: [Month, number][] = [];
  for (const [key, column] of reading.tables.indicators?.columns ?? []) {
    const month = parseIsoMonth(key);
    if (month !== null) columns.push([month, column]);
  }
  return columns;
}

function distinctIndicators(
  rows: readonly IndicatorRow[],
): readonly IndicatorFact[] {
  const seen = new Set<string>();
  const facts: IndicatorFact[] = [];
  for (const row of rows) {
    const fact = indicatorFact(row);
    const key = JSON.stringify({ ...fact, sheet: "", row: 0 });
    if (fact.id !== null && seen.has(key)) continue;
    seen.add(key);
    facts.push(fact);
  }
  return facts;
}

/** A month with a bare percentage is a month without its two counts: refused (docs/completion.md, Indicators). */
function indicatorFact(row: IndicatorRow): IndicatorFact {
  const bare = new Set(row.bareMonths);
  const months = [
    ...new Set([...row.values.keys(), ...row.denominators.keys()]),
  ]
    .filter((month) => !bare.has(month))
    .sort((a, b) => a - b);
  return {
    id: row.id,
    name: row.name,
    unit: row.unit,
    kind: row.kind,
    direction: row.direction,
    target: row.target,
    months,
    values: months.map((month) => row.values.get(month) ?? null),
    denominators:
      row.kind === "ratio"
        ? months.map((month) => row.denominators.get(month) ?? null)
        : [],
    sheet: row.place.sheet,
    row: row.place.row,
  };
}
