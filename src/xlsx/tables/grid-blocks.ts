import type { DocumentBlock, TableCellBlock } from "../../core/intake/document";
import type { MergedArea, SheetGrid } from "./sheet-grid";

/** The used part of a sheet with merged areas spread out. */
type Rows = readonly (readonly TableCellBlock[])[];

/** Sheets of a task list are narrow; a sheet with more cells than this after cutting off blanks is none. */
const MOST_CELLS = 500_000;

/**
 * A sheet as blocks of a document: rows that say one thing over the whole
 * width (titles above, remarks below) are paragraphs, what stands between is
 * a table, and so is each part between blank rows. The first block is at
 * `line`; each row of the sheet is one line. `null` where the sheet is too
 * large to be a plan.
 */
export function blocksOfGrid(
  grid: SheetGrid,
  line: number,
): readonly DocumentBlock[] | null {
  const rows = usedRows(grid);
  if (rows === null) return null;
  const blocks: DocumentBlock[] = [];
  let table: (readonly TableCellBlock[])[] = [];
  const close = (end: number): void => {
    if (table.length > 0)
      blocks.push({
        type: "table",
        rows: table,
        line: line + end - table.length,
      });
    table = [];
  };
  rows.forEach((row, index) => {
    const written = row.filter((cell) => cell.text !== "" && !cell.merged);
    const [first] = written;
    const spread = row.filter((cell) => cell.text !== "").length;
    const alone =
      first !== undefined && spread === row.length && written.length === 1;
    const lonely = written.length === 1 && spread === 1 && table.length === 0;
    if (row.every((cell) => cell.text === "")) close(index);
    else if (first && (alone || lonely)) {
      close(index);
      blocks.push(paragraph(first.text, line + index));
    } else table.push(row);
  });
  close(rows.length);
  return blocks;
}

/** A sheet's title or a remark, as a block. */
export function paragraph(text: string, line: number): DocumentBlock {
  return {
    type: "paragraph",
    text,
    label: null,
    labelLevel: null,
    heading: null,
    line,
  };
}

/** Rows to the last that holds something, columns from the first to the last that do. */
function usedRows(grid: SheetGrid): Rows | null {
  let height = 0;
  let width = 0;
  let left = Number.POSITIVE_INFINITY;
  grid.rows.forEach((row, index) => {
    row.forEach((text, column) => {
      if (text === "") return;
      height = index + 1;
      width = Math.max(width, column + 1);
      left = Math.min(left, column);
    });
  });
  if (height === 0) return [];
  if (height * (width - left) > MOST_CELLS) return null;
  const cells = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width - left }, (_, column): TableCellBlock => ({
      text: grid.rows[row]?.[left + column] ?? "",
      merged: false,
    })),
  );
  for (const area of grid.merged) spread(cells, area, left);
  return cells;
}

/** Repeats a merged area's text in all its cells. Areas overlap in damaged files only; each cell is spread once. */
function spread(
  cells: TableCellBlock[][],
  area: MergedArea,
  left: number,
): void {
  const origin = cells[area.firstRow - 1]?.[area.firstColumn - 1 - left];
  if (!origin || origin.merged) return;
  const lastRow = Math.min(area.lastRow, cells.length);
  for (let row = area.firstRow; row <= lastRow; row++) {
    const line = cells[row - 1] ?? [];
    const last = Math.min(area.lastColumn - left, line.length);
    for (let column = area.firstColumn - left; column <= last; column++) {
      const isOrigin =
        row === area.firstRow && column === area.firstColumn - left;
      const cell = line[column - 1];
      if (isOrigin || !cell || cell.merged || cell.text !== "") continue;
      line[column - 1] = { text: origin.text, merged: true };
    }
  }
}
