import { readTimeCell } from "./months";
import type { MonthMention, TimeFrame } from "./months";
import { textOf } from "./source";
import type { Slice } from "./source";

/** A time under which items stand: of a heading, a cell, a line. */
export interface TimeAbove {
  readonly mention: MonthMention;
  readonly basis: string;
  /** Of a line with content of its own, not of a heading: the next line may name another. */
  readonly isLoose?: boolean;
}

/** Does a time in an item replace the one above it? A heading's month wins over a named day (docs/import.md). */
export function takesOver(
  own: MonthMention,
  above: TimeAbove | null,
  text: string,
): boolean {
  if (above === null) return true;
  if (above.isLoose === true)
    return own.recurs === "once" || text.charAt(own.to) === "：";
  if (own.inferred && !above.mention.inferred) return false;
  if (text.charAt(own.to) === "：") return true;
  // One quarter after the other.
  if (own.inferred && own.day === null && above.mention.day === null)
    return true;
  if (own.day !== null || own.inferred) return false;
  return (
    own.recurs === "once" ||
    above.mention.recurs !== "once" ||
    above.mention.inferred
  );
}

/** All mentions of a time cell as one: lists are put together. */
export function oneMention(
  mentions: readonly MonthMention[],
): MonthMention | null {
  const first = mentions[0];
  if (first === undefined) return null;
  const months = [
    ...new Set(
      mentions
        .filter(
          ({ recurs, inferred }) =>
            recurs === first.recurs && inferred === first.inferred,
        )
        .flatMap((mention) => mention.months),
    ),
  ];
  return mentions.length === 1 ? first : { ...first, months };
}

/** The time of a measure from its time cells. */
export function mentionOfTimes(
  times: readonly Slice[],
  frame: TimeFrame,
): MonthMention | null {
  for (const time of times) {
    const mention = oneMention(readTimeCell(textOf(time), frame));
    if (mention !== null) return mention;
  }
  return null;
}
