import { describe, expect, it } from "@jest/globals";

import { columnName } from "../../../src/core/layout/cells";
import { rollupWorkbook } from "../../../src/core/layout/rollup-workbook";
import type { CellLayout, WorkbookLayout } from "../../../src/core/layout";
import {
  annualReport,
  blocksOf,
  figureNumber,
  previousPeriod,
} from "../../../src/core/report";
import type {
  AnnualReport,
  Figure,
  ReportLanguage,
  Run,
} from "../../../src/core/report";
import type { Rollup } from "../../../src/core/rollup";
import { collect, roll, roster, submit } from "../rollup/collecting";
import { sheetOf } from "./rollup-workbook-cells";

const NODES = `
  编号  | 目标 | 安排     | 类型 | 月份    | 责任人 | 状态   | 完成       | 延期至  | 变更       | 原因     | 情况
  N0001 | G1   | 送温暖   | 单次 | 2026-02 | =甲    | 已完成 | 2026-02-20 |         |            |          | =SUM(A1:A9) 走访 12 户 "全部"
  N0002 | G1   | 查安全   | 单次 | 2026-05 | 乙     | 未开始 |            |         |            |          |
  N0003 | G2   | 运动会   | 每季 | 2026-06 | 丙     | 已完成 | 2026-07-02 |         |            |          | 40 人参加
  N0004 | G2   | 出文集   | 单次 | 2026-09 | 丙     | 已延期 |            | 2027-02 | 2026-08-01 | 稿子不齐 |
  N0005 | G2   | 办年会   | 常态 | 2026-12 | 丙     | 进行中 |            |         |            |          |
`;
const INDICATORS = `
  编号 | 指标       | 单位 | 口径 | 方向   | 目标 | 2026-02 | 2026-08
  I01  | "双"活动   | 场   | 累计 | 不低于 | 10   | 3       | 4.25
  I02  | 签订率     | 份   | 比率 | 不低于 | 0.9  |         | 8/10
  I03  | 经费       | 元   | 累计 | 不高于 | 100  | 90      | 20
  I04  | 事故       | 起   | 累计 | 不低于 | 0    |         |`;
const GOALS = { G1: '维权服务 权益 "有保障"', G2: "文体活动 常活动" };

function county(asOf: string): Rollup {
  const plan = (code: string): ReturnType<typeof submit> =>
    submit(NODES, {
      code,
      name: `${code}工会`,
      goals: GOALS,
      indicators: INDICATORS,
    });
  return roll(collect(plan("B01"), plan("B02")), {
    asOf,
    today: "2027-01-15",
    roster: roster("B01", "B02", "B03"),
  });
}

const CASES = (["zh", "en"] as const).flatMap((language) =>
  ["2026-06-30", "2026-09-30", "2026-12-31", "2025-11-30"].map(
    (asOf) => [language, asOf] as const,
  ),
);

/** The report and the workbook that were made of one roll-up, beside last period's. */
function made(
  language: ReportLanguage,
  asOf: string,
): { readonly report: AnnualReport; readonly layout: WorkbookLayout } {
  const rollup = county(asOf);
  const previous = previousPeriod(
    county("2026-03-31"),
    "上期汇总.xlsx",
    () => ({
      sheet: "季度汇总",
      cell: "F9",
    }),
  );
  return {
    report: annualReport(rollup, { language, previous }),
    layout: rollupWorkbook(rollup, {
      language,
      madeAt: "2027-01-15T08:00:00Z",
      previous,
    }),
  };
}

/** The cells of the report's sheet, by address. */
function reportCells(layout: WorkbookLayout): ReadonlyMap<string, CellLayout> {
  const cells = new Map<string, CellLayout>();
  [...sheetOf(layout, "report").rows].forEach((row, r) => {
    row.forEach((cell, c) => {
      if (cell !== undefined) cells.set(`${columnName(c + 1)}${r + 1}`, cell);
    });
  });
  return cells;
}

/** The value of a cell that a formula names with its sheet. */
function valueAt(layout: WorkbookLayout, reference: string): unknown {
  const [name = "", address = ""] = reference.replaceAll("$", "").split("!");
  const sheet = layout.sheets.find(
    (each) => each.name === name.replace(/^'|'$/g, ""),
  );
  const match = /^([A-Z]+)(\d+)$/.exec(address);
  const row = [...(sheet?.rows ?? [])][Number(match?.[2]) - 1] ?? [];
  const at = row.findIndex((_, i) => columnName(i + 1) === match?.[1]);
  return row[at]?.value;
}

const FUNCTIONS = new Set(
  "IF AND OR SUM MIN MAX COUNTIFS SUMIFS SUMPRODUCT IFERROR ISNUMBER INDEX MATCH ROW DATE YEAR MONTH EOMONTH EDATE TODAY TEXT ROUND".split(
    " ",
  ),
);

