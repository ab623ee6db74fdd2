import type { ChartLayout } from "../core/layout";

/** How numbers are written beside the bars and at the axis, as the writer's files have it. */
const FORMATS = {
  number: { labels: "#,##0", axis: "#,##0" },
  percent: { labels: "0.0%", axis: "0%" },
} as const;

/** Space between the bars of a chart with numbers, in percent of a bar. */
const GAP = 60;

/**
 * Queues how a chart looks besides its data: colours, the order of bars, and
 * with a form the numbers beside them. Bars begin at 0, and where their
 * numbers stand beside them there is no axis.
 */
export function setLook(
  chart: Excel.Chart,
  drawn: readonly {
    readonly series: Excel.ChartSeries;
    readonly source: ChartLayout["series"][number];
  }[],
  { form, topDown }: ChartLayout,
): void {
  for (const { series, source } of drawn) {
    if (source.colour !== undefined)
      series.format.fill.setSolidColor(`#${source.colour}`);
    if (form === undefined) continue;
    series.gapWidth = GAP;
    series.hasDataLabels = true;
    series.dataLabels.showValue = true;
    series.dataLabels.numberFormat = FORMATS[form].labels;
  }
  const { categoryAxis, valueAxis } = chart.axes;
  if (topDown === true) categoryAxis.reversePlotOrder = true;
  if (form === undefined) return;
  valueAxis.minimum = 0;
  valueAxis.numberFormat = FORMATS[form].axis;
  valueAxis.majorGridlines.visible = false;
  valueAxis.visible = false;
}
