import type { BranchStatus } from "../../rollup";
import type { Language } from "../schema";
import { ENGLISH } from "./texts.en";
import { CHINESE } from "./texts.zh";

export interface YearMonth {
  readonly year: number;
  readonly month: number;
}

/** One branch in the reminder. */
export interface Reminded {
  readonly name: string;
  readonly contact: string;
  readonly phone: string;
}

/** A label with its value, or a term with its definition. */
export type Line = readonly [label: string, text: string];

/** Every word of the roll-up workbook beyond the headers of schema.ts, in one language. */
export interface RollupTexts {
  readonly creator: string;
  /** Page footer, in Excel's codes. */
  readonly footer: string;
  readonly title: string;
  readonly sheetTitles: Readonly<
    Record<
      | "submissions"
      | "quarters"
      | "fields"
      | "indicators"
      | "indicatorLines"
      | "overdue"
      | "findings"
      | "facts",
      string
    >
  >;
  readonly hints: RollupTexts["sheetTitles"];
  readonly about: {
    readonly union: string;
    readonly period: string;
    readonly quarter: string;
    readonly asOf: string;
    readonly expected: string;
    readonly reported: string;
    readonly reportRate: string;
    readonly pace: string;
    readonly overdue: string;
    readonly madeAt: string;
    readonly madeFrom: string;
    readonly noQuarter: string;
    readonly noRoster: string;
    readonly figures: string;
    readonly lights: string;
    readonly lightsOf: (settings: {
      soonDays: number;
      redPercent: number;
    }) => readonly Line[];
    readonly definitions: string;
    readonly definitionLines: readonly Line[];
    readonly contents: string;
    readonly contentLines: readonly Line[];
    readonly files: (count: number, unreadable: number) => string;
    readonly tooLarge: (rows: number) => string;
    readonly live: string;
  };
  readonly submissions: {
    readonly headers: {
      readonly no: string;
      readonly code: string;
      readonly name: string;
      readonly parent: string;
      readonly status: string;
      readonly file: string;
      readonly savedAt: string;
      readonly findings: string;
      readonly contact: string;
      readonly phone: string;
      readonly note: string;
    };
    readonly noBranches: string;
    readonly severities: (
      error: number,
      warning: number,
      info: number,
    ) => string;
    readonly rivals: (files: string) => string;
    readonly copies: (files: string) => string;
    readonly notRead: (files: string) => string;
    readonly severalPlans: (files: string) => string;
    readonly unexpected: string;
    readonly unexpectedHeaders: readonly [string, string, string];
    readonly noUnexpected: string;
    readonly unreadable: string;
    readonly unreadableHeaders: readonly [string, string, string];
    readonly noUnreadable: string;
    readonly reminder: string;
    readonly reminderHint: string;
    readonly noReminder: string;
    readonly greeting: string;
    /** What was due, and how many have reported. */
    readonly opening: (asOf: string, total: number, reported: number) => string;
    readonly groups: Readonly<
      Record<
        Extract<BranchStatus, "missing" | "not-filled" | "unreadable">,
        string
      >
    >;
    readonly reminded: (number: number, branch: Reminded) => string;
    readonly closing: string;
  };
  readonly quarters: {
    /** 第一季度 … */
    readonly names: readonly string[];
    readonly year: string;
    readonly no: string;
    readonly code: string;
    readonly branch: string;
    readonly status: string;
    readonly due: string;
    readonly done: string;
    readonly rate: string;
    readonly cumulative: string;
    readonly onTimeRate: string;
    readonly overdue: string;
    readonly light: string;
    readonly yearNodes: string;
    readonly yearRate: string;
    readonly yearOverdue: string;
    readonly reporting: string;
    readonly expected: string;
    readonly noRoster: string;
    readonly baselineMissing: (names: string) => string;
    readonly carry: string;
    readonly carryHint: string;
    readonly carryLines: Readonly<
      Record<
        | "cumulative"
        | "weighted"
        | "plainDue"
        | "plainDone"
        | "plainRate"
        | "carriedIn"
        | "newlyOverdue"
        | "madeUp"
        | "struckOff"
        | "carriedOut"
        | "baselineDue"
        | "baselineDone"
        | "baselineRate"
        | "deferredOut",
        string
      >
    >;
    readonly notes: readonly string[];
    readonly signs: readonly string[];
  };
  readonly fields: {
    readonly field: string;
    readonly goal: string;
    readonly total: string;
    readonly plain: string;
    readonly byGoal: string;
    readonly noFields: string;
    readonly noGoals: string;
    readonly note: string;
  };
  readonly indicators: {
    readonly headers: {
      readonly no: string;
      readonly name: string;
      readonly unit: string;
      readonly kind: string;
      readonly direction: string;
      readonly target: string;
      readonly total: string;
      readonly rate: string;
      readonly branches: string;
    };
    readonly met: string;
    readonly missed: string;
    readonly empty: string;
    readonly note: string;
    /** File, sheet and row of a fact. */
    readonly source: (file: string, sheet: string, row: number) => string;
  };
  readonly report: {
    readonly hint: string;
    readonly table: (number: number, title: string) => string;
    readonly appendix: string;
    readonly appendixHint: string;
    /** 序号, 数字, 数值, 来自, 单位数, 口径. */
    readonly appendixHeaders: readonly string[];
    /** Of figures that stand in a table. */
    readonly inTable: string;
    /** Of a figure that only decides which wording stands. */
    readonly comparison: string;
  };
  readonly empty: {
    readonly overdue: string;
    readonly findings: string;
    readonly facts: string;
  };
  readonly span: (from: YearMonth, to: YearMonth) => string;
  readonly day: (year: number, month: number, day: number) => string;
  readonly rows: (count: number) => string;
}

/** The workbook's words in a language. */
export function rollupTextsOf(language: Language): RollupTexts {
  return language === "zh" ? CHINESE : ENGLISH;
}
