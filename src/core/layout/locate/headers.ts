import { compact } from "../../plan/values";
import type { SheetCells } from "../cells";
import type { TableSchema } from "../schema";

/** How a key's column was found, best first. */
export type FoundBy = "key" | "header" | "alias" | "position";

export interface FoundColumn {
  readonly column: number;
  readonly by: FoundBy;
  /** The header as it stands in the sheet. */
  readonly header: string;
}

/** The columns of one header row. */
export interface HeaderMatch {
  readonly row: number;
  readonly columns: ReadonlyMap<string, FoundColumn>;
  /** Keys for which a second column has the same header; the first column was taken. */
  readonly doubled: ReadonlyMap<string, number>;
  /** Headers that mean nothing to the schema, by column. */
  readonly unknown: ReadonlyMap<number, string>;
  readonly score: number;
}

/** What `_plan` says of a column: its header and its place as written. */
export interface RecordedColumn {
  readonly key: string;
  readonly header: string;
}

/** No header row stands lower than this in a sheet that was made by hand. */
const SEARCHED_ROWS = 40;
const SEARCHED_COLUMNS = 256;

/** A header for comparing: half-width, without white space, marks at the end and remarks in brackets. */
export function headerKey(text: string): string {
  return compact(text)
    .toLowerCase()
    .replace(/\([^()]*\)$/u, "")
    .replace(/[*:?]+$/u, "");
}

/** Every non-blank text of a row, by column. */
function headersOf(
  sheet: SheetCells,
  row: number,
): ReadonlyMap<number, string> {
  const headers = new Map<number, string>();
  const last = Math.min(sheet.columnCount, SEARCHED_COLUMNS);
  for (let column = 1; column <= last; column += 1) {
    const value = sheet.cell(row, column)?.value;
    if (typeof value === "string" && value.trim() !== "")
      headers.set(column, value.trim());
  }
  return headers;
}

/** Matches one row's headers against a table's columns: recorded headers, then own ones, then aliases. */
export function matchHeader(
  sheet: SheetCells,
  row: number,
  schema: TableSchema,
  recorded: readonly RecordedColumn[],
): HeaderMatch {
  const headers = headersOf(sheet, row);
  const columns = new Map<string, FoundColumn>();
  const doubled = new Map<string, number>();
  const taken = new Set<number>();
  const passes = [
    {
      by: "key" as const,
      names: namesByKey(recorded.map((c) => [c.key, [c.header]])),
    },
    {
      by: "header" as const,
      names: namesByKey(schema.columns.map((c) => [c.key, [c.zh, c.en]])),
    },
    {
      by: "alias" as const,
      names: namesByKey(schema.columns.map((c) => [c.key, c.aliases])),
    },
  ];
  for (const { by, names } of passes) {
    for (const [column, header] of headers) {
      const key = taken.has(column) ? undefined : names.get(headerKey(header));
      if (key === undefined) continue;
      if (columns.has(key)) {
        if (by !== "alias") doubled.set(key, column);
        continue;
      }
      columns.set(key, { column, by, header });
      taken.add(column);
    }
  }
  addByPosition(headers, taken, columns, recorded);
  const unknown = new Map(
    [...headers].filter(([column]) => !taken.has(column)),
  );
  return { row, columns, doubled, unknown, score: columns.size };
}

function namesByKey(
  entries: readonly (readonly [string, readonly string[]])[],
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [key, headers] of entries) {
    for (const header of headers) {
      const name = headerKey(header);
      if (!names.has(name)) names.set(name, key);
    }
  }
  return names;
}

/**
 * A recorded column whose header somebody changed: it is the one that stands
 * between the same two neighbours as when the sheet was written.
 */
function addByPosition(
  headers: ReadonlyMap<number, string>,
  taken: Set<number>,
  columns: Map<string, FoundColumn>,
  recorded: readonly RecordedColumn[],
): void {
  recorded.forEach(({ key }, i) => {
    if (columns.has(key)) return;
    const before = columns.get(recorded[i - 1]?.key ?? "");
    const after = columns.get(recorded[i + 1]?.key ?? "");
    if (before === undefined || after === undefined) return;
    const column = before.column + 1;
    const header = headers.get(column);
    if (
      header === undefined ||
      taken.has(column) ||
      after.column !== column + 1
    )
      return;
    columns.set(key, { column, by: "position", header });
    taken.add(column);
  });
}

/** The best header row for a table within a sheet; `null` where no row has its identifying columns. */
export function findHeader(
  sheet: SheetCells,
  schema: TableSchema,
  recorded: readonly RecordedColumn[],
): HeaderMatch | null {
  let best: HeaderMatch | null = null;
  const last = Math.min(sheet.rowCount, SEARCHED_ROWS);
  for (let row = 1; row <= last; row += 1) {
    const match = matchHeader(sheet, row, schema, recorded);
    if (!schema.identifying.every((key) => match.columns.has(key))) continue;
    if (best === null || match.score > best.score) best = match;
  }
  return best;
}
