import { child, childNumber, toggle } from "./xml";
import type { TableCellBlock } from "../../core/intake/document";
import type { BodyBlock, BodyBudget, BodyParagraph, BodyTable } from "./blocks";
import type { XmlElement } from "./xml";

/** Reads the blocks of a cell. */
interface CellReader {
  read(elements: readonly XmlElement[]): readonly BodyBlock[];
}

/** One cell as it is written, before it is put on the grid. */
interface WrittenCell {
  readonly blocks: readonly BodyBlock[];
  readonly span: number;
  /** Goes on with the cell above (`up`) or to the left (`left`). */
  readonly continues: "up" | "left" | null;
}

interface WrittenRow {
  readonly before: number;
  readonly cells: readonly WrittenCell[];
}

/** Word allows 63 columns. */
const MOST_COLUMNS = 256;
const WRAPPERS: ReadonlySet<string> = new Set([
  "sdt",
  "sdtContent",
  "customXml",
  "ins",
  "moveTo",
]);
const BLANK: TableCellBlock = { text: "", merged: false };

/**
 * Reads a table into a grid: merged areas repeat their text, rows are filled
 * up to the same width, tables within a cell become lines of its text. A table
 * of one column is a frame around text: its blocks are given as they are.
 */
export function readTable(
  table: XmlElement,
  cells: CellReader,
  budget: BodyBudget,
): readonly BodyBlock[] {
  const rows = [...within(table.children, "tr")]
    .filter((row) => !isLeftOut(child(row, "trPr")))
    .map((row) => readRow(row, cells));
  const widths = rows.map((row) =>
    row.cells.reduce((sum, cell) => sum + cell.span, row.before),
  );
  const width = Math.max(0, ...widths);
  if (width === 0) return [];
  budget.takeCells(rows.length * width);
  if (rows.every((row) => row.before === 0 && row.cells.length <= 1)) {
    return rows.flatMap((row) => row.cells).flatMap(({ blocks }) => blocks);
  }
  const grid: (readonly TableCellBlock[])[] = [];
  for (const row of rows) grid.push(gridRow(row, width, grid.at(-1)));
  return [{ type: "table", rows: grid }];
}

function readRow(row: XmlElement, cells: CellReader): WrittenRow {
  const written: WrittenCell[] = [];
  for (const cell of within(row.children, "tc")) {
    const properties = child(cell, "tcPr");
    if (child(properties, "cellDel")) continue;
    written.push({
      blocks: cells.read(cell.children),
      span: columns(childNumber(properties, "gridSpan"), 1),
      continues: continuation(properties),
    });
  }
  return {
    before: columns(childNumber(child(row, "trPr"), "gridBefore"), 0),
    cells: written,
  };
}

function columns(count: number | undefined, least: number): number {
  return Math.min(Math.max(count ?? least, least), MOST_COLUMNS);
}

function isLeftOut(properties: XmlElement | undefined): boolean {
  return (
    child(properties, "del") !== undefined ||
    (toggle(properties, "hidden") ?? false)
  );
}

function continuation(
  properties: XmlElement | undefined,
): "up" | "left" | null {
  const up = child(properties, "vMerge");
  if (up && up.attributes.get("val") !== "restart") return "up";
  const left = child(properties, "hMerge");
  return left && left.attributes.get("val") !== "restart" ? "left" : null;
}

function gridRow(
  row: WrittenRow,
  width: number,
  above: readonly TableCellBlock[] | undefined,
): readonly TableCellBlock[] {
  const grid: TableCellBlock[] = new Array<TableCellBlock>(row.before).fill(
    BLANK,
  );
  for (const cell of row.cells) {
    const origin =
      cell.continues === "up"
        ? above?.[grid.length]
        : cell.continues && grid.at(-1);
    const text = origin ? origin.text : cellText(cell.blocks);
    grid.push({ text, merged: Boolean(origin) });
    for (let n = 1; n < cell.span; n++) grid.push({ text, merged: true });
  }
  while (grid.length < width) grid.push(BLANK);
  return grid;
}

/** Paragraphs as lines with the numbers that Word shows before them; the cells of an inner table tabbed. */
function cellText(blocks: readonly BodyBlock[]): string {
  const lines = blocks.flatMap((block) =>
    block.type === "paragraph" ? [shownParagraph(block)] : tableLines(block),
  );
  return lines.join("\n").replace(/^\n+/, "").trimEnd();
}

function tableLines(table: BodyTable): readonly string[] {
  return table.rows.map((row) =>
    row
      .filter((cell) => !cell.merged)
      .map((cell) => cell.text)
      .join("\t"),
  );
}

/** A blank keeps a western number apart from the text (`1. 3月`), as Word's tab does. */
function shownParagraph({ label, text }: BodyParagraph): string {
  if (!label) return text;
  if (text === "") return label.text;
  return /[、）．。：，]$/.test(label.text)
    ? label.text + text
    : `${label.text} ${text}`;
}

/** Elements with the name, out of content controls and tracked insertions. */
function* within(
  elements: readonly XmlElement[],
  name: string,
): Generator<XmlElement> {
  for (const element of elements) {
    if (element.name === name) yield element;
    else if (WRAPPERS.has(element.name)) yield* within(element.children, name);
  }
}
