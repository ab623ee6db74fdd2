import type { Language } from "../core/layout";
import { languageOf } from "../ui";

const KEY = "union-plan.language";

/** The language that the person chose; else that of Office's screen, else of the web view. */
export function initialLanguage(displayLanguage: string | null): Language {
  return savedLanguage() ?? languageOf(displayLanguage ?? navigator.language);
}

/** Keeps the choice for the next time; where the web view keeps nothing, the choice lasts as long as the pane. */
export function saveLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Storage is closed to frames of other sites in some browsers: nothing else depends on it.
  }
}

function savedLanguage(): Language | null {
  try {
    const saved = localStorage.getItem(KEY);
    return saved === "zh" || saved === "en" ? saved : null;
  } catch {
    return null;
  }
}
