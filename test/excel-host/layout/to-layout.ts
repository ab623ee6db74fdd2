import type {
  CellContent,
  CellLayout,
  CellStyle,
  ColumnLayout,
  RowLayout,
  SheetLayout,
  WorkbookLayout,
} from "../../../src/core/layout";
import { cellAddress } from "../../../src/core/layout";
import { WHOLE_SHEET, addressText } from "../model/address";
import type { CellFormat } from "../model/format";
import { NORMAL } from "../model/format";
import type { Protection, Sheet } from "../model/sheet";
import { DEFAULT_COLUMN_POINTS } from "../model/sheet";
import type { Workbook } from "../model/workbook";
import { canonical } from "./canonical";
import { chartOf, printOf, rulesOf, validationOf } from "./furniture";
import { UnrepresentableError, refuse } from "./unrepresentable";

/**
 * The workbook as the layout that it is, in canonical form. Throws an
 * `UnrepresentableError` for what no layout can ask for, such as another font,
 * other page margins than the writer's, or a validation with another operator.
 */
export function toLayout(workbook: Workbook): WorkbookLayout {
  const styles = new Map<CellFormat, readonly [string, CellStyle]>();
  const named = (format: CellFormat, place: string): string => {
    const known = styles.get(format);
    if (known !== undefined) return known[0];
    const name = `style${styles.size + 1}`;
    styles.set(format, [name, styleOf(format, place)]);
    return name;
  };
  const sheets = workbook.sheets.map((sheet) => sheetLayout(sheet, named));
  for (const sheet of workbook.sheets)
    refuse(sheet.names.length > 0, `${sheet.name}: names of one sheet`);
  return canonical({
    title: workbook.title,
    creator: workbook.author,
    styles: Object.fromEntries(styles.values()),
    sheets,
    names: workbook.names.map(({ name, formula, visible }) => ({
      name,
      refersTo: formula.slice(1),
      ...(visible ? {} : { hidden: true }),
    })),
  });
}

type StyleNamer = (format: CellFormat, place: string) => string;

const VISIBILITY = {
  Visible: "visible",
  Hidden: "hidden",
  VeryHidden: "very-hidden",
} as const;

function sheetLayout(sheet: Sheet, named: StyleNamer): SheetLayout {
  refuse(sheet.format !== NORMAL, `${sheet.name}: a format of the whole sheet`);
  refuse(!sheet.showHeadings, `${sheet.name}: headings that are not shown`);
  const heights = [...sheet.rows].flatMap(([row, line]) => {
    refuse(line.hidden, `${sheet.name}: row ${row + 1} is hidden`);
    refuse(line.format !== null, `${sheet.name}: row ${row + 1} has a format`);
    return line.size === null ? [] : [[row + 1, line.size] as const];
  });
  const { tabColour, frozen, page } = sheet;
  return {
    key: sheet.name,
    name: sheet.name,
    visibility: VISIBILITY[sheet.visibility],
    ...(tabColour === "" ? {} : { tabColour: tabColour.slice(1) }),
    columns: columnsOf(sheet, named),
    rows: rowsOf(sheet, named),
    heights: Object.fromEntries(heights),
    merges: sheet.merges.map(addressText),
    freeze: frozen,
    tables: sheet.tables.map((table) => {
      refuse(
        !table.showBandedRows ||
          table.showBandedColumns ||
          table.highlightFirstColumn ||
          table.highlightLastColumn,
        `${table.name}: other bands than every second row`,
      );
      return {
        name: table.name,
        range: addressText(table.rect),
        columns: table.columnNames,
        style: table.style,
        filter: table.showFilterButton,
      };
    }),
    validations: sheet.validations.map((each) => validationOf(each, sheet)),
    conditionalFormats: sheet.conditionalFormats.flatMap((rule) =>
      rulesOf(rule, sheet),
    ),
    protected: isProtected(sheet),
    ...(page.touched ? { print: printOf(page, sheet) } : {}),
    charts: sheet.charts.map(chartOf),
    showGridLines: sheet.showGridlines,
  };
}

