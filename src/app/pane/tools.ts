import type { WorkbookHost } from "../../core/layout";
import type { Day, PlanId } from "../../core/plan";
import type { FileWork } from "../file-work";
import type { PanePlatform } from "./platform";

/** What the task pane and the ribbon's commands need of the place where they run. */
export interface PaneTools {
  readonly host: WorkbookHost;
  /** What the place can do; without a member it cannot, and without settings the defaults hold. */
  readonly platform?: Pick<PanePlatform, "loadSettings" | "saveSettings"> &
    Partial<PanePlatform>;
  /** The long jobs on files, wherever they are done; without them there are none. */
  readonly work?: FileWork;
  /** The running day where the person is; asked each time, since a pane stays open over midnight. */
  readonly today: () => Day;
  readonly newPlanId: () => PlanId;
}
