import type { Finding } from "../../core/finding";
import type { BranchCode, Day, Month, PlanPeriod } from "../../core/plan";
import type {
  BranchStatus,
  CountedFigure,
  ExpectedFigures,
  IndicatorValue,
  Light,
  PeriodFigures,
  Rollup,
  StateWord,
} from "../../core/rollup";

/** A roll-up at a glance: what a page shows at once. The long lists are asked for piece by piece. */
export interface RollupView {
  readonly period: PlanPeriod;
  readonly asOf: Day;
  /** Files that were handed over. */
  readonly files: number;
  /** 应报; `null` without a roster. */
  readonly total: number | null;
  readonly reported: number;
  /** Branches by light; those without a file are `missing`. */
  readonly lights: Readonly<Record<Light | "missing", number>>;
  readonly reporting: PeriodFigures;
  readonly expected: ExpectedFigures;
  readonly fields: Rollup["fields"];
  /** Lengths of the lists. */
  readonly lists: Readonly<Record<RollupListName, number>>;
  readonly findings: Readonly<Record<Finding["severity"], number>>;
  /** Rows of 明细. */
  readonly facts: number;
}

/** One branch in the list of branches. */
export interface BranchLine {
  readonly key: string;
  readonly name: string;
  readonly status: BranchStatus;
  readonly light: Light;
  /** 已报口径: its figures are part of the totals. */
  readonly valid: boolean;
  readonly year: PeriodFigures["year"] | null;
  readonly overdue: number | null;
}

/** A branch that has to be reminded. */
export interface LateLine {
  readonly key: string;
  readonly name: string;
  readonly status: BranchStatus;
  readonly contact: string;
  readonly phone: string;
}

/** The files among which a person may choose for one branch. */
export interface DuplicateLine {
  readonly key: string;
  readonly name: string;
  readonly files: readonly {
    readonly file: string;
    /** ISO 8601. */
    readonly savedAt: string | null;
    /** The newest month for which it reports something. */
    readonly lastReport: Month | null;
    /** It counts now. */
    readonly counts: boolean;
  }[];
}

export interface IndicatorLine {
  /** By which it is traced. */
  readonly index: number;
  readonly name: string;
  readonly unit: string;
  readonly target: number | null;
  readonly quarters: readonly (IndicatorValue | null)[];
  readonly total: IndicatorValue | null;
  readonly branches: number;
}

/** The long lists of a roll-up. */
export interface RollupLists {
  readonly branches: BranchLine;
  readonly late: LateLine;
  readonly duplicates: DuplicateLine;
  readonly unexpected: {
    readonly file: string;
    readonly code: BranchCode | null;
  };
  readonly unreadable: Finding;
  readonly indicators: IndicatorLine;
  readonly findings: Finding;
}

export const ROLLUP_LISTS = [
  "branches",
  "late",
  "duplicates",
  "unexpected",
  "unreadable",
  "indicators",
  "findings",
] as const satisfies readonly (keyof RollupLists)[];

export type RollupListName = (typeof ROLLUP_LISTS)[number];

/** A piece of a list. */
export interface ListPage<Item> {
  /** Length of the whole list. */
  readonly total: number;
  readonly items: readonly Item[];
}

/** What is to be traced: a count of nodes, or an indicator's value. */
export type Figure =
  | { readonly kind: "count"; readonly figure: CountedFigure }
  | {
      readonly kind: "indicator";
      readonly index: number;
      readonly quarter: 1 | 2 | 3 | 4 | null;
    };

/** One cell, or row, that a figure comes from. */
export type TraceLine = {
  readonly branch: string;
  /** `null` for what is only known as issued. */
  readonly file: string | null;
  readonly sheet: string | null;
  /** A cell or a range. */
  readonly cell: string | null;
} & (
  | {
      readonly kind: "node";
      readonly text: string;
      readonly owner: string;
      readonly dueMonth: Month;
      readonly state: StateWord;
      readonly overdue: boolean;
      readonly doneOn: Day | null;
    }
  | { readonly kind: "value"; readonly value: IndicatorValue | null }
);
