export { moneyFactor, readAmount, readShare } from "./amount";
export { readDay } from "./day";
export { readMonth } from "./month";
export type { MonthContext } from "./month";
export { chineseNumeral, numeralFactor } from "./numeral";
export { compact, isBlank, shown } from "./raw";
export type { RawValue, Reading } from "./raw";
export {
  readDirection,
  readIndicatorKind,
  readIndicatorPart,
  readRecurrence,
  readReportState,
  readStatus,
  STATUS_SPELLINGS,
} from "./words";
export type { IndicatorPart } from "./words";
