/**
 * Plans drawn as tables whose days and months are counted from the period's
 * start, so that one table makes a plan for every kind of period: `3` is the
 * period's third month, `3-20` that month's 20th day, `0-5` a day of the month
 * before the period.
 */
import {
  addDays,
  addMonths,
  BLANK_PROGRESS,
  firstDayOf,
  goalId,
  indicatorId,
  measureId,
  monthsOf,
  nodeId,
  parsePlanId,
} from "../../src/core/plan";
import type {
  Day,
  Indicator,
  Month,
  NodeStatus,
  Plan,
  PlanNode,
  PlanPeriod,
} from "../../src/core/plan";

/** Every state, change and date that docs/completion.md tells apart. */
const CASES = `
  due | state       | done  | to | changed | progress | what
  1   | done        | 1-20  |    |         | 1        | on time
  1   | done        | 1-31  |    |         |          | on the due day or just after it
  1   | done        | 3-2   |    |         |          | late, in the same quarter
  1   | done        | 5-8   |    |         |          | made up in the next quarter
  2   | not-started |       |    |         |          | never touched
  2   | in-progress |       |    |         | 0.6      | begun
  2   | done        |       |    |         | 1        | doubtful: no date
  2   | in-progress |       |    |         | 1        | doubtful: all progress
  2   | not-started | 2-9   |    |         |          | doubtful: a date only
  2   | cancelled   |       |    | 2-10    |          | cancelled in time
  2   | cancelled   |       |    | 2-28    |          | cancelled about the due day
  2   | cancelled   |       |    | 5-3     |          | cancelled late, struck off in the next quarter
  2   | cancelled   |       |    |         |          | cancelled without a date: no effect
  3   | deferred    |       | 5  | 3-10    |          | deferred in time into the next quarter
  3   | done        | 5-10  | 5  | 3-12    |          | deferred in time, done in time
  3   | done        | 6-10  | 5  | 3-12    |          | deferred in time, done late
  3   | deferred    |       | 5  | 4-12    |          | deferred too late
  3   | done        | 4-28  | 5  | 4-12    |          | deferred too late, done
  3   | deferred    |       | 5  |         |          | deferred without a date: no effect
  3   | deferred    |       |    | 3-10    |          | deferred to no month: no effect
  3   | deferred    |       | 14 | 3-10    |          | deferred out of the period
  3   | in-progress |       | 2  | 1-10    | 0.2      | deferred to an earlier month
  3   | cancelled   |       | 5  | 3-12    |          | deferred and cancelled by one date
  4   | done        | 2-9   |    |         |          | early, in the quarter before
  4   | done        | 4-1   |    |         |          | on the first day of its month
  4   | not-started |       |    |         |          | overdue from the second quarter
  5   | done        | 5-31  |    |         |          | about the last day of the month
  5   | in-progress |       |    |         | 0.3      | begun
  6   | not-started |       |    |         |          | due at the half
  6   | done        | 0-25  |    |         |          | done before the period
  6   | deferred    |       | 8  | 6-20    |          | put off into the second half
  7   | done        | 7-15  |    |         |          | on time
  7   | cancelled   |       |    | 8-2     |          | struck off in its own quarter
  8   | done        | 10-3  |    |         |          | made up in the last quarter
  8   | not-started |       |    |         |          | overdue
  9   | in-progress |       |    |         | 0.5      | due at the end of the third quarter
  9   | deferred    |       | 12 | 8-30    |          | put off to the end
  10  | done        | 9-9   |    |         |          | early
  11  | not-started |       |    |         |          | ahead
  12  | not-started |       |    |         |          | the last month
  12  | done        | 12-30 |    |         |          | at the very end
  13  | not-started |       |    |         |          | out of the period
`;

const PLAN_ID = parsePlanId("7d6f1f5e-52c3-4d7e-9a54-0d9a3c1b2e10");

