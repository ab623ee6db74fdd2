import {
  addDays,
  firstDayOf,
  lastDayOf,
  monthOfDay,
  monthsOf,
  quarterEnd,
  quartersOf,
} from "../plan";
import type {
  Day,
  Indicator,
  Month,
  MonthlyReport,
  Plan,
  PlanNode,
  PlanPeriod,
} from "../plan";
import { valuesOf } from "./indicators";
import { withIndicatorMistakes, withNodeMistakes } from "./mistakes";
import { HABITS } from "./profile";
import type { Habits, Profile } from "./profile";
import { randomOf } from "./random";
import { eventsOf, progressAt, storyOf, workday } from "./story";
import type { Story } from "./story";

export interface FillInOptions {
  /** The day at whose end the workbook is looked at. */
  readonly until: Day;
  /** Two branches with one profile differ by it. */
  readonly seed: number;
}

interface Told {
  readonly node: PlanNode;
  readonly story: Story;
}

/**
 * Fills in a plan as a branch of the profile would have by the end of
 * `until`: progress of nodes, indicator values of the months that have ended,
 * and the record of monthly reports. What stood there is replaced. Nothing is
 * dated after `until`, but for the mistakes of a `careless` branch; a `silent`
 * one leaves the plan as it is.
 *
 * The same arguments always give the same plan, and an earlier `until` gives
 * the earlier state of the same branch.
 */
export function fillIn(
  plan: Plan,
  profile: Profile,
  options: FillInOptions,
): Plan {
  if (profile === "silent") return plan;
  const { until, seed } = options;
  const habits = HABITS[profile];
  const earliest = firstDayOf(plan.period.start);
  const told = plan.nodes.map((node) => ({
    node,
    story: storyOf(node, earliest, habits, randomOf(seed, node.id)),
  }));
  const nodes = told.map(({ node, story }) => ({
    ...node,
    progress: progressAt(story, until),
  }));
  const months = reportedMonths(plan.period, habits, options);
  const indicators = fillIndicators(plan, told, months, habits, seed);
  return {
    ...plan,
    nodes: withNodeMistakes(nodes, habits.mistakes, options),
    indicators: withIndicatorMistakes(indicators, habits.mistakes, seed),
    reports: recordOf(plan, told, months, indicators, options),
  };
}

/**
 * The months that have ended by `until`, without those that the branch let
 * pass. The last month of a quarter is never let pass: then the parent asks.
 */
function reportedMonths(
  period: PlanPeriod,
  habits: Habits,
  { until, seed }: FillInOptions,
): readonly Month[] {
  const asked = quartersOf(period).map((quarter) =>
    quarterEnd(period, quarter),
  );
  return monthsOf(period)
    .filter((month) => lastDayOf(month) <= until)
    .filter(
      (month) =>
        asked.includes(month) ||
        !randomOf(seed, "report", String(month)).chance(habits.missedMonths),
    );
}

function fillIndicators(
  plan: Plan,
  told: readonly Told[],
  months: readonly Month[],
  habits: Habits,
  seed: number,
): readonly Indicator[] {
  const members = membersOf(plan);
  return plan.indicators.map((indicator) => {
    const stories = told.filter(
      ({ node }) =>
        node.measureId !== null && node.measureId === indicator.measureId,
    );
    const doneIn = new Map<Month, number>();
    for (const { story } of stories) {
      if (story.doneOn === null) continue;
      const month = monthOfDay(story.doneOn);
      doneIn.set(month, (doneIn.get(month) ?? 0) + 1);
    }
    const planned = stories.length;
    const { period } = plan;
    const context = { period, months, planned, doneIn, members, habits, seed };
    return { ...indicator, ...valuesOf(indicator, context) };
  });
}

/** How many people the plan is for, by the largest stock that it means to keep up; 100 where it has none. */
function membersOf({ indicators }: Plan): number {
  const stocks = indicators.flatMap(({ kind, direction, target }) =>
    kind === "latest" && direction === "at-least" ? [target ?? 0] : [],
  );
  return Math.max(...stocks) > 0 ? Math.max(...stocks) : 100;
}

/** The record of monthly reports: a month in which nothing happened is a zero report. */
function recordOf(
  plan: Plan,
  told: readonly Told[],
  months: readonly Month[],
  indicators: readonly Indicator[],
  { seed }: FillInOptions,
): readonly MonthlyReport[] {
  const eventful = new Set<Month>([
    ...told.flatMap(({ story }) => eventsOf(story).map(monthOfDay)),
    ...indicators.flatMap(({ values }) => [...values.keys()]),
  ]);
  return monthsOf(plan.period).map((month) => {
    if (!months.includes(month)) {
      return { month, state: null, reporter: "", reportedOn: null };
    }
    const daysBefore = randomOf(seed, "reported", String(month)).whole(0, 3);
    return {
      month,
      state: eventful.has(month) ? "reported" : "zero-report",
      reporter: plan.preparedBy === "" ? "工会干事" : plan.preparedBy,
      reportedOn: workday(addDays(lastDayOf(month), -daysBefore)),
    };
  });
}
