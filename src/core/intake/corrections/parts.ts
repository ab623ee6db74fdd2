import type { FindingCode } from "../../finding";
import type {
  DraftArrangement,
  DraftGoal,
  DraftMeasure,
  PlanDraft,
  SourcePlace,
  Span,
} from "../draft";
import { isSpan } from "../json";
import type { Timing } from "./correction";

/** A list without one entry. */
export function without<T>(list: readonly T[], index: number): readonly T[] {
  return list.filter((_entry, at) => at !== index);
}

/** A list with the entry moved by one place; the list itself where there is no place. */
export function moved<T>(
  list: readonly T[],
  index: number,
  by: -1 | 1,
): readonly T[] {
  const to = index + by;
  const [entry, other] = [list[index], list[to]];
  if (entry === undefined || other === undefined) return list;
  return list.map((each, at) =>
    at === index ? other : at === to ? entry : each,
  );
}

/** A goal's measure with where it stands. */
export interface FoundMeasure {
  readonly goal: DraftGoal;
  readonly measure: DraftMeasure;
  readonly index: number;
}

export function findMeasure(draft: PlanDraft, id: string): FoundMeasure | null {
  for (const goal of draft.goals) {
    const index = goal.measures.findIndex((measure) => measure.id === id);
    const measure = goal.measures[index];
    if (measure !== undefined) return { goal, measure, index };
  }
  return null;
}

export function withGoal(
  draft: PlanDraft,
  id: string,
  change: (goal: DraftGoal) => DraftGoal,
): PlanDraft {
  return {
    ...draft,
    goals: draft.goals.map((goal) => (goal.id === id ? change(goal) : goal)),
  };
}

/** The next free id of a goal: `G8`. */
export function freeGoalId(draft: PlanDraft): string {
  return `G${1 + largest(draft.goals.map(({ id }) => id.slice(1)))}`;
}

/** The next free id of a measure of the goal: `M2.5`; measures that came from other goals keep theirs. */
export function freeMeasureId(draft: PlanDraft, goalId: string): string {
  const prefix = `M${goalId.slice(1)}.`;
  const taken = draft.goals.flatMap(({ measures }) =>
    measures.flatMap(({ id }) =>
      id.startsWith(prefix) ? [id.slice(prefix.length)] : [],
    ),
  );
  return `${prefix}${1 + largest(taken)}`;
}

/** The next free id of an arrangement: `A12`. */
export function freeArrangementId(draft: PlanDraft): string {
  return `A${1 + largest(draft.arrangements.map(({ id }) => id.slice(1)))}`;
}

function largest(numbers: readonly string[]): number {
  return numbers.reduce((most, text) => {
    const number = Number(text);
    return number > most ? number : most;
  }, 0);
}

/** The fields of an arrangement that its timing sets. */
export function timed({
  months,
  span,
  recurs,
}: Timing): Pick<
  DraftArrangement,
  "month" | "months" | "span" | "inferred" | "recurs"
> {
  const numbers = [...new Set(months)].filter(
    (month) => Number.isInteger(month) && month >= 1 && month <= 12,
  );
  const last = numbers[numbers.length - 1] ?? 1;
  const several = recurs === "once" && numbers.length > 1;
  return {
    month: several && !(span && isSpan(numbers)) ? (numbers[0] ?? last) : last,
    months: several ? numbers : [],
    span: several && span && isSpan(numbers),
    inferred: false,
    recurs,
  };
}

/** Has the timing a month, where it needs one? */
export function isTiming({ months, recurs }: Timing): boolean {
  return recurs !== "once" || months.some((month) => month >= 1 && month <= 12);
}

/** The draft without the findings of these kinds about lines of the place. */
export function answered(
  draft: PlanDraft,
  codes: readonly FindingCode[],
  place: SourcePlace,
): PlanDraft {
  const lines = new Set(place.map(({ line }) => line));
  const findings = draft.findings.filter(
    (finding) =>
      !codes.includes(finding.code) || !lines.has(finding.place.line ?? 0),
  );
  return findings.length === draft.findings.length
    ? draft
    : { ...draft, findings };
}

/** Both places in reading order, each span once. */
export function joinedPlace(a: SourcePlace, b: SourcePlace): SourcePlace {
  const spans = new Map<string, Span>();
  for (const span of [...a, ...b])
    spans.set(`${span.line}:${span.cell ?? 0}:${span.from}:${span.to}`, span);
  return [...spans.values()].sort(
    (one, other) =>
      one.line - other.line ||
      (one.cell ?? 0) - (other.cell ?? 0) ||
      one.from - other.from,
  );
}

/** Two texts as one sentence after the other. */
export function joinedText(a: string, b: string): string {
  if (a === "") return b;
  if (b === "") return a;
  return /[。；;！？!?.]$/.test(a) ? a + b : `${a}；${b}`;
}
