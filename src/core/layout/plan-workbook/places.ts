import { columnName } from "../cells";
import { tableColumns } from "../plan-record";
import type { TableKey } from "../reading";
import { HELPER_ROWS, SHEETS, TABLES } from "../schema";
import type { Language } from "../schema";
import type { Plan } from "../../plan";

/** Where a table stands; rows count from 1. */
export interface TableArea {
  readonly key: TableKey;
  readonly sheet: string;
  readonly headerRow: number;
  readonly firstRow: number;
  /** Last row of the table as written, the blank rows that wait for entries included. */
  readonly lastRow: number;
  /** Last row to which formats, lists and rules reach. */
  readonly roomRow: number;
  readonly columns: readonly {
    readonly key: string;
    readonly header: string;
  }[];
}

/** Where everything stands that formulas of other sheets look at. */
export interface Places {
  readonly goals: TableArea;
  readonly measures: TableArea;
  readonly nodes: TableArea;
  readonly indicators: TableArea;
  readonly owners: TableArea;
  /** Names of the sheets that are not one table. */
  readonly sheets: Readonly<Record<keyof typeof SHEETS, string>>;
}

/**
 * Blank rows at the end of tables whose counts are formulas: a row typed below
 * such a table would have none. Goals have no spare rows, since each goal has
 * its lines on 季度统计.
 */
const SPARE: Readonly<Record<TableKey, number>> = {
  goals: 0,
  measures: 5,
  nodes: 0,
  indicators: 4,
  owners: 6,
};

/** Rows over the header: a title, a line about the plan, and on 指标 the quarters. */
const HEADER_ROW: Readonly<Record<TableKey, number>> = {
  goals: 3,
  measures: 3,
  nodes: 3,
  indicators: 4,
  owners: 3,
};

/** Lays out the tables of a plan one a sheet. An empty table keeps one blank row, as Excel demands. */
export function placesOf(plan: Plan, language: Language): Places {
  const rows: Readonly<Record<TableKey, number>> = {
    goals: plan.goals.length,
    measures: plan.measures.length,
    nodes: plan.nodes.length,
    indicators: plan.indicators.reduce(
      (n, { kind }) => n + (kind === "ratio" ? 2 : 1),
      0,
    ),
    owners: plan.owners.length,
  };
  const area = (key: TableKey): TableArea => {
    const headerRow = HEADER_ROW[key];
    const lastRow = headerRow + Math.max(1, rows[key] + SPARE[key]);
    return {
      key,
      sheet: TABLES.find((table) => table.key === key)?.sheet[language] ?? key,
      headerRow,
      firstRow: headerRow + 1,
      lastRow,
      roomRow:
        key === "nodes"
          ? Math.max(headerRow + HELPER_ROWS, lastRow)
          : lastRow + 40,
      columns: tableColumns(key, plan.period, language),
    };
  };
  return {
    goals: area("goals"),
    measures: area("measures"),
    nodes: area("nodes"),
    indicators: area("indicators"),
    owners: area("owners"),
    sheets: {
      cover: SHEETS.cover[language],
      quarters: SHEETS.quarters[language],
      overview: SHEETS.overview[language],
      calc: SHEETS.calc[language],
      lists: SHEETS.lists[language],
      plan: SHEETS.plan[language],
    },
  };
}

/** Number of a table's column, from 1. Throws for a key that the table does not have. */
export function columnNumber(area: TableArea, key: string): number {
  const index = area.columns.findIndex((column) => column.key === key);
  if (index < 0) throw new RangeError(`${area.key} has no column ${key}`);
  return index + 1;
}

/** Letter of a table's column. */
export function letterOf(area: TableArea, key: string): string {
  return columnName(columnNumber(area, key));
}

/** A1 range of a table's column from its first row to `toRow`, without the sheet. */
export function columnRange(
  area: TableArea,
  key: string,
  toRow: number = area.lastRow,
): string {
  const letter = letterOf(area, key);
  return `${letter}${area.firstRow}:${letter}${toRow}`;
}

/** A sheet's name as formulas write it. */
export function quoted(sheet: string): string {
  return /^[\p{L}_][\p{L}\d_]*$/u.test(sheet)
    ? sheet
    : `'${sheet.replace(/'/g, "''")}'`;
}

/** A whole column of a table's sheet, `月度安排!$F:$F`: it follows when columns are moved. */
export function wholeColumn(area: TableArea, key: string): string {
  const letter = letterOf(area, key);
  return `${quoted(area.sheet)}!$${letter}:$${letter}`;
}

/** The cell of a table's column in the same row as the formula. */
export function sameRow(area: TableArea, key: string): string {
  return `INDEX(${wholeColumn(area, key)},ROW())`;
}
