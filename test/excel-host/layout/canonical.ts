import type {
  CellContent,
  CellLayout,
  CellStyle,
  ChartLayout,
  ColumnLayout,
  ConditionalFormatLayout,
  DefinedName,
  PrintLayout,
  RowLayout,
  SheetLayout,
  TableLayout,
  ValidationLayout,
  WorkbookLayout,
} from "../../../src/core/layout";
import { absoluteText, addressOf, addressText, rectOf } from "../model/address";
import { ApiError } from "../protocol/errors";
import { assembled, sections } from "./page-text";

export interface CanonicalOptions {
  /** Without it formulas keep their values; with `false` they have none, as the host does not calculate. */
  readonly formulaValues?: boolean;
}

/**
 * One form for all layouts that make the same workbook: what the format gives
 * by default is left out, sizes are in whole pixels as Excel keeps them, styles
 * are named by what they are, and lists without an order of their own are
 * sorted. Layouts that are equal after it look and behave the same.
 */
export function canonical(
  layout: WorkbookLayout,
  options: CanonicalOptions = {},
): WorkbookLayout {
  const styles = new StyleNames(layout.styles);
  const sheets = layout.sheets.map((sheet) =>
    canonicalSheet(sheet, styles, options.formulaValues ?? true),
  );
  return {
    title: layout.title,
    creator: layout.creator,
    sheets,
    styles: styles.used(),
    names: [...layout.names]
      .map(canonicalName)
      .sort(by(({ name }) => name.toLowerCase())),
  };
}

/** Styles under names that say what they are. */
class StyleNames {
  private readonly kept = new Map<string, CellStyle>();
  private readonly names = new Map<string, string>();

  constructor(private readonly given: WorkbookLayout["styles"]) {}

  /** The canonical name of a style by its name in the layout; of none, the default's. */
  of(name: string | undefined): string {
    const known = this.names.get(name ?? "");
    if (known !== undefined) return known;
    const style = canonicalStyle(
      name === undefined ? {} : (this.given[name] ?? missing(name)),
    );
    const told = JSON.stringify(style);
    this.names.set(name ?? "", told);
    this.kept.set(told, style);
    return told;
  }

  used(): Readonly<Record<string, CellStyle>> {
    return Object.fromEntries(this.kept);
  }
}

/** Name of the style that a cell has without any. */
const DEFAULT_STYLE = "{}";

function missing(name: string): never {
  throw new RangeError(`the layout has no style ${name}`);
}

/** Keeps what differs from the default, always in one order. */
function canonicalStyle(style: CellStyle): CellStyle {
  const indent = style.indent ?? 0;
  const border = style.border === "none" ? undefined : style.border;
  const horizontal =
    style.horizontal ?? (indent > 0 ? ("left" as const) : undefined);
  const colour = notBlack(style.colour);
  const borderColour =
    border === undefined ? undefined : notBlack(style.borderColour);
  return {
    ...(style.bold === true ? { bold: true } : {}),
    ...(style.italic === true ? { italic: true } : {}),
    ...(style.size === undefined || style.size === 11
      ? {}
      : { size: style.size }),
    ...(colour === undefined ? {} : { colour }),
    ...(style.fill === undefined ? {} : { fill: style.fill.toUpperCase() }),
    ...(horizontal === undefined ? {} : { horizontal }),
    ...(style.vertical === "top" ? { vertical: "top" as const } : {}),
    ...(style.wrap === true ? { wrap: true } : {}),
    ...(indent > 0 ? { indent } : {}),
    ...(border === undefined ? {} : { border }),
    ...(borderColour === undefined ? {} : { borderColour }),
    ...(style.numberFormat === undefined || style.numberFormat === "General"
      ? {}
      : { numberFormat: style.numberFormat }),
    ...(style.unlocked === true ? { unlocked: true } : {}),
  };
}

/** Black is what there is without a colour. */
function notBlack(colour: string | undefined): string | undefined {
  const upper = colour?.toUpperCase();
  return upper === "000000" ? undefined : upper;
}

