import type {
  ChartLayout,
  RangeRef,
  TableLayout,
  Visibility,
} from "../core/layout";
import { addressOf } from "./area";
import type { Grid, Operation } from "./operations";
import { setLook } from "./perform-chart";
import { setFormat } from "./perform-format";
import { setPage, setValidation } from "./perform-sheet";

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
        setPage(this.#sheet(operation.sheet), operation.print);
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
    setLook(chart, drawn, layout);
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

function addTable(sheet: Excel.Worksheet, layout: TableLayout): void {
  const table = sheet.tables.add(layout.range, true);
  table.name = layout.name;
  table.style = layout.style ?? "TableStyleLight1";
  table.showBandedRows = true;
  if (layout.filter !== true) table.showFilterButton = false;
}
