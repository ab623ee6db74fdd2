import { DEFAULT_LIMITS } from "../../xlsx/reader/limits";
import type { ReadLimits } from "../../xlsx/reader/limits";

/**
 * What a document may cost to read. A plan of 100 pages needs about a
 * hundredth of each; what goes beyond is refused as a whole, never cut off.
 */
export interface DocumentLimits {
  /** Bytes of the file itself. */
  readonly fileBytes: number;
  /** Bytes of a plain text. */
  readonly textBytes: number;
  /** Of the zip package: entries and inflated bytes. */
  readonly package: ReadLimits;
  /** Elements within one another in one part. */
  readonly depth: number;
  /** Elements of one part. */
  readonly elements: number;
  /** Paragraphs, those in tables and text boxes included. */
  readonly paragraphs: number;
  /** Cells of all tables, after spreading merged ones. */
  readonly cells: number;
}

export const DOCUMENT_LIMITS: DocumentLimits = {
  fileBytes: 100_000_000,
  textBytes: 20_000_000,
  package: {
    ...DEFAULT_LIMITS,
    inflatedBytes: 96_000_000,
    partBytes: 64_000_000,
  },
  depth: 256,
  elements: 1_000_000,
  paragraphs: 100_000,
  cells: 500_000,
};
