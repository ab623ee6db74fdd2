import type { ICellData, Workbook } from "@univerjs/core";
import { IDefinedNamesService } from "@univerjs/preset-sheets-core";
import type { Injector } from "@univerjs/core";
import type { Scalar } from "./formula/values";
import type { Source, SourceCell, SourceSheet } from "./formula/figures";
import { formulaOf, valueOf } from "./cell-value";

/** Serial 25569 of the 1900 system is the first of January 1970. */
const EPOCH = 25_569;
const DAY = 86_400_000;

/** The workbook as formulas see it at this moment. */
export function sourceOf(injector: Injector, workbook: Workbook): Source {
  const names = injector
    .get(IDefinedNamesService)
    .getDefinedNameMap(workbook.getUnitId());
  return {
    sheets: workbook.getSheets().map((sheet): SourceSheet => {
      const rows: (SourceCell | undefined)[][] = [];
      let columnCount = 0;
      sheet.getCellMatrix().forValue((row, column, data) => {
        if (data === null || data === undefined) return;
        const formula = formulaOf(injector, workbook, sheet, row, column, data);
        const value: Scalar = valueOf(data, formula !== undefined);
        if (value === null && formula === undefined) return;
        (rows[row] ??= [])[column] =
          formula === undefined
            ? { value }
            : {
                value,
                formula,
                ...(isArray(data) ? { array: true } : {}),
              };
        columnCount = Math.max(columnCount, column + 1);
      });
      return { name: sheet.getName(), rows, columnCount };
    }),
    names: new Map(
      Object.values(names ?? {}).map(
        ({ name, formulaOrRefString, localSheetId }) => {
          const at = workbook
            .getSheets()
            .findIndex((sheet) => sheet.getSheetId() === localSheetId);
          return [
            at < 0 ? name.toLowerCase() : `${at}!${name.toLowerCase()}`,
            formulaOrRefString.replace(/^=/u, ""),
          ];
        },
      ),
    ),
    now: serialNow(),
  };
}

function isArray({ custom }: ICellData): boolean {
  return (custom as { array?: boolean } | null | undefined)?.array === true;
}

/** This moment as a serial, by the clock on the person's wall. */
function serialNow(): number {
  const now = new Date();
  const minutes = now.getTimezoneOffset();
  return (now.getTime() - minutes * 60_000) / DAY + EPOCH;
}
