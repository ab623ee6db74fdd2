import {
  addMonths,
  lastDayOf,
  monthOf,
  monthOfDay,
  yearMonth,
} from "./calendar";
import type { Day, Month } from "./calendar";

/** 周期类型; the key is what files and JSON carry. */
export const PERIOD_KINDS = [
  "calendar-year",
  "half-year",
  "school-year",
  "school-term",
  "statistical-year",
] as const;

export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** 周期: `months` consecutive months from `start`; the first month is free for every kind. */
export interface PlanPeriod {
  readonly kind: PeriodKind;
  readonly start: Month;
  readonly months: 12 | 6;
}

/** Number of a quarter within its period, from 1. */
export type QuarterNumber = 1 | 2 | 3 | 4;

const MONTHS_OF: Readonly<Record<PeriodKind, 12 | 6>> = {
  "calendar-year": 12,
  "half-year": 6,
  "school-year": 12,
  "school-term": 6,
  "statistical-year": 12,
};

/** The month in which a period of the kind usually starts (1 to 12), for proposing one. */
const USUAL_STARTS: Readonly<Record<PeriodKind, readonly number[]>> = {
  "calendar-year": [1],
  "half-year": [1, 7],
  "school-year": [8],
  "school-term": [8, 2],
  "statistical-year": [10],
};

/** Is `text` the key of a period kind? */
export function parsePeriodKind(text: string): PeriodKind | null {
  return (PERIOD_KINDS as readonly string[]).includes(text)
    ? (text as PeriodKind)
    : null;
}

/** A period of the kind with the length the kind has. */
export function periodOf(kind: PeriodKind, start: Month): PlanPeriod {
  return { kind, start, months: MONTHS_OF[kind] };
}

/** The period of `kind` that runs on `today`, by the month in which such periods usually start. */
export function runningPeriod(kind: PeriodKind, today: Day): PlanPeriod {
  const now = monthOfDay(today);
  let best = addMonths(now, -12);
  for (const first of USUAL_STARTS[kind]) {
    const { year, month } = yearMonth(now);
    const start = monthOf(month >= first ? year : year - 1, first);
    if (start !== null && start > best) best = start;
  }
  return periodOf(kind, best);
}

/** The period's last month. */
export function lastMonthOf(period: PlanPeriod): Month {
  return addMonths(period.start, period.months - 1);
}

/** The period's last day. */
export function lastDayOfPeriod(period: PlanPeriod): Day {
  return lastDayOf(lastMonthOf(period));
}

/** The period's months in order. */
export function monthsOf(period: PlanPeriod): readonly Month[] {
  return Array.from({ length: period.months }, (_, i) =>
    addMonths(period.start, i),
  );
}

/** Is the month one of the period's? */
export function isInPeriod(period: PlanPeriod, month: Month): boolean {
  return month >= period.start && month <= lastMonthOf(period);
}

/** The quarter in which a month lies; `null` outside the period. */
export function quarterOf(
  period: PlanPeriod,
  month: Month,
): QuarterNumber | null {
  if (!isInPeriod(period, month)) return null;
  return (Math.floor((month - period.start) / 3) + 1) as QuarterNumber;
}

/** The numbers of the period's quarters: 1 to 4, or 1 to 2. */
export function quartersOf(period: PlanPeriod): readonly QuarterNumber[] {
  return period.months === 12 ? [1, 2, 3, 4] : [1, 2];
}

/** First month of a quarter. */
export function quarterStart(
  period: PlanPeriod,
  quarter: QuarterNumber,
): Month {
  return addMonths(period.start, (quarter - 1) * 3);
}

/** Last month of a quarter. */
export function quarterEnd(period: PlanPeriod, quarter: QuarterNumber): Month {
  return addMonths(period.start, quarter * 3 - 1);
}

/** Do two periods share a month? */
export function periodsOverlap(a: PlanPeriod, b: PlanPeriod): boolean {
  return a.start <= lastMonthOf(b) && b.start <= lastMonthOf(a);
}

/**
 * The month of the period that has the given number (1 to 12), so that month 1
 * of an August–January term is the next year's. A half-year has no month of
 * most numbers: then the nearest month after the period's start.
 */
export function monthInPeriod(period: PlanPeriod, month: number): Month | null {
  const { year } = yearMonth(period.start);
  const sameYear = monthOf(year, month);
  if (sameYear === null) return null;
  return sameYear >= period.start ? sameYear : addMonths(sameYear, 12);
}
