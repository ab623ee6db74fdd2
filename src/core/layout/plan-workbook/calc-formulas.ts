import { columnName } from "../cells";
import { UNASSIGNED } from "./edition";
import { STATE_CODES } from "./lists";
import { sameRow, wholeColumn } from "./places";
import type { Places, TableArea } from "./places";

/** Settled on no day yet: later than any cut-off. */
export const NEVER = 9_999_999;
/** The first serial that is a date in every program. */
const FIRST_DATE = 61;

/** What stands for a node in 年度一览; the sums of a month's nodes tell what is among them. */
export const MARKS = {
  done: 1,
  started: 1000,
  planned: 1_000_000,
  overdue: 1_000_000_000,
} as const;

/** The helpers of one node: a column each, named `n_` and the key. */
export const HELPERS = [
  "id",
  "copy",
  "planned",
  "measure",
  "goal",
  "owner",
  "state",
  "month",
  "due",
  "done",
  "settled",
  "counted",
  "intime",
  "mark",
] as const;
export type Helper = (typeof HELPERS)[number];

export const LETTER = Object.fromEntries(
  HELPERS.map((key, i) => [key, columnName(i + 1)]),
) as Readonly<Record<Helper, string>>;

/** The formula of a helper in a row of `_calc`. */
type HelperFormula = (row: number) => string;

/**
 * The formulas of the helpers by row. A cell that holds an error, or a text
 * where a date belongs, never spoils the sums: the row is not a node, or the
 * date is not there. The reader understands more than a formula can (dates
 * and months typed as text, states with spaces in them); until the check has
 * mended such a cell the two differ, and the sheet marks it as 存疑.
 */
export function helperFormulas(
  places: Places,
): Readonly<Record<Helper, HelperFormula>> {
  return {
    ...identityFormulas(places),
    ...relationFormulas(places),
    ...stateFormulas(places),
    ...countingFormulas(places),
  };
}

/** A helper's cell in the same row of `_calc`. */
function own(key: Helper, row: number): string {
  return `$${LETTER[key]}${row}`;
}

function ifNode(row: number, formula: string): string {
  return `IF(${own("planned", row)}="","",${formula})`;
}

/** Two conditions for AND: the cell holds a date. */
function isDay(cell: string): string {
  return `ISNUMBER(${cell}),${cell}>=${FIRST_DATE}`;
}

function firstOfMonth(day: string): string {
  return `DATE(YEAR(${day}),MONTH(${day}),1)`;
}

/** The day without its time: the nearest whole day to half a day before. */
function dayOnly(cell: string): string {
  return `ROUND(${cell}-0.5,0)`;
}

/** Another sheet's cell in the row that has the id. */
function lookup(area: TableArea, key: string, id: string): string {
  return `INDEX(${wholeColumn(area, key)},MATCH(${id},${wholeColumn(area, "id")},0))`;
}

/** Whether the row is a node: not a row of totals, and not the same as one above it. */
function identityFormulas({
  nodes,
}: Places): Record<"id" | "copy" | "planned", HelperFormula> {
  const at = (key: string) => sameRow(nodes, key);
  const all = nodes.columns.map(({ key }) => at(key)).join('&"|"&');
  return {
    id: () => `IFERROR(IF(AND(${isDay(at("dueMonth"))}),${at("id")}&"",""),"")`,
    copy: (row) => {
      const id = own("id", row);
      return `IFERROR(IF(OR(${id}="",COUNTIFS(n_id,${id})<2),"",${all}),"")`;
    },
    planned: (row) => {
      const copy = own("copy", row);
      const above = `$${LETTER.copy}$1:$${LETTER.copy}${row - 1}`;
      const repeated = `IF(${copy}="",FALSE,SUMPRODUCT((${above}=${copy})*1)>0)`;
      const isTotal = (cell: string) =>
        `ISNUMBER(MATCH(${cell},list_totals,0))`;
      const passedOver = `OR(${isTotal(at("id"))},${isTotal(at("text"))},${repeated})`;
      // A row whose text was deleted still counts: it has a month, and a state was reported.
      const isNode = `AND(${isDay(at("dueMonth"))})`;
      return `IFERROR(IF(${isNode},IF(${passedOver},"",${firstOfMonth(at("dueMonth"))}),""),"")`;
    },
  };
}

