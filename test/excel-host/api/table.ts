import type { Rect } from "../model/address";
import { EVENT_TYPES, WORKBOOK_TARGET } from "../model/events";
import { sameName } from "../model/name";
import { insertCells, removeCells } from "../model/shift";
import type { Sheet } from "../model/sheet";
import { shownValue } from "../model/sheet";
import type { Table } from "../model/table";
import { addTable } from "../model/table";
import type { Workbook } from "../model/workbook";
import type { Arguments } from "../protocol/arguments";
import { asFlag, asText } from "../protocol/arguments";
import { invalidArgument, itemNotFound } from "../protocol/errors";
import type { AnySpec } from "../protocol/type-table";
import { Facet, readable, served, writable } from "../protocol/type-table";
import { RangeObject, rangeFrom } from "./area";

/** Where a collection looks: in one sheet, or in the whole workbook. */
export interface Scope {
  readonly workbook: Workbook;
  readonly sheet: Sheet | null;
}

type Tables = Facet<"TableCollection", Scope>;

function tablesIn({ of: { workbook, sheet } }: Tables): readonly Table[] {
  return (sheet === null ? workbook.sheets : [sheet]).flatMap(
    ({ tables }) => tables,
  );
}

function findTable(tables: readonly Table[], key: unknown): Table | null {
  const text = asText(key, "key");
  return (
    tables.find(({ id }) => id === text) ??
    tables.find(({ name }) => sameName(name, text)) ??
    null
  );
}

const collection = served<Tables>("TableCollection", {
  items: tablesIn,
  item: (it, key) => {
    const table = findTable(tablesIn(it), key);
    if (table === null) throw itemNotFound(String(key));
    return table;
  },
  scalars: { count: readable((it) => tablesIn(it).length) },
  methods: {
    add: ({ of: { workbook, sheet } }, args) => {
      const range = rangeFrom(workbook, sheet ?? workbook.active, args.at(0));
      const table = addTable(range.sheet, range.rect, args.flag(1, false));
      for (const target of [range.sheet.id, WORKBOOK_TARGET])
        workbook.emit(EVENT_TYPES.tableAdded, target, {
          tableId: table.id,
          worksheetId: range.sheet.id,
          source: "Local",
        });
      return table;
    },
    getCount: (it) => tablesIn(it).length,
    getItemAt: (it, args) => {
      const table = tablesIn(it)[args.whole(0)];
      if (table === undefined) throw itemNotFound("table");
      return table;
    },
    getItemOrNullObject: (it, args) => findTable(tablesIn(it), args.at(0)),
  },
  events: {
    DataChangedEvent: { name: "onChanged", type: EVENT_TYPES.tableChanged },
    AddedEvent: { name: "onAdded", type: EVENT_TYPES.tableAdded },
    DeletedEvent: { name: "onDeleted", type: EVENT_TYPES.tableDeleted },
  },
  eventTarget: ({ of: { sheet } }) => sheet?.id ?? WORKBOOK_TARGET,
});

const scoped = served<Facet<"TableScopedCollection", () => readonly Table[]>>(
  "TableScopedCollection",
  {
    items: ({ of }) => of(),
    item: ({ of }, key) => {
      const table = findTable(of(), key);
      if (table === null) throw itemNotFound(String(key));
      return table;
    },
    methods: {
      getCount: ({ of }) => of().length,
      getFirst: ({ of }) => of()[0],
    },
  },
);

function flag(
  name:
    | "showFilterButton"
    | "showBandedRows"
    | "showBandedColumns"
    | "highlightFirstColumn"
    | "highlightLastColumn",
) {
  return writable<Table>(
    (table) => table[name],
    (table, value) => {
      table.sheet.assertUnprotected("tables");
      table[name] = asFlag(value, name);
    },
  );
}

