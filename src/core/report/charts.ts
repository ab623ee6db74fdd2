import type { ReportContext } from "./context";
import { figureNumber } from "./reading";
import { cellText } from "./reading";
import type { ReportChart, ReportTable } from "./model";

/** A chart of some of a table's rows and columns. */
export function chartOf(
  { language }: ReportContext,
  table: ReportTable,
  look: {
    readonly title: string;
    readonly type: ReportChart["type"];
    readonly form: ReportChart["form"];
    readonly rows: readonly string[];
    readonly series: readonly {
      readonly name: string;
      readonly column: string;
    }[];
  },
): ReportChart {
  const { title, type, form, rows, series } = look;
  const drawn = rows.flatMap(
    (key) => table.rows.find((row) => row.key === key) ?? [],
  );
  const at = (column: string): number =>
    table.columns.findIndex(({ key }) => key === column);
  const categories = at("name");
  return {
    kind: "chart",
    key: table.key,
    title,
    type,
    form,
    table: table.key,
    categoryColumn: "name",
    rows: drawn.map(({ key }) => key),
    categories: drawn.map(({ cells }) => {
      const cell = cells[categories];
      return cell === undefined ? "" : cellText(cell, language);
    }),
    series: series.map(({ name, column }) => ({
      name,
      column,
      values: drawn.map(({ cells }) => {
        const cell = cells[at(column)];
        return cell?.kind === "figure" ? figureNumber(cell) : null;
      }),
    })),
  };
}
