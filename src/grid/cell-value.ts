import { CellValueType } from "@univerjs/core";
import type { ICellData, Injector, Workbook, Worksheet } from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/preset-sheets-core";
import type { CellValue } from "../core/layout";

const ERRORS: ReadonlySet<string> = new Set([
  "#NULL!",
  "#DIV/0!",
  "#VALUE!",
  "#REF!",
  "#NAME?",
  "#NUM!",
  "#N/A",
  "#SPILL!",
  "#CALC!",
]);

/** A cell's formula without `=`; `undefined` where it has none. */
export function formulaOf(
  injector: Injector,
  workbook: Workbook,
  sheet: Worksheet,
  row: number,
  column: number,
  { f, si }: ICellData,
): string | undefined {
  if (typeof f === "string" && f !== "") return plainFormula(f);
  if (si === null || si === undefined || si === "") return undefined;
  const shared = injector
    .get(FormulaDataModel)
    .getFormulaStringByCell(
      row,
      column,
      sheet.getSheetId(),
      workbook.getUnitId(),
    );
  return shared === null || shared === undefined
    ? undefined
    : plainFormula(shared);
}

function plainFormula(formula: string): string {
  return formula.startsWith("=") ? formula.slice(1) : formula;
}

/** A cell's value; `null` where it is blank. */
export function valueOf(data: ICellData, isFormula: boolean): CellValue | null {
  const { v, t, p } = data;
  const rich = p?.body?.dataStream;
  if (rich !== undefined)
    return rich.replace(/\r\n$/u, "").replaceAll("\r", "\n");
  if (v === null || v === undefined) return null;
  if (t === CellValueType.BOOLEAN)
    return v === 1 || v === true || String(v).toLowerCase() === "true";
  if (t === CellValueType.STRING || t === CellValueType.FORCE_STRING)
    return textOrError(String(v), isFormula);
  if (t === CellValueType.NUMBER)
    return Number.isFinite(Number(v)) ? Number(v) : String(v);
  return typeof v === "string" ? textOrError(v, isFormula) : v;
}

function textOrError(text: string, isFormula: boolean): CellValue {
  return isFormula && ERRORS.has(text) ? { error: text } : text;
}
