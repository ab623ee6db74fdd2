import type { Rollup } from "../../rollup";
import type { Language } from "../schema";
import type { WorkbookLayout } from "../workbook";
import { aboutSheet } from "./about";
import { editionOf } from "./edition";
import { factSheets } from "./facts";
import { fieldsSheet } from "./fields";
import { indicatorLineSheets, indicatorsSheet } from "./indicators";
import { findingSheets, overdueSheets } from "./lists";
import { quartersSheet } from "./quarters";
import { rollupStyles } from "./styles";
import { submissionsSheet } from "./submissions";
import { rollupTextsOf } from "./texts";

export { factCells } from "./fact-table";
export type { FactTable } from "./fact-table";

export interface RollupWorkbookOptions {
  readonly language: Language;
  /** When the roll-up was made, ISO 8601. */
  readonly madeAt: string;
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
  const quarters = quartersSheet(edition);
  return {
    title: texts.title,
    creator: texts.creator,
    styles: rollupStyles(language),
    sheets: [
      aboutSheet(edition, { quarters, submissions }),
      submissions.sheet,
      quarters.sheet,
      fieldsSheet(edition),
      indicatorsSheet(edition),
      ...indicatorLineSheets(edition),
      ...overdueSheets(edition),
      ...findingSheets(edition),
      ...factSheets(edition),
    ],
    names: [],
  };
}
