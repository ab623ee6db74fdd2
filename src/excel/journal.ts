import { addressOf } from "./area";
import type { Area } from "./area";
import { sameName } from "./directory";
import type { Directory } from "./directory";
import { enterOps } from "./operations";
import type { Content, Operation } from "./operations";
import { formulaOf } from "./read";
import type { ToldGrid } from "./read";
import type { Session } from "./session";
import { textForCell } from "./text";

/** Cells of a block as Excel gave them, and the block's place. */
export interface Recorded {
  readonly sheet: string;
  readonly area: Area;
  readonly values: ToldGrid;
  readonly formulas: ToldGrid;
  readonly numberFormats: ToldGrid;
  /** Whether all of its cells are locked, none (`false`), or some (`null`). */
  readonly locked: boolean | null;
}

/** Cells whose record one answer surely has room for, and ranges that one request asks for. */
const MOST_CELLS = 20_000;
const MOST_BLOCKS = 2_000;

/** A block of cells of a sheet. */
export interface Block {
  readonly sheet: string;
  readonly area: Area;
}

/** Blocks none of which is larger than one answer. */
export function piecesOf(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap(({ sheet, area }) => {
    const rows = Math.max(1, Math.floor(MOST_CELLS / area.columns));
    const pieces: Block[] = [];
    for (let first = 0; first < area.rows; first += rows)
      pieces.push({
        sheet,
        area: {
          ...area,
          row: area.row + first,
          rows: Math.min(rows, area.rows - first),
        },
      });
    return pieces;
  });
}

/** Reads blocks as they are, in as few requests as their size allows; in their order. */
export async function recordAll(
  session: Session,
  blocks: readonly Block[],
): Promise<readonly Recorded[]> {
  const recorded: Recorded[] = [];
  while (recorded.length < blocks.length) {
    const first = recorded.length;
    let last = first;
    let cells = 0;
    do {
      const { rows, columns } = blocks[last]?.area ?? { rows: 0, columns: 0 };
      cells += rows * columns;
      last += 1;
    } while (
      last < blocks.length &&
      last - first < MOST_BLOCKS &&
      cells < MOST_CELLS
    );
    const reads = await session.patiently((workbook) =>
      blocks
        .slice(first, last)
        .map(({ sheet, area }) => record(workbook, sheet, area)),
    );
    recorded.push(...reads.map((read) => read()));
  }
  return recorded;
}

/** Queues the reading of a block; the function gives it after the sync. */
function record(
  workbook: Excel.Workbook,
  sheet: string,
  area: Area,
): () => Recorded {
  const range = workbook.worksheets.getItem(sheet).getRange(addressOf(area));
  range.load("values,formulas,numberFormat");
  range.format.protection.load("locked");
  return () => ({
    sheet,
    area,
    values: range.values,
    formulas: range.formulas,
    numberFormats: range.numberFormat,
    locked: range.format.protection.locked,
  });
}

/**
 * All that is known of a workbook before a change, and what the change makes
 * of it: enough to tell afterwards what of it stands, and to take that back.
 */
export interface Journal {
  readonly before: Directory;
  /** Names of the sheets that the change makes. */
  readonly sheets: readonly string[];
  /** Whether a sheet that was not there before was made by the change, by its id; somebody else may have used the name. */
  readonly isMade: (id: string) => boolean;
  /** Defined names that the change makes or changes. */
  readonly names: readonly string[];
  readonly growth: readonly {
    readonly table: string;
    readonly rows: number;
    readonly columns: number;
  }[];
  /** Sheets, other than those it makes, on which it changes something. */
  readonly touched: readonly string[];
  /** The cells that it overwrites, where they stood before. */
  readonly cells: readonly Recorded[];
  /** Blank cells of found sheets that it gives a format. */
  readonly styled: readonly { readonly sheet: string; readonly area: Area }[];
  /** What it writes into such a cell: a constant, `""` for none, or a formula with `=`; `undefined` where it leaves it. */
  readonly written: (
    sheet: string,
    row: number,
    column: number,
  ) => Content | undefined;
}

