import { cellAddress } from "../../core/layout";
import type {
  CellLayout,
  CellStyle,
  RowLayout,
  SheetLayout,
  WorkbookLayout,
} from "../../core/layout";
import { EPOCH, MS_PER_DAY, odsSheets, xlsSheets } from "./legacy-sheets";
import type { OdsOptions } from "./legacy-sheets";
import type { CellValue, Sheet } from "hucre";

const STYLES: Readonly<Record<string, CellStyle>> = {
  date: { numberFormat: "yyyy-mm-dd" },
  text: { numberFormat: "@" },
};

/** Widths of columns in characters: as their texts need, within these bounds. */
const NARROWEST = 8;
const WIDEST = 40;
/** Rows that are looked at for a column's width. */
const WIDTH_ROWS = 200;

/**
 * An old .xls or an .ods as a layout, to go on working on it as an .xlsx: its
 * sheets with their values and merged areas. Formulas become their values;
 * formats are not taken over. Throws XlsxReadError.
 */
export async function legacyLayout(
  bytes: Uint8Array,
  options: OdsOptions & { readonly format: "xls" | "ods" },
): Promise<WorkbookLayout> {
  const sheets =
    options.format === "xls"
      ? await xlsSheets(bytes, options.file)
      : await odsSheets(bytes, options);
  return {
    title: "",
    creator: "",
    styles: STYLES,
    names: [],
    sheets: sheets.map(sheetLayout),
  };
}

function sheetLayout(sheet: Sheet, index: number): SheetLayout {
  // hucre's rows have holes where a sheet has blank rows.
  const rows = Array.from(
    sheet.rows,
    (row: readonly CellValue[] | undefined): RowLayout =>
      Array.from(row ?? [], cellLayout),
  );
  return {
    key: `sheet-${index + 1}`,
    name: sheet.name,
    visibility: "visible",
    columns: widths(rows).map((width) => ({ width })),
    rows,
    merges: (sheet.merges ?? []).map(
      ({ startRow, startCol, endRow, endCol }) =>
        `${cellAddress(startRow + 1, startCol + 1)}:${cellAddress(endRow + 1, endCol + 1)}`,
    ),
  };
}

function cellLayout(value: CellValue | undefined): CellLayout | undefined {
  if (value === null || value === undefined || value === "") return undefined;
  if (value instanceof Date)
    return { value: value.getTime() / MS_PER_DAY + EPOCH, style: "date" };
  if (typeof value === "string")
    return { value: value.replace(/\r\n?/gu, "\n"), style: "text" };
  return { value };
}

/** Of each column, in characters; a Chinese character takes two. */
function widths(rows: readonly RowLayout[]): readonly number[] {
  const longest: number[] = [];
  for (const row of rows.slice(0, WIDTH_ROWS)) {
    for (const [column, cell] of row.entries()) {
      const text = String(cell?.value ?? "");
      let width = 2;
      for (const character of text) width += character > "\u2E7F" ? 2 : 1;
      longest[column] = Math.max(longest[column] ?? 0, width);
    }
  }
  return Array.from(longest, (width: number | undefined) =>
    Math.min(WIDEST, Math.max(NARROWEST, width ?? 0)),
  );
}
