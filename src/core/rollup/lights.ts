import { monthOfDay, quarterOf } from "../plan";
import type { Day, PlanPeriod } from "../plan";
import type { PeriodFigures } from "./count";
import type { Light, LightSettings } from "./state";

/**
 * The light of a branch that has a file (docs/completion.md, Lights, column
 * *Branch*); a branch without one is grey whatever its figures are.
 */
export function branchLight(
  figures: PeriodFigures,
  period: PlanPeriod,
  asOf: Day,
  settings: LightSettings,
): Light {
  const { year, overdue, soon } = figures;
  if (year.due > 0 && overdue / year.due > settings.redShare) return "red";
  const current = quarterOf(period, monthOfDay(asOf));
  const quarter = current === null ? undefined : figures.quarters[current - 1];
  const doneLate = quarter !== undefined && quarter.done > quarter.onTime;
  const behindPace = year.done < year.due;
  if (overdue > 0 || doneLate || behindPace) return "yellow";
  if (soon > 0) return "blue";
  return year.due > 0 ? "green" : "grey";
}
