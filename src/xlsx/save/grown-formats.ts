import type { ViewRows } from "../view/cells";
import type { CellPatch } from "../writer/patch-sheet";
import type { TableChange } from "./tables";

/** A new cell of a table that has grown looks like the cell of its old last row, or of its old last column. */
export function formatLike(
  { row, column }: CellPatch,
  tables: readonly TableChange[],
  rows: ViewRows | null,
): { readonly format?: number } {
  for (const { before, after } of tables) {
    const isNew = row > before.lastRow || column > before.lastColumn;
    const isWithin =
      row >= after.firstRow &&
      row <= after.lastRow &&
      column >= after.firstColumn &&
      column <= after.lastColumn;
    if (!isNew || !isWithin) continue;
    const model = rows?.rows.get(Math.min(row, before.lastRow));
    const format = model?.[Math.min(column, before.lastColumn) - 1]?.format;
    if (format !== undefined) return { format };
  }
  return {};
}
