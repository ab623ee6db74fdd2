import { finding } from "../finding";
import type { Finding } from "../finding";
import {
  addMonths,
  BLANK_PROGRESS,
  formatMonth,
  goalId,
  isInPeriod,
  lastMonthOf,
  measureId,
  monthInPeriod,
  monthOf,
  monthsOf,
  nodeId,
  parseIsoMonth,
  periodOf,
  quarterEnd,
  quartersOf,
  runningPeriod,
} from "../plan";
import type {
  Day,
  Goal,
  GoalId,
  Measure,
  MeasureId,
  Month,
  Owner,
  PeriodKind,
  Plan,
  PlanId,
  PlanNode,
  PlanPeriod,
} from "../plan";
import type { PlanDraft } from "./draft";
import { draftJson, isSpan } from "./json";
import type { ArrangementJson, DraftJson, GoalJson } from "./json";
import { ownerNames } from "./owners";
import { proposeIndicators } from "./proposals";

/** What a plan needs that a document does not say. */
export interface BuildOptions {
  readonly planId: PlanId;
  /** Wins over the document's own period; without `kind` the document's, else a calendar year. */
  readonly period?: { readonly start: Month; readonly kind?: PeriodKind };
  /** Where neither says when the plan starts it is for the period that runs today, with a finding. */
  readonly today: Day;
  readonly branchName?: string;
}

const UNTITLED = "工会工作计划";

/**
 * The plan that a draft describes. What looks back is left out (unless nothing
 * else is there: then its goals and measures are the outline, without nodes);
 * an event that was mentioned twice is built once; recurring and standing
 * arrangements become a node a month or one in each quarter's last month
 * (docs/completion.md, "Hard cases"). Measures without an arrangement get no
 * node. Indicators are proposed from the figures of the plan's measures.
 */
export function planFromDraft(
  source: PlanDraft | DraftJson,
  options: BuildOptions,
): { readonly plan: Plan; readonly findings: readonly Finding[] } {
  const draft = "pieces" in source ? draftJson(source) : source;
  const findings: Finding[] = [];
  const period = choosePeriod(draft, options, findings);
  const { goals, measures, ids, onlyPast } = buildGoals(draft, findings);
  const nodes = onlyPast
    ? []
    : buildNodes(draft, period, measures, ids, findings);
  const texts = onlyPast
    ? []
    : measures.map(({ id, text }) => ({ measureId: id, text }));
  const plan: Plan = {
    id: options.planId,
    title: draft.title ?? UNTITLED,
    branchCode: null,
    branchName: options.branchName ?? draft.organisation ?? "",
    parentUnion: "",
    period,
    preparedBy: "",
    reviewedBy: "",
    preparedOn: null,
    guidingPrinciples: draft.guidingPrinciples ?? "",
    goals,
    measures,
    nodes,
    indicators: proposeIndicators(draft.figures, texts, period),
    owners: buildOwners(draft, measures, nodes),
    reports: [],
  };
  return { plan, findings };
}

function choosePeriod(
  draft: DraftJson,
  options: BuildOptions,
  findings: Finding[],
): PlanPeriod {
  const kind = options.period?.kind ?? draft.period.kind ?? "calendar-year";
  if (options.period !== undefined)
    return withLength(
      periodOf(kind, options.period.start),
      draft,
      options.period.kind,
    );
  const start =
    draft.period.start === null ? null : parseIsoMonth(draft.period.start);
  if (start !== null)
    return withLength(periodOf(kind, start), draft, undefined);
  const running = halfOf(draft, runningPeriod(kind, options.today));
  const sameYear =
    draft.year === null ? null : monthOf(draft.year, (running.start % 12) + 1);
  if (sameYear === null) findings.push(finding("draft-period-unknown", {}));
  return withLength(
    sameYear === null ? running : periodOf(kind, sameYear),
    draft,
    undefined,
  );
}

/** Of two halves of a year the one that the arrangements are in; a draft may know that it is for six months, but not which. */
function halfOf(draft: DraftJson, running: PlanPeriod): PlanPeriod {
  if (running.months === 12) return running;
  const other = { ...running, start: addMonths(running.start, 6) };
  const within = (period: PlanPeriod): number =>
    draft.arrangements.filter(({ month, recurs }) => {
      const due = recurs === "once" ? monthInPeriod(period, month) : null;
      return due !== null && isInPeriod(period, due);
    }).length;
  return within(other) > within(running) ? other : running;
}

/** A length that the draft itself gives (edited by hand) holds, unless the caller chose another kind. */
function withLength(
  period: PlanPeriod,
  draft: DraftJson,
  chosen: PeriodKind | undefined,
): PlanPeriod {
  const { months } = draft.period;
  return months === null || chosen !== undefined
    ? period
    : { ...period, months };
}

/** New ids of a draft's measures. */
type MeasureIds = ReadonlyMap<
  string,
  {
    readonly measureId: MeasureId;
    readonly goalId: GoalId;
    readonly owner: string;
  }
>;

