import { cellAddress, planWorkbook } from "../../src/core/layout";
import type {
  CellLayout,
  SheetCells,
  SheetLayout,
  WorkbookCells,
  WorkbookLayout,
} from "../../src/core/layout";
import { formatDay } from "../../src/core/plan";
import type { Day, Plan, PlanNode, PlanPeriod } from "../../src/core/plan";
import { countNodes } from "../../src/core/rollup";
import { openWorkbook } from "../../src/xlsx/reader";
import { inflateNode } from "../../src/xlsx/reader/inflate-node";
import { writeWorkbook } from "../../src/xlsx/writer";
import { recalculate } from "./libreoffice";

/** A workbook as written, the day on which it is opened, and its plan. */
export interface Case {
  readonly name: string;
  readonly plan: Plan;
  readonly today: Day;
  readonly cutoff: Day;
  readonly layout: WorkbookLayout;
}

export function caseOf(
  name: string,
  plan: Plan,
  today: Day,
  cutoff: Day,
  language: "zh" | "en" = "zh",
): Case {
  const layout = onDay(planWorkbook(plan, { language, today, cutoff }), today);
  return { name: `${name} ${formatDay(cutoff)}`, plan, today, cutoff, layout };
}

/** The workbook as it is when opened on a certain day: LibreOffice knows only the real one. */
function onDay(layout: WorkbookLayout, today: Day): WorkbookLayout {
  const fixed = (cell: CellLayout | undefined): CellLayout | undefined =>
    cell?.formula === "TODAY()" ? { value: today } : cell;
  return {
    ...layout,
    sheets: layout.sheets.map((sheet) => ({
      ...sheet,
      rows: [...sheet.rows].map((row) => row.map(fixed)),
    })),
  };
}

export function required<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`no ${what}`);
  return value;
}

/** All cases recalculated in one start of LibreOffice, in their order. */
export async function recalculated(
  cases: readonly Case[],
): Promise<readonly WorkbookCells[]> {
  const files = await Promise.all(
    cases.map(async ({ layout }, i) => ({
      name: `case${i}.xlsx`,
      bytes: await writeWorkbook(layout),
    })),
  );
  const converted = await recalculate(files);
  return converted.map(({ name, bytes }) =>
    openWorkbook(bytes, { file: name, inflate: inflateNode }),
  );
}

function sheetOf(workbook: WorkbookCells, name: string): SheetCells {
  return workbook.read(
    required(
      workbook.sheets.find((sheet) => sheet.name === name),
      `sheet ${name}`,
    ),
  );
}

export function layoutOf(layout: WorkbookLayout, key: string): SheetLayout {
  return required(
    layout.sheets.find((sheet) => sheet.key === key),
    `sheet ${key}`,
  );
}

/** Formula cells whose value LibreOffice finds to be another than the one written; how many there are in all. */
export function differences(
  layout: WorkbookLayout,
  workbook: WorkbookCells,
): { readonly formulas: number; readonly wrong: readonly string[] } {
  let formulas = 0;
  const wrong: string[] = [];
  for (const sheet of layout.sheets) {
    const cells = sheetOf(workbook, sheet.name);
    [...sheet.rows].forEach((row, r) => {
      row.forEach((cell, c) => {
        if (cell?.formula === undefined) return;
        formulas += 1;
        const found = cells.cell(r + 1, c + 1)?.value ?? "";
        if (!sameValue(cell.value, found)) {
          wrong.push(
            `${sheet.name}!${cellAddress(r + 1, c + 1)}: ${String(cell.value)} is ${JSON.stringify(found)}: ${cell.formula}`,
          );
        }
      });
    });
  }
  return { formulas, wrong };
}

function sameValue(written: unknown, found: unknown): boolean {
  if (typeof written === "number" && typeof found === "number") {
    return Math.abs(written - found) <= 1e-9 * Math.max(1, Math.abs(written));
  }
  return (written ?? "") === found;
}

type Figure = number | "—";
const rate = (part: number, all: number): Figure =>
  all === 0 ? "—" : part / all;

/** 季度统计's line of totals, a list of five figures a quarter and one for the year. */
export function totalsOf(
  workbook: WorkbookCells,
  quarters: number,
): readonly (readonly unknown[])[] {
  const sheet = sheetOf(workbook, "季度统计");
  let row = 1;
  while (row <= sheet.rowCount && sheet.cell(row, 2)?.value !== "合计")
    row += 1;
  return Array.from({ length: quarters + 1 }, (_, group) =>
    Array.from(
      { length: 5 },
      (__, i) => sheet.cell(row, 3 + group * 5 + i)?.value ?? null,
    ),
  );
}

/** The same figures by the engine. */
export function engineTotals(
  nodes: readonly PlanNode[],
  period: PlanPeriod,
  cutoff: Day,
  today: Day,
): readonly (readonly Figure[])[] {
  const { quarters, year, overdue } = countNodes(nodes, period, cutoff, {
    today,
  });
  return [
    ...quarters.map((q) => [
      q.due,
      q.done,
      rate(q.done, q.due),
      rate(q.onTime, q.due),
      q.carriedOut ?? ("—" as const),
    ]),
    [
      year.nodes,
      year.done,
      rate(year.done, year.nodes),
      rate(year.onTime, year.nodes),
      overdue,
    ],
  ];
}

/** LibreOffice works through a few dozen workbooks on a busy machine. */
export const TEN_MINUTES = 600_000;

/** Rates as LibreOffice saves them have 15 digits. */
export function round(groups: readonly (readonly unknown[])[]): unknown {
  return groups.map((group) =>
    group.map((value) =>
      typeof value === "number" ? Number(value.toPrecision(12)) : value,
    ),
  );
}
