import { dayOf, serialToDay, yearMonth } from "../calendar";
import type { Day } from "../calendar";
import { isInPeriod, monthInPeriod } from "../period";
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

const NUMERAL = "[\\d零〇○一二三四五六七八九十]";
const WRITTEN = new RegExp(
  `^(?:(${NUMERAL}{2,4})年)?(${NUMERAL}{1,3})月(${NUMERAL}{1,3})[日号]?$`,
  "u",
);
const TIME =
  /(?<=\d|日|号)(?:t?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d{1,3})?z?|上午|下午|晚上?|早上?)$/iu;

/**
 * Reads a day cell (docs/plan-format.md, Reading values): a real date, a
 * serial, `2026-3-5`, `2026.03.05`, `2026年3月5日`, `3月5日` (year from the
 * period), `20260305`. Anything else is unreadable, not guessed.
 */
export function readDay(
  raw: RawValue | undefined,
  period: PlanPeriod,
): Reading<Day> {
  if (raw === undefined || isBlank(raw)) return blank();
  const error = errorDoubt(raw);
  if (error !== null) return doubtful<Day>(null, error);
  const { value } = raw;
  if (typeof value === "number") return readNumericDay(value, serialOf(raw));
  if (typeof value !== "string") return unreadable(shown(raw));
  return readDayText(value, period);
}

function unreadable(text: string): Reading<Day> {
  return doubtful<Day>(null, {
    code: "day-unreadable",
    params: { value: text },
  });
}

function orUnreadable(day: Day | null, text: string): Reading<Day> {
  return day === null ? unreadable(text) : sure(day);
}

function readNumericDay(value: number, serial: number | null): Reading<Day> {
  if (serial !== null) return orUnreadable(serialToDay(serial), String(value));
  return orUnreadable(
    Number.isInteger(value) ? fromDigits(String(value)) : null,
    String(value),
  );
}

function plausibleDay(year: number, month: number, day: number): Day | null {
  return year >= 1980 && year <= 2119 ? dayOf(year, month, day) : null;
}

/** `20260305`. */
function fromDigits(text: string): Day | null {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return match
    ? plausibleDay(Number(match[1]), Number(match[2]), Number(match[3]))
    : null;
}

function readDayText(text: string, period: PlanPeriod): Reading<Day> {
  const spaced = text.normalize("NFKC").trim();
  const word = compact(spaced.replace(/(\d)\s+(?=\d{1,2}:)/u, "$1t")).replace(
    TIME,
    "",
  );
  const digits = fromDigits(word);
  if (digits !== null) return sure(digits);
  if (/^\d{5}(?:\.\d+)?$/.test(word))
    return readNumericDay(Number(word), serialOf({ value: Number(word) }));
  const plain = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})[日号]?$/u.exec(word);
  if (plain) {
    return orUnreadable(
      plausibleDay(Number(plain[1]), Number(plain[3]), Number(plain[4])),
      spaced,
    );
  }
  const written = WRITTEN.exec(word);
  if (!written) return unreadable(spaced);
  return fromWritten(
    written[1],
    written[2] ?? "",
    written[3] ?? "",
    spaced,
    period,
  );
}

function fromWritten(
  yearText: string | undefined,
  monthText: string,
  dayText: string,
  text: string,
  period: PlanPeriod,
): Reading<Day> {
  const month = number(monthText);
  const day = number(dayText);
  if (yearText !== undefined) {
    const year = number(yearText);
    const found = plausibleDay(year < 100 ? year + 2000 : year, month, day);
    if (found === null) return unreadable(text);
    return year < 100
      ? doubtful(found, {
          code: "day-year-assumed",
          params: { value: text, year: year + 2000 },
        })
      : sure(found);
  }
  const inPeriod = monthInPeriod(period, month);
  if (inPeriod === null) return unreadable(text);
  const { year } = yearMonth(inPeriod);
  const found = plausibleDay(year, month, day);
  if (found === null) return unreadable(text);
  return isInPeriod(period, inPeriod)
    ? sure(found)
    : doubtful(found, {
        code: "day-year-assumed",
        params: { value: text, year },
      });
}

function number(text: string): number {
  return chineseNumeral(text) ?? Number(text);
}
