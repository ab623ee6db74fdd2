import { describe, expect, it } from "@jest/globals";
import { isDeepStrictEqual } from "node:util";
import { planWorkbook } from "../../../src/core/layout";
import type {
  CellLayout,
  CellStyle,
  Language,
  SheetLayout,
  TableLayout,
  WorkbookLayout,
} from "../../../src/core/layout";
import { rollupWorkbook } from "../../../src/core/layout/rollup-workbook";
import {
  firstDayOf,
  monthOf,
  parsePlanId,
  periodOf,
} from "../../../src/core/plan";
import { planFromTemplate, TEMPLATES } from "../../../src/core/plan/templates";
import type { PlanTemplate } from "../../../src/core/plan/templates";
import { inflateNode } from "../../../src/xlsx/reader/inflate-node";
import { viewWorkbook } from "../../../src/xlsx/view";
import { writeWorkbook } from "../../../src/xlsx/writer";
import { nodeDeflater } from "../../../src/xlsx/writer/deflate-node";
import { collect, roll, roster, submit } from "../../core/rollup/collecting";
import { everyCase } from "../../interop/plan-cases";

const LANGUAGES: readonly Language[] = ["zh", "en"];
const PLAN_ID = parsePlanId("5a1f2c3d-0000-4000-8000-00000000000a");
const START = monthOf(2026, 9);

function ofTemplate(template: PlanTemplate, language: Language) {
  if (PLAN_ID === null || START === null) throw new Error("no id, no month");
  const plan = planFromTemplate(template, {
    planId: PLAN_ID,
    period: periodOf(template.periodKind, START),
    branchName: "甲 & 乙 <工会>",
  });
  return planWorkbook(plan, { language, today: firstDayOf(START) });
}

function ofRollup(language: Language): WorkbookLayout {
  const period = "2026-01/12";
  const nodes = `
    编号  | 目标 | 月份    | 权重 | 状态   | 完成       | 延期至
    N0001 | G1   | 2026-02 | 2    | 已完成 | 2026-02-20 |
    N0002 | G2   | 2026-05 |      | 已延期 |            | 2026-09
    N0003 | G1   | 2026-07 |      | 未开始 |            |`;
  const indicators = `
    编号  | 指标 | 单位 | 口径 | 方向   | 目标 | 2026-02 | 2026-08
    I01   | 活动 | 场   | 累计 | 不低于 | 10   | 1       | 4`;
  const files = [1, 2, 3].map((n) =>
    submit(nodes, { code: `00${n}`, file: `00${n}.xlsx`, period, indicators }),
  );
  const rollup = roll(collect(...files), {
    asOf: "2026-08-20",
    today: "2026-08-25",
    roster: roster("001", "002", "003", "004"),
  });
  return rollupWorkbook(rollup, { language, madeAt: "2026-08-25T08:00:00Z" });
}

/**
 * A workbook as a grid cares: cells with their own style or their column's,
 * what is a default said or left out alike. A chart is the one thing that a
 * sheet of ours has and a view lists as not shown.
 */
function comparable(layout: WorkbookLayout) {
  return {
    title: layout.title,
    creator: layout.creator,
    names: layout.names,
    sheets: layout.sheets.map((sheet) => comparableSheet(sheet, layout)),
  };
}

type Comparable = ReturnType<typeof comparable>;

function comparableSheet(sheet: SheetLayout, { styles }: WorkbookLayout) {
  const styleOf = (name: string | undefined): CellStyle =>
    comparableStyle(name === undefined ? {} : (styles[name] ?? {}));
  const cells: Record<string, object> = {};
  [...sheet.rows].forEach((row, r) => {
    row.forEach((cell, c) => {
      const shown = comparableCell(
        cell,
        styleOf(cell?.style ?? sheet.columns[c]?.style),
        cell?.style !== undefined,
      );
      if (shown !== null) cells[`${r + 1},${c + 1}`] = shown;
    });
  });
  const { tables = [], ...rest } = sheet;
  return {
    ...rest,
    key: null,
    rows: null,
    charts: null,
    cells,
    columns: sheet.columns.map(({ width, hidden = false, style }) => ({
      width: Math.min(width, 255 - 5 / 8).toFixed(2),
      hidden,
      style: styleOf(style),
    })),
    merges: sheet.merges ?? [],
    validations: sheet.validations ?? [],
    conditionalFormats: (sheet.conditionalFormats ?? []).map(
      ({ range, ...format }) => ({
        ...format,
        range: range.replace(/^([A-Z]+\d+):\1$/, "$1"),
      }),
    ),
    heights: sheet.heights ?? {},
    freeze: { rows: 0, columns: 0, ...sheet.freeze },
    protected: sheet.protected ?? false,
    showGridLines: sheet.showGridLines ?? true,
    tables: tables.map(comparableTable),
    print: sheet.print && { fitWidth: false, fitHeight: false, ...sheet.print },
  };
}

