import { finding } from "../../finding";
import type { Finding } from "../../finding";
import { cellAddress } from "../cells";
import type { SheetCells, SheetInfo, TableInfo, WorkbookCells } from "../cells";
import type { PlanRecord } from "../plan-record";
import type { TableKey } from "../reading";
import { SHEETS, TABLES } from "../schema";
import type { TableSchema } from "../schema";
import { findHeader, matchHeader } from "./headers";
import type { HeaderMatch, RecordedColumn } from "./headers";

/** A table and where it stands. */
export interface LocatedTable {
  readonly schema: TableSchema;
  readonly sheet: SheetCells;
  readonly header: HeaderMatch;
  /** Last row of the Excel table, totals left out; `null` where it was found by its headers. */
  readonly lastTableRow: number | null;
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
  for (const schema of TABLES) {
    const named = byName(
      file,
      sheets,
      schema,
      recordedColumns(record, schema.key),
      findings,
    );
    if (named !== null) found.set(schema.key, named);
  }
  const missing = TABLES.filter((schema) => !found.has(schema.key));
  if (missing.length > 0)
    byHeaders(file, sheets, record, missing, found, findings);
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

/** What `_plan` says of a table's columns, in the order in which they were written. */
export function recordedColumns(
  record: PlanRecord | null,
  key: string,
): readonly RecordedColumn[] {
  return record?.tables.find((table) => table.key === key)?.columns ?? [];
}

function byName(
  file: string,
  sheets: Sheets,
  schema: TableSchema,
  recorded: readonly RecordedColumn[],
  findings: Finding[],
): LocatedTable | null {
  const copy = new RegExp(`^${schema.tableName}_?\\d+$`, "iu");
  const candidates = sheets.all.flatMap((info) =>
    info.tables
      .filter(
        (t) =>
          t.name.toLowerCase() === schema.tableName.toLowerCase() ||
          copy.test(t.name),
      )
      .map((table) => ({ info, table })),
  );
  const exact = candidates.find(({ table }) => !copy.test(table.name));
  const chosen = exact ?? candidates[0];
  if (chosen === undefined) return null;
  for (const other of candidates) {
    if (other === chosen) continue;
    findings.push(
      finding(
        "table-copy-ignored",
        { file, sheet: other.info.name, cell: null },
        {
          table: schema.sheet.zh,
          used: chosen.info.name,
        },
      ),
    );
  }
  return locateNamed(sheets.read(chosen.info), chosen.table, schema, recorded);
}

function locateNamed(
  sheet: SheetCells,
  table: TableInfo,
  schema: TableSchema,
  recorded: readonly RecordedColumn[],
): LocatedTable {
  const own = matchHeader(sheet, table.firstRow, schema, recorded);
  // A table whose reference went stale is found again by its headers.
  const header =
    own.score >= schema.identifying.length
      ? own
      : (findHeader(sheet, schema, recorded) ?? own);
  const lastTableRow =
    header.row === table.firstRow ? table.lastRow - table.totalsRows : null;
  return { schema, sheet, header, lastTableRow };
}

function byHeaders(
  file: string,
  sheets: Sheets,
  record: PlanRecord | null,
  missing: readonly TableSchema[],
  found: Map<string, LocatedTable>,
  findings: Finding[],
): void {
  const candidates: LocatedTable[] = [];
  for (const info of sheets.all) {
    if (OWN_SHEETS.has(info.name.toLowerCase())) continue;
    const sheet = sheets.read(info);
    for (const schema of missing) {
      const header = findHeader(
        sheet,
        schema,
        recordedColumns(record, schema.key),
      );
      if (header !== null)
        candidates.push({ schema, sheet, header, lastTableRow: null });
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
      findings.push(
        finding(
          "table-copy-ignored",
          { file, sheet: sheet.name, cell: cellAddress(header.row, 1) },
          {
            table: schema.sheet.zh,
            used: chosen.sheet.name,
          },
        ),
      );
    }
  }
}

function place(table: LocatedTable): string {
  return `${table.header.row}:${table.sheet.name}`;
}
