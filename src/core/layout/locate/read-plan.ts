import { finding } from "../../finding";
import type { Finding } from "../../finding";
import type { PlanPeriod } from "../../plan";
import { shown } from "../../plan/values";
import type { SheetInfo, WorkbookCells } from "../cells";
import { readPlanRecord } from "../plan-record";
import type { PlanRecord } from "../plan-record";
import type { PlanReading, TablePlace } from "../reading";
import { SHEETS } from "../schema";
import type { Language } from "../schema";
import { coverText, locateCover, readReports } from "./cover";
import type { Cover } from "./cover";
import { headFrom } from "./head";
import { monthColumns, readIndicators } from "./indicators";
import type { MonthColumn } from "./indicators";
import { periodFrom } from "./period";
import { readGoals, readMeasures, readNodes, readOwners } from "./plan-tables";
import type { ReadingContext } from "./plan-tables";
import { TableReader } from "./rows";
import { beyondHelpers, structureFindings } from "./structure";
import { Sheets, locateTables } from "./tables";
import type { LocatedTable, LocatedTables } from "./tables";

export interface ReadPlanOptions {
  /** The period of a plan that does not say its own: a file made by hand, in a roll-up of a known period. */
  readonly defaultPeriod?: PlanPeriod;
}

/** A plan as read, or the finding that says why the workbook holds none. */
export type ReadPlanResult =
  | { readonly ok: true; readonly reading: PlanReading }
  | { readonly ok: false; readonly finding: Finding };

/**
 * Reads a plan from a workbook's cells, however the file was renamed, moved
 * about or made (docs/plan-format.md, Finding things and Reading values).
 * Throws only what the workbook itself throws when a part cannot be read.
 */
export function readPlan(
  workbook: WorkbookCells,
  options: ReadPlanOptions = {},
): ReadPlanResult {
  const { file } = workbook;
  const sheets = new Sheets(workbook);
  const recorded = findRecord(file, sheets);
  if (recorded.fatal !== null) return { ok: false, finding: recorded.fatal };
  const { record } = recorded;
  const located = locateTables(file, sheets, record);
  const { tables } = located;
  if (tables.nodes === null && tables.indicators === null) {
    return { ok: false, finding: finding("no-plan", { file }) };
  }
  const cover = locateCover(sheets, headerRows(tables));
  const titles = titlesOf(tables, cover, record);
  const { nodes } = tables;
  const fallback = options.defaultPeriod;
  const found = periodFrom({ file, record, cover, titles, nodes, fallback });
  const { period, findings: periodFindings } = found;
  if (period === null) {
    const unreadable = finding("period-unreadable", { file });
    return { ok: false, finding: periodFindings[0] ?? unreadable };
  }
  const { head, findings: headFindings } = headFrom({
    file,
    record,
    cover,
    period,
    title: titles[0] ?? "",
    language: languageOf(tables),
  });
  const reports =
    cover === null ? null : readReports(file, cover.sheet, period);
  const rows = readRows(file, tables, { period, language: head.language });
  return {
    ok: true,
    reading: {
      file,
      savedAt: workbook.savedAt,
      head,
      ...rows.values,
      reports: reports?.rows ?? null,
      baseline: record?.baseline ?? null,
      tables: rows.places,
      findings: [
        ...recorded.findings,
        ...structureFindings(file, tables, record),
        ...located.findings,
        ...periodFindings,
        ...headFindings,
        ...(reports?.findings ?? []),
        ...rows.findings,
        ...beyondHelpers(file, tables.nodes, rows.values.nodes, record),
      ],
    },
  };
}

/** The first header row of each sheet that holds a table. */
function headerRows(tables: LocatedTables): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  for (const table of Object.values(tables)) {
    if (table === null) continue;
    const { name } = table.sheet;
    const row = Math.min(rows.get(name) ?? Infinity, table.header.row);
    rows.set(name, row);
  }
  return rows;
}

/**
 * The plan's title on the cover; in a workbook made by hand also the headings
 * above its tables that name a year and a plan.
 */
function titlesOf(
  tables: LocatedTables,
  cover: Cover | null,
  record: PlanRecord | null,
): readonly string[] {
  const title = coverText(cover, "title");
  const titles = title === "" ? [] : [title];
  if (record !== null) return titles;
  for (const table of [tables.nodes, tables.measures, tables.goals]) {
    for (let row = 1; row < (table?.header.row ?? 0); row += 1) {
      const text = firstText(table, row);
      if (text.length <= 100 && /20\d{2}.*(?:计划|安排|要点|方案)/u.test(text))
        titles.push(text);
    }
  }
  return titles;
}