function comparableTable({ style = "TableStyleLight1", ...rest }: TableLayout) {
  const [, first, last] = /^[A-Z]+(\d+):[A-Z]+(\d+)$/.exec(rest.range) ?? [];
  // A table of nothing but its header gets a row.
  const range =
    first === last
      ? rest.range.replace(/\d+$/, String(Number(first) + 1))
      : rest.range;
  return { filter: false, ...rest, style, range };
}

function comparableCell(
  cell: CellLayout | undefined,
  style: CellStyle,
  ownStyle: boolean,
) {
  if (cell === undefined) return null;
  const value =
    cell.value === "" && cell.formula === undefined ? null : cell.value;
  if (value === null && cell.formula === undefined && !ownStyle) return null;
  if (value === null && cell.formula === undefined)
    return Object.keys(style).length === 0 ? null : { style };
  return cell.formula === undefined
    ? { value, style }
    : { value, formula: cell.formula, style };
}

function comparableStyle(style: CellStyle): CellStyle {
  const { vertical, border, borderColour, indent, size, unlocked, ...rest } =
    style;
  const { wrap, bold, italic, horizontal, ...plain } = rest;
  const drawn =
    border === undefined || border === "none" ? {} : { border, borderColour };
  return {
    ...plain,
    ...drawn,
    ...(vertical === undefined || vertical === "center" ? {} : { vertical }),
    ...(indent === undefined || indent === 0 ? {} : { indent }),
    ...(size === undefined || size === 11 ? {} : { size }),
    ...(unlocked === true ? { unlocked } : {}),
    ...(wrap === true ? { wrap } : {}),
    ...(bold === true ? { bold } : {}),
    ...(italic === true ? { italic } : {}),
    ...(horizontal === undefined
      ? indent === undefined || indent === 0
        ? {}
        : { horizontal: "left" as const }
      : { horizontal }),
  };
}

async function expectSame(layout: WorkbookLayout): Promise<void> {
  const bytes = await writeWorkbook(layout, { deflater: nodeDeflater });
  const view = viewWorkbook(bytes, { file: "a.xlsx", inflate: inflateNode });
  const [shown, wanted] = [view.layout, layout].map(
    // Without keys that hold nothing.
    (each) => JSON.parse(JSON.stringify(comparable(each))) as Comparable,
  );
  if (shown === undefined || wanted === undefined) throw new Error("none");
  shown.sheets.forEach((sheet, index) => {
    // Jest's own comparison is slow, and wanted only for what it prints.
    if (!isDeepStrictEqual(sheet, wanted.sheets[index]))
      expect(sheet).toEqual(wanted.sheets[index]);
  });
  expect({ ...shown, sheets: [] }).toEqual({ ...wanted, sheets: [] });
  expect(shown.sheets.length).toBe(wanted.sheets.length);
  const charts = layout.sheets.flatMap(({ name, charts: list = [] }) =>
    list.length === 0
      ? []
      : [{ code: "chart", sheet: name, count: list.length, cell: null }],
  );
  expect(view.unshown).toEqual(charts);
}

describe("a workbook of ours, written and viewed", () => {
  for (const language of LANGUAGES) {
    for (const template of TEMPLATES) {
      it(`comes back as it was laid out: ${template.key} (${language})`, async () => {
        await expectSame(ofTemplate(template, language));
      });
    }

    it(`comes back as it was laid out: a roll-up (${language})`, async () => {
      await expectSame(ofRollup(language));
    });

    it(`comes back as it was laid out: a plan with everything in it (${language})`, async () => {
      if (START === null) throw new Error("no month");
      const plan = everyCase(periodOf("school-year", START));
      await expectSame(
        planWorkbook(plan, { language, today: firstDayOf(START) }),
      );
    });
  }
});
