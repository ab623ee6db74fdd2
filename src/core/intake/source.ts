import type { SourcePlace, Span } from "./draft";

/**
 * A stretch of the document after the first stage: `raw` is what was written
 * without what carries no meaning (white space between Chinese characters,
 * invisible characters), `text` its canonical twin of the same length
 * (half-width letters and digits, one form of each bracket and mark). All
 * rules read `text`; what is shown is cut from `raw`.
 */
export interface SourceText {
  readonly raw: string;
  readonly text: string;
  /** Line of each character. */
  readonly lines: readonly number[];
  /** Column of each character, from 1. */
  readonly columns: readonly number[];
  /** Column of the table cell, from 1, where it is one. */
  readonly cell?: number;
}

/** The characters `from` (inclusive) to `to` (exclusive) of a source text. */
export interface Slice {
  readonly source: SourceText;
  readonly from: number;
  readonly to: number;
}

/** One canonical form for characters that are typed in many; the length never changes. */
const CANONICAL: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "(": "（",
    ")": "）",
    "〔": "（",
    "〕": "）",
    "[": "【",
    "]": "】",
    "〖": "【",
    "〗": "】",
    "［": "【",
    "］": "】",
    "﹙": "（",
    "﹚": "）",
    ":": "：",
    "∶": "：",
    "︰": "：",
    ";": "；",
    "!": "！",
    "?": "？",
    "｡": "。",
    "､": "、",
    "~": "～",
    "〜": "～",
    "∼": "～",
    "—": "-",
    "–": "-",
    "―": "-",
    "－": "-",
    "−": "-",
    "‐": "-",
    "‑": "-",
    "─": "-",
    "﹣": "-",
    "．": ".",
    "％": "%",
    "﹪": "%",
    "·": "•",
    "・": "•",
    "○": "•",
    "√": "✓",
    "✔": "✓",
    "☑": "✓",
    "“": '"',
    "”": '"',
    "「": '"',
    "」": '"',
    "＂": '"',
    〇: "○",
    零: "○",
  }).map(([from, to]) => [from, to]),
);

/** Signs that begin items; different ones can stand for different levels, so they stay apart. */
export const BULLET_SIGNS = "•●■□◆◇▪▲△★☆➢►▶▷❖";

const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const FULL_WIDTH_SHIFT = 0xfee0;

/** The canonical form of one UTF-16 unit. `〇` and `零` become `○` (the digit); a bullet `○` becomes `•`. */
function canonicalCharacter(char: string): string {
  const mapped = CANONICAL.get(char);
  if (mapped !== undefined) return mapped;
  const code = char.charCodeAt(0);
  if (code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST) {
    const half = String.fromCharCode(code - FULL_WIDTH_SHIFT);
    // A full-width comma is Chinese punctuation, not a separator of thousands.
    return half === "," ? "，" : (CANONICAL.get(half) ?? half);
  }
  return char;
}

const INVISIBLE = /[\p{Cf}\u2028\u2029]|[\ufe0e\ufe0f]|[^\P{Cc}\t\n]/u;
const SPACE = /\s/;
const WORD = /[0-9A-Za-z]/;
const CHINESE = /[\u3400-\u9fff]/;

/**
 * First stage: one line (or table cell) as a source text. Dropped are invisible
 * characters, emphasis marks of Markdown, and white space, except one space
 * where it may divide a heading from what follows it.
 */
