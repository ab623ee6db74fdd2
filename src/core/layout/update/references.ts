import { columnName } from "../cells";

/** Moves references: how a cell, a range and a sheet's name of a layout are written in a workbook. */
export interface ReferenceMap {
  /** Name of the layout's sheet in the workbook. */
  readonly sheetName: (sheet: string) => string;
  /** A reference to cells of a sheet; 0 stands for an open end (`F:F` has no rows, `3:3` no columns). */
  readonly moved: (sheet: string, range: Corners) => Corners;
}

/** First and last row and column, from 1. */
export interface Corners {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

interface Corner {
  readonly row: number;
  readonly column: number;
  readonly rowFixed: boolean;
  readonly columnFixed: boolean;
}

const WORD = /[\p{L}\p{N}_.$\\]/u;
const CELL = /^(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})$/;
const COLUMN = /^(\$?)([A-Z]{1,3})$/;
const ROW = /^(\$?)([1-9]\d{0,6})$/;

/**
 * A formula with its references moved. `sheet` is the sheet that it stands on,
 * for references without one. Text in quotes, functions and names stay as they
 * are. One pass from left to right.
 */
export function movedFormula(
  formula: string,
  sheet: string,
  map: ReferenceMap,
): string {
  let out = "";
  let at = 0;
  while (at < formula.length) {
    const character = formula.charAt(at);
    if (character === '"') {
      const end = quoteEnd(formula, at, '"');
      out += formula.slice(at, end);
      at = end;
    } else if (character === "'" || WORD.test(character)) {
      const token = tokenAt(formula, at);
      out += written(token, sheet, map);
      at = token.end;
    } else {
      out += character;
      at += 1;
    }
  }
  return out;
}

/** A sheet, a reference or any other word. */
interface Token {
  readonly sheet: string | null;
  readonly text: string;
  readonly corners: readonly [Corner, Corner | null] | null;
  readonly end: number;
}

function tokenAt(formula: string, start: number): Token {
  let at = start;
  let sheet: string | null = null;
  const head = headAt(formula, at);
  if (formula.charAt(head.end) === "!") {
    sheet = head.name;
    at = head.end + 1;
  } else if (formula.charAt(at) === "'") {
    return {
      sheet: null,
      text: formula.slice(at, head.end),
      corners: null,
      end: head.end,
    };
  }
  const first = wordAt(formula, at);
  const colon =
    formula.charAt(first.end) === ":" ? wordAt(formula, first.end + 1) : null;
  if (colon !== null && formula.charAt(colon.end) !== "(") {
    const corners = rangeOf(first.text, colon.text);
    if (corners !== null)
      return {
        sheet,
        text: formula.slice(at, colon.end),
        corners,
        end: colon.end,
      };
  }
  const cell = formula.charAt(first.end) === "(" ? null : cellOf(first.text);
  return {
    sheet,
    text: first.text,
    corners: cell === null ? null : [cell, null],
    end: Math.max(first.end, at + 1),
  };
}

/** A word, or a sheet's name in quotes. */
function headAt(
  formula: string,
  at: number,
): { readonly name: string; readonly end: number } {
  if (formula.charAt(at) !== "'") {
    const word = wordAt(formula, at);
    return { name: word.text, end: word.end };
  }
  const end = quoteEnd(formula, at, "'");
  return { name: formula.slice(at + 1, end - 1).replaceAll("''", "'"), end };
}

function wordAt(
  formula: string,
  start: number,
): { readonly text: string; readonly end: number } {
  let end = start;
  while (end < formula.length && WORD.test(formula.charAt(end))) end += 1;
  return { text: formula.slice(start, end), end };
}

/** The place after a text in quotes; quotes inside it are doubled. */
function quoteEnd(formula: string, start: number, quote: string): number {
  let at = start + 1;
  while (at < formula.length) {
    if (formula.charAt(at) !== quote) at += 1;
    else if (formula.charAt(at + 1) === quote) at += 2;
    else return at + 1;
  }
  return formula.length;
}

function rangeOf(from: string, to: string): readonly [Corner, Corner] | null {
  for (const read of [cellOf, columnOf, rowOf]) {
    const [first, last] = [read(from), read(to)];
    if (first !== null && last !== null) return [first, last];
  }
  return null;
}

function cellOf(text: string): Corner | null {
  const match = CELL.exec(text);
  if (match === null) return null;
  const [, columnMark, letters = "", rowMark, digits] = match;
  return {
    row: Number(digits),
    column: columnNumber(letters),
    rowFixed: rowMark === "$",
    columnFixed: columnMark === "$",
  };
}

function columnOf(text: string): Corner | null {
  const match = COLUMN.exec(text);
  return match === null
    ? null
    : {
        row: 0,
        column: columnNumber(match[2] ?? ""),
        rowFixed: false,
        columnFixed: match[1] === "$",
      };
}

function rowOf(text: string): Corner | null {
  const match = ROW.exec(text);
  return match === null
    ? null
    : {
        row: Number(match[2]),
        column: 0,
        rowFixed: match[1] === "$",
        columnFixed: false,
      };
}

function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters)
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

function written(
  { sheet, text, corners }: Token,
  here: string,
  map: ReferenceMap,
): string {
  const prefix = sheet === null ? "" : `${quotedSheet(map.sheetName(sheet))}!`;
  if (corners === null) return prefix + text;
  const [first, second] = corners;
  const last = second ?? first;
  const { top, left, bottom, right } = map.moved(sheet ?? here, {
    top: first.row,
    left: first.column,
    bottom: last.row,
    right: last.column,
  });
  const from = cornerText({ ...first, row: top, column: left });
  const to = cornerText({ ...last, row: bottom, column: right });
  return prefix + (second === null ? from : `${from}:${to}`);
}

function cornerText({ row, column, rowFixed, columnFixed }: Corner): string {
  const letters =
    column === 0 ? "" : `${columnFixed ? "$" : ""}${columnName(column)}`;
  return letters + (row === 0 ? "" : `${rowFixed ? "$" : ""}${row}`);
}

/** A sheet's name as a formula has it: in quotes unless it is a plain word. */
function quotedSheet(name: string): string {
  return /^[\p{L}_][\p{L}\d_]*$/u.test(name) && cellOf(name) === null
    ? name
    : `'${name.replaceAll("'", "''")}'`;
}

/** Two formulas that differ only in what programs change when they save them: spaces, needless quotes, case. */
export function sameFormula(a: string, b: string): boolean {
  return a === b || plainFormula(a) === plainFormula(b);
}

function plainFormula(formula: string): string {
  let out = "";
  let at = formula.startsWith("=") ? 1 : 0;
  while (at < formula.length) {
    const character = formula.charAt(at);
    if (character === '"' || character === "'") {
      const end = quoteEnd(formula, at, character);
      const text = formula.slice(at, end);
      const inside = text.slice(1, -1);
      out +=
        character === "'" && /^[\p{L}\p{N}_]+$/u.test(inside)
          ? inside.toUpperCase()
          : text;
      at = end;
    } else {
      if (character !== " " && character !== "\n")
        out += character.toUpperCase();
      at += 1;
    }
  }
  return out;
}
