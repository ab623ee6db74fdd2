import type { Rect } from "../model/address";
import {
  MAX_COLUMNS,
  MAX_ROWS,
  addressText,
  boundingRect,
  intersection,
  onSheet,
  quoted,
} from "../model/address";
import { patched } from "../model/format";
import { insertCells, removeCells } from "../model/shift";
import type { CellState } from "../model/sheet";
import { cellsOf, shownValue } from "../model/sheet";
import { displayed } from "../model/typed-text";
import type { Arguments } from "../protocol/arguments";
import { asFlag, asOneOf, asRecord, asText } from "../protocol/arguments";
import { ApiError, invalidArgument, itemNotFound } from "../protocol/errors";
import type { AnySpec, Scalar } from "../protocol/type-table";
import { Facet, readable, served, writable } from "../protocol/type-table";
import type { Area } from "./area";
import { RangeAreas, RangeObject, rangeFrom, uniform } from "./area";
import { setCellProperties, setLineProperties } from "./cell-properties";

/** One property of every cell, as an array of rows; null for whole rows and columns, as in Excel. */
function grid(
  range: RangeObject,
  tell: (state: CellState | undefined, row: number, column: number) => unknown,
): unknown {
  if (range.unbounded) return null;
  const { row, column, rows, columns } = range.rect;
  if (rows * columns > 5_000_000)
    throw new ApiError("ResponsePayloadSizeLimitExceeded");
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (__, c) =>
      tell(range.sheet.cell(row + r, column + c), row + r, column + c),
    ),
  );
}

function enter(range: RangeObject, value: unknown): void {
  assertBounded(range);
  if (value === null) throw invalidArgument("null is no value for a range");
  range.sheet.enter(range.rect, value);
  range.sheet.workbook.changed(range.sheet, range.rect);
}

/** Cell by cell properties cannot be written to whole rows and columns. */
function assertBounded(range: RangeObject): void {
  if (range.unbounded)
    throw invalidArgument("whole rows and columns take no values and formulas");
}

/**
 * Number formats by cell, or one for all. One alone is also taken for whole
 * rows and columns, though the documentation says otherwise
 * (OfficeDev/office-js-docs-pr#5400).
 */
function setNumberFormat(range: RangeObject, value: unknown): void {
  range.sheet.assertUnprotected("formats", "allowFormatCells");
  const { rect, sheet } = range;
  if (range.unbounded) {
    const numberFormat = formatCode(single(value));
    sheet.restyle(rect, () => ({ numberFormat }));
    return;
  }
  const formatAt = cellsOf(rect, value);
  for (let row = 0; row < rect.rows; row += 1) {
    for (let column = 0; column < rect.columns; column += 1) {
      const given = formatAt(row, column);
      if (given === null || given === undefined) continue;
      const at = [rect.row + row, rect.column + column] as const;
      const numberFormat = formatCode(given);
      const format = patched(sheet.formatAt(...at), { numberFormat });
      sheet.put(...at, { format });
    }
  }
}

function formatCode(given: unknown): string {
  const code = asText(given, "a number format") || "General";
  if (code.length > 255) throw invalidArgument("the number format is too long");
  return code;
}

/** The only value of an array of one, or what is no array. */
function single(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  if (value.length !== 1)
    throw invalidArgument("whole rows and columns take one number format");
  return single(value[0]);
}

const content: Readonly<Record<string, Scalar<RangeObject>>> = {
  values: writable((range) => grid(range, shownValue), enter),
  formulas: writable(
    (range) => grid(range, (state) => state?.formula ?? shownValue(state)),
    enter,
  ),
  numberFormat: writable(
    (range) =>
      grid(
        range,
        (_, row, column) => range.sheet.formatAt(row, column).numberFormat,
      ),
    setNumberFormat,
  ),
  text: readable((range) =>
    grid(range, (state, row, column) =>
      displayed(
        shownValue(state),
        range.sheet.formatAt(row, column).numberFormat,
      ),
    ),
  ),
  valueTypes: readable((range) => grid(range, (state) => typeOf(state))),
  hasSpill: readable(() => false),
};

function typeOf(state: CellState | undefined): string {
  if (state === undefined || (state.value === null && state.formula === null))
    return "Empty";
  if (typeof state.value === "object" && state.value !== null) return "Error";
  const value = shownValue(state);
  if (typeof value === "string") return "String";
  return typeof value === "number" ? "Double" : "Boolean";
}

const place: Readonly<Record<string, Scalar<RangeObject>>> = {
  address: readable((range) => range.address),
  rowIndex: readable((range) => range.rect.row),
  columnIndex: readable((range) => range.rect.column),
  rowCount: readable((range) => range.rect.rows),
  columnCount: readable((range) => range.rect.columns),
  cellCount: readable(({ rect }) => {
    const cells = rect.rows * rect.columns;
    return cells > 2 ** 31 - 1 ? -1 : cells;
  }),
  isEntireRow: readable(({ rect }) => rect.columns === MAX_COLUMNS),
  isEntireColumn: readable(({ rect }) => rect.rows === MAX_ROWS),
  rowHidden: writable(
    ({ sheet, rect }) => uniform(rowsOf(sheet.rows, rect.row, rect.rows)),
    (range, value) => {
      hide(range, "row", value);
    },
  ),
  columnHidden: writable(
    ({ sheet, rect }) =>
      uniform(rowsOf(sheet.columns, rect.column, rect.columns)),
    (range, value) => {
      hide(range, "column", value);
    },
  ),
};

