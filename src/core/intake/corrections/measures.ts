import type { DraftArrangement, DraftMeasure, PlanDraft } from "../draft";
import { dropMeasures } from "./arrangements";
import type { Correction, Timing } from "./correction";
import { refiled, reread } from "./figures";
import {
  answered,
  findMeasure,
  freeArrangementId,
  freeMeasureId,
  isTiming,
  joinedPlace,
  joinedText,
  moved,
  timed,
  withGoal,
} from "./parts";
import type { FoundMeasure } from "./parts";

type MeasureCorrection = Extract<
  Correction,
  { readonly type: `measure-${string}` }
>;

/** A correction of a measure; `correct` says what holds. */
export function correctMeasure(
  draft: PlanDraft,
  correction: MeasureCorrection,
): PlanDraft {
  if (correction.type === "measure-add")
    return addMeasure(draft, correction.goalId, correction.text, []);
  const found = findMeasure(draft, correction.id);
  if (found === null) return draft;
  const { goal, measure, index } = found;
  switch (correction.type) {
    case "measure-text": {
      const text = correction.text.trim();
      if (text === "") return draft;
      const seen = answered(draft, ["draft-numeral-missing"], measure.place);
      return reread(changed(seen, found, { text }), [measure.id]);
    }
    case "measure-owner": {
      const owner = correction.owner.trim();
      return changed(
        answered(draft, ["draft-owner-inferred"], measure.place),
        found,
        { owner: owner === "" ? null : owner },
      );
    }
    case "measure-move":
      return withGoal(draft, goal.id, (old) => ({
        ...old,
        measures: moved(old.measures, index, correction.by),
      }));
    case "measure-to-goal":
      return toGoal(draft, found, correction.goalId);
    case "measure-merge":
      return merge(draft, found, correction.into);
    case "measure-split":
      return split(draft, found, correction.parts);
    case "measure-delete":
      return refiled(
        dropMeasures(draft, new Set([measure.id]), correction.arrangements),
      );
    case "measure-schedule":
      return schedule(draft, measure, correction.timing);
  }
}

/** A new measure at the end of a goal. */
export function addMeasure(
  draft: PlanDraft,
  goalId: string,
  written: string,
  place: DraftMeasure["place"],
): PlanDraft {
  const text = written.trim();
  if (text === "" || !draft.goals.some(({ id }) => id === goalId)) return draft;
  const measure: DraftMeasure = {
    id: freeMeasureId(draft, goalId),
    text,
    owner: null,
    place,
  };
  const added = withGoal(draft, goalId, (goal) => ({
    ...goal,
    measures: [...goal.measures, measure],
  }));
  return reread(added, [measure.id]);
}

function changed(
  draft: PlanDraft,
  { goal, measure }: FoundMeasure,
  fields: Partial<DraftMeasure>,
): PlanDraft {
  return withGoal(draft, goal.id, (old) => ({
    ...old,
    measures: old.measures.map((each) =>
      each.id === measure.id ? { ...each, ...fields } : each,
    ),
  }));
}

function removed(draft: PlanDraft, { goal, measure }: FoundMeasure): PlanDraft {
  return withGoal(draft, goal.id, (old) => ({
    ...old,
    measures: old.measures.filter(({ id }) => id !== measure.id),
  }));
}

function toGoal(
  draft: PlanDraft,
  found: FoundMeasure,
  goalId: string,
): PlanDraft {
  if (goalId === found.goal.id || !draft.goals.some(({ id }) => id === goalId))
    return draft;
  return refiled(
    withGoal(removed(draft, found), goalId, (goal) => ({
      ...goal,
      measures: [...goal.measures, found.measure],
    })),
  );
}

function merge(
  draft: PlanDraft,
  found: FoundMeasure,
  intoId: string,
): PlanDraft {
  const into = findMeasure(draft, intoId);
  const { measure } = found;
  if (into === null || intoId === measure.id) return draft;
  const joined = changed(removed(draft, found), into, {
    text: joinedText(into.measure.text, measure.text),
    owner: joinedOwner(into.measure.owner, measure.owner),
    place: joinedPlace(into.measure.place, measure.place),
  });
  const follow = <T extends { readonly measureId: string | null }>(
    entry: T,
  ): T =>
    entry.measureId === measure.id ? { ...entry, measureId: intoId } : entry;
  return reread(
    refiled({
      ...joined,
      arrangements: joined.arrangements.map(follow),
      figures: joined.figures.map(follow),
    }),
    [intoId],
  );
}

function joinedOwner(a: string | null, b: string | null): string | null {
  if (a === null || b === null || a === b) return a ?? b;
  return `${a}、${b}`;
}

/** The first part keeps the id; an arrangement goes with the part that names it. */
function split(
  draft: PlanDraft,
  found: FoundMeasure,
  [first, second]: readonly [string, string],
): PlanDraft {
  const [text, other] = [first.trim(), second.trim()];
  if (text === "" || other === "") return draft;
  const { goal, measure, index } = found;
  const id = freeMeasureId(draft, goal.id);
  const parts = [
    { ...measure, text },
    { ...measure, id, text: other },
  ];
  const divided = withGoal(draft, goal.id, (old) => ({
    ...old,
    measures: old.measures.flatMap((each, at) => (at === index ? parts : each)),
  }));
  const arrangements = divided.arrangements.map((entry) =>
    entry.measureId === measure.id &&
    other.includes(entry.text) &&
    !text.includes(entry.text)
      ? { ...entry, measureId: id }
      : entry,
  );
  return reread({ ...divided, arrangements }, [measure.id, id]);
}

function schedule(
  draft: PlanDraft,
  measure: DraftMeasure,
  timing: Timing,
): PlanDraft {
  if (!isTiming(timing)) return draft;
  const arrangement: DraftArrangement = {
    id: freeArrangementId(draft),
    ...timed(timing),
    text: measure.text,
    measureId: measure.id,
    owner: measure.owner,
    sameAs: null,
    place: measure.place,
  };
  const seen = answered(draft, ["draft-month-missing"], measure.place);
  return {
    ...seen,
    arrangements: [...seen.arrangements, arrangement],
    findings: seen.findings.filter(
      ({ code }) => code !== "draft-no-arrangements",
    ),
  };
}