function firstText(table: LocatedTable | null, row: number): string {
  for (let column = 1; column <= (table?.sheet.columnCount ?? 0); column += 1) {
    const text = shown(table?.sheet.cell(row, column));
    if (text !== "") return text;
  }
  return "";
}

/** The language of the headers. */
function languageOf({ nodes, indicators }: LocatedTables): Language {
  const table = nodes ?? indicators;
  const isEnglish = table?.schema.identifying.some((key) => {
    const column = table.schema.columns.find((one) => one.key === key);
    return table.header.columns.get(key)?.header === column?.en;
  });
  return isEnglish === true ? "en" : "zh";
}

interface FoundRecord {
  readonly record: PlanRecord | null;
  readonly findings: readonly Finding[];
  /** Why the workbook cannot be read at all. */
  readonly fatal: Finding | null;
}

/** `_plan`, by its name, else whichever sheet holds a record: hidden ones first. */
function findRecord(file: string, sheets: Sheets): FoundRecord {
  let damaged: Finding | null = null;
  for (const info of [...sheets.all].sort(
    (a, b) => unlikely(a) - unlikely(b),
  )) {
    const reading = readPlanRecord(sheets.read(info));
    const place = { file, sheet: info.name };
    switch (reading.state) {
      case "read": {
        const { record, damagedRows } = reading;
        const partly = finding("plan-record-damaged", place);
        return {
          record,
          findings: damagedRows > 0 ? [partly] : [],
          fatal: null,
        };
      }
      case "newer": {
        const { version } = reading;
        const fatal = finding("newer-format", place, { version });
        return { record: null, findings: [], fatal };
      }
      case "damaged":
        damaged ??= finding("plan-record-damaged", place);
        break;
      case "other":
        break;
    }
  }
  const without = damaged ?? finding("plan-record-missing", { file });
  return { record: null, findings: [without], fatal: null };
}

/** How far down a sheet stands among those in which the record is looked for. */
function unlikely({ name, visibility }: SheetInfo): number {
  if (name === SHEETS.plan.zh) return 0;
  if (name.startsWith(SHEETS.plan.zh)) return 1;
  return visibility === "visible" ? 3 : 2;
}

interface ReadRows {
  readonly values: Pick<
    PlanReading,
    "goals" | "measures" | "nodes" | "indicators" | "owners"
  >;
  readonly places: PlanReading["tables"];
  readonly findings: readonly Finding[];
}

function readRows(
  file: string,
  tables: LocatedTables,
  context: ReadingContext,
): ReadRows {
  const findings: Finding[] = [];
  const { indicators } = tables;
  const months =
    indicators === null ? [] : monthColumns(indicators, context.period);
  const read = <T>(
    table: LocatedTable | null,
    rows: (reader: TableReader) => readonly T[],
    extra: readonly MonthColumn[] = [],
  ): readonly T[] => {
    if (table === null) return [];
    const reader = new TableReader(file, table, extra, endOf(table, tables));
    const values = rows(reader);
    for (const found of reader.finish()) findings.push(found);
    return values;
  };
  const values = {
    goals: read(tables.goals, readGoals),
    measures: read(tables.measures, readMeasures),
    nodes: read(tables.nodes, (reader) => readNodes(reader, context)),
    indicators: read(
      tables.indicators,
      (reader) => readIndicators(reader, months),
      months,
    ),
    owners: read(tables.owners, readOwners),
  };
  const places = {
    goals: placeOf(tables.goals),
    measures: placeOf(tables.measures),
    nodes: placeOf(tables.nodes),
    indicators: placeOf(tables.indicators, months),
    owners: placeOf(tables.owners),
  };
  return { values, places, findings };
}

/** The last row that can belong to a table: the one before the next table's header on its sheet. */
function endOf(table: LocatedTable, tables: LocatedTables): number {
  const below = Object.values(tables).flatMap((other) =>
    other !== null &&
    other.sheet.name === table.sheet.name &&
    other.header.row > table.header.row
      ? [other.header.row - 1]
      : [],
  );
  return Math.min(Infinity, ...below);
}

function placeOf(
  table: LocatedTable | null,
  months: readonly MonthColumn[] = [],
): TablePlace | null {
  if (table === null) return null;
  const { sheet, header, lastTableRow } = table;
  const found = [...header.columns].map(
    ([key, { column }]) => [key, column] as const,
  );
  const ofMonths = months.map(({ key, column }) => [key, column] as const);
  return {
    sheet: sheet.name,
    headerRow: header.row,
    lastRow: lastTableRow ?? sheet.rowCount,
    columns: new Map([...found, ...ofMonths]),
  };
}
