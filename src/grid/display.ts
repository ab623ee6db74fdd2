import { CellValueType, InterceptorEffectEnum, numfmt } from "@univerjs/core";
import type {
  ICellDataForSheetInterceptor,
  Injector,
  IStyleData,
  Nullable,
} from "@univerjs/core";
import {
  BEFORE_CELL_EDIT,
  INTERCEPTOR_POINT,
  SheetInterceptorService,
} from "@univerjs/preset-sheets-core";
import type { ISheetLocation } from "@univerjs/preset-sheets-core";
import type { Book } from "./book";
import type { Figures } from "./formula/figures";
import { toTruth } from "./formula/values";
import type { FormatRecord } from "./formats";
import { formatStyle } from "./snapshot/style";

/** Before Univer formats numbers, so that a rule's number format is one. */
const EARLY = 12;
/** After Univer's rules on typing, but before the end of the row of interceptors. */
const LATE = 0;

type ShownCell = Nullable<ICellDataForSheetInterceptor>;

/** Shows the conditional formats of the open workbook, and hides what a number format hides. */
export function showFormats(
  injector: Injector,
  openBook: () => Book | null,
): void {
  const interceptors = injector.get(SheetInterceptorService);
  const looks = new Looks();
  interceptors.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    effect: InterceptorEffectEnum.Style | InterceptorEffectEnum.Value,
    priority: EARLY,
    handler: (cell, location, next) => {
      const book = openBook();
      return book === null || location.unitId !== book.unitId
        ? next(cell)
        : next(shown(book, looks, cell, location));
    },
  });
  // The editor begins with what the cell holds, not with what a rule shows of it.
  interceptors.writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
    priority: EARLY,
    handler: (cell, location, next) => {
      const book = openBook();
      return book === null || location.unitId !== book.unitId
        ? next(cell)
        : next(edited(book, looks, cell, location));
    },
  });
  // A rule that stops typing is no reproach to what stands there already.
  interceptors.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    effect: InterceptorEffectEnum.Style,
    priority: LATE,
    handler: (cell, location, next) => {
      if (cell === null || cell === undefined) return next(cell);
      const quiet = { ...cell };
      if (cell.markers?.tr !== undefined) {
        quiet.markers = { ...cell.markers };
        delete quiet.markers.tr;
      }
      const book = openBook();
      if (book !== null && isBelowTable(book, location))
        delete quiet.customRender;
      return next(quiet);
    },
  });
}

/** Room for rows to come, where a list's arrow in each would be a nuisance. */
function isBelowTable(
  book: Book,
  { subUnitId, row, col, rawData }: ISheetLocation & { rawData?: ShownCell },
): boolean {
  if ((rawData?.v ?? "") !== "") return false;
  return book.tables
    .of(subUnitId)
    .some(
      ({ range }) =>
        row > range.endRow + 1 &&
        col >= range.startColumn &&
        col <= range.endColumn,
    );
}

function shown(
  book: Book,
  looks: Looks,
  cell: ShownCell,
  location: ISheetLocation,
): ShownCell {
  const look = looks.of(book, location);
  if (look === null && !isNumber(cell)) return cell;
  const styles = location.workbook.getStyles();
  const own = styles.getStyleByCell(cell) ?? {};
  const style: IStyleData = look === null ? own : { ...own, ...look };
  const text = formattedText(cell, style.n?.pattern);
  if (look === null && text === null) return cell;
  return {
    ...cell,
    ...(look === null ? {} : { s: style }),
    ...(text === null ? {} : { v: text, t: CellValueType.FORCE_STRING }),
  };
}

function edited(
  book: Book,
  looks: Looks,
  cell: ShownCell,
  location: ISheetLocation,
): ShownCell {
  const raw = location.worksheet.getCellRaw(location.row, location.col);
  if (raw?.v === null || raw?.v === undefined || raw.f !== undefined)
    return cell;
  if (!isNumber(raw)) return { ...cell, v: raw.v, t: raw.t ?? null };
  if (looks.of(book, location)?.n === undefined) return cell;
  const pattern = location.workbook.getStyles().getStyleByCell(raw)?.n?.pattern;
  const own = pattern === undefined ? null : formatted(pattern, Number(raw.v));
  return { ...cell, v: own ?? raw.v, t: CellValueType.STRING };
}

function isNumber(cell: ShownCell): boolean {
  return cell?.t === CellValueType.NUMBER;
}

/** What a number format makes of a text, and of a number that it hides; else `null`. */
function formattedText(
  cell: ShownCell,
  pattern: string | undefined,
): string | null {
  const value = cell?.v;
  if (pattern === undefined || value === null || value === undefined)
    return null;
  if (isNumber(cell)) {
    if (!pattern.includes(";") && !pattern.includes('""')) return null;
    return formatted(pattern, Number(value)) === "" ? "" : null;
  }
  if (typeof value !== "string" || !/@./u.test(pattern)) return null;
  return formatted(pattern, value);
}

function formatted(pattern: string, value: number | string): string | null {
  try {
    return numfmt.format(pattern, value);
  } catch {
    return null;
  }
}

/** What the rules make of each cell, kept as long as the figures are the same. */
class Looks {
  #figures: Figures | null = null;
  #known = new Map<string, IStyleData | null>();

  of(book: Book, { subUnitId, row, col }: ISheetLocation): IStyleData | null {
    const records = book.formats.of(subUnitId);
    if (records.length === 0) return null;
    const { figures } = book.calculation;
    if (figures !== this.#figures) {
      this.#figures = figures;
      this.#known = new Map();
    }
    const key = `${subUnitId}:${row}:${col}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const look = lookOf(book, records, figures, row, col);
    this.#known.set(key, look);
    return look;
  }
}

function lookOf(
  book: Book,
  records: readonly FormatRecord[],
  figures: Figures,
  row: number,
  column: number,
): IStyleData | null {
  let look: IStyleData | null = null;
  for (const record of records) {
    const { range, formula, format, stopIfTrue } = record;
    if (
      row < range.startRow ||
      row > range.endRow ||
      column < range.startColumn ||
      column > range.endColumn
    )
      continue;
    const sheet = book.workbook
      .getSheets()
      .findIndex((each) => each.getSheetId() === record.sheetId);
    const holds = figures.ruled(
      formula,
      sheet,
      { row: range.startRow, column: range.startColumn },
      { row, column },
    );
    if (typeof holds === "object" && holds !== null) continue;
    if (toTruth(holds) !== true) continue;
    // What an earlier rule has set stays.
    look = { ...formatStyle(format), ...(look ?? {}) };
    if (stopIfTrue) break;
  }
  return look;
}
