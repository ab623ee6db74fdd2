import type { Finding, Params } from "../finding";
import { formatMonth } from "../plan";
import type { PeriodKind, Recurrence, WorkField } from "../plan";
import type { PlanDraft, SectionKind } from "./draft";

/** The JSON of `draft`, exactly as docs/cli.md has it; it may be edited by hand and given to `build`. */
export interface DraftJson {
  readonly title: string | null;
  readonly organisation: string | null;
  readonly period: {
    readonly kind: PeriodKind | null;
    /** `YYYY-MM`. */
    readonly start: string | null;
    readonly months: 12 | 6 | null;
  };
  readonly year: number | null;
  readonly guidingPrinciples: string | null;
  readonly goals: readonly GoalJson[];
  readonly arrangements: readonly ArrangementJson[];
  readonly owners: readonly { readonly name: string; readonly near: string }[];
  readonly figures: readonly {
    readonly value: number;
    readonly unit: string;
    readonly context: string;
  }[];
  readonly findings: readonly {
    readonly code: string;
    readonly severity: Finding["severity"];
    readonly line: number | null;
    readonly params: Params;
  }[];
}

export interface GoalJson {
  readonly id: string;
  readonly heading: string;
  readonly implicit?: true;
  readonly workField: WorkField;
  readonly section: SectionKind;
  readonly measures: readonly {
    readonly id: string;
    readonly text: string;
    readonly owner: string | null;
  }[];
  /** Text below the goal that is no measure, in reading order; 说明 of the goal in the plan. */
  readonly notes?: readonly string[];
}

export interface ArrangementJson {
  readonly id: string;
  readonly month: number;
  readonly months?: readonly number[];
  /** Neighbouring months are one span, due in its last, unless it says that each is an event of its own. */
  readonly span?: false;
  readonly text: string;
  readonly recurs: Recurrence;
  readonly measureId: string | null;
  readonly owner: string | null;
  readonly sameAs: string | null;
}

/** The draft without places, as docs/cli.md, "JSON of `draft`" has it. */
export function draftJson(draft: PlanDraft): DraftJson {
  const { kind, start, months } = draft.period;
  return {
    title: draft.title,
    organisation: draft.organisation,
    period: { kind, start: start === null ? null : formatMonth(start), months },
    year: draft.year,
    guidingPrinciples: draft.guidingPrinciples,
    goals: draft.goals.map(
      ({ id, heading, implicit, workField, section, measures, notes }) => ({
        id,
        heading,
        ...(implicit ? { implicit } : {}),
        workField,
        section,
        measures: measures.map(({ id, text, owner }) => ({ id, text, owner })),
        ...(notes.length > 0 ? { notes: notes.map(({ text }) => text) } : {}),
      }),
    ),
    arrangements: draft.arrangements.map((a) => ({
      id: a.id,
      month: a.month,
      ...(a.months.length > 1 ? { months: a.months } : {}),
      ...(isSpan(a.months) && !a.span ? { span: false as const } : {}),
      text: a.text,
      recurs: a.recurs,
      measureId: a.measureId,
      owner: a.owner,
      sameAs: a.sameAs,
    })),
    owners: draft.owners.map(({ name, near }) => ({ name, near })),
    figures: draft.figures.map(({ value, unit, context }) => ({
      value,
      unit,
      context,
    })),
    findings: draft.findings.map(({ code, severity, place, params }) => ({
      code,
      severity,
      line: place.line ?? null,
      params,
    })),
  };
}

/** Are these neighbouring months, which are one span unless something else is said? */
export function isSpan(months: readonly number[]): boolean {
  return (
    months.length > 1 &&
    months.every(
      (month, i) => i === 0 || month === ((months[i - 1] ?? 0) % 12) + 1,
    )
  );
}
