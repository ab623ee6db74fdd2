import { CellValueType, isRealNum } from "@univerjs/core";
import type { ICellData } from "@univerjs/core";
import type { CellContent, CellLayout } from "../../core/layout";

/** A value as Univer keeps it; text stays text, whatever it looks like. */
export function gridValue(value: CellContent): ICellData {
  if (value === null) return {};
  if (typeof value === "number") return { v: value, t: CellValueType.NUMBER };
  if (typeof value === "boolean")
    return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  return {
    v: value,
    t: looksLikeMore(value) ? CellValueType.FORCE_STRING : CellValueType.STRING,
  };
}

/** Texts that Univer would make a number, a truth value or a formula of when their cell is touched. */
function looksLikeMore(text: string): boolean {
  return (
    isRealNum(text) || /^(?:true|false)$/iu.test(text) || text.startsWith("=")
  );
}

/** A layout's cell; `undefined` where there is nothing to keep. */
export function gridCell(cell: CellLayout): ICellData | undefined {
  const content = cell.value === "" ? {} : gridValue(cell.value);
  const data: ICellData = {
    ...content,
    ...(cell.formula === undefined ? {} : { f: `=${cell.formula}` }),
    ...(cell.array === true ? { custom: { array: true } } : {}),
    ...(cell.style === undefined ? {} : { s: cell.style }),
  };
  return Object.keys(data).length === 0 ? undefined : data;
}
