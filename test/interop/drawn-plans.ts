import fc from "fast-check";
import type { PlanReading } from "../../src/core/layout";
import {
  WORK_FIELDS,
  NODE_STATUSES,
  addDays,
  addMonths,
  firstDayOf,
  goalId,
  indicatorId,
  lastDayOf,
  measureId,
  monthOf,
  monthsOf,
  nodeId,
  parseBranchCode,
  parsePlanId,
  periodOf,
  PERIOD_KINDS,
} from "../../src/core/plan";
import type {
  BranchCode,
  Day,
  Indicator,
  Month,
  NodeProgress,
  Owner,
  Plan,
  PlanId,
  PlanNode,
  PlanPeriod,
} from "../../src/core/plan";

/** Characters that have a meaning somewhere on the way through a file. */
const SIGNS = [..."工会计划慰问活动ABcd 0123456789，。：（）&<>\"'=+-@_%\n𠮷"];

const sign = fc.constantFrom(...SIGNS);
/** A text as people type it, without white space around it, never blank. */
const text = fc
  .array(sign, { maxLength: 30 })
  .map((signs) => `项${signs.join("").trimEnd()}`);
const maybe = fc.oneof(fc.constant(""), text);
/** A text that begins with any sign. */
const rawText = fc
  .array(sign, { minLength: 1, maxLength: 12 })
  .map((signs) => `${signs.join("").trim()}末`);

export const period: fc.Arbitrary<PlanPeriod> = fc
  .tuple(
    fc.constantFrom(...PERIOD_KINDS),
    fc.integer({ min: 2020, max: 2035 }),
    fc.integer({ min: 1, max: 12 }),
  )
  .map(([kind, year, month]) => periodOf(kind, monthOf(year, month) as Month));

function dayWithin({ start, months }: PlanPeriod): fc.Arbitrary<Day> {
  const first = firstDayOf(addMonths(start, -3));
  const span = lastDayOf(addMonths(start, months + 3)) - first;
  return fc.integer({ min: 0, max: span }).map((days) => addDays(first, days));
}

function progressOf(span: PlanPeriod): fc.Arbitrary<NodeProgress> {
  const day = fc.option(dayWithin(span), { nil: null });
  const month = fc.integer({ min: -2, max: span.months + 6 });
  return fc.record({
    status: fc.constantFrom(...NODE_STATUSES),
    progress: fc.option(
      fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
      { nil: null },
    ),
    doneOn: day,
    deferredTo: fc.option(
      month.map((n) => addMonths(span.start, n)),
      { nil: null },
    ),
    changedOn: day,
    changeReason: maybe,
    result: fc.oneof(maybe, rawText),
    evidence: maybe,
  });
}

function nodesOf(
  span: PlanPeriod,
  goals: number,
): fc.Arbitrary<readonly PlanNode[]> {
  const goal = fc.integer({ min: 1, max: goals });
  const one = fc.record({
    goalId: fc.option(goal.map(goalId), { nil: null }),
    measureId: fc.option(
      goal.map((n) => measureId(n, 1)),
      { nil: null },
    ),
    text,
    recurrence: fc.constantFrom("once", "monthly", "quarterly", "standing"),
    dueMonth: fc
      .integer({ min: 0, max: span.months - 1 })
      .map((n) => addMonths(span.start, n)),
    owner: maybe,
    department: maybe,
    weight: fc.oneof(
      fc.constant(1),
      fc.integer({ min: 1, max: 400 }).map((n) => n / 4),
    ),
    progress: progressOf(span),
  });
  return fc
    .array(one, { minLength: 1, maxLength: 12 })
    .map((nodes) => nodes.map((node, i) => ({ id: nodeId(i + 1), ...node })));
}

function valuesOf(
  span: PlanPeriod,
  value: fc.Arbitrary<number>,
): fc.Arbitrary<ReadonlyMap<Month, number>> {
  const months = monthsOf(span);
  return fc
    .array(fc.option(value, { nil: null }), {
      minLength: months.length,
      maxLength: months.length,
    })
    .map(
      (values) =>
        new Map(
          months.flatMap((month, i) => {
            const number = values[i] ?? null;
            return number === null ? [] : [[month, number] as const];
          }),
        ),
    );
}

