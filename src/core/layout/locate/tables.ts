import { finding } from "../../finding";
import type { Finding } from "../../finding";
import { cellAddress } from "../cells";
import type { SheetCells, SheetInfo, TableInfo, WorkbookCells } from "../cells";
import type { PlanRecord } from "../plan-record";
import type { TableKey } from "../reading";
import { NODES, SHEETS, TABLES } from "../schema";
import type { TableSchema } from "../schema";
import { HeaderMatcher } from "./headers";
import type { HeaderMatch } from "./headers";

/** A table and where it stands. */
export interface LocatedTable {
  readonly schema: TableSchema;
  readonly sheet: SheetCells;
  readonly header: HeaderMatch;
  /** It was found by the Excel table's name. */
  readonly named: boolean;
  /** Last row of the Excel table, totals left out; `null` where only the headers say that it is one. */
  readonly lastTableRow: number | null;
  /** Rows of totals that follow it. */
  readonly totalsRows: number;
}

export type LocatedTables = Readonly<Record<TableKey, LocatedTable | null>>;

/** Parses each sheet once. */
export class Sheets {
  private readonly parsed = new Map<number, SheetCells>();

  constructor(private readonly workbook: WorkbookCells) {}

  get all(): readonly SheetInfo[] {
    return this.workbook.sheets;
  }

  read(info: SheetInfo): SheetCells {
    const known = this.parsed.get(info.index);
    if (known !== undefined) return known;
    const sheet = this.workbook.read(info);
    this.parsed.set(info.index, sheet);
    return sheet;
  }
}

/** Sheets that hold no input, by the names that the format gives them. */
const OWN_SHEETS: ReadonlySet<string> = new Set(
  [
    SHEETS.calc,
    SHEETS.lists,
    SHEETS.plan,
    SHEETS.quarters,
    SHEETS.overview,
  ].flatMap((sheet) => [sheet.zh.toLowerCase(), sheet.en.toLowerCase()]),
);

/**
 * Finds every table: by the Excel table's name (also of a copied sheet), then
 * by its headers in any sheet (docs/plan-format.md, Finding things).
 */
export function locateTables(
  file: string,
  sheets: Sheets,
  record: PlanRecord | null,
): { readonly tables: LocatedTables; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const found = new Map<string, LocatedTable>();
  const wanted = TABLES.map((schema) => {
    const recorded = record?.tables.find((one) => one.key === schema.key);
    const matcher = new HeaderMatcher(schema, recorded?.columns ?? []);
    return { schema, matcher };
  });
  for (const one of wanted) {
    const named = byName(file, sheets, one, findings);
    if (named !== null) found.set(one.schema.key, named);
  }
  byHeaders(file, sheets, wanted, found, findings);
  const at = (key: TableKey): LocatedTable | null => found.get(key) ?? null;
  return {
    tables: {
      goals: at("goals"),
      measures: at("measures"),
      nodes: at("nodes"),
      indicators: at("indicators"),
      owners: at("owners"),
    },
    findings,
  };
}

/** A table that is looked for. */
interface WantedTable {
  readonly schema: TableSchema;
  readonly matcher: HeaderMatcher;
}

function byName(
  file: string,
  sheets: Sheets,
  wanted: WantedTable,
  findings: Finding[],
): LocatedTable | null {
  const { schema } = wanted;
  const own = schema.tableName.toLowerCase();
  const copy = new RegExp(`^${own}_?\\d+$`, "u");
  const candidates = sheets.all.flatMap((info) =>
    info.tables
      .map((table) => ({ info, table, name: table.name.toLowerCase() }))
      .filter(({ name }) => name === own || copy.test(name)),
  );
  const chosen = candidates.find(({ name }) => name === own) ?? candidates[0];
  if (chosen === undefined) return null;
  for (const other of candidates) {
    if (other === chosen) continue;
    const { firstRow, firstColumn } = other.table;
    const cell = cellAddress(firstRow, firstColumn);
    const place = { file, sheet: other.info.name, cell };
    findings.push(copyIgnored(place, schema, chosen.info.name));
  }
  return locateNamed(sheets.read(chosen.info), chosen.table, wanted);
}

function copyIgnored(
  place: Finding["place"],
  { key }: TableSchema,
  used: string,
): Finding {
  return finding("table-copy-ignored", place, { table: key, used });
}

function locateNamed(
  sheet: SheetCells,
  table: TableInfo,
  { schema, matcher }: WantedTable,
): LocatedTable {
  const own = matcher.match(sheet, table.firstRow);
  // A table whose reference went stale is found again by its headers.
  const found = matcher.identifies(own) ? null : matcher.find(sheet);
  const header = found !== null && found.score > own.score ? found : own;
  const { lastRow, totalsRows } = table;
  const place =
    header === own
      ? { lastTableRow: lastRow - totalsRows, totalsRows }
      : { lastTableRow: null, totalsRows: 0 };
  return { schema, sheet, header, named: true, ...place };
}

/**
 * Finds the tables that have no name, and sheets that repeat 月度安排 as plain
 * cells: somebody copied it, and what was filled in there is not counted.
 */
function byHeaders(
  file: string,
  sheets: Sheets,
  wanted: readonly WantedTable[],
  found: Map<string, LocatedTable>,
  findings: Finding[],
): void {
  const missing = wanted.filter(({ schema }) => !found.has(schema.key));
  const repeated = wanted.filter(
    ({ schema }) => schema === NODES && found.has(schema.key),
  );
  const taken = new Set([
    ...[...found.values()].map(({ sheet }) => sheet.name),
    ...findings.map((copy) => copy.place.sheet ?? ""),
  ]);
  const candidates: LocatedTable[] = [];
  for (const info of sheets.all) {
    if (OWN_SHEETS.has(info.name.toLowerCase())) continue;
    const searched = taken.has(info.name) ? missing : [...missing, ...repeated];
    if (searched.length === 0) continue;
    const sheet = sheets.read(info);
    for (const { schema, matcher } of searched) {
      const header = matcher.find(sheet);
      if (header === null) continue;
      const unnamed = { named: false, lastTableRow: null, totalsRows: 0 };
      candidates.push({ schema, sheet, header, ...unnamed });
    }
  }
  const share = (c: LocatedTable): number =>
    c.header.score / c.schema.columns.length;
  candidates.sort(
    (a, b) => b.header.score - a.header.score || share(b) - share(a),
  );
  const used = new Set<string>([...found.values()].map(place));
  for (const candidate of candidates) {
    const { schema, sheet, header } = candidate;
    if (used.has(place(candidate))) continue;
    const chosen = found.get(schema.key);
    if (chosen === undefined) {
      found.set(schema.key, candidate);
      used.add(place(candidate));
    } else if (header.score >= chosen.header.score - 2) {
      const cell = cellAddress(header.row, 1);
      const at = { file, sheet: sheet.name, cell };
      findings.push(copyIgnored(at, schema, chosen.sheet.name));
    }
  }
}

function place(table: LocatedTable): string {
  return `${table.header.row}:${table.sheet.name}`;
}
