import { CellValueType, DataValidationType } from "@univerjs/core";
import type {
  ICellData,
  Injector,
  ISheetDataValidationRule,
} from "@univerjs/core";
import {
  DataValidationCustomFormulaService,
  DataValidationFormulaService,
  DataValidationListCacheService,
  DataValidatorRegistryService,
  SheetDataValidationModel,
} from "@univerjs/preset-sheets-data-validation";
import type { Book } from "./book";
import type { Scalar } from "./formula/values";
import { gridValue } from "./snapshot/cell";

/** What Univer's rules ask of its formula services. */
type Result = Awaited<
  ReturnType<DataValidationFormulaService["getRuleFormulaResult"]>
>;

/**
 * Lets Univer's rules on what may be typed ask our figures instead of its own
 * engine, which is not running.
 */
export function answerRules(
  injector: Injector,
  openBook: () => Book | null,
): void {
  const rules = injector.get(SheetDataValidationModel);
  const lists = injector.get(DataValidationFormulaService);
  const cells = injector.get(DataValidationCustomFormulaService);
  const ruleOf = (
    unitId: string,
    subUnitId: string,
    ruleId: string,
  ): ISheetDataValidationRule | undefined =>
    rules.getRuleById(unitId, subUnitId, ruleId);

  const listed = (
    unitId: string,
    subUnitId: string,
    ruleId: string,
  ): Result => {
    const book = openBook();
    const rule = ruleOf(unitId, subUnitId, ruleId);
    if (book === null || rule === undefined) return null;
    const of = (formula: string | undefined) =>
      formula?.startsWith("=") !== true
        ? null
        : {
            result: {
              0: {
                0: book.calculation.figures
                  .entries(formula.slice(1), sheetIndex(book, subUnitId))
                  .filter((value) => value !== null && value !== "")
                  .map((value) => [cellOf(value)]),
              },
            },
          };
    return [of(rule.formula1), of(rule.formula2)] as unknown as Result;
  };
  const bound = (
    which: "formula1" | "formula2",
    unitId: string,
    subUnitId: string,
    ruleId: string,
    row: number,
    column: number,
  ): ICellData | null => {
    const book = openBook();
    const rule = ruleOf(unitId, subUnitId, ruleId);
    const formula = rule?.[which];
    const from = rule?.ranges[0];
    if (
      book === null ||
      from === undefined ||
      formula?.startsWith("=") !== true
    )
      return null;
    return cellOf(
      book.calculation.figures.ruled(
        formula.slice(1),
        sheetIndex(book, subUnitId),
        { row: from.startRow, column: from.startColumn },
        { row, column },
      ),
    );
  };

  // Univer asks whether it could read the date from its text; ours are shown as people here write them.
  const dates = injector
    .get(DataValidatorRegistryService)
    .getValidatorItem(DataValidationType.DATE);
  if (dates !== undefined)
    dates.isValidType = ({ value }) =>
      Promise.resolve(typeof value === "number");
  lists.addRule = nothing;
  lists.getRuleFormulaResultSync = (...asked) => listed(...asked) ?? undefined;
  lists.getRuleFormulaResult = (...asked) => Promise.resolve(listed(...asked));
  cells.addRule = nothing;
  cells.makeRuleDirty = nothing;
  cells.getCellFormulaValueSync = (...asked) => bound("formula1", ...asked);
  cells.getCellFormula2ValueSync = (...asked) => bound("formula2", ...asked);
  cells.getCellFormulaValue = (...asked) =>
    Promise.resolve(bound("formula1", ...asked));
  cells.getCellFormula2Value = (...asked) =>
    Promise.resolve(bound("formula2", ...asked));
}

/** Lists may have other entries since something was changed. */
export function forgetLists(injector: Injector): void {
  injector.get(DataValidationListCacheService).clear();
}

function nothing(): void {
  // Univer's engine is not told of formulas, since it is not running.
}

function sheetIndex(book: Book, sheetId: string): number {
  return book.workbook
    .getSheets()
    .findIndex((sheet) => sheet.getSheetId() === sheetId);
}

function cellOf(value: Scalar): ICellData {
  if (value === null) return {};
  return typeof value === "object"
    ? { v: value.error, t: CellValueType.STRING }
    : gridValue(value);
}
