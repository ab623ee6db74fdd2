/**
 * The sheets, tables and columns of a plan workbook, format version 1, as
 * data: keys, headers in both languages, and the other headers under which
 * people and other programs write the same thing. Writing and finding both
 * follow it, so that they cannot disagree.
 */

export const FORMAT_VERSION = 1;

export type Language = "zh" | "en";

export interface ColumnSchema {
  /** Kept in `_plan`; never changes. */
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  /** Other headers for the same column, compared after normalising. */
  readonly aliases: readonly string[];
  /** Counted by formula: never read as input. */
  readonly computed?: true;
}

export interface TableSchema<Key extends string = string> {
  readonly key: string;
  /** The Excel table's name. */
  readonly tableName: string;
  readonly sheet: {
    readonly key: string;
    readonly zh: string;
    readonly en: string;
  };
  readonly columns: readonly (ColumnSchema & { readonly key: Key })[];
  /** The columns without which a sheet is not taken for this table. */
  readonly identifying: readonly Key[];
}

function column<Key extends string>(
  key: Key,
  zh: string,
  en: string,
  aliases: readonly string[] = [],
): ColumnSchema & { readonly key: Key } {
  return { key, zh, en, aliases };
}

function computed<Key extends string>(
  key: Key,
  zh: string,
  en: string,
): ColumnSchema & { readonly key: Key } {
  return { key, zh, en, aliases: [], computed: true };
}

function table<Key extends string>(schema: TableSchema<Key>): TableSchema<Key> {
  return schema;
}

export const GOALS = table({
  key: "goals",
  tableName: "tblGoals",
  sheet: { key: "goals", zh: "目标", en: "Goals" },
  columns: [
    column("id", "编号", "ID", ["目标编号", "序号"]),
    column("field", "工作领域", "Work field", ["领域", "工作类别", "类别"]),
    column("text", "目标", "Goal", ["目标名称", "工作目标", "目标内容"]),
    column("note", "说明", "Note", ["备注"]),
    computed("nodes", "节点数", "Nodes"),
    computed("done", "已完成", "Done"),
    computed("rate", "完成率", "Rate"),
  ],
  identifying: ["text", "field"],
});

export const MEASURES = table({
  key: "measures",
  tableName: "tblMeasures",
  sheet: { key: "measures", zh: "措施", en: "Measures" },
  columns: [
    column("id", "编号", "ID", ["措施编号", "序号"]),
    column("goalId", "目标编号", "Goal ID", ["所属目标", "目标"]),
    column("text", "措施", "Measure", ["具体措施", "工作措施", "措施内容"]),
    column("owner", "责任人", "Owner", [
      "负责人",
      "责任部门",
      "牵头单位",
      "责任单位",
    ]),
    column("support", "协办", "Support", [
      "配合",
      "协助",
      "协办单位",
      "配合单位",
      "配合部门",
    ]),
    computed("nodes", "节点数", "Nodes"),
    computed("done", "已完成", "Done"),
    computed("rate", "完成率", "Rate"),
  ],
  identifying: ["text", "goalId"],
});

export const NODES = table({
  key: "nodes",
  tableName: "tblNodes",
  sheet: { key: "nodes", zh: "月度安排", en: "Arrangements" },
  columns: [
    column("id", "编号", "ID", ["节点编号", "序号"]),
    column("goalId", "目标编号", "Goal ID", ["所属目标"]),
    column("measureId", "措施编号", "Measure ID", ["所属措施"]),
    column("text", "工作安排", "Arrangement", [
      "工作内容",
      "工作事项",
      "重点工作",
      "工作任务",
      "安排",
      "事项",
      "任务",
      "节点",
    ]),
    column("recurrence", "类型", "Type", ["频次", "周期类型"]),
    column("dueMonth", "计划月份", "Planned month", [
      "计划时间",
      "计划完成时间",
      "完成时限",
      "时间安排",
      "月份",
      "时间",
      "计划完成月份",
      "计划完成时限",
    ]),
    column("owner", "责任人", "Owner", ["负责人", "经办人", "承办人"]),
    column("department", "责任部门", "Department", [
      "责任单位",
      "牵头单位",
      "牵头部门",
      "部门",
    ]),
    column("weight", "权重", "Weight", ["分值"]),
    column("status", "状态", "Status", [
      "完成状态",
      "进展状态",
      "办理状态",
      "是否完成",
      "工作状态",
    ]),
    column("progress", "进度", "Progress", [
      "完成进度",
      "进展",
      "进度%",
      "完成百分比",
      "完成比例",
    ]),
    column("doneOn", "完成日期", "Done on", [
      "完成时间",
      "实际完成日期",
      "实际完成时间",
      "办结日期",
      "办结时间",
    ]),
    column("deferredTo", "延期至", "Deferred to", [
      "延期到",
      "延至",
      "延期月份",
    ]),
    column("changedOn", "变更日期", "Changed on", [
      "变更时间",
      "延期日期",
      "取消日期",
    ]),
    column("changeReason", "变更原因", "Reason for change", [
      "延期原因",
      "取消原因",
      "原因",
    ]),
    column("result", "完成情况", "Result", [
      "进展情况",
      "工作进展",
      "完成情况说明",
      "落实情况",
    ]),
    column("evidence", "佐证材料", "Evidence", [
      "佐证",
      "证明材料",
      "附件",
      "备注",
    ]),
  ],
  identifying: ["text", "dueMonth"],
});

