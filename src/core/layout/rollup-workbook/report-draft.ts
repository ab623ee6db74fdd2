import {
  figureNumber,
  headingNumber,
  paragraphText,
} from "../../report/reading";
import type {
  CellSource,
  Figure,
  ReportBlock,
  ReportChart,
  ReportLanguage,
  ReportParagraph,
  ReportTable,
  Run,
  TableCell,
} from "../../report/model";
import { cellAddress, columnName } from "../cells";
import { COLOURS } from "../plan-workbook/styles";
import type { Content } from "../plan-workbook/sheet-draft";
import type { ChartLayout, ConditionalFormatLayout } from "../workbook";
import type { Stretch } from "./page-breaks";
import { cellValue, sentenceFormula } from "./report-formulas";
import type { CellFinder } from "./report-formulas";
import { RollupDraft } from "./sheet-frame";
import { lightRules, overdueRule } from "./styles";
import type { RollupStyle } from "./styles";

/** Columns of the page, all of one width; every table shares them out. */
export const PAGE_COLUMNS = 24;
export const COLUMN_WIDTH = 2.4;
/** Characters that a column adds to a merged cell: its padding counts too. */
const COLUMN_ROOM = COLUMN_WIDTH + 0.75;
const BODY_SIZE = 12;
/** Chinese paragraphs begin two characters in. */
const INDENT: Readonly<Record<ReportLanguage, string>> = {
  zh: "\u3000\u3000",
  en: "",
};
const CHART_ROW = 18;

/** 年度总结 while its rows are being set, from the top down. */
export class ReportDraft {
  readonly draft = new RollupDraft();
  readonly stretches: Stretch[] = [];
  readonly charts: ChartLayout[] = [];
  readonly rules: ConditionalFormatLayout[] = [];
  row = 1;
  private items = 0;
  private tables = 0;
  private readonly placed = new Map<
    string,
    {
      readonly table: ReportTable;
      readonly firstRow: number;
      readonly columns: readonly Span[];
    }
  >();

  constructor(
    private readonly language: ReportLanguage,
    /** The sheet's own name as formulas write it. */
    private readonly sheet: string,
    private readonly cellOf: CellFinder,
    private readonly tableTitle: (number: number, title: string) => string,
  ) {}

  /** A line over the whole width. */
  line(
    content: Content,
    style: RollupStyle,
    look: {
      readonly size: number;
      readonly least: number;
      readonly keep?: boolean;
    },
  ): void {
    const { draft, row } = this;
    draft.putMerged({ row, column: 1, toColumn: PAGE_COLUMNS }, content, style);
    const text =
      typeof content === "object" && content !== null ? content.value : content;
    draft.fit(
      row,
      [
        {
          text: String(text ?? ""),
          width: PAGE_COLUMNS * COLUMN_ROOM,
          size: look.size,
        },
      ],
      look.least,
    );
    this.next(look.keep === true);
  }

  heading(numbers: readonly [number, number?], title: string): void {
    this.items = 0;
    const isPart = numbers.length === 2;
    this.line(
      `${headingNumber(numbers, this.language)}${title}`,
      isPart ? "reportPart" : "reportSection",
      { size: isPart ? 12 : 14, least: isPart ? 26 : 34, keep: true },
    );
  }

  block(block: ReportBlock, keep: boolean): void {
    switch (block.kind) {
      case "paragraph":
        this.paragraph(block, keep);
        break;
      case "table":
        this.table(block);
        break;
      case "chart":
        this.chart(block);
        break;
    }
  }

  private paragraph(paragraph: ReportParagraph, keep: boolean): void {
    const { language } = this;
    this.items = paragraph.style === "item" ? this.items + 1 : 0;
    const mark = paragraph.style === "item" ? `${this.items}. ` : "";
    const lead: Run = { kind: "text", text: `${INDENT[language]}${mark}` };
    const runs = lead.text === "" ? paragraph.runs : [lead, ...paragraph.runs];
    const value = paragraphText({ runs }, language);
    const formula = sentenceFormula(runs, this.cellOf, language);
    const { row } = this;
    this.line(formula === null ? value : { formula, value }, "reportText", {
      size: BODY_SIZE,
      least: 24,
      keep,
    });
    // Figures may grow by some digits, wordings by some words.
    if (formula !== null && value.length > 60)
      this.draft.heights[row] = Math.min(
        (this.draft.heights[row] ?? 24) + 8,
        409,
      );
  }

  private table(table: ReportTable): void {
    this.items = 0;
    this.tables += 1;
    this.line(this.tableTitle(this.tables, table.title), "tableTitle", {
      size: 11,
      least: 28,
      keep: true,
    });
    const columns = spansOf(table.columns.map(({ width }) => width));
    this.cells(
      columns,
      table.columns.map(({ header }) => ({ content: header, style: "header" })),
      24,
    );
    this.next(true);
    const firstRow = this.row;
    table.rows.forEach((row, i) => {
      this.cells(
        columns,
        row.cells.map((cell, j) => ({
          content: this.content(cell),
          style: cellStyle(cell, row.total, table.columns[j]?.align ?? "left"),
        })),
        22,
      );
      // A table is parted neither behind its first row nor before its last one.
      this.next(i === 0 || i >= table.rows.length - 2);
    });
    this.mark(table, columns, firstRow);
    this.placed.set(table.key, { table, firstRow, columns });
    this.line(table.note, "hint", { size: 10, least: 20 });
    this.gap(6);
  }

