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

/** A time as the clock on the wall showed it; without a zone it is written in UTC. */
export function timeText(written: string): string {
  const isZoned = /(?:Z|[+-]\d\d:?\d\d)$/u.test(written);
  const time = new Date(isZoned ? written : `${written}Z`);
  const two = (number: number): string => String(number).padStart(2, "0");
  const day = [time.getFullYear(), time.getMonth() + 1, time.getDate()];
  return `${day.map(two).join("-")} ${two(time.getHours())}:${two(time.getMinutes())}`;
}
