import { locateCutoff } from "../../core/layout";
import type { CutoffCell, WorkbookCells } from "../../core/layout";
import type { Day } from "../../core/plan";
import { DEFAULT_LIGHTS } from "../../core/rollup";
import type { LightSettings } from "../../core/rollup";
import { DEFAULT_SETTINGS } from "./platform";
import type { PaneTools } from "./tools";

/** How the pane's figures of a workbook are taken. */
export interface FigureSettings {
  readonly today: Day;
  /** The cut-off day: the one that is set, else the running day. */
  readonly asOf: Day;
  /** The day that somebody has set; `null` where the running day holds. */
  readonly cutoff: Day | null;
  /** The workbook's own cell for it; `null` where it has none. */
  readonly cell: CutoffCell | null;
  readonly lights: LightSettings;
}

/**
 * The settings that hold for a workbook: its own cut-off day where it has a
 * cell for it, else the pane's; the days of the blue light are the pane's.
 */
export function figureSettings(
  { platform, today }: Pick<PaneTools, "platform" | "today">,
  workbook: WorkbookCells,
): FigureSettings {
  const set = { ...DEFAULT_SETTINGS, ...platform?.loadSettings() };
  const day = today();
  const cell = locateCutoff(workbook);
  const cutoff = cell === null ? set.cutoff : cell.day;
  return {
    today: day,
    asOf: cutoff ?? day,
    cutoff,
    cell,
    lights: { ...DEFAULT_LIGHTS, soonDays: set.blueDays },
  };
}
