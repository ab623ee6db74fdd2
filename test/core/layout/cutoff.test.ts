import { describe, expect, it } from "@jest/globals";
import { locateCutoff } from "../../../src/core/layout";
import { parseIsoDay } from "../../../src/core/plan";
import { workbookOf } from "./drawn-workbook";

const found = (sheet: string, name = "季度统计") =>
  locateCutoff(workbookOf({ 封面: "计划名称 | 计划", [name]: sheet }));

describe("the cell of the cut-off day", () => {
  it("follows the running day where it is as it was made, or blank", () => {
    const place = { sheet: "季度统计", cell: "B3" };
    const followed = { place, day: null, fixedByFormula: false };
    expect(found("季度统计\n\n截止日 | =TODAY() → 46082")).toEqual(followed);
    expect(found("季度统计\n\n截止日")).toEqual(followed);
  });

  it("holds the day that somebody typed", () => {
    expect(found("截止日 | @2026-06-30")?.day).toBe(parseIsoDay("2026-06-30"));
  });

  it("is found on a sheet that was renamed, below rows that were put in", () => {
    expect(found("我加的一行\n\n\n\n | 截止日 | @2026-06-30", "数字")).toEqual({
      place: { sheet: "数字", cell: "C5" },
      day: parseIsoDay("2026-06-30"),
      fixedByFormula: false,
    });
  });

  it("is known to hold a formula of somebody's own", () => {
    expect(found("截止日 | =A9+1 → 46082")).toMatchObject({
      day: 46082,
      fixedByFormula: true,
    });
  });

  it("is not there in a workbook without it", () => {
    expect(found("工作安排 | 计划月份")).toBeNull();
  });
});
