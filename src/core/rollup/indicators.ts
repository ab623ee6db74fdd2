import {
  firstDayOf,
  isInPeriod,
  monthOfDay,
  quarterEnd,
  quartersOf,
  quarterStart,
} from "../plan";
import type { Day, Direction, IndicatorKind, Month, PlanPeriod } from "../plan";
import { moneyFactor } from "../plan/values";
import type { Ratio } from "./count";
import { matchKey } from "./matching";
import type { IndicatorFact, Submission } from "./submission";

/** A quantity, or a ratio's two counts. */
export type IndicatorValue = number | Ratio;

/** An indicator over several branches (docs/completion.md, Indicators). */
export interface IndicatorRollup {
  /** As the first branch writes it. */
  readonly name: string;
  /** 元 for every unit of money. */
  readonly unit: string;
  readonly kind: IndicatorKind;
  readonly direction: Direction;
  /** Sum over the branches that have one; a ratio's only where all that have one agree. */
  readonly target: number | null;
  /** The branches have different targets for a ratio. */
  readonly targetsDiffer: boolean;
  /** By quarter; `null` where nothing is filled, and for a quarter that begins after the cut-off. */
  readonly quarters: readonly (IndicatorValue | null)[];
  /** To the cut-off. */
  readonly total: IndicatorValue | null;
  /** Number of branches with a value by the cut-off. */
  readonly branches: number;
  /** The rows that the figures come from. */
  readonly parts: readonly IndicatorPart[];
}

/** One branch's share of an indicator, traceable to its cells. */
export interface IndicatorPart {
  /** Key of the branch. */
  readonly branch: string;
  /** The rows, one a plan; columns of the months are the submission's `monthColumns`. */
  readonly rows: readonly {
    readonly submission: Submission;
    readonly fact: IndicatorFact;
  }[];
  /** In the roll-up's unit. */
  readonly target: number | null;
  readonly quarters: readonly (IndicatorValue | null)[];
  readonly total: IndicatorValue | null;
}

export interface IndicatorSourceRow {
  readonly submission: Submission;
  readonly fact: IndicatorFact;
  /** From the row's unit to the roll-up's: 10,000 for 万元. */
  readonly factor: number;
}

/** The plans of one branch that count, by period. */
export interface IndicatorSource {
  readonly branch: string;
  readonly plans: readonly Submission[];
}

/**
 * Adds up the indicators of all branches, matched by name, unit and kind after
 * normalising, money in 元. Months after the cut-off's and months outside the
 * period do not count; blank is not 0. In order of first appearance.
 */
export function rollUpIndicators(
  sources: readonly IndicatorSource[],
  period: PlanPeriod,
  asOf: Day,
): readonly IndicatorRollup[] {
  const windows = windowsOf(period, asOf);
  const keys = new KeyCache();
  const groups = new Map<string, IndicatorPart[]>();
  for (const { branch, plans } of sources) {
    for (const [key, series] of seriesOf(plans, keys)) {
      const part = partOf(branch, series, windows);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [part]);
      else group.push(part);
    }
  }
  return [...groups.values()].flatMap((parts) => combine(parts) ?? []);
}

/** How many filled months of a plan's indicators lie outside the period. */
export function monthsOutside(
  submission: Submission,
  period: PlanPeriod,
): number {
  let count = 0;
  for (const { months } of submission.indicators) {
    for (const month of months) if (!isInPeriod(period, month)) count += 1;
  }
  return count;
}

/** An indicator of one branch: one row in each plan that has it, the plans by period. */
type Series = IndicatorSourceRow[];

/** The branch's series by the key of their indicator; rows of one plan with one key are separate series. */
function seriesOf(
  plans: readonly Submission[],
  keys: KeyCache,
): ReadonlyMap<string, readonly Series[]> {
  const byKey = new Map<string, Series[]>();
  for (const submission of plans) {
    const counts = new Map<string, number>();
    for (const fact of submission.indicators) {
      const { key, factor } = keys.of(fact);
      const nth = counts.get(key) ?? 0;
      counts.set(key, nth + 1);
      const all = byKey.get(key) ?? [];
      if (all.length === 0) byKey.set(key, all);
      const series = all[nth];
      if (series === undefined) all.push([{ submission, fact, factor }]);
      else series.push({ submission, fact, factor });
    }
  }
  return byKey;
}

/** The months that a figure looks at; `null` for a quarter that begins after the cut-off. */
interface Windows {
  readonly start: Month;
  readonly quarters: readonly ({
    readonly from: Month;
    readonly to: Month;
  } | null)[];
  readonly total: { readonly from: Month; readonly to: Month };
}

function windowsOf(period: PlanPeriod, asOf: Day): Windows {
  const current = monthOfDay(asOf);
  const upTo = (month: Month): Month => (month < current ? month : current);
  const quarters = quartersOf(period);
  return {
    start: period.start,
    quarters: quarters.map((quarter) => {
      const from = quarterStart(period, quarter);
      return firstDayOf(from) > asOf
        ? null
        : { from, to: upTo(quarterEnd(period, quarter)) };
    }),
    total: {
      from: period.start,
      to: upTo(quarterEnd(period, quarters.at(-1) ?? 1)),
    },
  };
}

