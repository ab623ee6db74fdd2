import { TABLES, columnName } from "../../core/layout";
import type {
  PlanReading,
  RowPlace,
  SheetPatch,
  TableKey,
} from "../../core/layout";
import type { Month } from "../../core/plan";

/** Something of the workbook that the regenerated plan has no place for; it needs the person's yes. */
export type Lost =
  | {
      /** A row that the new plan no longer has. */
      readonly kind: "row";
      readonly table: TableKey;
      readonly id: string | null;
      readonly text: string;
      readonly place: RowPlace;
      /** Whether anything was filled in about it. */
      readonly reported: boolean;
    }
  | {
      /** A cell of a row that stays, for which the new plan has another value. */
      readonly kind: "value";
      readonly table: TableKey;
      readonly id: string;
      /** Key of the column (docs/plan-format.md). */
      readonly field: string;
      readonly was: string;
      readonly becomes: string;
      readonly place: RowPlace;
    }
  | {
      /** What was reported for a month that the new period has not. */
      readonly kind: "month";
      readonly table: "indicators" | "reports";
      readonly id: string;
      readonly month: Month;
      readonly place: RowPlace;
    };

/** A row that the new plan no longer has. */
export function lostRow(
  table: TableKey,
  { id, place }: { readonly id: string | null; readonly place: RowPlace },
  text: string,
  reported: boolean,
): Lost {
  return { kind: "row", table, id, text, place, reported };
}

/** Blanks the typed columns of the rows that go; computed ones show nothing for a blank row. */
export function removalsOf(
  lost: readonly Lost[],
  { tables }: PlanReading,
): readonly SheetPatch[] {
  return lost.flatMap((entry): readonly SheetPatch[] => {
    if (entry.kind !== "row") return [];
    const place = tables[entry.table];
    const schema = TABLES.find(({ key }) => key === entry.table);
    if (place === null || schema === undefined) return [];
    const computed = new Set(
      schema.columns
        .filter((column) => column.computed === true)
        .map(({ key }) => key as string),
    );
    const columns = [...place.columns].filter(([key]) => !computed.has(key));
    return [
      {
        sheet: place.sheet,
        cells: columns.map(([, column]) => ({
          cell: `${columnName(column)}${entry.place.row}`,
          value: null,
        })),
      },
    ];
  });
}
