import type { BodyPart, Item } from "./item";
import { Ladder } from "./ladder";
import { CONTENT_FIELD, FIELD } from "./field-lines";
import { headingRole, isLeadIn } from "./headings";
import { beginsWithMonth, leadingTime } from "./leading-times";
import { NO_FRAME } from "./months";
import { markAt, splitInline } from "./numbering";
import type { Mark } from "./numbering";
import type { Block, Paragraph } from "./paragraphs";
import { findQuantities } from "./quantities";
import { part, shownOf, textOf, trimmed, whole } from "./source";
import type { Slice } from "./source";

/** The document as a tree: `root.body` is what stands before the first mark. */
export interface Outline {
  readonly root: Item;
}

interface Entry {
  readonly item: Item;
}

/** Third and fourth stage: finds the marks and nests what they mark, by the numbering in use in this document. */
export function outlineOf(blocks: readonly Block[]): Outline {
  const root = makeItem("root", null, null, false);
  const months = blocks.filter(
    (block) =>
      block.type === "paragraph" &&
      beginsWithMonth(whole(block.source).source.text),
  ).length;
  const ladder = new Ladder(root);
  const entries: (Entry | BodyPart)[] = [];
  const expected = new Map<string, number>();
  blocks.forEach((block, i) => {
    if (block.type === "table") entries.push({ type: "table", table: block });
    else
      entries.push(
        ...paragraphEntries(block, blocks[i + 1], months >= 2, expected),
      );
  });
  const items = entries.flatMap((entry) =>
    "item" in entry ? [entry.item] : [],
  );
  ladder.learn(items);
  let at = 0;
  for (const entry of entries) {
    if ("item" in entry) {
      at += 1;
      ladder.place(entry.item, items.slice(at, at + LOOK_AHEAD));
    } else if (entry.type === "text" && entry.isField === true)
      ladder.host().body.push(entry);
    else ladder.current().body.push(entry);
  }
  restoreLost(root);
  return { root };
}

/** How far behind a heading without a number the numbering may go on. */
const LOOK_AHEAD = 40;

function makeItem(
  kind: string,
  slice: Slice | null,
  full: Slice | null,
  inline: boolean,
  more: Partial<Item> = {},
): Item {
  const empty = {
    source: { raw: "", text: "", lines: [], columns: [] },
    from: 0,
    to: 0,
  };
  const content = slice ?? empty;
  return {
    kind,
    value: null,
    slice: content,
    full: full ?? content,
    role: null,
    inline,
    styled: false,
    body: [],
    children: [],
    ...more,
  };
}

/** The mark of a paragraph: Word's automatic label first, then what is typed. */
function paragraphMark(
  paragraph: Paragraph,
  expected: ReadonlyMap<string, number>,
): Mark | null {
  const { label, labelLevel, source, heading } = paragraph;
  if (label !== null) {
    const mark = markAt(
      `${label.normalize("NFKC").replace(/\(/g, "（").replace(/\)/g, "）")} 项`,
    );
    const kind =
      mark === null || mark.kind.startsWith("bullet")
        ? `bullet-${labelLevel ?? 0}`
        : mark.kind;
    return { kind, value: mark?.value ?? null, length: 0 };
  }
  const typed = markAt(source.text, expected);
  if (typed !== null) return typed;
  return heading === null
    ? null
    : { kind: `heading-${heading}`, value: null, length: 0 };
}

function paragraphEntries(
  paragraph: Paragraph,
  after: Block | undefined,
  monthList: boolean,
  expected: Map<string, number>,
): readonly (Entry | BodyPart)[] {
  const all = whole(paragraph.source);
  const mark = paragraphMark(paragraph, expected);
  if (mark?.value != null) expected.set(mark.kind, mark.value + 1);
  const content = part(all, mark?.length ?? 0);
  const monthLed =
    mark === null && monthList && beginsWithMonth(textOf(content));
  if (mark === null && !monthLed) {
    const plain = plainHeading(paragraph, after, expected);
    if (plain) return [{ item: plain }];
  }
  const pieces = splitInline(content, mark);
  const entries: (Entry | BodyPart)[] = [];
  pieces.forEach((piece, i) => {
    const leads = pieces.length > 1 ? headingRole(textOf(piece.slice)) : null;
    if (i === 0 && mark === null && leads !== null) {
      // 存在的问题：一是… 二是…: the words before the first mark are a heading.
      const head = piece.slice;
      entries.push({
        item: makeItem("plain", head, head, false, { role: leads }),
      });
      return;
    }
    if (i === 0 && mark === null && !monthLed) {
      if (piece.slice.to > piece.slice.from)
        entries.push({ type: "text", slice: piece.slice });
      return;
    }
    if (i > 0 && piece.mark === null) {
      const isField = FIELD.test(textOf(trimmed(piece.slice)));
      entries.push({ type: "text", slice: piece.slice, isField });
      return;
    }
    const kind =
      i === 0
        ? monthLed
          ? "month"
          : (mark?.kind ?? "plain")
        : (piece.mark?.kind ?? "plain");
    const value = i === 0 ? (mark?.value ?? null) : (piece.mark?.value ?? null);
    const from =
      i === 0 ? all.from : piece.slice.from - (piece.mark?.length ?? 0);
    const role = headingRole(headText(piece.slice));
    const styled = paragraph.heading !== null && i === 0;
    const full = { source: all.source, from, to: piece.slice.to };
    entries.push({
      item: makeItem(kind, piece.slice, full, i > 0, { value, role, styled }),
    });
  });
  return entries;
}

