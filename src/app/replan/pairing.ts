import { BLANK_PROGRESS } from "../../core/plan";
import type { NodeProgress } from "../../core/plan";

/** Rows of the new plan with the row of the workbook that each is. */
export type Pairs<Own, Row> = ReadonlyMap<Own, Row>;

/** Share of pairs of characters that two texts must have in common to be one text, reworded. */
const ALIKE = 0.5;

/**
 * Finds for each row of a new plan the row of the workbook that it is: the
 * same id and text; the same text (and the same `also`, where texts recur);
 * the same text; the same id, if the texts are much alike. Each row is taken
 * once; the ones that nobody took are `left`.
 */
export function pairRows<
  Own extends { readonly id: string },
  Row extends { readonly id: string | null },
>(
  own: readonly Own[],
  rows: readonly Row[],
  textOf: (row: Own | Row) => string,
  also: (row: Own | Row) => string = () => "",
): { readonly pairs: Pairs<Own, Row>; readonly left: readonly Row[] } {
  const pairs = new Map<Own, Row>();
  const left = new Set(rows);
  const text = (row: Own | Row) => plain(textOf(row));
  const pass = (
    keyOf: (row: Own | Row) => string | null,
    fits: (a: Own, b: Row) => boolean = () => true,
  ): void => {
    const waiting = new Map<string, Row[]>();
    for (const row of left) {
      const key = keyOf(row);
      if (key !== null) waiting.set(key, [...(waiting.get(key) ?? []), row]);
    }
    for (const each of own) {
      if (pairs.has(each)) continue;
      const candidates = waiting.get(keyOf(each) ?? "") ?? [];
      const at = candidates.findIndex((row) => fits(each, row));
      const [row] = at < 0 ? [] : candidates.splice(at, 1);
      if (row === undefined) continue;
      pairs.set(each, row);
      left.delete(row);
    }
  };
  const written = (row: Own | Row, key: string) =>
    text(row) === "" ? null : key;
  pass((row) =>
    row.id === null
      ? null
      : written(row, `${row.id}\n${text(row)}\n${also(row)}`),
  );
  pass((row) => written(row, `${text(row)}\n${also(row)}`));
  pass((row) =>
    row.id === null ? null : written(row, `${row.id}\n${text(row)}`),
  );
  pass((row) => written(row, text(row)));
  pass(
    ({ id }) => id,
    (a, b) => alike(text(a), text(b)) >= ALIKE,
  );
  return { pairs, left: [...left] };
}

/** Whether nothing was reported about a node. */
export function isBlankProgress(progress: NodeProgress): boolean {
  return (Object.keys(BLANK_PROGRESS) as (keyof NodeProgress)[]).every(
    (key) => progress[key] === BLANK_PROGRESS[key],
  );
}

function plain(text: string): string {
  return text.normalize("NFKC").replace(/[\s\p{P}]+/gu, "");
}

/** Twice the pairs of neighbouring characters that two texts share, by the number that they have; 0 to 1. */
function alike(a: string, b: string): number {
  const [first, second] = [pairsOf(a), pairsOf(b)];
  let shared = 0;
  for (const [pair, count] of first)
    shared += Math.min(count, second.get(pair) ?? 0);
  const total = Math.max(0, a.length - 1) + Math.max(0, b.length - 1);
  return total === 0 ? (a === b ? 1 : 0) : (2 * shared) / total;
}

function pairsOf(text: string): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = text.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}
