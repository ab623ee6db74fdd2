import { characterData } from "../reader/characters";
import type { ReadSession } from "../reader/limits";

/** An element of a part's text, by its places in it. */
export interface MarkupElement {
  /** As it is written, with the prefix. */
  readonly name: string;
  /** The name without the prefix. */
  readonly local: string;
  /** The prefix with its colon; empty where there is none. */
  readonly prefix: string;
  readonly start: number;
  /** Behind the start tag. */
  readonly contentStart: number;
  /** Before the end tag; behind the start tag of an element written `<a/>`. */
  readonly contentEnd: number;
  /** Behind the end tag. */
  readonly end: number;
  /** Written `<a/>`. */
  readonly selfClosing: boolean;
}

/** An attribute: its value as a person would see it, and where it stands, quotes left out. */
export interface MarkupAttribute {
  readonly value: string;
  readonly valueStart: number;
  readonly valueEnd: number;
  /** Of the name's first character. */
  readonly start: number;
}

/** A piece of text to be put in place of another. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Tag {
  readonly kind: "open" | "close" | "empty";
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Tags between two looks at the clock. */
const CLOCK_EVERY = 4096;

/**
 * A part's XML as text in which elements have places, so that some can be
 * replaced and the rest stays character for character. It reads one level at a
 * time. Trouble throws `XlsxReadError` (`file-damaged`, `file-timeout`).
 */
export class Markup {
  #tags = 0;

  constructor(
    readonly text: string,
    private readonly part: string,
    private readonly session: ReadSession,
  ) {}

  /** The part's root element. */
  root(): MarkupElement {
    const tag = this.#tag(0);
    if (tag === null || tag.kind === "close")
      throw this.damaged("no root element");
    return this.#element(tag);
  }

  /** The child elements of an element, in order. */
  *children(parent: MarkupElement): Generator<MarkupElement> {
    let at = parent.contentStart;
    while (at < parent.contentEnd) {
      const tag = this.#tag(at);
      if (tag === null || tag.start >= parent.contentEnd) return;
      const element = this.#element(tag);
      yield element;
      at = element.end;
    }
  }

  /** The first child element with a local name. */
  child(parent: MarkupElement, local: string): MarkupElement | undefined {
    for (const element of this.children(parent))
      if (element.local === local) return element;
    return undefined;
  }

  /** The element's content as character data; that of its children is not told apart. */
  content(element: MarkupElement): string {
    const raw = this.text.slice(element.contentStart, element.contentEnd);
    const cdata = /^\s*<!\[CDATA\[([\s\S]*)\]\]>\s*$/.exec(raw);
    return cdata === null ? this.#decode(raw) : (cdata[1] ?? "");
  }

  /** An attribute by its name as it is written. */
  attribute(element: MarkupElement, name: string): MarkupAttribute | undefined {
    const { text } = this;
    let at = element.start + 1 + element.name.length;
    for (;;) {
      const equals = text.indexOf("=", at);
      if (equals < 0 || equals >= element.contentStart) return undefined;
      const valueStart = this.#quote(equals + 1) + 1;
      const valueEnd = text.indexOf(text.charAt(valueStart - 1), valueStart);
      if (valueEnd < 0) throw this.damaged("an attribute without an end");
      const written = text.slice(at, equals);
      if (written.trim() === name) {
        const start = at + written.length - written.trimStart().length;
        const value = this.#decode(text.slice(valueStart, valueEnd));
        return { value, valueStart, valueEnd, start };
      }
      at = valueEnd + 1;
    }
  }

  damaged(reason: string): Error {
    return this.session.damaged(this.part, reason);
  }

  #decode(raw: string): string {
    try {
      return characterData(raw);
    } catch (error) {
      throw this.damaged(String(error));
    }
  }

  #quote(from: number): number {
    let at = from;
    while (/\s/.test(this.text.charAt(at))) at += 1;
    const sign = this.text.charAt(at);
    if (sign !== '"' && sign !== "'")
      throw this.damaged("an attribute without quotes");
    return at;
  }

  #element(tag: Tag): MarkupElement {
    if (tag.kind === "close") throw this.damaged(`</${tag.name}> too many`);
    const colon = tag.name.indexOf(":");
    const close = tag.kind === "empty" ? tag : this.#closing(tag);
    return {
      name: tag.name,
      local: tag.name.slice(colon + 1),
      prefix: tag.name.slice(0, colon + 1),
      start: tag.start,
      contentStart: tag.end,
      contentEnd: tag.kind === "empty" ? tag.end : close.start,
      end: close.end,
      selfClosing: tag.kind === "empty",
    };
  }

  /** The end tag that belongs to a start tag. */
  #closing(open: Tag): Tag {
    let depth = 1;
    let at = open.end;
    for (;;) {
      const tag = this.#tag(at);
      if (tag === null) throw this.damaged(`<${open.name}> has no end`);
      if (tag.kind === "open") depth += 1;
      if (tag.kind === "close") depth -= 1;
      if (depth === 0) {
        if (tag.name !== open.name)
          throw this.damaged(`</${tag.name}> ends <${open.name}>`);
        return tag;
      }
      at = tag.end;
    }
  }

  /** The first tag that begins at or behind a place; comments, CDATA and instructions are passed over. */
  #tag(from: number): Tag | null {
    const { text } = this;
    let at = text.indexOf("<", from);
    while (at >= 0) {
      const sign = text.charAt(at + 1);
      if (sign !== "!" && sign !== "?") return this.#tagAt(at);
      const mark =
        sign === "?" ? "?>" : text.startsWith("<!--", at) ? "-->" : "]]>";
      if (sign === "!" && mark === "]]>" && !text.startsWith("<![CDATA[", at))
        throw this.damaged("a document type declaration");
      const end = text.indexOf(mark, at);
      if (end < 0) throw this.damaged(`no ${mark}`);
      at = text.indexOf("<", end + mark.length);
    }
    return null;
  }

  #tagAt(start: number): Tag {
    if (++this.#tags % CLOCK_EVERY === 0) this.session.checkTime(this.part);
    const { text } = this;
    const isClose = text.charAt(start + 1) === "/";
    const nameStart = isClose ? start + 2 : start + 1;
    let at = nameStart;
    let sign = text.charAt(at);
    while (sign !== "" && !/[\s/>]/.test(sign)) sign = text.charAt(++at);
    const name = text.slice(nameStart, at);
    while (sign !== ">") {
      if (sign === '"' || sign === "'") {
        at = text.indexOf(sign, at + 1);
        if (at < 0) throw this.damaged("an attribute without an end");
      } else if (sign === "" || sign === "<")
        throw this.damaged("a tag without an end");
      sign = text.charAt(++at);
    }
    const isEmpty = text.charAt(at - 1) === "/";
    const kind = isClose ? "close" : isEmpty ? "empty" : "open";
    return { kind, name, start, end: at + 1 };
  }
}

/** The text with pieces replaced; the pieces must not overlap. Of two insertions at one place the first stays first. */
export function spliced(text: string, splices: readonly Splice[]): string {
  const ordered = [...splices].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
  let result = "";
  let at = 0;
  for (const { start, end, text: piece } of ordered) {
    result += text.slice(at, start) + piece;
    at = end;
  }
  return result + text.slice(at);
}
