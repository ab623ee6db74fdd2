import type { CellValue } from "../../../src/core/layout";
import { ApiError, accessDenied, invalidArgument } from "../protocol/errors";
import type { Rect } from "./address";
import { MAX_COLUMNS, MAX_ROWS, intersection } from "./address";
import type { Chart } from "./chart";
import type { CellFormat, FormatPatch } from "./format";
import { NORMAL, patched } from "./format";
import { formulaProblem } from "./formula";
import type { Name } from "./name";
import { PageSetup } from "./page-setup";
import type { ConditionalFormat, Validation } from "./rules";
import type { Table } from "./table";
import type { Entered } from "./typed-text";
import { entered } from "./typed-text";
import type { Workbook } from "./workbook";

export interface CellState {
  /** `null` where the cell is blank, and for a formula that was never calculated: see `shownValue`. */
  readonly value: CellValue | null;
  /** With its `=`. */
  readonly formula: string | null;
  /** `null` where the row, the column or the sheet says how the cell looks. */
  readonly format: CellFormat | null;
}

/** What a cell shows: of a formula that was never calculated 0, of a blank cell no text. */
export function shownValue(
  state: CellState | undefined,
): string | number | boolean {
  const value = state?.value ?? (state?.formula == null ? "" : 0);
  return typeof value === "object" ? value.error : value;
}

const BLANK: CellState = { value: null, formula: null, format: null };

/** Width of a column or height of a row, in points, and whether it is hidden. */
export interface LineState {
  size: number | null;
  hidden: boolean;
  format: CellFormat | null;
}

export const DEFAULT_COLUMN_POINTS = 54;
export const DEFAULT_ROW_POINTS = 14.25;

export type SheetVisibility = "Visible" | "Hidden" | "VeryHidden";

export interface Protection {
  readonly password: string;
  /** `allowFormatCells` and so on, as given. */
  readonly options: ReadonlyMap<string, unknown>;
}

/** One worksheet: its cells and all that belongs to it. Rows and columns count from 0. */
export class Sheet {
  readonly apiType = "Worksheet";
  visibility: SheetVisibility = "Visible";
  /** `#RRGGBB`, or empty for none. */
  tabColour = "";
  showGridlines = true;
  showHeadings = true;
  /** The normal format of its cells. */
  format: CellFormat = NORMAL;
  standardWidth: number | null = null;
  readonly rows = new Map<number, LineState>();
  readonly columns = new Map<number, LineState>();
  readonly tables: Table[] = [];
  readonly names: Name[] = [];
  readonly charts: Chart[] = [];
  readonly conditionalFormats: ConditionalFormat[] = [];
  validations: Validation[] = [];
  merges: Rect[] = [];
  protection: Protection | null = null;
  /** Rows and columns that stay when the sheet is scrolled. */
  frozen = { rows: 0, columns: 0 };
  readonly page = new PageSetup();
  private readonly states = new Map<number, CellState>();

  constructor(
    readonly workbook: Workbook,
    readonly id: string,
    public name: string,
  ) {}

  cell(row: number, column: number): CellState | undefined {
    return this.states.get(row * MAX_COLUMNS + column);
  }

  /** Changes a cell without asking anybody. */
  put(row: number, column: number, change: Partial<CellState>): void {
    const key = row * MAX_COLUMNS + column;
    const state = { ...(this.states.get(key) ?? BLANK), ...change };
    if (state.value === null && state.formula === null && state.format === null)
      this.states.delete(key);
    else this.states.set(key, state);
  }

  formatAt(row: number, column: number): CellFormat {
    return this.cell(row, column)?.format ?? this.formatAround(row, column);
  }

  /** How a cell looks that has no format of its own. */
  formatAround(row: number, column: number): CellFormat {
    return (
      this.rows.get(row)?.format ??
      this.columns.get(column)?.format ??
      this.format
    );
  }

  /** All cells that hold or look like something, in no order. */
  *cellsIn(rect: Rect): Generator<readonly [number, number, CellState]> {
    if (rect.rows * rect.columns < this.states.size) {
      for (let row = rect.row; row < rect.row + rect.rows; row += 1) {
        for (let at = 0; at < rect.columns; at += 1) {
          const state = this.cell(row, rect.column + at);
          if (state !== undefined) yield [row, rect.column + at, state];
        }
      }
      return;
    }
    for (const [key, state] of this.states) {
      const row = Math.floor(key / MAX_COLUMNS);
      const column = key % MAX_COLUMNS;
      const inside =
        row >= rect.row &&
        row < rect.row + rect.rows &&
        column >= rect.column &&
        column < rect.column + rect.columns;
      if (inside) yield [row, column, state];
    }
  }

