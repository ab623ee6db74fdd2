import type {
  ChartLayout,
  ConditionalFormatLayout,
  PrintLayout,
  ValidationLayout,
} from "../../../src/core/layout";
import { cellAddress } from "../../../src/core/layout";
import type { Rect } from "../model/address";
import { absoluteText, addressText, quoted } from "../model/address";
import type { Chart, SeriesSource } from "../model/chart";
import type { PageSetup } from "../model/page-setup";
import type { ConditionalFormat, Validation } from "../model/rules";
import type { Sheet } from "../model/sheet";
import { entered } from "../model/typed-text";
import { assembled } from "./page-text";
import { UnrepresentableError, refuse } from "./unrepresentable";

const RULE_TYPES = {
  wholeNumber: "whole",
  decimal: "decimal",
  date: "date",
} as const;

/** A validation as the layout has it; throws where it has none such. */
export function validationOf(
  { rect, rule, prompt, alert, ignoreBlanks }: Validation,
  sheet: Sheet,
): ValidationLayout {
  const place = `${sheet.name}!${addressText(rect)}`;
  refuse(
    alert.style === "Information" || !alert.showAlert,
    `${place}: an alert`,
  );
  refuse(
    ignoreBlanks === (rule.kind === "custom"),
    `${place}: ignoreBlanks is ${String(ignoreBlanks)} for a rule of kind ${rule.kind}`,
  );
  return {
    range: addressText(rect),
    rule: ruleLayout(rule, sheet, place),
    severity: alert.style === "Warning" ? "warning" : "stop",
    ...(prompt.showPrompt
      ? { prompt: { title: prompt.title, text: prompt.message } }
      : {}),
    error: { title: alert.title, text: alert.message },
  };
}

function ruleLayout(
  rule: Validation["rule"],
  sheet: Sheet,
  place: string,
): ValidationLayout["rule"] {
  if (rule.kind === "list") {
    refuse(
      !rule.source.startsWith("=") || !rule.inCellDropDown,
      `${place}: a list that is typed into the rule`,
    );
    return { type: "list", source: rule.source.slice(1) };
  }
  if (rule.kind === "custom")
    return { type: "custom", formula: rule.formula.slice(1) };
  if (
    rule.kind === "none" ||
    rule.kind === "time" ||
    rule.kind === "textLength"
  )
    throw new UnrepresentableError(`${place}: a rule of kind ${rule.kind}`);
  const { kind, operator, formula1, formula2 } = rule;
  refuse(
    operator !== "Between" && operator !== "GreaterThanOrEqualTo",
    `${place}: a rule with ${operator}`,
  );
  const { year } = sheet.workbook;
  return {
    type: RULE_TYPES[kind],
    min: boundOf(formula1, year),
    ...(formula2 === null ? {} : { max: boundOf(formula2, year) }),
  };
}

/** A bound of a rule: a number, a day as its serial, or a formula without `=`. */
function boundOf(bound: string | number, year: number): number | string {
  if (typeof bound === "number") return bound;
  if (bound.startsWith("=")) return bound.slice(1);
  const { value } = entered(bound, "General", year);
  return typeof value === "number" ? value : bound;
}

/** A conditional format: one of the layout for each of its blocks. */
export function rulesOf(
  { rects, formula, format, stopIfTrue }: ConditionalFormat,
  { name }: Sheet,
): readonly ConditionalFormatLayout[] {
  const { colour, fill, bold, italic, strike, underline, numberFormat } =
    format;
  refuse(formula === "", `${name}: a conditional format without a formula`);
  refuse(
    italic !== null || underline !== null,
    `${name}: a conditional format with italic or underlined text`,
  );
  return rects.map((rect) => ({
    range: addressText(rect),
    formula: formula.slice(1),
    format: {
      ...(colour === null ? {} : { colour: colour.slice(1) }),
      ...(fill === null ? {} : { fill: fill.slice(1) }),
      ...(bold === null ? {} : { bold }),
      ...(strike === null ? {} : { strike }),
      ...(numberFormat === null ? {} : { numberFormat }),
    },
    stopIfTrue,
  }));
}

/** Margins that the writer gives every sheet that is printed, in points. */
const MARGINS = {
  leftMargin: 36,
  rightMargin: 36,
  topMargin: 54,
  bottomMargin: 54,
  headerMargin: 21.6,
  footerMargin: 21.6,
} as const;

