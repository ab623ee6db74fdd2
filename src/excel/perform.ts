import type {
  ChartLayout,
  PrintLayout,
  RangeRef,
  TableLayout,
  ValidationLayout,
  Visibility,
} from "../core/layout";
import { addressOf } from "./area";
import type { Grid, Operation } from "./operations";

/** Excel's limits of a rule's messages. */
const LONGEST_TITLE = 32;
const LONGEST_MESSAGE = 255;

/**
 * Queues operations on a workbook, in order. Nothing happens before the
 * context's next sync. Ranges and sheets are asked for once, however many
 * operations are about them.
 */
export class Performer {
  readonly #workbook: Excel.Workbook;
  readonly #sheets = new Map<string, Excel.Worksheet>();
  readonly #ranges = new Map<string, Excel.Range>();
  readonly #added: Excel.Worksheet[] = [];

  constructor(workbook: Excel.Workbook) {
    this.#workbook = workbook;
  }

  perform(operation: Operation): void {
    switch (operation.kind) {
      case "add-sheet":
        this.#addSheet(operation.sheet);
        return;
      case "delete-sheet":
        // Excel refuses to delete what is very hidden.
        this.#sheet(operation.sheet).visibility = "Visible";
        this.#sheet(operation.sheet).delete();
        return;
      case "add-name":
      case "set-name":
      case "delete-name":
        this.#name(operation);
        return;
      case "values":
      case "formulas":
      case "number-formats":
        this.#grid(operation);
        return;
      case "format":
        setFormat(this.#range(operation.sheet, operation.range), operation);
        return;
      case "clear-formats":
        this.#range(operation.sheet, operation.range).clear("Formats");
        return;
      case "column-width":
        this.#range(operation.sheet, operation.range).format.columnWidth =
          operation.width;
        return;
      case "hide-columns":
        this.#range(operation.sheet, operation.range).columnHidden = true;
        return;
      case "row-height":
        this.#range(operation.sheet, operation.range).format.rowHeight =
          operation.height;
        return;
      case "merge":
        this.#range(operation.sheet, operation.range).merge(false);
        return;
      case "add-table":
        addTable(this.#sheet(operation.sheet), operation.table);
        return;
      case "add-rows":
      case "delete-rows":
      case "add-column":
      case "delete-column":
        this.#reshape(operation);
        return;
      case "validation":
        setValidation(
          this.#range(operation.sheet, operation.validation.range),
          operation.validation,
        );
        return;
      case "conditional-format":
        this.#conditionalFormat(operation);
        return;
      case "view":
        this.#view(operation);
        return;
      case "page":
        setPage(this.#sheet(operation.sheet).pageLayout, operation.print);
        return;
      case "chart":
        this.#chart(operation.sheet, operation.chart);
        return;
      case "protect":
        this.#sheet(operation.sheet).protection.protect({
          ...operation.permissions,
        });
        return;
      case "unprotect":
        this.#sheet(operation.sheet).protection.unprotect();
        return;
      case "visibility":
        this.#sheet(operation.sheet).visibility = SHOWN[operation.visibility];
        return;
      case "activate":
        this.#sheet(operation.sheet).activate();
    }
  }

  /** Ids of the sheets that were added, as far as the host has answered: also after a request that failed half-way. */
  addedSheets(): readonly string[] {
    return this.#added.flatMap((sheet) => {
      try {
        return [sheet.id];
      } catch {
        // Never reached: the library refuses to tell what was not answered.
        return [];
      }
    });
  }

  #addSheet(name: string): void {
    const sheet = this.#workbook.worksheets.add(name);
    sheet.load("id");
    this.#sheets.set(name, sheet);
    this.#added.push(sheet);
  }

  #sheet(name: string): Excel.Worksheet {
    const known = this.#sheets.get(name);
    if (known !== undefined) return known;
    const sheet = this.#workbook.worksheets.getItem(name);
    this.#sheets.set(name, sheet);
    return sheet;
  }

  /** A range of a sheet; `""` is all of it. */
  #range(sheet: string, address: RangeRef): Excel.Range {
    const key = `${address}!${sheet}`;
    const known = this.#ranges.get(key);
    if (known !== undefined) return known;
    const range =
      address === ""
        ? this.#sheet(sheet).getRange()
        : this.#sheet(sheet).getRange(address);
    this.#ranges.set(key, range);
    return range;
  }

  #name(
    operation: Extract<
      Operation,
      { kind: "add-name" | "set-name" | "delete-name" }
    >,
  ): void {
    const { names } = this.#workbook;
    if (operation.kind === "add-name") {
      const { name, refersTo, hidden } = operation.name;
      const added = names.add(name, `=${refersTo}`);
      if (hidden === true) added.visible = false;
    } else if (operation.kind === "set-name") {
      names.getItem(operation.name).formula = operation.formula;
    } else {
      names.getItem(operation.name).delete();
    }
  }

  #grid(
    operation: Extract<
      Operation,
      { kind: "values" | "formulas" | "number-formats" }
    >,
  ): void {
    const { sheet, area, kind, grid } = operation;
    const range = this.#range(sheet, addressOf(area));
    const cells = mutable(grid);
    if (kind === "values") range.values = cells;
    else if (kind === "formulas") range.formulas = cells;
    else range.numberFormat = cells;
  }

  #reshape(
    operation: Extract<
      Operation,
      { kind: "add-rows" | "delete-rows" | "add-column" | "delete-column" }
    >,
  ): void {
    const { rows, columns } = this.#workbook.tables.getItem(operation.table);
    switch (operation.kind) {
      case "add-rows": {
        const blank = () => Array.from({ length: operation.columns }, () => "");
        rows.add(undefined, Array.from({ length: operation.rows }, blank));
        return;
      }
      case "delete-rows":
        for (let at = operation.count - 1; at >= 0; at -= 1)
          rows.getItemAt(operation.first + at).delete();
        return;
      case "add-column":
        columns.add(undefined, undefined, operation.header);
        return;
      case "delete-column":
        columns.getItemAt(operation.index).delete();
    }
  }

  #conditionalFormat({
    sheet,
    format: { range, formula, format, stopIfTrue },
  }: Extract<Operation, { kind: "conditional-format" }>): void {
    const rule = this.#range(sheet, range).conditionalFormats.add("Custom");
    const { custom } = rule;
    custom.rule.formula = `=${formula}`;
    const { font, fill } = custom.format;
    if (format.colour !== undefined) font.color = hash(format.colour);
    if (format.bold !== undefined) font.bold = format.bold;
    if (format.strike === true) font.strikethrough = true;
    if (format.fill !== undefined) fill.color = hash(format.fill);
    if (format.numberFormat !== undefined)
      custom.format.numberFormat = format.numberFormat;
    if (stopIfTrue === true) rule.stopIfTrue = true;
  }

  #view(operation: Extract<Operation, { kind: "view" }>): void {
    const sheet = this.#sheet(operation.sheet);
    const { rows, columns } = operation.freeze;
    if (operation.tabColour !== null)
      sheet.tabColor = hash(operation.tabColour);
    if (!operation.gridLines) sheet.showGridlines = false;
    if (rows > 0 && columns > 0)
      sheet.freezePanes.freezeAt(
        addressOf({ row: 1, column: 1, rows, columns }),
      );
    else if (rows > 0) sheet.freezePanes.freezeRows(rows);
    else if (columns > 0) sheet.freezePanes.freezeColumns(columns);
  }

  #chart(sheetName: string, layout: ChartLayout): void {
    const sheet = this.#sheet(sheetName);
    const [first, ...others] = layout.series;
    if (first === undefined) return;
    const chart = sheet.charts.add(
      CHARTS[layout.type],
      this.#reference(first.values),
      "Columns",
    );
    const drawn = [
      { series: chart.series.getItemAt(0), source: first },
      ...others.map((source) => ({
        series: chart.series.add(source.name),
        source,
      })),
    ];
    for (const { series, source } of drawn) {
      series.name = source.name;
      series.setValues(this.#reference(source.values));
      series.setXAxisValues(this.#reference(source.categories));
    }
    chart.title.text = layout.title;
    chart.legend.visible = others.length > 0;
    if (others.length > 0) chart.legend.position = "Bottom";
    chart.setPosition(layout.from, layout.to);
  }

  /** The range of an absolute reference with its sheet, `'a b'!$A$1:$B$2`. */
  #reference(reference: string): Excel.Range {
    const mark = reference.lastIndexOf("!");
    const sheet = reference
      .slice(0, mark)
      .replace(/^'|'$/g, "")
      .replaceAll("''", "'");
    return this.#range(sheet, reference.slice(mark + 1).replaceAll("$", ""));
  }
}