export const INDICATORS = table({
  key: "indicators",
  tableName: "tblIndicators",
  sheet: { key: "indicators", zh: "指标", en: "Indicators" },
  /** The columns of the months stand between `target` and `total`; their keys are `2026-03`. */
  columns: [
    column("id", "编号", "ID", ["指标编号", "序号"]),
    column("measureId", "措施编号", "Measure ID", ["所属措施"]),
    column("name", "指标", "Indicator", ["指标名称", "统计指标", "统计项目"]),
    column("part", "项", "Part", ["分项", "项目"]),
    column("unit", "单位", "Unit", ["计量单位"]),
    column("kind", "口径", "Kind", ["统计口径"]),
    column("direction", "方向", "Direction", ["指标方向"]),
    column("target", "年度目标", "Target", [
      "目标值",
      "全年目标",
      "目标",
      "计划数",
      "年度计划",
    ]),
    computed("total", "本期累计", "Total"),
    computed("rate", "完成率", "Rate"),
  ],
  identifying: ["name", "unit"],
});

export const OWNERS = table({
  key: "owners",
  tableName: "tblOwners",
  sheet: { key: "owners", zh: "责任人", en: "Owners" },
  columns: [
    column("name", "姓名", "Name", ["责任人", "负责人"]),
    column("department", "部门", "Department", ["责任部门", "科室"]),
    column("position", "职务", "Position", ["岗位", "职位"]),
    column("phone", "联系电话", "Phone", [
      "电话",
      "手机",
      "手机号",
      "联系方式",
    ]),
    computed("nodes", "节点数", "Nodes"),
    computed("done", "已完成", "Done"),
    computed("overdue", "逾期", "Overdue"),
  ],
  identifying: ["name", "position"],
});

export const TABLES = [GOALS, MEASURES, NODES, INDICATORS, OWNERS] as const;

/**
 * Defined names by which the plan's sheets that have no table are known,
 * whatever they are called: 封面, and 季度统计 with its cut-off day.
 */
export const PLAN_SHEET_NAMES: ReadonlySet<string> = new Set([
  "branch_name",
  "cutoff_day",
]);

/** The labels on 封面, by key; the value stands in the cell that the label's row gives it. */
export const COVER_FIELDS = [
  column("title", "计划名称", "Plan", ["名称"]),
  column("branchName", "单位名称", "Branch", [
    "单位",
    "工会名称",
    "填报单位",
    "基层工会",
  ]),
  column("branchCode", "单位编码", "Branch code", [
    "编码",
    "单位代码",
    "工会编码",
  ]),
  column("parentUnion", "上级工会", "Parent union", ["上级", "上级单位"]),
  column("periodKind", "周期类型", "Period kind", ["周期"]),
  column("periodStart", "起始月份", "First month", ["开始月份", "起始月"]),
  column("periodEnd", "截止月份", "Last month", ["结束月份", "截止月"]),
  column("preparedBy", "编制人", "Prepared by", []),
  column("reviewedBy", "审核人", "Reviewed by", []),
  column("preparedOn", "编制日期", "Prepared on", ["编制时间"]),
  column("guidingPrinciples", "指导思想", "Guiding principles", []),
] as const;

/** The record of monthly reports on 封面. */
export const REPORT_COLUMNS = [
  column("month", "月份", "Month", []),
  column("state", "填报状态", "Report", ["状态"]),
  column("reporter", "填报人", "Reported by", []),
  column("reportedOn", "填报日期", "Reported on", ["填报时间"]),
] as const;

export type ReportColumn = (typeof REPORT_COLUMNS)[number]["key"];

/** Sheets that are not one table. */
export const SHEETS = {
  cover: { key: "cover", zh: "封面", en: "Cover" },
  quarters: { key: "quarters", zh: "季度统计", en: "Quarters" },
  overview: { key: "overview", zh: "年度一览", en: "Year at a glance" },
  calc: { key: "calc", zh: "_calc", en: "_calc" },
  lists: { key: "lists", zh: "_lists", en: "_lists" },
  plan: { key: "plan", zh: "_plan", en: "_plan" },
} as const;

/** How many rows of 月度安排 the helpers in `_calc` have room for. */
export const HELPER_ROWS = 500;

/** Words of the coded columns, by key. */
export const WORDS = {
  status: {
    "not-started": { zh: "未开始", en: "Not started" },
    "in-progress": { zh: "进行中", en: "In progress" },
    done: { zh: "已完成", en: "Done" },
    deferred: { zh: "已延期", en: "Deferred" },
    cancelled: { zh: "已取消", en: "Cancelled" },
  },
  recurrence: {
    once: { zh: "单次", en: "Once" },
    monthly: { zh: "每月", en: "Monthly" },
    quarterly: { zh: "每季", en: "Quarterly" },
    standing: { zh: "常态", en: "Standing" },
  },
  kind: {
    sum: { zh: "累计", en: "Sum" },
    latest: { zh: "期末", en: "Latest" },
    ratio: { zh: "比率", en: "Ratio" },
  },
  part: {
    value: { zh: "数值", en: "Value" },
    numerator: { zh: "分子", en: "Numerator" },
    denominator: { zh: "分母", en: "Denominator" },
  },
  direction: {
    "at-least": { zh: "不低于", en: "At least" },
    "at-most": { zh: "不高于", en: "At most" },
  },
  report: {
    reported: { zh: "已填报", en: "Reported" },
    "zero-report": { zh: "零报告", en: "Zero report" },
  },
  periodKind: {
    "calendar-year": { zh: "自然年", en: "Calendar year" },
    "half-year": { zh: "半年", en: "Half year" },
    "school-year": { zh: "学年", en: "School year" },
    "school-term": { zh: "学期", en: "School term" },
    "statistical-year": { zh: "统计年度", en: "Statistical year" },
  },
} as const;
