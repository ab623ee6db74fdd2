import type { Visibility } from "../core/layout";
import type { Permissions } from "./operations";

/** What stands in a workbook, by name: all that a change needs to know before it reads a cell. */
export interface Directory {
  /** The workbook's file name. */
  readonly file: string;
  readonly readOnly: boolean;
  /** The structure is protected: no sheet may be added or taken away. */
  readonly structureProtected: boolean;
  readonly sheets: readonly SheetEntry[];
  readonly tables: readonly TableEntry[];
  /** Names of the whole workbook. */
  readonly names: readonly NameEntry[];
}

export interface SheetEntry {
  /** Stays the same when the sheet is renamed. */
  readonly id: string;
  readonly name: string;
  readonly visibility: Visibility;
  /** Last row and number of cells of the block that holds something; `null` where nobody asked. */
  readonly used: { readonly lastRow: number; readonly cells: number } | null;
  /** What the protected sheet permits; `null` where it is not protected. */
  readonly protection: Permissions | null;
}

export interface TableEntry {
  readonly id: string;
  readonly name: string;
  readonly sheet: string;
  /** Rows below the header, without the row of totals. */
  readonly rows: number;
  readonly columns: number;
  readonly totals: boolean;
}

export interface NameEntry {
  readonly name: string;
  /** With `=`. */
  readonly formula: string;
}

const VISIBILITIES: ReadonlyMap<string, Visibility> = new Map([
  ["Visible", "visible"],
  ["Hidden", "hidden"],
  ["VeryHidden", "very-hidden"],
]);

/** Of so many sheets the size is asked for along with their names, which saves a round trip. */
const SIZED_SHEETS = 30;

/** Queues the reading of the directory; the function gives it after the sync. */
export function loadDirectory(workbook: Excel.Workbook): () => Directory {
  const { worksheets, tables, names, protection } = workbook;
  workbook.load("name,readOnly");
  protection.load("protected");
  worksheets.load(
    "items/id,items/name,items/visibility,items/protection/protected,items/protection/options",
  );
  tables.load(
    "items/id,items/name,items/showTotals,items/worksheet/name,items/rows/count,items/columns/count",
  );
  names.load("items/name,items/formula");
  const sizes = loadSizes(worksheets);
  return () => ({
    file: workbook.name,
    readOnly: workbook.readOnly,
    structureProtected: protection.protected,
    sheets: worksheets.items.map((sheet, index) => ({
      id: sheet.id,
      used: sizes[index]?.() ?? null,
      name: sheet.name,
      visibility: VISIBILITIES.get(sheet.visibility) ?? "visible",
      protection: sheet.protection.protected
        ? permissionsOf(sheet.protection)
        : null,
    })),
    tables: tables.items.map((table) => ({
      id: table.id,
      name: table.name,
      sheet: table.worksheet.name,
      rows: table.rows.count,
      columns: table.columns.count,
      totals: table.showTotals,
    })),
    names: names.items.map(({ name, formula }) => ({
      name,
      formula: String(formula),
    })),
  });
}

/** The sizes of the first sheets, one after the other, though how many there are is not known yet. */
function loadSizes(
  worksheets: Excel.WorksheetCollection,
): readonly (() => SheetEntry["used"])[] {
  let sheet: Excel.Worksheet | null = null;
  return Array.from({ length: SIZED_SHEETS }, () => {
    sheet =
      sheet === null ? worksheets.getFirst() : sheet.getNextOrNullObject();
    const used = sheet.getUsedRangeOrNullObject(true);
    used.load("rowIndex,rowCount,columnCount");
    return () => {
      if (used.isNullObject) return { lastRow: 0, cells: 0 };
      const { rowIndex, rowCount, columnCount } = used;
      return { lastRow: rowIndex + rowCount, cells: rowCount * columnCount };
    };
  });
}

/** What a sheet permits, as it must be said to protect it again. */
function permissionsOf({ options }: Excel.WorksheetProtection): Permissions {
  return Object.fromEntries(
    Object.entries(options).filter(
      ([, value]) => typeof value === "boolean" || typeof value === "string",
    ),
  );
}

/** Names of sheets and tables are told apart without regard to case, as Excel does. */
export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
