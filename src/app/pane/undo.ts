import { cellAddress } from "../../core/layout";
import type {
  Cell,
  CellPatch,
  CellPlace,
  SheetCells,
  SheetPatch,
  WorkbookCells,
  WorkbookHost,
} from "../../core/layout";
import { cellPosition } from "./cell-position";

/** What became of a writing. */
export type WriteOutcome =
  /** `cells` is the number of cells that have another value now; 0 where all had it already. */
  | { readonly kind: "written"; readonly cells: number }
  /**
   * Nothing was written: these cells hold a formula or an error value, which
   * could not be put back. A person must clear them in the sheet first.
   */
  | { readonly kind: "formula"; readonly places: readonly CellPlace[] };

/** What became of an undoing. */
export type UndoOutcome =
  | { readonly kind: "nothing" }
  | { readonly kind: "undone"; readonly cells: number }
  /**
   * Nothing was undone: these cells have been changed since, or their row is
   * gone. `intact` cells of the step are still as they were written.
   */
  | {
      readonly kind: "changed";
      readonly places: readonly CellPlace[];
      readonly intact: number;
    };

/** What there is to undo: the last step's cells, and how many steps there are. */
export interface UndoState {
  readonly steps: number;
  readonly cells: number;
}

/** 撤销: taking back what the pane wrote, the last step first. */
export interface UndoJobs {
  /** The same object until something changes. */
  state(): UndoState;
  /** Calls the listener when there is something else to undo; the function ends it. */
  subscribe(listener: () => void): () => void;
  /**
   * Takes the last step back as a whole, or (`intact`) what of it is still as
   * it was written; what a person has changed since is never overwritten.
   */
  undo(what?: "all" | "intact"): Promise<UndoOutcome>;
}

/**
 * The columns of a row by which it is known again after rows were inserted,
 * deleted or sorted; none where the row is known by its place alone.
 */
export type Anchors = (sheet: string, row: number) => readonly number[];

type Value = string | number | boolean | null;

interface WrittenCell {
  readonly column: number;
  readonly old: { readonly value: Value; readonly day: boolean };
  readonly written: Value;
}

/** What was written into one row, and by what the row is known. */
interface WrittenRow {
  readonly sheet: string;
  readonly row: number;
  readonly anchors: readonly {
    readonly column: number;
    readonly value: Value;
  }[];
  readonly cells: readonly WrittenCell[];
}

/** So many steps are kept; nobody goes further back. */
const MOST_STEPS = 50;

/**
 * Everything that the pane writes goes through here: the old values are taken
 * first, so that each writing can be taken back. Fails with a `HostError`;
 * what was to be undone can then still be undone.
 */
export class WriteJournal implements UndoJobs {
  readonly #host: WorkbookHost;
  readonly #listeners = new Set<() => void>();
  #steps: (readonly WrittenRow[])[] = [];
  #state: UndoState = { steps: 0, cells: 0 };
  #last: Promise<unknown> = Promise.resolve();

  constructor(host: WorkbookHost) {
    this.#host = host;
  }

  state(): UndoState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /**
   * Writes what differs as one step.
   *
   * @param workbook - as just read: the old values are taken from it
   * @param replaceable - formulas that may go, because a blank cell says the same
   */
  write(
    workbook: WorkbookCells,
    patches: readonly SheetPatch[],
    anchors: Anchors,
    replaceable: (formula: string) => boolean = () => false,
  ): Promise<WriteOutcome> {
    return this.#exclusive(async () => {
      const sheets = new SheetsByName(workbook);
      const blocked = blockedCells(sheets, patches, replaceable);
      if (blocked.length > 0) return { kind: "formula", places: blocked };
      const wanted = patches
        .map((patch) => differing(sheets, patch))
        .filter(({ cells }) => cells.length > 0);
      const step = wanted.flatMap((patch) => rowsOf(sheets, patch, anchors));
      if (step.length === 0) return { kind: "written", cells: 0 };
      await this.#host.write(wanted);
      this.#steps = [...this.#steps, step].slice(-MOST_STEPS);
      this.#changed();
      return { kind: "written", cells: cellCount(step) };
    });
  }

  undo(what: "all" | "intact" = "all"): Promise<UndoOutcome> {
    return this.#exclusive(async () => {
      const step = this.#steps.at(-1);
      if (step === undefined) return { kind: "nothing" };
      const names = new Set(step.map(({ sheet }) => sheet));
      const sheets = new SheetsByName(
        await this.#host.read((name) => names.has(name)),
      );
      const { patches, changed } = wayBack(sheets, step);
      const intact = patches.reduce((n, { cells }) => n + cells.length, 0);
      if (changed.length > 0 && what === "all")
        return { kind: "changed", places: changed, intact };
      if (intact > 0) await this.#host.write(patches);
      this.#steps = this.#steps.slice(0, -1);
      this.#changed();
      return { kind: "undone", cells: intact };
    });
  }

  #changed(): void {
    const last = this.#steps.at(-1);
    this.#state = {
      steps: this.#steps.length,
      cells: last === undefined ? 0 : cellCount(last),
    };
    for (const listener of this.#listeners) listener();
  }

  /** One after the other: old values must not be read while others are written. */
  #exclusive<T>(task: () => Promise<T>): Promise<T> {
    const done = this.#last.then(task, task);
    this.#last = done.catch(() => undefined);
    return done;
  }
}

function cellCount(step: readonly WrittenRow[]): number {
  return step.reduce((n, { cells }) => n + cells.length, 0);
}