/** Takes rows and columns off tables that grew, so that every cell stands where it stood. */
export function shrinkOps(
  { before, growth }: Journal,
  now: Directory,
): readonly Operation[] {
  return growth.flatMap(({ table, rows, columns }): readonly Operation[] => {
    const [was, is] = [
      entryOf(before.tables, table),
      entryOf(now.tables, table),
    ];
    if (was === undefined || is === undefined) return [];
    const extraRows = Math.min(rows, is.rows - was.rows);
    const extraColumns = Math.min(columns, is.columns - was.columns);
    return [
      ...Array.from(
        { length: Math.max(0, extraColumns) },
        (_, i): Operation => ({
          kind: "delete-column",
          table,
          index: was.columns + extraColumns - 1 - i,
        }),
      ),
      ...(extraRows > 0
        ? [
            {
              kind: "delete-rows",
              table,
              first: was.rows,
              count: extraRows,
            } as const,
          ]
        : []),
    ];
  });
}

function entryOf<Entry extends { readonly name: string }>(
  entries: readonly Entry[],
  name: string,
): Entry | undefined {
  return entries.find((entry) => sameName(entry.name, name));
}

/**
 * Writes back the cells that are not as they were. `now` are the journal's
 * blocks as they are. A cell that holds neither what was there nor what the
 * change wrote was filled by a person meanwhile: it stays.
 */
export function writeBackOps(
  { cells, written }: Journal,
  now: readonly Recorded[],
  largest: number,
): readonly Operation[] {
  return cells.flatMap((was, index) => {
    const is = now[index];
    if (is === undefined) return [];
    const { sheet, area } = was;
    const contents = gridOf(area, (r, c) => {
      if (sameCell(was, is, r, c)) return null;
      if (!isOurs(is, r, c, written(sheet, area.row + r, area.column + c)))
        return null;
      return restored(was, r, c);
    });
    return enterOps(
      "formulas",
      sheet,
      area,
      contents,
      {
        now: (r, c) => String(is.numberFormats[r]?.[c]),
        after: (r, c) => {
          const format = was.numberFormats[r]?.[c];
          return format === is.numberFormats[r]?.[c] ? null : String(format);
        },
      },
      largest,
    );
  });
}

function gridOf<Value>(
  area: Area,
  valueAt: (row: number, column: number) => Value,
): readonly (readonly Value[])[] {
  return Array.from({ length: area.rows }, (_, r) =>
    Array.from({ length: area.columns }, (__, c) => valueAt(r, c)),
  );
}

function sameCell(
  was: Recorded,
  is: Recorded,
  row: number,
  column: number,
): boolean {
  const formula = formulaOf(
    was.values[row]?.[column],
    was.formulas[row]?.[column],
  );
  if (
    formula !== formulaOf(is.values[row]?.[column], is.formulas[row]?.[column])
  )
    return false;
  return (
    formula !== undefined ||
    was.values[row]?.[column] === is.values[row]?.[column]
  );
}

function isOurs(
  is: Recorded,
  row: number,
  column: number,
  written: Content | undefined,
): boolean {
  if (written === undefined || written === null) return false;
  const value = is.values[row]?.[column];
  const isFormula = formulaOf(value, is.formulas[row]?.[column]) !== undefined;
  if (typeof written !== "string") return !isFormula && value === written;
  // Excel writes a formula its own way: any formula there is taken for the one that was written.
  if (written.startsWith("=")) return isFormula;
  return (
    !isFormula &&
    value === (written.startsWith("'") ? written.slice(1) : written)
  );
}

