import type { PlanNode } from "../../plan";
import { columnName } from "../cells";
import { quarterCells } from "./calc";
import { countNodesFormula } from "./calc-formulas";
import type { Helper } from "./calc-formulas";
import { figuresOf, NONE, quarterSpans } from "./edition";
import type { Edition } from "./edition";
import type { SheetDraft } from "./sheet-draft";
import type { StyleName } from "./styles";

/** Column of the first group of figures on 季度统计. */
export const FIRST_GROUP = 3;
/** Columns of a group: 应完成 · 已完成 · 完成率 · 按时完成率 · 逾期. */
export const GROUP = 5;

/** Figures of one line and quarter, or of the year, in the order of the columns. */
type Figures = readonly [
  number,
  number,
  number | string,
  number | string,
  number | string,
];

/** All groups of one line: the nodes that meet the criteria, by formula and by the engine. */
export function putFigures(
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
