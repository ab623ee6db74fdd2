import type { DocumentBlock, PlanDocument, TableCellBlock } from "./document";

/** Cells of a row of a Markdown table, `null` where the line is none. */
function pipeCells(line: string): readonly string[] | null {
  const text = line.trim();
  if (!text.startsWith("|") || text.length < 3) return null;
  const inner = text.endsWith("|") ? text.slice(1, -1) : text.slice(1);
  return inner.split("|").map((cell) => cell.trim());
}

/** Cells of a line pasted from a sheet: parts between tabs, `null` where there is no tab inside. */
function tabCells(line: string): readonly string[] | null {
  const text = line.trim();
  if (!text.includes("\t")) return null;
  return line
    .replace(/\s+$/, "")
    .split("\t")
    .map((cell) => cell.trim());
}

/** Cells of a row whose pipes stand only between cells (`1月 | 慰问`), `null` where the line is none. */
function innerPipeCells(line: string): readonly string[] | null {
  const text = line.trim();
  if (!text.includes(" | ") || text.startsWith("|")) return null;
  return text.split("|").map((cell) => cell.trim());
}

function isRule(cells: readonly string[]): boolean {
  return cells.every((cell) => /^:?-+:?$/.test(cell));
}

function tableOf(
  rows: readonly (readonly string[])[],
  line: number,
): DocumentBlock {
  const width = Math.max(...rows.map((row) => row.length));
  const cells = rows.map((row): readonly TableCellBlock[] =>
    Array.from({ length: width }, (_, i) => ({
      text: row[i] ?? "",
      merged: false,
    })),
  );
  return { type: "table", rows: cells, line };
}

/** Rows of one table, gathered while reading. */
interface OpenTable {
  readonly cellsOf: (line: string) => readonly string[] | null;
  readonly rows: (readonly string[])[];
  readonly line: number;
}

/**
 * A plain text as a document: a paragraph a line, empty lines left out, lines
 * counted from 1; runs of Markdown table rows, and of at least two lines with
 * tabs or with equally many pipes inside, become tables. Takes any text; a byte order mark is ignored.
 */
export function documentFromText(text: string): PlanDocument {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|[\n\r]/);
  const blocks: DocumentBlock[] = [];
  let open: OpenTable | null = null;
  const close = (): void => {
    if (open !== null) blocks.push(tableOf(open.rows, open.line));
    open = null;
  };
  lines.forEach((line, index) => {
    const number = index + 1;
    const form = tableForm(line, lines[index + 1] ?? "", open);
    const cells = form?.(line) ?? null;
    if (open !== null && (form !== open.cellsOf || cells === null)) close();
    if (form !== null && cells !== null) {
      open ??= { cellsOf: form, rows: [], line: number };
      // The rule below a Markdown header holds no text, but keeps its line so that rows and lines agree.
      open.rows.push(isRule(cells) ? cells.map(() => "") : cells);
    } else if (line.trim() !== "") {
      blocks.push({
        type: "paragraph",
        text: line,
        label: null,
        labelLevel: null,
        heading: null,
        line: number,
      });
    }
  });
  close();
  return { blocks };
}

/** How a line is read as a row; `next` is the line after it, `open` the table before it. */
function tableForm(
  line: string,
  next: string,
  open: OpenTable | null,
): OpenTable["cellsOf"] | null {
  if (pipeCells(line) !== null) return pipeCells;
  if (tabCells(line) !== null)
    return open !== null || tabCells(next) !== null ? tabCells : null;
  const width = innerPipeCells(line)?.length;
  if (width === undefined) return null;
  const isBeside =
    open?.cellsOf === innerPipeCells
      ? open.rows[0]?.length === width
      : innerPipeCells(next)?.length === width ||
        isRule(innerPipeCells(next) ?? [""]);
  return isBeside ? innerPipeCells : null;
}
