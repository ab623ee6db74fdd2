import type { Doubt } from "../../finding";
import { serialToDay } from "../calendar";

/** A cell's content as a value reader takes it; `Cell` of the layout module fits. */
export interface RawValue {
  readonly value: string | number | boolean | { readonly error: string } | null;
  /** A number that is shown as a date; its value is a serial of the 1900 system. */
  readonly date?: true;
  /** A number that is not shown as a date, in a workbook of the 1904 system. */
  readonly date1904?: true;
  /** A number that is shown as a percentage. */
  readonly percent?: true;
}

/**
 * What reading one cell gave. Blank: no value and no doubt. Unreadable: no
 * value, and a doubt that says so. A value may come with doubts of its own.
 */
export interface Reading<T> {
  readonly value: T | null;
  readonly doubts: readonly Doubt[];
}

const BLANK: Reading<never> = { value: null, doubts: [] };

export function blank(): Reading<never> {
  return BLANK;
}

export function sure<T>(value: T): Reading<T> {
  return { value, doubts: [] };
}

export function doubtful<T>(
  value: T | null,
  ...doubts: readonly Doubt[]
): Reading<T> {
  return { value, doubts };
}

/** Invisible characters that come along when people paste. */
const INVISIBLE = /[\u200b-\u200f\u2028\u2029\u2060\ufeff\u00ad]/gu;

/** Text in which there is nothing to fold: printable ASCII and the usual Chinese characters. */
const PLAIN_START = /^[!-~\u4e00-\u9fff]/u;
const PLAIN = /^[!-~\u4e00-\u9fff]*$/u;

/** Text for comparing: half-width, without white space (line breaks included) and invisible characters. */
export function compact(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.normalize("NFKC").replace(INVISIBLE, "").replace(/\s+/gu, "");
}

/** Text for showing: as written, without white space around it. */
export function shown(raw: RawValue | undefined): string {
  const value = raw?.value ?? null;
  if (value === null || typeof value === "object") return "";
  if (typeof value === "string")
    return PLAIN.test(value) ? value : value.replace(INVISIBLE, "").trim();
  return String(value);
}

/** Does the cell hold nothing, or only white space? */
export function isBlank(raw: RawValue | undefined): boolean {
  if (raw === undefined || raw.value === null) return true;
  // Most cells show by their first character that they are not blank.
  return (
    typeof raw.value === "string" &&
    !PLAIN_START.test(raw.value) &&
    compact(raw.value) === ""
  );
}

/** Serials that a month or day cell may hold without a date format: 1980 to 2119. */
const PLAUSIBLE = { min: 29_221, max: 80_355 } as const;
/** Between the serials of the 1904 and the 1900 system. */
const DAYS_1904 = 1462;

/**
 * The serial of the 1900 system that a number cell is taken for; `null` where
 * it is none. A cell that is shown as a date may hold digits as they were typed,
 * `3` or `20260305`, which are no days of the calendar.
 */
export function serialOf(raw: RawValue): number | null {
  if (typeof raw.value !== "number") return null;
  if (raw.date === true)
    return serialToDay(raw.value) === null ? null : raw.value;
  const serial = raw.date1904 === true ? raw.value + DAYS_1904 : raw.value;
  return serial >= PLAUSIBLE.min && serial <= PLAUSIBLE.max ? serial : null;
}

/** The doubt about a cell that holds an Excel error such as `#REF!`; `null` for other cells. */
export function errorDoubt(raw: RawValue): Doubt | null {
  const value = raw.value;
  return typeof value === "object" && value !== null
    ? { code: "error-value", params: { value: value.error } }
    : null;
}
