import type {
  CellLayout,
  CellStyle,
  DefinedName,
  RowLayout,
  SheetLayout,
} from "../core/layout";
import { columnsAddress, rectangles, rowsAddress } from "./area";
import type { Area } from "./area";
import { sheetFormats, styleValues } from "./formats";
import { OWN_PERMISSIONS, gridOps } from "./operations";
import type { Content, Operation } from "./operations";
import { textForCell } from "./text";

/** A sheet that is not there yet, with its rows at hand. */
export interface NewSheet extends SheetLayout {
  readonly rows: readonly RowLayout[];
}

/**
 * The operations that make sheets: all sheets first, then the names, since
 * formulas refer to both; values before the tables that stand on them; charts
 * when all sheets have their values; protection and visibility last, because a
 * protected sheet refuses the rest. Operations of a grid are at most
 * `largest` bytes long.
 */
export function newSheetOps(
  sheets: readonly NewSheet[],
  names: readonly DefinedName[],
  styles: Readonly<Record<string, CellStyle>>,
  largest: number,
): readonly Operation[] {
  const values = styleValues(styles);
  return [
    ...sheets.map(({ name }): Operation => ({
      kind: "add-sheet",
      sheet: name,
    })),
    ...names.map((name): Operation => ({ kind: "add-name", name })),
    ...sheets.flatMap((sheet) => [
      ...columnSizes(sheet),
      ...rowSizes(sheet),
      // Texts come before the formats: in a cell formatted as text their mark would be text itself.
      ...contentOps(sheet.name, areaOfRows(sheet.rows), sheet.rows, largest),
      ...sheetFormats(sheet, sheet.rows, values),
      ...furniture(sheet),
    ]),
    ...sheets.flatMap(({ name, charts = [] }) =>
      charts.map((chart): Operation => ({ kind: "chart", sheet: name, chart })),
    ),
    ...sheets.flatMap(closing),
  ];
}

function areaOfRows(rows: readonly RowLayout[]): Area {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return { row: 1, column: 1, rows: rows.length, columns };
}

/**
 * Writes the values of a block, then its formulas. `cellRows` are the rows of
 * the area, from its first column on; cells without anything in them are left
 * as they are.
 */
export function contentOps(
  sheet: string,
  area: Area,
  cellRows: readonly (readonly (CellLayout | undefined)[])[],
  largest: number,
): readonly Operation[] {
  const width = Array.from({ length: area.columns }, (_, index) => index);
  const values = cellRows.map((row) =>
    width.map((index) => constant(row[index])),
  );
  const formulas = rectangles(area, (row, column) =>
    formulaAt(cellRows, row - area.row, column - area.column) === undefined
      ? undefined
      : true,
  ).flatMap(({ area: block }) => {
    const grid = Array.from({ length: block.rows }, (_, r) =>
      Array.from({ length: block.columns }, (__, c) => {
        const at = [block.row - area.row + r, block.column - area.column + c];
        return `=${formulaAt(cellRows, at[0] ?? 0, at[1] ?? 0) ?? ""}`;
      }),
    );
    return gridOps("formulas", sheet, block, grid, largest);
  });
  return [...gridOps("values", sheet, area, values, largest), ...formulas];
}

function formulaAt(
  rows: readonly (readonly (CellLayout | undefined)[])[],
  row: number,
  column: number,
): string | undefined {
  return rows[row]?.[column]?.formula;
}

/** A cell's value as `values` takes it; `null` where there is none to write. */
function constant(cell: CellLayout | undefined): Content {
  if (cell === undefined || cell.formula !== undefined) return null;
  return contentOf(cell.value);
}

/** A value as a range takes it: text guarded, what is no number as an error, as in files. */
export function contentOf(value: CellLayout["value"]): Content {
  if (value === null || value === "") return null;
  if (typeof value === "string") return textForCell(value);
  if (typeof value === "number" && !Number.isFinite(value)) return "#NUM!";
  return value;
}

/** Pixels of the default font's digits and of a cell's padding, and points of a pixel. */
const DIGIT = 8;
const PADDING = 5;
const POINT = 0.75;

/** The widest column of Excel, in characters. */
const WIDEST = 255;

/** Points of a column that shows so many characters. */
export function columnPoints(characters: number): number {
  const pixels = Math.min(
    characters * DIGIT + PADDING,
    WIDEST * DIGIT + PADDING,
  );
  return Math.round(pixels * POINT * 1000) / 1000;
}

function columnSizes({ name, columns }: NewSheet): readonly Operation[] {
  const line = { row: 1, column: 1, rows: 1, columns: columns.length };
  const widths = rectangles(line, (_, column) => columns[column - 1]?.width);
  const hidden = rectangles(line, (_, column) =>
    columns[column - 1]?.hidden === true ? true : undefined,
  );
  const across = ({ column, columns: count }: Area) =>
    columnsAddress(column, column + count - 1);
  return [
    ...widths.map(({ area, value }): Operation => ({
      kind: "column-width",
      sheet: name,
      range: across(area),
      width: columnPoints(value),
    })),
    ...hidden.map(({ area }): Operation => ({
      kind: "hide-columns",
      sheet: name,
      range: across(area),
    })),
  ];
}

function rowSizes({ name, heights = {} }: NewSheet): readonly Operation[] {
  const byRow = new Map(
    Object.entries(heights).map(([row, height]) => [Number(row), height]),
  );
  const rows = Math.max(0, ...byRow.keys());
  const line = { row: 1, column: 1, rows, columns: 1 };
  return rectangles(line, (row) => byRow.get(row)).map(
    ({ area, value }): Operation => ({
      kind: "row-height",
      sheet: name,
      range: rowsAddress(area.row, area.row + area.rows - 1),
      height: value,
    }),
  );
}

/** Everything of a sheet that stands around its cells. */
function furniture(sheet: NewSheet): readonly Operation[] {
  const { name, print, freeze } = sheet;
  return [
    ...(sheet.merges ?? []).map((range): Operation => ({
      kind: "merge",
      sheet: name,
      range,
    })),
    ...(sheet.tables ?? []).map((table): Operation => ({
      kind: "add-table",
      sheet: name,
      table,
    })),
    ...(sheet.validations ?? []).map((validation): Operation => ({
      kind: "validation",
      sheet: name,
      validation,
    })),
    // Each new rule comes before those that are there: the last is added first.
    ...[...(sheet.conditionalFormats ?? [])]
      .reverse()
      .map((format): Operation => ({
        kind: "conditional-format",
        sheet: name,
        format,
      })),
    {
      kind: "view",
      sheet: name,
      tabColour: sheet.tabColour ?? null,
      gridLines: sheet.showGridLines !== false,
      freeze: freeze ?? { rows: 0, columns: 0 },
    },
    ...(print === undefined
      ? []
      : [{ kind: "page", sheet: name, print } as const]),
  ];
}

function closing(sheet: NewSheet): readonly Operation[] {
  const { name, visibility } = sheet;
  return [
    ...(sheet.protected === true
      ? [
          {
            kind: "protect",
            sheet: name,
            permissions: OWN_PERMISSIONS,
          } as const,
        ]
      : []),
    ...(visibility === "visible"
      ? []
      : [{ kind: "visibility", sheet: name, visibility } as const]),
  ];
}
