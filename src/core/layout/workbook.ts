/**
 * WorkbookLayout: a whole workbook as plain data. Every host makes the same
 * workbook of it: the writer as bytes, Excel through Office.js, the workbench
 * in its grid. Rows and columns count from 1, as in Excel; days and months are
 * serials of the 1900 system under a date format.
 */

export interface WorkbookLayout {
  /** Written to the document's properties. */
  readonly title: string;
  readonly creator: string;
  /** The styles that cells name. */
  readonly styles: Readonly<Record<string, CellStyle>>;
  readonly sheets: readonly SheetLayout[];
  readonly names: readonly DefinedName[];
}

export type CellContent = string | number | boolean | null;

/** One cell. Text is always text: a host never makes a formula of `value`. */
export interface CellLayout {
  /** The value, or a formula's value as of the cut-off day in the workbook. */
  readonly value: CellContent;
  /** A formula without `=`, in English function names and A1 references. */
  readonly formula?: string;
  /** The formula is an array formula of this one cell (Ctrl+Shift+Enter): it reckons with whole ranges. */
  readonly array?: true;
  readonly style?: string;
}

/** A sheet's row: `undefined` leaves the cell alone. Index 0 is column A. */
export type RowLayout = readonly (CellLayout | undefined)[];

export interface SheetLayout {
  /** Stable name of the sheet in code; the visible name depends on the language. */
  readonly key: string;
  readonly name: string;
  readonly visibility: "visible" | "hidden" | "very-hidden";
  /** `RRGGBB` */
  readonly tabColour?: string;
  readonly columns: readonly ColumnLayout[];
  /** Row 1 first. An array for all but the facts of a large roll-up, which come one by one. */
  readonly rows: Iterable<RowLayout>;
  /** Heights in points by row, for the rows that need one. */
  readonly heights?: Readonly<Record<number, number>>;
  /** Rows out of sight, ascending: hidden, or filtered out. */
  readonly hiddenRows?: readonly number[];
  /** Height in points of rows without one of their own. */
  readonly defaultHeight?: number;
  /** Width of columns without one of their own, in characters as in `ColumnLayout`. */
  readonly defaultWidth?: number;
  readonly merges?: readonly RangeRef[];
  readonly freeze?: { readonly rows: number; readonly columns: number };
  readonly tables?: readonly TableLayout[];
  readonly validations?: readonly ValidationLayout[];
  readonly conditionalFormats?: readonly ConditionalFormatLayout[];
  /** Protects the sheet without a password; cells are locked unless their style says otherwise. */
  readonly protected?: boolean;
  readonly print?: PrintLayout;
  readonly charts?: readonly ChartLayout[];
  readonly showGridLines?: boolean;
  /** The range under filter buttons that belongs to no table, its header row included. */
  readonly filter?: RangeRef;
}

/** A1 range without a sheet, for instance `A1:C3`. */
export type RangeRef = string;

export interface ColumnLayout {
  /** Width in characters of the default font; a Chinese character takes two. */
  readonly width: number;
  readonly hidden?: boolean;
  /** Style of the column's cells that have none of their own, also of those still to be typed. */
  readonly style?: string;
}

export interface CellStyle {
  /** The font's name; the workbook's own font without it. */
  readonly font?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  /** Points. */
  readonly size?: number;
  /** `RRGGBB` */
  readonly colour?: string;
  /** Background, `RRGGBB`. */
  readonly fill?: string;
  readonly horizontal?: "left" | "center" | "right";
  /** Left out: `center`. */
  readonly vertical?: "top" | "center" | "bottom";
  readonly wrap?: boolean;
  readonly indent?: number;
  readonly border?: "thin" | "bottom" | "none";
  /** `RRGGBB` */
  readonly borderColour?: string;
  /** The lines of each side, where they are none of the usual borders; holds instead of `border`. */
  readonly sides?: Readonly<Partial<Record<BorderSide, BorderLine>>>;
  readonly numberFormat?: string;
  /** Input: may be typed into on a protected sheet. */
  readonly unlocked?: boolean;
}

export type BorderSide = "left" | "right" | "top" | "bottom";

/** Line styles by Excel's names (ECMA-376 part 1, 18.18.3). */
export const LINE_STYLES = [
  "thin",
  "medium",
  "thick",
  "double",
  "dotted",
  "dashed",
  "hair",
  "dashDot",
  "dashDotDot",
  "mediumDashed",
  "mediumDashDot",
  "mediumDashDotDot",
  "slantDashDot",
] as const;

export interface BorderLine {
  readonly line: (typeof LINE_STYLES)[number];
  /** `RRGGBB`; black without it. */
  readonly colour?: string;
}

/** An Excel table (ListObject). */
export interface TableLayout {
  /** Name and display name; unique in the workbook. */
  readonly name: string;
  /** The header row included. */
  readonly range: RangeRef;
  /** Column names; equal to the header cells. */
  readonly columns: readonly string[];
  readonly style?: string;
  readonly filter?: boolean;
}

export interface ValidationLayout {
  readonly range: RangeRef;
  readonly rule:
    | {
        readonly type: "list";
        /** a defined name or range, without `=`; or the words themselves, in quotes: `"是,否"` */ readonly source: string;
      }
    | {
        readonly type: "date" | "decimal" | "whole";
        readonly min: number | string;
        readonly max?: number | string;
      }
    | { readonly type: "custom"; readonly formula: string };
  /** `stop` refuses, `warning` asks. */
  readonly severity: "stop" | "warning";
  readonly prompt?: { readonly title: string; readonly text: string };
  readonly error?: { readonly title: string; readonly text: string };
}

export interface ConditionalFormatLayout {
  readonly range: RangeRef;
  /** Relative to the range's first cell; without `=`; at most 255 characters. */
  readonly formula: string;
  readonly format: {
    readonly colour?: string;
    readonly fill?: string;
    readonly bold?: boolean;
    readonly strike?: boolean;
    readonly numberFormat?: string;
  };
  readonly stopIfTrue?: boolean;
}

export interface DefinedName {
  readonly name: string;
  /** Absolute reference with its sheet, or a formula; without `=`. */
  readonly refersTo: string;
  /** The sheet within which alone the name holds; in the whole workbook without it. */
  readonly sheet?: string;
  readonly hidden?: boolean;
}

/** A4. */
export interface PrintLayout {
  readonly landscape: boolean;
  readonly fitWidth?: boolean;
  readonly fitHeight?: boolean;
  /** Rows repeated on every page: first and last. */
  readonly titleRows?: readonly [number, number];
  readonly area?: RangeRef;
  /** Rows with which a new page begins. Excel heeds them only on a sheet that is not fitted to pages. */
  readonly pageBreaks?: readonly number[];
  /** Excel's header and footer codes (`&L`, `&C`, `&P`); `&` in text is written `&&`. */
  readonly header?: string;
  readonly footer?: string;
}

/** A native chart that draws from cells. */
export interface ChartLayout {
  readonly type: "bar" | "column" | "line";
  readonly title: string;
  /** How values are written at the axis and beside the bars; without it as the host likes, without labels. */
  readonly form?: "number" | "percent";
  /** Of bars that lie: the first category on top. */
  readonly topDown?: boolean;
  readonly series: readonly {
    readonly name: string;
    /** Absolute references with their sheet. */
    readonly categories: string;
    readonly values: string;
    /** `RRGGBB`; without it the theme's. */
    readonly colour?: string;
  }[];
  /** From and to cell of its place, for instance `H2` and `P20`. */
  readonly from: string;
  readonly to: string;
}
