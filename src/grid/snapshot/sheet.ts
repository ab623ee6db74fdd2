import { BooleanNumber } from "@univerjs/core";
import type {
  ICellData,
  IRange,
  IRowData,
  IWorksheetData,
} from "@univerjs/core";
import type { CellStyle, SheetLayout } from "../../core/layout";
import { gridCell } from "./cell";
import { rangeAt } from "./ranges";

/** Pixels of a character of the default font, and of the room beside a cell's text. */
const CHARACTER = 7.8;
const ROOM = 6;
/** Pixels in a point. */
const POINT = 96 / 72;

/** Blank rows and columns after the last one in use, for what people add. */
const SPARE = { rows: 60, columns: 6 };
const LEAST = { rows: 100, columns: 12 };
/** Univer keeps something for every row that a protected sheet has. */
const SPARE_PROTECTED = { rows: 4, columns: 2 };

/** How far down a rule may reach and still have the sheet made as long. */
const LONGEST_ROOM = 3000;

/** What `custom` of a worksheet keeps for the host. */
export interface SheetNotes {
  readonly veryHidden?: boolean;
  readonly protected?: boolean;
}

/** A layout's sheet as Univer's, and what of it was laid out. */
export interface GridSheet {
  readonly data: Partial<IWorksheetData> & { id: string; name: string };
  /** The cells that a protected sheet lets nobody change. */
  readonly locked: readonly IRange[];
}

/** Makes Univer's sheet of a layout's in one pass. */
export function gridSheet(
  sheet: SheetLayout,
  id: string,
  styles: Readonly<Record<string, CellStyle>>,
): GridSheet {
  const cellData: Record<number, Record<number, ICellData>> = {};
  const locks = new Locks(sheet, styles);
  let width = sheet.columns.length;
  let height = 0;
  for (const row of sheet.rows) {
    const cells: Record<number, ICellData> = {};
    row.forEach((cell, column) => {
      const data = cell === undefined ? undefined : gridCell(cell);
      if (data !== undefined) cells[column] = data;
    });
    if (Object.keys(cells).length > 0) cellData[height] = cells;
    locks.row(row.map((cell) => cell?.style));
    width = Math.max(width, row.length);
    height += 1;
  }
  const spare = sheet.protected === true ? SPARE_PROTECTED : SPARE;
  const least = sheet.protected === true ? { rows: 1, columns: 1 } : LEAST;
  const rowCount = Math.max(height + spare.rows, roomOf(sheet) + 1, least.rows);
  const columnCount = Math.max(width + spare.columns, least.columns);
  const notes: SheetNotes = {
    ...(sheet.visibility === "very-hidden" ? { veryHidden: true } : {}),
    ...(sheet.protected === true ? { protected: true } : {}),
  };
  const merges = (sheet.merges ?? []).map(rangeAt);
  return {
    data: {
      id,
      name: sheet.name,
      ...(sheet.tabColour === undefined
        ? {}
        : { tabColor: `#${sheet.tabColour}` }),
      hidden:
        sheet.visibility === "visible"
          ? BooleanNumber.FALSE
          : BooleanNumber.TRUE,
      rowCount,
      columnCount,
      cellData,
      ...sizes(sheet),
      ...(merges.length === 0 ? {} : { mergeData: merges }),
      ...freezeOf(sheet),
      showGridlines:
        sheet.showGridLines === false
          ? BooleanNumber.FALSE
          : BooleanNumber.TRUE,
      custom: { ...notes },
    },
    locked: sheet.protected === true ? locks.ranges(rowCount, columnCount) : [],
  };
}

/** The last row (from 1) that a rule of the sheet reaches. */
function roomOf({ validations = [], conditionalFormats = [] }: SheetLayout) {
  const rows = [...validations, ...conditionalFormats].map(
    ({ range }) => rangeAt(range).endRow + 1,
  );
  return rows.reduce(
    (most, row) => (row <= LONGEST_ROOM ? Math.max(most, row) : most),
    0,
  );
}

