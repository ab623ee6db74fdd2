import type {
  Cell,
  SheetCells,
  SheetInfo,
  WorkbookCells,
} from "../../../src/core/layout";
import { WHOLE_SHEET } from "../model/address";
import { isDateFormat, isPercentFormat } from "../model/format";
import type { CellState, Sheet } from "../model/sheet";
import type { Workbook } from "../model/workbook";

const VISIBILITY = {
  Visible: "visible",
  Hidden: "hidden",
  VeryHidden: "very-hidden",
} as const;

/** The workbook as a reader would give it, as it stands at this moment. */
export function toCells(workbook: Workbook, file: string): WorkbookCells {
  const read = new Map(
    workbook.sheets.map((sheet) => [sheet.name, sheetCells(sheet)]),
  );
  return {
    file,
    savedAt: null,
    sheets: workbook.sheets.map((sheet, index) => ({
      index,
      name: sheet.name,
      visibility: VISIBILITY[sheet.visibility],
      tables: sheet.tables.map(({ name, rect }) => ({
        name,
        firstRow: rect.row + 1,
        firstColumn: rect.column + 1,
        lastRow: rect.row + rect.rows,
        lastColumn: rect.column + rect.columns,
        totalsRows: 0,
      })),
    })),
    read: ({ name }: SheetInfo) => {
      const cells = read.get(name);
      if (cells === undefined)
        throw new RangeError(`there is no sheet ${name}`);
      return cells;
    },
  };
}

function sheetCells(sheet: Sheet): SheetCells {
  const cells = new Map<string, Cell>();
  for (const [row, column, state] of sheet.cellsIn(WHOLE_SHEET)) {
    if (state.value === null && state.formula === null) continue;
    const { numberFormat } = sheet.formatAt(row, column);
    cells.set(`${row + 1}|${column + 1}`, cellOf(state, numberFormat));
  }
  const used = sheet.usedIn(WHOLE_SHEET, true);
  const hidden = [...sheet.rows].filter(([, line]) => line.hidden);
  return {
    name: sheet.name,
    rowCount: used === null ? 0 : used.row + used.rows,
    columnCount: used === null ? 0 : used.column + used.columns,
    cell: (row, column) => cells.get(`${row}|${column}`),
    hiddenRows: new Set(hidden.map(([row]) => row + 1)),
  };
}

function cellOf({ value, formula }: CellState, numberFormat: string): Cell {
  const number = typeof value === "number";
  return {
    value,
    ...(number && isDateFormat(numberFormat) ? { date: true as const } : {}),
    ...(number && isPercentFormat(numberFormat)
      ? { percent: true as const }
      : {}),
    ...(formula === null ? {} : { formula: formula.slice(1) }),
  };
}
