import { finding } from "../../finding";
import type { Finding } from "../../finding";
import {
  formatMonth,
  lastMonthOf,
  monthOf,
  periodOf,
  yearMonth,
} from "../../plan";
import type { Month, PeriodKind, PlanPeriod } from "../../plan";
import { compact, readMonth, shown } from "../../plan/values";
import type { RawValue } from "../../plan/values";
import type { PlanRecord } from "../plan-record";
import { WORDS } from "../schema";
import { coverText } from "./cover";
import type { Cover } from "./cover";
import type { LocatedTable } from "./tables";

/** A period before all plans: a month that falls into it was written without a year. */
const YEARLESS = periodOf("calendar-year", (1900 * 12) as Month);
const FIRST_YEAR = 1980;

/** A month that was written with its year; `null` for any other cell. */
function datedMonth(cell: RawValue | undefined): Month | null {
  const { value } = readMonth(cell, { period: YEARLESS });
  return value !== null && value >= FIRST_YEAR * 12 ? value : null;
}

/** What may say a plan's period. */
export interface PeriodSources {
  readonly file: string;
  readonly record: PlanRecord | null;
  readonly cover: Cover | null;
  /** The plan's title, and headings above its tables. */
  readonly titles: readonly string[];
  readonly nodes: LocatedTable | null;
  /** The caller's, for a plan that says nothing. */
  readonly fallback: PlanPeriod | undefined;
}

/**
 * The plan's period: from `_plan`, else from the cover, else from a year or
 * term in the plan's title, else the caller's, else the calendar year in which
 * all of its dated months lie; `null` where nothing says it. What was not
 * written as a period is a finding.
 */
export function periodFrom(sources: PeriodSources): {
  readonly period: PlanPeriod | null;
  readonly findings: readonly Finding[];
} {
  const { file, record, cover, titles, nodes, fallback } = sources;
  const field = cover?.fields.get("periodStart");
  const place = {
    file,
    sheet: cover?.sheet.name ?? null,
    cell: field?.address ?? null,
  };
  const written = coverPeriod(cover);
  if (record !== null) {
    const { period } = record;
    const differs =
      written !== null &&
      (written.period.start !== period.start ||
        (written.hasEnd && written.period.months !== period.months));
    const params = differs
      ? { cover: span(written.period), recorded: span(period) }
      : {};
    return {
      period,
      findings: differs ? [finding("period-conflict", place, params)] : [],
    };
  }
  if (written !== null) return { period: written.period, findings: [] };
  const title = titles.map(titlePeriod).find((period) => period !== null);
  const period = title ?? fallback ?? yearOfMonths(nodes);
  if (period === null) {
    const value = shown(field?.cell);
    return {
      period,
      findings: [
        finding("period-unreadable", place, value === "" ? {} : { value }),
      ],
    };
  }
  const params = {
    from: formatMonth(period.start),
    to: formatMonth(lastMonthOf(period)),
  };
  return { period, findings: [finding("period-assumed", place, params)] };
}

function span(period: PlanPeriod): string {
  return `${formatMonth(period.start)}—${formatMonth(lastMonthOf(period))}`;
}

function coverPeriod(
  cover: Cover | null,
): { readonly period: PlanPeriod; readonly hasEnd: boolean } | null {
  const start = datedMonth(cover?.fields.get("periodStart")?.cell);
  if (start === null) return null;
  const end = datedMonth(cover?.fields.get("periodEnd")?.cell);
  const kind = writtenKind(compact(coverText(cover, "periodKind")));
  const hasEnd = end !== null && (end - start === 5 || end - start === 11);
  const months = hasEnd && end - start === 5 ? 6 : 12;
  if (kind !== undefined) {
    const usual = periodOf(kind, start);
    if (!hasEnd || usual.months === months) return { period: usual, hasEnd };
  }
  if (months === 6) return { period: periodOf("half-year", start), hasEnd };
  const isCalendar = yearMonth(start).month === 1;
  const assumed = isCalendar ? "calendar-year" : "statistical-year";
  return { period: periodOf(assumed, start), hasEnd };
}

function writtenKind(word: string): PeriodKind | undefined {
  const wanted = word.toLowerCase();
  return (Object.keys(WORDS.periodKind) as PeriodKind[]).find((key) => {
    const { zh, en } = WORDS.periodKind[key];
    return [zh, compact(en).toLowerCase(), key].includes(wanted);
  });
}

/** A period that a title names, with the month in which such periods usually start. */
function titlePeriod(title: string): PlanPeriod | null {
  const text = compact(title);
  const school = /(20\d{2})[-—–~～至年]{1,2}(20\d{2})年?学年/u.exec(text);
  if (school !== null) {
    const [first, second] = [Number(school[1]), Number(school[2])];
    if (second !== first + 1) return null;
    const rest = text.slice(school.index);
    if (/第二学期|下学期/u.test(rest))
      return starting("school-term", second, 2);
    if (/第一学期|上学期/u.test(rest)) return starting("school-term", first, 8);
    return /学期/u.test(rest) ? null : starting("school-year", first, 8);
  }
  const year = Number(/20\d{2}/u.exec(text)?.[0]);
  if (Number.isNaN(year)) return null;
  if (/春(?:季|学期)/u.test(text)) return starting("school-term", year, 2);
  if (/秋(?:季|学期)/u.test(text)) return starting("school-term", year, 8);
  if (/上半年/u.test(text)) return starting("half-year", year, 1);
  if (/下半年/u.test(text)) return starting("half-year", year, 7);
  // A school year or a quarter by one number: nobody can tell which.
  if (/学年|学期|半年|季度|\d月/u.test(text)) return null;
  return starting("calendar-year", year, 1);
}

function starting(
  kind: PeriodKind,
  year: number,
  month: number,
): PlanPeriod | null {
  const start = monthOf(year, month);
  return start === null ? null : periodOf(kind, start);
}

/** Rows of a table made by hand whose months are looked at. */
const SEARCHED_ROWS = 2000;

/** The calendar year in which all planned months lie that were written with their year. */
function yearOfMonths(nodes: LocatedTable | null): PlanPeriod | null {
  const column = nodes?.header.columns.get("dueMonth")?.column;
  if (nodes === null || column === undefined) return null;
  const { sheet, header } = nodes;
  const last = Math.min(sheet.rowCount, header.row + SEARCHED_ROWS);
  const years = new Set<number>();
  for (let row = header.row + 1; row <= last; row += 1) {
    const month = datedMonth(sheet.cell(row, column));
    if (month !== null) years.add(yearMonth(month).year);
  }
  const [year] = years;
  return year === undefined || years.size > 1
    ? null
    : starting("calendar-year", year, 1);
}
