import { strFromU8, unzipSync } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import type { WriteSheet } from "hucre/xlsx";
import type { ChartLayout } from "../../core/layout";
import { placeOf } from "./reference";
import { legalText } from "./xml";

/** A part of a package as text. */
export interface TextPart {
  readonly path: string;
  readonly xml: string;
}

const CHART_PARTS =
  /^xl\/(?:drawings\/|drawings\/_rels\/|charts\/)[a-z0-9]+\.xml(?:\.rels)?$/;

/**
 * The drawings and charts of some sheets, made by hucre: `xl/drawings/drawing1.xml`
 * for the first list of charts, and so on, with the charts that they refer to.
 */
export async function chartParts(
  lists: readonly (readonly ChartLayout[])[],
): Promise<readonly TextPart[]> {
  if (lists.length === 0) return [];
  const sheets = lists.map((charts, index): WriteSheet => ({
    name: `S${index + 1}`,
    rows: [],
    charts: charts.map(hucreChart),
  }));
  const parts = unzipSync(await writeXlsx({ sheets }), {
    filter: ({ name }) => CHART_PARTS.test(name),
  });
  return Object.entries(parts)
    .map(([path, bytes]) => ({ path, xml: strFromU8(bytes) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function hucreChart(
  chart: ChartLayout,
): NonNullable<WriteSheet["charts"]>[number] {
  return {
    type: chart.type,
    title: legalText(chart.title),
    legend: chart.series.length > 1 ? "bottom" : false,
    series: chart.series.map(({ name, values, categories, colour }) => ({
      name,
      values,
      categories,
      ...(colour === undefined ? {} : { color: colour }),
    })),
    ...axes(chart),
    anchor: { from: anchor(chart.from), to: anchor(chart.to) },
  };
}

/** Numbers beside the bars and at the axis in the chart's form; the order of the bars. */
function axes({
  form,
  topDown,
}: ChartLayout): Partial<NonNullable<WriteSheet["charts"]>[number]> {
  const x = topDown === true ? { x: { reverse: true } } : {};
  if (form === undefined) return topDown === true ? { axes: x } : {};
  const numberFormat = { formatCode: form === "percent" ? "0%" : "#,##0" };
  const labels = form === "percent" ? "0.0%" : "#,##0";
  return {
    gapWidth: 60,
    dataLabels: { showValue: true, numberFormat: { formatCode: labels } },
    axes: {
      ...x,
      // The numbers stand beside the bars: no axis, no lines; bars begin at 0.
      y: { numberFormat, scale: { min: 0 }, hidden: true },
    },
  };
}

/** hucre counts from 0. */
function anchor(address: string): { row: number; col: number } {
  const { row, column } = placeOf(address);
  return { row: row - 1, col: column - 1 };
}