function sizes({
  columns,
  heights = {},
  hiddenRows = [],
  defaultHeight,
  defaultWidth,
}: SheetLayout): Pick<IWorksheetData, "rowData" | "columnData"> & {
  defaultRowHeight: number;
  defaultColumnWidth: number;
} {
  const rowData: Record<number, Partial<IRowData>> = {};
  for (const [row, height] of Object.entries(heights))
    rowData[Number(row) - 1] = {
      h: Math.round(height * POINT),
      ia: BooleanNumber.FALSE,
    };
  for (const row of hiddenRows)
    rowData[row - 1] = { ...rowData[row - 1], hd: BooleanNumber.TRUE };
  return {
    defaultRowHeight:
      defaultHeight === undefined ? 20 : Math.round(defaultHeight * POINT),
    defaultColumnWidth: defaultWidth === undefined ? 72 : pixels(defaultWidth),
    columnData: Object.fromEntries(
      columns.map(({ width, hidden, style }, index) => [
        index,
        {
          w: pixels(width),
          hd: hidden === true ? BooleanNumber.TRUE : BooleanNumber.FALSE,
          ...(style === undefined ? {} : { s: style }),
        },
      ]),
    ),
    rowData,
  };
}

function pixels(width: number): number {
  return Math.round(width * CHARACTER + ROOM);
}

function freezeOf({ freeze }: SheetLayout): Partial<IWorksheetData> {
  if (freeze === undefined) return {};
  const { rows, columns } = freeze;
  return {
    freeze: {
      xSplit: columns,
      ySplit: rows,
      startRow: rows === 0 ? -1 : rows,
      startColumn: columns === 0 ? -1 : columns,
    },
  };
}

/** The locked cells of a sheet as few rectangles. */
class Locks {
  readonly #columns: readonly boolean[];
  readonly #styles: Readonly<Record<string, CellStyle>>;
  readonly #rows: (readonly boolean[])[] = [];
  readonly #isNeeded: boolean;

  constructor(
    { columns, protected: isProtected }: SheetLayout,
    styles: Readonly<Record<string, CellStyle>>,
  ) {
    this.#styles = styles;
    this.#isNeeded = isProtected === true;
    this.#columns = columns.map(({ style }) => this.#isOpen(style));
  }

  /** The style names of the next row's cells. */
  row(names: readonly (string | undefined)[]): void {
    if (!this.#isNeeded) return;
    const open = this.#columns.map((columnIsOpen, index) =>
      names[index] === undefined ? columnIsOpen : this.#isOpen(names[index]),
    );
    names.slice(open.length).forEach((name) => open.push(this.#isOpen(name)));
    this.#rows.push(open);
  }

  ranges(rowCount: number, columnCount: number): readonly IRange[] {
    const done: IRange[] = [];
    let running = new Map<string, IRange>();
    for (let row = 0; row <= rowCount; row += 1) {
      const next = new Map<string, IRange>();
      const spans =
        row === rowCount
          ? []
          : lockedSpans(this.#rows[row] ?? this.#columns, columnCount);
      for (const [startColumn, endColumn] of spans) {
        const key = `${startColumn}:${endColumn}`;
        const above = running.get(key);
        next.set(key, {
          startRow: above?.startRow ?? row,
          endRow: row,
          startColumn,
          endColumn,
        });
        running.delete(key);
      }
      done.push(...running.values());
      running = next;
    }
    return done;
  }

  #isOpen(name: string | undefined): boolean {
    return name !== undefined && this.#styles[name]?.unlocked === true;
  }
}

/** The runs of locked cells in a row: first and last column of each. */
function lockedSpans(
  open: readonly boolean[],
  columnCount: number,
): readonly (readonly [number, number])[] {
  const spans: [number, number][] = [];
  for (let column = 0; column < columnCount; column += 1) {
    if (open[column] === true) continue;
    const last = spans.at(-1);
    if (last?.[1] === column - 1) last[1] = column;
    else spans.push([column, column]);
  }
  return spans;
}
