import { columnName } from "../cells";
import type {
  CellContent,
  ColumnLayout,
  PrintLayout,
  SheetLayout,
  TableLayout,
} from "../workbook";
import type { ValidationLayout } from "../workbook";
import type { Edition } from "./edition";
import { columnNumber, columnRange } from "./places";
import type { TableArea } from "./places";
import type { Computed, SheetDraft } from "./sheet-draft";
import type { StyleName } from "./styles";
import type { Texts } from "./texts";
import { TABLES } from "../schema";

/** Serials between which a typed date must lie: the years 1950 to 2199. */
export const TYPED_DATES = { min: 18_264, max: 109_574 } as const;

/** The plan's name and the branch's, from 封面: the second line of every sheet. */
export function planLine({ plan, texts }: Edition): Computed {
  const title = plan.title === "" ? texts.untitled : plan.title;
  return {
    formula: `IF(branch_name="","",branch_name&" · ")&IF(plan_title="","${texts.untitled}",plan_title)`,
    value: plan.branchName === "" ? title : `${plan.branchName} · ${title}`,
  };
}

/**
 * Title, plan and hint over a table. The hint is merged from `hintColumn` to
 * the last column, so that it may wrap without making the first column wide.
 */
export function putHeading(
  draft: SheetDraft,
  edition: Edition,
  heading: {
    readonly title: string;
    readonly hint: string;
    readonly columns: readonly ColumnLayout[];
    /** First column of the hint; the plan's line stands left of it. */
    readonly hintColumn: number;
  },
): void {
  const { title, hint, columns, hintColumn } = heading;
  const last = columns.length;
  draft.put(1, 1, title, "title");
  draft.heights[1] = 32;
  draft.putMerged(
    { row: 2, column: 1, toColumn: hintColumn - 1 },
    planLine(edition),
    "subtitle",
  );
  draft.putMerged({ row: 2, column: hintColumn, toColumn: last }, hint, "hint");
  const width = columns
    .slice(hintColumn - 1)
    .reduce((sum, column) => sum + column.width, 0);
  draft.fit(2, [{ text: hint, width, size: 10 }], 20);
}

/** Header cells of a table. */
export function putHeader(
  draft: SheetDraft,
  area: TableArea,
  height = 30,
): void {
  draft.putRow(
    area.headerRow,
    1,
    area.columns.map(({ header }) => header),
    "header",
  );
  draft.heights[area.headerRow] = height;
}

/** A sheet that staff fill in: one table that grows, so it is not protected. */
export function growingSheet(
  draft: SheetDraft,
  area: TableArea,
  parts: Required<
    Pick<
      SheetLayout,
      "columns" | "validations" | "conditionalFormats" | "print"
    >
  >,
): SheetLayout {
  return {
    key: area.key,
    name: area.sheet,
    visibility: "visible",
    tabColour: "C98A1B",
    rows: draft.rows,
    heights: draft.heights,
    merges: draft.merges,
    freeze: { rows: area.headerRow, columns: 4 },
    tables: [tableOf(area, true)],
    showGridLines: true,
    ...parts,
  };
}

/** The Excel table over an area. */
export function tableOf(area: TableArea, filter: boolean): TableLayout {
  const columns = area.columns.map(({ header }) => header);
  return {
    name: TABLES.find(({ key }) => key === area.key)?.tableName ?? area.key,
    range: `A${area.headerRow}:${columnName(columns.length)}${area.lastRow}`,
    columns,
    filter,
  };
}

/** One cell of a table's row by column key. */
export interface KeyedCell {
  readonly content: CellContent | Computed;
  readonly style: StyleName;
}

/** Puts a table's row; every column of the area has a cell. */
export function putTableRow(
  draft: SheetDraft,
  area: TableArea,
  row: number,
  cells: Readonly<Record<string, KeyedCell>>,
): void {
  for (const { key } of area.columns) {
    const cell = cells[key];
    if (cell === undefined)
      throw new RangeError(`${area.key} row ${row} lacks ${key}`);
    draft.put(row, columnNumber(area, key), cell.content, cell.style);
  }
}

/** The cells of a list's column, to the end of its room: one of the entries of a defined name. */
export function listRule(
  edition: Edition,
  area: TableArea,
  key: string,
  source: string,
  rule: keyof Texts["rules"],
  severity: ValidationLayout["severity"] = "stop",
): ValidationLayout {
  return ruled(edition, area, key, rule, { type: "list", source }, severity);
}

/** A rule on a table's column, to the end of its room, with its messages. */
export function ruled(
  { texts }: Edition,
  area: TableArea,
  key: string,
  rule: keyof Texts["rules"],
  check: ValidationLayout["rule"],
  severity: ValidationLayout["severity"] = "stop",
): ValidationLayout {
  return {
    range: columnRange(area, key, area.roomRow),
    rule: check,
    severity,
    ...texts.rules[rule],
  };
}

/** A4 landscape, one page wide, with plan and branch above and page numbers below. */
export function printSetUp(
  { plan, texts }: Edition,
  more: Partial<PrintLayout> = {},
): PrintLayout {
  const title = plan.title === "" ? texts.untitled : plan.title;
  return {
    landscape: true,
    fitWidth: true,
    header: `&L${pageText(title)}&R${pageText(plan.branchName)}`,
    footer: texts.footer,
    ...more,
  };
}

/** Text in a page header: `&` would begin a code; Excel allows 255 characters in all. */
function pageText(text: string): string {
  const line = text.replace(/\s+/g, " ");
  const short = line.length > 80 ? `${line.slice(0, 79)}…` : line;
  return short.replace(/&/g, "&&");
}
