import type { GoalId, QuarterNumber, WorkField } from "../plan";
import { BLANK_PROGRESS } from "../plan";
import { asNotDone } from "./branch";
import { nodeDetails } from "./breakdown";
import { Tally } from "./count";
import type { PeriodFigures } from "./count";
import type { BranchRollup, CountedPlan, Rollup } from "./result";
import { nodeState } from "./state";
import type { CountedNode, NodeState } from "./state";
import type { NodeFact } from "./submission";

/** The figures of a quarter, and of the whole period, that are counted node by node. */
export const QUARTER_COUNTS = [
  "due",
  "done",
  "onTime",
  "carriedIn",
  "newlyOverdue",
  "madeUp",
  "struckOff",
  "carriedOut",
  "deferredOut",
] as const;

export const YEAR_COUNTS = [
  "nodes",
  "due",
  "done",
  "onTime",
  "overdue",
] as const;

/** One figure of a roll-up: whose it is, of which quarter (or the period so far), and which. */
export type CountedFigure = {
  readonly of:
    | { readonly kind: "reporting" | "expected" }
    | { readonly kind: "branch"; readonly key: string }
    | { readonly kind: "field"; readonly field: WorkField }
    | { readonly kind: "goal"; readonly id: GoalId };
} & (
  | {
      readonly quarter: QuarterNumber;
      readonly count: (typeof QUARTER_COUNTS)[number];
    }
  | { readonly quarter: null; readonly count: (typeof YEAR_COUNTS)[number] }
);

/** A node that a figure is made of. */
export interface TracedNode {
  readonly branch: BranchRollup;
  /** The file it stands in; `null` for a node that is only known as issued. */
  readonly plan: CountedPlan | null;
  readonly node: Pick<NodeFact, "text" | "owner" | "department"> &
    Partial<Pick<NodeFact, "sheet" | "row">>;
  readonly state: NodeState;
}

/**
 * The nodes that make up a figure, in the order of branches, plans and rows:
 * those that make it 1 when they are counted alone. Their number is the
 * figure.
 */
export function* nodesOf(
  rollup: Rollup,
  figure: CountedFigure,
): Generator<TracedNode> {
  for (const traced of candidates(rollup, figure.of)) {
    const { state } = traced;
    const tally = new Tally(rollup.period, rollup.asOf);
    tally.add(traced.counted, state);
    if (countOf(tally.figures(), figure) > 0) yield traced;
  }
}

/** A figure as the roll-up has it; `null` where it is not known. */
export function figureValue(
  figures: PeriodFigures | null,
  figure: CountedFigure,
): number | null {
  if (figures === null) return null;
  if (figure.quarter === null) {
    return figure.count === "overdue"
      ? figures.overdue
      : figures.year[figure.count];
  }
  return figures.quarters[figure.quarter - 1]?.[figure.count] ?? null;
}

function countOf(figures: PeriodFigures, figure: CountedFigure): number {
  return figureValue(figures, figure) ?? 0;
}

type Candidate = TracedNode & { readonly counted: CountedNode };

function* candidates(
  rollup: Rollup,
  of: CountedFigure["of"],
): Generator<Candidate> {
  const branches = rollup.branches.filter((branch) => {
    if (of.kind === "branch") return branch.key === of.key;
    return of.kind === "expected" || branch.valid;
  });
  for (const branch of branches) {
    if (branch.plans.length === 0) yield* issuedNodes(rollup, branch);
    const undone = of.kind === "expected" && !branch.valid;
    for (const { plan, node, state } of nodeDetails({
      ...rollup,
      branches: [branch],
    })) {
      if (of.kind === "field" && node.field !== of.field) continue;
      if (of.kind === "goal" && node.goalId !== of.id) continue;
      if (!undone) yield { branch, plan, node, state, counted: node };
      else {
        const counted = asNotDone(node);
        yield { branch, plan, node, counted, state: stateOf(rollup, counted) };
      }
    }
  }
}

/** The nodes of a branch without a file, as issued: due and not done. */
function* issuedNodes(
  rollup: Rollup,
  branch: BranchRollup,
): Generator<Candidate> {
  const issued =
    branch.code === null
      ? undefined
      : rollup.source.baseline?.branches.get(branch.code);
  for (const { id, dueMonth, recurrence, text } of issued ?? []) {
    const counted: CountedNode = {
      id,
      dueMonth,
      recurrence,
      weight: 1,
      progress: BLANK_PROGRESS,
    };
    yield {
      branch,
      plan: null,
      node: { text, owner: "", department: "" },
      counted,
      state: stateOf(rollup, counted),
    };
  }
}

function stateOf(rollup: Rollup, node: CountedNode): NodeState {
  const { today, lights } = rollup;
  return nodeState(node, rollup.asOf, { today, lights });
}
