/**
 * Workbooks in tests are drawn as text, a line a row and `|` between cells:
 *
 *     编号  | 工作安排 | 计划月份    | 完成日期
 *     N0001 | 开班会   | @2026-03-01 | 3月5日
 *
 * A blank line is a blank row. A cell of digits is a number, `50%` a number
 * shown as a percentage, `@2026-03-05` a real date, `#REF!` an error value,
 * `=A1*2 → 6` a formula with its value and `=A1*2 →` one without. Everything
 * else is text, and so is what stands behind `'`; `⏎` is a line break.
 */
import type {
  Cell,
  SheetCells,
  TableInfo,
  Visibility,
  WorkbookCells,
} from "../../../src/core/layout/cells";
import {
  planRecordOf,
  planRecordRows,
} from "../../../src/core/layout/plan-record";
import { readPlan } from "../../../src/core/layout/locate/read-plan";
import type { ReadPlanOptions } from "../../../src/core/layout/locate/read-plan";
import type { PlanReading } from "../../../src/core/layout/reading";
import type { Language } from "../../../src/core/layout/schema";
import type { Finding } from "../../../src/core/finding";
import { parseIsoDay } from "../../../src/core/plan";
import type { Plan } from "../../../src/core/plan";

export interface DrawnSheet {
  readonly cells: string | readonly (readonly (Cell | undefined)[])[];
  readonly visibility?: Visibility;
  /** Rows that are hidden or filtered out. */
  readonly hidden?: readonly number[];
  /** Excel tables by name: their rows from the header row to the last one. */
  readonly tables?: Readonly<Record<string, readonly [number, number]>>;
  /** Rows of totals at the end of the tables. */
  readonly totalsRows?: number;
}

export type DrawnWorkbook = Readonly<Record<string, string | DrawnSheet>>;

/** A workbook whose cells are drawn. */
export function workbookOf(drawing: DrawnWorkbook): WorkbookCells {
  const drawn = Object.entries(drawing).map(([name, sheet], index) => {
    const spec = typeof sheet === "string" ? { cells: sheet } : sheet;
    const cells = sheetOf(name, spec);
    const info = {
      index,
      name,
      visibility: spec.visibility ?? "visible",
      tables: tablesOf(spec, cells.columnCount),
    };
    return { info, cells };
  });
  return {
    file: "branch.xlsx",
    savedAt: "2026-04-01T08:00:00Z",
    sheets: drawn.map(({ info }) => info),
    read(sheet) {
      const found = drawn[sheet.index];
      if (found === undefined) throw new Error(`no sheet ${sheet.name}`);
      return found.cells;
    },
  };
}

/** What is read from a drawn workbook, which must hold a plan. */
export function readDrawn(
  drawing: DrawnWorkbook,
  options?: ReadPlanOptions,
): PlanReading {
  const result = readPlan(workbookOf(drawing), options);
  if (!result.ok) throw new Error(`not read: ${result.finding.code}`);
  return result.reading;
}

/** The finding that says why a drawn workbook is refused. */
export function refusal(
  drawing: DrawnWorkbook,
  options?: ReadPlanOptions,
): Finding {
  const result = readPlan(workbookOf(drawing), options);
  if (result.ok) throw new Error("the workbook was read");
  return result.finding;
}

/** The very hidden sheet `_plan` of a plan. */
export function recordSheet(plan: Plan, language: Language = "zh"): DrawnSheet {
  const rows = planRecordRows(planRecordOf(plan, language));
  return {
    visibility: "very-hidden",
    cells: rows.map((row) =>
      row.map((cell) => {
        const value = cell?.value ?? "";
        return value === "" ? undefined : { value };
      }),
    ),
  };
}

/** `code@sheet!cell` of findings, or of those with one of the codes. */
export function places(
  { findings }: Pick<PlanReading, "findings">,
  ...codes: readonly string[]
): readonly string[] {
  return findings
    .filter(({ code }) => codes.length === 0 || codes.includes(code))
    .map(
      ({ code, place }) => `${code}@${place.sheet ?? ""}!${place.cell ?? ""}`,
    );
}

function sheetOf(name: string, spec: DrawnSheet): SheetCells {
  const rows =
    typeof spec.cells === "string" ? drawnRows(spec.cells) : spec.cells;
  return {
    name,
    rowCount: rows.length,
    columnCount: Math.max(0, ...rows.map((row) => row.length)),
    hiddenRows: new Set(spec.hidden),
    cell: (row, column) => rows[row - 1]?.[column - 1],
  };
}

function tablesOf(
  { tables = {}, totalsRows = 0 }: DrawnSheet,
  lastColumn: number,
): readonly TableInfo[] {
  return Object.entries(tables).map(([name, [firstRow, lastRow]]) => ({
    name,
    firstRow,
    firstColumn: 1,
    lastRow,
    lastColumn,
    totalsRows,
  }));
}

function drawnRows(text: string): readonly (readonly (Cell | undefined)[])[] {
  const lines = text.split("\n");
  while (lines[0]?.trim() === "") lines.shift();
  while (lines[lines.length - 1]?.trim() === "") lines.pop();
  return lines.map((line) =>
    line.split("|").map((cell) => cellOf(cell.trim())),
  );
}

function cellOf(text: string): Cell | undefined {
  if (text === "") return undefined;
  if (text.startsWith("'")) return { value: text.slice(1) };
  if (text.startsWith("=")) {
    const [formula = "", value = ""] = text.slice(1).split("→");
    const cell = cellOf(value.trim());
    return { ...(cell ?? { value: null }), formula: formula.trim() };
  }
  const day = text.startsWith("@") ? parseIsoDay(text.slice(1)) : null;
  if (day !== null) return { value: day, date: true };
  if (/^#[A-Z/0]+[!?A]?$/.test(text)) return { value: { error: text } };
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return { value: Number(text) };
  if (/^\d+(?:\.\d+)?%$/.test(text))
    return { value: Number(text.slice(0, -1)) / 100, percent: true };
  return { value: text.replaceAll("⏎", "\n") };
}
