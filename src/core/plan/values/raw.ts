import type { Doubt } from "../../finding";

/** A cell's content as a value reader takes it; `Cell` of the layout module fits. */
export interface RawValue {
  readonly value: string | number | boolean | { readonly error: string } | null;
  /** A number that is shown as a date; its value is a serial of the 1900 system. */
  readonly date?: true;
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

/** Text for comparing: half-width, without white space (line breaks included) and invisible characters. */
export function compact(text: string): string {
  return text.normalize("NFKC").replace(INVISIBLE, "").replace(/\s+/gu, "");
}

/** Text for showing: as written, without white space around it. */
export function shown(raw: RawValue | undefined): string {
  const value = raw?.value ?? null;
  if (value === null || typeof value === "object") return "";
  if (typeof value === "string") return value.replace(INVISIBLE, "").trim();
  return String(value);
}

/** Does the cell hold nothing, or only white space? */
export function isBlank(raw: RawValue | undefined): boolean {
  if (raw === undefined || raw.value === null) return true;
  return typeof raw.value === "string" && compact(raw.value) === "";
}

/** The doubt about a cell that holds an Excel error such as `#REF!`; `null` for other cells. */
export function errorDoubt(raw: RawValue): Doubt | null {
  const value = raw.value;
  return typeof value === "object" && value !== null
    ? { code: "error-value", params: { value: value.error } }
    : null;
}
