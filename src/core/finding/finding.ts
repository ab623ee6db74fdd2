import type { FindingCode } from "./catalogue";

/** How much a finding matters: an error keeps a figure from being right. */
export type Severity = "error" | "warning" | "info";

/** Where something was found: the most exact place that is known. */
export interface Place {
  /** Relative to the path that was given; absent for a plan that is in memory. */
  readonly file?: string;
  readonly sheet?: string | null;
  /** A1 address, for instance `F12`. */
  readonly cell?: string | null;
  /** Line of a plan document, from 1. */
  readonly line?: number;
}

/** Values for the placeholders of a message; numbers are shown as they are. */
export type Params = Readonly<Record<string, string | number>>;

/** 问题: something wrong or doubtful in a plan or a submission, without prose. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly place: Place;
  readonly params: Params;
  /** What mends it without a person's judgement, where there is such a thing. */
  readonly fix?: SafeFix;
}

/** One cell's new value; `day: true` writes the number as a date. */
export interface SafeFix {
  readonly sheet: string;
  readonly cell: string;
  readonly value: string | number;
  readonly day?: true;
}

/** What a value reader is not sure of; the caller knows the place. */
export interface Doubt {
  readonly code: FindingCode;
  readonly params: Params;
}
