import type { Day, Month, PlanPeriod, Recurrence, WorkField } from "../plan";
import type { Line, LineKey, QuarterLine } from "./figures";
import type {
  Figure,
  NameRun,
  ReportEdition,
  ReportLanguage,
  Run,
} from "./model";
import { ENGLISH } from "./words.en";
import { CHINESE } from "./words.zh";

export interface UnitWords {
  readonly unit: string;
  readonly unitOne?: string;
}

/** A name with one figure, said only where the figure is over 0. */
export interface Share {
  readonly name: NameRun;
  readonly figure: Figure;
}

/** An indicator's figures. */
export interface IndicatorFigures {
  readonly name: NameRun;
  readonly total: Figure;
  /** `null` where there is no target, or none that all agree on. */
  readonly target: Figure | null;
  /** Actual over target; `null` where there is no such rate, as for a target of 0. */
  readonly rate: Figure | null;
  readonly direction: "at-least" | "at-most";
}

/** Who did something and when. */
export interface Doer {
  /** Empty in a branch's own report. */
  readonly branch: string;
  readonly owner: string;
  readonly on: Day | null;
  /** Other branches that did the same. */
  readonly others: readonly string[];
  /** There are more than `others` names. */
  readonly more: boolean;
}

/** What last period is beside this one: the year before as a whole, as far into it, or any earlier period. */
export type PreviousWhen = "year-before" | "same-time-year-before" | "earlier";

