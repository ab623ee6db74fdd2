import type { Figure } from "../../report/model";
import { columnName } from "../cells";
import { quoted } from "../plan-workbook/places";
import { NONE } from "./edition";
import type { RollupEdition } from "./edition";
import { countFormula, sumFormula } from "./facts";
import type { Criterion } from "./facts";
import type { SummarySheets } from "./report-cells";
import type { CellFinder } from "./report-formulas";
import { ROLLUP_SHEETS } from "./schema";

const REPORTING: Criterion = ["reporting", "1"];

/**
 * The formula of a figure that 年度总结 counts itself, without `=`; `null`
 * where it is a value: of last period, and of a workbook without formulas.
 */
export function reportCount(
  { source }: Figure,
  edition: RollupEdition,
  { indicators }: SummarySheets,
  cellOf: CellFinder,
): string | null {
  if (source.row !== "count") return null;
  const over = (...criteria: readonly Criterion[]): string | null =>
    edition.live ? countFormula(edition, [REPORTING, ...criteria]) : null;
  const scope = (column: string): string =>
    cellOf({ sheet: "about", row: "scope", column });
  const rate = cellOf({
    sheet: "quarters",
    row: "reporting",
    column: "year.rate",
  });
  const { firstRow, lastRow, columns } = indicators;
  const letter = columnName(columns.rate);
  const verdicts = `${quoted(ROLLUP_SHEETS.indicators[edition.language])}!$${letter}$${firstRow}:$${letter}$${lastRow}`;
  const { met, missed } = edition.texts.indicators;
  switch (source.column) {
    case "missing":
      return `${scope("expected")}-${scope("reported")}`;
    case "due":
      return edition.live ? sumFormula(edition, "dueByNow", [REPORTING]) : null;
    case "late":
      return over(["done", "1"], ["onTime", "0"]);
    case "deferredOut":
      return over(["deferredOutOf", '">0"']);
    case "open":
      return over(["counted", "1"], ["dueByNow", "0"], ["done", "0"]);
    case "gap":
      return difference(scope("pace"), rate, (a, b) => `${a}-${b}`);
    case "difference":
      return difference(
        rate,
        cellOf({ sheet: "report", row: "previous", column: "total.rate" }),
        (a, b) => `MAX(${a},${b})-MIN(${a},${b})`,
      );
    case "targets":
      return `SUMPRODUCT(ISNUMBER(${verdicts})*1)+COUNTIFS(${verdicts},"${met}")+COUNTIFS(${verdicts},"${missed}")`;
    case "met":
      return `COUNTIFS(${verdicts},">=1")+COUNTIFS(${verdicts},"${met}")`;
    default:
      throw new RangeError(`年度总结 does not count ${source.column}`);
  }
}

function difference(
  a: string,
  b: string,
  formula: (a: string, b: string) => string,
): string {
  return `IF(AND(ISNUMBER(${a}),ISNUMBER(${b})),${formula(a, b)},"${NONE}")`;
}
