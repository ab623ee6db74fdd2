import { yearMonth } from "../calendar";
import type { Day, Month } from "../calendar";
import { goalId, indicatorId, measureId, nodeId } from "../ids";
import type { GoalId, MeasureId, PlanId } from "../ids";
import {
  isInPeriod,
  lastMonthOf,
  monthInPeriod,
  monthsOf,
  quarterEnd,
  quartersOf,
} from "../period";
import type { PlanPeriod } from "../period";
import { BLANK_PROGRESS } from "../plan";
import type { Goal, Indicator, Measure, Plan, PlanNode } from "../plan";
import type {
  PlanTemplate,
  TemplateArrangement,
  TemplateIndicator,
  TemplateMeasure,
} from "./template";

/** What a template does not know about the plan to be made. */
export interface TemplateOptions {
  readonly planId: PlanId;
  readonly period: PlanPeriod;
  /** 单位名称; left blank without it. */
  readonly branchName?: string;
  readonly preparedOn?: Day;
}

type UnnumberedNode = Omit<PlanNode, "id">;

/**
 * Makes a plan of a template, for a period of any kind and any first month.
 *
 * Arrangements stand in their calendar month within the period; 每月 gives one
 * node a month, 每季 and 常态 one in each quarter's last month
 * (docs/completion.md, Hard cases). In a period shorter than a year the months
 * outside it give no node, while every goal and measure stays. Nodes are
 * numbered by month. Every month of the period has a blank record of reports.
 */
export function planFromTemplate(
  template: PlanTemplate,
  options: TemplateOptions,
): Plan {
  const { period } = options;
  const goals: Goal[] = [];
  const measures: Measure[] = [];
  const nodes: UnnumberedNode[] = [];
  const indicators: Indicator[] = [];
  template.goals.forEach((goal, g) => {
    const id = goalId(g + 1);
    goals.push({ id, field: goal.field, text: goal.text, note: goal.note });
    goal.measures.forEach((measure, m) => {
      const own = measureId(g + 1, m + 1);
      const { text, owner, support } = measure;
      measures.push({ id: own, goalId: id, text, owner, support });
      nodes.push(...nodesOf(template, measure, id, own, period));
      for (const indicator of measure.indicators) {
        const target = targetIn(period, measure, indicator);
        indicators.push(
          indicatorOf(indicator, own, target, indicators.length + 1),
        );
      }
    });
  });
  // The sort is stable: within a month the order of the goals stays.
  nodes.sort((a, b) => a.dueMonth - b.dueMonth);
  return {
    id: options.planId,
    title: `${periodName(period)}${template.planName}`,
    branchCode: null,
    branchName: options.branchName ?? "",
    parentUnion: "",
    period,
    preparedBy: "",
    reviewedBy: "",
    preparedOn: options.preparedOn ?? null,
    guidingPrinciples: template.guidingPrinciples,
    goals,
    measures,
    nodes: nodes.map((node, i) => ({ id: nodeId(i + 1), ...node })),
    indicators,
    owners: template.owners,
    reports: monthsOf(period).map((month) => ({
      month,
      state: null,
      reporter: "",
      reportedOn: null,
    })),
  };
}

/**
 * The period as it stands in front of a plan's name: `2026年`, `2026年上半年`,
 * `2026—2027学年`, `2026—2027学年第一学期`; a period that begins in an unusual
 * month is named by its first and last month.
 */
function periodName(period: PlanPeriod): string {
  const { year, month } = yearMonth(period.start);
  switch (period.kind) {
    case "calendar-year":
      if (month === 1) return `${year}年`;
      break;
    case "half-year":
      if (month === 1) return `${year}年上半年`;
      if (month === 7) return `${year}年下半年`;
      break;
    case "school-year":
      if (month >= 7 && month <= 9) return `${year}—${year + 1}学年`;
      break;
    case "school-term":
      if (month >= 7 && month <= 9) return `${year}—${year + 1}学年第一学期`;
      if (month >= 1 && month <= 3) return `${year - 1}—${year}学年第二学期`;
      break;
    case "statistical-year":
      break;
  }
  const last = yearMonth(lastMonthOf(period));
  return `${year}年${month}月至${last.year}年${last.month}月`;
}

function nodesOf(
  template: PlanTemplate,
  measure: TemplateMeasure,
  goal: GoalId,
  own: MeasureId,
  period: PlanPeriod,
): readonly UnnumberedNode[] {
  return measure.arrangements.flatMap((arrangement) =>
    dueMonthsOf(arrangement, period).map((dueMonth) => ({
      goalId: goal,
      measureId: own,
      text: arrangement.text,
      recurrence: arrangement.recurrence,
      dueMonth,
      owner: arrangement.owner,
      department: departmentOf(template, arrangement.owner),
      weight: 1,
      progress: BLANK_PROGRESS,
    })),
  );
}

/** The months of the period in which an arrangement gives a node. */
function dueMonthsOf(
  arrangement: TemplateArrangement,
  period: PlanPeriod,
): readonly Month[] {
  switch (arrangement.recurrence) {
    case "monthly":
      return monthsOf(period);
    case "quarterly":
    case "standing":
      return quartersOf(period).map((quarter) => quarterEnd(period, quarter));
    case "once":
      return arrangement.months
        .map((number) => monthInPeriod(period, number))
        .filter((month) => month !== null)
        .filter((month) => isInPeriod(period, month));
  }
}

function departmentOf(template: PlanTemplate, owner: string): string {
  return template.owners.find(({ name }) => name === owner)?.department ?? "";
}

function indicatorOf(
  indicator: TemplateIndicator,
  measure: MeasureId,
  target: number | null,
  n: number,
): Indicator {
  return {
    ...indicator,
    id: indicatorId(n),
    measureId: measure,
    target,
    values: new Map(),
    denominators: new Map(),
  };
}

/**
 * An indicator's target in the period. What adds up over the months keeps, in
 * a period shorter than a year, the share of the target that its measure keeps
 * of its nodes, rounded up; a measure whose nodes all lie outside has none.
 */
function targetIn(
  period: PlanPeriod,
  measure: TemplateMeasure,
  { kind, direction, target }: TemplateIndicator,
): number | null {
  if (kind !== "sum" || period.months === 12) return target;
  const inside = measure.arrangements.reduce(
    (sum, arrangement) => sum + dueMonthsOf(arrangement, period).length,
    0,
  );
  const inYear = measure.arrangements.reduce(
    (sum, arrangement) => sum + nodesInYear(arrangement),
    0,
  );
  if (inYear === 0) return target;
  if (inside === 0) return direction === "at-most" ? target : null;
  return Math.ceil((target * inside) / inYear);
}

function nodesInYear({ recurrence, months }: TemplateArrangement): number {
  switch (recurrence) {
    case "monthly":
      return 12;
    case "quarterly":
    case "standing":
      return 4;
    case "once":
      return months.length;
  }
}
