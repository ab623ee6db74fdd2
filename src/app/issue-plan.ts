import type { PlanReading } from "../core/layout";
import { BLANK_PROGRESS, monthsOf } from "../core/plan";
import type { Plan, PlanId } from "../core/plan";

/** A plan that can be issued, or how many rows of it cannot be. */
export type PlanToIssue =
  | { readonly ok: true; readonly plan: Plan }
  /** Rows without an id, or nodes without a month: nobody could report on them. */
  | { readonly ok: false; readonly rows: number };

/**
 * The plan of a workbook as it is issued to others: what is planned, and
 * nothing of what was reported. A row that lacks its id or its month refuses
 * the whole, for it would be missing from every branch's workbook.
 */
export function planToIssue(
  reading: PlanReading,
  newPlanId: () => PlanId,
): PlanToIssue {
  const { head } = reading;
  let unfit = 0;
  const fit = <Row, Fit>(
    rows: readonly Row[],
    whole: (row: Row) => Fit | null,
  ): readonly Fit[] =>
    rows.flatMap((row) => {
      const kept = whole(row);
      if (kept === null) unfit += 1;
      return kept ?? [];
    });
  const plan: Plan = {
    id: head.planId ?? newPlanId(),
    title: head.title,
    branchCode: null,
    branchName: "",
    parentUnion: head.parentUnion,
    period: head.period,
    preparedBy: head.preparedBy,
    reviewedBy: head.reviewedBy,
    preparedOn: head.preparedOn,
    guidingPrinciples: head.guidingPrinciples,
    goals: fit(reading.goals, ({ id, field, text, note }) =>
      id === null ? null : { id, field, text, note },
    ),
    measures: fit(reading.measures, ({ id, goalId, text, owner, support }) =>
      id === null || goalId === null
        ? null
        : { id, goalId, text, owner, support },
    ),
    nodes: fit(reading.nodes, (row) =>
      row.id === null || row.dueMonth === null
        ? null
        : {
            id: row.id,
            goalId: row.goalId,
            measureId: row.measureId,
            text: row.text,
            recurrence: row.recurrence,
            dueMonth: row.dueMonth,
            owner: row.owner,
            department: row.department,
            weight: row.weight,
            progress: BLANK_PROGRESS,
          },
    ),
    indicators: fit(reading.indicators, (row) =>
      row.id === null
        ? null
        : {
            id: row.id,
            measureId: row.measureId,
            name: row.name,
            unit: row.unit,
            kind: row.kind,
            direction: row.direction,
            target: row.target,
            values: new Map(),
            denominators: new Map(),
          },
    ),
    owners: reading.owners.map(({ name, department, position, phone }) => ({
      name,
      department,
      position,
      phone,
    })),
    reports: monthsOf(head.period).map((month) => ({
      month,
      state: null,
      reporter: "",
      reportedOn: null,
    })),
  };
  return unfit === 0 ? { ok: true, plan } : { ok: false, rows: unfit };
}
