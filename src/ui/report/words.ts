import type { Language } from "../../core/layout";

/** The words of the report's page. */
export interface ReportWords {
  readonly empty: string;
  readonly toRollup: string;
  readonly reading: string;
  readonly save: string;
  readonly saving: string;
  readonly saved: string;
  readonly cancelled: string;
  readonly cannotSave: string;
  readonly unknown: string;
  /** The comparison with last period: what the button does, while the file is read, with which file, and without it again. */
  readonly compare: string;
  readonly compareHint: string;
  readonly comparing: string;
  readonly comparedWith: (file: string) => string;
  readonly notComparedWith: (file: string) => string;
  readonly otherPrevious: string;
  readonly noComparison: string;
  readonly about: (appendix: number, unknown: number) => string;
}

export const WORDS: Readonly<Record<Language, ReportWords>> = {
  zh: {
    empty: "这里显示工作总结。请先打开汇总工作簿，或者一个单位的计划工作簿。",
    toRollup: "去汇总",
    reading: "正在写总结…",
    save: "保存为 Word 文档",
    saving: "正在生成 Word 文档…",
    saved: "已保存。表格、图和每个数据的来源都在文档里。",
    cancelled: "没有保存。",
    cannotSave:
      "这里不能保存文件。请在浏览器里用工作台打开这个工作簿，或者用命令行：union-plan report 汇总.xlsx",
    unknown: "未报",
    compare: "选择上期的汇总…",
    compareHint: "选了上期（如上一年）的汇总工作簿，总结里就有与上期的比较。",
    comparing: "正在读取上期的工作簿…",
    comparedWith: (file) => `上期：${file}`,
    notComparedWith: (file) => `没有与这个文件比较：${file}`,
    otherPrevious: "换一个文件…",
    noComparison: "不与上期比较",
    about: (appendix, unknown) =>
      unknown === 0
        ? `共 ${appendix} 项数据，Word 文档的附录注明每项的来源。`
        : `共 ${appendix} 项数据，其中 ${unknown} 项未报；Word 文档的附录注明每项的来源。`,
  },
  en: {
    empty:
      "The annual report is shown here. Open a roll-up workbook or the plan workbook of one branch first.",
    toRollup: "Roll up",
    reading: "Writing the report…",
    save: "Save as a Word document",
    saving: "Making the Word document…",
    saved:
      "Saved. The document has the tables, the charts and the origin of every figure.",
    cancelled: "Not saved.",
    cannotSave:
      "No file can be saved here. Open this workbook in the workbench in a browser, or use the command line: union-plan report summary.xlsx",
    unknown: "none",
    compare: "Choose last period's roll-up…",
    compareHint:
      "With the roll-up workbook of last period (last year's, for instance) the report compares the two.",
    comparing: "Reading last period's workbook…",
    comparedWith: (file) => `Last period: ${file}`,
    notComparedWith: (file) => `Not compared with this file: ${file}`,
    otherPrevious: "Choose another file…",
    noComparison: "Do not compare",
    about: (appendix, unknown) =>
      unknown === 0
        ? `${appendix} figures; the Word document says of each where it comes from.`
        : `${appendix} figures, ${unknown} of them not reported; the Word document says of each where it comes from.`,
  },
};
