import type { BranchStatus, Light, StateWord } from "../../rollup";
import { SEVERITY_WORDS } from "../../finding/severity-words";
import type { Severity } from "../../finding";
import type { WorkField } from "../../plan";
import type { Language } from "../schema";

/**
 * The sheets and tables of a roll-up workbook, format version 1, as data
 * (docs/plan-format.md, The roll-up workbook). Keys never change; names and
 * headers are those of the language.
 */

export const ROLLUP_FORMAT_VERSION = 1;

/** Rows of one sheet of facts or of a list; what is more goes on on the next sheet, `明细2`. */
export const PAGE_ROWS = 1_000_000;

/** Up to so many rows of 明细 the figures are formulas over it; above they are values. */
export const LIVE_ROWS = 20_000;

export interface Named {
  readonly zh: string;
  readonly en: string;
}

export const ROLLUP_SHEETS = {
  about: { key: "about", zh: "汇总说明", en: "About" },
  submissions: { key: "submissions", zh: "报送情况", en: "Submissions" },
  report: { key: "report", zh: "年度总结", en: "Annual report" },
  quarters: { key: "quarters", zh: "季度汇总", en: "By quarter" },
  fields: { key: "fields", zh: "领域汇总", en: "By field" },
  indicators: { key: "indicators", zh: "指标汇总", en: "Indicators" },
  indicatorLines: {
    key: "indicatorLines",
    zh: "指标明细",
    en: "Indicator facts",
  },
  overdue: { key: "overdue", zh: "逾期清单", en: "Overdue" },
  findings: { key: "findings", zh: "问题清单", en: "Findings" },
  facts: { key: "facts", zh: "明细", en: "Facts" },
  record: { key: "record", zh: "_rollup", en: "_rollup" },
} as const satisfies Readonly<Record<string, Named & { readonly key: string }>>;

/** How a value is written: text, a number, a count, a share of 1, a day or a month (its first day). */
export type ValueForm =
  "text" | "code" | "long" | "number" | "count" | "share" | "day" | "month";

export interface ListColumn<Key extends string = string> extends Named {
  /** Kept in `_rollup`; never changes. */
  readonly key: Key;
  readonly form: ValueForm;
  /** In characters of the default font. */
  readonly width: number;
}

/** A table with one header row, written as an Excel table. */
export interface ListSchema<Key extends string = string> {
  readonly key: string;
  /** Name of the Excel table; on further sheets with their number behind it. */
  readonly tableName: string;
  readonly columns: readonly ListColumn<Key>[];
}

function column<Key extends string>(
  key: Key,
  form: ValueForm,
  width: number,
  zh: string,
  en: string,
): ListColumn<Key> {
  return { key, form, width, zh, en };
}

function list<Key extends string>(schema: ListSchema<Key>): ListSchema<Key> {
  return schema;
}

/**
 * 明细: one row a node. The columns from `counted` on are what the figures of
 * the other sheets are sums of; outside the roll-up's period, and for nodes
 * cancelled in time, they are 0 or blank, so that a pivot table may add them
 * up as they are.
 */
