import { EVENT_TYPES, WORKBOOK_TARGET } from "../model/events";
import type { Sheet } from "../model/sheet";
import type { Workbook } from "../model/workbook";
import { asFlag, asOneOf, asText } from "../protocol/arguments";
import { ApiError, accessDenied, itemNotFound } from "../protocol/errors";
import type { AnySpec } from "../protocol/type-table";
import { Facet, readable, served, writable } from "../protocol/type-table";
import type { Arguments } from "../protocol/arguments";
import { RangeObject } from "./area";

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

/** The workbook, its settings and its collection of sheets. */
export const WORKBOOK_TYPES: readonly (readonly [string, AnySpec])[] = [
  workbook,
  application,
  runtime,
  workbookProtection,
  properties,
  settings,
  setting,
  worksheets,
];
