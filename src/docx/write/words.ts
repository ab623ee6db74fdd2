import { basisWords } from "../../core/report";
import type { FigureBasis, ReportLanguage } from "../../core/report";

/** What the Word document says besides the report. */
export interface DocumentWords {
  /** Who made the file, in its properties. */
  readonly creator: string;
  readonly table: (number: number, title: string) => string;
  /** `table` is the number of the table that the chart draws from. */
  readonly chart: (
    number: number,
    title: string,
    table: number | null,
  ) => string;
  readonly note: (text: string) => string;
  readonly unknown: string;
  readonly appendix: {
    readonly title: string;
    /** `file` is the workbook that the report was made from. */
    readonly introduction: (file: string | null) => string;
    readonly headers: readonly [
      number: string,
      label: string,
      shown: string,
      origin: string,
      branches: string,
      basis: string,
    ];
    /** Between labels, values and cells that share a row. */
    readonly mark: string;
    /** Of a figure without a cell: the sheet that it is counted from. */
    readonly counted: (sheet: string) => string;
    /** A thing and what is told of it. */
    readonly of: (thing: string, told: string) => string;
    /** Of the list of tables. */
    readonly tableHeaders: readonly [
      number: string,
      table: string,
      origin: string,
      branches: string,
      basis: string,
    ];
    readonly basis: Readonly<Record<FigureBasis, string>>;
  };
}

export const DOCUMENT_WORDS: Readonly<Record<ReportLanguage, DocumentWords>> = {
  zh: {
    creator: "工会计划",
    table: (number, title) => `表${number}\u3000${title}`,
    chart: (number, title, table) =>
      `图${number}\u3000${title}${table === null ? "" : `（据表${table}）`}`,
    note: (text) => `注：${text}`,
    unknown: "未报",
    appendix: {
      title: "附录：数据来源",
      introduction: (file) =>
        `正文和表格中的数据都出自${file === null ? "所打开的工作簿" : `“${file}”`}。下表列出正文中每个数据所在的工作表和单元格、由几个单位的数据合成，以及统计口径：同一行写几个数据的，名称、数值、单元格依次对应；表格的数据按列写明单元格。`,
      headers: ["序号", "数据", "数值", "出处", "单位数", "口径"],
      counted: (sheet) => `按“${sheet}”统计`,
      mark: "；",
      of: (thing, told) => `${thing}：${told}`,
      tableHeaders: ["序号", "表", "各列数据的出处", "单位数", "口径"],
      basis: basisWords("zh"),
    },
  },
  en: {
    creator: "Union Plan",
    table: (number, title) => `Table ${number}. ${title}`,
    chart: (number, title, table) =>
      `Figure ${number}. ${title}${table === null ? "" : ` (from table ${table})`}`,
    note: (text) => `Note: ${text}`,
    unknown: "none",
    appendix: {
      title: "Appendix: where the figures come from",
      introduction: (file) =>
        `All figures in the text and the tables come from ${file === null ? "the workbook that was open" : `“${file}”`}. This list has the sheet and the cell of each figure in the text, the number of branches it is made of, and how it is counted. Where a row has several figures, their names, values and cells stand in the same order; those of tables are told column by column.`,
      headers: ["No.", "Figure", "Value", "Origin", "Branches", "Over"],
      counted: (sheet) => `counted from “${sheet}”`,
      mark: "; ",
      of: (thing, told) => `${thing}: ${told}`,
      tableHeaders: [
        "No.",
        "Table",
        "Origin of each column",
        "Branches",
        "Over",
      ],
      basis: basisWords("en"),
    },
  },
};
