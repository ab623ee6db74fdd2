import type { CellPlace } from "../../core/layout";
import { parseIsoDay } from "../../core/plan";
import type { Day } from "../../core/plan";
import { figureSettings } from "./figures";
import { DEFAULT_SETTINGS } from "./platform";
import type { PaneSettings } from "./platform";
import type { PaneTools } from "./tools";
import type { WriteJournal, WriteOutcome } from "./undo";

/** The settings, and where each is kept. */
export interface SettingsView {
  /** Days before the due day from which a node is blue. */
  readonly blueDays: number;
  /** The cut-off day; `null` follows the running day. */
  readonly cutoff: Day | null;
  readonly today: Day;
  /** The workbook's cell for the cut-off day; `null` where it is kept by the pane instead. */
  readonly cutoffCell: CellPlace | null;
}

/** Why a setting is refused, said at its field. */
export type SettingFault = "not-a-number" | "too-many-days" | "not-a-day";

export type SettingOutcome =
  | WriteOutcome
  | { readonly kind: "kept" }
  | { readonly kind: "fault"; readonly code: SettingFault };

/** Most days for the blue light: a year. */
export const MOST_BLUE_DAYS = 366;

/** 设置: the days of the blue light and the cut-off day. */
export interface SettingsJobs {
  view(): Promise<SettingsView>;
  /** Keeps the days of the blue light, as typed, with the pane. */
  keepBlueDays(typed: string): SettingOutcome;
  /**
   * Sets the cut-off day, as `2026-06-30`, in the workbook where it has a cell
   * for it (a step that can be undone), else with the pane. `null`: the running
   * day, as a blank cell; the workbook's formulas then take that day.
   */
  setCutoff(typed: string | null): Promise<SettingOutcome>;
}

export function settingsJobs(
  tools: PaneTools,
  journal: WriteJournal,
): SettingsJobs {
  return {
    view: () => settingsView(tools),
    keepBlueDays: (typed) => keepBlueDays(tools, typed),
    setCutoff: (typed) => setCutoff(tools, journal, typed),
  };
}

function kept({ platform }: PaneTools): PaneSettings {
  return { ...DEFAULT_SETTINGS, ...platform?.loadSettings() };
}

async function settingsView(tools: PaneTools): Promise<SettingsView> {
  const { cutoff, today, lights, cell } = figureSettings(
    tools,
    await tools.host.read(),
  );
  return {
    blueDays: lights.soonDays,
    cutoff,
    today,
    cutoffCell: cell?.place ?? null,
  };
}

function keepBlueDays(tools: PaneTools, typed: string): SettingOutcome {
  const text = typed.normalize("NFKC").trim();
  if (!/^\d{1,6}$/u.test(text)) return { kind: "fault", code: "not-a-number" };
  const blueDays = Number(text);
  if (blueDays > MOST_BLUE_DAYS)
    return { kind: "fault", code: "too-many-days" };
  tools.platform?.saveSettings({ ...kept(tools), blueDays });
  return { kind: "kept" };
}

async function setCutoff(
  tools: PaneTools,
  journal: WriteJournal,
  typed: string | null,
): Promise<SettingOutcome> {
  const cutoff = typed === null ? null : parseIsoDay(typed.trim());
  if (typed !== null && cutoff === null)
    return { kind: "fault", code: "not-a-day" };
  const workbook = await tools.host.read();
  const { cell } = figureSettings(tools, workbook);
  if (cell === null) {
    tools.platform?.saveSettings({ ...kept(tools), cutoff });
    return { kind: "kept" };
  }
  // TODAY() may go: a blank cell says the same, and is what undoing leaves.
  if (cutoff === null && cell.day === null)
    return { kind: "written", cells: 0 };
  return journal.write(
    workbook,
    [
      {
        sheet: cell.place.sheet,
        cells: [
          {
            cell: cell.place.cell,
            value: cutoff,
            ...(cutoff === null ? {} : { day: true as const }),
          },
        ],
      },
    ],
    () => [],
    () => !cell.fixedByFormula,
  );
}
