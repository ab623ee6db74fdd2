import type { Engine } from "./engine";
import type { Rect } from "./model/address";
import { addressOf, intersection } from "./model/address";
import { EVENT_TYPES, WORKBOOK_TARGET } from "./model/events";
import { insertCells, removeCells } from "./model/shift";
import type { Sheet } from "./model/sheet";
import type { Table } from "./model/table";
import type { Workbook } from "./model/workbook";

/** What a person can type into a cell; what is not text is taken as it is. */
export type Typed = string | number | boolean;

/**
 * Edits as a person makes them in Excel's window: with the same protection, the
 * same understanding of what is typed, and the events that follow. Where Excel
 * would refuse, the method throws an `ApiError`.
 */
export class Person {
  constructor(private readonly engine: Engine) {}

  private get workbook(): Workbook {
    return this.engine.workbook;
  }

  /** Types into one cell. Directly below or beside a table the table grows, as Excel makes it. */
  type(sheetName: string, address: string, typed: Typed): void {
    this.paste(sheetName, address, [[typed]]);
  }

  /** Pastes a block; the address is its first cell. */
  paste(
    sheetName: string,
    address: string,
    rows: readonly (readonly Typed[])[],
  ): void {
    this.engine.asPerson(() => {
      const sheet = this.sheet(sheetName);
      const first = addressOf(address).rect;
      const rect: Rect = {
        ...first,
        rows: rows.length,
        columns: rows[0]?.length ?? 0,
      };
      sheet.enter(rect, rows);
      for (const table of sheet.tables) grow(table, rect);
      this.workbook.changed(sheet, rect);
    });
  }

  /** Presses Delete on a block. */
  clear(sheetName: string, address: string): void {
    this.engine.asPerson(() => {
      const sheet = this.sheet(sheetName);
      const { rect } = addressOf(address);
      sheet.clearContents(rect);
      this.workbook.changed(sheet, rect);
    });
  }

  /** Types a row below a table's last one, from its first column on; the table grows. */
  addTableRow(tableName: string, values: readonly Typed[]): void {
    const table = this.workbook.table(tableName);
    if (table === null) throw new RangeError(`there is no table ${tableName}`);
    this.engine.asPerson(() => {
      const { sheet, rect } = table;
      const row = {
        row: rect.row + rect.rows,
        column: rect.column,
        rows: 1,
        columns: values.length,
      };
      sheet.enter(row, [values]);
      grow(table, row);
      this.workbook.changed(sheet, row);
    });
  }

  /** Inserts whole rows; the row counts from 1. */
  insertRows(sheetName: string, row: number, count = 1): void {
    this.engine.asPerson(() => {
      insertCells(this.sheet(sheetName), wholeRows(row, count), "Down");
    });
  }

  /** Deletes whole rows; the row counts from 1. */
  deleteRows(sheetName: string, row: number, count = 1): void {
    this.engine.asPerson(() => {
      removeCells(this.sheet(sheetName), wholeRows(row, count), "Up");
    });
  }

  addSheet(name: string): void {
    this.engine.asPerson(() => this.workbook.addSheet(name));
  }

  deleteSheet(name: string): void {
    this.engine.asPerson(() => {
      this.workbook.deleteSheet(this.sheet(name));
    });
  }

  renameSheet(name: string, to: string): void {
    this.engine.asPerson(() => {
      this.workbook.renameSheet(this.sheet(name), to);
    });
  }

  /** Clicks into a sheet. */
  select(sheetName: string, address: string): void {
    this.engine.asPerson(() => {
      this.workbook.select(this.sheet(sheetName), addressOf(address).rect);
    });
  }

  hideRow(sheetName: string, row: number): void {
    this.sheet(sheetName).row(row - 1).hidden = true;
  }

  protectSheet(name: string, password = ""): void {
    this.engine.asPerson(() => {
      const sheet = this.sheet(name);
      sheet.protection = { password, options: new Map() };
      for (const target of [sheet.id, WORKBOOK_TARGET])
        this.workbook.emit(EVENT_TYPES.protectionChanged, target, {
          worksheetId: sheet.id,
          isProtected: true,
          source: "Local",
        });
    });
  }

  unprotectSheet(name: string): void {
    this.engine.asPerson(() => {
      this.sheet(name).protection = null;
    });
  }

  /** Protects the workbook's structure. */
  protectWorkbook(password = ""): void {
    this.workbook.structure = password;
  }

  unprotectWorkbook(): void {
    this.workbook.structure = null;
  }

  /** Opens the workbook for reading only, or for writing again. */
  setReadOnly(readOnly: boolean): void {
    this.workbook.readOnly = readOnly;
  }

  /** Begins to type into a cell: until the end every request fails, or waits if it may. */
  startEditing(): void {
    this.engine.setEditing(true);
  }

  /** Presses Enter or Escape. */
  stopEditing(): void {
    this.engine.setEditing(false);
  }

  private sheet(name: string): Sheet {
    const sheet = this.workbook.sheet(name);
    if (sheet === null) throw new RangeError(`there is no sheet ${name}`);
    return sheet;
  }
}

function wholeRows(row: number, count: number): Rect {
  return { row: row - 1, column: 0, rows: count, columns: 16_384 };
}

/** A table takes up what is typed directly below it, on a sheet that is not protected. */
function grow(table: Table, typed: Rect): void {
  const below = {
    ...table.rect,
    row: table.rect.row + table.rect.rows,
    rows: 1,
  };
  const touches = intersection(below, typed);
  if (touches === null || table.sheet.protection !== null) return;
  const others = table.sheet.tables.some(
    (other) => other !== table && intersection(other.rect, typed) !== null,
  );
  if (others) return;
  const rows = typed.row + typed.rows - table.rect.row;
  table.rect = { ...table.rect, rows };
}
