import type { Language } from "../../core/layout";
import type { LeftoverReason } from "../../core/intake";
import type { PeriodKind, Recurrence } from "../../core/plan";
import type { ChangedTable } from "../../app/pane";
import { EN } from "./words.en";
import { ZH } from "./words.zh";

/** Every word of the page 计划 in one language. */
export interface PlanWords {
  readonly noPlan: string;
  readonly sources: string;
  readonly byTemplate: string;
  readonly byDocument: string;
  readonly template: string;
  readonly year: string;
  readonly month: string;
  readonly monthName: (month: number) => string;
  readonly span: (first: string, last: string) => string;
  readonly make: string;
  readonly making: string;
  readonly next: string;
  readonly back: string;
  readonly cancel: string;
  readonly untitled: string;
  readonly branchUnnamed: string;
  readonly figures: Readonly<
    Record<
      "goals" | "measures" | "nodes" | "indicators" | "done" | "overdue",
      string
    >
  >;
  readonly check: string;
  readonly remake: string;
  readonly remakeHint: string;
  readonly document: DocumentWords;
  readonly review: ReviewWords;
  readonly preview: PreviewWords;
}

/** Giving a document. */
export interface DocumentWords {
  readonly paste: string;
  readonly pasteHint: string;
  readonly choose: string;
  readonly drop: string;
  readonly dropHere: string;
  readonly kinds: string;
  readonly read: string;
  readonly nothing: string;
  readonly pasted: string;
  readonly reading: (name: string) => string;
  readonly stopped: string;
}

/** The review of what was read from a document. */
export interface ReviewWords {
  readonly heading: string;
  readonly intro: string;
  readonly document: string;
  readonly plan: string;
  readonly tabs: Readonly<
    Record<"basics" | "outline" | "calendar" | "doubts", string>
  >;
  readonly undo: string;
  readonly redo: string;
  readonly changes: (count: number) => string;
  readonly leave: string;
  readonly leaveAsk: (count: number) => string;
  readonly stay: string;
  readonly discard: string;
  readonly linesBefore: (count: number) => string;
  readonly linesAfter: (count: number) => string;
  readonly more: (count: number) => string;
  readonly line: (line: number) => string;
  readonly keys: string;
  readonly title: string;
  readonly organisation: string;
  readonly kind: string;
  readonly kinds: Readonly<Record<PeriodKind, string>>;
  readonly unchosen: string;
  readonly principles: string;
  readonly noGoals: string;
  readonly noArrangements: string;
  readonly noDoubts: string;
  readonly unnamedGoal: string;
  readonly past: string;
  readonly measureCount: (count: number) => string;
  readonly noOwner: string;
  readonly noMonth: string;
  readonly addGoal: string;
  readonly newGoal: string;
  readonly recurs: Readonly<Record<Recurrence, string>>;
  readonly recurring: string;
  readonly sameEvent: string;
  readonly apart: string;
  readonly unused: string;
  readonly toCheck: string;
  readonly notUsed: (count: number) => string;
  readonly reasons: Readonly<Record<LeftoverReason, string>>;
  readonly seen: string;
  readonly item: ItemWords;
}

/** Putting one item right. */
export interface ItemWords {
  readonly of: (kind: string, at: number, count: number) => string;
  readonly kinds: Readonly<
    Record<"goal" | "measure" | "arrangement" | "leftover", string>
  >;
  readonly list: string;
  readonly previous: string;
  readonly following: string;
  readonly goalText: string;
  readonly text: string;
  readonly split: string;
  readonly splitHint: string;
  readonly splitAt: (first: string, second: string) => string;
  readonly owner: string;
  readonly field: string;
  readonly section: string;
  readonly sections: Readonly<Record<"plan" | "past", string>>;
  readonly goal: string;
  readonly measure: string;
  readonly noMeasure: string;
  readonly months: string;
  readonly pickMonth: string;
  readonly recurrence: string;
  readonly several: string;
  readonly each: string;
  readonly whole: string;
  readonly schedule: string;
  readonly scheduleDone: string;
  readonly position: string;
  readonly up: string;
  readonly down: string;
  readonly mergeUp: string;
  readonly mergeDown: string;
  readonly addMeasure: string;
  readonly add: string;
  readonly remove: string;
  readonly removeGoal: (measures: number) => string;
  readonly removeAlone: string;
  readonly removeWith: (arrangements: number) => string;
  readonly use: string;
  readonly asMeasure: string;
  readonly asGoal: string;
  readonly asArrangement: string;
  readonly ignore: string;
  readonly newGoalForIt: string;
  readonly put: string;
}

/** What making the plan will give. */
export interface PreviewWords {
  readonly heading: string;
  readonly updateHeading: string;
  readonly sheets: (names: readonly string[]) => string;
  readonly looking: string;
  readonly findings: string;
  readonly kept: (reported: number) => string;
  readonly same: string;
  readonly table: string;
  readonly tables: Readonly<Record<ChangedTable, string>>;
  readonly added: string;
  readonly changed: string;
  readonly stays: string;
  readonly removed: string;
  readonly details: (count: number) => string;
  readonly becomes: string;
  readonly lostHeading: (count: number) => string;
  readonly reported: string;
  readonly lostValue: (field: string, was: string, becomes: string) => string;
  readonly lostMonth: (month: string, id: string) => string;
  readonly agree: string;
  readonly make: string;
  readonly update: string;
  readonly updating: string;
  readonly asksAgain: string;
  readonly unremoved: string;
}

const WORDS: Readonly<Record<Language, PlanWords>> = { zh: ZH, en: EN };

/** The page's words. */
export function planWords(language: Language): PlanWords {
  return WORDS[language];
}
