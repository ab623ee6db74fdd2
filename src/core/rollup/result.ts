import type { Finding } from "../finding";
import type {
  BaselineNode,
  BranchCode,
  Day,
  GoalId,
  PlanPeriod,
  Roster,
  WorkField,
} from "../plan";
import type { BranchFiles, Preference } from "./assign";
import type { PeriodFigures } from "./count";
import type { IndicatorRollup } from "./indicators";
import type { Light, LightSettings, NodeState } from "./state";
import type { NodeFact, Submission } from "./submission";

/** The nodes as issued to each branch, from the issue record; wins over what `_plan` keeps. */
export interface IssuedBaseline {
  /** The period of the plan that was issued. */
  readonly period: PlanPeriod;
  readonly branches: ReadonlyMap<BranchCode, readonly BaselineNode[]>;
}

export interface RollupOptions {
  /** The end of this day is the cut-off. */
  readonly asOf: Day;
  /** The running day. */
  readonly today: Day;
  /** Without one every branch that was seen is a branch, and there is no 应报口径. */
  readonly roster?: Roster | null;
  readonly baseline?: IssuedBaseline | null;
  /** The roll-up's own period; by default the one that most plans have. */
  readonly period?: PlanPeriod | null;
  /** Among duplicates; `newest` by default. */
  readonly prefer?: Preference;
  /** Files that a person picked among duplicates. */
  readonly chosen?: ReadonlySet<string>;
  /** Name of the union that rolls up; its report bears it. */
  readonly union?: string;
  readonly lights?: LightSettings;
}

/** 状态 of a branch: 已报, 零报告, 未填, 未报, 重报, 无法读取, 存疑. */
export type BranchStatus =
  | "reported"
  | "zero-report"
  | "not-filled"
  | "missing"
  | "duplicate"
  | "unreadable"
  | "doubtful";

/** A plan workbook that counts. */
export interface CountedPlan {
  readonly submission: Submission;
  /** Its nodes, each id at most once. */
  readonly nodes: readonly NodeFact[];
  /** The nodes as issued that hold for it; `null` where none are known. */
  readonly baseline: readonly BaselineNode[] | null;
}

/** One branch with everything that a summary shows of it. */
export interface BranchRollup extends Omit<BranchFiles, "counted"> {
  readonly status: BranchStatus;
  /** Its submission is in and filled: part of the 已报口径. */
  readonly valid: boolean;
  /** Grey, with the word 未报 and listed first, where there is no file. */
  readonly light: Light;
  /** The plans that count, by period. */
  readonly plans: readonly CountedPlan[];
  /** The plan that the branch's report of the last month stands in. */
  readonly current: Submission | null;
  /**
   * Of its own file, also where it is 未填; of a branch without a file, its
   * baseline as due and not done, and `null` where no baseline is known.
   */
  readonly figures: PeriodFigures | null;
  /** What it adds to the 应报口径. */
  readonly expected: PeriodFigures | null;
  /** 问题数 by severity. */
  readonly findings: Readonly<Record<Finding["severity"], number>>;
}

/** 报送情况 in numbers; branches by code (by name where there is none). */
export interface RosterSummary {
  /** 应报; `null` without a roster. */
  readonly total: number | null;
  /** 已报: branches with a valid submission. */
  readonly reported: number;
  readonly notFilled: readonly string[];
  readonly missing: readonly string[];
  readonly duplicates: readonly {
    readonly code: string;
    readonly files: readonly string[];
  }[];
  readonly unexpected: readonly {
    readonly file: string;
    readonly code: BranchCode | null;
  }[];
  readonly unreadable: readonly Finding[];
}

/** 应报口径, or why there is none. */
export type ExpectedFigures =
  | { readonly figures: PeriodFigures; readonly why: null }
  | {
      readonly figures: null;
      readonly why: "no-roster";
      readonly branches: readonly [];
    }
  | {
      readonly figures: null;
      readonly why: "baseline-missing";
      /** Keys of the branches whose nodes are not known. */
      readonly branches: readonly string[];
    };

/** A node with its state at the roll-up's cut-off, traceable to its row. */
export interface NodeDetail {
  readonly branch: BranchRollup;
  readonly plan: CountedPlan;
  readonly node: NodeFact;
  readonly state: NodeState;
  /** 新增: its id is not in the baseline; `null` where there is no baseline. */
  readonly added: boolean | null;
}

/** What a roll-up was made from: with it, and the roll-up's scope, it can be made again. */
export interface RollupSource {
  /** Every file that was read, also those that do not count; by file. */
  readonly submissions: readonly Submission[];
  /** The roster as given; `null` without one. */
  readonly roster: Roster | null;
  /** The issue record's baselines; `null` without one. */
  readonly baseline: IssuedBaseline | null;
  readonly prefer: Preference;
  /** Files that a person picked among duplicates, sorted. */
  readonly chosen: readonly string[];
  /** Name of the union that rolled up; empty where nobody said it. */
  readonly union: string;
}

/** The figures of many branches at one cut-off, with what each figure came from. */
export interface Rollup {
  readonly period: PlanPeriod;
  readonly asOf: Day;
  readonly today: Day;
  readonly lights: LightSettings;
  readonly roster: RosterSummary;
  /** Those without a file first; else as on the roster, or by code without one. */
  readonly branches: readonly BranchRollup[];
  /** 已报口径. */
  readonly reporting: PeriodFigures;
  /** 应报口径. */
  readonly expected: ExpectedFigures;
  /** 已报口径 by work field, those that have nodes. */
  readonly fields: readonly {
    readonly field: WorkField;
    readonly figures: PeriodFigures;
  }[];
  /** 已报口径 by goal: the goals that every plan shares by id and text. */
  readonly goals: readonly {
    readonly id: GoalId;
    readonly text: string;
    readonly field: WorkField;
    readonly figures: PeriodFigures;
  }[];
  /** 已报口径. */
  readonly indicators: readonly IndicatorRollup[];
  /** 逾期清单 of the 已报口径: the latest first. */
  readonly overdue: readonly NodeDetail[];
  /** Of every file, by file. */
  readonly findings: readonly Finding[];
  /** Together with `roster.unreadable`, everything that was collected. */
  readonly source: RollupSource;
}
