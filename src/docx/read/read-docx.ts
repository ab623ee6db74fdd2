import { XlsxReadError } from "../../xlsx/reader";
import { inflateBrowser } from "../../xlsx/reader/inflate-browser";
import { ReadSession } from "../../xlsx/reader/limits";
import { OfficePackage } from "../../xlsx/reader/package";
import { BodyReader } from "./body";
import { DocumentReadError } from "./document-error";
import { DOCUMENT_LIMITS } from "./limits";
import { readNumbering } from "./numbering";
import { readStyles } from "./styles";
import { child, parseXml } from "./xml";
import type { DocumentBlock, PlanDocument } from "../../core/intake/document";
import type { Inflate } from "../../xlsx/reader";
import type { BodyBlock, BodyBudget } from "./blocks";
import type { DocumentLimits } from "./limits";
import type { XmlElement } from "./xml";

export interface ReadDocxOptions {
  /** The file as the caller names it; for errors only. */
  readonly file: string;
  /** The host's inflate; fflate's stream where it is left out. */
  readonly inflate?: Inflate;
  readonly limits?: DocumentLimits;
}

/** The parts of a .docx that are read. */
interface Parts {
  readonly document: XmlElement;
  readonly numbering: XmlElement | null;
  readonly styles: XmlElement | null;
}

/**
 * Reads a Word document (.docx, .docm, .dotx, of either edition of the
 * standard) as Word shows it: automatic numbers as labels, headings by style,
 * tables with merged areas spread out, text boxes after the paragraph that
 * holds them, all tracked changes accepted. Not read: page headers and
 * footers, footnotes, endnotes, comments, hidden text, a generated table of
 * contents. `line` counts paragraphs and table rows from 1.
 *
 * Throws a DocumentReadError: `document-unreadable` where there is no Word
 * document in the package; `file-truncated`, `file-damaged`,
 * `password-protected` or `file-too-large` for the package and its parts.
 */
export function readDocx(
  bytes: Uint8Array,
  options: ReadDocxOptions,
): PlanDocument {
  const limits = options.limits ?? DOCUMENT_LIMITS;
  try {
    const parts = readParts(bytes, options, limits);
    const body = child(parts.document, "body");
    if (!body) throw new DocumentReadError("file-damaged", options.file, null);
    const styles = readStyles(parts.styles);
    const numbering = readNumbering(parts.numbering, styles);
    const reader = new BodyReader(
      styles,
      numbering,
      budgetOf(limits, options.file),
    );
    return { blocks: placed(reader.read(body.children)) };
  } catch (error) {
    if (!(error instanceof XlsxReadError)) throw error;
    throw DocumentReadError.from(error);
  }
}

function readParts(
  bytes: Uint8Array,
  options: ReadDocxOptions,
  limits: DocumentLimits,
): Parts {
  const { file } = options;
  const session = new ReadSession(file, limits.package, () =>
    performance.now(),
  );
  const office = new OfficePackage(
    bytes,
    options.inflate ?? inflateBrowser,
    session,
  );
  const main = mainPart(office);
  if (!office.has(main))
    throw new DocumentReadError("document-unreadable", file, null);
  const read = (part: string): XmlElement =>
    parseXml(office.bytes(part), { file, part }, limits);
  const document = read(main);
  if (document.name !== "document")
    throw new DocumentReadError("document-unreadable", file, main);
  const related = office.relationships(main);
  const partOf = (type: string): XmlElement | null => {
    const target =
      related.find((one) => one.type === type)?.target ?? `word/${type}.xml`;
    return office.has(target) ? read(target) : null;
  };
  return { document, numbering: partOf("numbering"), styles: partOf("styles") };
}

/** The document by the package's relationships; where they are lost, where Word puts it. */
function mainPart(office: OfficePackage): string {
  const main = office
    .relationships("")
    .find(({ type }) => type === "officeDocument");
  return main?.target ?? "word/document.xml";
}

function budgetOf(limits: DocumentLimits, file: string): BodyBudget {
  let paragraphs = 0;
  let cells = 0;
  const check = (used: number, limit: number): void => {
    if (used > limit) throw new DocumentReadError("file-too-large", file, null);
  };
  return {
    takeParagraph() {
      paragraphs += 1;
      check(paragraphs, limits.paragraphs);
    },
    takeCells(count) {
      cells += count;
      check(cells, limits.cells);
    },
  };
}

/**
 * Gives every block its line: a paragraph is one, a table has one for each
 * row. Blank paragraphs count, but are no blocks, as in a plain text.
 */
function placed(blocks: readonly BodyBlock[]): readonly DocumentBlock[] {
  const result: DocumentBlock[] = [];
  let line = 1;
  for (const block of blocks) {
    if (block.type === "table") {
      result.push({ type: "table", rows: block.rows, line });
      line += block.rows.length;
      continue;
    }
    const { text, label, heading } = block;
    if (label !== null || text.trim() !== "") {
      const numbered = {
        label: label?.text ?? null,
        labelLevel: label?.level ?? null,
      };
      result.push({ type: "paragraph", text, ...numbered, heading, line });
    }
    line += 1;
  }
  return result;
}
