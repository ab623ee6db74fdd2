import { formatMonth, yearMonth } from "../core/plan";
import type { Month } from "../core/plan";
import type { Language } from "../core/layout";

/** `2026年3月`, or `2026-03` in English. */
export function monthText(month: Month, language: Language): string {
  if (language === "en") return formatMonth(month);
  const { year, month: number } = yearMonth(month);
  return `${year}年${number}月`;
}
