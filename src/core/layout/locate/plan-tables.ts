import type { Doubt } from "../../finding";
import {
  parseGoalId,
  parseMeasureId,
  parseNodeId,
  parseWorkField,
} from "../../plan";
import type { Month, NodeProgress, PlanPeriod } from "../../plan";
import {
  isBlank,
  readAmount,
  readDay,
  readMonth,
  readRecurrence,
  readShare,
  readStatus,
} from "../../plan/values";
import type { RawValue, Reading } from "../../plan/values";
import type { GoalRow, MeasureRow, NodeRow, OwnerRow } from "../reading";
import { WORDS } from "../schema";
import type { Language } from "../schema";
import type { Mend, TableReader } from "./rows";

/** What the rows of every table are read against. */
export interface ReadingContext {
  readonly period: PlanPeriod;
  readonly language: Language;
}

/**
 * An id cell: what is no id of the kind is a finding, and the row has none.
 * The numbers of a table made by hand (序号) are no ids, and nothing is wrong with them.
 */
export function id<T>(
  reader: TableReader,
  row: number,
  key: string,
  parse: (text: string) => T | null,
): T | null {
  const text = reader.text(row, key);
  if (text === "") return null;
  const parsed = parse(text);
  if (parsed === null && !reader.isNumbering(key))
    reader.reportAt("id-malformed", row, key, { value: text.slice(0, 40) });
  return parsed;
}

/** The number that full-width digits stand for, as the safe fix of a number cell. */
export function plainNumber(read: (raw: RawValue) => Reading<number>): Mend {
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
  const isMissing = dueMonth === null && !reader.isUnreadable("dueMonth");
  if (isMissing && isBlank(reader.cell(row, "dueMonth"))) {
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
