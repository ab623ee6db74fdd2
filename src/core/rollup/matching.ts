/**
 * The form in which names, units and texts are compared: half-width, lower
 * case, without white space (docs/plan-format.md, Reading values). What is
 * shown stays as written.
 */
export function matchKey(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
}

/** Orders texts by code units, the same everywhere. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
