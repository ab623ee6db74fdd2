import { CanceledError, CommandType, ICommandService } from "@univerjs/core";
import type {
  ICellData,
  ICommandInfo,
  IExecutionOptions,
  IRange,
} from "@univerjs/core";
import {
  InsertColMutation,
  InsertRowMutation,
  MoveRangeMutation,
  RemoveColMutation,
  RemoveRowMutation,
  IDefinedNamesService,
  ReorderRangeMutation,
  SetRangeValuesMutation,
  SetWorksheetShowCommand,
} from "@univerjs/preset-sheets-core";
import { PLAN_SHEET_NAMES, sheetOfReference, TABLES } from "../core/layout";
import type { Edit } from "../core/layout";
import type { Book } from "./book";
import { visibilityOf } from "./read";
import { rangeText } from "./snapshot/ranges";
import type { TableRecord } from "./tables";

/** The plan's tables, in any plan workbook. */
const PLAN_TABLES: ReadonlySet<string> = new Set(
  TABLES.map(({ tableName }) => tableName.toLowerCase()),
);

/** What is told of a workbook's changes. */
export interface Watcher {
  /** A cell, a sheet, a format… was changed by anybody. */
  readonly onChange: () => void;
  /** A person changed cells of the plan's tables. */
  readonly onEdit: (edit: Edit) => void;
}

/** A range of a sheet. */
interface Touched {
  readonly sheetId: string;
  readonly range: IRange;
}

/** Follows everything that happens to a workbook; the function ends it. */
export function watchBook(book: Book, watcher: Watcher): () => void {
  const commands = book.injector.get(ICommandService);
  let names = namesOf(book);
  const listening = commands.onCommandExecuted((command, options) => {
    if (!concerns(book, command, options)) return;
    book.calculation.changed();
    book.tables.follow(command);
    book.formats.follow(command, (id) => names.get(id) ?? "");
    names = namesOf(book);
    const touched = touchedBy(command);
    if (!book.isOwn) {
      for (const each of touched) grow(book, each, command);
      for (const each of touched) tell(book, each, watcher.onEdit);
    }
    watcher.onChange();
  });
  // Very hidden sheets are the program's; Univer knows only hidden ones.
  const guarding = commands.beforeCommandExecuted(({ id, params }) => {
    if (id !== SetWorksheetShowCommand.id || book.isOwn) return;
    const { subUnitId } = params as { subUnitId?: string };
    const sheet = book.workbook.getSheetBySheetId(subUnitId ?? "");
    if (sheet !== null && sheet !== undefined)
      if (visibilityOf(sheet) === "very-hidden") throw new CanceledError();
  });
  return () => {
    listening.dispose();
    guarding.dispose();
  };
}

function namesOf({ workbook }: Book): ReadonlyMap<string, string> {
  return new Map(
    workbook.getSheets().map((sheet) => [sheet.getSheetId(), sheet.getName()]),
  );
}

/** A lasting change of this workbook, and not a formula's new value. */
function concerns(
  book: Book,
  { type, params }: Readonly<ICommandInfo>,
  options: IExecutionOptions | undefined,
): boolean {
  const unitId = (params as { unitId?: unknown } | undefined)?.unitId;
  return (
    type === CommandType.MUTATION &&
    unitId === book.unitId &&
    options?.["fromFormula"] !== true &&
    options?.onlyLocal !== true
  );
}

/** The ranges whose contents a mutation has changed. */
function touchedBy({ id, params }: Readonly<ICommandInfo>): readonly Touched[] {
  switch (id) {
    case SetRangeValuesMutation.id: {
      const { subUnitId, cellValue } = params as ValuesParams;
      const range = rangeOf(cellValue ?? {});
      return range === null ? [] : [{ sheetId: subUnitId, range }];
    }
    case InsertRowMutation.id:
    case RemoveRowMutation.id:
    case InsertColMutation.id:
    case RemoveColMutation.id:
    case ReorderRangeMutation.id: {
      const { subUnitId, range } = params as {
        subUnitId: string;
        range: IRange;
      };
      return [{ sheetId: subUnitId, range }];
    }
    case MoveRangeMutation.id: {
      const { from, to, fromRange, toRange } = params as {
        from: { subUnitId: string };
        to: { subUnitId: string };
        fromRange: IRange;
        toRange: IRange;
      };
      return [
        { sheetId: from.subUnitId, range: fromRange },
        { sheetId: to.subUnitId, range: toRange },
      ];
    }
    default:
      return [];
  }
}

