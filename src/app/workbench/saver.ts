import type { SaveTarget } from "./store";
import type { WorkbookFile } from "./surface";

export type Saved =
  /** Written; `target` is where it can be written again without asking, `null` after a download. */
  | {
      readonly kind: "saved";
      readonly name: string;
      readonly target: SaveTarget | null;
    }
  | { readonly kind: "cancelled" }
  /** The file could not be written: it is open elsewhere, or it may not be. */
  | { readonly kind: "refused"; readonly detail: string };

/** Hands finished files to the person. */
export interface Saver {
  /** To `target` where there is one and the person still allows it; else the person is asked, or it is a download. */
  save(file: WorkbookFile, target: SaveTarget | null): Promise<Saved>;
}
