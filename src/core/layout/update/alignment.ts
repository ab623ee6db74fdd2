import type { CellValue, SheetCells, TableInfo } from "../cells";
import type { CellLayout, RowLayout, TableLayout } from "../workbook";
import type { Corners } from "./references";

/** A cell's place, from 1. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/**
 * Where the cells of a layout's sheet stand in a sheet that is there already
 * and that people may have moved about: columns of its table found by their
 * headers, rows by the key in the table's first column.
 */
export interface Alignment {
  /** Place of a layout's cell in the sheet as it will be; `null` for one that has no place there. */
  readonly placeOf: (row: number, column: number) => Place | null;
  /** The same cell before the table grew; `null` for one of an added row or column. */
  readonly placeBefore: (place: Place) => Place | null;
  /** A reference to cells of the layout, as it must be written. */
  readonly moved: (range: Corners) => Corners;
  /** What the table needs more; `null` where it has room. */
  readonly growth: TableGrowth | null;
  /** Is it the header of a column that was found? Its words are the person's. */
  readonly isFoundHeader: (place: Place) => boolean;
}

export interface TableGrowth {
  readonly table: string;
  readonly headerRow: number;
  /** Rows added at the table's end, after this row. */
  readonly rows: number;
  readonly after: number;
  /** Headers of columns added at the table's right, after this column. */
  readonly columns: readonly string[];
  readonly rightOf: number;
}

/** Everything stands where the layout has it. */
export const IDENTITY: Alignment = {
  placeOf: (row, column) => ({ row, column }),
  placeBefore: (place) => place,
  moved: (range) => range,
  growth: null,
  isFoundHeader: () => false,
};

/** A layout's table and the rows of its sheet. */
export interface WantedTable {
  readonly table: TableLayout;
  readonly area: Corners;
  readonly rows: readonly RowLayout[];
}

/** Aligns a layout's table with the one that was found. */
export function alignTable(
  wanted: WantedTable,
  found: TableInfo,
  cells: SheetCells,
): Alignment {
  const columns = alignColumns(wanted, found, cells);
  const rows = alignRows(wanted, found, cells, columns.byColumn);
  const { area } = wanted;
  const shiftAbove = found.firstRow - area.top;
  const shiftAcross = found.firstColumn - area.left;
  const lastFound = found.lastRow - found.totalsRows;
  const shiftBelow = found.lastRow + rows.added - area.bottom;

  const rowOf = (row: number): number | null => {
    if (row <= area.top) return row + shiftAbove;
    if (row > area.bottom) return row + shiftBelow;
    return rows.byRow.get(row) ?? null;
  };
  const columnOf = (column: number): number =>
    columns.byColumn.get(column) ??
    (column > area.right
      ? column + found.lastColumn - area.right + columns.added.length
      : column + shiftAcross);
  const inTable = (row: number) => row >= area.top && row <= area.bottom;

  return {
    placeOf: (row, column) => {
      const at = rowOf(row);
      if (at === null || at < 1) return null;
      return {
        row: at,
        column: inTable(row) ? columnOf(column) : column + shiftAcross,
      };
    },
    placeBefore: ({ row, column }) => {
      if (row > lastFound && row <= lastFound + rows.added) return null;
      const added = columns.added.length;
      if (column > found.lastColumn && column <= found.lastColumn + added)
        return null;
      return {
        row: row > lastFound ? row - rows.added : row,
        column: column > found.lastColumn ? column - added : column,
      };
    },
    moved: movedBy({ area, found, added: rows.added, rowOf, columnOf }),
    growth:
      rows.added + columns.added.length === 0
        ? null
        : {
            table: found.name,
            headerRow: found.firstRow,
            rows: rows.added,
            after: lastFound,
            columns: columns.added,
            rightOf: found.lastColumn,
          },
    isFoundHeader: ({ row, column }) =>
      row === found.firstRow &&
      column >= found.firstColumn &&
      column <= found.lastColumn,
  };
}

