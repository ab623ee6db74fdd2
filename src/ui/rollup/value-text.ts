import type { IndicatorValue } from "../../core/rollup";
import { rateText } from "./figures";

/** A quantity with its thousands apart and at most two decimals; a ratio as a percentage. */
export function valueText(value: IndicatorValue | null): string {
  if (value === null) return "—";
  if (typeof value !== "number") return rateText(value.num, value.den);
  const [whole = "", decimals] = String(Number(value.toFixed(2))).split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, ",");
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}
