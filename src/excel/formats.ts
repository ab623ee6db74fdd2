import type { CellStyle, SheetLayout } from "../core/layout";
import { addressOf, columnsAddress, rectangles } from "./area";
import type { Area } from "./area";
import type { FormatPart, Operation } from "./operations";

type Attribute = FormatPart["attribute"];
type Value = FormatPart["value"];

/**
 * A style's value of each attribute, in one word each so that equal ones can be
 * told: colours as `#RRGGBB`, no colour as `""`; a border as `thin` or `bottom`
 * with its colour. What a style leaves open has the value that `DEFAULTS` has,
 * as in the writer's workbooks.
 */
const VALUES: Readonly<Record<Attribute, (style: CellStyle) => Value>> = {
  numberFormat: ({ numberFormat }) => numberFormat ?? "General",
  bold: ({ bold }) => bold ?? false,
  italic: ({ italic }) => italic ?? false,
  size: ({ size }) => size ?? 11,
  colour: ({ colour }) => hash(colour),
  fill: ({ fill }) => hash(fill),
  horizontal: ({ horizontal, indent }) =>
    horizontal ?? ((indent ?? 0) > 0 ? "left" : "general"),
  vertical: ({ vertical }) => vertical ?? "center",
  wrap: ({ wrap }) => wrap ?? false,
  indent: ({ indent }) => indent ?? 0,
  locked: ({ unlocked }) => unlocked !== true,
  border: ({ border, borderColour }) =>
    border === undefined || border === "none"
      ? ""
      : `${border}${hash(borderColour)}`,
};

const ATTRIBUTES = Object.keys(VALUES) as readonly Attribute[];

function hash(colour: string | undefined): string {
  return colour === undefined ? "" : `#${colour.toUpperCase()}`;
}

function valuesOf(style: CellStyle): readonly Value[] {
  return ATTRIBUTES.map((attribute) => VALUES[attribute](style));
}

const DEFAULTS = valuesOf({});

/** A sheet's styles by name, each as its values. */
export type StyleValues = (name: string | undefined) => readonly Value[];

/** Throws a `RangeError` where the layout names a style that it has not. */
export function styleValues(
  styles: Readonly<Record<string, CellStyle>>,
): StyleValues {
  const known = new Map<string, readonly Value[]>();
  return (name) => {
    if (name === undefined) return DEFAULTS;
    const found = known.get(name);
    if (found !== undefined) return found;
    const style = Object.hasOwn(styles, name) ? styles[name] : undefined;
    if (style === undefined)
      throw new RangeError(`the layout has no style ${name}`);
    const values = valuesOf(style);
    known.set(name, values);
    return values;
  };
}

/**
 * The formats of a new sheet. A workbook's own default font and alignment are
 * set to the layout's first; then those of whole columns; then, attribute by
 * attribute, rectangles of cells that differ from their column. By attribute
 * and not by style, because what most cells of a table share (lines, colour of
 * the ink) is one rectangle then.
 */
export function sheetFormats(
  sheet: Pick<SheetLayout, "name" | "columns">,
  rows: readonly SheetRow[],
  styles: StyleValues,
): readonly Operation[] {
  const base = sheet.columns.map(({ style }) => styles(style));
  const area = {
    row: 1,
    column: 1,
    rows: rows.length,
    columns: rows.reduce((most, row) => Math.max(most, row.length), 0),
  };
  return [
    whole(sheet.name, "size"),
    whole(sheet.name, "vertical"),
    ...columnFormats(sheet.name, base),
    ...cellFormats(sheet.name, area, (row, column) => {
      const style = rows[row - 1]?.[column - 1]?.style;
      if (style === undefined) return undefined;
      return { values: styles(style), base: base[column - 1] ?? DEFAULTS };
    }),
  ];
}

type SheetRow = SheetLayout["rows"] extends Iterable<infer Row> ? Row : never;

/**
 * The formats of some cells. `cellAt` gives a cell's values and those that it
 * has already (`undefined`: unknown), or nothing for a cell that is left alone.
 */
export function cellFormats(
  sheet: string,
  area: Area,
  cellAt: (
    row: number,
    column: number,
  ) =>
    | {
        readonly values: readonly Value[];
        readonly base?: readonly Value[] | undefined;
      }
    | undefined,
): readonly Operation[] {
  return ATTRIBUTES.flatMap((attribute, index) =>
    rectangles(area, (row, column) => {
      const cell = cellAt(row, column);
      const value = cell?.values[index];
      return value === cell?.base?.[index] ? undefined : value;
    })
      .flatMap(({ area: block, value }) =>
        linesOf(block, value).map((each) => ({ block: each, value })),
      )
      .map(({ block, value }): Operation => ({
        kind: "format",
        sheet,
        range: addressOf(block),
        rows: block.rows,
        columns: block.columns,
        attribute,
        value,
      })),
  );
}

/** A lower line is drawn row by row: between rows Excel knows only lines of both. */
function linesOf(block: Area, value: Value): readonly Area[] {
  if (typeof value !== "string" || !value.startsWith("bottom")) return [block];
  return Array.from({ length: block.rows }, (_, index) => ({
    ...block,
    row: block.row + index,
    rows: 1,
  }));
}

function whole(sheet: string, attribute: Attribute): Operation {
  const value = VALUES[attribute]({});
  return {
    kind: "format",
    sheet,
    range: "",
    rows: 0,
    columns: 0,
    attribute,
    value,
  };
}

function columnFormats(
  sheet: string,
  base: readonly (readonly Value[])[],
): readonly Operation[] {
  const row = { row: 1, column: 1, rows: 1, columns: base.length };
  return ATTRIBUTES.flatMap((attribute, index) =>
    rectangles(row, (_, column) => {
      const value = base[column - 1]?.[index];
      return value === DEFAULTS[index] ? undefined : value;
    }).map(({ area: { column, columns }, value }): Operation => ({
      kind: "format",
      sheet,
      range: columnsAddress(column, column + columns - 1),
      rows: 0,
      columns,
      attribute,
      value,
    })),
  );
}
