import { cellAddress, indicatorValueReader } from "../../core/layout";
import type {
  CellPlace,
  IndicatorRow,
  PlanReading,
  RowPlace,
  WorkbookCells,
} from "../../core/layout";
import { formatMonth } from "../../core/plan";
import type {
  Direction,
  IndicatorId,
  IndicatorKind,
  Month,
} from "../../core/plan";
import { shown } from "../../core/plan/values";
import type { Fault } from "./node-entry";

/** One indicator in one month. */
export interface IndicatorLine {
  readonly key: string;
  readonly id: IndicatorId | null;
  readonly name: string;
  readonly unit: string;
  readonly kind: IndicatorKind;
  readonly direction: Direction;
  readonly target: number | null;
  /** The month's value, or a ratio's 分子; `null` where blank or unreadable. */
  readonly value: number | null;
  /** A ratio's 分母. */
  readonly denominator: number | null;
  /** What stands in the cells where it cannot be read as a number; else empty. */
  readonly written: string;
  /** What was reported from the period's start to this month; of 累计 only. */
  readonly total: number | null;
  /** The cell of the month's value, and of the other count of a ratio; `null` where the sheet has none. */
  readonly place: CellPlace | null;
  readonly denominatorPlace: CellPlace | null;
}

/** What a person enters for an indicator; texts as they were typed. */
export interface IndicatorEntry {
  readonly value: string;
  /** A ratio's 分母; empty for the other kinds. */
  readonly denominator: string;
}

export type IndicatorFault =
  | Fault<keyof IndicatorEntry>
  | {
      readonly field: keyof IndicatorEntry;
      readonly code:
        | "negative"
        /** The unit typed has nothing to do with the row's. */
        | "other-unit"
        /** 分子 is greater than 分母. */
        | "over-one"
        /** The sheet has no row for the other count. */
        | "no-second-row";
    };

/** The numbers of an entry in the row's unit; `null` clears. */
export type CheckedIndicator =
  | {
      readonly ok: true;
      readonly value: number | null;
      readonly denominator: number | null;
    }
  | { readonly ok: false; readonly faults: readonly IndicatorFault[] };

/** The indicators in one month, in the sheet's order; the keys differ. */
export function indicatorLines(
  reading: PlanReading,
  workbook: WorkbookCells,
  month: Month,
): readonly IndicatorLine[] {
  const column = reading.tables.indicators?.columns.get(formatMonth(month));
  const info = workbook.sheets.find(
    ({ name }) => name === reading.tables.indicators?.sheet,
  );
  const cells = info === undefined ? null : workbook.read(info);
  const textAt = (place: RowPlace | undefined): string =>
    place === undefined || column === undefined
      ? ""
      : shown(cells?.cell(place.row, column));
  const taken = new Map<string, number>();
  return reading.indicators.map((row) => {
    const name = `${row.id ?? ""} ${row.name}`;
    const times = taken.get(name) ?? 0;
    taken.set(name, times + 1);
    const value = row.values.get(month) ?? null;
    const denominator = row.denominators.get(month) ?? null;
    const isKnown =
      value !== null && (row.kind !== "ratio" || denominator !== null);
    const texts = [textAt(row.place), textAt(row.denominatorPlace)];
    return {
      key: times === 0 ? name : `${name} ${times + 1}`,
      id: row.id,
      name: row.name,
      unit: row.unit,
      kind: row.kind,
      direction: row.direction,
      target: row.target,
      value,
      denominator,
      written: isKnown ? "" : texts.filter((text) => text !== "").join(" / "),
      total: totalTo(row, month),
      place: placeAt(row.place, column),
      denominatorPlace: placeAt(row.denominatorPlace, column),
    };
  });
}

function placeAt(
  place: RowPlace | undefined,
  column: number | undefined,
): CellPlace | null {
  return place === undefined || column === undefined
    ? null
    : { sheet: place.sheet, cell: cellAddress(place.row, column) };
}

function totalTo({ kind, values }: IndicatorRow, month: Month): number | null {
  if (kind !== "sum") return null;
  const reported = [...values].filter(([of]) => of <= month);
  return reported.length === 0
    ? null
    : Number(
        reported.reduce((sum, [, value]) => sum + value, 0).toPrecision(15),
      );
}

/** Reads an entry as the cells of its row are read (docs/plan-format.md, Reading values). Total. */
export function checkIndicatorEntry(
  entry: IndicatorEntry,
  line: Pick<IndicatorLine, "kind" | "unit" | "place" | "denominatorPlace">,
): CheckedIndicator {
  const faults: IndicatorFault[] = [];
  const read = (field: keyof IndicatorEntry): number | null => {
    const part =
      line.kind !== "ratio"
        ? "value"
        : field === "value"
          ? "numerator"
          : "denominator";
    const { value, doubts } = indicatorValueReader(
      line.kind,
      part,
      line.unit,
    )({ value: entry[field] });
    if (value !== null && value < 0) faults.push({ field, code: "negative" });
    if (value === null && doubts.length > 0) {
      const isUnit = doubts.some(({ code }) => code === "number-unit-mismatch");
      faults.push({ field, code: isUnit ? "other-unit" : "unreadable" });
    }
    return value;
  };
  if (line.place === null)
    return { ok: false, faults: [{ field: "value", code: "column-missing" }] };
  const value = read("value");
  const denominator = line.kind === "ratio" ? read("denominator") : null;
  if (line.kind === "ratio" && faults.length === 0)
    faults.push(...ratioFaults(value, denominator, line));
  return faults.length > 0
    ? { ok: false, faults }
    : { ok: true, value, denominator };
}

/** A ratio needs both counts of one month (docs/completion.md, Indicators). */
function ratioFaults(
  value: number | null,
  denominator: number | null,
  { denominatorPlace }: Pick<IndicatorLine, "denominatorPlace">,
): readonly IndicatorFault[] {
  if (denominatorPlace === null)
    return [{ field: "denominator", code: "no-second-row" }];
  if ((value === null) !== (denominator === null))
    return [
      { field: value === null ? "value" : "denominator", code: "required" },
    ];
  return value !== null && denominator !== null && value > denominator
    ? [{ field: "value", code: "over-one" }]
    : [];
}
