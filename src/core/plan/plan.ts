import type { Day, Month } from "./calendar";
import type { WorkField } from "./fields";
import type {
  BranchCode,
  GoalId,
  IndicatorId,
  MeasureId,
  NodeId,
  PlanId,
} from "./ids";
import type { PlanPeriod } from "./period";

/** 类型 of a node: once, one of a monthly or quarterly series, or standing (全年, 常态, 长期). */
export type Recurrence = "once" | "monthly" | "quarterly" | "standing";

/** 状态. */
export const NODE_STATUSES = [
  "not-started",
  "in-progress",
  "done",
  "deferred",
  "cancelled",
] as const;
export type NodeStatus = (typeof NODE_STATUSES)[number];

/** 口径 of an indicator: 累计, 期末, 比率. */
export type IndicatorKind = "sum" | "latest" | "ratio";
/** 方向: 不低于 or 不高于. */
export type Direction = "at-least" | "at-most";

export interface Goal {
  readonly id: GoalId;
  readonly field: WorkField;
  readonly text: string;
  readonly note: string;
}

export interface Measure {
  readonly id: MeasureId;
  readonly goalId: GoalId;
  readonly text: string;
  /** 责任人: a person or a department; empty where nobody is named. */
  readonly owner: string;
  /** 协办. */
  readonly support: string;
}

/** What a branch reported about a node; the blank report is `BLANK_PROGRESS`. */
export interface NodeProgress {
  readonly status: NodeStatus;
  /** 0 to 1; `null` where blank. */
  readonly progress: number | null;
  readonly doneOn: Day | null;
  /** 延期至. */
  readonly deferredTo: Month | null;
  /** 变更日期: the day on which it was deferred or cancelled. */
  readonly changedOn: Day | null;
  readonly changeReason: string;
  /** 完成情况. */
  readonly result: string;
  /** 佐证材料. */
  readonly evidence: string;
}

/** 节点: one arrangement in one month, the unit that is counted. */
export interface PlanNode {
  readonly id: NodeId;
  readonly goalId: GoalId | null;
  readonly measureId: MeasureId | null;
  readonly text: string;
  readonly recurrence: Recurrence;
  readonly dueMonth: Month;
  readonly owner: string;
  readonly department: string;
  /** 权重, over 0; 1 unless somebody says otherwise. */
  readonly weight: number;
  readonly progress: NodeProgress;
}

/** The values of one row of 指标, by month of the period; a month that is blank is absent. */
export type MonthlyValues = ReadonlyMap<Month, number>;

export interface Indicator {
  readonly id: IndicatorId;
  readonly measureId: MeasureId | null;
  readonly name: string;
  readonly unit: string;
  readonly kind: IndicatorKind;
  readonly direction: Direction;
  /** 年度目标, in `unit`; for a ratio between 0 and 1. */
  readonly target: number | null;
  /** The values, or a ratio's 分子. */
  readonly values: MonthlyValues;
  /** A ratio's 分母; empty for the other kinds. */
  readonly denominators: MonthlyValues;
}

/** 责任人. */
export interface Owner {
  readonly name: string;
  readonly department: string;
  readonly position: string;
  readonly phone: string;
}

/** 填报状态 of one month: `null` where nothing is recorded. */
export type ReportState = "reported" | "zero-report";

/** One line of the record of monthly reports on 封面. */
export interface MonthlyReport {
  readonly month: Month;
  readonly state: ReportState | null;
  readonly reporter: string;
  readonly reportedOn: Day | null;
}

/** 计划: one union's work plan for one period, with what was filled in so far. */
export interface Plan {
  readonly id: PlanId;
  readonly title: string;
  /** 单位编码; `null` until the plan is issued to a branch. */
  readonly branchCode: BranchCode | null;
  /** 单位名称. */
  readonly branchName: string;
  /** 上级工会. */
  readonly parentUnion: string;
  readonly period: PlanPeriod;
  readonly preparedBy: string;
  readonly reviewedBy: string;
  readonly preparedOn: Day | null;
  readonly guidingPrinciples: string;
  readonly goals: readonly Goal[];
  readonly measures: readonly Measure[];
  readonly nodes: readonly PlanNode[];
  readonly indicators: readonly Indicator[];
  readonly owners: readonly Owner[];
  readonly reports: readonly MonthlyReport[];
}

/** A node as issued: what the baseline (基线) keeps of it. */
export interface BaselineNode {
  readonly id: NodeId;
  readonly text: string;
  readonly dueMonth: Month;
  readonly recurrence: Recurrence;
}

/** The progress of a node about which nothing was reported. */
export const BLANK_PROGRESS: NodeProgress = {
  status: "not-started",
  progress: null,
  doneOn: null,
  deferredTo: null,
  changedOn: null,
  changeReason: "",
  result: "",
  evidence: "",
};

/** The nodes of a plan as they stand now, to be kept as its baseline. */
export function baselineOf(plan: Plan): readonly BaselineNode[] {
  return plan.nodes.map(({ id, text, dueMonth, recurrence }) => ({
    id,
    text,
    dueMonth,
    recurrence,
  }));
}
