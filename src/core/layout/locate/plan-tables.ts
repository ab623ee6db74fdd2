import type { Doubt } from "../../finding";
import {
  formatMonth,
  parseGoalId,
  parseIndicatorId,
  parseIsoMonth,
  parseMeasureId,
  parseNodeId,
  parseWorkField,
} from "../../plan";
import type { Month, NodeProgress, PlanPeriod } from "../../plan";
import {
  isBlank,
  readAmount,
  readDay,
  readDirection,
  readIndicatorKind,
  readIndicatorPart,
  readMonth,
  readRecurrence,
  readShare,
  readStatus,
} from "../../plan/values";
import type { IndicatorPart, RawValue, Reading } from "../../plan/values";
import type {
  GoalRow,
  IndicatorRow,
  MeasureRow,
  NodeRow,
  OwnerRow,
} from "../reading";
import { WORDS } from "../schema";
import type { Language } from "../schema";
import type { TableReader } from "./rows";

/** What the rows of every table are read against. */
export interface ReadingContext {
  readonly period: PlanPeriod;
  readonly language: Language;
}

/** An id cell: what is no id of the kind is a finding, and the row has none. */
function id<T>(
  reader: TableReader,
  row: number,
  key: string,
  parse: (text: string) => T | null,
): T | null {
  const text = reader.text(row, key);
  if (text === "") return null;
  const parsed = parse(text);
  if (parsed === null)
    reader.reportAt("id-malformed", row, key, { value: text.slice(0, 40) });
  return parsed;
}

/** The number that full-width digits stand for, as the safe fix of a number cell. */
function plainNumber(
  read: (raw: RawValue) => Reading<number>,
): (doubt: Doubt) => number | undefined {
  return (doubt) => {
    if (doubt.code !== "full-width-digits") return undefined;
    return read({ value: doubt.params["value"] ?? null }).value ?? undefined;
  };
}

/** Reads 目标. */
export function readGoals(reader: TableReader): readonly GoalRow[] {
  return reader.dataRows("text", ["id", "field"]).map((row) => {
    const fieldText = reader.text(row, "field");
    const field = parseWorkField(fieldText);
    if (field === null && fieldText !== "") {
      reader.reportAt("field-unreadable", row, "field", {
        value: fieldText.slice(0, 40),
      });
    }
    return {
      id: id(reader, row, "id", parseGoalId),
      field: field ?? "其他",
      text: reader.text(row, "text"),
      note: reader.text(row, "note"),
      place: { sheet: reader.sheetName, row },
    };
  });
}

/** Reads 措施. */
export function readMeasures(reader: TableReader): readonly MeasureRow[] {
  return reader.dataRows("text", ["id", "goalId"]).map((row) => ({
    id: id(reader, row, "id", parseMeasureId),
    goalId: id(reader, row, "goalId", parseGoalId),
    text: reader.text(row, "text"),
    owner: reader.text(row, "owner"),
    support: reader.text(row, "support"),
    place: { sheet: reader.sheetName, row },
  }));
}

/** Reads 月度安排. */
export function readNodes(
  reader: TableReader,
  context: ReadingContext,
): readonly NodeRow[] {
  const companions = [
    "id",
    "dueMonth",
    "status",
    "doneOn",
    "owner",
    "progress",
    "result",
  ];
  return reader
    .dataRows("text", companions)
    .map((row) => readNode(reader, row, context));
}