export const FACTS = list({
  key: "facts",
  tableName: "tblFacts",
  columns: [
    column("no", "count", 7, "序号", "No."),
    column("code", "code", 12, "单位编码", "Branch code"),
    column("name", "text", 26, "单位名称", "Branch"),
    column("path", "text", 24, "上级工会", "Unions above"),
    column("branchNo", "count", 7, "单位序号", "Branch no."),
    column("submission", "text", 9, "报送状态", "Submission"),
    column("fileNo", "count", 7, "文件序号", "File no."),
    column("file", "text", 34, "文件", "File"),
    column("sheet", "text", 12, "工作表", "Sheet"),
    column("row", "count", 6, "行", "Row"),
    column("cell", "text", 8, "单元格", "Cell"),
    column("id", "code", 9, "编号", "ID"),
    column("writtenId", "code", 9, "原编号", "ID as written"),
    column("goalId", "code", 9, "目标编号", "Goal ID"),
    column("measureId", "code", 9, "措施编号", "Measure ID"),
    column("field", "text", 13, "工作领域", "Work field"),
    column("text", "long", 44, "工作安排", "Arrangement"),
    column("recurrence", "text", 9, "类型", "Type"),
    column("issuedMonth", "month", 12, "计划月份", "Planned month"),
    column("dueMonth", "month", 12, "应完成月份", "Due month"),
    column("dueDay", "day", 12, "到期日", "Due day"),
    column("owner", "text", 14, "责任人", "Owner"),
    column("department", "text", 14, "责任部门", "Department"),
    column("weight", "number", 7, "权重", "Weight"),
    column("status", "text", 9, "状态", "Status"),
    column("progress", "share", 8, "进度", "Progress"),
    column("doneOn", "day", 12, "完成日期", "Done on"),
    column("deferredTo", "month", 12, "延期至", "Deferred to"),
    column("changedOn", "day", 12, "变更日期", "Changed on"),
    column("state", "text", 12, "截止日状态", "State at cut-off"),
    column("light", "text", 7, "灯号", "Light"),
    column("daysLate", "count", 9, "逾期天数", "Days late"),
    column("early", "count", 7, "提前", "Early"),
    column("added", "count", 7, "新增", "Added"),
    column("reporting", "count", 8, "已报口径", "Reporting"),
    column("quarter", "count", 8, "应完成季度", "Due quarter"),
    column("counted", "count", 8, "应完成计数", "Due count"),
    column("done", "count", 8, "已完成计数", "Done count"),
    column("onTime", "count", 8, "按时计数", "On-time count"),
    column("dueByNow", "count", 8, "已到期计数", "Due by now"),
    column("overdue", "count", 8, "逾期计数", "Overdue count"),
    column("overdueQ1", "count", 9, "一季度末逾期", "Overdue end Q1"),
    column("overdueQ2", "count", 9, "二季度末逾期", "Overdue end Q2"),
    column("overdueQ3", "count", 9, "三季度末逾期", "Overdue end Q3"),
    column("overdueQ4", "count", 9, "四季度末逾期", "Overdue end Q4"),
    column("standing", "count", 8, "常态计数", "Standing count"),
    column("weightOf", "number", 8, "加权分母", "Weight counted"),
    column("weightDone", "number", 8, "加权分子", "Weight done"),
    column("countedDoneOn", "day", 12, "计入完成日", "Counted done on"),
    column("struckOn", "day", 12, "计入取消日", "Counted struck on"),
    column("deferredOutOf", "count", 8, "跨期延期季度", "Deferred out of"),
    column("changeReason", "text", 18, "变更原因", "Reason for change"),
    column("result", "text", 36, "完成情况", "Result"),
    column("evidence", "text", 18, "佐证材料", "Evidence"),
  ],
});

export type FactKey = (typeof FACTS.columns)[number]["key"];

/** 逾期清单. */
export const OVERDUE = list({
  key: "overdue",
  tableName: "tblOverdue",
  columns: [
    column("no", "count", 6, "序号", "No."),
    column("code", "code", 11, "单位编码", "Branch code"),
    column("name", "long", 29, "单位名称", "Branch"),
    column("id", "code", 9, "编号", "ID"),
    column("text", "long", 46, "工作安排", "Arrangement"),
    column("issuedMonth", "month", 12, "计划月份", "Planned month"),
    column("dueMonth", "month", 12, "应完成月份", "Due month"),
    column("daysLate", "count", 9, "逾期天数", "Days late"),
    column("state", "text", 11, "截止日状态", "State at cut-off"),
    column("owner", "long", 14, "责任人", "Owner"),
    column("department", "long", 14, "责任部门", "Department"),
    column("file", "long", 40, "文件", "File"),
    column("sheet", "text", 11, "工作表", "Sheet"),
    column("cell", "text", 8, "单元格", "Cell"),
  ],
});

export type OverdueKey = (typeof OVERDUE.columns)[number]["key"];

/** 问题清单. */
export const FINDING_LIST = list({
  key: "findings",
  tableName: "tblFindings",
  columns: [
    column("no", "count", 6, "序号", "No."),
    column("severity", "text", 8, "级别", "Severity"),
    column("code", "code", 11, "单位编码", "Branch code"),
    column("name", "long", 29, "单位名称", "Branch"),
    column("file", "long", 40, "文件", "File"),
    column("sheet", "text", 11, "工作表", "Sheet"),
    column("cell", "text", 8, "单元格", "Cell"),
    column("what", "long", 56, "问题", "What is wrong"),
    column("todo", "long", 48, "处理办法", "What to do"),
    column("finding", "code", 30, "问题代码", "Finding code"),
  ],
});

export type FindingKey = (typeof FINDING_LIST.columns)[number]["key"];

