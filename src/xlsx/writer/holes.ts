import { isMessageAttribute, messageText } from "./rules";
import { inlineText } from "./sheet";
import {
  attributeText,
  cellAttribute,
  formulaValue,
  pageText,
  plainText,
  textElement,
} from "./xml";

/** The texts of one copy, by token. */
export type TokenValues = (token: string) => string;

/** What stands in a hole for one copy. */
export type Hole = (values: TokenValues) => string;

/** A text with tokens, cut at them: odd entries are tokens. */
type Template = readonly string[];

/** How values go into a template; `before` is what stands before the value. */
type Insert = (value: string, before: string) => string;

/**
 * Finds the places of tokens in the parts of one package. A hole is a whole
 * text (an element's or an attribute's), because that is what the writer's
 * rules are about: escapes, limits, white space that must be kept.
 */
export interface HoleFinder {
  /**
   * Cuts a part's XML at its holes: fixed text and holes by turns, beginning
   * with fixed text; one entry only where the part has no token.
   */
  readonly cut: (path: string, xml: string) => readonly (string | Hole)[];
}

/** `sharedStrings` is that part's XML: cells refer to its texts by number, and one without text is a blank cell. */
export function holeFinder(
  tokens: readonly string[],
  sharedStrings: string,
): HoleFinder {
  checkTokens(tokens);
  if (tokens.length === 0) return { cut: (_, xml) => [xml] };
  const pattern = tokens
    .map((token) => token.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"))
    .join("|");
  const splitter = new RegExp(`(${pattern})`, "u");
  const blankable = blankableStrings(sharedStrings, splitter);
  return {
    cut: (path, xml) => {
      const cells = path.startsWith("xl/worksheets/")
        ? sharedCells(xml, blankable)
        : [];
      const spans = [
        ...textSpans(xml, new RegExp(pattern, "gu"), splitter),
        ...cells,
      ];
      spans.sort((a, b) => a.from - b.from);
      const pieces: (string | Hole)[] = [];
      let at = 0;
      for (const { from, to, hole } of spans) {
        pieces.push(xml.slice(at, from), hole);
        at = to;
      }
      return [...pieces, xml.slice(at)];
    },
  };
}

/** Tokens must look the same in XML as in the layout, and none may be found within another. */
function checkTokens(tokens: readonly string[]): void {
  for (const token of tokens) {
    if (
      token === "" ||
      /[\s&<>"']|_x[0-9A-Fa-f]{4}_/.test(token) ||
      plainText(token) !== token
    ) {
      throw new RangeError(`${JSON.stringify(token)} cannot be a token`);
    }
    if (tokens.filter((other) => other.includes(token)).length > 1) {
      throw new RangeError(`the token ${token} is found in another`);
    }
  }
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly hole: Hole;
}

function* textSpans(
  xml: string,
  tokens: RegExp,
  splitter: RegExp,
): Generator<Span> {
  for (let found = tokens.exec(xml); found !== null; found = tokens.exec(xml)) {
    const span = spanAround(xml, found.index, splitter);
    yield span;
    tokens.lastIndex = span.to;
  }
}

/** The whole text around a token, and how it is written anew. */
function spanAround(xml: string, at: number, splitter: RegExp): Span {
  const opened = xml.lastIndexOf("<", at);
  const closed = xml.lastIndexOf(">", at);
  if (opened > closed) {
    const from = xml.lastIndexOf('"', at) + 1;
    const to = xml.indexOf('"', at);
    const name = nameBefore(xml, from - 2);
    const element = nameAfter(xml, opened);
    return {
      from,
      to,
      hole: attributeHole(element, name, xml.slice(from, to), splitter),
    };
  }
  const from = closed + 1;
  const to = xml.indexOf("<", at);
  const tag = xml.lastIndexOf("<", closed);
  const element = nameAfter(xml, tag);
  const source = xml.slice(from, to);
  if (element !== "t")
    return { from, to, hole: elementHole(element, source, splitter) };
  const end = to + "</t>".length;
  const template = templateOf(cellSource(source), splitter);
  if (xml.startsWith(INLINE_END, end) && xml.endsWith(INLINE_START, tag)) {
    const start = tag - INLINE_START.length;
    const inline: Hole = (values) => inlineText(filled(template, values));
    return { from: start, to: end + INLINE_END.length, hole: inline };
  }
  return {
    from: tag,
    to: end,
    hole: (values) => textElement(filled(template, values)),
  };
}

const INLINE_START = ' t="inlineStr"><is>';
const INLINE_END = "</is></c>";

function nameAfter(xml: string, opened: number): string {
  return /^<([\w:]+)/.exec(xml.slice(opened, opened + 64))?.[1] ?? "";
}

function nameBefore(xml: string, equals: number): string {
  return (
    /([\w:]+)$/.exec(xml.slice(Math.max(0, equals - 64), equals))?.[1] ?? ""
  );
}

/** Formulas take no tokens: a text in one has its own escapes and limits, and a reference to the text's cell does as well. */
const FORMULAS: ReadonlySet<string> = new Set([
  "f",
  "formula",
  "formula1",
  "formula2",
  "definedName",
]);

function elementHole(element: string, source: string, splitter: RegExp): Hole {
  if (element === "v") {
    const template = templateOf(cellSource(source), splitter);
    return (values) => formulaValue(filled(template, values));
  }
  if (element === "oddHeader" || element === "oddFooter") {
    const template = templateOf(unescaped(source), splitter);
    return (values) => pageText(filled(template, values, intoPageText));
  }
  if (FORMULAS.has(element)) {
    throw new RangeError(`a token stands in a formula: ${source.slice(0, 80)}`);
  }
  const template = templateOf(unescaped(source), splitter);
  return (values) => plainText(filled(template, values));
}

function attributeHole(
  element: string,
  name: string,
  source: string,
  splitter: RegExp,
): Hole {
  if (element === "tableColumn") {
    const template = templateOf(cellSource(source), splitter);
    return (values) => cellAttribute(filled(template, values));
  }
  const template = templateOf(unescaped(source), splitter);
  if (isMessageAttribute(name))
    return (values) => messageText(name, filled(template, values));
  return (values) => attributeText(filled(template, values));
}

const asItIs: Insert = (value) => value;

/** `&` begins a code in a page header; digits after a font size would belong to it. */
const intoPageText: Insert = (value, before) => {
  const space = /^[0-9]/.test(value) && /&[0-9]{1,3}$/.test(before) ? " " : "";
  return space + value.replaceAll("&", "&&");
};

function templateOf(source: string, splitter: RegExp): Template {
  return source.split(splitter);
}

function filled(
  template: Template,
  values: TokenValues,
  insert: Insert = asItIs,
): string {
  let text = "";
  template.forEach((entry, index) => {
    text += index % 2 === 1 ? insert(values(entry), text) : entry;
  });
  return text;
}

/** Numbers of the shared texts that are nothing but tokens. */
function blankableStrings(
  xml: string,
  splitter: RegExp,
): ReadonlyMap<number, Template> {
  const blankable = new Map<number, Template>();
  xml.split("<si>").forEach((item, index) => {
    const template = templateOf(
      cellSource(/^<t[^>]*>([^<]*)/.exec(item)?.[1] ?? ""),
      splitter,
    );
    const onlyTokens = template.every(
      (entry, at) => at % 2 === 1 || entry === "",
    );
    if (template.length > 1 && onlyTokens) blankable.set(index - 1, template);
  });
  return blankable;
}

/** The cells of a sheet whose text may be empty in a copy: they are blank then. */
function* sharedCells(
  xml: string,
  blankable: ReadonlyMap<number, Template>,
): Generator<Span> {
  if (blankable.size === 0) return;
  for (const match of xml.matchAll(/ t="s"><v>([0-9]+)<\/v><\/c>/g)) {
    const template = blankable.get(Number(match[1]));
    if (template === undefined) continue;
    const [cell] = match;
    const hole: Hole = (values) =>
      filled(template, values) === "" ? "/>" : cell;
    yield { from: match.index, to: match.index + cell.length, hole };
  }
}

/** What the writer was given for an element or attribute of the type ST_Xstring. */
function cellSource(xml: string): string {
  return unescaped(xml).replace(/_x([0-9A-Fa-f]{4})_/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
};

function unescaped(xml: string): string {
  return xml.replace(/&(amp|lt|gt|quot|#[0-9]{1,3});/g, (_, name: string) =>
    name.startsWith("#")
      ? String.fromCharCode(Number(name.slice(1)))
      : (NAMED[name] ?? name),
  );
}
