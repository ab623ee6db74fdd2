import type { Corner, Expression, Operator } from "./parse";
import {
  compare,
  DIVIDED,
  isError,
  isGrid,
  isReference,
  NO_NAME,
  NO_NUMBER,
  NO_REF,
  toNumber,
  toText,
  VALUE,
} from "./values";
import type { ErrorValue, Grid, Reference, Scalar, Value } from "./values";

/** A formula with a function that is not calculated here. */
export class UnknownFunction extends Error {
  constructor(readonly functionName: string) {
    super(functionName);
  }
}

/** A function: what it is given, unevaluated, and where it stands. */
export type SheetFunction = (
  given: readonly Expression[],
  scope: Scope,
) => Value;

/** Where a formula stands, and what it can see from there. */
export interface Scope {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  /** Rows and columns by which references that are not fixed are moved: for rules over a range. */
  readonly down: number;
  readonly right: number;
  /** Are operations on ranges done cell by cell, as inside SUMPRODUCT? */
  readonly arrays: boolean;
  readonly book: Lookup;
}

/** What formulas look up. */
export interface Lookup {
  /** Serial of today, with the time of day as its fraction. */
  readonly now: number;
  sheetIndex(name: string): number | null;
  /** Rows and columns of a sheet that have cells. */
  extent(sheet: number): { readonly rows: number; readonly columns: number };
  value(sheet: number, row: number, column: number): Scalar;
  /** All values of a range. */
  grid(reference: Reference): Grid;
  /** A function by its name in capital letters. */
  function(name: string): SheetFunction | undefined;
  /** What a name stands for on a sheet; `null` where there is none. */
  name(name: string, sheet: number): Expression | null;
}

/** What an expression gives where it stands. */
export function evaluate(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case "constant":
      return expression.value;
    case "error":
      return { error: expression.error };
    case "missing":
      return null;
    case "array":
      return {
        rows: expression.rows.map((row) =>
          row.map((cell) => scalar(evaluate(cell, scope), scope)),
        ),
      };
    case "reference":
      return referenceOf(expression, scope);
    case "name":
      return named(expression.name, scope);
    case "call":
      return called(expression.name, expression.given, scope);
    case "negative":
      return each(evaluate(expression.of, scope), scope, (value) => {
        const number = toNumber(value);
        return isError(number) ? number : -number;
      });
    case "share":
      return each(evaluate(expression.of, scope), scope, (value) => {
        const number = toNumber(value);
        return isError(number) ? number : number / 100;
      });
    case "operation": {
      const { operator, left, right } = expression;
      return pairwise(
        evaluate(left, scope),
        evaluate(right, scope),
        scope,
        (a, b) => operate(operator, a, b),
      );
    }
  }
}

function called(
  name: string,
  given: readonly Expression[],
  scope: Scope,
): Value {
  const known = scope.book.function(name);
  if (known === undefined) throw new UnknownFunction(name);
  return known(given, scope);
}

function named(name: string, scope: Scope): Value {
  const expression = scope.book.name(name, scope.sheet);
  return expression === null ? NO_NAME : evaluate(expression, scope);
}

function referenceOf(
  {
    sheet,
    from,
    to,
  }: {
    readonly sheet: string | null;
    readonly from: Corner;
    readonly to: Corner;
  },
  scope: Scope,
): Value {
  const index = sheet === null ? scope.sheet : scope.book.sheetIndex(sheet);
  if (index === null) return NO_REF;
  const extent = scope.book.extent(index);
  const row = (corner: Corner, open: number) =>
    corner.row === null
      ? open
      : corner.row + (corner.rowFixed ? 0 : scope.down);
  const column = (corner: Corner, open: number) =>
    corner.column === null
      ? open
      : corner.column + (corner.columnFixed ? 0 : scope.right);
  const rows = [row(from, 0), row(to, Math.max(0, extent.rows - 1))] as const;
  const columns = [
    column(from, 0),
    column(to, Math.max(0, extent.columns - 1)),
  ] as const;
  const reference = {
    sheet: index,
    top: Math.min(...rows),
    bottom: Math.max(...rows),
    left: Math.min(...columns),
    right: Math.max(...columns),
  };
  return reference.top < 0 || reference.left < 0 ? NO_REF : reference;
}

