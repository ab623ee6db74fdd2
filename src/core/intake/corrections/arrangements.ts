import type { DraftArrangement, PlanDraft } from "../draft";
import type { Correction, Orphans } from "./correction";
import {
  answered,
  findMeasure,
  freeArrangementId,
  isTiming,
  joinedPlace,
  joinedText,
  timed,
} from "./parts";

type ArrangementCorrection = Extract<
  Correction,
  { readonly type: `arrangement-${string}` }
>;

/** A correction of an arrangement; `correct` says what holds. */
export function correctArrangement(
  draft: PlanDraft,
  correction: ArrangementCorrection,
): PlanDraft {
  const found = draft.arrangements.find(({ id }) => id === correction.id);
  if (found === undefined) return draft;
  const { id, place } = found;
  switch (correction.type) {
    case "arrangement-text": {
      const text = correction.text.trim();
      if (text === "") return draft;
      return changed(answered(draft, ["draft-numeral-missing"], place), id, {
        text,
      });
    }
    case "arrangement-owner": {
      const owner = correction.owner.trim();
      return changed(answered(draft, ["draft-owner-inferred"], place), id, {
        owner: owner === "" ? null : owner,
      });
    }
    case "arrangement-time":
      if (!isTiming(correction.timing)) return draft;
      return changed(
        answered(draft, ["draft-month-inferred"], place),
        id,
        timed(correction.timing),
      );
    case "arrangement-measure": {
      const { measureId } = correction;
      if (measureId !== null && findMeasure(draft, measureId) === null)
        return draft;
      return changed(draft, id, { measureId });
    }
    case "arrangement-apart":
      return changed(answered(draft, ["draft-same-event"], place), id, {
        sameAs: null,
      });
    case "arrangement-merge":
      return merge(draft, found, correction.into);
    case "arrangement-split":
      return split(draft, found, correction.parts);
    case "arrangement-delete":
      return dropArrangements(draft, new Set([id]));
  }
}

/** Takes measures out; their arrangements go with them or stand for themselves. Figures are left to `refiled`. */
export function dropMeasures(
  draft: PlanDraft,
  gone: ReadonlySet<string>,
  arrangements: Orphans,
): PlanDraft {
  const isOrphan = ({ measureId }: DraftArrangement): boolean =>
    measureId !== null && gone.has(measureId);
  const orphans = draft.arrangements.filter(isOrphan);
  const rest: PlanDraft = {
    ...draft,
    goals: draft.goals.map((goal) =>
      goal.measures.some(({ id }) => gone.has(id))
        ? {
            ...goal,
            measures: goal.measures.filter(({ id }) => !gone.has(id)),
          }
        : goal,
    ),
  };
  if (arrangements === "delete")
    return dropArrangements(rest, new Set(orphans.map(({ id }) => id)));
  return {
    ...rest,
    arrangements: rest.arrangements.map((entry) =>
      isOrphan(entry) ? { ...entry, measureId: null } : entry,
    ),
  };
}

/** Takes arrangements out; of the second mentions of one that goes the first takes its place. */
function dropArrangements(
  draft: PlanDraft,
  gone: ReadonlySet<string>,
): PlanDraft {
  if (gone.size === 0) return draft;
  const heirs = new Map<string, string>();
  const arrangements = draft.arrangements.flatMap((entry) => {
    if (gone.has(entry.id)) return [];
    const first = entry.sameAs;
    if (first === null || !gone.has(first)) return [entry];
    const heir = heirs.get(first);
    if (heir === undefined) heirs.set(first, entry.id);
    return [{ ...entry, sameAs: heir ?? null }];
  });
  return { ...draft, arrangements };
}

function changed(
  draft: PlanDraft,
  id: string,
  fields: Partial<DraftArrangement>,
): PlanDraft {
  return {
    ...draft,
    arrangements: draft.arrangements.map((entry) =>
      entry.id === id ? { ...entry, ...fields } : entry,
    ),
  };
}

/** A second mention of something else is not built, so that text goes to the first one. */
function merge(
  draft: PlanDraft,
  found: DraftArrangement,
  intoId: string,
): PlanDraft {
  const named = draft.arrangements.find(({ id }) => id === intoId);
  const first = draft.arrangements.find(({ id }) => id === named?.sameAs);
  const into = first === undefined || first.id === found.id ? named : first;
  if (into === undefined || into.id === found.id) return draft;
  const isSame = into.text === found.text || into.sameAs === found.id;
  const joined = changed(draft, into.id, {
    text: isSame ? into.text : joinedText(into.text, found.text),
    measureId: into.measureId ?? found.measureId,
    owner: into.owner ?? found.owner,
    sameAs: into.sameAs === found.id ? found.sameAs : into.sameAs,
    place: joinedPlace(into.place, found.place),
  });
  const arrangements = joined.arrangements.flatMap((entry) => {
    if (entry.id === found.id) return [];
    return entry.sameAs === found.id ? [{ ...entry, sameAs: into.id }] : entry;
  });
  return { ...joined, arrangements: settled(arrangements) };
}

/** Every second mention names a first one: no chains, no circles, nothing that is gone. */
function settled(
  arrangements: readonly DraftArrangement[],
): readonly DraftArrangement[] {
  const targets = new Map(arrangements.map(({ id, sameAs }) => [id, sameAs]));
  for (const { id } of arrangements) {
    const seen = new Set([id]);
    let first = targets.get(id) ?? null;
    while (first !== null && targets.get(first) !== null) {
      if (seen.has(first)) break;
      seen.add(first);
      first = targets.get(first) ?? null;
    }
    targets.set(id, first !== null && seen.has(first) ? null : first);
  }
  return arrangements.map((entry) => {
    const sameAs = targets.get(entry.id) ?? null;
    return sameAs === entry.sameAs ? entry : { ...entry, sameAs };
  });
}

/** Both parts keep the months; the second has a new id and stands right behind. */
function split(
  draft: PlanDraft,
  found: DraftArrangement,
  [first, second]: readonly [string, string],
): PlanDraft {
  const [text, other] = [first.trim(), second.trim()];
  if (text === "" || other === "") return draft;
  const parts = [
    { ...found, text },
    { ...found, id: freeArrangementId(draft), text: other, sameAs: null },
  ];
  return {
    ...draft,
    arrangements: draft.arrangements.flatMap((entry) =>
      entry.id === found.id ? parts : entry,
    ),
  };
}
