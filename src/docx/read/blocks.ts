import type { TableCellBlock } from "../../core/intake/document";
import type { NumberLabel } from "./numbering";

/** A block before it has its line. */
export type BodyBlock = BodyParagraph | BodyTable;

export interface BodyParagraph {
  readonly type: "paragraph";
  readonly text: string;
  readonly label: NumberLabel | null;
  readonly heading: number | null;
}

export interface BodyTable {
  readonly type: "table";
  readonly rows: readonly (readonly TableCellBlock[])[];
}

/** Counts what a document costs; each throws once it is too much. */
export interface BodyBudget {
  takeParagraph(): void;
  takeCells(count: number): void;
}
