import { evaluate, gridOf, scalar } from "../evaluate";
import type { Scope, SheetFunction } from "../evaluate";
import type { Expression } from "../parse";
import {
  isError,
  isGrid,
  isReference,
  toNumber,
  toText,
  VALUE,
} from "../values";
import type { ErrorValue, Scalar, Value } from "../values";

/** Stops a function with an error value as its result. */
class Stopped extends Error {
  constructor(readonly error: ErrorValue) {
    super(error.error);
  }
}

/** What a function was given, taken as it needs it. An error in it is the function's result. */
export class Given {
  constructor(
    readonly expressions: readonly Expression[],
    readonly scope: Scope,
  ) {}

  get count(): number {
    return this.expressions.length;
  }

  has(index: number): boolean {
    const kind = this.expressions[index]?.kind;
    return kind !== undefined && kind !== "missing";
  }

  value(index: number): Value {
    const expression = this.expressions[index];
    return expression === undefined ? null : evaluate(expression, this.scope);
  }

  /** A single value that is no error. */
  single(index: number): Exclude<Scalar, ErrorValue> {
    return orStop(scalar(this.value(index), this.scope));
  }

  number(index: number, otherwise = 0): number {
    return this.has(index) ? orStop(toNumber(this.single(index))) : otherwise;
  }

  text(index: number, otherwise = ""): string {
    return this.has(index) ? orStop(toText(this.single(index))) : otherwise;
  }

  grid(index: number): readonly (readonly Scalar[])[] {
    const value = this.value(index);
    if (isError(value)) throw new Stopped(value);
    return gridOf(value, this.scope).rows;
  }

  /** All values from an index on; those of ranges are told from those that were written. */
  *all(
    from = 0,
  ): Generator<{ readonly value: Scalar; readonly ofRange: boolean }> {
    for (let index = from; index < this.count; index += 1) {
      const value = this.value(index);
      const ofRange = isReference(value) || isGrid(value);
      for (const row of gridOf(value, this.scope).rows)
        for (const each of row) yield { value: each, ofRange };
    }
  }
}

/** Stops with an error, and gives anything else on. */
export function orStop<T>(value: T | ErrorValue): T {
  if (isErrorValue(value)) throw new Stopped(value);
  return value;
}

function isErrorValue(value: unknown): value is ErrorValue {
  return typeof value === "object" && value !== null && "error" in value;
}

/** A function that takes its arguments from `Given`. */
export function taking(task: (given: Given) => Value): SheetFunction {
  return (expressions, scope) => {
    try {
      return task(new Given(expressions, scope));
    } catch (error) {
      if (error instanceof Stopped) return error.error;
      throw error;
    }
  };
}

/**
 * A function of single values. Inside SUMPRODUCT it is done for each cell of
 * what it is given first.
 */
export function single(task: (given: Given) => Scalar): SheetFunction {
  return (expressions, scope) => {
    const [first, ...rest] = expressions;
    if (!scope.arrays || first === undefined)
      return taking(task)(expressions, scope);
    const value = evaluate(first, scope);
    const isMany =
      isGrid(value) ||
      (isReference(value) &&
        (value.top !== value.bottom || value.left !== value.right));
    if (!isMany) return taking(task)(expressions, scope);
    return {
      rows: gridOf(value, scope).rows.map((row) =>
        row.map((cell): Scalar => {
          const result = taking(task)([constantOf(cell), ...rest], scope);
          return isGrid(result) || isReference(result) ? VALUE : result;
        }),
      ),
    };
  };
}

function constantOf(value: Scalar): Expression {
  if (value === null) return { kind: "missing" };
  return isError(value)
    ? { kind: "error", error: value.error }
    : { kind: "constant", value };
}
