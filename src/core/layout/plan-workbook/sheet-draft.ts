import { cellAddress } from "../cells";
import type { CellContent, CellLayout, RangeRef, RowLayout } from "../workbook";
import type { StyleName } from "./styles";

/** Height of a line of 11-point text with room above and below, in points. */
const LINE = 15.5;
const PADDING = 7;
/** Excel's own limit. */
const TALLEST = 409;

/** A formula and the value that it has on the cut-off day. */
export interface Computed {
  readonly formula: string;
  readonly value: CellContent;
}

/** What is put into a cell: a constant, or a formula with its value. */
export type Content = CellContent | Computed;

/**
 * A sheet's cells while they are being set, in any order. Rows and columns
 * count from 1. `Style` names the styles of the workbook.
 */
export class SheetDraft<Style extends string = StyleName> {
  readonly merges: RangeRef[] = [];
  readonly heights: Record<number, number> = {};
  private readonly cells: (CellLayout | undefined)[][] = [];

  /** Sets one cell; an empty text is a blank cell. */
  put(row: number, column: number, content: Content, style?: Style): void {
    while (this.cells.length < row) this.cells.push([]);
    const cells = this.cells[row - 1] ?? [];
    while (cells.length < column) cells.push(undefined);
    cells[column - 1] = cellOf(content, style);
  }

  /** Sets a row of cells from a column on, all in one style. */
  putRow(
    row: number,
    column: number,
    contents: readonly Content[],
    style: Style,
  ): void {
    contents.forEach((content, i) => {
      this.put(row, column + i, content, style);
    });
  }

  /** Sets the first cell of an area and merges the area; every cell of it has the style. */
  putMerged(
    area: {
      readonly row: number;
      readonly column: number;
      readonly toRow?: number;
      readonly toColumn: number;
    },
    content: Content,
    style: Style,
  ): void {
    const toRow = area.toRow ?? area.row;
    for (let row = area.row; row <= toRow; row += 1) {
      for (let column = area.column; column <= area.toColumn; column += 1) {
        const first = row === area.row && column === area.column;
        this.put(row, column, first ? content : null, style);
      }
    }
    if (toRow > area.row || area.toColumn > area.column) {
      this.merges.push(
        `${cellAddress(area.row, area.column)}:${cellAddress(toRow, area.toColumn)}`,
      );
    }
  }

  /**
   * Sets a row's height to what its wrapped texts need: `texts` with the width
   * (in characters of the default font) that each has. Programs do not grow
   * rows by themselves when they open a file, and never for merged cells.
   */
  fit(
    row: number,
    texts: readonly {
      readonly text: string;
      readonly width: number;
      readonly size?: number;
    }[],
    least = 22,
  ): void {
    let height = least;
    for (const { text, width, size = 11 } of texts) {
      const lines = lineCount(text, (width * 11) / size);
      height = Math.max(
        height,
        Math.ceil(lines * LINE * (size / 11) + PADDING),
      );
    }
    this.heights[row] = Math.min(height, TALLEST);
  }

  get rows(): readonly RowLayout[] {
    return this.cells;
  }
}

/** Lines that a wrapped text takes in a column: a Chinese character is two wide. */
export function lineCount(text: string, width: number): number {
  const room = Math.max(1, width - 0.8);
  let lines = 0;
  for (const line of text.split("\n")) {
    lines += Math.max(1, Math.ceil(textWidth(line) / room));
  }
  return lines;
}

/** Width of a text in characters of the default font. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    // Small Latin letters and spaces are narrower than the digits that widths count.
    width +=
      code > 0x2e7f
        ? 2
        : code === 32 || (code >= 97 && code <= 122)
          ? 0.92
          : 1.1;
  }
  return width;
}

function cellOf(content: Content, style: string | undefined): CellLayout {
  const styled = style === undefined ? {} : { style };
  if (typeof content === "object" && content !== null)
    return { ...content, ...styled };
  return { value: content === "" ? null : content, ...styled };
}