/** A heading's text for its role: what stands before a colon that something follows, else all of it. */
function headText(slice: Slice): string {
  const text = textOf(trimmed(slice));
  const colon = text.indexOf("：");
  const space = text.indexOf(" ");
  const end = colon > 0 ? colon : space > 1 && space < 16 ? space : -1;
  return end > 0 && headingRole(text.slice(0, end)) !== null
    ? text.slice(0, end)
    : text;
}

/** What is appended stands for itself, whatever was open before it. */
const APPENDIX = /^附[件表]?[一二三四五\d]{0,2}：[^，。]{2,30}$/;
const SENTENCE_END = /[。；！？，、]$/;
const PLAIN_LIMIT = 26;

/** A line without a mark that is a heading: by its words, or short with longer text or a list below it. */
function plainHeading(
  paragraph: Paragraph,
  after: Block | undefined,
  expected: ReadonlyMap<string, number>,
): Item | null {
  const slice = whole(paragraph.source);
  const text = textOf(trimmed(slice));
  if (FIELD.test(text) && !/：$/.test(paragraph.source.text)) return null;
  if (CONTENT_FIELD.test(text) && isField(after)) return null;
  const role =
    headingRole(headText(slice)) ?? (APPENDIX.test(text) ? "container" : null);
  const opensPart =
    role === "past" ||
    role === "plan" ||
    role === "schedule" ||
    (role !== null && APPENDIX.test(text));
  if (role !== null && text.length <= 40) {
    return makeItem(opensPart ? "division" : "plain", slice, slice, false, {
      role,
      styled: true,
    });
  }
  if (
    text.length > PLAIN_LIMIT ||
    text.length < 3 ||
    SENTENCE_END.test(paragraph.source.text)
  )
    return null;
  if (after === undefined || isLeadIn(text) || FIELD_LINE.test(text))
    return null;
  if (/[，。；]/.test(text) && !/^[^，。；]{4,12}，[^，。；]{4,12}$/.test(text))
    return null;
  if (
    !isUnder(after, expected) ||
    findQuantities(text).length > 0 ||
    text.startsWith("【")
  )
    return null;
  return makeItem("plain", slice, slice, false, { styled: true });
}

function isField(block: Block | undefined): boolean {
  if (block?.type !== "paragraph") return false;
  const { text } = block.source;
  return FIELD.test(text) || CONTENT_FIELD.test(text);
}

const FIELD_LINE = /^[^：，。]{2,8}：./;

/** Can the block stand below a heading: a table, the first of a list, or a longer text? */
function isUnder(block: Block, expected: ReadonlyMap<string, number>): boolean {
  if (block.type === "table") return true;
  const text = block.source.text;
  const mark = markAt(text, expected);
  if (mark !== null)
    return (
      mark.value === null ||
      mark.value === 1 ||
      expected.get(mark.kind) !== mark.value
    );
  return (
    block.label !== null ||
    text.length > PLAIN_LIMIT + 4 ||
    /[。；]$/.test(text)
  );
}

/**
 * Items whose number was lost: where the items of a list have no text below
 * them, but one is followed by a paragraph and the numbering then leaves one
 * out (or ends), that paragraph is the missing item. Seen in converted files.
 */
function restoreLost(parent: Item): void {
  const numbered = parent.children.filter(({ value }) => value !== null);
  const bare = numbered.filter(
    ({ body, children }) => body.length === 0 && children.length === 0,
  );
  const flat =
    numbered.length >= 3 &&
    bare.length * 2 > numbered.length &&
    numbered.every(({ children }) => children.length === 0);
  for (let i = 0; i < parent.children.length; i++) {
    const item = parent.children[i];
    if (item === undefined) continue;
    restoreLost(item);
    if (!flat || item.value === null) continue;
    const next = parent.children[i + 1];
    const gap = next?.value != null && next.value > item.value + 1;
    if (!gap && next !== undefined) continue;
    const first = item.body.findIndex(
      (entry) => entry.type === "text" && shownOf(entry.slice).length >= 12,
    );
    const lost = item.body[first];
    if (lost?.type !== "text" || (!gap && !readsLikeItem(lost.slice))) continue;
    item.body.splice(first, 1);
    parent.children.splice(
      i + 1,
      0,
      makeItem(item.kind, lost.slice, lost.slice, false, {
        value: item.value + 1,
        lost: true,
      }),
    );
  }
}

/** After the last item only a fragment can be a lost one: a text that begins in the middle of a sentence. */
function readsLikeItem(slice: Slice): boolean {
  const text = textOf(slice);
  return (
    /^[^，。；：]{1,6}，/.test(text) &&
    !/^(?:总之|同时|最后|此外|另外|以上|为此|在此|今后|希望|我们|全体|各|[^，]{0,4}来，|当前|目前|总体|虽然|但|成绩|存在|过去|其余|附)/.test(
      text,
    ) &&
    leadingTime(text, NO_FRAME) === null
  );
}
