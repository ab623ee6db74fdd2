/**
 * The `_plan` sheet: what a plan workbook says about itself, so that it is
 * recognised whatever became of its names and places (docs/plan-format.md,
 * "The plan workbook" and "Finding things").
 *
 * Each row is one statement: a word in column A says what it states, the
 * fields follow. All fields are text but the version and the number of months,
 * so that no program takes one for a date. Rows with a word that is not known
 * here are left to whoever wrote them; the order of the rows does not matter.
 *
 *     union-plan  1
 *     plan        id
 *     branch      code | "", name
 *     period      kind, first month as 2026-01, months
 *     language    zh | en
 *     table       key, table name, sheet name
 *     column      key of its table, key, header
 *     node        id, text, due month as 2026-01, recurrence
 */

import {
  baselineOf,
  formatMonth,
  monthOfDay,
  monthsOf,
  parseBranchCode,
  parseIsoMonth,
  parseNodeId,
  parsePeriodKind,
  parsePlanId,
  serialToDay,
  yearMonth,
} from "../plan";
import type {
  BaselineNode,
  BranchCode,
  Month,
  Plan,
  PlanId,
  PlanPeriod,
  Recurrence,
} from "../plan";
import type { Cell, SheetCells } from "./cells";
import type { TableKey } from "./reading";
import { FORMAT_VERSION, INDICATORS, TABLES, WORDS } from "./schema";
import type { Language } from "./schema";
import type { RowLayout } from "./workbook";

/** What `_plan` holds. */
export interface PlanRecord {
  readonly formatVersion: number;
  /** `null` where the id was overwritten. */
  readonly planId: PlanId | null;
  readonly branchCode: BranchCode | null;
  readonly branchName: string;
  readonly period: PlanPeriod;
  readonly language: Language;
  /** The nodes as issued (基线). */
  readonly baseline: readonly BaselineNode[];
  readonly tables: readonly RecordedTable[];
}

/** One table as it was written; `sheetName` is the name at that time. */
export interface RecordedTable {
  readonly key: TableKey;
  readonly tableName: string;
  readonly sheetName: string;
  /** Left to right. The months of 指标 have keys such as `2026-03`. */
  readonly columns: readonly {
    readonly key: string;
    readonly header: string;
  }[];
}

/**
 * What came of reading a `_plan` sheet:
 * - `read`: the record, with the number of statements in it that could not be read;
 * - `newer`: written by a later version of the format, whose number is given;
 * - `damaged`: it is a record, but version or period cannot be read, or it has more rows than any record;
 * - `other`: the sheet is not a record at all.
 */
export type PlanRecordReading =
  | {
      readonly state: "read";
      readonly record: PlanRecord;
      readonly damagedRows: number;
    }
  | { readonly state: "newer"; readonly version: number }
  | { readonly state: "damaged" }
  | { readonly state: "other" };

const SIGNATURE = "union-plan";

/** A record of 20,000 rows is none of ours: the largest plans have some hundred nodes. */
const MAX_ROWS = 20_000;

/** The header of a month's column in 指标: text, as the headers of an Excel table must be. */
export function monthHeader(month: Month, language: Language): string {
  const { year, month: number } = yearMonth(month);
  return language === "zh" ? `${year}年${number}月` : formatMonth(month);
}

/** The columns of a table as they stand from left to right, the months of 指标 among them. */
export function tableColumns(
  key: TableKey,
  period: PlanPeriod,
  language: Language,
): readonly { readonly key: string; readonly header: string }[] {
  const schema = TABLES.find((table) => table.key === key);
  const columns = (schema?.columns ?? []).map((column) => ({
    key: column.key,
    header: column[language],
  }));
  if (key !== INDICATORS.key) return columns;
  const months = monthsOf(period).map((month) => ({
    key: formatMonth(month),
    header: monthHeader(month, language),
  }));
  const at = columns.findIndex((column) => column.key === "total");
  return [...columns.slice(0, at), ...months, ...columns.slice(at)];
}

