import { SaxesParser } from "saxes";
import { NAMESPACES } from "./schema";
import type { ElementName } from "./schema";

/** An element of a manifest with the line on which it begins. */
export interface ManifestElement {
  /** With the prefix of its namespace as the rules write it; `app:?` where the namespace is none of a manifest's. */
  readonly name: ElementName;
  readonly line: number;
  /** By local name; `xsi:type` under `xsi:type`. Namespace declarations are left out. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly ManifestElement[];
  /** Its own text, trimmed. */
  readonly text: string;
}

/** What is wrong with a manifest, and the line of the element that it is about. */
export interface ManifestProblem {
  readonly line: number;
  readonly text: string;
}

interface OpenElement extends ManifestElement {
  readonly children: ManifestElement[];
  text: string;
}

const SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

/** Reads a manifest's elements; throws an error with the line where the text is not well-formed XML. */
export function parseManifest(xml: string): ManifestElement {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: OpenElement[] = [];
  const roots: ManifestElement[] = [];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("doctype", () => {
    throw new Error(`${parser.line}: a manifest has no DOCTYPE`);
  });
  parser.on("opentag", (tag) => {
    const prefix = NAMESPACES.get(tag.uri) ?? null;
    const attributes = new Map<string, string>();
    for (const attribute of Object.values(tag.attributes)) {
      if (attribute.prefix === "xmlns" || attribute.name === "xmlns") continue;
      const key =
        attribute.uri === SCHEMA_INSTANCE
          ? `xsi:${attribute.local}`
          : attribute.name;
      attributes.set(key, attribute.value);
    }
    const element: OpenElement = {
      name:
        prefix === null
          ? `app:?${tag.name}`
          : `${prefix as "app" | "ov" | "bt"}:${tag.local}`,
      line: parser.line,
      attributes,
      children: [],
      text: "",
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on("closetag", () => {
    const element = open.pop();
    if (element === undefined) return;
    element.text = element.text.trim();
    if (open.length === 0) roots.push(element);
  });
  parser.write(xml).close();
  const [root] = roots;
  if (root === undefined) throw new Error("1: there is no element");
  return root;
}

/** An element and everything below it, in document order. */
export function* walk(
  element: ManifestElement,
): Generator<ManifestElement, void> {
  yield element;
  for (const child of element.children) yield* walk(child);
}

/** The first child of a name; `undefined` where there is none. */
export function childOf(
  element: ManifestElement | undefined,
  name: ElementName,
): ManifestElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** A name without the prefix of its namespace, as messages show it. */
export function bare(name: ElementName): string {
  return name.slice(name.indexOf(":") + 1);
}

export function shown({ name }: ManifestElement): string {
  return bare(name);
}
