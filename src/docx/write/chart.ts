import type { ReportChart } from "../../core/report";
import { textWidth } from "./picture";
import type { Picture, Shape, TextShape } from "./picture";

/** Width of the text area of the page, in hundredths of a millimetre. */
const WIDTH = 15_600;
/** 小五, 9 pt: the smallest size that reads well in print. */
const LETTERS = 320;
const INK = "000000";
const SOFT_INK = "595959";
const GRID = "D9D9D9";
const AXIS = "7F7F7F";
/** Dark and light: told apart also in black and white. */
const FILLS = ["1F4E79", "9DC3E6", "7F7F7F", "C9C9C9"];

/** Words that a chart shows besides its own. */
export interface ChartWords {
  /** Stands where a value is not known: a gap is not 0. */
  readonly unknown: string;
}

/**
 * Draws a chart of the report: columns that stand, or bars that lie, the first
 * category on top; more bars than a page has room for go on in a further
 * picture. Every bar has its value written beside it, so that the
 * picture can be read without colours.
 */
export function chartPictures(
  chart: ReportChart,
  words: ChartWords,
): readonly Picture[] {
  if (chart.type === "column") return [columnPicture(chart, words)];
  const scale = scaleOf(chart);
  const parts = Math.ceil(chart.categories.length / MOST_BARS);
  const size = Math.ceil(chart.categories.length / parts);
  return Array.from({ length: parts }, (_, i) =>
    barPicture(partOf(chart, i * size, (i + 1) * size), scale, words),
  );
}

/** Names beside bars that one page has room for. */
const MOST_BARS = 22;

function partOf(chart: ReportChart, from: number, to: number): ReportChart {
  return {
    ...chart,
    categories: chart.categories.slice(from, to),
    series: chart.series.map((series) => ({
      ...series,
      values: series.values.slice(from, to),
    })),
  };
}

/** A value as it is written beside its bar: with the decimals that the tables have. */
export function valueText(
  { form }: Pick<ReportChart, "form">,
  value: number,
): string {
  if (form !== "percent") return plainNumber(value);
  const tenths = Math.round(Number((value * 1000).toPrecision(15)));
  return `${(tenths / 10).toFixed(1)}%`;
}

function stepText({ form }: ReportChart, value: number): string {
  return form === "percent"
    ? `${plainNumber(value * 100)}%`
    : plainNumber(value);
}

function plainNumber(value: number): string {
  return rounded(value, 2).replace(/\B(?<!\.\d*)(?=(?:\d{3})+(?!\d))/g, ",");
}

function rounded(value: number, decimals: number): string {
  const scale = 10 ** decimals;
  return String(Math.round(Number((value * scale).toPrecision(15))) / scale);
}

/** The value axis from 0: its end, and the distance of its lines. */
interface Scale {
  readonly end: number;
  readonly step: number;
}

function scaleOf({ form, series }: ReportChart): Scale {
  const most = Math.max(
    0,
    ...series.flatMap(({ values }) => values.map((value) => value ?? 0)),
  );
  if (form === "percent" && most <= 1) return { end: 1, step: 0.2 };
  const wanted = Math.max(most, form === "percent" ? 1 : 4) / 4;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step =
    [1, 2, 2.5, 5, 10]
      .map((factor) => factor * power)
      .find((each) => each >= wanted && (each >= 1 || form === "percent")) ??
    10 * power;
  return { end: step * Math.max(1, Math.ceil(most / step)), step };
}

function steps({ end, step }: Scale): readonly number[] {
  return Array.from({ length: Math.round(end / step) + 1 }, (_, i) => i * step);
}

function text(
  x: number,
  y: number,
  align: TextShape["align"],
  words: string,
  colour = INK,
): TextShape {
  return {
    ...{ kind: "text", align, colour, size: LETTERS, text: words },
    x: Math.round(x),
    y: Math.round(y),
  };
}

function line(
  from: readonly [number, number],
  to: readonly [number, number],
  colour: string,
): Shape {
  const whole = (point: readonly [number, number]): [number, number] => [
    Math.round(point[0]),
    Math.round(point[1]),
  ];
  return { kind: "line", from: whole(from), to: whole(to), colour, width: 12 };
}

function box(
  left: number,
  top: number,
  right: number,
  bottom: number,
  fill: string,
): Shape {
  return {
    kind: "box",
    left: Math.round(left),
    top: Math.round(top),
    right: Math.round(right),
    bottom: Math.round(bottom),
    fill,
  };
}

/** A value on a white ground, so that no line of the grid runs through it. */
function label(
  x: number,
  y: number,
  align: "left" | "center",
  words: string,
): readonly Shape[] {
  const width = textWidth(words, LETTERS) + 60;
  const left = align === "left" ? x - 30 : x - width / 2;
  const half = LETTERS / 2 + 10;
  return [
    box(left, y - half, left + width, y + half, "FFFFFF"),
    text(x, y, align, words),
  ];
}

/** The last series is what the chart is about (已完成 beside 应完成): it has the dark colour. */
function fillOf({ series }: ReportChart, index: number): string {
  return FILLS[(series.length - 1 - index) % FILLS.length] ?? INK;
}

const LEGEND = 700;

/** The names of several series in a row, in the middle of the top. */
function legend(chart: ReportChart): readonly Shape[] {
  const { series } = chart;
  if (series.length < 2) return [];
  const widths = series.map(({ name }) => 900 + textWidth(name, LETTERS));
  let left = (WIDTH - widths.reduce((sum, width) => sum + width, 0)) / 2;
  return series.flatMap(({ name }, i) => {
    const shapes = [
      box(left, 200, left + 300, 500, fillOf(chart, i)),
      text(left + 400, 350, "left", name),
    ];
    left += widths[i] ?? 0;
    return shapes;
  });
}

