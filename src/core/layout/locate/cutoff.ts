import { serialToDay } from "../../plan";
import type { Day } from "../../plan";
import { cellAddress } from "../cells";
import type { SheetCells, SheetInfo, WorkbookCells } from "../cells";
import type { CellPlace } from "../host";
import { textsOf } from "../plan-workbook/texts";
import { SHEETS } from "../schema";
import type { Language } from "../schema";
import { headerKey } from "./headers";

/** The cell of the cut-off day (named `cutoff_day`) and what it holds. */
export interface CutoffCell {
  readonly place: CellPlace;
  /** The day that somebody has set; `null` where the cell follows the running day. */
  readonly day: Day | null;
  /** Holds a formula other than `TODAY()`, which must not be overwritten. */
  readonly fixedByFormula: boolean;
}

const LABELS: ReadonlySet<string> = new Set(
  (["zh", "en"] satisfies Language[]).map((language) =>
    headerKey(textsOf(language).quarters.cutoff),
  ),
);

/** The label stands in the head of its sheet, above the figures. */
const SEARCHED_ROWS = 20;
const SEARCHED_COLUMNS = 12;

/**
 * Finds the cell of the cut-off day by its label, on 季度统计 or, where that
 * was renamed, on whichever visible sheet has it (names of cells are not read);
 * `null` where there is none, as in workbooks made by hand.
 */
export function locateCutoff(workbook: WorkbookCells): CutoffCell | null {
  const names: readonly string[] = [SHEETS.quarters.zh, SHEETS.quarters.en];
  const isQuarters = ({ name }: SheetInfo): number =>
    names.includes(name) ? 0 : 1;
  const visible = workbook.sheets
    .filter(({ visibility }) => visibility === "visible")
    .sort((a, b) => isQuarters(a) - isQuarters(b));
  for (const info of visible) {
    const found = cutoffOn(workbook.read(info));
    if (found !== null) return found;
  }
  return null;
}

function cutoffOn(sheet: SheetCells): CutoffCell | null {
  const rows = Math.min(sheet.rowCount, SEARCHED_ROWS);
  const columns = Math.min(sheet.columnCount, SEARCHED_COLUMNS);
  for (let row = 1; row <= rows; row += 1) {
    for (let column = 1; column <= columns; column += 1) {
      const label = sheet.cell(row, column)?.value;
      if (typeof label !== "string" || !LABELS.has(headerKey(label))) continue;
      return cutoffAt(sheet, row, column + 1);
    }
  }
  return null;
}

function cutoffAt(sheet: SheetCells, row: number, column: number): CutoffCell {
  const cell = sheet.cell(row, column);
  const value = cell?.value ?? null;
  const followsToday = isToday(cell?.formula);
  return {
    place: { sheet: sheet.name, cell: cellAddress(row, column) },
    day: typeof value === "number" && !followsToday ? serialToDay(value) : null,
    fixedByFormula: cell?.formula !== undefined && !followsToday,
  };
}

/** Is it the formula with which the workbook was made? A blank cell says the same. */
function isToday(formula: string | undefined): boolean {
  return formula !== undefined && /^\s*TODAY\(\s*\)\s*$/iu.test(formula);
}
