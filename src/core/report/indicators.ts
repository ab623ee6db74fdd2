import type { IndicatorRollup, IndicatorValue, Rollup } from "../rollup";
import { chartOf } from "./charts";
import type { ReportContext } from "./context";
import { bare, COUNT, PERCENT } from "./figures";
import type {
  Figure,
  NameRun,
  ReportBlock,
  ReportTable,
  TableCell,
} from "./model";
import { figureNumber } from "./reading";
import { name, paragraph, text } from "./runs";
import { listTable } from "./tables";
import type { IndicatorFigures } from "./words";

const TABLE_ROWS = 30;
const SENTENCES = 8;
const CHART_BARS = 15;

/** Whether an indicator reaches its target, and how that is measured. */
type Verdict =
  | { readonly kind: "rate"; readonly figure: Figure }
  | { readonly kind: "met"; readonly met: boolean | null };

export interface IndicatorLine extends IndicatorFigures {
  readonly indicator: IndicatorRollup;
  readonly verdict: Verdict;
  readonly row: string;
}

/** The indicators with their figures: those with a rate first, as the chart needs them. */
export function indicatorLines(
  context: ReportContext,
): readonly IndicatorLine[] {
  const lines = context.rollup.indicators.map((indicator, i) =>
    indicatorLine(context, indicator, String(i + 1)),
  );
  const hasRate = ({ rate }: IndicatorLine): boolean =>
    rate !== null && figureNumber(rate) !== null;
  return [...lines.filter(hasRate), ...lines.filter((line) => !hasRate(line))];
}

function indicatorLine(
  { words }: ReportContext,
  indicator: IndicatorRollup,
  row: string,
): IndicatorLine {
  const { kind, direction, target, total, unit, branches } = indicator;
  const isRatio = kind === "ratio";
  const values = [target, total].filter((value) => typeof value === "number");
  const look = isRatio
    ? PERCENT
    : {
        ...COUNT,
        decimals: values.every((value) => Number.isInteger(value)) ? 0 : 2,
        ...words.units.own(unit),
      };
  const figure = (
    key: "target" | "total" | "rate",
    value: IndicatorValue | null,
    form: Pick<Figure, "form" | "decimals" | "unit"> = look,
  ): Figure => ({
    kind: "figure",
    ...words.labels.of(indicator.name, words.labels.indicator(key)),
    value,
    ...form,
    source: { sheet: "indicators", row, column: key },
    branches,
    basis: "indicator",
  });
  const hasRate =
    !isRatio && direction === "at-least" && target !== null && target !== 0;
  const actual = figure("total", total);
  const rate = hasRate
    ? figure(
        "rate",
        typeof total === "number" ? { num: total, den: target } : null,
        PERCENT,
      )
    : null;
  return {
    indicator,
    row,
    name: name(indicator.name, { sheet: "indicators", row, column: "name" }),
    total: actual,
    target: target === null ? null : figure("target", target),
    rate,
    direction,
    verdict:
      rate === null
        ? { kind: "met", met: isMet(indicator, figureNumber(actual)) }
        : { kind: "rate", figure: rate },
  };
}

/** Of indicators without a rate; `null` where nothing can be compared. */
function isMet(
  { kind, direction, target }: IndicatorRollup,
  actual: number | null,
): boolean | null {
  if (actual === null || target === null) return null;
  // Of a quantity to be reached, a target of 0 says nothing.
  if (kind !== "ratio" && direction === "at-least") return null;
  return direction === "at-most" ? actual <= target : actual >= target;
}

/** Is the target reached? `null` where it cannot be said. */
export function reached({ verdict }: IndicatorLine): boolean | null {
  if (verdict.kind === "met") return verdict.met;
  const rate = figureNumber(verdict.figure);
  return rate === null ? null : rate >= 1;
}

/**
 * Is it a problem that the target is not reached? A limit and a ratio can be
 * told at any time, a sum only when everything is due.
 */
export function isMissed(
  line: IndicatorLine,
  { reporting: { year } }: Pick<Rollup, "reporting">,
): boolean {
  return (
    reached(line) === false && (year.due === year.nodes || line.rate === null)
  );
}

/** 指标完成情况: in numbers, in sentences, as a table and as bars. */
export function indicatorBlocks(
  context: ReportContext,
  lines: readonly IndicatorLine[],
): readonly ReportBlock[] {
  const { words, figures } = context;
  const { units } = words;
  const known = lines.filter((line) => reached(line) !== null);
  const look = { ...units.indicator, basis: "indicator" } as const;
  const table = indicatorsTable(context, lines);
  const bars = lines
    .filter(({ rate }) => rate !== null && figureNumber(rate) !== null)
    .slice(0, CHART_BARS)
    .map(({ row }) => row);
  return [
    paragraph(
      words.work.indicators({
        targets: figures.count("targets", known.length, look),
        met: figures.count("met", known.filter(reached).length, look),
      }),
    ),
    ...lines
      .filter(
        (line) =>
          line.target !== null &&
          line.total.value !== null &&
          // Those are told among the problems, not among what was achieved.
          !isMissed(line, context.rollup),
      )
      .slice(0, SENTENCES)
      .map((line) => paragraph(words.work.indicator(line), "item")),
    table,
    ...(bars.length === 0
      ? []
      : [
          chartOf(context, table, {
            title: words.charts.indicators,
            type: "bar",
            form: "percent",
            rows: bars,
            series: [{ name: words.series.rate, column: "verdict" }],
          }),
        ]),
  ];
}

function indicatorsTable(
  context: ReportContext,
  lines: readonly IndicatorLine[],
): ReportTable {
  const { tables } = context.words;
  const { headers, notes } = tables;
  const shown = lines.slice(0, TABLE_ROWS);
  const table = listTable(
    "indicators",
    tables.indicators,
    [
      { key: "name", header: headers.indicator, align: "left", width: 34 },
      { key: "unit", header: headers.unit, align: "center", width: 11 },
      { key: "target", header: headers.target, align: "right", width: 14 },
      { key: "total", header: headers.actual, align: "right", width: 14 },
      { key: "verdict", header: headers.verdict, align: "center", width: 11 },
      { key: "branches", header: headers.branches, align: "center", width: 12 },
    ],
    shown.map((line) => indicatorCells(context, line)),
    shown.length < lines.length ? notes.indicatorsCut : notes.indicators,
  );
  return {
    ...table,
    rows: table.rows.map((row, i) => ({
      ...row,
      key: shown[i]?.row ?? row.key,
    })),
  };
}

function indicatorCells(
  { words, language }: ReportContext,
  { indicator, name: label, total, target, row, verdict }: IndicatorLine,
): readonly TableCell[] {
  return [
    label,
    text(indicator.kind === "ratio" ? "%" : indicator.unit),
    target === null ? text("—") : bare(target),
    bare(total),
    verdict.kind === "rate"
      ? verdict.figure
      : verdictCell(verdict.met, row, language),
    {
      kind: "figure",
      ...words.labels.of(indicator.name, words.tables.headers.branches),
      value: indicator.branches,
      ...COUNT,
      source: { sheet: "indicators", row, column: "branches" },
      branches: indicator.branches,
      basis: "indicator",
    },
  ];
}

/** The word that 指标汇总 has in place of a rate. */
function verdictCell(
  met: boolean | null,
  row: string,
  language: ReportContext["language"],
): NameRun {
  const [yes, no] = language === "zh" ? ["达标", "未达标"] : ["Met", "Not met"];
  return name(met === null ? "—" : met ? yes : no, {
    sheet: "indicators",
    row,
    column: "rate",
  });
}
