import type { Language } from "../../core/layout";
import type { BranchStatus, Light } from "../../core/rollup";

/** The words of the page 汇总. */
export interface RollupWords {
  readonly intro: string;
  readonly takeAtHand: (count: number) => string;
  readonly drop: string;
  readonly chooseFiles: string;
  readonly chooseFolder: string;
  readonly chosen: (count: number) => string;
  readonly passedOver: (count: number) => string;
  readonly clear: string;
  readonly roster: string;
  readonly rosterFrom: (where: string, count: number) => string;
  readonly onSheet: (sheet: string) => string;
  readonly noRoster: string;
  readonly chooseRoster: string;
  readonly record: string;
  readonly recordFrom: (name: string) => string;
  readonly noRecord: string;
  readonly chooseRecord: string;
  readonly asOf: string;
  readonly asOfHint: string;
  /** Name of the union that rolls up. */
  readonly union: string;
  readonly unionHint: string;
  readonly period: string;
  readonly periodByPlans: string;
  readonly periodFrom: (month: string, months: number) => string;
  readonly go: (count: number) => string;
  readonly needFiles: string;
  readonly needDay: string;
  readonly starting: string;
  readonly reading: (done: number, total: number) => string;
  readonly counting: string;
  readonly speed: (perSecond: string, remaining: string) => string;
  readonly seconds: (n: number) => string;
  readonly minutes: (n: number) => string;
  readonly cancel: string;
  readonly cancelled: string;
  readonly result: (asOf: string) => string;
  readonly again: string;
  readonly reported: (reported: number, total: number) => string;
  readonly reportedOnly: (reported: number) => string;
  readonly lights: Readonly<Record<Light | "missing", string>>;
  readonly lightsHeading: string;
  readonly statuses: Readonly<Record<BranchStatus, string>>;
  readonly figures: {
    readonly quarter: string;
    readonly quarterName: (quarter: number) => string;
    readonly year: string;
    readonly due: string;
    readonly done: string;
    readonly rate: string;
    readonly onTime: string;
    readonly overdue: string;
  };
  readonly reporting: string;
  readonly expected: string;
  readonly noExpected: Readonly<
    Record<"no-roster" | "baseline-missing", string>
  >;
  readonly traceHint: string;
  readonly branches: string;
  readonly fields: string;
  readonly indicators: string;
  readonly indicatorTarget: (target: string) => string;
  readonly indicatorBranches: (count: number) => string;
  readonly late: (count: number) => string;
  readonly nobodyLate: string;
  readonly noContact: string;
  readonly copyReminder: string;
  readonly copied: string;
  readonly selected: string;
  readonly reminder: string;
  readonly duplicates: (count: number) => string;
  readonly duplicatesHint: string;
  readonly savedAt: (time: string) => string;
  readonly lastReport: (month: string) => string;
  readonly neverReported: string;
  readonly unexpected: (count: number) => string;
  readonly unexpectedHint: string;
  readonly unreadable: (count: number) => string;
  readonly findings: (
    errors: number,
    warnings: number,
    infos: number,
  ) => string;
  readonly findingsHint: string;
  readonly more: (count: number) => string;
  readonly write: string;
  readonly openAsFile: string;
  readonly save: string;
  readonly tooLarge: (facts: number) => string;
  readonly writing: string;
  readonly written: Readonly<Record<"sheets" | "saved" | "opened", string>>;
  readonly hasSheets: string;
  readonly back: string;
  /** `count` is `null` until it is known. */
  readonly trace: (
    whose: string,
    figure: string,
    count: number | null,
  ) => string;
  readonly traceOf: string;
  readonly counts: Readonly<
    Record<
      "nodes" | "due" | "done" | "onTime" | "overdue" | "carriedOut",
      string
    >
  >;
  readonly overdueWord: string;
  readonly noLines: string;
  readonly issuedOnly: string;
  readonly due: (month: string) => string;
  readonly doneOn: (day: string) => string;
  readonly dayText: (year: number, month: number, day: number) => string;
}

