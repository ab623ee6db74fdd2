import { EVENT_TYPES } from "../model/events";
import type { Sheet, SheetVisibility } from "../model/sheet";
import {
  asColour,
  asFlag,
  asOneOf,
  asText,
  asWhole,
} from "../protocol/arguments";
import { ApiError, accessDenied } from "../protocol/errors";
import type { AnySpec, Served } from "../protocol/type-table";
import { Facet, readable, served, writable } from "../protocol/type-table";
import type { Arguments } from "../protocol/arguments";
import { RangeObject, areasFrom, rangeFrom } from "./area";
import { WHOLE_SHEET, onSheet } from "../model/address";

const VISIBILITIES: readonly SheetVisibility[] = [
  "Visible",
  "Hidden",
  "VeryHidden",
];

const worksheet = served<Sheet>("Worksheet", {
  key: ({ id }) => id,
  scalars: {
    id: readable(({ id }) => id),
    name: writable(
      ({ name }) => name,
      (sheet, value) => {
        sheet.workbook.renameSheet(sheet, asText(value, "name"));
      },
    ),
    position: writable(
      (sheet) => sheet.workbook.sheets.indexOf(sheet),
      (sheet, value) => {
        sheet.workbook.moveSheet(sheet, asWhole(value, "position"));
      },
    ),
    visibility: writable(
      ({ visibility }) => visibility,
      (sheet, value) => {
        sheet.workbook.showSheet(
          sheet,
          asOneOf(value, VISIBILITIES, "visibility"),
        );
      },
    ),
    tabColor: writable(
      ({ tabColour }) => tabColour,
      (sheet, value) => {
        sheet.workbook.assertMayChange();
        sheet.tabColour = value === "" ? "" : asColour(value, "tabColor");
      },
    ),
    // The library sets showGridlines under this name.
    gridlines: writable<Sheet>(
      ({ showGridlines }) => showGridlines,
      (sheet, value) => {
        sheet.showGridlines = asFlag(value, "showGridlines");
      },
    ),
    showGridlines: writable(
      ({ showGridlines }) => showGridlines,
      (sheet, value) => {
        sheet.showGridlines = asFlag(value, "showGridlines");
      },
    ),
    showHeadings: writable(
      ({ showHeadings }) => showHeadings,
      (sheet, value) => {
        sheet.showHeadings = asFlag(value, "showHeadings");
      },
    ),
  },
  links: {
    tables: (sheet) =>
      new Facet("TableCollection", { workbook: sheet.workbook, sheet }),
    names: (sheet) =>
      new Facet("NamedItemCollection", { workbook: sheet.workbook, sheet }),
    charts: (sheet) => new Facet("ChartCollection", sheet),
    protection: (sheet) => new Facet("WorksheetProtection", sheet),
    freezePanes: (sheet) => new Facet("WorksheetFreezePanes", sheet),
    pageLayout: (sheet) => new Facet("PageLayout", sheet),
    horizontalPageBreaks: (sheet) => new Facet("PageBreakCollection", sheet),
  },
  methods: {
    getRange: (sheet, args) =>
      args.at(0) === undefined
        ? new RangeObject(sheet, WHOLE_SHEET)
        : rangeFrom(sheet.workbook, sheet, args.at(0)),
    getRanges: (sheet, args) => areasFrom(sheet.workbook, sheet, args.text(0)),
    getCell: (sheet, args) =>
      block(sheet, [args.whole(0), args.whole(1), 1, 1]),
    getRangeByIndexes: (sheet, args) =>
      block(sheet, [
        args.whole(0),
        args.whole(1),
        args.whole(2, 1),
        args.whole(3, 1),
      ]),
    getUsedRange: (sheet, args) =>
      new RangeObject(
        sheet,
        sheet.usedIn(WHOLE_SHEET, args.flag(0, false)) ?? {
          row: 0,
          column: 0,
          rows: 1,
          columns: 1,
        },
      ),
    getUsedRangeOrNullObject: (sheet, args) => {
      const used = sheet.usedIn(WHOLE_SHEET, args.flag(0, false));
      return used === null ? null : new RangeObject(sheet, used);
    },
    activate: (sheet) => {
      sheet.workbook.activate(sheet);
    },
    delete: (sheet) => {
      sheet.workbook.deleteSheet(sheet);
    },
    calculate: () => undefined,
    getNextOrNullObject: (sheet, args) => besides(sheet, 1, args),
    getPreviousOrNullObject: (sheet, args) => besides(sheet, -1, args),
  },
  events: {
    DataChangedEvent: { name: "onChanged", type: EVENT_TYPES.worksheetChanged },
    ActivatedEvent: {
      name: "onActivated",
      type: EVENT_TYPES.worksheetActivated,
    },
    DeactivatedEvent: {
      name: "onDeactivated",
      type: EVENT_TYPES.worksheetDeactivated,
    },
    SelectionChangedEvent: {
      name: "onSelectionChanged",
      type: EVENT_TYPES.selectionChanged,
    },
    EventNameChanged: {
      name: "onNameChanged",
      type: EVENT_TYPES.worksheetNameChanged,
    },
  },
  eventTarget: ({ id }) => id,
});