function buildGoals(
  draft: DraftJson,
  findings: Finding[],
): {
  readonly goals: readonly Goal[];
  readonly measures: readonly Measure[];
  readonly ids: MeasureIds;
  readonly onlyPast: boolean;
} {
  const planned = draft.goals.filter(({ section }) => section === "plan");
  const onlyPast =
    planned.length === 0 &&
    draft.arrangements.length === 0 &&
    draft.goals.length > 0;
  const first = draft.goals.find(({ section }) => section === "past");
  if (first !== undefined)
    findings.push(
      finding("draft-past-section", {}, { text: headingOf(first) }),
    );
  const goals: Goal[] = [];
  const measures: Measure[] = [];
  const ids = new Map<
    string,
    { measureId: MeasureId; goalId: GoalId; owner: string }
  >();
  for (const goal of onlyPast ? draft.goals : planned) {
    const number = goals.length + 1;
    const id = goalId(number);
    goals.push({
      id,
      field: goal.workField,
      text: headingOf(goal),
      note: (goal.notes ?? []).join("\n"),
    });
    goal.measures.forEach((measure, i) => {
      const newId = measureId(number, i + 1);
      const owner = measure.owner ?? "";
      measures.push({
        id: newId,
        goalId: id,
        text: measure.text,
        owner,
        support: "",
      });
      ids.set(measure.id, { measureId: newId, goalId: id, owner });
    });
  }
  return { goals, measures, ids, onlyPast };
}

/** A goal needs a name on its sheet: a list without headings is named by its work field. */
function headingOf({ heading, workField }: GoalJson): string {
  return heading !== ""
    ? heading
    : workField === "其他"
      ? "主要工作"
      : workField;
}

function buildNodes(
  draft: DraftJson,
  period: PlanPeriod,
  measures: readonly Measure[],
  ids: MeasureIds,
  findings: Finding[],
): readonly PlanNode[] {
  const known = new Set(draft.arrangements.map(({ id }) => id));
  const past = pastMeasures(draft);
  const drafts: {
    readonly node: Omit<PlanNode, "id">;
    readonly order: number;
  }[] = [];
  for (const arrangement of draft.arrangements) {
    if (
      arrangement.sameAs !== null &&
      arrangement.sameAs !== arrangement.id &&
      known.has(arrangement.sameAs)
    )
      continue;
    if (arrangement.measureId !== null && past.has(arrangement.measureId))
      continue;
    const link =
      arrangement.measureId === null
        ? undefined
        : ids.get(arrangement.measureId);
    if (
      arrangement.measureId !== null &&
      link === undefined &&
      measures.length > 0
    ) {
      findings.push(
        finding(
          "measure-unknown",
          {},
          { id: arrangement.measureId, text: arrangement.text },
        ),
      );
    }
    const { owner, department } = splitOwner(
      arrangement.owner ?? link?.owner ?? "",
    );
    for (const dueMonth of dueMonths(arrangement, period)) {
      if (!isInPeriod(period, dueMonth))
        findings.push(outOfPeriod(arrangement.text, dueMonth, period));
      const node = {
        goalId: link?.goalId ?? null,
        measureId: link?.measureId ?? null,
        text: arrangement.text,
        recurrence: arrangement.recurs,
        dueMonth,
        owner,
        department,
        weight: 1,
        progress: BLANK_PROGRESS,
      };
      drafts.push({ node, order: drafts.length });
    }
  }
  drafts.sort((a, b) => a.node.dueMonth - b.node.dueMonth || a.order - b.order);
  return drafts.map(({ node }, i) => ({ id: nodeId(i + 1), ...node }));
}

/** Measures of what looks back: none of their arrangements is still to come. */
function pastMeasures({ goals }: DraftJson): ReadonlySet<string> {
  return new Set(
    goals
      .filter(({ section }) => section === "past")
      .flatMap(({ measures }) => measures.map(({ id }) => id)),
  );
}

function outOfPeriod(text: string, month: Month, period: PlanPeriod): Finding {
  const from = formatMonth(period.start);
  return finding(
    "month-out-of-period",
    {},
    {
      text,
      month: formatMonth(month),
      from,
      to: formatMonth(lastMonthOf(period)),
    },
  );
}

/** The months in which an arrangement's nodes are due; docs/completion.md, "Hard cases". */
function dueMonths(
  { month, months, span, recurs }: ArrangementJson,
  period: PlanPeriod,
): readonly Month[] {
  switch (recurs) {
    case "monthly":
      return monthsOf(period);
    case "quarterly":
    case "standing":
      return quartersOf(period).map((quarter) => quarterEnd(period, quarter));
    case "once": {
      const numbers = months ?? [month];
      const last = numbers[numbers.length - 1];
      if (last !== undefined && span !== false && isSpan(numbers))
        return placed(period, last);
      return [...new Set(numbers.flatMap((number) => placed(period, number)))];
    }
  }
}

function placed(period: PlanPeriod, month: number): readonly Month[] {
  const found = monthInPeriod(period, month);
  return found === null ? [] : [found];
}

/** Persons and departments of an owner phrase; a department alone answers itself. */
function splitOwner(phrase: string): {
  readonly owner: string;
  readonly department: string;
} {
  const names = ownerNames(phrase);
  const join = (kind: "person" | "department"): string =>
    names
      .filter((name) => name.kind === kind)
      .map(({ name }) => name)
      .join("、");
  const department = join("department");
  return { owner: join("person") || department, department };
}

function buildOwners(
  draft: DraftJson,
  measures: readonly Measure[],
  nodes: readonly PlanNode[],
): readonly Owner[] {
  const owners = new Map<string, Owner>();
  const phrases = [
    ...draft.owners.map(({ name }) => name),
    ...measures.map(({ owner }) => owner),
    ...nodes.map(({ owner }) => owner),
  ];
  for (const phrase of phrases) {
    for (const { name, post = "" } of ownerNames(phrase)) {
      const known = owners.get(name);
      if (known === undefined || known.position === "")
        owners.set(name, { name, department: "", position: post, phone: "" });
    }
  }
  return [...owners.values()];
}
