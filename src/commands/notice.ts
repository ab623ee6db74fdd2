import type { Language } from "../core/layout";
import { noticeOf } from "./notice-address";
import type { NoticeCode } from "./notice-address";

interface Words {
  readonly what: (count: number) => string;
  readonly todo: string;
}

const WORDS: Readonly<Record<Language, Readonly<Record<NoticeCode, Words>>>> = {
  zh: {
    clean: { what: () => "没有发现问题。", todo: "" },
    found: {
      what: (count) => `发现 ${count} 个问题，已选中第一个所在的单元格。`,
      todo: "全部问题和处理办法见“检查”页。",
    },
    "no-plan": {
      what: () => "这个工作簿里没有计划。",
      todo: "请打开一份计划工作簿，或在“计划”页新建一份。",
    },
    "no-figures": {
      what: () => "这个工作簿里没有季度数字。",
      todo: "请打开汇总工作簿或计划工作簿。",
    },
    failed: {
      what: () => "没有做成。",
      todo: "请结束单元格编辑后重试，或打开窗格查看原因。",
    },
  },
  en: {
    clean: { what: () => "Nothing is wrong.", todo: "" },
    found: {
      what: (count) =>
        count === 1
          ? "1 finding; its cell is selected."
          : `${count} findings; the first one's cell is selected.`,
      todo: "The Check page lists them all, with what to do.",
    },
    "no-plan": {
      what: () => "There is no plan in this workbook.",
      todo: "Open a plan workbook, or make one on the Plan page.",
    },
    "no-figures": {
      what: () => "There are no quarterly figures in this workbook.",
      todo: "Open a roll-up or a plan workbook.",
    },
    failed: {
      what: () => "That did not work.",
      todo: "Finish editing the cell and try again, or open the pane to see why.",
    },
  },
};

const { code, count, language } = noticeOf(location.search);
const { what, todo } = WORDS[language][code];
document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
for (const [id, text] of [
  ["what", what(count)],
  ["todo", todo],
] as const) {
  const element = document.getElementById(id);
  if (element !== null) element.textContent = text;
}
