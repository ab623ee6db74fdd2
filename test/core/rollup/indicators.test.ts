import { describe, expect, it } from "@jest/globals";
import type { IndicatorRollup } from "../../../src/core/rollup";
import { periodFrom } from "../plan-table";
import { codes, collect, roll, submit } from "./collecting";

/** The indicators of branches that have nothing else, as of 30 September 2026. */
function rolled(...tables: readonly string[]): readonly IndicatorRollup[] {
  const files = tables.map((indicators, i) =>
    submit("月份\n2026-01", { indicators, code: `B0${i + 1}` }),
  );
  return roll(collect(...files)).indicators;
}

describe("an indicator summed over months", () => {
  it("is summed by quarter and over branches, up to the cut-off's month", () => {
    const [training, ...others] = rolled(
      `指标 | 单位 | 目标 | 2026-01 | 2026-03 | 2026-09 | 2026-10
       培训 | 场   | 12   | 2       | 1       | 4       | 9`,
      `指标 | 单位 | 目标 | 2026-02
       培训 | 场   | 8    | 5`,
    );
    expect(others).toEqual([]);
    expect(training).toMatchObject({
      quarters: [8, null, 4, null],
      total: 12,
      target: 20,
      branches: 2,
    });
  });

  it("is matched by name, unit and kind after normalising", () => {
    const indicators = rolled(
      "指标 | 单位 | 2026-01\n职工 培训（线上） | 场 | 1",
      "指标 | 单位 | 2026-01\n职工培训(线上) | 场 | 2",
      "指标 | 单位 | 2026-01\n职工培训(线上) | 人次 | 40",
      "指标 | 单位 | 口径 | 2026-01\n职工培训(线上) | 场 | 期末 | 7",
    );
    expect(
      indicators.map(({ unit, kind, total }) => [unit, kind, total]),
    ).toEqual([
      ["场", "sum", 3],
      ["人次", "sum", 40],
      ["场", "latest", 7],
    ]);
  });

  it("keeps money in 元", () => {
    const [money] = rolled(
      "指标 | 单位 | 目标 | 2026-01\n慰问金 | 万元 | 2.3 | 1.1",
      "指标 | 单位 | 目标 | 2026-01\n慰问金 | 元 | 500 | 300",
    );
    expect(money).toMatchObject({ unit: "元", total: 11300, target: 23500 });
  });

  it("takes blank for not filled, not for 0", () => {
    const [blank] = rolled("指标 | 单位 | 2026-01\n培训 | 场 |");
    expect(blank).toMatchObject({
      quarters: [null, null, null, null],
      total: null,
      branches: 0,
    });
    const [zero] = rolled("指标 | 单位 | 2026-01\n培训 | 场 | 0");
    expect(zero).toMatchObject({
      quarters: [0, null, null, null],
      total: 0,
      branches: 1,
    });
  });

  it("sums the targets of those branches that have one", () => {
    const [some] = rolled(
      "指标 | 单位 | 目标 | 2026-01\n培训 | 场 | | 1",
      "指标 | 单位 | 目标 | 2026-01\n培训 | 场 | 6 | 1",
    );
    expect(some?.target).toBe(6);
  });

  it("leaves out months outside the roll-up's period, and says how many", () => {
    const file = submit("月份\n2026-01", {
      period: "school-year 2025-08/12",
      indicators:
        "指标 | 单位 | 2025-09 | 2025-10 | 2026-02\n培训 | 场 | 5 | 5 | 1",
    });
    const rollup = roll(collect(file), { period: periodFrom("2026-01/12") });
    expect(rollup.indicators[0]?.total).toBe(1);
    expect(rollup.findings).toEqual([
      expect.objectContaining({
        code: "indicator-out-of-period",
        params: { count: 2 },
      }),
    ]);
  });
});

