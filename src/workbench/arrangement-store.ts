import type { Arrangement } from "../ui/workbench";

const KEY = "union-plan.workbench";

/** How the workbench was arranged last; what stands there may be anybody's, so every value is checked. */
export function loadArrangement(): Partial<Arrangement> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    const { paneWidth, paneShown } = (
      typeof kept === "object" ? (kept ?? {}) : {}
    ) as Readonly<Record<string, unknown>>;
    return {
      ...(typeof paneWidth === "number" && paneWidth >= 320 && paneWidth <= 800
        ? { paneWidth }
        : {}),
      ...(typeof paneShown === "boolean" ? { paneShown } : {}),
    };
  } catch {
    // Storage is switched off: the arrangement lasts as long as the page.
    return {};
  }
}

export function saveArrangement(arrangement: Arrangement): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(arrangement));
  } catch {
    // As above.
  }
}
