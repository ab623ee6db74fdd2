import type { EntryFault, IndicatorFault } from "../../app/pane";
import type { Language } from "../../core/layout";
import type { NodeStatus, ReportState } from "../../core/plan";

export type AnyFault = EntryFault | IndicatorFault["code"];

/** The words of 本月. */
export interface MonthWords {
  /** What the page is for, where there is no plan yet. */
  readonly purpose: string;
  readonly previous: string;
  readonly next: string;
  readonly backToRunning: string;
  readonly asOf: (day: string) => string;
  readonly summary: (due: number, done: number) => string;
  readonly groups: {
    readonly overdue: (count: number) => string;
    readonly due: (count: number) => string;
    readonly soon: (count: number, days: number) => string;
    readonly indicators: (count: number) => string;
    readonly report: string;
  };
  readonly empty: {
    readonly overdue: string;
    readonly due: string;
    readonly soon: (days: number) => string;
    readonly indicators: string;
    readonly report: string;
  };
  readonly withoutMonth: (count: number) => string;
  readonly toCheck: string;
  readonly daysLate: (days: number) => string;
  readonly lateBy: (days: number) => string;
  readonly daysLeft: (days: number) => string;
  readonly dueToday: string;
  readonly dueIn: (month: string) => string;
  readonly deferredFrom: (month: string) => string;
  readonly early: string;
  readonly statuses: Readonly<Record<NodeStatus, string>>;
  readonly fields: {
    readonly status: string;
    readonly progress: string;
    readonly progressHint: string;
    readonly doneOn: string;
    readonly deferTo: string;
    readonly deferAgain: string;
    readonly noFurther: string;
    readonly choose: string;
    readonly deferredOn: string;
    readonly cancelledOn: string;
    readonly reason: string;
    readonly result: string;
    readonly resultHint: string;
    readonly numerator: string;
    readonly denominator: string;
    readonly value: string;
    readonly reporter: string;
    readonly reportedOn: string;
    readonly reportState: string;
  };
  readonly standing: (month: string, day: string, reason: string) => string;
  readonly lateDeferral: string;
  readonly clearsDone: (day: string) => string;
  readonly cancelKeeps: string;
  readonly reads: (text: string) => string;
  readonly unitHint: (unit: string) => string;
  readonly ratioHint: string;
  readonly bare: (written: string) => string;
  readonly total: (total: string, target: string | null) => string;
  readonly target: (target: string) => string;
  readonly noColumn: string;
  readonly unfilled: string;
  readonly save: string;
  readonly saving: string;
  readonly close: string;
  readonly toCell: string;
  readonly noChange: string;
  readonly changed: (now: string) => string;
  readonly gone: string;
  readonly readAgain: string;
  readonly formula: (cells: string) => string;
  readonly more: (count: number) => string;
  readonly reports: Readonly<Record<ReportState, string>>;
  readonly reportHints: Readonly<Record<ReportState, string>>;
  readonly reported: (state: string, who: string, day: string) => string;
  readonly fillReport: string;
  readonly changeReport: string;
  readonly reportOpen: (nodes: number) => string;
  readonly gaps: {
    readonly title: (month: string) => string;
    readonly nodes: (count: number) => string;
    readonly indicators: (count: number) => string;
    readonly report: string;
    readonly fill: (month: string) => string;
  };
  readonly faults: Readonly<Record<AnyFault, string>>;
}

