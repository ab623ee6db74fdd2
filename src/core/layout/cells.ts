/**
 * What a reader gives and what layout's `readPlan` takes: the cells of a workbook as values,
 * whatever the file looked like. Rows and columns count from 1, as in Excel.
 */

/** An Excel error value such as `#REF!`. */
export interface CellError {
  readonly error: string;
}

export type CellValue = string | number | boolean | CellError;

export interface Cell {
  /** `null` for a formula whose value was never calculated. Blank cells without a formula are absent. */
  readonly value: CellValue | null;
  /** The number is a date by its number format; its value is a serial of the 1900 system in every case. */
  readonly date?: true;
  /** A number without a date's format in a workbook of the 1904 system: taken as a serial, it is one of that system. */
  readonly date1904?: true;
  /** The number is shown as a percentage by its number format. */
  readonly percent?: true;
  /** The formula without `=`; shared formulas carry it in their first cell, the others have `""`. */
  readonly formula?: string;
}

/** One sheet's cells. */
export interface SheetCells {
  readonly name: string;
  /** Last row and column that hold a cell; 0 for an empty sheet. */
  readonly rowCount: number;
  readonly columnCount: number;
  /** The cell at a row and column, both from 1; `undefined` where it is blank. */
  cell(row: number, column: number): Cell | undefined;
  /** Rows that are hidden or filtered out. */
  readonly hiddenRows: ReadonlySet<number>;
}

/** An Excel table (ListObject) of a sheet; rows and columns from 1, the header row included. */
export interface TableInfo {
  readonly name: string;
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly lastRow: number;
  readonly lastColumn: number;
  /** Rows of totals at the table's end. */
  readonly totalsRows: number;
}

export type Visibility = "visible" | "hidden" | "very-hidden";

export interface SheetInfo {
  readonly index: number;
  readonly name: string;
  readonly visibility: Visibility;
  readonly tables: readonly TableInfo[];
}

/** A workbook whose sheets are parsed when they are asked for. */
export interface WorkbookCells {
  /** The file as the caller named it. */
  readonly file: string;
  readonly sheets: readonly SheetInfo[];
  /** When it was last saved, as the file itself says (ISO 8601), else `null`. */
  readonly savedAt: string | null;
  /** Parses one sheet. Throws the reader's error where its part cannot be read. */
  read(sheet: SheetInfo): SheetCells;
}

/** `F12` from row 12 and column 6. */
export function cellAddress(row: number, column: number): string {
  return `${columnName(column)}${row}`;
}

/** `A` for 1, `AA` for 27. */
export function columnName(column: number): string {
  let name = "";
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26)) {
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  }
  return name;
}

/** The sheet of a reference such as `='封面 (2)'!$B$5`; `null` where it names none. */
export function sheetOfReference(reference: string): string | null {
  const found = /^=?(?:'((?:[^']|'')+)'|([^'!]+))!/u.exec(reference);
  return found?.[1]?.replaceAll("''", "'") ?? found?.[2] ?? null;
}

/**
 * Cells such as `C5` as ranges, column by column from the top: those that
 * follow each other are one, `C5:C14`.
 */
export function cellRanges(cells: readonly string[]): readonly string[] {
  const columns = new Map<string, Set<number>>();
  for (const cell of cells) {
    const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
    columns.set(
      letters,
      (columns.get(letters) ?? new Set()).add(Number(digits)),
    );
  }
  return [...columns].flatMap(([letters, rows]) => {
    const ranges: string[] = [];
    let first: number | null = null;
    for (const row of [...rows].sort((a, b) => a - b)) {
      first ??= row;
      if (rows.has(row + 1)) continue;
      ranges.push(
        first === row
          ? `${letters}${row}`
          : `${letters}${first}:${letters}${row}`,
      );
      first = null;
    }
    return ranges;
  });
}