function partOf(
  branch: string,
  series: readonly Series[],
  windows: Windows,
): IndicatorPart {
  const valueIn = (
    window: { from: Month; to: Month } | null,
  ): IndicatorValue | null =>
    window === null
      ? null
      : addValues(series.map((rows) => valueOf(rows, window, windows.start)));
  return {
    branch,
    rows: rowsOf(series),
    target: targetOf(series),
    quarters: windows.quarters.map(valueIn),
    total: valueIn(windows.total),
  };
}

/** All rows of a branch's indicator. Nearly always one series: `flat` would keep room for 16 rows more. */
function rowsOf(series: readonly Series[]): Series {
  const [only] = series;
  return series.length === 1 && only !== undefined ? only : series.flat();
}

/** One series' value over a window of months, by the kind's rule; `null` where nothing is filled. */
function valueOf(
  rows: Series,
  window: { readonly from: Month; readonly to: Month },
  start: Month,
): IndicatorValue | null {
  const kind = rows[0]?.fact.kind;
  let value: IndicatorValue | null = null;
  for (const { fact, factor } of rows) {
    for (const [i, month] of fact.months.entries()) {
      if (month > window.to || month < (kind === "sum" ? window.from : start))
        continue;
      const count = fact.values[i] ?? null;
      if (count === null) continue;
      if (kind === "sum") {
        value = clean(
          (typeof value === "number" ? value : 0) + clean(count * factor),
        );
      } else if (kind === "latest") {
        value = clean(count * factor);
      } else {
        const den = fact.denominators[i] ?? null;
        if (den !== null) value = { num: count, den };
      }
    }
  }
  return value;
}

/** 累计: every plan's target; 期末 and 比率: the last plan's. */
function targetOf(series: readonly Series[]): number | null {
  const targets = series.flatMap((rows) => {
    const known = rows.flatMap(({ fact, factor }) =>
      fact.target === null ? [] : clean(fact.target * factor),
    );
    return rows[0]?.fact.kind === "sum" ? known : known.slice(-1);
  });
  if (series[0]?.[0]?.fact.kind !== "ratio") return sumOfTargets(targets);
  return new Set(targets).size === 1 ? (targets[0] ?? null) : null;
}

function sumOfTargets(targets: readonly number[]): number | null {
  if (targets.length === 0) return null;
  return targets.reduce((sum, target) => clean(sum + target), 0);
}

/** Σ of the values that are there; `null` where none is. */
function addValues(
  values: readonly (IndicatorValue | null)[],
): IndicatorValue | null {
  let sum: IndicatorValue | null = null;
  for (const value of values) {
    if (value === null) continue;
    if (sum === null) sum = value;
    else if (typeof value === "number" && typeof sum === "number")
      sum = clean(sum + value);
    else if (typeof value !== "number" && typeof sum !== "number") {
      sum = {
        num: clean(sum.num + value.num),
        den: clean(sum.den + value.den),
      };
    }
  }
  return sum;
}

function combine(parts: readonly IndicatorPart[]): IndicatorRollup | null {
  const first = parts[0]?.rows[0]?.fact;
  if (first === undefined) return null;
  const targets = parts.flatMap(({ target }) => target ?? []);
  const differ =
    first.kind === "ratio" && new Set(ratioTargets(parts)).size > 1;
  const atMost = parts.filter(
    ({ rows }) => rows[0]?.fact.direction === "at-most",
  ).length;
  return {
    name: first.name,
    unit: moneyFactor(first.unit) === null ? first.unit : "元",
    kind: first.kind,
    direction: atMost * 2 > parts.length ? "at-most" : "at-least",
    target:
      first.kind === "ratio"
        ? differ
          ? null
          : (targets[0] ?? null)
        : sumOfTargets(targets),
    targetsDiffer: differ,
    quarters: (parts[0]?.quarters ?? []).map((_, i) =>
      addValues(parts.map(({ quarters }) => quarters[i] ?? null)),
    ),
    total: addValues(parts.map(({ total }) => total)),
    branches: parts.filter(({ total }) => total !== null).length,
    parts,
  };
}

/** The targets of a ratio's rows, those of one branch that contradict each other included. */
function ratioTargets(parts: readonly IndicatorPart[]): readonly number[] {
  return parts.flatMap(({ rows }) =>
    rows.flatMap(({ fact }) => fact.target ?? []),
  );
}

/** Cuts the noise of binary fractions, so that 1.1 万元 is 11000 元. */
function clean(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

/** What an indicator is matched by, and its factor to the roll-up's unit. */
interface IndicatorKey {
  readonly key: string;
  readonly factor: number;
}

/** Keys of indicators; names and units repeat over thousands of files. */
class KeyCache {
  private readonly known = new Map<string, IndicatorKey>();

  of({ name, unit, kind }: IndicatorFact): IndicatorKey {
    const written = `${name}\n${unit}\n${kind}`;
    const known = this.known.get(written);
    if (known !== undefined) return known;
    const factor = moneyFactor(unit);
    const unitKey = factor === null ? matchKey(unit) : "元";
    const key = {
      key: `${matchKey(name)}\n${unitKey}\n${kind}`,
      factor: factor ?? 1,
    };
    this.known.set(written, key);
    return key;
  }
}
