import type {
  ColumnLayout,
  PrintLayout,
  RangeRef,
  RowLayout,
  SheetLayout,
  TableLayout,
  Visibility,
} from "../../core/layout";
import type { OfficePackage } from "../reader/package";
import { isTrue } from "../reader/sheet-tolerant";
import type { CellFactory } from "../reader/values";
import { parseDecimal } from "../reader/values";
import type { XmlReader } from "../reader/xml";
import { PADDING } from "../writer/sheet";
import { readCells } from "./cells";
import type { ViewCell, ViewRows } from "./cells";
import { colourName } from "./colours";
import { rangeOf } from "./ranges";
import { RuleReading } from "./rules";
import type { StyleNames } from "./style-names";
import type { ViewStyles } from "./styles";
import { UnshownList } from "./unshown";

/** What is around a sheet in its workbook. */
export interface SheetContext {
  readonly parts: OfficePackage;
  readonly part: string;
  readonly key: string;
  readonly name: string;
  readonly visibility: Visibility;
  readonly factory: CellFactory;
  readonly styles: ViewStyles;
  readonly names: StyleNames;
  readonly tables: readonly TableLayout[];
  readonly richStrings: ReadonlySet<number>;
  readonly unshown: UnshownList;
}

/** Merged areas that are shown; a sheet that people made has hundreds. */
const MOST_MERGES = 50_000;
/** As many manual breaks as Excel keeps on a sheet. */
const MOST_BREAKS = 1_026;
/** Columns that are told of beyond those that hold something. */
const MORE_COLUMNS = 30;

interface ColumnSpan extends ColumnLayout {
  readonly first: number;
  readonly last: number;
  readonly format: number;
}

/** Reads one sheet's part into a layout. */
export function readSheetView(context: SheetContext): SheetLayout {
  return new SheetReading(context).read();
}

class SheetReading {
  readonly #context: SheetContext;
  readonly #xml: XmlReader;
  readonly #rules: RuleReading;
  readonly #spans: ColumnSpan[] = [];
  readonly #merges: RangeRef[] = [];
  #rows: ViewRows | null = null;
  #tabColour: string | undefined;
  #freeze: SheetLayout["freeze"];
  #gridLines = true;
  #protected = false;
  #filter: RangeRef | undefined;
  #defaultHeight: number | undefined;
  #defaultWidth: number | undefined;
  #fits = false;
  #page: Partial<PrintLayout> | null = null;