function canonicalSheet(
  sheet: SheetLayout,
  styles: StyleNames,
  formulaValues: boolean,
): SheetLayout {
  const columns = canonicalColumns(sheet.columns, styles);
  const rows: RowLayout[] = [];
  for (const row of sheet.rows)
    rows.push(canonicalRow(row, sheet, styles, formulaValues));
  while (rows.at(-1)?.length === 0) rows.pop();
  const heights = Object.entries(sheet.heights ?? {})
    .map(([row, height]) => [Number(row), pixels(height)] as const)
    .sort(([a], [b]) => a - b);
  const { rows: frozenRows = 0, columns: frozenColumns = 0 } =
    sheet.freeze ?? {};
  const print = sheet.print && canonicalPrint(sheet.print);
  return {
    key: sheet.name,
    name: sheet.name,
    visibility: sheet.visibility,
    ...(sheet.tabColour === undefined
      ? {}
      : { tabColour: sheet.tabColour.toUpperCase() }),
    columns,
    rows,
    ...(heights.length === 0 ? {} : { heights: Object.fromEntries(heights) }),
    ...listed("merges", [...(sheet.merges ?? [])].map(range).sort()),
    ...(frozenRows === 0 && frozenColumns === 0
      ? {}
      : { freeze: { rows: frozenRows, columns: frozenColumns } }),
    ...listed(
      "tables",
      (sheet.tables ?? []).map(canonicalTable).sort(by(({ name }) => name)),
    ),
    ...listed(
      "validations",
      (sheet.validations ?? [])
        .map(canonicalValidation)
        .sort(by((validation) => JSON.stringify(validation))),
    ),
    ...listed(
      "conditionalFormats",
      (sheet.conditionalFormats ?? []).map(canonicalRule),
    ),
    ...(sheet.protected === true ? { protected: true } : {}),
    ...(print === undefined ? {} : { print }),
    ...listed("charts", (sheet.charts ?? []).map(canonicalChart)),
    ...(sheet.showGridLines === false ? { showGridLines: false } : {}),
  };
}

function listed<Key extends string, T>(
  key: Key,
  list: readonly T[],
): Partial<Record<Key, readonly T[]>> {
  return list.length === 0
    ? {}
    : ({ [key]: list } as unknown as Record<Key, readonly T[]>);
}

/** Rows are laid out in whole pixels of 0.75 points. */
function pixels(points: number): number {
  return Math.round(points / 0.75) * 0.75;
}

/** Width of a character of the default font and what a column has around its text, in pixels. */
const CHARACTER = 8;
const PADDING = 5;
/** Width in characters of a column that nobody set. */
const USUAL_WIDTH = 8.375;

function canonicalColumns(
  columns: readonly ColumnLayout[],
  styles: StyleNames,
): readonly ColumnLayout[] {
  const told = columns.map(({ width, hidden, style }) => {
    const name = styles.of(style);
    return {
      width: (Math.round(width * CHARACTER + PADDING) - PADDING) / CHARACTER,
      ...(hidden === true ? { hidden: true } : {}),
      ...(name === DEFAULT_STYLE ? {} : { style: name }),
    };
  });
  const usual = (column: ColumnLayout | undefined): boolean =>
    column?.width === USUAL_WIDTH &&
    column.hidden === undefined &&
    column.style === undefined;
  while (usual(told.at(-1))) told.pop();
  return told;
}

function canonicalRow(
  row: RowLayout,
  { columns }: SheetLayout,
  styles: StyleNames,
  formulaValues: boolean,
): RowLayout {
  const cells = row.map((cell, index): CellLayout | undefined => {
    if (cell === undefined) return undefined;
    const ofColumn = styles.of(columns[index]?.style);
    const style = cell.style === undefined ? ofColumn : styles.of(cell.style);
    const value: CellContent = cell.value === "" ? null : cell.value;
    const same = style === ofColumn;
    if (value === null && cell.formula === undefined && same) return undefined;
    return {
      value: cell.formula !== undefined && !formulaValues ? null : value,
      ...(cell.formula === undefined ? {} : { formula: cell.formula }),
      ...(same ? {} : { style }),
    };
  });
  while (cells.length > 0 && cells.at(-1) === undefined) cells.pop();
  return cells;
}

function range(text: string): string {
  const rect = rectOf(text);
  return rect === null ? text : addressText(rect);
}

