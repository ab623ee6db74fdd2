/** What a text becomes when it is entered into a cell. */
export interface Entered {
  readonly value: string | number | boolean | { readonly error: string };
  /** A formula with its `=`. */
  readonly formula?: string;
  /** Number format that a cell under General takes with it. */
  readonly numberFormat?: string;
  /** Entered with a leading apostrophe. */
  readonly quoted?: true;
}

const NUMBER = /^[+-]?(?:\d[\d,]*(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i;
const GROUPED = /^\d{1,3}(?:,\d{3})+$/;
const ERROR = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/i;
const ISO_DAY = /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?$/;
const CHINESE_DAY = /^(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日)?$/;
const SHORT_DAY = /^(\d{1,2})[-/](\d{1,2})$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/**
 * Enters a text as Excel with Chinese settings does, whether a person types it
 * or an add-in writes it through `values`: what looks like a number, a day, a
 * state or an error becomes one, `=` begins a formula. Under the text format
 * (`@`) and after an apostrophe it stays text. `year` completes days without one.
 */
export function entered(
  text: string,
  numberFormat: string,
  year: number,
): Entered {
  if (numberFormat === "@") return { value: text };
  if (text.startsWith("'")) return { value: text.slice(1), quoted: true };
  if (text.startsWith("=") && text.length > 1)
    return { value: 0, formula: text };
  const trimmed = narrowed(text.trim());
  const number = numberOf(trimmed);
  if (number !== null) return number;
  if (/^(?:true|false)$/i.test(trimmed))
    return { value: trimmed.toLowerCase() === "true" };
  if (ERROR.test(trimmed)) return { value: { error: trimmed.toUpperCase() } };
  const day = dayOf(trimmed, year) ?? timeOf(trimmed);
  if (day !== null) return day;
  // Excel takes these for the beginning of a formula as well.
  if (/^[+\-@]./.test(trimmed)) return { value: 0, formula: `=${trimmed}` };
  return { value: text };
}

/** Full-width digits and signs as narrow ones, as an East Asian Excel reads them. */
function narrowed(text: string): string {
  return text.replace(/[！-～]/g, (wide) =>
    String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
}

function numberOf(text: string): Entered | null {
  const percent = text.endsWith("%");
  const currency = /^[+-]?[¥$]/.test(text);
  const bracketed = text.startsWith("(") && text.endsWith(")");
  const bare = (
    percent ? text.slice(0, -1) : bracketed ? text.slice(1, -1) : text
  ).replace(/[¥$]/, "");
  if (!NUMBER.test(bare)) return null;
  const whole = /[\d,]+/.exec(bare)?.[0] ?? "";
  if (whole.includes(",") && !GROUPED.test(whole)) return null;
  const size = Number(bare.replaceAll(",", ""));
  if (!Number.isFinite(size)) return null;
  const value = (bracketed ? -size : size) / (percent ? 100 : 1);
  if (percent)
    return { value, numberFormat: bare.includes(".") ? "0.00%" : "0%" };
  if (currency) return { value, numberFormat: "¥#,##0.00" };
  if (whole.includes(",")) return { value, numberFormat: "#,##0" };
  return { value };
}

function dayOf(text: string, thisYear: number): Entered | null {
  const iso = ISO_DAY.exec(text);
  if (iso !== null) {
    const format = iso[3] === undefined ? "mmm-yy" : "yyyy/m/d";
    return serial(Number(iso[1]), Number(iso[2]), Number(iso[3] ?? 1), format);
  }
  const chinese = CHINESE_DAY.exec(text);
  if (
    chinese !== null &&
    (chinese[1] !== undefined || chinese[3] !== undefined)
  ) {
    const format =
      (chinese[1] === undefined ? "" : 'yyyy"年"') +
      'm"月"' +
      (chinese[3] === undefined ? "" : 'd"日"');
    const year = Number(chinese[1] ?? thisYear);
    return serial(year, Number(chinese[2]), Number(chinese[3] ?? 1), format);
  }
  const short = SHORT_DAY.exec(text);
  if (short === null) return null;
  return serial(thisYear, Number(short[1]), Number(short[2]), 'm"月"d"日"');
}

/** Day 1 of the 1900 system is 1 January 1900; from March 1900 on it counts one day too many. */
const DAY_ZERO = Date.UTC(1899, 11, 30);

function serial(
  year: number,
  month: number,
  day: number,
  numberFormat: string,
): Entered | null {
  const time = new Date(Date.UTC(year, month - 1, day));
  const real =
    year >= 1901 &&
    year <= 9999 &&
    time.getUTCMonth() === month - 1 &&
    time.getUTCDate() === day;
  return real
    ? { value: (time.getTime() - DAY_ZERO) / 86_400_000, numberFormat }
    : null;
}

function timeOf(text: string): Entered | null {
  const match = TIME.exec(text);
  if (match === null || Number(match[2]) > 59 || Number(match[3] ?? 0) > 59)
    return null;
  const seconds =
    Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
  return {
    value: seconds / 86_400,
    numberFormat: match[3] === undefined ? "h:mm" : "h:mm:ss",
  };
}

/** A cell's text as it is seen, under the number formats that plans use; other formats show the number itself. */
export function displayed(
  value: string | number | boolean,
  numberFormat: string,
): string {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return value;
  if (/^(?:general|@)?$/i.test(numberFormat)) return String(value);
  const section = numberFormat.split(";")[0] ?? "";
  if (/[ymd]/i.test(section.replace(/"[^"]*"/g, "")))
    return shownDay(value, section);
  const decimals = /\.(0+)/.exec(section)?.[1]?.length ?? 0;
  const shown = section.includes("%")
    ? `${(value * 100).toFixed(decimals)}%`
    : value.toFixed(decimals);
  return section.includes(",")
    ? shown.replace(/\B(?=(?:\d{3})+(?!\d))/g, ",")
    : shown;
}

function shownDay(value: number, section: string): string {
  const day = new Date(DAY_ZERO + Math.floor(value) * 86_400_000);
  const parts = new Map([
    ["yyyy", String(day.getUTCFullYear())],
    ["yy", String(day.getUTCFullYear() % 100).padStart(2, "0")],
    ["mm", String(day.getUTCMonth() + 1).padStart(2, "0")],
    ["m", String(day.getUTCMonth() + 1)],
    ["dd", String(day.getUTCDate()).padStart(2, "0")],
    ["d", String(day.getUTCDate())],
  ]);
  return section.replace(
    /"([^"]*)"|yyyy|yy|mm|m|dd|d/gi,
    (token, text?: string) => text ?? parts.get(token.toLowerCase()) ?? token,
  );
}
