import type { Finding } from "../../core/finding";
import type { FileEntry, StoreErrorCode } from "./store";
import type { Unshown } from "./surface";
import type { Unsavable } from "./work";

/** May this tab change the files? */
export type Access =
  /** Not known yet. */
  | "asking"
  /** This tab works on them. */
  | "owner"
  /** Another tab works on them, and this one has not been told what to do. */
  | "elsewhere"
  /** Another tab works on them; this one only looks. */
  | "reader";

/** What the workbench is doing that takes a while. */
export type Busy =
  | { readonly kind: "opening" | "saving"; readonly name: string }
  | { readonly kind: "sample" };

/** What the person must be told, until it is closed or no longer true. */
export type DeskNotice =
  | { readonly kind: "store"; readonly code: StoreErrorCode }
  | { readonly kind: "refused"; readonly finding: Finding }
  | { readonly kind: "save-refused"; readonly name: string }
  | { readonly kind: "unsavable"; readonly reason: Unsavable }
  | { readonly kind: "saved"; readonly name: string }
  | {
      readonly kind: "unshown";
      readonly name: string;
      readonly parts: readonly Unshown[];
    }
  | { readonly kind: "restored"; readonly name: string }
  /** An .xls or .ods was opened: it is saved as .xlsx, with its values. */
  | { readonly kind: "converted"; readonly name: string };

/** All that the workbench shows about its files; replaced whole at every change. */
export interface DeskState {
  readonly access: Access;
  readonly files: readonly FileEntry[];
  /** The file in the sheet; `null` shows the start page. */
  readonly open: string | null;
  readonly busy: Busy | null;
  readonly notices: readonly DeskNotice[];
  /** Changes that are not kept in the browser yet. */
  readonly pending: boolean;
}

export const FIRST_STATE: DeskState = {
  access: "asking",
  files: [],
  open: null,
  busy: null,
  notices: [],
  pending: false,
};
