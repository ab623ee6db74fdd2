/**
 * A plan document as its reader gives it: blocks in reading order, before
 * anything is understood. Plain text has a paragraph a line and neither labels
 * nor headings; .docx has them from its numbering and its styles.
 */
export interface PlanDocument {
  readonly blocks: readonly DocumentBlock[];
}

export type DocumentBlock = ParagraphBlock | TableBlock;

export interface ParagraphBlock {
  readonly type: "paragraph";
  readonly text: string;
  /** The automatic number as Word shows it (`一、`, `（二）`, `3.`, `•`), which is not in `text`; else `null`. */
  readonly label: string | null;
  /** Depth of the automatic numbering, from 0; `null` without one. */
  readonly labelLevel: number | null;
  /** Level of a heading style or outline level, from 1; `null` for body text. */
  readonly heading: number | null;
  /** Line of a text file, or number of the paragraph in a .docx (table rows count as lines), from 1. */
  readonly line: number;
}

export interface TableBlock {
  readonly type: "table";
  /** Every row has the same number of cells: a cell merged over columns is repeated as `merged`. */
  readonly rows: readonly (readonly TableCellBlock[])[];
  /** Line of the first row; each row is one line. */
  readonly line: number;
}

export interface TableCellBlock {
  readonly text: string;
  /** Part of a merged area that began above or to the left; `text` is that area's text. */
  readonly merged: boolean;
}
