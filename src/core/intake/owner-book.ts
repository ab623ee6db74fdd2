import type { DraftOwner } from "./draft";
import { ownerCell, ownerNames, ownerPhrases } from "./owners";
import type { OwnerPhrase } from "./owners";
import {
  lineOf,
  part,
  placeOf,
  shownOf,
  splitAt,
  textOf,
  trimmed,
} from "./source";
import type { Slice, SourceText } from "./source";

const NEAR_LENGTH = 24;

/** A text without its owner phrases, and the first owner named in it. */
export interface Disowned {
  readonly text: string;
  readonly owner: string | null;
}

/** Collects the owner cells and phrases of one document, each once (docs/import.md, "Owners"). */
export class OwnerBook {
  private readonly owners: {
    readonly draft: DraftOwner;
    readonly order: number;
  }[] = [];
  /** Of each source text where names stood and the lines they were given to. */
  private readonly seen = new Map<SourceText, Set<string>>();

  /** All owners recorded, in the order of what they belong to. */
  inOrder(): readonly DraftOwner[] {
    return [...this.owners]
      .sort((a, b) => a.order - b.order)
      .map(({ draft }) => draft);
  }

  /** Takes owner phrases out of a text; the first is its owner. `near` is what they belong to; only recorded ones are given out. */
  take(slice: Slice, near: Slice, record: boolean): Disowned {
    let text = "";
    let from = 0;
    let owner: string | null = null;
    for (const phrase of ownerPhrases(textOf(slice))) {
      text += shownOf(part(slice, from, phrase.from));
      from = phrase.to;
      const name = nameOf(slice, phrase);
      owner ??= shownOf(name);
      const opens = phrase.from <= 1 && near === slice;
      if (record) this.add(name, near, opens ? phrase.to : 0);
    }
    return { text: text + shownOf(part(slice, from)), owner };
  }

  /** A line that shares out the work (思想建设由…负责，安全生产由…负责): each phrase belongs to its own clause. */
  takeShares(slice: Slice): void {
    const phrases = ownerPhrases(textOf(slice));
    const clauses = splitAt(slice, "，；。：");
    for (const phrase of phrases) {
      const at = slice.from + phrase.from;
      const clause = clauses.find(({ from, to }) => from <= at && at < to);
      const near = phrases.length > 1 && clause !== undefined ? clause : slice;
      const opens = near.from === slice.from && phrase.from <= 1;
      this.add(nameOf(slice, phrase), near, opens ? phrase.to : 0);
    }
  }

  /** The owners of the cells of one row, or of the lines below one item, as one phrase; `null` where they name nobody. */
  cells(cells: readonly Slice[], near: Slice, record: boolean): string | null {
    const names = cells.flatMap((cell) => {
      const range = ownerCell(textOf(cell));
      if (range === null) return [];
      const name = part(cell, range.from, range.to);
      if (record) this.add(name, near, 0);
      return [shownOf(name)];
    });
    return names.length === 0 ? null : names.join("、");
  }

  private add(name: Slice, near: Slice, skip: number): void {
    const seen = this.seen.get(name.source) ?? new Set<string>();
    this.seen.set(name.source, seen);
    const key = `${name.from}:${lineOf(near)}`;
    if (seen.has(key)) return;
    seen.add(key);
    const start = trimmed(part(near, skip));
    const draft = {
      name: shownOf(name),
      names: ownerNames(textOf(name)),
      near: shownOf(part(start, 0, NEAR_LENGTH)),
      place: placeOf(name),
    };
    this.owners.push({ draft, order: lineOf(near) * 1e5 + near.from });
  }
}

function nameOf(slice: Slice, { nameFrom, nameTo }: OwnerPhrase): Slice {
  return part(slice, nameFrom, nameTo);
}
