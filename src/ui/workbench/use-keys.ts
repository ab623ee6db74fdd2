import { useEffect, useEffectEvent } from "react";

/** What can have the keyboard within a region, that which is chosen first. */
const FIRST = [
  "[aria-current=page]",
  "[role=tab][aria-selected=true]",
  "h1 ~ * button:not(:disabled)",
  "button:not(:disabled)",
];

/**
 * F6 hands the keyboard on from bar to files to sheet to pane and round again, Shift
 * with F6 the other way: within the sheet the Tab key belongs to its cells.
 */
export function useRegionKey(focusSheet: () => boolean): void {
  const go = useEffectEvent((back: boolean) => {
    const regions = [
      ...document.querySelectorAll<HTMLElement>("[data-region]"),
    ].filter((region) => region.checkVisibility());
    const at = regions.findIndex((region) =>
      region.contains(document.activeElement),
    );
    const step = back ? -1 : 1;
    for (let n = 1; n <= regions.length; n += 1) {
      const next = regions.at((at + step * n) % regions.length);
      if (next !== undefined && takesFocus(next, focusSheet)) return;
    }
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== "F6" || event.ctrlKey || event.altKey || event.metaKey)
        return;
      event.preventDefault();
      event.stopPropagation();
      go(event.shiftKey);
    };
    addEventListener("keydown", onKeyDown, { capture: true });
    return () => {
      removeEventListener("keydown", onKeyDown, { capture: true });
    };
  }, []);
}

function takesFocus(region: HTMLElement, focusSheet: () => boolean): boolean {
  const covered = region.querySelector("[inert]") !== null;
  if (region.dataset["region"] === "sheet" && !covered && focusSheet())
    return true;
  for (const selector of FIRST) {
    const found = region.querySelector<HTMLElement>(selector);
    found?.focus();
    if (found !== null && document.activeElement === found) return true;
  }
  return false;
}

/** Ctrl or Command with a letter, wherever the focus is: before the sheet hears of it. */
export function useShortcuts(keys: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      const act = keys[event.key.toLowerCase()];
      if (act === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    addEventListener("keydown", onKeyDown, { capture: true });
    return () => {
      removeEventListener("keydown", onKeyDown, { capture: true });
    };
  });
}
