import { formatNumber } from "./number-format";
import { textSymbol } from "./symbols";
import { child, childNumber, childValue, toggle, wholeNumber } from "./xml";
import type { ParagraphStyle, StyleSheet } from "./styles";
import type { XmlElement } from "./xml";

/** An automatic number as Word shows it. */
export interface NumberLabel {
  readonly text: string;
  /** Depth from 0. */
  readonly level: number;
}

/** The numbering of a document in the course of reading: each call counts one paragraph further. */
export interface NumberingRun {
  /**
   * The label of the next paragraph with that numbering; `null` where there is
   * none to see. `numId` and `level` are the paragraph's own properties.
   */
  next(
    own: {
      readonly numId: string | undefined;
      readonly level: number | undefined;
    },
    style: ParagraphStyle,
  ): NumberLabel | null;
}

interface Level {
  readonly start: number;
  readonly format: string;
  /** First item of a custom pattern (`001`), else empty. */
  readonly sample: string;
  readonly text: string;
  readonly picture: boolean;
  readonly legal: boolean;
  readonly hidden: boolean;
  /** From 1: the level after which this one starts anew; 0 never, `undefined` after any above. */
  readonly restart: number | undefined;
  readonly style: string | undefined;
}

interface AbstractList {
  readonly id: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly styleLink: string | undefined;
}

interface List {
  readonly abstractId: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly starts: ReadonlyMap<number, number>;
}

/** A list with its levels as they hold for it. */
interface ResolvedList {
  readonly id: string;
  /** Lists of one abstract definition count on from one another. */
  readonly counterId: string;
  readonly level: (level: number) => Level | undefined;
  readonly starts: ReadonlyMap<number, number>;
}

const LEVELS = 9;
const MOST_LINKS = 10;
/** Word takes no longer text for a level; a label is made for every paragraph anew. */
const LONGEST_TEXT = 255;

/**
 * Reads numbering.xml (`null` for a document without it) and counts by the
 * rules of ECMA-376, 17.9: lists of one abstract definition share their
 * counters; a start override counts once, at the list's first paragraph of the
 * level; a level starts anew after any level above it unless told otherwise.
 */
export function readNumbering(
  root: XmlElement | null,
  styles: StyleSheet,
): NumberingRun {
  const abstracts = new Map<string, AbstractList>();
  const lists = new Map<string, List>();
  for (const element of root?.children ?? []) {
    const abstractId = element.attributes.get("abstractNumId");
    const numId = element.attributes.get("numId");
    if (element.name === "abstractNum" && abstractId !== undefined) {
      abstracts.set(abstractId, readAbstract(abstractId, element));
    } else if (element.name === "num" && numId !== undefined) {
      lists.set(numId, readList(element));
    }
  }
  const resolved = new Map<string, ResolvedList | null>();
  const resolve = (numId: string): ResolvedList | null => {
    let list = resolved.get(numId);
    if (list === undefined) {
      list = resolveList(numId, lists, abstracts, styles);
      resolved.set(numId, list);
    }
    return list;
  };
  const counters = new Counters();
  return {
    next(own, style) {
      const numId = own.numId ?? style.numId;
      const list = numId === null || numId === "0" ? null : resolve(numId);
      if (!list) return null;
      const level = clampLevel(
        own.level ?? levelByStyle(list, own.numId, style),
      );
      const definition = list.level(level);
      if (!definition) return null;
      const values = counters.advance(list, level);
      const text = definition.hidden ? "" : labelText(list, level, values);
      return text === "" ? null : { text, level };
    },
  };
}

/** A style's level: the one that names the style, else what the style says, else the first. */
function levelByStyle(
  list: ResolvedList,
  ownNumId: string | undefined,
  style: ParagraphStyle,
): number {
  if (ownNumId === undefined) {
    for (const id of style.chain) {
      for (let level = 0; level < LEVELS; level++) {
        if (list.level(level)?.style === id) return level;
      }
    }
  }
  return style.level ?? 0;
}

function clampLevel(level: number): number {
  return Math.min(Math.max(level, 0), LEVELS - 1);
}

function readAbstract(id: string, element: XmlElement): AbstractList {
  return {
    id,
    levels: readLevels(element),
    styleLink: childValue(element, "numStyleLink"),
  };
}

function readList(element: XmlElement): List {
  const levels = new Map<number, Level>();
  const starts = new Map<number, number>();
  for (const override of element.children) {
    const level = wholeNumber(override.attributes.get("ilvl"));
    if (override.name !== "lvlOverride" || level === undefined) continue;
    const start = childNumber(override, "startOverride");
    if (start !== undefined) starts.set(level, start);
    const own = child(override, "lvl");
    if (own) levels.set(level, readLevel(own));
  }
  return {
    abstractId: childValue(element, "abstractNumId") ?? "",
    levels,
    starts,
  };
}

