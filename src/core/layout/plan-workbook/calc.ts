import { firstDayOf, isInPeriod, lastMonthOf } from "../../plan";
import type { Day, PlanNode } from "../../plan";
import { nodeState } from "../../rollup/state";
import { columnName } from "../cells";
import { HELPER_ROWS, SHEETS } from "../schema";
import type { CellContent, DefinedName, SheetLayout } from "../workbook";
import { helperFormulas, HELPERS, LETTER, MARKS, NEVER } from "./calc-formulas";
import type { Helper } from "./calc-formulas";
import { quarterSpans } from "./edition";
import type { Edition } from "./edition";
import { STATE_CODES } from "./lists";
import { quoted } from "./places";
import { SheetDraft } from "./sheet-draft";
import type { Computed } from "./sheet-draft";

/** Columns of the named days and of the quarters, right of the helpers. */
const DAYS_COLUMN = HELPERS.length + 2;
const QUARTERS_COLUMN = DAYS_COLUMN + 3;

/** Absolute references to a quarter's days in `_calc`. */
export interface QuarterCells {
  readonly firstDay: string;
  /** First day of the quarter's last month. */
  readonly lastMonth: string;
  /** E: the earlier of the cut-off and the quarter's last day. */
  readonly end: string;
}

/** Where the days of quarter `quarter` (from 1) stand. */
export function quarterCells(
  { places }: Edition,
  quarter: number,
): QuarterCells {
  const cell = (offset: number) =>
    `${quoted(places.sheets.calc)}!$${columnName(QUARTERS_COLUMN + offset)}$${quarter + 1}`;
  return { firstDay: cell(1), lastMonth: cell(2), end: cell(4) };
}

/**
 * The `_calc` sheet: the helpers of each node in the row that the node has on
 * 月度安排, the named days, and the days of the quarters. The helpers are
 * docs/completion.md, *State of a node at the cut-off* and *Figures of one
 * branch and one quarter*, in formulas:
 *
 * - `n_id`, `n_copy`: its id; all its cells in one text where another row has the same id;
 * - `n_planned`: planned month (its first day) where the row is a node that is counted, else "";
 * - `n_measure`, `n_goal`, `n_owner`: what it belongs to, `none` where the plan lacks it; owners stand between 、 and 、;
 * - `n_state`: the number of its state, whatever its spelling;
 * - `n_month`, `n_due`: due month after a timely deferral, due day;
 * - `n_done`, `n_settled`: 1 where done; the day on which it was done or cancelled, else a day that never comes;
 * - `n_counted`: 1 where it is in a quarter's D; `n_intime`: 1 where it is in T;
 * - `n_mark`: its symbol on 年度一览.
 */
export function calcSheet(edition: Edition): {
  sheet: SheetLayout;
  names: readonly DefinedName[];
} {
  const { language, places } = edition;
  const draft = new SheetDraft();
  const lastRow = Math.max(
    places.nodes.headerRow + HELPER_ROWS,
    places.nodes.lastRow,
  );
  HELPERS.forEach((key, i) => {
    draft.put(1, i + 1, `n_${key}`);
  });
  const formulas = helperFormulas(places);
  for (let row = 2; row <= lastRow; row += 1) {
    const node = edition.plan.nodes[row - places.nodes.firstRow];
    const values = node === undefined ? NO_NODE : helperValues(node, edition);
    HELPERS.forEach((key, i) => {
      draft.put(row, i + 1, {
        formula: formulas[key](row),
        value: values[key],
      });
    });
  }
  const days = putDays(draft, edition);
  putQuarters(draft, edition);
  const sheet = quoted(places.sheets.calc);
  const names = HELPERS.map((key) => ({
    name: `n_${key}`,
    refersTo: `${sheet}!$${LETTER[key]}$1:$${LETTER[key]}$${lastRow}`,
  }));
  return {
    sheet: {
      key: SHEETS.calc.key,
      name: SHEETS.calc[language],
      visibility: "hidden",
      columns: Array.from({ length: QUARTERS_COLUMN + 4 }, () => ({
        width: 12,
      })),
      rows: draft.rows,
      protected: true,
      freeze: { rows: 1, columns: 1 },
    },
    names: [...names, ...days],
  };
}

