import type { HeadingRole } from "./headings";
import type { SourceTable } from "./paragraphs";
import type { Slice } from "./source";

/** A numbered item, a heading or a month with what stands below it. */
export interface Item {
  /** How its mark looks; `plain` for a heading without one, `month` for a line that a month leads, `division` for one that opens a part. */
  kind: string;
  value: number | null;
  /** Text after the mark: the paragraph, or its part up to the next inline mark. */
  readonly slice: Slice;
  /** The mark itself with the text, for the ledger. */
  readonly full: Slice;
  readonly role: HeadingRole | null;
  /** Set in the middle of a paragraph. */
  readonly inline: boolean;
  /** A heading by style, or a line that can only be one. */
  readonly styled: boolean;
  readonly body: BodyPart[];
  readonly children: Item[];
  /** Its number was lost; it was placed by the gap that it left. */
  lost?: boolean;
}

/** What stands below an item without a mark of its own. */
export type BodyPart =
  | {
      readonly type: "text";
      readonly slice: Slice;
      /** Who or when, behind a list inside a paragraph: of the whole paragraph. */
      readonly isField?: boolean;
    }
  | { readonly type: "table"; readonly table: SourceTable };