function readNode(
  reader: TableReader,
  row: number,
  context: ReadingContext,
): NodeRow {
  const dueMonth = reader.value(row, "dueMonth", (cell) =>
    readMonth(cell, context),
  );
  if (dueMonth === null && isBlank(reader.cell(row, "dueMonth"))) {
    reader.reportAt("month-missing", row, "dueMonth", {
      text: reader.text(row, "text").slice(0, 40),
    });
  }
  return {
    id: id(reader, row, "id", parseNodeId),
    goalId: id(reader, row, "goalId", parseGoalId),
    measureId: id(reader, row, "measureId", parseMeasureId),
    text: reader.text(row, "text"),
    recurrence: reader.value(row, "recurrence", readRecurrence) ?? "once",
    dueMonth,
    owner: reader.text(row, "owner"),
    department: reader.text(row, "department"),
    weight: readWeight(reader, row),
    progress: readProgress(reader, row, dueMonth, context),
    unreadable: reader.takeUnreadable(),
    place: { sheet: reader.sheetName, row },
  };
}

function readWeight(reader: TableReader, row: number): number {
  const weight = reader.value(row, "weight", (cell) => readAmount(cell, ""));
  if (weight === null) return 1;
  if (weight > 0) return weight;
  reader.reportAt("weight-refused", row, "weight", { value: weight });
  return 1;
}

function readProgress(
  reader: TableReader,
  row: number,
  dueMonth: Month | null,
  context: ReadingContext,
): NodeProgress {
  const { language, period } = context;
  const after = dueMonth === null ? {} : { after: dueMonth };
  return {
    status:
      reader.value(row, "status", readStatus, (doubt) =>
        statusWord(doubt, language),
      ) ?? "not-started",
    progress: reader.value(row, "progress", readShare, plainNumber(readShare)),
    doneOn: reader.value(row, "doneOn", (cell) => readDay(cell, period)),
    deferredTo: reader.value(row, "deferredTo", (cell) =>
      readMonth(cell, { period, ...after }),
    ),
    changedOn: reader.value(row, "changedOn", (cell) => readDay(cell, period)),
    changeReason: reader.text(row, "changeReason"),
    result: reader.text(row, "result"),
    evidence: reader.text(row, "evidence"),
  };
}

/** The workbook's own word for a state that was written otherwise: its safe fix. */
function statusWord(doubt: Doubt, language: Language): string | undefined {
  const status =
    doubt.code === "state-spelling" ? doubt.params["status"] : undefined;
  const words: Readonly<Record<string, Readonly<Record<Language, string>>>> =
    WORDS.status;
  return typeof status === "string" ? words[status]?.[language] : undefined;
}

/** Reads 责任人. */
export function readOwners(reader: TableReader): readonly OwnerRow[] {
  return reader
    .dataRows("name", ["department", "position", "phone"])
    .map((row) => ({
      name: reader.text(row, "name"),
      department: reader.text(row, "department"),
      position: reader.text(row, "position"),
      phone: reader.text(row, "phone"),
      place: { sheet: reader.sheetName, row },
    }));
}

/** A column of 指标 that holds one month's values. */
export interface MonthColumn {
  readonly month: Month;
  readonly column: number;
}

/** The months' columns: by their keys in `_plan`, else headers that read as a month. */
export function monthColumns(
  columns: ReadonlyMap<string, { readonly column: number }>,
  unknown: ReadonlyMap<number, string>,
  period: PlanPeriod,
): readonly MonthColumn[] {
  const found = new Map<Month, number>();
  for (const [key, { column }] of columns) {
    const month = parseIsoMonth(key);
    if (month !== null) found.set(month, column);
  }
  for (const [column, header] of unknown) {
    const reading = readMonth({ value: header }, { period });
    if (
      reading.value !== null &&
      reading.doubts.length === 0 &&
      !found.has(reading.value)
    ) {
      found.set(reading.value, column);
    }
  }
  return [...found]
    .map(([month, column]) => ({ month, column }))
    .sort((a, b) => a.month - b.month);
}

