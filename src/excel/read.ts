import { HostError, numberKind } from "../core/layout";
import type {
  Cell,
  CellValue,
  SheetCells,
  SheetInfo,
  TableInfo,
  WorkbookCells,
} from "../core/layout";
import { areaOf, rowsAddress } from "./area";
import type { Directory, TableEntry } from "./directory";
import { utf8Length } from "./operations";
import { RequestError, hostError } from "./trouble";
import type { Session } from "./session";

/** Rows of a sheet of Excel. */
const MAX_ROWS = 1_048_576;
/** Bytes of a cell in an answer (value, formula and number format), about; on the safe side. */
const BYTES_A_CELL = 56;

/** Cells as Excel gave them; rows and columns from 1. */
export interface RawBlock {
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly unknown[])[];
  readonly formulas: readonly (readonly unknown[])[];
  readonly numberFormats: readonly (readonly unknown[])[];
}

export interface RawSheet {
  readonly name: string;
  /** From top to bottom; rows between them are blank. */
  readonly blocks: readonly RawBlock[];
  readonly tables: readonly TableInfo[];
  readonly hiddenRows: ReadonlySet<number>;
}

/** A piece of a sheet that one request reads: its rows from the first to the last. */
interface Piece {
  readonly sheet: string;
  readonly first: number;
  readonly last: number;
  /** Of the answer, as estimated. */
  readonly bytes: number;
}

/**
 * Reads the cells of sheets in few requests: all at once where the tables'
 * sizes promise an answer below `limit` bytes, else in pieces by rows. Where
 * an answer turns out too large, its pieces are halved.
 * Throws `request-too-large` where a single row is.
 */
export async function readSheets(
  session: Session,
  directory: Directory,
  names: readonly string[],
  limit: number,
): Promise<readonly RawSheet[]> {
  const tables = directory.tables.filter(({ sheet }) => names.includes(sheet));
  const found = new Map<string, TablesOfSheet>();
  const blocks = new Map<string, RawBlock[]>(names.map((name) => [name, []]));
  let waiting: readonly Piece[] = names.flatMap((name) =>
    firstPieces(name, tables, limit),
  );
  let room = limit;
  let asked = false;
  while (waiting.length > 0 || !asked) {
    const now = packed(waiting, room);
    const ask = asked ? [] : tables;
    try {
      const read = await session.patiently((workbook) => ({
        pieces: now.map((piece) => loadPiece(workbook, piece)),
        tables: ask.map((table) => loadTable(workbook, table)),
      }));
      for (const [index, { sheet }] of now.entries()) {
        const block = read.pieces[index]?.();
        if (block !== undefined && block !== null)
          blocks.get(sheet)?.push(block);
      }
      for (const table of read.tables) addTable(found, table());
      waiting = waiting.slice(now.length);
      asked = true;
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      if (error.trouble !== "request-too-large") throw hostError(error, null);
      room = Math.max(1, Math.floor(Math.min(room, bytesOf(now)) / 2));
      if (now.length <= 1) waiting = [...halved(now), ...waiting.slice(1)];
    }
  }
  return names.map((name) => ({
    name,
    blocks: blocks.get(name) ?? [],
    tables: found.get(name)?.tables ?? [],
    hiddenRows: found.get(name)?.hiddenRows ?? new Set(),
  }));
}

/** A sheet in one piece, or by rows where its tables are larger than one answer. */
function firstPieces(
  sheet: string,
  tables: readonly TableEntry[],
  limit: number,
): readonly Piece[] {
  const here = tables.filter((table) => table.sheet === sheet);
  const rows = Math.max(0, ...here.map((table) => table.rows));
  const columns = Math.max(1, ...here.map((table) => table.columns));
  const rowBytes = columns * BYTES_A_CELL;
  const rowsAPiece = Math.max(1, Math.floor(limit / rowBytes));
  const pieces: Piece[] = [];
  for (let first = 1; first === 1 || first <= rows; first += rowsAPiece) {
    const count = Math.min(rowsAPiece, Math.max(0, rows - first + 1));
    pieces.push({
      sheet,
      first,
      last: first + rowsAPiece - 1,
      bytes: count * rowBytes,
    });
  }
  // What stands under the tables belongs to the last piece.
  return pieces.map((piece, index) =>
    index === pieces.length - 1 ? { ...piece, last: MAX_ROWS } : piece,
  );
}

/** The first pieces that one answer has room for; at least one. */
function packed(pieces: readonly Piece[], room: number): readonly Piece[] {
  let bytes = 0;
  let count = 0;
  for (const piece of pieces) {
    bytes += piece.bytes;
    if (bytes > room && count > 0) break;
    count += 1;
  }
  return pieces.slice(0, count);
}

function bytesOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** A piece that was too large, in two; where nothing was known of it, most of its rows are likely to be at the top. */
function halved(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap((piece) => {
    const { first, last, sheet } = piece;
    if (first === last) throw new HostError("request-too-large", sheet);
    const middle =
      last === MAX_ROWS && first < 4096
        ? first + 4095
        : first + Math.floor((last - first) / 2);
    const half = { bytes: Math.ceil(piece.bytes / 2) };
    return [
      { ...piece, ...half, last: middle },
      { ...piece, ...half, first: middle + 1 },
    ];
  });
}