interface ValuesParams {
  readonly subUnitId: string;
  readonly cellValue?: Readonly<
    Record<string, Readonly<Record<string, ICellData | null>> | undefined>
  >;
}

/** The smallest range around the cells whose content is set; `null` where only looks are. */
function rangeOf(cells: NonNullable<ValuesParams["cellValue"]>): IRange | null {
  const rows: number[] = [];
  const columns: number[] = [];
  for (const [row, line] of Object.entries(cells)) {
    for (const [column, cell] of Object.entries(line ?? {})) {
      if (!setsContent(cell)) continue;
      rows.push(Number(row));
      columns.push(Number(column));
    }
  }
  return rows.length === 0
    ? null
    : {
        startRow: least(rows),
        endRow: most(rows),
        startColumn: least(columns),
        endColumn: most(columns),
      };
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), Infinity);
}

function most(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b), -Infinity);
}

function setsContent(cell: ICellData | null): boolean {
  return cell === null || "v" in cell || "f" in cell || "p" in cell;
}

/** A table grows when something is typed right below it. */
function grow(
  book: Book,
  { sheetId, range }: Touched,
  { id }: Readonly<ICommandInfo>,
): void {
  if (id !== SetRangeValuesMutation.id) return;
  const sheet = book.workbook.getSheetBySheetId(sheetId);
  if (sheet === null || sheet === undefined) return;
  for (const table of book.tables.of(sheetId)) {
    let last = table.range.endRow;
    while (
      last + 1 >= range.startRow &&
      last + 1 <= range.endRow &&
      holdsText(table, last + 1, (row, column) => {
        const cell = sheet.getCellRaw(row, column);
        return (cell?.v ?? cell?.f ?? cell?.p ?? "") !== "";
      })
    )
      last += 1;
    if (last > table.range.endRow)
      book.tables.resize(table.name, { ...table.range, endRow: last });
  }
}

function holdsText(
  { range }: TableRecord,
  row: number,
  isFilled: (row: number, column: number) => boolean,
): boolean {
  for (let column = range.startColumn; column <= range.endColumn; column += 1)
    if (isFilled(row, column)) return true;
  return false;
}

/** Tells of the part of a range that lies in one of the plan's tables, and of all of it on a sheet of the plan that has none. */
function tell(
  book: Book,
  { sheetId, range }: Touched,
  onEdit: (edit: Edit) => void,
): void {
  const sheet = book.workbook.getSheetBySheetId(sheetId)?.getName();
  if (sheet === undefined) return;
  if (hasPlanName(book, sheet)) onEdit({ sheet, range: rangeText(range) });
  for (const table of book.tables.of(sheetId)) {
    if (!PLAN_TABLES.has(table.name.toLowerCase())) continue;
    const common = intersection(table.range, range);
    if (common !== null) onEdit({ sheet, range: rangeText(common) });
  }
}

/** Does one of the names by which the plan's sheets are known stand for a cell of the sheet? */
function hasPlanName({ injector, unitId }: Book, sheet: string): boolean {
  const names =
    injector.get(IDefinedNamesService).getDefinedNameMap(unitId) ?? {};
  return Object.values(names).some(
    ({ name, formulaOrRefString }) =>
      PLAN_SHEET_NAMES.has(name) &&
      sheetOfReference(formulaOrRefString) === sheet,
  );
}

function intersection(a: IRange, b: IRange): IRange | null {
  const common = {
    startRow: Math.max(a.startRow, b.startRow),
    endRow: Math.min(a.endRow, b.endRow),
    startColumn: Math.max(a.startColumn, b.startColumn),
    endColumn: Math.min(a.endColumn, b.endColumn),
  };
  return common.startRow > common.endRow ||
    common.startColumn > common.endColumn
    ? null
    : common;
}
