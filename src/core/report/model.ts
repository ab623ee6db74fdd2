/**
 * The annual report as plain data: sentences, tables and charts, in the order
 * in which they are read. The sheet 年度总结 and the Word document are both
 * made from it, so that they say the same. Every figure knows the cell of the
 * roll-up workbook that it comes from.
 */
import type { Day, PlanPeriod } from "../plan";
import type { Ratio } from "../rollup";
import type { PreviousPlace } from "./previous";

/** Language of the report. */
export type ReportLanguage = "zh" | "en";

/**
 * What the report is about, by how much of the period has passed at the
 * cut-off: the first half, three quarters, all of it; `interim` before.
 */
export type ReportEdition = "interim" | "half-year" | "nine-month" | "year";

/** One branch's report, or a parent union's about its branches. */
export type ReportScope = "branch" | "union";

export interface AnnualReport {
  readonly language: ReportLanguage;
  readonly edition: ReportEdition;
  readonly scope: ReportScope;
  /** Whose report it is; empty where no union is named anywhere. */
  readonly union: string;
  /** 2026年前三季度工会工作总结. */
  readonly title: string;
  /** The period and the cut-off day in words. */
  readonly subtitle: string;
  readonly period: PlanPeriod;
  readonly asOf: Day;
  /** 基本情况, 主要工作及成效, 存在问题, 下步打算. */
  readonly sections: readonly ReportSection[];
  /** One entry a figure that the sentences show, in the order of first appearance, then one a table. */
  readonly appendix: readonly AppendixEntry[];
  /** The figures that 年度总结 counts itself (`sheet: "report"`), those of wordings not chosen included. */
  readonly counted: readonly Figure[];
  /** The figures that are not known: read （未报） where they stand, and listed. */
  readonly unknown: readonly Figure[];
}

/** Titles carry no number: `headingNumber` gives it. */
export interface ReportSection {
  readonly key: "overview" | "work" | "problems" | "next";
  readonly title: string;
  readonly blocks: readonly ReportBlock[];
  /** Work fields, kinds of problems…; second-level headings. */
  readonly parts: readonly ReportPart[];
}

export interface ReportPart {
  readonly key: string;
  readonly title: string;
  readonly blocks: readonly ReportBlock[];
}

export type ReportBlock = ReportParagraph | ReportTable | ReportChart;

/**
 * A paragraph is either computed (figures, texts of ours, names) or people's
 * own words, never both: the sheet writes the first as a formula and the
 * second as text.
 */
export interface ReportParagraph {
  readonly kind: "paragraph";
  /** `item` is one of a list of examples; its number is its place among them. */
  readonly style: "body" | "item";
  readonly runs: readonly Run[];
}

export type Run = TextRun | NameRun | WordsRun | Figure | ChoiceRun;

/** A text of ours. */
export interface TextRun {
  readonly kind: "text";
  readonly text: string;
}

/** A name that stands in a cell of the workbook: of a branch, an indicator, a goal. */
export interface NameRun {
  readonly kind: "name";
  readonly text: string;
  readonly source: CellSource;
}

/** What people wrote: an arrangement, 完成情况, a reason, an owner. Never part of a formula. */
export interface WordsRun {
  readonly kind: "words";
  readonly text: string;
  /** Where it stands in a branch's file; `null` for what has no cell of its own. */
  readonly place: WordsPlace | null;
}

export interface WordsPlace {
  readonly file: string;
  readonly sheet: string;
  /** From 1. */
  readonly row: number;
}

/**
 * One of two wordings, by a figure: the sheet decides it again when figures
 * change, the Word document has what `settledRuns` chose. Choices may nest.
 */
export interface ChoiceRun {
  readonly kind: "choice";
  readonly when: Condition;
  readonly then: readonly Run[];
  readonly otherwise: readonly Run[];
}

/** A comparison; one with a figure that is not known is false. */
export interface Condition {
  readonly left: Figure;
  readonly is: "=" | "<>" | "<" | "<=" | ">" | ">=";
  readonly right: number | Figure;
}