const SHOWN = {
  visible: "Visible",
  hidden: "Hidden",
  "very-hidden": "VeryHidden",
} as const satisfies Record<Visibility, string>;

const CHARTS = {
  bar: "BarClustered",
  column: "ColumnClustered",
  line: "Line",
} as const satisfies Record<ChartLayout["type"], string>;

/** Office.js declares arrays that it only reads as mutable. */
function mutable(grid: Grid): (string | number | boolean | null)[][] {
  return grid.map((row) => [...row]);
}

function hash(colour: string): string {
  return `#${colour}`;
}

const HORIZONTAL = {
  general: "General",
  left: "Left",
  center: "Center",
  right: "Right",
} as const;

const VERTICAL = { top: "Top", center: "Center" } as const;

function setFormat(
  range: Excel.Range,
  operation: Extract<Operation, { kind: "format" }>,
): void {
  const { attribute, value } = operation;
  const { format } = range;
  switch (attribute) {
    case "numberFormat":
      // Office.js takes a single value for the whole range, though its types know only arrays.
      (range as { numberFormat: unknown }).numberFormat = value;
      return;
    case "bold":
      format.font.bold = value === true;
      return;
    case "italic":
      format.font.italic = value === true;
      return;
    case "size":
      format.font.size = Number(value);
      return;
    case "colour":
      format.font.color = value === "" ? "#000000" : String(value);
      return;
    case "fill":
      if (value === "") format.fill.clear();
      else format.fill.color = String(value);
      return;
    case "horizontal":
      format.horizontalAlignment = HORIZONTAL[value as keyof typeof HORIZONTAL];
      return;
    case "vertical":
      format.verticalAlignment = VERTICAL[value as keyof typeof VERTICAL];
      return;
    case "wrap":
      format.wrapText = value === true;
      return;
    case "indent":
      format.indentLevel = Number(value);
      return;
    case "locked":
      format.protection.locked = value === true;
      return;
    case "border":
      setBorder(format.borders, operation);
  }
}

