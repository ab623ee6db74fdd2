import { finding } from "../../finding";
import type { Finding, FindingCode } from "../../finding";
import { formatMonth } from "../../plan";
import type { PlanPeriod } from "../../plan";
import { columnName } from "../cells";
import type { WorkbookCells } from "../cells";
import { readPlanRecord } from "../plan-record";
import type { PlanRecord } from "../plan-record";
import type { PlanReading, TableKey, TablePlace } from "../reading";
import { HELPER_ROWS, SHEETS } from "../schema";
import type { Language } from "../schema";
import { locateCover, readReports } from "./cover";
import { headFrom, periodFrom } from "./head";
import {
  monthColumns,
  readGoals,
  readIndicators,
  readMeasures,
  readNodes,
  readOwners,
} from "./plan-tables";
import type { MonthColumn, ReadingContext } from "./plan-tables";
import { TableReader } from "./rows";
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

/** Columns without which the figures of a table cannot be right, wherever the table comes from. */
const ESSENTIAL: Readonly<Record<TableKey, readonly string[]>> = {
  goals: ["text"],
  measures: ["text"],
  nodes: ["text", "dueMonth", "status", "doneOn"],
  indicators: ["name", "unit"],
  owners: ["name"],
};

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
  const taken = new Set(
    Object.values(tables).flatMap((t) => (t === null ? [] : [t.sheet.name])),
  );
  const cover = locateCover(sheets, taken);
  const { period, findings: periodFindings } = periodFrom(
    file,
    record,
    cover,
    options.defaultPeriod,
  );
  if (period === null) {
    return {
      ok: false,
      finding: finding("period-unreadable", {
        file,
        sheet: cover?.sheet.name ?? null,
      }),
    };
  }
  const { head, findings: headFindings } = headFrom(
    file,
    record,
    cover,
    period,
  );
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
      ],
    },
  };
}

interface FoundRecord {
  readonly record: PlanRecord | null;
  readonly findings: readonly Finding[];
  readonly fatal: Finding | null;
}

/** `_plan`, by its name, else whichever hidden sheet holds a record. */
function findRecord(file: string, sheets: Sheets): FoundRecord {
  const name = SHEETS.plan.zh;
  const candidates = sheets.all
    .filter(
      (info) =>
        info.name.startsWith(name) ||
        (info.visibility !== "visible" && !info.name.startsWith("_")),
    )
    .sort((a, b) => Number(b.name === name) - Number(a.name === name));
  const found = (code: FindingCode, sheet: string): Finding =>
    finding(code, { file, sheet });
  for (const info of candidates) {
    const reading = readPlanRecord(sheets.read(info));
    switch (reading.state) {
      case "read":
        return {
          record: reading.record,
          findings:
            reading.damagedRows > 0
              ? [found("plan-record-damaged", info.name)]
              : [],
          fatal: null,
        };
      case "newer": {
        const fatal = finding(
          "newer-format",
          { file, sheet: info.name },
          { version: reading.version },
        );
        return { record: null, findings: [], fatal };
      }
      case "damaged":
        return {
          record: null,
          findings: [found("plan-record-damaged", info.name)],
          fatal: null,
        };
      case "other":
        break;
    }
  }
  return {
    record: null,
    findings: [finding("plan-record-missing", { file })],
    fatal: null,
  };
}

/** Tables and columns that are not there, or that were found by less than their own header. */
function structureFindings(
  file: string,
  tables: LocatedTables,
  record: PlanRecord | null,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const key of Object.keys(tables) as TableKey[]) {
    const table = tables[key];
    if (table === null) {
      const expected = record?.tables.find((recorded) => recorded.key === key);
      const name = expected?.sheetName;
      if (name !== undefined)
        findings.push(finding("table-missing", { file }, { table: name }));
      else if (key === "nodes")
        findings.push(
          finding("table-missing", { file }, { table: "月度安排" }),
        );
    } else findings.push(...columnFindings(file, key, table, record));
  }
  return findings;
}

