import { describe, expect, it } from "@jest/globals";

import { factsCsv } from "../../../src/app/facts";
import { rollupWorkbook } from "../../../src/core/layout/rollup-workbook";
import type { Language, WorkbookLayout } from "../../../src/core/layout";
import { rollUp, addUnreadable } from "../../../src/core/rollup";
import type { Rollup } from "../../../src/core/rollup";
import { baselineTable, day } from "../plan-table";
import { collect, issued, roll, roster, submit } from "../rollup/collecting";
import { formulasOf, sheetOf, textOf, valuesOf } from "./rollup-workbook-cells";

const NODES = `
  编号  | 目标 | 类型 | 月份    | 状态   | 完成       | 变更       | 延期至
  N0001 | G1   | 单次 | 2026-02 | 已完成 | 2026-02-20 |            |
  N0002 | G1   | 单次 | 2026-03 | 已完成 | 2026-05-06 |            |
  N0003 | G2   | 常态 | 2026-06 | 进行中 |            |            |
  N0004 | G2   | 单次 | 2026-08 | 已取消 |            | 2026-09-10 |
  N0005 | G2   | 单次 | 2026-11 | 未开始 |            |            |
  N0006 | G1   | 单次 | 2026-09 | 已延期 |            | 2026-08-01 | 2027-02
`;
const GOALS = { G1: "文体活动 办好职工运动会", G2: "民主管理 开好职代会" };
const HEAD = { goals: GOALS, parent: "县总工会" };

function layoutOf(rollup: Rollup, language: Language = "zh"): WorkbookLayout {
  return rollupWorkbook(rollup, {
    language,
    madeAt: "2026-10-15T08:00:00Z",
  });
}

/** Two branches on the roster that report, one that does not, one that is not filled in. */
function county(): Rollup {
  const baseline = issued(baselineTable(NODES), ["B01", "B02", "B03", "B04"]);
  return roll(
    collect(
      submit(NODES, { ...HEAD, code: "B01" }),
      submit(NODES, { ...HEAD, code: "B02" }),
      submit(NODES, { ...HEAD, code: "B04", reports: "2026-05" }),
    ),
    { roster: roster("B01", "B02", "B03", "B04"), baseline },
  );
}

/** The row of a sheet that has the text in one of its first four columns. */
function rowOf(
  layout: WorkbookLayout,
  key: string,
  text: string,
): readonly (string | number | boolean)[] {
  const row = valuesOf(sheetOf(layout, key)).find((values) =>
    values.slice(0, 4).includes(text),
  );
  if (row === undefined) throw new Error(`${key} has no row ${text}`);
  return row;
}

describe("the sheets of a roll-up workbook", () => {
  it("stand in the order of the format, the record of the roll-up very hidden", () => {
    const layout = layoutOf(county());
    expect(layout.sheets.map(({ name }) => name)).toEqual([
      "汇总说明",
      "年度总结",
      "报送情况",
      "季度汇总",
      "领域汇总",
      "指标汇总",
      "指标明细",
      "逾期清单",
      "问题清单",
      "明细",
      "_rollup",
    ]);
    expect(layout.sheets.map(({ visibility }) => visibility).pop()).toBe(
      "very-hidden",
    );
  });

  it("have unique headers that are equal to their tables' columns", () => {
    for (const language of ["zh", "en"] as const) {
      for (const sheet of layoutOf(county(), language).sheets) {
        for (const table of sheet.tables ?? []) {
          const row = Number(/\d+/.exec(table.range)?.[0]);
          expect(valuesOf(sheet)[row - 1]).toEqual(table.columns);
          expect(new Set(table.columns).size).toBe(table.columns.length);
        }
      }
    }
  });

  it("have no Chinese in the English edition but what people wrote", () => {
    const layout = layoutOf(
      roll(collect(submit("月份\n2026-03", { name: "First", goals: {} })), {}),
      "en",
    );
    const texts = layout.sheets
      .filter(({ key }) => key !== "record")
      .map((sheet) => `${sheet.name}\n${textOf(sheet)}`)
      .join("\n")
      .replace(/第1项工作|月度安排|封面|工会工作计划/g, "");
    expect(texts.match(/\p{Script=Han}+/gu)).toBeNull();
  });
});