function movedBy(table: {
  readonly area: Corners;
  readonly found: TableInfo;
  readonly added: number;
  readonly rowOf: (row: number) => number | null;
  readonly columnOf: (column: number) => number;
}): (range: Corners) => Corners {
  const { area, found, added, rowOf, columnOf } = table;
  // A range over the table's first or last row is one over its new first or last row.
  const top = (row: number) =>
    row === area.top + 1
      ? found.firstRow + 1
      : (rowOf(row) ?? found.firstRow + 1);
  const bottom = (row: number) =>
    row === area.bottom
      ? found.lastRow + added
      : (rowOf(row) ?? found.lastRow + added);
  return (range) => {
    const single = range.top === range.bottom;
    const rows =
      range.top === 0
        ? [0, 0]
        : single
          ? [rowOf(range.top) ?? found.lastRow + added]
          : [top(range.top), bottom(range.bottom)];
    const columns =
      range.left === 0 ? [0] : [columnOf(range.left), columnOf(range.right)];
    return {
      top: Math.max(Math.min(...rows), range.top === 0 ? 0 : 1),
      bottom: Math.max(Math.max(...rows), range.top === 0 ? 0 : 1),
      left: Math.min(...columns),
      right: Math.max(...columns),
    };
  };
}

interface AlignedColumns {
  /** Columns of the sheet by those of the layout. */
  readonly byColumn: ReadonlyMap<number, number>;
  readonly added: readonly string[];
}

function alignColumns(
  { table, area }: WantedTable,
  found: TableInfo,
  cells: SheetCells,
): AlignedColumns {
  const headers = new Map<string, number>();
  const free = new Set<number>();
  for (
    let column = found.firstColumn;
    column <= found.lastColumn;
    column += 1
  ) {
    const header = keyOf(cells.cell(found.firstRow, column)?.value ?? null);
    free.add(column);
    if (header !== "" && !headers.has(header)) headers.set(header, column);
  }
  const byColumn = new Map<number, number>();
  const take = (column: number, at: number): void => {
    byColumn.set(column, at);
    free.delete(at);
  };
  table.columns.forEach((header, index) => {
    const at = headers.get(keyOf(header));
    if (at !== undefined && free.has(at)) take(area.left + index, at);
  });
  const added: string[] = [];
  table.columns.forEach((header, index) => {
    const column = area.left + index;
    if (byColumn.has(column)) return;
    const renamed = betweenNeighbours(column, byColumn, area, found);
    if (renamed !== null && free.has(renamed)) {
      take(column, renamed);
      return;
    }
    added.push(header);
    byColumn.set(column, found.lastColumn + added.length);
  });
  return { byColumn, added };
}

/** A column with another header right between the same neighbours is the same column, renamed. */
function betweenNeighbours(
  column: number,
  byColumn: ReadonlyMap<number, number>,
  area: Corners,
  found: TableInfo,
): number | null {
  const before =
    column === area.left ? found.firstColumn - 1 : byColumn.get(column - 1);
  const after =
    column === area.right ? found.lastColumn + 1 : byColumn.get(column + 1);
  return before !== undefined && after === before + 2 ? before + 1 : null;
}

interface AlignedRows {
  readonly byRow: ReadonlyMap<number, number>;
  readonly added: number;
}

/** A row's key, and what it holds by the layout's columns. */
interface KeyedRow {
  readonly row: number;
  readonly key: string;
  readonly held: ReadonlyMap<number, string>;
}

/**
 * Rows with the same key are the same row: the text of the first column, and
 * the how-manieth row with it; a row without one follows the row above it (a
 * ratio's second line). Then rows without a key whose whole content the
 * layout's row has; blank rows take what is left; the rest is added.
 */
