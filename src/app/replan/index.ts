import type { PlanReading, SheetPatch, TableKey } from "../../core/layout";
import { monthsOf } from "../../core/plan";
import type {
  BaselineNode,
  GoalId,
  Indicator,
  MeasureId,
  Owner,
  Plan,
  PlanNode,
} from "../../core/plan";
import { goalOf, mergeGoals, mergeMeasures } from "./goals-and-measures";
import { mergeIndicators } from "./indicators";
import { lostRow, removalsOf } from "./lost";
import type { Lost } from "./lost";
import { mergeNodes } from "./nodes";

export type { Lost } from "./lost";

export interface Replanned {
  readonly plan: Plan;
  /** The new plan's own nodes: what counts as issued from now on. Rows that people added are not among them. */
  readonly baseline: readonly BaselineNode[];
  /** Empty where nothing is lost. */
  readonly lost: readonly Lost[];
  /** Blanks the rows in `lost`; an update leaves rows that it does not know. To be written after the update. */
  readonly removals: readonly SheetPatch[];
}

/**
 * A regenerated plan with everything that people have entered into the
 * workbook of the plan before (docs/architecture.md, The port). Rows are the
 * same where id and text agree, then where the text does, then where the id
 * does and the texts are much alike: ids of a regenerated plan only count its
 * rows. Such a row keeps its id, its progress, its values and its notes, and
 * what the new plan leaves blank. Rows that people added stay, at the end.
 * Nothing is left out without being listed in `lost`; cells that could not be
 * read are no part of a plan and stay in the workbook as they are.
 */
export function mergePlan(next: Plan, reading: PlanReading): Replanned {
  const lost: Lost[] = [];
  const goals = mergeGoals(next, reading);
  const measures = mergeMeasures(next, reading, goals.ids);
  const nodes = mergeNodes(next, reading, goals.ids, measures.ids, lost);
  const indicators = mergeIndicators(next, reading, measures.ids, lost);
  const needed = neededRows([...nodes.own, ...nodes.added], indicators);
  const keptMeasures = measures.left.filter(({ row, measure }) => {
    const kept = measure !== null && needed.measures.has(measure.id);
    if (!kept) lost.push(lostRow("measures", row, row.text, false));
    return kept;
  });
  const measureList = [
    ...measures.own,
    ...keptMeasures.flatMap(({ measure }) => measure ?? []),
  ];
  const usedGoals = new Set([
    ...needed.goals,
    ...measureList.map((measure) => measure.goalId),
  ]);
  const keptGoals = goals.left.filter((row) => {
    const kept = row.id !== null && usedGoals.has(row.id);
    if (!kept) lost.push(lostRow("goals", row, row.text, row.note !== ""));
    return kept;
  });
  const plan: Plan = {
    ...mergeHead(next, reading),
    goals: [...goals.own, ...keptGoals.flatMap(goalOf)],
    measures: measureList,
    nodes: [...nodes.own, ...nodes.added],
    indicators,
    owners: mergeOwners(next.owners, reading),
    reports: mergeReports(next, reading, lost),
  };
  return {
    plan,
    baseline: nodes.own.map(({ id, text, dueMonth, recurrence }) => ({
      id,
      text,
      dueMonth,
      recurrence,
    })),
    lost,
    removals: removalsOf(lost, reading),
  };
}

function mergeHead(
  next: Plan,
  { head }: PlanReading,
): Omit<Plan, Exclude<TableKey, never> | "reports"> {
  return {
    ...next,
    id: head.planId ?? next.id,
    branchCode: head.branchCode ?? next.branchCode,
    branchName: head.branchName || next.branchName,
    parentUnion: head.parentUnion || next.parentUnion,
    preparedBy: next.preparedBy || head.preparedBy,
    reviewedBy: next.reviewedBy || head.reviewedBy,
    preparedOn: next.preparedOn ?? head.preparedOn,
    guidingPrinciples: next.guidingPrinciples || head.guidingPrinciples,
  };
}

function mergeReports(
  next: Plan,
  { reports }: PlanReading,
  lost: Lost[],
): Plan["reports"] {
  const months = new Set(monthsOf(next.period));
  const kept = (reports ?? []).filter(({ month, state, reporter, place }) => {
    if (months.has(month)) return true;
    if (state !== null || reporter !== "")
      lost.push({ kind: "month", table: "reports", id: "", month, place });
    return false;
  });
  const known = new Set(kept.map(({ month }) => month));
  return [
    ...kept.map(({ month, state, reporter, reportedOn }) => ({
      month,
      state,
      reporter,
      reportedOn,
    })),
    ...next.reports.filter(({ month }) => !known.has(month)),
  ].sort((a, b) => a.month - b.month);
}

/** All owners of both, one a name; what the new plan leaves blank stays. */
function mergeOwners(
  owners: readonly Owner[],
  { owners: rows }: PlanReading,
): readonly Owner[] {
  const byName = new Map(rows.map((row) => [row.name, row]));
  const own = owners.map((owner): Owner => {
    const row = byName.get(owner.name);
    return {
      name: owner.name,
      department: owner.department || (row?.department ?? ""),
      position: owner.position || (row?.position ?? ""),
      // A telephone number is what a person has looked up; a plan document seldom has it right.
      phone: row?.phone || owner.phone,
    };
  });
  const names = new Set(owners.map(({ name }) => name));
  const others = rows.filter(({ name }) => !names.has(name));
  return [
    ...own,
    ...others.map(({ name, department, position, phone }) => ({
      name,
      department,
      position,
      phone,
    })),
  ];
}

/** Goals and measures that rows which stay refer to. */
function neededRows(
  nodes: readonly PlanNode[],
  indicators: readonly Indicator[],
): {
  readonly goals: ReadonlySet<GoalId>;
  readonly measures: ReadonlySet<MeasureId>;
} {
  const measures = [...nodes, ...indicators].flatMap(
    ({ measureId: id }) => id ?? [],
  );
  return {
    goals: new Set(nodes.flatMap(({ goalId: id }) => id ?? [])),
    measures: new Set(measures),
  };
}
