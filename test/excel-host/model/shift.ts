import { ApiError, invalidArgument } from "../protocol/errors";
import type { Rect } from "./address";
import {
  MAX_COLUMNS,
  MAX_ROWS,
  contains,
  intersection,
  without,
} from "./address";
import type { LineState, Sheet } from "./sheet";

/**
 * Inserts blank cells; what stood there moves down or to the right, with the
 * tables, rules and names that lie wholly in what moves, and blocks that the
 * new cells go through grow. Formulas are not rewritten: plans refer to whole
 * columns and to names. Throws where a table would be torn.
 */
export function insertCells(
  sheet: Sheet,
  rect: Rect,
  shift: "Down" | "Right",
): void {
  sheet.assertUnprotected("cells are inserted", insertOption(rect));
  const down = shift === "Down";
  const moved = behind(rect, down);
  assertWhole(sheet, moved, rect);
  const by = down ? rect.rows : rect.columns;
  const last = down
    ? { ...moved, row: MAX_ROWS - by, rows: by }
    : { ...moved, column: MAX_COLUMNS - by, columns: by };
  if (!sheet.isBlank(last))
    throw new ApiError(
      "InvalidOperation",
      "Cells with content would leave the sheet.",
    );
  sheet.moveBlock(moved, down ? by : 0, down ? 0 : by);
  if (down && rect.columns === MAX_COLUMNS)
    shiftLines(sheet.rows, rect.row, by);
  if (!down && rect.rows === MAX_ROWS)
    shiftLines(sheet.columns, rect.column, by);
  relocate(sheet, rect.column, rect.columns, (block) =>
    opened(block, moved, rect, down),
  );
  sheet.workbook.changed(
    sheet,
    rect,
    rect.columns === MAX_COLUMNS
      ? "RowInserted"
      : rect.rows === MAX_ROWS
        ? "ColumnInserted"
        : "CellInserted",
  );
}

/** Deletes cells; what stands below or to the right moves up. The reverse of `insertCells`. */
export function removeCells(
  sheet: Sheet,
  rect: Rect,
  shift: "Up" | "Left",
): void {
  sheet.assertUnprotected("cells are deleted", deleteOption(rect));
  const up = shift === "Up";
  const all = behind(rect, up);
  assertWhole(sheet, all, rect);
  const by = up ? rect.rows : rect.columns;
  const moved = up
    ? { ...all, row: rect.row + by, rows: MAX_ROWS - rect.row - by }
    : {
        ...all,
        column: rect.column + by,
        columns: MAX_COLUMNS - rect.column - by,
      };
  for (const [row, column] of [...sheet.cellsIn(rect)])
    sheet.put(row, column, { value: null, formula: null, format: null });
  if (moved.rows > 0 && moved.columns > 0)
    sheet.moveBlock(moved, up ? -by : 0, up ? 0 : -by);
  if (up && rect.columns === MAX_COLUMNS) shiftLines(sheet.rows, rect.row, -by);
  if (!up && rect.rows === MAX_ROWS)
    shiftLines(sheet.columns, rect.column, -by);
  relocate(sheet, rect.column, -rect.columns, (block) =>
    closed(block, all, rect, up),
  );
  sheet.workbook.changed(
    sheet,
    rect,
    rect.columns === MAX_COLUMNS
      ? "RowDeleted"
      : rect.rows === MAX_ROWS
        ? "ColumnDeleted"
        : "CellDeleted",
  );
}

function insertOption(rect: Rect): string | undefined {
  if (rect.columns === MAX_COLUMNS) return "allowInsertRows";
  return rect.rows === MAX_ROWS ? "allowInsertColumns" : undefined;
}

function deleteOption(rect: Rect): string | undefined {
  if (rect.columns === MAX_COLUMNS) return "allowDeleteRows";
  return rect.rows === MAX_ROWS ? "allowDeleteColumns" : undefined;
}

