import type { SheetPatch, WorkbookLayout } from "../../core/layout";
import type { Language } from "../../core/layout";
import type { Day } from "../../core/plan";
import type { Finding } from "../../core/finding";
import type { HostErrorCode } from "../../core/layout";
import type { Unshown } from "./surface";
import type { WorkbookData } from "./cells-data";

/** What work in another thread came to: errors lose their class on the way, so trouble travels as data. */
export type Answer<T> =
  | { readonly kind: "done"; readonly value: T }
  /** A verb of the port failed; the parts of its `HostError`. */
  | {
      readonly kind: "host-error";
      readonly code: HostErrorCode;
      readonly sheet: string | null;
      readonly stands: readonly string[];
      readonly detail: string;
    }
  /** The workbook cannot be made into a file as it stands, and why. */
  | ({ readonly kind: "unsavable" } & Unsavable)
  /** The file cannot be used, and why. */
  | { readonly kind: "refused"; readonly finding: Finding };

/** Why a workbook cannot be made into a file as it stands. */
export interface Unsavable {
  readonly code:
    | "part-of-array"
    | "sheet-in-use"
    | "header-in-use"
    | "table-broken"
    | "sheet-name"
    | "no-visible-sheet";
  readonly sheet: string;
  /** `null` where it is about the sheet. */
  readonly cell: string | null;
}

/** A workbook cannot be made into a file as it stands; it is as it was, and can be changed further. */
export class UnsavableError extends Error {
  override readonly name = "UnsavableError";

  constructor(readonly reason: Unsavable) {
    super(reason.code);
  }
}

/** A workbook for a surface that draws it, and what cannot be drawn. */
export interface ViewedWorkbook {
  readonly layout: WorkbookLayout;
  readonly unshown: readonly Unshown[];
}

/** The sample county's files, as its branches handed them in. */
export interface SampleFiles {
  readonly files: readonly {
    readonly name: string;
    readonly bytes: Uint8Array;
  }[];
  /** The county's roster (花名册) as delimited text, with its name. */
  readonly roster: { readonly name: string; readonly bytes: Uint8Array };
  /** The issue record (下发记录), what was to be done. */
  readonly record: { readonly name: string; readonly bytes: Uint8Array };
}

/** What the workbench has done in another thread; each takes plain data and gives some. */
export interface DeskWork {
  /** Any spreadsheet (.xlsx, .xlsm, .xls, .ods) as the workbook to work on; an .xlsx stays as it is. */
  workbookOf(name: string, bytes: Uint8Array): Promise<Answer<Uint8Array>>;
  /** A workbook as a surface draws it. */
  view(name: string, bytes: Uint8Array): Promise<Answer<ViewedWorkbook>>;
  /** A workbook brought up to the cells that a surface has of it; everything else in it stays byte for byte. */
  save(
    name: string,
    base: Uint8Array,
    cells: WorkbookData,
  ): Promise<Answer<Uint8Array>>;
  /** A workbook's cells; a damaged sheet refuses it. */
  read(name: string, bytes: Uint8Array): Promise<Answer<WorkbookData>>;
  /** The port's `write` on a file. */
  write(
    bytes: Uint8Array,
    patches: readonly SheetPatch[],
  ): Promise<Answer<Uint8Array>>;
  /** The port's `render` on a file, or a new file where `bytes` is `null`. */
  render(
    bytes: Uint8Array | null,
    layout: WorkbookLayout,
    mode: "create" | "update",
  ): Promise<Answer<Uint8Array>>;
  sample(language: Language, today: Day): Promise<SampleFiles>;
}
