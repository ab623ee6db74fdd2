import type { ChartAxis } from "../model/chart";
import { Chart, ChartSeries } from "../model/chart";
import type { Rect } from "../model/address";
import { boundingRect } from "../model/address";
import type { Sheet } from "../model/sheet";
import { asFlag, asNumber, asOneOf, asText } from "../protocol/arguments";
import { invalidArgument, itemNotFound } from "../protocol/errors";
import type { AnySpec, Scalar } from "../protocol/type-table";
import { Facet, readable, served, writable } from "../protocol/type-table";
import { RangeObject, rangeFrom } from "./area";

/** Types of chart that the host can save. */
const CHART_KINDS = ["BarClustered", "ColumnClustered", "Line"] as const;
const LEGEND_PLACES = [
  "Top",
  "Bottom",
  "Left",
  "Right",
  "Corner",
  "Custom",
] as const;

type Charts = Facet<"ChartCollection", Sheet>;

function findChart({ of }: Charts, key: unknown): Chart | null {
  return of.charts.find(({ id, name }) => id === key || name === key) ?? null;
}

const collection = served<Charts>("ChartCollection", {
  items: ({ of }) => of.charts,
  item: (it, key) => {
    const chart = findChart(it, key);
    if (chart === null) throw itemNotFound(String(key));
    return chart;
  },
  scalars: { count: readable(({ of }) => of.charts.length) },
  methods: {
    add: ({ of }, args) => {
      of.assertUnprotected("charts", "allowEditObjects");
      const type = asOneOf(args.at(0), CHART_KINDS, "the chart's type");
      const source = rangeFrom(of.workbook, of, args.at(1));
      const by = asOneOf(
        args.at(2) ?? "Auto",
        ["Auto", "Columns", "Rows"] as const,
        "seriesBy",
      );
      const chart = new Chart(of.workbook.newId(), of, type);
      chart.series.push(...seriesFrom(chart, source, by));
      of.charts.push(chart);
      return chart;
    },
    getCount: ({ of }) => of.charts.length,
    getItemAt: ({ of }, args) => {
      const chart = of.charts[args.whole(0)];
      if (chart === undefined) throw itemNotFound("chart");
      return chart;
    },
    getItemOrNullObject: (it, args) => findChart(it, args.at(0)),
  },
});

/**
 * The series that Excel draws of a block: a column each (or a row, where there
 * are more columns than rows), named by the first cell where it is text; the
 * first column, where it is text, names the categories.
 */
function seriesFrom(
  chart: Chart,
  { sheet, rect }: RangeObject,
  by: "Auto" | "Columns" | "Rows",
): readonly ChartSeries[] {
  const columns = by === "Auto" ? rect.rows >= rect.columns : by === "Columns";
  const lines = columns ? rect.columns : rect.rows;
  const length = columns ? rect.rows : rect.columns;
  const textAt = (line: number, at: number): string | null => {
    const value = columns
      ? sheet.cell(rect.row + at, rect.column + line)?.value
      : sheet.cell(rect.row + line, rect.column + at)?.value;
    return typeof value === "string" ? value : null;
  };
  const part = (line: number, from: number): Rect =>
    columns
      ? {
          row: rect.row + from,
          column: rect.column + line,
          rows: length - from,
          columns: 1,
        }
      : {
          row: rect.row + line,
          column: rect.column + from,
          rows: 1,
          columns: length - from,
        };
  const named = length > 1 && textAt(lines - 1, 0) !== null;
  const from = named ? 1 : 0;
  const categorised = lines > 1 && textAt(0, length - 1) !== null;
  const series: ChartSeries[] = [];
  for (let line = categorised ? 1 : 0; line < lines; line += 1) {
    const one = new ChartSeries(chart);
    one.name = (named ? textAt(line, 0) : null) ?? `系列${series.length + 1}`;
    one.values = { sheet, rect: part(line, from) };
    if (categorised) one.categories = { sheet, rect: part(0, from) };
    series.push(one);
  }
  return series;
}

function points(key: "left" | "top" | "width" | "height"): Scalar<Chart> {
  return writable(
    (chart) => chart[key],
    (chart, value) => {
      const number = asNumber(value, key);
      if (number < 0) throw invalidArgument(`${key} is below 0`);
      chart[key] = number;
      chart.place = null;
    },
  );
}

const chart = served<Chart>("Chart", {
  key: ({ id }) => id,
  scalars: {
    id: readable(({ id }) => id),
    name: writable(
      ({ name }) => name,
      (it, value) => {
        it.name = asText(value, "name");
      },
    ),
    chartType: writable(
      ({ type }) => type,
      (it, value) => {
        it.type = asOneOf(value, CHART_KINDS, "chartType");
      },
    ),
    left: points("left"),
    top: points("top"),
    width: points("width"),
    height: points("height"),
  },
  links: {
    title: (it) => new Facet("ChartTitle", it),
    legend: (it) => new Facet("ChartLegend", it),
    axes: (it) => new Facet("ChartAxes", it),
    series: (it) => new Facet("ChartSeriesCollection", it),
    worksheet: ({ sheet }) => sheet,
  },
  methods: {
    setPosition: (it, args) => {
      const { workbook } = it.sheet;
      const from = rangeFrom(workbook, it.sheet, args.at(0)).rect;
      const to =
        args.at(1) === undefined
          ? from
          : rangeFrom(workbook, it.sheet, args.at(1)).rect;
      it.place = boundingRect(from, to);
    },
    setData: (it, args) => {
      const source = rangeFrom(it.sheet.workbook, it.sheet, args.at(0));
      it.series.splice(0, it.series.length, ...seriesFrom(it, source, "Auto"));
    },
    delete: (it) => {
      it.sheet.charts.splice(it.sheet.charts.indexOf(it), 1);
    },
  },
});

