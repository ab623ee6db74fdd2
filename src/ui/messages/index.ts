import type { HostErrorCode, Language } from "../../core/layout";
import type { StateWord } from "../../core/rollup";
import { EN } from "./en";
import { ZH } from "./zh";

/** The pages of the task pane, as the ribbon's addresses name them (`?page=`). */
export const PAGES = [
  "plan",
  "month",
  "check",
  "issue",
  "rollup",
  "report",
  "settings",
] as const;

export type PageName = (typeof PAGES)[number];

/** What happened, and what the person can do about it. */
export interface Advice {
  readonly what: string;
  readonly todo: string;
}

/** Every word of the pane in one language; a word that is missing does not compile. */
export interface Messages {
  readonly product: string;
  readonly pages: Readonly<Record<PageName, string>>;
  /** The other language in its own words, and so short that it fits beside the tabs. */
  readonly otherLanguage: { readonly name: string; readonly short: string };
  readonly connecting: string;
  readonly reading: string;
  readonly retry: string;
  readonly noPlan: string;
  readonly toPlan: string;
  readonly states: Readonly<Record<StateWord, string>>;
  readonly language: string;
  readonly help: string;
  readonly undo: {
    readonly written: (cells: number) => string;
    readonly undo: string;
    readonly undone: (cells: number) => string;
    /** The step before, when one was undone. */
    readonly further: (cells: number) => string;
    readonly changed: (cells: readonly string[]) => string;
    readonly rest: (cells: number) => string;
    readonly dismiss: string;
  };
  readonly host: Readonly<Record<HostErrorCode, Advice>>;
  readonly onSheet: (sheet: string) => string;
  readonly stands: string;
  readonly crash: Advice;
  readonly reload: string;
  readonly outside: Advice;
  readonly tooOld: Advice;
  readonly blocked: Advice;
  readonly silent: Advice;
  readonly officeAddress: string;
  readonly officeRemedies: readonly string[];
}

const TABLES: Readonly<Record<Language, Messages>> = { zh: ZH, en: EN };

/** The words of a language. */
export function messagesOf(language: Language): Messages {
  return TABLES[language];
}

/** The pane's language for a locale of Office such as `zh-CN`: Chinese for every Chinese one, else English. */
export function languageOf(locale: string): Language {
  return /^zh\b/iu.test(locale) ? "zh" : "en";
}

/** The page of an address's query; the plan's where it names none. */
export function pageOf(query: string): PageName {
  const wanted = new URLSearchParams(query).get("page");
  return PAGES.find((page) => page === wanted) ?? "plan";
}
