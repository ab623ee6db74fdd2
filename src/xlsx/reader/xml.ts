import { characterData } from "./characters";
import type { XlsxReadError } from "./error";
import type { ReadSession } from "./limits";

/** SpreadsheetML's namespace, transitional and strict; none at all is let pass. */
const SPREADSHEET: ReadonlySet<string> = new Set([
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  "http://purl.oclc.org/ooxml/spreadsheetml/main",
  "",
]);

const DEEPEST = 256;
const MOST_ATTRIBUTES = 128;
const MOST_PREFIXES = 256;
/** Tags between two looks at the clock. */
const CLOCK_EVERY = 1024;

const OPEN = 1;
const CLOSE = 2;
const TEXT = 3;
const END = 4;
type Token = typeof OPEN | typeof CLOSE | typeof TEXT | typeof END;

/**
 * Reads one XML part from front to back, whatever form it is written in:
 * prefixes, either quote, CDATA, comments. Elements are visited by local name;
 * those of other namespaces are passed over with all they hold, unless `any`.
 * Well-formedness is checked; document type declarations are refused, so that
 * no entity can expand. Everything wrong throws `XlsxReadError`
 * (`file-damaged`, `file-timeout`).
 *
 *     const name = xml.root();
 *     xml.children((local) => { if (local === "v") value = xml.text(); });
 *     xml.finish();
 */
export class XmlReader {
  readonly #source: string;
  readonly #part: string;
  readonly #session: ReadSession;
  readonly #any: boolean;
  #at = 0;
  #tags = 0;
  #rooted = false;
  /** An empty-element tag was read whose end is still to be told. */
  #ending = false;
  #raw = "";
  #cdata = false;
  readonly #names: string[] = [];
  readonly #scopes: ReadonlyMap<string, string>[] = [];
  #scope: ReadonlyMap<string, string> = new Map();
  #attributeNames: string[] = [];
  #attributeValues: string[] = [];

  constructor(
    source: string,
    part: string,
    session: ReadSession,
    namespaces: "spreadsheet" | "any",
  ) {
    this.#source = source;
    this.#part = part;
    this.#session = session;
    this.#any = namespaces === "any";
  }

  /** Goes into the root element: its local name, or `""` where it is of another namespace. */
  root(): string {
    if (this.#next() !== OPEN) throw this.#malformed("no root element");
    return this.#accepted() ?? "";
  }

  /**
   * Visits the child elements of the element that was entered last. The visitor
   * may read the child by `attribute`, `children` or `text`; what it leaves is
   * passed over.
   */
  children(visit: (local: string) => void): void {
    const depth = this.#names.length;
    for (;;) {
      const token = this.#next();
      if (token === CLOSE && this.#names.length < depth) return;
      if (token !== OPEN) continue;
      const local = this.#accepted();
      if (local !== null) visit(local);
      while (this.#names.length > depth) this.#next();
    }
  }

  /** The element's own text; that of its children is left out. */
  text(): string {
    const depth = this.#names.length;
    let text = "";
    for (;;) {
      const token = this.#next();
      if (token === CLOSE && this.#names.length < depth) return text;
      if (token === TEXT && this.#names.length === depth) {
        text += this.#cdata ? this.#raw : this.#decode(this.#raw);
      }
    }
  }

  /** An attribute without a prefix of the element that was entered last; before its content is read. */
  attribute(name: string): string | undefined {
    const at = this.#attributeNames.indexOf(name);
    return at < 0 ? undefined : this.#attributeValue(at);
  }

  /** The attribute `id` of the relationships' namespace, transitional or strict. */
  relationshipId(): string | undefined {
    const at = this.#attributeNames.findIndex((name) => {
      const colon = name.indexOf(":");
      if (colon < 0 || name.slice(colon + 1) !== "id") return false;
      return (
        this.#scope.get(name.slice(0, colon))?.endsWith("/relationships") ??
        false
      );
    });
    return at < 0 ? undefined : this.#attributeValue(at);
  }

  /** Checks what stands after the root element. */
  finish(): void {
    while (this.#next() !== END);
  }

  #accepted(): string | null {
    const name = this.#names[this.#names.length - 1] ?? "";
    const colon = name.indexOf(":");
    const uri =
      this.#scope.get(colon < 0 ? "" : name.slice(0, colon)) ??
      (colon < 0 ? "" : "?");
    if (!this.#any && !SPREADSHEET.has(uri)) return null;
    return colon < 0 ? name : name.slice(colon + 1);
  }

  #attributeValue(at: number): string {
    const raw = this.#attributeValues[at] ?? "";
    return this.#decode(
      /[\t\n\r]/.test(raw) ? raw.replace(/\r\n|[\t\n\r]/g, " ") : raw,
    );
  }

  #decode(raw: string): string {
    try {
      return characterData(raw);
    } catch (error) {
      throw this.#malformed(String(error));
    }
  }

  #next(): Token {
    for (;;) {
      if (this.#ending) {
        this.#ending = false;
        return this.#leave();
      }
      if (this.#at >= this.#source.length) {
        if (this.#names.length > 0 || !this.#rooted)
          throw this.#malformed("ends early");
        return END;
      }
      const token =
        this.#source.charCodeAt(this.#at) === 0x3c
          ? this.#markup()
          : this.#textRun();
      if (token !== null) return token;
    }
  }

