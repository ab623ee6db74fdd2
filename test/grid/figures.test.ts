import { describe, expect, it } from "@jest/globals";
import { lastDayOf, monthOf, periodOf } from "../../src/core/plan";
import type { PlanPeriod } from "../../src/core/plan";
import type { WorkbookLayout } from "../../src/core/layout";
import type { Scalar } from "../../src/grid/formula/values";
import { rollupWorkbook } from "../../src/core/layout/rollup-workbook";
import { collect, roll, roster, submit } from "../core/rollup/collecting";
import { dayAt, everyCase, monthAt } from "../interop/plan-cases";
import { caseOf, required } from "../interop/recalculated-plans";
import { differencesFrom, figuresOf } from "./layout-figures";

const PERIODS: readonly PlanPeriod[] = [
  periodOf("calendar-year", required(monthOf(2026, 1), "month")),
  periodOf("school-year", required(monthOf(2025, 8), "month")),
  periodOf("half-year", required(monthOf(2026, 7), "month")),
  periodOf("school-term", required(monthOf(2025, 8), "month")),
];

/** One sheet of a few cells, and the value of its first. */
function valueOf(
  formula: string,
  cells: readonly (readonly (string | number | boolean | null)[])[] = [],
): Scalar {
  const layout: WorkbookLayout = {
    title: "",
    creator: "",
    styles: {},
    names: [{ name: "share", refersTo: "数!$B$2" }],
    sheets: [
      {
        key: "asked",
        name: "问",
        visibility: "visible",
        columns: [],
        rows: [[{ value: null, formula }]],
      },
      {
        key: "cells",
        name: "数",
        visibility: "visible",
        columns: [],
        rows: cells.map((row) => row.map((value) => ({ value }))),
      },
    ],
  };
  return figuresOf(layout).value(0, 0, 0);
}

