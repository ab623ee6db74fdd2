import { cellAddress } from "../../../src/core/layout/cells";
import type {
  Cell,
  SheetCells,
  WorkbookCells,
} from "../../../src/core/layout/cells";
import { XlsxReadError, openWorkbook } from "../../../src/xlsx/reader";
import type { OpenOptions } from "../../../src/xlsx/reader";
import { inflateNode } from "../../../src/xlsx/reader/inflate-node";
import { workbookParts, zip } from "./package-builder";
import type { WorkbookText } from "./package-builder";

/** Opens bytes as Node would. */
export function open(
  bytes: Uint8Array,
  options: Partial<OpenOptions> = {},
): WorkbookCells {
  return openWorkbook(bytes, {
    file: "branch.xlsx",
    inflate: inflateNode,
    ...options,
  });
}

/** The workbook that a test describes. */
export function workbookOf(text: WorkbookText): WorkbookCells {
  return open(zip(workbookParts(text)));
}

/** A workbook's sheet by its place, the first one by default. */
export function sheetOf(workbook: WorkbookCells, index = 0): SheetCells {
  const sheet = workbook.sheets[index];
  if (sheet === undefined) throw new Error(`no sheet ${index}`);
  return workbook.read(sheet);
}

/** All cells of a sheet by their address, found only through `cell`. */
export function cellsOf(sheet: SheetCells): Record<string, Cell> {
  const cells: Record<string, Cell> = {};
  for (let row = 1; row <= sheet.rowCount; row++) {
    for (let column = 1; column <= sheet.columnCount; column++) {
      const cell = sheet.cell(row, column);
      if (cell !== undefined) cells[cellAddress(row, column)] = cell;
    }
  }
  return cells;
}

/** The cells of a workbook's first sheet. */
export function firstCells(text: WorkbookText): Record<string, Cell> {
  return cellsOf(sheetOf(workbookOf(text)));
}

/** The error that reading throws; fails where it throws none, or another than the reader's. */
export function failure(work: () => unknown): XlsxReadError {
  try {
    work();
  } catch (error) {
    if (error instanceof XlsxReadError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

/** Opens the bytes and reads every sheet. */
export function readAll(
  bytes: Uint8Array,
  options: Partial<OpenOptions> = {},
): SheetCells[] {
  const workbook = open(bytes, options);
  return workbook.sheets.map((sheet) => workbook.read(sheet));
}