function* rowsOf(
  lines: ReadonlyMap<number, { readonly hidden: boolean }>,
  from: number,
  count: number,
): Generator<boolean> {
  for (let at = from; at < from + count; at += 1)
    yield lines.get(at)?.hidden ?? false;
}

function hide(
  { sheet, rect }: RangeObject,
  line: "row" | "column",
  value: unknown,
): void {
  const rows = line === "row";
  sheet.assertUnprotected(
    "rows and columns",
    rows ? "allowFormatRows" : "allowFormatColumns",
  );
  const hidden = asFlag(value, `${line}Hidden`);
  const from = rows ? rect.row : rect.column;
  const count = rows ? rect.rows : rect.columns;
  for (let at = from; at < from + count; at += 1)
    (rows ? sheet.row(at) : sheet.column(at)).hidden = hidden;
}

/** Methods that give another block of the same sheet. */
const neighbours: Readonly<
  Record<string, (range: RangeObject, args: Arguments) => unknown>
> = {
  getCell: (range, args) =>
    range.at({
      row: range.rect.row + args.whole(0, -MAX_ROWS),
      column: range.rect.column + args.whole(1, -MAX_COLUMNS),
      rows: 1,
      columns: 1,
    }),
  getRow: (range, args) =>
    range.at({ ...range.rect, row: range.rect.row + args.whole(0), rows: 1 }),
  getColumn: (range, args) =>
    range.at({
      ...range.rect,
      column: range.rect.column + args.whole(0),
      columns: 1,
    }),
  getLastRow: (range) =>
    range.at({
      ...range.rect,
      row: range.rect.row + range.rect.rows - 1,
      rows: 1,
    }),
  getLastColumn: (range) =>
    range.at({
      ...range.rect,
      column: range.rect.column + range.rect.columns - 1,
      columns: 1,
    }),
  getLastCell: ({ sheet, rect }) =>
    new RangeObject(sheet, {
      row: rect.row + rect.rows - 1,
      column: rect.column + rect.columns - 1,
      rows: 1,
      columns: 1,
    }),
  getEntireRow: (range) =>
    range.at({ ...range.rect, column: 0, columns: MAX_COLUMNS }),
  getEntireColumn: (range) =>
    range.at({ ...range.rect, row: 0, rows: MAX_ROWS }),
  getOffsetRange: (range, args) =>
    range.at({
      ...range.rect,
      row: range.rect.row + args.whole(0, -MAX_ROWS),
      column: range.rect.column + args.whole(1, -MAX_COLUMNS),
    }),
  getResizedRange: (range, args) =>
    range.at({
      ...range.rect,
      rows: range.rect.rows + args.whole(0, -MAX_ROWS),
      columns: range.rect.columns + args.whole(1, -MAX_COLUMNS),
    }),
  getAbsoluteResizedRange: (range, args) =>
    range.at({
      ...range.rect,
      rows: args.whole(0, 1),
      columns: args.whole(1, 1),
    }),
  getRowsBelow: (range, args) =>
    range.at({
      ...range.rect,
      row: range.rect.row + range.rect.rows,
      rows: args.optionalWhole(0, 1) ?? 1,
    }),
  getBoundingRect: (range, args) =>
    range.at(boundingRect(range.rect, other(range, args).rect)),
  getIntersection: (range, args) => {
    const shared = intersection(range.rect, other(range, args).rect);
    if (shared === null) throw itemNotFound("intersection");
    return range.at(shared);
  },
  getIntersectionOrNullObject: (range, args) => {
    const shared = intersection(range.rect, other(range, args).rect);
    return shared === null ? null : range.at(shared);
  },
  getUsedRange: (range, args) => {
    const used = range.sheet.usedIn(range.rect, args.flag(0, false));
    if (used === null) throw itemNotFound("used range");
    return range.at(used);
  },
  getUsedRangeOrNullObject: (range, args) => {
    const used = range.sheet.usedIn(range.rect, args.flag(0, false));
    return used === null ? null : range.at(used);
  },
};

function other(range: RangeObject, args: Arguments): RangeObject {
  return rangeFrom(range.sheet.workbook, range.sheet, args.at(0));
}

/** Methods that change cells. */
const changes: Readonly<
  Record<string, (range: RangeObject, args: Arguments) => unknown>
