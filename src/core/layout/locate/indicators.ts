import {
  formatMonth,
  parseIndicatorId,
  parseIsoMonth,
  parseMeasureId,
} from "../../plan";
import type { IndicatorKind, Month, PlanPeriod } from "../../plan";
import {
  compact,
  readAmount,
  readDirection,
  readIndicatorKind,
  readIndicatorPart,
  readMonth,
  readShare,
} from "../../plan/values";
import type { IndicatorPart, RawValue, Reading } from "../../plan/values";
import type { Cell } from "../cells";
import type { IndicatorRow } from "../reading";
import { id, plainNumber } from "./plan-tables";
import type { InputColumn, TableReader } from "./rows";
import type { LocatedTable } from "./tables";

/** A column of 指标 that holds one month's values; its key is `2026-03`. */
export interface MonthColumn extends InputColumn {
  readonly month: Month;
}

/** The months' columns, by month: by their keys in `_plan`, else by headers that read as a month, also dates and numbers. */
export function monthColumns(
  { sheet, header }: LocatedTable,
  period: PlanPeriod,
): readonly MonthColumn[] {
  const found = new Map<Month, number>();
  const taken = new Set<number>();
  for (const [key, { column }] of header.columns) {
    taken.add(column);
    const month = parseIsoMonth(key);
    if (month !== null) found.set(month, column);
  }
  const last = Math.min(sheet.columnCount, 256);
  for (let column = 1; column <= last; column += 1) {
    if (taken.has(column)) continue;
    const { value, doubts } = readMonth(sheet.cell(header.row, column), {
      period,
    });
    if (value !== null && doubts.length === 0 && !found.has(value))
      found.set(value, column);
  }
  return [...found]
    .map(([month, column]) => ({ key: formatMonth(month), month, column }))
    .sort((a, b) => a.month - b.month);
}

/** One row of 指标. */
interface IndicatorCells {
  readonly row: number;
  readonly part: IndicatorPart;
  readonly indicator: Omit<
    IndicatorRow,
    "values" | "denominators" | "bareMonths"
  >;
  readonly values: ReadonlyMap<Month, number>;
  /** Months of a ratio in which a percentage stands instead of a count. */
  readonly bare: readonly Month[];
}

/** Reads 指标; the two rows of a ratio become one indicator. */
export function readIndicators(
  reader: TableReader,
  months: readonly MonthColumn[],
): readonly IndicatorRow[] {
  const companions = [
    "id",
    "unit",
    "kind",
    "part",
    ...months.map((m) => m.key),
  ];
  const rows = reader
    .dataRows("name", companions)
    .map((row) => readIndicatorCells(reader, row, months));
  return joinRatios(reader, rows);
}

function readIndicatorCells(
  reader: TableReader,
  row: number,
  months: readonly MonthColumn[],
): IndicatorCells {
  const unit = reader.text(row, "unit");
  const part = reader.value(row, "part", readIndicatorPart) ?? "value";
  const written = reader.value(row, "kind", readIndicatorKind);
  const isShare = compact(unit) === "%";
  const kind = written ?? (part === "value" && !isShare ? "sum" : "ratio");
  const read = valueReader(kind, part, unit);
  const values = new Map<Month, number>();
  for (const { month, key } of months) {
    const value = reader.value(row, key, read, plainNumber(read));
    if (value === null) continue;
    values.set(month, value);
    if (value < 0)
      reader.reportAt("number-negative", row, key, { month: key, value });
  }
  const readTarget =
    kind === "ratio" ? readShare : valueReader(kind, "value", unit);
  return {
    row,
    part,
    values,
    bare: kind === "ratio" ? bareMonths(reader, row, part, months, values) : [],
    indicator: {
      id: id(reader, row, "id", parseIndicatorId),
      measureId: id(reader, row, "measureId", parseMeasureId),
      name: reader.text(row, "name"),
      unit,
      kind,
      direction: reader.value(row, "direction", readDirection) ?? "at-least",
      target: reader.value(row, "target", readTarget, plainNumber(readTarget)),
      place: { sheet: reader.sheetName, row },
    },
  };
}

/**
 * How the numbers of a row are read: a ratio's counts have no unit of their
 * own. What is typed elsewhere for such a cell is read the same way.
 */
export function valueReader(
  kind: IndicatorKind,
  part: IndicatorPart,
  unit: string,
): (cell: Cell | RawValue | undefined) => Reading<number> {
  if (kind === "ratio")
    return part === "value"
      ? readShare
      : (cell) => readAmount(cell, countUnit(unit));
  if (compact(unit) !== "%") return (cell) => readAmount(cell, unit);
  return (cell) => readPercentage(cell, unit);
}

function countUnit(unit: string): string {
  return compact(unit) === "%" ? "" : unit;
}

/** A cell of a row whose unit is %: 0.85 shown as 85% is 85. */
function readPercentage(
  cell: RawValue | undefined,
  unit: string,
): Reading<number> {
  const reading = readAmount(cell, unit);
  if (cell?.percent !== true || reading.value === null) return reading;
  return { ...reading, value: Number((reading.value * 100).toPrecision(15)) };
}