/** One value of what an expression gave: of a range the cell in the formula's own row or column. */
export function scalar(value: Value, scope: Scope): Scalar {
  if (isReference(value)) return intersected(value, scope);
  return isGrid(value) ? (value.rows[0]?.[0] ?? VALUE) : value;
}

function intersected(
  { sheet, top, bottom, left, right }: Reference,
  scope: Scope,
): Scalar {
  const row = scope.row + scope.down;
  const column = scope.column + scope.right;
  if (top === bottom && left === right)
    return scope.book.value(sheet, top, left);
  if (left === right && row >= top && row <= bottom)
    return scope.book.value(sheet, row, left);
  if (top === bottom && column >= left && column <= right)
    return scope.book.value(sheet, top, column);
  return VALUE;
}

/** All values of what an expression gave. */
export function gridOf(value: Value, scope: Scope): Grid {
  if (isReference(value)) return scope.book.grid(value);
  return isGrid(value) ? value : { rows: [[value]] };
}

/** Does something to a value, or inside SUMPRODUCT to each of many. */
export function each(
  value: Value,
  scope: Scope,
  task: (value: Scalar) => Scalar,
): Value {
  if (!isMany(value, scope)) return passing(scalar(value, scope), task);
  return {
    rows: gridOf(value, scope).rows.map((row) =>
      row.map((cell) => passing(cell, task)),
    ),
  };
}

function passing(value: Scalar, task: (value: Scalar) => Scalar): Scalar {
  return isError(value) ? value : task(value);
}

/** Does something with two values, or inside SUMPRODUCT with the cells of two ranges side by side. */
export function pairwise(
  a: Value,
  b: Value,
  scope: Scope,
  task: (a: Scalar, b: Scalar) => Scalar,
): Value {
  if (!isMany(a, scope) && !isMany(b, scope))
    return task(scalar(a, scope), scalar(b, scope));
  const [left, right] = [gridOf(a, scope).rows, gridOf(b, scope).rows];
  const height = Math.max(left.length, right.length);
  const width = Math.max(left[0]?.length ?? 0, right[0]?.length ?? 0);
  return {
    rows: Array.from({ length: height }, (_, row) =>
      Array.from({ length: width }, (__, column) => {
        const [x, y] = [
          stretched(left, row, column),
          stretched(right, row, column),
        ];
        return x === undefined || y === undefined ? VALUE : task(x, y);
      }),
    ),
  };
}

function isMany(value: Value, scope: Scope): boolean {
  if (isGrid(value)) return true;
  return (
    scope.arrays &&
    isReference(value) &&
    (value.top !== value.bottom || value.left !== value.right)
  );
}

/** A row or column alone stands for each of the other's; `undefined` outside. */
function stretched(
  rows: readonly (readonly Scalar[])[],
  row: number,
  column: number,
): Scalar | undefined {
  const line = rows.length === 1 ? rows[0] : rows[row];
  return line?.length === 1 ? line[0] : line?.[column];
}

function operate(operator: Operator, a: Scalar, b: Scalar): Scalar {
  if (isError(a)) return a;
  if (isError(b)) return b;
  switch (operator) {
    case "&": {
      const [left, right] = [toText(a), toText(b)];
      if (typeof left !== "string") return left;
      return typeof right === "string" ? left + right : right;
    }
    case "=":
      return compare(a, b) === 0;
    case "<>":
      return compare(a, b) !== 0;
    case "<":
      return compare(a, b) < 0;
    case "<=":
      return compare(a, b) <= 0;
    case ">":
      return compare(a, b) > 0;
    case ">=":
      return compare(a, b) >= 0;
    case "+":
    case "-":
    case "*":
    case "/":
    case "^":
      return reckoned(operator, toNumber(a), toNumber(b));
  }
}

function reckoned(
  operator: "+" | "-" | "*" | "/" | "^",
  a: number | ErrorValue,
  b: number | ErrorValue,
): number | ErrorValue {
  if (typeof a !== "number") return a;
  if (typeof b !== "number") return b;
  const result = (() => {
    switch (operator) {
      case "+":
        return a + b;
      case "-":
        return a - b;
      case "*":
        return a * b;
      case "/":
        return b === 0 ? DIVIDED : a / b;
      case "^":
        return a ** b;
    }
  })();
  return typeof result === "number" && !Number.isFinite(result)
    ? NO_NUMBER
    : result;
}
