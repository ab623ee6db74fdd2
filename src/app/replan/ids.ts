import type { Pairs } from "./pairing";

/** Ids of the new plan's rows by what they become. */
export type Ids<Id> = ReadonlyMap<Id, Id>;

/** The id of each row of the new plan: that of the row that it is, else its own if nobody has it, else a fresh one. */
export function settledIds<Id extends string, Own extends { readonly id: Id }>(
  own: readonly Own[],
  pairs: Pairs<Own, { readonly id: Id | null }>,
  rows: readonly { readonly id: Id | null }[],
  fresh: (row: Own) => Id,
): Ids<Id> {
  const ids = new Map<Id, Id>();
  const taken = new Set(rows.flatMap(({ id }) => id ?? []));
  const given = new Set<Id>();
  for (const each of own) {
    const paired = pairs.get(each)?.id ?? null;
    const id =
      paired !== null && !given.has(paired)
        ? paired
        : taken.has(each.id)
          ? fresh(each)
          : each.id;
    given.add(id);
    ids.set(each.id, id);
  }
  return ids;
}

/** Hands out ids after the highest number that was ever used. */
export function freshIds<Id extends string>(
  used: readonly (Id | null)[],
  make: (n: number) => Id,
): () => Id {
  return freshNumbers(used, make, "");
}

/** The same for ids that begin with `prefix`, whose numbers `make` completes. */
export function freshNumbers<Id extends string>(
  used: readonly (Id | null)[],
  make: (n: number) => Id,
  prefix: string,
): () => Id {
  let last = Math.max(
    0,
    ...used.flatMap((id) =>
      id?.startsWith(prefix) === true ? numberIn(id.slice(prefix.length)) : [],
    ),
  );
  return () => {
    last += 1;
    return make(last);
  };
}

/** 12 of `N0012`. */
export function numberIn(id: string): number {
  return Number(id.replace(/^[A-Z]/, ""));
}
