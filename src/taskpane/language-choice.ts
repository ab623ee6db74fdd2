import type { Language } from "../core/layout";
import { DEFAULT_SETTINGS } from "../app/pane/platform";
import { languageOf } from "../ui";
import { loadSettings, saveSettings } from "./settings-store";

/** The language that the person chose; else that of Office's screen, else of the web view. */
export function initialLanguage(displayLanguage: string | null): Language {
  return (
    loadSettings().language ?? languageOf(displayLanguage ?? navigator.language)
  );
}

/** Keeps the choice with the other settings. */
export function saveLanguage(language: Language): void {
  saveSettings({ ...DEFAULT_SETTINGS, ...loadSettings(), language });
}
