import type { Cell, CellValue, SheetCells } from "../../core/layout";
import type { ViewCell, ViewRows } from "../view/cells";
import type { CellPatch } from "../writer/patch-sheet";

/** What of a sheet's cells is another than in the file. */
export interface CellChanges {
  /** Values and formulas that a person changed. */
  readonly changed: readonly CellPatch[];
  /** Values that formulas have now, the formulas being the same. */
  readonly reckoned: readonly CellPatch[];
}

/**
 * Compares a sheet's cells with those of the file, place by place.
 *
 * @param formulaNow - how a formula of the file reads after sheets were renamed
 */
export function cellChanges(
  base: ViewRows,
  current: SheetCells,
  formulaNow: (formula: string) => string,
): CellChanges {
  const changed: CellPatch[] = [];
  const reckoned: CellPatch[] = [];
  const compare = (row: number, column: number, was?: ViewCell): void => {
    const cell = current.cell(row, column);
    if (cell === undefined && was === undefined) return;
    const patch = changeOf(was, cell, formulaNow);
    if (patch === null) return;
    const placed = { row, column, ...patch };
    (typeof patch.formula === "object" ? reckoned : changed).push(placed);
  };
  for (const [row, cells] of base.rows)
    cells.forEach((was, index) => {
      if (was !== undefined) compare(row, index + 1, was);
    });
  for (let row = 1; row <= current.rowCount; row += 1) {
    const cells = base.rows.get(row);
    for (let column = 1; column <= current.columnCount; column += 1)
      if (cells?.[column - 1] === undefined) compare(row, column);
  }
  return { changed, reckoned };
}

type Change = Omit<CellPatch, "row" | "column">;

function changeOf(
  was: ViewCell | undefined,
  cell: Cell | undefined,
  formulaNow: (formula: string) => string,
): Change | null {
  const value = cell?.value ?? null;
  const formula = written(cell?.formula);
  const day = cell?.date === true;
  if (was?.formula === undefined) {
    if (formula !== undefined) return { value, day, formula };
    return sameValue(was?.value ?? null, value)
      ? null
      : { value: value === "" ? null : value, day };
  }
  // An error that stands by itself is shown as the formula that gives it.
  const isError = typeof value === "object" && value?.error === was.formula;
  if (formula === undefined && cell?.formula === undefined)
    return isError ? null : { value: value === "" ? null : value, day };
  const kept =
    formula === undefined ||
    sameFormula(formula, was.formula) ||
    sameFormula(formula, formulaNow(was.formula));
  if (!kept)
    return {
      value,
      day,
      formula,
      ...(was.array === true ? { array: true } : {}),
    };
  // What a grid could not reckon is no better than what the file has.
  const known = value !== null && typeof value !== "object";
  return !known || sameValue(was.value, value)
    ? null
    : { value, day: false, formula: { kept: true } };
}

/** `undefined` for none, and for the cells of a shared formula that a reader gives without it. */
function written(formula: string | undefined): string | undefined {
  const text = formula?.trim().replace(/^=/, "");
  return text === "" ? undefined : text;
}

function sameFormula(a: string, b: string): boolean {
  return a === b || plain(a) === plain(b);
}

function plain(formula: string): string {
  return formula.replaceAll("\r\n", "\n").trim();
}

/** Numbers are the same within what two programs reckon differently. */
function sameValue(was: CellValue | null, now: CellValue | null): boolean {
  if (was === now) return true;
  if ((was ?? "") === "" && (now ?? "") === "") return true;
  if (typeof was === "number" && typeof now === "number")
    return (
      Math.abs(was - now) <= 1e-12 * Math.max(Math.abs(was), Math.abs(now))
    );
  if (typeof was === "string" && typeof now === "string")
    return lines(was) === lines(now);
  return false;
}

function lines(text: string): string {
  return text.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
}
