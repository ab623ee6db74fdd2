import { NO_NUMBER } from "../values";
import type { Scalar } from "../values";
import { single } from "./kinds";
import type { SheetFunction } from "../evaluate";

const DAY = 86_400_000;
/** Serial 0 of the 1900 system, for days after February 1900. */
const BEGIN = Date.UTC(1899, 11, 30);
/** The last day that spreadsheets know: 9999-12-31. */
const LAST = 2_958_465;

interface Day {
  readonly year: number;
  /** From 0. */
  readonly month: number;
  readonly day: number;
}

function dayOf(serial: number): Day {
  const date = new Date(BEGIN + Math.floor(serial) * DAY);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    day: date.getUTCDate(),
  };
}

/** Serial of a day; months and days beyond their ends run on. */
function serialOf(year: number, month: number, day: number): Scalar {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  const serial = Math.round((date.getTime() - BEGIN) / DAY);
  return serial < 0 || serial > LAST ? NO_NUMBER : serial;
}

function lastDay(year: number, month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month + 1, 0);
  return date.getUTCDate();
}

const part = (task: (day: Day, serial: number) => number): SheetFunction =>
  single((given) => {
    const serial = given.number(0);
    return serial < 0 ? NO_NUMBER : task(dayOf(serial), serial);
  });

export const DATES: Readonly<Record<string, SheetFunction>> = {
  DATE: single((given) => {
    const year = Math.trunc(given.number(0));
    return serialOf(
      year < 1900 ? year + 1900 : year,
      Math.trunc(given.number(1)) - 1,
      Math.trunc(given.number(2)),
    );
  }),
  YEAR: part(({ year }) => year),
  MONTH: part(({ month }) => month + 1),
  DAY: part(({ day }) => day),
  HOUR: part((_, serial) => Math.floor((serial % 1) * 24 + 1e-9)),
  MINUTE: part((_, serial) => Math.floor(((serial % 1) * 1440 + 1e-7) % 60)),
  WEEKDAY: single((given) => {
    const sunday = (Math.floor(given.number(0)) + 6) % 7;
    switch (given.number(1, 1)) {
      case 2:
        return ((sunday + 6) % 7) + 1;
      case 3:
        return (sunday + 6) % 7;
      default:
        return sunday + 1;
    }
  }),
  EOMONTH: single((given) => {
    const { year, month } = dayOf(given.number(0));
    return serialOf(year, month + Math.trunc(given.number(1)) + 1, 0);
  }),
  EDATE: single((given) => {
    const { year, month, day } = dayOf(given.number(0));
    const to = month + Math.trunc(given.number(1));
    return serialOf(year, to, Math.min(day, lastDay(year, to)));
  }),
  DAYS: single((given) => given.number(0) - given.number(1)),
  TODAY: (_, scope) => Math.floor(scope.book.now),
  NOW: (_, scope) => scope.book.now,
};
