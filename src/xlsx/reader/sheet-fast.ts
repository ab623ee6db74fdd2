import { characterData, unescapeXstring } from "./characters";
import { decodeUtf8 } from "./encoding";
import {
  ATTRIBUTE,
  PlainScan,
  TAG_EMPTY,
  TAG_OPEN,
  UNUSUAL,
  ascii,
} from "./plain-scan";
import type { AttributeStep } from "./plain-scan";
import type { SheetBuilder } from "./sheet-cells";
import type { CellFactory } from "./values";

const SPACE = 0x20;
const LESS_THAN = 0x3c;
const GREATER_THAN = 0x3e;
const SLASH = 0x2f;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;
const LETTER_A = 0x41;
const LETTER_Z = 0x5a;
const [LOWER_C, LOWER_F, LOWER_I, LOWER_R, LOWER_S, LOWER_V] = [
  0x63, 0x66, 0x69, 0x72, 0x73, 0x76,
];

const ROW = ascii("<row");
const CELL_END = ascii("</c>");
const ROW_END = ascii("</row>");
const DATA_END = ascii("</sheetData>");
const VALUE_END = ascii("</v>");
const EMPTY_VALUE = ascii("<v/>");
const FORMULA_END = ascii("</f>");
const INLINE_HEADS = ["<is><t>", '<is><t xml:space="preserve">'].map(ascii);
const INLINE_END = ascii("</t></is>");

const TYPES = ["n", "str", "b", "e", "d", "inlineStr"].map((name) => ({
  name,
  bytes: ascii(name),
}));

/** Beyond every column's number. */
const LARGE = 100_000;

const POWERS = Array.from({ length: 16 }, (_, power) => 10 ** power);

/**
 * The fast path: reads a sheet's cells from its bytes in the form that nearly
 * every program writes.
 *
 * @returns false where the part is written in any other way; the builder is
 * then of no use, and the tolerant path reads the part, or says what is wrong.
 */
export function scanSheet(
  bytes: Uint8Array,
  factory: CellFactory,
  builder: SheetBuilder,
): boolean {
  const scan = PlainScan.of(bytes, "worksheet");
  const tag = scan?.seek("sheetData");
  if (!scan || (tag !== "open" && tag !== "empty")) return false;
  if (tag === "open" && !new RowScan(scan, factory, builder).rows())
    return false;
  // A second sheetData is for the tolerant path.
  return scan.seek("sheetData") === "close";
}

/** Reads rows from behind `<sheetData>` to behind its end tag. Methods return false on what is unusual. */
class RowScan {
  readonly #scan: PlainScan;
  readonly #bytes: Uint8Array;
  readonly #factory: CellFactory;
  readonly #builder: SheetBuilder;
  #row = 0;
  #column = 0;
  // Of the cell that is being read:
  #format = 0;
  #type = "n";
  #valueStart = -1;
  #valueEnd = -1;
  #formula: string | undefined;
  #inline: string | null = null;

  constructor(scan: PlainScan, factory: CellFactory, builder: SheetBuilder) {
    this.#scan = scan;
    this.#bytes = scan.bytes;
    this.#factory = factory;
    this.#builder = builder;
  }