interface IndicatorCells {
  readonly row: number;
  readonly part: IndicatorPart;
  readonly indicator: Omit<
    IndicatorRow,
    "values" | "denominators" | "bareMonths"
  >;
  readonly values: ReadonlyMap<Month, number>;
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
    ...months.map(({ column }) => `#${column}`),
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
  const readKind = reader.value(row, "kind", readIndicatorKind);
  const isShare = unit === "%" || unit === "％";
  const kind = readKind ?? (part === "value" && !isShare ? "sum" : "ratio");
  const read = (cell: RawValue | undefined): Reading<number> =>
    kind === "ratio" && part === "value"
      ? readShare(cell)
      : readAmount(cell, isShare ? "" : unit);
  const values = new Map<Month, number>();
  for (const { month, column } of months) {
    const value = reader.valueAt(row, column, read, plainNumber(read));
    if (value === null) continue;
    values.set(month, value);
    if (value < 0)
      reader.reportAt("number-negative", row, "name", {
        month: formatMonth(month),
        value,
      });
  }
  const readTarget =
    kind === "ratio"
      ? readShare
      : (cell: RawValue | undefined) => readAmount(cell, unit);
  const bare =
    kind === "ratio" && part === "value"
      ? [...values.keys()]
      : bareShares(reader, row, kind, months, values);
  return {
    row,
    part,
    values,
    bare,
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

/** Months of a ratio's count in which a percentage stands. */
function bareShares(
  reader: TableReader,
  row: number,
  kind: string,
  months: readonly MonthColumn[],
  values: ReadonlyMap<Month, number>,
): readonly Month[] {
  if (kind !== "ratio") return [];
  return months
    .filter(
      ({ month, column }) =>
        values.has(month) && reader.table.sheet.cell(row, column)?.percent,
    )
    .map(({ month }) => month);
}

/** Puts 分子 and 分母 together: by their id, else by name with the row below. */
function joinRatios(
  reader: TableReader,
  rows: readonly IndicatorCells[],
): readonly IndicatorRow[] {
  const joined: IndicatorRow[] = [];
  const used = new Set<IndicatorCells>();
  for (const cells of rows) {
    if (used.has(cells)) continue;
    used.add(cells);
    const { indicator, part } = cells;
    if (indicator.kind !== "ratio" || part === "value") {
      const isBare = indicator.kind === "ratio";
      joined.push({
        ...indicator,
        values: isBare ? new Map() : cells.values,
        denominators: new Map(),
        bareMonths: cells.bare,
      });
      continue;
    }
    const other = partner(rows, cells, used);
    if (other !== undefined) used.add(other);
    else
      reader.reportAt("ratio-half-missing", cells.row, "part", {
        name: indicator.name,
      });
    const [top, bottom] =
      part === "numerator" ? [cells, other] : [other, cells];
    const lead = top ?? cells;
    joined.push({
      ...lead.indicator,
      name: lead.indicator.name || cells.indicator.name,
      target: lead.indicator.target ?? bottom?.indicator.target ?? null,
      values: without(top?.values, top?.bare),
      denominators: without(bottom?.values, bottom?.bare),
      bareMonths: [...new Set([...(top?.bare ?? []), ...(bottom?.bare ?? [])])],
    });
  }
  return joined;
}

function partner(
  rows: readonly IndicatorCells[],
  cells: IndicatorCells,
  used: ReadonlySet<IndicatorCells>,
): IndicatorCells | undefined {
  const wanted = cells.part === "numerator" ? "denominator" : "numerator";
  const open = rows.filter(
    (row) =>
      !used.has(row) && row.part === wanted && row.indicator.kind === "ratio",
  );
  const { id: own, name } = cells.indicator;
  return (
    (own === null ? undefined : open.find((row) => row.indicator.id === own)) ??
    open.find(
      (row) =>
        row.indicator.name === name ||
        (row.indicator.name === "" && row.row === cells.row + 1),
    )
  );
}

function without(
  values: ReadonlyMap<Month, number> | undefined,
  months: readonly Month[] = [],
): ReadonlyMap<Month, number> {
  if (values === undefined) return new Map();
  return new Map([...values].filter(([month]) => !months.includes(month)));
}
