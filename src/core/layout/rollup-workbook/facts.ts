import { columnName } from "../cells";
import { quoted } from "../plan-workbook/places";
import { COLOURS } from "../plan-workbook/styles";
import type { SheetLayout } from "../workbook";
import type { RollupEdition } from "./edition";
import { factRows } from "./fact-rows";
import { FACTS, ROLLUP_SHEETS } from "./schema";
import type { FactKey } from "./schema";
import { LIST_HEADER_ROW, listSheets } from "./sheet-frame";
import { factStyle, lightRules } from "./styles";

/** 明细: the facts, one row a node; continued on further sheets. */
export function factSheets(edition: RollupEdition): readonly SheetLayout[] {
  const { texts, language } = edition;
  return listSheets(edition, {
    sheet: ROLLUP_SHEETS.facts,
    schema: FACTS,
    columns: edition.factColumns,
    count: edition.factCount,
    rows: () => factRows(edition),
    title: texts.sheetTitles.facts,
    hint: texts.hints.facts,
    empty: texts.empty.facts,
    style: factStyle,
    forReading: false,
    tabColour: COLOURS.line,
    frozen: 3,
    rules: { light: (range) => lightRules(range, language) },
  });
}

/** A column of 明细 and what its cells must be: a number, a cell, or a text in quotes with its comparison. */
export type Criterion = readonly [FactKey, string];

/** The number of rows of 明细 that meet the criteria. */
export function countFormula(
  edition: RollupEdition,
  criteria: readonly Criterion[],
): string {
  return `COUNTIFS(${argumentsOf(edition, criteria)})`;
}

/** The sum of a column of 明细 over the rows that meet the criteria. */
export function sumFormula(
  edition: RollupEdition,
  key: FactKey,
  criteria: readonly Criterion[],
): string {
  return `SUMIFS(${factRange(edition, key)},${argumentsOf(edition, criteria)})`;
}

function argumentsOf(
  edition: RollupEdition,
  criteria: readonly Criterion[],
): string {
  return criteria
    .map(([key, value]) => `${factRange(edition, key)},${value}`)
    .join(",");
}

/** A column of 明细 from its header on, so that a row put in as the first is counted. */
function factRange(
  { factColumns, factCount, language }: RollupEdition,
  key: FactKey,
): string {
  const index = factColumns.findIndex((column) => column.key === key);
  if (index < 0) throw new RangeError(`the facts have no column ${key}`);
  const letter = columnName(index + 1);
  const sheet = quoted(ROLLUP_SHEETS.facts[language]);
  return `${sheet}!$${letter}$${LIST_HEADER_ROW}:$${letter}$${LIST_HEADER_ROW + factCount}`;
}