describe("季度汇总", () => {
  it("shows due, done, rate, on-time rate, overdue and light of each quarter", () => {
    const row = rowOf(layoutOf(county()), "quarters", "B01");
    // Two due in the first quarter, one of them done late, in the second.
    expect(row.slice(4, 10)).toEqual([2, 2, 1, 0.5, 1, "红"]);
    expect(row.slice(10, 16)).toEqual([1, 0, 0, 0, 1, "红"]);
    // The deferral left the quarter, the cancellation came after its due day.
    expect(row.slice(16, 22)).toEqual([1, 0, 0, 0, 1, "红"]);
  });

  it("shows — for rates and overdue nodes of a quarter that has not begun", () => {
    const row = rowOf(layoutOf(county()), "quarters", "B01");
    expect(row.slice(22, 28)).toEqual([1, 0, "—", "—", "—", "—"]);
  });

  it("shows — where nothing is due, never 0 % or 100 %", () => {
    const layout = layoutOf(roll(collect(submit("月份\n2026-03"))));
    const row = rowOf(layout, "quarters", "B01");
    expect(row.slice(10, 15)).toEqual([0, 0, "—", "—", 1]);
  });

  it("lists a branch without a file first, with its issued nodes as due and not done", () => {
    const rows = valuesOf(sheetOf(layoutOf(county()), "quarters"));
    expect(rows[5]?.slice(0, 10)).toEqual([
      1,
      "B03",
      "B03工会",
      "未报",
      2,
      0,
      0,
      0,
      2,
      "未报",
    ]);
  });

  it("gives both totals, the expected one with what is missing as not done", () => {
    const layout = layoutOf(county());
    expect(rowOf(layout, "quarters", "已报口径合计").slice(4, 9)).toEqual([
      4, 4, 1, 0.5, 2,
    ]);
    expect(rowOf(layout, "quarters", "应报口径合计").slice(4, 9)).toEqual([
      8, 4, 0.5, 0.25, 6,
    ]);
  });

  it("says why there is no expected total where a baseline is missing", () => {
    const layout = layoutOf(
      roll(collect(submit(NODES, HEAD)), {
        roster: roster("B01", "B02 二小工会"),
      }),
    );
    expect(rowOf(layout, "quarters", "应报口径合计").slice(4, 6)).toEqual([
      "—",
      "—",
    ]);
    expect(textOf(sheetOf(layout, "quarters"))).toContain("二小工会");
  });

  it("shows how overdue nodes came and went, as the engine has it", () => {
    const rollup = county();
    const layout = layoutOf(rollup);
    const [, second, third] = rollup.reporting.quarters;
    expect(rowOf(layout, "quarters", "补完")[10]).toBe(second?.madeUp);
    expect(rowOf(layout, "quarters", "补完")[10]).toBe(2);
    expect(rowOf(layout, "quarters", "期初逾期")[16]).toBe(third?.carriedIn);
    expect(rowOf(layout, "quarters", "跨期延期（移出本周期）")[16]).toBe(2);
    expect(rowOf(layout, "quarters", "不含常态：应完成")[10]).toBe(0);
  });

  it("has two quarters for a half year", () => {
    const layout = layoutOf(
      roll(collect(submit("月份\n2026-03", { period: "2026-01/6" })), {
        asOf: "2026-05-31",
      }),
    );
    const texts = textOf(sheetOf(layout, "quarters"));
    expect(texts).toContain("第二季度");
    expect(texts).not.toContain("第三季度");
    expect(sheetOf(layout, "facts").tables?.[0]?.columns).not.toContain(
      "三季度末逾期",
    );
  });
});

describe("领域汇总", () => {
  it("adds up the reporting branches by work field and by shared goal", () => {
    const layout = layoutOf(county());
    expect(rowOf(layout, "fields", "文体活动").slice(1, 7)).toEqual([
      4, 4, 1, 1, 0.5, 2,
    ]);
    expect(rowOf(layout, "fields", "G2　开好职代会").slice(7, 10)).toEqual([
      2, 0, 0,
    ]);
  });

  it("says so where the branches share no goal", () => {
    const rollup = roll(
      collect(
        submit(NODES, { ...HEAD, code: "B01" }),
        submit(NODES, {
          code: "B02",
          goals: { G1: "其他 另一件事", G2: "其他 又一件事" },
        }),
      ),
    );
    expect(textOf(sheetOf(layoutOf(rollup), "fields"))).toContain(
      "不按目标汇总",
    );
  });
});

