/** A list with at least one item. */
export type NonEmpty<T> = readonly [T, ...T[]];

/** A stream of numbers that the same seed always gives again. */
export interface Random {
  /** The next number, from 0 to below 1. */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  whole(min: number, max: number): number;
  /** A number from `min` to below `max`. */
  between(min: number, max: number): number;
  /** True in the given share of cases. */
  chance(share: number): boolean;
  pick<T>(items: NonEmpty<T>): T;
}

/**
 * A generator of its own for each thing that is drawn: `labels` name it (a node,
 * what is drawn for it), so that one drawing never shifts another.
 */
export function randomOf(seed: number, ...labels: readonly string[]): Random {
  let state = hash(`${seed}/${labels.join("/")}`);
  // mulberry32: 32 bits of state, plenty for sample data
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (min: number, max: number): number =>
    min + Math.floor(next() * (max - min + 1));
  return {
    next,
    whole,
    between: (min, max) => min + next() * (max - min),
    chance: (share) => next() < share,
    pick: (items) => items[whole(0, items.length - 1)] ?? items[0],
  };
}

/** FNV-1a over the text's UTF-16 units. */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  }
  return sum | 0;
}
