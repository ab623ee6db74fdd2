import type {
  ICellData,
  IObjectMatrixPrimitiveType,
  Worksheet,
} from "@univerjs/core";
import {
  SetRangeValuesMutation,
  SetRangeValuesUndoMutationFactory,
} from "@univerjs/preset-sheets-core";
import type { ISetRangeValuesMutationParams } from "@univerjs/preset-sheets-core";
import { numberKind } from "../core/layout";
import type { CellPatch, SheetPatch } from "../core/layout";
import type { Book, PlannedStep, Step } from "./book";
import { gridValue } from "./snapshot/cell";
import { placeAt } from "./snapshot/ranges";

/** How days are shown in a cell that has no format for them. */
const DAY = "yyyy-mm-dd";

/** Cells to be set, by row and column from 0. */
export type CellMatrix = IObjectMatrixPrimitiveType<ICellData>;

/** Values into cells, as one step. Every sheet and address is looked up before anything is written. */
export function writeCells(book: Book, patches: readonly SheetPatch[]): void {
  const bySheet = patches.map(({ sheet, cells }) => {
    const there = book.sheet(sheet);
    const matrix: CellMatrix = {};
    for (const patch of cells) {
      const { row, column } = placeAt(patch.cell);
      (matrix[row] ??= {})[column] = patchedCell(book, there, patch);
    }
    return { sheetId: there.getSheetId(), matrix };
  });
  book.perform(
    bySheet.map(
      ({ sheetId, matrix }): PlannedStep =>
        () =>
          cellsStep(book, sheetId, matrix),
    ),
  );
}

/** The step that sets cells of a sheet. */
export function cellsStep(
  book: Book,
  subUnitId: string,
  cellValue: CellMatrix,
): Step {
  if (Object.keys(cellValue).length === 0) return { redos: [], undos: [] };
  const params: ISetRangeValuesMutationParams = {
    unitId: book.unitId,
    subUnitId,
    cellValue,
  };
  return {
    undos: [
      {
        id: SetRangeValuesMutation.id,
        params: SetRangeValuesUndoMutationFactory(book.injector, params),
      },
    ],
    redos: [{ id: SetRangeValuesMutation.id, params }],
  };
}

/** A cell without a formula and without rich text, whatever it had. */
export const CLEARED = { f: null, si: null, p: null } as const;

function patchedCell(
  book: Book,
  sheet: Worksheet,
  { cell, value, day }: CellPatch,
): ICellData {
  if (value === null || value === "") return { ...CLEARED, v: null, t: null };
  const { row, column } = placeAt(cell);
  const pattern = formatAt(book, sheet, row, column);
  const format = neededFormat(value, day === true, pattern);
  return {
    ...CLEARED,
    ...gridValue(value),
    ...(format === null ? {} : { s: { n: { pattern: format } } }),
  };
}

/** The number format of a cell; `""` where it has none. */
export function formatAt(
  book: Book,
  sheet: Worksheet,
  row: number,
  column: number,
): string {
  const style = book.workbook
    .getStyles()
    .getStyleByCell(sheet.getCellRaw(row, column));
  const pattern =
    style?.n?.pattern ?? sheet.getColumnStyle(column)?.n?.pattern ?? "";
  return pattern === "General" ? "" : pattern;
}

/** The format that a value needs: a day one that shows days; a cell formatted as text would make text of a number. */
function neededFormat(
  value: string | number | boolean,
  isDay: boolean,
  there: string,
): string | null {
  if (typeof value !== "number") return null;
  if (isDay) return numberKind(there) === "date" ? null : DAY;
  return there === "@" ? "General" : null;
}
