import { SaxesParser } from "saxes";

/** An element of a part. Names are without prefixes. */
export interface Element {
  readonly name: string;
  /** By local name; an attribute of the relationships namespace by `r:` and its local name. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  /** Its own text, that of its children not included. */
  readonly text: string;
}

interface Open {
  readonly name: string;
  readonly attributes: Map<string, string>;
  readonly children: Element[];
  text: string;
}

/** Parses a part strictly. Throws the parser's error for anything that is not well-formed XML. */
export function parseXml(xml: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const root: Open = {
    name: "",
    attributes: new Map(),
    children: [],
    text: "",
  };
  const open: Open[] = [root];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    const attributes = new Map<string, string>();
    for (const { local, uri, value } of Object.values(tag.attributes)) {
      attributes.set(
        uri.endsWith("/relationships") ? `r:${local}` : local,
        value,
      );
    }
    const element: Open = {
      name: tag.local,
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
    open.pop();
  });
  parser.write(xml).close();
  const element = root.children[0];
  if (element === undefined) throw new Error("no element");
  return element;
}

/** The first child of a name. */
export function child(
  element: Element | undefined,
  name: string,
): Element | undefined {
  return element?.children.find((candidate) => candidate.name === name);
}

/** The children of a name. */
export function children(
  element: Element | undefined,
  name: string,
): readonly Element[] {
  return (element?.children ?? []).filter(
    (candidate) => candidate.name === name,
  );
}

/** All elements of a name, at any depth. */
export function* descendants(
  element: Element,
  name: string,
): Generator<Element> {
  for (const candidate of element.children) {
    if (candidate.name === name) yield candidate;
    yield* descendants(candidate, name);
  }
}

/** An attribute as a number; NaN where it is absent or no number. */
export function numberOf(element: Element, attribute: string): number {
  const value = element.attributes.get(attribute);
  return value === undefined ||
    !/^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(value)
    ? NaN
    : Number(value);
}
