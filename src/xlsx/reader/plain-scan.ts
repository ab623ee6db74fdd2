import { encodingOf } from "./encoding";

const LESS_THAN = 0x3c;
const GREATER_THAN = 0x3e;
const SLASH = 0x2f;
const QUOTE = 0x22;
const EQUALS = 0x3d;
const COLON = 0x3a;
const QUESTION = 0x3f;

const DEEPEST = 256;

/** What `attribute` came upon. */
export const ATTRIBUTE = 1;
export const TAG_OPEN = 2;
export const TAG_EMPTY = 3;
export const UNUSUAL = 0;
export type AttributeStep =
  typeof ATTRIBUTE | typeof TAG_OPEN | typeof TAG_EMPTY | typeof UNUSUAL;

/** What `tag` read. */
export type Tag = "open" | "empty" | "close" | "unusual";

/** 1 for white space, 2 for what a name may hold. */
const CLASSES = classes();

function classes(): Uint8Array {
  const table = new Uint8Array(256);
  for (const code of [0x20, 0x09, 0x0a, 0x0d]) table[code] = 1;
  for (let code = 0x2d; code <= 0x7a; code++) {
    const punctuation =
      code === SLASH ||
      (code >= 0x3b && code <= 0x40) ||
      (code >= 0x5b && code <= 0x60);
    if (!punctuation || code === 0x5f) table[code] = 2;
  }
  return table.fill(2, 0x80);
}

/** The bytes of an ASCII text. */
export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

