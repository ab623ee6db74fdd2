import { finding, FINDINGS } from "../../finding";
import type { Finding, FindingCode, Params, SafeFix } from "../../finding";
import {
  NODE_STATUSES,
  parseBranchCode,
  parseGoalId,
  parseIndicatorId,
  parseMeasureId,
  parseNodeId,
  parsePlanId,
  parseWorkField,
} from "../../plan";
import type { BaselineNode, Month, Recurrence } from "../../plan";
import type {
  GoalFact,
  IndicatorFact,
  NodeFact,
  Submission,
} from "../../rollup";
import { WORDS } from "../schema";
import type { RowFields } from "./record-fields";

/**
 * A submission while its statements are being read, in any order. Every `take`
 * method tells whether its row could be read.
 */
export class SubmissionDraft {
  readonly nodes: { readonly no: number; readonly node: NodeFact }[] = [];
  private file: Pick<Submission, "file" | "digest" | "savedAt"> | null = null;
  private nodeCount: number | null = null;
  private plan: PlanPart | null = null;
  private period: PeriodPart | null = null;
  private reports: Submission["reports"] = null;
  private months: Submission["monthColumns"] = [];
  private readonly indicators: IndicatorFact[] = [];
  private readonly findings: ((file: string) => Finding)[] = [];

  takeFile(row: RowFields): boolean {
    const file = row.optional(3);
    const digest = row.optional(4);
    if (file === null || digest === null || this.file !== null) return false;
    this.file = { file, digest, savedAt: row.optional(5) };
    this.nodeCount = row.number(6);
    return this.nodeCount !== null;
  }

  takePlan(row: RowFields): boolean {
    this.plan = {
      planId: parsePlanId(row.text(3)),
      title: row.text(4),
      branchCode: parseBranchCode(row.text(5)),
      branchName: row.text(6),
      parentUnion: row.text(7),
      recordedCode: parseBranchCode(row.text(8)),
      recordedName: row.optional(9),
      coverPlace: { sheet: row.optional(10), cell: row.optional(11) },
    };
    return true;
  }

  takePeriod(row: RowFields): boolean {
    const period = row.period(3);
    if (period === null) return false;
    this.period = {
      period,
      nodeColumns: { id: row.count(6), text: row.count(7) },
      goals: row.count(8),
      baseline: row.count(9),
    };
    return true;
  }

  takeReports(row: RowFields): boolean {
    if (row.text(3) === "none") {
      this.reports = null;
      return true;
    }
    const reports: NonNullable<Submission["reports"]>[number][] = [];
    let understood = true;
    for (const column of row.groups(3, 2)) {
      const month = row.month(column);
      const state = row.text(column + 1);
      if (month === null || (state !== "reported" && state !== "zero-report"))
        understood = false;
      else reports.push({ month, state });
    }
    this.reports = reports;
    return understood;
  }

  takeMonths(row: RowFields): boolean {
    const months: (readonly [Month, number])[] = [];
    let understood = true;
    for (const column of row.groups(3, 2)) {
      const month = row.month(column);
      const at = row.count(column + 1);
      if (month === null || at === null) understood = false;
      else months.push([month, at]);
    }
    this.months = months;
    return understood;
  }

  takeIndicator(row: RowFields): boolean {
    const kind = keyOf(WORDS.kind, row.text(6));
    const direction = keyOf(WORDS.direction, row.text(7));
    const at = row.count(10);
    if (kind === null || direction === null || at === null) return false;
    const months: Month[] = [];
    const values: (number | null)[] = [];
    const denominators: (number | null)[] = [];
    let understood = true;
    for (const column of row.groups(11, 3)) {
      const month = row.month(column);
      if (month === null) {
        understood = false;
        continue;
      }
      months.push(month);
      values.push(row.number(column + 1));
      if (kind === "ratio") denominators.push(row.number(column + 2));
    }
    this.indicators.push({
      id: parseIndicatorId(row.text(3)),
      name: row.text(4),
      unit: row.text(5),
      kind,
      direction,
      target: row.number(8),
      months,
      values,
      denominators,
      sheet: row.text(9),
      row: at,
    });
    return understood;
  }

