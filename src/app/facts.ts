import type { Language } from "../core/layout";
import { factCells } from "../core/layout/rollup-workbook";
import type { Rollup } from "../core/rollup";

/** UTF-8's mark, without which spreadsheets take a .csv for another encoding. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * The facts of a roll-up as CSV: a row a node, the columns of 明细 in the
 * language. Text that a spreadsheet would take for a formula has an apostrophe
 * before it.
 */
export function factsCsv(rollup: Rollup, language: Language): string {
  return [...factsCsvLines(rollup, language)].join("");
}

/** The same line by line, each with its line end, for a roll-up that is too large for one text. */
export function* factsCsvLines(
  rollup: Rollup,
  language: Language,
): Generator<string> {
  const { headers, rows } = factCells(rollup, language);
  yield BYTE_ORDER_MARK + lineOf(headers);
  for (const row of rows) yield lineOf(row);
}

function lineOf(cells: readonly (string | number)[]): string {
  return `${cells.map(fieldOf).join(",")}\r\n`;
}

function fieldOf(cell: string | number): string {
  if (typeof cell === "number") return String(cell);
  // Spreadsheets skip white space before they look for the sign of a formula.
  const text = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell)
    ? `'${cell}`
    : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
