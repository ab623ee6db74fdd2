import { WORK_FIELDS } from "../plan";
import type { GoalId, WorkField } from "../plan";
import type { BranchScope } from "./branch";
import { Tally } from "./count";
import { matchKey } from "./matching";
import type { BranchRollup, CountedPlan, NodeDetail, Rollup } from "./result";
import { nodeState } from "./state";
import type { NodeState } from "./state";
import type { GoalFact } from "./submission";

/** The figures by work field and by goal, and the nodes that are overdue. */
export type Breakdown = Pick<Rollup, "fields" | "goals" | "overdue">;

/** Counts the nodes of the given branches by field and by shared goal, and lists the overdue ones. */
export function breakDown(
  branches: readonly BranchRollup[],
  scope: BranchScope,
): Breakdown {
  const byField = new Map<WorkField, Tally>();
  const shared = sharedGoals(branches.flatMap(({ plans }) => plans));
  const byGoal = new Map<GoalId, Tally>();
  const overdue: NodeDetail[] = [];
  const states = new Map<string, NodeState>();
  for (const detail of detailsOf(branches, scope)) {
    const { node, state } = detail;
    tallyOf(byField, node.field, scope).add(node, state);
    if (node.goalId !== null && shared.has(node.goalId)) {
      tallyOf(byGoal, node.goalId, scope).add(node, state);
    }
    if (state.overdue && isDueIn(scope, state.dueMonth))
      overdue.push({ ...detail, state: heldOnce(states, state) });
  }
  return {
    fields: WORK_FIELDS.flatMap((field) => {
      const tally = byField.get(field);
      return tally === undefined ? [] : { field, figures: tally.figures() };
    }),
    goals: [...shared].map(([id, { text, field }]) => ({
      id,
      text,
      field,
      figures: tallyOf(byGoal, id, scope).figures(),
    })),
    // Stable: among equals the order of the branches and of their rows.
    overdue: overdue.sort((a, b) => b.state.daysLate - a.state.daysLate),
  };
}

/** Few states occur among the nodes that are overdue, and many nodes are. */
function heldOnce(states: Map<string, NodeState>, state: NodeState): NodeState {
  const key = JSON.stringify(state);
  const known = states.get(key) ?? state;
  if (known === state) states.set(key, state);
  return known;
}

/**
 * Every node of every branch that has a file with its state at the cut-off, in
 * the order of branches, plans and rows; made one by one. The rows of 明细.
 */
export function nodeDetails(
  rollup: Pick<Rollup, "branches" | "asOf" | "today" | "lights">,
): Generator<NodeDetail> {
  return detailsOf(rollup.branches, rollup);
}

function* detailsOf(
  branches: readonly BranchRollup[],
  { asOf, today, lights }: Pick<Rollup, "asOf" | "today" | "lights">,
): Generator<NodeDetail> {
  const options = { today, lights };
  for (const branch of branches) {
    for (const plan of branch.plans) {
      const issued =
        plan.baseline && new Set(plan.baseline.map(({ id }) => id));
      for (const node of plan.nodes) {
        const added = issued && (node.id === null || !issued.has(node.id));
        yield {
          branch,
          plan,
          node,
          state: nodeState(node, asOf, options),
          added,
        };
      }
    }
  }
}

function isDueIn({ period }: BranchScope, month: number): boolean {
  return month >= period.start && month < period.start + period.months;
}

function tallyOf<Key>(
  tallies: Map<Key, Tally>,
  key: Key,
  scope: BranchScope,
): Tally {
  const known = tallies.get(key);
  if (known !== undefined) return known;
  const tally = new Tally(scope.period, scope.asOf);
  tallies.set(key, tally);
  return tally;
}

/** Goals that every plan has under the same id with the same text: unions plan from one template. */
function sharedGoals(
  plans: readonly CountedPlan[],
): ReadonlyMap<GoalId, GoalFact> {
  const [first, ...others] = plans;
  const shared = new Map<GoalId, GoalFact>();
  for (const goal of first?.submission.goals ?? []) {
    if (goal.id !== null && !shared.has(goal.id)) shared.set(goal.id, goal);
  }
  for (const { submission } of others) {
    const own = new Map(submission.goals.map((goal) => [goal.id, goal.text]));
    for (const [id, goal] of shared) {
      const text = own.get(id);
      const same =
        text !== undefined &&
        (text === goal.text || matchKey(text) === matchKey(goal.text));
      if (!same) shared.delete(id);
    }
  }
  return shared;
}