const ZH: MonthWords = {
  purpose: "这里列出本月到期和逾期的工作，填了就写进表格。",
  previous: "上个月",
  next: "下个月",
  backToRunning: "回到本月",
  asOf: (day) => `截至 ${day}`,
  summary: (due, done) => `应完成 ${due} 项，已完成 ${done} 项`,
  groups: {
    overdue: (count) => `已逾期 ${count} 项`,
    due: (count) => `本月应完成 ${count} 项`,
    soon: (count, days) => `${days} 天内到期 ${count} 项`,
    indicators: (count) => `本月指标 ${count} 个`,
    report: "月度填报",
  },
  empty: {
    overdue: "没有逾期的工作。",
    due: "这个月没有到期的工作。可以看看上个月和下个月。",
    soon: (days) => `以后 ${days} 天没有别的到期工作。`,
    indicators: "这份计划没有指标。要加指标，请在“指标”表里加一行。",
    report: "封面上没有这个月的填报记录，不用填报。",
  },
  withoutMonth: (count) => `有 ${count} 项没有计划月份，不计入任何数字。`,
  toCheck: "去“检查”看看",
  daysLate: (days) => `逾期 ${days} 天`,
  lateBy: (days) => `晚 ${days} 天完成`,
  daysLeft: (days) => `还有 ${days} 天`,
  dueToday: "今日到期",
  dueIn: (month) => `${month}到期`,
  deferredFrom: (month) => `原定 ${month}`,
  early: "提前",
  statuses: {
    "not-started": "未开始",
    "in-progress": "进行中",
    done: "已完成",
    deferred: "已延期",
    cancelled: "已取消",
  },
  fields: {
    status: "状态",
    progress: "进度",
    progressHint: "例如 60%，可以不填",
    doneOn: "完成日期",
    deferTo: "延期至",
    deferAgain: "再延期至",
    noFurther: "（不再延期）",
    choose: "（请选择月份）",
    deferredOn: "延期是哪天定的",
    cancelledOn: "取消是哪天定的",
    reason: "变更原因",
    result: "完成情况",
    resultHint: "做了什么，多少人参加，可以不填",
    numerator: "分子",
    denominator: "分母",
    value: "本月数",
    reporter: "填报人",
    reportedOn: "填报日期",
    reportState: "填报状态",
  },
  standing: (month, day, reason) =>
    `已于 ${day} 延期至 ${month}${reason === "" ? "" : `：${reason}`}`,
  lateDeferral: "已经过了计划月份才延期，这一项仍按原来的月份算逾期。",
  clearsDone: (day) => `保存后会清除完成日期 ${day}。`,
  cancelKeeps: "原来的延期日期会写进变更原因里保留。",
  reads: (text) => `将写入 ${text}`,
  unitHint: (unit) =>
    unit === "" ? "可以写 1.2万、约300" : `单位：${unit}；可以写 1.2万、约300`,
  ratioHint: "要填两个数：分子和分母，不要只填百分比",
  bare: (written) => `表里现在写的是“${written}”，读不成数字`,
  total: (total, target) =>
    target === null ? `累计 ${total}` : `累计 ${total} / 目标 ${target}`,
  target: (target) => `目标 ${target}`,
  noColumn: "“指标”表里没有这个月的一列，不能填。",
  unfilled: "未填",
  save: "保存",
  saving: "正在保存…",
  close: "不保存",
  toCell: "看单元格",
  noChange: "没有改动，不用写入。",
  changed: (now) =>
    `表格里这一行刚才有人改过（现在是：${now}）。您填的内容还在，核对后再点“保存”。`,
  gone: "表格里找不到这一行了，可能刚被删除、改名，或有几行一样的。没有写入任何内容。",
  readAgain: "重新读取",
  formula: (cells) =>
    `单元格 ${cells} 里是公式或错误值，窗格不会覆盖它。请先在表格里清除，再保存。`,
  more: (count) => `再显示 ${count} 项`,
  reports: { reported: "已填报", "zero-report": "零报告" },
  reportHints: {
    reported: "本月的进展和数字都填好了",
    "zero-report": "本月没有可报的内容，也算报过了",
  },
  reported: (state, who, day) =>
    [state, who, day].filter((part) => part !== "").join(" · "),
  fillReport: "填报",
  changeReport: "更改填报",
  reportOpen: (nodes) => `本月还有 ${nodes} 项没有填状态。`,
  gaps: {
    title: (month) => `${month}还有没填的`,
    nodes: (count) => `${count} 项工作没有填状态`,
    indicators: (count) => `${count} 个指标没有数`,
    report: "没有填报，也没有零报告",
    fill: (month) => `去补 ${month}`,
  },
  faults: {
    required: "请填写",
    unreadable: "看不懂，请换一种写法",
    "in-future": "这一天还没有到",
    "before-period": "这一天在计划开始之前，请看看年份",
    "full-not-done": "进度到 100% 了，请把状态选成“已完成”",
    started: "已经有进度了，请把状态选成“进行中”",
    "out-of-range": "进度要在 0% 到 100% 之间",
    "not-later": "要比计划月份晚",
    "same-month": "和现在的延期月份一样",
    "before-first-change": "不能早于第一次变更的日期",
    "too-long": "太长了，请写短一些",
    "column-missing": "表里没有这一列，请先在表格里加上",
    negative: "不能是负数",
    "other-unit": "单位和这个指标对不上",
    "over-one": "分子比分母大，请核对",
    "no-second-row": "表里只有一行。请在下面加一行分母，再填这个比率",
  },
};