/** The record of a plan; the baseline is the plan's nodes as they stand unless another is given. */
export function planRecordOf(
  plan: Plan,
  language: Language,
  baseline: readonly BaselineNode[] = baselineOf(plan),
): PlanRecord {
  return {
    formatVersion: FORMAT_VERSION,
    planId: plan.id,
    branchCode: plan.branchCode,
    branchName: plan.branchName,
    period: plan.period,
    language,
    baseline,
    tables: TABLES.map((table) => ({
      key: table.key as TableKey,
      tableName: table.tableName,
      sheetName: table.sheet[language],
      columns: tableColumns(table.key as TableKey, plan.period, language),
    })),
  };
}

/** The rows of the `_plan` sheet. */
export function planRecordRows(record: PlanRecord): readonly RowLayout[] {
  const row = (...values: (string | number)[]): RowLayout =>
    values.map((value) => ({ value }));
  return [
    row(SIGNATURE, record.formatVersion),
    row("plan", record.planId ?? ""),
    row("branch", record.branchCode ?? "", record.branchName),
    row(
      "period",
      record.period.kind,
      formatMonth(record.period.start),
      record.period.months,
    ),
    row("language", record.language),
    ...record.tables.flatMap((table) => [
      row("table", table.key, table.tableName, table.sheetName),
      ...table.columns.map((column) =>
        row("column", table.key, column.key, column.header),
      ),
    ]),
    ...record.baseline.map((node) =>
      row(
        "node",
        node.id,
        node.text,
        formatMonth(node.dueMonth),
        node.recurrence,
      ),
    ),
  ];
}

/**
 * Reads a sheet as a plan record. Never throws. Tolerates what LibreOffice, WPS
 * and openpyxl make of it: numbers as text, months turned into dates, rows
 * moved or left out, blank rows above.
 */
export function readPlanRecord(sheet: SheetCells): PlanRecordReading {
  const rows = Math.min(sheet.rowCount, MAX_ROWS);
  let version: number | null = null;
  let signed = false;
  for (let row = 1; row <= rows && !signed; row += 1) {
    signed = wordAt(sheet, row) === SIGNATURE;
    if (signed) version = wholeNumber(sheet.cell(row, 2));
  }
  if (!signed) return { state: "other" };
  if (version === null || version < 1) return { state: "damaged" };
  if (version > FORMAT_VERSION) return { state: "newer", version };
  if (sheet.rowCount > MAX_ROWS) return { state: "damaged" };

  const draft = new RecordDraft();
  for (let row = 1; row <= rows; row += 1) draft.take(sheet, row);
  const record = draft.record(version);
  return record === null
    ? { state: "damaged" }
    : { state: "read", record, damagedRows: draft.damagedRows };
}

/** Collects the statements of a record row by row. */
class RecordDraft {
  damagedRows = 0;
  private planId: PlanId | null = null;
  private branchCode: BranchCode | null = null;
  private branchName = "";
  private period: PlanPeriod | null = null;
  private language: Language = "zh";
  private readonly baseline: BaselineNode[] = [];
  private readonly tables: (Omit<RecordedTable, "columns"> & {
    columns: { key: string; header: string }[];
  })[] = [];

  /** Takes in one row; counts it as damaged where its word is known but not its fields. */
  take(sheet: SheetCells, row: number): void {
    const understood = this.understand(wordAt(sheet, row), (column) =>
      sheet.cell(row, column),
    );
    if (!understood) this.damagedRows += 1;
  }

  /** The record; `null` without a period, since nothing can be counted then. */
  record(formatVersion: number): PlanRecord | null {
    if (this.period === null) return null;
    const {
      planId,
      branchCode,
      branchName,
      period,
      language,
      baseline,
      tables,
    } = this;
    return {
      formatVersion,
      planId,
      branchCode,
      branchName,
      period,
      language,
      baseline,
      tables,
    };
  }

