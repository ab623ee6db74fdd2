import { columnName } from "../../core/layout";
import { columnNumber } from "../reader/sheet-tolerant";

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/**
 * The pieces of a formula in which a reference must be looked for or must
 * not: texts and quoted sheet names, brackets (other workbooks, table
 * columns), whole columns, whole rows, and words.
 */
const PIECES =
  /"[^"]*"|'[^']*'|\[[^\]]*\]|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\w.$(!])|\$?\d{1,7}:\$?\d{1,7}(?![\w.$])|[\w.$\\\u0080-\uffff]+/gu;

const CELL = /^(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})$/;

/**
 * A formula as it reads so many rows and columns further on: relative
 * references move along, as when a cell is copied. `null` where one would
 * leave the sheet. What is no reference (texts, names, functions, sheets'
 * names, table columns) stays.
 */
export function shiftFormula(
  formula: string,
  rows: number,
  columns: number,
): string | null {
  const outside: number[] = [];
  const shiftRow = (fixed: string, digits: string): string => {
    const row = Number(digits) + (fixed === "" ? rows : 0);
    if (row < 1 || row > LAST_ROW) outside.push(row);
    return `${fixed}${row}`;
  };
  const shiftColumn = (fixed: string, letters: string): string => {
    const column = columnNumber(letters) + (fixed === "" ? columns : 0);
    if (column < 1 || column > LAST_COLUMN) outside.push(column);
    return `${fixed}${columnName(column)}`;
  };
  const shifted = formula.replace(PIECES, (piece: string, at: number) => {
    const cell = CELL.exec(piece);
    if (cell !== null) {
      const [, fixedColumn = "", letters = "", fixedRow = "", digits = ""] =
        cell;
      const isReference =
        columnNumber(letters) <= LAST_COLUMN &&
        !/^\s*[(!]/.test(
          formula.slice(at + piece.length, at + piece.length + 8),
        );
      return isReference
        ? shiftColumn(fixedColumn, letters) + shiftRow(fixedRow, digits)
        : piece;
    }
    if (!/^[$\w]+:[$\w]+$/.test(piece)) return piece;
    const shiftEnd = (end: string): string => {
      const fixed = end.startsWith("$") ? "$" : "";
      const name = end.slice(fixed.length);
      return /^\d/.test(name)
        ? shiftRow(fixed, name)
        : shiftColumn(fixed, name);
    };
    return piece.split(":").map(shiftEnd).join(":");
  });
  return outside.length > 0 ? null : shifted;
}
