import { columnName } from "../../../src/core/layout/cells";
import type {
  Cell,
  CellLayout,
  SheetCells,
  SheetLayout,
  WorkbookCells,
  WorkbookLayout,
} from "../../../src/core/layout";

/** The cells of a layout as a reader would give them, without a file in between. */
export function cellsOf(layout: WorkbookLayout): WorkbookCells {
  const sheets = layout.sheets.map((sheet, index) => ({
    index,
    name: sheet.name,
    visibility: sheet.visibility,
    tables: (sheet.tables ?? []).map(({ name }) => ({
      name,
      firstRow: 1,
      firstColumn: 1,
      lastRow: 1,
      lastColumn: 1,
      totalsRows: 0,
    })),
  }));
  return {
    file: "汇总.xlsx",
    sheets,
    savedAt: null,
    read: (info) => sheetCells(layout.sheets[info.index]!),
  };
}

function sheetCells(sheet: SheetLayout): SheetCells {
  const rows = [...sheet.rows];
  return {
    name: sheet.name,
    rowCount: rows.length,
    columnCount: Math.max(0, ...rows.map((row) => row.length)),
    hiddenRows: new Set(),
    cell: (row, column) => asCell(rows[row - 1]?.[column - 1]),
  };
}

function asCell(cell: CellLayout | undefined): Cell | undefined {
  return cell === undefined || cell.value === null
    ? undefined
    : { value: cell.value };
}

/** The sheet with a key; throws where there is none. */
export function sheetOf(layout: WorkbookLayout, key: string): SheetLayout {
  const sheet = layout.sheets.find((each) => each.key === key);
  if (sheet === undefined) throw new Error(`no sheet ${key}`);
  return sheet;
}

/** The values of a sheet's rows, blank cells as "". */
export function valuesOf(
  sheet: SheetLayout,
): readonly (readonly (string | number | boolean)[])[] {
  return [...sheet.rows].map((row) =>
    Array.from(row, (cell) => cell?.value ?? ""),
  );
}

/** All texts of a sheet, for looking something up in it. */
export function textOf(sheet: SheetLayout): string {
  return valuesOf(sheet)
    .map((row) => row.filter((value) => value !== "").join(" | "))
    .join("\n");
}

/** Every formula of a layout by sheet and cell. */
export function formulasOf(
  layout: WorkbookLayout,
): ReadonlyMap<string, CellLayout> {
  const formulas = new Map<string, CellLayout>();
  for (const sheet of layout.sheets) {
    let row = 0;
    for (const cells of sheet.rows) {
      row += 1;
      cells.forEach((cell, i) => {
        if (cell?.formula !== undefined)
          formulas.set(`${sheet.name}!${columnName(i + 1)}${row}`, cell);
      });
    }
  }
  return formulas;
}