const EN: MonthWords = {
  purpose:
    "What is due or overdue this month stands here, to be filled in; it is written to the sheets.",
  previous: "Previous month",
  next: "Next month",
  backToRunning: "Back to this month",
  asOf: (day) => `As of ${day}`,
  summary: (due, done) => `${due} due, ${done} done`,
  groups: {
    overdue: (count) => `${count} overdue`,
    due: (count) => `${count} due this month`,
    soon: (count, days) => `${count} due within ${days} days`,
    indicators: (count) =>
      count === 1 ? "1 indicator" : `${count} indicators`,
    report: "Monthly report",
  },
  empty: {
    overdue: "Nothing is overdue.",
    due: "Nothing is due this month. Look at the month before or after.",
    soon: (days) => `Nothing else is due in the next ${days} days.`,
    indicators:
      "This plan has no indicators. To add one, add a row on the sheet of indicators.",
    report: "The cover has no record for this month, so nothing is to report.",
  },
  withoutMonth: (count) =>
    count === 1
      ? "1 arrangement has no planned month and is not counted."
      : `${count} arrangements have no planned month and are not counted.`,
  toCheck: "Open the check",
  daysLate: (days) => (days === 1 ? "1 day overdue" : `${days} days overdue`),
  lateBy: (days) => (days === 1 ? "done 1 day late" : `done ${days} days late`),
  daysLeft: (days) => (days === 1 ? "1 day left" : `${days} days left`),
  dueToday: "Due today",
  dueIn: (month) => `due in ${month}`,
  deferredFrom: (month) => `planned for ${month}`,
  early: "early",
  statuses: {
    "not-started": "Not started",
    "in-progress": "In progress",
    done: "Done",
    deferred: "Deferred",
    cancelled: "Cancelled",
  },
  fields: {
    status: "Status",
    progress: "Progress",
    progressHint: "For instance 60%; may stay blank",
    doneOn: "Done on",
    deferTo: "Deferred to",
    deferAgain: "Deferred again to",
    noFurther: "(not again)",
    choose: "(choose a month)",
    deferredOn: "Day on which it was deferred",
    cancelledOn: "Day on which it was cancelled",
    reason: "Reason for the change",
    result: "Result",
    resultHint: "What was done, how many took part; may stay blank",
    numerator: "Numerator",
    denominator: "Denominator",
    value: "This month",
    reporter: "Reported by",
    reportedOn: "Reported on",
    reportState: "Report",
  },
  standing: (month, day, reason) =>
    `Deferred to ${month} on ${day}${reason === "" ? "" : `: ${reason}`}`,
  lateDeferral:
    "The planned month is over, so it stays overdue in its first month.",
  clearsDone: (day) => `Saving removes the completion date ${day}.`,
  cancelKeeps: "The day of the earlier deferral is kept in the reason.",
  reads: (text) => `Will be written as ${text}`,
  unitHint: (unit) =>
    unit === ""
      ? "1.2万 or about 300 is read as well"
      : `In ${unit}; 1.2万 is read as well`,
  ratioHint: "Two counts are needed, not a percentage alone",
  bare: (written) => `The sheet says “${written}”, which is no number`,
  total: (total, target) =>
    target === null ? `${total} so far` : `${total} so far of ${target}`,
  target: (target) => `target ${target}`,
  noColumn: "The sheet of indicators has no column for this month.",
  unfilled: "blank",
  save: "Save",
  saving: "Saving…",
  close: "Do not save",
  toCell: "Show the cell",
  noChange: "Nothing differs, so nothing was written.",
  changed: (now) =>
    `Somebody has just changed this row in the sheet (now: ${now}). What you typed is still here: compare, then save again.`,
  gone: "This row is no longer in the sheet, or there are several like it. Nothing was written.",
  readAgain: "Read again",
  formula: (cells) =>
    `Cell ${cells} holds a formula or an error value, which the pane does not overwrite. Clear it in the sheet, then save.`,
  more: (count) => `Show ${count} more`,
  reports: { reported: "Reported", "zero-report": "Zero report" },
  reportHints: {
    reported: "Progress and figures of the month are filled in",
    "zero-report": "There is nothing to report; that counts as a report",
  },
  reported: (state, who, day) =>
    [state, who, day].filter((part) => part !== "").join(" · "),
  fillReport: "Report",
  changeReport: "Change the report",
  reportOpen: (nodes) =>
    nodes === 1
      ? "1 arrangement of this month has no status yet."
      : `${nodes} arrangements of this month have no status yet.`,
  gaps: {
    title: (month) => `${month} has gaps`,
    nodes: (count) =>
      count === 1
        ? "1 arrangement without a status"
        : `${count} arrangements without a status`,
    indicators: (count) =>
      count === 1
        ? "1 indicator without a value"
        : `${count} indicators without a value`,
    report: "No report, and no zero report",
    fill: (month) => `Fill in ${month}`,
  },
  faults: {
    required: "Fill this in",
    unreadable: "This cannot be read; write it another way",
    "in-future": "This day is still to come",
    "before-period": "This day is before the plan begins; look at the year",
    "full-not-done": "At 100%, choose the status “Done”",
    started: "There is progress: choose the status “In progress”",
    "out-of-range": "Progress lies between 0% and 100%",
    "not-later": "Must be later than the planned month",
    "same-month": "It is deferred to this month already",
    "before-first-change": "Must not be before the first change",
    "too-long": "Too long; shorten it",
    "column-missing": "The sheet lacks this column; add it there first",
    negative: "Must not be negative",
    "other-unit": "The unit does not fit this indicator",
    "over-one": "The numerator is greater than the denominator",
    "no-second-row":
      "The sheet has one row only. Add a row for the denominator below it first",
  },
};

export const MONTH_WORDS: Readonly<Record<Language, MonthWords>> = {
  zh: ZH,
  en: EN,
};
