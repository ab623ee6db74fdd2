import { formatDay, formatMonth } from "../plan";
import type { PeriodFigures, QuarterFigures, Ratio } from "./count";
import type { IndicatorValue } from "./indicators";
import type {
  BranchRollup,
  ExpectedFigures,
  NodeDetail,
  Rollup,
} from "./result";

/** A JSON value. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

/** The object that `union-plan rollup --json` prints (docs/cli.md, JSON of `rollup`). */
export function rollupJson(rollup: Rollup): { readonly [key: string]: Json } {
  const { roster, expected } = rollup;
  return {
    period: {
      start: formatMonth(rollup.period.start),
      months: rollup.period.months,
    },
    asOf: formatDay(rollup.asOf),
    roster: {
      total: roster.total,
      reported: roster.reported,
      notFilled: roster.notFilled,
      missing: roster.missing,
      duplicates: roster.duplicates.map(({ code, files }) => ({ code, files })),
      unexpected: roster.unexpected.map(({ file, code }) => ({ file, code })),
      unreadable: roster.unreadable.map(({ place, code }) => ({
        file: place.file ?? null,
        code,
      })),
    },
    branches: rollup.branches.map(branchJson),
    totals: {
      reporting: figuresJson(rollup.reporting),
      expected: { ...figuresJson(expected.figures), why: whyJson(expected) },
    },
    fields: rollup.fields.map(({ field, figures }) => ({
      workField: field,
      quarters: figures.quarters.map(quarterJson),
    })),
    indicators: rollup.indicators.map((indicator) => ({
      name: indicator.name,
      unit: indicator.unit,
      kind: indicator.kind,
      target: indicator.target,
      quarters: indicator.quarters.map(valueJson),
      total: valueJson(indicator.total),
      branches: indicator.branches,
    })),
    overdue: rollup.overdue.map(overdueJson),
    closed: [],
    findings: rollup.findings.map(({ code, severity, place, params }) => ({
      code,
      severity,
      file: place.file ?? null,
      sheet: place.sheet ?? null,
      cell: place.cell ?? null,
      params: { ...params },
    })),
  };
}

function branchJson(branch: BranchRollup): Json {
  const files = branch.plans.map(({ submission }) => submission.file);
  return {
    code: branch.code,
    name: branch.name,
    path: branch.path,
    file: branch.current?.file ?? branch.unreadable[0] ?? null,
    files,
    status: branch.status,
    light: branch.light,
    ...figuresJson(branch.figures),
  };
}

/** Quarters and year; both `null` where the figures are not known. */
function figuresJson(figures: PeriodFigures | null): {
  quarters: Json;
  year: Json;
} {
  if (figures === null) return { quarters: null, year: null };
  const { nodes, due, done, onTime } = figures.year;
  return {
    quarters: figures.quarters.map(quarterJson),
    year: { nodes, due, done, onTime },
  };
}

function quarterJson(quarter: QuarterFigures): Json {
  return {
    quarter: quarter.quarter,
    due: quarter.due,
    done: quarter.done,
    onTime: quarter.onTime,
    weighted: {
      num: exact(quarter.weighted.num),
      den: exact(quarter.weighted.den),
    },
    carriedIn: quarter.carriedIn,
    newlyOverdue: quarter.newlyOverdue,
    madeUp: quarter.madeUp,
    struckOff: quarter.struckOff,
    carriedOut: quarter.carriedOut,
    baseline:
      quarter.baseline === null
        ? null
        : { due: quarter.baseline.due, done: quarter.baseline.done },
    standing: { due: quarter.standing.due, done: quarter.standing.done },
    deferredOut: quarter.deferredOut,
  };
}

/** `no-roster`, or `baseline-missing: B03, B07` with the branches whose nodes are not known. */
function whyJson(expected: ExpectedFigures): string | null {
  if (expected.why !== "baseline-missing") return expected.why;
  return `${expected.why}: ${expected.branches.join(", ")}`;
}

function valueJson(value: IndicatorValue | null): Json {
  return value === null || typeof value === "number" ? value : ratioJson(value);
}

function ratioJson({ num, den }: Ratio): Json {
  return { num, den };
}

function overdueJson({ branch, plan, node, state }: NodeDetail): Json {
  return {
    branch: branch.key,
    nodeId: node.id,
    text: node.text,
    dueMonth: formatMonth(state.dueMonth),
    owner: node.owner,
    daysLate: state.daysLate,
    file: plan.submission.file,
    sheet: node.sheet,
    row: node.row,
  };
}

/** A sum of weights without the noise of binary fractions. */
function exact(value: number): number {
  return Number(value.toPrecision(12));
}
