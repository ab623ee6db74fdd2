import { IContextService } from "@univerjs/core";
import type { Injector } from "@univerjs/core";
import { DISABLE_AUTO_FOCUS_KEY } from "@univerjs/preset-sheets-core";

/**
 * Lets the sheet have the keyboard when a person is in it, and only then: what
 * is written into it from elsewhere must not take it from there. `onLeft` is
 * called when the person goes from the sheet to another part of the page.
 */
export function keepFocus(
  injector: Injector,
  container: HTMLElement,
  onLeft: () => void,
): void {
  const context = injector.get(IContextService);
  const inside = (): void => {
    context.setContextValue(DISABLE_AUTO_FOCUS_KEY, false);
  };
  container.addEventListener("pointerdown", inside, true);
  container.addEventListener("focusin", inside);
  container.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Element)) return;
    // Lists and messages of the sheet stand at the end of the page.
    const stays =
      container.contains(relatedTarget) ||
      relatedTarget.closest("[data-u-comp]") !== null;
    if (stays) return;
    context.setContextValue(DISABLE_AUTO_FOCUS_KEY, true);
    onLeft();
  });
}
