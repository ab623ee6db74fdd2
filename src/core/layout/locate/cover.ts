import { finding } from "../../finding";
import type { Finding } from "../../finding";
import type { PlanPeriod } from "../../plan";
import {
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

/** Finds the cover: the sheet of that name, else the visible sheet with the most labels. */
export function locateCover(
  sheets: Sheets,
  taken: ReadonlySet<string>,
): Cover | null {
  const names = [SHEETS.cover.zh, SHEETS.cover.en.toLowerCase()];
  const named = sheets.all.find((info) =>
    names.includes(info.name.trim().toLowerCase()),
  );
  if (named !== undefined) {
    const cover = readLabels(sheets.read(named));
    if (cover.fields.size > 0) return cover;
  }
  let best: Cover | null = null;
  for (const info of sheets.all) {
    if (info.visibility === "very-hidden" || info.name.startsWith("_"))
      continue;
    const cover = readLabels(sheets.read(info));
    // A table's sheet may carry some of the labels above its header row, as hand-made ones do.
    const needed = taken.has(info.name) ? 1 : ENOUGH_LABELS;
    if (cover.fields.size < needed) continue;
    if (best === null || cover.fields.size > best.fields.size) best = cover;
  }
  return best;
}

function readLabels(sheet: SheetCells): Cover {
  const fields = new Map<CoverKey, CoverField>();
  const byAlias = new Map<CoverKey, CoverField>();
  const rows = Math.min(sheet.rowCount, SEARCHED_ROWS);
  const columns = Math.min(sheet.columnCount, SEARCHED_COLUMNS);
  for (let row = 1; row <= rows; row += 1) {
    for (let column = 1; column <= columns; column += 1) {
      const label = labelAt(sheet, row, column);
      if (label === null) continue;
      const field = label.inline ?? valueRightOf(sheet, row, column);
      const into = label.own ? fields : byAlias;
      if (field !== null && !into.has(label.key)) into.set(label.key, field);
    }
  }
  for (const [key, field] of byAlias)
    if (!fields.has(key)) fields.set(key, field);
  return { sheet, fields };
}

interface Label {
  readonly key: CoverKey;
  readonly own: boolean;
  /** The value where it stands behind the label in the same cell: `单位名称：某某学校工会`. */
  readonly inline: CoverField | null;
}

function labelAt(sheet: SheetCells, row: number, column: number): Label | null {
  const value = sheet.cell(row, column)?.value;
  if (typeof value !== "string" || value.length > 400) return null;
  const whole = headerKey(value);
  const key = LABELS.get(whole);
  if (key !== undefined)
    return { key, own: OWN_LABELS.has(whole), inline: null };
  const colon = value.search(/[:：]/u);
  if (colon < 0) return null;
  const front = headerKey(value.slice(0, colon));
  const inlineKey = LABELS.get(front);
  const rest = value.slice(colon + 1).trim();
  if (inlineKey === undefined || rest === "") return null;
  const inline = { cell: { value: rest }, address: cellAddress(row, column) };
  return { key: inlineKey, own: OWN_LABELS.has(front), inline };
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
    if (labelAt(sheet, row, at) !== null) return null;
    return { cell, address: cellAddress(row, at) };
  }
  return null;
}

/** The text of a cover field; empty where it is blank or not there. */
export function coverText(cover: Cover | null, key: CoverKey): string {
  const field = cover?.fields.get(key);
  return field === undefined ? "" : shown(field.cell);
}

/**
 * The record of monthly reports; `null` where the workbook has none. A state
 * that is none of the words is a finding and counts as no report.
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
  const end = Math.min(sheet.rowCount, header.row + 40);
  for (let row = header.row + 1; row <= end; row += 1) {
    const monthCell = sheet.cell(row, header.columns.get("month") ?? 1);
    const month = readMonth(monthCell, { period }).value;
    if (month === null) {
      if (isBlank(monthCell)) continue;
      break;
    }
    const at = (key: string): Cell | undefined => {
      const column = header.columns.get(key);
      return column === undefined ? undefined : sheet.cell(row, column);
    };
    const state = readReportState(at("state"));
    const stateCell = cellAddress(row, header.columns.get("state") ?? 1);
    for (const doubt of state.doubts) {
      findings.push(
        finding(
          "report-state-unreadable",
          { file, sheet: sheet.name, cell: stateCell },
          doubt.params,
        ),
      );
    }
    rows.push({
      month,
      state: state.value,
      reporter: shown(at("reporter")),
      reportedOn: readDay(at("reportedOn"), period).value,
      place: { sheet: sheet.name, row },
    });
  }
  return { rows, findings };
}

function reportHeader(
  sheet: SheetCells,
): {
  readonly row: number;
  readonly columns: ReadonlyMap<string, number>;
} | null {
  const names = new Map(
    REPORT_COLUMNS.flatMap((c) =>
      [c.zh, c.en].map((name) => [headerKey(name), c.key] as const),
    ),
  );
  for (let row = 1; row <= Math.min(sheet.rowCount, 200); row += 1) {
    const columns = new Map<string, number>();
    for (
      let column = 1;
      column <= Math.min(sheet.columnCount, SEARCHED_COLUMNS);
      column += 1
    ) {
      const value = sheet.cell(row, column)?.value;
      const key =
        typeof value === "string" ? names.get(headerKey(value)) : undefined;
      if (key !== undefined && !columns.has(key)) columns.set(key, column);
    }
    if (columns.has("month") && columns.has("state")) return { row, columns };
  }
  return null;
}
