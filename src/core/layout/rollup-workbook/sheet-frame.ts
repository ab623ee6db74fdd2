import { lastMonthOf, yearMonth } from "../../plan";
import { columnName } from "../cells";
import { SheetDraft } from "../plan-workbook/sheet-draft";
import type {
  CellLayout,
  ColumnLayout,
  ConditionalFormatLayout,
  PrintLayout,
  RowLayout,
  SheetLayout,
} from "../workbook";
import { dayText, GAP } from "./edition";
import type { RollupEdition } from "./edition";
import type { FactValue } from "./fact-rows";
import { pageName, PAGE_ROWS } from "./schema";
import type { ListColumn, ListSchema, Named, ValueForm } from "./schema";
import { quantityStyle } from "./styles";
import type { RollupStyle } from "./styles";

/** A sheet of the roll-up workbook while its cells are being set. */
export class RollupDraft extends SheetDraft<RollupStyle> {}

/** Row of a list's headers; above it a title and a line about the sheet. */
export const LIST_HEADER_ROW = 3;

/** Lists up to so many rows get the heights that their texts need. */
const FITTED_ROWS = 5_000;

/** Title, and a line with period, cut-off day and what the sheet is for. */
export function putHeading(
  draft: RollupDraft,
  edition: RollupEdition,
  title: string,
  hint: string,
  columns: readonly ColumnLayout[],
): void {
  draft.put(1, 1, title, "title");
  draft.heights[1] = 32;
  const line = `${scopeLine(edition)}${GAP}·${GAP}${hint}`;
  draft.putMerged(
    { row: 2, column: 1, toColumn: columns.length },
    line,
    "hint",
  );
  draft.fit(2, [{ text: line, width: widthOf(columns), size: 10 }], 20);
}

