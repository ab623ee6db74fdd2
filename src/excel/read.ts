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
import { utf8Length } from "./operations";
import type { Directory, TableEntry } from "./directory";
import { RequestError, hostError } from "./trouble";
import type { Session } from "./session";

/** Rows of a sheet of Excel. */
const MAX_ROWS = 1_048_576;
/** Bytes of an answer; Excel on the web gives 5 MiB at most. */
const ANSWER = 5_100_000;
/** A sheet is read in pieces of about this part of an answer where it does not fit into one. */
const PIECES = 20;
/** Cells that a sheet is taken to have whose size is not known. */
const UNKNOWN_CELLS = 2_000;
/**
 * Bytes of a cell in an answer (value, formula and number format), before
 * anything of its sheet was read: helper sheets are full of long formulas.
 */
const USUAL_BYTES = 40;
const HELPER_BYTES = 155;
/** So many cells of a sheet tell how long its others are. */
const SAMPLE = 500;

/** What a range gives for one cell: a value, a formula, a number format. */
export type Told = string | number | boolean;
export type ToldGrid = readonly (readonly Told[])[];

/** Cells as Excel gave them; rows and columns from 1. */
export interface RawBlock {
  readonly row: number;
  readonly column: number;
  readonly values: ToldGrid;
  readonly formulas: ToldGrid;
  readonly numberFormats: ToldGrid;
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
  /** Cells of the block that holds something, as far as known. */
  readonly cells: number;
}

/**
 * Reads the cells of sheets in few requests: all at once where their sizes
 * promise an answer that Excel gives, else in pieces by rows. What was
 * read tells how long the rest will be; where an answer turns out too large
 * all the same, its pieces are halved.
 * Throws `request-too-large` where a single row is.
 */
export async function readSheets(
  session: Session,
  directory: Directory,
  names: readonly string[],
): Promise<readonly RawSheet[]> {
  const tables = directory.tables.filter(({ sheet }) => names.includes(sheet));
  const found = new Map<string, TablesOfSheet>();
  const blocks = new Map<string, RawBlock[]>(names.map((name) => [name, []]));
  const lengths = usualLengths(directory);
  const bytesOf = ({ sheet, cells }: Piece) =>
    cells * (lengths.get(sheet) ?? USUAL_BYTES);
  let waiting: readonly Piece[] = names.flatMap((name) =>
    firstPieces(name, directory, lengths.get(name) ?? USUAL_BYTES),
  );
  let most = Infinity;
  let asked = false;
  while (waiting.length > 0 || !asked) {
    const now = packed(waiting, bytesOf, most);
    const ask = asked ? [] : tables;
    try {
      const read = await session.patiently((workbook) => ({
        pieces: now.map((piece) => loadPiece(workbook, piece)),
        tables: ask.map((table) => loadTable(workbook, table)),
      }));
      for (const [index, piece] of now.entries()) {
        const block = read.pieces[index]?.();
        if (block === undefined || block === null) continue;
        blocks.get(piece.sheet)?.push(block);
        if (now.length < waiting.length) learn(lengths, piece, block);
      }
      for (const table of read.tables) addTable(found, table());
      waiting = waiting.slice(now.length);
      asked = true;
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      if (error.trouble !== "request-too-large" || now.length === 0)
        throw hostError(error, null);
      // Fewer pieces at once; a piece that is too large alone, in two.
      most = Math.max(1, Math.floor(now.length / 2));
      if (now.length === 1) waiting = [...halved(now), ...waiting.slice(1)];
    }
  }
  return names.map((name) => ({
    name,
    blocks: blocks.get(name) ?? [],
    tables: found.get(name)?.tables ?? [],
    hiddenRows: found.get(name)?.hiddenRows ?? new Set(),
  }));
}

function usualLengths({ sheets }: Directory): Map<string, number> {
  return new Map(
    sheets.map(({ name, visibility }) => [
      name,
      visibility === "hidden" ? HELPER_BYTES : USUAL_BYTES,
    ]),
  );
}

/** Measures how long the cells of a sheet are: of the piece as it was estimated, blank columns included. */
function learn(
  lengths: Map<string, number>,
  { sheet, cells }: Piece,
  { values, formulas, numberFormats }: RawBlock,
): void {
  if (cells < SAMPLE) return;
  const text = JSON.stringify([values, formulas, numberFormats]);
  lengths.set(sheet, utf8Length(text) / cells);
}

/** A sheet in one piece, or by rows where it is larger than a part of an answer. */
function firstPieces(
  sheet: string,
  { sheets }: Directory,
  length: number,
): readonly Piece[] {
  const used = sheets.find(({ name }) => name === sheet)?.used ?? null;
  const cells = used?.cells ?? UNKNOWN_CELLS;
  const lastRow = Math.max(1, used?.lastRow ?? 1);
  const count = Math.ceil((cells * length) / (ANSWER / PIECES));
  const rowsAPiece = Math.max(1, Math.ceil(lastRow / Math.max(1, count)));
  const pieces: Piece[] = [];
  for (let first = 1; first <= lastRow; first += rowsAPiece) {
    const rows = Math.min(rowsAPiece, lastRow - first + 1);
    pieces.push({
      sheet,
      first,
      last: first + rowsAPiece - 1,
      cells: Math.ceil((cells * rows) / lastRow),
    });
  }
  // What has come meanwhile below belongs to the last piece.
  return pieces.map((piece, index) =>
    index === pieces.length - 1 ? { ...piece, last: MAX_ROWS } : piece,
  );
}

/** The first pieces that one answer has room for, `most` of them; at least one where there are any. */
function packed(
  pieces: readonly Piece[],
  bytesOf: (piece: Piece) => number,
  most: number,
): readonly Piece[] {
  let bytes = 0;
  let count = 0;
  for (const piece of pieces) {
    bytes += bytesOf(piece);
    if (count > 0 && (bytes > ANSWER || count >= most)) break;
    count += 1;
  }
  return pieces.slice(0, count);
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
    const half = { cells: Math.ceil(piece.cells / 2) };
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
  if (value === undefined) return undefined;
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
  value: Told | undefined,
  formula: Told | undefined,
): string | undefined {
  const found =
    typeof formula === "string" && formula.startsWith("=") && formula !== value;
  return found ? formula.slice(1) : undefined;
}

function valueOf(value: Told): CellValue {
  if (typeof value === "number" || typeof value === "boolean") return value;
  return ERRORS.has(value) ? { error: value } : value;
}

function shown(numberFormat: Told | undefined): Pick<Cell, "date" | "percent"> {
  const kind = numberKind(String(numberFormat ?? ""));
  return kind === "date"
    ? { date: true }
    : kind === "percent"
      ? { percent: true }
      : {};
}
