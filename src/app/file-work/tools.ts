import type { Place } from "../../core/finding";
import type { Day } from "../../core/plan";
import type {
  OpenDocument,
  OutputFolder,
  Toolbox,
  WriteReport,
} from "../ports";

/** The rows of a roster file as texts, with where each cell stands. */
export interface RosterRows {
  readonly rows: readonly (readonly string[])[];
  /** The place of a cell, by its indices in `rows` (from 0). */
  readonly place: (row: number, column: number) => Place;
}

/** Many files as one. */
export interface Archive extends OutputFolder {
  /** The archive's bytes; nothing can be written afterwards. */
  end(): Uint8Array;
}

/** What the jobs on files need of the machine and of the file formats; whoever runs them puts it together. */
export interface FileWorkTools {
  /** The parts for one job; the running day is that of the person who asked. */
  readonly toolbox: (today: Day) => Toolbox;
  /** Throws an error with a `code` of the findings where the file is no roster. */
  readonly readRosterRows: (
    bytes: Uint8Array,
    file: string,
  ) => Promise<RosterRows>;
  readonly openDocument: OpenDocument;
  readonly writeReport: WriteReport;
  readonly newArchive: () => Archive;
}
