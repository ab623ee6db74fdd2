import { finding } from "../core/finding";
import type { Finding } from "../core/finding";
import type { Language, PlanReading, WorkbookCells } from "../core/layout";
import type { RollupRecord } from "../core/layout/rollup-workbook";
import { isInPeriod, lastDayOf, lastDayOfPeriod } from "../core/plan";
import type { Day } from "../core/plan";
import { addSubmission, emptyCollection, rollUp } from "../core/rollup";
import type { Rollup } from "../core/rollup";
import { addRecord, isRollup, rollupRecordOf, submissionOf } from "./collect";
import { openFile, planOf } from "./open-plan";
import { RefusedError } from "./ports";
import type { InputFile, Toolbox } from "./ports";

/** The figures of one workbook: a roll-up's, or those of a single plan. */
export interface Summary {
  readonly file: string;
  readonly rollup: Rollup;
  /** The plan, where the workbook is a plan workbook; `null` for a roll-up. */
  readonly reading: PlanReading | null;
  /** The workbook's own language. */
  readonly language: Language;
  readonly workbook: WorkbookCells;
  /** What could not be read of a roll-up workbook, and what is doubtful about a plan. */
  readonly findings: readonly Finding[];
}

/**
 * The figures of a roll-up workbook, counted again from the facts that it
 * holds at its own cut-off, or those of a plan workbook, as a roll-up of one
 * branch at the end of the last month it reported. Throws `RefusedError` where
 * the file is neither.
 */
export async function openSummary(
  tools: Toolbox,
  file: InputFile,
): Promise<Summary> {
  const opened = await openFile(tools, file);
  if (!opened.ok) throw new RefusedError(opened.finding);
  return summaryOf(tools, opened.workbook);
}

/** What counting an open workbook needs. */
export type SummaryTools = Pick<Toolbox, "digest" | "today">;

/** As `openSummary`, of a workbook that is open already. */
export function summaryOf(
  tools: SummaryTools,
  workbook: WorkbookCells,
): Summary {
  return isRollup(workbook)
    ? rollupSummary(workbook)
    : planSummary(tools, workbook);
}

function rollupSummary(workbook: WorkbookCells): Summary {
  const { file } = workbook;
  const read = rollupRecordOf(workbook);
  switch (read.state) {
    case "trouble":
      throw new RefusedError(read.finding);
    case "newer":
      throw new RefusedError(
        finding("newer-format", { file }, { version: read.version }),
      );
    case "damaged":
    case "other":
      throw new RefusedError(finding("rollup-record-damaged", { file }));
    case "read": {
      const rollup = rollupAgain(read.record, file, read.incomplete);
      const findings = rollup.findings.filter(
        ({ code }) => code === "rollup-rows-missing",
      );
      const { language } = read.record;
      return { file, rollup, reading: null, language, workbook, findings };
    }
  }
}

/** The roll-up as it was made: same facts, same scope, same figures. */
function rollupAgain(
  record: RollupRecord,
  file: string,
  incomplete: readonly string[],
): Rollup {
  const collection = emptyCollection();
  addRecord(collection, file, record, incomplete);
  return rollUp(collection, {
    asOf: record.asOf,
    today: record.today,
    roster: record.roster,
    baseline: record.baseline,
    period: record.period,
    prefer: record.prefer,
    chosen: new Set(record.chosen),
    lights: record.lights,
    union: record.union,
  });
}

function planSummary(tools: SummaryTools, workbook: WorkbookCells): Summary {
  const result = planOf(workbook);
  if (!result.ok) throw new RefusedError(result.finding);
  const { reading } = result;
  const asOf = cutoffOf(reading, tools.today);
  const collection = emptyCollection();
  // A union's report on itself counts what it did, whether or not the month's record is filled in.
  const submission = {
    ...submissionOf(tools, reading, asOf, null),
    reports: null,
  };
  addSubmission(collection, submission);
  const rollup = rollUp(collection, {
    asOf,
    today: tools.today,
    period: reading.head.period,
  });
  const findings = submission.findings.filter(
    ({ severity }) => severity === "error",
  );
  const { language } = reading.head;
  return {
    file: workbook.file,
    ...{ rollup, reading, language, workbook, findings },
  };
}

/** The end of the last month that was reported, of the period where none was; never after the running day. */
function cutoffOf({ head, reports }: PlanReading, today: Day): Day {
  const reported = (reports ?? []).flatMap(({ month, state }) =>
    state === null || !isInPeriod(head.period, month) ? [] : lastDayOf(month),
  );
  const end =
    reported.length > 0
      ? reported.reduce((latest, day) => (day > latest ? day : latest))
      : lastDayOfPeriod(head.period);
  return end < today ? end : today;
}
