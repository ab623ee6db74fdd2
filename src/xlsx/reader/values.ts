import type { Cell, CellValue } from "../../core/layout/cells";
import { unescapeXstring } from "./characters";
import type { NumberKind } from "./formats";

/** Between the serials of the 1904 and the 1900 date system. */
const DAYS_1904 = 1462;
const DAY_MS = 86_400_000;
/** The day that serial 0 would be if 1900 had had a 29 February, as the 1900 system has it. */
const EPOCH_MS = Date.UTC(1899, 11, 30);
/** 1 March 1900, from which on the 1900 system's serials are right. */
const FIRST_RIGHT_SERIAL = 61;

/** The texts of `sharedStrings.xml` by their index. */
export interface SharedTexts {
  /** How many there are. */
  readonly count: number;
  /** Throws `XlsxReadError` where the text cannot be decoded; `index` is below `count`. */
  text(index: number): string;
}

/** What the values of a workbook's cells depend on. */
export interface ValueContext {
  /** By cell format index; formats beyond it are plain. */
  readonly kinds: readonly NumberKind[];
  readonly date1904: boolean;
  /** Reads the shared strings the first time they are needed. */
  readonly texts: () => SharedTexts;
  /** The error for a value that breaks the sheet. */
  readonly damaged: (reason: string) => Error;
}

/**
 * Makes cells of what stands in a sheet's XML: the one place where types
 * (`t`), number formats and the date system are understood, for the fast and
 * the tolerant path alike.
 */
export class CellFactory {
  readonly #context: ValueContext;
  #texts: SharedTexts | null = null;

  constructor(context: ValueContext) {
    this.#context = context;
  }

  /** A number under its cell format; dates come out as serials of the 1900 system. */
  number(value: number, format: number, formula: string | undefined): Cell {
    const kind = this.#context.kinds[format];
    if (kind === "date") {
      const serial = this.#context.date1904 ? value + DAYS_1904 : value;
      return formula === undefined
        ? { value: serial, date: true }
        : { value: serial, date: true, formula };
    }
    if (kind === "percent") {
      return formula === undefined
        ? { value, percent: true }
        : { value, percent: true, formula };
    }
    const cell = formula === undefined ? { value } : { value, formula };
    return this.#context.date1904 ? { ...cell, date1904: true } : cell;
  }

  /** A cell whose text is a shared string; `undefined` where that is empty. Throws where there is no such string. */
  shared(index: number, formula: string | undefined): Cell | undefined {
    this.#texts ??= this.#context.texts();
    if (!Number.isInteger(index) || index < 0 || index >= this.#texts.count) {
      throw this.#context.damaged(`no shared string ${index}`);
    }
    return textCell(this.#texts.text(index), formula);
  }

  /**
   * A cell of any type.
   *
   * @param type - the attribute `t`, `n` where it has none
   * @param raw - the text of `v`, references replaced; `null` where there is none
   * @param inline - the text of `is`; `null` where there is none
   * @returns `undefined` for a cell that holds nothing
   */
  cell(
    type: string,
    raw: string | null,
    inline: string | null,
    format: number,
    formula: string | undefined,
  ): Cell | undefined {
    if (inline !== null) return textCell(inline, formula);
    if (raw === null)
      return formula === undefined ? undefined : { value: null, formula };
    const trimmed = raw.trim();
    if (type === "str" || type === "inlineStr")
      return textCell(unescapeXstring(raw), formula);
    if (trimmed === "")
      return formula === undefined ? undefined : { value: null, formula };
    switch (type) {
      case "n": {
        const value = parseDecimal(trimmed);
        return value === null
          ? textCell(raw, formula)
          : this.number(value, format, formula);
      }
      case "s":
        return this.shared(parseDecimal(trimmed) ?? Number.NaN, formula);
      case "b":
        return valueCell(BOOLEANS.get(trimmed.toLowerCase()) ?? raw, formula);
      case "e":
        return valueCell({ error: trimmed }, formula);
      case "d":
        return dateCell(trimmed, formula);
      default:
        return textCell(unescapeXstring(raw), formula);
    }
  }
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ["1", true],
  ["true", true],
  ["0", false],
  ["false", false],
]);

/** An empty text is no more than a blank cell, unless a formula made it. */
function textCell(text: string, formula: string | undefined): Cell | undefined {
  return text === "" && formula === undefined
    ? undefined
    : valueCell(text, formula);
}

function valueCell(value: CellValue, formula: string | undefined): Cell {
  return formula === undefined ? { value } : { value, formula };
}

function dateCell(text: string, formula: string | undefined): Cell {
  const serial = isoSerial(text);
  if (serial === null) return valueCell(text, formula);
  return formula === undefined
    ? { value: serial, date: true }
    : { value: serial, date: true, formula };
}

/** A finite decimal number as XML Schema writes it, else `null`: no hexadecimal, no `INF`. */
export function parseDecimal(text: string): number | null {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const digit = code >= 0x30 && code <= 0x39;
    if (!digit && !"+-.eE".includes(text[at] ?? "?")) return null;
  }
  const value = text === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}

/**
 * Serial of the 1900 system of an ISO 8601 day, time, or both; `null` for
 * anything else and for days before 1900. A zone is left aside: Excel shows
 * the time as written.
 */
export function isoSerial(text: string): number | null {
  const match =
    /^(?:(\d{4})-(\d\d)-(\d\d))?(?:(?:T|^)(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?(?:Z|[+-]\d\d:\d\d)?)?$/.exec(
      text,
    );
  if (match === null || text === "") return null;
  const [, year, month, day, hour = "0", minute = "0", second = "0"] = match;
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) >= 60)
    return null;
  const time =
    (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) / 86_400;
  if (year === undefined) return match[4] === undefined ? null : time;
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const date = new Date(at);
  // The 31st of a short month moves on, and Date.UTC takes the years 0–99 for 1900–1999.
  if (date.toISOString().slice(0, 10) !== `${year}-${month ?? ""}-${day ?? ""}`)
    return null;
  const days = Math.round((at - EPOCH_MS) / DAY_MS);
  const serial = days < FIRST_RIGHT_SERIAL ? days - 1 : days;
  return serial < 1 ? null : serial + time;
}
