import type {
  ChartLayout,
  ConditionalFormatLayout,
  DefinedName,
  PrintLayout,
  RangeRef,
  TableLayout,
  ValidationLayout,
  Visibility,
} from "../core/layout";
import type { Area } from "./area";

/** A value as a range takes it; `null` leaves the cell as it is, `""` clears it. */
export type Content = string | number | boolean | null;
export type Grid = readonly (readonly Content[])[];

/** A part of a cell's format, and its value in the terms of `formats.ts`. */
export interface FormatPart {
  readonly attribute:
    | "numberFormat"
    | "bold"
    | "italic"
    | "size"
    | "colour"
    | "fill"
    | "horizontal"
    | "vertical"
    | "wrap"
    | "indent"
    | "locked"
    | "border";
  readonly value: string | number | boolean;
}

/** What a protected sheet permits, as Office.js has it. */
export type Permissions = Readonly<Excel.WorksheetProtectionOptions>;

/**
 * One step of a change of the workbook, as data: the plan of a change is a list
 * of them that can be counted, measured and tested without a host. Sheets and
 * tables are given by name, ranges as A1 addresses without a sheet; `""` is the
 * whole sheet.
 */
export type Operation =
  | { readonly kind: "add-sheet"; readonly sheet: string }
  | { readonly kind: "delete-sheet"; readonly sheet: string }
  | { readonly kind: "add-name"; readonly name: DefinedName }
  | {
      readonly kind: "set-name";
      readonly name: string;
      readonly formula: string;
    }
  | { readonly kind: "delete-name"; readonly name: string }
  | {
      /** Constants. Text is guarded already. */
      readonly kind: "values";
      readonly sheet: string;
      readonly area: Area;
      readonly grid: Grid;
    }
  | {
      /** Formulas with `=`, or what a range's `formulas` gave before. */
      readonly kind: "formulas";
      readonly sheet: string;
      readonly area: Area;
      readonly grid: Grid;
    }
  | {
      readonly kind: "number-formats";
      readonly sheet: string;
      readonly area: Area;
      readonly grid: readonly (readonly (string | null)[])[];
    }
  | ({
      readonly kind: "format";
      readonly sheet: string;
      readonly range: RangeRef;
      /** Rows and columns of the range; 0 where it is open. */
      readonly rows: number;
      readonly columns: number;
    } & FormatPart)
  | {
      readonly kind: "clear-formats";
      readonly sheet: string;
      readonly range: RangeRef;
    }
  | {
      readonly kind: "column-width";
      readonly sheet: string;
      readonly range: RangeRef;
      /** Points. */
      readonly width: number;
    }
  | {
      readonly kind: "hide-columns";
      readonly sheet: string;
      readonly range: RangeRef;
    }
  | {
      readonly kind: "row-height";
      readonly sheet: string;
      readonly range: RangeRef;
      /** Points. */
      readonly height: number;
    }
  | {
      readonly kind: "merge";
      readonly sheet: string;
      readonly range: RangeRef;
    }
  | {
      readonly kind: "add-table";
      readonly sheet: string;
      readonly table: TableLayout;
    }
  | {
      readonly kind: "add-rows";
      readonly table: string;
      readonly rows: number;
      readonly columns: number;
    }
  | {
      readonly kind: "delete-rows";
      readonly table: string;
      /** Of the first row, from 0. */
      readonly first: number;
      readonly count: number;
    }
  | {
      readonly kind: "add-column";
      readonly table: string;
      readonly header: string;
    }
  | {
      readonly kind: "delete-column";
      readonly table: string;
      /** From 0. */
      readonly index: number;
    }
  | {
      readonly kind: "validation";
      readonly sheet: string;
      readonly validation: ValidationLayout;
    }
  | {
      readonly kind: "conditional-format";
      readonly sheet: string;
      readonly format: ConditionalFormatLayout;
    }
  | {
      readonly kind: "view";
      readonly sheet: string;
      readonly tabColour: string | null;
      readonly gridLines: boolean;
      readonly freeze: { readonly rows: number; readonly columns: number };
    }
  | {
      readonly kind: "page";
      readonly sheet: string;
      readonly print: PrintLayout;
    }
  | {
      readonly kind: "chart";
      readonly sheet: string;
      readonly chart: ChartLayout;
    }
  | {
      readonly kind: "protect";
      readonly sheet: string;
      readonly permissions: Permissions;
    }
  | { readonly kind: "unprotect"; readonly sheet: string }
  | {
      readonly kind: "visibility";
      readonly sheet: string;
      readonly visibility: Visibility;
    }
  | { readonly kind: "activate"; readonly sheet: string };

/** What a sheet of ours permits when it is protected: columns and rows may be made larger to see what stands in them. */
export const OWN_PERMISSIONS: Permissions = {
  allowFormatColumns: true,
  allowFormatRows: true,
};

/**
 * Bytes of the protocol around an operation's own data: paths, actions and the
 * names of members. Upper bounds, held by a test that counts what really goes
 * over the wire.
 */
const AROUND: Readonly<Record<Operation["kind"], number>> = {
  "add-sheet": 900,
  "delete-sheet": 900,
  "add-name": 1200,
  "set-name": 1000,
  "delete-name": 900,
  values: 1400,
  formulas: 1400,
  "number-formats": 1400,
  format: 1500,
  "clear-formats": 1000,
  "column-width": 1200,
  "hide-columns": 1000,
  "row-height": 1200,
  merge: 1000,
  "add-table": 2600,
  "add-rows": 1300,
  "delete-rows": 1300,
  "add-column": 1300,
  "delete-column": 1300,
  validation: 2600,
  "conditional-format": 3600,
  view: 1800,
  page: 5000,
  chart: 6000,
  protect: 1400,
  unprotect: 900,
  visibility: 700,
  activate: 700,
};