const title = served<Facet<"ChartTitle", Chart>>("ChartTitle", {
  scalars: {
    text: writable(
      ({ of }) => of.title,
      ({ of }, value) => {
        of.title = asText(value, "text");
      },
    ),
    visible: writable(
      ({ of }) => of.titleVisible,
      ({ of }, value) => {
        of.titleVisible = asFlag(value, "visible");
      },
    ),
  },
});

const legend = served<Facet<"ChartLegend", Chart>>("ChartLegend", {
  scalars: {
    visible: writable(
      ({ of }) => of.legendVisible,
      ({ of }, value) => {
        of.legendVisible = asFlag(value, "visible");
      },
    ),
    position: writable(
      ({ of }) => of.legendPosition,
      ({ of }, value) => {
        of.legendPosition = asOneOf(value, LEGEND_PLACES, "position");
      },
    ),
  },
});

const seriesCollection = served<Facet<"ChartSeriesCollection", Chart>>(
  "ChartSeriesCollection",
  {
    items: ({ of }) => of.series,
    scalars: { count: readable(({ of }) => of.series.length) },
    methods: {
      add: ({ of }, args) => {
        const series = new ChartSeries(of);
        series.name = args.optionalText(0) ?? `系列${of.series.length + 1}`;
        of.series.splice(args.optionalWhole(1) ?? of.series.length, 0, series);
        return series;
      },
      getCount: ({ of }) => of.series.length,
      getItemAt: ({ of }, args) => {
        const series = of.series[args.whole(0)];
        if (series === undefined) throw itemNotFound("series");
        return series;
      },
    },
  },
);

const series = served<ChartSeries>("ChartSeries", {
  scalars: {
    name: writable(
      ({ name }) => name,
      (it, value) => {
        it.name = asText(value, "name");
      },
    ),
    gapWidth: writable(
      ({ gapWidth }) => gapWidth,
      (it, value) => {
        const gap = asNumber(value, "gapWidth");
        if (gap < 0 || gap > 500) throw invalidArgument("gapWidth");
        it.gapWidth = gap;
      },
    ),
    hasDataLabels: writable(
      ({ hasDataLabels }) => hasDataLabels,
      (it, value) => {
        it.hasDataLabels = asFlag(value, "hasDataLabels");
      },
    ),
  },
  links: {
    format: (it) => new Facet("ChartSeriesFormat", it),
    dataLabels: (it) => new Facet("ChartDataLabels", it),
  },
  methods: {
    setValues: (it, args) => {
      it.values = drawn(args.at(0));
    },
    setXAxisValues: (it, args) => {
      it.categories = drawn(args.at(0));
    },
    delete: (it) => {
      it.chart.series.splice(it.chart.series.indexOf(it), 1);
    },
  },
});

const seriesFormat = served<Facet<"ChartSeriesFormat", ChartSeries>>(
  "ChartSeriesFormat",
  { links: { fill: ({ of }) => new Facet("ChartFill", of) } },
);

const fill = served<Facet<"ChartFill", ChartSeries>>("ChartFill", {
  methods: {
    setSolidColor: ({ of }, args) => {
      const colour = /^#([0-9A-F]{6})$/i.exec(args.text(0))?.[1];
      if (colour === undefined) throw invalidArgument("no colour");
      of.colour = colour.toUpperCase();
    },
    clear: ({ of }) => {
      of.colour = null;
    },
  },
});

const dataLabels = served<Facet<"ChartDataLabels", ChartSeries>>(
  "ChartDataLabels",
  {
    scalars: {
      showValue: writable(
        ({ of }) => of.showsValue,
        ({ of }, value) => {
          of.showsValue = asFlag(value, "showValue");
        },
      ),
      numberFormat: writable(
        ({ of }) => of.labelFormat,
        ({ of }, value) => {
          of.labelFormat = asText(value, "numberFormat");
        },
      ),
    },
  },
);

const axes = served<Facet<"ChartAxes", Chart>>("ChartAxes", {
  links: {
    valueAxis: ({ of }) => of.valueAxis,
    categoryAxis: ({ of }) => of.categoryAxis,
  },
});

const axis = served<ChartAxis>("ChartAxis", {
  scalars: {
    visible: writable(
      ({ visible }) => visible,
      (it, value) => {
        it.visible = asFlag(value, "visible");
      },
    ),
    reversePlotOrder: writable(
      ({ reversed }) => reversed,
      (it, value) => {
        it.reversed = asFlag(value, "reversePlotOrder");
      },
    ),
    minimum: writable(
      ({ minimum }) => minimum ?? "",
      (it, value) => {
        it.minimum = asNumber(value, "minimum");
      },
    ),
    numberFormat: writable(
      ({ numberFormat }) => numberFormat,
      (it, value) => {
        it.numberFormat = asText(value, "numberFormat");
      },
    ),
  },
  links: { majorGridlines: (it) => new Facet("ChartGridlines", it) },
});

const gridLines = served<Facet<"ChartGridlines", ChartAxis>>("ChartGridlines", {
  scalars: {
    visible: writable(
      ({ of }) => of.gridLines,
      ({ of }, value) => {
        of.gridLines = asFlag(value, "visible");
      },
    ),
  },
});

function drawn(given: unknown): RangeObject {
  if (!(given instanceof RangeObject)) throw invalidArgument("no range");
  return given;
}

/** Charts, as far as plans have them. */
export const CHART_TYPES: readonly (readonly [string, AnySpec])[] = [
  collection,
  chart,
  title,
  legend,
  seriesCollection,
  series,
  seriesFormat,
  fill,
  dataLabels,
  axes,
  axis,
  gridLines,
];
