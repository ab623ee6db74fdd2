import {
  NODE_STATUSES,
  parseGoalId,
  parseMeasureId,
  parseNodeId,
  WORK_FIELDS,
} from "../../plan";
import type { NodeStatus, Recurrence, WorkField } from "../../plan";
import type { NodeFact } from "../../rollup";
import type { SheetCells, WorkbookCells } from "../cells";
import { WORDS } from "../schema";
import { RowFields } from "./record-fields";
import { FIELD_NAMES, ROLLUP_SHEETS } from "./schema";
import type { FactKey, Named } from "./schema";

/** A node of 明细 with the number of its file and its place among the rows. */
export interface ReadFact {
  readonly fileNo: number;
  readonly no: number;
  readonly node: NodeFact;
}

/** Rows above a list's headers that a person may have put in. */
const HEADER_ROWS = 30;

/** The columns without which a row cannot be read. */
const NEEDED: readonly FactKey[] = [
  "fileNo",
  "text",
  "recurrence",
  "issuedMonth",
  "status",
  "sheet",
  "row",
];

/**
 * Reads the rows of 明细 and its further sheets, wherever they and their
 * columns have been moved to. `null` in place of a row that cannot be read.
 *
 * @param headers key of each column by the header that it was written with
 */
export function* readFacts(
  workbook: WorkbookCells,
  headers: ReadonlyMap<string, FactKey>,
): Generator<ReadFact | null> {
  const names = /^(?:明细|Facts)\d*$/;
  for (const info of workbook.sheets) {
    const isFacts =
      info.tables.some(({ name }) => /^tblFacts[\d_]*$/i.test(name)) ||
      names.test(info.name);
    if (!isFacts || info.name === ROLLUP_SHEETS.record.zh) continue;
    const sheet = workbook.read(info);
    const head = findHeader(sheet, headers);
    if (head === null) continue;
    for (let row = head.row + 1; row <= sheet.rowCount; row += 1) {
      const fields = new RowFields(sheet, row);
      const fact = factFrom(fields, head.columns);
      if (fact !== "blank") yield fact;
    }
  }
}

interface Header {
  readonly row: number;
  readonly columns: ReadonlyMap<FactKey, number>;
}

function findHeader(
  sheet: SheetCells,
  headers: ReadonlyMap<string, FactKey>,
): Header | null {
  const last = Math.min(sheet.rowCount, HEADER_ROWS);
  for (let row = 1; row <= last; row += 1) {
    const columns = new Map<FactKey, number>();
    for (let column = 1; column <= sheet.columnCount; column += 1) {
      const value = sheet.cell(row, column)?.value;
      const key =
        typeof value === "string" ? headers.get(value.trim()) : undefined;
      if (key !== undefined && !columns.has(key)) columns.set(key, column);
    }
    if (NEEDED.every((key) => columns.has(key))) return { row, columns };
  }
  return null;
}

function factFrom(
  row: RowFields,
  columns: ReadonlyMap<FactKey, number>,
): ReadFact | null | "blank" {
  const at = (key: FactKey): number => columns.get(key) ?? 0;
  const fileNo = row.count(at("fileNo"));
  if (fileNo === null) return row.blank(at("text")) ? "blank" : null;
  const recurrence = RECURRENCES.get(row.text(at("recurrence")));
  const status = STATUSES.get(row.text(at("status")));
  const field = FIELDS.get(row.text(at("field")));
  const dueMonth = row.month(at("issuedMonth"));
  const sheetRow = row.count(at("row"));
  const understood =
    recurrence !== undefined &&
    status !== undefined &&
    field !== undefined &&
    dueMonth !== null &&
    sheetRow !== null;
  if (!understood) return null;
  return {
    fileNo,
    no: row.number(at("no")) ?? Infinity,
    node: {
      id: parseNodeId(row.text(at("writtenId")) || row.text(at("id"))),
      goalId: parseGoalId(row.text(at("goalId"))),
      measureId: parseMeasureId(row.text(at("measureId"))),
      field,
      text: row.text(at("text")),
      recurrence,
      dueMonth,
      weight: row.number(at("weight")) ?? 1,
      progress: {
        status,
        progress: row.number(at("progress")),
        doneOn: row.day(at("doneOn")),
        deferredTo: row.month(at("deferredTo")),
        changedOn: row.day(at("changedOn")),
      },
      owner: row.text(at("owner")),
      department: row.text(at("department")),
      // Not in roll-up workbooks made before these columns were added: blank.
      changeReason: row.text(at("changeReason")),
      result: row.text(at("result")),
      evidence: row.text(at("evidence")),
      sheet: row.text(at("sheet")),
      row: sheetRow,
    },
  };
}

/** The keys of words in every language. */
function keysByWord<Key extends string>(
  keys: readonly Key[],
  words: Readonly<Record<Key, Named>>,
): ReadonlyMap<string, Key> {
  return new Map(
    keys.flatMap((key): [string, Key][] => [
      [words[key].zh, key],
      [words[key].en, key],
    ]),
  );
}

const RECURRENCES = keysByWord<Recurrence>(
  ["once", "monthly", "quarterly", "standing"],
  WORDS.recurrence,
);
const STATUSES = keysByWord<NodeStatus>(NODE_STATUSES, WORDS.status);
const FIELDS = keysByWord<WorkField>(WORK_FIELDS, FIELD_NAMES);