function columnsOf(sheet: Sheet, named: StyleNamer): readonly ColumnLayout[] {
  const last = Math.max(-1, ...sheet.columns.keys());
  const usual = sheet.standardWidth ?? DEFAULT_COLUMN_POINTS;
  return Array.from({ length: last + 1 }, (_, index) => {
    const line = sheet.columns.get(index);
    const place = `${sheet.name}: column ${index + 1}`;
    return {
      // 8 pixels a character and 5 around them, 0.75 points a pixel.
      width: ((line?.size ?? usual) / 0.75 - 5) / 8,
      ...(line?.hidden === true ? { hidden: true } : {}),
      style: named(line?.format ?? sheet.format, place),
    };
  });
}

function rowsOf(sheet: Sheet, named: StyleNamer): readonly RowLayout[] {
  const rows: (CellLayout | undefined)[][] = [];
  for (const [row, column, state] of sheet.cellsIn(WHOLE_SHEET)) {
    while (rows.length <= row) rows.push([]);
    const cells = rows[row];
    if (cells === undefined) continue;
    while (cells.length < column) cells.push(undefined);
    const place = `${sheet.name}!${cellAddress(row + 1, column + 1)}`;
    cells[column] = {
      value: contentOf(state.value, place),
      ...(state.formula === null ? {} : { formula: state.formula.slice(1) }),
      style: named(sheet.formatAt(row, column), place),
    };
  }
  return rows;
}

function contentOf(
  value: CellContent | { readonly error: string },
  place: string,
): CellContent {
  if (typeof value !== "object" || value === null) return value;
  throw new UnrepresentableError(`${place}: the error ${value.error}`);
}

function styleOf(format: CellFormat, place: string): CellStyle {
  const { horizontal, vertical, colour, fill } = format;
  refuse(format.font !== NORMAL.font, `${place}: the font ${format.font}`);
  refuse(
    format.strike || format.underline !== "None" || format.shrink,
    `${place}: text that is struck out, underlined or shrunk`,
  );
  refuse(format.rotation !== 0, `${place}: turned text`);
  refuse(format.formulaHidden, `${place}: a hidden formula`);
  const h = HORIZONTAL.get(horizontal);
  const v = VERTICAL.get(vertical);
  if (h === undefined || v === undefined)
    throw new UnrepresentableError(`${place}: ${horizontal}, ${vertical}`);
  return {
    bold: format.bold,
    italic: format.italic,
    size: format.size,
    ...(colour === null ? {} : { colour: colour.slice(1) }),
    ...(fill === null ? {} : { fill: fill.slice(1) }),
    ...(h === "general" ? {} : { horizontal: h }),
    vertical: v,
    wrap: format.wrap,
    indent: format.indent,
    ...bordersOf(format, place),
    numberFormat: format.numberFormat,
    unlocked: !format.locked,
  };
}

const HORIZONTAL = new Map([
  ["General", "general"],
  ["Left", "left"],
  ["Center", "center"],
  ["Right", "right"],
] as const) as ReadonlyMap<string, "general" | "left" | "center" | "right">;

const VERTICAL = new Map([
  ["Top", "top"],
  ["Center", "center"],
] as const) as ReadonlyMap<string, "top" | "center">;

function bordersOf(
  { left, right, top, bottom }: CellFormat,
  place: string,
): Pick<CellStyle, "border" | "borderColour"> {
  const lines = [left, right, top, bottom].filter((line) => line !== null);
  const first = lines[0];
  if (first === undefined) return {};
  const alike = lines.every(
    (line) =>
      line.style === "Continuous" &&
      line.weight === "Thin" &&
      line.colour === first.colour,
  );
  const border =
    lines.length === 4
      ? "thin"
      : lines.length === 1 && bottom
        ? "bottom"
        : null;
  if (border === null || !alike)
    throw new UnrepresentableError(`${place}: lines on some sides only`);
  return { border, borderColour: first.colour.slice(1) };
}

/** The writer protects without a password, and lets columns and rows be made larger. */
function isProtected({ protection, name }: Sheet): boolean {
  if (protection === null) return false;
  refuse(protection.password !== "", `${name}: a password`);
  refuse(!allowsWhatTheWriterDoes(protection), `${name}: other permissions`);
  return true;
}

const ALLOWED = new Set(["allowFormatColumns", "allowFormatRows"]);

function allowsWhatTheWriterDoes({ options }: Protection): boolean {
  const allows = [...options].filter(
    ([option, value]) => option.startsWith("allow") && value === true,
  );
  return (
    allows.length === ALLOWED.size &&
    allows.every(([option]) => ALLOWED.has(option)) &&
    [undefined, null, "Normal"].includes(
      options.get("selectionMode") as string | undefined,
    )
  );
}
