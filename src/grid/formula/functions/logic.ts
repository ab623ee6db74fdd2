import { each, evaluate, gridOf, scalar } from "../evaluate";
import { isError, isGrid, MISSING, NO_NAME, toTruth, VALUE } from "../values";
import type { Scalar, Value } from "../values";
import { compare } from "../values";
import { orStop, single, taking } from "./kinds";
import type { SheetFunction } from "../evaluate";
import type { Given } from "./kinds";

/** IF reckons only the side that holds; with many conditions it does so for each. */
const IF: SheetFunction = (given, scope) => {
  const [condition, yes, no] = given;
  if (condition === undefined) return VALUE;
  const asked = evaluate(condition, scope);
  if (scope.arrays && isGrid(asked)) {
    const [whole, other] = [yes, no].map((side) =>
      side === undefined ? null : gridOf(evaluate(side, scope), scope).rows,
    );
    return {
      rows: asked.rows.map((row, r) =>
        row.map((cell, c): Scalar => {
          const truth = isError(cell) ? cell : toTruth(cell);
          if (typeof truth !== "boolean") return truth;
          const side = truth ? whole : other;
          if (side === null || side === undefined) return truth;
          const line = side.length === 1 ? side[0] : side[r];
          return (line?.length === 1 ? line[0] : line?.[c]) ?? null;
        }),
      ),
    };
  }
  const single = scalar(asked, scope);
  const truth = isError(single) ? single : toTruth(single);
  if (typeof truth !== "boolean") return truth;
  const side = truth ? yes : no;
  if (side === undefined) return truth;
  if (side.kind === "missing") return 0;
  return evaluate(side, scope);
};

const orElse =
  (isCaught: (value: Scalar) => boolean): SheetFunction =>
  (given, scope) => {
    const [wanted, otherwise] = given;
    if (wanted === undefined) return VALUE;
    const value = evaluate(wanted, scope);
    if (scope.arrays && isGrid(value)) return value;
    if (!isCaught(scalar(value, scope))) return value;
    return otherwise === undefined || otherwise.kind === "missing"
      ? 0
      : evaluate(otherwise, scope);
  };

/** The truths among what was given; text and blanks of ranges are passed over. */
function truths(given: Given): readonly boolean[] {
  const found: boolean[] = [];
  for (const { value, ofRange } of given.all()) {
    if (isError(value)) orStop(value);
    if (ofRange && (value === null || typeof value === "string")) continue;
    found.push(orStop(toTruth(value)));
  }
  if (found.length === 0) orStop(VALUE);
  return found;
}

const choose: SheetFunction = (given, scope) => {
  const [index, ...options] = given;
  if (index === undefined) return VALUE;
  const at = scalar(evaluate(index, scope), scope);
  if (isError(at)) return at;
  const option = options[Math.trunc(Number(at)) - 1];
  return option === undefined ? VALUE : evaluate(option, scope);
};

const ifs = taking((given): Value => {
  for (let at = 0; at + 1 < given.count; at += 2)
    if (orStop(toTruth(given.single(at)))) return given.value(at + 1);
  return MISSING;
});

const switched = taking((given): Value => {
  const wanted = given.single(0);
  for (let at = 1; at + 1 < given.count; at += 2)
    if (compare(wanted, given.single(at)) === 0) return given.value(at + 1);
  return given.count % 2 === 0 ? given.value(given.count - 1) : MISSING;
});

/** What a value is; errors are asked too, so that they do not stop the function. */
const is =
  (task: (value: Scalar) => boolean): SheetFunction =>
  (given, scope) => {
    const [asked] = given;
    if (asked === undefined) return VALUE;
    const value = evaluate(asked, scope);
    if (scope.arrays && !isSingle(value, scope))
      return {
        rows: gridOf(value, scope).rows.map((row) => row.map(task)),
      };
    return task(scalar(value, scope));
  };

function isSingle(value: Value, scope: Parameters<SheetFunction>[1]): boolean {
  const { rows } = gridOf(value, scope);
  return rows.length === 1 && rows[0]?.length === 1;
}

export const LOGIC: Readonly<Record<string, SheetFunction>> = {
  IF,
  IFERROR: orElse(isError),
  IFNA: orElse((value) => isError(value) && value.error === MISSING.error),
  IFS: ifs,
  SWITCH: switched,
  CHOOSE: choose,
  AND: taking((given) => truths(given).every(Boolean)),
  OR: taking((given) => truths(given).some(Boolean)),
  XOR: taking((given) => truths(given).filter(Boolean).length % 2 === 1),
  NOT: single((given) => !orStop(toTruth(given.single(0)))),
  TRUE: () => true,
  FALSE: () => false,
  NA: () => MISSING,
  ISNUMBER: is((value) => typeof value === "number"),
  ISTEXT: is((value) => typeof value === "string"),
  ISNONTEXT: is((value) => typeof value !== "string"),
  ISLOGICAL: is((value) => typeof value === "boolean"),
  ISBLANK: is((value) => value === null),
  ISERROR: is(isError),
  ISERR: is((value) => isError(value) && value.error !== MISSING.error),
  ISNA: is((value) => isError(value) && value.error === MISSING.error),
  N: (given, scope) =>
    given[0] === undefined
      ? NO_NAME
      : each(evaluate(given[0], scope), scope, (value) =>
          typeof value === "number" ? value : value === true ? 1 : 0,
        ),
};
