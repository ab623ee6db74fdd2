import { finding } from "../../finding";
import type { Finding } from "../../finding";
import { formatDay, formatMonth, serialToDay } from "../../plan";
import type { PlanPeriod } from "../../plan";
import {
  compact,
  isBlank,
  readDay,
  readMonth,
  readReportState,
  shown,
} from "../../plan/values";
import { cellAddress } from "../cells";
import type { Cell, SheetCells } from "../cells";
import type { ReportRow } from "../reading";
import { COVER_FIELDS, REPORT_COLUMNS, SHEETS } from "../schema";
import { headerKey } from "./headers";
import { isRemark } from "./row-words";
import type { Sheets } from "./tables";

export type CoverKey = (typeof COVER_FIELDS)[number]["key"];

/** A field of the cover: its cell, or the text behind a label in the same cell. */
export interface CoverField {
  readonly cell: Cell;
  readonly address: string;
}

/** What was found on the cover, before anything is made of it. */
export interface Cover {
  readonly sheet: SheetCells;
  readonly fields: ReadonlyMap<CoverKey, CoverField>;
}

/** A cover made by hand is a small sheet: labels are looked for in its upper left only. */
const SEARCHED_ROWS = 80;
const SEARCHED_COLUMNS = 30;
/** How far right of its label a value may stand. */
const REACH = 12;
/** A sheet with fewer labels than this is no cover. */
const ENOUGH_LABELS = 2;
/** A longer text holds no labels. */
const LONGEST_TEXT = 400;

const LABELS: ReadonlyMap<string, CoverKey> = new Map(
  COVER_FIELDS.flatMap((field) =>
    [field.zh, field.en, ...field.aliases].map(
      (label) => [headerKey(label), field.key] as const,
    ),
  ),
);
const OWN_LABELS: ReadonlySet<string> = new Set(
  COVER_FIELDS.flatMap((field) => [headerKey(field.zh), headerKey(field.en)]),
);

/**
 * Finds the cover: the sheet of that name, else the visible sheet with the
 * most labels.
 *
 * @param headerRows - header row of the first table of a sheet: what stands below it are no labels
 */
export function locateCover(
  sheets: Sheets,
  headerRows: ReadonlyMap<string, number>,
): Cover | null {
  const names = [SHEETS.cover.zh, SHEETS.cover.en.toLowerCase()];
  const readable = sheets.all.filter(
    ({ name, visibility }) =>
      visibility !== "very-hidden" && !name.startsWith("_"),
  );
  const named = readable.find(({ name }) =>
    names.includes(name.trim().toLowerCase()),
  );
  const labelsOf = (info: (typeof readable)[number]): Cover => {
    const header = headerRows.get(info.name);
    return readLabels(sheets.read(info), (header ?? SEARCHED_ROWS + 1) - 1);
  };
  if (named !== undefined) {
    const cover = labelsOf(named);
    if (cover.fields.size > 0) return cover;
  }
  let best: Cover | null = null;
  for (const info of readable) {
    const cover = labelsOf(info);
    // Above its header row a table may carry a single label, as hand-made ones do.
    const needed = headerRows.has(info.name) ? 1 : ENOUGH_LABELS;
    if (cover.fields.size < needed) continue;
    if (best === null || cover.fields.size > best.fields.size) best = cover;
  }
  return best;
}

function readLabels(sheet: SheetCells, lastRow: number): Cover {
  // The first place of a label holds, blank or not: the sign-off line below has some of them again.
  const own = new Map<CoverKey, CoverField | null>();
  const byAlias = new Map<CoverKey, CoverField>();
  const rows = Math.min(sheet.rowCount, SEARCHED_ROWS, lastRow);
  const columns = Math.min(sheet.columnCount, SEARCHED_COLUMNS);
  for (let row = 1; row <= rows; row += 1) {
    for (let column = 1; column <= columns; column += 1) {
      for (const label of labelsAt(sheet, row, column)) {
        const field =
          label.inline === null
            ? valueRightOf(sheet, row, column)
            : {
                cell: { value: label.inline },
                address: cellAddress(row, column),
              };
        if (label.own && !own.has(label.key)) own.set(label.key, field);
        if (!label.own && field !== null && !byAlias.has(label.key))
          byAlias.set(label.key, field);
      }
    }
  }
  const fields = new Map<CoverKey, CoverField>();
  for (const [key, field] of own) if (field !== null) fields.set(key, field);
  for (const [key, field] of byAlias) if (!own.has(key)) fields.set(key, field);
  return { sheet, fields };
}