  isBlank(rect: Rect): boolean {
    for (const [, , { value, formula }] of this.cellsIn(rect))
      if (value !== null || formula !== null) return false;
    return true;
  }

  /** The block around all cells in `rect` that hold something, or also look like something; `null` for none. */
  usedIn(rect: Rect, valuesOnly: boolean): Rect | null {
    let top = MAX_ROWS;
    let left = MAX_COLUMNS;
    let bottom = -1;
    let right = -1;
    for (const [row, column, { value, formula }] of this.cellsIn(rect)) {
      if (valuesOnly && value === null && formula === null) continue;
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
      left = Math.min(left, column);
      right = Math.max(right, column);
    }
    return bottom < 0
      ? null
      : {
          row: top,
          column: left,
          rows: bottom - top + 1,
          columns: right - left + 1,
        };
  }

  row(index: number): LineState {
    return lineOf(this.rows, index);
  }

  column(index: number): LineState {
    return lineOf(this.columns, index);
  }

  /** Refuses to change cells that are locked, on a protected sheet. */
  assertUnlocked(rect: Rect): void {
    this.workbook.assertMayChange();
    if (this.protection === null) return;
    const bounded = this.withinUse(rect);
    for (let row = bounded.row; row < bounded.row + bounded.rows; row += 1) {
      for (let at = 0; at < bounded.columns; at += 1) {
        if (this.formatAt(row, bounded.column + at).locked)
          throw accessDenied(`cells of ${this.name} are protected`);
      }
    }
  }

  /** Refuses what a protected sheet does not allow; `option` names the permission that would. */
  assertUnprotected(what: string, option?: string): void {
    this.workbook.assertMayChange();
    if (this.protection === null) return;
    if (option !== undefined && this.protection.options.get(option) === true)
      return;
    throw accessDenied(`${this.name} is protected: ${what}`);
  }

  /** A whole row or column, cut to what can differ from cell to cell. */
  private withinUse(rect: Rect): Rect {
    const used = this.usedIn(rect, false);
    if (rect.rows * rect.columns <= 5_000_000) return rect;
    return used ?? { ...rect, rows: 1, columns: 1 };
  }

  /**
   * Enters values or formulas into a block, as Office.js does: `null` leaves a
   * cell, an empty text clears it, texts are understood as if they were typed.
   * All or nothing. Throws `InvalidArgument` for an array of another size, a
   * formula that Excel would not take, and a text over 32,767 characters.
   */
  enter(rect: Rect, input: unknown): void {
    const valueAt = cellsOf(rect, input);
    const writes: [number, number, Entered | null][] = [];
    for (let row = 0; row < rect.rows; row += 1) {
      for (let column = 0; column < rect.columns; column += 1) {
        const value = valueAt(row, column);
        if (value === null || value === undefined) continue;
        const at = [rect.row + row, rect.column + column] as const;
        writes.push([...at, this.understood(value, ...at)]);
      }
    }
    this.assertUnlocked(rect);
    for (const [row, column, write] of writes) this.set(row, column, write);
    for (const table of this.tables)
      if (intersection(table.header, rect) !== null) table.settleHeader();
  }

  private understood(
    value: unknown,
    row: number,
    column: number,
  ): Entered | null {
    if (value === "") return null;
    if (typeof value === "number" && Number.isFinite(value)) return { value };
    if (typeof value === "boolean") return { value };
    if (typeof value !== "string")
      throw invalidArgument("a cell holds text, a number or true and false");
    const { numberFormat } = this.formatAt(row, column);
    const typed = entered(value, numberFormat, this.workbook.year);
    if (typeof typed.value === "string" && typed.value.length > 32_767)
      throw invalidArgument("the text is too long for a cell");
    if (typed.formula !== undefined) {
      const problem = formulaProblem(typed.formula);
      if (problem !== null)
        throw invalidArgument(`${problem}: ${typed.formula}`);
      this.workbook.assertSheetsOf(typed.formula);
    }
    return typed;
  }

