import { quarterEnd, quarterStart, yearMonth } from "../../plan";
import type { QuarterNumber } from "../../plan";
import { columnName } from "../cells";
import { SHEETS } from "../schema";
import type {
  ColumnLayout,
  ConditionalFormatLayout,
  DefinedName,
  SheetLayout,
} from "../workbook";
import { countNodesFormula } from "./calc-formulas";
import { figuresOf, NONE, quarterSpans, UNASSIGNED } from "./edition";
import type { Edition } from "./edition";
import { quoted } from "./places";
import { FIRST_GROUP, GROUP, putFigures } from "./quarter-figures";
import { planLine, printSetUp, TYPED_DATES } from "./sheet-parts";
import { SheetDraft } from "./sheet-draft";
import { LIGHTS } from "./styles";

const ROW = {
  title: 1,
  plan: 2,
  cutoff: 3,
  pace: 4,
  group: 6,
  header: 7,
  first: 8,
} as const;
const WIDTHS = { id: 9, goal: 29, figure: 7 } as const;

/** 季度统计: goal by quarter for the cut-off day, totals and sign-off line. */
export function quartersSheet(edition: Edition): {
  sheet: SheetLayout;
  names: readonly DefinedName[];
} {
  const { plan, texts, places, language, relations } = edition;
  const draft = new SheetDraft();
  const groups = quarterSpans(plan).length + 1;
  const lastColumn = FIRST_GROUP - 1 + groups * GROUP;
  const lastGoal = ROW.first + plan.goals.length - 1;
  const unassigned = lastGoal + 1;
  const total = lastGoal + 2;
  putHead(draft, edition, lastColumn, total);
  putGroupHeaders(draft, edition);

  plan.goals.forEach((goal, i) => {
    const row = ROW.first + i;
    const ahead = places.goals.firstRow - ROW.first;
    const from = (letter: string) =>
      `INDEX(${quoted(places.goals.sheet)}!$${letter}:$${letter},ROW()+${ahead})`;
    draft.put(row, 1, { formula: `${from("A")}&""`, value: goal.id }, "id");
    draft.put(row, 2, { formula: `${from("C")}&""`, value: goal.text }, "text");
    const nodes = plan.nodes.filter(
      (node) => relations.goalOf(node) === goal.id,
    );
    putFigures(draft, edition, row, [["goal", `$A${row}`]], nodes);
    draft.fit(row, [{ text: goal.text, width: WIDTHS.goal }], 26);
  });
  draft.put(unassigned, 1, null, "quietText");
  draft.put(unassigned, 2, texts.quarters.unassigned, "quietText");
  const strays = plan.nodes.filter(
    (node) => relations.goalOf(node) === UNASSIGNED,
  );
  putFigures(draft, edition, unassigned, [["goal", `"${UNASSIGNED}"`]], strays);
  draft.heights[unassigned] = 22;
  draft.put(total, 1, null, "total");
  draft.put(total, 2, texts.quarters.total, "total");
  putFigures(draft, edition, total, [], plan.nodes, true);
  draft.heights[total] = 26;
  const end = putNotes(draft, edition, total + 2, lastColumn);
  const cutoff = `${quoted(places.sheets.quarters)}!$B$${ROW.cutoff}`;
  return {
    sheet: {
      key: SHEETS.quarters.key,
      name: SHEETS.quarters[language],
      visibility: "visible",
      tabColour: "3C7A57",
      columns: columnsOf(groups),
      rows: draft.rows,
      heights: draft.heights,
      merges: draft.merges,
      freeze: { rows: ROW.header, columns: 2 },
      validations: [
        {
          range: `B${ROW.cutoff}`,
          rule: { type: "date", ...TYPED_DATES },
          severity: "stop",
          ...texts.rules.cutoff,
        },
      ],
      conditionalFormats: marks(edition, groups, total),
      protected: true,
      showGridLines: false,
      print: printSetUp(edition, {
        fitHeight: plan.goals.length <= 16,
        titleRows: [ROW.group, ROW.header],
        area: `A1:${columnName(lastColumn)}${end}`,
      }),
    },
    names: [{ name: "cutoff_day", refersTo: cutoff }],
  };
}

function columnsOf(groups: number): readonly ColumnLayout[] {
  return [
    { width: WIDTHS.id },
    { width: WIDTHS.goal },
    ...Array.from({ length: groups * GROUP }, () => ({ width: WIDTHS.figure })),
  ];
}

