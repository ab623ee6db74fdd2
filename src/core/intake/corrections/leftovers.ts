import type { FindingCode } from "../../finding";
import type { DraftArrangement, DraftLeftover, PlanDraft } from "../draft";
import type { LeftoverUse } from "./correction";
import { newGoal } from "./goals";
import { addMeasure } from "./measures";
import { answered, freeArrangementId, isTiming, timed, without } from "./parts";

/** Puts a left-over stretch where the person says, or out of sight. */
export function useLeftover(
  draft: PlanDraft,
  index: number,
  use: LeftoverUse,
): PlanDraft {
  const leftover = draft.leftovers[index];
  if (leftover === undefined) return draft;
  const used = put(draft, leftover, use);
  if (used === draft && use.as !== "nothing") return draft;
  // A measure can still be given its month; everything else has none to miss.
  const codes: readonly FindingCode[] =
    use.as === "measure"
      ? ["draft-left-over"]
      : ["draft-left-over", "draft-month-missing"];
  return {
    ...answered(used, codes, leftover.place),
    leftovers: without(draft.leftovers, index),
  };
}

function put(
  draft: PlanDraft,
  { text, place }: DraftLeftover,
  use: LeftoverUse,
): PlanDraft {
  switch (use.as) {
    case "nothing":
      return draft;
    case "goal":
      return { ...draft, goals: [...draft.goals, newGoal(draft, text, place)] };
    case "measure": {
      if (use.goalId !== null)
        return addMeasure(draft, use.goalId, text, place);
      const goal = newGoal(draft, "", place);
      const goals = [...draft.goals, goal];
      return addMeasure({ ...draft, goals }, goal.id, text, place);
    }
    case "arrangement": {
      if (!isTiming(use.timing)) return draft;
      const arrangement: DraftArrangement = {
        id: freeArrangementId(draft),
        ...timed(use.timing),
        text,
        measureId: null,
        owner: null,
        sameAs: null,
        place,
      };
      return { ...draft, arrangements: [...draft.arrangements, arrangement] };
    }
  }
}
