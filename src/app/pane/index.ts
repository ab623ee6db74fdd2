import type { CellPlace } from "../../core/layout";
import type { Day } from "../../core/plan";
import { checkJobs } from "./check";
import type { CheckJobs } from "./check";
import { monthJobs } from "./month";
import type { MonthJobs } from "./month";
import { planJobs } from "./plan";
import type { PlanJobs } from "./plan";
import { rollupJobs } from "./rollup";
import type { RollupJobs } from "./rollup";
import type { PaneTools } from "./tools";

export { cellOfFinding } from "./check";
export type { CheckJobs, CheckResult } from "./check";
export type { MonthJobs, MonthView } from "./month";
export type { NodeLine } from "./node-line";
export type {
  CurrentPlan,
  PlanJobs,
  PlanOverview,
  TemplateChoice,
} from "./plan";
export type {
  ChosenFile,
  NamedBytes,
  PanePlatform,
  PaneSettings,
} from "./platform";
export type { RollupJobs } from "./rollup";
export type { PaneTools } from "./tools";

/**
 * What the task pane and the ribbon's commands can do with the workbook in
 * front of the person, a group of jobs a page. Every job fails with a
 * `HostError` (or a `JobError`, where it says so) and with nothing else; the
 * workbook is then as before, or the error says what stands.
 */
export interface PaneJobs {
  readonly today: () => Day;
  readonly plan: PlanJobs;
  readonly month: MonthJobs;
  readonly check: CheckJobs;
  readonly rollup: RollupJobs;
  reveal(place: CellPlace): Promise<void>;
  /** Calls the listener when a person has changed the plan's tables; the function ends it. */
  watch(listener: () => void): Promise<() => Promise<void>>;
}

/** The jobs over a live workbook. */
export function paneJobs(tools: PaneTools): PaneJobs {
  const { host, today } = tools;
  return {
    today,
    plan: planJobs(tools),
    month: monthJobs(tools),
    check: checkJobs(tools),
    rollup: rollupJobs(tools),
    reveal: (place) => host.reveal(place),
    watch: (listener) =>
      host.onEdited(() => {
        listener();
      }),
  };
}
