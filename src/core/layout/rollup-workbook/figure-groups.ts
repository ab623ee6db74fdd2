import { quarterEnd, quarterStart, yearMonth } from "../../plan";
import type { PeriodFigures } from "../../rollup";
import { cellAddress } from "../cells";
import type { CellContent, ColumnLayout } from "../workbook";
import { GAP, NONE } from "./edition";
import type { QuarterSpan, RollupEdition } from "./edition";
import { countFormula, sumFormula } from "./facts";
import type { Criterion } from "./facts";
import type { RollupDraft } from "./sheet-frame";
import type { RollupStyle } from "./styles";

/** The figures of a quarter, or of the whole period, that stand side by side. */
export type FigureKey =
  "due" | "done" | "rate" | "cumulative" | "onTimeRate" | "overdue" | "light";

/** A group of columns: the figures it has, and where it begins. */
export interface FigureGroup {
  /** `null` for the whole period. */
  readonly span: QuarterSpan | null;
  readonly column: number;
  readonly keys: readonly FigureKey[];
}

/** Widths of the columns of figures; English words need more room. */
export const FIGURE_WIDTHS = {
  zh: { figure: 6.6, light: 6.6 },
  en: { figure: 7.6, light: 10.5 },
} as const;

/** The columns of a sheet with groups of figures: the leading ones, the groups, and figures behind them. */
export function figureColumns(
  { language }: RollupEdition,
  leading: readonly number[],
  groups: readonly FigureGroup[],
  trailing: number,
): readonly ColumnLayout[] {
  const { figure, light } = FIGURE_WIDTHS[language];
  const widths = [
    ...leading,
    ...groups.flatMap(({ keys }) =>
      keys.map((key) => (key === "light" ? light : figure)),
    ),
    ...Array.from({ length: trailing }, () => figure),
  ];
  return widths.map((width) => ({ width }));
}

/** The groups of a sheet: one a quarter, then the period. */
export function groupsOf(
  { quarters }: RollupEdition,
  firstColumn: number,
  quarterKeys: readonly FigureKey[],
  yearKeys: readonly FigureKey[],
): readonly FigureGroup[] {
  const step = quarterKeys.length;
  return [
    ...quarters.map((span, i) => ({
      span,
      column: firstColumn + i * step,
      keys: quarterKeys,
    })),
    {
      span: null,
      column: firstColumn + quarters.length * step,
      keys: yearKeys,
    },
  ];
}

/** The column of a figure, from 1. */
export function columnOf(
  { column, keys }: FigureGroup,
  key: FigureKey,
): number {
  return column + keys.indexOf(key);
}

/** The last column of the last group. */
export function lastColumnOf(groups: readonly FigureGroup[]): number {
  const last = groups.at(-1);
  return last === undefined ? 0 : last.column + last.keys.length - 1;
}

/** Titles of the groups with their months, and under them the figures' names. */
export function putGroupHeaders(
  draft: RollupDraft,
  edition: RollupEdition,
  groups: readonly FigureGroup[],
  row: number,
): void {
  const { texts, rollup } = edition;
  const { quarters } = texts;
  for (const { span, column, keys } of groups) {
    const title =
      span === null
        ? quarters.year
        : `${quarters.names[span.quarter - 1] ?? String(span.quarter)}${GAP}${texts.span(
            yearMonth(quarterStart(rollup.period, span.quarter)),
            yearMonth(quarterEnd(rollup.period, span.quarter)),
          )}`;
    draft.putMerged(
      { row, column, toColumn: column + keys.length - 1 },
      title,
      "header",
    );
    const names: Readonly<Record<FigureKey, string>> = {
      due: span === null ? quarters.yearNodes : quarters.due,
      done: quarters.done,
      rate: span === null ? quarters.yearRate : quarters.rate,
      cumulative: quarters.cumulative,
      onTimeRate: quarters.onTimeRate,
      overdue: span === null ? quarters.yearOverdue : quarters.overdue,
      light: quarters.light,
    };
    draft.putRow(
      row + 1,
      column,
      keys.map((key) => names[key]),
      "header",
    );
  }
  draft.heights[row] = 24;
  draft.heights[row + 1] = 36;
}

/** One line of figures. */
export interface FigureLine {
  readonly row: number;
  /** `null`: not known; every cell shows —. */
  readonly figures: PeriodFigures | null;
  /** The formulas of the counts by group; `null` writes values. */
  readonly formulas: ((group: FigureGroup) => CountFormulas) | null;
  readonly style: "figure" | "fixed" | "total";
  /** Word of 灯号 by group; sheets without lights leave it out. */
  readonly light?: (group: FigureGroup) => string;
}

/** Formulas of the counts of a group, without `=`. */
export interface CountFormulas {
  readonly due: string;
  readonly done: string;
  readonly onTime: string;
  /** Asked for quarters that have begun only. */
  readonly overdue: string;
}

