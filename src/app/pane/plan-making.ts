import { HostError, planWorkbook, readPlan, SHEETS } from "../../core/layout";
import type { Language, PlanReading } from "../../core/layout";
import type { Finding } from "../../core/finding";
import { planFromDraft } from "../../core/intake";
import type { PlanDraft } from "../../core/intake";
import { periodOf } from "../../core/plan";
import type { Month, Plan, PlanPeriod } from "../../core/plan";
import { findTemplate, planFromTemplate } from "../../core/plan/templates";
import { JobError, RefusedError } from "../ports";
import { mergePlan } from "../replan";
import type { Lost, Replanned } from "../replan";
import { lossKey, planChange } from "./plan-change";
import type { PlanChange } from "./plan-change";
import type { PaneTools } from "./tools";

/** Where the plan that a person wants comes from. */
export type PlanMaking =
  | {
      readonly from: "template";
      readonly template: string;
      readonly start: Month;
    }
  | { readonly from: "draft"; readonly draft: PlanDraft };

/** What making the plan will give, and what it will do to the one that is there. */
export interface PlanPreview {
  readonly title: string;
  readonly branchName: string;
  readonly period: PlanPeriod;
  readonly counts: Readonly<
    Record<"goals" | "measures" | "nodes" | "indicators", number>
  >;
  /** What was doubtful in building the plan, for instance months outside the period. */
  readonly findings: readonly Finding[];
  /** `null` where the workbook has no plan yet. */
  readonly change: PlanChange | null;
}

/** How making the plan ended. */
export type PlanMade =
  | {
      readonly kind: "made";
      /** Rows that were to go and still stand in the sheets, and why; else `null`. */
      readonly unremoved: { readonly error: HostError } | null;
    }
  /** Nothing was done: more would be lost than the person has agreed to. */
  | { readonly kind: "asks"; readonly preview: PlanPreview };

interface Prepared {
  readonly plan: Plan;
  readonly findings: readonly Finding[];
  readonly there: {
    readonly reading: PlanReading;
    readonly merged: Replanned;
  } | null;
}

/** What making the plan would give; the workbook is only read. */
export async function previewPlan(
  tools: PaneTools,
  making: PlanMaking,
): Promise<PlanPreview> {
  return previewOf(await prepare(tools, making));
}

/**
 * Makes the sheets, or brings those that are there to the plan. What would be
 * lost must be among `agreed`: a workbook may have changed since the person
 * said yes.
 */
export async function makePlan(
  tools: PaneTools,
  making: PlanMaking,
  language: Language,
  agreed: readonly Lost[],
): Promise<PlanMade> {
  const prepared = await prepare(tools, making);
  const { host } = tools;
  const today = tools.today();
  if (prepared.there === null) {
    const layout = planWorkbook(prepared.plan, { language, today });
    await host.render(layout, "create");
    await host.reveal({ sheet: SHEETS.cover[language], cell: "A1" });
    return { kind: "made", unremoved: null };
  }
  const { reading, merged } = prepared.there;
  const yes = new Set(agreed.map(lossKey));
  if (merged.lost.some((lost) => !yes.has(lossKey(lost))))
    return { kind: "asks", preview: previewOf(prepared) };
  const { language: spoken, place } = reading.head;
  const { plan, baseline } = merged;
  await host.render(
    planWorkbook(plan, { language: spoken, today, baseline }),
    "update",
  );
  const unremoved = await remove(tools, merged);
  const sheet = place.sheet ?? SHEETS.cover[spoken];
  await host.reveal({ sheet, cell: "A1" });
  return { kind: "made", unremoved };
}

/** Blanks the rows that go; where that fails they stand beside the new ones, and nothing is lost. */
async function remove(
  { host }: PaneTools,
  { removals }: Replanned,
): Promise<{ readonly error: HostError } | null> {
  if (removals.length === 0) return null;
  try {
    await host.write(removals);
    return null;
  } catch (error) {
    if (error instanceof HostError) return { error };
    throw error;
  }
}

async function prepare(
  tools: PaneTools,
  making: PlanMaking,
): Promise<Prepared> {
  const result = readPlan(await tools.host.read());
  if (!result.ok && result.finding.code !== "no-plan")
    throw new RefusedError(result.finding);
  const { plan, findings } = planOf(tools, making);
  if (!result.ok) return { plan, findings, there: null };
  const { reading } = result;
  const merged = mergePlan(plan, reading);
  return { plan: merged.plan, findings, there: { reading, merged } };
}

function planOf(
  tools: PaneTools,
  making: PlanMaking,
): { readonly plan: Plan; readonly findings: readonly Finding[] } {
  const planId = tools.newPlanId();
  const today = tools.today();
  if (making.from === "draft")
    return planFromDraft(making.draft, { planId, today });
  const template = findTemplate(making.template);
  if (template === null)
    throw new JobError("template-unknown", { key: making.template });
  const period = periodOf(template.periodKind, making.start);
  const plan = planFromTemplate(template, {
    planId,
    period,
    preparedOn: today,
  });
  return { plan, findings: [] };
}

function previewOf({ plan, findings, there }: Prepared): PlanPreview {
  const { title, branchName, period } = plan;
  return {
    title,
    branchName,
    period,
    counts: {
      goals: plan.goals.length,
      measures: plan.measures.length,
      nodes: plan.nodes.length,
      indicators: plan.indicators.length,
    },
    findings,
    change: there === null ? null : planChange(there.reading, there.merged),
  };
}
