import type { WorkbookCells } from "./cells";
import type { WorkbookLayout } from "./workbook";

/**
 * The port: what the app needs of a live workbook. Few, batched verbs; no
 * caller sees a `sync`, a proxy or a command of the host. One contract suite
 * holds for every host. Every verb fails with a `HostError` and with nothing
 * else; after a failure the workbook is as before or as wanted, or the error's
 * `stands` says exactly what was left.
 */
export interface WorkbookHost {
  /**
   * Makes or updates the sheets of a layout.
   *
   * `create`: every sheet is new; fails with `name-taken` where a sheet or a
   * table of the name exists, and removes what it made if it fails.
   *
   * `update`: sheets that exist (found by their tables, then by their names)
   * are brought to the layout in place, cell by cell: only cells that differ
   * are written, in one journal that is written back on failure; sheets are
   * never deleted and made again; sheets, columns and rows that the layout
   * does not know stay as they are. Missing sheets are made.
   */
  render(layout: WorkbookLayout, mode: "create" | "update"): Promise<void>;

  /** The cells of the workbook's sheets, read at once: of all sheets, or of those that `wants`. */
  read(wants?: (sheetName: string) => boolean): Promise<WorkbookCells>;

  /** Values into cells, as one batch: all or none. Text is always text. */
  write(patches: readonly SheetPatch[]): Promise<void>;

  /** Brings a cell into view and selects it. */
  reveal(place: CellPlace): Promise<void>;

  /**
   * Calls the listener with what a person changed in the plan's tables and on
   * its sheets without one (`PLAN_SHEET_NAMES`), coalesced to one call a burst; never with what `write` and `render` wrote.
   * The promise's function ends it.
   */
  onEdited(
    listener: (edits: readonly Edit[]) => void,
  ): Promise<() => Promise<void>>;
}

/** A cell by its sheet's name and A1 address. */
export interface CellPlace {
  readonly sheet: string;
  readonly cell: string;
}

/** New values for cells of one sheet. */
export interface SheetPatch {
  readonly sheet: string;
  readonly cells: readonly CellPatch[];
}

/** One cell's new value; `null` clears it; `day` writes the number as a date. */
export interface CellPatch {
  readonly cell: string;
  readonly value: string | number | boolean | null;
  readonly day?: true;
}

/** A changed range, for instance `F12:F14`. */
export interface Edit {
  readonly sheet: string;
  readonly range: string;
}

/** What can go wrong in a live workbook; the message tables explain each. */
export const HOST_ERRORS = [
  "cell-being-edited",
  "sheet-protected",
  "workbook-protected",
  "read-only",
  "sheet-missing",
  "name-taken",
  "request-too-large",
  "host-gone",
  "host-too-old",
  "host-refused",
] as const;

export type HostErrorCode = (typeof HOST_ERRORS)[number];

/** Why a host could not do what it was asked. */
export class HostError extends Error {
  override readonly name = "HostError";

  constructor(
    readonly code: HostErrorCode,
    /** The sheet it is about; `null` where it is about the workbook. */
    readonly sheet: string | null = null,
    /** What stands half done although everything was tried to undo it, one line each; usually empty. */
    readonly stands: readonly string[] = [],
    /** What the host itself said, for the maintainers. */
    readonly detail = "",
  ) {
    super(detail === "" ? code : `${code}: ${detail}`);
  }
}