/** Widths of columns added up. */
export function widthOf(columns: readonly ColumnLayout[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}

/** `2026年1—12月 截止日 2026年9月30日`. */
export function scopeLine(edition: RollupEdition): string {
  const { texts, rollup } = edition;
  const asOf = `${texts.about.asOf} ${dayText(edition, rollup.asOf)}`;
  return `${periodText(edition)}${GAP}${asOf}`;
}

export function periodText({ texts, rollup }: RollupEdition): string {
  const { period } = rollup;
  return texts.span(yearMonth(period.start), yearMonth(lastMonthOf(period)));
}

/** A4 landscape, one page wide, with the scope above and page numbers below. */
export function printSetUp(
  edition: RollupEdition,
  title: string,
  more: Partial<PrintLayout> = {},
): PrintLayout {
  return {
    landscape: true,
    fitWidth: true,
    header: `&L${pageText(title)}&R${pageText(scopeLine(edition))}`,
    footer: edition.texts.footer,
    ...more,
  };
}

/** Text in a page header: `&` would begin a code. */
function pageText(text: string): string {
  return text.slice(0, 80).replace(/&/g, "&&");
}

/** A list and how it is to be shown. */
export interface List<Key extends string> {
  readonly sheet: Named & { readonly key: string };
  readonly schema: ListSchema<Key>;
  /** Those of the schema that are shown. */
  readonly columns: readonly ListColumn<Key>[];
  readonly count: number;
  /** Gives `count` rows, again at every call. */
  readonly rows: () => Iterable<Readonly<Record<Key, FactValue>>>;
  readonly title: string;
  readonly hint: string;
  /** Said in place of a table without rows. */
  readonly empty: string;
  readonly style: (form: ValueForm) => RollupStyle;
  /** Style of a cell that is not its column's; `null` for all others. */
  readonly styleOf?: (
    key: Key,
    values: Readonly<Record<Key, FactValue>>,
  ) => RollupStyle | null;
  /** Wraps its texts and is printed one page wide. */
  readonly forReading: boolean;
  readonly tabColour: string;
  /** Columns that stay in view. */
  readonly frozen: number;
  /** Rules by column key. */
  readonly rules?: Partial<
    Record<Key, (range: string) => readonly ConditionalFormatLayout[]>
  >;
}

/**
 * The sheets of a list: one, or as many as its rows need. Each holds an Excel
 * table; a list without rows says so instead, for a table must have a row.
 */
export function listSheets<Key extends string>(
  edition: RollupEdition,
  list: List<Key>,
): readonly SheetLayout[] {
  if (list.count === 0) return [emptyListSheet(edition, list)];
  const pages = Math.ceil(list.count / PAGE_ROWS);
  return Array.from({ length: pages }, (_, i) =>
    listPage(edition, list, i + 1),
  );
}

function listPage<Key extends string>(
  edition: RollupEdition,
  list: List<Key>,
  page: number,
): SheetLayout {
  const { columns, schema, forReading } = list;
  const from = (page - 1) * PAGE_ROWS;
  const count = Math.min(PAGE_ROWS, list.count - from);
  const lastRow = LIST_HEADER_ROW + count;
  const lastColumn = columnName(columns.length);
  const headers = columns.map((column) => column[edition.language]);
  const draft = listHead(edition, list, headers);
  if (forReading && list.count <= FITTED_ROWS) fitRows(draft, list);
  return {
    key: page === 1 ? list.sheet.key : `${list.sheet.key}${page}`,
    name: pageName(list.sheet, page, edition.language),
    visibility: "visible",
    tabColour: list.tabColour,
    columns: columns.map(({ width }) => ({ width })),
    rows: pageRows(draft.rows, list, from, from + count),
    heights: draft.heights,
    merges: draft.merges,
    freeze: { rows: LIST_HEADER_ROW, columns: list.frozen },
    tables: [
      {
        name: page === 1 ? schema.tableName : `${schema.tableName}${page}`,
        range: `A${LIST_HEADER_ROW}:${lastColumn}${lastRow}`,
        columns: headers,
        filter: true,
      },
    ],
    conditionalFormats: listRules(list, lastRow),
    showGridLines: false,
    print: printSetUp(edition, list.title, {
      fitWidth: forReading,
      titleRows: [LIST_HEADER_ROW, LIST_HEADER_ROW],
    }),
  };
}

/** Title and headers of a list. */
function listHead<Key extends string>(
  edition: RollupEdition,
  list: List<Key>,
  headers: readonly string[],
): RollupDraft {
  const draft = new RollupDraft();
  // A list of fifty columns has its hint over those that are seen at first.
  const shown = list.columns.slice(0, 14);
  putHeading(draft, edition, list.title, list.hint, shown);
  draft.putRow(LIST_HEADER_ROW, 1, headers, "header");
  draft.heights[LIST_HEADER_ROW] = 32;
  return draft;
}

function emptyListSheet<Key extends string>(
  edition: RollupEdition,
  list: List<Key>,
): SheetLayout {
  const draft = new RollupDraft();
  const columns = list.columns.slice(0, 14).map(({ width }) => ({ width }));
  putHeading(draft, edition, list.title, list.hint, columns);
  putEmpty(draft, LIST_HEADER_ROW + 1, columns.length, list.empty);
  return {
    key: list.sheet.key,
    name: list.sheet[edition.language],
    visibility: "visible",
    tabColour: list.tabColour,
    columns,
    rows: draft.rows,
    heights: draft.heights,
    merges: draft.merges,
    showGridLines: false,
    print: printSetUp(edition, list.title),
  };
}

/** A band that says in words that there is nothing to list. */
export function putEmpty(
  draft: RollupDraft,
  row: number,
  columns: number,
  text: string,
): void {
  draft.putMerged({ row, column: 1, toColumn: columns }, text, "empty");
  draft.heights[row] = 34;
}

function listRules<Key extends string>(
  { columns, rules }: List<Key>,
  lastRow: number,
): readonly ConditionalFormatLayout[] {
  return columns.flatMap(({ key }, i) => {
    const letter = columnName(i + 1);
    const range = `${letter}${LIST_HEADER_ROW + 1}:${letter}${lastRow}`;
    const rule = rules?.[key];
    return rule === undefined ? [] : rule(range);
  });
}

function fitRows<Key extends string>(
  draft: RollupDraft,
  { columns, rows }: List<Key>,
): void {
  let row = LIST_HEADER_ROW;
  for (const values of rows()) {
    row += 1;
    draft.fit(
      row,
      columns.flatMap(({ key, width }) => {
        const value = values[key];
        return typeof value === "string" ? [{ text: value, width }] : [];
      }),
    );
  }
}

/** Head and rows `from` up to `to` of a list, made while they are being written. */
function pageRows<Key extends string>(
  head: readonly RowLayout[],
  list: List<Key>,
  from: number,
  to: number,
): Iterable<RowLayout> {
  return {
    *[Symbol.iterator]() {
      yield* head;
      let at = 0;
      for (const values of list.rows()) {
        if (at >= to) return;
        if (at >= from) yield listRow(list, values);
        at += 1;
      }
    },
  };
}

function listRow<Key extends string>(
  { columns, style, styleOf, forReading }: List<Key>,
  values: Readonly<Record<Key, FactValue>>,
): RowLayout {
  return columns.map(({ key, form }): CellLayout | undefined => {
    const value = values[key];
    const isBlank = value === null || value === "";
    // Blank cells of a list without lines would only make the file larger.
    if (isBlank && !forReading) return undefined;
    const own = styleOf?.(key, values) ?? style(form);
    const styled =
      own === "whole" && typeof value === "number" ? quantityStyle(value) : own;
    return { value: isBlank ? null : value, style: styled };
  });
}
