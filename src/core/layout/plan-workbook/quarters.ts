import { quarterEnd, quarterStart, yearMonth } from "../../plan";
import type { PlanNode, QuarterNumber } from "../../plan";
import { columnName } from "../cells";
import { SHEETS } from "../schema";
import type {
  ColumnLayout,
  ConditionalFormatLayout,
  DefinedName,
  SheetLayout,
} from "../workbook";
import { countNodesFormula, quarterCells } from "./calc";
import type { Helper } from "./calc";
import { figuresOf, NONE, quarterSpans, UNASSIGNED } from "./edition";
import type { Edition } from "./edition";
import { quoted } from "./places";
import { planLine, printSetUp, TYPED_DATES } from "./sheet-parts";
import { SheetDraft } from "./sheet-draft";
import { LIGHTS } from "./styles";
import type { StyleName } from "./styles";

const ROW = {
  title: 1,
  plan: 2,
  cutoff: 3,
  pace: 4,
  group: 6,
  header: 7,
  first: 8,
} as const;
const FIRST_GROUP = 3;
/** 应完成 · 已完成 · 完成率 · 按时完成率 · 逾期. */
const GROUP = 5;
const WIDTHS = { id: 9, goal: 29, figure: 7 } as const;

/** Figures of one line and quarter, or of the year, in the order of the columns. */
type Figures = readonly [
  number,
  number,
  number | string,
  number | string,
  number | string,
];

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
      return `${name}　${texts.span(yearMonth(from), yearMonth(to))}`;
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

/** All groups of one line: the nodes that meet the criteria, by formula and by the engine. */
function putFigures(
  draft: SheetDraft,
  edition: Edition,
  row: number,
  criteria: readonly (readonly [Helper, string])[],
  nodes: readonly PlanNode[],
  isTotal = false,
): void {
  const { quarters, year, overdue } = figuresOf(edition, nodes);
  const begun = edition.asOf >= (quarterSpans(edition.plan)[0]?.firstDay ?? 0);
  quarters.forEach((figures, i) => {
    const { firstDay, lastMonth, end } = quarterCells(edition, figures.quarter);
    const inQuarter = [
      ...criteria,
      ["month", `">="&${firstDay}`],
      ["month", `"<="&${lastMonth}`],
    ] as const;
    const open = countNodesFormula(
      ...criteria,
      ["month", `"<="&${lastMonth}`],
      ["due", `"<="&${end}`],
      ["settled", `">"&${end}`],
    );
    putGroup(
      draft,
      row,
      FIRST_GROUP + i * GROUP,
      {
        due: countNodesFormula(...inQuarter),
        done: countNodesFormula(...inQuarter, ["done", "1"]),
        onTime: countNodesFormula(...inQuarter, ["intime", "1"]),
        overdue: `IF(${firstDay}>as_of,"${NONE}",${open})`,
      },
      figureValues(
        figures.due,
        figures.done,
        figures.onTime,
        figures.carriedOut,
      ),
      isTotal,
    );
  });
  const open = countNodesFormula(
    ...criteria,
    ["due", '"<="&as_of'],
    ["settled", '">"&as_of'],
  );
  putGroup(
    draft,
    row,
    FIRST_GROUP + quarters.length * GROUP,
    {
      due: countNodesFormula(...criteria),
      done: countNodesFormula(...criteria, ["done", "1"]),
      onTime: countNodesFormula(...criteria, ["intime", "1"]),
      overdue: `IF(period_start>as_of,"${NONE}",${open})`,
    },
    figureValues(year.nodes, year.done, year.onTime, begun ? overdue : null),
    isTotal,
  );
}

function figureValues(
  due: number,
  done: number,
  onTime: number,
  overdue: number | null,
): Figures {
  const rate = (part: number) => (due === 0 ? NONE : part / due);
  return [due, done, rate(done), rate(onTime), overdue ?? NONE];
}

/** Puts five figures; rates divide the counts beside them. */
function putGroup(
  draft: SheetDraft,
  row: number,
  column: number,
  formulas: Readonly<Record<"due" | "done" | "onTime" | "overdue", string>>,
  values: Figures,
  isTotal: boolean,
): void {
  const due = `${columnName(column)}${row}`;
  const done = `${columnName(column + 1)}${row}`;
  const contents: readonly (readonly [string, StyleName])[] = [
    [formulas.due, isTotal ? "totalCount" : "count"],
    [formulas.done, isTotal ? "totalCount" : "count"],
    [`IF(${due}=0,"${NONE}",${done}/${due})`, isTotal ? "totalRate" : "rate"],
    [
      `IF(${due}=0,"${NONE}",${formulas.onTime}/${due})`,
      isTotal ? "totalRate" : "rate",
    ],
    [formulas.overdue, isTotal ? "totalCount" : "count"],
  ];
  contents.forEach(([formula, style], i) => {
    draft.put(row, column + i, { formula, value: values[i] ?? NONE }, style);
  });
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

/** What the figures mean, and the sign-off line; gives its row. */
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
  const row = from + texts.quarters.notes.length + 1;
  draft.heights[row] = 30;
  // A label and a line to write on for each sign, spread over the sheet's width.
  const signs = texts.cover.signs;
  const step = (lastColumn - 1) / signs.length;
  signs.forEach((sign, i) => {
    const start = i === 0 ? 1 : 2 + Math.floor(i * step);
    const end = 1 + Math.floor((i + 1) * step);
    const label = i === 0 ? 1 : Math.max(1, Math.floor((end - start + 1) / 2));
    if (i === 0) {
      draft.put(row, 1, null, "signLabel");
      draft.put(row, 2, `${sign}：`, "signLeft");
      for (let column = 3; column <= end; column += 1)
        draft.put(row, column, null, "sign");
      return;
    }
    draft.putMerged(
      { row, column: start, toColumn: start + label - 1 },
      `${sign}：`,
      "signLabel",
    );
    draft.putMerged(
      { row, column: start + label, toColumn: end },
      null,
      "sign",
    );
  });
  return row;
}
