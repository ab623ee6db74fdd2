import {
  firstDayOf,
  formatDay,
  monthOfDay,
  formatMonth,
  quarterOf,
} from "../../plan";
import type { Day, Month } from "../../plan";
import { nodeDetails } from "../../rollup";
import type { CountedPlan, NodeDetail } from "../../rollup";
import { cellAddress } from "../cells";
import { WORDS } from "../schema";
import { unionNames } from "./edition";
import type { RollupEdition } from "./edition";
import { FIELD_NAMES, ROLLUP_WORDS } from "./schema";
import type { FactKey, ValueForm } from "./schema";

/** A value as a cell holds it: days and months as serials. */
export type FactValue = string | number | null;

export type FactValues = Readonly<Record<FactKey, FactValue>>;

/**
 * The rows of 明细, made one by one: every node of every file that counts, in
 * the order of branches, plans and rows, with its state at the cut-off and
 * with what it adds to each figure (docs/completion.md).
 */
export function* factRows(edition: RollupEdition): Generator<FactValues> {
  let plan: CountedPlan | null = null;
  let shared: SharedValues | null = null;
  let at = 0;
  let no = 0;
  for (const detail of nodeDetails(edition.rollup)) {
    if (plan !== detail.plan || shared === null) {
      plan = detail.plan;
      shared = sharedValues(edition, detail);
      at = 0;
    }
    // The rows of a plan and its submission's run in parallel; of rows with one id, one keeps it.
    const written = detail.plan.submission.nodes[at]?.id ?? null;
    at += 1;
    no += 1;
    yield {
      no,
      ...shared,
      ...rowValues(edition, detail),
      writtenId: written === detail.node.id ? null : written,
      ...countValues(edition, detail),
    };
  }
}

type SharedKey =
  | "path"
  | "branchNo"
  | "code"
  | "name"
  | "submission"
  | "fileNo"
  | "file"
  | "reporting";
type SharedValues = Readonly<Record<SharedKey, FactValue>>;

/** What all rows of a plan have in common. */
function sharedValues(
  edition: RollupEdition,
  { branch, plan }: NodeDetail,
): SharedValues {
  return {
    path: unionNames(edition, branch.path).join(" / "),
    branchNo: edition.branchNumbers.get(branch.key) ?? null,
    code: branch.code,
    name: branch.name,
    submission: ROLLUP_WORDS.branchStatus[branch.status][edition.language],
    fileNo: edition.fileNumbers.get(plan.submission) ?? null,
    file: plan.submission.file,
    reporting: branch.valid ? 1 : 0,
  };
}

type RowKey =
  | "sheet"
  | "row"
  | "cell"
  | "id"
  | "goalId"
  | "measureId"
  | "field"
  | "text"
  | "recurrence"
  | "issuedMonth"
  | "dueMonth"
  | "dueDay"
  | "owner"
  | "department"
  | "changeReason"
  | "result"
  | "evidence"
  | "weight"
  | "status"
  | "progress"
  | "doneOn"
  | "deferredTo"
  | "changedOn"
  | "state"
  | "light"
  | "daysLate"
  | "early"
  | "added";

/** What the row says, and its state at the cut-off. */
function rowValues(
  { language }: RollupEdition,
  { plan, node, state, added }: NodeDetail,
): Readonly<Record<RowKey, FactValue>> {
  const { progress } = node;
  const { nodeColumns } = plan.submission;
  const column = nodeColumns.text ?? nodeColumns.id;
  return {
    sheet: node.sheet,
    row: node.row,
    cell: column === null ? null : cellAddress(node.row, column),
    id: node.id,
    goalId: node.goalId,
    measureId: node.measureId,
    field: FIELD_NAMES[node.field][language],
    text: node.text,
    recurrence: WORDS.recurrence[node.recurrence][language],
    issuedMonth: firstDayOf(node.dueMonth),
    dueMonth: firstDayOf(state.dueMonth),
    dueDay: state.dueDay,
    owner: node.owner,
    department: node.department,
    changeReason: node.changeReason,
    result: node.result,
    evidence: node.evidence,
    weight: node.weight,
    status: WORDS.status[progress.status][language],
    progress: progress.progress,
    doneOn: progress.doneOn,
    deferredTo:
      progress.deferredTo === null ? null : firstDayOf(progress.deferredTo),
    changedOn: progress.changedOn,
    state: ROLLUP_WORDS.state[state.state][language],
    light: ROLLUP_WORDS.light[state.light][language],
    daysLate: state.daysLate,
    early: Number(state.early),
    added: added === null ? null : Number(added),
  };
}

type CountKey =
  | "quarter"
  | "counted"
  | "done"
  | "onTime"
  | "dueByNow"
  | "overdue"
  | "overdueQ1"
  | "overdueQ2"
  | "overdueQ3"
  | "overdueQ4"
  | "standing"
  | "weightOf"
  | "weightDone"
  | "countedDoneOn"
  | "struckOn"
  | "deferredOutOf";

const OUTSIDE: Readonly<Record<CountKey, FactValue>> = {
  quarter: null,
  counted: 0,
  done: 0,
  onTime: 0,
  dueByNow: 0,
  overdue: 0,
  overdueQ1: null,
  overdueQ2: null,
  overdueQ3: null,
  overdueQ4: null,
  standing: 0,
  weightOf: null,
  weightDone: null,
  countedDoneOn: null,
  struckOn: null,
  deferredOutOf: null,
};

/** What the node adds to each figure (docs/completion.md, Figures of one branch and one quarter). */
function countValues(
  { rollup, quarters }: RollupEdition,
  { node, state }: NodeDetail,
): Readonly<Record<CountKey, FactValue>> {
  const struckInTime =
    state.cancelledOn !== null && state.cancelledOn <= state.dueDay;
  if (struckInTime) return OUTSIDE;
  const quarter = quarterOf(rollup.period, state.dueMonth);
  if (quarter === null)
    return {
      ...OUTSIDE,
      deferredOutOf: quarterOf(rollup.period, node.dueMonth),
    };
  const settledOn = state.doneOn ?? state.cancelledOn;
  const weight =
    node.weight > 0 && Number.isFinite(node.weight) ? node.weight : 1;
  const overdueAt = (n: number): FactValue => {
    const span = quarters[n - 1];
    if (span?.begun !== true) return null;
    const isDue = n >= quarter && state.dueDay <= span.end;
    return Number(isDue && (settledOn === null || settledOn > span.end));
  };
  return {
    quarter,
    counted: 1,
    done: Number(state.doneOn !== null),
    onTime: Number(state.onTime),
    dueByNow: Number(state.dueDay <= rollup.asOf),
    overdue: Number(state.overdue),
    overdueQ1: overdueAt(1),
    overdueQ2: overdueAt(2),
    overdueQ3: overdueAt(3),
    overdueQ4: overdueAt(4),
    standing: Number(node.recurrence === "standing"),
    weightOf: weight,
    weightDone: weight * state.share,
    countedDoneOn: state.doneOn,
    struckOn: state.cancelledOn,
    deferredOutOf: null,
  };
}

/** A value as text without a spreadsheet: days as `2026-03-05`, months as `2026-03`. */
export function factText(value: FactValue, form: ValueForm): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (form === "day") return formatDay(value as Day);
  if (form === "month") return formatMonth(monthOfSerial(value));
  return String(value);
}

/** The month whose first day a cell holds. */
function monthOfSerial(serial: number): Month {
  return monthOfDay(serial as Day);
}
