import type { DraftArrangement } from "../../../core/intake";
import type { Language } from "../../../core/layout";
import { planWords } from "../words";

/** When an arrangement is due: `3月`, `3月、9月`, `3月—5月`, `每月`. */
export function timingText(
  { month, months, span, recurs }: DraftArrangement,
  language: Language,
): string {
  const words = planWords(language);
  if (recurs !== "once") return words.review.recurs[recurs];
  const [first] = months;
  const last = months[months.length - 1];
  if (first === undefined || last === undefined) return words.monthName(month);
  if (span) return `${words.monthName(first)}–${words.monthName(last)}`;
  return months.map(words.monthName).join(language === "zh" ? "、" : ", ");
}
