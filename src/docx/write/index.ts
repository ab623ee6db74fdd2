import { Document, HeadingLevel, Packer, Paragraph, TextRun } from "docx";
import type { Table } from "docx";
import type { AnnualReport, ReportBlock } from "../../core/report";
import { appendix } from "./appendix";
import type { FigureOrigins } from "./appendix";
import { chart, heading, lineText, paragraph, styled, table } from "./blocks";
import { withMetafiles } from "./package";
import { numberingOf, sectionLook, STYLE, stylesOf } from "./page";
import { DOCUMENT_WORDS } from "./words";
import type { DocumentWords } from "./words";

export type { FigureOrigins } from "./appendix";

/**
 * The annual report as a Word document (.docx) in the look of official
 * documents: headings by style and numbered, tables with repeated headers,
 * charts as pictures, page numbers, and an appendix with the origin of every
 * figure. Text is text, whatever it holds.
 */
export async function reportDocument(
  report: AnnualReport,
  options: FigureOrigins,
): Promise<Uint8Array> {
  const { language } = report;
  const words = DOCUMENT_WORDS[language];
  const document = new Document({
    title: lineText([report.union, report.title].filter(Boolean).join(" ")),
    creator: words.creator,
    lastModifiedBy: words.creator,
    description: lineText(report.subtitle),
    evenAndOddHeaderAndFooters: true,
    styles: stylesOf(language),
    numbering: numberingOf(language),
    sections: [
      {
        ...sectionLook(),
        children: [
          ...titleOf(report),
          ...new Body(report, words).children(),
          ...appendix(report.appendix, words, options),
        ],
      },
    ],
  });
  return withMetafiles(new Uint8Array(await Packer.toArrayBuffer(document)));
}

/** Names of unions longer than this stand below the title, not in it. */
const TITLE_NAME = 20;

function titleOf({
  union,
  title,
  subtitle,
}: AnnualReport): readonly Paragraph[] {
  const above = union !== "" && union.length <= TITLE_NAME;
  const lines = above ? [union, title] : [title];
  return [
    new Paragraph({
      heading: HeadingLevel.TITLE,
      children: lines.map(
        (line, i) =>
          new TextRun({ text: lineText(line), ...(i > 0 ? { break: 1 } : {}) }),
      ),
    }),
    ...(above || union === "" ? [] : [styled(STYLE.subtitle, union)]),
    styled(STYLE.subtitle, subtitle),
  ];
}

/** The sections of the report; tables and charts are numbered as they stand. */
class Body {
  readonly #tables = new Map<string, number>();
  #charts = 0;

  constructor(
    private readonly report: AnnualReport,
    private readonly words: DocumentWords,
  ) {}

  children(): readonly (Paragraph | Table)[] {
    return this.report.sections.flatMap(({ title, blocks, parts }) => [
      heading(title, 1),
      ...blocks.flatMap((block) => this.#block(block)),
      ...parts.flatMap((part) => [
        heading(part.title, 2),
        ...part.blocks.flatMap((block) => this.#block(block)),
      ]),
    ]);
  }

  #block(block: ReportBlock): readonly (Paragraph | Table)[] {
    const { language } = this.report;
    switch (block.kind) {
      case "paragraph":
        return [paragraph(block, language)];
      case "table": {
        const number = this.#tables.size + 1;
        this.#tables.set(block.key, number);
        return table(block, number, language, this.words);
      }
      case "chart": {
        if (block.categories.length === 0) return [];
        this.#charts += 1;
        const from = this.#tables.get(block.table) ?? null;
        return chart(block, this.#charts, from, this.words);
      }
    }
  }
}
