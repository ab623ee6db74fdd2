import { dateParts, serialToDay } from "../../core/plan";
import type { Cell, SheetCells } from "../../core/layout";

/** A rectangle of cells that are merged into one; rows and columns from 1, both ends included. */
export interface MergedArea {
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

/** A sheet as texts, whatever program wrote it. */
export interface SheetGrid {
  readonly name: string;
  /** Row by row; rows may differ in length, a cell that is missing is blank. */
  readonly rows: readonly (readonly string[])[];
  readonly merged: readonly MergedArea[];
}

/**
 * Cells of a sheet's used rectangle, blank ones included: a list of 3,000
 * branches has 15,000, a sheet with one stray cell at its far end billions.
 */
const MOST_CELLS = 2_000_000;

/**
 * All rows of a sheet as texts, from its first, so that indices and addresses
 * agree; each as long as it is filled. `null` for a sheet that is too large.
 */
export function textsOf(
  sheet: SheetCells,
): readonly (readonly string[])[] | null {
  if (sheet.rowCount * sheet.columnCount > MOST_CELLS) return null;
  return Array.from({ length: sheet.rowCount }, (_, row) => {
    const cells: string[] = [];
    for (let column = 1; column <= sheet.columnCount; column++) {
      const text = cellText(sheet.cell(row + 1, column));
      if (text === "") continue;
      while (cells.length < column - 1) cells.push("");
      cells.push(text);
    }
    return cells;
  });
}

/**
 * A cell as text, as a person would read it aloud: dates as `2026年3月5日`,
 * percentages with their sign, numbers without the noise of binary fractions,
 * errors by their name.
 */
export function cellText(cell: Cell | undefined): string {
  const value = cell?.value ?? null;
  if (value === null) return "";
  if (typeof value === "string") return value.replace(/\r\n?/g, "\n").trim();
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "object") return value.error;
  if (cell?.date) return dayText(value);
  return cell?.percent ? `${plainNumber(value * 100)}%` : plainNumber(value);
}

/** A serial of the 1900 system as a day; what is no day stays the number that it is. */
export function dayText(serial: number): string {
  const day = serialToDay(serial);
  if (day === null) return plainNumber(serial);
  const parts = dateParts(day);
  return `${parts.year}年${parts.month}月${parts.day}日`;
}

/** At most 15 digits, as Excel shows; `0.1 + 0.2` is 0.3. */
export function plainNumber(value: number): string {
  return String(Number(value.toPrecision(15)));
}