describe("报送情况", () => {
  it("shows the status of every branch and the files of nobody", () => {
    const rollup = roll(
      collect(
        submit(NODES, { ...HEAD, code: "B01" }),
        submit(NODES, { ...HEAD, code: "B09", file: "外单位.xlsx" }),
      ),
      { roster: roster("B01", "B02") },
    );
    const layout = layoutOf(rollup);
    expect(rowOf(layout, "submissions", "B01")[4]).toBe("已报");
    expect(rowOf(layout, "submissions", "B02")[4]).toBe("未报");
    expect(rowOf(layout, "submissions", "B09")[2]).toBe("外单位.xlsx");
  });

  it("names the duplicate that does not count beside the one that does", () => {
    const rollup = roll(
      collect(
        submit(NODES, { ...HEAD, file: "新.xlsx" }),
        submit(NODES, { ...HEAD, file: "旧.xlsx", reports: "2026-09" }),
      ),
      { roster: roster("B01") },
    );
    const row = rowOf(layoutOf(rollup), "submissions", "B01");
    expect(row[4]).toBe("重报");
    expect(row[5]).toBe("新.xlsx");
    expect(row[10]).toContain("旧.xlsx");
  });

  it("lists unreadable files with what to do about them", () => {
    const collection = collect(submit(NODES, HEAD));
    addUnreadable(collection, "坏.xlsx", "password-protected");
    const texts = textOf(sheetOf(layoutOf(roll(collection)), "submissions"));
    expect(texts).toMatch(/坏\.xlsx \| .*密码/);
  });

  it("has a reminder of one line a branch, with contact and telephone", () => {
    const [first, ...others] = roster("B01", "B02").branches;
    const rollup = roll(collect(submit(NODES, HEAD)), {
      roster: {
        branches: [
          first!,
          ...others.map((branch) => ({
            ...branch,
            contact: "李工",
            phone: "0000-1",
          })),
        ],
      },
    });
    const lines = valuesOf(sheetOf(layoutOf(rollup), "submissions"));
    expect(lines.map(([line]) => line)).toContain("1. B02工会（李工 0000-1）");
  });

  it("reminds nobody where all have reported", () => {
    const rollup = roll(collect(submit(NODES, HEAD)), {
      roster: roster("B01"),
    });
    expect(textOf(sheetOf(layoutOf(rollup), "submissions"))).toContain(
      "不需要催报",
    );
  });
});

describe("lists", () => {
  it("name the file, sheet and cell of every overdue node, the latest first", () => {
    const row = valuesOf(sheetOf(layoutOf(county()), "overdue"))[3];
    expect(row?.slice(0, 4)).toEqual([1, "B01", "B01工会", "N0003"]);
    expect(row?.slice(-3)).toEqual(["B01.xlsx", "月度安排", "D4"]);
  });

  it("say so instead of showing an empty table", () => {
    const rollup = roll(
      collect(
        submit(
          "编号 | 月份 | 状态 | 完成\nN0001 | 2026-03 | 已完成 | 2026-03-02",
        ),
      ),
    );
    const layout = layoutOf(rollup);
    const overdue = sheetOf(layout, "overdue");
    expect(textOf(overdue)).toContain("没有逾期节点");
    expect(overdue.tables ?? []).toEqual([]);
    expect(textOf(sheetOf(layout, "findings"))).toContain("没有发现问题");
    expect(textOf(sheetOf(layout, "indicators"))).toContain("没有指标");
  });

  it("can be made of nothing at all", () => {
    const layout = layoutOf(roll(collect(), { roster: { branches: [] } }));
    expect(textOf(sheetOf(layout, "quarters"))).toContain("没有单位");
    expect(textOf(sheetOf(layout, "facts"))).toContain("没有可统计的节点");
  });
});