  rows(): boolean {
    const scan = this.#scan;
    for (;;) {
      if (scan.skipSpace() !== LESS_THAN) return false;
      if (this.#bytes[scan.at + 1] !== LOWER_R) return this.#pass(DATA_END);
      if (!this.#pass(ROW)) return false;
      const step = this.#rowTag();
      if (step === UNUSUAL || (step === TAG_OPEN && !this.#cells()))
        return false;
    }
  }

  #rowTag(): AttributeStep {
    const scan = this.#scan;
    let row = -1;
    let hidden = false;
    for (;;) {
      const step = scan.attribute();
      if (step === UNUSUAL) return UNUSUAL;
      if (step !== ATTRIBUTE) {
        this.#row = row < 0 ? this.#row + 1 : row;
        this.#column = 0;
        this.#builder.row(this.#row);
        if (hidden) this.#builder.hide();
        return step;
      }
      if (scan.named("r")) {
        const twice = row >= 0;
        row = this.#integer(scan.valueStart, scan.valueEnd);
        if (twice || row < 0) return UNUSUAL;
      } else if (scan.named("hidden")) {
        const flag = this.#flag();
        if (flag === null) return UNUSUAL;
        hidden ||= flag;
      } else if (scan.named("ht")) {
        hidden ||= this.#decimal(scan.valueStart, scan.valueEnd) === 0;
      } else if (scan.declaresNamespace()) return UNUSUAL;
    }
  }

  #cells(): boolean {
    const scan = this.#scan;
    for (;;) {
      if (scan.skipSpace() !== LESS_THAN) return false;
      if (this.#bytes[scan.at + 1] !== LOWER_C) return this.#pass(ROW_END);
      scan.at += 2;
      const step = this.#cellTag();
      if (step === UNUSUAL) return false;
      this.#builder.checkColumn(this.#column);
      if (step === TAG_OPEN && !(this.#content() && this.#addCell()))
        return false;
    }
  }

  #cellTag(): AttributeStep {
    const scan = this.#scan;
    let column = 0;
    let format = -1;
    let typed = false;
    this.#type = "n";
    for (;;) {
      const step = scan.attribute();
      if (step !== ATTRIBUTE) {
        this.#column = column === 0 ? this.#column + 1 : column;
        this.#format = format < 0 ? 0 : format;
        return step;
      }
      // Each may stand once; the tolerant path refuses the second.
      if (scan.named("r")) {
        if (column !== 0) return UNUSUAL;
        column = this.#referredColumn();
        if (column === 0) return UNUSUAL;
      } else if (scan.named("t")) {
        if (typed || !this.#setType()) return UNUSUAL;
        typed = true;
      } else if (scan.named("s")) {
        if (format >= 0) return UNUSUAL;
        format = this.#integer(scan.valueStart, scan.valueEnd);
        if (format < 0) return UNUSUAL;
      } else if (scan.declaresNamespace()) return UNUSUAL;
    }
  }

  /** The column of a cell's own place; 0 where that is unusual, as in another row than the one around it. */
  #referredColumn(): number {
    let at = this.#scan.valueStart;
    let column = 0;
    let code = this.#bytes[at] ?? 0;
    while (code >= LETTER_A && code <= LETTER_Z && column < LARGE) {
      column = column * 26 + (code - LETTER_A + 1);
      code = this.#bytes[++at] ?? 0;
    }
    return this.#integer(at, this.#scan.valueEnd) === this.#row ? column : 0;
  }

  #setType(): boolean {
    const { bytes, valueStart, valueEnd } = this.#scan;
    const length = valueEnd - valueStart;
    if (length === 1 && bytes[valueStart] === LOWER_S) {
      this.#type = "s";
      return true;
    }
    const type = TYPES.find(
      (one) =>
        one.bytes.length === length && this.#scan.has(one.bytes, valueStart),
    );
    if (type === undefined) return false;
    this.#type = type.name;
    return true;
  }

  /** Reads what stands in a cell, and the cell's end tag. */
  #content(): boolean {
    const scan = this.#scan;
    this.#valueStart = -1;
    this.#formula = undefined;
    this.#inline = null;
    for (;;) {
      if (scan.skipSpace() !== LESS_THAN) return false;
      const code = this.#bytes[scan.at + 1];
      if (code === SLASH) return this.#pass(CELL_END);
      const understood =
        (code === LOWER_V && this.#value()) ||
        (code === LOWER_F && this.#readFormula()) ||
        (code === LOWER_I && this.#readInline());
      if (!understood) return false;
    }
  }

  #value(): boolean {
    if (this.#valueStart >= 0) return false;
    const scan = this.#scan;
    if (this.#bytes[scan.at + 2] !== GREATER_THAN) {
      this.#valueStart = this.#valueEnd = scan.at;
      return this.#pass(EMPTY_VALUE);
    }
    this.#valueStart = scan.at += 3;
    this.#valueEnd = scan.nextMarkup();
    return this.#pass(VALUE_END);
  }

  #readFormula(): boolean {
    if (this.#formula !== undefined) return false;
    const scan = this.#scan;
    const after = this.#bytes[scan.at + 2];
    if (after !== GREATER_THAN && after !== SPACE && after !== SLASH)
      return false;
    scan.at += 2;
    let step = scan.attribute();
    while (step === ATTRIBUTE)
      step = scan.declaresNamespace() ? UNUSUAL : scan.attribute();
    if (step === TAG_EMPTY) {
      this.#formula = "";
      return true;
    }
    const start = scan.at;
    const text =
      step === TAG_OPEN ? this.#text(start, scan.nextMarkup()) : null;
    if (text === null) return false;
    this.#formula = unescapeXstring(text);
    return this.#pass(FORMULA_END);
  }

  #readInline(): boolean {
    if (this.#inline !== null) return false;
    const scan = this.#scan;
    const head = INLINE_HEADS.find((bytes) => scan.has(bytes, scan.at));
    if (head === undefined) return false;
    scan.at += head.length;
    const text = this.#text(scan.at, scan.nextMarkup());
    if (text === null) return false;
    this.#inline = unescapeXstring(text);
    return this.#pass(INLINE_END);
  }

  #addCell(): boolean {
    const factory = this.#factory;
    const start = this.#valueStart;
    const end = this.#valueEnd;
    if (this.#inline === null && start >= 0 && end > start) {
      if (this.#type === "s") {
        const index = this.#integer(start, end);
        if (index < 0) return false;
        const cell = factory.shared(index, this.#formula);
        if (cell !== undefined) this.#builder.add(this.#column, cell);
        return true;
      }
      const number =
        this.#type === "n" ? this.#decimal(start, end) : Number.NaN;
      if (!Number.isNaN(number)) {
        this.#builder.add(
          this.#column,
          factory.number(number, this.#format, this.#formula),
        );
        return true;
      }
    }
    const raw = start < 0 ? null : this.#text(start, end);
    if (raw === null && start >= 0) return false;
    const cell = factory.cell(
      this.#type,
      raw,
      this.#inline,
      this.#format,
      this.#formula,
    );
    if (cell !== undefined) this.#builder.add(this.#column, cell);
    return true;
  }

  #pass(wanted: Uint8Array): boolean {
    const scan = this.#scan;
    if (!scan.has(wanted, scan.at)) return false;
    scan.at += wanted.length;
    return true;
  }

  #text(from: number, to: number): string | null {
    try {
      return characterData(decodeUtf8(this.#bytes, from, to));
    } catch {
      return null; // The tolerant path comes upon the same and says where.
    }
  }

  #flag(): boolean | null {
    const { bytes, valueStart, valueEnd } = this.#scan;
    if (valueEnd - valueStart !== 1) return null;
    const code = bytes[valueStart];
    return code === DIGIT_0 ? false : code === DIGIT_0 + 1 ? true : null;
  }

  /** Up to nine digits, else -1. */
  #integer(from: number, to: number): number {
    if (to <= from || to - from > 9) return -1;
    let value = 0;
    for (let at = from; at < to; at++) {
      const code = this.#bytes[at] ?? 0;
      if (code < DIGIT_0 || code > DIGIT_9) return -1;
      value = value * 10 + code - DIGIT_0;
    }
    return value;
  }

  /**
   * A number of at most 15 digits, whose double is exact by one division;
   * `NaN` for any other form, which `CellFactory` reads.
   */
  #decimal(from: number, to: number): number {
    let at = from;
    const negative = this.#bytes[at] === 0x2d;
    if (negative) at += 1;
    let mantissa = 0;
    let digits = 0;
    let point = -1;
    for (; at < to; at++) {
      const code = this.#bytes[at] ?? 0;
      if (code === 0x2e && point < 0) point = digits;
      else if (code >= DIGIT_0 && code <= DIGIT_9) {
        mantissa = mantissa * 10 + code - DIGIT_0;
        digits += 1;
      } else return Number.NaN;
    }
    if (digits === 0 || digits > 15) return Number.NaN;
    const value =
      point < 0 ? mantissa : mantissa / (POWERS[digits - point] ?? 1);
    return negative ? -value : value;
  }
}
