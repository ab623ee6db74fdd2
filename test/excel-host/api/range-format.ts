import { MAX_COLUMNS, MAX_ROWS } from "../model/address";
import type { CellFormat, FormatPatch } from "../model/format";
import { DEFAULT_COLUMN_POINTS, DEFAULT_ROW_POINTS } from "../model/sheet";
import {
  asColour,
  asFlag,
  asNumber,
  asOneOf,
  asText,
  asWhole,
} from "../protocol/arguments";
import { invalidArgument } from "../protocol/errors";
import type { AnySpec, Scalar } from "../protocol/type-table";
import { Facet, served, writable } from "../protocol/type-table";
import type { Area } from "./area";
import { uniform } from "./area";

type Of<Name extends string> = Facet<Name, Area>;

const HORIZONTAL = [
  "General",
  "Left",
  "Center",
  "Right",
  "Fill",
  "Justify",
  "CenterAcrossSelection",
  "Distributed",
] as const;
const VERTICAL = ["Top", "Center", "Bottom", "Justify", "Distributed"] as const;
const UNDERLINES = [
  "None",
  "Single",
  "Double",
  "SingleAccountant",
  "DoubleAccountant",
] as const;

/** Every format in some blocks, each once a cell; of whole columns and rows those of their lines. */
export function* formatsOf({ sheet, rects }: Area): Generator<CellFormat> {
  for (const rect of rects) {
    const rows = Math.min(rect.rows, rect.rows === MAX_ROWS ? 1 : rect.rows);
    const columns = rect.columns === MAX_COLUMNS ? 1 : rect.columns;
    if (rows !== rect.rows || columns !== rect.columns)
      for (const [, , { format }] of sheet.cellsIn(rect))
        if (format !== null) yield format;
    for (let row = rect.row; row < rect.row + rows; row += 1)
      for (let at = rect.column; at < rect.column + columns; at += 1)
        yield rows === rect.rows && columns === rect.columns
          ? sheet.formatAt(row, at)
          : sheet.formatAround(row, at);
  }
}

/** How one property of the API changes a format. Throws `InvalidArgument` for a value that it does not take. */
const PATCHES = {
  horizontalAlignment: (value: unknown) => ({
    horizontal: asOneOf(value, HORIZONTAL, "horizontalAlignment"),
  }),
  verticalAlignment: (value: unknown) => ({
    vertical: asOneOf(value, VERTICAL, "verticalAlignment"),
  }),
  wrapText: (value: unknown) => ({ wrap: asFlag(value, "wrapText") }),
  indentLevel: (value: unknown) => {
    const indent = asWhole(value, "indentLevel");
    if (indent > 250) throw invalidArgument("indentLevel is over 250");
    return { indent };
  },
  shrinkToFit: (value: unknown) => ({ shrink: asFlag(value, "shrinkToFit") }),
  textOrientation: (value: unknown) => ({
    rotation: asWhole(value, "textOrientation", -90),
  }),
} satisfies Record<string, (value: unknown) => FormatPatch>;

const FONT_PATCHES = {
  name: (value: unknown) => ({ font: asText(value, "font.name") }),
  size: (value: unknown) => {
    const size = asNumber(value, "font.size");
    if (size < 1 || size > 409)
      throw invalidArgument("font.size is out of range");
    return { size };
  },
  color: (value: unknown) => ({ colour: asColour(value, "font.color") }),
  bold: (value: unknown) => ({ bold: asFlag(value, "font.bold") }),
  italic: (value: unknown) => ({ italic: asFlag(value, "font.italic") }),
  strikethrough: (value: unknown) => ({
    strike: asFlag(value, "font.strikethrough"),
  }),
  underline: (value: unknown) => ({
    underline: asOneOf(value, UNDERLINES, "font.underline"),
  }),
} satisfies Record<string, (value: unknown) => FormatPatch>;

const FILL_PATCHES = {
  color: (value: unknown) => ({
    fill: value === "" ? null : asColour(value, "fill.color"),
  }),
} satisfies Record<string, (value: unknown) => FormatPatch>;

const PROTECTION_PATCHES = {
  locked: (value: unknown) => ({ locked: asFlag(value, "locked") }),
  formulaHidden: (value: unknown) => ({
    formulaHidden: asFlag(value, "formulaHidden"),
  }),
} satisfies Record<string, (value: unknown) => FormatPatch>;

/** Patches by the group of the API that they stand in; `""` is `format` itself. */
export const FORMAT_PATCHES: ReadonlyMap<
  string,
  Readonly<Record<string, (value: unknown) => FormatPatch>>
> = new Map<string, Readonly<Record<string, (value: unknown) => FormatPatch>>>([
  ["", PATCHES],
  ["font", FONT_PATCHES],
  ["fill", FILL_PATCHES],
  ["protection", PROTECTION_PATCHES],
]);

const READS = {
  horizontalAlignment: (format: CellFormat) => format.horizontal,
  verticalAlignment: (format: CellFormat) => format.vertical,
  wrapText: (format: CellFormat) => format.wrap,
  indentLevel: (format: CellFormat) => format.indent,
  shrinkToFit: (format: CellFormat) => format.shrink,
  textOrientation: (format: CellFormat) => format.rotation,
};
const FONT_READS = {
  name: (format: CellFormat) => format.font,
  size: (format: CellFormat) => format.size,
  color: (format: CellFormat) => format.colour ?? "#000000",
  bold: (format: CellFormat) => format.bold,
  italic: (format: CellFormat) => format.italic,
  strikethrough: (format: CellFormat) => format.strike,
  underline: (format: CellFormat) => format.underline,
};
const FILL_READS = {
  color: (format: CellFormat) => format.fill ?? "#FFFFFF",
};
const PROTECTION_READS = {
  locked: (format: CellFormat) => format.locked,
  formulaHidden: (format: CellFormat) => format.formulaHidden,
};