  private understand(
    word: string,
    field: (column: number) => Cell | undefined,
  ): boolean {
    switch (word) {
      case "plan":
        this.planId = parsePlanId(text(field(2)));
        return this.planId !== null;
      case "branch":
        this.branchCode = parseBranchCode(text(field(2)));
        this.branchName = text(field(3));
        return true;
      case "period":
        this.period = periodFrom(field(2), field(3), field(4));
        return this.period !== null;
      case "language": {
        const language = text(field(2)).trim().toLowerCase();
        if (language !== "zh" && language !== "en") return false;
        this.language = language;
        return true;
      }
      case "table":
        return this.takeTable(
          text(field(2)).trim(),
          text(field(3)),
          text(field(4)),
        );
      case "column":
        return this.takeColumn(
          text(field(2)).trim(),
          columnKey(field(3)),
          text(field(4)),
        );
      case "node":
        return this.takeNode(field(2), field(3), field(4), field(5));
      default:
        return true;
    }
  }

  private takeTable(
    key: string,
    tableName: string,
    sheetName: string,
  ): boolean {
    const known = TABLES.find((table) => table.key === key);
    if (known === undefined || this.tables.some((table) => table.key === key))
      return false;
    this.tables.push({
      key: known.key as TableKey,
      tableName,
      sheetName,
      columns: [],
    });
    return true;
  }

  private takeColumn(tableKey: string, key: string, header: string): boolean {
    const table = this.tables.find((candidate) => candidate.key === tableKey);
    if (table === undefined || key === "" || header === "") return false;
    if (table.columns.some((column) => column.key === key)) return false;
    table.columns.push({ key, header });
    return true;
  }

  private takeNode(
    id: Cell | undefined,
    nodeText: Cell | undefined,
    due: Cell | undefined,
    recurs: Cell | undefined,
  ): boolean {
    const node = parseNodeId(text(id));
    const dueMonth = monthFrom(due);
    const recurrence = recurrenceFrom(text(recurs));
    if (node === null || dueMonth === null || recurrence === null) return false;
    this.baseline.push({
      id: node,
      text: text(nodeText),
      dueMonth,
      recurrence,
    });
    return true;
  }
}

function wordAt(sheet: SheetCells, row: number): string {
  return text(sheet.cell(row, 1)).trim().toLowerCase();
}

function text(cell: Cell | undefined): string {
  const value = cell?.value;
  if (typeof value === "string") return value;
  return typeof value === "number" ? String(value) : "";
}

function wholeNumber(cell: Cell | undefined): number | null {
  const written = text(cell).trim();
  const value = written === "" ? NaN : Number(written);
  return Number.isInteger(value) ? value : null;
}

/** A column's key; a month's may have become a date. */
function columnKey(cell: Cell | undefined): string {
  if (cell?.date !== true) return text(cell).trim();
  const month = monthFrom(cell);
  return month === null ? "" : formatMonth(month);
}

function monthFrom(cell: Cell | undefined): Month | null {
  if (typeof cell?.value === "number" && cell.date === true) {
    const day = serialToDay(cell.value);
    return day === null ? null : monthOfDay(day);
  }
  return parseIsoMonth(text(cell).trim());
}

function periodFrom(
  kindCell: Cell | undefined,
  startCell: Cell | undefined,
  monthsCell: Cell | undefined,
): PlanPeriod | null {
  const kind = parsePeriodKind(text(kindCell).trim());
  const start = monthFrom(startCell);
  const months = wholeNumber(monthsCell);
  if (kind === null || start === null || (months !== 12 && months !== 6))
    return null;
  return { kind, start, months };
}

function recurrenceFrom(word: string): Recurrence | null {
  const key = word.trim();
  return Object.hasOwn(WORDS.recurrence, key) ? (key as Recurrence) : null;
}