/** The sheets of a workbook by name, each parsed once. */
class SheetsByName {
  readonly #workbook: WorkbookCells;
  readonly #parsed = new Map<string, SheetCells | null>();

  constructor(workbook: WorkbookCells) {
    this.#workbook = workbook;
  }

  /** `null` where there is no sheet of the name. */
  get(name: string): SheetCells | null {
    const known = this.#parsed.get(name);
    if (known !== undefined) return known;
    const info = this.#workbook.sheets.find((sheet) => sheet.name === name);
    const sheet = info === undefined ? null : this.#workbook.read(info);
    this.#parsed.set(name, sheet);
    return sheet;
  }

  cell(sheet: string, row: number, column: number): Cell | undefined {
    return this.get(sheet)?.cell(row, column);
  }
}

/** Cells whose content the port could not write back: formulas and error values. */
function blockedCells(
  sheets: SheetsByName,
  patches: readonly SheetPatch[],
  replaceable: (formula: string) => boolean,
): readonly CellPlace[] {
  return patches.flatMap(({ sheet, cells }) =>
    cells.flatMap(({ cell }) => {
      const { row, column } = cellPosition(cell);
      const there = sheets.cell(sheet, row, column);
      const isFormula =
        there?.formula !== undefined && !replaceable(there.formula);
      return isFormula || isError(there?.value) ? [{ sheet, cell }] : [];
    }),
  );
}

function isError(value: Cell["value"] | undefined): boolean {
  return typeof value === "object" && value !== null;
}

/** The cells of a patch that have another value now. */
function differing(
  sheets: SheetsByName,
  { sheet, cells }: SheetPatch,
): SheetPatch {
  return {
    sheet,
    cells: cells.filter(({ cell, value }) => {
      const { row, column } = cellPosition(cell);
      const there = sheets.cell(sheet, row, column);
      return there?.formula !== undefined || !isSame(plain(there), value);
    }),
  };
}

function rowsOf(
  sheets: SheetsByName,
  { sheet, cells }: SheetPatch,
  anchors: Anchors,
): readonly WrittenRow[] {
  const byRow = new Map<number, WrittenCell[]>();
  for (const patch of cells) {
    const { row, column } = cellPosition(patch.cell);
    const written = byRow.get(row) ?? [];
    byRow.set(row, written);
    written.push(writtenCell(sheets.cell(sheet, row, column), column, patch));
  }
  return [...byRow].map(([row, written]) => ({
    sheet,
    row,
    anchors: anchors(sheet, row)
      .filter((column) => !written.some((cell) => cell.column === column))
      .map((column) => ({
        column,
        value: plain(sheets.cell(sheet, row, column)),
      })),
    cells: written,
  }));
}

function writtenCell(
  there: Cell | undefined,
  column: number,
  { value }: CellPatch,
): WrittenCell {
  const old =
    there?.formula === undefined
      ? { value: plain(there), day: there?.date === true }
      : { value: null, day: false };
  return { column, old, written: value };
}

/** The patches that take a step back, and the cells that are no longer as written. */
function wayBack(
  sheets: SheetsByName,
  step: readonly WrittenRow[],
): {
  readonly patches: readonly SheetPatch[];
  readonly changed: readonly CellPlace[];
} {
  const patches: SheetPatch[] = [];
  const changed: CellPlace[] = [];
  for (const written of step) {
    const { sheet, cells } = written;
    const row = currentRow(sheets, written);
    const back: CellPatch[] = [];
    for (const cell of cells) {
      const there =
        row === null ? undefined : sheets.cell(sheet, row, cell.column);
      const address = cellAddress(row ?? written.row, cell.column);
      const isAsWritten =
        row !== null &&
        there?.formula === undefined &&
        isSame(plain(there), cell.written);
      if (isAsWritten) back.push(patchBack(address, cell));
      else changed.push({ sheet, cell: address });
    }
    if (back.length > 0) patches.push({ sheet, cells: back });
  }
  return { patches, changed };
}

function patchBack(cell: string, { old }: WrittenCell): CellPatch {
  return {
    cell,
    value: old.value,
    ...(old.day && typeof old.value === "number" ? { day: true } : {}),
  };
}

/**
 * Where a row stands now: where it was, if it is still the same one, else the
 * only row that is; `null` where there is none, or more than one.
 */
function currentRow(
  sheets: SheetsByName,
  { sheet, row, anchors }: WrittenRow,
): number | null {
  const cells = sheets.get(sheet);
  if (cells === null) return null;
  const told = anchors.filter(({ value }) => value !== null);
  if (told.length === 0) return row;
  const fits = (at: number): boolean =>
    anchors.every(({ column, value }) =>
      isSame(plain(cells.cell(at, column)), value),
    );
  if (fits(row)) return row;
  const others: number[] = [];
  for (let at = 1; at <= cells.rowCount; at += 1) if (fits(at)) others.push(at);
  const [only, second] = others;
  return only !== undefined && second === undefined ? only : null;
}

/** A cell's value as it can be written; an error as its text, which equals nothing that is written. */
function plain(cell: Cell | undefined): Value {
  const value = cell?.value ?? null;
  return typeof value === "object" && value !== null ? value.error : value;
}

/** Hosts give back a blank text as a blank cell, and numbers with the noise of their arithmetic. */
function isSame(a: Value, b: Value): boolean {
  if (typeof a === "number" && typeof b === "number")
    return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
  return (a === "" ? null : a) === (b === "" ? null : b);
}
