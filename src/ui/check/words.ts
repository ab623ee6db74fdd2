import type { Language } from "../../core/layout";

/** The words of 检查. */
export interface CheckWords {
  /** What the page is for, where there is no plan yet. */
  readonly purpose: string;
  readonly checking: string;
  readonly checkAgain: string;
  readonly clean: string;
  readonly found: (count: number) => string;
  readonly noneShown: string;
  readonly showAll: string;
  readonly more: (count: number) => string;
  readonly severity: string;
  readonly all: string;
  readonly sheet: string;
  readonly allSheets: string;
  readonly wholeWorkbook: string;
  readonly group: string;
  readonly groups: { readonly severity: string; readonly sheet: string };
  readonly heading: (name: string, count: number) => string;
  readonly fix: string;
  readonly fixing: string;
  readonly willBe: (value: string) => string;
  readonly fixAll: (count: number) => string;
  readonly conflicts: (count: number) => string;
  readonly outdated: (count: number) => string;
  readonly formula: (cells: string) => string;
  readonly toCell: string;
}

export const CHECK_WORDS: Readonly<Record<Language, CheckWords>> = {
  zh: {
    purpose:
      "这里找出计划表格里写错、漏填和拿不准的地方，点一下就到那个单元格。",
    checking: "正在检查…",
    checkAgain: "重新检查",
    clean: "没有发现问题。改了表格会自动再查。",
    found: (count) => `发现 ${count} 个问题。点一下就到那个单元格。`,
    noneShown: "这样筛选没有问题。",
    showAll: "全部显示",
    more: (count) => `再显示 ${count} 个`,
    severity: "轻重",
    all: "全部",
    sheet: "工作表",
    allSheets: "所有工作表",
    wholeWorkbook: "整个工作簿",
    group: "分组",
    groups: { severity: "按轻重", sheet: "按工作表" },
    heading: (name, count) => `${name} ${count}`,
    fix: "修正",
    fixing: "正在修正…",
    willBe: (value) => `可以改成“${value}”`,
    fixAll: (count) => `修正全部 ${count} 处`,
    conflicts: (count) =>
      `有 ${count} 处没有修正：同一个单元格有两种改法，请看了再改。`,
    outdated: (count) =>
      `有 ${count} 处没有修正：表格刚才有改动，问题已经不是原来那样了。`,
    formula: (cells) =>
      `没有修正：单元格 ${cells} 里是公式或错误值，请先在表格里清除。`,
    toCell: "到这个单元格",
  },
  en: {
    purpose:
      "Finds what is wrong, missing or doubtful in the sheets of a plan, and goes to the cell.",
    checking: "Checking…",
    checkAgain: "Check again",
    clean: "Nothing is wrong. The check runs again when the sheet changes.",
    found: (count) =>
      count === 1
        ? "1 finding. Choose it to go to its cell."
        : `${count} findings. Choose one to go to its cell.`,
    noneShown: "Nothing is left by this filter.",
    showAll: "Show all",
    more: (count) => `Show ${count} more`,
    severity: "Severity",
    all: "All",
    sheet: "Sheet",
    allSheets: "All sheets",
    wholeWorkbook: "Whole workbook",
    group: "Group",
    groups: { severity: "By severity", sheet: "By sheet" },
    heading: (name, count) => `${name} ${count}`,
    fix: "Fix",
    fixing: "Fixing…",
    willBe: (value) => `Can be changed to “${value}”`,
    fixAll: (count) => (count === 1 ? "Fix 1 cell" : `Fix all ${count}`),
    conflicts: (count) =>
      `${count} not fixed: there are two ways to mend one cell. Look and decide.`,
    outdated: (count) =>
      `${count} not fixed: the sheet has just changed, and they are no longer the same.`,
    formula: (cells) =>
      `Not fixed: cell ${cells} holds a formula or an error value. Clear it in the sheet first.`,
    toCell: "Go to the cell",
  },
};
