import type { PlanReading, TableKey } from "../../core/layout";
import { cellPosition } from "./cell-position";
import type { Anchors } from "./undo";

/** The columns that say which row of a table a row is. */
const IDENTITY: Readonly<Record<TableKey, readonly string[]>> = {
  goals: ["id", "text"],
  measures: ["id", "text"],
  nodes: ["id", "text", "dueMonth"],
  indicators: ["id", "name", "part"],
  owners: ["name", "department"],
};

/** By what the rows of a plan are known again: those of its tables, and the lines of its record of reports. */
export function planAnchors({ tables, reports }: PlanReading): Anchors {
  const months = new Map(
    (reports ?? []).flatMap(({ place, cells }) =>
      cells?.month === undefined
        ? []
        : [
            [
              `${place.sheet} ${place.row}`,
              [cellPosition(cells.month).column],
            ] as const,
          ],
    ),
  );
  return (sheet, row) => {
    const month = months.get(`${sheet} ${row}`);
    if (month !== undefined) return month;
    // Of tables below each other, the last one that begins above the row.
    const [key, place] =
      (Object.keys(IDENTITY) as TableKey[])
        .flatMap((name) => {
          const table = tables[name];
          return table?.sheet === sheet && row > table.headerRow
            ? [[name, table] as const]
            : [];
        })
        .sort(([, a], [, b]) => b.headerRow - a.headerRow)
        .at(0) ?? [];
    if (key === undefined || place === undefined) return [];
    return IDENTITY[key].flatMap((name) => place.columns.get(name) ?? []);
  };
}