function readLevels(element: XmlElement): ReadonlyMap<number, Level> {
  const levels = new Map<number, Level>();
  for (const one of element.children) {
    const level = wholeNumber(one.attributes.get("ilvl"));
    if (one.name === "lvl" && level !== undefined)
      levels.set(level, readLevel(one));
  }
  return levels;
}

function readLevel(element: XmlElement): Level {
  const format = levelFormat(element);
  return {
    start: childNumber(element, "start") ?? 0,
    format: format?.attributes.get("val") ?? "decimal",
    sample:
      (format?.attributes.get("format") ?? "").split(",")[0]?.trim() ?? "",
    text: (childValue(element, "lvlText") ?? "").slice(0, LONGEST_TEXT),
    picture: child(element, "lvlPicBulletId") !== undefined,
    legal: toggle(element, "isLgl") ?? false,
    hidden: toggle(child(element, "rPr"), "vanish") ?? false,
    restart: childNumber(element, "lvlRestart"),
    style: childValue(element, "pStyle"),
  };
}

/** Word writes its newer patterns (001) as an alternative beside the plain format. */
function levelFormat(element: XmlElement): XmlElement | undefined {
  const alternative = child(child(element, "mc:AlternateContent"), "mc:Choice");
  return child(alternative, "numFmt") ?? child(element, "numFmt");
}

function resolveList(
  numId: string,
  lists: ReadonlyMap<string, List>,
  abstracts: ReadonlyMap<string, AbstractList>,
  styles: StyleSheet,
): ResolvedList | null {
  const list = lists.get(numId);
  let abstract = list && abstracts.get(list.abstractId);
  for (
    let links = 0;
    abstract?.styleLink !== undefined && links < MOST_LINKS;
    links++
  ) {
    const linked = lists.get(styles.numberingStyle(abstract.styleLink) ?? "");
    abstract = (linked && abstracts.get(linked.abstractId)) ?? undefined;
  }
  if (!list || !abstract) return null;
  const { levels } = abstract;
  return {
    id: numId,
    counterId: abstract.id,
    level: (level) => list.levels.get(level) ?? levels.get(level),
    starts: list.starts,
  };
}

/** The counters of all lists; `undefined` is a level that has not begun. */
class Counters {
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly begun = new Set<string>();

  /** Counts a paragraph; the values of the levels down to its own, those above that have not begun at their start. */
  advance(list: ResolvedList, level: number): readonly number[] {
    let values = this.counters.get(list.counterId);
    if (!values) {
      values = [];
      this.counters.set(list.counterId, values);
    }
    for (let below = level + 1; below < LEVELS; below++) {
      if (startsAnewAfter(list.level(below), below, level))
        values[below] = undefined;
    }
    const key = `${list.id} ${level}`;
    const first = !this.begun.has(key);
    this.begun.add(key);
    const before = values[level];
    const overridden = first && list.starts.has(level);
    values[level] =
      before === undefined || overridden ? startOf(list, level) : before + 1;
    return Array.from(
      { length: level + 1 },
      (_, n) => values[n] ?? startOf(list, n),
    );
  }
}

function startOf(list: ResolvedList, level: number): number {
  return list.starts.get(level) ?? list.level(level)?.start ?? 1;
}

function startsAnewAfter(
  definition: Level | undefined,
  below: number,
  level: number,
): boolean {
  const restart = definition?.restart;
  if (restart === 0) return false;
  return restart === undefined || restart > below || level < restart;
}

/** Fills the level's text: `（%2）` with the second level's number in that level's format. */
function labelText(
  list: ResolvedList,
  level: number,
  values: readonly number[],
): string {
  const definition = list.level(level);
  if (!definition) return "";
  if (definition.format === "bullet") return bulletText(definition);
  const filled = definition.text.replace(/%([1-9])/g, (_, digit: string) => {
    const source = Number(digit) - 1;
    const value = values[source];
    const of = list.level(source);
    if (value === undefined || !of) return "";
    const format =
      definition.legal && of.format !== "none" ? "decimal" : of.format;
    return formatNumber(value, format, of.sample);
  });
  return filled.trim();
}

/** Bullets of symbol fonts are private characters; what they look like is known for the usual ones. */
function bulletText(definition: Level): string {
  if (definition.picture) return "•";
  return Array.from(
    definition.text.trim(),
    (sign) => textSymbol(sign) ?? "•",
  ).join("");
}
