import { describe, expect, it } from "@jest/globals";

import {
  formatDay,
  formatMonth,
  parseIsoMonth,
  periodOf,
} from "../../../src/core/plan";
import type { PeriodKind, PlanPeriod } from "../../../src/core/plan";
import {
  chineseNumeral,
  readAmount,
  readDay,
  readMonth,
  readRecurrence,
  readReportState,
  readShare,
  readStatus,
} from "../../../src/core/plan/values";
import type { RawValue } from "../../../src/core/plan/values";

function period(start: string, kind: PeriodKind = "calendar-year"): PlanPeriod {
  return periodOf(kind, parseIsoMonth(start)!);
}

const YEAR = period("2026-01");
const TERM = period("2025-08", "school-term");

const date = (value: number): RawValue => ({ value, date: true });

/** What a month cell was read as, with the codes of its doubts: `2026-03 month-span`. */
function month(
  value: RawValue["value"] | RawValue,
  within = YEAR,
  after?: string,
): string {
  const raw =
    typeof value === "object" && value !== null && "value" in value
      ? value
      : { value };
  const reading = readMonth(raw, {
    period: within,
    ...(after === undefined ? {} : { after: parseIsoMonth(after)! }),
  });
  return [
    reading.value === null ? "—" : formatMonth(reading.value),
    ...reading.doubts.map((d) => d.code),
  ].join(" ");
}

function day(value: RawValue["value"] | RawValue, within = YEAR): string {
  const raw =
    typeof value === "object" && value !== null && "value" in value
      ? value
      : { value };
  const reading = readDay(raw, within);
  return [
    reading.value === null ? "—" : formatDay(reading.value),
    ...reading.doubts.map((d) => d.code),
  ].join(" ");
}

function amount(value: RawValue["value"], unit: string): string {
  const reading = readAmount({ value }, unit);
  return [reading.value ?? "—", ...reading.doubts.map((d) => d.code)].join(" ");
}

function share(value: RawValue["value"]): string {
  const reading = readShare({ value });
  return [reading.value ?? "—", ...reading.doubts.map((d) => d.code)].join(" ");
}

describe("a month cell", () => {
  it.each([
    [date(46096), "2026-03"],
    [46096, "2026-03"],
    ["46096", "2026-03"],
    ["2026-03", "2026-03"],
    ["2026/3", "2026-03"],
    ["2026年3月", "2026-03"],
    ["２０２６年３月", "2026-03"],
    ["二〇二六年三月", "2026-03"],
    ["2026年3月份", "2026-03"],
    ["2026.3", "2026-03"],
    ["2026-03-15", "2026-03"],
    ["2026年3月15日", "2026-03"],
    ["202603", "2026-03"],
    [202603, "2026-03"],
    ["3月", "2026-03"],
    ["三月份", "2026-03"],
    ["十二月", "2026-12"],
    ["3", "2026-03"],
    [3, "2026-03"],
    [date(3), "2026-03"],
    [{ value: 44634, date1904: true as const }, "2026-03"],
    [" 3 月\n", "2026-03"],
    ["3月底前", "2026-03"],
    ["4月中旬", "2026-04"],
    ["次年一月", "2027-01"],
    [2026.3, "2026-03"],
    [2026.11, "2026-11"],
  ])("reads %j as %s", (value, expected) => {
    expect(month(value)).toBe(expected);
  });

  it.each([
    ["3月—9月", "2026-09 month-span"],
    ["3-9月", "2026-09 month-span"],
    ["3月至9月", "2026-09 month-span"],
    ["2026年3月-9月", "2026-09 month-span"],
    ["2026-03至2026-09", "2026-09 month-span"],
    ["7、8月", "2026-08 month-span"],
    ["七、八月份", "2026-08 month-span"],
    ["11月至次年1月", "2027-01 month-span"],
    ["上半年", "2026-06 month-span"],
    ["二季度", "2026-06 month-span"],
    ["全年", "2026-12 month-whole-period"],
    ["长期", "2026-12 month-whole-period"],
  ])(
    "reads the span %j by its last month, and says so: %s",
    (value, expected) => {
      expect(month(value)).toBe(expected);
    },
  );

  it.each([
    ["13月", "— month-unreadable"],
    ["待定", "— month-unreadable"],
    ["0月", "— month-unreadable"],
    [0, "— month-unreadable"],
    [13, "— month-unreadable"],
    [true, "— month-unreadable"],
    [{ error: "#REF!" }, "— error-value"],
    [2026.1, "— month-ambiguous"],
    ["3-5", "— month-unreadable"],
    ["9月—3月", "2027-03 month-span"],
    ["春节前后", "— month-unreadable"],
  ])("does not guess at %j: %s", (value, expected) => {
    expect(month(value)).toBe(expected);
  });

  it("is blank, without a doubt, where there is only white space", () => {
    expect([month(null), month(""), month("  \u3000\n")]).toEqual([
      "—",
      "—",
      "—",
    ]);
  });

  it("takes its year from the period: month 1 of an August–January term is the next year's", () => {
    expect([month("1月", TERM), month("8月", TERM), month(12, TERM)]).toEqual([
      "2026-01",
      "2025-08",
      "2025-12",
    ]);
    expect(month("全年", TERM)).toBe("2026-01 month-whole-period");
  });

  it("as 延期至 is the first such month after the plan month", () => {
    expect(month("3月", YEAR, "2026-10")).toBe("2027-03");
    expect(month("12月", YEAR, "2026-10")).toBe("2026-12");
    expect(month("2026-03", YEAR, "2026-10")).toBe("2026-03");
  });
});