function indicatorsOf(span: PlanPeriod): fc.Arbitrary<readonly Indicator[]> {
  const amount = fc.oneof(
    fc.integer({ min: 0, max: 2_000_000 }),
    fc.integer({ min: 0, max: 99_999 }).map((n) => n / 100),
  );
  const counted = fc.record({
    kind: fc.constantFrom("sum" as const, "latest" as const),
    unit: fc.constantFrom("人次", "场", "元", "万元", "条"),
    target: fc.option(amount, { nil: null }),
    values: valuesOf(span, amount),
    denominators: fc.constant(new Map<Month, number>()),
  });
  const ratio = fc.record({
    kind: fc.constant("ratio" as const),
    unit: fc.constantFrom("%", "家"),
    target: fc.option(
      fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
      { nil: null },
    ),
    values: valuesOf(span, fc.nat({ max: 5000 })),
    denominators: valuesOf(span, fc.nat({ max: 5000 })),
  });
  const one = fc
    .tuple(
      fc.oneof(counted, ratio),
      text,
      fc.constantFrom("at-least" as const, "at-most" as const),
    )
    .map(([figures, name, direction]) => ({ ...figures, name, direction }));
  return fc.array(one, { maxLength: 4 }).map((indicators) =>
    indicators.map((indicator, i) => ({
      ...indicator,
      id: indicatorId(i + 1),
      measureId: i % 2 === 0 ? measureId(1, 1) : null,
    })),
  );
}

const owners: fc.Arbitrary<readonly Owner[]> = fc.array(
  fc.record({
    name: text,
    department: maybe,
    position: maybe,
    phone: fc.constantFrom("", "13800000000", "0571-8888"),
  }),
  { maxLength: 3 },
);

const head = fc.record({
  id: fc.uuid().map((uuid) => parsePlanId(uuid) as PlanId),
  title: text,
  branchCode: fc.option(
    fc
      .constantFrom("A01", "0012", "校-3", "330102", "1E5")
      .map((code) => parseBranchCode(code) as BranchCode),
    { nil: null },
  ),
  branchName: maybe,
  parentUnion: maybe,
  preparedBy: maybe,
  reviewedBy: maybe,
  guidingPrinciples: maybe,
});

/** Plans of any period with everything that a plan can hold. */
export const drawnPlan: fc.Arbitrary<Plan> = period.chain((span) =>
  fc.integer({ min: 1, max: 3 }).chain((goals) => {
    const day = fc.option(dayWithin(span), { nil: null });
    return fc
      .record({
        head,
        preparedOn: day,
        goals: fc.array(
          fc.record({
            field: fc.constantFrom(...WORK_FIELDS),
            text,
            note: maybe,
          }),
          { minLength: goals, maxLength: goals },
        ),
        measures: fc.array(fc.record({ text, owner: maybe, support: maybe }), {
          minLength: goals,
          maxLength: goals,
        }),
        nodes: nodesOf(span, goals),
        indicators: indicatorsOf(span),
        owners,
        reports: fc.array(
          fc.record({
            state: fc.constantFrom("reported", "zero-report", null),
            reporter: maybe,
            reportedOn: day,
          }),
          { minLength: span.months, maxLength: span.months },
        ),
      })
      .map((drawn): Plan => ({
        ...drawn.head,
        period: span,
        preparedOn: drawn.preparedOn,
        goals: drawn.goals.map((goal, i) => ({ id: goalId(i + 1), ...goal })),
        measures: drawn.measures.map((measure, i) => ({
          id: measureId(i + 1, 1),
          goalId: goalId(i + 1),
          ...measure,
        })),
        nodes: drawn.nodes,
        indicators: drawn.indicators,
        owners: drawn.owners,
        reports: drawn.reports.map((report, i) => ({
          month: addMonths(span.start, i),
          ...report,
        })),
      }));
  }),
);

/** What was read, as the plan that it says; the places are left out. */
export function planOf(reading: PlanReading): Plan {
  const { head: read } = reading;
  return {
    id: read.planId as PlanId,
    title: read.title,
    branchCode: read.branchCode,
    branchName: read.branchName,
    parentUnion: read.parentUnion,
    period: read.period,
    preparedBy: read.preparedBy,
    reviewedBy: read.reviewedBy,
    preparedOn: read.preparedOn,
    guidingPrinciples: read.guidingPrinciples,
    goals: reading.goals.map((row) => without(row, "place")) as Plan["goals"],
    measures: reading.measures.map((row) =>
      without(row, "place"),
    ) as Plan["measures"],
    nodes: reading.nodes.map((row) => {
      if (row.unreadable.length > 0)
        throw new Error(`unreadable: ${row.unreadable.join()}`);
      return without(row, "place", "unreadable");
    }) as Plan["nodes"],
    indicators: reading.indicators.map((row) => {
      if (row.bareMonths.length > 0)
        throw new Error(`bare: ${row.bareMonths.join()}`);
      return without(row, "place", "bareMonths", "denominatorPlace");
    }) as Plan["indicators"],
    owners: reading.owners.map((row) => without(row, "place")),
    reports: (reading.reports ?? []).map((row) =>
      without(row, "place", "stateCell", "cells"),
    ),
  };
}

function without<Row extends object, Key extends keyof Row>(
  row: Row,
  ...keys: readonly Key[]
): Omit<Row, Key> {
  const rest = { ...row };
  for (const key of keys) Reflect.deleteProperty(rest, key);
  return rest;
}
