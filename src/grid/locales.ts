import type { ILocales } from "@univerjs/core";

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
  return Object.assign({}, ...parts.map((part) => part.default)) as Words;
}