function block(
  sheet: Sheet,
  [row, column, rows, columns]: readonly [number, number, number, number],
): RangeObject {
  return new RangeObject(sheet, onSheet({ row, column, rows, columns }));
}

function besides(sheet: Sheet, step: 1 | -1, args: Arguments): Served | null {
  const only = args.flag(0, false);
  const { sheets } = sheet.workbook;
  const rest =
    step === 1
      ? sheets.slice(sheets.indexOf(sheet) + 1)
      : sheets.slice(0, sheets.indexOf(sheet)).reverse();
  return rest.find((each) => !only || each.visibility === "Visible") ?? null;
}

const protection = served<Facet<"WorksheetProtection", Sheet>>(
  "WorksheetProtection",
  {
    scalars: {
      protected: readable(({ of }) => of.protection !== null),
      options: readable(({ of }) =>
        of.protection === null
          ? null
          : Object.fromEntries(of.protection.options),
      ),
    },
    methods: {
      protect: ({ of }, args) => {
        of.workbook.assertMayChange();
        if (of.protection !== null)
          throw new ApiError(
            "InvalidOperation",
            "The sheet is protected already.",
          );
        const given = args.at(0);
        of.protection = {
          options: new Map(
            typeof given === "object" && given !== null
              ? Object.entries(given)
              : [],
          ),
          password: args.optionalText(1) ?? "",
        };
      },
      unprotect: ({ of }, args) => {
        of.workbook.assertMayChange();
        const password = of.protection?.password ?? "";
        if (password !== "" && password !== args.optionalText(0))
          throw accessDenied("the password is wrong");
        of.protection = null;
      },
    },
  },
);

const freezePanes = served<Facet<"WorksheetFreezePanes", Sheet>>(
  "WorksheetFreezePanes",
  {
    methods: {
      freezeRows: ({ of }, args) => {
        of.frozen = { rows: args.optionalWhole(0) ?? 1, columns: 0 };
      },
      freezeColumns: ({ of }, args) => {
        of.frozen = { rows: 0, columns: args.optionalWhole(0) ?? 1 };
      },
      freezeAt: ({ of }, args) => {
        const { rect } = rangeFrom(of.workbook, of, args.at(0));
        of.frozen = {
          rows: rect.rows === WHOLE_SHEET.rows ? 0 : rect.row + rect.rows,
          columns:
            rect.columns === WHOLE_SHEET.columns
              ? 0
              : rect.column + rect.columns,
        };
      },
      unfreeze: ({ of }) => {
        of.frozen = { rows: 0, columns: 0 };
      },
      getLocationOrNullObject: ({ of }) => {
        const { rows, columns } = of.frozen;
        if (rows === 0 && columns === 0) return null;
        return block(of, [
          0,
          0,
          rows === 0 ? WHOLE_SHEET.rows : rows,
          columns === 0 ? WHOLE_SHEET.columns : columns,
        ]);
      },
    },
  },
);

/** A sheet and what it has besides cells. */
export const WORKSHEET_TYPES: readonly (readonly [string, AnySpec])[] = [
  worksheet,
  protection,
  freezePanes,
];