/** From a block to the sheet's end, in the direction of the move. */
function behind(rect: Rect, vertical: boolean): Rect {
  return vertical
    ? { ...rect, rows: MAX_ROWS - rect.row }
    : { ...rect, columns: MAX_COLUMNS - rect.column };
}

/** A table may move as a whole, and may grow and shrink by whole rows of its own; it may not be torn. */
function assertWhole(sheet: Sheet, moved: Rect, rect: Rect): void {
  const vertical = moved.rows !== rect.rows;
  for (const table of sheet.tables) {
    if (intersection(table.rect, moved) === null) continue;
    const across = vertical
      ? rect.column <= table.rect.column &&
        rect.column + rect.columns >= table.rect.column + table.rect.columns
      : rect.row <= table.rect.row &&
        rect.row + rect.rows >= table.rect.row + table.rect.rows;
    if (!across)
      throw new ApiError(
        "InvalidOperation",
        `The operation would move cells in the table ${table.name}.`,
      );
    if (contains(rect, table.header) && !contains(rect, table.rect))
      throw invalidArgument("a table's header cannot be deleted");
  }
}

function shiftLines(
  lines: Map<number, LineState>,
  from: number,
  by: number,
): void {
  const entries = [...lines];
  lines.clear();
  for (const [at, line] of entries) {
    if (at < from) lines.set(at, line);
    else if (at + by >= from) lines.set(at + by, line);
  }
}

/** Moves everything on a sheet that has a place; what has none any more goes. */
function relocate(
  sheet: Sheet,
  column: number,
  by: number,
  move: (rect: Rect) => Rect | null,
): void {
  for (const table of [...sheet.tables]) {
    const rect = move(table.rect);
    if (rect === null) sheet.tables.splice(sheet.tables.indexOf(table), 1);
    else {
      table.moveColumns(rect, column, by);
      table.settleHeader();
    }
  }
  const present = (rects: readonly Rect[]): Rect[] =>
    rects.flatMap((rect) => move(rect) ?? []);
  sheet.merges = present(sheet.merges);
  for (const rule of [...sheet.conditionalFormats]) {
    rule.rects = present(rule.rects);
    if (rule.rects.length === 0)
      sheet.conditionalFormats.splice(
        sheet.conditionalFormats.indexOf(rule),
        1,
      );
  }
  sheet.validations = sheet.validations.flatMap((validation) => {
    const rect = move(validation.rect);
    return rect === null ? [] : [{ ...validation, rect }];
  });
  sheet.workbook.onShift(sheet, move);
}

function opened(
  block: Rect,
  moved: Rect,
  hole: Rect,
  vertical: boolean,
): Rect | null {
  if (intersection(block, moved) === null || !isAcross(block, hole, vertical))
    return block;
  if (vertical) {
    return block.row >= hole.row
      ? { ...block, row: block.row + hole.rows }
      : { ...block, rows: block.rows + hole.rows };
  }
  return block.column >= hole.column
    ? { ...block, column: block.column + hole.columns }
    : { ...block, columns: block.columns + hole.columns };
}

function closed(
  block: Rect,
  all: Rect,
  gone: Rect,
  vertical: boolean,
): Rect | null {
  if (intersection(block, all) === null || !isAcross(block, gone, vertical))
    return block;
  const parts = without(block, gone);
  if (parts.length === 0) return null;
  const size = parts.reduce(
    (sum, part) => sum + (vertical ? part.rows : part.columns),
    0,
  );
  return vertical
    ? {
        ...block,
        row:
          block.row > gone.row
            ? Math.max(gone.row, block.row - gone.rows)
            : block.row,
        rows: size,
      }
    : {
        ...block,
        column:
          block.column > gone.column
            ? Math.max(gone.column, block.column - gone.columns)
            : block.column,
        columns: size,
      };
}

function isAcross(block: Rect, hole: Rect, vertical: boolean): boolean {
  return vertical
    ? hole.column <= block.column &&
        hole.column + hole.columns >= block.column + block.columns
    : hole.row <= block.row && hole.row + hole.rows >= block.row + block.rows;
}