describe("指标汇总", () => {
  const rollup = roll(
    collect(
      submit("月份\n2026-03", {
        code: "B01",
        indicators: `
          编号 | 指标   | 单位 | 口径 | 方向   | 目标 | 2026-02 | 2026-08
          I01  | 活动   | 场   | 累计 | 不低于 | 10   | 3       | 4
          I02  | 签订率 | 家   | 比率 | 不低于 | 0.9  |         | 8/10
          I03  | 支出   | 万元 | 累计 | 不高于 | 1    |         | 0.5`,
      }),
      submit("月份\n2026-03", {
        code: "B02",
        indicators: `
          编号 | 指标   | 单位 | 口径 | 方向   | 目标 | 2026-02
          I01  | 活动   | 场   | 累计 | 不低于 | 10   | 5
          I02  | 签订率 | 家   | 比率 | 不低于 | 0.9  | 9/10`,
      }),
    ),
  );
  const layout = layoutOf(rollup);

  it("adds quantities up, and numerators and denominators before dividing", () => {
    expect(rowOf(layout, "indicators", "活动").slice(5)).toEqual([
      20,
      8,
      "—",
      4,
      "—",
      12,
      0.6,
      2,
    ]);
    expect(rowOf(layout, "indicators", "签订率").slice(5)).toEqual([
      0.9,
      0.9,
      0.9,
      0.85,
      "—",
      0.85,
      "未达标",
      2,
    ]);
  });

  it("says of a target that must not be passed whether it is met", () => {
    expect(rowOf(layout, "indicators", "支出").slice(2, 13)).toEqual([
      "元",
      "累计",
      "不高于",
      10000,
      "—",
      "—",
      5000,
      "—",
      5000,
      "达标",
      1,
    ]);
  });

  it("traces every figure to the file, sheet and row of each branch", () => {
    const lines = valuesOf(sheetOf(layout, "indicatorLines")).slice(3);
    expect(lines.map((line) => line.at(-1))).toContain(
      "B02.xlsx　指标　第 3 行",
    );
  });
});

describe("明细", () => {
  it("has one row a node, with its effective month and what it adds to each figure", () => {
    const layout = layoutOf(county());
    const sheet = sheetOf(layout, "facts");
    const rows = valuesOf(sheet);
    expect(rows.length - 3).toBe(18);
    const at = (row: number, header: string) =>
      rows[row + 3]?.[sheet.tables![0]!.columns.indexOf(header)];
    expect(at(1, "编号")).toBe("N0002");
    expect(at(1, "一季度末逾期")).toBe(1);
    expect(at(1, "二季度末逾期")).toBe(0);
    expect(at(5, "应完成月份")).toBe(day("2027-02-01"));
    expect(at(5, "应完成计数")).toBe(0);
    expect(at(5, "跨期延期季度")).toBe(3);
    expect(at(0, "单元格")).toBe("D2");
  });

  it("is the source of live formulas up to 20,000 rows, and of values above", () => {
    const few = layoutOf(county());
    expect(formulasOf(few).get("季度汇总!E7")?.formula).toMatch(/^COUNTIFS\(/);
    const rows = Array.from(
      { length: 20_001 },
      (_, i) => `N${String(i + 1).padStart(7, "0")} | 2026-03`,
    );
    const many = layoutOf(
      roll(collect(submit(`编号 | 月份\n${rows.join("\n")}`))),
    );
    const formulas = [...formulasOf(many).keys()];
    expect(formulas.filter((cell) => /^(?:季度|领域)汇总/.test(cell))).toEqual(
      [],
    );
    expect(textOf(sheetOf(many, "about"))).toContain("明细共 20001 行");
    expect(rowOf(many, "quarters", "已报口径合计")[4]).toBe(20_001);
  });
});

describe("the facts as CSV", () => {
  it("begin with a byte order mark and have the columns of 明细", () => {
    const csv = factsCsv(county(), "zh");
    const lines = csv.split("\r\n");
    expect(lines[0]).toMatch(/^\uFEFF序号,单位编码,单位名称,上级工会,/);
    expect(lines.length).toBe(20);
    expect(lines[2]).toContain(",2026-03,2026-03,2026-03-31,");
  });

  it("take no text for a formula, and quote what needs quotes", () => {
    const rollup = rollUp(collect(submit('安排 | 月份\n=1+1,"a" | 2026-03')), {
      asOf: day("2026-09-30"),
      today: day("2026-09-30"),
    });
    expect(factsCsv(rollup, "zh")).toContain(`"'=1+1,""a"""`);
  });
});
