import { yearMonth } from "../../plan";
import type { PlanDraft } from "../draft";
import { correctArrangement } from "./arrangements";
import type { Correction } from "./correction";
import { correctGoal } from "./goals";
import { useLeftover } from "./leftovers";
import { correctMeasure } from "./measures";
import { without } from "./parts";

/**
 * The draft with one correction made. What is not corrected stays as it is,
 * ids included; new ids are free ones. Nothing goes but what the correction
 * deletes, and no reference (`measureId`, `sameAs`) is left without its
 * target. A finding goes with the correction that answers it. A correction
 * with a blank text or of something that is not there gives the draft itself.
 */
export function correct(draft: PlanDraft, correction: Correction): PlanDraft {
  switch (correction.type) {
    case "title":
      return { ...draft, title: textOrNull(correction.text) };
    case "organisation":
      return { ...draft, organisation: textOrNull(correction.text) };
    case "period":
      return {
        ...draft,
        period: correction.period,
        year: yearMonth(correction.period.start).year,
        findings: draft.findings.filter(
          ({ code }) => code !== "draft-period-unknown",
        ),
      };
    case "add-goal":
    case "goal-text":
    case "goal-field":
    case "goal-section":
    case "goal-move":
    case "goal-merge":
    case "goal-delete":
      return correctGoal(draft, correction);
    case "measure-add":
    case "measure-text":
    case "measure-owner":
    case "measure-move":
    case "measure-to-goal":
    case "measure-merge":
    case "measure-split":
    case "measure-delete":
    case "measure-schedule":
      return correctMeasure(draft, correction);
    case "arrangement-text":
    case "arrangement-owner":
    case "arrangement-time":
    case "arrangement-measure":
    case "arrangement-apart":
    case "arrangement-merge":
    case "arrangement-split":
    case "arrangement-delete":
      return correctArrangement(draft, correction);
    case "leftover":
      return useLeftover(draft, correction.index, correction.use);
    case "finding-seen":
      return correction.index in draft.findings
        ? { ...draft, findings: without(draft.findings, correction.index) }
        : draft;
  }
}

function textOrNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === "" ? null : trimmed;
}
