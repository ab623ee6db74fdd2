import type {
  DraftLeftover,
  DraftPiece,
  LeftoverReason,
  PieceKind,
} from "./draft";
import { placeOf, shownOf, trimmed } from "./source";
import type { Slice, SourceText } from "./source";

const MEANT = /[\p{L}\p{N}]/u;

/**
 * The book of what became of each character. Whatever nobody claimed is left
 * over at the end, so that no sentence of the document can disappear.
 */
export class Ledger {
  private readonly sources = new Map<SourceText, Uint8Array>();
  private readonly claimed: {
    readonly kind: PieceKind;
    readonly slice: Slice;
    readonly reason: LeftoverReason | null;
  }[] = [];

  /** Makes a source text known before anything of it is claimed. */
  register(source: SourceText): void {
    if (!this.sources.has(source))
      this.sources.set(source, new Uint8Array(source.text.length));
  }

  /** Books a stretch as one kind of piece; a stretch may be several (a measure and a node). */
  claim(kind: PieceKind, slice: Slice): void {
    this.book(kind, slice, null);
  }

  /** Books a stretch as left over on purpose. */
  leave(reason: LeftoverReason, slice: Slice): void {
    this.book("leftover", slice, reason);
  }

  private book(
    kind: PieceKind,
    slice: Slice,
    reason: LeftoverReason | null,
  ): void {
    if (slice.to <= slice.from) return;
    this.register(slice.source);
    this.sources.get(slice.source)?.fill(1, slice.from, slice.to);
    this.claimed.push({ kind, slice, reason });
  }

  /** All pieces in reading order, with what nobody claimed as leftovers. */
  close(): {
    readonly pieces: readonly DraftPiece[];
    readonly leftovers: readonly DraftLeftover[];
  } {
    for (const [source, taken] of this.sources) {
      let from = 0;
      while (from < taken.length) {
        if (taken[from] === 1) {
          from += 1;
          continue;
        }
        let to = from;
        while (to < taken.length && taken[to] !== 1) to += 1;
        const slice = { source, from, to };
        if (MEANT.test(shownOf(slice)))
          this.claimed.push({
            kind: "leftover",
            slice,
            reason: "not-understood",
          });
        from = to;
      }
    }
    const order = this.claimed
      .map((entry, i) => ({ ...entry, i, place: placeOf(entry.slice) }))
      .sort((a, b) => startOf(a.place) - startOf(b.place) || a.i - b.i);
    const pieces = order.map(({ kind, slice, place }) => ({
      kind,
      text: shownOf(slice),
      place,
    }));
    const leftovers = order.flatMap(({ slice, reason, place }) =>
      reason === null ? [] : [{ text: shownOf(trimmed(slice)), reason, place }],
    );
    return { pieces, leftovers };
  }
}

const COLUMNS_A_LINE = 1e6;

function startOf(place: DraftPiece["place"]): number {
  const first = place[0];
  return first === undefined
    ? 0
    : first.line * COLUMNS_A_LINE +
        (first.cell ?? 0) * 1000 +
        first.from / 1000;
}
