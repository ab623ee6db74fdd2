/** A rectangle of cells, from 1. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const CORNER = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/;

/** `A1:C3` or `B2`; `null` for what Excel would not take as a range on a sheet. */
export function areaOf(ref: string): Area | null {
  const corners = ref.split(":");
  const [from, to = from] = corners.map(corner);
  if (corners.length > 2 || from == null || to == null) return null;
  if (from.row > to.row || from.column > to.column) return null;
  return { top: from.row, left: from.column, bottom: to.row, right: to.column };
}

function corner(text: string): { row: number; column: number } | null {
  const match = CORNER.exec(text);
  if (match === null) return null;
  let column = 0;
  for (const letter of match[1] ?? "")
    column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(match[2]);
  return column > 16384 || row > 1048576 ? null : { row, column };
}

export function overlap(a: Area, b: Area): boolean {
  return (
    a.left <= b.right &&
    b.left <= a.right &&
    a.top <= b.bottom &&
    b.top <= a.bottom
  );
}

/** Whether Excel takes a text as the name of a range or table. */
export function isLegalName(name: string): boolean {
  if (name.length > 255 || !/^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name))
    return false;
  return !/^(?:[a-z]{1,3}\d{1,7}|r\d*c\d*|r\d*|c\d*)$/i.test(name);
}
