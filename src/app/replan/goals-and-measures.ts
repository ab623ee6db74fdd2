import type { PlanReading } from "../../core/layout";
import { goalId, measureId } from "../../core/plan";
import type { Goal, GoalId, Measure, MeasureId, Plan } from "../../core/plan";
import { freshIds, freshNumbers, numberIn, settledIds } from "./ids";
import type { Ids } from "./ids";
import { pairRows } from "./pairing";

/** The new plan's goals with the ids and notes of the workbook's; those of the workbook that are left over. */
export function mergeGoals(
  next: Plan,
  { goals: rows }: PlanReading,
): {
  readonly own: readonly Goal[];
  readonly left: PlanReading["goals"];
  readonly ids: Ids<GoalId>;
} {
  const { pairs, left } = pairRows(next.goals, rows, ({ text }) => text);
  const fresh = freshIds(
    [...rows, ...next.goals].map(({ id }) => id),
    (n) => goalId(n),
  );
  const ids = settledIds(next.goals, pairs, rows, fresh);
  const own = next.goals.map((goal): Goal => ({
    ...goal,
    id: ids.get(goal.id) ?? goal.id,
    note: pairs.get(goal)?.note || goal.note,
  }));
  return { own, left, ids };
}

/** A goal of the workbook as the plan has it; none without an id. */
export function goalOf({
  id,
  field,
  text,
  note,
}: PlanReading["goals"][number]): readonly Goal[] {
  return id === null ? [] : [{ id, field, text, note }];
}

/** The same for measures; a row without an id or a goal is no measure yet. */
export function mergeMeasures(
  next: Plan,
  { measures: rows }: PlanReading,
  goalIds: Ids<GoalId>,
): {
  readonly own: readonly Measure[];
  readonly left: readonly {
    readonly row: PlanReading["measures"][number];
    readonly measure: Measure | null;
  }[];
  readonly ids: Ids<MeasureId>;
} {
  const { pairs, left } = pairRows(next.measures, rows, ({ text }) => text);
  const used = [...rows, ...next.measures].map(({ id }) => id);
  const perGoal = new Map<string, () => MeasureId>();
  const ids = settledIds(next.measures, pairs, rows, ({ goalId: goal }) => {
    const number = numberIn(goalIds.get(goal) ?? goal);
    const prefix = `M${number}.`;
    const make =
      perGoal.get(prefix) ??
      freshNumbers(used, (n) => measureId(number, n), prefix);
    perGoal.set(prefix, make);
    return make();
  });
  const own = next.measures.map((measure): Measure => {
    const row = pairs.get(measure);
    return {
      ...measure,
      id: ids.get(measure.id) ?? measure.id,
      goalId: goalIds.get(measure.goalId) ?? measure.goalId,
      owner: measure.owner || (row?.owner ?? ""),
      support: measure.support || (row?.support ?? ""),
    };
  });
  return {
    own,
    left: left.map((row) => ({
      row,
      measure:
        row.id === null || row.goalId === null
          ? null
          : {
              id: row.id,
              goalId: row.goalId,
              text: row.text,
              owner: row.owner,
              support: row.support,
            },
    })),
    ids,
  };
}