const table = served<Table>("Table", {
  key: ({ id }) => id,
  scalars: {
    id: readable(({ id }) => id),
    legacyId: readable(({ id }) => id),
    name: writable(
      ({ name }) => name,
      (it, value) => {
        it.sheet.assertUnprotected("tables");
        it.name = asText(value, "name");
      },
    ),
    style: writable(
      ({ style }) => style,
      (it, value) => {
        it.sheet.assertUnprotected("tables");
        it.style = tableStyle(asText(value, "style"));
      },
    ),
    showHeaders: readable(() => true),
    showTotals: readable(() => false),
    showFilterButton: flag("showFilterButton"),
    showBandedRows: flag("showBandedRows"),
    showBandedColumns: flag("showBandedColumns"),
    highlightFirstColumn: flag("highlightFirstColumn"),
    highlightLastColumn: flag("highlightLastColumn"),
  },
  links: {
    worksheet: ({ sheet }) => sheet,
    columns: (it) => new Facet("TableColumnCollection", it),
    rows: (it) => new Facet("TableRowCollection", it),
  },
  methods: {
    getRange: ({ sheet, rect }) => new RangeObject(sheet, rect),
    getHeaderRowRange: ({ sheet, header }) => new RangeObject(sheet, header),
    getDataBodyRange: ({ sheet, body }) => new RangeObject(sheet, body),
    resize: (it, args) => {
      const { rect, sheet } = rangeFrom(
        it.sheet.workbook,
        it.sheet,
        args.at(0),
      );
      if (sheet !== it.sheet)
        throw invalidArgument("a table stays on its sheet");
      it.resize(rect);
    },
    /** Deletes the table with its cells. */
    delete: (it) => {
      it.sheet.assertUnprotected("tables");
      it.sheet.clearContents(it.rect);
      remove(it);
    },
    convertToRange: (it) => {
      it.sheet.assertUnprotected("tables");
      remove(it);
      return new RangeObject(it.sheet, it.rect);
    },
  },
  events: {
    DataChangedEvent: { name: "onChanged", type: EVENT_TYPES.tableChanged },
    SelectionChangedEvent: {
      name: "onSelectionChanged",
      type: EVENT_TYPES.tableSelectionChanged,
    },
  },
  eventTarget: ({ id }) => id,
});

function remove(it: Table): void {
  it.sheet.tables.splice(it.sheet.tables.indexOf(it), 1);
  for (const target of [it.sheet.id, WORKBOOK_TARGET])
    it.sheet.workbook.emit(EVENT_TYPES.tableDeleted, target, {
      tableId: it.id,
      tableName: it.name,
      worksheetId: it.sheet.id,
      source: "Local",
    });
}

function tableStyle(name: string): string {
  if (!/^TableStyle(?:Light|Medium|Dark)\d{1,2}$/.test(name))
    throw invalidArgument(`${name} is no table style`);
  return name;
}

/** A column by its place; its key is the id that it keeps. */
class TableColumn {
  readonly apiType = "TableColumn";

  constructor(
    readonly table: Table,
    readonly id: number,
  ) {}

  get index(): number {
    return this.table.columnIds.indexOf(this.id);
  }

  get rect(): Rect {
    const { rect } = this.table;
    return { ...rect, column: rect.column + this.index, columns: 1 };
  }
}

function columnsOf(it: Table): readonly TableColumn[] {
  return it.columnIds.map((id) => new TableColumn(it, id));
}

function findColumn(it: Table, key: unknown): TableColumn | null {
  const columns = columnsOf(it);
  if (typeof key === "number" || /^\d+$/.test(String(key)))
    return columns.find(({ id }) => id === Number(key)) ?? null;
  const at = it.columnNames.findIndex((name) => sameName(name, String(key)));
  return columns[at] ?? null;
}

const columns = served<Facet<"TableColumnCollection", Table>>(
  "TableColumnCollection",
  {
    items: ({ of }) => columnsOf(of),
    item: ({ of }, key) => {
      const column = findColumn(of, key);
      if (column === null) throw itemNotFound(String(key));
      return column;
    },
    scalars: { count: readable(({ of }) => of.rect.columns) },
    methods: {
      getCount: ({ of }) => of.rect.columns,
      getItemAt: ({ of }, args) => {
        const column = columnsOf(of)[args.whole(0)];
        if (column === undefined) throw itemNotFound("column");
        return column;
      },
      getItemOrNullObject: ({ of }, args) => findColumn(of, args.at(0)),
      /** Cells right of the table move on. */
      add: ({ of }, args) => addColumn(of, args),
    },
  },
);

