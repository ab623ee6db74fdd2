import { CellValueType } from "@univerjs/core";
import type { ICellData, Injector, IStyleData } from "@univerjs/core";
import {
  AFTER_CELL_EDIT,
  SheetInterceptorService,
} from "@univerjs/preset-sheets-core";
import { numberKind } from "../core/layout";

/** Before Univer reads what was typed. */
const EARLY = 12;

const CHINESE = /^(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?$/u;
/** A month or a day where the cell shows dates: `2026-3`, `2026.3.5`. */
const POINTED = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/u;

/** How dates are shown in a cell that has no format for them. */
const FORMATS = { month: 'yyyy"年"m"月"', day: "yyyy-mm-dd" } as const;

const DAY = 86_400_000;
const EPOCH = 25_569;

/** Reads typed months and days as people here write them; Univer knows only others. */
export function readDates(injector: Injector): void {
  injector
    .get(SheetInterceptorService)
    .writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
      priority: EARLY,
      handler: (typed, location, next) => {
        const { row, col, worksheet, workbook } = location;
        const style = workbook
          .getStyles()
          .getStyleByCell(worksheet.getCellRaw(row, col));
        const pattern =
          style?.n?.pattern ?? worksheet.getColumnStyle(col)?.n?.pattern ?? "";
        return next(
          typed === null || typed === undefined
            ? typed
            : dated(typed, style ?? {}, pattern),
        );
      },
    });
}

function dated(
  typed: ICellData,
  style: IStyleData,
  pattern: string,
): ICellData {
  const { v, f } = typed;
  if (typeof v !== "string" || (f !== null && f !== undefined)) return typed;
  const isDate = numberKind(pattern) === "date";
  const text = v.normalize("NFKC").replace(/\s/gu, "");
  if (pattern === "@") return typed;
  const match = CHINESE.exec(text) ?? (isDate ? POINTED.exec(text) : null);
  const serial = match === null ? null : serialOf(match);
  if (match === null || serial === null) return typed;
  const format = match[3] === undefined ? FORMATS.month : FORMATS.day;
  return {
    ...typed,
    v: serial,
    t: CellValueType.NUMBER,
    p: null,
    ...(isDate ? {} : { s: { ...style, n: { pattern: format } } }),
  };
}

/** Serial of a day, or of a month's first; `null` for a day that there is not. */
function serialOf([, year, month, day = "1"]: RegExpExecArray): number | null {
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const date = new Date(at);
  return date.getUTCMonth() === Number(month) - 1 &&
    date.getUTCDate() === Number(day)
    ? at / DAY + EPOCH
    : null;
}
