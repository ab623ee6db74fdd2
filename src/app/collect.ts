import { checkPlan } from "../core/check";
import type { Finding } from "../core/finding";
import type { PlanReading, ReadPlanOptions } from "../core/layout";
import type { Day } from "../core/plan";
import { addSubmission, addUnreadable, emptyCollection, factsOf } from "../core/rollup";
import type { Collection, Submission } from "../core/rollup";
import { openPlan } from "./open-plan";
import { step } from "./ports";
import type { InputFile, JobControl, Toolbox } from "./ports";

export interface CollectOptions extends ReadPlanOptions {
  /** The cut-off day, for the checks. */
  readonly asOf: Day;
}

/**
 * Reads and checks every file and keeps the facts of each, one file at a time.
 * A file that cannot be read is kept as a finding.
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
    const submission = await submissionOf(tools, file, options);
    if ("code" in submission) {
      addUnreadable(collection, file.name, submission.code, submission.params);
    } else addSubmission(collection, submission);
    done += 1;
  }
  step(control, { done, total: files.length, name: "" });
  return collection;
}

/** The facts of one file, or the finding that says why there are none. */
async function submissionOf(
  tools: Toolbox,
  file: InputFile,
  options: CollectOptions,
): Promise<Submission | Finding> {
  const result = await openPlan(tools, file, options);
  if (!result.ok) return result.finding;
  const { reading } = result;
  const findings = checkPlan(reading, { today: tools.today, asOf: options.asOf });
  return factsOf(reading, {
    digest: tools.digest(contentOf(reading)),
    findings,
    savedAt: reading.savedAt ?? file.modifiedAt,
  });
}

/** What is part of a plan's content, of whichever table: not where it stands. */
const CONTENT: string[] = [
  ...["id", "goalId", "measureId", "field", "text", "note", "owner", "support", "department"],
  ...["recurrence", "dueMonth", "weight", "unreadable", "month", "state", "reporter", "reportedOn"],
  ...["progress", "status", "doneOn", "deferredTo", "changedOn", "changeReason", "result", "evidence"],
  ...["name", "unit", "kind", "direction", "target", "values", "denominators", "bareMonths"],
  ...["title", "branchCode", "branchName", "parentUnion", "period", "start", "months"],
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
  return JSON.stringify([head, goals, measures, nodes, indicators, reports], CONTENT);
}
