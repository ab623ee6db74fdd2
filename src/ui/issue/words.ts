import type { Language } from "../../core/layout";

/** The words of the page 下发. */
export interface IssueWords {
  readonly intro: string;
  readonly plan: (title: string, nodes: number) => string;
  readonly roster: string;
  readonly rosterHint: string;
  readonly takeRosterAtHand: string;
  readonly chooseRoster: string;
  readonly otherRoster: string;
  readonly rosterFrom: (where: string, count: number) => string;
  readonly onSheet: (sheet: string) => string;
  readonly more: (count: number) => string;
  readonly go: (count: number) => string;
  readonly going: (done: number, total: number) => string;
  readonly packing: string;
  readonly cancel: string;
  readonly cancelled: string;
  readonly saved: (count: number) => string;
  readonly savedNext: string;
  readonly opened: (count: number) => string;
  readonly openedNext: string;
  readonly byWindows: (most: number) => string;
  readonly nowhere: string;
}

export const ISSUE_WORDS: Readonly<Record<Language, IssueWords>> = {
  zh: {
    intro: "给花名册上的每个单位各做一份计划工作簿，合成一个压缩包。",
    plan: (title, nodes) => `${title}，${nodes} 个节点`,
    roster: "花名册",
    rosterHint: "一张有“单位编码”“单位名称”两列的表，.xlsx 或 .csv。",
    takeRosterAtHand: "用文件列表里的花名册",
    chooseRoster: "选择花名册文件",
    otherRoster: "换一份花名册",
    rosterFrom: (where, count) => `${where}：${count} 个单位`,
    onSheet: (sheet) => `本工作簿的“${sheet}”`,
    more: (count) => `……还有 ${count} 个`,
    go: (count) => `下发给 ${count} 个单位`,
    going: (done, total) => `已做好 ${done} / ${total} 份`,
    packing: "正在准备…",
    cancel: "停止",
    cancelled: "已停止，没有保存任何文件。",
    saved: (count) => `已做好 ${count} 份工作簿，压缩包已保存到下载文件夹。`,
    savedNext:
      "解压后把各单位的工作簿发下去。压缩包里的 issue-record.json 请留好，汇总时要用。",
    opened: (count) => `已打开 ${count} 个新工作簿。`,
    openedNext: "请逐个保存，再发给各单位。",
    byWindows: (most) =>
      `这里不能保存文件，做好的工作簿会直接打开，最多 ${most} 个。单位更多时，请在浏览器的工作台里下发，或用命令行 union-plan issue。`,
    nowhere:
      "这里不能保存文件，也不能打开新工作簿。请在浏览器的工作台里下发，或用命令行 union-plan issue。",
  },
  en: {
    intro:
      "Makes a plan workbook for each branch on the roster, all in one zip file.",
    plan: (title, nodes) => `${title}, ${nodes} nodes`,
    roster: "Roster",
    rosterHint:
      "A table with the columns 单位编码 (code) and 单位名称 (name), .xlsx or .csv.",
    takeRosterAtHand: "Use the roster in the file list",
    chooseRoster: "Choose a roster file",
    otherRoster: "Use another roster",
    rosterFrom: (where, count) =>
      `${where}: ${count} ${count === 1 ? "branch" : "branches"}`,
    onSheet: (sheet) => `Sheet “${sheet}” of this workbook`,
    more: (count) => `… and ${count} more`,
    go: (count) =>
      count === 1 ? "Issue to 1 branch" : `Issue to ${count} branches`,
    going: (done, total) => `${done} of ${total} workbooks made`,
    packing: "Getting ready…",
    cancel: "Stop",
    cancelled: "Stopped. No file was saved.",
    saved: (count) =>
      `${count} workbooks are made; the zip file was saved to your downloads.`,
    savedNext:
      "Unzip it and send each branch its workbook. Keep issue-record.json from the zip: the roll-up uses it.",
    opened: (count) => `${count} new workbooks were opened.`,
    openedNext: "Save each of them and send it to its branch.",
    byWindows: (most) =>
      `Files cannot be saved here; the workbooks are opened instead, at most ${most}. For more branches use the workbench in a browser, or \`union-plan issue\`.`,
    nowhere:
      "Here files can neither be saved nor opened as new workbooks. Use the workbench in a browser, or `union-plan issue`.",
  },
};
