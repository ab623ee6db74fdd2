import type { PaneSettings } from "../app/pane/platform";
import { serialToDay } from "../core/plan";

const KEY = "union-plan.settings";
/** Where the language stood before there were other settings. */
const OLD_LANGUAGE_KEY = "union-plan.language";

/** What was set since the pane was opened: it lasts where the web view keeps nothing. */
let held: Partial<PaneSettings> = {};

/**
 * What the person has set in this web view.
 * What stands there may be anybody's: every value is checked.
 */
export function loadSettings(): Partial<PaneSettings> {
  return { ...storedSettings(), ...held };
}

function storedSettings(): Partial<PaneSettings> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    const { language, blueDays, cutoff } = (
      typeof kept === "object" ? (kept ?? {}) : {}
    ) as Readonly<Record<string, unknown>>;
    const spoken = language ?? localStorage.getItem(OLD_LANGUAGE_KEY);
    const day = typeof cutoff === "number" ? serialToDay(cutoff) : null;
    return {
      ...(spoken === "zh" || spoken === "en" ? { language: spoken } : {}),
      ...(isDays(blueDays) ? { blueDays } : {}),
      ...(day === null ? {} : { cutoff: day }),
    };
  } catch {
    // Storage is closed to frames of other sites in some browsers: nothing else depends on it.
    return {};
  }
}

/** Keeps them for the next time; where the web view keeps nothing they last as long as the pane. */
export function saveSettings(settings: PaneSettings): void {
  held = settings;
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // As above.
  }
}

function isDays(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}
