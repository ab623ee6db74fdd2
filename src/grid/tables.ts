import type { ICommandInfo, IRange } from "@univerjs/core";
import {
  InsertColMutation,
  InsertRowMutation,
  MoveRangeMutation,
  RemoveColMutation,
  RemoveRowMutation,
} from "@univerjs/preset-sheets-core";
import { columnsChanged, rowsChanged } from "./lines";
import type { LineChange } from "./lines";

/** A table: Univer knows none, so that the host keeps where each stands. */
export interface TableRecord {
  readonly name: string;
  readonly sheetId: string;
  /** The header row included; rows and columns from 0. */
  readonly range: IRange;
}

/** What the parameters of a mutation on rows or columns have. */
interface RangeParams {
  readonly subUnitId: string;
  readonly range: IRange;
}

/** What the parameters of a moved range have. */
interface MoveParams {
  readonly fromRange: IRange;
  readonly toRange: IRange;
  readonly from: { readonly subUnitId: string };
  readonly to: { readonly subUnitId: string };
}

/** Where the workbook's tables stand, whatever people do to rows and columns. */
export class TableLedger {
  constructor(public records: readonly TableRecord[]) {}

  /** The tables of a sheet. */
  of(sheetId: string): readonly TableRecord[] {
    return this.records.filter((table) => table.sheetId === sheetId);
  }

  add(tables: readonly TableRecord[]): void {
    this.records = [...this.records, ...tables];
  }

  /** Gives a table another range. */
  resize(name: string, range: IRange): void {
    this.records = this.records.map((table) =>
      table.name === name ? { ...table, range } : table,
    );
  }

  /** Follows a mutation that moves rows, columns or ranges. */
  follow({ id, params }: Readonly<ICommandInfo>): void {
    switch (id) {
      case InsertRowMutation.id: {
        const { subUnitId, range } = params as RangeParams;
        this.#changed(subUnitId, rowsChanged(range, "inserted"), (table) =>
          table.endRow + 1 === range.startRow
            ? { ...table, endRow: range.endRow }
            : null,
        );
        break;
      }
      case RemoveRowMutation.id: {
        const { subUnitId, range } = params as RangeParams;
        this.#changed(subUnitId, rowsChanged(range, "removed"));
        break;
      }
      case InsertColMutation.id: {
        const { subUnitId, range } = params as RangeParams;
        this.#changed(subUnitId, columnsChanged(range, "inserted"), (table) =>
          table.endColumn + 1 === range.startColumn
            ? { ...table, endColumn: range.endColumn }
            : null,
        );
        break;
      }
      case RemoveColMutation.id: {
        const { subUnitId, range } = params as RangeParams;
        this.#changed(subUnitId, columnsChanged(range, "removed"));
        break;
      }
      case MoveRangeMutation.id:
        this.#moved(params as MoveParams);
        break;
      default:
    }
  }

  /**
   * `atEnd`: lines right at a table's end belong to it, since that is where
   * taking back a removal of its last lines puts them.
   */
  #changed(
    sheetId: string,
    change: LineChange,
    atEnd: (range: IRange) => IRange | null = () => null,
  ): void {
    this.records = this.records.flatMap((table) => {
      if (table.sheetId !== sheetId) return [table];
      const range = atEnd(table.range) ?? change.range(table.range);
      return range === null ? [] : [{ ...table, range }];
    });
  }

  /** A table that is cut and pasted as a whole goes with its cells. */
  #moved({ fromRange, toRange, from, to }: MoveParams): void {
    const down = toRange.startRow - fromRange.startRow;
    const right = toRange.startColumn - fromRange.startColumn;
    this.records = this.records.map((table) =>
      table.sheetId === from.subUnitId && isInside(table.range, fromRange)
        ? {
            ...table,
            sheetId: to.subUnitId,
            range: {
              startRow: table.range.startRow + down,
              endRow: table.range.endRow + down,
              startColumn: table.range.startColumn + right,
              endColumn: table.range.endColumn + right,
            },
          }
        : table,
    );
  }
}

function isInside(inner: IRange, outer: IRange): boolean {
  return (
    inner.startRow >= outer.startRow &&
    inner.endRow <= outer.endRow &&
    inner.startColumn >= outer.startColumn &&
    inner.endColumn <= outer.endColumn
  );
}