/** A cell's old content, as `formulas` takes it. */
function restored(was: Recorded, row: number, column: number): Content {
  const value = was.values[row]?.[column];
  const formula = formulaOf(value, was.formulas[row]?.[column]);
  if (formula !== undefined) return `=${formula}`;
  if (typeof value === "number" || typeof value === "boolean") return value;
  const text = value ?? "";
  return text === "" ? "" : textForCell(text);
}

/**
 * Takes back what a change made besides cells: its names and its sheets go, and
 * names that were there have their old formulas again.
 */
export function removeOps(
  journal: Journal,
  now: Directory,
): readonly Operation[] {
  const { before } = journal;
  const names = journal.names.flatMap((name): readonly Operation[] => {
    const [was, is] = [entryOf(before.names, name), entryOf(now.names, name)];
    if (is === undefined) return [];
    if (was === undefined) return [{ kind: "delete-name", name }];
    return was.formula === is.formula
      ? []
      : [{ kind: "set-name", name, formula: was.formula }];
  });
  return [
    ...names,
    ...madeSheets(journal, now).map((sheet): Operation => ({
      kind: "delete-sheet",
      sheet,
    })),
  ];
}

/** Sheets of the change's names that were not there before it. */
function madeSheets(
  { before, sheets, isMade }: Journal,
  now: Directory,
): readonly string[] {
  const known = new Set(before.sheets.map(({ id }) => id));
  return now.sheets
    .filter(
      ({ id, name }) =>
        !known.has(id) &&
        isMade(id) &&
        sheets.some((made) => sameName(made, name)),
    )
    .map(({ name }) => name);
}

/** Takes the formats off cells that had none; only where a sheet is open, as one that is protected was never reached. */
export function unstyleOps(
  { styled }: Journal,
  isOpen: (sheet: string) => boolean,
): readonly Operation[] {
  return styled
    .filter(({ sheet }) => isOpen(sheet))
    .map(({ sheet, area }): Operation => ({
      kind: "clear-formats",
      sheet,
      range: addressOf(area),
    }));
}

/** Protects the sheets again that were protected, as they were. */
export function protectOps(
  { before, touched }: Journal,
  unprotected: (sheet: string) => boolean,
): readonly Operation[] {
  return before.sheets.flatMap(({ name, protection }): readonly Operation[] =>
    protection !== null && touched.includes(name) && unprotected(name)
      ? [{ kind: "protect", sheet: name, permissions: protection }]
      : [],
  );
}

/**
 * What stands of a change, one line each: sheets, names and cells by address.
 * Without `now` the host does not answer any more, and everything may stand.
 */
export function standing(
  journal: Journal,
  now: {
    readonly directory: Directory;
    readonly cells: readonly Recorded[];
  } | null,
): readonly string[] {
  const made =
    now === null ? journal.sheets : madeSheets(journal, now.directory);
  const names =
    now === null
      ? journal.names
      : removeOps(journal, now.directory).flatMap((operation) =>
          operation.kind === "delete-name" || operation.kind === "set-name"
            ? [operation.name]
            : [],
        );
  const tables =
    now === null
      ? journal.growth.map(({ table }) => table)
      : shrinkOps(journal, now.directory).flatMap((operation) =>
          operation.kind === "delete-rows" || operation.kind === "delete-column"
            ? [operation.table]
            : [],
        );
  const cells = journal.cells.filter((was, index) => {
    const is = now?.cells[index];
    return (
      is === undefined ||
      writeBackOps({ ...journal, cells: [was] }, [is], Number.POSITIVE_INFINITY)
        .length > 0
    );
  });
  const unprotected =
    now === null
      ? []
      : protectOps(
          journal,
          (name) => entryOf(now.directory.sheets, name)?.protection === null,
        ).flatMap((operation) =>
          operation.kind === "protect" ? [operation.sheet] : [],
        );
  return [
    ...new Set([
      ...made,
      ...names,
      ...tables,
      ...unprotected,
      ...cells.map(({ sheet, area }) => `${sheet}!${addressOf(area)}`),
    ]),
  ];
}