function loadPiece(
  workbook: Excel.Workbook,
  { sheet, first, last }: Piece,
): () => RawBlock | null {
  const worksheet = workbook.worksheets.getItem(sheet);
  const used =
    first === 1 && last === MAX_ROWS
      ? worksheet.getUsedRangeOrNullObject(true)
      : worksheet
          .getRange(rowsAddress(first, last))
          .getUsedRangeOrNullObject(true);
  used.load("address,values,formulas,numberFormat");
  return () => {
    if (used.isNullObject) return null;
    const { row, column } = areaOf(used.address);
    return {
      row,
      column,
      values: used.values,
      formulas: used.formulas,
      numberFormats: used.numberFormat,
    };
  };
}

interface TablesOfSheet {
  readonly tables: TableInfo[];
  readonly hiddenRows: Set<number>;
}

interface ReadTable {
  readonly sheet: string;
  readonly info: TableInfo;
  readonly hidden: readonly number[];
}

function loadTable(
  workbook: Excel.Workbook,
  { name, sheet, totals }: TableEntry,
): () => ReadTable {
  const range = workbook.tables.getItem(name).getRange();
  range.load("address");
  const lines = range.getRowProperties({ rowHidden: true });
  return () => {
    const { row, column, rows, columns } = areaOf(range.address);
    return {
      sheet,
      info: {
        name,
        firstRow: row,
        firstColumn: column,
        lastRow: row + rows - 1,
        lastColumn: column + columns - 1,
        totalsRows: totals ? 1 : 0,
      },
      hidden: lines.value.flatMap(({ rowHidden }, index) =>
        rowHidden === true ? [row + index] : [],
      ),
    };
  };
}

function addTable(
  found: Map<string, TablesOfSheet>,
  { sheet, info, hidden }: ReadTable,
): void {
  const entry = found.get(sheet) ?? {
    tables: [],
    hiddenRows: new Set<number>(),
  };
  entry.tables.push(info);
  for (const row of hidden) entry.hiddenRows.add(row);
  found.set(sheet, entry);
}

/** Bytes of what was read, as JSON: for choosing how much to ask for at once. */
export function bytesRead(sheets: readonly RawSheet[]): number {
  return utf8Length(JSON.stringify(sheets.map(({ blocks }) => blocks)));
}

/**
 * Error values as Excel gives them among a range's values. A text that reads
 * the same is taken for one: telling them apart would make every answer half
 * as large again, and error values that somebody pasted are the usual case.
 */
const ERRORS: ReadonlySet<string> = new Set([
  "#NULL!",
  "#DIV/0!",
  "#VALUE!",
  "#REF!",
  "#NAME?",
  "#NUM!",
  "#N/A",
  "#SPILL!",
  "#CALC!",
  "#GETTING_DATA",
  "#BUSY!",
  "#FIELD!",
  "#BLOCKED!",
  "#CONNECT!",
  "#UNKNOWN!",
]);

/** What was read, as every reader gives it. `sheets` are the directory's that were read, in its order. */
export function workbookCells(
  directory: Directory,
  raw: readonly RawSheet[],
): WorkbookCells {
  const byName = new Map(raw.map((sheet) => [sheet.name, sheet]));
  const sheets = directory.sheets.flatMap(
    ({ name, visibility }, index): SheetInfo[] => {
      const sheet = byName.get(name);
      return sheet === undefined
        ? []
        : [{ index, name, visibility, tables: sheet.tables }];
    },
  );
  return {
    file: directory.file,
    savedAt: null,
    sheets,
    read: ({ name }) => {
      const sheet = byName.get(name);
      if (sheet === undefined) throw new HostError("sheet-missing", name);
      return sheetCells(sheet);
    },
  };
}

function sheetCells({ name, blocks, hiddenRows }: RawSheet): SheetCells {
  const last = (end: (block: RawBlock) => number) =>
    Math.max(0, ...blocks.map(end));
  return {
    name,
    rowCount: last(({ row, values }) => row + values.length - 1),
    columnCount: last(
      ({ column, values }) => column + (values[0]?.length ?? 0) - 1,
    ),
    hiddenRows,
    cell: (row, column) => {
      const block = blocks.find(
        (each) => row >= each.row && row < each.row + each.values.length,
      );
      return block === undefined
        ? undefined
        : cellOf(block, row - block.row, column - block.column);
    },
  };
}

function cellOf(
  block: RawBlock,
  row: number,
  column: number,
): Cell | undefined {
  const value = block.values[row]?.[column];
  if (value === undefined || value === null) return undefined;
  const formula = formulaOf(value, block.formulas[row]?.[column]);
  if (value === "" && formula === undefined) return undefined;
  return {
    value: valueOf(value),
    ...(formula === undefined ? {} : { formula }),
    ...(typeof value === "number"
      ? shown(block.numberFormats[row]?.[column])
      : {}),
  };
}

/** A formula without its `=`. A cell whose value is the same text holds just that text, marked by an apostrophe. */
export function formulaOf(
  value: unknown,
  formula: unknown,
): string | undefined {
  const found =
    typeof formula === "string" && formula.startsWith("=") && formula !== value;
  return found ? formula.slice(1) : undefined;
}

function valueOf(value: unknown): CellValue {
  if (typeof value === "number" || typeof value === "boolean") return value;
  const text = String(value);
  return ERRORS.has(text) ? { error: text } : text;
}

function shown(numberFormat: unknown): Pick<Cell, "date" | "percent"> {
  const kind = numberKind(String(numberFormat ?? ""));
  return kind === "date"
    ? { date: true }
    : kind === "percent"
      ? { percent: true }
      : {};
}