/** What the node belongs to; a goal and an owner it may have from its measure. */
function relationFormulas({
  nodes,
  measures,
  goals,
}: Places): Record<"measure" | "goal" | "owner", HelperFormula> {
  const at = (key: string) => sameRow(nodes, key);
  return {
    measure: (row) => {
      const known = `IFERROR(${lookup(measures, "id", at("measureId"))},"${UNASSIGNED}")`;
      return ifNode(row, `IF(${at("measureId")}="","${UNASSIGNED}",${known})`);
    },
    goal: (row) => {
      const goalOfMeasure = lookup(measures, "goalId", own("measure", row));
      const inherited = `IFERROR(${lookup(goals, "id", goalOfMeasure)},"${UNASSIGNED}")`;
      const known = `IFERROR(${lookup(goals, "id", at("goalId"))},${inherited})`;
      return ifNode(row, `IF(${at("goalId")}="",${inherited},${known})`);
    },
    owner: (row) => {
      const inherited = `IFERROR(${lookup(measures, "owner", own("measure", row))}&"","")`;
      const names = `"、"&IF(${at("owner")}="",${inherited},${at("owner")})&"、"`;
      return ifNode(row, `IFERROR(${names},"")`);
    },
  };
}

/** docs/completion.md, State of a node at the cut-off. */
function stateFormulas({
  nodes,
}: Places): Record<
  "state" | "month" | "due" | "done" | "settled",
  HelperFormula
> {
  const at = (key: string) => sameRow(nodes, key);
  const changedOn = at("changedOn");
  return {
    state: (row) => {
      const code = `INDEX(state_codes,MATCH(${at("status")},state_words,0))`;
      return ifNode(row, `IF(${at("status")}="",0,IFERROR(${code},0))`);
    },
    month: (row) => {
      const planned = own("planned", row);
      const inTime = `${changedOn}<MIN(as_of,EOMONTH(${planned},0))+1`;
      const timely = `IFERROR(AND(${isDay(at("deferredTo"))},${isDay(changedOn)},${inTime}),FALSE)`;
      return ifNode(
        row,
        `IF(${timely},${firstOfMonth(at("deferredTo"))},${planned})`,
      );
    },
    due: (row) => ifNode(row, `EOMONTH(${own("month", row)},0)`),
    done: (row) => {
      const come = `${at("doneOn")}<MIN(as_of,running_day)+1`;
      const done = `AND(${own("state", row)}=${STATE_CODES.done},${isDay(at("doneOn"))},${come})`;
      return ifNode(row, `IF(IFERROR(${done},FALSE),1,0)`);
    },
    settled: (row) => {
      const cancelled = `AND(${own("state", row)}=${STATE_CODES.cancelled},${isDay(changedOn)},${changedOn}<as_of+1)`;
      const otherwise = `IF(IFERROR(${cancelled},FALSE),${dayOnly(changedOn)},${NEVER})`;
      return ifNode(
        row,
        `IF(${own("done", row)}=1,${dayOnly(at("doneOn"))},${otherwise})`,
      );
    },
  };
}

/** Whether the node is in D and in T, and its symbol on 年度一览. */
function countingFormulas({
  nodes,
}: Places): Record<"counted" | "intime" | "mark", HelperFormula> {
  const progress = sameRow(nodes, "progress");
  return {
    counted: (row) => {
      const month = own("month", row);
      const stays = `OR(${own("state", row)}<>${STATE_CODES.cancelled},${own("settled", row)}>${own("due", row)})`;
      return ifNode(
        row,
        `IF(AND(${month}>=period_start,${month}<=period_end,${stays}),1,0)`,
      );
    },
    intime: (row) => {
      const inTime = `AND(${own("counted", row)}=1,${own("done", row)}=1,${own("settled", row)}<=${own("due", row)})`;
      return ifNode(row, `IF(${inTime},1,0)`);
    },
    mark: (row) => {
      const state = own("state", row);
      const started = `IFERROR(OR(${state}=${STATE_CODES["in-progress"]},${state}=${STATE_CODES.done},AND(ISNUMBER(${progress}),${progress}>0)),FALSE)`;
      const open = `IF(${own("due", row)}<late_from,${MARKS.overdue},IF(${started},${MARKS.started},${MARKS.planned}))`;
      const notDone = `IF(${own("settled", row)}<${NEVER},0,${open})`;
      return ifNode(
        row,
        `IF(${own("counted", row)}=0,0,IF(${own("done", row)}=1,${MARKS.done},${notDone}))`,
      );
    },
  };
}

/** Criteria of COUNTIFS for the nodes of D, optionally of those whose helper has a value. */
export function countNodesFormula(
  ...criteria: readonly (readonly [Helper, string])[]
): string {
  const pairs = criteria.map(([key, criterion]) => `n_${key},${criterion}`);
  return `COUNTIFS(${["n_counted,1", ...pairs].join(",")})`;
}
