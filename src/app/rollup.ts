import type { Language } from "../core/layout";
import { periodOf, yearMonth, monthOfDay, monthOf } from "../core/plan";
import type { Day, PlanPeriod, Roster } from "../core/plan";
import { rollUp } from "../core/rollup";
import type { IssuedBaseline, Preference, Rollup } from "../core/rollup";
import { collect } from "./collect";
import type { IssueRecord } from "./issue-record";
import type { InputFile, JobControl, Toolbox } from "./ports";

export interface RollupRequest {
  readonly files: readonly InputFile[];
  /** Without one the record's is used; without either every branch that is seen is a branch. */
  readonly roster: Roster | null;
  readonly record: IssueRecord | null;
  /** The roll-up's own period; by default the one that most plans have. */
  readonly period: PlanPeriod | null;
  readonly asOf: Day;
  readonly prefer: Preference;
  readonly language: Language;
}

/** Reads, checks and counts: the whole roll-up but its output. */
export async function rollUpFiles(
  tools: Toolbox,
  request: RollupRequest,
  control: JobControl = {},
): Promise<Rollup> {
  const { record, asOf, period } = request;
  const defaultPeriod = period ?? record?.period ?? calendarYear(asOf);
  const collection = await collect(
    tools,
    request.files,
    { asOf, defaultPeriod },
    control,
  );
  return rollUp(collection, {
    asOf,
    today: tools.today,
    roster: request.roster ?? record?.roster ?? null,
    baseline: record === null ? null : baselineFrom(record),
    period,
    prefer: request.prefer,
  });
}

/** Every branch of the record has the nodes as issued. */
function baselineFrom(record: IssueRecord): IssuedBaseline {
  return {
    period: record.period,
    branches: new Map(
      record.roster.branches.map(({ code }) => [code, record.nodes]),
    ),
  };
}

function calendarYear(day: Day): PlanPeriod {
  const start = monthOf(yearMonth(monthOfDay(day)).year, 1);
  return periodOf("calendar-year", start ?? monthOfDay(day));
}
