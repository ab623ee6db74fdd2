import {
  monthOfDay,
  parseIsoDay,
  parseIsoMonth,
  parsePeriodKind,
  serialToDay,
} from "../../plan";
import type { Day, Month, PlanPeriod } from "../../plan";
import type { Cell, SheetCells } from "../cells";
import { EMPTY_TEXT } from "./record-rows";

/**
 * The fields of one row, by column from 1. Tolerates what programs make of a
 * sheet that they save again: numbers as text, days and months as dates.
 */
export class RowFields {
  constructor(
    private readonly sheet: SheetCells,
    private readonly row: number,
  ) {}

  /** The text; `null` for a blank cell. */
  optional(column: number): string | null {
    const value = this.sheet.cell(this.row, column)?.value;
    if (typeof value === "number") return String(value);
    if (typeof value !== "string" || value === "") return null;
    return value === EMPTY_TEXT ? "" : value;
  }

  /** The text; empty for a blank cell. */
  text(column: number): string {
    return this.optional(column) ?? "";
  }

  /** A text or a number as it is; `null` for a blank cell. */
  value(column: number): string | number | null {
    const value = this.sheet.cell(this.row, column)?.value;
    return typeof value === "number" ? value : this.optional(column);
  }

  number(column: number): number | null {
    const value = this.sheet.cell(this.row, column)?.value;
    if (typeof value === "number") return value;
    if (typeof value !== "string" || value.trim() === "") return null;
    const number = Number(value);
    return Number.isFinite(number) ? number : null;
  }

  /** A whole number over 0. */
  count(column: number): number | null {
    const number = this.number(column);
    return number !== null && Number.isInteger(number) && number > 0
      ? number
      : null;
  }

  month(column: number): Month | null {
    const day = serialOf(this.sheet.cell(this.row, column));
    return day === null
      ? parseIsoMonth(this.text(column).trim())
      : monthOfDay(day);
  }

  day(column: number): Day | null {
    return (
      serialOf(this.sheet.cell(this.row, column)) ??
      parseIsoDay(this.text(column).trim())
    );
  }

  /** Kind, first month and number of months in three columns. */
  period(column: number): PlanPeriod | null {
    const kind = parsePeriodKind(this.text(column));
    const start = this.month(column + 1);
    const months = this.number(column + 2);
    if (kind === null || start === null || (months !== 12 && months !== 6))
      return null;
    return { kind, start, months };
  }

  /** Is the cell blank? */
  blank(column: number): boolean {
    const value = this.sheet.cell(this.row, column)?.value;
    return value === undefined || value === null || value === "";
  }

  /** First columns of the groups of `size` from a column on, up to the first group that begins blank. */
  *groups(from: number, size: number): Generator<number> {
    for (
      let column = from;
      column <= this.sheet.columnCount && !this.blank(column);
      column += size
    )
      yield column;
  }
}

function serialOf(cell: Cell | undefined): Day | null {
  return typeof cell?.value === "number" ? serialToDay(cell.value) : null;
}