/** The library sends long ranges in pieces, each with paths of its own. */
const CELLS_A_PIECE = 1500;
const AROUND_PIECE = 1600;
/** Each row that is deleted has a path and two actions of its own. */
const AROUND_ROW = 900;
/** A drawn border is six edges with a colour and a style each. */
const AROUND_BORDER = 4500;
/** A series of a chart, with its two ranges. */
const AROUND_SERIES = 5000;

/** Bytes that an operation takes of a request, at most. */
export function sizeOf(operation: Operation): number {
  return (
    utf8Length(JSON.stringify(operation)) +
    AROUND[operation.kind] +
    extraSize(operation)
  );
}

function extraSize(operation: Operation): number {
  const { kind } = operation;
  if (kind === "values" || kind === "formulas" || kind === "number-formats") {
    const { rows, columns } = operation.area;
    const rowsAPiece = Math.max(1, Math.floor(CELLS_A_PIECE / columns));
    return rows * columns > CELLS_A_PIECE
      ? Math.ceil(rows / rowsAPiece) * AROUND_PIECE
      : 0;
  }
  if (kind === "format")
    return operation.attribute === "border" ? AROUND_BORDER : 0;
  if (kind === "add-rows") return operation.rows * operation.columns * 3;
  if (kind === "delete-rows") return operation.count * AROUND_ROW;
  if (kind === "chart") return operation.chart.series.length * AROUND_SERIES;
  return 0;
}

/** Bytes of a text in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // A pair of surrogates is four bytes: two for each half.
    if (code > 0x7f) bytes += code > 0x7ff && !isSurrogate(code) ? 2 : 1;
  }
  return bytes;
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

/**
 * Cuts a plan into requests of at most `limit` bytes each, in order. An
 * operation of a grid is never larger than a row of it needs (see `gridOps`),
 * so that only a limit below a single row's size makes a request that is over.
 */
export function batchesOf(
  operations: readonly Operation[],
  limit: number,
): readonly (readonly Operation[])[] {
  const batches: Operation[][] = [];
  let current: Operation[] = [];
  let bytes = 0;
  for (const operation of operations) {
    const size = sizeOf(operation);
    if (bytes + size > limit && current.length > 0) {
      batches.push(current);
      current = [];
      bytes = 0;
    }
    current.push(operation);
    bytes += size;
  }
  if (current.length > 0) batches.push(current);
  return batches;
}

/** Most cells of one operation; Excel's own limit is five million. */
const MOST_CELLS = 200_000;

/**
 * The operations that write a grid, of which none is over `limit` bytes unless
 * a single row is. Rows without anything to write are left out.
 */
export function gridOps(
  kind: "values" | "formulas" | "number-formats",
  sheet: string,
  area: Area,
  grid: Grid,
  limit: number,
): readonly Operation[] {
  const pieces: Operation[] = [];
  let first = 0;
  let bytes = 0;
  const flush = (end: number): void => {
    const rows = grid.slice(first, end);
    if (rows.some((row) => row.some((value) => value !== null)))
      pieces.push({
        kind,
        sheet,
        area: { ...area, row: area.row + first, rows: rows.length },
        grid: rows,
      } as Operation);
    first = end;
    bytes = 0;
  };
  grid.forEach((row, index) => {
    const size = utf8Length(JSON.stringify(row)) + 1 + AROUND_PIECE / 50;
    const cells = (index - first) * area.columns;
    if (index > first && (bytes + size > limit || cells > MOST_CELLS))
      flush(index);
    bytes += size;
  });
  flush(grid.length);
  return pieces;
}

/**
 * The operations that enter a grid into cells whose number formats are known.
 * A cell formatted as text takes everything for text, the mark of text too: it
 * has a general format while anything but plain text is entered. `after` is the
 * format that a cell is to have in the end; `null` leaves it as it is.
 */
export function enterOps(
  kind: "values" | "formulas",
  sheet: string,
  area: Area,
  grid: Grid,
  formats: {
    /** Row and column of the grid, from 0. */
    readonly now: (row: number, column: number) => string;
    readonly after: (row: number, column: number) => string | null;
  },
  largest: number,
): readonly Operation[] {
  const opened = grid.map((cells, row) =>
    cells.map(
      (content, column) =>
        !isPlainText(content) && formats.now(row, column) === "@",
    ),
  );
  const formatted = (
    formatAt: (row: number, column: number, open: boolean) => string | null,
  ): readonly Operation[] =>
    gridOps(
      "number-formats",
      sheet,
      area,
      opened.map((cells, row) =>
        cells.map((open, column) => formatAt(row, column, open)),
      ),
      largest,
    );
  return [
    ...formatted((_, __, open) => (open ? "General" : null)),
    ...gridOps(kind, sheet, area, grid, largest),
    ...formatted(
      (row, column, open) => formats.after(row, column) ?? (open ? "@" : null),
    ),
  ];
}

/** Text without a mark, or nothing to enter. */
function isPlainText(content: Content | undefined): boolean {
  if (content === undefined || content === null) return true;
  return typeof content === "string" && !/^['=]/.test(content);
}