const XMLNS = ascii("xmlns");
const NAMESPACES = [
  ascii("http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
  ascii("http://purl.oclc.org/ooxml/spreadsheetml/main"),
];

/**
 * A cursor over the bytes of a SpreadsheetML part in the form that nearly every
 * program writes: UTF-8, no prefix, double quotes, no CDATA, comments or
 * processing instructions. Whatever else it meets is "unusual", the caller then
 * starts again on the tolerant path; it never throws and never skips what it
 * does not understand.
 */
export class PlainScan {
  readonly bytes: Uint8Array;
  /** The next byte to read. */
  at = 0;
  /** Where the name of the last tag or attribute stands. */
  nameStart = 0;
  nameEnd = 0;
  /** Where the value of the last attribute stands, without quotes. */
  valueStart = 0;
  valueEnd = 0;

  readonly #rootName: string;

  private constructor(bytes: Uint8Array, from: number, rootName: string) {
    this.bytes = bytes;
    this.at = from;
    this.#rootName = rootName;
  }

  /** A cursor behind the part's root tag; `null` where prolog or root tag are unusual. */
  static of(bytes: Uint8Array, root: string): PlainScan | null {
    const encoding = encodingOf(bytes);
    if (!("utf8From" in encoding)) return null;
    const scan = new PlainScan(bytes, encoding.utf8From, root);
    return scan.#prolog() && scan.#root() ? scan : null;
  }

  /** Goes to the next `<`, or to the end. */
  nextMarkup(): number {
    const { bytes } = this;
    const end = bytes.length;
    let at = this.at;
    while (at < end && bytes[at] !== LESS_THAN) at++;
    return (this.at = at);
  }

  /** Goes over white space; the byte that follows it. */
  skipSpace(): number | undefined {
    let code = this.bytes[this.at];
    while (code !== undefined && CLASSES[code] === 1)
      code = this.bytes[++this.at];
    return code;
  }

  /** Whether these bytes stand at a place. */
  has(wanted: Uint8Array, at: number): boolean {
    for (let i = 0; i < wanted.length; i++)
      if (this.bytes[at + i] !== wanted[i]) return false;
    return true;
  }

  /** Whether the last tag or attribute has this ASCII name. */
  named(name: string): boolean {
    if (this.nameEnd - this.nameStart !== name.length) return false;
    for (let i = 0; i < name.length; i++) {
      if (this.bytes[this.nameStart + i] !== name.charCodeAt(i)) return false;
    }
    return true;
  }

  /** Reads a tag and passes over its attributes. */
  tag(): Tag {
    if (this.bytes[this.at] !== LESS_THAN) return "unusual";
    const closes = this.bytes[this.at + 1] === SLASH;
    this.at += closes ? 2 : 1;
    if (!this.#name()) return "unusual";
    if (closes) {
      if (this.skipSpace() !== GREATER_THAN) return "unusual";
      this.at += 1;
      return "close";
    }
    const start = this.nameStart;
    const end = this.nameEnd;
    let step = this.attribute();
    while (step === ATTRIBUTE) {
      // Another default namespace: the names below mean something else.
      step = this.named("xmlns") ? UNUSUAL : this.attribute();
    }
    this.nameStart = start;
    this.nameEnd = end;
    if (step === UNUSUAL) return "unusual";
    return step === TAG_OPEN ? "open" : "empty";
  }

  /** Goes to the next attribute of the tag that the cursor is in, or behind the tag. */
  attribute(): AttributeStep {
    const { bytes } = this;
    let at = this.at;
    let code = bytes[at] ?? 0;
    const before = at;
    while (CLASSES[code] === 1) code = bytes[++at] ?? 0;
    if (code === GREATER_THAN) {
      this.at = at + 1;
      return TAG_OPEN;
    }
    if (code === SLASH) {
      this.at = at + 2;
      return bytes[at + 1] === GREATER_THAN ? TAG_EMPTY : UNUSUAL;
    }
    if (at === before) return UNUSUAL;
    this.nameStart = at;
    while (CLASSES[code] === 2) code = bytes[++at] ?? 0;
    if (at === this.nameStart || code !== EQUALS || bytes[at + 1] !== QUOTE)
      return UNUSUAL;
    this.nameEnd = at;
    at += 2;
    this.valueStart = at;
    const end = bytes.length;
    while (at < end && bytes[at] !== QUOTE)
      if (bytes[at++] === LESS_THAN) return UNUSUAL;
    this.valueEnd = at;
    this.at = at + 1;
    return at < end ? ATTRIBUTE : UNUSUAL;
  }

  /** Whether the last attribute declares a namespace. */
  declaresNamespace(): boolean {
    return (
      this.nameEnd - this.nameStart >= XMLNS.length &&
      this.has(XMLNS, this.nameStart)
    );
  }

  /** Goes over what the element holds whose start tag was the last tag, behind its end tag; false where something is unusual. */
  skipContent(): boolean {
    const open = [this.nameStart, this.nameEnd];
    while (open.length > 0) {
      this.nextMarkup();
      const tag = this.tag();
      if (tag === "unusual") return false;
      if (tag === "open") {
        open.push(this.nameStart, this.nameEnd);
        if (open.length > 2 * DEEPEST) return false;
      } else if (tag === "close") {
        const end = open.pop() ?? 0;
        if (!this.#sameName(open.pop() ?? 0, end)) return false;
      }
    }
    return true;
  }

  /**
   * Goes over the root's children to the tag of the one named so; `close` where
   * there is none and the part ends as it should.
   */
  seek(name: string): Tag {
    for (;;) {
      this.nextMarkup();
      const tag = this.tag();
      if (tag === "unusual") return tag;
      if (tag === "close") return this.closesPart() ? tag : "unusual";
      if (this.bytes.subarray(this.nameStart, this.nameEnd).includes(COLON))
        return "unusual";
      if (this.named(name)) return tag;
      if (tag === "open" && !this.skipContent()) return "unusual";
    }
  }

  /** Whether the last tag, an end tag, ends the root element and nothing but white space is left. */
  closesPart(): boolean {
    return this.named(this.#rootName) && this.skipSpace() === undefined;
  }

  #prolog(): boolean {
    this.skipSpace();
    if (this.bytes[this.at + 1] !== QUESTION) return true;
    const end = this.bytes.indexOf(GREATER_THAN, this.at);
    if (end < 0 || this.bytes[end - 1] !== QUESTION) return false;
    this.at = end + 1;
    this.skipSpace();
    return true;
  }

  #root(): boolean {
    if (this.bytes[this.at] !== LESS_THAN) return false;
    this.at += 1;
    if (!this.#name() || !this.named(this.#rootName)) return false;
    let known = false;
    for (;;) {
      const step = this.attribute();
      if (step === TAG_OPEN) return known;
      if (step !== ATTRIBUTE) return false;
      if (this.named("xmlns"))
        known = NAMESPACES.some(
          (uri) =>
            uri.length === this.valueEnd - this.valueStart &&
            this.has(uri, this.valueStart),
        );
    }
  }

  #name(): boolean {
    let at = this.at;
    while (CLASSES[this.bytes[at] ?? 0] === 2) at++;
    this.nameStart = this.at;
    this.nameEnd = at;
    this.at = at;
    return at > this.nameStart;
  }

  #sameName(start: number, end: number): boolean {
    const length = end - start;
    if (length !== this.nameEnd - this.nameStart) return false;
    for (let i = 0; i < length; i++) {
      if (this.bytes[start + i] !== this.bytes[this.nameStart + i])
        return false;
    }
    return true;
  }
}
