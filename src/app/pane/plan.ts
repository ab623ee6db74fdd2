import { planWorkbook, readPlan, SHEETS } from "../../core/layout";
import type { Language, PlanReading } from "../../core/layout";
import type { Finding } from "../../core/finding";
import { periodOf } from "../../core/plan";
import type { Month, PlanPeriod } from "../../core/plan";
import { findTemplate, planFromTemplate } from "../../core/plan/templates";
import { countNodes } from "../../core/rollup";
import { JobError } from "../ports";
import { hasMonth } from "./node-line";
import { figureSettings } from "./figures";
import type { FigureSettings } from "./figures";
import type { PaneTools } from "./tools";

/** What the workbook in front of the person holds. */
export type CurrentPlan =
  | { readonly kind: "none" }
  | { readonly kind: "unreadable"; readonly finding: Finding }
  | { readonly kind: "plan"; readonly plan: PlanOverview };

/** A plan in a few figures, taken at the end of the cut-off day (docs/completion.md). */
export interface PlanOverview {
  readonly title: string;
  readonly branchName: string;
  readonly period: PlanPeriod;
  readonly goals: number;
  readonly measures: number;
  /** Rows of 月度安排, also those that are not counted because they have no month. */
  readonly nodes: number;
  readonly done: number;
  readonly overdue: number;
}

/** What a person chooses for a new plan. */
export interface TemplateChoice {
  readonly template: string;
  readonly start: Month;
  readonly language: Language;
}

/** 计划: looking at the workbook's plan, and making one. */
export interface PlanJobs {
  /** What the workbook holds now. */
  current(): Promise<CurrentPlan>;
  /**
   * Makes a plan from a template as new sheets and shows its cover. Fails with
   * `name-taken` where the workbook has sheets or tables of these names, and
   * with a `JobError` for a template that there is not.
   */
  make(choice: TemplateChoice): Promise<void>;
}

export function planJobs(tools: PaneTools): PlanJobs {
  return {
    current: () => currentPlan(tools),
    make: (choice) => makePlan(tools, choice),
  };
}

async function currentPlan(tools: PaneTools): Promise<CurrentPlan> {
  const workbook = await tools.host.read();
  const result = readPlan(workbook);
  if (!result.ok) {
    return result.finding.code === "no-plan"
      ? { kind: "none" }
      : { kind: "unreadable", finding: result.finding };
  }
  return {
    kind: "plan",
    plan: overviewOf(result.reading, figureSettings(tools, workbook)),
  };
}

async function makePlan(
  tools: PaneTools,
  choice: TemplateChoice,
): Promise<void> {
  const template = findTemplate(choice.template);
  if (template === null) {
    throw new JobError("template-unknown", { key: choice.template });
  }
  const today = tools.today();
  const plan = planFromTemplate(template, {
    planId: tools.newPlanId(),
    period: periodOf(template.periodKind, choice.start),
    preparedOn: today,
  });
  const { language } = choice;
  await tools.host.render(planWorkbook(plan, { language, today }), "create");
  await tools.host.reveal({ sheet: SHEETS.cover[language], cell: "A1" });
}

function overviewOf(
  reading: PlanReading,
  { asOf, today, lights }: FigureSettings,
): PlanOverview {
  const { head, nodes } = reading;
  const counted = nodes.filter(hasMonth);
  const figures = countNodes(counted, head.period, asOf, { today, lights });
  return {
    title: head.title,
    branchName: head.branchName,
    period: head.period,
    goals: reading.goals.length,
    measures: reading.measures.length,
    nodes: nodes.length,
    done: figures.year.done,
    overdue: figures.overdue,
  };
}
