import type { Finding } from "../finding";
import type { Month, PeriodKind, Recurrence, WorkField } from "../plan";

/**
 * A stretch of one line of the document. Columns count UTF-16 units from 1;
 * `to` is the column after the last one. In a table `cell` is the column of
 * the cell, from 1, and the columns count within that cell's text.
 */
export interface Span {
  readonly line: number;
  readonly cell?: number;
  readonly from: number;
  readonly to: number;
}

/** Where a piece came from: one span a line that it touches, in reading order. */
export type SourcePlace = readonly Span[];

/** Does a part look back or ahead? docs/terms.md and the JSON of `draft` call it `section`. */
export type SectionKind = "past" | "plan";

/** A measure of a draft goal; `id` is `M1.2`. */
export interface DraftMeasure {
  readonly id: string;
  readonly text: string;
  readonly owner: string | null;
  readonly place: SourcePlace;
}

/** A goal as proposed; `id` is `G1`. */
export interface DraftGoal {
  readonly id: string;
  /** Empty where the goal is implicit: a flat list without headings. */
  readonly heading: string;
  readonly implicit: boolean;
  readonly workField: WorkField;
  /** How sure the work field is, 0 (nothing pointed to one) to 1. */
  readonly fieldConfidence: number;
  readonly section: SectionKind;
  readonly measures: readonly DraftMeasure[];
  /** Text below the goal that is neither heading nor measure: introductions, sub-headings, additions. */
  readonly notes: readonly DraftNote[];
  readonly place: SourcePlace;
}

/** Text that is kept beside a goal. */
export interface DraftNote {
  readonly text: string;
  readonly place: SourcePlace;
}

/** One arrangement; `id` is `A1`. */
export interface DraftArrangement {
  readonly id: string;
  /** 1 to 12: the month named first, of a span the last one; for a recurring one the period's first month. */
  readonly month: number;
  /** All months where there are several, in the order of the document; else empty. */
  readonly months: readonly number[];
  /** Are `months` one span (3月—9月; 7、8月), due once in its last month? Else each has its own node. */
  readonly span: boolean;
  /** The month stands in no numeral but follows from a named day, a quarter, a half year… */
  readonly inferred: boolean;
  readonly text: string;
  readonly recurs: Recurrence;
  readonly measureId: string | null;
  readonly owner: string | null;
  /** Id of the first mention of the same event. */
  readonly sameAs: string | null;
  readonly place: SourcePlace;
}

/** One owner cell or phrase. */
export interface DraftOwner {
  /** As written, for instance `王敏、办公室`. */
  readonly name: string;
  /** The names in it, each told apart. */
  readonly names: readonly OwnerName[];
  /** The beginning of the measure or arrangement that it belongs to. */
  readonly near: string;
  readonly place: SourcePlace;
}

export interface OwnerName {
  readonly name: string;
  readonly kind: "person" | "department";
  /** The post written before a person's name. */
  readonly post?: string;
}

/** A quantity with its unit: 8.5万元 is `{ value: 85000, unit: "元" }`, 九成 is `{ value: 90, unit: "%" }`. */
export interface DraftFigure {
  readonly value: number;
  readonly unit: string;
  /** The clause it stands in. */
  readonly context: string;
  readonly section: SectionKind;
  readonly measureId: string | null;
  readonly goalId: string | null;
  readonly place: SourcePlace;
}

export type LeftoverReason =
  | "page-number"
  | "title"
  | "signature"
  | "collection"
  | "heading"
  | "closing"
  | "table"
  | "not-understood";

/** What was not used, with its place and why. */
export interface DraftLeftover {
  readonly text: string;
  readonly reason: LeftoverReason;
  readonly place: SourcePlace;
}

export type PieceKind =
  | "title"
  | "organisation"
  | "date"
  | "preamble"
  | "container"
  | "goal"
  | "measure"
  | "node"
  | "owner"
  | "note"
  | "past"
  | "leftover";

/**
 * A stretch of the document and what it became. Together the pieces hold every
 * letter and digit of the document: nothing disappears.
 */
export interface DraftPiece {
  readonly kind: PieceKind;
  readonly text: string;
  readonly place: SourcePlace;
}

/** The period as far as the document says; what it does not say is `null`. */
export interface DraftPeriod {
  readonly kind: PeriodKind | null;
  readonly start: Month | null;
  readonly months: 12 | 6 | null;
}

/** What a plan document holds, every piece with its place; docs/import.md says what is right. */
export interface PlanDraft {
  readonly title: string | null;
  readonly organisation: string | null;
  readonly period: DraftPeriod;
  readonly year: number | null;
  readonly guidingPrinciples: string | null;
  readonly goals: readonly DraftGoal[];
  readonly arrangements: readonly DraftArrangement[];
  readonly owners: readonly DraftOwner[];
  readonly figures: readonly DraftFigure[];
  readonly leftovers: readonly DraftLeftover[];
  readonly pieces: readonly DraftPiece[];
  readonly findings: readonly Finding[];
}
