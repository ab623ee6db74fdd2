import type { PlanDraft, SourcePlace } from "../draft";

/** A piece of the plan that is being reviewed; a leftover by its number, from 0. */
export type ItemRef =
  | { readonly kind: "goal" | "measure" | "arrangement"; readonly id: string }
  | { readonly kind: "leftover"; readonly index: number };

/** A text that is the same for the same item and for no other. */
export function itemKey(item: ItemRef): string {
  return item.kind === "leftover" ? `L${item.index}` : item.id;
}

/** A stretch of one line and what it became. */
export interface PlacedItem {
  readonly item: ItemRef;
  readonly cell: number | null;
  /** Columns as in `Span`. */
  readonly from: number;
  readonly to: number;
}

/**
 * The items that touch each line of the document, in the order goal, measure,
 * arrangement, leftover where they share a stretch.
 */
export function itemsByLine(
  draft: PlanDraft,
): ReadonlyMap<number, readonly PlacedItem[]> {
  const lines = new Map<number, PlacedItem[]>();
  const put = (item: ItemRef, place: SourcePlace): void => {
    for (const { line, cell, from, to } of place) {
      const entry = { item, cell: cell ?? null, from, to };
      const there = lines.get(line);
      if (there === undefined) lines.set(line, [entry]);
      else there.push(entry);
    }
  };
  for (const { id, implicit, place } of draft.goals) {
    // An implicit goal has no words of its own: its place is that of its first measure.
    if (!implicit) put({ kind: "goal", id }, place);
  }
  for (const { measures } of draft.goals) {
    for (const { id, place } of measures) put({ kind: "measure", id }, place);
  }
  for (const { id, place } of draft.arrangements)
    put({ kind: "arrangement", id }, place);
  draft.leftovers.forEach(({ place }, index) => {
    put({ kind: "leftover", index }, place);
  });
  return lines;
}

/** Where an item stands in the document; empty where a person added it or it is gone. */
export function placeOfItem(draft: PlanDraft, item: ItemRef): SourcePlace {
  switch (item.kind) {
    case "goal":
      return draft.goals.find(({ id }) => id === item.id)?.place ?? [];
    case "measure":
      return (
        draft.goals
          .flatMap(({ measures }) => measures)
          .find(({ id }) => id === item.id)?.place ?? []
      );
    case "arrangement":
      return draft.arrangements.find(({ id }) => id === item.id)?.place ?? [];
    case "leftover":
      return draft.leftovers[item.index]?.place ?? [];
  }
}
