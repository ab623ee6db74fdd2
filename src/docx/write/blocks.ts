import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  ImageRun,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import { cellText, runText, settledRuns } from "../../core/report";
import type {
  ReportChart,
  ReportLanguage,
  ReportParagraph,
  ReportTable,
} from "../../core/report";
import { legalText } from "../../xlsx/writer/xml";
import { chartPictures, valueText } from "./chart";
import { columnWidths } from "./column-widths";
import { emfOf } from "./emf";
import { OUTLINE, STYLE, TEXT_WIDTH } from "./page";
import type { DocumentWords } from "./words";

/** Text as it stands in one paragraph: what XML cannot hold is shown, line breaks become spaces. */
export function lineText(text: string): string {
  return legalText(text.replace(/\s*[\r\n\u2028\u2029]\s*/g, " "));
}

/** A heading of the first or second rank; its number comes from the outline. */
export function heading(title: string, rank: 1 | 2): Paragraph {
  return new Paragraph({
    heading: rank === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    numbering: { reference: OUTLINE, level: rank - 1 },
    children: [new TextRun(lineText(title))],
  });
}

/** A paragraph of the report with its choices made. */
export function paragraph(
  block: ReportParagraph,
  language: ReportLanguage,
): Paragraph {
  const children = settledRuns(block.runs).map(
    (run) => new TextRun(lineText(runText(run, language))),
  );
  return block.style === "item"
    ? new Paragraph({
        style: STYLE.item,
        numbering: { reference: OUTLINE, level: 2 },
        children,
      })
    : new Paragraph({ style: "ReportBody", children });
}

/** A line of text in one of the document's styles. */
export function styled(style: string, text: string): Paragraph {
  return new Paragraph({ style, children: [new TextRun(lineText(text))] });
}

/** What a table is made of, as plain text. */
export interface GridColumn {
  readonly header: string;
  readonly align: "left" | "center" | "right";
  /** Share of the table's width, in any unit. */
  readonly width: number;
}

export interface GridRow {
  readonly cells: readonly string[];
  readonly total: boolean;
}

/**
 * The type of a table of the text, and of the smaller one of the appendix;
 * `short` is a table of so few rows that it is not
 * parted; 0 parts anywhere.
 */
const LOOKS = {
  table: {
    ...{ cell: STYLE.cell, header: STYLE.headerCell },
    ...{ character: 210, whole: 9, short: 9, space: 20 },
  },
  appendix: {
    ...{ cell: STYLE.appendixCell, header: STYLE.appendixHeader },
    ...{ character: 180, whole: 5, short: 0, space: 0 },
  },
} as const;

/** A table as wide as the text; its header is repeated on every page, and no row is parted. */
export function grid(
  columns: readonly GridColumn[],
  rows: readonly GridRow[],
  kind: "table" | "appendix" = "table",
): Table {
  const look = LOOKS[kind];
  const widths = columnWidths(columns, rows, look);
  // A table that would fit a page is not parted; of a longer one the first rows stay with the header.
  const { short } = look;
  const together = short === 0 ? 0 : rows.length <= short ? rows.length - 1 : 2;
  const line = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column, i) =>
      gridCell(column.header, widths[i] ?? 0, {
        ...{ style: look.header, align: "center", keepNext: look.short > 0 },
      }),
    ),
  });
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    margins: { left: 60, right: 60, top: look.space, bottom: look.space },
    borders: {
      ...{ top: line, bottom: line, left: line, right: line },
      ...{ insideHorizontal: line, insideVertical: line },
    },
    rows: [
      header,
      ...rows.map(
        ({ cells, total }, at) =>
          new TableRow({
            cantSplit: true,
            children: columns.map(({ align }, i) =>
              gridCell(cells[i] ?? "", widths[i] ?? 0, {
                style: total ? look.header : look.cell,
                align,
                // The last rows stay with the note below the table.
                keepNext: at < together || (short > 0 && at >= rows.length - 2),
              }),
            ),
          }),
      ),
    ],
  });
}

function gridCell(
  text: string,
  width: number,
  look: {
    readonly style: string;
    readonly align: GridColumn["align"];
    readonly keepNext: boolean;
  },
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: [
      new Paragraph({
        style: look.style,
        keepNext: look.keepNext,
        alignment: ALIGNMENTS[look.align],
        children: [new TextRun(lineText(text))],
      }),
    ],
  });
}

const ALIGNMENTS = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

/** A table of the report: its title, the table, and where its figures come from. */
export function table(
  block: ReportTable,
  number: number,
  language: ReportLanguage,
  words: DocumentWords,
): readonly (Paragraph | Table)[] {
  return [
    styled(STYLE.caption, words.table(number, block.title)),
    grid(
      block.columns,
      block.rows.map(({ cells, total }) => ({
        total,
        cells: cells.map((cell) => cellText(cell, language)),
      })),
    ),
    styled(STYLE.note, block.note === "" ? "" : words.note(block.note)),
  ];
}

/** 96 pixels an inch, the unit in which docx wants a picture's size. */
const PIXELS = 96 / 2540;

/** A chart as a picture, or several where it is longer than a page, and its title. */
export function chart(
  block: ReportChart,
  number: number,
  tableNumber: number | null,
  words: DocumentWords,
): readonly Paragraph[] {
  const title = words.chart(number, block.title, tableNumber);
  return [
    ...chartPictures(block, words).map(
      (picture) =>
        new Paragraph({
          style: STYLE.picture,
          children: [
            new ImageRun({
              // The package names it .emf when it is complete: see package.ts.
              type: "bmp",
              data: emfOf(picture),
              transformation: {
                width: picture.width * PIXELS,
                height: picture.height * PIXELS,
              },
              altText: {
                name: lineText(block.title),
                title: lineText(title),
                description: described(block, words),
              },
            }),
          ],
        }),
    ),
    styled(STYLE.chartTitle, title),
  ];
}

/** A chart in words, for those who do not see it. */
function described(block: ReportChart, words: DocumentWords): string {
  const lines = block.categories.map((category, i) => {
    const values = block.series.map(({ name, values: all }) => {
      const value = all[i] ?? null;
      return `${name} ${value === null ? words.unknown : valueText(block, value)}`;
    });
    return `${category}: ${values.join(", ")}`;
  });
  return lineText(lines.join("; "));
}