export const ROLLUP_WORDS: Readonly<Record<Language, RollupWords>> = {
  zh: {
    intro: "把各单位报上来的工作簿放到这里，一次汇总。文件只在这台电脑上读取。",
    takeAtHand: (count) => `用文件列表里的 ${count} 份`,
    drop: "把文件或文件夹拖到这里，或者：",
    chooseFiles: "选择文件",
    chooseFolder: "选择文件夹",
    chosen: (count) => `已选 ${count} 个文件`,
    passedOver: (count) => `${count} 个不是表格的文件没有算在内`,
    clear: "重新选择",
    roster: "花名册",
    rosterFrom: (where, count) => `${where}：${count} 个单位`,
    onSheet: (sheet) => `本工作簿的“${sheet}”`,
    noRoster: "没有花名册时，只汇总收到的文件，看不出谁没有报。",
    chooseRoster: "选择花名册",
    record: "下发记录",
    recordFrom: (name) => name,
    noRecord:
      "可以不选。选了 issue-record.json，没有报的单位也能算进应报口径。",
    chooseRecord: "选择下发记录",
    asOf: "截止日",
    asOfHint: "数字算到这一天结束为止",
    union: "本级工会名称",
    unionHint: "写在工作总结的标题里；不填则取各单位共同的上级工会",
    period: "汇总周期",
    periodByPlans: "按多数计划的周期",
    periodFrom: (month, months) => `${month}起 ${months} 个月`,
    go: (count) => `汇总 ${count} 个文件`,
    needFiles: "请先选择文件。",
    needDay: "请填写截止日。",
    starting: "正在准备…",
    reading: (done, total) => `已读 ${done} / ${total} 个文件`,
    counting: "正在统计…",
    speed: (perSecond, remaining) => `每秒 ${perSecond} 个，约剩 ${remaining}`,
    seconds: (n) => `${n} 秒`,
    minutes: (n) => `${n} 分钟`,
    cancel: "停止",
    cancelled: "已停止，没有改动工作簿。",
    result: (asOf) => `截至${asOf}`,
    again: "重新汇总",
    reported: (reported, total) => `应报 ${total} 家，已报 ${reported} 家`,
    reportedOnly: (reported) => `已报 ${reported} 家（没有花名册）`,
    lights: {
      green: "绿 正常",
      blue: "蓝 即将到期",
      yellow: "黄 滞后",
      red: "红 逾期较多",
      grey: "灰 未到期",
      missing: "未报",
    },
    lightsHeading: "各单位的灯号",
    statuses: {
      reported: "已报",
      "zero-report": "零报告",
      "not-filled": "未填",
      missing: "未报",
      duplicate: "重报",
      unreadable: "无法读取",
      doubtful: "存疑",
    },
    figures: {
      quarter: "季度",
      quarterName: (quarter) =>
        `${["一", "二", "三", "四"][quarter - 1] ?? ""}季度`,
      year: "全年",
      due: "应完成",
      done: "已完成",
      rate: "完成率",
      onTime: "按时",
      overdue: "逾期",
    },
    reporting: "已报口径",
    expected: "应报口径",
    noExpected: {
      "no-roster": "没有花名册，算不出应报口径。",
      "baseline-missing":
        "有单位没有报，也没有下发记录，不知道它们应完成多少，所以算不出应报口径。选上下发记录再汇总一次即可。",
    },
    traceHint:
      "点任何一个数字，可以看到它是由哪些节点、哪个文件的哪个单元格来的。",
    branches: "各单位",
    fields: "各工作领域",
    indicators: "指标",
    indicatorTarget: (target) => `目标 ${target}`,
    indicatorBranches: (count) => `${count} 家有数`,
    late: (count) => `要催报 ${count} 家`,
    nobodyLate: "应报的单位都已报送，不需要催报。",
    noContact: "没有联系人",
    copyReminder: "复制催报文字",
    copied: "已复制，可以直接粘贴发送。",
    selected: "这里不允许自动复制。文字已选中，请按 Ctrl+C（Mac 按 ⌘C）。",
    reminder: "催报文字",
    duplicates: (count) => `重报 ${count} 家`,
    duplicatesHint: "同一单位交了几份不同的文件，选哪一份算数：",
    savedAt: (time) => `保存于 ${time}`,
    lastReport: (month) => `填报到${month}`,
    neverReported: "没有填报记录",
    unexpected: (count) => `多报 ${count} 个文件`,
    unexpectedHint: "这些文件不属于花名册上的任何单位，没有算进来：",
    unreadable: (count) => `无法读取 ${count} 个文件`,
    findings: (errors, warnings, infos) =>
      `发现问题：错误 ${errors}，警告 ${warnings}，提示 ${infos}`,
    findingsHint: "每个问题都列在汇总工作簿的“问题清单”里。",
    more: (count) => `再显示 ${count} 个`,
    write: "写入本工作簿",
    openAsFile: "打开汇总工作簿",
    save: "另存为新文件",
    tooLarge: (facts) =>
      `明细有 ${facts} 行，超过 20,000 行，会另存为一个新文件。`,
    writing: "正在写入…",
    written: {
      sheets: "已写入本工作簿，正显示“季度汇总”。",
      saved: "已保存到下载文件夹。",
      opened: "已打开为新工作簿，请保存。",
    },
    hasSheets: "本工作簿里已有汇总表，没有改动它。可以另存为新文件。",
    back: "返回汇总结果",
    trace: (whose, figure, count) =>
      `${whose} · ${figure}${count === null ? "" : `：${count}`}`,
    traceOf: "看哪个数字",
    counts: {
      nodes: "全部节点",
      due: "应完成",
      done: "已完成",
      onTime: "按时完成",
      overdue: "逾期",
      carriedOut: "期末逾期",
    },
    overdueWord: "逾期",
    noLines: "这个数字是 0，没有节点。",
    issuedOnly: "没有报送，按下发的计划计算",
    due: (month) => `${month}应完成`,
    doneOn: (day) => `${day}完成`,
    dayText: (year, month, day) => `${year}年${month}月${day}日`,
  },
  en: {
    intro:
      "Put the workbooks that the branches sent here, and roll them up at once. They are read on this computer only.",
    takeAtHand: (count) =>
      count === 1
        ? "Take the file of the list"
        : `Take the ${count} files of the list`,
    drop: "Drop files or a folder here, or:",
    chooseFiles: "Choose files",
    chooseFolder: "Choose a folder",
    chosen: (count) =>
      count === 1 ? "1 file chosen" : `${count} files chosen`,
    passedOver: (count) =>
      count === 1
        ? "1 file that is no workbook was left out"
        : `${count} files that are no workbooks were left out`,
    clear: "Choose again",
    roster: "Roster",
    rosterFrom: (where, count) =>
      `${where}: ${count} ${count === 1 ? "branch" : "branches"}`,
    onSheet: (sheet) => `Sheet “${sheet}” of this workbook`,
    noRoster:
      "Without a roster only the files that came are rolled up; nobody can see whose is missing.",
    chooseRoster: "Choose a roster",
    record: "Issue record",
    recordFrom: (name) => name,
    noRecord:
      "Optional. With issue-record.json the branches whose file is missing can be counted as well.",
    chooseRecord: "Choose an issue record",
    asOf: "Cut-off day",
    asOfHint: "Figures are taken at the end of this day",
    union: "Your union",
    unionHint:
      "Stands in the title of the report; by default the union above all branches",
    period: "Period",
    periodByPlans: "The one most plans have",
    periodFrom: (month, months) => `${months} months from ${month}`,
    go: (count) => (count === 1 ? "Roll up 1 file" : `Roll up ${count} files`),
    needFiles: "Choose the files first.",
    needDay: "Enter the cut-off day.",
    starting: "Getting ready…",
    reading: (done, total) => `${done} of ${total} files read`,
    counting: "Counting…",
    speed: (perSecond, remaining) =>
      `${perSecond} a second, about ${remaining} left`,
    seconds: (n) => `${n} s`,
    minutes: (n) => `${n} min`,
    cancel: "Stop",
    cancelled: "Stopped. The workbook was not changed.",
    result: (asOf) => `As of ${asOf}`,
    again: "Roll up again",
    reported: (reported, total) => `${reported} of ${total} branches reported`,
    reportedOnly: (reported) => `${reported} branches reported (no roster)`,
    lights: {
      green: "Green: on track",
      blue: "Blue: due soon",
      yellow: "Yellow: behind",
      red: "Red: many overdue",
      grey: "Grey: nothing due",
      missing: "No report",
    },
    lightsHeading: "Lights of the branches",
    statuses: {
      reported: "Reported",
      "zero-report": "Zero report",
      "not-filled": "Not filled in",
      missing: "No report",
      duplicate: "Duplicate",
      unreadable: "Unreadable",
      doubtful: "Doubtful",
    },
    figures: {
      quarter: "Quarter",
      quarterName: (quarter) => `Q${quarter}`,
      year: "Year",
      due: "Due",
      done: "Done",
      rate: "Rate",
      onTime: "On time",
      overdue: "Overdue",
    },
    reporting: "Reporting branches",
    expected: "All branches",
    noExpected: {
      "no-roster": "There is no figure for all branches without a roster.",
      "baseline-missing":
        "Some branches have not reported and there is no issue record, so it is not known how much was due from them. Choose the issue record and roll up again.",
    },
    traceHint:
      "Choose any figure to see the nodes that make it, with file, sheet and cell.",
    branches: "Branches",
    fields: "Work fields",
    indicators: "Indicators",
    indicatorTarget: (target) => `target ${target}`,
    indicatorBranches: (count) =>
      count === 1 ? "from 1 branch" : `from ${count} branches`,
    late: (count) =>
      count === 1 ? "1 branch to remind" : `${count} branches to remind`,
    nobodyLate: "Every branch has reported; nobody has to be reminded.",
    noContact: "no contact",
    copyReminder: "Copy the reminder",
    copied: "Copied. Paste it into your message.",
    selected:
      "Copying is not allowed here. The text is selected: press Ctrl+C (⌘C on a Mac).",
    reminder: "Reminder",
    duplicates: (count) =>
      count === 1
        ? "1 branch with several files"
        : `${count} branches with several files`,
    duplicatesHint:
      "A branch handed in files that differ. Choose which counts:",
    savedAt: (time) => `saved ${time}`,
    lastReport: (month) => `reported up to ${month}`,
    neverReported: "no monthly report",
    unexpected: (count) =>
      count === 1 ? "1 unexpected file" : `${count} unexpected files`,
    unexpectedHint:
      "These files belong to no branch of the roster and do not count:",
    unreadable: (count) =>
      count === 1 ? "1 unreadable file" : `${count} unreadable files`,
    findings: (errors, warnings, infos) =>
      `Found: ${errors} errors, ${warnings} warnings, ${infos} notes`,
    findingsHint: "Each of them is listed on the sheet of findings.",
    more: (count) => `Show ${count} more`,
    write: "Write into this workbook",
    openAsFile: "Open the roll-up workbook",
    save: "Save as a new file",
    tooLarge: (facts) =>
      `The facts have ${facts} rows, more than 20,000: they become a new file.`,
    writing: "Writing…",
    written: {
      sheets: "Written into this workbook; the quarterly figures are shown.",
      saved: "Saved to your downloads.",
      opened: "Opened as a new workbook. Save it.",
    },
    hasSheets:
      "This workbook has sheets of a roll-up already; they were not changed. Save the roll-up as a new file instead.",
    back: "Back to the result",
    trace: (whose, figure, count) =>
      `${whose} · ${figure}${count === null ? "" : `: ${count}`}`,
    traceOf: "Figure",
    counts: {
      nodes: "All nodes",
      due: "Due",
      done: "Done",
      onTime: "Done on time",
      overdue: "Overdue",
      carriedOut: "Overdue at the end",
    },
    overdueWord: "Overdue",
    noLines: "This figure is 0: there are no nodes.",
    issuedOnly: "no report; counted as issued",
    due: (month) => `due ${month}`,
    doneOn: (day) => `done ${day}`,
    dayText: (year, month, day) =>
      `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`,
  },
};
