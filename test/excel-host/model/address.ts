import { cellAddress, columnName } from "../../../src/core/layout";
import { invalidArgument } from "../protocol/errors";

/** Size of a sheet. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** A block of cells. Rows and columns count from 0, as in Office.js. */
export interface Rect {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export const WHOLE_SHEET: Rect = {
  row: 0,
  column: 0,
  rows: MAX_ROWS,
  columns: MAX_COLUMNS,
};

/** An address as it is written: the sheet, where it names one, and the block. */
export interface Address {
  readonly sheet: string | null;
  readonly rect: Rect;
}

const CORNER = /^\$?([A-Z]{1,3})?\$?([1-9]\d{0,6})?$/i;

/** The block of `A1`, `$A$1:B3`, `A:C` or `2:5`; `null` for anything else. */
export function rectOf(text: string): Rect | null {
  const [from = "", to = from, more] = text.trim().split(":");
  const first = cornerOf(from);
  const last = cornerOf(to);
  if (more !== undefined || first === null || last === null) return null;
  const whole = text.includes(":");
  if ((first.row === null) !== (last.row === null)) return null;
  if ((first.column === null) !== (last.column === null)) return null;
  if (!whole && (first.row === null || first.column === null)) return null;
  const rows = [first.row ?? 0, last.row ?? MAX_ROWS - 1] as const;
  const columns = [first.column ?? 0, last.column ?? MAX_COLUMNS - 1] as const;
  const row = Math.min(...rows);
  const column = Math.min(...columns);
  return {
    row,
    column,
    rows: Math.max(...rows) - row + 1,
    columns: Math.max(...columns) - column + 1,
  };
}

function cornerOf(
  text: string,
): { row: number | null; column: number | null } | null {
  const match = CORNER.exec(text);
  if (match === null || text === "") return null;
  const [, letters, digits] = match;
  const column = letters === undefined ? null : columnIndex(letters);
  const row = digits === undefined ? null : Number(digits) - 1;
  if (column === null && row === null) return null;
  if ((column ?? 0) >= MAX_COLUMNS || (row ?? 0) >= MAX_ROWS) return null;
  return { row, column };
}

/** 0 for `A`. */
function columnIndex(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase())
    number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

/** Splits `'My sheet'!A1:B2`. Throws `InvalidArgument` for what is no address. */
export function addressOf(text: string): Address {
  const mark = text.lastIndexOf("!");
  const rect = rectOf(text.slice(mark + 1));
  if (rect === null) throw invalidArgument(`${text} is no address`);
  return { sheet: mark < 0 ? null : unquoted(text.slice(0, mark)), rect };
}

function unquoted(name: string): string {
  const text = name.startsWith("=") ? name.slice(1) : name;
  return text.startsWith("'") && text.endsWith("'")
    ? text.slice(1, -1).replaceAll("''", "'")
    : text;
}

/** `A1`, `A1:B2`, `A:A` or `1:3`. */
export function addressText(rect: Rect): string {
  const lastRow = rect.row + rect.rows;
  const lastColumn = rect.column + rect.columns;
  if (rect.rows === MAX_ROWS && rect.columns < MAX_COLUMNS)
    return `${columnName(rect.column + 1)}:${columnName(lastColumn)}`;
  if (rect.columns === MAX_COLUMNS && rect.rows < MAX_ROWS)
    return `${rect.row + 1}:${lastRow}`;
  const first = cellAddress(rect.row + 1, rect.column + 1);
  return rect.rows === 1 && rect.columns === 1
    ? first
    : `${first}:${cellAddress(lastRow, lastColumn)}`;
}

/** `$A$1:$B$2`. */
export function absoluteText(rect: Rect): string {
  return addressText(rect).replace(/[A-Z]+|\d+/g, "$$$&");
}

/** A sheet's name as Excel writes it before `!`. */
export function quoted(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && rectOf(name) === null
    ? name
    : `'${name.replaceAll("'", "''")}'`;
}

export function isUnbounded(rect: Rect): boolean {
  return rect.rows === MAX_ROWS || rect.columns === MAX_COLUMNS;
}

export function sameRect(a: Rect, b: Rect): boolean {
  return (
    a.row === b.row &&
    a.column === b.column &&
    a.rows === b.rows &&
    a.columns === b.columns
  );
}

/** A block that must lie on the sheet. Throws `InvalidArgument` where it does not. */
export function onSheet(rect: Rect): Rect {
  const fits =
    rect.row >= 0 &&
    rect.column >= 0 &&
    rect.rows >= 1 &&
    rect.columns >= 1 &&
    rect.row + rect.rows <= MAX_ROWS &&
    rect.column + rect.columns <= MAX_COLUMNS;
  if (!fits) throw invalidArgument("the range leaves the sheet");
  return rect;
}

export function intersection(a: Rect, b: Rect): Rect | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}

export function boundingRect(a: Rect, b: Rect): Rect {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return {
    row,
    column,
    rows: Math.max(a.row + a.rows, b.row + b.rows) - row,
    columns: Math.max(a.column + a.columns, b.column + b.columns) - column,
  };
}

export function contains(outer: Rect, inner: Rect): boolean {
  return sameRect(boundingRect(outer, inner), outer);
}

/** What is left of a block when another is taken out of it: up to four blocks. */
export function without(rect: Rect, hole: Rect): readonly Rect[] {
  const cut = intersection(rect, hole);
  if (cut === null) return [rect];
  const below = cut.row + cut.rows;
  const right = cut.column + cut.columns;
  return [
    { ...rect, rows: cut.row - rect.row },
    { ...rect, row: below, rows: rect.row + rect.rows - below },
    {
      row: cut.row,
      rows: cut.rows,
      column: rect.column,
      columns: cut.column - rect.column,
    },
    {
      row: cut.row,
      rows: cut.rows,
      column: right,
      columns: rect.column + rect.columns - right,
    },
  ].filter(({ rows, columns }) => rows > 0 && columns > 0);
}
