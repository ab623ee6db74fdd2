import type { Brand } from "./ids";

/**
 * A calendar month, without a time zone: `year × 12 + month − 1`. Months are
 * compared and counted as numbers.
 */
export type Month = Brand<number, "Month">;

/**
 * A calendar day, without a time zone: its serial number in Excel's 1900 date
 * system (1900-03-01 is 61). Days are compared and subtracted as numbers.
 */
export type Day = Brand<number, "Day">;

/** Days from Excel's day 0 (1899-12-30) to the Unix epoch. */
const EPOCH = 25569;
const MS_PER_DAY = 86_400_000;
const FIRST_DAY = 61; // 1900-03-01: before it Excel's calendar has a day that never was
const LAST_DAY = 2_958_465; // 9999-12-31

/** The month `month` (1 to 12) of `year`; `null` outside 1900 to 9999. */
export function monthOf(year: number, month: number): Month | null {
  if (!Number.isInteger(year) || !Number.isInteger(month)) return null;
  if (year < 1900 || year > 9999 || month < 1 || month > 12) return null;
  return (year * 12 + month - 1) as Month;
}

/** The calendar day; `null` where there is no such day. */
export function dayOf(year: number, month: number, day: number): Day | null {
  if (monthOf(year, month) === null || !Number.isInteger(day) || day < 1)
    return null;
  if (day > daysInMonth(year, month)) return null;
  return serialToDay(Date.UTC(year, month - 1, day) / MS_PER_DAY + EPOCH);
}

/** An Excel serial of the 1900 system, its time of day cut off; `null` out of range. */
export function serialToDay(serial: number): Day | null {
  const day = Math.floor(serial);
  return day >= FIRST_DAY && day <= LAST_DAY ? (day as Day) : null;
}

/** Year and month (1 to 12) of a month. */
export function yearMonth(month: Month): {
  readonly year: number;
  readonly month: number;
} {
  return { year: Math.floor(month / 12), month: (month % 12) + 1 };
}

/** Year, month (1 to 12) and day of a day. */
export function dateParts(day: Day): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  const date = new Date((day - EPOCH) * MS_PER_DAY);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  };
}

/** The month in which a day lies. */
export function monthOfDay(day: Day): Month {
  const { year, month } = dateParts(day);
  return (year * 12 + month - 1) as Month;
}

/** `month` moved by `n` months, which may be negative. */
export function addMonths(month: Month, n: number): Month {
  return (month + n) as Month;
}

/** `day` moved by `n` days, which may be negative. */
export function addDays(day: Day, n: number): Day {
  return (day + n) as Day;
}

/** The first day of a month: what a month cell holds. */
export function firstDayOf(month: Month): Day {
  return (Date.UTC(Math.floor(month / 12), month % 12, 1) / MS_PER_DAY +
    EPOCH) as Day;
}

/** The last day of a month: the day on which its nodes are due. */
export function lastDayOf(month: Month): Day {
  return (firstDayOf(addMonths(month, 1)) - 1) as Day;
}

/** `2026-03`. */
export function formatMonth(month: Month): string {
  const parts = yearMonth(month);
  return `${parts.year}-${String(parts.month).padStart(2, "0")}`;
}

/** `2026-03-05`. */
export function formatDay(day: Day): string {
  const parts = dateParts(day);
  return `${parts.year}-${String(parts.month).padStart(2, "0")}-${String(parts.day).padStart(2, "0")}`;
}

/** Reads exactly `YYYY-MM`, the form of options and JSON; `null` otherwise. */
export function parseIsoMonth(text: string): Month | null {
  const match = /^(\d{4})-(\d{2})$/.exec(text);
  return match ? monthOf(Number(match[1]), Number(match[2])) : null;
}

/** Reads exactly `YYYY-MM-DD`, the form of options and JSON; `null` otherwise. */
export function parseIsoDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match
    ? dayOf(Number(match[1]), Number(match[2]), Number(match[3]))
    : null;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
