import type { PlanPeriod, Recurrence, WorkField } from "../../plan";
import type { SectionKind } from "../draft";

/** The months of an arrangement as a person sets them. */
export interface Timing {
  /** 1 to 12 in the order of the period, at least one; what recurs ignores them. */
  readonly months: readonly number[];
  /** One piece of work over neighbouring months, due in the last; else each month has its own node. */
  readonly span: boolean;
  readonly recurs: Recurrence;
}

/** What becomes of the arrangements of a measure that is deleted. */
export type Orphans = "keep" | "delete";

/** What a left-over stretch becomes. */
export type LeftoverUse =
  | { readonly as: "goal" }
  /** Below the goal; without one below a new goal that has no heading yet. */
  | { readonly as: "measure"; readonly goalId: string | null }
  | { readonly as: "arrangement"; readonly timing: Timing }
  | { readonly as: "nothing" };

/**
 * One correction that a person makes to a draft. Ids are those of the draft;
 * a correction that names something that is not there changes nothing.
 */
export type Correction =
  | { readonly type: "title"; readonly text: string }
  | { readonly type: "organisation"; readonly text: string }
  | { readonly type: "period"; readonly period: PlanPeriod }
  | { readonly type: "add-goal"; readonly text: string }
  | { readonly type: "goal-text"; readonly id: string; readonly text: string }
  | {
      readonly type: "goal-field";
      readonly id: string;
      readonly field: WorkField;
    }
  | {
      readonly type: "goal-section";
      readonly id: string;
      readonly section: SectionKind;
    }
  | { readonly type: "goal-move"; readonly id: string; readonly by: -1 | 1 }
  /** All of its measures and notes go to the other goal, its heading to the notes there. */
  | { readonly type: "goal-merge"; readonly id: string; readonly into: string }
  | {
      readonly type: "goal-delete";
      readonly id: string;
      readonly arrangements: Orphans;
    }
  | {
      readonly type: "measure-add";
      readonly goalId: string;
      readonly text: string;
    }
  | {
      readonly type: "measure-text";
      readonly id: string;
      readonly text: string;
    }
  | {
      readonly type: "measure-owner";
      readonly id: string;
      readonly owner: string;
    }
  | { readonly type: "measure-move"; readonly id: string; readonly by: -1 | 1 }
  /** To the end of another goal. */
  | {
      readonly type: "measure-to-goal";
      readonly id: string;
      readonly goalId: string;
    }
  /** Its text goes behind that of the other measure, its arrangements become the other's. */
  | {
      readonly type: "measure-merge";
      readonly id: string;
      readonly into: string;
    }
  | {
      readonly type: "measure-split";
      readonly id: string;
      readonly parts: readonly [string, string];
    }
  | {
      readonly type: "measure-delete";
      readonly id: string;
      readonly arrangements: Orphans;
    }
  /** A new arrangement with the measure's text and owner. */
  | {
      readonly type: "measure-schedule";
      readonly id: string;
      readonly timing: Timing;
    }
  | {
      readonly type: "arrangement-text";
      readonly id: string;
      readonly text: string;
    }
  | {
      readonly type: "arrangement-owner";
      readonly id: string;
      readonly owner: string;
    }
  | {
      readonly type: "arrangement-time";
      readonly id: string;
      readonly timing: Timing;
    }
  | {
      readonly type: "arrangement-measure";
      readonly id: string;
      readonly measureId: string | null;
    }
  /** It is an event of its own, no second mention. */
  | { readonly type: "arrangement-apart"; readonly id: string }
  | {
      readonly type: "arrangement-merge";
      readonly id: string;
      readonly into: string;
    }
  | {
      readonly type: "arrangement-split";
      readonly id: string;
      readonly parts: readonly [string, string];
    }
  | { readonly type: "arrangement-delete"; readonly id: string }
  /** `index` counts the draft's leftovers from 0. */
  | {
      readonly type: "leftover";
      readonly index: number;
      readonly use: LeftoverUse;
    }
  /** The person has seen a finding; `index` counts the draft's findings from 0. */
  | { readonly type: "finding-seen"; readonly index: number };
