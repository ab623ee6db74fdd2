declare const brand: unique symbol;

/** A primitive that only its own `parse*` or maker function can produce. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** `G1`, `G2` … */
export type GoalId = Brand<string, "GoalId">;
/** `M1.2`: the second measure of the first goal. */
export type MeasureId = Brand<string, "MeasureId">;
/** `N0001`. */
export type NodeId = Brand<string, "NodeId">;
/** `I01`; the two rows of a ratio share one. */
export type IndicatorId = Brand<string, "IndicatorId">;
/** 单位编码 as the roster writes it, trimmed, half-width. */
export type BranchCode = Brand<string, "BranchCode">;
/** The UUID of a plan as it was first built. */
export type PlanId = Brand<string, "PlanId">;

const PATTERNS = {
  goal: /^G[1-9]\d{0,4}$/,
  measure: /^M[1-9]\d{0,4}\.[1-9]\d{0,4}$/,
  node: /^N\d{4,7}$/,
  indicator: /^I\d{2,5}$/,
} as const;

/** Half-width, upper-case, without white space: people retype ids in full width. */
function canonical(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, "").toUpperCase();
}

/** Reads a goal id such as `G1`; `null` where the text is not one. */
export function parseGoalId(text: string): GoalId | null {
  const id = canonical(text);
  return PATTERNS.goal.test(id) ? (id as GoalId) : null;
}

/** Reads a measure id such as `M1.2`; `null` where the text is not one. */
export function parseMeasureId(text: string): MeasureId | null {
  const id = canonical(text);
  return PATTERNS.measure.test(id) ? (id as MeasureId) : null;
}

/** Reads a node id such as `N0001`; `null` where the text is not one. */
export function parseNodeId(text: string): NodeId | null {
  const id = canonical(text);
  return PATTERNS.node.test(id) ? (id as NodeId) : null;
}

/** Reads an indicator id such as `I01`; `null` where the text is not one. */
export function parseIndicatorId(text: string): IndicatorId | null {
  const id = canonical(text);
  return PATTERNS.indicator.test(id) ? (id as IndicatorId) : null;
}

/** Reads a branch code: any text of 1 to 64 characters after trimming; `null` otherwise. */
export function parseBranchCode(text: string): BranchCode | null {
  const code = text.normalize("NFKC").trim();
  return code.length > 0 && code.length <= 64 ? (code as BranchCode) : null;
}

/** Reads a plan id: a UUID in any case; `null` otherwise. */
export function parsePlanId(text: string): PlanId | null {
  const id = text.trim().toLowerCase();
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
    ? (id as PlanId)
    : null;
}

/** The n-th goal's id, from 1. */
export function goalId(n: number): GoalId {
  return `G${n}` as GoalId;
}

/** The n-th measure of the goal with number `goal`, both from 1. */
export function measureId(goal: number, n: number): MeasureId {
  return `M${goal}.${n}` as MeasureId;
}

/** The n-th node's id, from 1. */
export function nodeId(n: number): NodeId {
  return `N${String(n).padStart(4, "0")}` as NodeId;
}

/** The n-th indicator's id, from 1. */
export function indicatorId(n: number): IndicatorId {
  return `I${String(n).padStart(2, "0")}` as IndicatorId;
}
