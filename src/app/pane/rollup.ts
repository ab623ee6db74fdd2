import { SHEETS } from "../../core/layout";
import type { WorkbookHost } from "../../core/layout";
import { ROLLUP_SHEETS } from "../../core/layout/rollup-workbook/schema";
import type { PaneTools } from "./tools";

/** 汇总: the figures of many branches. */
export interface RollupJobs {
  /**
   * Brings the sheet of quarterly figures into view: that of a roll-up
   * workbook where the workbook is one, else that of its plan; by its name,
   * since such a sheet is shown and never read. `false` where there is none.
   */
  showFigures(): Promise<boolean>;
}

export function rollupJobs({ host }: PaneTools): RollupJobs {
  return { showFigures: () => showFigures(host) };
}

/** Sheets of quarterly figures, a roll-up's before a plan's. */
const FIGURE_SHEETS: readonly string[] = [
  ROLLUP_SHEETS.quarters,
  SHEETS.quarters,
].flatMap(({ zh, en }) => [zh, en]);

async function showFigures(host: WorkbookHost): Promise<boolean> {
  const wanted = new Set(FIGURE_SHEETS);
  const { sheets } = await host.read((name) => wanted.has(name));
  const there = new Set(sheets.map(({ name }) => name));
  const found = FIGURE_SHEETS.find((name) => there.has(name));
  if (found === undefined) return false;
  await host.reveal({ sheet: found, cell: "A1" });
  return true;
}
