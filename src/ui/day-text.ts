import { dateParts, formatDay } from "../core/plan";
import type { Day } from "../core/plan";
import type { Language } from "../core/layout";

/** `2026年3月5日`, or `2026-03-05` in English. */
export function dayText(day: Day, language: Language): string {
  if (language === "en") return formatDay(day);
  const { year, month, day: number } = dateParts(day);
  return `${year}年${month}月${number}日`;
}
