import { cellAddress } from "../core/layout";
import type {
  Cell,
  CellLayout,
  CellStyle,
  ColumnLayout,
  RangeRef,
  SheetCells,
  SheetInfo,
  SheetLayout,
  TableInfo,
  TableLayout,
  WorkbookCells,
  WorkbookLayout,
} from "../core/layout";
import type {
  SheetUpdate,
  TableGrowth,
  WorkbookUpdate,
} from "../core/layout/update";
import { cornersOf } from "./writer/reference";

/** Styles of cells that only the workbook has: their values keep what they are shown as. */
const KEPT_STYLES = {
  "kept date": { numberFormat: "yyyy-mm-dd" },
  "kept share": { numberFormat: "0%" },
} as const satisfies Record<string, CellStyle>;

/** Width of a column that only the workbook has, in characters. */
const KEPT_WIDTH = 14;

/**
 * A workbook as it will be after an update, as a layout: the updated sheets
 * with everything else that people have in them, their other sheets, and the
 * sheets that were missing. Values, formulas and tables are kept; of formats
 * only those of the layout and what makes a number a date or a share, since
 * the reader gives no others.
 */
export function mergedLayout(
  layout: WorkbookLayout,
  update: WorkbookUpdate,
  workbook: WorkbookCells,
): WorkbookLayout {
  const updated = new Map(
    update.sheets.flatMap((sheet) =>
      sheet.found === null ? [] : [[sheet.found.index, sheet]],
    ),
  );
  return {
    ...layout,
    styles: { ...KEPT_STYLES, ...layout.styles },
    sheets: [
      ...workbook.sheets.map((info) => {
        const sheet = updated.get(info.index);
        const cells = workbook.read(info);
        return sheet === undefined
          ? keptSheet(info, cells)
          : mergedSheet(sheet, info, cells);
      }),
      ...update.sheets
        .filter(({ found }) => found === null)
        .map((sheet) => sheet.layout),
    ],
    names: update.names,
  };
}

/** A sheet that the layout does not know. */
function keptSheet(info: SheetInfo, cells: SheetCells): SheetLayout {
  const rows = new Rows();
  rows.take(cells, null);
  return {
    key: `kept ${info.index}`,
    name: info.name,
    visibility: info.visibility,
    columns: Array.from({ length: cells.columnCount }, () => ({
      width: KEPT_WIDTH,
    })),
    rows: rows.list,
    tables: info.tables.map((table) => tableOf(table, rows)),
  };
}

function mergedSheet(
  { layout, growth, changes, placeOf }: SheetUpdate,
  info: SheetInfo,
  cells: SheetCells,
): SheetLayout {
  const rows = new Rows();
  rows.take(cells, growth);
  layout.rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      const place = placeOf(r + 1, c + 1);
      if (place !== null && cell?.style !== undefined)
        rows.style(place.row, place.column, cell.style);
    });
  });
  for (const { row, column, cell } of changes) rows.put(row, column, cell);
  const moved = (range: RangeRef): RangeRef | null => {
    const [from, to] = cornersOf(range);
    const [first, last] = [
      placeOf(from.row, from.column),
      placeOf(to.row, to.column),
    ];
    if (first === null || last === null) return null;
    return `${cellAddress(first.row, first.column)}:${cellAddress(last.row, last.column)}`;
  };
  const { tables, freeze, heights = {}, ...rest } = layout;
  const known = new Map(
    tables?.map((table) => [table.name.toLowerCase(), table]),
  );
  return {
    ...rest,
    columns: mergedColumns(layout, placeOf, rows.width),
    rows: rows.list,
    ...(freeze === undefined ? {} : { freeze }),
    heights: Object.fromEntries(
      Object.entries(heights).flatMap(([row, height]) => {
        const place = placeOf(Number(row), 1);
        return place === null ? [] : [[place.row, height]];
      }),
    ),
    merges: (layout.merges ?? []).flatMap((range) => moved(range) ?? []),
    tables: info.tables.map((table) => ({
      ...(known.get(table.name.toLowerCase()) ?? {}),
      ...tableOf(
        growth?.table === table.name ? grown(table, growth) : table,
        rows,
      ),
    })),
  };
}

