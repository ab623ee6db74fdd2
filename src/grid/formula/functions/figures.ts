import { evaluate, gridOf } from "../evaluate";
import { criterionOf } from "../criteria";
import { DIVIDED, isError, NO_NUMBER, toNumber, VALUE } from "../values";
import type { Scalar } from "../values";
import { Given, orStop, single, taking } from "./kinds";
import type { SheetFunction } from "../evaluate";

/** The numbers among what was given; text and truth values of ranges are passed over. */
function numbers(given: Given, from = 0): readonly number[] {
  const found: number[] = [];
  for (const { value, ofRange } of given.all(from)) {
    if (isError(value)) orStop(value);
    if (typeof value === "number") found.push(value);
    else if (!ofRange && value !== null) found.push(orStop(toNumber(value)));
  }
  return found;
}

/** A sum without the last bits that adding thirds and tenths leaves. */
function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

const of = (task: (values: readonly number[]) => Scalar): SheetFunction =>
  taking((given) => task(numbers(given)));

/** Rows of conditions: ranges and criteria in turn, from an index on. */
function meeting(
  given: Given,
  from: number,
  count = given.count,
): (row: number, column: number) => boolean {
  const tests: {
    readonly rows: readonly (readonly Scalar[])[];
    readonly fits: (value: Scalar) => boolean;
  }[] = [];
  for (let at = from; at + 1 < count; at += 2)
    tests.push({
      rows: given.grid(at),
      fits: criterionOf(criterionAt(given, at + 1)),
    });
  return (row, column) =>
    tests.every(({ rows, fits }) => fits(rows[row]?.[column] ?? null));
}

function criterionAt(given: Given, index: number): Scalar {
  return given.grid(index)[0]?.[0] ?? null;
}

/** The numbers of a range whose cells meet conditions on others. */
function met(
  values: readonly (readonly Scalar[])[],
  shape: readonly (readonly Scalar[])[],
  fits: (row: number, column: number) => boolean,
): readonly number[] {
  const found: number[] = [];
  shape.forEach((line, row) => {
    line.forEach((_, column) => {
      const value = values[row]?.[column] ?? null;
      if (typeof value !== "number" && !isError(value)) return;
      if (!fits(row, column)) return;
      found.push(orStop(value));
    });
  });
  return found;
}

function count(
  shape: readonly (readonly Scalar[])[],
  fits: (row: number, column: number) => boolean,
): number {
  let found = 0;
  shape.forEach((line, row) => {
    line.forEach((_, column) => {
      if (fits(row, column)) found += 1;
    });
  });
  return found;
}

const countIfs = taking((given) => count(given.grid(0), meeting(given, 0)));

const severalIfs = (
  task: (values: readonly number[]) => Scalar,
): SheetFunction =>
  taking((given) => {
    const values = given.grid(0);
    return task(met(values, values, meeting(given, 1)));
  });

const oneIf = (task: (values: readonly number[]) => Scalar): SheetFunction =>
  taking((given) => {
    const shape = given.grid(0);
    const values = given.has(2) ? given.grid(2) : shape;
    return task(met(values, shape, meeting(given, 0, 2)));
  });

const average = (values: readonly number[]): Scalar =>
  values.length === 0 ? DIVIDED : sum(values) / values.length;

const least = (values: readonly number[]): number =>
  values.reduce((a, b) => Math.min(a, b), values[0] ?? 0);
const most = (values: readonly number[]): number =>
  values.reduce((a, b) => Math.max(a, b), values[0] ?? 0);

/** The sum over all cells of the product of the ranges side by side; operations on ranges are done cell by cell. */
const sumProduct: SheetFunction = (expressions, scope) => {
  const cells = { ...scope, arrays: true };
  const grids = expressions.map(
    (expression) => gridOf(evaluate(expression, cells), cells).rows,
  );
  const [first] = grids;
  if (first === undefined) return VALUE;
  if (
    grids.some(
      (rows) =>
        rows.length !== first.length || rows[0]?.length !== first[0]?.length,
    )
  )
    return VALUE;
  let total = 0;
  for (const [row, line] of first.entries()) {
    for (const column of line.keys()) {
      let product = 1;
      for (const rows of grids) {
        const value = rows[row]?.[column] ?? null;
        if (isError(value)) return value;
        product *= typeof value === "number" ? value : 0;
      }
      total += product;
    }
  }
  return total;
};

