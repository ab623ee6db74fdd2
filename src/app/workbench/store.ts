/** Whose file it is: the person's own, or one of the samples. */
export type FileGroup = "mine" | "sample";

/** A file of the workbench, as its list shows it. */
export interface FileEntry {
  readonly id: string;
  readonly name: string;
  readonly group: FileGroup;
  /** Changed since it was last saved or opened. */
  readonly dirty: boolean;
  /** ISO 8601: when it was last opened, changed or saved. */
  readonly changedAt: string;
  /** A workbook can be opened in the sheet; a roster and an issue record are only used by the pane. */
  readonly kind: "workbook" | "roster" | "record";
}

/** A file's bytes: as it was last saved or opened, and as it stands. */
export interface FileBytes {
  readonly base: Uint8Array;
  readonly current: Uint8Array;
}

/** Where a file is saved to: an own handle of the browser's, which the store can keep but the app does not look into. */
export type SaveTarget = object;

export interface KeptFile {
  readonly entry: FileEntry;
  readonly bytes: FileBytes;
  readonly target: SaveTarget | null;
  /** Counts the writes of this file; a store refuses to replace a file that somebody else has written meanwhile. */
  readonly version: number;
}

/** Why work cannot be kept in the browser. */
export type StoreErrorCode =
  /** The disk or the browser's share of it is full. */
  | "store-full"
  /** There is no store: a private window, or storage is switched off. */
  | "store-closed"
  /** The workbook could not be made into bytes. */
  | "store-failed"
  /** Another tab has written this file meanwhile. */
  | "store-stale";

export class StoreError extends Error {
  override readonly name = "StoreError";

  constructor(
    readonly code: StoreErrorCode,
    readonly detail = "",
  ) {
    super(detail === "" ? code : `${code}: ${detail}`);
  }
}

/** Where work in progress is kept. Every method fails with a `StoreError` and with nothing else. */
export interface DeskStore {
  /** Every file that is kept, oldest first. */
  load(): Promise<readonly KeptFile[]>;
  /**
   * Keeps a file whole or not at all. Fails with `store-stale` unless the
   * kept version is the one before `file.version`.
   */
  put(file: KeptFile): Promise<void>;
  remove(id: string): Promise<void>;
}
