import { cellAddress, SHEETS } from "../../core/layout";
import type {
  Cell,
  Language,
  SheetCells,
  WorkbookCells,
} from "../../core/layout";
import { ROLLUP_SHEETS } from "../../core/layout/rollup-workbook/schema";
import type { Roster } from "../../core/plan";
import { rosterOf } from "../file-work/rosters";
import { JobError } from "../ports";

/** A roster that stands in the workbook in front of the person. */
export interface SheetRoster {
  readonly sheet: string;
  readonly roster: Roster;
}

/** More cells than any roster has; a sheet with one stray cell at its far end is passed over. */
const MOST_CELLS = 500_000;

/** Our own sheets have the same words, 封面 side by side and 报送情况 as headers, and are none. */
const NOT_ROSTERS: ReadonlySet<string> = new Set(
  [...Object.values(ROLLUP_SHEETS), ...Object.values(SHEETS)].flatMap(
    ({ zh, en }) => [zh, en],
  ),
);

/**
 * The first visible sheet that has a roster's headers, with its branches;
 * `null` where there is none. Fails with `roster-refused` where the roster has
 * errors.
 */
export function sheetRoster(
  workbook: WorkbookCells,
  language: Language,
): SheetRoster | null {
  for (const info of workbook.sheets) {
    if (info.visibility !== "visible" || NOT_ROSTERS.has(info.name)) continue;
    const sheet = workbook.read(info);
    if (sheet.rowCount * sheet.columnCount > MOST_CELLS) continue;
    const rows = rowsOf(sheet);
    if (!rows.slice(0, 40).some(hasHeaders)) continue;
    const place = (row: number, column: number) => ({
      sheet: info.name,
      cell: cellAddress(row + 1, column + 1),
    });
    try {
      const roster = rosterOf({ rows, place }, info.name, language);
      return { sheet: info.name, roster };
    } catch (error) {
      // Headers with nothing below them, as a form that waits to be filled in.
      if (error instanceof JobError && error.code === "roster-empty") continue;
      throw error;
    }
  }
  return null;
}

/** The two headers that a roster must have; looser names are left to files that somebody chose as a roster. */
function hasHeaders(row: readonly string[]): boolean {
  const cells = new Set(row.map((cell) => cell.replace(/\s/gu, "")));
  return (
    (cells.has("单位编码") && cells.has("单位名称")) ||
    (cells.has("Branchcode") && cells.has("Branchname"))
  );
}

function rowsOf(sheet: SheetCells): readonly (readonly string[])[] {
  return Array.from({ length: sheet.rowCount }, (_row, row) =>
    Array.from({ length: sheet.columnCount }, (_column, column) =>
      textOf(sheet.cell(row + 1, column + 1)),
    ),
  );
}

function textOf(cell: Cell | undefined): string {
  const value = cell?.value ?? null;
  return value === null || typeof value === "object"
    ? ""
    : String(value).trim();
}
