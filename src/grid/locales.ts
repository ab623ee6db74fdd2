import { mergeLocales } from "@univerjs/core";
import type { ILocales } from "@univerjs/core";
import { plainWords } from "./words";

export type GridLanguage = "zh" | "en";

type Words = ILocales[string];

/** Univer's words in a language; loaded when they are needed. */
export async function gridWords(language: GridLanguage): Promise<Words> {
  const parts =
    language === "zh"
      ? await Promise.all([
          import("@univerjs/preset-sheets-core/locales/zh-CN"),
          import("@univerjs/preset-sheets-data-validation/locales/zh-CN"),
          import("@univerjs/preset-sheets-filter/locales/zh-CN"),
        ])
      : await Promise.all([
          import("@univerjs/preset-sheets-core/locales/en-US"),
          import("@univerjs/preset-sheets-data-validation/locales/en-US"),
          import("@univerjs/preset-sheets-filter/locales/en-US"),
        ]);
  const words = mergeLocales(...parts.map((part) => part.default));
  return withWords(words, plainWords(language));
}

/** Words with others in their place, group by group. */
function withWords(words: Words, others: Words): Words {
  const merged: Words = { ...words };
  for (const [key, other] of Object.entries(others)) {
    const there = merged[key];
    merged[key] =
      isGroup(there) && isGroup(other) ? withWords(there, other) : other;
  }
  return merged;
}

function isGroup(value: Words[string] | undefined): value is Words {
  return typeof value === "object" && !Array.isArray(value);
}
