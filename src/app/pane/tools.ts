import type { WorkbookHost } from "../../core/layout";
import type { Day, PlanId } from "../../core/plan";
import type { PanePlatform } from "./platform";

/** What the task pane and the ribbon's commands need of the place where they run. */
export interface PaneTools {
  readonly host: WorkbookHost;
  /** Where a person's settings are kept; without it the defaults hold. */
  readonly platform?: Pick<PanePlatform, "loadSettings" | "saveSettings">;
  /** The running day where the person is; asked each time, since a pane stays open over midnight. */
  readonly today: () => Day;
  readonly newPlanId: () => PlanId;
}
