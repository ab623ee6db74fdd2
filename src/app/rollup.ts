import type { Language } from "../core/layout";
import { periodOf, yearMonth, monthOfDay, monthOf } from "../core/plan";
import type { Day, PlanPeriod, Roster } from "../core/plan";
import { rollUp } from "../core/rollup";
import type {
  Collection,
  IssuedBaseline,
  Preference,
  Rollup,
} from "../core/rollup";
import { collect } from "./collect";
import type { CollectOptions } from "./collect";
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
  /** Name of the union that rolls up; its report bears it. */
  readonly union?: string;
  readonly language: Language;
}

/** What a roll-up is counted by, whatever files there are. */
export type RollupScope = Omit<RollupRequest, "files" | "language">;

/** Reads, checks and counts: the whole roll-up but its output. */
export async function rollUpFiles(
  tools: Toolbox,
  request: RollupRequest,
  control: JobControl = {},
): Promise<Rollup> {
  const options = collectOptionsOf(request);
  const collection = await collect(tools, request.files, options, control);
  return countCollection(collection, request, tools.today);
}

/** How files are read for a roll-up. */
export function collectOptionsOf({
  period,
  record,
  asOf,
}: RollupScope): CollectOptions {
  return {
    asOf,
    defaultPeriod: period ?? record?.period ?? calendarYear(asOf),
  };
}

/** Counts what was collected; `chosen` are files that a person picked among duplicates. */
export function countCollection(
  collection: Collection,
  { roster, record, period, asOf, prefer, union = "" }: RollupScope,
  today: Day,
  chosen: ReadonlySet<string> = new Set(),
): Rollup {
  return rollUp(collection, {
    asOf,
    today,
    roster: roster ?? record?.roster ?? null,
    baseline: record === null ? null : baselineFrom(record),
    period,
    prefer,
    chosen,
    union,
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