/** Restyles all blocks, on a sheet that allows it. */
export function restyle(
  area: Area,
  change: (format: CellFormat, row: number, column: number) => FormatPatch,
): void {
  area.sheet.assertUnprotected("formats", "allowFormatCells");
  for (const rect of area.rects) area.sheet.restyle(rect, change);
}

function scalars<Name extends string, Key extends string>(
  patches: Readonly<Record<Key, (value: unknown) => FormatPatch>>,
  reads: Readonly<Record<Key, (format: CellFormat) => unknown>>,
): Readonly<Record<string, Scalar<Of<Name>>>> {
  const keys = Object.keys(patches) as Key[];
  return Object.fromEntries(
    keys.map((key) => [
      key,
      writable<Of<Name>>(
        ({ of }) => {
          const told = function* (): Generator {
            for (const format of formatsOf(of)) yield reads[key](format);
          };
          return uniform(told());
        },
        ({ of }, value) => {
          const patch = patches[key](value);
          restyle(of, () => patch);
        },
      ),
    ]),
  );
}

/** Excel lays columns and rows out in whole pixels; a pixel is 0.75 points. */
function wholePixels(points: number): number {
  return Math.round(points / 0.75) * 0.75;
}

export function setColumnWidth({ sheet, rects }: Area, value: unknown): void {
  sheet.assertUnprotected("column widths", "allowFormatColumns");
  const points = asNumber(value, "columnWidth");
  if (points < 0 || points > 1440) throw invalidArgument("columnWidth");
  for (const rect of rects) {
    if (rect.columns === MAX_COLUMNS) sheet.standardWidth = wholePixels(points);
    else
      for (let at = rect.column; at < rect.column + rect.columns; at += 1)
        sheet.column(at).size = wholePixels(points);
  }
}

export function setRowHeight({ sheet, rects }: Area, value: unknown): void {
  sheet.assertUnprotected("row heights", "allowFormatRows");
  const points = asNumber(value, "rowHeight");
  if (points < 0 || points > 409.5) throw invalidArgument("rowHeight");
  for (const rect of rects) {
    if (rect.rows === MAX_ROWS)
      throw invalidArgument("the test host has no height for all rows");
    for (let at = rect.row; at < rect.row + rect.rows; at += 1)
      sheet.row(at).size = wholePixels(points);
  }
}

const rangeFormat = served<Of<"RangeFormat">>("RangeFormat", {
  scalars: {
    ...scalars<"RangeFormat", keyof typeof PATCHES>(PATCHES, READS),
    columnWidth: writable(
      ({ of: { sheet, rects } }) => {
        const told = function* (): Generator<number> {
          for (const rect of rects)
            for (let at = rect.column; at < rect.column + rect.columns; at += 1)
              yield (
                sheet.columns.get(at)?.size ??
                sheet.standardWidth ??
                DEFAULT_COLUMN_POINTS
              );
        };
        return uniform(told());
      },
      ({ of }, value) => {
        setColumnWidth(of, value);
      },
    ),
    rowHeight: writable(
      ({ of: { sheet, rects } }) => {
        const told = function* (): Generator<number> {
          for (const rect of rects)
            for (let at = rect.row; at < rect.row + rect.rows; at += 1)
              yield sheet.rows.get(at)?.size ?? DEFAULT_ROW_POINTS;
        };
        return uniform(told());
      },
      ({ of }, value) => {
        setRowHeight(of, value);
      },
    ),
  },
  links: {
    font: ({ of }) => new Facet("RangeFont", of),
    fill: ({ of }) => new Facet("RangeFill", of),
    borders: ({ of }) => new Facet("RangeBorderCollection", of),
    protection: ({ of }) => new Facet("FormatProtection", of),
  },
  methods: {
    /** The host does not measure text: heights return to what Excel finds by itself. */
    autofitRows: ({ of: { sheet, rects } }) => {
      sheet.assertUnprotected("row heights", "allowFormatRows");
      for (const rect of rects)
        for (const [at, line] of sheet.rows)
          if (at >= rect.row && at < rect.row + rect.rows) line.size = null;
    },
  },
});

const rangeFont = served<Of<"RangeFont">>("RangeFont", {
  scalars: scalars<"RangeFont", keyof typeof FONT_PATCHES>(
    FONT_PATCHES,
    FONT_READS,
  ),
});

const rangeFill = served<Of<"RangeFill">>("RangeFill", {
  scalars: scalars<"RangeFill", keyof typeof FILL_PATCHES>(
    FILL_PATCHES,
    FILL_READS,
  ),
  methods: {
    clear: ({ of }) => {
      restyle(of, () => ({ fill: null }));
    },
  },
});

const formatProtection = served<Of<"FormatProtection">>("FormatProtection", {
  scalars: scalars<"FormatProtection", keyof typeof PROTECTION_PATCHES>(
    PROTECTION_PATCHES,
    PROTECTION_READS,
  ),
});

/** `Range.format` and what is below it. */
export const FORMAT_TYPES: readonly (readonly [string, AnySpec])[] = [
  rangeFormat,
  rangeFont,
  rangeFill,
  formatProtection,
];
