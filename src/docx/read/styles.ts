import { child, childNumber, childValue, toggle } from "./xml";
import type { XmlElement } from "./xml";

/** What a paragraph gets from its style and the styles it is based on. */
export interface ParagraphStyle {
  /** The style and those it is based on, itself first. */
  readonly chain: readonly string[];
  /** Heading level from 1; `null` for body text. */
  readonly heading: number | null;
  /** Number of the list; `"0"` takes numbering away, `null` says nothing. */
  readonly numId: string | null;
  /** Level within the list from 0; `null` where no style says. */
  readonly level: number | null;
  readonly hidden: boolean;
  /** A line of a table of contents. */
  readonly contents: boolean;
}

/** The styles of a document; every question about a missing style has the answer of plain text. */
export interface StyleSheet {
  /** The style with the id, or the default one for `undefined`. */
  paragraph(id: string | undefined): ParagraphStyle;
  /** Does the character style hide its text? */
  hidesText(characterStyle: string | undefined): boolean;
  /** The list that a numbering style stands for. */
  numberingStyle(id: string): string | undefined;
}

interface Style {
  readonly id: string;
  readonly name: string;
  readonly basedOn: string | undefined;
  readonly outline: number | undefined;
  readonly numId: string | undefined;
  readonly level: number | undefined;
  readonly hidden: boolean | undefined;
}

/** Word has at most a dozen; a chain that is longer runs in a circle. */
const LONGEST_CHAIN = 50;
const HEADING_NAME = /^(?:heading|标题|標題) ?([1-9])$/;
/** As unions name their own: 一级标题. */
const OWN_HEADING_NAME = /^([一二三四五六七八九])级标题$/;
const CONTENTS_NAME = /^(?:toc|目录) ?(?:[1-9]|heading|标题)$/;

/** Reads styles.xml; `null` for a document without it. */
export function readStyles(root: XmlElement | null): StyleSheet {
  const styles = new Map<string, Style>();
  let defaultId: string | undefined;
  for (const element of root?.children ?? []) {
    const id = element.attributes.get("styleId");
    if (element.name !== "style" || id === undefined) continue;
    styles.set(id, readStyle(id, element));
    const isDefault = element.attributes.get("default");
    if (
      element.attributes.get("type") === "paragraph" &&
      isDefault &&
      isDefault !== "0"
    ) {
      if (isDefault !== "false") defaultId = id;
    }
  }
  const known = new Map<string | undefined, ParagraphStyle>();
  return {
    paragraph(id) {
      let style = known.get(id);
      if (!style) {
        style = paragraphStyle(styles, id ?? defaultId);
        known.set(id, style);
      }
      return style;
    },
    hidesText: (id) =>
      nearest(chainOf(styles, id), (style) => style.hidden) ?? false,
    numberingStyle: (id) => styles.get(id)?.numId,
  };
}

function readStyle(id: string, element: XmlElement): Style {
  const properties = child(element, "pPr");
  const numbering = child(properties, "numPr");
  return {
    id,
    name: (childValue(element, "name") ?? "").trim().toLowerCase(),
    basedOn: childValue(element, "basedOn"),
    outline: childNumber(properties, "outlineLvl"),
    numId: childValue(numbering, "numId"),
    level: childNumber(numbering, "ilvl"),
    hidden: toggle(child(element, "rPr"), "vanish"),
  };
}

function paragraphStyle(
  styles: ReadonlyMap<string, Style>,
  id: string | undefined,
): ParagraphStyle {
  const chain = chainOf(styles, id);
  return {
    chain: chain.map((style) => style.id),
    heading: chain.length > 0 ? headingOf(chain) : headingOfName(id ?? ""),
    numId: nearest(chain, (style) => style.numId) ?? null,
    level: nearest(chain, (style) => style.level) ?? null,
    hidden: nearest(chain, (style) => style.hidden) ?? false,
    contents: CONTENTS_NAME.test(chain[0]?.name ?? (id ?? "").toLowerCase()),
  };
}

/** The nearest style that says something: an outline level, or the name of a built-in heading. */
function headingOf(chain: readonly Style[]): number | null {
  for (const { outline, name } of chain) {
    if (outline !== undefined) return headingLevel(outline);
    const byName = headingOfName(name);
    if (byName !== null) return byName;
  }
  return null;
}

function headingOfName(name: string): number | null {
  const lower = name.toLowerCase();
  const builtIn = HEADING_NAME.exec(lower)?.[1];
  if (builtIn !== undefined) return Number(builtIn);
  const own = OWN_HEADING_NAME.exec(lower)?.[1];
  return own === undefined ? null : "一二三四五六七八九".indexOf(own) + 1;
}

/** Heading level of an outline level, which counts from 0; 9 is body text. */
export function headingLevel(outline: number): number | null {
  return outline >= 0 && outline <= 8 ? outline + 1 : null;
}

function chainOf(
  styles: ReadonlyMap<string, Style>,
  id: string | undefined,
): readonly Style[] {
  const chain: Style[] = [];
  let style = id === undefined ? undefined : styles.get(id);
  while (style && chain.length < LONGEST_CHAIN) {
    chain.push(style);
    style = style.basedOn === undefined ? undefined : styles.get(style.basedOn);
  }
  return chain;
}

function nearest<T>(
  chain: readonly Style[],
  property: (style: Style) => T | undefined,
): T | undefined {
  for (const style of chain) {
    const value = property(style);
    if (value !== undefined) return value;
  }
  return undefined;
}