/** A plan with every case, over three goals, with and without measures and owners. */
export function everyCase(period: PlanPeriod): Plan {
  if (PLAN_ID === null) throw new Error("not a plan id");
  return {
    id: PLAN_ID,
    title: "逐项核对的计划",
    branchCode: null,
    branchName: "测试 & 核对工会",
    parentUnion: "北河镇总工会",
    period,
    preparedBy: "",
    reviewedBy: "",
    preparedOn: null,
    guidingPrinciples: "每一种情形都要算得清楚。",
    goals: [
      { id: goalId(1), field: "思想引领", text: "第一个目标", note: "" },
      {
        id: goalId(2),
        field: "文体活动",
        text: "=第二个目标",
        note: "以等号开头的文字",
      },
      { id: goalId(3), field: "其他", text: "没有安排的目标", note: "" },
    ],
    measures: [
      {
        id: measureId(1, 1),
        goalId: goalId(1),
        text: "措施一",
        owner: "甲",
        support: "",
      },
      {
        id: measureId(1, 2),
        goalId: goalId(1),
        text: "措施二",
        owner: "乙",
        support: "丙",
      },
      {
        id: measureId(2, 1),
        goalId: goalId(2),
        text: "措施三",
        owner: "",
        support: "",
      },
    ],
    nodes: caseNodes(period),
    indicators: caseIndicators(period),
    owners: ["甲", "乙", "丙", "无事可做"].map((name) => ({
      name,
      department: "办公室",
      position: "",
      phone: "0000-0000",
    })),
    reports: monthsOf(period).map((month, i) => ({
      month,
      state: i === 0 ? "reported" : i === 1 ? "zero-report" : null,
      reporter: i < 2 ? "填表人" : "",
      reportedOn: i < 2 ? addDays(firstDayOf(month), 27) : null,
    })),
  };
}

function caseNodes(period: PlanPeriod): readonly PlanNode[] {
  const rows = CASES.trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split("|").map((cell) => cell.trim()));
  return rows.map(
    (
      [
        due = "",
        state = "",
        done = "",
        to = "",
        changed = "",
        share = "",
        what = "",
      ],
      i,
    ) => ({
      id: nodeId(i + 1),
      // By turns: goal and measure, measure only, goal only, neither.
      goalId:
        i % 4 === 1 || i % 4 === 3 ? null : i % 4 === 0 ? goalId(1) : goalId(2),
      measureId: i % 4 < 2 ? measureId(1, 1 + (i % 3 === 0 ? 1 : 0)) : null,
      text: what,
      recurrence: i % 5 === 0 ? "standing" : "once",
      dueMonth: monthAt(period, Number(due)),
      owner: ["", "甲", "乙、丙", "外人"][i % 4] ?? "",
      department: "",
      weight: i % 7 === 0 ? 2 : 1,
      progress: {
        ...BLANK_PROGRESS,
        status: state as NodeStatus,
        progress: share === "" ? null : Number(share),
        doneOn: dayAt(period, done),
        deferredTo: to === "" ? null : monthAt(period, Number(to)),
        changedOn: dayAt(period, changed),
      },
    }),
  );
}

function caseIndicators(period: PlanPeriod): readonly Indicator[] {
  const at = (values: Readonly<Record<number, number>>) =>
    new Map(
      Object.entries(values).map(
        ([n, value]) => [monthAt(period, Number(n)), value] as const,
      ),
    );
  const none = new Map<Month, number>();
  const draw = (
    n: number,
    name: string,
    rest: Pick<
      Indicator,
      "kind" | "direction" | "target" | "values" | "denominators"
    >,
  ): Indicator => ({
    id: indicatorId(n),
    measureId: null,
    name,
    unit: "件",
    ...rest,
  });
  return [
    draw(1, "累计数", {
      kind: "sum",
      direction: "at-least",
      target: 40,
      values: at({ 1: 3, 2: 0, 4: 12.5, 6: 7 }),
      denominators: none,
    }),
    draw(2, "期末数", {
      kind: "latest",
      direction: "at-least",
      target: 50,
      values: at({ 1: 41, 3: 44, 5: 48 }),
      denominators: none,
    }),
    draw(3, "不得超过", {
      kind: "sum",
      direction: "at-most",
      target: 5,
      values: at({ 2: 2, 4: 4 }),
      denominators: none,
    }),
    draw(4, "分子分母不同月", {
      kind: "ratio",
      direction: "at-least",
      target: 0.9,
      values: at({ 1: 8, 3: 9, 5: 7 }),
      denominators: at({ 1: 10, 4: 10, 5: 8 }),
    }),
    draw(5, "没有目标", {
      kind: "sum",
      direction: "at-least",
      target: null,
      values: at({ 3: 1 }),
      denominators: none,
    }),
    draw(6, "没有填过", {
      kind: "latest",
      direction: "at-most",
      target: 3,
      values: none,
      denominators: none,
    }),
    draw(7, "分母为零", {
      kind: "ratio",
      direction: "at-most",
      target: 0.1,
      values: at({ 2: 0 }),
      denominators: at({ 2: 0 }),
    }),
  ];
}

/** The period's n-th month; 0 is the month before it. */
export function monthAt(period: PlanPeriod, n: number): Month {
  return addMonths(period.start, n - 1);
}

/** `3-20`: day 20 of the period's third month; days past a month's end run into the next. */
export function dayAt(period: PlanPeriod, text: string): Day | null {
  const [month, day] = text.split("-");
  if (month === undefined || day === undefined) return null;
  return addDays(firstDayOf(monthAt(period, Number(month))), Number(day) - 1);
}