/** Title, cut-off day and time's pace. */
function putHead(
  draft: SheetDraft,
  edition: Edition,
  lastColumn: number,
  total: number,
): void {
  const { texts, plan, asOf, cutoffTyped } = edition;
  draft.put(ROW.title, 1, texts.titles.quarters, "title");
  draft.heights[ROW.title] = 32;
  draft.putMerged(
    { row: ROW.plan, column: 1, toColumn: lastColumn },
    planLine(edition),
    "subtitle",
  );
  draft.heights[ROW.plan] = 20;
  draft.put(ROW.cutoff, 1, texts.quarters.cutoff, "label");
  draft.put(
    ROW.cutoff,
    2,
    cutoffTyped ? asOf : { formula: "TODAY()", value: asOf },
    "dayLeftInput",
  );
  draft.putMerged(
    { row: ROW.cutoff, column: 3, toColumn: lastColumn },
    texts.quarters.cutoffHint,
    "hint",
  );
  draft.heights[ROW.cutoff] = 24;

  const { year } = figuresOf(edition, plan.nodes);
  const due = countNodesFormula(["due", '"<="&as_of']);
  const done = `$${columnName(lastColumn - GROUP + 2)}$${total}`;
  const all = `$${columnName(lastColumn - GROUP + 1)}$${total}`;
  draft.put(ROW.pace, 1, texts.quarters.pace, "label");
  draft.put(
    ROW.pace,
    2,
    {
      formula: `IF(${all}=0,"${NONE}",${due}/${all})`,
      value: year.nodes === 0 ? NONE : year.due / year.nodes,
    },
    "rateLeft",
  );
  const word =
    year.done >= year.due ? texts.quarters.onPace : texts.quarters.behind;
  draft.putMerged(
    { row: ROW.pace, column: 3, toColumn: 6 },
    {
      formula: `IF(${all}=0,"${NONE}",IF(${done}>=${due},"${texts.quarters.onPace}","${texts.quarters.behind}"))`,
      value: year.nodes === 0 ? NONE : word,
    },
    "verdict",
  );
  draft.putMerged(
    { row: ROW.pace, column: 7, toColumn: lastColumn },
    texts.quarters.paceHint,
    "hint",
  );
  draft.heights[ROW.pace] = 24;
  draft.heights[ROW.pace + 1] = 8;
}

/** The quarters with their months, and under each the five figures. */
function putGroupHeaders(draft: SheetDraft, edition: Edition): void {
  const { texts, plan } = edition;
  const { quarters } = texts;
  draft.putMerged(
    { row: ROW.group, column: 1, toColumn: 2, toRow: ROW.header },
    quarters.goal,
    "header",
  );
  const spans = quarterSpans(plan);
  const titles = [
    ...spans.map(({ quarter }) => {
      const name = quarters.names[quarter - 1] ?? String(quarter);
      const from = quarterStart(plan.period, quarter as QuarterNumber);
      const to = quarterEnd(plan.period, quarter as QuarterNumber);
      return `${name}\u3000${texts.span(yearMonth(from), yearMonth(to))}`;
    }),
    quarters.year,
  ];
  const figures = [
    quarters.due,
    quarters.done,
    quarters.rate,
    quarters.onTimeRate,
    quarters.overdue,
  ];
  titles.forEach((title, group) => {
    const column = FIRST_GROUP + group * GROUP;
    draft.putMerged(
      { row: ROW.group, column, toColumn: column + GROUP - 1 },
      title,
      "header",
    );
    draft.putRow(ROW.header, column, figures, "header");
  });
  draft.heights[ROW.group] = 24;
  draft.heights[ROW.header] = 36;
}

/** Rules of the figures: overdue in red, a rate of 100 % in green, ahead or behind time's pace. */
function marks(
  edition: Edition,
  groups: number,
  total: number,
): readonly ConditionalFormatLayout[] {
  const { quarters } = edition.texts;
  const figures = Array.from(
    { length: groups },
    (_, group): ConditionalFormatLayout => {
      const letter = columnName(FIRST_GROUP + group * GROUP + 4);
      const first = `${letter}${ROW.first}`;
      return {
        range: `${first}:${letter}${total}`,
        formula: `AND(ISNUMBER(${first}),${first}>0)`,
        format: {
          colour: LIGHTS.red.colour,
          fill: LIGHTS.red.fill,
          bold: true,
        },
      };
    },
  );
  const verdict = columnName(FIRST_GROUP) + String(ROW.pace);
  return [
    ...figures,
    {
      range: verdict,
      formula: `$${columnName(FIRST_GROUP)}$${ROW.pace}="${quarters.onPace}"`,
      format: { colour: LIGHTS.green.colour },
      stopIfTrue: true,
    },
    {
      range: verdict,
      formula: `$${columnName(FIRST_GROUP)}$${ROW.pace}="${quarters.behind}"`,
      format: { colour: LIGHTS.yellow.colour },
    },
  ];
}

/** What the figures mean, and the sign-off line; gives the last row. */
function putNotes(
  draft: SheetDraft,
  { texts }: Edition,
  from: number,
  lastColumn: number,
): number {
  const width = WIDTHS.goal + WIDTHS.id + (lastColumn - 2) * WIDTHS.figure;
  texts.quarters.notes.forEach((note, i) => {
    draft.putMerged(
      { row: from + i, column: 1, toColumn: lastColumn },
      note,
      "hint",
    );
    draft.fit(from + i, [{ text: note, width, size: 10 }], 18);
  });
  const { signs } = texts.cover;
  const first = from + texts.quarters.notes.length + 1;
  const inRow = lastColumn > 20 ? signs.length : signs.length / 2;
  signs.forEach((sign, i) => {
    const row = first + Math.floor(i / inRow);
    draft.heights[row] = 30;
    putSign(draft, row, sign, slotOf(i % inRow, inRow, lastColumn));
  });
  return first + signs.length / inRow - 1;
}

/** Columns of the n-th of so many signs, from the column of the goals on. */
function slotOf(
  n: number,
  inRow: number,
  lastColumn: number,
): { readonly from: number; readonly to: number } {
  const step = (lastColumn - 1) / inRow;
  return { from: 2 + Math.floor(n * step), to: 1 + Math.floor((n + 1) * step) };
}

/** A label, two columns wide beyond the wide column of the goals, and a line to write on. */
function putSign(
  draft: SheetDraft,
  row: number,
  sign: string,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  const label = from === 2 ? 1 : 2;
  draft.putMerged(
    { row, column: from, toColumn: from + label - 1 },
    `${sign}：`,
    "signLabel",
  );
  draft.putMerged({ row, column: from + label, toColumn: to }, null, "sign");
}