export interface Figure {
  readonly kind: "figure";
  /** What it counts, for the appendix: 维权服务：已完成. */
  readonly label: string;
  /** The label in its two parts, where it has them: what the figure is of, and what of it. */
  readonly about?: readonly [of: string, what: string];
  /** A ratio is divided last; `null` is not known, a ratio of denominator 0 is none. */
  readonly value: number | Ratio | null;
  /** `percent` shows a share of 1 as `83.3%`, `points` as `83.3`; `number` with thousands separators. */
  readonly form: "number" | "percent" | "points";
  readonly decimals: number;
  /** Written directly behind the number, with a space of its own where the language wants one; empty for a percentage. */
  readonly unit: string;
  /** The unit where the number is exactly 1, if that is another word. */
  readonly unitOne?: string;
  readonly source: CellSource;
  /** Number of branches that the figure is made of; `null` where it is about none. */
  readonly branches: number | null;
  readonly basis: FigureBasis;
  /** Of a figure of last period: its workbook, and where it stands in it; `place` is `null` where it does not say. */
  readonly from?: {
    readonly file: string;
    readonly place: PreviousPlace | null;
  } | null;
}

/** 口径: reporting branches, all that should report, the roster itself, one indicator, last period's workbook. */
export type FigureBasis =
  "reporting" | "expected" | "roster" | "indicator" | "previous";

/**
 * A cell of the roll-up workbook by what it holds. The layout that made the
 * workbook knows its address (`cellOf` of the sheet's places).
 */
export interface CellSource {
  /** Key of the sheet, as `ROLLUP_SHEETS` has it; `report` is 年度总结 itself. */
  readonly sheet:
    "about" | "quarters" | "fields" | "indicators" | "overdue" | "report";
  /**
   * What the row is of. 汇总说明: `scope`, `lights`. 季度汇总: `reporting`,
   * `expected`, `branch:KEY`. 领域汇总: `total`, `field:思想引领`, `goal:G1`.
   * 指标汇总 and 逾期清单: the number of the row from 1. 年度总结: `count`, a
   * figure that it counts itself, and `previous`, one of last period.
   */
  readonly row: string;
  /**
   * 汇总说明: `expected`, `reported`, `reportRate`, `pace`; a light. 季度汇总 and
   * 领域汇总: `name`, `q1.due`, `year.rate`…; `year.due` are the period's nodes.
   * 指标汇总: `name`, `target`, `total`, `rate`, `branches`. 逾期清单: its
   * column's key. 年度总结: the figure's own key.
   */
  readonly column: string;
}

export interface ReportTable {
  readonly kind: "table";
  readonly key: string;
  /** Without number; tables are numbered in the order in which they stand. */
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** Where its figures come from and how they are counted. */
  readonly note: string;
}

export interface TableColumn {
  readonly key: string;
  readonly header: string;
  readonly align: "left" | "center" | "right";
  /** Share of the table's width, in any unit. */
  readonly width: number;
}

export interface TableRow {
  readonly key: string;
  /** A line of totals. */
  readonly total: boolean;
  /** One a column. A figure in a table has no unit; the header says it. */
  readonly cells: readonly TableCell[];
}

export type TableCell = TextRun | NameRun | WordsRun | Figure;

/** A chart of a table's columns. */
export interface ReportChart {
  readonly kind: "chart";
  readonly key: string;
  readonly title: string;
  /** Columns stand up, bars lie down, the first category on top. */
  readonly type: "column" | "bar";
  /** Values are shares of 1 (shown in percent) or plain numbers. */
  readonly form: "number" | "percent";
  /** Key of the table that it draws from; it stands in the same section. */
  readonly table: string;
  /** Column and rows of the table, by key. */
  readonly categoryColumn: string;
  readonly rows: readonly string[];
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
}

export interface ChartSeries {
  readonly name: string;
  /** Column of the table, by key. */
  readonly column: string;
  /** One a category; `null` is a gap, never 0. */
  readonly values: readonly (number | null)[];
}

/** The figures of one column of a table. */
export interface AppendixColumn {
  readonly header: string;
  readonly figures: readonly Figure[];
}

/** Where a figure, or a table's figures, come from. */
export interface AppendixEntry {
  /** From 1. */
  readonly number: number;
  readonly label: string;
  /** As the sentences write it, with its unit; empty for a table. */
  readonly shown: string;
  /** Where it stands, in words: `季度汇总 · 已报口径合计 · 完成率`. */
  readonly origin: string;
  /** `null` for a table. */
  readonly source: CellSource | null;
  /** The figure; `null` for a table. */
  readonly figure: Figure | null;
  /** Of a table: its columns that have figures, from the top down; else `null`. */
  readonly columns: readonly AppendixColumn[] | null;
  readonly branches: number | null;
  /** 口径 in words. */
  readonly basis: string;
}
