/** What the tab key reaches; the selector by which Office's library looks for it. */
const REACHED = [
  "a[href]",
  "button:not([disabled])",
  "input:not([disabled])",
  "select:not([disabled])",
  "textarea:not([disabled])",
  "[tabindex]",
]
  .map((selector) => `${selector}:not([tabindex='-1'])`)
  .join();

/**
 * In Excel on the web Office's library moves the focus when Tab is pressed,
 * and only from what Tab itself reaches: from a heading that was given the
 * focus, or from where something has just gone, it leaves the pane. There the
 * next place within the pane is found here; at the pane's ends, and
 * everywhere else, the library does what it does.
 */
export function keepTabInPane(page: Document): void {
  page.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (key !== "Tab" || event.defaultPrevented) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (!(target instanceof Element) || target.matches(REACHED)) return;
    const next = neighbour(page, target, event.shiftKey);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  });
}

/** The first place behind an element, or the last one before it, that can be seen. */
function neighbour(
  page: Document,
  from: Element,
  backwards: boolean,
): HTMLElement | null {
  const wanted = backwards
    ? Node.DOCUMENT_POSITION_PRECEDING
    : Node.DOCUMENT_POSITION_FOLLOWING;
  const beside = [...page.querySelectorAll<HTMLElement>(REACHED)].filter(
    (place) =>
      (from.compareDocumentPosition(place) & wanted) !== 0 &&
      !place.contains(from) &&
      place.getClientRects().length > 0,
  );
  return (backwards ? beside.at(-1) : beside[0]) ?? null;
}
