import { annualReport } from "../../report/build";
import type { AnnualReport, Figure } from "../../report/model";
import type { Rollup } from "../../rollup";
import { cellAddress } from "../cells";
import { quoted } from "../plan-workbook/places";
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
  previous: Rollup | null,
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

/** The cells of 年度总结 in which the figures stand that it counts itself, by `keyOf`: `$C$5`. */
export function ownFigures(
  edition: RollupEdition,
  sheets: SummarySheets,
): ReadonlyMap<string, string> {
  return layOut(edition, sheets, null).homes;
}

interface LaidReport {
  readonly report: AnnualReport;
  readonly draft: ReportDraft;
  readonly homes: ReadonlyMap<string, string>;
}

function layOut(
  edition: RollupEdition,
  sheets: SummarySheets,
  previous: Rollup | null,
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
  return { report, draft: lay(), homes };
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
  const columns = spansOf([7, 46, 15, 22, 9, 21]);
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
      origin: words.comparison,
      branches: figure.branches,
      basis: "",
    }));
  [...report.appendix.filter(({ figure }) => figure !== null), ...more].forEach(
    ({ figure, label, origin, branches, basis }, i) => {
      if (figure === null) return;
      const value = cellValue(figure);
      const formula = formulaOf(figure, made);
      const address = cellAddress(draft.row, columns[2]?.from ?? 1);
      if (figure.source.sheet === "report")
        made.homes.set(keyOf(figure.source), absolute(address));
      const at =
        figure.source.sheet === "report"
          ? origin
          : `${origin.split(" · ")[0] ?? ""} ${(made.cellOf(figure.source).split("!")[1] ?? "").replaceAll("$", "")}`;
      draft.cells(
        columns,
        [
          { content: i + 1, style: "count" },
          { content: label, style: "text" },
          {
            content: formula === null ? value : { formula, value },
            style: appendixStyle(figure),
          },
          { content: at, style: "text" },
          { content: branches ?? "—", style: "centred" },
          { content: basis, style: "text" },
        ],
        20,
      );
      draft.next(false);
    },
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
