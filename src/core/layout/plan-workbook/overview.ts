import { firstDayOf, monthsOf, yearMonth } from "../../plan";
import type { Month, PlanNode } from "../../plan";
import { columnName } from "../cells";
import { SHEETS } from "../schema";
import type { ConditionalFormatLayout, SheetLayout } from "../workbook";
import { markOf } from "./calc";
import { MARKS } from "./calc-formulas";
import { UNASSIGNED } from "./edition";
import type { Edition } from "./edition";
import { quoted } from "./places";
import { planLine, printSetUp } from "./sheet-parts";
import { SheetDraft } from "./sheet-draft";
import { COLOURS, LIGHTS } from "./styles";
import { nodeState } from "../../rollup/state";

const ROW = {
  title: 1,
  plan: 2,
  legend: 3,
  years: 4,
  header: 5,
  first: 6,
} as const;
const FIRST_MONTH = 4;
const WIDTHS = { id: 7, measure: 46, owner: 14, month: 6.5 } as const;

/** What a cell shows of the marks of its nodes (docs/plan-format.md, 年度一览). */
export const SYMBOLS = {
  done: "●",
  started: "◐",
  planned: "○",
  overdue: "✕",
} as const;

/** 年度一览: measure by month on one printed page, by formula. */
export function overviewSheet(edition: Edition): SheetLayout {
  const { plan, texts, places, language } = edition;
  const draft = new SheetDraft();
  const months = monthsOf(plan.period);
  const lastColumn = FIRST_MONTH - 1 + months.length;
  draft.put(ROW.title, 1, texts.titles.overview, "title");
  draft.heights[ROW.title] = 32;
  draft.putMerged(
    { row: ROW.plan, column: 1, toColumn: lastColumn },
    planLine(edition),
    "subtitle",
  );
  draft.putMerged(
    { row: ROW.legend, column: 1, toColumn: lastColumn },
    texts.hints.overview,
    "subtitle",
  );
  draft.heights[ROW.legend] = 20;
  putHeader(draft, edition, months);

  const area = places.measures;
  const rows = area.lastRow - area.headerRow;
  const ahead = area.firstRow - ROW.first;
  const from = (letter: string) =>
    `INDEX(${quoted(area.sheet)}!$${letter}:$${letter},ROW()+${ahead})&""`;
  for (let i = 0; i < rows; i += 1) {
    const row = ROW.first + i;
    const measure = plan.measures[i];
    draft.put(row, 1, { formula: from("A"), value: measure?.id ?? "" }, "id");
    draft.put(
      row,
      2,
      { formula: from("C"), value: measure?.text ?? "" },
      "text",
    );
    draft.put(
      row,
      3,
      { formula: from("D"), value: measure?.owner ?? "" },
      "centred",
    );
    putSymbols(draft, edition, row, `$A${row}`, measure?.id ?? "");
    draft.fit(
      row,
      [
        { text: measure?.text ?? "", width: WIDTHS.measure },
        { text: measure?.owner ?? "", width: WIDTHS.owner },
      ],
      21,
    );
  }
  const last = ROW.first + rows;
  draft.put(last, 1, null, "quietText");
  draft.put(last, 2, texts.overview.unassigned, "quietText");
  draft.put(last, 3, null, "quietText");
  putSymbols(draft, edition, last, `"${UNASSIGNED}"`, UNASSIGNED);
  draft.heights[last] = 21;
  return {
    key: SHEETS.overview.key,
    name: SHEETS.overview[language],
    visibility: "visible",
    tabColour: "3C7A57",
    columns: [
      { width: WIDTHS.id },
      { width: WIDTHS.measure },
      { width: WIDTHS.owner },
      ...months.map(() => ({ width: WIDTHS.month })),
    ],
    rows: draft.rows,
    heights: draft.heights,
    merges: draft.merges,
    freeze: { rows: ROW.header, columns: 2 },
    conditionalFormats: marks(last, lastColumn),
    protected: true,
    showGridLines: false,
    print: printSetUp(edition, {
      landscape: rows <= 32,
      fitHeight: true,
      area: `A1:${columnName(lastColumn)}${last}`,
    }),
  };
}