function columnFindings(
  file: string,
  key: TableKey,
  table: LocatedTable,
  record: PlanRecord | null,
): readonly Finding[] {
  const { header, schema, sheet } = table;
  const language: Language = record?.language ?? "zh";
  const at = (column: number): string => `${columnName(column)}${header.row}`;
  const findings: Finding[] = [];
  // A table of ours must have all its columns; one made by hand only those that figures rest on.
  const ours = table.lastTableRow !== null && record !== null;
  const wanted = schema.columns.filter(
    (c) => !c.computed && (ours || ESSENTIAL[key].includes(c.key)),
  );
  for (const column of wanted) {
    const found = header.columns.get(column.key);
    if (found === undefined) {
      const place = { file, sheet: sheet.name, cell: null };
      findings.push(
        finding("column-missing", place, {
          table: schema.sheet[language],
          column: column[language],
        }),
      );
    }
  }
  for (const column of schema.columns) {
    const found = header.columns.get(column.key);
    if (found === undefined || column.computed) continue;
    const place = { file, sheet: sheet.name, cell: at(found.column) };
    const params = { header: found.header, column: column[language] };
    if (found.by === "alias")
      findings.push(finding("column-by-alias", place, params));
    if (found.by === "position")
      findings.push(finding("column-by-position", place, params));
  }
  for (const [doubled, column] of header.doubled) {
    const found = header.columns.get(doubled);
    const params = {
      column: found?.header ?? doubled,
      used: at(found?.column ?? column),
    };
    findings.push(
      finding(
        "column-duplicate",
        { file, sheet: sheet.name, cell: at(column) },
        params,
      ),
    );
  }
  return findings;
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
  const months =
    tables.indicators === null
      ? []
      : monthColumns(
          tables.indicators.header.columns,
          tables.indicators.header.unknown,
          context.period,
        );
  const read = <T>(
    table: LocatedTable | null,
    rows: (reader: TableReader) => readonly T[],
    extra: readonly MonthColumn[] = [],
  ): readonly T[] => {
    if (table === null) return [];
    const reader = new TableReader(
      file,
      table,
      extra.map(({ column }) => column),
    );
    const values = rows(reader);
    findings.push(...reader.finish(), ...hiddenRows(file, table));
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
  if (tables.nodes !== null)
    findings.push(...beyondHelpers(file, tables.nodes, values.nodes));
  const places = {
    goals: placeOf(tables.goals),
    measures: placeOf(tables.measures),
    nodes: placeOf(tables.nodes),
    indicators: placeOf(tables.indicators, months),
    owners: placeOf(tables.owners),
  };
  return { values, places, findings };
}

function hiddenRows(
  file: string,
  { sheet, header }: LocatedTable,
): readonly Finding[] {
  const rows = [...sheet.hiddenRows].filter(
    (row) => row > header.row && row <= sheet.rowCount,
  );
  if (rows.length === 0) return [];
  const first = Math.min(...rows.slice(0, 1000));
  return [
    finding(
      "hidden-rows",
      { file, sheet: sheet.name, cell: `A${first}` },
      { count: rows.length },
    ),
  ];
}

/** Rows of a workbook of ours that lie beyond the room of `_calc` (docs/plan-format.md). */
function beyondHelpers(
  file: string,
  table: LocatedTable,
  nodes: PlanReading["nodes"],
): readonly Finding[] {
  if (table.lastTableRow === null) return [];
  const beyond = nodes.filter(
    ({ place }) => place.row > table.header.row + HELPER_ROWS,
  );
  const first = beyond[0];
  if (first === undefined) return [];
  const place = { file, sheet: table.sheet.name, cell: `A${first.place.row}` };
  return [
    finding("beyond-helper-rows", place, {
      count: beyond.length,
      room: HELPER_ROWS,
    }),
  ];
}

function placeOf(
  table: LocatedTable | null,
  months: readonly MonthColumn[] = [],
): TablePlace | null {
  if (table === null) return null;
  const columns = new Map(
    [...table.header.columns].map(([key, { column }]) => [key, column]),
  );
  for (const { month, column } of months) {
    columns.set(formatMonth(month), column);
  }
  const lastRow = table.lastTableRow ?? table.sheet.rowCount;
  return {
    sheet: table.sheet.name,
    headerRow: table.header.row,
    lastRow,
    columns,
  };
}