export function sourceText(
  raw: string,
  line: number,
  cell?: number,
): SourceText {
  const shown: string[] = [];
  const canonical: string[] = [];
  const columns: number[] = [];
  let spaceAt = -1;
  let newLine = false;
  for (let i = 0; i < raw.length; i++) {
    const char = raw.charAt(i);
    if (INVISIBLE.test(char)) continue;
    if (
      char === "*" &&
      (raw.charAt(i + 1) === "*" || raw.charAt(i - 1) === "*")
    )
      continue;
    if (SPACE.test(char)) {
      spaceAt = i;
      newLine ||= char === "\n";
      continue;
    }
    // A line break inside a table cell divides its items.
    if (
      spaceAt >= 0 &&
      ((newLine && canonical.length > 0) || keepsSpace(canonical, char))
    ) {
      shown.push(" ");
      canonical.push(" ");
      columns.push(spaceAt + 1);
    }
    spaceAt = -1;
    newLine = false;
    shown.push(char);
    canonical.push(canonicalCharacter(char));
    columns.push(i + 1);
  }
  dropLetterSpacing(shown, canonical, columns);
  widenStops(canonical);
  const lines = columns.map(() => line);
  const base = {
    raw: shown.join(""),
    text: canonical.join(""),
    lines,
    columns,
  };
  return cell === undefined ? base : { ...base, cell };
}

/** A half-width comma or stop within Chinese text is punctuation all the same, not a part of a number or a mark. */
function widenStops(canonical: string[]): void {
  canonical.forEach((char, i) => {
    const before = canonical[i - 1] ?? "";
    const after = canonical[i + 1] ?? "";
    if (char === "," && !(/\d/.test(before) && /\d/.test(after)))
      canonical[i] = "，";
    else if (
      char === "." &&
      STOPPED.test(before) &&
      (after === "" || after === " " || CHINESE.test(after))
    )
      canonical[i] = "。";
  });
}