/** The formulas of the figures over the rows of 明细 that meet the criteria. */
export function formulasOver(
  edition: RollupEdition,
  criteria: readonly Criterion[],
): (group: FigureGroup) => CountFormulas {
  return ({ span }) => {
    if (span === null) {
      return {
        due: sumFormula(edition, "counted", criteria),
        done: sumFormula(edition, "done", criteria),
        onTime: sumFormula(edition, "onTime", criteria),
        overdue: sumFormula(edition, "overdue", criteria),
      };
    }
    const inQuarter = [
      ...criteria,
      ["quarter", String(span.quarter)],
    ] as const satisfies readonly Criterion[];
    return {
      due: countFormula(edition, inQuarter),
      done: sumFormula(edition, "done", inQuarter),
      onTime: sumFormula(edition, "onTime", inQuarter),
      overdue: sumFormula(edition, `overdueQ${span.quarter}`, criteria),
    };
  };
}

/** Puts a line of figures: counts, and rates that divide the counts beside them. */
export function putFigureLine(
  draft: RollupDraft,
  edition: RollupEdition,
  groups: readonly FigureGroup[],
  line: FigureLine,
): void {
  for (const group of groups) {
    const begun = group.span?.begun ?? edition.quarters[0]?.begun === true;
    const values = valuesOf(group, line.figures);
    for (const key of group.keys) {
      const style = styleOf(key, line.style);
      const column = columnOf(group, key);
      if (key === "light") {
        draft.put(line.row, column, line.light?.(group) ?? NONE, style);
        continue;
      }
      const value = begun || !RATES.has(key) ? values[key] : NONE;
      const formula =
        value === NONE && !(begun && line.figures !== null)
          ? null
          : formulaOf(key, groups, group, line);
      draft.put(
        line.row,
        column,
        formula === null ? value : { formula, value },
        style,
      );
    }
  }
}

/** What is not shown for a quarter that has not begun. */
const RATES: ReadonlySet<FigureKey> = new Set([
  "rate",
  "cumulative",
  "onTimeRate",
  "overdue",
]);

type Values = Readonly<Record<Exclude<FigureKey, "light">, CellContent>>;

const UNKNOWN: Values = {
  due: NONE,
  done: NONE,
  rate: NONE,
  cumulative: NONE,
  onTimeRate: NONE,
  overdue: NONE,
};

/** The engine's figures of a group. */
function valuesOf(
  { span }: FigureGroup,
  figures: PeriodFigures | null,
): Values {
  if (figures === null) return UNKNOWN;
  if (span === null) {
    const { nodes, done, onTime } = figures.year;
    const rate = ratio(done, nodes);
    return {
      due: nodes,
      done,
      rate,
      cumulative: rate,
      onTimeRate: ratio(onTime, nodes),
      overdue: figures.overdue,
    };
  }
  const upTo = figures.quarters.filter(
    ({ quarter }) => quarter <= span.quarter,
  );
  const own = upTo.at(-1);
  if (own === undefined) return UNKNOWN;
  return {
    due: own.due,
    done: own.done,
    rate: ratio(own.done, own.due),
    cumulative: ratio(
      upTo.reduce((sum, { done }) => sum + done, 0),
      upTo.reduce((sum, { due }) => sum + due, 0),
    ),
    onTimeRate: ratio(own.onTime, own.due),
    overdue: own.carriedOut ?? NONE,
  };
}

/** A rate as shown: — where nothing is to be divided by. */
export function ratio(num: number, den: number): number | string {
  return den === 0 ? NONE : num / den;
}

function formulaOf(
  key: Exclude<FigureKey, "light">,
  groups: readonly FigureGroup[],
  group: FigureGroup,
  { row, formulas }: FigureLine,
): string | null {
  const counts = formulas?.(group);
  if (counts === undefined) return null;
  const at = (of: FigureGroup, figure: FigureKey): string =>
    cellAddress(row, columnOf(of, figure));
  const divided = (num: string, den: string): string =>
    `IF(${den}=0,"${NONE}",${num}/${den})`;
  switch (key) {
    case "due":
      return counts.due;
    case "done":
      return counts.done;
    case "overdue":
      return counts.overdue;
    case "rate":
      return divided(at(group, "done"), at(group, "due"));
    case "onTimeRate":
      return divided(counts.onTime, at(group, "due"));
    case "cumulative": {
      const upTo = groups.filter(
        ({ span, column }) => span !== null && column <= group.column,
      );
      const sum = (figure: FigureKey): string =>
        `(${upTo.map((each) => at(each, figure)).join("+")})`;
      return divided(sum("done"), sum("due"));
    }
  }
}

function styleOf(key: FigureKey, style: FigureLine["style"]): RollupStyle {
  const isRate = key === "rate" || key === "onTimeRate" || key === "cumulative";
  if (key === "light") return style === "total" ? "totalWord" : "word";
  switch (style) {
    case "figure":
      return isRate ? "rate" : "count";
    case "fixed":
      return isRate ? "fixedRate" : "fixedCount";
    case "total":
      return isRate ? "totalRate" : "totalCount";
  }
}
