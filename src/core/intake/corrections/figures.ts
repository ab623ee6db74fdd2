import type { DraftMeasure, PlanDraft } from "../draft";
import { readFigures } from "../figures";
import { sourceText, whole } from "../source";
import { findMeasure } from "./parts";

/**
 * The figures of the draft after the measures' texts were changed: those of
 * each of them are read again, so that a corrected number is the one that is
 * proposed as an indicator. Their place is that of the measure.
 */
export function reread(draft: PlanDraft, ids: readonly string[]): PlanDraft {
  const changed = new Set(ids);
  const others = draft.figures.filter(
    ({ measureId }) => measureId === null || !changed.has(measureId),
  );
  const read = ids.flatMap((id) => {
    const found = findMeasure(draft, id);
    if (found === null) return [];
    const { goal, measure } = found;
    const source = sourceText(measure.text, measure.place[0]?.line ?? 1);
    const owned = {
      slice: whole(source),
      section: goal.section,
      goalId: goal.id,
      measureId: id,
    };
    return readFigures([source], [owned]).figures.map((figure) => ({
      ...figure,
      place: measure.place,
    }));
  });
  return { ...draft, figures: [...others, ...read] };
}

/** Lets the figures know where their measures stand now; those of measures that are gone belong to none. */
export function refiled(draft: PlanDraft): PlanDraft {
  const homes = new Map<string, { goalId: string; past: boolean }>();
  const goals = new Map(draft.goals.map((goal) => [goal.id, goal]));
  for (const goal of draft.goals) {
    for (const { id } of goal.measures satisfies readonly DraftMeasure[])
      homes.set(id, { goalId: goal.id, past: goal.section === "past" });
  }
  const figures = draft.figures.map((figure) => {
    if (figure.measureId !== null) {
      const home = homes.get(figure.measureId);
      return home === undefined
        ? { ...figure, measureId: null, goalId: null }
        : {
            ...figure,
            goalId: home.goalId,
            section: home.past ? ("past" as const) : ("plan" as const),
          };
    }
    if (figure.goalId === null) return figure;
    const goal = goals.get(figure.goalId);
    return goal === undefined
      ? { ...figure, goalId: null }
      : { ...figure, section: goal.section };
  });
  return { ...draft, figures };
}