/** Rounds half away from zero, as written in decimals. */
function rounded(value: number, digits: number): number {
  return scaled(value, digits, (number) =>
    Math.floor(Number((number + 0.5).toPrecision(15))),
  );
}

function scaled(
  value: number,
  digits: number,
  task: (number: number) => number,
): number {
  const places = Math.trunc(digits);
  const size = Math.abs(value);
  const moved = Number(`${size}e${places}`);
  const whole = task(Number.isFinite(moved) ? moved : size * 10 ** places);
  return Math.sign(value) * Number(`${whole}e${-places}`);
}

const upTo = (number: number) => Math.ceil(Number(number.toPrecision(15)));
const downTo = (number: number) => Math.floor(Number(number.toPrecision(15)));

const nth = (order: (a: number, b: number) => number): SheetFunction =>
  taking((given) => {
    const found = [
      ...numbers(new Given(given.expressions.slice(0, 1), given.scope)),
    ];
    return found.sort(order)[Math.trunc(given.number(1)) - 1] ?? NO_NUMBER;
  });

const rank = taking((given) => {
  const wanted = given.number(0);
  const all = given
    .grid(1)
    .flat()
    .filter((value) => typeof value === "number");
  const isRising = given.number(2) !== 0;
  if (!all.includes(wanted)) return { error: "#N/A" };
  return (
    1 + all.filter((each) => (isRising ? each < wanted : each > wanted)).length
  );
});

export const FIGURES: Readonly<Record<string, SheetFunction>> = {
  SUM: of(sum),
  PRODUCT: of((values) => values.reduce((a, b) => a * b, 1)),
  AVERAGE: of(average),
  MIN: of(least),
  MAX: of(most),
  MEDIAN: of((values) => {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = sorted.length / 2;
    return sorted.length === 0
      ? NO_NUMBER
      : ((sorted[Math.ceil(middle) - 1] ?? 0) +
          (sorted[Math.floor(middle)] ?? 0)) /
          2;
  }),
  COUNT: taking((given) => {
    let found = 0;
    for (const { value } of given.all())
      if (typeof value === "number") found += 1;
    return found;
  }),
  COUNTA: taking((given) => {
    let found = 0;
    for (const { value } of given.all()) if (value !== null) found += 1;
    return found;
  }),
  COUNTBLANK: taking(
    (given) =>
      given
        .grid(0)
        .flat()
        .filter((value) => value === null || value === "").length,
  ),
  COUNTIF: countIfs,
  COUNTIFS: countIfs,
  SUMIF: oneIf(sum),
  SUMIFS: severalIfs(sum),
  AVERAGEIF: oneIf(average),
  AVERAGEIFS: severalIfs(average),
  MAXIFS: severalIfs(most),
  MINIFS: severalIfs(least),
  SUMPRODUCT: sumProduct,
  LARGE: nth((a, b) => b - a),
  SMALL: nth((a, b) => a - b),
  RANK: rank,
  "RANK.EQ": rank,
  ROUND: single((given) => rounded(given.number(0), given.number(1))),
  ROUNDUP: single((given) => scaled(given.number(0), given.number(1), upTo)),
  ROUNDDOWN: single((given) =>
    scaled(given.number(0), given.number(1), downTo),
  ),
  TRUNC: single((given) => scaled(given.number(0), given.number(1), downTo)),
  INT: single((given) => Math.floor(given.number(0))),
  ABS: single((given) => Math.abs(given.number(0))),
  SIGN: single((given) => Math.sign(given.number(0))),
  SQRT: single((given) =>
    given.number(0) < 0 ? NO_NUMBER : Math.sqrt(given.number(0)),
  ),
  POWER: single((given) => given.number(0) ** given.number(1)),
  MOD: single((given) => {
    const [a, b] = [given.number(0), given.number(1)];
    return b === 0 ? DIVIDED : a - b * Math.floor(a / b);
  }),
  CEILING: single((given) => {
    const step = given.number(1, 1);
    return step === 0 ? 0 : Math.ceil(given.number(0) / step) * step;
  }),
  FLOOR: single((given) => {
    const step = given.number(1, 1);
    return step === 0 ? DIVIDED : Math.floor(given.number(0) / step) * step;
  }),
};
