import { EVENT_TYPES, WORKBOOK_TARGET } from "../model/events";
import type { Sheet, SheetVisibility } from "../model/sheet";
import type { Workbook } from "../model/workbook";
import {
  asColour,
  asFlag,
  asOneOf,
  asText,
  asWhole,
} from "../protocol/arguments";
import { ApiError, accessDenied, itemNotFound } from "../protocol/errors";
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

const workbook = served<Workbook>("Workbook", {
  scalars: {
    name: readable(() => "工会计划.xlsx"),
    isDirty: readable(() => true),
    readOnly: readable((it) => it.readOnly),
  },
  links: {
    application: (it) => new Facet("Application", it),
    worksheets: (it) => new Facet("WorksheetCollection", it),
    names: (it) =>
      new Facet("NamedItemCollection", { workbook: it, sheet: null }),
    tables: (it) => new Facet("TableCollection", { workbook: it, sheet: null }),
    protection: (it) => new Facet("WorkbookProtection", it),
    properties: (it) => new Facet("DocumentProperties", it),
    settings: (it) => new Facet("SettingCollection", it),
    _Runtime: (it) => new Facet("Runtime", it),
  },
  methods: {
    getSelectedRange: (it) => new RangeObject(it.active, it.selection),
    getActiveCell: (it) =>
      new RangeObject(it.active, { ...it.selection, rows: 1, columns: 1 }),
  },
  events: {
    SelectionChangedEvent: {
      name: "onSelectionChanged",
      type: EVENT_TYPES.selectionChanged,
    },
  },
  eventTarget: () => WORKBOOK_TARGET,
});

const application = served<Facet<"Application", Workbook>>("Application", {
  scalars: {
    calculationMode: writable(
      ({ of }) => of.calculationMode,
      ({ of }, value) => {
        of.calculationMode = asOneOf(
          value,
          ["Automatic", "AutomaticExceptTables", "Manual"] as const,
          "calculationMode",
        );
      },
    ),
    calculationState: readable(() => "Done"),
  },
  methods: {
    /** Values come from the test: see `Workbook.recalculate`. */
    calculate: (_, args) => {
      asOneOf(
        args.at(0),
        ["Recalculate", "Full", "FullRebuild"] as const,
        "calculationType",
      );
    },
    suspendApiCalculationUntilNextSync: () => undefined,
    suspendScreenUpdatingUntilNextSync: () => undefined,
  },
});

const runtime = served<Facet<"Runtime", Workbook>>("Runtime", {
  scalars: {
    enableEvents: writable(
      ({ of }) => of.eventsEnabled,
      ({ of }, value) => {
        of.eventsEnabled = asFlag(value, "enableEvents");
      },
    ),
  },
});

const workbookProtection = served<Facet<"WorkbookProtection", Workbook>>(
  "WorkbookProtection",
  {
    scalars: { protected: readable(({ of }) => of.structure !== null) },
    methods: {
      protect: ({ of }, args) => {
        of.assertMayChange();
        if (of.structure !== null)
          throw new ApiError("InvalidOperation", "Already protected.");
        of.structure = args.optionalText(0) ?? "";
      },
      unprotect: ({ of }, args) => {
        if (
          of.structure !== null &&
          of.structure !== "" &&
          of.structure !== args.optionalText(0)
        )
          throw accessDenied("the password is wrong");
        of.structure = null;
      },
    },
  },
);

const properties = served<Facet<"DocumentProperties", Workbook>>(
  "DocumentProperties",
  {
    scalars: {
      title: writable(
        ({ of }) => of.title,
        ({ of }, value) => {
          of.title = asText(value, "title");
        },
      ),
      author: writable(
        ({ of }) => of.author,
        ({ of }, value) => {
          of.author = asText(value, "author");
        },
      ),
    },
  },
);

/** A setting of the file that an add-in keeps. */
class Setting {
  readonly apiType = "Setting";

  constructor(
    readonly workbook: Workbook,
    readonly key: string,
  ) {}
}

const settings = served<Facet<"SettingCollection", Workbook>>(
  "SettingCollection",
  {
    items: ({ of }) =>
      [...of.settings.keys()].map((key) => new Setting(of, key)),
    item: ({ of }, key) => {
      const wanted = asText(key, "key");
      if (!of.settings.has(wanted)) throw itemNotFound(wanted);
      return new Setting(of, wanted);
    },
    methods: {
      add: ({ of }, args) => {
        of.assertMayChange();
        of.settings.set(args.text(0), args.at(1) ?? null);
        return new Setting(of, args.text(0));
      },
      getCount: ({ of }) => of.settings.size,
      getItemOrNullObject: ({ of }, args) =>
        of.settings.has(args.text(0)) ? new Setting(of, args.text(0)) : null,
    },
  },
);

const setting = served<Setting>("Setting", {
  key: ({ key }) => key,
  scalars: {
    key: readable(({ key }) => key),
    value: writable(
      ({ workbook: it, key }) => it.settings.get(key),
      ({ workbook: it, key }, value) => {
        it.settings.set(key, value);
      },
    ),
  },
  methods: {
    delete: ({ workbook: it, key }) => {
      it.settings.delete(key);
    },
  },
});

type Sheets = Facet<"WorksheetCollection", Workbook>;

function findSheet({ of }: Sheets, key: unknown): Sheet | null {
  const text = asText(key, "key");
  return of.sheets.find(({ id }) => id === text) ?? of.sheet(text);
}

function visible({ of }: Sheets, args: Arguments): readonly Sheet[] {
  const only = args.flag(0, false);
  return of.sheets.filter((sheet) => !only || sheet.visibility === "Visible");
}

const worksheets = served<Sheets>("WorksheetCollection", {
  items: ({ of }) => of.sheets,
  item: (it, key) => {
    const sheet = findSheet(it, key);
    if (sheet === null) throw itemNotFound(String(key));
    return sheet;
  },
  methods: {
    add: ({ of }, args) => {
      let number = of.sheets.length;
      do number += 1;
      while (of.sheet(`Sheet${number}`) !== null);
      return of.addSheet(args.optionalText(0) ?? `Sheet${number}`);
    },
    getItemOrNullObject: (it, args) => findSheet(it, args.at(0)),
    getActiveWorksheet: ({ of }) => of.active,
    getCount: (it, args) => visible(it, args).length,
    getFirst: (it, args) => visible(it, args)[0],
    getLast: (it, args) => visible(it, args).at(-1),
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
    AddedEvent: { name: "onAdded", type: EVENT_TYPES.worksheetAdded },
    DeletedEvent: { name: "onDeleted", type: EVENT_TYPES.worksheetDeleted },
    EventNameChanged: {
      name: "onNameChanged",
      type: EVENT_TYPES.worksheetNameChanged,
    },
    SelectionChangedEvent: {
      name: "onSelectionChanged",
      type: EVENT_TYPES.selectionChanged,
    },
  },
  eventTarget: () => WORKBOOK_TARGET,
});

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

/** The workbook, its sheets and what a sheet has besides cells. */
export const WORKBOOK_TYPES: readonly (readonly [string, AnySpec])[] = [
  workbook,
  application,
  runtime,
  workbookProtection,
  properties,
  settings,
  setting,
  worksheets,
  worksheet,
  protection,
  freezePanes,
];
