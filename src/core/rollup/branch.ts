import { finding } from "../finding";
import type { Finding } from "../finding";
import {
  addMonths,
  BLANK_PROGRESS,
  formatMonth,
  lastDayOf,
  lastMonthOf,
  monthOfDay,
  periodsOverlap,
} from "../plan";
import type { BaselineNode, Day, Month, PlanPeriod } from "../plan";
import type { BranchFiles } from "./assign";
import { countNodes, sumFigures } from "./count";
import type { PeriodFigures } from "./count";
import { monthsOutside } from "./indicators";
import { branchLight } from "./lights";
import type {
  BranchRollup,
  BranchStatus,
  CountedPlan,
  IssuedBaseline,
} from "./result";
import type { CountedNode, LightSettings } from "./state";
import { settleIds } from "./rows";
import type { NodeFact, Submission } from "./submission";

/** What every branch of a roll-up is counted by. */
export interface BranchScope {
  readonly period: PlanPeriod;
  readonly asOf: Day;
  readonly today: Day;
  readonly lights: LightSettings;
  readonly baseline: IssuedBaseline | null;
}

export interface CountedBranch {
  /** Findings are counted later, when all are known. */
  readonly branch: Omit<BranchRollup, "findings">;
  /** What counting found out about its files. */
  readonly found: readonly Finding[];
}

/** Counts one branch: its state, its own figures and what it adds to the 应报口径. */
export function rollUpBranch(
  files: BranchFiles,
  scope: BranchScope,
): CountedBranch {
  const { counted, ...rest } = files;
  if (counted.length === 0) return withoutFile(rest, scope);
  const found: Finding[] = [];
  const plans = counted.map((submission) =>
    countPlan(submission, files, scope, found),
  );
  const report = reportOf(counted, scope.asOf);
  if (!report.valid && report.current !== null) {
    const month =
      report.month === null ? {} : { month: formatMonth(report.month) };
    found.push(finding("not-filled", { file: report.current.file }, month));
  }
  const figures = total(
    plans.map((plan) => plan.figures),
    scope,
  );
  return {
    branch: {
      ...rest,
      status: statusOf(files, report),
      valid: report.valid,
      light: branchLight(figures, scope.period, scope.asOf, scope.lights),
      plans: plans.map(({ plan }) => plan),
      current: report.current,
      figures,
      expected: report.valid
        ? figures
        : total(
            plans.map((plan) => plan.undone()),
            scope,
          ),
    },
    found,
  };
}

/** A branch without a readable file: its baseline's nodes are due and not done. */
function withoutFile(
  files: Omit<BranchFiles, "counted">,
  scope: BranchScope,
): CountedBranch {
  const baseline =
    files.code === null ? undefined : scope.baseline?.branches.get(files.code);
  const figures = baseline === undefined ? null : countIssued(baseline, scope);
  return {
    branch: {
      ...files,
      status: files.unreadable.length > 0 ? "unreadable" : "missing",
      valid: false,
      light: "grey",
      plans: [],
      current: null,
      figures,
      expected: figures,
    },
    found: [],
  };
}

function countIssued(
  baseline: readonly BaselineNode[],
  scope: BranchScope,
): PeriodFigures {
  const nodes = baseline.map(({ id, dueMonth, recurrence }): CountedNode => ({
    id,
    dueMonth,
    recurrence,
    weight: 1,
    progress: BLANK_PROGRESS,
  }));
  return countNodes(nodes, scope.period, scope.asOf, {
    ...options(scope),
    baseline,
  });
}

interface PlanCount {
  readonly plan: CountedPlan;
  readonly figures: PeriodFigures;
  /** The figures with nothing taken as done: what a 未填 file adds to the 应报口径. */
  readonly undone: () => PeriodFigures;
}

