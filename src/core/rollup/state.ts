import { firstDayOf, lastDayOf } from "../plan";
import type { Day, Month, NodeId, NodeProgress, Recurrence } from "../plan";

/**
 * What is counted of a node. A `PlanNode` fits, and so does a `NodeRow` whose
 * month is not `null`; a row without a month is never counted.
 */
export interface CountedNode {
  /** Only the baseline figures look at it; `null` where another row keeps the id. */
  readonly id?: NodeId | null;
  readonly dueMonth: Month;
  readonly recurrence: Recurrence;
  readonly weight: number;
  readonly progress: Pick<
    NodeProgress,
    "status" | "progress" | "doneOn" | "deferredTo" | "changedOn"
  >;
}

/** 灯号. */
export type Light = "green" | "blue" | "yellow" | "red" | "grey";

/** What a node is at a cut-off day; `done-later` is 已完成 with a date after the cut-off. */
export type StateWord =
  | "done"
  | "cancelled"
  | "doubtful"
  | "done-later"
  | "deferred"
  | "in-progress"
  | "not-started";

/** The settings of the lights (docs/completion.md, Lights). */
export interface LightSettings {
  /** A node not done is blue so many days before it is due. */
  readonly soonDays: number;
  /** A branch is red where more than this share of the nodes due is overdue. */
  readonly redShare: number;
}

export const DEFAULT_LIGHTS: LightSettings = { soonDays: 15, redShare: 0.2 };

export interface StateOptions {
  /**
   * The running day: a completion date after it is doubtful. Without it no
   * date is taken to lie in the future.
   */
  readonly today?: Day;
  readonly lights?: LightSettings;
}

/** A node at the end of the cut-off day (docs/completion.md, State of a node at the cut-off). */
export interface NodeState {
  readonly state: StateWord;
  /** The month in which it is due: 延期至 after a timely deferral, else the planned month. */
  readonly dueMonth: Month;
  readonly dueDay: Day;
  /** Whether a deferral has taken effect, and whether it came by the original due day. */
  readonly deferral: "timely" | "late" | null;
  /** The completion date, where the node counts as done at the cut-off. */
  readonly doneOn: Day | null;
  /** The change date, where the node counts as cancelled at the cut-off. */
  readonly cancelledOn: Day | null;
  /** Done on or before its due day. */
  readonly onTime: boolean;
  /** 提前: done before its due month began. */
  readonly early: boolean;
  /** Due by the cut-off, neither done nor cancelled. */
  readonly overdue: boolean;
  /** Days from the due day to the cut-off (overdue) or to the completion (done late); else 0. */
  readonly daysLate: number;
  /** p of the weighted rate, 0 to 1. */
  readonly share: number;
  readonly light: Light;
}

/**
 * The state of a node at the end of `asOf`: what is dated later has not
 * happened. Total; follows docs/completion.md, *State of a node at the
 * cut-off* and the node column of *Lights*.
 */
export function nodeState(
  node: CountedNode,
  asOf: Day,
  options: StateOptions = {},
): NodeState {
  const { progress } = node;
  const deferral = deferralOf(node, asOf);
  const dueMonth =
    deferral === "timely" && progress.deferredTo !== null
      ? progress.deferredTo
      : node.dueMonth;
  const dueDay = lastDayOf(dueMonth);
  const state = stateWord(progress, deferral, asOf, options.today);
  const doneOn = state === "done" ? progress.doneOn : null;
  const cancelledOn = state === "cancelled" ? progress.changedOn : null;
  const open = doneOn === null && cancelledOn === null;
  const overdue = open && dueDay <= asOf;
  const onTime = doneOn !== null && doneOn <= dueDay;
  const reached = overdue ? asOf : (doneOn ?? dueDay);
  return {
    state,
    dueMonth,
    dueDay,
    deferral,
    doneOn,
    cancelledOn,
    onTime,
    early: doneOn !== null && doneOn < firstDayOf(dueMonth),
    overdue,
    daysLate: Math.max(0, reached - dueDay),
    share: shareOf(state, progress.progress),
    light: nodeLight(
      { open, done: doneOn !== null, onTime, dueDay },
      asOf,
      options,
    ),
  };
}

/**
 * A change counts where it is dated by the cut-off, whatever the state says
 * now; a change without a date has no effect.
 */
function deferralOf(node: CountedNode, asOf: Day): NodeState["deferral"] {
  const { deferredTo, changedOn } = node.progress;
  if (deferredTo === null || changedOn === null || changedOn > asOf)
    return null;
  return changedOn <= lastDayOf(node.dueMonth) ? "timely" : "late";
}

function stateWord(
  progress: CountedNode["progress"],
  deferral: NodeState["deferral"],
  asOf: Day,
  today: Day | undefined,
): StateWord {
  const { status, doneOn, changedOn } = progress;
  if (status === "cancelled" && changedOn !== null && changedOn <= asOf)
    return "cancelled";
  if (isDoubtful(progress, today)) return "doubtful";
  if (status === "done")
    return doneOn !== null && doneOn <= asOf ? "done" : "done-later";
  if (deferral !== null) return "deferred";
  return (progress.progress ?? 0) > 0 || status === "in-progress"
    ? "in-progress"
    : "not-started";
}

/** 存疑: state, completion date and progress contradict each other, or the date lies ahead. */
function isDoubtful(
  progress: CountedNode["progress"],
  today: Day | undefined,
): boolean {
  const { status, doneOn } = progress;
  if (status === "done")
    return doneOn === null || (today !== undefined && doneOn > today);
  return doneOn !== null || (progress.progress ?? 0) >= 1;
}

/** p of the weighted rate (docs/completion.md, Figures of one branch and one quarter). */
function shareOf(state: StateWord, progress: number | null): number {
  switch (state) {
    case "done":
      return 1;
    case "cancelled":
    case "doubtful":
    case "done-later":
      return 0;
    case "deferred":
    case "in-progress":
    case "not-started":
      return Math.min(1, Math.max(0, progress ?? 0));
  }
}

function nodeLight(
  node: { open: boolean; done: boolean; onTime: boolean; dueDay: Day },
  asOf: Day,
  options: StateOptions,
): Light {
  if (node.done) return node.onTime ? "green" : "yellow";
  if (!node.open) return "grey";
  const daysLeft = node.dueDay - asOf;
  // 今日到期: the figures are of the end of the day, but the running day is not over.
  const dueToday = daysLeft === 0 && options.today === asOf;
  if (daysLeft <= 0 && !dueToday) return "red";
  return daysLeft <= (options.lights ?? DEFAULT_LIGHTS).soonDays
    ? "blue"
    : "grey";
}
