import type { CellContent } from "../../../src/core/layout";
import {
  ApiError,
  accessDenied,
  invalidArgument,
  itemNotFound,
} from "../protocol/errors";
import type { Rect } from "./address";
import { addressText } from "./address";
import type { HostEvent } from "./events";
import { EVENT_TYPES, WORKBOOK_TARGET } from "./events";
import { sheetsOf, withSheet } from "./formula";
import type { Name } from "./name";
import { sameName } from "./name";
import { Sheet } from "./sheet";
import type { SheetVisibility } from "./sheet";
import type { Table } from "./table";

/** Who changes the workbook at the moment; events tell it. */
export type Actor = "addin" | "person";

/** Gives a formula's value; the place counts from 0. */
export type Calculator = (
  sheet: string,
  row: number,
  column: number,
  formula: string,
) => CellContent;

/** Ids are unique in the process, so that one host's events never reach another's listeners. */
let lastId = 0;

/** The workbook that is open in the host. */
export class Workbook {
  readonly apiType = "Workbook";
  readonly sheets: Sheet[] = [];
  readonly names: Name[] = [];
  active: Sheet;
  /** What is selected, on the active sheet. */
  selection: Rect = { row: 0, column: 0, rows: 1, columns: 1 };
  calculationMode: "Automatic" | "AutomaticExceptTables" | "Manual" =
    "Automatic";
  /** Opened for reading only, or shown in a view that cannot be written to. */
  readOnly = false;
  /** Password of the protected structure; `null` where it is not protected. */
  structure: string | null = null;
  /** The add-in switched its events off. */
  eventsEnabled = true;
  actor: Actor = "addin";
  /** Called when cells of a sheet moved, so that kept references move as well. */
  onShift: (sheet: Sheet, move: (rect: Rect) => Rect | null) => void = () =>
    undefined;
  title = "";
  author = "";
  /** Custom settings that add-ins keep in the file. */
  readonly settings = new Map<string, unknown>();
  private readonly pending: HostEvent[] = [];

  constructor(
    /** The running year, for days typed without one. */
    readonly year: number,
    sheetName: string,
  ) {
    this.active = new Sheet(this, newId(), sheetName);
    this.sheets.push(this.active);
  }

  sheet(name: string): Sheet | null {
    return this.sheets.find((sheet) => sameName(sheet.name, name)) ?? null;
  }

  table(name: string): Table | null {
    for (const sheet of this.sheets)
      for (const table of sheet.tables)
        if (sameName(table.name, name) || table.id === name) return table;
    return null;
  }

  newId(): string {
    return newId();
  }

  nextTableId(): string {
    lastId += 1;
    return String(lastId);
  }

  freeTableName(): string {
    let number = 1;
    while (this.table(`表${number}`) !== null) number += 1;
    return `表${number}`;
  }

  assertMayChange(): void {
    if (this.readOnly) throw accessDenied("the workbook is read-only");
  }

  /** Sheets may not be added, removed, renamed, moved or hidden while the structure is protected. */
  assertStructureFree(): void {
    this.assertMayChange();
    if (this.structure !== null)
      throw accessDenied("the workbook's structure is protected");
  }

