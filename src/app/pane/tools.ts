import type { WorkbookHost } from "../../core/layout";
import type { Day, PlanId } from "../../core/plan";

/** What the task pane and the ribbon's commands need of the place where they run. */
export interface PaneTools {
  readonly host: WorkbookHost;
  /** The running day where the person is; asked each time, since a pane stays open over midnight. */
  readonly today: () => Day;
  readonly newPlanId: () => PlanId;
}
