import type { IndicatorRow, RowPlace } from "../layout/reading";
import { formatMonth, isInPeriod } from "../plan";
import type { Month } from "../plan";
import type { CheckSettings, PlanFacts } from "./facts";
import type { Hit, Rule } from "./rule";

type Values = ReadonlyMap<Month, number>;

function at(
  facts: PlanFacts,
  place: RowPlace,
  month: Month,
): Omit<Hit, "params"> {
  return facts.at("indicators", place, formatMonth(month));
}

function ratiosOf(facts: PlanFacts): readonly IndicatorRow[] {
  return facts.reading.indicators.filter(({ kind }) => kind === "ratio");
}

function* overOne(facts: PlanFacts): Iterable<Hit> {
  for (const row of ratiosOf(facts)) {
    for (const [month, value] of row.values) {
      const other = row.denominators.get(month);
      if (other === undefined || value <= other) continue;
      yield {
        ...at(facts, row.place, month),
        params: { name: row.name, month: formatMonth(month), value, other },
      };
    }
  }
}

/** A ratio needs both counts of one month (docs/completion.md, Indicators). */
function* halfMissing(facts: PlanFacts): Iterable<Hit> {
  for (const row of ratiosOf(facts)) {
    // Where a whole row is missing there is one finding, at 项, and not one a month.
    const part = facts.at("indicators", row.place, "part");
    if (facts.isReported("ratio-half-missing", part)) continue;
    for (const month of halfFilled(row)) {
      const blank = row.values.has(month)
        ? (row.denominatorPlace ?? row.place)
        : row.place;
      const place = at(facts, blank, month);
      if (facts.isTroubled(place)) continue;
      yield { ...place, params: { name: row.name, month: formatMonth(month) } };
    }
  }
}

function halfFilled({
  values,
  denominators,
  bareMonths,
}: IndicatorRow): readonly Month[] {
  const months = [
    ...[...values.keys()].filter((month) => !denominators.has(month)),
    ...[...denominators.keys()].filter((month) => !values.has(month)),
  ];
  return months.filter((month) => !bareMonths.includes(month));
}

function* barePercentages(facts: PlanFacts): Iterable<Hit> {
  for (const row of ratiosOf(facts)) {
    for (const month of row.bareMonths) {
      yield {
        ...at(facts, row.place, month),
        params: { name: row.name, month: formatMonth(month) },
      };
    }
  }
}

function* jumps(facts: PlanFacts): Iterable<Hit> {
  for (const row of facts.reading.indicators) {
    const lines: readonly (readonly [Values, RowPlace | undefined])[] = [
      [row.values, row.place],
      [row.denominators, row.denominatorPlace],
    ];
    for (const [values, place] of lines) {
      for (const { month, value, other } of jumpsIn(
        inPeriod(values, facts),
        facts.settings,
      )) {
        yield {
          ...at(facts, place ?? row.place, month),
          params: { name: row.name, month: formatMonth(month), value, other },
        };
      }
    }
  }
}

/** The months of the plan's period: a hostile sheet may have thousands of month columns. */
function inPeriod(values: Values, { reading: { head } }: PlanFacts): Values {
  return new Map(
    [...values].filter(([month]) => isInPeriod(head.period, month)),
  );
}

interface Jump {
  readonly month: Month;
  readonly value: number;
  /** The value that it is far from. */
  readonly other: number;
}

/**
 * Values that are `jumpFactor` times the filled month before (for the first
 * month: after), or a fraction of it, and as far from the middle of the other
 * months: so the month that jumps is named and not the one that comes back to
 * normal. Zeros and blanks are not compared, nor small numbers.
 */
function jumpsIn(
  values: Values,
  { jumpFactor, jumpFloor }: CheckSettings,
): readonly Jump[] {
  const filled = [...values]
    .filter(([, value]) => value > 0)
    .sort(([a], [b]) => a - b);
  const isFar = (a: number, b: number): boolean =>
    Math.max(a, b) >= jumpFloor && Math.max(a, b) > jumpFactor * Math.min(a, b);
  const middleWithout = middles(filled.map(([, value]) => value));
  return filled.flatMap(([month, value], i) => {
    // Of two numbers nobody can tell which one is wrong: the later one is shown.
    const first = filled.length > 2 ? filled[1] : undefined;
    const [, other] = (i === 0 ? first : filled[i - 1]) ?? [];
    const isOdd =
      other !== undefined &&
      [other, ...middleWithout(value)].every((near) => isFar(value, near));
    return isOdd ? [{ month, value, other }] : [];
  });
}

/** The middle number, or the two in the middle, of the others when one number of the given value is taken out. */
function middles(
  values: readonly number[],
): (without: number) => readonly number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return (without) => {
    const at = sorted.indexOf(without);
    const others = (i: number): number => sorted[i < at ? i : i + 1] ?? without;
    const last = sorted.length - 2;
    return [others(Math.floor(last / 2)), others(Math.ceil(last / 2))];
  };
}

/** The numbers of 指标. Units and unreadable numbers are found when the cells are read. */
export const INDICATOR_RULES: readonly Rule[] = [
  { code: "ratio-over-one", looksAt: "indicators", find: overOne },
  { code: "ratio-half-missing", looksAt: "indicators", find: halfMissing },
  { code: "ratio-bare", looksAt: "indicators", find: barePercentages },
  { code: "indicator-jump", looksAt: "indicators", find: jumps },
];