function legendHeight({ series }: ReportChart): number {
  return series.length < 2 ? 0 : LEGEND;
}

const COLUMN_HEIGHT = 6_600;

function columnPicture(chart: ReportChart, words: ChartWords): Picture {
  const scale = scaleOf(chart);
  const labels = chart.categories.map((name) =>
    wrapped(name, WIDTH / Math.max(1, chart.categories.length) - 200),
  );
  const rows = Math.max(1, ...labels.map(({ length }) => length));
  const room = {
    left: 1_600,
    right: WIDTH - 200,
    top: legendHeight(chart) + 500,
    bottom: COLUMN_HEIGHT,
  };
  const height = COLUMN_HEIGHT + 200 + rows * 440;
  const yOf = (value: number): number =>
    room.bottom - ((room.bottom - room.top) * value) / scale.end;
  const shapes: Shape[] = [...legend(chart)];
  for (const value of steps(scale)) {
    const y = yOf(value);
    shapes.push(line([room.left, y], [room.right, y], GRID));
    shapes.push(
      text(room.left - 150, y, "right", stepText(chart, value), SOFT_INK),
    );
  }
  const slot = (room.right - room.left) / Math.max(1, labels.length);
  const wide = Math.min(
    1_400,
    (slot * 0.72) / Math.max(1, chart.series.length),
  );
  labels.forEach((lines, category) => {
    const middle = room.left + slot * (category + 0.5);
    const first = middle - (wide * chart.series.length) / 2;
    chart.series.forEach(({ values }, i) => {
      const value = values[category] ?? null;
      const left = first + wide * i;
      const y = value === null ? room.bottom : yOf(Math.max(0, value));
      if (value !== null && value > 0)
        shapes.push(
          box(left + 40, y, left + wide - 40, room.bottom, fillOf(chart, i)),
        );
      const shown = value === null ? words.unknown : valueText(chart, value);
      shapes.push(...label(left + wide / 2, y - 230, "center", shown));
    });
    lines.forEach((part, row) => {
      const y = room.bottom + 320 + row * 440;
      shapes.push(text(middle, y, "center", part));
    });
  });
  shapes.push(line([room.left, room.bottom], [room.right, room.bottom], AXIS));
  return { width: WIDTH, height, shapes };
}

/** Room for the names of bars: two lines of thirteen characters. */
const NAMES = 4_400;

function barPicture(
  chart: ReportChart,
  scale: Scale,
  words: ChartWords,
): Picture {
  const count = Math.max(1, chart.categories.length);
  const thick = chart.series.length > 1 ? 360 : 420;
  const labels = chart.categories.map((name) => wrapped(name, NAMES - 200));
  const slot = Math.max(
    thick * chart.series.length + 260,
    ...labels.map(({ length }) => length * 400 + 120),
  );
  const room = {
    left: NAMES,
    right: WIDTH - 1_500,
    top: legendHeight(chart) + 100,
  };
  const bottom = room.top + slot * count;
  const xOf = (value: number): number =>
    room.left + ((room.right - room.left) * value) / scale.end;
  const shapes: Shape[] = [...legend(chart)];
  for (const value of steps(scale)) {
    const x = xOf(value);
    shapes.push(line([x, room.top], [x, bottom], GRID));
    shapes.push(
      text(x, bottom + 300, "center", stepText(chart, value), SOFT_INK),
    );
  }
  labels.forEach((lines, category) => {
    const middle = room.top + slot * (category + 0.5);
    lines.forEach((part, row) => {
      const y = middle + (row - (lines.length - 1) / 2) * 400;
      shapes.push(text(room.left - 150, y, "right", part));
    });
    const first = middle - (thick * chart.series.length) / 2;
    chart.series.forEach(({ values }, i) => {
      const value = values[category] ?? null;
      const top = first + thick * i;
      const x = value === null ? room.left : xOf(Math.max(0, value));
      if (value !== null && value > 0)
        shapes.push(
          box(room.left, top + 30, x, top + thick - 30, fillOf(chart, i)),
        );
      const shown = value === null ? words.unknown : valueText(chart, value);
      shapes.push(...label(x + 120, top + thick / 2, "left", shown));
    });
  });
  shapes.push(line([room.left, room.top], [room.left, bottom], AXIS));
  return { width: WIDTH, height: bottom + 620, shapes };
}

/** A name in at most two lines of the given width; what is longer still ends in …, the table beside the chart has it whole. */
function wrapped(name: string, width: number): readonly string[] {
  if (textWidth(name, LETTERS) <= width) return [name];
  const first = fitting(name, width);
  const rest = name.slice(first.length).trimStart();
  if (textWidth(rest, LETTERS) <= width) return [first.trimEnd(), rest];
  return [first.trimEnd(), `${fitting(rest, width - LETTERS)}…`];
}

/** As much of a text as fits, at least one character; between words where it has any. */
function fitting(name: string, width: number): string {
  let fits = "";
  for (const character of name) {
    if (fits !== "" && textWidth(fits + character, LETTERS) > width) break;
    fits += character;
  }
  const space = fits.lastIndexOf(" ");
  return fits.length < name.length && space > 0
    ? fits.slice(0, space + 1)
    : fits;
}