  #textRun(): Token | null {
    const start = this.#at;
    const end = this.#source.indexOf("<", start);
    this.#at = end < 0 ? this.#source.length : end;
    this.#raw = this.#source.slice(start, this.#at);
    this.#cdata = false;
    if (this.#names.length > 0) return TEXT;
    if (this.#raw.trim() !== "")
      throw this.#malformed("text outside the root element");
    return null;
  }

  #markup(): Token | null {
    switch (this.#source.charCodeAt(this.#at + 1)) {
      case 0x2f:
        return this.#closeTag();
      case 0x3f:
        this.#at = this.#past("?>", this.#at + 2);
        return null;
      case 0x21:
        return this.#declaration();
      default:
        return this.#openTag();
    }
  }

  #declaration(): Token | null {
    if (this.#source.startsWith("<!--", this.#at)) {
      this.#at = this.#past("-->", this.#at + 4);
      return null;
    }
    if (!this.#source.startsWith("<![CDATA[", this.#at)) {
      throw this.#malformed("a document type or entity declaration");
    }
    if (this.#names.length === 0)
      throw this.#malformed("CDATA outside the root element");
    const start = this.#at + 9;
    this.#at = this.#past("]]>", start);
    this.#raw = this.#source.slice(start, this.#at - 3);
    this.#cdata = true;
    return TEXT;
  }

  #past(mark: string, from: number): number {
    const at = this.#source.indexOf(mark, from);
    if (at < 0) throw this.#malformed(`no ${mark}`);
    return at + mark.length;
  }

  #closeTag(): Token {
    const end = this.#past(">", this.#at + 2);
    const name = this.#source.slice(this.#at + 2, end - 1).trimEnd();
    if (name !== this.#names[this.#names.length - 1])
      throw this.#malformed(`</${name.slice(0, 50)}> does not match`);
    this.#at = end;
    return this.#leave();
  }

  #leave(): Token {
    this.#names.pop();
    this.#scope = this.#scopes.pop() ?? this.#scope;
    return CLOSE;
  }

  #openTag(): Token {
    if (++this.#tags % CLOCK_EVERY === 0) this.#session.checkTime(this.#part);
    if (this.#names.length === 0 && this.#rooted)
      throw this.#malformed("a second root element");
    if (this.#names.length >= DEEPEST)
      throw this.#malformed("nested too deeply");
    this.#at += 1;
    const name = this.#name();
    this.#attributeNames = [];
    this.#attributeValues = [];
    while (this.#readAttribute());
    this.#rooted = true;
    this.#names.push(name);
    this.#scopes.push(this.#scope);
    if (this.#attributeNames.some((key) => key.startsWith("xmlns")))
      this.#declareNamespaces();
    return OPEN;
  }

  /** Reads an attribute, or the tag's end. */
  #readAttribute(): boolean {
    const before = this.#at;
    let code = this.#skipSpace();
    if (code === 0x3e) {
      this.#at += 1;
      return false;
    }
    if (code === 0x2f && this.#source.charCodeAt(this.#at + 1) === 0x3e) {
      this.#at += 2;
      this.#ending = true;
      return false;
    }
    if (this.#at === before)
      throw this.#malformed("attributes that run together");
    const name = this.#name();
    if (this.#skipSpace() !== 0x3d)
      throw this.#malformed("an attribute without a value");
    this.#at += 1;
    code = this.#skipSpace();
    if (code !== 0x22 && code !== 0x27)
      throw this.#malformed("an attribute without quotes");
    const start = this.#at + 1;
    this.#at = this.#past(code === 0x22 ? '"' : "'", start);
    const value = this.#source.slice(start, this.#at - 1);
    if (value.includes("<")) throw this.#malformed("< in an attribute");
    if (this.#attributeNames.includes(name))
      throw this.#malformed(`two attributes ${name.slice(0, 50)}`);
    if (this.#attributeNames.length >= MOST_ATTRIBUTES)
      throw this.#malformed("too many attributes");
    this.#attributeNames.push(name);
    this.#attributeValues.push(value);
    return true;
  }

  #declareNamespaces(): void {
    const scope = new Map(this.#scope);
    this.#attributeNames.forEach((name, at) => {
      if (name === "xmlns") scope.set("", this.#attributeValue(at));
      else if (name.startsWith("xmlns:"))
        scope.set(name.slice(6), this.#attributeValue(at));
    });
    if (scope.size > MOST_PREFIXES) throw this.#malformed("too many prefixes");
    this.#scope = scope;
  }

  #skipSpace(): number {
    let code = this.#source.charCodeAt(this.#at);
    while (isSpace(code)) code = this.#source.charCodeAt(++this.#at);
    return code;
  }

  #name(): string {
    const start = this.#at;
    let at = start;
    while (isNameCode(this.#source.charCodeAt(at))) at++;
    if (at === start) throw this.#malformed("a name is missing");
    this.#at = at;
    return this.#source.slice(start, at);
  }

  #malformed(reason: string): XlsxReadError {
    return this.#session.damaged(
      this.#part,
      `malformed XML at ${this.#at}: ${reason}`,
    );
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** Letters, digits, `-`, `.`, `:`, `_` and whatever is not ASCII; `NaN` at the text's end is none. */
function isNameCode(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x2d && code <= 0x3a && code !== 0x2f) ||
    code === 0x5f ||
    code >= 0x80
  );
}
