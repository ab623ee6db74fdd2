import type {
  CellLayout,
  ColumnLayout,
  PrintLayout,
  RowLayout,
  SheetLayout,
} from "../../core/layout";
import { cellAddress, columnName } from "../../core/layout";
import { conditionalFormatsXml, validationsXml } from "./rules";
import type { SharedStrings } from "./strings";
import type { StyleBook } from "./styles";
import {
  XML_HEAD,
  formulaValue,
  pageText,
  plainText,
  textElement,
} from "./xml";

/** Rows and columns of a sheet of an .xlsx file. */
const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;

/** What is around a sheet in its package. */
export interface SheetSetting {
  readonly styles: StyleBook;
  readonly strings: SharedStrings;
  /** The sheet that the workbook opens on. */
  readonly selected: boolean;
  /** Relationship ids of the sheet's drawing and tables. */
  readonly drawing: string | undefined;
  readonly tables: readonly string[];
}

/**
 * A sheet's part, bit by bit, its elements in the order that the format wants
 * (CT_Worksheet). Rows that come one by one carry their texts themselves,
 * because a table of shared strings would grow with them.
 * Throws a `RangeError` for more rows or columns than a sheet has.
 */
export function* sheetXml(
  sheet: SheetLayout,
  setting: SheetSetting,
): Generator<string> {
  const { styles } = setting;
  yield `${XML_HEAD}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`;
  yield propertiesXml(sheet) + viewXml(sheet, setting.selected);
  yield formatXml(sheet) + columnsXml(sheet.columns, styles);
  yield "<sheetData>";
  yield* rowsXml(sheet, setting);
  yield "</sheetData>";
  if (sheet.protected === true) {
    // 0 permits: columns and rows may be made larger to see what stands in them.
    yield '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>';
  }
  if (sheet.filter !== undefined) yield `<autoFilter ref="${sheet.filter}"/>`;
  const merges = sheet.merges ?? [];
  if (merges.length > 0) {
    const cells = merges.map((range) => `<mergeCell ref="${range}"/>`).join("");
    yield `<mergeCells count="${merges.length}">${cells}</mergeCells>`;
  }
  yield conditionalFormatsXml(sheet.conditionalFormats ?? [], styles);
  yield validationsXml(sheet.validations ?? []);
  yield printXml(sheet.print);
  if (setting.drawing !== undefined)
    yield `<drawing r:id="${setting.drawing}"/>`;
  if (setting.tables.length > 0) {
    const parts = setting.tables
      .map((id) => `<tablePart r:id="${id}"/>`)
      .join("");
    yield `<tableParts count="${setting.tables.length}">${parts}</tableParts>`;
  }
  yield "</worksheet>";
}

function propertiesXml({ tabColour, print }: SheetLayout): string {
  const colour =
    tabColour === undefined
      ? ""
      : `<tabColor rgb="FF${tabColour.toUpperCase()}"/>`;
  const fits = print?.fitWidth === true || print?.fitHeight === true;
  const inner = colour + (fits ? '<pageSetUpPr fitToPage="1"/>' : "");
  return inner === "" ? "" : `<sheetPr>${inner}</sheetPr>`;
}

function viewXml(
  { freeze, showGridLines }: SheetLayout,
  selected: boolean,
): string {
  const attributes =
    (showGridLines === false ? ' showGridLines="0"' : "") +
    (selected ? ' tabSelected="1"' : "");
  const rows = freeze?.rows ?? 0;
  const columns = freeze?.columns ?? 0;
  if (rows === 0 && columns === 0) {
    return `<sheetViews><sheetView${attributes} workbookViewId="0"/></sheetViews>`;
  }
  const pane =
    columns === 0 ? "bottomLeft" : rows === 0 ? "topRight" : "bottomRight";
  const corner = cellAddress(rows + 1, columns + 1);
  return (
    `<sheetViews><sheetView${attributes} workbookViewId="0"><pane` +
    (columns === 0 ? "" : ` xSplit="${columns}"`) +
    (rows === 0 ? "" : ` ySplit="${rows}"`) +
    ` topLeftCell="${corner}" activePane="${pane}" state="frozen"/>` +
    `<selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/></sheetView></sheetViews>`
  );
}

function formatXml({ defaultHeight, defaultWidth }: SheetLayout): string {
  const width =
    defaultWidth === undefined
      ? ""
      : ` defaultColWidth="${Math.min(defaultWidth + PADDING, 255)}"`;
  const height =
    defaultHeight === undefined
      ? ' defaultRowHeight="14.25"'
      : ` defaultRowHeight="${defaultHeight}" customHeight="1"`;
  return `<sheetFormatPr${width}${height}/>`;
}

/**
 * A width counts the characters that are seen; the file's width also counts
 * the cell's padding, 5 pixels beside the default font's digits of 8.
 */
export const PADDING = 5 / 8;

function columnsXml(
  columns: readonly ColumnLayout[],
  styles: StyleBook,
): string {
  if (columns.length === 0) return "";
  const elements: string[] = [];
  let first = 1;
  columns.forEach((column, index) => {
    const attributes = columnAttributes(column, styles);
    const next = columns[index + 1];
    if (next !== undefined && columnAttributes(next, styles) === attributes)
      return;
    elements.push(`<col min="${first}" max="${index + 1}"${attributes}/>`);
    first = index + 2;
  });
  return `<cols>${elements.join("")}</cols>`;
}

function columnAttributes(
  { width, hidden, style }: ColumnLayout,
  styles: StyleBook,
): string {
  const format = styles.cellFormat(style);
  return (
    ` width="${Math.min(width + PADDING, 255)}"` +
    (format === 0 ? "" : ` style="${format}"`) +
    (hidden === true ? ' hidden="1"' : "") +
    ' customWidth="1"'
  );
}

