import type { Language } from "../schema";
import { ENGLISH } from "./texts.en";
import { CHINESE } from "./texts.zh";

export interface YearMonth {
  readonly year: number;
  readonly month: number;
}

/** A message of a rule: a title of at most 32 characters, a text of at most 255. */
export interface Message {
  readonly title: string;
  readonly text: string;
}

/** A rule's messages: shown when the cell is selected, and when an entry is refused or asked about. */
export interface RuleMessages {
  readonly prompt?: Message;
  readonly error: Message;
}

/** Every word of the workbook beyond the headers of schema.ts, in one language. */
export interface Texts {
  /** Title of a plan that has none. */
  readonly untitled: string;
  readonly creator: string;
  /** Page footer, in Excel's codes. */
  readonly footer: string;
  readonly titles: Readonly<
    Record<
      | "goals"
      | "measures"
      | "nodes"
      | "indicators"
      | "owners"
      | "quarters"
      | "overview",
      string
    >
  >;
  /** One line under a sheet's title: what it is for. */
  readonly hints: Readonly<
    Record<
      "goals" | "measures" | "nodes" | "indicators" | "owners" | "overview",
      string
    >
  >;
  readonly cover: {
    readonly kicker: string;
    readonly reports: string;
    readonly howTo: string;
    readonly steps: readonly string[];
    readonly signOff: string;
    readonly signs: readonly string[];
  };
  readonly quarters: {
    readonly cutoff: string;
    readonly cutoffHint: string;
    readonly pace: string;
    readonly paceHint: string;
    readonly onPace: string;
    readonly behind: string;
    readonly goal: string;
    /** 第一季度 … */
    readonly names: readonly string[];
    readonly year: string;
    readonly due: string;
    readonly done: string;
    readonly rate: string;
    readonly onTimeRate: string;
    readonly overdue: string;
    readonly unassigned: string;
    readonly total: string;
    readonly notes: readonly string[];
  };
  readonly overview: {
    readonly measure: string;
    readonly owner: string;
    readonly unassigned: string;
    /** 2026年 over the months of a year. */
    readonly year: (year: number) => string;
  };
  /** 达标 and 未达标 of a target that must not be passed. */
  readonly met: string;
  readonly missed: string;
  /** Words behind a state or a month, as number formats show them. */
  readonly lights: Readonly<
    Record<
      | "overdue"
      | "doubtful"
      | "onTime"
      | "early"
      | "late"
      | "today"
      | "soon"
      | "missing",
      string
    >
  >;
  /** A span of months: `1—3月`, with the years where they differ. */
  readonly span: (from: YearMonth, to: YearMonth) => string;
  /** Number format of a month with a word behind it. */
  readonly monthWord: (word: string) => string;
  readonly rules: Readonly<
    Record<
      | "id"
      | "field"
      | "goalId"
      | "measureId"
      | "recurrence"
      | "dueMonth"
      | "owner"
      | "weight"
      | "status"
      | "progress"
      | "doneOn"
      | "deferredTo"
      | "changedOn"
      | "part"
      | "kind"
      | "direction"
      | "target"
      | "monthValue"
      | "report"
      | "reportedOn"
      | "preparedOn"
      | "cutoff",
      RuleMessages
    >
  >;
}

/** The workbook's words in a language. */
export function textsOf(language: Language): Texts {
  return language === "zh" ? CHINESE : ENGLISH;
}
