import { SaxesParser } from "saxes";

import { decodePart } from "../../xlsx/reader/encoding";
import { DocumentReadError } from "./document-error";
import type { DocumentLimits } from "./limits";

/** An element with what the reader needs of it; text is kept in text elements only. */
export interface XmlElement {
  /**
   * The local name alone for WordprocessingML of either edition, `mc:…` for
   * markup compatibility, `m:…` for formulas, `v:…` for VML, `?:…` for all
   * else, whatever the prefixes in the file are.
   */
  readonly name: string;
  /** By local name: WordprocessingML's own, those without a prefix, and `xml:space`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text of `t` and `m:t`; empty for all others. */
  readonly text: string;
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
  /** The namespaces that held before this element, where it declared some. */
  readonly outer: ReadonlyMap<string, string> | null;
}

/** Short prefix by namespace; the strict edition has its own names for the same. */
const NAMESPACES: ReadonlyMap<string, string> = new Map([
  ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", ""],
  ["http://purl.oclc.org/ooxml/wordprocessingml/main", ""],
  ["http://schemas.openxmlformats.org/markup-compatibility/2006", "mc:"],
  ["http://schemas.openxmlformats.org/officeDocument/2006/math", "m:"],
  ["http://purl.oclc.org/ooxml/officeDocument/math", "m:"],
  ["urn:schemas-microsoft-com:vml", "v:"],
]);

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/**
 * Parses one part of a package into elements with resolved namespaces. Throws
 * a DocumentReadError: `file-damaged` for XML that is not well-formed, in an
 * unknown encoding, or with a DOCTYPE (Office writes none; entities are how
 * small files become large), `file-too-large` beyond the limits.
 */
export function parseXml(
  bytes: Uint8Array,
  place: { readonly file: string; readonly part: string },
  limits: DocumentLimits,
): XmlElement {
  const fail = (code: "file-damaged" | "file-too-large") =>
    new DocumentReadError(code, place.file, place.part);
  let text: string;
  try {
    text = decodePart(bytes);
  } catch {
    throw fail("file-damaged");
  }
  const builder = new TreeBuilder(limits, () => fail("file-too-large"));
  const parser = new SaxesParser<{ position: false; xmlns: false }>({
    position: false,
    xmlns: false,
  });
  parser.on("doctype", () => {
    throw fail("file-damaged");
  });
  parser.on("error", () => {
    throw fail("file-damaged");
  });
  parser.on("opentag", (tag) => {
    builder.open(tag.name, tag.attributes);
  });
  parser.on("closetag", () => {
    builder.close();
  });
  parser.on("text", (run) => {
    builder.text(run);
  });
  parser.on("cdata", (run) => {
    builder.text(run);
  });
  parser.write(text).close();
  if (!builder.root) throw fail("file-damaged");
  return builder.root;
}

/** The first child with the name. */
export function child(
  element: XmlElement | undefined,
  name: string,
): XmlElement | undefined {
  return element?.children.find((one) => one.name === name);
}

/** The `val` of the first child with the name; `undefined` where child or value is missing. */
export function childValue(
  element: XmlElement | undefined,
  name: string,
): string | undefined {
  return child(element, name)?.attributes.get("val");
}

/** The first child's `val` as a whole number; `undefined` where it is missing or is none. */
export function childNumber(
  element: XmlElement | undefined,
  name: string,
): number | undefined {
  return wholeNumber(childValue(element, name));
}

/** Reads a whole number of at most nine digits; `undefined` otherwise. */
export function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d{1,9}$/.test(text.trim())
    ? Number(text)
    : undefined;
}

/**
 * An on-off property (`<w:vanish/>`, `<w:vanish w:val="0"/>`); `undefined`
 * where the element says nothing about it.
 */
export function toggle(
  element: XmlElement | undefined,
  name: string,
): boolean | undefined {
  const property = child(element, name);
  if (!property) return undefined;
  const value = property.attributes.get("val");
  return value !== "0" && value !== "false" && value !== "off";
}

/** Makes the tree from a parser's events and resolves the namespaces on the way. */
class TreeBuilder {
  root: XmlElement | null = null;
  private readonly path: OpenElement[] = [];
  private namespaces: ReadonlyMap<string, string> = new Map([["xml", "xml:"]]);
  private count = 0;

  constructor(
    private readonly limits: DocumentLimits,
    private readonly tooLarge: () => Error,
  ) {}

  open(rawName: string, rawAttributes: Readonly<Record<string, string>>): void {
    this.count += 1;
    if (this.count > this.limits.elements) throw this.tooLarge();
    if (this.path.length >= this.limits.depth) throw this.tooLarge();
    const outer = this.declare(rawAttributes);
    const colon = rawName.indexOf(":");
    const prefix =
      this.namespaces.get(colon < 0 ? "" : rawName.slice(0, colon)) ?? "?:";
    const element: OpenElement = {
      name: prefix + rawName.slice(colon + 1),
      attributes: this.attributes(rawAttributes),
      children: [],
      text: "",
      outer,
    };
    this.path.at(-1)?.children.push(element);
    this.path.push(element);
    this.root ??= element;
  }

  close(): void {
    const element = this.path.pop();
    if (element?.outer) this.namespaces = element.outer;
  }

  text(text: string): void {
    const element = this.path.at(-1);
    if (element && (element.name === "t" || element.name === "m:t"))
      element.text += text;
  }

  /** Takes over an element's namespace declarations; the bindings before it where it has some. */
  private declare(
    attributes: Readonly<Record<string, string>>,
  ): ReadonlyMap<string, string> | null {
    let inner: Map<string, string> | null = null;
    for (const name in attributes) {
      if (!name.startsWith("xmlns")) continue;
      if (name !== "xmlns" && name[5] !== ":") continue;
      inner ??= new Map(this.namespaces);
      inner.set(name.slice(6), NAMESPACES.get(attributes[name] ?? "") ?? "?:");
    }
    if (!inner) return null;
    const outer = this.namespaces;
    this.namespaces = inner;
    return outer;
  }

  private attributes(
    raw: Readonly<Record<string, string>>,
  ): ReadonlyMap<string, string> {
    let kept: Map<string, string> | null = null;
    for (const name in raw) {
      const value = raw[name];
      if (value === undefined || name.startsWith("xmlns")) continue;
      const colon = name.indexOf(":");
      const prefix = colon < 0 ? "" : this.namespaces.get(name.slice(0, colon));
      if (prefix !== "" && prefix !== "xml:") continue;
      kept ??= new Map();
      kept.set(prefix + name.slice(colon + 1), value);
    }
    return kept ?? NO_ATTRIBUTES;
  }
}
