import type { Cell, SheetCells } from "../../core/layout/cells";
import type { ReadSession } from "./limits";

/** Excel's grid. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
/** Rows between two looks at the clock. */
const CLOCK_EVERY = 256;

/**
 * Takes a sheet's cells in the order of the file and keeps them as flat lists,
 * so that memory goes with the cells that are there, never with their numbers.
 */
export class SheetBuilder {
  readonly #part: string;
  readonly #session: ReadSession;
  readonly #rows: number[] = [];
  /** Where each row's cells begin in the lists of columns and cells. */
  readonly #starts: number[] = [];
  readonly #columns: number[] = [];
  readonly #cells: Cell[] = [];
  readonly #hidden = new Set<number>();
  #row = 0;
  #rowTags = 0;
  #ascending = true;

  constructor(part: string, session: ReadSession) {
    this.#part = part;
    this.#session = session;
  }

  /** Begins a row, from 1; cells that are added belong to it. Throws `file-damaged` outside Excel's grid. */
  row(row: number): void {
    if (!(row >= 1 && row <= LAST_ROW)) throw this.#outside(`row ${row}`);
    this.#row = row;
    if (++this.#rowTags % CLOCK_EVERY === 0)
      this.#session.checkTime(this.#part);
  }

  hide(): void {
    this.#hidden.add(this.#row);
  }

  /** Checks a column's number, of blank cells too. */
  checkColumn(column: number): void {
    if (!(column >= 1 && column <= LAST_COLUMN))
      throw this.#outside(`column ${column}`);
  }

  /** Adds a cell to the current row; `column` has been checked. */
  add(column: number, cell: Cell): void {
    const rows = this.#rows;
    const before = rows[rows.length - 1] ?? 0;
    if (this.#row !== before) {
      if (this.#row < before) this.#ascending = false;
      rows.push(this.#row);
      this.#starts.push(this.#cells.length);
    } else if (column <= (this.#columns[this.#columns.length - 1] ?? 0)) {
      this.#ascending = false;
    }
    if (this.#cells.length >= this.#session.limits.cells) {
      throw this.#session.error(
        "file-too-large",
        this.#part,
        `more than ${this.#cells.length} cells`,
      );
    }
    if (typeof cell.value === "string")
      this.#session.takeText(cell.value.length, this.#part);
    this.#columns.push(column);
    this.#cells.push(cell);
  }

  /** The finished sheet. Where a cell stands twice in the file the later one holds. */
  finish(name: string): SheetCells {
    if (!this.#ascending) this.#sort();
    return new FlatSheet(
      name,
      this.#rows,
      this.#starts,
      this.#columns,
      this.#cells,
      this.#hidden,
    );
  }

  #sort(): void {
    const byRow = new Map<number, Map<number, Cell>>();
    this.#rows.forEach((row, at) => {
      const cells = byRow.get(row) ?? new Map<number, Cell>();
      byRow.set(row, cells);
      const end = this.#starts[at + 1] ?? this.#cells.length;
      for (let i = this.#starts[at] ?? end; i < end; i++) {
        const cell = this.#cells[i];
        if (cell !== undefined) cells.set(this.#columns[i] ?? 0, cell);
      }
    });
    for (const list of [this.#rows, this.#starts, this.#columns, this.#cells])
      list.length = 0;
    for (const [row, cells] of [...byRow].sort(([a], [b]) => a - b)) {
      this.#rows.push(row);
      this.#starts.push(this.#cells.length);
      for (const [column, cell] of [...cells].sort(([a], [b]) => a - b)) {
        this.#columns.push(column);
        this.#cells.push(cell);
      }
    }
  }

  #outside(what: string): Error {
    return this.#session.damaged(this.#part, `${what} is outside the grid`);
  }
}

class FlatSheet implements SheetCells {
  readonly name: string;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly hiddenRows: ReadonlySet<number>;
  readonly #rows: readonly number[];
  readonly #starts: readonly number[];
  readonly #columns: readonly number[];
  readonly #cells: readonly Cell[];

  constructor(
    name: string,
    rows: readonly number[],
    starts: readonly number[],
    columns: readonly number[],
    cells: readonly Cell[],
    hidden: ReadonlySet<number>,
  ) {
    this.name = name;
    this.hiddenRows = hidden;
    this.#rows = rows;
    this.#starts = starts;
    this.#columns = columns;
    this.#cells = cells;
    this.rowCount = rows[rows.length - 1] ?? 0;
    let last = 0;
    for (const column of columns) if (column > last) last = column;
    this.columnCount = last;
  }

  cell(row: number, column: number): Cell | undefined {
    const rowAt = find(this.#rows, row, 0, this.#rows.length);
    if (rowAt < 0) return undefined;
    const from = this.#starts[rowAt] ?? 0;
    const to = this.#starts[rowAt + 1] ?? this.#cells.length;
    const at = find(this.#columns, column, from, to);
    return at < 0 ? undefined : this.#cells[at];
  }
}

/** Index of a number in the ascending stretch `[from, to)`, or -1; at once where the numbers are dense. */
function find(
  list: readonly number[],
  wanted: number,
  from: number,
  to: number,
): number {
  const guess = from + wanted - (list[from] ?? 0);
  if (guess < to && list[guess] === wanted) return guess >= from ? guess : -1;
  let low = from;
  let high = to - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const value = list[middle] ?? 0;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
