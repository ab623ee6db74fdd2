import { annualReport } from "../../report/build";
import { originOf, previousOrigins } from "../../report/appendix";
import type { AnnualReport, AppendixColumn, Figure } from "../../report/model";
import type { PreviousPeriod } from "../../report/previous";
import { cellAddress } from "../cells";
import { quoted } from "../plan-workbook/places";
import { reportWordsOf } from "../../report/words";
import type { SheetLayout } from "../workbook";
import type { RollupEdition } from "./edition";
import { pageBreaks } from "./page-breaks";
import { absolute, summaryCells } from "./report-cells";
import type { SummarySheets } from "./report-cells";
import { reportCount } from "./report-counts";
import {
  appendixStyle,
  COLUMN_WIDTH,
  keyOf,
  PAGE_COLUMNS,
  ReportDraft,
  spansOf,
} from "./report-draft";
import { cellValue } from "./report-formulas";
import type { CellFinder } from "./report-formulas";
import { ROLLUP_SHEETS } from "./schema";
import { printSetUp } from "./sheet-frame";

/** Rows of Excel's usual height. */
const USUAL_HEIGHT = 15;

/**
 * 年度总结: the annual report to be printed on A4, its sentences, tables and
 * charts drawing on the cells of the other sheets, with an appendix that says
 * of every figure where it comes from.
 */
export function reportSheet(
  edition: RollupEdition,
  sheets: SummarySheets,
  previous: PreviousPeriod | null,
): SheetLayout {
  const { language } = edition;
  const { report, draft: laid } = layOut(edition, sheets, previous);
  const { draft, charts, rules, stretches, row } = laid;
  return {
    key: ROLLUP_SHEETS.report.key,
    name: ROLLUP_SHEETS.report[language],
    visibility: "visible",
    tabColour: "B23A2E",
    columns: Array.from({ length: PAGE_COLUMNS }, () => ({
      width: COLUMN_WIDTH,
    })),
    rows: draft.rows,
    heights: draft.heights,
    merges: draft.merges,
    conditionalFormats: rules,
    charts,
    showGridLines: false,
    print: {
      ...printSetUp(edition, report.title),
      landscape: false,
      fitWidth: false,
      area: `A1:${cellAddress(row - 1, PAGE_COLUMNS)}`,
      pageBreaks: pageBreaks(
        stretches,
        (at) => draft.heights[at] ?? USUAL_HEIGHT,
      ),
    },
  };
}

interface LaidReport {
  readonly report: AnnualReport;
  readonly draft: ReportDraft;
}

function layOut(
  edition: RollupEdition,
  sheets: SummarySheets,
  previous: PreviousPeriod | null,
): LaidReport {
  const { language, rollup, texts } = edition;
  const report = annualReport(rollup, { language, previous });
  const summary = summaryCells(edition, sheets);
  const name = ROLLUP_SHEETS.report[language];
  // Figures that the sheet counts itself stand in its appendix: the first time round only to know where.
  const homes = new Map<string, string>();
  const cellOf: CellFinder = (source) =>
    source.sheet === "report"
      ? (homes.get(keyOf(source)) ?? "$A$1")
      : summary(source);
  const lay = (): ReportDraft => {
    const draft = new ReportDraft(
      language,
      quoted(name),
      cellOf,
      texts.report.table,
    );
    putReport(draft, report, edition);
    putAppendix(draft, report, { edition, sheets, cellOf, homes });
    return draft;
  };
  lay();
  return { report, draft: lay() };
}

function putReport(
  draft: ReportDraft,
  report: AnnualReport,
  { texts }: RollupEdition,
): void {
  draft.line(report.union, "kicker", { size: 11, least: 24, keep: true });
  draft.line(report.title, "coverTitle", { size: 22, least: 48, keep: true });
  draft.line(report.subtitle, "kicker", { size: 11, least: 24, keep: true });
  draft.line(texts.report.hint, "hint", { size: 10, least: 20 });
  report.sections.forEach((section, i) => {
    draft.heading([i + 1], section.title);
    section.blocks.forEach((block, at) => {
      draft.block(block, isIntro(section.blocks, at));
    });
    section.parts.forEach((part, j) => {
      draft.heading([i + 1, j + 1], part.title);
      part.blocks.forEach((block, at) => {
        draft.block(block, isIntro(part.blocks, at));
      });
    });
  });
}

