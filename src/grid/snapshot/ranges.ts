import type { IRange } from "@univerjs/core";
import { cellAddress } from "../../core/layout";
import { HostError } from "../../core/layout";

const CELL = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/u;

/** A cell's place as Univer counts it: rows and columns from 0. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** The place of an A1 address; throws the port's error for what is none. */
export function placeAt(address: string): GridPlace {
  const match = CELL.exec(address);
  if (match === null)
    throw new HostError("host-refused", null, [], `no cell: ${address}`);
  let column = 0;
  for (const letter of (match[1] ?? "").toUpperCase())
    column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match[2]) - 1, column: column - 1 };
}

/** The range of an A1 reference without a sheet. */
export function rangeAt(reference: string): IRange {
  const [from = "", to = from] = reference.split(":");
  const [first, last] = [placeAt(from), placeAt(to)];
  return {
    startRow: Math.min(first.row, last.row),
    endRow: Math.max(first.row, last.row),
    startColumn: Math.min(first.column, last.column),
    endColumn: Math.max(first.column, last.column),
  };
}

/** A range as people write it: `D4` or `D4:E6`. */
export function rangeText(range: IRange): string {
  const first = cellAddress(range.startRow + 1, range.startColumn + 1);
  const last = cellAddress(range.endRow + 1, range.endColumn + 1);
  return first === last ? first : `${first}:${last}`;
}
