import { cellAddress } from "../../core/layout";
import type { RangeRef } from "../../core/layout";
import { columnNumber } from "../reader/sheet-tolerant";

/** A rectangle of cells; rows and columns from 1, both ends included. */
export interface Area {
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

const AREA =
  /^\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$/;
const COLUMNS = /^\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})$/;
const ROWS = /^\$?(\d{1,7}):\$?(\d{1,7})$/;

/** The area of `A1:C3`, of one cell, of whole columns or rows; `null` for anything else and outside Excel's grid. */
export function areaOf(ref: string): Area | null {
  const text = ref.trim();
  const cells = AREA.exec(text);
  if (cells !== null) {
    const [, left = "", top = "", right = left, bottom = top] = cells;
    return area(
      Number(top),
      columnNumber(left),
      Number(bottom),
      columnNumber(right),
    );
  }
  const columns = COLUMNS.exec(text);
  if (columns !== null)
    return area(
      1,
      columnNumber(columns[1] ?? ""),
      LAST_ROW,
      columnNumber(columns[2] ?? ""),
    );
  const rows = ROWS.exec(text);
  if (rows === null) return null;
  return area(Number(rows[1]), 1, Number(rows[2]), LAST_COLUMN);
}

function area(
  top: number,
  left: number,
  bottom: number,
  right: number,
): Area | null {
  const found = {
    firstRow: Math.min(top, bottom),
    firstColumn: Math.min(left, right),
    lastRow: Math.max(top, bottom),
    lastColumn: Math.max(left, right),
  };
  return found.firstRow >= 1 &&
    found.firstColumn >= 1 &&
    found.lastRow <= LAST_ROW &&
    found.lastColumn <= LAST_COLUMN
    ? found
    : null;
}

/** `A1:C3`, or `A1` for one cell. */
export function refOf(area: Area): RangeRef {
  const first = cellAddress(area.firstRow, area.firstColumn);
  const last = cellAddress(area.lastRow, area.lastColumn);
  return first === last ? first : `${first}:${last}`;
}

/** The areas of a list such as `A1:A3 C1`; `null` where one of them is none. */
export function areasOf(list: string): readonly Area[] | null {
  const areas: Area[] = [];
  for (const ref of list.split(/\s+/)) {
    if (ref === "") continue;
    const area = areaOf(ref);
    if (area === null) return null;
    areas.push(area);
  }
  return areas.length === 0 ? null : areas;
}

/** An attribute's range in the usual form; `undefined` where it is none. */
export function rangeOf(ref: string | undefined): RangeRef | undefined {
  const area = areaOf(ref ?? "");
  return area === null ? undefined : refOf(area);
}
