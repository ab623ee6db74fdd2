/** A row of a delimited text with the line on which it begins, from 1. */
export interface DelimitedRow {
  readonly line: number;
  readonly cells: readonly string[];
}

const DELIMITERS = [",", "\t", ";", "，", "；"] as const;
/** How many lines tell the delimiter. */
const SAMPLE_LINES = 20;

/**
 * Reads a delimited text (RFC 4180 with what people do to it): the delimiter
 * is found out, quoted cells may hold delimiters, quotes and line ends, every
 * kind of line end is known, Excel's `sep=;` line is obeyed. Blank lines are
 * left out. Takes any text; nothing in it is an error.
 */
export function parseDelimited(text: string): readonly DelimitedRow[] {
  const declared = /^\uFEFF?sep=(.)\r?\n/i.exec(text);
  const body = declared
    ? text.slice(declared[0].length)
    : text.replace(/^\uFEFF/, "");
  const delimiter = declared?.[1] ?? usualDelimiter(body);
  return readRows(body, delimiter, declared ? 2 : 1);
}

/** The delimiter that stands most often outside quotes in the first lines; a comma where there is none. */
function usualDelimiter(text: string): string {
  const counts = new Map<string, number>();
  let lines = 0;
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (quoted) continue;
    if (character === "\n" && ++lines >= SAMPLE_LINES) break;
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  let best: string = DELIMITERS[0];
  for (const one of DELIMITERS) {
    if ((counts.get(one) ?? 0) > (counts.get(best) ?? 0)) best = one;
  }
  return best;
}

function readRows(
  text: string,
  delimiter: string,
  firstLine: number,
): readonly DelimitedRow[] {
  const rows: DelimitedRow[] = [];
  let cells: string[] = [];
  let line = firstLine;
  let start = line;
  let at = 0;
  const closeRow = (): void => {
    if (cells.some((cell) => cell !== "")) rows.push({ line: start, cells });
    cells = [];
    start = line;
  };
  while (at < text.length) {
    const cell = readCell(text, at, delimiter);
    cells.push(cell.text);
    line += cell.lines;
    at = cell.end;
    if (at >= text.length) break;
    if (text[at] === delimiter) {
      at += 1;
      continue;
    }
    at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
    line += 1;
    closeRow();
  }
  closeRow();
  return rows;
}

/** One cell from `at`; `end` is where its delimiter or line end stands, `lines` the line ends inside. */
function readCell(
  text: string,
  at: number,
  delimiter: string,
): { readonly text: string; readonly end: number; readonly lines: number } {
  const quotedEnd = text[at] === '"' ? endOfQuoted(text, at + 1) : null;
  let end = quotedEnd === null ? at : quotedEnd + 1;
  const tail = end;
  while (
    end < text.length &&
    text[end] !== delimiter &&
    text[end] !== "\n" &&
    text[end] !== "\r"
  ) {
    end += 1;
  }
  const rest = text.slice(tail, end);
  if (quotedEnd === null) return { text: rest.trim(), end, lines: 0 };
  const inside = text
    .slice(at + 1, quotedEnd)
    .replaceAll('""', '"')
    .replace(/\r\n?/g, "\n");
  return {
    text: (inside + rest).trim(),
    end,
    lines: inside.split("\n").length - 1,
  };
}

/** Where the closing quote stands; `null` where there is none, so that the quote is a character like others. */
function endOfQuoted(text: string, from: number): number | null {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at < 0 ? null : at;
}