function alignRows(
  wanted: WantedTable,
  found: TableInfo,
  cells: SheetCells,
  byColumn: ReadonlyMap<number, number>,
): AlignedRows {
  const { area } = wanted;
  const layoutRows = keyed(
    area.top + 1,
    area.bottom,
    (row) =>
      [...byColumn.keys()].map(
        (column) =>
          [column, constantOf(wanted.rows[row - 1]?.[column - 1])] as const,
      ),
    area.left,
  );
  const lastFound = found.lastRow - found.totalsRows;
  const sheetRows = keyed(
    found.firstRow + 1,
    lastFound,
    (row) =>
      [...byColumn].map(([column, at]) => {
        const cell = cells.cell(row, at);
        return [
          column,
          cell?.formula === undefined ? (cell?.value ?? null) : null,
        ] as const;
      }),
    area.left,
  );
  const byRow = new Map<number, number>();
  const left = new Map(sheetRows.map((each) => [each.row, each]));
  const pair = (
    matches: (wantedRow: KeyedRow, there: KeyedRow) => boolean,
  ): void => {
    for (const each of layoutRows) {
      if (byRow.has(each.row) || each.held.size === 0) continue;
      const there = [...left.values()].find((candidate) =>
        matches(each, candidate),
      );
      if (there === undefined) continue;
      byRow.set(each.row, there.row);
      left.delete(there.row);
    }
  };
  const byKey = new Map(
    sheetRows.filter(({ key }) => key !== "").map((each) => [each.key, each]),
  );
  for (const { row, key } of layoutRows) {
    const there = byKey.get(key);
    if (there === undefined) continue;
    byRow.set(row, there.row);
    left.delete(there.row);
    byKey.delete(key);
  }
  const unkeyed = [...left.values()].filter(
    ({ held }) => held.size > 0 && !held.has(area.left),
  );
  if (unkeyed.length > 0)
    pair(
      (each, there) =>
        there.held.size > 0 &&
        !there.held.has(area.left) &&
        holdsAll(each.held, there.held),
    );
  pair((_, there) => there.held.size === 0);
  const missing = layoutRows.filter(
    ({ row, held }) => !byRow.has(row) && held.size > 0,
  );
  missing.forEach(({ row }, index) => byRow.set(row, lastFound + 1 + index));
  const blank = [...left.values()]
    .filter(({ held }) => held.size === 0)
    .map(({ row }) => row);
  for (const { row, held } of layoutRows) {
    if (held.size > 0 || byRow.has(row)) continue;
    const at = blank.shift();
    if (at !== undefined) byRow.set(row, at);
  }
  return { byRow, added: missing.length };
}

function holdsAll(
  row: ReadonlyMap<number, string>,
  wanted: ReadonlyMap<number, string>,
): boolean {
  for (const [column, text] of wanted)
    if (row.get(column) !== text) return false;
  return true;
}

function keyed(
  first: number,
  last: number,
  contentOf: (row: number) => readonly (readonly [number, CellValue | null])[],
  keyColumn: number,
): readonly KeyedRow[] {
  const rows: KeyedRow[] = [];
  const times = new Map<string, number>();
  let above = "";
  for (let row = first; row <= last; row += 1) {
    const held = new Map<number, string>();
    for (const [column, value] of contentOf(row)) {
      const text = keyOf(value);
      if (text !== "") held.set(column, text);
    }
    const own = held.get(keyColumn) ?? "";
    if (own !== "") above = own;
    else if (held.size === 0) above = "";
    const time = (times.get(own) ?? 0) + 1;
    times.set(own, time);
    const key = own === "" ? "" : `${own}\n${time}`;
    rows.push({
      row,
      key: own === "" && above !== "" ? `${above}\nbelow` : key,
      held,
    });
    if (own === "") above = "";
  }
  return rows;
}

function constantOf(cell: CellLayout | undefined): CellValue | null {
  return cell === undefined || cell.formula !== undefined ? null : cell.value;
}

/** A value for comparing: texts without the differences that typing makes. */
export function keyOf(value: CellValue | null): string {
  if (value === null) return "";
  if (typeof value === "object") return value.error;
  return String(value).normalize("NFKC").replace(/\s+/gu, " ").trim();
}