/** The sentences of the report in one language. Each takes the figures that it tells of. */
export interface ReportWords {
  readonly units: {
    readonly node: UnitWords;
    readonly branch: UnitWords;
    readonly indicator: UnitWords;
    readonly points: UnitWords;
    /** A unit as people wrote it, behind a number. */
    readonly own: (unit: string) => UnitWords;
  };
  readonly day: (day: Day) => string;
  readonly month: (month: Month) => string;
  readonly field: (field: WorkField) => string;
  /** Between names that are listed. */
  readonly comma: string;
  readonly labels: {
    /** A label of two parts: what a figure is of, and what of it. */
    readonly of: (
      of: string,
      what: string,
    ) => Required<Pick<Figure, "label" | "about">>;
    readonly line: (part: string, key: LineKey) => string;
    readonly reporting: string;
    readonly expected: string;
    readonly total: string;
    readonly counts: Readonly<Record<string, string>>;
    readonly previous: (key: "due" | "rate") => string;
    readonly indicator: (key: "target" | "total" | "rate") => string;
    readonly daysLate: string;
    readonly basis: Readonly<Record<Figure["basis"], string>>;
    /** Where a figure stands: the sheet, and what is in the row. */
    readonly origin: (sheet: string, what: string) => string;
    readonly own: string;
    /** A place in last period's workbook; `null` where it is not known. */
    readonly before: (
      file: string,
      place: { readonly sheet: string; readonly cell: string | null } | null,
    ) => string;
    /** Of the difference of two rates. */
    readonly difference: string;
  };
  readonly title: (edition: ReportEdition, period: PlanPeriod) => string;
  readonly subtitle: (period: PlanPeriod, asOf: Day) => string;
  /** 全年, 上半年…: the whole period in a sentence. */
  readonly whole: (period: PlanPeriod) => string;
  readonly sections: Readonly<
    Record<"overview" | "work" | "problems" | "next", string>
  >;
  readonly parts: Readonly<
    Record<
      | "indicators"
      | "overdue"
      | "changes"
      | "submissions"
      | "behind"
      | "blank"
      | "missed"
      | "unknown"
      | "finish"
      | "proposals",
      string
    >
  >;
  readonly overview: {
    readonly notBegun: string;
    readonly submissions: (of: {
      asOf: string;
      total: Figure;
      reported: Figure;
      missing: Figure;
    }) => readonly Run[];
    readonly noRoster: (of: {
      asOf: string;
      total: Figure;
      reported: Figure;
    }) => readonly Run[];
    readonly completion: (of: {
      line: Line["year"];
      due: Figure;
      pace: Figure;
      gap: Figure;
      whole: string;
      ofBranches: boolean;
    }) => readonly Run[];
    readonly quarters: (quarters: readonly QuarterLine[]) => readonly Run[];
    readonly expected: (line: Line["year"], whole: string) => readonly Run[];
    readonly noBaseline: (names: readonly NameRun[]) => readonly Run[];
    readonly previous: (of: {
      asOf: string;
      /** The same period of the year before, and this one is told as a whole. */
      when: PreviousWhen;
      sameStage: boolean;
      nodes: Figure;
      before: Figure;
      rate: Figure;
      difference: Figure;
    }) => readonly Run[];
    readonly lights: (
      of: Readonly<Record<"red" | "yellow" | "blue" | "green", Figure>>,
    ) => readonly Run[];
  };
  readonly work: {
    readonly none: string;
    readonly field: (line: Line["year"], examples: boolean) => readonly Run[];
    /** Behind what was done: who did it and when. */
    readonly doer: (doer: Doer) => string;
    readonly indicators: (of: {
      targets: Figure;
      met: Figure;
    }) => readonly Run[];
    readonly indicator: (of: IndicatorFigures) => readonly Run[];
  };
  readonly problems: {
    readonly none: (roster: boolean) => string;
    readonly overdue: (
      overdue: Figure,
      fields: readonly Share[],
    ) => readonly Run[];
    readonly byBranch: (
      overdue: Figure,
      branches: readonly Share[],
      all: boolean,
    ) => readonly Run[];
    readonly changes: (of: {
      late: Figure;
      deferredOut: Figure;
    }) => readonly Run[];
    readonly deferredOut: (to: string, reason: string) => string;
    readonly cancelled: (on: string, reason: string) => string;
    readonly noReason: string;
    readonly missing: (
      missing: Figure,
      names: readonly NameRun[],
    ) => readonly Run[];
    readonly unfilled: (names: readonly NameRun[]) => readonly Run[];
    readonly unknown: (labels: readonly string[]) => string;
    readonly unknownIndicators: (names: readonly NameRun[]) => readonly Run[];
  };
  readonly next: {
    readonly finish: (of: { overdue: Figure; open: Figure }) => readonly Run[];
    readonly submissions: (missing: Figure) => readonly Run[];
    readonly proposals: string;
    readonly noProposals: string;
  };
  readonly tables: {
    readonly quarters: string;
    readonly fields: string;
    readonly goals: string;
    readonly branches: string;
    readonly indicators: string;
    readonly overdue: string;
    readonly coming: string;
    readonly proposals: string;
    readonly headers: Readonly<
      Record<
        | "quarter"
        | "field"
        | "goal"
        | "branch"
        | "due"
        | "nodes"
        | "done"
        | "rate"
        | "onTimeRate"
        | "overdue"
        | "carriedOut"
        | "before"
        | "light"
        | "indicator"
        | "unit"
        | "target"
        | "actual"
        | "verdict"
        | "branches"
        | "arrangement"
        | "dueMonth"
        | "daysLate"
        | "owner"
        | "reason"
        | "origin",
        string
      >
    >;
    readonly quarterNames: readonly string[];
    readonly total: string;
    readonly notes: Readonly<
      Record<
        | "quarters"
        | "fields"
        | "goals"
        | "branches"
        | "branchesCut"
        | "indicators"
        | "indicatorsCut"
        | "overdue"
        | "overdueCut"
        | "coming"
        | "comingCut"
        | "proposals"
        | "proposalsCut",
        string
      >
    >;
    /** Below a table with last period's rates. */
    readonly noteBefore: (asOf: string, sameStage: boolean) => string;
    readonly origins: Readonly<
      Record<Exclude<Recurrence, "once"> | "overdue" | "deferred", string>
    >;
    readonly severalBranches: (
      names: readonly string[],
      more: boolean,
    ) => string;
  };
  readonly charts: Readonly<
    Record<"quarters" | "fields" | "branches" | "indicators", string>
  >;
  readonly series: Readonly<Record<"due" | "done" | "rate" | "before", string>>;
}

/** 口径 in words. */
export function basisWords(
  language: ReportLanguage,
): Readonly<Record<Figure["basis"], string>> {
  return reportWordsOf(language).labels.basis;
}

/** What a figure is called that 年度总结 counts itself. */
export function countLabel(key: string, language: ReportLanguage): string {
  return reportWordsOf(language).labels.counts[key] ?? key;
}

/** The report's words in a language. */
export function reportWordsOf(language: ReportLanguage): ReportWords {
  return language === "zh" ? CHINESE : ENGLISH;
}
