import { evaluate } from "../evaluate";
import { wildcards } from "../criteria";
import {
  compare,
  isError,
  isReference,
  MISSING,
  NO_REF,
  VALUE,
} from "../values";
import type { Scalar, Value } from "../values";
import { orStop, taking } from "./kinds";
import type { SheetFunction } from "../evaluate";
import type { Given } from "./kinds";

/** Place of a value in a line, from 0; `kind`: 0 exactly, 1 the largest not above, -1 the smallest not below. */
function placeOf(
  wanted: Scalar,
  line: readonly Scalar[],
  kind: number,
): number | null {
  if (isError(wanted)) return orStop<number>(wanted);
  if (kind === 0) {
    const isText = typeof wanted === "string" && /[*?~]/u.test(wanted);
    const fits = isText ? wildcards(wanted) : null;
    const at = line.findIndex((value) => {
      if (isError(value) || value === null) return false;
      if (fits !== null) return typeof value === "string" && fits(value);
      return (
        typeof value === typeof (wanted ?? 0) && compare(value, wanted) === 0
      );
    });
    return at < 0 ? null : at;
  }
  let best: number | null = null;
  for (const [at, value] of line.entries()) {
    if (isError(value) || value === null || typeof value !== typeof wanted)
      continue;
    const order = compare(value, wanted);
    if (kind > 0 ? order > 0 : order < 0) break;
    best = at;
  }
  return best;
}

/** Of a range a reference, so that it can be summed or asked for its row. */
const index = taking((given): Value => {
  const source = given.value(0);
  const [row, column] = [
    Math.trunc(given.number(1)),
    Math.trunc(given.number(2)),
  ];
  if (!isReference(source)) return cellIn(given, row, column);
  const { sheet, top, bottom, left, right } = source;
  const isLine = top === bottom && !given.has(2) && left !== right;
  const [down, across] = isLine ? [0, row] : [row, column];
  // A whole column reaches further than the cells that its sheet has.
  if (down < 0 || across < 0) return VALUE;
  const isOpen = top === 0;
  if ((down > bottom - top + 1 && !isOpen) || across > right - left + 1)
    return NO_REF;
  return {
    sheet,
    top: down === 0 ? top : top + down - 1,
    bottom: down === 0 ? bottom : top + down - 1,
    left: across === 0 ? left : left + across - 1,
    right: across === 0 ? right : left + across - 1,
  };
});

function cellIn(given: Given, row: number, column: number): Value {
  const rows = given.grid(0);
  const isLine = rows.length === 1 && !given.has(2);
  const [down, across] = isLine ? [1, row] : [row, column || 1];
  return rows[down - 1]?.[across - 1] ?? NO_REF;
}

const match = taking((given): Value => {
  const rows = given.grid(1);
  const line =
    rows.length === 1 ? (rows[0] ?? []) : rows.map(([first]) => first ?? null);
  const at = placeOf(given.single(0), line, Math.sign(given.number(2, 1)));
  return at === null ? MISSING : at + 1;
});

const vlookup = taking((given): Value => {
  const rows = given.grid(1);
  const keys = rows.map(([first]) => first ?? null);
  const kind = given.has(3) && given.number(3) === 0 ? 0 : 1;
  const at = placeOf(given.single(0), keys, kind);
  const column = Math.trunc(given.number(2));
  if (column < 1 || column > (rows[0]?.length ?? 0)) return NO_REF;
  return at === null ? MISSING : (rows[at]?.[column - 1] ?? null);
});

const hlookup = taking((given): Value => {
  const rows = given.grid(1);
  const kind = given.has(3) && given.number(3) === 0 ? 0 : 1;
  const at = placeOf(given.single(0), rows[0] ?? [], kind);
  const row = Math.trunc(given.number(2));
  if (row < 1 || row > rows.length) return NO_REF;
  return at === null ? MISSING : (rows[row - 1]?.[at] ?? null);
});

const lookup = taking((given): Value => {
  const keys = given.grid(1).flat();
  const values = given.has(2) ? given.grid(2).flat() : keys;
  const at = placeOf(given.single(0), keys, 1);
  return at === null ? MISSING : (values[at] ?? null);
});

/** Rows or columns of a range, or the formula's own. */
const line =
  (kind: "row" | "column"): SheetFunction =>
  (given, scope) => {
    const [asked] = given;
    if (asked === undefined)
      return kind === "row"
        ? scope.row + scope.down + 1
        : scope.column + scope.right + 1;
    const value = evaluate(asked, scope);
    if (isError(value)) return value;
    if (!isReference(value)) return VALUE;
    if (!scope.arrays) return (kind === "row" ? value.top : value.left) + 1;
    return kind === "row"
      ? {
          rows: Array.from({ length: value.bottom - value.top + 1 }, (_, i) => [
            value.top + i + 1,
          ]),
        }
      : {
          rows: [
            Array.from(
              { length: value.right - value.left + 1 },
              (_, i) => value.left + i + 1,
            ),
          ],
        };
  };

export const LOOKUP: Readonly<Record<string, SheetFunction>> = {
  INDEX: index,
  MATCH: match,
  VLOOKUP: vlookup,
  HLOOKUP: hlookup,
  LOOKUP: lookup,
  ROW: line("row"),
  COLUMN: line("column"),
  ROWS: taking((given) => given.grid(0).length),
  COLUMNS: taking((given) => given.grid(0)[0]?.length ?? 0),
};