const EDGES = [
  "EdgeTop",
  "EdgeLeft",
  "EdgeRight",
  "EdgeBottom",
  "InsideHorizontal",
  "InsideVertical",
] as const;

/** `thin` draws every side of every cell, `bottom` the lower one of a row; `""` takes all away. */
function setBorder(
  borders: Excel.RangeBorderCollection,
  { value, rows, columns }: Extract<Operation, { kind: "format" }>,
): void {
  const [kind = "", colour = ""] = String(value).split("#");
  for (const edge of EDGES) {
    if (edge === "InsideHorizontal" && rows === 1) continue;
    if (edge === "InsideVertical" && columns === 1) continue;
    if (kind === "bottom" && edge !== "EdgeBottom") continue;
    const border = borders.getItem(edge);
    border.style = kind === "" ? "None" : "Continuous";
    if (kind === "") continue;
    border.weight = "Thin";
    if (colour !== "") border.color = hash(colour);
  }
}

function addTable(sheet: Excel.Worksheet, layout: TableLayout): void {
  const table = sheet.tables.add(layout.range, true);
  table.name = layout.name;
  table.style = layout.style ?? "TableStyleLight1";
  table.showBandedRows = true;
  if (layout.filter !== true) table.showFilterButton = false;
}

function setValidation(range: Excel.Range, layout: ValidationLayout): void {
  const { rule, severity, prompt, error } = layout;
  const { dataValidation } = range;
  dataValidation.rule = ruleOf(rule);
  // A custom rule that looks at blank cells would let everything pass.
  dataValidation.ignoreBlanks = rule.type !== "custom";
  dataValidation.errorAlert = {
    showAlert: true,
    style: severity === "stop" ? "Stop" : "Warning",
    title: limited(error?.title ?? "", LONGEST_TITLE),
    message: limited(error?.text ?? "", LONGEST_MESSAGE),
  };
  if (prompt !== undefined) {
    dataValidation.prompt = {
      showPrompt: true,
      title: limited(prompt.title, LONGEST_TITLE),
      message: limited(prompt.text, LONGEST_MESSAGE),
    };
  }
}