/** 指标明细: one row an indicator of a branch; a ratio's counts stand side by side. */
export const INDICATOR_LINES = list({
  key: "indicatorLines",
  tableName: "tblIndicatorFacts",
  columns: [
    column("no", "count", 6, "序号", "No."),
    column("indicatorNo", "count", 8, "指标序号", "Indicator no."),
    column("indicator", "long", 26, "指标", "Indicator"),
    column("unit", "text", 8, "单位", "Unit"),
    column("kind", "text", 8, "口径", "Kind"),
    column("code", "code", 11, "单位编码", "Branch code"),
    column("name", "long", 29, "单位名称", "Branch"),
    column("target", "number", 11, "年度目标", "Target"),
    column("q1", "number", 10, "一季度", "Q1"),
    column("q1Of", "number", 10, "一季度分母", "Q1 of"),
    column("q2", "number", 10, "二季度", "Q2"),
    column("q2Of", "number", 10, "二季度分母", "Q2 of"),
    column("q3", "number", 10, "三季度", "Q3"),
    column("q3Of", "number", 10, "三季度分母", "Q3 of"),
    column("q4", "number", 10, "四季度", "Q4"),
    column("q4Of", "number", 10, "四季度分母", "Q4 of"),
    column("total", "number", 11, "全期", "Period"),
    column("totalOf", "number", 11, "全期分母", "Period of"),
    column(
      "source",
      "long",
      62,
      "来源（文件 工作表 行）",
      "Source (file, sheet, row)",
    ),
  ],
});

export type IndicatorLineKey = (typeof INDICATOR_LINES.columns)[number]["key"];

/** Every table whose columns `_rollup` names. */
export const LISTS = [FACTS, OVERDUE, FINDING_LIST, INDICATOR_LINES] as const;

/** Words of the coded values, by key. */
export const ROLLUP_WORDS = {
  branchStatus: {
    reported: { zh: "已报", en: "Reported" },
    "zero-report": { zh: "零报告", en: "Zero report" },
    "not-filled": { zh: "未填", en: "Not filled in" },
    missing: { zh: "未报", en: "Missing" },
    duplicate: { zh: "重报", en: "Duplicate" },
    unreadable: { zh: "无法读取", en: "Unreadable" },
    doubtful: { zh: "存疑", en: "Doubtful" },
  } satisfies Readonly<Record<BranchStatus, Named>>,
  state: {
    done: { zh: "已完成", en: "Done" },
    cancelled: { zh: "已取消", en: "Cancelled" },
    doubtful: { zh: "存疑", en: "Doubtful" },
    "done-later": { zh: "截止后完成", en: "Done later" },
    deferred: { zh: "已延期", en: "Deferred" },
    "in-progress": { zh: "进行中", en: "In progress" },
    "not-started": { zh: "未开始", en: "Not started" },
  } satisfies Readonly<Record<StateWord, Named>>,
  light: {
    red: { zh: "红", en: "Red" },
    yellow: { zh: "黄", en: "Yellow" },
    blue: { zh: "蓝", en: "Blue" },
    green: { zh: "绿", en: "Green" },
    grey: { zh: "灰", en: "Grey" },
  } satisfies Readonly<Record<Light, Named>>,
  severity: SEVERITY_WORDS satisfies Readonly<Record<Severity, Named>>,
} as const;

/** Names of the work fields; the keys are what plans carry. */
export const FIELD_NAMES: Readonly<Record<WorkField, Named>> = {
  思想引领: { zh: "思想引领", en: "Ideological guidance" },
  素质提升: { zh: "素质提升", en: "Skills and learning" },
  民主管理: { zh: "民主管理", en: "Democratic management" },
  维权服务: { zh: "维权服务", en: "Rights and services" },
  帮扶送温暖: { zh: "帮扶送温暖", en: "Help and care" },
  文体活动: { zh: "文体活动", en: "Culture and sports" },
  劳动竞赛: { zh: "劳动竞赛", en: "Labour contests" },
  安全生产: { zh: "安全生产", en: "Work safety" },
  女职工工作: { zh: "女职工工作", en: "Women workers" },
  组织建设: { zh: "组织建设", en: "Organisation" },
  财务经审: { zh: "财务经审", en: "Finance and audit" },
  宣传信息: { zh: "宣传信息", en: "Publicity" },
  其他: { zh: "其他", en: "Other" },
};

/** The statuses of branches whose submission is valid (docs/completion.md, Submissions). */
export const VALID_STATUSES = [
  "reported",
  "zero-report",
  "duplicate",
  "doubtful",
] as const satisfies readonly BranchStatus[];

/** Name of a list's sheet: `明细`, `明细2` … */
export function pageName(
  name: Named,
  page: number,
  language: Language,
): string {
  return page === 1 ? name[language] : `${name[language]}${page}`;
}
