/** Why a workbook cannot be saved as the grid has it. */
export const SAVE_REFUSALS = [
  /** A cell belongs to a formula over several cells, which changes as a whole only. */
  "part-of-array",
  /** A sheet was deleted that formulas, names or charts of other sheets draw from. */
  "sheet-in-use",
  /** A table's header was changed that formulas name. */
  "header-in-use",
  /** A table would be left without rows, or its cells without a place. */
  "table-broken",
  /** Two sheets of one name, or a name that Excel does not take. */
  "sheet-name",
  /** All sheets that can be seen were deleted or hidden. */
  "no-visible-sheet",
] as const;

export type SaveRefusal = (typeof SAVE_REFUSALS)[number];

/** What the file cannot be brought to; nothing was written. `code` has the words. */
export class SaveRefusedError extends Error {
  override readonly name = "SaveRefusedError";

  constructor(
    readonly code: SaveRefusal,
    /** The sheet it is about, by its name in the grid or, where it is deleted, in the file. */
    readonly sheet: string,
    /** The cell or range it is about; `null` where it is about the sheet. */
    readonly cell: string | null,
    detail = "",
  ) {
    super(`${code}: ${sheet}${cell === null ? "" : `!${cell}`} ${detail}`);
  }
}
