/** The states of something that is being corrected, with those before and after the one that holds. */
export interface History<T> {
  readonly before: readonly T[];
  readonly now: T;
  readonly after: readonly T[];
}

/** States that can be gone back to. */
const MOST = 200;

export function startHistory<T>(now: T): History<T> {
  return { before: [], now, after: [] };
}

/** The history with a further state; the same state is no step. What had been undone is forgotten. */
export function advance<T>(history: History<T>, next: T): History<T> {
  if (next === history.now) return history;
  const before = [...history.before, history.now].slice(-MOST);
  return { before, now: next, after: [] };
}

/** One step back; the history itself where there is none. */
export function undo<T>({ before, now, after }: History<T>): History<T> {
  const last = before[before.length - 1];
  return last === undefined
    ? { before, now, after }
    : { before: before.slice(0, -1), now: last, after: [now, ...after] };
}

/** One step forth again; the history itself where nothing was undone. */
export function redo<T>({ before, now, after }: History<T>): History<T> {
  const [next, ...rest] = after;
  return next === undefined
    ? { before, now, after }
    : { before: [...before, now], now: next, after: rest };
}