interface Label {
  readonly key: CoverKey;
  readonly own: boolean;
  /** The value where it stands behind the label in the same cell: `单位名称：某某学校工会`. */
  readonly inline: string | null;
}

/** The labels in a cell: one whole, or one or more with their values behind colons. */
function labelsAt(
  sheet: SheetCells,
  row: number,
  column: number,
): readonly Label[] {
  const value = sheet.cell(row, column)?.value;
  if (typeof value !== "string" || value.length > LONGEST_TEXT) return [];
  const whole = headerKey(value);
  const key = LABELS.get(whole);
  if (key !== undefined)
    return [{ key, own: OWN_LABELS.has(whole), inline: null }];
  return inlineLabels(value);
}

/** The longest label, and how many colons of a cell are looked at. */
const LONGEST_LABEL = 24;
const MOST_COLONS = 20;

/** Labels and values of `单位名称：甲工会 单位编码：A01`. */
function inlineLabels(text: string): readonly Label[] {
  const found: { label: Omit<Label, "inline">; start: number; end: number }[] =
    [];
  for (const { index } of [...text.matchAll(/[:：]/gu)].slice(0, MOST_COLONS)) {
    const label = labelBefore(text, index);
    if (label !== null) found.push({ ...label, end: index + 1 });
  }
  return found.flatMap(({ label, end }, i) => {
    const rest = text.slice(end, found[i + 1]?.start ?? text.length);
    const inline = rest.replace(/^[\s;；,，、|]+|[\s;；,，、|]+$/gu, "");
    return isEmptyValue(inline) ? [] : [{ ...label, inline }];
  });
}

/** The label that ends at a colon: up to a mark before it, else up to a space. */
function labelBefore(
  text: string,
  colon: number,
): { readonly label: Omit<Label, "inline">; readonly start: number } | null {
  const from = Math.max(0, colon - LONGEST_LABEL);
  const tail = text.slice(from, colon);
  for (const separator of [/[:：;；,，、|\n\u3000]|\s{2}/gu, /\s/gu]) {
    const last = [...tail.matchAll(separator)].at(-1);
    const start = last === undefined ? 0 : last.index + last[0].length;
    const front = headerKey(tail.slice(start));
    const key = LABELS.get(front);
    if (key !== undefined)
      return {
        label: { key, own: OWN_LABELS.has(front) },
        start: from + start,
      };
  }
  return null;
}

/** Nothing, or the line on which something is to be written. */
function isEmptyValue(text: string): boolean {
  return /^[_＿—\s]*$/u.test(text);
}

function valueRightOf(
  sheet: SheetCells,
  row: number,
  column: number,
): CoverField | null {
  const last = Math.min(sheet.columnCount, column + REACH);
  for (let at = column + 1; at <= last; at += 1) {
    const cell = sheet.cell(row, at);
    if (cell === undefined || isBlank(cell)) continue;
    if (labelsAt(sheet, row, at).length > 0) return null;
    // The line on which something is to be written, or another label.
    if (
      typeof cell.value === "string" &&
      (isEmptyValue(cell.value) || isRemark(cell.value))
    )
      return null;
    return { cell, address: cellAddress(row, at) };
  }
  return null;
}

/** The text of a cover field, dates as `2026-03-05`; empty where it is blank or not there. */
export function coverText(cover: Cover | null, key: CoverKey): string {
  const cell = cover?.fields.get(key)?.cell;
  if (cell?.date === true && typeof cell.value === "number") {
    const day = serialToDay(cell.value);
    if (day !== null) return formatDay(day);
  }
  return shown(cell);
}

