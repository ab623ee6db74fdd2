import { finding } from "../finding";
import type { Finding } from "../finding";
import type { DraftJson } from "../intake";
import type { PlanReading } from "../layout/reading";
import {
  formatDay,
  formatMonth,
  lastDayOfPeriod,
  lastMonthOf,
  yearMonth,
} from "../plan";
import type { PlanPeriod } from "../plan";
import type { Rollup } from "../rollup";
import { Outline } from "./next-outline";
import type { OutlineGoal } from "./next-outline";
import { proposeTargets } from "./next-targets";
import { nodesOfWork, pastWork, yearAfter } from "./next-work";
import type { CarriedWork, PastWork } from "./next-work";

/** What the next plan is drawn up from. */
export interface NextPeriodSource {
  readonly rollup: Rollup;
  /** The plan workbook, where the roll-up is of a single one; its measures and goals stay as they are. */
  readonly reading: PlanReading | null;
}

export interface NextPeriodDraft {
  /** A `plan.json` (docs/cli.md, JSON of `draft`). */
  readonly draft: DraftJson;
  readonly findings: readonly Finding[];
}

/** 月度安排 has room for so many nodes (docs/plan-format.md); a few stay free for what is added by hand. */
const ROOM = 480;

/**
 * The outline of the plan for the period a year later: the work of the period
 * in its months, what is open at the cut-off marked as carried over, and each
 * indicator's actual as the proposed target. Every text is one of the
 * period's own; what needs a person's eye is a finding.
 */
export function nextPeriodDraft(source: NextPeriodSource): NextPeriodDraft {
  const { rollup, reading } = source;
  const next = yearAfter(rollup.period);
  const goals = goalsOf(source);
  const work = pastWork(rollup, next, new Set(goals.map(({ id }) => id)));
  const { targets, findings: aboutTargets } = proposeTargets(rollup, next);
  const fitting = withinRoom(work.again, work.carried, next);
  const outline = new Outline(goals, reading);
  for (const item of fitting.again) outline.addAgain(item);
  for (const item of fitting.carried) outline.addCarried(item);
  for (const target of targets) outline.addTarget(target);
  const findings = [
    ...aboutPeriod(rollup),
    ...aboutWork(fitting, work.ownWork),
    ...aboutTargets,
  ];
  return {
    draft: {
      title: nextTitle(source, rollup.period),
      organisation: reading?.head.branchName ?? null,
      period: {
        kind: next.kind,
        start: formatMonth(next.start),
        months: next.months,
      },
      year: yearMonth(next.start).year,
      guidingPrinciples: null,
      ...outline.finish(),
      owners: [],
      figures: targets.map(({ figure }) => figure),
      findings: findings.map(({ code, severity, params }) => ({
        ...{ code, severity, line: null, params },
      })),
    },
    findings,
  };
}

/** A plan's own goals; of several plans those that all of them share. */
function goalsOf({
  rollup,
  reading,
}: NextPeriodSource): readonly OutlineGoal[] {
  if (reading === null) return rollup.goals;
  return reading.goals.flatMap(({ id, text, field }) =>
    id === null ? [] : { id, text, field },
  );
}

interface FittingWork {
  readonly again: readonly PastWork[];
  readonly carried: readonly CarriedWork[];
  readonly leftOut: number;
}

/** As much as 月度安排 has room for: carried-over work first, then what most branches have. */
function withinRoom(
  again: readonly PastWork[],
  carried: readonly CarriedWork[],
  next: PlanPeriod,
): FittingWork {
  let room = ROOM;
  const kept = new Set<PastWork>();
  const ranked = [...again].sort(
    (a, b) =>
      Number(a.recurrence === "once") - Number(b.recurrence === "once") ||
      b.branches.length - a.branches.length,
  );
  for (const item of [...carried, ...ranked]) {
    const nodes = carried.includes(item as CarriedWork)
      ? 1
      : nodesOfWork(item, next);
    if (nodes > room) continue;
    room -= nodes;
    kept.add(item);
  }
  return {
    again: again.filter((item) => kept.has(item)),
    carried: carried.filter((item) => kept.has(item)),
    leftOut: again.length + carried.length - kept.size,
  };
}

function aboutPeriod({ period, asOf, branches }: Rollup): readonly Finding[] {
  const findings: Finding[] = [];
  if (asOf < lastDayOfPeriod(period)) {
    const params = {
      day: formatDay(asOf),
      to: formatMonth(lastMonthOf(period)),
    };
    findings.push(finding("next-period-unfinished", {}, params));
  }
  const missing = branches.filter(({ plans }) => plans.length === 0).length;
  if (missing > 0)
    findings.push(finding("next-branches-missing", {}, { count: missing }));
  return findings;
}

function aboutWork(
  { again, carried, leftOut }: FittingWork,
  ownWork: number,
): readonly Finding[] {
  const single = again.filter(({ recurrence }) => recurrence === "once");
  const dated = [...again, ...carried].filter(({ text }) =>
    /(?<!\d)(?:19|20)\d{2}年/.test(text),
  );
  const findings: Finding[] = [];
  if (carried.length > 0)
    findings.push(finding("next-carried-over", {}, { count: carried.length }));
  if (single.length > 0)
    findings.push(finding("next-single-work", {}, { count: single.length }));
  if (ownWork > 0)
    findings.push(finding("next-own-work", {}, { count: ownWork }));
  if (leftOut > 0)
    findings.push(
      finding("next-beyond-room", {}, { count: leftOut, room: ROOM }),
    );
  for (const { text } of dated)
    findings.push(finding("next-text-dated", {}, { text }));
  return findings;
}

/** The title that all plans share, with its years moved on; `null` where there is no such title. */
function nextTitle(
  { rollup, reading }: NextPeriodSource,
  period: PlanPeriod,
): string | null {
  const titles = new Set(
    reading === null
      ? rollup.source.submissions.map(({ title }) => title.trim())
      : [reading.head.title.trim()],
  );
  const [title = "", ...others] = titles;
  if (title === "" || others.length > 0) return null;
  const years = new Set([
    yearMonth(period.start).year,
    yearMonth(lastMonthOf(period)).year,
  ]);
  return title.replace(/(?<!\d)\d{4}(?!\d)/g, (written) =>
    years.has(Number(written)) ? String(Number(written) + 1) : written,
  );
}