function countPlan(
  submission: Submission,
  files: BranchFiles,
  scope: BranchScope,
  found: Finding[],
): PlanCount {
  const { file } = submission;
  const baseline = baselineFor(submission, files, scope);
  const settled = settleIds(submission, baseline);
  const counting = { ...options(scope), baseline };
  const figures = countNodes(settled.nodes, scope.period, scope.asOf, counting);
  const known = new Set(submission.findings.map(placeKey));
  for (const extra of settled.findings) {
    if (!known.has(placeKey(extra))) found.push(extra);
  }
  const outside = monthsOutside(submission, scope.period);
  const { outOfPeriod } = figures;
  if (outOfPeriod > 0)
    found.push(
      finding("nodes-out-of-period", { file }, { count: outOfPeriod }),
    );
  if (outside > 0)
    found.push(
      finding("indicator-out-of-period", { file }, { count: outside }),
    );
  return {
    plan: {
      submission,
      nodes: settled.nodes,
      baseline,
    },
    figures,
    undone: () =>
      countNodes(
        settled.nodes.map(asNotDone),
        scope.period,
        scope.asOf,
        counting,
      ),
  };
}

/** The issue record wins over `_plan` (docs/completion.md, Baseline figures), for the plan that was issued. */
function baselineFor(
  submission: Submission,
  { code }: BranchFiles,
  { baseline }: BranchScope,
): readonly BaselineNode[] | null {
  const issued = code === null ? undefined : baseline?.branches.get(code);
  if (issued === undefined || baseline === null) return submission.baseline;
  return periodsOverlap(submission.period, baseline.period)
    ? issued
    : submission.baseline;
}

/** What makes two findings of a file the same one: the code and the cell. */
function placeKey({ code, place }: Finding): string {
  return `${code}\n${place.cell ?? ""}`;
}

/** Not done and not begun; what was deferred or cancelled stays so, for it says how many nodes there are. */
export function asNotDone(node: NodeFact): CountedNode {
  const { status, deferredTo, changedOn } = node.progress;
  return {
    id: node.id,
    dueMonth: node.dueMonth,
    recurrence: node.recurrence,
    weight: node.weight,
    progress: {
      status: status === "cancelled" ? status : "not-started",
      progress: null,
      doneOn: null,
      deferredTo,
      changedOn,
    },
  };
}

interface Report {
  readonly valid: boolean;
  readonly zero: boolean;
  /** The month that had to be reported; `null` where none had ended yet. */
  readonly month: Month | null;
  readonly current: Submission | null;
}

/**
 * Whether the branch has reported the last month that ended by the cut-off, or
 * the plan's own last month where that is earlier (docs/completion.md,
 * Submissions). Of several plans the one asked is the latest that has begun.
 * Before the first month has ended there is nothing to report.
 */
function reportOf(counted: readonly Submission[], asOf: Day): Report {
  const ended = lastEndedMonth(asOf);
  const begun = counted.filter(({ period }) => period.start <= ended);
  const current = begun.at(-1) ?? counted[0] ?? null;
  if (current === null)
    return { valid: false, zero: false, month: null, current };
  if (begun.length === 0)
    return { valid: true, zero: false, month: null, current };
  const last = lastMonthOf(current.period);
  const month = last < ended ? last : ended;
  // A file with no record at all was made by hand: it counts as reported, with a finding.
  if (current.reports === null)
    return { valid: true, zero: false, month, current };
  const state = current.reports.find((report) => report.month === month)?.state;
  return {
    valid: state !== undefined,
    zero: state === "zero-report",
    month,
    current,
  };
}

/** The last month of which the last day is not after the cut-off. */
function lastEndedMonth(asOf: Day): Month {
  const month = monthOfDay(asOf);
  return lastDayOf(month) === asOf ? month : addMonths(month, -1);
}

function statusOf(files: BranchFiles, report: Report): BranchStatus {
  if (!report.valid) return "not-filled";
  if (files.doubtful) return "doubtful";
  if (files.rivals.length > 0) return "duplicate";
  return report.zero ? "zero-report" : "reported";
}

function options({ today, lights }: BranchScope): {
  today: Day;
  lights: LightSettings;
} {
  return { today, lights };
}

function total(
  parts: readonly PeriodFigures[],
  scope: BranchScope,
): PeriodFigures {
  const [only] = parts;
  return parts.length === 1 && only !== undefined
    ? only
    : sumFigures(parts, scope.period, scope.asOf);
}