/** The columns of the record of monthly reports, and the row of their headers. */
interface ReportHeader {
  readonly row: number;
  readonly columns: ReadonlyMap<string, number>;
}

/** Rows below the header in which the record's months are looked for. */
const REPORT_ROWS = 40;

/**
 * The record of monthly reports; `null` where the sheet has none. A state that
 * is none of the words, or one beside a month that cannot be read, is a finding
 * and counts as no report.
 */
export function readReports(
  file: string,
  sheet: SheetCells,
  period: PlanPeriod,
): {
  readonly rows: readonly ReportRow[] | null;
  readonly findings: readonly Finding[];
} {
  const header = reportHeader(sheet);
  if (header === null) return { rows: null, findings: [] };
  const rows: ReportRow[] = [];
  const findings: Finding[] = [];
  const end = Math.min(sheet.rowCount, header.row + REPORT_ROWS);
  for (let row = header.row + 1; row <= end; row += 1) {
    const line = readReport(file, sheet, header, row, period);
    if (line === null) continue;
    if (line.row !== null) rows.push(line.row);
    findings.push(...line.findings);
  }
  return { rows, findings };
}

/** One line of the record; `null` for a line of something else. */
function readReport(
  file: string,
  sheet: SheetCells,
  { columns }: ReportHeader,
  row: number,
  period: PlanPeriod,
): {
  readonly row: ReportRow | null;
  readonly findings: readonly Finding[];
} | null {
  const column = (key: string): number => columns.get(key) ?? 1;
  const at = (key: string): Cell | undefined =>
    columns.has(key) ? sheet.cell(row, column(key)) : undefined;
  const place = (key: string): Finding["place"] => ({
    file,
    sheet: sheet.name,
    cell: cellAddress(row, column(key)),
  });
  const month = readMonth(at("month"), { period }).value;
  const state = readReportState(at("state"));
  if (month === null) {
    // Below the record other lines follow; only one with a state is a report.
    if (state.value === null || isBlank(at("month"))) return null;
    const value = shown(at("month"));
    const params = { column: "month", value };
    return {
      row: null,
      findings: [finding("month-unreadable", place("month"), params)],
    };
  }
  const reportedOn = readDay(at("reportedOn"), period);
  const findings = [
    ...state.doubts.map(({ params }) =>
      finding("report-state-unreadable", place("state"), {
        ...params,
        month: formatMonth(month),
      }),
    ),
    ...reportedOn.doubts.map(({ code, params }) =>
      finding(code, place("reportedOn"), { ...params, column: "reportedOn" }),
    ),
  ];
  return {
    row: {
      month,
      state: state.value,
      reporter: shown(at("reporter")),
      reportedOn: reportedOn.value,
      place: { sheet: sheet.name, row },
      stateCell: cellAddress(row, column("state")),
      cells: Object.fromEntries(
        [...columns].map(([key, at]) => [key, cellAddress(row, at)]),
      ),
    },
    findings,
  };
}

function reportHeader(sheet: SheetCells): ReportHeader | null {
  const names = new Map(
    REPORT_COLUMNS.flatMap((c) =>
      [c.zh, c.en].map((name) => [headerKey(name), c.key] as const),
    ),
  );
  const last = Math.min(sheet.columnCount, SEARCHED_COLUMNS);
  for (let row = 1; row <= Math.min(sheet.rowCount, 200); row += 1) {
    const columns = new Map<string, number>();
    for (let column = 1; column <= last; column += 1) {
      const value = sheet.cell(row, column)?.value;
      const key =
        typeof value === "string" && compact(value).length < 40
          ? names.get(headerKey(value))
          : undefined;
      if (key !== undefined && !columns.has(key)) columns.set(key, column);
    }
    if (columns.has("month") && columns.has("state")) return { row, columns };
  }
  return null;
}
