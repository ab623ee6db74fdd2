import type { ArrangementJson, DraftJson } from "../intake";
import { proposeField } from "../intake/workfields";
import type { PlanReading } from "../layout/reading";
import {
  goalId as goalIdOf,
  measureId as measureIdOf,
  yearMonth,
} from "../plan";
import type { GoalId, MeasureId, WorkField } from "../plan";
import { matchKey } from "../rollup/matching";
import type { ProposedTarget } from "./next-targets";
import type { CarriedWork, PastWork } from "./next-work";

/** Marks what is carried over, in front of its text. */
export const CARRIED_MARK = "（结转）";

/** A goal that work may belong to by its id. */
export interface OutlineGoal {
  readonly id: GoalId;
  readonly text: string;
  readonly field: WorkField;
}

interface MeasureDraft {
  readonly text: string;
  readonly owner: string | null;
}

interface GoalDraft {
  readonly heading: string;
  readonly field: WorkField;
  readonly measures: MeasureDraft[];
  /** The measures by their old id, and by the text of their work. */
  readonly byKey: Map<string, MeasureDraft>;
}

interface ArrangementDraft extends Pick<
  ArrangementJson,
  "month" | "recurs" | "text" | "owner"
> {
  readonly measure: MeasureDraft;
}

/** The goal of targets that belong to no other. */
const TARGETS_HEADING = "年度指标";
/** Names of branches that a carried item lists before it only counts them. */
const NAMED_BRANCHES = 3;

/**
 * Puts goals, measures and arrangements of a draft together. Work stands below
 * its goal, or the first goal of its field; its measure is the one it had,
 * and where that is not known one with the work's own text.
 */
export class Outline {
  readonly #goals = new Map<string, GoalDraft>();
  readonly #arrangements: ArrangementDraft[] = [];
  readonly #goalOfMeasure = new Map<MeasureId, GoalId>();
  readonly #measureOfIndicator = new Map<string, MeasureId>();

  constructor(goals: readonly OutlineGoal[], reading: PlanReading | null) {
    for (const { id, text, field } of goals)
      this.#goals.set(id, newGoal(text.trim() || field, field));
    for (const { id, goalId, text, owner } of reading?.measures ?? []) {
      const goal = goalId === null ? undefined : this.#goals.get(goalId);
      if (id === null || goalId === null || goal === undefined) continue;
      if (text.trim() === "" || goal.byKey.has(id)) continue;
      addMeasure(goal, id, { text: text.trim(), owner: owner || null });
      this.#goalOfMeasure.set(id, goalId);
    }
    for (const { name, measureId } of reading?.indicators ?? []) {
      if (measureId !== null)
        this.#measureOfIndicator.set(matchKey(name), measureId);
    }
  }

  /** Work that is arranged again: months apart are an arrangement each, since neighbouring ones would be read as one span. */
  addAgain(item: PastWork): void {
    const { text, owner, recurrence } = item;
    const measure = this.#measureOf(item);
    const months =
      recurrence === "once" ? item.months : item.months.slice(0, 1);
    for (const month of months)
      this.#arrangements.push({
        ...{ month, recurs: recurrence, text, owner, measure },
      });
  }

  /** Work that goes on, marked. */
  addCarried(item: CarriedWork): void {
    this.#arrangements.push({
      month: yearMonth(item.dueMonth).month,
      recurs: "once",
      text: `${CARRIED_MARK}${item.text}${branchWords(item.branches)}`,
      owner: item.owner,
      measure: this.#measureOf(item),
    });
  }

  /** A proposed target, as a measure of its indicator's goal. */
  addTarget({ name, text }: ProposedTarget): void {
    const measure = this.#measureOfIndicator.get(matchKey(name));
    const own = measure && this.#goalOfMeasure.get(measure);
    const key = own ?? this.#keyOfField(proposeField(name, "").field);
    const goal = this.#goals.get(key) ?? this.#otherTargets();
    goal.measures.push({ text, owner: null });
  }

  /** The goals that have anything below them, and the arrangements. */
  finish(): Pick<DraftJson, "goals" | "arrangements"> {
    const filled = [...this.#goals.values()].filter(
      ({ measures }) => measures.length > 0,
    );
    const ids = new Map(
      filled.flatMap(({ measures }, g) =>
        measures.map((measure, m) => [measure, measureIdOf(g + 1, m + 1)]),
      ),
    );
    return {
      goals: filled.map(({ heading, field, measures }, g) => ({
        id: goalIdOf(g + 1),
        heading,
        workField: field,
        section: "plan",
        measures: measures.map(({ text, owner }, m) => ({
          ...{ id: measureIdOf(g + 1, m + 1), text, owner },
        })),
      })),
      arrangements: this.#arrangements.map(({ measure, ...rest }, i) => ({
        id: `A${i + 1}`,
        ...rest,
        measureId: ids.get(measure) ?? null,
        sameAs: null,
      })),
    };
  }

  #measureOf(item: PastWork): MeasureDraft {
    const key = item.goalId ?? this.#keyOfField(item.field);
    const goal = this.#goals.get(key) ?? newGoal(item.field, item.field);
    this.#goals.set(key, goal);
    const own = `text:${matchKey(item.text)}`;
    return (
      goal.byKey.get(item.measureId ?? "") ??
      goal.byKey.get(own) ??
      addMeasure(goal, own, { text: item.text, owner: item.owner })
    );
  }

  #otherTargets(): GoalDraft {
    const goal =
      this.#goals.get(TARGETS_HEADING) ?? newGoal(TARGETS_HEADING, "其他");
    this.#goals.set(TARGETS_HEADING, goal);
    return goal;
  }

  /** Key of the field's first goal; where there is none, the field. */
  #keyOfField(field: WorkField): string {
    for (const [key, goal] of this.#goals)
      if (goal.field === field && goal.heading !== TARGETS_HEADING) return key;
    return field;
  }
}

function newGoal(heading: string, field: WorkField): GoalDraft {
  return { heading, field, measures: [], byKey: new Map() };
}

function addMeasure(
  goal: GoalDraft,
  key: string,
  measure: MeasureDraft,
): MeasureDraft {
  goal.byKey.set(key, measure);
  goal.measures.push(measure);
  return measure;
}

/** Whose work it is, where several branches have it. */
function branchWords(branches: readonly string[]): string {
  if (branches.length < 2) return "";
  const named = branches.slice(0, NAMED_BRANCHES).join("、");
  return branches.length > NAMED_BRANCHES
    ? `（${named}等${branches.length}个单位）`
    : `（${named}）`;
}
