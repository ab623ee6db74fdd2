import { monthOfDay, quarterOf } from "../../plan";
import { cellAddress, columnName } from "../cells";
import { quoted } from "../plan-workbook/places";
import type { Content } from "../plan-workbook/sheet-draft";
import { NONE } from "./edition";
import type { RollupEdition } from "./edition";
import { columnOf } from "./figure-groups";
import type { FigureKey } from "./figure-groups";
import type { QuartersSheet } from "./quarters";
import { ROLLUP_SHEETS, ROLLUP_WORDS } from "./schema";
import { widthOf } from "./sheet-frame";
import type { RollupDraft } from "./sheet-frame";

/** The columns of 汇总说明. */
export const ABOUT_COLUMNS = [18, 13, 13, 13, 13, 18, 13, 13, 13].map(
  (width) => ({ width }),
);

/** First and last row of a block of lines. */
export interface Block {
  readonly first: number;
  readonly last: number;
}

/** A heading over a block of 汇总说明. */
export function putAboutSection(
  draft: RollupDraft,
  row: number,
  title: string,
): void {
  draft.heights[row - 1] ??= 12;
  draft.putMerged(
    { row, column: 1, toColumn: ABOUT_COLUMNS.length },
    title,
    "section",
  );
  draft.heights[row] = 26;
}

/** The quarter in which the cut-off lies, in words. */
export function quarterText({ rollup, texts }: RollupEdition): string {
  const quarter = quarterOf(rollup.period, monthOfDay(rollup.asOf));
  if (quarter === null) return texts.about.noQuarter;
  return texts.quarters.names[quarter - 1] ?? String(quarter);
}

/** The totals of this quarter and of the period in both kinds. */
export function putFigures(
  draft: RollupDraft,
  edition: RollupEdition,
  quarters: QuartersSheet,
  from: number,
): Block {
  const { texts, rollup } = edition;
  const { quarters: words } = texts;
  putAboutSection(draft, from, texts.about.figures);
  const current = quarterOf(rollup.period, monthOfDay(rollup.asOf));
  const ofQuarter = current === null ? undefined : quarters.groups[current - 1];
  const ofYear = quarters.groups.at(-1);
  const quarterKeys: readonly FigureKey[] = ["due", "done", "rate", "overdue"];
  const cells = [
    ...quarterKeys.map((key) => [ofQuarter, key] as const),
    ...quarterKeys.map((key) => [ofYear, key] as const),
  ];
  const header = from + 1;
  draft.putMerged(
    { row: header, column: 1, toRow: header + 1, toColumn: 1 },
    null,
    "header",
  );
  draft.putMerged(
    { row: header, column: 2, toColumn: 5 },
    quarterText(edition),
    "header",
  );
  draft.putMerged(
    { row: header, column: 6, toColumn: ABOUT_COLUMNS.length },
    words.year,
    "header",
  );
  draft.putRow(
    header + 1,
    2,
    [
      words.due,
      words.done,
      words.rate,
      words.carryLines.carriedOut,
      words.yearNodes.replace("\n", ""),
      words.done,
      words.yearRate.replace("\n", ""),
      texts.about.overdue,
    ],
    "header",
  );
  draft.heights[header] = 22;
  draft.heights[header + 1] = 22;
  const lines = [
    [words.reporting, quarters.reportingRow],
    [words.expected, quarters.expectedRow],
  ] as const;
  lines.forEach(([label, sourceRow], i) => {
    const row = header + 2 + i;
    draft.put(row, 1, label, "label");
    cells.forEach(([group, key], j) => {
      const content =
        group === undefined
          ? NONE
          : copyOf(edition, quarters, sourceRow, columnOf(group, key));
      draft.put(row, 2 + j, content, key === "rate" ? "rate" : "count");
    });
    draft.fit(row, [{ text: label, width: ABOUT_COLUMNS[0]?.width ?? 16 }], 24);
  });
  return { first: header + 2, last: header + 1 + lines.length };
}

/** A formula that shows a cell of 季度汇总, with its value. */
function copyOf(
  { language }: RollupEdition,
  quarters: QuartersSheet,
  row: number,
  column: number,
): Content {
  const name = quoted(ROLLUP_SHEETS.quarters[language]);
  return {
    formula: `${name}!${cellAddress(row, column)}`,
    value: quarters.valueAt(row, column) ?? NONE,
  };
}

/** How many branches have each light, and what it means. */
export function putLights(
  draft: RollupDraft,
  edition: RollupEdition,
  quarters: QuartersSheet,
  from: number,
): Block {
  const { texts, rollup, language } = edition;
  putAboutSection(draft, from, texts.about.lights);
  const { soonDays, redShare } = rollup.lights;
  const lines = texts.about.lightsOf({
    soonDays,
    redPercent: Math.round(redShare * 100),
  });
  const group = quarters.groups.at(-1);
  const column = group === undefined ? 1 : columnOf(group, "light");
  const range = `${quoted(ROLLUP_SHEETS.quarters[language])}!${absolute(quarters.firstRow, column)}:${absolute(quarters.lastRow, column)}`;
  const shown = lightCounts(edition);
  lines.forEach(([word, text], i) => {
    const row = from + 1 + i;
    draft.put(row, 1, word, "word");
    draft.put(
      row,
      2,
      {
        formula: `COUNTIFS(${range},${cellAddress(row, 1)})`,
        value: shown.get(word) ?? 0,
      },
      "count",
    );
    draft.putMerged(
      { row, column: 3, toColumn: ABOUT_COLUMNS.length },
      text,
      "text",
    );
    draft.fit(row, [{ text, width: widthOf(ABOUT_COLUMNS.slice(2)) }], 22);
  });
  return { first: from + 1, last: from + lines.length };
}

/** Branches with a file by the word of their light, as 季度汇总 shows it. */
function lightCounts({
  rollup,
  quarters,
  language,
}: RollupEdition): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  if (quarters[0]?.begun !== true) return counts;
  for (const { light, plans } of rollup.branches) {
    if (plans.length === 0) continue;
    const word = ROLLUP_WORDS.light[light][language];
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function absolute(row: number, column: number): string {
  return `$${columnName(column)}$${row}`;
}