function canonicalTable(table: TableLayout): TableLayout {
  const rect = rectOf(table.range);
  return {
    name: table.name,
    range:
      rect === null
        ? table.range
        : addressText({ ...rect, rows: Math.max(2, rect.rows) }),
    columns: table.columns,
    style: table.style ?? "TableStyleLight1",
    filter: table.filter === true,
  };
}

function canonicalValidation(validation: ValidationLayout): ValidationLayout {
  const { rule, severity, prompt, error } = validation;
  return {
    range: range(validation.range),
    rule: canonicalRuleOf(rule),
    severity,
    ...(isSaid(prompt) ? { prompt } : {}),
    ...(isSaid(error) ? { error } : {}),
  };
}

function isSaid(
  message: ValidationLayout["prompt"],
): message is NonNullable<ValidationLayout["prompt"]> {
  return message !== undefined && (message.title !== "" || message.text !== "");
}

function canonicalRuleOf(
  rule: ValidationLayout["rule"],
): ValidationLayout["rule"] {
  if (rule.type === "list") return { type: "list", source: rule.source };
  if (rule.type === "custom") return { type: "custom", formula: rule.formula };
  const { type, min, max } = rule;
  return {
    type,
    min: number(min),
    ...(max === undefined ? {} : { max: number(max) }),
  };
}

function number(bound: number | string): number | string {
  return typeof bound === "string" && /^-?\d+(?:\.\d+)?$/.test(bound)
    ? Number(bound)
    : bound;
}

function canonicalRule(rule: ConditionalFormatLayout): ConditionalFormatLayout {
  const { colour, fill, bold, strike, numberFormat } = rule.format;
  return {
    range: range(rule.range),
    formula: rule.formula,
    format: {
      ...(colour === undefined ? {} : { colour: colour.toUpperCase() }),
      ...(fill === undefined ? {} : { fill: fill.toUpperCase() }),
      ...(bold === undefined ? {} : { bold }),
      ...(strike === true ? { strike: true } : {}),
      ...(numberFormat === undefined ? {} : { numberFormat }),
    },
    ...(rule.stopIfTrue === true ? { stopIfTrue: true } : {}),
  };
}

function canonicalPrint(print: PrintLayout): PrintLayout {
  const header = assembled(sections(print.header ?? ""));
  const footer = assembled(sections(print.footer ?? ""));
  return {
    landscape: print.landscape,
    ...(print.fitWidth === true ? { fitWidth: true } : {}),
    ...(print.fitHeight === true ? { fitHeight: true } : {}),
    ...(print.titleRows === undefined ? {} : { titleRows: print.titleRows }),
    ...(print.area === undefined ? {} : { area: range(print.area) }),
    ...(print.pageBreaks === undefined || print.pageBreaks.length === 0
      ? {}
      : { pageBreaks: print.pageBreaks }),
    ...(header === "" ? {} : { header }),
    ...(footer === "" ? {} : { footer }),
  };
}

function canonicalName({ name, refersTo, hidden }: DefinedName): DefinedName {
  return {
    name,
    refersTo: reference(refersTo),
    ...(hidden === true ? { hidden: true } : {}),
  };
}

function canonicalChart(chart: ChartLayout): ChartLayout {
  return {
    type: chart.type,
    title: chart.title,
    ...(chart.form === undefined ? {} : { form: chart.form }),
    ...(chart.topDown === true ? { topDown: true } : {}),
    series: chart.series.map(({ name, categories, values, colour }) => ({
      name,
      categories: reference(categories),
      values: reference(values),
      ...(colour === undefined ? {} : { colour }),
    })),
    from: chart.from,
    to: chart.to,
  };
}

/** A plain reference with its sheet's name in quotes and all parts absolute; a formula stays as it is. */
function reference(text: string): string {
  try {
    const { sheet, rect } = addressOf(text);
    return sheet === null
      ? text
      : `'${sheet.replaceAll("'", "''")}'!${absoluteText(rect)}`;
  } catch (error) {
    if (error instanceof ApiError) return text;
    throw error;
  }
}

/** Orders by code units, which no machine's language changes. */
function by<T>(key: (it: T) => string): (a: T, b: T) => number {
  return (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
}
