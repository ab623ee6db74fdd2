import { describe, expect, it } from "@jest/globals";

import { parseRoster } from "../../../src/core/plan";

/** Rows drawn as lines with cells between bars. */
function rows(text: string): readonly (readonly string[])[] {
  return text
    .trim()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()));
}

const place = (row: number, column: number) => ({
  cell: `R${row + 1}C${column + 1}`,
});

describe("a roster", () => {
  it("is read with codes, names, contacts and the unions above", () => {
    const { roster, findings } = parseRoster(
      rows(`
        单位编码 | 单位名称     | 上级工会   | 联系人 | 联系电话
        A        | 东区总工会   | 市总工会   | 甲     | 1
        A01      | 第一小学工会 | A          | 乙     | 2
        A02      | 机械厂工会   | 东区总工会 |        |
        B01      | 独立工会     |            |        |
      `),
    );
    expect(findings).toEqual([]);
    expect(roster.branches).toEqual([
      {
        code: "A",
        name: "东区总工会",
        parent: "市总工会",
        contact: "甲",
        phone: "1",
        path: ["市总工会"],
      },
      {
        code: "A01",
        name: "第一小学工会",
        parent: "A",
        contact: "乙",
        phone: "2",
        path: ["市总工会", "A"],
      },
      {
        code: "A02",
        name: "机械厂工会",
        parent: "东区总工会",
        contact: "",
        phone: "",
        path: ["市总工会", "A"],
      },
      {
        code: "B01",
        name: "独立工会",
        parent: "",
        contact: "",
        phone: "",
        path: [],
      },
    ]);
  });

  it("is read below title rows, with other headers in another order and extra columns", () => {
    const { roster, findings } = parseRoster(
      rows(`
        基层工会花名册
        填报日期：2026年1月
        序号 | 工会名称（全称） | 电话 | 编码*
        1    | 一厂工会         | 123  | 0１
        合计 | 1
      `),
    );
    expect(findings).toEqual([]);
    expect(roster.branches).toMatchObject([
      { code: "01", name: "一厂工会", phone: "123", path: [] },
    ]);
  });

  it("takes 单位名称 before 单位 where both stand", () => {
    const { roster } = parseRoster(
      rows("单位 | 单位编码 | 单位名称\n区直 | 7 | 七中工会"),
    );
    expect(roster.branches[0]?.name).toBe("七中工会");
  });

  it("passes over blank rows and a header that is repeated", () => {
    const { roster, findings } = parseRoster(
      rows("单位编码 | 单位名称\n1 | 甲\n | \n单位编码 | 单位名称\n2 | 乙"),
    );
    expect(roster.branches.map((branch) => branch.code)).toEqual(["1", "2"]);
    expect(findings).toEqual([]);
  });

  it("with a doubled code keeps the first row and says where the other stands", () => {
    const { roster, findings } = parseRoster(
      rows("单位编码 | 单位名称\n1 | 甲\n2 | 乙\n１ | 丙"),
      place,
    );
    expect(roster.branches.map((branch) => branch.name)).toEqual(["甲", "乙"]);
    expect(findings).toEqual([
      {
        code: "roster-code-duplicate",
        severity: "error",
        place: { cell: "R4C1" },
        params: { code: "1", row: 2 },
      },
    ]);
  });

  it("with a doubled name keeps both rows and warns", () => {
    const { roster, findings } = parseRoster(
      rows("单位编码 | 单位名称\n1 | 一小\n2 | 一小"),
      place,
    );
    expect(roster.branches).toHaveLength(2);
    expect(findings).toMatchObject([
      {
        code: "roster-name-duplicate",
        severity: "warning",
        place: { cell: "R3C2" },
        params: { row: 2 },
      },
    ]);
  });

  it("leaves out rows without code or name and names the cell that is blank", () => {
    const { roster, findings } = parseRoster(
      rows("单位编码 | 单位名称\n | 甲\n2 | \n3 | 丙"),
      place,
    );
    expect(roster.branches.map((branch) => branch.code)).toEqual(["3"]);
    expect(findings.map((one) => [one.code, one.place.cell])).toEqual([
      ["roster-row-incomplete", "R2C1"],
      ["roster-row-incomplete", "R3C2"],
    ]);
  });

  it("finds parents that run in a circle", () => {
    const { roster, findings } = parseRoster(
      rows(
        "单位编码 | 单位名称 | 上级工会\n1 | 甲 | 2\n2 | 乙 | 甲\n3 | 丙 | 3\n4 | 丁 | 市总",
      ),
    );
    expect(findings.map((one) => [one.code, one.params["name"]])).toEqual([
      ["roster-parent-cycle", "甲"],
      ["roster-parent-cycle", "乙"],
      ["roster-parent-cycle", "丙"],
    ]);
    expect(roster.branches.map((branch) => branch.path)).toEqual([
      [],
      [],
      [],
      ["市总"],
    ]);
  });

  it("without the two required headers has no branches and says so", () => {
    expect(parseRoster(rows("名称 | 电话\n甲 | 1"), place)).toEqual({
      roster: { branches: [] },
      findings: [
        {
          code: "roster-header-missing",
          severity: "error",
          place: { cell: "R1C1" },
          params: {},
        },
      ],
    });
    expect(parseRoster([]).findings).toHaveLength(1);
  });

  it("of many levels and many rows is read quickly", () => {
    const chain = Array.from({ length: 20_000 }, (_, n) => [
      `c${n}`,
      `n${n}`,
      `c${n + 1}`,
    ]);
    const started = performance.now();
    const { roster } = parseRoster([
      ["单位编码", "单位名称", "上级工会"],
      ...chain,
    ]);
    expect(roster.branches).toHaveLength(20_000);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
