import { lastMonthOf, quarterEnd, quartersOf } from "../plan";
import type { Indicator, Month, PlanPeriod } from "../plan";
import type { Habits } from "./profile";
import { randomOf } from "./random";
import type { Random } from "./random";

/** What the values of an indicator follow from. */
export interface IndicatorContext {
  readonly period: PlanPeriod;
  /** The months that have ended and were reported. */
  readonly months: readonly Month[];
  /** How many nodes the indicator's measure has, and how many of them were ever done in each month. */
  readonly planned: number;
  readonly doneIn: ReadonlyMap<Month, number>;
  /** About how many people the union has, for ratios over people. */
  readonly members: number;
  readonly habits: Habits;
  readonly seed: number;
}

type Values = Pick<Indicator, "values" | "denominators">;

/** Targets of 元 are filled in by whole hundreds. */
const MONEY_STEP = 100;

/**
 * Draws an indicator's values for the reported months. A sum comes in where
 * nodes of its measure were done; a stock is counted at the end of each
 * quarter; so is a ratio, with both of its counts. A month without a value is
 * absent, never 0.
 */
export function valuesOf(
  indicator: Indicator,
  context: IndicatorContext,
): Values {
  const { habits, seed } = context;
  const [from, to] = habits.reach;
  const reach = randomOf(seed, indicator.id, "reach").between(from, to);
  // Stocks and ratios hardly move in a year: a branch misses them by less.
  const settled = 1 - (1 - reach) / 3;
  switch (indicator.kind) {
    case "sum":
      return {
        values: sums(indicator, reach, context),
        denominators: new Map(),
      };
    case "latest":
      return {
        values: stocks(indicator, settled, context),
        denominators: new Map(),
      };
    case "ratio":
      return ratios(indicator, settled, context);
  }
}

/** Draws what one month of one indicator needs, whatever stands in other months. */
function monthly(
  { id }: Indicator,
  month: Month,
  { seed }: IndicatorContext,
): Random {
  return randomOf(seed, id, String(month));
}

function sums(
  indicator: Indicator,
  reach: number,
  context: IndicatorContext,
): ReadonlyMap<Month, number> {
  const { planned, doneIn, months, period } = context;
  const year = targetOr(indicator, 24) * reach;
  const step = indicator.unit === "元" ? MONEY_STEP : 1;
  const values = new Map<Month, number>();
  for (const month of months) {
    const random = monthly(indicator, month, context);
    const nodes = planned === 0 ? 1 : (doneIn.get(month) ?? 0);
    if (nodes === 0 && indicator.direction === "at-least") continue;
    const share =
      indicator.direction === "at-least" && planned > 0
        ? nodes / planned
        : 1 / period.months;
    const drawn = year * share * random.between(0.85, 1.15);
    values.set(month, Math.round(drawn / step) * step);
  }
  return values;
}

function stocks(
  indicator: Indicator,
  reach: number,
  context: IndicatorContext,
): ReadonlyMap<Month, number> {
  const target = targetOr(indicator, 50);
  // What must stay low is higher the worse a branch does.
  const end = indicator.direction === "at-least" ? reach : 2 - reach;
  const values = new Map<Month, number>();
  for (const month of quarterEnds(context)) {
    const monthsLeft = lastMonthOf(context.period) - month;
    const drift = (indicator.direction === "at-least" ? -1 : 1) * monthsLeft;
    const wobble = monthly(indicator, month, context).between(-0.005, 0.005);
    values.set(month, Math.round(target * (end + drift * 0.006 + wobble)));
  }
  return values;
}

function ratios(
  indicator: Indicator,
  reach: number,
  context: IndicatorContext,
): Values {
  const target = targetOr(indicator, 0.9);
  const base = baseOf(indicator, context);
  const values = new Map<Month, number>();
  const denominators = new Map<Month, number>();
  for (const month of quarterEnds(context)) {
    const whole = base + monthly(indicator, month, context).whole(-2, 3);
    const share =
      indicator.direction === "at-least"
        ? target * reach
        : target * (2 - reach);
    denominators.set(month, whole);
    values.set(month, Math.min(whole, Math.round(whole * share)));
  }
  return { values, denominators };
}

/** What a ratio is taken of: most of the members, or a few dozen things. */
function baseOf(
  { id, unit }: Indicator,
  { seed, members }: IndicatorContext,
): number {
  const random = randomOf(seed, id, "base");
  return unit === "人"
    ? Math.ceil(members * random.between(0.5, 0.95))
    : random.whole(12, 40);
}

function targetOr({ target }: Indicator, otherwise: number): number {
  return target ?? otherwise;
}

function quarterEnds({ period, months }: IndicatorContext): readonly Month[] {
  const ends = quartersOf(period).map((quarter) => quarterEnd(period, quarter));
  return months.filter((month) => ends.includes(month));
}