/** What a sentence can end with; a Chinese numeral before a stop is a mark (一.). */
const STOPPED = /(?![一二三四五六七八九十])[\u3400-\u9fff）"》%]/;

/** Does the space before `next` mean something? Between a digit and a Chinese character only at the start of a line (`1 组织…`). */
function keepsSpace(before: readonly string[], next: string): boolean {
  const last = before[before.length - 1];
  if (last === undefined) return false;
  if (CHINESE.test(last) && CHINESE.test(next)) return true;
  if (WORD.test(last) && CHINESE.test(next))
    return before.length <= 3 && before.every((c) => WORD.test(c) || c === ".");
  if (WORD.test(last) && WORD.test(canonicalCharacter(next))) return true;
  return (
    last === "。" ||
    BULLET_SIGNS.includes(last) ||
    last === "-" ||
    last === "#" ||
    last === "."
  );
}

/** Letter-spaced words (责 任 人) are closed up: three or more single characters with a space between each. */
function dropLetterSpacing(
  shown: string[],
  canonical: string[],
  columns: number[],
): void {
  const isSingle = (at: number): boolean =>
    CHINESE.test(canonical[at] ?? "") &&
    (canonical[at + 1] ?? " ") === " " &&
    (canonical[at - 1] ?? " ") === " ";
  const drop = new Set<number>();
  for (let i = 1; i + 1 < canonical.length; i++) {
    if (canonical[i] !== " ") continue;
    const closes =
      isLooseSingle(canonical, i - 1) && isLooseSingle(canonical, i + 1);
    if (closes && (isSingle(i - 1) || isSingle(i + 1))) drop.add(i);
  }
  if (drop.size === 0) return;
  for (const list of [shown, canonical, columns]) {
    let to = 0;
    for (let i = 0; i < list.length; i++) {
      const value = list[i];
      if (drop.has(i) || value === undefined) continue;
      list[to] = value;
      to += 1;
    }
    list.length = to;
  }
}

/** A Chinese character with a space, an end or a mark on at least one side. */
function isLooseSingle(canonical: readonly string[], at: number): boolean {
  if (!CHINESE.test(canonical[at] ?? "")) return false;
  const before = canonical[at - 1] ?? " ";
  const after = canonical[at + 1] ?? " ";
  return !CHINESE.test(before) && !CHINESE.test(after);
}

/** Two lines of one sentence, put together. */
export function joinSources(first: SourceText, second: SourceText): SourceText {
  const gap =
    /[0-9A-Za-z]$/.test(first.text) && /^[A-Za-z]/.test(second.text) ? " " : "";
  const lines = [...first.lines];
  const columns = [...first.columns];
  if (gap !== "") {
    lines.push(first.lines[first.lines.length - 1] ?? 1);
    columns.push((first.columns[first.columns.length - 1] ?? 0) + 1);
  }
  return {
    raw: first.raw + gap + second.raw,
    text: first.text + gap + second.text,
    lines: [...lines, ...second.lines],
    columns: [...columns, ...second.columns],
  };
}

/** All of a source text. */
export function whole(source: SourceText): Slice {
  return { source, from: 0, to: source.text.length };
}

/** Part of a slice, by offsets within it. */
export function part(
  slice: Slice,
  from: number,
  to: number = slice.to - slice.from,
): Slice {
  return {
    source: slice.source,
    from: slice.from + from,
    to: Math.min(slice.to, slice.from + to),
  };
}

/** The canonical text of a slice, which rules read. */
export function textOf(slice: Slice): string {
  return slice.source.text.slice(slice.from, slice.to);
}

/** The text of a slice as it was written, which is shown. */
export function shownOf(slice: Slice): string {
  return slice.source.raw.slice(slice.from, slice.to);
}

const TRIM_START = new RegExp(`^[\\s，、；：。,.${BULLET_SIGNS}|-]+`);
const TRIM_END = new Set(" ，、；：。,;:|");

/** The slice without white space and separators at both ends. */
export function trimmed(slice: Slice): Slice {
  const text = textOf(slice);
  const lead = TRIM_START.exec(text)?.[0].length ?? 0;
  let end = text.length;
  while (end > lead && TRIM_END.has(text.charAt(end - 1))) end -= 1;
  return part(slice, lead, end);
}

/** Where a slice stands in the document. */
export function placeOf(slice: Slice): SourcePlace {
  const spans: { line: number; from: number; to: number }[] = [];
  for (let i = slice.from; i < slice.to; i++) {
    const line = slice.source.lines[i] ?? 1;
    const column = slice.source.columns[i] ?? 1;
    const last = spans[spans.length - 1];
    if (last?.line === line) last.to = column + 1;
    else spans.push({ line, from: column, to: column + 1 });
  }
  const cell = slice.source.cell;
  return cell === undefined
    ? spans
    : spans.map((span): Span => ({ ...span, cell }));
}

/** The first line of a slice. */
export function lineOf(slice: Slice): number {
  return slice.source.lines[slice.from] ?? slice.source.lines[0] ?? 1;
}

/**
 * The sentences (`stops` 。！？) or clauses of a slice, each with its stop;
 * stops within quotes, brackets and book titles do not count.
 */
export function splitAt(slice: Slice, stops: string): readonly Slice[] {
  const text = textOf(slice);
  const pieces: Slice[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === "（" || char === "《" || char === "【") depth += 1;
    else if (char === "）" || char === "》" || char === "】")
      depth = Math.max(0, depth - 1);
    else if (char === '"') quoted = !quoted;
    // A full stop ends a sentence whatever was left open before it: quotes get lost.
    const hard =
      char === "。" && depth <= 1 && !text.slice(i + 1, i + 2).startsWith("）");
    if (hard && !hasCloserSoon(text, i)) {
      depth = 0;
      quoted = false;
    }
    if (depth > 0 || quoted || !stops.includes(char)) continue;
    let end = i + 1;
    while (end < text.length && '"）】》'.includes(text.charAt(end))) end += 1;
    // A remark in brackets right behind the stop belongs to what it ends.
    const remark = /^（[^（）。；]{1,30}）$/.exec(text.slice(end, end + 34));
    if (remark) end += remark[0].length;
    pieces.push(part(slice, start, end));
    start = end;
    i = end - 1;
  }
  if (start < text.length) pieces.push(part(slice, start));
  return pieces;
}

/** Is something closed within the next 60 characters, so that a stop at `at` may well stand inside? */
function hasCloserSoon(text: string, at: number): boolean {
  for (let i = at + 1; i < Math.min(text.length, at + 60); i++) {
    const char = text.charAt(i);
    if (char === "（" || char === "《") return false;
    if (char === "）" || char === "》") return true;
    if (char === '"') return true;
  }
  return false;
}
