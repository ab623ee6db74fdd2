import { finding } from "../../finding";
import type { Finding } from "../../finding";
import { parseIsoMonth } from "../../plan";
import { cellAddress } from "../cells";
import type { PlanRecord } from "../plan-record";
import type { NodeRow, TableKey } from "../reading";
import { HELPER_ROWS } from "../schema";
import type { LocatedTable, LocatedTables } from "./tables";

/** Columns without which the figures of a table cannot be right, wherever the table comes from. */
const ESSENTIAL: Readonly<Record<TableKey, readonly string[]>> = {
  goals: ["text"],
  measures: ["text"],
  nodes: ["text", "dueMonth", "status", "doneOn"],
  indicators: ["name", "unit"],
  owners: ["name"],
};

/** Tables and columns that are not there, or that were found by less than their own header. */
export function structureFindings(
  file: string,
  tables: LocatedTables,
  record: PlanRecord | null,
): readonly Finding[] {
  return (Object.keys(tables) as TableKey[]).flatMap((key) => {
    const table = tables[key];
    if (table !== null) return columnFindings(file, key, table, record);
    const wasThere = record?.tables.some((recorded) => recorded.key === key);
    return wasThere === true || key === "nodes"
      ? [finding("table-missing", { file }, { table: key })]
      : [];
  });
}

function columnFindings(
  file: string,
  key: TableKey,
  table: LocatedTable,
  record: PlanRecord | null,
): readonly Finding[] {
  const { header, sheet } = table;
  const place = (column: number | null): Finding["place"] => {
    const cell = column === null ? null : cellAddress(header.row, column);
    return { file, sheet: sheet.name, cell };
  };
  const missing = wantedColumns(key, table, record)
    .filter((column) => !header.columns.has(column))
    .map((column) =>
      finding("column-missing", place(null), { table: key, column }),
    );
  const inputs = table.schema.columns.filter(({ computed }) => !computed);
  const doubtful = inputs.flatMap(({ key: column }) => {
    const found = header.columns.get(column);
    const params = { header: found?.header ?? "", table: key, column };
    if (found?.by === "alias")
      return [finding("column-by-alias", place(found.column), params)];
    if (found?.by === "position")
      return [finding("column-by-position", place(found.column), params)];
    return [];
  });
  const doubled = [...header.doubled].map(([column, at]) => {
    const first = header.columns.get(column)?.column ?? at;
    const used = cellAddress(header.row, first);
    const params = { table: key, column, used };
    return finding("column-duplicate", place(at), params);
  });
  return [...missing, ...doubtful, ...doubled];
}

/** A table of ours must have all its columns; one made by hand only those that figures rest on. */
function wantedColumns(
  key: TableKey,
  { schema, named }: LocatedTable,
  record: PlanRecord | null,
): readonly string[] {
  const inputs = schema.columns.filter(({ computed }) => !computed);
  const own = inputs.map((column) => column.key);
  const recorded = record?.tables.find((one) => one.key === key)?.columns;
  const months = (recorded ?? [])
    .map((column) => column.key)
    .filter((column) => parseIsoMonth(column) !== null);
  return named || recorded !== undefined ? [...own, ...months] : ESSENTIAL[key];
}

/** Rows of a workbook of ours that lie beyond the room of `_calc` (docs/plan-format.md, The plan workbook). */
export function beyondHelpers(
  file: string,
  table: LocatedTable | null,
  nodes: readonly NodeRow[],
  record: PlanRecord | null,
): readonly Finding[] {
  if (table === null || record === null) return [];
  const room = Math.max(HELPER_ROWS, record.baseline.length);
  const beyond = nodes.filter(
    ({ place }) => place.row > table.header.row + room,
  );
  const first = beyond[0];
  if (first === undefined) return [];
  const cell = cellAddress(first.place.row, 1);
  const place = { file, sheet: table.sheet.name, cell };
  const params = { count: beyond.length, room };
  return [finding("beyond-helper-rows", place, params)];
}
