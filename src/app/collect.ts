import { checkPlan } from "../core/check";
import { finding } from "../core/finding";
import type { Finding } from "../core/finding";
import type {
  PlanReading,
  ReadPlanOptions,
  WorkbookCells,
} from "../core/layout";
import { readRollupRecord } from "../core/layout/rollup-workbook";
import type {
  RollupRecord,
  RollupRecordReading,
} from "../core/layout/rollup-workbook";
import type { Day } from "../core/plan";
import {
  addSubmission,
  addUnreadable,
  emptyCollection,
  factsOf,
} from "../core/rollup";
import type { Collection, Submission } from "../core/rollup";
import { openFile, planOf, troubleFinding } from "./open-plan";
import { step } from "./ports";
import type { InputFile, JobControl, Toolbox } from "./ports";

export interface CollectOptions extends ReadPlanOptions {
  /** The cut-off day, for the checks. */
  readonly asOf: Day;
}

/**
 * Reads and checks every file and keeps the facts of each, one file at a time:
 * plan workbooks, and roll-up workbooks with everything that they were made
 * from. A file that cannot be read is kept as a finding.
 */
export async function collect(
  tools: Toolbox,
  files: readonly InputFile[],
  options: CollectOptions,
  control: JobControl = {},
): Promise<Collection> {
  const collection = emptyCollection();
  let done = 0;
  for (const file of files) {
    step(control, { done, total: files.length, name: file.name });
    const opened = await openFile(tools, file);
    if (!opened.ok) addTrouble(collection, file, opened.finding);
    else if (isRollup(opened.workbook))
      addRollup(collection, file, opened.workbook);
    else addPlan(collection, tools, file, opened.workbook, options);
    done += 1;
  }
  step(control, { done, total: files.length, name: "" });
  return collection;
}

function addTrouble(
  collection: Collection,
  file: InputFile,
  { code, params }: Finding,
): void {
  addUnreadable(collection, file.name, code, params);
}

function addPlan(
  collection: Collection,
  tools: Toolbox,
  file: InputFile,
  workbook: WorkbookCells,
  options: CollectOptions,
): void {
  const result = planOf(workbook, options);
  if (!result.ok) {
    addTrouble(collection, file, result.finding);
    return;
  }
  addSubmission(
    collection,
    submissionOf(tools, result.reading, options.asOf, file.modifiedAt),
  );
}

/** A plan's facts with the findings of its checks at the cut-off day. */
export function submissionOf(
  tools: Pick<Toolbox, "digest" | "today">,
  reading: PlanReading,
  asOf: Day,
  modifiedAt: string | null,
): Submission {
  return factsOf(reading, {
    digest: tools.digest(contentOf(reading)),
    findings: checkPlan(reading, { today: tools.today, asOf }),
    savedAt: reading.savedAt ?? modifiedAt,
  });
}

/** A roll-up workbook is known by its record or its facts, whatever its sheets are called. */
export function isRollup({ sheets }: WorkbookCells): boolean {
  return sheets.some(
    ({ name, tables }) =>
      /^_rollup\d*$/iu.test(name) ||
      tables.some((table) => /^tblFacts\d*$/iu.test(table.name)),
  );
}

/**
 * Adds what a roll-up workbook was made from, as if its files were here
 * (docs/completion.md, Roll-ups of roll-ups): a branch that arrives twice on
 * different paths has equal content and counts once.
 */
function addRollup(
  collection: Collection,
  file: InputFile,
  workbook: WorkbookCells,
): void {
  const read = rollupRecordOf(workbook);
  switch (read.state) {
    case "trouble":
      addTrouble(collection, file, read.finding);
      break;
    case "newer":
      addUnreadable(collection, file.name, "newer-format", {
        version: read.version,
      });
      break;
    case "damaged":
    case "other":
      addUnreadable(collection, file.name, "rollup-record-damaged");
      break;
    case "read":
      addRecord(collection, file.name, read.record, read.incomplete);
  }
}

/** Adds every submission that a roll-up workbook's record holds; `incomplete` are those whose rows are not all there. */
export function addRecord(
  collection: Collection,
  file: string,
  record: RollupRecord,
  incomplete: readonly string[],
): void {
  for (const submission of record.submissions) {
    const lost = incomplete.includes(submission.file)
      ? [finding("rollup-rows-missing", { file }, { file: submission.file })]
      : [];
    addSubmission(collection, {
      ...submission,
      findings: [...submission.findings, ...lost],
    });
  }
  for (const { code, place, params } of record.unreadable)
    addUnreadable(collection, place.file ?? file, code, params);
}

/** Reads a workbook's record; what the reader throws is a finding. */
export function rollupRecordOf(
  workbook: WorkbookCells,
):
  | RollupRecordReading
  | { readonly state: "trouble"; readonly finding: Finding } {
  try {
    return readRollupRecord(workbook);
  } catch (error) {
    return { state: "trouble", finding: troubleFinding(error, workbook.file) };
  }
}

/** What is part of a plan's content, of whichever table: not where it stands. */
const CONTENT: string[] = [
  ...[
    "id",
    "goalId",
    "measureId",
    "field",
    "text",
    "note",
    "owner",
    "support",
    "department",
  ],
  ...[
    "recurrence",
    "dueMonth",
    "weight",
    "unreadable",
    "month",
    "state",
    "reporter",
    "reportedOn",
  ],
  ...[
    "progress",
    "status",
    "doneOn",
    "deferredTo",
    "changedOn",
    "changeReason",
    "result",
    "evidence",
  ],
  ...[
    "name",
    "unit",
    "kind",
    "direction",
    "target",
    "values",
    "denominators",
    "bareMonths",
  ],
  ...[
    "title",
    "branchCode",
    "branchName",
    "parentUnion",
    "period",
    "start",
    "months",
  ],
];

/**
 * Everything a plan says, and nothing of where it stands: files of equal
 * content count once, also when another program saved one of them
 * (docs/completion.md, Submissions).
 */
function contentOf(reading: PlanReading): string {
  const { head, goals, measures, nodes, reports } = reading;
  const indicators = reading.indicators.map((indicator) => ({
    ...indicator,
    values: [...indicator.values],
    denominators: [...indicator.denominators],
  }));
  return JSON.stringify(
    [head, goals, measures, nodes, indicators, reports],
    CONTENT,
  );
}
