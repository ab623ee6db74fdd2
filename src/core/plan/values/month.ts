import {
  addMonths,
  monthOf,
  monthOfDay,
  serialToDay,
  yearMonth,
} from "../calendar";
import type { Month } from "../calendar";
import { isInPeriod, lastMonthOf, monthInPeriod } from "../period";
import type { PlanPeriod } from "../period";
import { chineseNumeral } from "./numeral";
import {
  blank,
  compact,
  doubtful,
  errorDoubt,
  isBlank,
  serialOf,
  shown,
  sure,
} from "./raw";
import type { RawValue, Reading } from "./raw";

export interface MonthContext {
  /** Gives the year to a month without one: month 1 of an August–January term is the next year's. */
  readonly period: PlanPeriod;
  /** For 延期至: a month without a year is the first such month after this one. */
  readonly after?: Month;
}

const WHOLE_PERIOD =
  /^(?:全年|全年度|全学年|全学期|整年|整学期|全期|常年|长年|长期|常态|常态化|贯穿全年|每月|每个月|月月|按月|经常性)$/u;
const HALVES = new Map([
  ["上半年", 6],
  ["下半年", 12],
  ["年底", 12],
  ["年末", 12],
  ["年底前", 12],
  ["年末前", 12],
  ["年内", 12],
]);
const QUARTER = /^(?:第?([1-4一二三四])季度?|[qQ]([1-4]))$/u;
const TAIL = /(?:份|上旬|中旬|下旬|月底前|底前|初|中|底|末|前|内|之前|以前)+$/u;

/**
 * Reads a month cell (docs/plan-format.md, Reading values): a real date, a
 * serial, `2026-03`, `2026年3月`, `2026.3`, `3月`, `三月份`, `3`, a span by its
 * last month, 全年 by the period's last month. What is not certain is a doubt.
 */
export function readMonth(
  raw: RawValue | undefined,
  context: MonthContext,
): Reading<Month> {
  if (raw === undefined || isBlank(raw)) return blank();
  const error = errorDoubt(raw);
  if (error !== null) return doubtful<Month>(null, error);
  if (typeof raw.value === "number")
    return readNumericMonth(raw.value, serialOf(raw), context);
  if (typeof raw.value !== "string") return unreadable(shown(raw));
  return readMonthText(raw.value, context);
}

function unreadable(text: string): Reading<Month> {
  return doubtful<Month>(null, {
    code: "month-unreadable",
    params: { value: text },
  });
}

function readNumericMonth(
  value: number,
  serial: number | null,
  context: MonthContext,
): Reading<Month> {
  if (serial !== null) {
    const day = serialToDay(serial);
    return day === null ? unreadable(String(value)) : sure(monthOfDay(day));
  }
  if (Number.isInteger(value)) {
    if (value >= 1 && value <= 12) return withoutYear(value, context);
    const digits = fromDigits(String(value));
    return digits === null ? unreadable(String(value)) : sure(digits);
  }
  return fromDecimal(value);
}

/** 2026.3 typed as a number. 2026.1 may have been 2026.10: nobody can tell. */
function fromDecimal(value: number): Reading<Month> {
  const year = Math.floor(value);
  const hundredths = Math.round((value - year) * 100);
  if (Math.abs(value - year - hundredths / 100) > 1e-6)
    return unreadable(String(value));
  if (hundredths === 10) {
    return doubtful<Month>(null, {
      code: "month-ambiguous",
      params: { value: String(value) },
    });
  }
  const month = hundredths % 10 === 0 ? hundredths / 10 : hundredths;
  const found = plausibleMonth(year, month);
  return found === null ? unreadable(String(value)) : sure(found);
}

function plausibleMonth(year: number, month: number): Month | null {
  return year >= 1980 && year <= 2119 ? monthOf(year, month) : null;
}

/** `202603` or `20260315`. */
function fromDigits(text: string): Month | null {
  const match = /^(\d{4})(\d{2})(?:\d{2})?$/.exec(text);
  return match ? plausibleMonth(Number(match[1]), Number(match[2])) : null;
}

function withoutYear(month: number, context: MonthContext): Reading<Month> {
  const { period, after } = context;
  if (after !== undefined) {
    const same = monthOf(yearMonth(after).year, month);
    if (same === null) return unreadable(String(month));
    return sure(same > after ? same : addMonths(same, 12));
  }
  const found = monthInPeriod(period, month);
  return found === null ? unreadable(String(month)) : sure(found);
}

function readMonthText(text: string, context: MonthContext): Reading<Month> {
  const word = compact(text).replace(/[。;,.、]+$/u, "");
  const whole = wholeOrPart(word, context);
  if (whole !== null) return whole;
  const single = readSingle(word, context);
  if (single !== null) return single;
  return readSpan(word, context) ?? unreadable(text.trim());
}