> = {
  clear: (range, args) => {
    clearArea(range, args.optionalText(0) ?? "All");
  },
  select: ({ sheet, rect }) => {
    sheet.workbook.select(sheet, rect);
  },
  merge: ({ sheet, rect }) => {
    sheet.assertUnprotected("cells are merged");
    if (sheet.tables.some((table) => intersection(table.rect, rect) !== null))
      throw new ApiError("InvalidOperation", "Table cells cannot be merged.");
    sheet.merges = sheet.merges.filter(
      (merge) => intersection(merge, rect) === null,
    );
    if (rect.rows * rect.columns > 1) sheet.merges.push(rect);
  },
  unmerge: ({ sheet, rect }) => {
    sheet.assertUnprotected("cells are unmerged");
    sheet.merges = sheet.merges.filter(
      (merge) => intersection(merge, rect) === null,
    );
  },
  insert: (range, args) => {
    const shift = asOneOf(args.at(0), ["Down", "Right"] as const, "the shift");
    insertCells(range.sheet, range.rect, shift);
    return range;
  },
  delete: (range, args) => {
    const shift = asOneOf(args.at(0), ["Up", "Left"] as const, "the shift");
    removeCells(range.sheet, range.rect, shift);
  },
  setCellProperties: (range, args) => {
    setCellProperties(range, args.at(0));
  },
  getRowProperties: ({ sheet, rect }, args) => {
    if (asRecord(args.at(0), "what to load").get("rowHidden") !== true)
      throw invalidArgument("only rowHidden is known of rows");
    return Array.from({ length: rect.rows }, (_, index) => ({
      rowHidden: sheet.rows.get(rect.row + index)?.hidden ?? false,
    }));
  },
  setRowProperties: (range, args) => {
    setLineProperties(range, "row", args.at(0));
  },
  setColumnProperties: (range, args) => {
    setLineProperties(range, "column", args.at(0));
  },
  getTables: ({ sheet, rect }) =>
    new Facet("TableScopedCollection", () =>
      sheet.tables.filter((table) => intersection(table.rect, rect) !== null),
    ),
  /** Sent by the library before it splits a large array into several writes. */
  _ValidateArraySize: ({ rect }, args) => {
    if (args.whole(0) !== rect.rows || args.whole(1) !== rect.columns)
      throw new ApiError(
        "InvalidArgument",
        "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
      );
  },
};

const CLEARS = ["All", "Formats", "Contents", "RemoveHyperlinks"] as const;

function clearArea({ sheet, rects }: Area, given: string): void {
  const what = asOneOf(given, CLEARS, "what to clear");
  for (const rect of rects) {
    if (what !== "Formats") {
      sheet.clearContents(rect);
      sheet.workbook.changed(sheet, rect);
    }
    if (what === "All" || what === "Formats") {
      sheet.assertUnprotected("formats", "allowFormatCells");
      sheet.clearFormats(rect);
      for (const rule of [...sheet.conditionalFormats])
        if (rule.rects.every((each) => intersection(each, rect) !== null))
          sheet.conditionalFormats.splice(
            sheet.conditionalFormats.indexOf(rule),
            1,
          );
    }
  }
}

const looks = {
  format: (area: Area) => new Facet("RangeFormat", area),
  dataValidation: (area: Area) => new Facet("DataValidation", area),
  conditionalFormats: (area: Area) =>
    new Facet("ConditionalFormatCollection", area),
  worksheet: (area: Area) => area.sheet,
};

const range = served<RangeObject>("Range", {
  scalars: { ...content, ...place },
  links: looks,
  methods: { ...neighbours, ...changes },
});

const rangeAreas = served<RangeAreas>("RangeAreas", {
  scalars: {
    address: readable(({ sheet, rects }) =>
      rects
        .map((rect: Rect) => `${quoted(sheet.name)}!${addressText(rect)}`)
        .join(","),
    ),
    areaCount: readable(({ rects }) => rects.length),
    cellCount: readable(({ rects }) =>
      rects.reduce((sum, { rows, columns }) => sum + rows * columns, 0),
    ),
  },
  links: {
    ...looks,
    areas: (area) => new Facet("RangeCollection", area),
  },
  methods: {
    clear: (area, args) => {
      clearArea(area, args.optionalText(0) ?? "All");
    },
    getEntireColumn: ({ sheet, rects }) =>
      new RangeAreas(
        sheet,
        rects.map((rect) => onSheet({ ...rect, row: 0, rows: MAX_ROWS })),
      ),
    getEntireRow: ({ sheet, rects }) =>
      new RangeAreas(
        sheet,
        rects.map((rect) =>
          onSheet({ ...rect, column: 0, columns: MAX_COLUMNS }),
        ),
      ),
  },
});

const rangeCollection = served<Facet<"RangeCollection", RangeAreas>>(
  "RangeCollection",
  {
    items: ({ of }) => of.rects.map((rect) => new RangeObject(of.sheet, rect)),
    methods: {
      getCount: ({ of }) => of.rects.length,
      getItemAt: ({ of }, args) => {
        const rect = of.rects[args.whole(0)];
        if (rect === undefined) throw itemNotFound("area");
        return new RangeObject(of.sheet, rect);
      },
    },
  },
);

/** `Range` and `RangeAreas`. */
export const RANGE_TYPES: readonly (readonly [string, AnySpec])[] = [
  range,
  rangeAreas,
  rangeCollection,
];
