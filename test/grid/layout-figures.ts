import { cellAddress } from "../../src/core/layout";
import type { WorkbookLayout } from "../../src/core/layout";
import { Figures } from "../../src/grid/formula/figures";
import type { SourceCell } from "../../src/grid/formula/figures";
import type { Scalar } from "../../src/grid/formula/values";

/** The figures of a layout's cells; its formulas begin without values. */
export function figuresOf(layout: WorkbookLayout, now = 46_000): Figures {
  return new Figures({
    now,
    names: new Map(
      layout.names.map(({ name, refersTo }) => [name.toLowerCase(), refersTo]),
    ),
    sheets: layout.sheets.map((sheet) => {
      const rows = [...sheet.rows].map((row) =>
        row.map((cell): SourceCell | undefined => {
          if (cell === undefined) return undefined;
          if (cell.formula !== undefined)
            return { value: null, formula: cell.formula };
          return cell.value === null ? undefined : { value: cell.value };
        }),
      );
      return {
        name: sheet.name,
        rows,
        columnCount: rows.reduce((most, row) => Math.max(most, row.length), 0),
      };
    }),
  });
}

/** The layout's formula cells that get another value than the layout says; how many there are in all. */
export function differencesFrom(
  layout: WorkbookLayout,
  valueAt: (sheet: number, row: number, column: number) => Scalar,
): { readonly formulas: number; readonly wrong: readonly string[] } {
  let formulas = 0;
  const wrong: string[] = [];
  layout.sheets.forEach((sheet, index) => {
    [...sheet.rows].forEach((row, r) => {
      row.forEach((cell, c) => {
        if (cell?.formula === undefined) return;
        formulas += 1;
        const found = valueAt(index, r, c);
        if (!isSame(cell.value, found))
          wrong.push(
            `${sheet.name}!${cellAddress(r + 1, c + 1)}: ${String(cell.value)} is ${JSON.stringify(found)}: ${cell.formula}`,
          );
      });
    });
  });
  return { formulas, wrong };
}

function isSame(wanted: unknown, found: unknown): boolean {
  if (typeof wanted === "number" && typeof found === "number")
    return Math.abs(wanted - found) <= 1e-9 * Math.max(1, Math.abs(wanted));
  return (wanted ?? "") === (found ?? "");
}
