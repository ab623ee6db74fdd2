import type { DraftGoal, DraftNote, PlanDraft } from "../draft";
import type { Correction, Orphans } from "./correction";
import { dropMeasures } from "./arrangements";
import { refiled } from "./figures";
import { answered, freeGoalId, moved, withGoal } from "./parts";

type GoalCorrection = Extract<
  Correction,
  {
    readonly type:
      | "add-goal"
      | "goal-text"
      | "goal-field"
      | "goal-section"
      | "goal-move"
      | "goal-merge"
      | "goal-delete";
  }
>;

/** A correction of a goal; `correct` says what holds. */
export function correctGoal(
  draft: PlanDraft,
  correction: GoalCorrection,
): PlanDraft {
  if (correction.type === "add-goal") {
    const text = correction.text.trim();
    return text === ""
      ? draft
      : { ...draft, goals: [...draft.goals, newGoal(draft, text, [])] };
  }
  const index = draft.goals.findIndex(({ id }) => id === correction.id);
  const goal = draft.goals[index];
  if (goal === undefined) return draft;
  switch (correction.type) {
    case "goal-text": {
      const heading = correction.text.trim();
      if (heading === "") return draft;
      return withGoal(
        answered(draft, ["draft-heading-lost"], goal.place),
        goal.id,
        (old) => ({ ...old, heading, implicit: false }),
      );
    }
    case "goal-field":
      return withGoal(
        answered(draft, ["draft-field-unsure"], goal.place),
        goal.id,
        (old) => ({ ...old, workField: correction.field, fieldConfidence: 1 }),
      );
    case "goal-section":
      return refiled(
        withGoal(
          answered(draft, ["draft-past-section"], goal.place),
          goal.id,
          (old) => ({ ...old, section: correction.section }),
        ),
      );
    case "goal-move":
      return { ...draft, goals: moved(draft.goals, index, correction.by) };
    case "goal-merge":
      return mergeGoal(draft, goal, correction.into);
    case "goal-delete":
      return deleteGoal(draft, goal, correction.arrangements);
  }
}

/** A goal that stands nowhere in the document, or at the place given. */
export function newGoal(
  draft: PlanDraft,
  heading: string,
  place: DraftGoal["place"],
): DraftGoal {
  return {
    id: freeGoalId(draft),
    heading,
    implicit: heading === "",
    workField: "其他",
    fieldConfidence: 0,
    section: "plan",
    measures: [],
    notes: [],
    place,
  };
}

function mergeGoal(draft: PlanDraft, goal: DraftGoal, into: string): PlanDraft {
  if (into === goal.id || !draft.goals.some(({ id }) => id === into))
    return draft;
  const heading: readonly DraftNote[] =
    goal.heading === "" ? [] : [{ text: goal.heading, place: goal.place }];
  const merged = withGoal(draft, into, (target) => ({
    ...target,
    measures: [...target.measures, ...goal.measures],
    notes: [...target.notes, ...heading, ...goal.notes],
  }));
  const figures = merged.figures.map((figure) =>
    figure.goalId === goal.id ? { ...figure, goalId: into } : figure,
  );
  const goals = merged.goals.filter(({ id }) => id !== goal.id);
  return refiled({ ...merged, goals, figures });
}

function deleteGoal(
  draft: PlanDraft,
  goal: DraftGoal,
  arrangements: Orphans,
): PlanDraft {
  const gone = new Set(goal.measures.map(({ id }) => id));
  const rest = dropMeasures(draft, gone, arrangements);
  return refiled({
    ...rest,
    goals: rest.goals.filter(({ id }) => id !== goal.id),
  });
}