function ruleOf(rule: ValidationLayout["rule"]): Excel.DataValidationRule {
  switch (rule.type) {
    case "list":
      return { list: { inCellDropDown: true, source: `=${rule.source}` } };
    case "custom":
      return { custom: { formula: `=${rule.formula}` } };
    case "date":
      return { date: boundsOf(rule) };
    case "decimal":
      return { decimal: boundsOf(rule) };
    case "whole":
      return { wholeNumber: boundsOf(rule) };
  }
}

/** Bounds are formulas, also where they are numbers: a number's text does not depend on the person's locale then. */
function boundsOf({
  min,
  max,
}: {
  readonly min: number | string;
  readonly max?: number | string;
}): {
  formula1: string;
  formula2?: string;
  operator: "Between" | "GreaterThanOrEqualTo";
} {
  return max === undefined
    ? { formula1: `=${min}`, operator: "GreaterThanOrEqualTo" }
    : { formula1: `=${min}`, formula2: `=${max}`, operator: "Between" };
}

function limited(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** Points of an inch. */
const INCH = 72;

function setPage(page: Excel.PageLayout, print: PrintLayout): void {
  page.paperSize = "A4";
  page.orientation = print.landscape ? "Landscape" : "Portrait";
  page.centerHorizontally = true;
  page.leftMargin = 0.5 * INCH;
  page.rightMargin = 0.5 * INCH;
  page.topMargin = 0.75 * INCH;
  page.bottomMargin = 0.75 * INCH;
  page.headerMargin = 0.3 * INCH;
  page.footerMargin = 0.3 * INCH;
  const { fitWidth, fitHeight, titleRows, area } = print;
  if (fitWidth === true || fitHeight === true) {
    page.zoom = {
      ...(fitWidth === true ? { horizontalFitToPages: 1 } : {}),
      ...(fitHeight === true ? { verticalFitToPages: 1 } : {}),
    };
  }
  if (titleRows !== undefined)
    page.setPrintTitleRows(`$${titleRows[0]}:$${titleRows[1]}`);
  if (area !== undefined) page.setPrintArea(area);
  const pages = page.headersFooters.defaultForAllPages;
  const header = sectionsOf(print.header);
  const footer = sectionsOf(print.footer);
  if (header.L !== "") pages.leftHeader = header.L;
  if (header.C !== "") pages.centerHeader = header.C;
  if (header.R !== "") pages.rightHeader = header.R;
  if (footer.L !== "") pages.leftFooter = footer.L;
  if (footer.C !== "") pages.centerFooter = footer.C;
  if (footer.R !== "") pages.rightFooter = footer.R;
}

/** The three parts of a header or footer, which stands in one text with `&L`, `&C` and `&R` before them. */
export function sectionsOf(
  text: string | undefined,
): Readonly<Record<"L" | "C" | "R", string>> {
  const sections = { L: "", C: "", R: "" };
  let current: keyof typeof sections = "C";
  const codes = limited(text ?? "", LONGEST_MESSAGE);
  for (let at = 0; at < codes.length; at += 1) {
    const character = codes.charAt(at);
    const next = codes.charAt(at + 1);
    if (character !== "&") {
      sections[current] += character;
      continue;
    }
    at += 1;
    if (next === "L" || next === "C" || next === "R") current = next;
    else sections[current] += `&${next}`;
  }
  return sections;
}
