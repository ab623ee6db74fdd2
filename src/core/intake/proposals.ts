import { indicatorId, quartersOf } from "../plan";
import type { Indicator, IndicatorKind, MeasureId, PlanPeriod } from "../plan";
import { indicatorName } from "./indicator-names";
import type { DraftJson } from "./json";

/** A measure of the plan being built, for linking figures. */
export interface PlannedText {
  readonly measureId: MeasureId;
  readonly text: string;
}

const MAX_INDICATORS = 40;
/** A change against last year cannot be reported as two counts, nor a share of something as an indicator's target. */
const CHANGE =
  /提高|增长|增加|上升|下降|减少|降低|同比|较上年|比上年|按.{0,8}(?:%|比例)/;
const STOCK =
  /期末|会员(?:总|人)?数|在册|累计达到|总数|保有|建档|现有|达到.{0,6}(?:家|名|户|人)/;
const AT_MOST = /不超过|不得超过|以内|控制在|不高于|低于|以下/;
const AT_LEAST = /不低于|不得低于/;
function kindOf(unit: string, context: string): IndicatorKind {
  if (unit === "%" || unit === "‰") return "ratio";
  return STOCK.test(context) ? "latest" : "sum";
}

/** A sum for each head, or a number a week: no total follows from it. */
const FOR_EACH =
  /人均|每人|每名|每户|每家|每个(?![月季])|每周|每天|每日|每位|每次|每场|每期/;

/** How often in the period a figure that is meant a month or a quarter comes. */
function timesInPeriod(context: string, period: PlanPeriod): number {
  if (/每个?月/.test(context)) return period.months;
  return /每个?季/.test(context) ? quartersOf(period).length : 1;
}

/**
 * Indicators proposed from the figures of the plan's measures: kind and target
 * by docs/completion.md, "Indicators". A single event (1 次) is a node, no
 * indicator; a figure that stands in no measure of the plan is left alone.
 */
export function proposeIndicators(
  figures: DraftJson["figures"],
  measures: readonly PlannedText[],
  period: PlanPeriod,
): readonly Indicator[] {
  const indicators: Indicator[] = [];
  const seen = new Set<string>();
  for (const { value, unit, context } of figures) {
    if (indicators.length >= MAX_INDICATORS) break;
    const core = context.trim();
    const measure =
      core === ""
        ? undefined
        : measures.find(({ text }) => text.includes(core));
    if (measure === undefined || CHANGE.test(core) || FOR_EACH.test(core))
      continue;
    const kind = kindOf(unit, core);
    const target =
      kind === "ratio"
        ? value / (unit === "‰" ? 1000 : 100)
        : value * timesInPeriod(core, period);
    if (
      (kind === "sum" && target <= 1) ||
      (kind === "ratio" && target > 1) ||
      target <= 0
    )
      continue;
    const name = indicatorName(core, { value, unit }, measure.text);
    const key = `${name}|${unit}|${kind}`;
    if (seen.has(key)) continue;
    seen.add(key);
    indicators.push({
      id: indicatorId(indicators.length + 1),
      measureId: measure.measureId,
      name,
      unit,
      kind,
      direction:
        AT_MOST.test(core) && !AT_LEAST.test(core) ? "at-most" : "at-least",
      target: Number(target.toPrecision(12)),
      values: new Map(),
      denominators: new Map(),
    });
  }
  return indicators;
}
