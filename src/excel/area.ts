import type { RangeRef } from "../core/layout";
import { cellAddress, columnName } from "../core/layout";

/** A rectangle of cells; rows and columns from 1. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** `B2:D4`, or `B2` for one cell. */
export function addressOf({ row, column, rows, columns }: Area): RangeRef {
  const from = cellAddress(row, column);
  if (rows === 1 && columns === 1) return from;
  return `${from}:${cellAddress(row + rows - 1, column + columns - 1)}`;
}

/** `B:D`, or `B:B`. */
export function columnsAddress(first: number, last: number): RangeRef {
  return `${columnName(first)}:${columnName(last)}`;
}

/** `3:5`, or `3:3`. */
export function rowsAddress(first: number, last: number): RangeRef {
  return `${first}:${last}`;
}

const ADDRESS =
  /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?::\$?([A-Z]{1,3})\$?([1-9]\d{0,6}))?$/;

/**
 * The rectangle of an A1 address, with or without its sheet in front, as
 * Office.js gives it. Throws a `RangeError` for whole rows and columns, for
 * lists of areas and for what is no address.
 */
export function areaOf(address: string): Area {
  const match = ADDRESS.exec(address.slice(address.lastIndexOf("!") + 1));
  if (match === null) throw new RangeError(`${address} is not a range`);
  const [, left = "", top = "", right = left, bottom = top] = match;
  const [first, last] = [columnNumber(left), columnNumber(right)];
  return {
    row: Number(top),
    column: first,
    rows: Number(bottom) - Number(top) + 1,
    columns: last - first + 1,
  };
}

function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters)
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

/**
 * Covers the cells of each value with few rectangles that do not overlap: runs
 * in a row, joined with the equal runs of the rows under it. `valueAt` is asked
 * once for each cell of the area, row by row; cells without a value
 * (`undefined`) are left out.
 */
export function rectangles<Value>(
  area: Area,
  valueAt: (row: number, column: number) => Value | undefined,
): readonly { readonly area: Area; readonly value: Value }[] {
  const done: { area: Area; value: Value }[] = [];
  let open = new Map<string, Run<Value>>();
  for (let row = area.row; row < area.row + area.rows; row += 1) {
    const next = new Map<string, Run<Value>>();
    for (const run of runsOf(area, row, valueAt)) {
      const key = `${run.column}:${run.columns}`;
      const above = open.get(key);
      if (above !== undefined && above.value === run.value) {
        above.rows += 1;
        open.delete(key);
        next.set(key, above);
      } else {
        next.set(key, run);
      }
    }
    done.push(...[...open.values()].map(finished));
    open = next;
  }
  done.push(...[...open.values()].map(finished));
  return done;
}

interface Run<Value> {
  readonly value: Value;
  readonly row: number;
  readonly column: number;
  columns: number;
  rows: number;
}

function finished<Value>({ value, ...area }: Run<Value>): {
  area: Area;
  value: Value;
} {
  return { area, value };
}

function runsOf<Value>(
  { column: first, columns }: Area,
  row: number,
  valueAt: (row: number, column: number) => Value | undefined,
): readonly Run<Value>[] {
  const runs: Run<Value>[] = [];
  let current: Run<Value> | undefined;
  for (let column = first; column < first + columns; column += 1) {
    const value = valueAt(row, column);
    if (value === undefined) {
      current = undefined;
    } else if (current?.value === value) {
      current.columns += 1;
    } else {
      current = { value, row, column, columns: 1, rows: 1 };
      runs.push(current);
    }
  }
  return runs;
}

/** Covers single cells with few rectangles that do not overlap, from top to bottom. */
export function areasAround(
  cells: readonly { readonly row: number; readonly column: number }[],
): readonly Area[] {
  const byRow = new Map<number, Set<number>>();
  for (const { row, column } of cells) {
    const columns = byRow.get(row) ?? new Set();
    byRow.set(row, columns.add(column));
  }
  const areas: Area[] = [];
  let above = new Map<string, number>();
  for (const row of [...byRow.keys()].sort((a, b) => a - b)) {
    const next = new Map<string, number>();
    for (const { column, columns } of spansOf(byRow.get(row) ?? new Set())) {
      const key = `${column}:${columns}`;
      const at = above.get(key);
      const area = at === undefined ? undefined : areas[at];
      if (
        at !== undefined &&
        area !== undefined &&
        area.row + area.rows === row
      ) {
        areas[at] = { ...area, rows: area.rows + 1 };
        next.set(key, at);
      } else {
        next.set(key, areas.push({ row, column, rows: 1, columns }) - 1);
      }
    }
    above = next;
  }
  return areas;
}

function spansOf(
  columns: ReadonlySet<number>,
): readonly { readonly column: number; readonly columns: number }[] {
  const spans: { column: number; columns: number }[] = [];
  for (const column of [...columns].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last !== undefined && last.column + last.columns === column)
      last.columns += 1;
    else spans.push({ column, columns: 1 });
  }
  return spans;
}
