import type { CellSource } from "../../report/model";
import type { PreviousPeriod } from "../../report/previous";
import type { Rollup } from "../../rollup";
import type { Language } from "../schema";
import type { RowLayout, SheetLayout, WorkbookLayout } from "../workbook";
import { aboutSheet } from "./about";
import { editionOf } from "./edition";
import type { RollupEdition } from "./edition";
import { factSheets } from "./facts";
import { fieldsSheet } from "./fields";
import { indicatorLineSheets, indicatorsSheet } from "./indicators";
import { findingSheets, overdueSheets } from "./lists";
import { quartersSheet } from "./quarters";
import { recordRows } from "./record-rows";
import { summaryPlace } from "./report-cells";
import type { SummarySheets } from "./report-cells";
import { reportSheet } from "./report-sheet";
import { PAGE_ROWS, pageName, ROLLUP_SHEETS } from "./schema";
import { rollupStyles } from "./styles";
import { submissionsSheet } from "./submissions";
import type { SubmissionsSheet } from "./submissions";
import { rollupTextsOf } from "./texts";

export { readRollupRecord } from "./record-reading";
export type { RollupRecord, RollupRecordReading } from "./record-reading";
export { reminderText } from "./reminder";
export { APPENDIX_COLUMNS } from "./report-sheet";
export { factCells } from "./fact-table";
export type { FactTable } from "./fact-table";

export interface RollupWorkbookOptions {
  readonly language: Language;
  /** When the roll-up was made, ISO 8601. */
  readonly madeAt: string;
  /** An earlier period's figures, which 年度总结 shows beside this one's. */
  readonly previous?: PreviousPeriod | null;
}

/**
 * The roll-up workbook (docs/plan-format.md, The roll-up workbook). Figures
 * that are counted are formulas over 明细 with the engine's figures as their
 * values; with more than `LIVE_ROWS` rows of 明细 they are values. The rows of
 * long lists are made while they are written.
 */
export function rollupWorkbook(
  rollup: Rollup,
  options: RollupWorkbookOptions,
): WorkbookLayout {
  const { language, madeAt } = options;
  const texts = rollupTextsOf(language);
  const edition = editionOf(rollup, language, texts, madeAt);
  const submissions = submissionsSheet(edition);
  const sheets = summarySheets(edition, submissions);
  const { about, quarters, fields, indicators } = sheets;
  return {
    title: texts.title,
    creator: texts.creator,
    styles: rollupStyles(language),
    sheets: [
      about.sheet,
      reportSheet(edition, sheets, options.previous ?? null),
      submissions.sheet,
      quarters.sheet,
      fields.sheet,
      indicators.sheet,
      ...indicatorLineSheets(edition),
      ...overdueSheets(edition),
      ...findingSheets(edition),
      ...factSheets(edition),
      ...recordSheets(edition),
    ],
    names: [],
  };
}

function summarySheets(
  edition: RollupEdition,
  submissions: SubmissionsSheet,
): SummarySheets {
  const quarters = quartersSheet(edition);
  return {
    about: aboutSheet(edition, { quarters, submissions }),
    quarters,
    fields: fieldsSheet(edition),
    indicators: indicatorsSheet(edition),
  };
}

/** A cell of a roll-up workbook. */
export interface FigureCell {
  readonly sheet: string;
  /** For instance `C5`. */
  readonly cell: string;
}

/**
 * Where the workbook of a roll-up has the figures of its report; `null` for
 * one that it does not have. Those that 年度总结 counts itself are found by
 * their labels (`APPENDIX_COLUMNS`): where they stand depends on last period.
 */
export function figureCells(
  rollup: Rollup,
  { language, madeAt }: RollupWorkbookOptions,
): (source: CellSource) => FigureCell | null {
  const edition = editionOf(rollup, language, rollupTextsOf(language), madeAt);
  const sheets = summarySheets(edition, submissionsSheet(edition));
  return (source) => {
    const cell = summaryPlace(source, edition, sheets);
    return cell === null
      ? null
      : {
          sheet: ROLLUP_SHEETS[source.sheet][language],
          cell: cell.replaceAll("$", ""),
        };
  };
}

/** `_rollup`, on as many sheets as it needs; its rows are made while they are written. */
function recordSheets(edition: RollupEdition): readonly SheetLayout[] {
  let count = 0;
  const counting = recordRows(edition);
  while (counting.next().done !== true) count += 1;
  const { record } = ROLLUP_SHEETS;
  return Array.from({ length: Math.ceil(count / PAGE_ROWS) }, (_, i) => ({
    key: i === 0 ? record.key : `${record.key}${i + 1}`,
    name: pageName(record, i + 1, edition.language),
    visibility: "very-hidden",
    columns: [14, 10, 24, 24, 24, 14].map((width) => ({ width })),
    rows: recordPage(edition, i * PAGE_ROWS, (i + 1) * PAGE_ROWS),
  }));
}

function recordPage(
  edition: RollupEdition,
  from: number,
  to: number,
): Iterable<RowLayout> {
  return {
    *[Symbol.iterator]() {
      let at = 0;
      for (const row of recordRows(edition)) {
        if (at >= to) return;
        if (at >= from) yield row;
        at += 1;
      }
    },
  };
}
