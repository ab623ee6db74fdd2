import { lastDayOf, monthsOf } from "../plan";
import type { Day, PlanPeriod } from "../plan";
import { matchKey } from "../rollup";
import type { Ratio, Rollup } from "../rollup";
import { FigureMaker } from "./figures";
import type { Line, LineOf } from "./figures";
import type { Figure } from "./model";
import { reportWordsOf } from "./words";

/** Where a figure stands in last period's workbook; `cell` is `null` where it is counted from the sheet. */
export interface PreviousPlace {
  readonly sheet: string;
  readonly cell: string | null;
}

/** A figure of last period. */
export interface PreviousFigure {
  /** `null` is not known, a ratio of denominator 0 is none. */
  readonly value: number | Ratio | null;
  /** `null` where the workbook no longer has it in its place. */
  readonly place: PreviousPlace | null;
}

/**
 * What a report sets beside this period's figures, as plain data: the figures
 * of an earlier period's workbook, each with its cell. A branch whose report
 * was missing, a quarter that had not begun and a field that nobody had have
 * none; they are never 0.
 */
export interface PreviousPeriod {
  /** The workbook, as people call it. */
  readonly file: string;
  readonly period: PlanPeriod;
  readonly asOf: Day;
  /** Branches that its figures are made of. */
  readonly reported: number;
  /** By `total.due` and the keys below, `.rate` each. */
  readonly figures: ReadonlyMap<string, PreviousFigure>;
}

/** Key of a goal: the same goal may have another number in another period. */
export function goalKey(text: string): string {
  return `goal:${matchKey(text)}`;
}

/** Takes the figures for comparison out of an earlier period's roll-up; `placeOf` finds them in its workbook. */
export function previousPeriod(
  rollup: Rollup,
  file: string,
  placeOf: (figure: Figure) => PreviousPlace | null,
): PreviousPeriod {
  const { period, asOf, roster, reporting } = rollup;
  // The words are not used: what the figures are called here nobody sees.
  const maker = new FigureMaker(rollup, reportWordsOf("zh"));
  const figures = new Map<string, PreviousFigure>();
  const add = (key: string, figure: Figure): void => {
    if (!figures.has(key))
      figures.set(key, { value: figure.value, place: placeOf(figure) });
  };
  const lineOf = (
    sheet: LineOf["sheet"],
    row: string,
    counted: Rollup["reporting"],
  ): Line =>
    maker.line(
      { sheet, row, label: "", branches: null, basis: "previous" },
      counted,
    );
  const total = lineOf("quarters", "reporting", reporting);
  add("total.due", total.year.due);
  add("total.rate", total.year.rate);
  for (const { quarter, rate } of total.quarters) add(`q${quarter}.rate`, rate);
  for (const { field, figures: own } of rollup.fields)
    add(
      `field:${field}.rate`,
      lineOf("fields", `field:${field}`, own).year.rate,
    );
  for (const { id, text, figures: own } of rollup.goals)
    add(`${goalKey(text)}.rate`, lineOf("fields", `goal:${id}`, own).year.rate);
  for (const { key, valid, figures: own } of rollup.branches)
    if (valid && own !== null)
      add(
        `branch:${key}.rate`,
        lineOf("quarters", `branch:${key}`, own).year.rate,
      );
  return { file, period, asOf, reported: roster.reported, figures };
}

/** How two periods may be compared. */
export interface PreviousRelation {
  /** Does last period lie before this one? */
  readonly isEarlier: boolean;
  /** It is the same period of the year before. */
  readonly yearBefore: boolean;
  /** Equally long, with as many of their months over at their cut-offs: only then one rate is higher than the other. */
  readonly sameStage: boolean;
  /** Does any branch of this period have figures in the last one? */
  readonly sharesBranches: boolean;
}

/** Compares where two periods stand. */
export function relationTo(
  { period, asOf, branches }: Pick<Rollup, "period" | "asOf" | "branches">,
  previous: PreviousPeriod,
): PreviousRelation {
  const sameLength = period.months === previous.period.months;
  return {
    isEarlier: previous.period.start < period.start,
    yearBefore: sameLength && period.start - previous.period.start === 12,
    sameStage:
      sameLength &&
      monthsOver(period, asOf) === monthsOver(previous.period, previous.asOf),
    sharesBranches: branches.some(({ key }) =>
      previous.figures.has(`branch:${key}.rate`),
    ),
  };
}

/** Months of a period whose last day is reached. */
function monthsOver(period: PlanPeriod, asOf: Day): number {
  return monthsOf(period).filter((month) => lastDayOf(month) <= asOf).length;
}