/** A page set-up, which must be one that the writer makes. */
export function printOf(page: PageSetup, { name }: Sheet): PrintLayout {
  const place = `${name}: printing`;
  refuse(
    page.paperSize !== "A4",
    `${place} on ${page.paperSize ?? "no"} paper`,
  );
  for (const [key, points] of Object.entries(MARGINS)) {
    const set = page[key as keyof typeof MARGINS];
    refuse(Math.abs(set - points) > 0.01, `${place} with ${key} ${set}`);
  }
  refuse(!page.centerHorizontally, `${place} not centred horizontally`);
  refuse(
    page.centerVertically ||
      page.printGridlines ||
      page.printHeadings ||
      page.blackAndWhite ||
      page.draftMode ||
      page.titleColumns !== null,
    `${place} with more than the writer sets`,
  );
  refuse(
    (page.scale ?? 100) !== 100 ||
      (page.fitWidth ?? 1) !== 1 ||
      (page.fitHeight ?? 1) !== 1,
    `${place} to scale, or on more than one page`,
  );
  return {
    landscape: page.orientation === "Landscape",
    fitWidth: page.fitWidth === 1,
    fitHeight: page.fitHeight === 1,
    ...(page.titleRows === null ? {} : { titleRows: linesOf(page.titleRows) }),
    ...(page.area === null ? {} : { area: addressText(page.area) }),
    pageBreaks: page.breaks.map((row) => row + 1),
    header: assembled(page.header),
    footer: assembled(page.footer),
  };
}

function linesOf({ row, rows }: Rect): readonly [number, number] {
  return [row + 1, row + rows];
}

const CHART_TYPES: ReadonlyMap<string, ChartLayout["type"]> = new Map([
  ["BarClustered", "bar"],
  ["ColumnClustered", "column"],
  ["Line", "line"],
]);

/** A chart that stands over cells. */
export function chartOf(chart: Chart): ChartLayout {
  const place = `${chart.sheet.name}: the chart ${chart.name}`;
  const type = CHART_TYPES.get(chart.type);
  const { place: cells } = chart;
  if (type === undefined || cells === null)
    throw new UnrepresentableError(`${place} without cells or of another type`);
  return {
    type,
    title: chart.title,
    ...lookOf(chart, place),
    series: chart.series.map(({ name, values, categories, colour }) => {
      if (values === null || categories === null)
        throw new UnrepresentableError(`${place}: a series without data`);
      return {
        name,
        values: referenceOf(values),
        categories: referenceOf(categories),
        ...(colour === null ? {} : { colour }),
      };
    }),
    from: cellAddress(cells.row + 1, cells.column + 1),
    to: cellAddress(cells.row + cells.rows, cells.column + cells.columns),
  };
}

const LABELS: ReadonlyMap<string, NonNullable<ChartLayout["form"]>> = new Map([
  ["#,##0", "number"],
  ["0.0%", "percent"],
]);
const AXES = { number: "#,##0", percent: "0%" } as const;

/** The numbers beside the bars and the bars' order, which must be such as the writer makes. */
function lookOf(
  { series, valueAxis, categoryAxis }: Chart,
  place: string,
): Pick<ChartLayout, "form" | "topDown"> {
  const topDown = categoryAxis.reversed ? { topDown: true } : {};
  const labelled = series.filter(({ hasDataLabels }) => hasDataLabels);
  if (labelled.length === 0) {
    refuse(!valueAxis.visible, `${place} without an axis or numbers`);
    return topDown;
  }
  const form = LABELS.get(labelled[0]?.labelFormat ?? "");
  if (form === undefined || labelled.length < series.length)
    throw new UnrepresentableError(`${place}: numbers of another form`);
  refuse(
    series.some(
      ({ showsValue, labelFormat, gapWidth }) =>
        !showsValue || LABELS.get(labelFormat) !== form || gapWidth !== 60,
    ),
    `${place}: series that differ`,
  );
  refuse(
    valueAxis.visible ||
      valueAxis.gridLines ||
      valueAxis.minimum !== 0 ||
      valueAxis.numberFormat !== AXES[form],
    `${place}: an axis that the writer does not make`,
  );
  return { form, ...topDown };
}

function referenceOf({ sheet, rect }: SeriesSource): string {
  return `${quoted(sheet.name)}!${absoluteText(rect)}`;
}