describe("a day cell", () => {
  it.each([
    [date(46086), "2026-03-05"],
    [date(46086.75), "2026-03-05"],
    [46086, "2026-03-05"],
    ["46086", "2026-03-05"],
    ["2026-3-5", "2026-03-05"],
    ["2026.03.05", "2026-03-05"],
    ["2026/3/5", "2026-03-05"],
    ["2026年3月5日", "2026-03-05"],
    ["2026年3月5号", "2026-03-05"],
    ["２０２６年３月５日", "2026-03-05"],
    ["2026 年 3 月 5 日", "2026-03-05"],
    ["二〇二六年三月五日", "2026-03-05"],
    ["3月5日", "2026-03-05"],
    ["三月五日", "2026-03-05"],
    ["20260305", "2026-03-05"],
    [20260305, "2026-03-05"],
    [date(20260305), "2026-03-05"],
    [{ value: 44624, date1904: true as const }, "2026-03-05"],
    ["2026-03-05 10:30", "2026-03-05"],
    ["2026-03-05T00:00:00", "2026-03-05"],
  ])("reads %j as %s", (value, expected) => {
    expect(day(value)).toBe(expected);
  });

  it.each([
    "2026年2月30日",
    "2026年3月",
    "3月",
    "05/03/2026",
    "3/5",
    "3-5",
    "已完成",
    "2026-13-01",
    "2026-3.5",
    "上周",
  ])("does not guess at %j", (value) => {
    expect(day(value)).toBe("— day-unreadable");
  });

  it.each([5, 3.5, 2026, 99999999, true])(
    "does not guess at the number or truth value %j",
    (value) => {
      expect(day(value)).toBe("— day-unreadable");
    },
  );

  it("takes its year from the period, and says so where the month is not in it", () => {
    expect(day("1月8日", TERM)).toBe("2026-01-08");
    expect(day("3月8日", TERM)).toBe("2026-03-08 day-year-assumed");
    expect(day("26年3月5日")).toBe("2026-03-05 day-year-assumed");
  });
});

describe("a number cell", () => {
  it.each([
    [12, "场", "12"],
    [0, "场", "0"],
    ["12", "场", "12"],
    ["1,200", "人次", "1200"],
    ["1，200", "人次", "1200"],
    ["-3", "名", "-3"],
    ["12.5", "元", "12.5"],
    ["十二", "场", "12"],
    ["１２", "场", "12 full-width-digits"],
    ["约120", "人次", "120 number-approximate"],
    ["120余", "人次", "120 number-approximate"],
    ["120多", "人次", "120 number-approximate"],
    ["100+", "人次", "100 number-approximate"],
    ["近300", "人次", "300 number-approximate"],
  ])("reads %j in %s as %s", (value, unit, expected) => {
    expect(amount(value, unit)).toBe(expected);
  });

  it.each([
    ["2000万元", "元", "20000000 number-converted"],
    ["2.3万", "元", "23000 number-converted"],
    ["5000元", "万元", "0.5 number-converted"],
    ["1.2亿元", "元", "120000000 number-converted"],
    ["￥2,000.50", "元", "2000.5"],
    ["1,200人次", "人次", "1200 number-converted"],
    ["53人", "人次", "53 number-converted"],
    ["1.2万人次", "人次", "12000 number-converted"],
    ["1.2万余人次", "人次", "12000 number-approximate number-converted"],
    ["3场次", "场", "3 number-converted"],
    ["约8.5万元", "元", "85000 number-approximate number-converted"],
    ["90%", "%", "90 number-converted"],
    ["九成", "%", "90 number-converted"],
  ])("reads %j with its unit, in %s: %s", (value, unit, expected) => {
    expect(amount(value, unit)).toBe(expected);
  });

  it("notes a conversion as a doubt of its own", () => {
    expect(readAmount({ value: "2000万元" }, "元").doubts).toEqual([
      {
        code: "number-converted",
        params: { value: "2000万元", number: 20000000, unit: "元" },
      },
    ]);
  });

  it("refuses a unit that has nothing to do with the row's", () => {
    expect(amount("5场", "人次")).toBe("— number-unit-mismatch");
    expect(amount("300元", "户")).toBe("— number-unit-mismatch");
  });

  it.each(["无", "—", "若干", "3-5", "12,34", "约", "abc", "1.2.3"])(
    "never reads %j as a number, least of all as 0",
    (value) => {
      const reading = readAmount({ value }, "场");
      expect(reading.value).toBeNull();
      expect(reading.doubts).toHaveLength(1);
    },
  );

  it("names an Excel error", () => {
    expect(amount({ error: "#DIV/0!" }, "场")).toBe("— error-value");
  });
});

