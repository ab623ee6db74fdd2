/** An error value, for instance `#N/A`. */
export interface ErrorValue {
  readonly error: string;
}

/** A single value; `null` is a blank cell. */
export type Scalar = number | string | boolean | null | ErrorValue;

/** Values in rows and columns, all rows of one length. */
export interface Grid {
  readonly rows: readonly (readonly Scalar[])[];
}

/** A range of a sheet, from 0, cut to where the sheet has cells. */
export interface Reference {
  readonly sheet: number;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** What an expression gives. */
export type Value = Scalar | Grid | Reference;

export const VALUE: ErrorValue = { error: "#VALUE!" };
export const DIVIDED: ErrorValue = { error: "#DIV/0!" };
export const MISSING: ErrorValue = { error: "#N/A" };
export const NO_NAME: ErrorValue = { error: "#NAME?" };
export const NO_REF: ErrorValue = { error: "#REF!" };
export const NO_NUMBER: ErrorValue = { error: "#NUM!" };

export function isError(value: Value): value is ErrorValue {
  return typeof value === "object" && value !== null && "error" in value;
}

export function isReference(value: Value): value is Reference {
  return typeof value === "object" && value !== null && "sheet" in value;
}

export function isGrid(value: Value): value is Grid {
  return typeof value === "object" && value !== null && "rows" in value;
}

/** A value as a number; text is read where it is one. */
export function toNumber(value: Scalar): number | ErrorValue {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "string") return numberIn(value) ?? VALUE;
  return value ?? 0;
}

/** The number that a text is; `null` for any other text. */
export function numberIn(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed === "" || !/^[-+]?[\d.]/u.test(trimmed)) return null;
  const isShare = trimmed.endsWith("%");
  const plain = (isShare ? trimmed.slice(0, -1) : trimmed).replaceAll(",", "");
  const number = Number(plain);
  if (!Number.isFinite(number)) return null;
  return isShare ? number / 100 : number;
}

/** A value as text, as `&` joins it. */
export function toText(value: Scalar): string | ErrorValue {
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return value ?? "";
}

/** A number with the 15 digits that spreadsheets keep. */
function numberText(value: number): string {
  const text = String(Number(value.toPrecision(15)));
  return text.includes("e") ? text.toUpperCase() : text;
}

/** A value as a condition. */
export function toTruth(value: Scalar): boolean | ErrorValue {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0;
  if (typeof value !== "string") return value ?? false;
  if (/^true$/iu.test(value)) return true;
  return /^false$/iu.test(value) ? false : VALUE;
}

/** Numbers come before text, text before truth values. */
function rankOf(value: number | string | boolean): number {
  return typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2;
}

/** Order of two values: below, at or above 0; a blank is what the other's kind has for nothing. */
export function compare(
  a: Exclude<Scalar, ErrorValue>,
  b: Exclude<Scalar, ErrorValue>,
): number {
  const left = a ?? nothingOf(b);
  const right = b ?? nothingOf(a);
  if (typeof left === "number" && typeof right === "number")
    return close(left, right) ? 0 : left - right;
  if (typeof left === "string" && typeof right === "string") {
    const [x, y] = [left.toUpperCase(), right.toUpperCase()];
    return x === y ? 0 : x < y ? -1 : 1;
  }
  if (typeof left === "boolean" && typeof right === "boolean")
    return Number(left) - Number(right);
  return rankOf(left) - rankOf(right);
}

function nothingOf(
  other: Exclude<Scalar, ErrorValue>,
): number | string | boolean {
  return typeof other === "string"
    ? ""
    : typeof other === "boolean"
      ? false
      : 0;
}

/** Two numbers that differ only where the 15 digits of a spreadsheet end. */
function close(a: number, b: number): boolean {
  return (
    a === b ||
    (Math.abs(a - b) <= Math.abs(a) * 1e-15 && Number.isFinite(a - b))
  );
}
