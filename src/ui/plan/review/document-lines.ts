import type { PlanDocument, SourcePlace } from "../../../core/intake";
import { itemKey } from "../../../core/intake/corrections/places";
import type {
  ItemRef,
  PlacedItem,
} from "../../../core/intake/corrections/places";
import type { LineItems } from "./items";

/** A line of the document as it is shown: a paragraph, or a row of a table with its cells. */
export interface DocumentLine {
  readonly line: number;
  readonly label: string | null;
  readonly isHeading: boolean;
  /** One text, or one a cell. */
  readonly texts: readonly {
    readonly text: string;
    readonly cell: number | null;
  }[];
}

/** The lines of a document that hold anything. */
export function linesOf(document: PlanDocument): readonly DocumentLine[] {
  return document.blocks.flatMap((block): readonly DocumentLine[] => {
    if (block.type === "paragraph") {
      const { line, label, heading, text } = block;
      return [
        {
          line,
          label,
          isHeading: heading !== null,
          texts: [{ text, cell: null }],
        },
      ];
    }
    return block.rows.flatMap((row, i): readonly DocumentLine[] => {
      const texts = row.flatMap(({ text, merged }, at) =>
        merged || text.trim() === "" ? [] : [{ text, cell: at + 1 }],
      );
      return texts.length === 0
        ? []
        : [{ line: block.line + i, label: null, isHeading: false, texts }];
    });
  });
}

/** A stretch of a text with the items that stand on it. */
export interface Segment {
  readonly text: string;
  readonly items: readonly ItemRef[];
  /** Does the chosen item stand here? */
  readonly marked: boolean;
}

/** Divides a text where items begin and end, and where the marked place does. */
export function segmentsOf(
  text: string,
  cell: number | null,
  placed: readonly PlacedItem[],
  marked: SourcePlace,
): readonly Segment[] {
  const own = placed.filter((each) => each.cell === cell);
  const cuts = new Set([0, text.length]);
  for (const { from, to } of [...own, ...marked]) {
    cuts.add(Math.min(text.length, from - 1));
    cuts.add(Math.min(text.length, to - 1));
  }
  const bounds = [...cuts].sort((a, b) => a - b);
  return bounds.slice(1).map((to, i): Segment => {
    const from = bounds[i] ?? 0;
    const covers = (span: { readonly from: number; readonly to: number }) =>
      span.from - 1 <= from && span.to - 1 >= to;
    const seen = new Set<string>();
    const items = own.flatMap((each) => {
      const key = itemKey(each.item);
      if (!covers(each) || seen.has(key)) return [];
      seen.add(key);
      return [each.item];
    });
    const isMarked = marked.some(
      (span) => (span.cell ?? null) === cell && covers(span),
    );
    return { text: text.slice(from, to), items, marked: isMarked };
  });
}

/** The next of some items after the chosen one, so that choosing a stretch again goes through all that it became. */
export function nextItem(
  items: readonly ItemRef[],
  chosen: string | null,
): ItemRef | null {
  const at = items.findIndex((item) => itemKey(item) === chosen);
  return items[(at + 1) % items.length] ?? null;
}

/** The items of a line, each once. */
export function itemsOfLine(
  lines: LineItems,
  line: number,
): readonly ItemRef[] {
  const items = new Map(
    (lines.get(line) ?? []).map(({ item }) => [itemKey(item), item]),
  );
  return [...items.values()];
}
