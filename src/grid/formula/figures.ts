import { evaluate, scalar, UnknownFunction } from "./evaluate";
import type { Lookup, Scope, SheetFunction } from "./evaluate";
import { FUNCTIONS } from "./functions";
import { parseFormula, UnreadFormula } from "./parse";
import type { Expression } from "./parse";
import type { Grid, Reference, Scalar, Value } from "./values";
import { isReference } from "./values";

/** A cell as the workbook has it. */
export interface SourceCell {
  /** The value; of a formula the one that it had last. */
  readonly value: Scalar;
  /** Without `=`. */
  readonly formula?: string;
  /** Does it reckon with whole ranges (Ctrl+Shift+Enter)? */
  readonly array?: boolean;
}

/** A sheet as the workbook has it; rows and columns from 0. */
export interface SourceSheet {
  readonly name: string;
  readonly rows: readonly (readonly (SourceCell | undefined)[] | undefined)[];
  readonly columnCount: number;
}

export interface Source {
  readonly sheets: readonly SourceSheet[];
  /**
   * What the names stand for, without `=`, by name in small letters; one that
   * holds only within a sheet has the sheet's index and `!` before it.
   */
  readonly names: ReadonlyMap<string, string>;
  /** Serial of this moment. */
  readonly now: number;
}

/** Formulas that wait for each other before a workbook counts as too deep; far below what a browser's stack holds. */
const DEEPEST = 400;

/** Formulas that were read already, by text. */
const read = new Map<string, Expression | null>();
const MOST_READ = 60_000;

/** Reads a formula; `null` where it has what is not read here. */
function expressionOf(formula: string): Expression | null {
  const known = read.get(formula);
  if (known !== undefined) return known;
  if (read.size > MOST_READ) read.clear();
  let expression: Expression | null;
  try {
    expression = parseFormula(formula);
  } catch (error) {
    if (!(error instanceof UnreadFormula)) throw error;
    expression = null;
  }
  read.set(formula, expression);
  return expression;
}

const IN_PROGRESS = Symbol("in progress");

/**
 * The figures of a workbook as it stands: a formula is calculated when it is
 * first asked for. A formula that cannot be calculated here keeps the value
 * that it had, and is listed.
 */
export class Figures implements Lookup {
  readonly now: number;
  /** Functions that no formula is calculated with, with the number of cells. */
  readonly unknown = new Map<string, number>();
  readonly #source: Source;
  readonly #done: Map<number, Scalar | typeof IN_PROGRESS>[];
  readonly #grids = new Map<string, Grid>();
  readonly #sheets: ReadonlyMap<string, number>;
  readonly #names = new Map<string, Expression | null>();
  #depth = 0;