/** The helpers of a node as of the cut-off, by the engine. */
function helperValues(
  node: PlanNode,
  edition: Edition,
): Readonly<Record<Helper, CellContent>> {
  const { plan, asOf, today, lights, relations } = edition;
  const state = nodeState(node, asOf, { today, lights });
  const settled = state.doneOn ?? state.cancelledOn;
  const cancelledInTime =
    state.cancelledOn !== null && state.cancelledOn <= state.dueDay;
  const counted = isInPeriod(plan.period, state.dueMonth) && !cancelledInTime;
  return {
    id: node.id,
    copy: "",
    planned: firstDayOf(node.dueMonth),
    measure: relations.measureOf(node),
    goal: relations.goalOf(node),
    owner: `、${relations.ownerOf(node)}、`,
    state: STATE_CODES[node.progress.status],
    month: firstDayOf(state.dueMonth),
    due: state.dueDay,
    done: state.doneOn === null ? 0 : 1,
    settled: settled ?? NEVER,
    counted: counted ? 1 : 0,
    intime: counted && state.onTime ? 1 : 0,
    mark: counted ? markOf(node, edition) : 0,
  };
}

/** The mark of a node of D as of the cut-off; 0 where it is cancelled. */
export function markOf(
  node: PlanNode,
  { asOf, today, lights }: Edition,
): number {
  const state = nodeState(node, asOf, { today, lights });
  if (state.doneOn !== null) return MARKS.done;
  if (state.cancelledOn !== null) return 0;
  if (state.light === "red") return MARKS.overdue;
  const { status, progress } = node.progress;
  const started =
    status === "in-progress" || status === "done" || (progress ?? 0) > 0;
  return started ? MARKS.started : MARKS.planned;
}

/** Of a row without a node, the header's among them. */
const NO_NODE = Object.fromEntries(HELPERS.map((key) => [key, ""])) as Readonly<
  Record<Helper, CellContent>
>;

/** The named days, one a row. */
function putDays(draft: SheetDraft, edition: Edition): readonly DefinedName[] {
  const { plan, today, asOf, lights, places } = edition;
  const days: readonly (readonly [string, Computed | Day])[] = [
    ["running_day", { formula: "TODAY()", value: today }],
    [
      "as_of",
      {
        formula: "IF(ISNUMBER(cutoff_day),ROUND(cutoff_day-0.5,0),running_day)",
        value: asOf,
      },
    ],
    // What is due on the running day is not late before the day is over.
    [
      "late_from",
      {
        formula: "IF(as_of=running_day,as_of,as_of+1)",
        value: asOf === today ? asOf : asOf + 1,
      },
    ],
    [
      "soon_until",
      { formula: `as_of+${lights.soonDays}`, value: asOf + lights.soonDays },
    ],
    ["period_start", firstDayOf(plan.period.start)],
    ["period_end", firstDayOf(lastMonthOf(plan.period))],
  ];
  return days.map(([name, content], i) => {
    const row = i + 2;
    draft.put(row, DAYS_COLUMN, name);
    draft.put(row, DAYS_COLUMN + 1, content, "helperDay");
    return {
      name,
      refersTo: `${quoted(places.sheets.calc)}!$${columnName(DAYS_COLUMN + 1)}$${row}`,
    };
  });
}

/** Number, first day, last month, last day and E of each quarter, one a row. */
function putQuarters(draft: SheetDraft, edition: Edition): void {
  draft.putRow(
    1,
    QUARTERS_COLUMN,
    ["quarter", "first", "last month", "last", "until"],
    "plain",
  );
  for (const span of quarterSpans(edition.plan)) {
    const row = span.quarter + 1;
    const [first, , last] = [1, 2, 3].map((offset) =>
      columnName(QUARTERS_COLUMN + offset),
    );
    const months = (span.quarter - 1) * 3;
    draft.put(row, QUARTERS_COLUMN, span.quarter);
    const cells: readonly Computed[] = [
      { formula: `EDATE(period_start,${months})`, value: span.firstDay },
      { formula: `EDATE(${first ?? ""}${row},2)`, value: span.lastMonth },
      { formula: `EOMONTH(${first ?? ""}${row},2)`, value: span.lastDay },
      {
        formula: `MIN(as_of,${last ?? ""}${row})`,
        value: Math.min(edition.asOf, span.lastDay),
      },
    ];
    draft.putRow(row, QUARTERS_COLUMN + 1, cells, "helperDay");
  }
}