function formulas(layout: WorkbookLayout): readonly string[] {
  return [...reportCells(layout).values()].flatMap(
    ({ formula }) => formula ?? [],
  );
}

/** A formula's texts, without their quotes. */
function literals(formula: string): readonly string[] {
  return [...formula.matchAll(/"((?:[^"]|"")*)"/g)].map(
    ([, literal]) => literal ?? "",
  );
}

function runsOf(report: AnnualReport): readonly (readonly Run[])[] {
  return blocksOf(report.sections).flatMap((block) =>
    block.kind === "paragraph" ? [block.runs] : [],
  );
}

function flat(runs: readonly Run[]): readonly Run[] {
  return runs.flatMap((run) =>
    run.kind === "choice" ? [...flat(run.then), ...flat(run.otherwise)] : [run],
  );
}

describe.each(CASES)("the sheet 年度总结 (%s, as of %s)", (language, asOf) => {
  const { report, layout } = made(language, asOf);
  const cells = reportCells(layout);

  it("has every figure and name of its tables from a cell that holds the same", () => {
    const references = [...cells.values()].filter(({ formula }) =>
      /^(?:'[^']+'|[\p{L}\d_]+)!\$[A-Z]+\$\d+$/u.test(formula ?? ""),
    );
    expect(references.length).toBeGreaterThan(20);
    for (const { formula, value } of references)
      expect([formula, valueAt(layout, formula ?? "")]).toEqual([
        formula,
        value,
      ]);
  });

  it("names in its appendix every figure of the sentences, with its value", () => {
    const shown = report.appendix.flatMap(({ figure }) => figure ?? []);
    for (const figure of shown) {
      // The appendix stands last; a label may be a table's header too.
      const row = [...sheetOf(layout, "report").rows]
        .reverse()
        .find((each) => each.some((cell) => cell?.value === figure.label));
      const number = figureNumber(figure);
      expect(row?.map((cell) => cell?.value)).toContain(number ?? "—");
    }
  });

  it("writes no number of its own: beside figures, sentences have only days and names of quarters", () => {
    for (const runs of runsOf(report)) {
      if (!flat(runs).some(({ kind }) => kind === "figure")) continue;
      for (const run of flat(runs)) {
        if (run.kind !== "text") continue;
        const rest = run.text
          .replace(/\d{4}年\d{1,2}月\d{1,2}日/g, "")
          .replace(/\d{1,2} [A-Z][a-z]+ \d{4}/g, "");
        expect(rest).not.toMatch(/\d/);
      }
    }
  });

  it("keeps to what every spreadsheet can calculate", () => {
    const all = formulas(layout);
    expect(all.length).toBeGreaterThan(30);
    for (const formula of all) {
      expect(formula.length).toBeLessThan(8_192);
      for (const literal of literals(formula))
        expect(literal.length).toBeLessThanOrEqual(255);
      const code = formula.replace(/"(?:[^"]|"")*"/g, "");
      for (const [, called] of code.matchAll(/([A-Z]+)\(/g))
        expect(FUNCTIONS).toContain(called);
    }
  });

  it("has people's words as text, never in a formula", () => {
    const code = formulas(layout).join("\n");
    for (const words of ["走访 12 户", "SUM(A1", "稿子不齐", "运动会", "=甲"])
      expect(code).not.toContain(words);
  });

  it("gives every line of text the height that it needs, on pages of A4", () => {
    const { heights = {}, merges = [], print } = sheetOf(layout, "report");
    expect(print?.landscape).toBe(false);
    const breaks = print?.pageBreaks ?? [];
    expect([...breaks].sort((a, b) => a - b)).toEqual(breaks);
    for (const [address, { value, style }] of cells) {
      if (style !== "reportText" || typeof value !== "string") continue;
      const row = Number(address.replace(/\D/g, ""));
      expect(merges).toContain(`A${row}:X${row}`);
      // 36 Chinese characters of 12 points fit into a line of 24 columns.
      const wide = [...value].filter((c) => c > "\u2e7f").length;
      const lines = Math.ceil((value.length + wide) / 72);
      expect(heights[row]).toBeGreaterThanOrEqual(lines * 16);
    }
  });
});

describe("the figures of the report", () => {
  it("each know the cell that they come from and of how many branches they are", () => {
    const { report } = made("zh", "2026-09-30");
    const figures = blocksOf(report.sections).flatMap((block): Figure[] =>
      block.kind === "table"
        ? block.rows.flatMap(({ cells }) =>
            cells.flatMap((cell) => (cell.kind === "figure" ? cell : [])),
          )
        : block.kind === "paragraph"
          ? flat(block.runs).flatMap((run) =>
              run.kind === "figure" ? run : [],
            )
          : [],
    );
    expect(figures.length).toBeGreaterThan(60);
    for (const { source, label } of figures) {
      expect(source.row).not.toBe("");
      expect(source.column).not.toBe("");
      expect(label).not.toBe("");
    }
  });
});