describe("an indicator of the latest state", () => {
  it("is the last filled month up to the quarter's end, summed over branches", () => {
    const [members] = rolled(
      `指标   | 单位 | 口径 | 2026-01 | 2026-02 | 2026-08 | 2026-11
       会员数 | 名   | 期末 | 100     | 110     | 120     | 300`,
      `指标   | 单位 | 口径 | 2026-05
       会员数 | 名   | 期末 | 50`,
    );
    expect(members).toMatchObject({
      quarters: [110, 160, 170, null],
      total: 170,
    });
  });

  it("of a branch with two plans is the last filled of both, not their sum", () => {
    const first = submit("月份\n2026-01", {
      file: "a.xlsx",
      period: "school-year 2025-08/12",
      indicators: "指标 | 单位 | 口径 | 2026-06\n会员数 | 名 | 期末 | 90",
    });
    const second = submit("月份\n2026-09", {
      file: "b.xlsx",
      period: "school-year 2026-08/12",
      indicators: "指标 | 单位 | 口径 | 2026-09\n会员数 | 名 | 期末 | 95",
    });
    const rollup = roll(collect(first, second), {
      period: periodFrom("2026-01/12"),
    });
    expect(rollup.indicators[0]).toMatchObject({
      quarters: [null, 90, 95, null],
      total: 95,
      branches: 1,
    });
  });
});

describe("a ratio", () => {
  it("takes both counts from the last month in which both are filled", () => {
    const [ratio] = rolled(
      `指标   | 单位 | 口径 | 2026-01 | 2026-02 | 2026-04
       签订率 | %    | 比率 | 40/50   | 45/     | 48/60`,
    );
    expect(ratio?.quarters).toEqual([
      { num: 40, den: 50 },
      { num: 48, den: 60 },
      { num: 48, den: 60 },
      null,
    ]);
  });

  it("of several branches is the sum of numerators over the sum of denominators, not a mean", () => {
    const [ratio] = rolled(
      "指标 | 单位 | 口径 | 2026-03\n参保率 | % | 比率 | 1/1",
      "指标 | 单位 | 口径 | 2026-03\n参保率 | % | 比率 | 0/99",
    );
    expect(ratio?.total).toEqual({ num: 1, den: 100 });
  });

  it("refuses a bare percentage", () => {
    const file = submit("月份\n2026-01", {
      indicators:
        "指标 | 单位 | 口径 | 2026-03 | 2026-04\n参保率 | % | 比率 | 9/10 | 95%",
    });
    const rollup = roll(collect(file));
    expect(rollup.indicators[0]?.total).toEqual({ num: 9, den: 10 });
    expect(rollup.findings).toEqual([
      expect.objectContaining({
        code: "ratio-bare",
        severity: "error",
        params: { name: "参保率", month: "2026-04" },
      }),
    ]);
  });

  it("has a target only where all agree", () => {
    const target = (value: string): string =>
      `指标 | 单位 | 口径 | 目标 | 2026-03\n参保率 | % | 比率 | ${value} | 9/10`;
    expect(rolled(target("0.95"), target("0.95"), target(""))[0]?.target).toBe(
      0.95,
    );
    expect(rolled(target("0.95"), target("0.9"))[0]?.target).toBeNull();
    const files = ["0.95", "0.9"].map((value, i) =>
      submit("月份\n2026-01", { indicators: target(value), code: `B0${i}` }),
    );
    expect(codes(roll(collect(...files)))).toEqual([
      ": indicator-target-differs",
    ]);
  });
});

describe("an indicator's parts", () => {
  it("name the rows that the figure came from, and add up to it", () => {
    const [money] = rolled(
      "编号 | 指标 | 单位 | 2026-01\nI01 | 慰问金 | 万元 | 1.5",
      "编号 | 指标 | 单位 | 2026-01\nI07 | 慰问金 | 元 | 300",
    );
    const parts = money?.parts.map(({ branch, rows, total }) => [
      branch,
      rows.map(({ submission, fact }) => [submission.file, fact.id, fact.row]),
      total,
    ]);
    expect(parts).toEqual([
      ["B01", [["B01.xlsx", "I01", 2]], 15000],
      ["B02", [["B02.xlsx", "I07", 2]], 300],
    ]);
  });

  it("leave out branches without a valid submission", () => {
    const file = submit("月份\n2026-01", {
      reports: "2026-02",
      indicators: "指标 | 单位 | 2026-01\n培训 | 场 | 2",
    });
    expect(roll(collect(file)).indicators).toEqual([]);
  });

  it("count an indicator's identical rows with one id once, and rows with different ids each", () => {
    const once = rolled(
      "编号 | 指标 | 单位 | 2026-01\nI01 | 培训 | 场 | 2\nI01 | 培训 | 场 | 2",
    );
    expect(once[0]?.total).toBe(2);
    const both = rolled(
      "编号 | 指标 | 单位 | 2026-01\nI01 | 培训 | 场 | 2\nI02 | 培训 | 场 | 2",
    );
    expect(both[0]).toMatchObject({ total: 4, branches: 1 });
  });
});