  /** One row of a table. */
  cells(
    columns: readonly Span[],
    cells: readonly {
      readonly content: Content;
      readonly style: RollupStyle;
    }[],
    least: number,
  ): void {
    const { draft, row } = this;
    cells.forEach(({ content, style }, i) => {
      const span = columns[i];
      if (span !== undefined)
        draft.putMerged(
          { row, column: span.from, toColumn: span.to },
          content,
          style,
        );
    });
    draft.fit(
      row,
      cells.flatMap(({ content }, i) => {
        const span = columns[i];
        const text =
          typeof content === "object" && content !== null
            ? content.value
            : content;
        return typeof text === "string" && span !== undefined
          ? [{ text, width: (span.to - span.from + 1) * COLUMN_ROOM - 2 }]
          : [];
      }),
      least,
    );
  }

  /** What a cell of a table holds: figures and names look at their cells. */
  content(cell: TableCell): Content {
    if (cell.kind === "text" || cell.kind === "words") return cell.text;
    const value = cell.kind === "name" ? cell.text : cellValue(cell);
    // Last period's figures in tables stand there and nowhere else.
    if (cell.source.row === "previous") return value;
    return { formula: this.cellOf(cell.source), value };
  }

  /** Colours of 灯号 and of what is overdue. */
  private mark(
    table: ReportTable,
    columns: readonly Span[],
    firstRow: number,
  ): void {
    const lastRow = firstRow + table.rows.length - 1;
    const down = (key: string): string | null => {
      const span =
        columns[table.columns.findIndex((column) => column.key === key)];
      return span === undefined || table.rows.length === 0
        ? null
        : `${cellAddress(firstRow, span.from)}:${cellAddress(lastRow, span.to)}`;
    };
    const [light, overdue] = [down("light"), down("overdue")];
    if (light !== null) this.rules.push(...lightRules(light, this.language));
    if (overdue !== null) this.rules.push(overdueRule(overdue));
  }

  private chart(chart: ReportChart): void {
    const place = this.placed.get(chart.table);
    const first = place?.table.rows.findIndex(
      ({ key }) => key === chart.rows[0],
    );
    if (place === undefined || first === undefined || first < 0) return;
    const from = place.firstRow + first;
    const range = (key: string): string => {
      const span =
        place.columns[
          place.table.columns.findIndex((column) => column.key === key)
        ];
      const letter = `$${columnName(span?.from ?? 1)}$`;
      return `${this.sheet}!${letter}${from}:${letter}${from + chart.rows.length - 1}`;
    };
    const rows =
      chart.type === "bar"
        ? Math.max(
            8,
            Math.ceil(
              (chart.rows.length * chart.series.length * 15 + 60) / CHART_ROW,
            ),
          )
        : 10;
    const top = this.row;
    this.charts.push({
      type: chart.type,
      title: chart.title,
      form: chart.form,
      topDown: chart.type === "bar",
      from: cellAddress(top, 1),
      to: cellAddress(top + rows - 1, PAGE_COLUMNS),
      series: chart.series.map(({ name, column }, i) => ({
        name,
        categories: range(chart.categoryColumn),
        values: range(column),
        colour:
          chart.series.length === 1
            ? ONE_COLOUR
            : (SERIES_COLOURS[i % SERIES_COLOURS.length] ?? COLOURS.brand),
      })),
    });
    for (let i = 0; i < rows; i += 1) {
      this.draft.heights[top + i] = CHART_ROW;
      this.draft.put(top + i, 1, null);
    }
    this.stretches.push({ first: top, last: top + rows - 1, withNext: false });
    this.row = top + rows;
    this.gap(8);
  }

  /** An empty row. */
  gap(height: number): void {
    this.draft.put(this.row, 1, null);
    this.draft.heights[this.row] = height;
    this.next(false);
  }

  next(withNext: boolean): void {
    this.stretches.push({ first: this.row, last: this.row, withNext });
    this.row += 1;
  }
}

/** Of one series, and of several. */
const ONE_COLOUR = "5B8DB8";
const SERIES_COLOURS = ["9DB7D1", COLOURS.brand] as const;

/** First and last column of a table's column on the page. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Shares the columns of the page out by the widths that are asked for; each gets two at least. */
export function spansOf(widths: readonly number[]): readonly Span[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const counts = widths.map((width) =>
    Math.max(2, Math.round((width / total) * PAGE_COLUMNS)),
  );
  // What rounding left over or took too much goes to the widest.
  for (let rest = PAGE_COLUMNS - sumOf(counts); rest !== 0;) {
    const at = counts.indexOf(Math.max(...counts));
    const step = rest > 0 ? 1 : -1;
    counts[at] = (counts[at] ?? 0) + step;
    rest -= step;
  }
  let from = 1;
  return counts.map((count) => {
    const span = { from, to: from + count - 1 };
    from += count;
    return span;
  });
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function cellStyle(
  cell: TableCell,
  total: boolean,
  align: "left" | "center" | "right",
): RollupStyle {
  if (cell.kind !== "figure") {
    if (total) return "total";
    return align === "left"
      ? "text"
      : align === "center"
        ? "centred"
        : "textRight";
  }
  const isRate = cell.form !== "number";
  if (total) return isRate ? "totalRate" : "totalCount";
  if (align === "right")
    return isRate ? "rateRight" : cell.decimals === 0 ? "whole" : "broken";
  return isRate ? "rate" : "amountCentred";
}

/** A figure as an entry of the appendix shows it. */
export function appendixStyle(figure: Figure): RollupStyle {
  if (figureNumber(figure) === null) return "centred";
  if (figure.form === "number")
    return figure.decimals === 0 ? "amountCentred" : "decimalsCentred";
  return figure.form === "percent" ? "rate" : "pointsCentred";
}

/** Tells cells apart. */
export function keyOf({ sheet, row, column }: CellSource): string {
  return `${sheet}\n${row}\n${column}`;
}