function mergedColumns(
  { columns, tables }: SheetLayout,
  placeOf: SheetUpdate["placeOf"],
  width: number,
): readonly ColumnLayout[] {
  const header =
    tables?.[0] === undefined ? 1 : cornersOf(tables[0].range)[0].row;
  const merged: ColumnLayout[] = Array.from({ length: width }, () => ({
    width: KEPT_WIDTH,
  }));
  columns.forEach((column, index) => {
    const place = placeOf(header, index + 1);
    if (place !== null) merged[place.column - 1] = column;
  });
  // A place right of all cells would leave a hole.
  return Array.from(
    merged,
    (column: ColumnLayout | undefined) => column ?? { width: KEPT_WIDTH },
  );
}

function grown(table: TableInfo, growth: TableGrowth): TableInfo {
  return {
    ...table,
    lastRow: table.lastRow + growth.rows,
    lastColumn: table.lastColumn + growth.columns.length,
  };
}

function tableOf(table: TableInfo, rows: Rows): TableLayout {
  const { firstRow, firstColumn, lastRow, lastColumn } = table;
  const columns = Array.from(
    { length: lastColumn - firstColumn + 1 },
    (_, index) => {
      const value = rows.value(firstRow, firstColumn + index);
      return String(value ?? `列${index + 1}`);
    },
  );
  columns.forEach((header, index) => {
    rows.put(firstRow, firstColumn + index, { value: header }, true);
  });
  return {
    name: table.name,
    range: `${cellAddress(firstRow, firstColumn)}:${cellAddress(lastRow, lastColumn)}`,
    columns,
  };
}

/** A sheet's cells while they are put together. */
class Rows {
  readonly list: (CellLayout | undefined)[][] = [];

  get width(): number {
    return this.list.reduce((most, row) => Math.max(most, row.length), 0);
  }

  /** The cells of a sheet, where they stand when its table has grown. */
  take(cells: SheetCells, growth: TableGrowth | null): void {
    for (let row = 1; row <= cells.rowCount; row += 1) {
      for (let column = 1; column <= cells.columnCount; column += 1) {
        const cell = cells.cell(row, column);
        if (cell === undefined) continue;
        const down = growth !== null && row > growth.after ? growth.rows : 0;
        const right =
          growth !== null && column > growth.rightOf
            ? growth.columns.length
            : 0;
        this.put(row + down, column + right, keptCell(cell));
      }
    }
    growth?.columns.forEach((header, index) => {
      this.put(growth.headerRow, growth.rightOf + 1 + index, { value: header });
    });
  }

  /** Sets a cell; `keepStyle` leaves it looking as it does. */
  put(row: number, column: number, cell: CellLayout, keepStyle = false): void {
    while (this.list.length < row) this.list.push([]);
    const cells = this.list[row - 1] ?? [];
    while (cells.length < column) cells.push(undefined);
    const style = keepStyle ? cells[column - 1]?.style : undefined;
    cells[column - 1] = style === undefined ? cell : { ...cell, style };
  }

  style(row: number, column: number, style: string): void {
    this.put(row, column, {
      ...(this.list[row - 1]?.[column - 1] ?? { value: null }),
      style,
    });
  }

  value(row: number, column: number): CellLayout["value"] {
    return this.list[row - 1]?.[column - 1]?.value ?? null;
  }
}

function keptCell(cell: Cell): CellLayout {
  const { value, formula } = cell;
  const style =
    cell.date === true
      ? "kept date"
      : cell.percent === true
        ? "kept share"
        : undefined;
  const styled = style === undefined ? {} : { style };
  // An error that stands there without a formula is written as the formula that gives it.
  if (typeof value === "object" && value !== null)
    return {
      value: null,
      formula: formula === undefined || formula === "" ? value.error : formula,
      ...styled,
    };
  if (formula === undefined || formula === "") return { value, ...styled };
  return { value, formula, ...styled };
}