  constructor(context: SheetContext) {
    this.#context = context;
    this.#xml = context.parts.xml(context.part, "any");
    this.#rules = new RuleReading(
      this.#xml,
      context.styles.rules,
      context.unshown,
    );
  }

  read(): SheetLayout {
    const xml = this.#xml;
    const { parts, part } = this.#context;
    if (xml.root() !== "worksheet")
      throw parts.session.damaged(part, "not a worksheet");
    xml.children((local) => {
      this.#element(local);
    });
    xml.finish();
    return this.#layout();
  }

  #element(local: string): void {
    const xml = this.#xml;
    const { unshown } = this.#context;
    switch (local) {
      case "sheetPr":
        this.#properties();
        break;
      case "sheetViews":
        this.#view();
        break;
      case "sheetFormatPr":
        this.#format();
        break;
      case "cols":
        xml.children((inner) => {
          if (inner === "col") this.#column();
        });
        break;
      case "sheetData":
        this.#data();
        break;
      case "sheetProtection":
        this.#protected = isTrue(xml.attribute("sheet"));
        if (
          this.#protected &&
          (xml.attribute("password") ?? xml.attribute("hashValue")) !==
            undefined
        )
          unshown.add("password");
        break;
      case "autoFilter":
        this.#filter = rangeOf(xml.attribute("ref"));
        break;
      case "mergeCells":
        this.#readMerges();
        break;
      case "conditionalFormatting":
        this.#rules.conditionalFormatting();
        break;
      case "dataValidations":
        xml.children((inner) => {
          if (inner === "dataValidation") this.#rules.dataValidation();
        });
        break;
      case "hyperlinks":
        xml.children((inner) => {
          if (inner === "hyperlink")
            unshown.add("hyperlink", xml.attribute("ref") ?? null);
        });
        break;
      case "pageSetup":
        this.#pageSetup();
        break;
      case "headerFooter":
        this.#headerFooter();
        break;
      case "rowBreaks":
        this.#rowBreaks();
        break;
      case "picture":
        unshown.add("picture");
        break;
      case "extLst":
        this.#extensions();
        break;
      default:
    }
  }

  #properties(): void {
    const xml = this.#xml;
    xml.children((local) => {
      if (local === "pageSetUpPr")
        this.#fits = isTrue(xml.attribute("fitToPage"));
      if (local !== "tabColor") return;
      const colour = colourOf(xml, this.#context.styles);
      if (colour !== undefined) this.#tabColour = colour;
    });
  }

  #view(): void {
    const xml = this.#xml;
    let first = true;
    xml.children((local) => {
      if (local !== "sheetView" || !first) return;
      first = false;
      const lines = xml.attribute("showGridLines");
      this.#gridLines = lines === undefined || isTrue(lines);
      xml.children((inner) => {
        if (inner !== "pane") return;
        const state = xml.attribute("state");
        if (state !== "frozen" && state !== "frozenSplit") return;
        const rows = count(xml.attribute("ySplit"));
        const columns = count(xml.attribute("xSplit"));
        if (rows > 0 || columns > 0) this.#freeze = { rows, columns };
      });
    });
  }

  #format(): void {
    const xml = this.#xml;
    const height = parseDecimal(
      (xml.attribute("defaultRowHeight") ?? "").trim(),
    );
    if (height !== null && height > 0 && height <= 409.5)
      this.#defaultHeight = height;
    const width = parseDecimal((xml.attribute("defaultColWidth") ?? "").trim());
    if (width !== null && width > 0 && width <= 255)
      this.#defaultWidth = seenWidth(width);
  }

  #column(): void {
    const xml = this.#xml;
    const first = count(xml.attribute("min"));
    const last = count(xml.attribute("max"));
    if (first < 1 || last < first || first > 16_384) return;
    const width = parseDecimal((xml.attribute("width") ?? "").trim());
    const hidden = isTrue(xml.attribute("hidden")) || width === 0;
    this.#spans.push({
      first,
      last,
      format: count(xml.attribute("style")),
      width:
        width === null || width < 0
          ? (this.#defaultWidth ?? USUAL_WIDTH)
          : seenWidth(Math.min(width, 255)),
      ...(hidden ? { hidden } : {}),
    });
  }

  #data(): void {
    const { parts, part, factory, unshown, richStrings } = this.#context;
    // A second one would stand for the first; nobody writes it.
    this.#rows ??= readCells({
      xml: this.#xml,
      session: parts.session,
      part,
      factory,
      unshown,
      richStrings,
      defaultHeight: this.#defaultHeight,
    });
  }

  #readMerges(): void {
    const xml = this.#xml;
    xml.children((local) => {
      if (local !== "mergeCell" || this.#merges.length >= MOST_MERGES) return;
      const range = rangeOf(xml.attribute("ref"));
      if (range?.includes(":") === true) this.#merges.push(range);
    });
  }

  #pageSetup(): void {
    const xml = this.#xml;
    const fit = (name: string): boolean =>
      this.#fits && (xml.attribute(name) ?? "1") !== "0";
    this.#page = {
      ...this.#page,
      landscape: xml.attribute("orientation") === "landscape",
      ...(fit("fitToWidth") ? { fitWidth: true } : {}),
      ...(fit("fitToHeight") ? { fitHeight: true } : {}),
    };
  }

  /** A break stands behind the row that it names; the layout names the row that begins the page. */
  #rowBreaks(): void {
    const xml = this.#xml;
    const breaks: number[] = [];
    xml.children((local) => {
      if (local !== "brk" || breaks.length >= MOST_BREAKS) return;
      const row = Number(xml.attribute("id") ?? NaN);
      if (Number.isInteger(row) && row > 0 && row < 1_048_576)
        breaks.push(row + 1);
    });
    if (breaks.length > 0) this.#page = { ...this.#page, pageBreaks: breaks };
  }

  #headerFooter(): void {
    const xml = this.#xml;
    xml.children((local) => {
      if (local === "oddHeader") this.#pageText("header");
      else if (local === "oddFooter") this.#pageText("footer");
    });
  }

  #pageText(place: "header" | "footer"): void {
    const text = this.#xml.text();
    if (text !== "") this.#page = { ...this.#page, [place]: text };
  }

  #extensions(): void {
    const xml = this.#xml;
    const { unshown } = this.#context;
    xml.children((extension) => {
      if (extension !== "ext") return;
      xml.children((local) => {
        if (local === "sparklineGroups")
          xml.children((group) => {
            if (group !== "sparklineGroup") return;
            xml.children((list) => {
              if (list !== "sparklines") return;
              xml.children((one) => {
                if (one === "sparkline") unshown.add("sparkline");
              });
            });
          });
        else if (local === "dataValidations")
          xml.children((inner) => {
            if (inner === "dataValidation") this.#rules.dataValidation();
          });
        else if (local === "conditionalFormattings")
          xml.children((inner) => {
            if (inner === "conditionalFormatting")
              unshown.add("conditional-format");
          });
      });
    });
  }

  #layout(): SheetLayout {
    const { key, name, visibility, tables } = this.#context;
    const rows = this.#rows ?? NO_ROWS;
    const { validations, conditionalFormats } = this.#rules;
    const columns = this.#columns(rows);
    const width = this.#defaultWidth;
    const height = this.#defaultHeight;
    const last = rows.lastRow;
    const hiddenRows = rows.hidden.filter((row) => row <= last + 1);
    const heights = [...rows.heights].filter(([row]) => row <= last + 100);
    return {
      key,
      name,
      visibility,
      ...optional("tabColour", this.#tabColour),
      columns: columns.map((span) => this.#columnLayout(span)),
      rows: this.#cells(rows, columns),
      ...(heights.length === 0 ? {} : { heights: Object.fromEntries(heights) }),
      ...(hiddenRows.length === 0 ? {} : { hiddenRows }),
      ...(height === undefined || height === OWN_HEIGHT
        ? {}
        : { defaultHeight: height }),
      ...optional("defaultWidth", width),
      ...(this.#merges.length === 0 ? {} : { merges: this.#merges }),
      ...optional("freeze", this.#freeze),
      ...(tables.length === 0 ? {} : { tables }),
      ...(validations.length === 0 ? {} : { validations }),
      ...(conditionalFormats.length === 0 ? {} : { conditionalFormats }),
      ...(this.#protected ? { protected: true } : {}),
      ...(this.#page === null
        ? {}
        : { print: { landscape: false, ...this.#page } }),
      ...(this.#gridLines ? {} : { showGridLines: false }),
      ...optional("filter", this.#filter),
    };
  }

  /** The columns up to the last that is told of and may be seen. */
  #columns(rows: ViewRows): readonly (ColumnSpan | undefined)[] {
    const told = this.#spans.reduce(
      (most, { last }) => Math.max(most, last),
      0,
    );
    const length = Math.min(told, rows.lastColumn + MORE_COLUMNS, 16_384);
    const columns = Array.from(
      { length },
      (): ColumnSpan | undefined => undefined,
    );
    for (const span of this.#spans)
      columns.fill(span, span.first - 1, Math.min(span.last, length));
    return columns;
  }

  #columnLayout(span: ColumnSpan | undefined): ColumnLayout {
    if (span === undefined) return { width: this.#defaultWidth ?? USUAL_WIDTH };
    const { width, hidden, format } = span;
    const style = this.#context.names.of(format);
    return {
      width,
      ...optional("hidden", hidden),
      ...optional("style", style),
    };
  }

  #cells(
    rows: ViewRows,
    columns: readonly (ColumnSpan | undefined)[],
  ): readonly RowLayout[] {
    const last = [...rows.rows.keys()].reduce((a, b) => Math.max(a, b), 0);
    const none: RowLayout = [];
    return Array.from({ length: last }, (_, index): RowLayout => {
      const cells = rows.rows.get(index + 1);
      if (cells === undefined) return none;
      const format = rows.rowFormats.get(index + 1);
      return cells.map((cell, at) =>
        this.#cell(cell, format, columns[at]?.format ?? 0),
      );
    });
  }

  #cell(
    cell: ViewCell | undefined,
    rowFormat: number | undefined,
    columnFormat: number,
  ): RowLayout[number] {
    const { names, unshown } = this.#context;
    if (cell === undefined) {
      if (rowFormat === undefined || rowFormat === columnFormat)
        return undefined;
      return {
        value: null,
        ...optional("style", names.of(rowFormat, columnFormat)),
      };
    }
    const { format, ...content } = cell;
    const isBlank = cell.value === null && cell.formula === undefined;
    if (isBlank && format === columnFormat) return undefined;
    const hint = this.#context.styles.cells[format]?.unshown ?? null;
    if (hint !== null) unshown.add(hint);
    const style = names.of(format, columnFormat);
    if (isBlank && style === undefined) return undefined;
    return { ...content, ...optional("style", style) };
  }
}

/** Of one sheet's part its rows alone. */
export function readSheetRows(
  parts: OfficePackage,
  part: string,
  factory: CellFactory,
): ViewRows {
  const xml = parts.xml(part, "any");
  const found: ViewRows[] = [];
  if (xml.root() !== "worksheet")
    throw parts.session.damaged(part, "not a worksheet");
  xml.children((local) => {
    if (local !== "sheetData" || found.length > 0) return;
    const rows = readCells({
      xml,
      session: parts.session,
      part,
      factory,
      unshown: new UnshownList(null),
      richStrings: new Set(),
      defaultHeight: undefined,
    });
    found.push(rows);
  });
  return found[0] ?? NO_ROWS;
}

export const NO_ROWS: ViewRows = {
  rows: new Map(),
  heights: new Map(),
  hidden: [],
  rowFormats: new Map(),
  lastRow: 0,
  lastColumn: 0,
  hasFormulas: false,
};

/** Width of a column that nothing is said about, in characters. */
const USUAL_WIDTH = 8.43;
/** The writer's own default height of rows. */
const OWN_HEIGHT = 14.25;

/** A file's width counts the cell's padding, too. */
function seenWidth(width: number): number {
  return Math.max(0, Math.round((width - PADDING) * 1000) / 1000);
}

function count(text: string | undefined): number {
  const value = parseDecimal((text ?? "").trim());
  return value === null || value < 0
    ? 0
    : Math.floor(Math.min(value, 1_048_576));
}

function optional<K extends string, V>(
  key: K,
  value: V | undefined,
): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<K, V>>);
}

function colourOf(xml: XmlReader, styles: ViewStyles): string | undefined {
  return styles.colours.seen(colourName(xml));
}
