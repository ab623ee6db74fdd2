import {
  firstDayOf,
  monthOfDay,
  quarterEnd,
  quarterOf,
  quartersOf,
  quarterStart,
  lastDayOf,
} from "../plan";
import type { QuarterNumber } from "../plan";
import type { PeriodFigures, Ratio, Rollup } from "../rollup";
import type { CellSource, Figure, FigureBasis } from "./model";
import type { ReportWords } from "./words";

/** Names of the figures of a line; those of 季度汇总 and 领域汇总. */
export type LineKey = "due" | "done" | "rate" | "onTimeRate" | "overdue";

/** A line of figures: of all branches, of one, of a field or of a goal. */
export interface Line {
  readonly year: Readonly<Record<LineKey, Figure>>;
  /** Those that have begun and those that have not, in order. */
  readonly quarters: readonly QuarterLine[];
}

export interface QuarterLine extends Readonly<Record<LineKey, Figure>> {
  readonly quarter: QuarterNumber;
  readonly begun: boolean;
  /** It has begun and its last day is not yet reached. */
  readonly running: boolean;
}

/** What a line is about and where it stands. */
export interface LineOf {
  readonly sheet: "quarters" | "fields";
  readonly row: string;
  /** Names it in the appendix. */
  readonly label: string;
  readonly branches: number | null;
  readonly basis: FigureBasis;
}

/** Makes the figures of a roll-up, each with its cell. */
export class FigureMaker {
  /** Has the period begun by the cut-off? Rates are shown only then. */
  readonly begun: boolean;

  constructor(
    readonly rollup: Rollup,
    readonly words: ReportWords,
  ) {
    this.begun = firstDayOf(rollup.period.start) <= rollup.asOf;
  }

  line(of: LineOf, figures: PeriodFigures | null): Line {
    const { period, asOf } = this.rollup;
    const year = figures?.year;
    return {
      year: this.lineFigures(of, "year", this.begun, {
        due: year?.nodes ?? null,
        done: year?.done ?? null,
        onTime: year?.onTime ?? null,
        overdue: figures?.overdue ?? null,
      }),
      quarters: quartersOf(period).map((quarter, i) => {
        const begun = firstDayOf(quarterStart(period, quarter)) <= asOf;
        const own = figures?.quarters[i];
        return {
          quarter,
          begun,
          running: begun && lastDayOf(quarterEnd(period, quarter)) > asOf,
          ...this.lineFigures(of, `q${quarter}`, begun, {
            due: own?.due ?? null,
            done: own?.done ?? null,
            onTime: own?.onTime ?? null,
            overdue: own?.carriedOut ?? null,
          }),
        };
      }),
    };
  }

  private lineFigures(
    of: LineOf,
    part: "year" | `q${QuarterNumber}`,
    begun: boolean,
    counts: Readonly<
      Record<"due" | "done" | "onTime" | "overdue", number | null>
    >,
  ): Readonly<Record<LineKey, Figure>> {
    const { due, done, onTime, overdue } = counts;
    const rate = (num: number | null): Ratio | null =>
      begun && num !== null && due !== null ? { num, den: due } : null;
    const figure = (key: LineKey, value: Figure["value"]): Figure => {
      const isRate = key === "rate" || key === "onTimeRate";
      return {
        kind: "figure",
        ...this.words.labels.of(of.label, this.words.labels.line(part, key)),
        value,
        ...(isRate ? PERCENT : { ...COUNT, ...this.words.units.node }),
        source: { sheet: of.sheet, row: of.row, column: `${part}.${key}` },
        branches: of.branches,
        basis: of.basis,
      };
    };
    return {
      due: figure("due", due),
      done: figure("done", done),
      rate: figure("rate", rate(done)),
      onTimeRate: figure("onTimeRate", rate(onTime)),
      overdue: figure("overdue", begun ? overdue : null),
    };
  }

  /** A number of branches on 汇总说明. */
  branches(source: CellSource, label: string, value: number): Figure {
    return {
      kind: "figure",
      label,
      value,
      ...COUNT,
      ...this.words.units.branch,
      source,
      branches: null,
      basis: "roster",
    };
  }

  /** A figure that 年度总结 counts itself. */
  count(
    key: string,
    value: Figure["value"],
    look: Partial<
      Pick<Figure, "form" | "decimals" | "unit" | "unitOne" | "basis">
    > = {},
  ): Figure {
    return {
      kind: "figure",
      label: this.words.labels.counts[key] ?? key,
      value,
      ...COUNT,
      ...this.words.units.node,
      ...look,
      source: { sheet: "report", row: "count", column: key },
      branches: this.rollup.roster.reported,
      basis: look.basis ?? "reporting",
    };
  }

  /** The quarter in which the cut-off lies. */
  get currentQuarter(): QuarterNumber | null {
    return quarterOf(this.rollup.period, monthOfDay(this.rollup.asOf));
  }
}

export const COUNT = { form: "number", decimals: 0, unit: "" } as const;
export const PERCENT = { form: "percent", decimals: 1, unit: "" } as const;
export const POINTS = { form: "points", decimals: 1 } as const;

/** A figure as a table shows it: the header says the unit. */
export function bare(figure: Figure): Figure {
  return { ...figure, unit: "", unitOne: "" };
}
