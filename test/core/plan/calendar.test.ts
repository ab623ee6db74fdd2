import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";

import {
  addMonths,
  dateParts,
  dayOf,
  firstDayOf,
  formatDay,
  formatMonth,
  lastDayOf,
  monthInPeriod,
  monthOf,
  monthOfDay,
  monthsOf,
  parseIsoDay,
  parseIsoMonth,
  periodOf,
  periodsOverlap,
  quarterOf,
  runningPeriod,
  PERIOD_KINDS,
} from "../../../src/core/plan";

const month = (text: string) => parseIsoMonth(text)!;
const day = (text: string) => parseIsoDay(text)!;

const anyMonth = fc
  .tuple(fc.integer({ min: 1950, max: 2100 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => monthOf(year, number)!);

describe("days and months", () => {
  it("are Excel's serial numbers, so that a day can be written into a cell as it is", () => {
    expect(day("2026-03-05")).toBe(46086);
    expect(day("1900-03-01")).toBe(61);
  });

  it("have no day that is not in the calendar", () => {
    expect(parseIsoDay("2026-02-29")).toBeNull();
    expect(parseIsoDay("2028-02-29")).not.toBeNull();
    expect(dayOf(2026, 4, 31)).toBeNull();
    expect(monthOf(2026, 13)).toBeNull();
  });

  it("are written and read back the same", () => {
    fc.assert(
      fc.property(anyMonth, fc.integer({ min: 0, max: 27 }), (m, n) => {
        const d = firstDayOf(m) + n;
        expect(parseIsoMonth(formatMonth(m))).toBe(m);
        expect(
          parseIsoDay(formatDay(d as typeof d & ReturnType<typeof day>)),
        ).toBe(d);
      }),
      { seed: 1 },
    );
  });

  it("end where the next month begins", () => {
    fc.assert(
      fc.property(anyMonth, (m) => {
        expect(lastDayOf(m) + 1).toBe(firstDayOf(addMonths(m, 1)));
        expect(monthOfDay(lastDayOf(m))).toBe(m);
        expect(dateParts(firstDayOf(m)).day).toBe(1);
      }),
      { seed: 2 },
    );
  });
});

describe("a period", () => {
  it("has quarters of three months counted from its own first month", () => {
    const school = periodOf("school-year", month("2025-08"));
    expect(monthsOf(school).map((m) => quarterOf(school, m))).toEqual([
      1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4,
    ]);
    expect(quarterOf(school, month("2026-08"))).toBeNull();
  });

  it("of half a year or a term has two quarters", () => {
    const term = periodOf("school-term", month("2025-08"));
    expect(monthsOf(term).map(formatMonth)).toEqual([
      "2025-08",
      "2025-09",
      "2025-10",
      "2025-11",
      "2025-12",
      "2026-01",
    ]);
    expect(quarterOf(term, month("2026-01"))).toBe(2);
  });

  it("gives a year to each month number, whatever its first month", () => {
    fc.assert(
      fc.property(anyMonth, (start) => {
        const period = periodOf("statistical-year", start);
        const found = Array.from({ length: 12 }, (_, i) =>
          monthInPeriod(period, i + 1)!,
        );
        expect([...found].sort((a, b) => a - b)).toEqual(monthsOf(period));
      }),
      { seed: 3 },
    );
  });

  it.each([
    ["calendar-year", "2026-11-22", "2026-01"],
    ["half-year", "2026-11-22", "2026-07"],
    ["half-year", "2026-03-01", "2026-01"],
    ["school-year", "2026-11-22", "2026-08"],
    ["school-year", "2026-03-01", "2025-08"],
    ["school-term", "2026-01-31", "2025-08"],
    ["school-term", "2026-03-01", "2026-02"],
    ["statistical-year", "2026-09-30", "2025-10"],
  ] as const)(
    "of kind %s that runs on %s starts in %s",
    (kind, today, expected) => {
      expect(formatMonth(runningPeriod(kind, day(today)).start)).toBe(expected);
    },
  );

  it("always holds the day on which it is said to run", () => {
    fc.assert(
      fc.property(anyMonth, fc.constantFrom(...PERIOD_KINDS), (m, kind) => {
        const period = runningPeriod(kind, firstDayOf(m));
        expect(monthsOf(period)).toContain(m);
      }),
      { seed: 4 },
    );
  });

  it("overlaps another where they share a month", () => {
    const first = periodOf("school-year", month("2024-08"));
    const second = periodOf("school-year", month("2025-08"));
    const year = periodOf("calendar-year", month("2025-01"));
    expect(periodsOverlap(first, second)).toBe(false);
    expect(periodsOverlap(first, year) && periodsOverlap(second, year)).toBe(
      true,
    );
  });
});
