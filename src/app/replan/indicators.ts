import type { IndicatorRow, PlanReading } from "../../core/layout";
import { indicatorId, monthsOf } from "../../core/plan";
import type {
  Indicator,
  IndicatorId,
  MeasureId,
  Month,
  Plan,
} from "../../core/plan";
import { freshIds, settledIds } from "./ids";
import type { Ids } from "./ids";
import { lostRow } from "./lost";
import type { Lost } from "./lost";
import { pairRows } from "./pairing";

/** The new plan's indicators with their values, and those that only the workbook has. */
export function mergeIndicators(
  next: Plan,
  reading: PlanReading,
  measureIds: Ids<MeasureId>,
  lost: Lost[],
): readonly Indicator[] {
  const rows = reading.indicators;
  const { pairs, left } = pairRows(
    next.indicators,
    rows,
    ({ name }) => name,
    ({ unit }) => unit,
  );
  const fresh = freshIds(
    [...rows, ...next.indicators].map(({ id }) => id),
    (n) => indicatorId(n),
  );
  const ids = settledIds(next.indicators, pairs, rows, fresh);
  const months = new Set(monthsOf(next.period));
  const own = next.indicators.map((indicator): Indicator => {
    const id = ids.get(indicator.id) ?? indicator.id;
    const row = pairs.get(indicator);
    const placed = {
      ...indicator,
      id,
      measureId:
        indicator.measureId === null
          ? null
          : (measureIds.get(indicator.measureId) ?? indicator.measureId),
    };
    if (row === undefined) return placed;
    noteReplacedIndicator(lost, indicator, row, id);
    return {
      ...placed,
      target: indicator.target ?? row.target,
      values: within(row, row.values, id, months, lost),
      denominators: within(row, row.denominators, id, months, lost),
    };
  });
  const taken = new Set(own.map(({ id }) => id));
  const added = left.flatMap((row): readonly Indicator[] => {
    const isReported =
      row.values.size + row.denominators.size + row.bareMonths.length > 0;
    if (row.id !== null && !isReported) {
      lost.push(lostRow("indicators", row, row.name, false));
      return [];
    }
    const id = row.id === null || taken.has(row.id) ? fresh() : row.id;
    taken.add(id);
    const { measureId: measure, name, unit, kind, direction, target } = row;
    const values = within(row, row.values, id, months, lost);
    const denominators = within(row, row.denominators, id, months, lost);
    return [
      {
        id,
        measureId: measure,
        name,
        unit,
        kind,
        direction,
        target,
        values,
        denominators,
      },
    ];
  });
  return [...own, ...added];
}

function noteReplacedIndicator(
  lost: Lost[],
  indicator: Indicator,
  row: IndicatorRow,
  id: IndicatorId,
): void {
  for (const field of ["name", "unit", "kind", "direction"] as const) {
    const [was, becomes] = [row[field], indicator[field]];
    if (was === "" || was === becomes) continue;
    lost.push({
      kind: "value",
      table: "indicators",
      id,
      field,
      was,
      becomes,
      place: row.place,
    });
  }
  if (
    row.target !== null &&
    indicator.target !== null &&
    row.target !== indicator.target
  ) {
    const [was, becomes] = [String(row.target), String(indicator.target)];
    lost.push({
      kind: "value",
      table: "indicators",
      id,
      field: "target",
      was,
      becomes,
      place: row.place,
    });
  }
}

/** The values of the months that the new period has. */
function within(
  { place }: IndicatorRow,
  values: ReadonlyMap<Month, number>,
  id: IndicatorId,
  months: ReadonlySet<Month>,
  lost: Lost[],
): ReadonlyMap<Month, number> {
  for (const month of values.keys())
    if (!months.has(month))
      lost.push({ kind: "month", table: "indicators", id, month, place });
  return new Map([...values].filter(([month]) => months.has(month)));
}