/** The months as dates, and over each year's first one the year. */
function putHeader(
  draft: SheetDraft,
  { texts, places, language }: Edition,
  months: readonly Month[],
): void {
  months.forEach((month, i) => {
    const { year, month: number } = yearMonth(month);
    const column = FIRST_MONTH + i;
    if (i === 0 || number === 1)
      draft.put(ROW.years, column, texts.overview.year(year), "yearLabel");
    draft.put(ROW.header, column, firstDayOf(month), "monthHeader");
  });
  const id = places.measures.columns[0]?.header ?? "";
  draft.putRow(
    ROW.header,
    1,
    [id, texts.overview.measure, texts.overview.owner],
    "header",
  );
  draft.heights[ROW.years] = 18;
  draft.heights[ROW.header] = language === "zh" ? 26 : 24;
}

/**
 * The symbols of one line. The sum of the marks of a month's nodes is enough:
 * each kind of mark has its own digits, and there are fewer nodes than fit.
 */
function putSymbols(
  draft: SheetDraft,
  edition: Edition,
  row: number,
  criterion: string,
  measure: string,
): void {
  const { plan, relations } = edition;
  const own = plan.nodes.filter(
    (node) => relations.measureOf(node) === measure,
  );
  monthsOf(plan.period).forEach((month, i) => {
    const column = FIRST_MONTH + i;
    const sum = `SUMIFS(n_mark,n_measure,${criterion},n_month,${columnName(column)}$${ROW.header})`;
    const planned = `ROUND(${sum}/${MARKS.planned},0)*${MARKS.planned}=${sum}`;
    const formula = `IF(${sum}=0,"",IF(${sum}>=${MARKS.overdue},"${SYMBOLS.overdue}",IF(${sum}<${MARKS.started},"${SYMBOLS.done}",IF(${planned},"${SYMBOLS.planned}","${SYMBOLS.started}"))))`;
    const value = symbolOf(
      edition,
      own.filter((node) => dueMonthOf(edition, node) === month),
    );
    draft.put(row, column, { formula, value }, "symbol");
  });
}

function dueMonthOf({ asOf, today }: Edition, node: PlanNode): Month {
  return nodeState(node, asOf, { today }).dueMonth;
}

function symbolOf(edition: Edition, nodes: readonly PlanNode[]): string {
  const found = nodes
    .map((node) => markOf(node, edition))
    .filter((mark) => mark > 0);
  if (found.length === 0) return "";
  if (found.includes(MARKS.overdue)) return SYMBOLS.overdue;
  if (found.every((mark) => mark === MARKS.done)) return SYMBOLS.done;
  return found.every((mark) => mark === MARKS.planned)
    ? SYMBOLS.planned
    : SYMBOLS.started;
}

function marks(
  lastRow: number,
  lastColumn: number,
): readonly ConditionalFormatLayout[] {
  const first = `${columnName(FIRST_MONTH)}${ROW.first}`;
  const range = `${first}:${columnName(lastColumn)}${lastRow}`;
  const month = `${columnName(FIRST_MONTH)}$${ROW.header}`;
  const symbol = (text: string, format: ConditionalFormatLayout["format"]) => ({
    range,
    formula: `${first}="${text}"`,
    format,
    stopIfTrue: true,
  });
  return [
    symbol(SYMBOLS.overdue, { ...LIGHTS.red, bold: true }),
    symbol(SYMBOLS.done, { ...LIGHTS.green }),
    symbol(SYMBOLS.started, { ...LIGHTS.blue }),
    symbol(SYMBOLS.planned, { colour: COLOURS.quiet }),
    {
      range: `${columnName(FIRST_MONTH)}${ROW.header}:${columnName(lastColumn)}${ROW.header}`,
      formula: `AND(YEAR(${month})=YEAR(running_day),MONTH(${month})=MONTH(running_day))`,
      format: { fill: COLOURS.brand, colour: COLOURS.white },
    },
  ];
}
