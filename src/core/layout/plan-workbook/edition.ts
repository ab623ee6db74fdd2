import type { Day, GoalId, MeasureId, Plan, PlanNode } from "../../plan";
import {
  lastDayOf,
  quarterEnd,
  quartersOf,
  quarterStart,
  firstDayOf,
} from "../../plan";
import { countNodes } from "../../rollup/count";
import type { PeriodFigures } from "../../rollup/count";
import type { LightSettings } from "../../rollup/state";
import type { Language } from "../schema";
import type { Places } from "./places";
import type { Texts } from "./texts";

/** One plan workbook in the making: what every sheet of it needs to know. */
export interface Edition {
  readonly plan: Plan;
  readonly language: Language;
  readonly texts: Texts;
  readonly places: Places;
  /** The running day. */
  readonly today: Day;
  /** The cut-off day, as of which formulas have their values. */
  readonly asOf: Day;
  /** The cut-off is typed into its cell instead of being today's date. */
  readonly cutoffTyped: boolean;
  readonly lights: LightSettings;
  readonly relations: Relations;
}

/** Shown for what has no value. */
export const NONE = "—";

/** In `_calc`, for a node whose goal or measure is not in the plan; no id looks like it. */
export const UNASSIGNED = "none";

/** The goal, measure and owner that answer for each node. */
export interface Relations {
  readonly goalOf: (node: PlanNode) => GoalId | typeof UNASSIGNED;
  readonly measureOf: (node: PlanNode) => MeasureId | typeof UNASSIGNED;
  /** The node's own owner, else its measure's. */
  readonly ownerOf: (node: PlanNode) => string;
}

/** Relates nodes to goals, measures and owners as the formulas of `_calc` do. */
export function relationsOf(plan: Plan): Relations {
  const goals = new Set(plan.goals.map(({ id }) => id));
  const measures = new Map(
    plan.measures.map((measure) => [measure.id, measure]),
  );
  const known = (goal: GoalId | null | undefined) =>
    goal !== null && goal !== undefined && goals.has(goal) ? goal : null;
  const measure = (node: PlanNode) =>
    node.measureId === null ? undefined : measures.get(node.measureId);
  return {
    goalOf: (node) =>
      known(node.goalId) ?? known(measure(node)?.goalId) ?? UNASSIGNED,
    measureOf: (node) => measure(node)?.id ?? UNASSIGNED,
    ownerOf: (node) =>
      node.owner === "" ? (measure(node)?.owner ?? "") : node.owner,
  };
}

/** The engine's figures of some of the plan's nodes at the cut-off. */
export function figuresOf(
  edition: Edition,
  nodes: readonly PlanNode[],
): PeriodFigures {
  const { plan, asOf, today, lights } = edition;
  return countNodes(nodes, plan.period, asOf, { today, lights });
}

/** Is the name one of those in an owner cell (`甲、乙`)? */
export function namesOwner(owner: string, name: string): boolean {
  return (
    name !== "" &&
    `、${owner}、`.toLowerCase().includes(`、${name}、`.toLowerCase())
  );
}

/** A quarter with the days that its formulas compare. */
export interface QuarterSpan {
  readonly quarter: number;
  readonly firstDay: Day;
  /** First day of its last month: due months are compared with it. */
  readonly lastMonth: Day;
  readonly lastDay: Day;
}

/** The quarters of the plan's period in order. */
export function quarterSpans({ period }: Plan): readonly QuarterSpan[] {
  return quartersOf(period).map((quarter) => ({
    quarter,
    firstDay: firstDayOf(quarterStart(period, quarter)),
    lastMonth: firstDayOf(quarterEnd(period, quarter)),
    lastDay: lastDayOf(quarterEnd(period, quarter)),
  }));
}
