import { fontSymbol } from "./symbols";
import { child, childValue, toggle } from "./xml";
import type { ParagraphStyle, StyleSheet } from "./styles";
import type { XmlElement } from "./xml";

/** What stands in one paragraph, as Word shows it with all changes accepted. */
export interface InlineContent {
  readonly text: string;
  /** Contents of the text boxes anchored in the paragraph, each a list of blocks. */
  readonly textBoxes: readonly (readonly XmlElement[])[];
}

/** Elements around runs that change nothing about what is shown. */
const WRAPPERS: ReadonlySet<string> = new Set([
  "ins",
  "moveTo",
  "hyperlink",
  "smartTag",
  "customXml",
  "fldSimple",
  "sdt",
  "sdtContent",
  "dir",
  "bdo",
  "ruby",
  "rubyBase",
  "m:oMathPara",
  "m:oMath",
]);

/** Signs of a run that stand for one piece of text. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ["tab", "\t"],
  ["ptab", "\t"],
  ["br", "\n"],
  ["cr", "\n"],
  ["noBreakHyphen", "-"],
  ["softHyphen", ""],
]);

/** Word refuses to nest fields deeper than 20. */
const MOST_FIELDS = 100;

const DRAWINGS: ReadonlySet<string> = new Set(["drawing", "pict", "object"]);

/**
 * Reads the inline content of paragraphs in document order. It is one object
 * for a document because a field (code, then result) can run on over several
 * paragraphs.
 */
export class InlineReader {
  /** The fields that are open, outermost first: before or after their separator. */
  private fields: ("code" | "result")[] = [];

  constructor(private readonly styles: StyleSheet) {}

  read(paragraph: XmlElement, style: ParagraphStyle): InlineContent {
    // No field's code reaches into the next paragraph; one that was never closed must not hide the rest.
    this.fields = this.fields.filter((state) => state === "result");
    const parts: string[] = [];
    const textBoxes: (readonly XmlElement[])[] = [];
    this.children(paragraph, style.hidden, parts, textBoxes);
    // A page break before or after the text is the page's layout.
    return { text: withoutEnds(parts.join(""), "\n"), textBoxes };
  }

  private children(
    element: XmlElement,
    hidden: boolean,
    parts: string[],
    textBoxes: (readonly XmlElement[])[],
  ): void {
    for (const one of element.children) {
      if (one.name === "r") this.run(one, hidden, parts, textBoxes);
      else if (one.name === "mc:AlternateContent") {
        this.children(chosen(one), hidden, parts, textBoxes);
      } else if (one.name.startsWith("m:")) {
        if (this.shown) parts.push(formulaText(one));
      } else if (WRAPPERS.has(one.name))
        this.children(one, hidden, parts, textBoxes);
    }
  }

  private run(
    run: XmlElement,
    paragraphHidden: boolean,
    parts: string[],
    textBoxes: (readonly XmlElement[])[],
  ): void {
    const properties = child(run, "rPr");
    const byStyle = this.styles.hidesText(childValue(properties, "rStyle"));
    const hidden = toggle(properties, "vanish") ?? (byStyle || paragraphHidden);
    this.runContent(run, hidden, parts, textBoxes);
  }

  private runContent(
    run: XmlElement,
    hidden: boolean,
    parts: string[],
    textBoxes: (readonly XmlElement[])[],
  ): void {
    for (const one of run.children) {
      if (one.name === "fldChar") this.field(one.attributes.get("fldCharType"));
      else if (hidden) continue;
      else if (one.name === "mc:AlternateContent") {
        this.runContent(chosen(one), hidden, parts, textBoxes);
      } else if (DRAWINGS.has(one.name)) textBoxes.push(...textBoxesIn(one));
      else if (one.name === "ruby")
        this.children(one, hidden, parts, textBoxes);
      else if (this.shown) parts.push(signText(one));
    }
  }

  private field(type: string | undefined): void {
    if (type === "begin") {
      if (this.fields.length >= MOST_FIELDS) this.fields = [];
      this.fields.push("code");
    }
    if (type === "separate" && this.fields.length > 0)
      this.fields.splice(-1, 1, "result");
    if (type === "end") this.fields.pop();
  }

  private get shown(): boolean {
    return !this.fields.includes("code");
  }
}

function signText(element: XmlElement): string {
  if (element.name === "t") {
    // Without xml:space the blanks at both ends are the file's layout, not text.
    const kept = element.attributes.get("xml:space") === "preserve";
    return kept ? element.text : withoutEnds(element.text, " \t\r\n");
  }
  if (element.name === "sym") {
    const { attributes } = element;
    return fontSymbol(
      attributes.get("font") ?? "",
      attributes.get("char") ?? "",
    );
  }
  return SIGNS.get(element.name) ?? "";
}

/** A text without the characters of `blank` at its two ends. */
function withoutEnds(text: string, blank: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && blank.includes(text.charAt(from))) from += 1;
  while (to > from && blank.includes(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

function formulaText(element: XmlElement): string {
  return element.text + element.children.map(formulaText).join("");
}

/**
 * The branch of an alternative that is read: the first that shows something.
 * Word writes a text box twice, for new and for old programs; it counts once.
 */
export function chosen(alternative: XmlElement): XmlElement {
  return (
    alternative.children.find(showsSomething) ??
    alternative.children[0] ??
    alternative
  );
}

function showsSomething(element: XmlElement): boolean {
  if (element.name === "t" && element.text !== "") return true;
  return element.name === "v:textpath" || element.children.some(showsSomething);
}

function textBoxesIn(element: XmlElement): readonly (readonly XmlElement[])[] {
  if (element.name === "mc:AlternateContent")
    return textBoxesIn(chosen(element));
  if (element.name === "txbxContent") return [element.children];
  if (element.name === "v:textpath")
    return wordArt(element.attributes.get("string") ?? "");
  return element.children.flatMap(textBoxesIn);
}

/** Word art keeps its text in an attribute; it is read like a text box of one paragraph. */
function wordArt(text: string): readonly (readonly XmlElement[])[] {
  if (text === "") return [];
  const plain = new Map([["xml:space", "preserve"]]);
  const leaf = { name: "t", attributes: plain, children: [], text };
  const run = {
    name: "r",
    attributes: new Map<string, string>(),
    children: [leaf],
    text: "",
  };
  return [[{ name: "p", attributes: new Map(), children: [run], text: "" }]];
}
