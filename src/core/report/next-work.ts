import {
  addMonths,
  isInPeriod,
  lastMonthOf,
  monthsOf,
  quartersOf,
  yearMonth,
} from "../plan";
import type {
  GoalId,
  MeasureId,
  Month,
  PlanPeriod,
  Recurrence,
  WorkField,
} from "../plan";
import { nodeDetails } from "../rollup";
import type { NodeDetail, Rollup } from "../rollup";
// From the file, not the barrel: how texts are compared is nobody else's business.
import { matchKey } from "../rollup/matching";

/** Work of the period that ends, as it may be arranged again; from several branches once. */
export interface PastWork {
  readonly text: string;
  readonly recurrence: Recurrence;
  /** Numbers of the calendar months (1 to 12), ascending; of a recurring one those it had. */
  readonly months: readonly number[];
  /** The goal's id, where the goal is one of the whole roll-up; else only the field is known. */
  readonly goalId: GoalId | null;
  readonly field: WorkField;
  readonly measureId: MeasureId | null;
  /** Where all that have it agree; else `null`. */
  readonly owner: string | null;
  /** Names of the branches that have it (of carried work: that have it open). */
  readonly branches: readonly string[];
}

/** Work that was open at the cut-off and goes on in the next period. */
export interface CarriedWork extends PastWork {
  /** How many nodes of it are open. */
  readonly nodes: number;
  /** The month to which it was put off, if that lies in the next period; else its first. */
  readonly dueMonth: Month;
}

export interface PastPeriodWork {
  /** 每月, 每季 and 常态, then single nodes that are not among the carried ones; by goal. */
  readonly again: readonly PastWork[];
  readonly carried: readonly CarriedWork[];
  /** Arrangements of a roll-up of several branches that only one of them has. */
  readonly ownWork: number;
}

/**
 * What a period's nodes say about the next one, a year later; `shared` are the
 * goals that a node's goal id may be looked up in. Cancelled nodes
 * and those without a text are left out. Of several branches only the work
 * that at least two have is arranged again; what is open is carried over,
 * whoever has it: overdue at the cut-off, or put off beyond the period.
 */
export function pastWork(
  rollup: Rollup,
  next: PlanPeriod,
  shared: ReadonlySet<GoalId>,
): PastPeriodWork {
  const again = new Map<string, Draft>();
  const carried = new Map<string, Draft>();
  let first: string | null = null;
  let several = false;
  for (const detail of nodeDetails(rollup)) {
    const text = detail.node.text.trim();
    if (text === "" || detail.state.state === "cancelled") continue;
    const branch = detail.branch.key;
    first ??= branch;
    several ||= branch !== first;
    const goal = goalKey(detail, shared);
    const key = `${goal}\n${matchKey(text)}`;
    const open = isCarried(detail, rollup.period);
    if (open) draftOf(carried, key, detail, shared).add(detail, next);
    const series = detail.node.recurrence !== "once";
    if (series || !open) {
      const kind = `${key}\n${detail.node.recurrence}`;
      draftOf(again, kind, detail, shared).add(detail, next);
    }
  }
  const all = [...again.values()];
  const common = several
    ? all.filter(({ branches }) => branches.size > 1)
    : all;
  return {
    again: common.map((draft) => draft.past()),
    carried: [...carried.values()].map((draft) => draft.open(next)),
    ownWork: all.length - common.length,
  };
}

/** How many nodes an arrangement gives in a period. */
export function nodesOfWork(
  { recurrence, months }: PastWork,
  period: PlanPeriod,
): number {
  switch (recurrence) {
    case "monthly":
      return monthsOf(period).length;
    case "quarterly":
    case "standing":
      return quartersOf(period).length;
    case "once":
      return months.length;
  }
}

function goalKey(
  { node }: NodeDetail,
  shared: ReadonlySet<GoalId>,
): GoalId | WorkField {
  return node.goalId !== null && shared.has(node.goalId)
    ? node.goalId
    : node.field;
}

/** Overdue at the cut-off, or put off in time to a month beyond the period. */
function isCarried({ state }: NodeDetail, period: PlanPeriod): boolean {
  return (
    state.overdue ||
    (state.doneOn === null && state.dueMonth > lastMonthOf(period))
  );
}

function draftOf(
  drafts: Map<string, Draft>,
  key: string,
  detail: NodeDetail,
  shared: ReadonlySet<GoalId>,
): Draft {
  const known = drafts.get(key);
  if (known !== undefined) return known;
  const draft = new Draft(detail, shared);
  drafts.set(key, draft);
  return draft;
}

/** Collects the nodes of one piece of work. */
class Draft {
  readonly branches = new Map<string, string>();
  readonly #months = new Set<number>();
  readonly #owners = new Set<string>();
  readonly #first: NodeDetail;
  readonly #goalId: GoalId | null;
  #nodes = 0;
  #dueMonth: Month | null = null;

  constructor(first: NodeDetail, shared: ReadonlySet<GoalId>) {
    const { goalId } = first.node;
    this.#first = first;
    this.#goalId = goalId !== null && shared.has(goalId) ? goalId : null;
  }

  add({ branch, node, state }: NodeDetail, next: PlanPeriod): void {
    this.branches.set(branch.key, branch.name);
    this.#months.add(yearMonth(node.dueMonth).month);
    this.#owners.add(node.owner || node.department);
    this.#nodes += 1;
    const putOff = isInPeriod(next, state.dueMonth) ? state.dueMonth : null;
    if (
      putOff !== null &&
      (this.#dueMonth === null || putOff < this.#dueMonth)
    ) {
      this.#dueMonth = putOff;
    }
  }

  past(): PastWork {
    const { node } = this.#first;
    const [owner = "", ...others] = this.#owners;
    return {
      text: node.text.trim(),
      recurrence: node.recurrence,
      months: [...this.#months].sort((a, b) => a - b),
      goalId: this.#goalId,
      field: node.field,
      measureId: node.measureId,
      owner: others.length > 0 || owner === "" ? null : owner,
      branches: [...this.branches.values()],
    };
  }

  open(next: PlanPeriod): CarriedWork {
    return {
      ...this.past(),
      nodes: this.#nodes,
      dueMonth: this.#dueMonth ?? next.start,
    };
  }
}

/** The period that begins a year after the given one. */
export function yearAfter(period: PlanPeriod): PlanPeriod {
  return { ...period, start: addMonths(period.start, 12) };
}
