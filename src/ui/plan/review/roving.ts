import { useState } from "react";
import type { FocusEvent, KeyboardEvent } from "react";

/** What a list with one tab stop needs: its rows are the buttons that bear `data-row`. */
export interface Roving {
  /** The row that the tab key reaches. */
  readonly stop: string | null;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
}

const MOVES: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(last, at + 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  PageDown: (at, last) => Math.min(last, at + 10),
  PageUp: (at) => Math.max(0, at - 10),
  Home: () => 0,
  End: (_at, last) => last,
};

/**
 * A long list takes one stop of the tab key; the arrow keys go through its
 * rows. `first` is the row that is reached before any was.
 */
export function useRoving(first: string | null): Roving {
  const [reached, setReached] = useState<{
    readonly first: string | null;
    readonly row: string | null;
  }>({ first, row: first });
  const stop = reached.first === first ? reached.row : first;
  return {
    stop,
    onKeyDown: (event) => {
      const move = Object.hasOwn(MOVES, event.key) ? MOVES[event.key] : null;
      if (!(event.target instanceof HTMLElement) || !move) return;
      const rows = [
        ...event.currentTarget.querySelectorAll<HTMLElement>("[data-row]"),
      ];
      const at = rows.indexOf(event.target);
      if (at < 0) return;
      event.preventDefault();
      rows[move(at, rows.length - 1)]?.focus();
    },
    onFocus: (event) => {
      const row =
        event.target instanceof HTMLElement
          ? (event.target.dataset["row"] ?? null)
          : null;
      if (row !== null) setReached({ first, row });
    },
  };
}