/** Months of a ratio's row in which a percentage stands: each of a row for both counts, those shown so of another. */
function bareMonths(
  reader: TableReader,
  row: number,
  part: IndicatorPart,
  months: readonly MonthColumn[],
  values: ReadonlyMap<Month, number>,
): readonly Month[] {
  return months
    .filter(({ month }) => values.has(month))
    .filter(({ key }) => part === "value" || reader.cell(row, key)?.percent)
    .map(({ month }) => month);
}

/** Puts 分子 and 分母 together: by their id, else by name or with the row below. */
function joinRatios(
  reader: TableReader,
  rows: readonly IndicatorCells[],
): readonly IndicatorRow[] {
  const halves = new Halves(rows);
  return rows.flatMap((cells) => {
    if (cells.indicator.kind !== "ratio") return [whole(cells, cells.values)];
    if (cells.part === "value") return [whole(cells, new Map())];
    if (!halves.take(cells)) return [];
    const other = halves.partnerOf(cells);
    if (other === undefined)
      reader.reportAt("ratio-half-missing", cells.row, "part", {
        name: cells.indicator.name,
      });
    return cells.part === "numerator"
      ? [ratio(cells, other)]
      : [ratio(other, cells)];
  });
}

function whole(
  { indicator, bare }: IndicatorCells,
  values: ReadonlyMap<Month, number>,
): IndicatorRow {
  return { ...indicator, values, denominators: new Map(), bareMonths: bare };
}

function ratio(
  top: IndicatorCells | undefined,
  bottom: IndicatorCells | undefined,
): IndicatorRow {
  const lead = top ?? bottom;
  if (lead === undefined) throw new TypeError("a ratio has at least one row");
  const { indicator } = lead;
  return {
    ...indicator,
    id: indicator.id ?? bottom?.indicator.id ?? null,
    measureId: indicator.measureId ?? bottom?.indicator.measureId ?? null,
    name:
      indicator.name === "" ? (bottom?.indicator.name ?? "") : indicator.name,
    target: indicator.target ?? bottom?.indicator.target ?? null,
    values: withoutBare(top),
    denominators: withoutBare(bottom),
    bareMonths: [...new Set([...(top?.bare ?? []), ...(bottom?.bare ?? [])])],
    ...(top !== undefined && bottom !== undefined
      ? { denominatorPlace: bottom.indicator.place }
      : {}),
  };
}

function withoutBare(
  cells: IndicatorCells | undefined,
): ReadonlyMap<Month, number> {
  const bare = new Set(cells?.bare);
  return new Map(
    [...(cells?.values ?? [])].filter(([month]) => !bare.has(month)),
  );
}

/** The rows of ratios' counts, each of which is used once. */
class Halves {
  readonly #open = new Set<IndicatorCells>();
  /** By the part and an id or a name, the last row first. */
  readonly #byName = new Map<string, IndicatorCells[]>();
  readonly #byRow = new Map<number, IndicatorCells>();

  constructor(rows: readonly IndicatorCells[]) {
    for (const cells of [...rows].reverse()) {
      const { indicator, part, row } = cells;
      if (indicator.kind !== "ratio" || part === "value") continue;
      this.#open.add(cells);
      this.#byRow.set(row, cells);
      for (const key of [
        idKey(part, indicator.id),
        nameKey(part, indicator.name),
      ]) {
        const others = this.#byName.get(key) ?? [];
        this.#byName.set(key, others);
        others.push(cells);
      }
    }
  }

  /** Takes a row; false where it was taken already, with its partner. */
  take(cells: IndicatorCells): boolean {
    return this.#open.delete(cells);
  }

  /** Finds and takes the other row of a ratio. */
  partnerOf({
    indicator,
    part,
    row,
  }: IndicatorCells): IndicatorCells | undefined {
    const wanted = part === "numerator" ? "denominator" : "numerator";
    const below = this.#byRow.get(row + 1);
    const nameless =
      below?.part === wanted &&
      below.indicator.name === "" &&
      below.indicator.id === null
        ? below
        : undefined;
    const partner =
      (indicator.id === null
        ? undefined
        : this.#next(idKey(wanted, indicator.id))) ??
      (indicator.name === ""
        ? undefined
        : this.#next(nameKey(wanted, indicator.name))) ??
      (nameless !== undefined && this.#open.has(nameless)
        ? nameless
        : undefined);
    if (partner !== undefined) this.#open.delete(partner);
    return partner;
  }

  #next(key: string): IndicatorCells | undefined {
    const rows = this.#byName.get(key);
    while (rows !== undefined && rows.length > 0) {
      const first = rows.pop();
      if (first !== undefined && this.#open.has(first)) return first;
    }
    return undefined;
  }
}

function idKey(part: IndicatorPart, id: IndicatorRow["id"]): string {
  return `${part} id ${id ?? ""}`;
}

function nameKey(part: IndicatorPart, name: string): string {
  return `${part} name ${compact(name).toLowerCase()}`;
}
