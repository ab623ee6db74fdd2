import { ApiError, accessDenied, invalidArgument } from "../protocol/errors";
import type { Rect } from "./address";
import { addressText, intersection } from "./address";
import { assertLegalName, sameName } from "./name";
import type { Sheet } from "./sheet";

/** An Excel table (ListObject). */
export class Table {
  readonly apiType = "Table";
  style = "TableStyleMedium2";
  showFilterButton = true;
  showBandedRows = true;
  showBandedColumns = false;
  highlightFirstColumn = false;
  highlightLastColumn = false;
  /** Ids of the columns in order; a column keeps its id when others come and go. */
  columnIds: number[];

  constructor(
    readonly id: string,
    private given: string,
    readonly sheet: Sheet,
    /** The header row included. */
    public rect: Rect,
  ) {
    this.columnIds = Array.from(
      { length: rect.columns },
      (_, index) => index + 1,
    );
  }

  get name(): string {
    return this.given;
  }

  /** Throws where the name is illegal or the workbook has it already. */
  set name(name: string) {
    this.sheet.workbook.assertMayChange();
    assertLegalName(name);
    const other = this.sheet.workbook.table(name);
    const taken = this.sheet.workbook.names.some((each) =>
      sameName(each.name, name),
    );
    if (taken || (other !== null && other !== this))
      throw new ApiError(
        "ItemAlreadyExists",
        `A table or a name ${name} already exists.`,
      );
    this.given = name;
  }

  get header(): Rect {
    return { ...this.rect, rows: 1 };
  }

  /** The rows below the header; a table has at least one. */
  get body(): Rect {
    return { ...this.rect, row: this.rect.row + 1, rows: this.rect.rows - 1 };
  }

  get columnNames(): readonly string[] {
    return Array.from({ length: this.rect.columns }, (_, index) => {
      const cell = this.sheet.cell(this.rect.row, this.rect.column + index);
      return typeof cell?.value === "string" ? cell.value : "";
    });
  }

  /**
   * Moves the table's borders. The header stays where it is.
   * Throws `InvalidArgument` for another header row or another table's cells.
   */
  resize(rect: Rect): void {
    this.sheet.assertUnprotected("a table is resized");
    if (rect.row !== this.rect.row || intersection(rect, this.rect) === null)
      throw invalidArgument("a table's header stays in its row");
    if (rect.rows < 2) throw invalidArgument("a table has at least one row");
    assertFree(this.sheet, rect, this);
    const last = Math.max(...this.columnIds);
    this.columnIds = Array.from(
      { length: rect.columns },
      (_, index) =>
        this.columnIds[index + rect.column - this.rect.column] ??
        last + index + 1,
    );
    this.rect = rect;
    this.settleHeader();
  }

  /** Follows columns of the sheet that come (`by` over 0) or go at a column. */
  moveColumns(rect: Rect, at: number, by: number): void {
    const index = Math.max(0, at - this.rect.column);
    if (rect.columns > this.rect.columns) {
      const last = Math.max(0, ...this.columnIds);
      const added = Array.from({ length: by }, (_, one) => last + one + 1);
      this.columnIds.splice(index, 0, ...added);
    } else if (rect.columns < this.rect.columns)
      this.columnIds.splice(index, this.rect.columns - rect.columns);
    this.rect = rect;
  }

  /** Header cells are text, filled in and unique; Excel makes them so without asking. */
  settleHeader(): void {
    const taken = new Set<string>();
    for (let index = 0; index < this.rect.columns; index += 1) {
      const column = this.rect.column + index;
      const cell = this.sheet.cell(this.rect.row, column);
      const value = cell?.value;
      const told =
        value === null || value === undefined || typeof value === "object"
          ? ""
          : String(value);
      const wanted = told === "" ? `列${index + 1}` : told;
      let name = wanted;
      for (let count = 2; taken.has(name.toLowerCase()); count += 1)
        name = `${wanted}${count}`;
      taken.add(name.toLowerCase());
      if (cell?.value !== name || cell.formula !== null)
        this.sheet.put(this.rect.row, column, { value: name, formula: null });
    }
  }
}

/**
 * Makes a table of a block. Throws `InvalidArgument` where it meets another
 * table, `AccessDenied` on a protected sheet.
 */
export function addTable(sheet: Sheet, rect: Rect, hasHeaders: boolean): Table {
  if (sheet.protection !== null)
    throw accessDenied("a table is made on a protected sheet");
  sheet.workbook.assertMayChange();
  assertFree(sheet, rect, null);
  if (sheet.merges.some((merge) => intersection(merge, rect) !== null))
    throw new ApiError(
      "InvalidOperation",
      "A table cannot contain merged cells.",
    );
  if (!hasHeaders) {
    const below = { ...rect, row: rect.row + rect.rows, rows: 1 };
    if (!sheet.isBlank(below))
      throw invalidArgument("there is no room for a header row");
    sheet.moveBlock(rect, 1);
  }
  const rows = Math.max(2, hasHeaders ? rect.rows : rect.rows + 1);
  const id = sheet.workbook.nextTableId();
  const table = new Table(id, sheet.workbook.freeTableName(), sheet, {
    ...rect,
    rows,
  });
  sheet.tables.push(table);
  table.settleHeader();
  return table;
}

function assertFree(sheet: Sheet, rect: Rect, own: Table | null): void {
  const other = sheet.tables.find(
    (table) => table !== own && intersection(table.rect, rect) !== null,
  );
  if (other !== undefined)
    throw invalidArgument(
      `${addressText(rect)} overlaps the table ${other.name}`,
    );
}
