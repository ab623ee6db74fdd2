import type { RangeRef } from "../../core/layout";
import { columnName } from "../../core/layout";

/** A cell's place from 1, as in the layout. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

const CELL = /^\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})$/;

/** Row and column of `B3` or `$B$3`. Throws a `RangeError` for anything else. */
export function placeOf(address: string): Place {
  const match = CELL.exec(address);
  const letters = match?.[1];
  const digits = match?.[2];
  if (letters === undefined || digits === undefined) {
    throw new RangeError(`${address} is not a cell's address`);
  }
  let column = 0;
  for (const letter of letters)
    column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits), column };
}

/** First and last cell of `A1:C3`, or of one cell. */
export function cornersOf(range: RangeRef): readonly [Place, Place] {
  const [from = "", to = from] = range.split(":");
  return [placeOf(from), placeOf(to)];
}

/** `$A$1:$C$3` of `A1:C3`. */
export function absolute(range: RangeRef): string {
  return cornersOf(range)
    .map((place) => `$${columnName(place.column)}$${place.row}`)
    .join(":");
}

/** A sheet's name as references have it, always in quotes: which names need them differs from program to program. */
export function quotedSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