describe("a share", () => {
  it.each([
    [0.5, "0.5"],
    [1, "1"],
    [0, "0"],
    [50, "0.5 percent-assumed"],
    [100, "1 percent-assumed"],
    [120, "— number-unreadable"],
    ["50%", "0.5"],
    ["50％", "0.5"],
    ["5‰", "0.005"],
    ["五成", "0.5"],
    ["3成", "0.3"],
    ["百分之九十", "0.9"],
    ["50", "0.5 percent-assumed"],
    ["0.5", "0.5"],
    ["120%", "1.2"],
    ["一半", "— number-unreadable"],
    ["约80%", "0.8 number-approximate"],
  ])("reads %j as %s", (value, expected) => {
    expect(share(value)).toBe(expected);
  });
});

describe("a state cell", () => {
  it.each([
    ["已完成", "done"],
    ["进行中", "in-progress"],
    ["未开始", "not-started"],
    ["已延期", "deferred"],
    ["已取消", "cancelled"],
    ["Done", "done"],
    [" 已完成 ", "done"],
    ["已完成。", "done"],
  ])("reads the word %j without a doubt", (value, expected) => {
    expect(readStatus({ value })).toEqual({ value: expected, doubts: [] });
  });

  it.each([
    ["完成", "done"],
    ["已办结", "done"],
    ["√", "done"],
    ["是", "done"],
    ["未完成", "not-started"],
    ["进行", "in-progress"],
    ["取消", "cancelled"],
    ["延期", "deferred"],
    [true, "done"],
  ])("reads the variant %j and proposes the word", (value, expected) => {
    const reading = readStatus({ value });
    expect(reading).toMatchObject({
      value: expected,
      doubts: [{ code: "state-spelling" }],
    });
  });

  it("does not guess at other words", () => {
    for (const value of ["差不多", "已完成90%", "基本完成", 5]) {
      expect(readStatus({ value })).toMatchObject({
        value: null,
        doubts: [{ code: "state-unreadable" }],
      });
    }
  });

  it("leaves a blank cell blank", () => {
    expect(readStatus({ value: " " })).toEqual({ value: null, doubts: [] });
  });
});

describe("the other words", () => {
  it("are read in both languages and their variants", () => {
    expect(readRecurrence({ value: "每季度" }).value).toBe("quarterly");
    expect(readRecurrence({ value: "Standing" }).value).toBe("standing");
    expect(readReportState({ value: "零报告" }).value).toBe("zero-report");
    expect(readReportState({ value: "已上报" }).value).toBe("reported");
    expect(readReportState({ value: "？" })).toMatchObject({ value: null });
  });
});

describe("a Chinese numeral", () => {
  it.each([
    ["十", 10],
    ["十二", 12],
    ["二十", 20],
    ["一百零五", 105],
    ["三百五", 350],
    ["三百零五", 305],
    ["一千二", 1200],
    ["三万五", 35000],
    ["三万零五", 30005],
    ["一百零三万五", 1035000],
    ["一千四百", 1400],
    ["两万", 20000],
    ["三万五千", 35000],
    ["一亿二千万", 120000000],
    ["二〇二六", 2026],
  ])("%s is %d", (text, expected) => {
    expect(chineseNumeral(text)).toBe(expected);
  });

  it.each([
    ["三百五", 350],
    ["一百十", 110],
    ["百", 100],
    ["二十五", 25],
  ])("%s is %d in running text", (text, expected) => {
    expect(chineseNumeral(text, true)).toBe(expected);
  });

  it("is nothing where the text is not one", () => {
    expect([
      chineseNumeral(""),
      chineseNumeral("三个"),
      chineseNumeral("百"),
    ]).toEqual([null, null, null]);
  });
});
