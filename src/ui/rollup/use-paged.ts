import { useEffect, useState } from "react";
import type {
  ListPage,
  RollupListName,
  RollupLists,
  RollupSession,
  RollupView,
} from "../../app/rollup-session";

/** Items that are shown at once, and added each time more are wanted. */
export const PAGE_SIZE = 30;

export interface Paged<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  /** How many the next piece has. */
  readonly next: number;
  readonly more: () => void;
  /** Has the first piece come? Before that nothing is known of the list. */
  readonly loaded: boolean;
  readonly error: unknown;
}

/** A long list that is fetched piece by piece; begins again when `key` changes. */
export function usePaged<Item>(
  key: unknown,
  fetch: (from: number, count: number) => Promise<ListPage<Item>>,
): Paged<Item> {
  const [shown, setShown] = useState<{
    readonly key: unknown;
    readonly items: readonly Item[];
    readonly total: number;
    readonly error: unknown;
  }>({ key: null, items: [], total: 0, error: null });
  const current = shown.key === key;
  const items = current ? shown.items : [];
  const load = (from: readonly Item[], isCurrent: () => boolean): void => {
    fetch(from.length, PAGE_SIZE).then(
      (page) => {
        if (isCurrent())
          setShown({
            key,
            items: [...from, ...page.items],
            total: page.total,
            error: null,
          });
      },
      (error: unknown) => {
        if (isCurrent()) setShown({ key, items: from, total: 0, error });
      },
    );
  };
  useEffect(() => {
    let here = true;
    load([], () => here);
    return () => {
      here = false;
    };
    // `fetch` is another function at every render; the key says when to begin.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return {
    items,
    total: current ? shown.total : 0,
    next: current ? Math.min(PAGE_SIZE, shown.total - items.length) : 0,
    more: () => {
      load(items, () => true);
    },
    loaded: current && shown.error === null,
    error: current ? shown.error : null,
  };
}

/** A list of a roll-up; another view of the roll-up begins it again. */
export function useRollupList<Name extends RollupListName>(
  session: RollupSession,
  view: RollupView,
  name: Name,
): Paged<RollupLists[Name]> {
  return usePaged(view, (from, count) => session.list(name, from, count));
}
