import { describe, expect, it } from "@jest/globals";
import {
  movedFormula,
  sameFormula,
} from "../../../src/core/layout/update/references";
import type { ReferenceMap } from "../../../src/core/layout/update/references";

/** The sheet 安排 is called 三月 安排 now, its column C stands in E, and its rows are two further down. */
const MAP: ReferenceMap = {
  sheetName: (name) => (name === "安排" ? "三月 安排" : name),
  moved: (sheet, range) => {
    if (sheet !== "安排") return range;
    const column = (n: number) => (n === 3 ? 5 : n);
    const row = (n: number) => (n === 0 ? 0 : n + 2);
    return {
      top: row(range.top),
      bottom: row(range.bottom),
      left: column(range.left),
      right: column(range.right),
    };
  },
};

describe("references of a formula", () => {
  it.each([
    ["COUNTIFS(安排!$C:$C,1)", "COUNTIFS('三月 安排'!$E:$E,1)"],
    ["安排!C4+安排!$C$4:C9", "'三月 安排'!E6+'三月 安排'!$E$6:E11"],
    ["INDEX('安排'!$C:$C,ROW()+1)", "INDEX('三月 安排'!$E:$E,ROW()+1)"],
    ["SUM(安排!$3:$5)", "SUM('三月 安排'!$5:$7)"],
  ])("follow the sheet and the cells: %s", (formula, moved) => {
    expect(movedFormula(formula, "汇总", MAP)).toBe(moved);
  });

  it("without a sheet are those of the formula's own sheet", () => {
    expect(movedFormula("C4*2", "安排", MAP)).toBe("E6*2");
    expect(movedFormula("C4*2", "汇总", MAP)).toBe("C4*2");
  });

  it.each([
    '"安排!C4 和 C4"&"“A1”"',
    'IF("C""4"="",1,2)',
    "LOG10(2)+C4_total+period_start",
    "1E5+2.5",
  ])("in quotes, functions, names and numbers stay: %s", (formula) => {
    expect(movedFormula(formula, "安排", MAP)).toBe(formula);
  });

  it("take time in proportion to the formula's length, whatever it is", () => {
    const formula = `${"'".repeat(20_001)}${"A1:".repeat(10_000)}${'"'.repeat(20_001)}`;
    const began = performance.now();
    movedFormula(formula, "安排", MAP);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

describe("two formulas", () => {
  it("are the same where only spaces, case and needless quotes differ", () => {
    expect(sameFormula("=sum('安排'!A1, 2)", "SUM(安排!A1,2)")).toBe(true);
  });

  it("differ where their texts do", () => {
    expect(sameFormula('IF(A1,"甲 乙","")', 'IF(A1,"甲乙","")')).toBe(false);
    expect(sameFormula('IF(A1,"a","")', 'IF(A1,"A","")')).toBe(false);
  });
});
