import { InlineReader, chosen } from "./inline";
import { readTable } from "./table";
import { headingLevel } from "./styles";
import { child, childNumber, childValue, toggle } from "./xml";
import type { BodyBlock, BodyBudget } from "./blocks";
import type { NumberingRun } from "./numbering";
import type { ParagraphStyle, StyleSheet } from "./styles";
import type { XmlElement } from "./xml";

/** A paragraph that was read but not yet numbered: the next one may still be joined to it. */
interface OpenParagraph {
  readonly text: string;
  readonly textBoxes: readonly (readonly XmlElement[])[];
  readonly properties: XmlElement | undefined;
  readonly style: ParagraphStyle;
  /** What became of its mark: without one it goes on into the next paragraph. */
  readonly mark: "kept" | "deleted" | "hidden";
}

/** Elements that hold blocks and show nothing themselves. */
const WRAPPERS: ReadonlySet<string> = new Set([
  "sdt",
  "sdtContent",
  "customXml",
  "smartTag",
  "ins",
  "moveTo",
]);

/** Reads the blocks of a document's body, in order: numbering counts on from one to the next. */
export class BodyReader {
  private readonly inline: InlineReader;

  constructor(
    private readonly styles: StyleSheet,
    private readonly numbering: NumberingRun,
    private readonly budget: BodyBudget,
  ) {
    this.inline = new InlineReader(styles);
  }

  /** The blocks of a body, a table cell or a text box. */
  read(elements: readonly XmlElement[]): readonly BodyBlock[] {
    const blocks: BodyBlock[] = [];
    let open: OpenParagraph | null = null;
    for (const element of blockElements(elements)) {
      if (element.name === "p") {
        const paragraph = this.paragraph(element);
        const all: OpenParagraph = open ? joined(open, paragraph) : paragraph;
        open = all.mark === "kept" ? null : all;
        if (!open) this.finish(all, blocks);
      } else {
        if (open) this.finish(open, blocks);
        open = null;
        blocks.push(...readTable(element, this, this.budget));
      }
    }
    if (open) this.finish(open, blocks);
    return blocks;
  }

  private paragraph(element: XmlElement): OpenParagraph {
    this.budget.takeParagraph();
    const properties = child(element, "pPr");
    const style = this.styles.paragraph(childValue(properties, "pStyle"));
    const { text, textBoxes } = this.inline.read(element, style);
    return {
      text,
      textBoxes,
      properties,
      style,
      mark: markOf(properties, style),
    };
  }

  /** Numbers a paragraph and puts it, and its text boxes after it, among the blocks. */
  private finish(paragraph: OpenParagraph, blocks: BodyBlock[]): void {
    const { text, textBoxes, properties, style } = paragraph;
    const blank = text.trim() === "";
    const shown = !style.contents && !(blank && paragraph.mark !== "kept");
    if (shown) {
      const numbering = child(properties, "numPr");
      const label = this.numbering.next(
        {
          numId: childValue(numbering, "numId"),
          level: childNumber(numbering, "ilvl"),
        },
        style,
      );
      blocks.push({
        type: "paragraph",
        text,
        label,
        heading: headingOf(properties, style),
      });
    }
    for (const content of textBoxes) blocks.push(...this.read(content));
  }
}

function headingOf(
  properties: XmlElement | undefined,
  style: ParagraphStyle,
): number | null {
  const outline = childNumber(properties, "outlineLvl");
  return outline === undefined ? style.heading : headingLevel(outline);
}

function markOf(
  properties: XmlElement | undefined,
  style: ParagraphStyle,
): "kept" | "deleted" | "hidden" {
  const mark = child(properties, "rPr");
  if (child(mark, "del") ?? child(mark, "moveFrom")) return "deleted";
  return (toggle(mark, "vanish") ?? style.hidden) ? "hidden" : "kept";
}

/**
 * Two paragraphs without a mark between them. Behind a deleted mark the
 * properties of the second hold; a hidden one makes a run-in heading, which
 * keeps its own unless nothing of it is shown.
 */
function joined(first: OpenParagraph, second: OpenParagraph): OpenParagraph {
  const text = first.text + second.text;
  const textBoxes = [...first.textBoxes, ...second.textBoxes];
  const keepsFirst = first.mark === "hidden" && first.text.trim() !== "";
  return {
    ...(keepsFirst ? first : second),
    text,
    textBoxes,
    mark: second.mark,
  };
}

/** Paragraphs and tables, out of content controls, custom XML and alternatives. */
export function* blockElements(
  elements: readonly XmlElement[],
): Generator<XmlElement> {
  for (const element of elements) {
    if (element.name === "p" || element.name === "tbl") yield element;
    else if (element.name === "mc:AlternateContent")
      yield* blockElements(chosen(element).children);
    else if (WRAPPERS.has(element.name) && !isContents(element)) {
      yield* blockElements(element.children);
    }
  }
}

/** A generated table of contents says every heading a second time. */
function isContents(element: XmlElement): boolean {
  const gallery = childValue(
    child(child(element, "sdtPr"), "docPartObj"),
    "docPartGallery",
  );
  return gallery === "Table of Contents";
}