  constructor(source: Source) {
    this.#source = source;
    this.now = source.now;
    this.#done = source.sheets.map(
      () => new Map<number, Scalar | typeof IN_PROGRESS>(),
    );
    this.#sheets = new Map(
      source.sheets.map(({ name }, index) => [name.toLowerCase(), index]),
    );
  }

  sheetIndex(name: string): number | null {
    return this.#sheets.get(name.toLowerCase()) ?? null;
  }

  extent(sheet: number): { readonly rows: number; readonly columns: number } {
    const there = this.#source.sheets[sheet];
    return {
      rows: there?.rows.length ?? 0,
      columns: there?.columnCount ?? 0,
    };
  }

  value(sheet: number, row: number, column: number): Scalar {
    const cell = this.#source.sheets[sheet]?.rows[row]?.[column];
    if (cell === undefined) return null;
    return cell.formula === undefined
      ? cell.value
      : this.#calculated({ sheet, row, column }, cell.formula, cell);
  }

  grid(reference: Reference): Grid {
    const { sheet, top, left, bottom, right } = reference;
    const key = `${sheet}:${top}:${left}:${bottom}:${right}`;
    const known = this.#grids.get(key);
    if (known !== undefined) return known;
    const rows: Scalar[][] = [];
    for (let row = top; row <= bottom; row += 1) {
      const values: Scalar[] = [];
      for (let column = left; column <= right; column += 1)
        values.push(this.value(sheet, row, column));
      rows.push(values);
    }
    const grid = { rows };
    this.#grids.set(key, grid);
    return grid;
  }

  function(name: string): SheetFunction | undefined {
    return FUNCTIONS.get(name);
  }

  name(name: string, sheet: number): Expression | null {
    const local = `${sheet}!${name}`;
    const key = this.#source.names.has(local) ? local : name;
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const text = this.#source.names.get(key);
    const expression = text === undefined ? null : expressionOf(text);
    this.#names.set(key, expression);
    return expression;
  }

  /**
   * A formula that stands in no cell: a rule's. `from` is the cell that it is
   * written for, `at` the one that it is asked for. `null` where it cannot be
   * calculated.
   */
  ruled(
    formula: string,
    sheet: number,
    from: { readonly row: number; readonly column: number },
    at: { readonly row: number; readonly column: number },
  ): Scalar {
    const value = this.#asked(formula, {
      sheet,
      ...from,
      down: at.row - from.row,
      right: at.column - from.column,
      arrays: false,
      book: this,
    });
    return value === undefined ? null : scalar(value.value, value.scope);
  }

  /** The values of a range or a name, one after another. */
  entries(formula: string, sheet: number): readonly Scalar[] {
    const found = this.#asked(formula, {
      sheet,
      row: 0,
      column: 0,
      down: 0,
      right: 0,
      arrays: true,
      book: this,
    });
    if (found === undefined) return [];
    const { value } = found;
    if (isReference(value)) return this.grid(value).rows.flat();
    return typeof value === "object" && value !== null && "rows" in value
      ? value.rows.flat()
      : [value];
  }

  #asked(
    formula: string,
    scope: Scope,
  ): { readonly value: Value; readonly scope: Scope } | undefined {
    const expression = expressionOf(formula);
    if (expression === null) return undefined;
    try {
      return { value: evaluate(expression, scope), scope };
    } catch (error) {
      if (error instanceof UnknownFunction || isTooDeep(error))
        return undefined;
      throw error;
    }
  }

  #calculated(
    at: Pick<Scope, "sheet" | "row" | "column">,
    formula: string,
    cell: SourceCell,
  ): Scalar {
    const { sheet, row, column } = at;
    const done = this.#done[sheet];
    const key = row * 16_384 + column;
    const known = done?.get(key);
    // A formula that waits for itself has the value that it had.
    if (known === IN_PROGRESS) return cell.value;
    if (known !== undefined) return known;
    done?.set(key, IN_PROGRESS);
    try {
      const value = this.#worked(at, formula, cell);
      done?.set(key, value);
      return value;
    } catch (error) {
      done?.delete(key);
      throw error;
    }
  }

  #worked(
    at: Pick<Scope, "sheet" | "row" | "column">,
    formula: string,
    { value: last, array }: SourceCell,
  ): Scalar {
    const expression = expressionOf(formula);
    if (expression === null) return this.#kept("", last);
    this.#depth += 1;
    try {
      if (this.#depth > DEEPEST) throw new TooDeep();
      const scope: Scope = {
        ...at,
        down: 0,
        right: 0,
        arrays: array === true,
        book: this,
      };
      // A formula that points at a blank cell shows 0.
      return scalar(evaluate(expression, scope), scope) ?? 0;
    } catch (error) {
      if (error instanceof UnknownFunction)
        return this.#kept(error.functionName, last);
      if (isTooDeep(error) && this.#depth === 1) return this.#kept("", last);
      throw error;
    } finally {
      this.#depth -= 1;
    }
  }

  #kept(functionName: string, last: Scalar): Scalar {
    this.unknown.set(functionName, (this.unknown.get(functionName) ?? 0) + 1);
    return last;
  }
}

/** More formulas wait for each other than the machine can hold. */
class TooDeep extends Error {}

/** Also where the stack ended first: formulas may be deep in themselves, too. */
function isTooDeep(error: unknown): boolean {
  return error instanceof TooDeep || error instanceof RangeError;
}
