import { compact } from "../../plan/values";
import type { SheetCells } from "../cells";
import type { TableSchema } from "../schema";

/** How a key's column was found, best first. */
export type FoundBy = "key" | "header" | "alias" | "position";

export interface FoundColumn {
  readonly column: number;
  readonly by: FoundBy;
  /** The header as it stands in the sheet; empty where somebody cleared it. */
  readonly header: string;
}

/** The columns of one header row. */
export interface HeaderMatch {
  readonly row: number;
  readonly columns: ReadonlyMap<string, FoundColumn>;
  /** Keys for which a second column has such a header; the first column was taken. */
  readonly doubled: ReadonlyMap<string, number>;
  readonly score: number;
}

/** What `_plan` says of a column: its header, in the order in which they were written. */
export interface RecordedColumn {
  readonly key: string;
  readonly header: string;
}

/** No header row stands lower than this in a sheet that was made by hand. */
const SEARCHED_ROWS = 200;
const SEARCHED_COLUMNS = 256;
/** A longer text is no header. */
const LONGEST_HEADER = 100;

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
    if (typeof value !== "string" || value.length > LONGEST_HEADER) continue;
    if (value.trim() !== "") headers.set(column, value.trim());
  }
  return headers;
}

/** Keys by what their headers may say. */
interface Pass {
  readonly by: FoundBy;
  readonly keys: ReadonlyMap<string, string>;
}

/**
 * Finds a table's columns by its headers: those that `_plan` recorded, then
 * the format's own, then the known aliases, then the place between the same
 * neighbours (docs/plan-format.md, Finding things).
 */
export class HeaderMatcher {
  readonly #schema: TableSchema;
  readonly #recorded: readonly RecordedColumn[];
  readonly #passes: readonly Pass[];

  constructor(schema: TableSchema, recorded: readonly RecordedColumn[]) {
    this.#schema = schema;
    this.#recorded = recorded;
    this.#passes = [
      { by: "key", keys: keysBy(recorded.map((c) => [c.key, [c.header]])) },
      ...ownPasses(schema),
    ];
  }

  /** Matches one row. */
  match(sheet: SheetCells, row: number): HeaderMatch {
    const headers = headersOf(sheet, row);
    const columns = new Map<string, FoundColumn>();
    const doubled = new Map<string, number>();
    const taken = new Set<number>();
    for (const { by, keys } of this.#passes) {
      for (const [column, header] of headers) {
        const key = taken.has(column) ? undefined : keys.get(headerKey(header));
        if (key === undefined) continue;
        const known = columns.get(key);
        if (known === undefined) {
          columns.set(key, { column, by, header });
          taken.add(column);
        } else if (
          (by !== "alias" || known.by === "alias") &&
          !doubled.has(key)
        )
          // Beside a column of its own name one with an alias is just another column.
          doubled.set(key, column);
      }
    }
    const score = columns.size;
    if (score > 0) this.#addByPosition(headers, taken, columns);
    return { row, columns, doubled, score };
  }

  /** The best header row of a sheet; `null` where no row has the table's identifying columns. */
  find(sheet: SheetCells): HeaderMatch | null {
    let best: HeaderMatch | null = null;
    const last = Math.min(sheet.rowCount, SEARCHED_ROWS);
    for (let row = 1; row <= last; row += 1) {
      const match = this.match(sheet, row);
      if (!this.identifies(match)) continue;
      if (best === null || match.score > best.score) best = match;
    }
    return best;
  }

  /** Does the row have the columns without which it is not this table's? */
  identifies(match: HeaderMatch): boolean {
    return this.#schema.identifying.every((key) => {
      const by = match.columns.get(key)?.by;
      return by !== undefined && by !== "position";
    });
  }

  /**
   * Recorded columns whose headers somebody changed: as many columns as are
   * missing stand between the same two neighbours as when the sheet was
   * written. What follows the last column found may be anybody's.
   */
  #addByPosition(
    headers: ReadonlyMap<number, string>,
    taken: Set<number>,
    columns: Map<string, FoundColumn>,
  ): void {
    let missing: string[] = [];
    let before = 0;
    for (const { key } of this.#recorded) {
      const found = columns.get(key);
      if (found === undefined) {
        missing.push(key);
        continue;
      }
      const first = before === 0 ? found.column - missing.length : before + 1;
      const fits = first >= 1 && first + missing.length === found.column;
      const places = missing.map((_, i) => first + i);
      if (fits && places.every((column) => !taken.has(column))) {
        missing.forEach((lost, i) => {
          const column = first + i;
          const header = headers.get(column) ?? "";
          columns.set(lost, { column, by: "position", header });
          taken.add(column);
        });
      }
      missing = [];
      before = found.column;
    }
  }
}

const OWN_PASSES = new Map<TableSchema, readonly Pass[]>();

/** A schema's own headers and its aliases; made once, as thousands of files are read against them. */
function ownPasses(schema: TableSchema): readonly Pass[] {
  const { columns } = schema;
  const known = OWN_PASSES.get(schema);
  const passes = known ?? [
    { by: "header", keys: keysBy(columns.map((c) => [c.key, [c.zh, c.en]])) },
    { by: "alias", keys: keysBy(columns.map((c) => [c.key, c.aliases])) },
  ];
  OWN_PASSES.set(schema, passes);
  return passes;
}

function keysBy(
  entries: readonly (readonly [string, readonly string[]])[],
): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const [key, headers] of entries) {
    for (const header of headers) {
      const name = headerKey(header);
      if (!keys.has(name)) keys.set(name, key);
    }
  }
  return keys;
}