describe("the grid's figures", () => {
  // LibreOffice finds the same values (test/interop).
  it.each(
    PERIODS.flatMap((period) => {
      const today = lastDayOf(monthAt(period, 5));
      return ["4-1", "9-30"]
        .map((day) => required(dayAt(period, day), "day"))
        .map((cutoff) => caseOf(period.kind, everyCase(period), today, cutoff));
    }).map((each) => [each.name, each] as const),
  )("are those of the engine in a plan workbook: %s", (_name, { layout }) => {
    const figures = figuresOf(layout);
    const { formulas, wrong } = differencesFrom(layout, (...at) =>
      figures.value(...at),
    );
    expect(wrong).toEqual([]);
    expect(formulas).toBeGreaterThan(7000);
    expect([...figures.unknown]).toEqual([]);
  });

  it("are those of the engine in a roll-up workbook", () => {
    const plan = (state: string, done: string) => `
      编号  | 目标 | 类型 | 月份    | 权重 | 状态   | 进度 | 完成      | 延期至  | 变更
      N0001 | G1   | 单次 | 2026-02 |      | ${state} |      | ${done} |         |
      N0002 | G1   | 单次 | 2026-05 | 2    | 进行中 | 0.5  |           |         |
      N0003 | G2   | 常态 | 2026-08 |      | 已完成 |      | 2026-08-09 |         |
      N0004 | G2   | 单次 | 2026-03 |      | 已延期 |      |           | 2026-06 | 2026-03-02`;
    const rollup = roll(
      collect(
        submit(plan("已完成", "2026-02-20"), { code: "B01" }),
        submit(plan("未开始", ""), { code: "B02" }),
        submit(plan("已完成", "2026-04-02"), { code: "B03" }),
      ),
      { roster: roster("B01", "B02", "B03", "B04") },
    );
    const layout = rollupWorkbook(rollup, {
      language: "zh",
      madeAt: "2026-10-15T08:00:00Z",
    });
    const figures = figuresOf(layout);
    const { formulas, wrong } = differencesFrom(layout, (...at) =>
      figures.value(...at),
    );
    expect(wrong).toEqual([]);
    expect(formulas).toBeGreaterThan(200);
    expect([...figures.unknown]).toEqual([]);
  });

  const TABLE = [
    ["甲", 3, true],
    ["乙", 0.5, null],
    ["丙*", "4", "x"],
    [null, -2, "1,200"],
  ];

  it.each([
    ["1+2*3^2", 19],
    ["-2^2", 4],
    ['"a"&1/4&TRUE', "a0.25TRUE"],
    ["50%+1", 1.5],
    ["数!B1+数!B3", 7],
    ["share*2", 1],
    ["SUM(数!B:B)", 1.5],
    ["COUNTA(数!$A:$A)", 3],
    ["COUNTBLANK(数!A1:A4)", 1],
    ['COUNTIFS(数!B:B,">=0")', 2],
    ["COUNTIFS(数!B:B,4)", 1],
    ['COUNTIFS(数!A:A,"丙~*")', 1],
    ['COUNTIFS(数!A:A,"*")', 3],
    ['COUNTIFS(数!A1:A4,"")', 1],
    ['COUNTIFS(数!A1:A4,"<>")', 3],
    ['SUMIFS(数!B:B,数!A:A,"<>甲")', -1.5],
    ["SUMPRODUCT((数!B1:B2>1)*数!B1:B2)", 3],
    ["SUMPRODUCT(MAX(ISNUMBER(数!B1:B4)*ROW(数!B1:B4)))", 4],
    ["INDEX(数!A:A,2)", "乙"],
    ["INDEX(数!A:A,900)", 0],
    ['MATCH("丙~*",数!A:A,0)', 3],
    ['VLOOKUP("乙",数!A1:B4,2,FALSE)', 0.5],
    ['IFERROR(MATCH("丁",数!A:A,0),"无")', "无"],
    ["EOMONTH(DATE(2026,1,31),1)", 46_081],
    ["EDATE(DATE(2026,1,31),1)", 46_081],
    ["YEAR(46082)*100+MONTH(46082)", 202_603],
    ["TODAY()", 46_000],
    ['TEXT(0.256,"0.0%")', "25.6%"],
    ['TEXT(46082,"yyyy年m月")', "2026年3月"],
    ["ROUND(2.345,2)", 2.35],
    ["ROUND(-2.5,0)", -3],
    ["ROUND(1234,-2)", 1200],
    ['IF(数!A4="","空",1)', "空"],
    ["AND(数!B1>1,数!C1)", true],
    ['LEFT("工会计划",2)&MID("工会计划",3,1)', "工会计"],
    ["MOD(-3,5)", 2],
    ["0.1+0.2=0.3", true],
  ])("%s", (formula, expected) => {
    const value = valueOf(formula, TABLE);
    expect(value).toEqual(
      typeof expected === "number" ? expect.closeTo(expected, 9) : expected,
    );
  });

  it.each([
    ["1/0", "#DIV/0!"],
    ['1+"a"', "#VALUE!"],
    ["nobody", "#NAME?"],
    ["没有!A1", "#REF!"],
    ["VLOOKUP(9,数!A1:B4,2,FALSE)", "#N/A"],
    ["SUM(数!B1,1/0)", "#DIV/0!"],
  ])("say what is wrong: %s", (formula, error) => {
    expect(valueOf(formula, TABLE)).toEqual({ error });
  });

  it("keep the value of a formula that is not calculated here, and list it", () => {
    const layout = columnOf(["RTD(1)"]);
    expect(layout.value(0, 0, 0)).toBeNull();
    expect([...layout.unknown]).toEqual([["RTD", 1]]);
  });

  it("end with formulas that wait for themselves or for very many others", () => {
    const figures = columnOf([
      ...Array.from({ length: 5000 }, (_, row) =>
        row === 4999 ? "1" : `A${row + 2}+1`,
      ),
      "A5001+1",
    ]);
    expect(figures.value(0, 4990, 0)).toBe(10);
    expect(figures.value(0, 0, 0)).toBeNull();
    expect(figures.value(0, 5000, 0)).toBe(1);
  });

  it("end with many formulas that are deep in themselves", () => {
    const figures = columnOf(
      Array.from({ length: 399 }, (_, row) =>
        row === 398
          ? "1"
          : `${"ABS(".repeat(75)}A${row + 2}${")".repeat(75)}+1`,
      ),
    );
    // Calculated where the stack holds it, else the value that the cell had.
    expect([null, 399]).toContain(figures.value(0, 0, 0));
    expect(figures.value(0, 390, 0)).toBe(9);
  });
});

/** A sheet with the formulas below each other. */
function columnOf(formulas: readonly string[]): ReturnType<typeof figuresOf> {
  return figuresOf({
    title: "",
    creator: "",
    styles: {},
    names: [],
    sheets: [
      {
        key: "a",
        name: "表",
        visibility: "visible",
        columns: [],
        rows: formulas.map((formula) => [{ value: null, formula }]),
      },
    ],
  });
}