  /** A node of a file that does not count. */
  takeFact(row: RowFields): boolean {
    const recurrence = keyOf(WORDS.recurrence, row.text(8));
    const dueMonth = row.month(9);
    const status = NODE_STATUSES.find((each) => each === row.text(11));
    const at = row.count(19);
    const field = parseWorkField(row.text(6));
    const understood =
      recurrence !== null &&
      dueMonth !== null &&
      status !== undefined &&
      at !== null &&
      field !== null;
    if (!understood) return false;
    this.nodes.push({
      no: this.nodes.length,
      node: {
        id: parseNodeId(row.text(3)),
        goalId: parseGoalId(row.text(4)),
        measureId: parseMeasureId(row.text(5)),
        field,
        text: row.text(7),
        recurrence,
        dueMonth,
        weight: row.number(10) ?? 1,
        progress: {
          status,
          progress: row.number(12),
          doneOn: row.day(13),
          deferredTo: row.month(14),
          changedOn: row.day(15),
        },
        owner: row.text(16),
        department: row.text(17),
        // Not in roll-up workbooks made before these columns were added: blank.
        changeReason: row.text(20),
        result: row.text(21),
        evidence: row.text(22),
        sheet: row.text(18),
        row: at,
      },
    });
    return true;
  }

  takeFinding(row: RowFields): boolean {
    const code = findingCode(row.text(3));
    if (code === null) return false;
    const elsewhere = row.optional(4);
    const place = {
      ...(row.blank(5) ? {} : { sheet: row.text(5) }),
      ...(row.blank(6) ? {} : { cell: row.text(6) }),
      ...(row.number(7) === null ? {} : { line: row.number(7) ?? 0 }),
    };
    const params = paramsFrom(row, 12);
    const fix = fixFrom(row);
    this.findings.push((file) =>
      finding(
        code,
        elsewhere === "" ? place : { file: elsewhere ?? file, ...place },
        params,
        fix,
      ),
    );
    return true;
  }

  /** The submission; `null` where a statement that it needs is missing. `complete`: all its nodes are there. */
  submission(
    goals: ReadonlyMap<number, readonly GoalFact[]>,
    baselines: ReadonlyMap<number, readonly BaselineNode[]>,
  ): { readonly submission: Submission; readonly complete: boolean } | null {
    const { file, plan, period } = this;
    if (file === null || plan === null || period === null) return null;
    const nodes = [...this.nodes]
      .sort((a, b) => a.no - b.no)
      .map(({ node }) => node);
    const { baseline } = period;
    return {
      complete: nodes.length === this.nodeCount,
      submission: {
        ...file,
        ...plan,
        period: period.period,
        reports: this.reports,
        goals: period.goals === null ? [] : (goals.get(period.goals) ?? []),
        nodes,
        indicators: this.indicators,
        nodeColumns: period.nodeColumns,
        monthColumns: this.months,
        baseline: baseline === null ? null : (baselines.get(baseline) ?? []),
        findings: this.findings.map((make) => make(file.file)),
      },
    };
  }
}

type PlanPart = Pick<
  Submission,
  | "planId"
  | "title"
  | "branchCode"
  | "branchName"
  | "parentUnion"
  | "recordedCode"
  | "recordedName"
  | "coverPlace"
>;

interface PeriodPart extends Pick<Submission, "period" | "nodeColumns"> {
  readonly goals: number | null;
  readonly baseline: number | null;
}

/** A code of the catalogue; `null` for any other text. */
export function findingCode(text: string): FindingCode | null {
  return Object.hasOwn(FINDINGS, text) ? (text as FindingCode) : null;
}

/** Names and values of parameters, from a column on. */
export function paramsFrom(row: RowFields, from: number): Params {
  const params = new Map<string, string | number>();
  for (const column of row.groups(from, 2))
    params.set(row.text(column), row.value(column + 1) ?? "");
  return Object.fromEntries(params);
}

function fixFrom(row: RowFields): SafeFix | undefined {
  const value = row.value(10);
  if (row.blank(8) || row.blank(9) || value === null) return undefined;
  const fix = { sheet: row.text(8), cell: row.text(9), value };
  return row.text(11) === "day" ? { ...fix, day: true } : fix;
}

/** A key of a table of words. */
export function keyOf<Key extends string>(
  words: Readonly<Record<Key, unknown>>,
  text: string,
): Key | null {
  return Object.hasOwn(words, text) ? (text as Key) : null;
}

/** Reads a type of node by its key. */
export function recurrenceOf(text: string): Recurrence | null {
  return keyOf(WORDS.recurrence, text);
}