  private set(row: number, column: number, write: Entered | null): void {
    if (write === null) {
      this.put(row, column, { value: null, formula: null });
      return;
    }
    const { numberFormat } = write;
    const current = this.formatAt(row, column);
    this.put(row, column, {
      // What a formula comes to is not known until it is calculated.
      value: write.formula === undefined ? write.value : null,
      formula: write.formula ?? null,
      ...(numberFormat !== undefined && current.numberFormat === "General"
        ? { format: patched(current, { numberFormat }) }
        : {}),
    });
  }

  /** Clears what cells hold. */
  clearContents(rect: Rect): void {
    this.assertUnlocked(rect);
    for (const [row, column] of [...this.cellsIn(rect)])
      this.put(row, column, { value: null, formula: null });
    for (const table of this.tables)
      if (intersection(table.header, rect) !== null) table.settleHeader();
  }

  /**
   * Changes how cells look. Whole columns, rows and the whole sheet keep the
   * format themselves, also for cells that are still to be filled.
   */
  restyle(
    rect: Rect,
    change: (format: CellFormat, row: number, column: number) => FormatPatch,
  ): void {
    const apply = (format: CellFormat, row: number, column: number) =>
      patched(format, change(format, row, column));
    const allRows = rect.rows === MAX_ROWS;
    if (allRows && rect.columns === MAX_COLUMNS) {
      this.format = apply(this.format, 0, 0);
      for (const lines of [this.rows, this.columns])
        for (const line of lines.values())
          if (line.format !== null) line.format = apply(line.format, 0, 0);
    } else if (allRows) {
      for (let at = rect.column; at < rect.column + rect.columns; at += 1) {
        const line = this.column(at);
        line.format = apply(line.format ?? this.format, 0, at);
      }
    } else if (rect.columns === MAX_COLUMNS) {
      for (let at = rect.row; at < rect.row + rect.rows; at += 1) {
        const line = this.row(at);
        line.format = apply(line.format ?? this.format, at, 0);
      }
    } else {
      this.restyleCells(rect, apply);
      return;
    }
    for (const [row, column, { format }] of [...this.cellsIn(rect)])
      if (format !== null)
        this.put(row, column, { format: apply(format, row, column) });
  }

  private restyleCells(
    rect: Rect,
    apply: (format: CellFormat, row: number, column: number) => CellFormat,
  ): void {
    if (rect.rows * rect.columns > 5_000_000)
      throw new ApiError("RequestPayloadSizeLimitExceeded");
    for (let row = rect.row; row < rect.row + rect.rows; row += 1) {
      for (let at = rect.column; at < rect.column + rect.columns; at += 1)
        this.put(row, at, { format: apply(this.formatAt(row, at), row, at) });
    }
  }

  /** Forgets how cells look. */
  clearFormats(rect: Rect): void {
    for (const [row, column] of [...this.cellsIn(rect)])
      this.put(row, column, { format: null });
    if (rect.rows === MAX_ROWS)
      for (const [at, line] of this.columns)
        if (at >= rect.column && at < rect.column + rect.columns)
          line.format = null;
    if (rect.columns === MAX_COLUMNS)
      for (const [at, line] of this.rows)
        if (at >= rect.row && at < rect.row + rect.rows) line.format = null;
  }

  /** Moves cells of a block down (or up, below 0), over whatever stands there. */
  moveBlock(rect: Rect, rows: number, columns = 0): void {
    const moved = [...this.cellsIn(rect)];
    for (const [row, column] of moved)
      this.put(row, column, { value: null, formula: null, format: null });
    for (const [row, column, state] of moved)
      this.put(row + rows, column + columns, state);
  }
}

function lineOf(lines: Map<number, LineState>, index: number): LineState {
  const known = lines.get(index);
  if (known !== undefined) return known;
  const line: LineState = { size: null, hidden: false, format: null };
  lines.set(index, line);
  return line;
}

/** The input for each cell of a block: one for all, or an array of rows of the block's size. */
export function cellsOf(
  rect: Rect,
  input: unknown,
): (row: number, column: number) => unknown {
  if (!Array.isArray(input)) return () => input;
  const rows: unknown[] = input;
  const single: unknown = Array.isArray(rows[0]) ? rows[0][0] : undefined;
  if (rows.length === 1 && Array.isArray(rows[0]) && rows[0].length === 1)
    return () => single;
  const fits =
    rows.length === rect.rows &&
    rows.every((row) => Array.isArray(row) && row.length === rect.columns);
  if (!fits)
    throw new ApiError(
      "InvalidArgument",
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    );
  return (row, column) => (rows[row] as unknown[])[column];
}
