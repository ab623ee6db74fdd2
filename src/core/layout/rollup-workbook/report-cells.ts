import type { CellSource } from "../../report/model";
import { columnName } from "../cells";
import { quoted } from "../plan-workbook/places";
import type { AboutSheet } from "./about";
import type { RollupEdition } from "./edition";
import type { FieldsSheet } from "./fields";
import { columnOf } from "./figure-groups";
import type { FigureGroup, FigureKey } from "./figure-groups";
import type { IndicatorsSheet } from "./indicators";
import type { QuartersSheet } from "./quarters";
import type { CellFinder } from "./report-formulas";
import { OVERDUE, ROLLUP_SHEETS } from "./schema";
import { LIST_HEADER_ROW } from "./sheet-frame";

/** The sheets that 年度总结 looks at. */
export interface SummarySheets {
  readonly about: AboutSheet;
  readonly quarters: QuartersSheet;
  readonly fields: FieldsSheet;
  readonly indicators: IndicatorsSheet;
}

/** Columns of 季度汇总 that are no figures. */
const QUARTERS_COLUMNS: Readonly<Record<string, number>> = {
  name: 3,
  status: 4,
};

/**
 * Finds the cells of the other sheets. Throws for a cell that the workbook
 * does not have: the report and the workbook are made from one roll-up.
 */
export function summaryCells(
  edition: RollupEdition,
  sheets: SummarySheets,
): CellFinder {
  return (source) => {
    const place = summaryPlace(source, edition, sheets);
    if (place === null)
      throw new RangeError(
        `no cell ${source.sheet} ${source.row} ${source.column}`,
      );
    const sheet = quoted(ROLLUP_SHEETS[source.sheet][edition.language]);
    return `${sheet}!${place}`;
  };
}

/** The cell of another sheet than 年度总结, `$C$5`; `null` where there is none. */
export function summaryPlace(
  { sheet, row, column }: CellSource,
  edition: RollupEdition,
  { about, quarters, fields, indicators }: SummarySheets,
): string | null {
  switch (sheet) {
    case "about": {
      const cell = about.cells.get(`${row}.${column}`);
      return cell === undefined ? null : absolute(cell);
    }
    case "quarters":
      return address(
        quartersRow(row, edition, quarters),
        QUARTERS_COLUMNS[column] ?? groupColumn(quarters.groups, column),
      );
    case "fields":
      return address(
        fields.lines.get(row) ?? null,
        column === "name" ? 1 : groupColumn(fields.groups, column),
      );
    case "indicators":
      return address(
        indicators.firstRow + Number(row) - 1,
        (indicators.columns as Readonly<Record<string, number>>)[column] ??
          null,
      );
    case "overdue": {
      const index = OVERDUE.columns.findIndex(({ key }) => key === column);
      return address(
        LIST_HEADER_ROW + Number(row),
        index < 0 ? null : index + 1,
      );
    }
    case "report":
      return null;
  }
}

function quartersRow(
  row: string,
  edition: RollupEdition,
  quarters: QuartersSheet,
): number | null {
  if (row === "reporting") return quarters.reportingRow;
  if (row === "expected") return quarters.expectedRow;
  const number = edition.branchNumbers.get(row.replace(/^branch:/, ""));
  return number === undefined ? null : quarters.firstRow + number - 1;
}

/** The column of `q1.due`, `year.rate`… */
function groupColumn(
  groups: readonly FigureGroup[],
  column: string,
): number | null {
  const [part, key] = column.split(".");
  const group = groups.find(
    ({ span }) => (span === null ? "year" : `q${span.quarter}`) === part,
  );
  const known = group?.keys.find((each) => each === (key as FigureKey));
  return group === undefined || known === undefined
    ? null
    : columnOf(group, known);
}

function address(row: number | null, column: number | null): string | null {
  return row === null || column === null
    ? null
    : `$${columnName(column)}$${row}`;
}

/** `$C$5` of `C5`. */
export function absolute(cell: string): string {
  return cell.replace(/^([A-Z]+)(\d+)$/, "$$$1$$$2");
}
