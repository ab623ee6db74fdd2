import { readPlan } from "../../core/layout";
import type { Language, PlanReading } from "../../core/layout";
import type { Finding } from "../../core/finding";
import type { PlanPeriod } from "../../core/plan";
import { countNodes } from "../../core/rollup";
import type {
  DocumentSource,
  DraftedDocument,
  FileJobControl,
} from "../file-work";
import type { Lost } from "../replan";
import { hasMonth } from "./node-line";
import { figureSettings } from "./figures";
import type { FigureSettings } from "./figures";
import type * as PlanMakingModule from "./plan-making";
import type { PlanMade, PlanMaking, PlanPreview } from "./plan-making";
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

/** 计划: looking at the workbook's plan, and making one. */
export interface PlanJobs {
  /** What the workbook holds now. */
  current(): Promise<CurrentPlan>;
  /** Reads a plan document; `DocumentWork` says what can go wrong. */
  readDocument(
    source: DocumentSource,
    control?: FileJobControl,
  ): Promise<DraftedDocument>;
  /**
   * What making the plan would give and change; the workbook is only read.
   * Fails with a `RefusedError` where it holds a plan that cannot be read.
   */
  preview(making: PlanMaking): Promise<PlanPreview>;
  /**
   * Makes the plan's sheets and shows its cover; a plan that is there is
   * brought to the new one, with everything that people have filled in. What
   * would be lost must be among `agreed`, else nothing is done and the answer
   * asks. Fails with `name-taken` where a workbook without a plan has sheets
   * or tables of these names, with a `JobError` for a template that there is
   * not, and as `preview` does.
   */
  make(
    making: PlanMaking,
    language: Language,
    agreed?: readonly Lost[],
  ): Promise<PlanMade>;
}

export function planJobs(tools: PaneTools): PlanJobs {
  return {
    current: () => currentPlan(tools),
    readDocument: (source, control) => {
      if (tools.work === undefined)
        throw new Error("this place has no work on files");
      const today = tools.today();
      return tools.work.documents.read({ source, today }, control);
    },
    preview: async (making) => (await planMaking()).previewPlan(tools, making),
    make: async (making, language, agreed = []) =>
      (await planMaking()).makePlan(tools, making, language, agreed),
  };
}

/** What only making a plan needs is loaded when one is made. */
function planMaking(): Promise<typeof PlanMakingModule> {
  return import("./plan-making");
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
