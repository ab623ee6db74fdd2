import type { Report } from "./opc";
import { checkCount, checkOrder } from "./opc";
import type { Area } from "./references";
import { areaOf, isLegalName, overlap } from "./references";
import type { LintCell } from "./sheets";
import type { Element } from "./xml-tree";
import { child, numberOf } from "./xml-tree";

/** What tables must not have in common, over the whole workbook. */
export interface TableScope {
  readonly ids: Set<string>;
  /** Names of ranges and of the tables so far, in lower case. */
  readonly names: Set<string>;
}

/** The sheet that a table stands on. */
export interface TableSheet {
  readonly cells: ReadonlyMap<string, LintCell>;
  readonly merges: readonly Area[];
  /** The sheet's tables so far. */
  readonly areas: Area[];
}

export function checkTable(
  part: string,
  table: Element,
  sheet: TableSheet,
  scope: TableScope,
  report: Report,
): void {
  checkOrder(
    table,
    ["autoFilter", "sortState", "tableColumns", "tableStyleInfo", "extLst"],
    part,
    report,
  );
  const { attributes } = table;
  const id = attributes.get("id") ?? "";
  if (!/^[1-9]\d*$/.test(id) || scope.ids.has(id)) report("table-id", part, id);
  scope.ids.add(id);
  const name = attributes.get("displayName") ?? "";
  if (!isLegalName(name)) report("table-name", part, name);
  if (scope.names.has(name.toLowerCase()))
    report("table-name-duplicate", part, name);
  scope.names.add(name.toLowerCase());
  const ref = attributes.get("ref") ?? "";
  const area = areaOf(ref);
  const totals = Number(attributes.get("totalsRowCount") ?? 0);
  if (area === null || area.bottom - area.top < 1 + totals) {
    report("table-range", part, ref);
    return;
  }
  if (sheet.areas.some((other) => overlap(area, other)))
    report("table-overlap", part, ref);
  sheet.areas.push(area);
  if (sheet.merges.some((merge) => overlap(area, merge)))
    report("table-merge", part, ref);
  const filter = child(table, "autoFilter")?.attributes.get("ref");
  if (filter !== undefined && !isFilterOf(areaOf(filter), area, totals))
    report("table-filter", part, filter);
  checkTableColumns(
    part,
    child(table, "tableColumns"),
    area,
    sheet.cells,
    report,
  );
}

function isFilterOf(filter: Area | null, table: Area, totals: number): boolean {
  return (
    filter !== null &&
    filter.top === table.top &&
    filter.left === table.left &&
    filter.right === table.right &&
    filter.bottom === table.bottom - totals
  );
}

function checkTableColumns(
  part: string,
  list: Element | undefined,
  area: Area,
  cells: ReadonlyMap<string, LintCell>,
  report: Report,
): void {
  checkCount(list, part, report);
  const columns = list?.children ?? [];
  if (columns.length !== area.right - area.left + 1)
    report("table-columns", part, String(columns.length));
  const names = new Set<string>();
  const ids = new Set<number>();
  columns.forEach((column, index) => {
    const name = (column.attributes.get("name") ?? "").replace(
      /_x([\dA-F]{4})_/gi,
      (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)),
    );
    if (name === "" || name.length > 255 || names.has(name.toLowerCase())) {
      report("table-column-name", part, name);
    }
    names.add(name.toLowerCase());
    const id = numberOf(column, "id");
    if (!(id >= 1) || ids.has(id)) report("table-column-id", part, String(id));
    ids.add(id);
    const header = cells.get(`${letters(area.left + index)}${area.top}`);
    if (header === undefined || header.formula || header.text !== name) {
      report("table-header", part, `${name}: ${header?.text ?? "no text"}`);
    }
  });
}

function letters(column: number): string {
  const rest = column - 1;
  const last = String.fromCharCode(65 + (rest % 26));
  return rest < 26 ? last : letters(Math.floor(rest / 26)) + last;
}
