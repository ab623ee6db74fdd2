import type { JobErrorCode } from "./messages";
import type { SheetPatch } from "../core/check";
import type { Finding } from "../core/finding";
import type { PlanDocument } from "../core/intake";
import type { WorkbookCells, WorkbookLayout } from "../core/layout";
import type { Day, PlanId } from "../core/plan";
import type { AnnualReport, CellSource } from "../core/report";

/** A file that somebody gave. */
export interface InputFile {
  /** As it is shown to people: relative to the path that was given. */
  readonly name: string;
  /** Bytes; a file over the reader's limit is refused before it is read. */
  readonly size: number;
  /** When it was last changed by its folder's account (ISO 8601); a file that says so itself is believed more. */
  readonly modifiedAt: string | null;
  bytes(): Promise<Uint8Array>;
}

/** Where files are written to. Nothing that exists is overwritten unless the folder was opened so. */
export interface OutputFolder {
  /** Writes a whole file or none of it; the path of the file as people find it. */
  write(name: string, bytes: Uint8Array): Promise<string>;
}

/** Many copies of one workbook, made from one package. */
export interface Stamp {
  stamp(values: ReadonlyMap<string, string>): Uint8Array;
}

/** What the use cases need of the machine and of the file formats; an entry puts it together. */
export interface Toolbox {
  /** Throws an error with a `code` of the findings where the file is no workbook. */
  readonly openWorkbook: (bytes: Uint8Array, file: string) => WorkbookCells;
  readonly writeWorkbook: (layout: WorkbookLayout) => Promise<Uint8Array>;
  readonly prepareStamp: (
    template: Uint8Array,
    tokens: readonly string[],
  ) => Stamp;
  /** A copy of a workbook with some cells' values replaced; everything else stays byte for byte. */
  readonly patchWorkbook: (
    bytes: Uint8Array,
    patches: readonly SheetPatch[],
  ) => Uint8Array;
  /** A short digest of a text. */
  readonly digest: (text: string) => string;
  readonly newPlanId: () => PlanId;
  /** The running moment, ISO 8601 in UTC. */
  readonly now: string;
  /** The running day where the person is. */
  readonly today: Day;
}

/** Opens a plan document, or says in one finding why it cannot be read. */
export type OpenDocument = (
  bytes: Uint8Array,
  file: string,
) => Promise<OpenedDocument>;

/** Writes the annual report as a Word document. */
export type WriteReport = (
  report: AnnualReport,
  options: ReportOrigin,
) => Promise<Uint8Array>;

/** What a report's figures are traced to. */
export interface ReportOrigin {
  /** The workbook that the report was made from, as people call it; `null` for the one in front of them. */
  readonly file: string | null;
  /** Where a figure stands in it, or is counted from; `null` where the figure's own words say it. */
  readonly placeOf: (source: CellSource) => {
    readonly sheet: string;
    readonly cell: string | null;
  } | null;
}

export type OpenedDocument =
  | { readonly ok: true; readonly document: PlanDocument }
  | { readonly ok: false; readonly finding: Finding };

/** How far a long job has come, told after every piece of work. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly name: string;
}

/** Watches and stops a long job. */
export interface JobControl {
  readonly onProgress?: (progress: Progress) => void;
  /** Asked between two pieces of work; true ends the job with a `CancelledError`. */
  readonly isCancelled?: () => boolean;
}

/** The person stopped the job; nothing that was written is half done. */
export class CancelledError extends Error {
  override readonly name = "CancelledError";
}

/** A job that cannot be done; the message tables explain its code. */
export class JobError extends Error {
  override readonly name = "JobError";

  constructor(
    readonly code: JobErrorCode,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
  }
}

/** A file that cannot be used, with the finding that says why. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";

  constructor(readonly finding: Finding) {
    super(finding.code);
  }
}

/** Tells the listener, and ends the job if the person stopped it. */
export function step(control: JobControl, progress: Progress): void {
  if (control.isCancelled?.() === true) throw new CancelledError("cancelled");
  control.onProgress?.(progress);
}