/** Does a paragraph lead to the first item of a list? It stays with it. */
function isIntro(
  blocks: AnnualReport["sections"][number]["blocks"],
  at: number,
): boolean {
  const [block, next] = [blocks[at], blocks[at + 1]];
  return (
    block?.kind === "paragraph" &&
    block.style === "body" &&
    next?.kind === "paragraph" &&
    next.style === "item"
  );
}

/** The columns of 附：数字来源: 序号, 数字, 数值, 来自, 单位数, 口径. */
const APPENDIX_SPANS = spansOf([7, 46, 15, 22, 9, 21]);

/** The columns in which the appendix has a figure's label and its value. */
export const APPENDIX_COLUMNS = {
  label: APPENDIX_SPANS[1]?.from ?? 1,
  value: APPENDIX_SPANS[2]?.from ?? 1,
} as const;

/** 附：数字来源. */
function putAppendix(
  draft: ReportDraft,
  report: AnnualReport,
  made: {
    readonly edition: RollupEdition;
    readonly sheets: SummarySheets;
    readonly cellOf: CellFinder;
    readonly homes: Map<string, string>;
  },
): void {
  const { texts } = made.edition;
  const words = texts.report;
  const columns = APPENDIX_SPANS;
  draft.gap(10);
  draft.line(words.appendix, "reportSection", {
    size: 14,
    least: 34,
    keep: true,
  });
  draft.line(words.appendixHint, "hint", { size: 10, least: 20, keep: true });
  draft.cells(
    columns,
    words.appendixHeaders.map((content) => ({ content, style: "header" })),
    24,
  );
  draft.next(true);
  const shown = report.appendix.flatMap(({ figure }) =>
    figure === null ? [] : keyOf(figure.source),
  );
  const more = report.counted
    .filter(({ source }) => !shown.includes(keyOf(source)))
    .map((figure) => ({
      figure,
      label: figure.label,
      origin:
        figure.from == null
          ? words.comparison
          : originOf(figure, made.edition.language),
      branches: figure.branches,
      basis: "",
    }));
  const figures = report.appendix.filter(({ figure }) => figure !== null);
  const row = (cells: Parameters<ReportDraft["cells"]>[1]): void => {
    draft.cells(columns, cells, 20);
    draft.next(false);
  };
  const entries = [...figures, ...more];
  entries.forEach(({ figure, label, origin, branches, basis }, i) => {
    if (figure === null) return;
    const value = cellValue(figure);
    const formula = formulaOf(figure, made);
    const address = cellAddress(draft.row, APPENDIX_COLUMNS.value);
    if (figure.source.sheet === "report")
      made.homes.set(keyOf(figure.source), absolute(address));
    const at =
      figure.source.sheet === "report"
        ? origin
        : `${origin.split(" · ")[0] ?? ""} ${(made.cellOf(figure.source).split("!")[1] ?? "").replaceAll("$", "")}`;
    row([
      { content: i + 1, style: "count" },
      { content: label, style: "text" },
      {
        content: formula === null ? value : { formula, value },
        style: appendixStyle(figure),
      },
      { content: at, style: "text" },
      { content: branches ?? "—", style: "centred" },
      { content: basis, style: "text" },
    ]);
  });
  previousColumns(report).forEach(({ table, title, column }, i) => {
    const [first] = column.figures;
    row([
      { content: entries.length + i + 1, style: "count" },
      {
        content: `${words.table(table, title)}: ${column.header}`,
        style: "text",
      },
      { content: words.inTable, style: "centred" },
      {
        content: previousOrigins(column, made.edition.language),
        style: "text",
      },
      { content: first?.branches ?? "—", style: "centred" },
      {
        content: reportWordsOf(made.edition.language).labels.basis.previous,
        style: "text",
      },
    ]);
  });
}

/** The columns of last period's figures, which stand on this sheet as numbers; tables are counted from 1. */
function previousColumns({ appendix }: AnnualReport): readonly {
  readonly table: number;
  readonly title: string;
  readonly column: AppendixColumn;
}[] {
  return appendix
    .filter(({ columns }) => columns !== null)
    .flatMap(({ label, columns }, i) =>
      (columns ?? [])
        .filter(({ figures: [first] }) => first?.from != null)
        .map((column) => ({ table: i + 1, title: label, column })),
    );
}

function formulaOf(
  figure: Figure,
  {
    edition,
    sheets,
    cellOf,
  }: {
    readonly edition: RollupEdition;
    readonly sheets: SummarySheets;
    readonly cellOf: CellFinder;
  },
): string | null {
  return figure.source.sheet === "report"
    ? reportCount(figure, edition, sheets, cellOf)
    : cellOf(figure.source);
}
