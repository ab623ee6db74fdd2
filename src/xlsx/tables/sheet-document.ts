import { openWorkbook } from "../reader";
import { XlsxReadError } from "../reader/error";
import { inflateBrowser } from "../reader/inflate-browser";
import { DEFAULT_LIMITS, ReadSession } from "../reader/limits";
import { OfficePackage } from "../reader/package";
import { blocksOfGrid, paragraph } from "./grid-blocks";
import { readOdsSheets, readXlsSheets } from "./legacy-sheets";
import { readMergedAreas } from "./merged-areas";
import { textsOf } from "./sheet-grid";
import type { DocumentBlock, PlanDocument } from "../../core/intake/document";
import type { ReadLimits } from "../reader/limits";
import type { Inflate } from "../reader/zip";
import type { SheetGrid } from "./sheet-grid";

/** The kinds of spreadsheet that a plan may come in. */
export type SheetFormat = "xlsx" | "xls" | "ods";

export interface SheetDocumentOptions {
  /** The file as the caller names it; for errors only. */
  readonly file: string;
  readonly format: SheetFormat;
  /** The host's inflate; fflate's stream where it is left out. */
  readonly inflate?: Inflate;
  readonly limits?: ReadLimits;
}

/**
 * Reads the visible sheets of a spreadsheet as a plan document: a task table
 * as a table block, titles and remarks as paragraphs, merged areas spread out.
 * Of several sheets each begins with its name as a paragraph. `line` counts
 * the rows of all sheets. Sheets whose names begin with `_` are a plan
 * workbook's own and left out. Throws XlsxReadError.
 */
export async function readSheetDocument(
  bytes: Uint8Array,
  options: SheetDocumentOptions,
): Promise<PlanDocument> {
  const grids = (await readGrids(bytes, options)).filter(
    ({ name, rows }) =>
      !name.startsWith("_") &&
      rows.some((row) => row.some((text) => text !== "")),
  );
  const blocks: DocumentBlock[] = [];
  let line = 1;
  for (const grid of grids) {
    if (grids.length > 1) blocks.push(paragraph(grid.name, line++));
    const own = blocksOfGrid(grid, line);
    if (!own) return refuse(options.file, grid.name);
    blocks.push(...own);
    line += grid.rows.length;
  }
  return { blocks };
}

async function readGrids(
  bytes: Uint8Array,
  options: SheetDocumentOptions,
): Promise<readonly SheetGrid[]> {
  const {
    file,
    format,
    inflate = inflateBrowser,
    limits = DEFAULT_LIMITS,
  } = options;
  if (format === "xls") return readXlsSheets(bytes, file);
  if (format === "ods") return readOdsSheets(bytes, { file, inflate, limits });
  const session = new ReadSession(file, limits, () => performance.now());
  const merged = readMergedAreas(new OfficePackage(bytes, inflate, session));
  const workbook = openWorkbook(bytes, { file, inflate, limits });
  return workbook.sheets
    .filter((sheet) => sheet.visibility === "visible")
    .map((sheet) => ({
      name: sheet.name,
      rows: textsOf(workbook.read(sheet)) ?? refuse(file, sheet.name),
      merged: merged.get(sheet.index) ?? [],
    }));
}

function refuse(file: string, sheet: string): never {
  throw new XlsxReadError(
    "file-too-large",
    file,
    sheet,
    "more cells than any plan has",
  );
}
