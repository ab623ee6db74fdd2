import { finding } from "../finding";
import type { Finding } from "../finding";
import type { DraftJson } from "../intake";
import { proposeIndicators } from "../intake/proposals";
import { measureId } from "../plan";
import type { PlanPeriod } from "../plan";
import type { IndicatorRollup, Rollup } from "../rollup";

/** A target proposed from what was reached: a measure's text, and the figure that stands in it. */
export interface ProposedTarget {
  readonly name: string;
  readonly text: string;
  readonly figure: DraftJson["figures"][number];
}

export interface ProposedTargets {
  readonly targets: readonly ProposedTarget[];
  readonly findings: readonly Finding[];
}

/**
 * The next period's targets: what each indicator reached by the cut-off, no
 * more and no less. An indicator whose actual is not known, or that a
 * `plan.json` cannot carry as the same indicator, is a finding.
 */
export function proposeTargets(
  rollup: Rollup,
  next: PlanPeriod,
): ProposedTargets {
  const targets: ProposedTarget[] = [];
  const findings: Finding[] = [];
  for (const indicator of rollup.indicators) {
    const target = targetOf(indicator, next);
    if (target === null)
      findings.push(
        finding("next-target-unknown", {}, { name: indicator.name }),
      );
    else targets.push(target);
  }
  if (targets.length > 0)
    findings.unshift(
      finding("next-target-proposed", {}, { count: targets.length }),
    );
  return { targets, findings };
}

function targetOf(
  indicator: IndicatorRollup,
  next: PlanPeriod,
): ProposedTarget | null {
  const figure = figureOf(indicator);
  if (figure === null) return null;
  const atMost = indicator.direction === "at-most";
  const when = indicator.kind === "latest" ? "期末" : "";
  const text = `${indicator.name}${when}${atMost ? "不高于" : "不低于"}${figure.value}${figure.unit}`;
  const proposal = { ...figure, context: text };
  return isCarried(indicator, proposal, next)
    ? { name: indicator.name, text, figure: proposal }
    : null;
}

/** The actual as a quantity with its unit: a ratio in percent, to one decimal. */
function figureOf({
  total,
  unit,
}: IndicatorRollup): { readonly value: number; readonly unit: string } | null {
  if (total === null) return null;
  if (typeof total === "number") return { value: total, unit };
  if (total.den === 0) return null;
  return { value: Math.round((total.num / total.den) * 1000) / 10, unit: "%" };
}

/** Does the plan that is built from the figure have this indicator, of the same name, kind, unit and target? */
function isCarried(
  { name, kind, direction }: IndicatorRollup,
  figure: DraftJson["figures"][number],
  next: PlanPeriod,
): boolean {
  const measure = { measureId: measureId(1, 1), text: figure.context };
  const [made] = proposeIndicators([figure], [measure], next);
  const target =
    figure.unit === "%"
      ? Number((figure.value / 100).toPrecision(12))
      : figure.value;
  return (
    made !== undefined &&
    made.name === name &&
    made.kind === kind &&
    made.unit === figure.unit &&
    made.direction === direction &&
    made.target === target
  );
}