function* rowsXml(
  sheet: SheetLayout,
  setting: SheetSetting,
): Generator<string> {
  const heights = new Map<number, number>();
  for (const [row, height] of Object.entries(sheet.heights ?? {}))
    heights.set(Number(row), height);
  const hidden = new Set(sheet.hiddenRows);
  const cells = cellWriter(sheet, setting);
  let row = 0;
  for (const content of sheet.rows) {
    row += 1;
    if (row > MAX_ROWS || content.length > MAX_COLUMNS) {
      throw new RangeError(`${sheet.name}: row ${row} does not fit on a sheet`);
    }
    yield rowXml(row, heights.get(row), hidden.has(row), cells(row, content));
  }
  const below = [...new Set([...heights.keys(), ...hidden])]
    .filter((at) => at > row)
    .sort((a, b) => a - b);
  for (const at of below) yield rowXml(at, heights.get(at), hidden.has(at), "");
}

function rowXml(
  row: number,
  height: number | undefined,
  hidden: boolean,
  cells: string,
): string {
  if (height === undefined && !hidden)
    return cells === "" ? "" : `<row r="${row}">${cells}</row>`;
  const head =
    `<row r="${row}"` +
    (height === undefined ? "" : ` ht="${height}" customHeight="1"`) +
    (hidden ? ' hidden="1"' : "");
  return cells === "" ? `${head}/>` : `${head}>${cells}</row>`;
}

/** Writes the cells of a row; kept free of needless work, as it runs for every cell of a large roll-up. */
function cellWriter(
  sheet: SheetLayout,
  { styles, strings }: SheetSetting,
): (row: number, content: RowLayout) => string {
  const inline = !Array.isArray(sheet.rows);
  const names: string[] = [];
  const styleOf = sheet.columns.map((column) => column.style);
  return (row, content) => {
    let xml = "";
    for (let index = 0; index < content.length; index += 1) {
      const cell = content[index];
      if (cell === undefined) continue;
      const style = cell.style ?? styleOf[index];
      const nothing = cell.value === null && cell.formula === undefined;
      if (nothing && cell.style === undefined) continue;
      const name = (names[index] ??= columnName(index + 1));
      const format = styles.cellFormat(style);
      const head = `<c r="${name}${row}"${format === 0 ? "" : ` s="${format}"`}`;
      xml +=
        cell.formula === undefined
          ? head + constant(cell, strings, inline)
          : head + formula(cell, cell.formula, `${name}${row}`);
    }
    return xml;
  };
}

/** The rest of `<c …` for a value. No text is a blank cell: an empty text would look blank and count as filled in. */
function constant(
  cell: CellLayout,
  strings: SharedStrings,
  inline: boolean,
): string {
  const { value } = cell;
  if (value === null || value === "") return "/>";
  if (typeof value === "string") {
    return inline
      ? inlineText(value)
      : ` t="s"><v>${strings.indexOf(value)}</v></c>`;
  }
  if (typeof value === "boolean") return ` t="b"><v>${value ? 1 : 0}</v></c>`;
  return number(value, "");
}

/** The rest of `<c …` for a text that stands in the cell itself. */
export function inlineText(text: string): string {
  return text === ""
    ? "/>"
    : ` t="inlineStr"><is>${textElement(text)}</is></c>`;
}

/** The rest of `<c …` for a formula and its value. */
function formula(
  { value, array }: CellLayout,
  text: string,
  address: string,
): string {
  const kind = array === true ? ` t="array" ref="${address}"` : "";
  const element = `<f${kind}>${plainText(text)}</f>`;
  if (value === null) return `>${element}</c>`;
  if (typeof value === "string")
    return ` t="str">${element}<v>${formulaValue(value)}</v></c>`;
  if (typeof value === "boolean")
    return ` t="b">${element}<v>${value ? 1 : 0}</v></c>`;
  return number(value, element);
}

/** What is not a number is shown as an error, never as 0 or nothing. */
function number(value: number, element: string): string {
  if (!Number.isFinite(value)) return ` t="e">${element}<v>#NUM!</v></c>`;
  return `>${element}<v>${value}</v></c>`;
}

/** The file's break stands below a row, the layout's above one. */
function breaksXml(rows: readonly number[]): string {
  if (rows.length === 0) return "";
  const breaks = rows
    .map((row) => `<brk id="${row - 1}" max="16383" man="1"/>`)
    .join("");
  return `<rowBreaks count="${rows.length}" manualBreakCount="${rows.length}">${breaks}</rowBreaks>`;
}

/** Paper, margins in inches, header, footer and page breaks. */
function printXml(print: PrintLayout | undefined): string {
  if (print === undefined) return "";
  const fits = print.fitWidth === true || print.fitHeight === true;
  const fit = fits
    ? ` fitToWidth="${print.fitWidth === true ? 1 : 0}" fitToHeight="${print.fitHeight === true ? 1 : 0}"`
    : "";
  const texts =
    (print.header === undefined
      ? ""
      : `<oddHeader>${pageText(print.header)}</oddHeader>`) +
    (print.footer === undefined
      ? ""
      : `<oddFooter>${pageText(print.footer)}</oddFooter>`);
  return (
    '<printOptions horizontalCentered="1"/>' +
    '<pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="9"${fit} orientation="${print.landscape ? "landscape" : "portrait"}"/>` +
    (texts === "" ? "" : `<headerFooter>${texts}</headerFooter>`) +
    breaksXml(print.pageBreaks ?? [])
  );
}
