import { CHINESE_DIGITS, readInteger } from "./numerals";
import { BULLET_SIGNS, part, textOf } from "./source";
import type { Slice } from "./source";

/**
 * A number or sign at the beginning of an item. What matters is only which
 * marks look alike (`kind`) and their order (`value`); how they nest is
 * learned from the document (outline.ts).
 */
export interface Mark {
  readonly kind: string;
  /** Position in its sequence from 1; `null` for bullets and headings by style. */
  readonly value: number | null;
  /** Characters that it takes, with separators and the space after it. */
  readonly length: number;
}

interface MarkForm {
  readonly kind: string;
  readonly pattern: RegExp;
  /** May it begin an item in the middle of a paragraph, after these characters ("" is: after anything)? */
  readonly inline?: string;
}

const C = `[${CHINESE_DIGITS}]`;
const BREAK = "。；：，！ ";

/** The forms of marks; each is anchored, has the numeral as its only group and is linear. */
const FORMS: readonly MarkForm[] = [
  {
    kind: "part",
    pattern: new RegExp(
      `^第(${C}{1,3}|\\d{1,2})(?:部分|章|篇|板块)[：、，.]? ?`,
    ),
  },
  {
    kind: "section",
    pattern: new RegExp(`^第(${C}{1,3}|\\d{1,2})(?:节|条|项)[：、，.]? ?`),
  },
  {
    kind: "ordinal",
    pattern: new RegExp(`^第(${C}{1,3})[，、：] ?`),
    inline: BREAK,
  },
  {
    kind: "paren-cn",
    pattern: new RegExp(`^（ ?(${C}{1,3}) ?）[、.，：]? ?`),
    inline: "",
  },
  { kind: "half-cn", pattern: new RegExp(`^(${C}{1,3})）[、.]? ?`) },
  {
    kind: "cn",
    pattern: new RegExp(`^(${C}{1,3})(?:[、.，：]|,) ?`),
    inline: "。；： ",
  },
  {
    kind: "cn-space",
    pattern: new RegExp(`^(${C}{1,2}) (?=[\\u3400-\\u9fff])`),
  },
  {
    kind: "decimal-3",
    pattern: /^\d{1,2}\.\d{1,2}\.(\d{1,2})[、.]? ?(?=[\u3400-\u9fff"《（])/,
  },
  {
    kind: "decimal-2",
    pattern:
      /^\d{1,2}\.(\d{1,2})(?:[、.]? ?(?=[\u3400-\u9fff"《（])| (?=[A-Za-z]|\d{1,2}月))(?![至到和及与]\d{1,2}月|节|妇女|国际|劳动|护士|万|元|亿|运动|活动|倍|小时|月|日|号|年|季)/,
  },
  {
    kind: "dot",
    pattern:
      /^(\d{1,2})\.(?=\D|\d{1,2}(?:[-～、，至到和及与]\d{1,2}){0,4}[月日号]|20\d\d年|$) ?/,
    inline: BREAK,
  },
  { kind: "dun", pattern: /^(\d{1,2})(?:、|，|,(?!\d)) ?/, inline: BREAK },
  { kind: "paren", pattern: /^（ ?(\d{1,2}) ?）[、.，：]? ?/, inline: "" },
  { kind: "half", pattern: /^(\d{1,2})）[、.]? ?/, inline: BREAK },
  {
    kind: "space",
    pattern: /^(\d{1,2}) (?=[\u3400-\u9fff])(?!月|日|年|个|名|人|场|次|万)/,
  },
  { kind: "keycap", pattern: /^(\d{1,2})\u20e3 ?/, inline: "" },
  { kind: "roman", pattern: /^([IVX]{1,4}|[Ⅰ-Ⅻ])[、.，：] ?/ },
  { kind: "circle", pattern: /^([①-⑳])[、.]? ?/, inline: "" },
  { kind: "paren-sign", pattern: /^([⑴-⒇])[、.]? ?/, inline: "" },
  { kind: "dot-sign", pattern: /^([⒈-⒛])[、.]? ?/, inline: "" },
  { kind: "letter", pattern: /^([A-Ja-j])[、.）] ?/ },
  {
    kind: "yishi",
    pattern: new RegExp(`^([${CHINESE_DIGITS}])[是要](?![否不])[：，、]?`),
    inline: `${BREAK}、`,
  },
  {
    kind: "qiyi",
    pattern: new RegExp(`^其([${CHINESE_DIGITS}])[，：、是]`),
    inline: BREAK,
  },
  {
    kind: "labelled",
    pattern: new RegExp(
      `^(?:目标|任务|措施|工程|专题|行动|重点|活动|项目|事项|工作|主题)(${C}{1,2}|\\d{1,2})(?:[：、，. ] ?|$)`,
    ),
  },
];

/** Words that count: 首先, 其次, 再次… The last one can follow any of them. */
const ORDER_WORD = /^(首先|其次|再次|再者|最后)(?:是|要)?[，、：]/;
const ORDER: ReadonlyMap<string, number> = new Map([
  ["首先", 1],
  ["其次", 2],
  ["再次", 3],
  ["再者", 3],
]);

/** 首先 opens a sequence; the other words are marks only within one. */
function orderWord(
  text: string,
  expected: ReadonlyMap<string, number> | null,
): Mark | null {
  const found = ORDER_WORD.exec(text);
  if (!found) return null;
  const next = expected === null ? null : expected.get("order-word");
  if (next === undefined && found[1] !== "首先") return null;
  const value = ORDER.get(found[1] ?? "") ?? next ?? null;
  return { kind: "order-word", value, length: found[0].length };
}

const SIGN_STARTS: readonly (readonly [string, number])[] = [
  ["①", 0x2460],
  ["⑴", 0x2474],
  ["⒈", 0x2488],
  ["Ⅰ", 0x2160],
];
const ROMAN: readonly string[] = [
  "",
  "I",
  "II",
  "III",
  "IV",
  "V",
  "VI",
  "VII",
  "VIII",
  "IX",
  "X",
];

function valueOf(numeral: string): number | null {
  // 五一, 三八 are days, not numbers.
  if (/^[一二三四五六七八九]{2,}$/.test(numeral)) return null;
  const whole = readInteger(numeral);
  if (whole !== null) return whole >= 1 && whole <= 99 ? whole : null;
  if (/^[IVX]+$/.test(numeral))
    return ROMAN.indexOf(numeral) > 0 ? ROMAN.indexOf(numeral) : null;
  const code = numeral.charCodeAt(0);
  if (/^[A-J]$/.test(numeral)) return code - 64;
  if (/^[a-j]$/.test(numeral)) return code - 96;
  const start = SIGN_STARTS.find(
    ([, first]) => code >= first && code < first + 20,
  );
  return start === undefined ? null : code - start[1] + 1;
}

/** Is `7、` of `7、8月` (also 七、八月份; 三、四季度) the first of a list of months or quarters, not a mark? */
function beginsList(rest: string, value: number): boolean {
  const next = new RegExp(`^(${C}{1,3}|\\d{1,2})([、，]|月|季度|日)`).exec(
    rest,
  );
  if (!next) return false;
  const follower = readInteger(next[1] ?? "");
  if (follower === null) return false;
  if (next[2] === "、" || next[2] === "，") {
    return (
      follower > value &&
      follower <= 12 &&
      beginsList(rest.slice(next[0].length), follower)
    );
  }
  return follower === value + 1 && follower <= 12;
}

function matchForm(
  form: MarkForm,
  text: string,
  expected: ReadonlyMap<string, number> | null = null,
): Mark | null {
  const found = form.pattern.exec(text);
  if (!found) return null;
  const value = valueOf(found[1] ?? "");
  if (value === null) return null;
  const rest = text.slice(found[0].length);
  const isExpected = expected?.get(form.kind) === value;
  if (
    !isExpected &&
    (form.kind === "cn" || form.kind === "dun") &&
    beginsList(rest, value)
  )
    return null;
  return { kind: form.kind, value, length: found[0].length };
}

const HEADING_SIGN = /^(#{1,6}) ?/;
const BULLET = new RegExp(
  `^(?:[${BULLET_SIGNS}*✓>+]|-(?![\\d-])|-(?=\\d{1,2}[、.）])|- ) ?`,
);

/**
 * The mark with which a text begins, or `null`. A bullet before a number
 * (`- 1、`) is part of the number. `expected` holds the next value of each
 * numbering in progress: `3、4月` is item 3 after item 2, else two months.
 */
export function markAt(
  text: string,
  expected: ReadonlyMap<string, number> | null = null,
): Mark | null {
  const heading = HEADING_SIGN.exec(text);
  if (heading) {
    const inner = markAt(text.slice(heading[0].length), expected);
    if (inner) return { ...inner, length: inner.length + heading[0].length };
    return {
      kind: `heading-${(heading[1] ?? "").length}`,
      value: null,
      length: heading[0].length,
    };
  }
  const bullet = BULLET.exec(text);
  if (bullet) {
    const inner = numberAt(text.slice(bullet[0].length), expected);
    if (inner) return { ...inner, length: inner.length + bullet[0].length };
    return {
      kind: `bullet${text.charAt(0)}`,
      value: null,
      length: bullet[0].length,
    };
  }
  return numberAt(text, expected);
}

function numberAt(
  text: string,
  expected: ReadonlyMap<string, number> | null,
): Mark | null {
  for (const form of FORMS) {
    const mark = matchForm(form, text, expected);
    if (mark) return mark;
  }
  return orderWord(text, expected);
}

/** A mark inside a paragraph, by its offset there. */
interface InlineMark {
  readonly mark: Mark;
  readonly at: number;
}

/** Places where an inline mark can stand, found in one pass so that long paragraphs stay cheap. */
const INLINE_START = new RegExp(`[${CHINESE_DIGITS}第（\\d①-⑳⑴-⒛其]`, "g");

function inlineMarks(text: string): readonly InlineMark[] {
  const found: InlineMark[] = [];
  for (const hit of text.matchAll(INLINE_START)) {
    const at = hit.index;
    const before = text.charAt(at - 1);
    const rest = text.slice(at, at + 24);
    for (const form of FORMS) {
      if (form.inline === undefined) continue;
      if (at > 0 && form.inline !== "" && !form.inline.includes(before))
        continue;
      const mark = matchForm(form, rest);
      if (mark) {
        found.push({ mark, at });
        break;
      }
    }
  }
  return found;
}

/** One stretch of a paragraph with the mark it begins with. */
export interface MarkedSlice {
  /** `null` for the text before the first inline mark, which always comes first and may be empty, and for the text after the last item. */
  readonly mark: Mark | null;
  /** What follows the mark. */
  readonly slice: Slice;
}

/** Sequences within sequences within one paragraph; nobody writes more, and a hostile file must not exhaust the stack. */
const MAX_DEPTH = 6;

/**
 * Divides a paragraph, from which its own mark `head` was cut off, at the marks
 * inside it (一是… 二是…; （1）…（2）…; a heading in the middle). Only marks
 * that form a sequence are taken: from 1 upward with at least two members, or
 * the next numbers of `head`'s own sequence.
 */
export function splitInline(
  slice: Slice,
  head: Mark | null,
  depth = 0,
): readonly MarkedSlice[] {
  const text = textOf(slice);
  const sequence =
    depth < MAX_DEPTH ? firstSequence(inlineMarks(text), head) : [];
  const first = sequence[0];
  if (first === undefined) return [{ mark: null, slice }];
  const pieces: MarkedSlice[] = [
    ...splitInline(part(slice, 0, first.at), null, depth + 1),
  ];
  const end = endOfLast(text, sequence);
  if (first.mark.kind === "yishi" && (end - first.at) * 2 < text.length)
    return [{ mark: null, slice }];
  sequence.forEach(({ mark, at }, i) => {
    const body = part(slice, at + mark.length, sequence[i + 1]?.at ?? end);
    const [lead, ...rest] = splitInline(body, mark, depth + 1);
    pieces.push({ mark, slice: lead?.slice ?? body }, ...rest);
  });
  if (end < text.length) pieces.push({ mark: null, slice: part(slice, end) });
  return pieces;
}

/** Where the last item ends: where the others are one sentence each, with its first sentence. */
function endOfLast(text: string, sequence: readonly InlineMark[]): number {
  const last = sequence[sequence.length - 1]?.at ?? 0;
  const single = sequence.slice(0, -1).every(({ at }, i) => {
    const stop = text.indexOf("。", at);
    const next = sequence[i + 1]?.at ?? text.length;
    return stop < 0 || stop >= next - 1;
  });
  const stop = single ? text.indexOf("。", last) : -1;
  return stop < 0 ? text.length : stop + 1;
}

/** The sequence that begins first; one pass, since a paragraph can hold thousands of marks. */
function firstSequence(
  marks: readonly InlineMark[],
  head: Mark | null,
): readonly InlineMark[] {
  const runs = new Map<string, InlineMark[]>();
  const done: InlineMark[][] = [];
  if (head?.value != null) runs.set(head.kind, []);
  for (const entry of marks) {
    const { kind, value } = entry.mark;
    const run = runs.get(kind);
    const follows = head?.kind === kind ? (head.value ?? 0) + 1 : 1;
    const last = run?.[run.length - 1]?.mark.value;
    const expected = last == null ? follows : last + 1;
    if (run !== undefined && value === expected) run.push(entry);
    else if (value === 1 && (run === undefined || run.length < 2))
      runs.set(kind, [entry]);
  }
  for (const [kind, run] of runs) {
    const continues =
      head?.kind === kind && run[0]?.mark.value === (head.value ?? 0) + 1;
    if (run.length >= (continues ? 1 : 2)) done.push(run);
  }
  done.sort((a, b) => (a[0]?.at ?? 0) - (b[0]?.at ?? 0));
  return done[0] ?? [];
}