function addColumn(it: Table, args: Arguments): TableColumn {
  const index = args.optionalWhole(0, -1) ?? it.rect.columns;
  const at = index === -1 ? it.rect.columns : index;
  if (at > it.rect.columns) throw invalidArgument("there is no such column");
  const before = it.rect;
  const block = { ...before, column: before.column + at, columns: 1 };
  insertCells(it.sheet, block, "Right");
  // A column at either end would not be the table's by itself.
  const rect = { ...before, columns: before.columns + 1 };
  if (it.rect.columns === before.columns) {
    it.rect = before;
    it.moveColumns(rect, block.column, 1);
  }
  const name = args.optionalText(2);
  if (args.at(1) !== undefined) it.sheet.enter(block, args.at(1));
  if (name !== undefined) it.sheet.enter({ ...block, rows: 1 }, name);
  it.settleHeader();
  it.sheet.workbook.changed(it.sheet, block);
  return new TableColumn(it, it.columnIds[at] ?? 0);
}

const column = served<TableColumn>("TableColumn", {
  key: ({ id }) => String(id),
  scalars: {
    id: readable(({ id }) => id),
    index: readable(({ index }) => index),
    name: writable(
      ({ table: it, index }) => it.columnNames[index],
      ({ table: it, rect }, value) => {
        it.sheet.enter({ ...rect, rows: 1 }, asText(value, "name"));
        it.settleHeader();
      },
    ),
    values: readable(({ table: { sheet }, rect }) =>
      Array.from({ length: rect.rows }, (_, row) => [
        shownValue(sheet.cell(rect.row + row, rect.column)),
      ]),
    ),
  },
  methods: {
    getRange: ({ table: { sheet }, rect }) => new RangeObject(sheet, rect),
    getHeaderRowRange: ({ table: { sheet }, rect }) =>
      new RangeObject(sheet, { ...rect, rows: 1 }),
    delete: ({ table: it, rect }) => {
      if (it.rect.columns === 1)
        throw invalidArgument("a table has at least one column");
      removeCells(it.sheet, rect, "Left");
    },
    getDataBodyRange: ({ table: { sheet }, rect }) =>
      new RangeObject(sheet, {
        ...rect,
        row: rect.row + 1,
        rows: rect.rows - 1,
      }),
  },
});

class TableRow {
  readonly apiType = "TableRow";

  constructor(
    readonly table: Table,
    readonly index: number,
  ) {
    if (index >= table.body.rows) throw itemNotFound(`row ${index}`);
  }

  get rect(): Rect {
    return {
      ...this.table.body,
      row: this.table.body.row + this.index,
      rows: 1,
    };
  }
}

const rows = served<Facet<"TableRowCollection", Table>>("TableRowCollection", {
  items: ({ of }) =>
    Array.from({ length: of.body.rows }, (_, index) => new TableRow(of, index)),
  scalars: { count: readable(({ of }) => of.body.rows) },
  methods: {
    getCount: ({ of }) => of.body.rows,
    getItemAt: ({ of }, args) => new TableRow(of, args.whole(0)),
    add: ({ of }, args) => {
      const index = args.optionalWhole(0) ?? of.body.rows;
      const values = args.at(1) ?? [[]];
      const given = Array.isArray(values) ? values : [[values]];
      if (index > of.body.rows) throw invalidArgument("there is no such row");
      const rect = {
        ...of.body,
        row: of.body.row + index,
        rows: given.length,
      };
      const atEnd = index === of.body.rows;
      insertCells(of.sheet, rect, "Down");
      if (atEnd) of.rect = { ...of.rect, rows: of.rect.rows + given.length };
      if (given.some((row: unknown) => !Array.isArray(row) || row.length > 0)) {
        of.sheet.enter(rect, given);
        of.sheet.workbook.changed(of.sheet, rect);
      }
      return new TableRow(of, index);
    },
  },
});

const row = served<TableRow>("TableRow", {
  scalars: {
    index: readable(({ index }) => index),
    values: writable(
      ({ table: { sheet }, rect }) => [
        Array.from({ length: rect.columns }, (_, at) =>
          shownValue(sheet.cell(rect.row, rect.column + at)),
        ),
      ],
      ({ table: { sheet }, rect }, value) => {
        sheet.enter(rect, value);
        sheet.workbook.changed(sheet, rect);
      },
    ),
  },
  methods: {
    getRange: ({ table: { sheet }, rect }) => new RangeObject(sheet, rect),
    delete: ({ table: it, rect }) => {
      if (it.body.rows === 1) it.sheet.clearContents(rect);
      else removeCells(it.sheet, rect, "Up");
    },
  },
});

/** Tables with their columns and rows. */
export const TABLE_TYPES: readonly (readonly [string, AnySpec])[] = [
  collection,
  scoped,
  table,
  columns,
  column,
  rows,
  row,
];
