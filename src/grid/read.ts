import { BooleanNumber } from "@univerjs/core";
import type { ICellData, Worksheet } from "@univerjs/core";
import { HostError, numberKind } from "../core/layout";
import type {
  Cell,
  SheetCells,
  SheetInfo,
  TableInfo,
  Visibility,
  WorkbookCells,
} from "../core/layout";
import type { Book } from "./book";
import { formulaOf, valueOf } from "./cell-value";
import type { SheetNotes } from "./snapshot/sheet";

/** The workbook's cells as they are now. */
export function readBook(
  book: Book,
  wants: (sheetName: string) => boolean,
): WorkbookCells {
  const sheets = book.workbook.getSheets().map((sheet, index) => ({
    sheet,
    info: infoOf(book, sheet, index),
  }));
  const wanted = sheets.filter(({ info }) => wants(info.name));
  // What is read must not change when somebody types on.
  const cells = new Map(
    wanted.map(({ sheet, info }) => [info.index, cellsOf(book, sheet)]),
  );
  return {
    file: book.workbook.name,
    savedAt: null,
    sheets: wanted.map(({ info }) => info),
    read: (info) => {
      const found = cells.get(info.index);
      if (found === undefined) throw new HostError("sheet-missing", info.name);
      return found;
    },
  };
}

/** Whether a sheet can be seen, and whether people may make it so. */
export function visibilityOf(sheet: Worksheet): Visibility {
  if (sheet.isSheetHidden() === BooleanNumber.FALSE) return "visible";
  const notes = sheet.getConfig().custom as SheetNotes | null | undefined;
  return notes?.veryHidden === true ? "very-hidden" : "hidden";
}

function infoOf(book: Book, sheet: Worksheet, index: number): SheetInfo {
  return {
    index,
    name: sheet.getName(),
    visibility: visibilityOf(sheet),
    tables: book.tables
      .of(sheet.getSheetId())
      .map(({ name, range }): TableInfo => ({
        name,
        firstRow: range.startRow + 1,
        firstColumn: range.startColumn + 1,
        lastRow: range.endRow + 1,
        lastColumn: range.endColumn + 1,
        totalsRows: 0,
      })),
  };
}

function cellsOf(book: Book, sheet: Worksheet): SheetCells {
  const cells = new Map<string, Cell>();
  let [rowCount, columnCount] = [0, 0];
  const patterns = new Patterns(book, sheet);
  sheet.getCellMatrix().forValue((row, column, data) => {
    const cell =
      data === null || data === undefined
        ? undefined
        : cellOf(
            data,
            formulaOf(book.injector, book.workbook, sheet, row, column, data),
            () => patterns.of(data, column),
          );
    if (cell === undefined) return;
    cells.set(`${row + 1}:${column + 1}`, cell);
    rowCount = Math.max(rowCount, row + 1);
    columnCount = Math.max(columnCount, column + 1);
  });
  const hiddenRows = new Set<number>();
  for (let row = 0; row < rowCount; row += 1)
    if (!sheet.getRowVisible(row)) hiddenRows.add(row + 1);
  return {
    name: sheet.getName(),
    rowCount,
    columnCount,
    cell: (row, column) => cells.get(`${row}:${column}`),
    hiddenRows,
  };
}

function cellOf(
  data: ICellData,
  formula: string | undefined,
  patternOf: () => string,
): Cell | undefined {
  const value = valueOf(data, formula !== undefined);
  if (formula === undefined && (value === null || value === ""))
    return undefined;
  const kind = typeof value === "number" ? numberKind(patternOf()) : "plain";
  return {
    value,
    ...(kind === "date" ? { date: true } : {}),
    ...(kind === "percent" ? { percent: true } : {}),
    ...(formula === undefined ? {} : { formula }),
  };
}

/** The number formats of a sheet's cells, their own or their column's. */
class Patterns {
  readonly #columns = new Map<number, string>();
  readonly #styles;
  readonly #sheet: Worksheet;

  constructor(book: Book, sheet: Worksheet) {
    this.#styles = book.workbook.getStyles();
    this.#sheet = sheet;
  }

  of(data: ICellData, column: number): string {
    return (
      this.#styles.getStyleByCell(data)?.n?.pattern ?? this.#ofColumn(column)
    );
  }

  #ofColumn(column: number): string {
    const known = this.#columns.get(column);
    if (known !== undefined) return known;
    const pattern = this.#sheet.getColumnStyle(column)?.n?.pattern ?? "";
    this.#columns.set(column, pattern);
    return pattern;
  }
}
