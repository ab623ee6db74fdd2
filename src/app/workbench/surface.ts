import type { WorkbookHost } from "../../core/layout";

/** A workbook as a file: its name and its bytes. */
export interface WorkbookFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a workbook may have that a sheet on the screen does not show; it stays in the file. */
export type UnshownCode =
  | "chart"
  | "picture"
  | "shape"
  | "chart-sheet"
  | "macro"
  | "pivot-table"
  | "comment"
  | "hyperlink"
  | "sparkline"
  | "form-control"
  | "embedded-object"
  | "slicer"
  | "query"
  | "external-link"
  | "array-formula"
  | "rich-text"
  | "rotated-text"
  | "fill-pattern"
  | "conditional-format"
  | "validation"
  | "password"
  /** Formulas with functions that are not calculated on the screen: their cells keep the values that they have. */
  | "uncalculated";

/** One kind of them on one sheet. */
export interface Unshown {
  readonly code: UnshownCode;
  /** The sheet it is on; `null` where it is the workbook's. */
  readonly sheet: string | null;
  readonly count: number;
  /** The first cell or range it is about, where it is about cells. */
  readonly cell: string | null;
}

/**
 * Where a workbook is worked on: the port, over one workbook after the other.
 * Its verbs are those of `WorkbookHost`; before the first `show` there is no
 * workbook, and they fail with `host-gone`.
 */
export interface Surface extends WorkbookHost {
  /** Puts a workbook in place of the one before. Throws a `RefusedError` where the bytes cannot be opened; the one before then stays. */
  show(file: WorkbookFile): Promise<readonly Unshown[]>;
  /** Takes in what is being typed, and tells the listeners of every change so far: before anything that a person asks for with the whole file. */
  settle(): Promise<void>;
  /** The workbook as it stands, with everything that the surface does not show. */
  bytes(): Promise<Uint8Array>;
  /** Calls the listener after every change of the workbook, whoever made it; the function ends it. */
  onChanged(listener: () => void): () => void;
  dispose(): void;
}