  /** A formula that names a sheet which is not there is refused. */
  assertSheetsOf(formula: string): void {
    for (const name of sheetsOf(formula))
      if (this.sheet(name) === null && !/^\[|^#REF/.test(name))
        throw invalidArgument(`there is no sheet ${name}`);
  }

  addSheet(name: string): Sheet {
    this.assertStructureFree();
    this.assertSheetName(name, null);
    const sheet = new Sheet(this, newId(), name);
    this.sheets.push(sheet);
    this.emit(EVENT_TYPES.worksheetAdded, WORKBOOK_TARGET, {
      worksheetId: sheet.id,
      source: "Local",
    });
    return sheet;
  }

  /** Removes a sheet; formulas that referred to it show `#REF!`. */
  deleteSheet(sheet: Sheet): void {
    this.assertStructureFree();
    if (sheet.visibility === "VeryHidden")
      throw new ApiError(
        "InvalidOperation",
        "A very hidden sheet cannot be deleted.",
      );
    this.assertOtherVisible(sheet);
    const at = this.sheets.indexOf(sheet);
    if (at < 0) throw itemNotFound(sheet.name);
    this.sheets.splice(at, 1);
    this.relabel(sheet.name, null);
    this.emit(EVENT_TYPES.worksheetDeleted, WORKBOOK_TARGET, {
      worksheetId: sheet.id,
      source: "Local",
    });
    if (this.active === sheet) {
      const next = this.sheets.find(
        ({ visibility }) => visibility === "Visible",
      );
      if (next !== undefined) this.activate(next);
    }
  }

  renameSheet(sheet: Sheet, name: string): void {
    if (name === sheet.name) return;
    this.assertStructureFree();
    this.assertSheetName(name, sheet);
    const nameBefore = sheet.name;
    sheet.name = name;
    this.relabel(nameBefore, name);
    for (const target of [sheet.id, WORKBOOK_TARGET])
      this.emit(EVENT_TYPES.worksheetNameChanged, target, {
        worksheetId: sheet.id,
        nameBefore,
        nameAfter: name,
        source: "Local",
      });
  }

  moveSheet(sheet: Sheet, position: number): void {
    this.assertStructureFree();
    if (position >= this.sheets.length)
      throw invalidArgument(`there is no position ${position}`);
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    this.sheets.splice(position, 0, sheet);
  }

  showSheet(sheet: Sheet, visibility: SheetVisibility): void {
    if (visibility === sheet.visibility) return;
    this.assertStructureFree();
    if (visibility !== "Visible") this.assertOtherVisible(sheet);
    sheet.visibility = visibility;
    if (this.active === sheet && visibility !== "Visible") {
      const next = this.sheets.find((each) => each.visibility === "Visible");
      if (next !== undefined) this.activate(next);
    }
  }

  activate(sheet: Sheet): void {
    if (sheet.visibility !== "Visible")
      throw new ApiError(
        "InvalidOperation",
        "A hidden sheet cannot be activated.",
      );
    const before = this.active;
    if (before === sheet) return;
    this.active = sheet;
    this.selection = { row: 0, column: 0, rows: 1, columns: 1 };
    for (const [type, left] of [
      [EVENT_TYPES.worksheetDeactivated, before],
      [EVENT_TYPES.worksheetActivated, sheet],
    ] as const)
      for (const target of [left.id, WORKBOOK_TARGET])
        this.emit(type, target, { worksheetId: left.id });
  }

  select(sheet: Sheet, rect: Rect): void {
    this.activate(sheet);
    this.selection = rect;
    for (const target of [sheet.id, WORKBOOK_TARGET])
      this.emit(EVENT_TYPES.selectionChanged, target, {
        address: addressText(rect),
        worksheetId: sheet.id,
      });
  }

  /** Puts the values that `calculate` gives into all cells with a formula. */
  recalculate(calculate: Calculator): void {
    for (const sheet of this.sheets) {
      const used = sheet.usedIn(
        { row: 0, column: 0, rows: 1_048_576, columns: 16_384 },
        true,
      );
      if (used === null) continue;
      for (const [row, column, { formula }] of [...sheet.cellsIn(used)])
        if (formula !== null)
          sheet.put(row, column, {
            value: calculate(sheet.name, row, column, formula.slice(1)),
          });
    }
  }

  /** Tells that cells changed: to the sheet's listeners, the workbook's, and those of a table that they are in. */
  changed(
    sheet: Sheet,
    rect: Rect,
    changeType = "RangeEdited",
    details: Readonly<Record<string, unknown>> = {},
  ): void {
    const args = {
      address: addressText(rect),
      changeType,
      source: "Local",
      triggerSource: this.actor === "addin" ? "ThisLocalAddin" : "Unknown",
      worksheetId: sheet.id,
      ...details,
    };
    for (const target of [sheet.id, WORKBOOK_TARGET])
      this.emit(EVENT_TYPES.worksheetChanged, target, args);
    for (const table of sheet.tables) {
      if (!overlap(table.rect, rect)) continue;
      for (const target of [table.id, sheet.id, WORKBOOK_TARGET])
        this.emit(EVENT_TYPES.tableChanged, target, {
          ...args,
          tableId: table.id,
        });
    }
  }

  emit(type: number, target: string, args: HostEvent["args"]): void {
    if (this.eventsEnabled) this.pending.push({ type, target, args });
  }

  /** The events since the last time. */
  takeEvents(): readonly HostEvent[] {
    return this.pending.splice(0);
  }

  private assertSheetName(name: string, own: Sheet | null): void {
    const legal =
      name !== "" &&
      name.length <= 31 &&
      !/[:\\/?*[\]]/.test(name) &&
      !name.startsWith("'") &&
      !name.endsWith("'") &&
      name.toLowerCase() !== "history";
    if (!legal) throw invalidArgument(`${name} is no sheet name`);
    const other = this.sheet(name);
    if (other !== null && other !== own)
      throw new ApiError(
        "ItemAlreadyExists",
        `A resource with the same name or identifier already exists. (${name})`,
      );
  }

  private assertOtherVisible(sheet: Sheet): void {
    const others = this.sheets.some(
      (each) => each !== sheet && each.visibility === "Visible",
    );
    if (!others)
      throw new ApiError(
        "InvalidOperation",
        "A workbook must contain at least one visible worksheet.",
      );
  }

  /** Brings a sheet's new name, or its end, into formulas and names. */
  private relabel(from: string, to: string | null): void {
    for (const sheet of this.sheets) {
      for (const [row, column, { formula }] of [
        ...sheet.cellsIn({
          row: 0,
          column: 0,
          rows: 1_048_576,
          columns: 16_384,
        }),
      ])
        if (formula !== null)
          sheet.put(row, column, { formula: withSheet(formula, from, to) });
      for (const name of sheet.names)
        name.formula = withSheet(name.formula, from, to);
    }
    for (const name of this.names)
      name.formula = withSheet(name.formula, from, to);
  }
}

function newId(): string {
  lastId += 1;
  return `{${lastId.toString(16).toUpperCase().padStart(8, "0")}-0000-4000-8000-000000000000}`;
}

function overlap(a: Rect, b: Rect): boolean {
  return (
    a.row < b.row + b.rows &&
    b.row < a.row + a.rows &&
    a.column < b.column + b.columns &&
    b.column < a.column + a.columns
  );
}