/** 全年, halves and quarters of the year. */
function wholeOrPart(
  word: string,
  context: MonthContext,
): Reading<Month> | null {
  const { period } = context;
  if (WHOLE_PERIOD.test(word)) {
    return doubtful(lastMonthOf(period), {
      code: "month-whole-period",
      params: { value: word },
    });
  }
  const quarter = QUARTER.exec(word);
  const digit = quarter?.[1] ?? quarter?.[2];
  const month =
    HALVES.get(word) ??
    (digit === undefined ? null : 3 * (chineseNumeral(digit) ?? Number(digit)));
  if (month === null) return null;
  const found = monthInPeriod(period, month);
  // A quarter means the calendar's; in a period that starts elsewhere nobody can tell whose.
  if (
    found === null ||
    yearMonth(period.start).month !== 1 ||
    !isInPeriod(period, found)
  )
    return null;
  return doubtful(found, { code: "month-span", params: { value: word } });
}

const YEAR_WORD = /^(次年|翌年|明年|来年|下一年|今年|本年|当年)/u;

/** One month, with or without a year; `null` where the text is something else. */
function readSingle(
  word: string,
  context: MonthContext,
): Reading<Month> | null {
  const digits = fromDigits(word);
  if (digits !== null) return sure(digits);
  if (/^\d{5}$/.test(word))
    return readNumericMonth(
      Number(word),
      serialOf({ value: Number(word) }),
      context,
    );
  const yearWord = YEAR_WORD.exec(word)?.[1];
  const rest = yearWord === undefined ? word : word.slice(yearWord.length);
  if (yearWord !== undefined) {
    const month = bareMonth(rest);
    if (month === null) return null;
    const later = /^[次翌明来下]/u.test(yearWord) ? 1 : 0;
    const found = monthOf(yearMonth(context.period.start).year + later, month);
    return found === null ? null : sure(found);
  }
  const dated = datedMonth(rest);
  if (dated !== null) return sure(dated);
  const month = bareMonth(rest);
  return month === null ? null : withoutYear(month, context);
}

/** `2026-03`, `2026/3/15`, `2026.3`, `2026年3月`, `二〇二六年三月`, `26年3月`. */
function datedMonth(word: string): Month | null {
  const plain = /^(\d{4})[-/.](\d{1,2})(?:[-/.]\d{1,2})?[T\d:]{0,9}$/.exec(
    word,
  );
  if (plain) return plausibleMonth(Number(plain[1]), Number(plain[2]));
  const written = /^([\d零〇○一二三四五六七八九]{2,4})年度?(.+)$/u.exec(word);
  if (!written) return null;
  const year = chineseNumeral(written[1] ?? "") ?? Number(written[1]);
  const month = bareMonth(written[2] ?? "");
  return month === null
    ? null
    : plausibleMonth(year < 100 ? year + 2000 : year, month);
}

/** Number (1 to 12) of `3月`, `三月份`, `3`, `3月底前`, `3月5日`; `null` otherwise. */
function bareMonth(word: string): number | null {
  const match = /^([\d一二三四五六七八九十正]{1,3})(月)?(.*)$/u.exec(word);
  if (!match) return null;
  const [, digits = "", sign, rest = ""] = match;
  if (sign === undefined && (rest !== "" || !/^\d+$/.test(digits))) return null;
  if (
    rest !== "" &&
    rest.replace(/^\d{1,2}[日号]/u, "").replace(TAIL, "") !== ""
  )
    return null;
  const month =
    digits === "正" ? 1 : (chineseNumeral(digits) ?? Number(digits));
  return month >= 1 && month <= 12 ? month : null;
}

/** A span or a list of months: due in its last month (docs/completion.md, Hard cases). */
function readSpan(word: string, context: MonthContext): Reading<Month> | null {
  const parts = word
    .split(/[-—–~～至到、,和及]+/u)
    .filter((part) => part !== "");
  const isoSpan = /^(\d{4}[-/.]\d{1,2})[-—–~～至到]+(\d{4}[-/.]\d{1,2})$/u.exec(
    word,
  );
  const [first, last] = isoSpan
    ? [isoSpan[1], isoSpan[2]]
    : parts.length >= 2
      ? [parts[0], parts[parts.length - 1]]
      : [undefined, undefined];
  if (first === undefined || last === undefined) return null;
  const bare = /^\d{1,2}$/.test(last) && !first.includes("月");
  if (bare && !isoSpan) return null; // 3-5 without 月 may be a day as well
  const from = readSingle(
    first.includes("年") || first.includes("月") || isoSpan
      ? first
      : `${first}月`,
    context,
  );
  if (from === null || from.value === null) return null;
  const to = readSingle(
    last,
    /^(?:\d{4}|次年|翌年)/u.test(last)
      ? context
      : { ...context, ...afterOf(from.value) },
  );
  if (to === null || to.value === null || to.value < from.value) return null;
  return doubtful(to.value, { code: "month-span", params: { value: word } });
}

function afterOf(month: Month): { readonly after: Month } {
  return { after: addMonths(month, -1) };
}
