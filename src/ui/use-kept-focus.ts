import { useEffect } from "react";
import type { RefObject } from "react";

/** What can take the focus and stands by itself. */
const PLACES = [
  "h1",
  "h2",
  "h3",
  "a[href]",
  "button:not([disabled])",
  "input:not([disabled], [hidden])",
  "select:not([disabled])",
  "textarea:not([disabled])",
]
  .map((selector) => `${selector}:not([hidden] *)`)
  .join();

/** Time for a page to give the focus a better place itself, in milliseconds. */
const LATER = 60;

/**
 * Keeps the focus within the frame when what had it goes: a button that leads
 * to the next step, a row that was deleted. It goes to the first heading or
 * control of the innermost part that is still there. Without it whoever works
 * by keyboard or hears the page would begin again at the top, and in Excel
 * outside of the pane.
 */
export function useKeptFocus(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = frame.current;
    if (root === null) return undefined;
    let path: readonly Element[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const remember = ({ target }: FocusEvent): void => {
      path = target instanceof Element ? pathOf(target, root) : [];
    };
    const look = (): void => {
      const { activeElement, body } = document;
      if (activeElement !== null && activeElement !== body) return;
      const [was] = path;
      // Where it is still there, the person has clicked beside it.
      if (was === undefined || isShown(was)) return;
      for (const part of path.filter(isShown)) {
        const place = part.querySelector<HTMLElement>(PLACES);
        if (place === null) continue;
        if (/^H\d$/u.test(place.tagName)) place.tabIndex = -1;
        place.focus();
        return;
      }
    };
    const observer = new MutationObserver(() => {
      const [was] = path;
      if (was === undefined || isShown(was)) return;
      clearTimeout(timer);
      timer = setTimeout(look, LATER);
    });
    root.addEventListener("focusin", remember);
    observer.observe(root, {
      childList: true,
      subtree: true,
      attributeFilter: ["hidden"],
    });
    return () => {
      root.removeEventListener("focusin", remember);
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [frame]);
}

/** The element and all that holds it, up to the root. */
function pathOf(element: Element, root: Element): readonly Element[] {
  const path: Element[] = [];
  for (
    let part: Element | null = element;
    part !== null;
    part = part.parentElement
  ) {
    path.push(part);
    if (part === root) return path;
  }
  return [];
}

function isShown(element: Element): boolean {
  return element.isConnected && element.closest("[hidden]") === null;
}
