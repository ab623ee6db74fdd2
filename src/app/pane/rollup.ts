import { readPlan, SHEETS } from "../../core/layout";
import type { Language, WorkbookHost } from "../../core/layout";
import {
  LIVE_ROWS,
  ROLLUP_SHEETS,
} from "../../core/layout/rollup-workbook/schema";
import { formatDay } from "../../core/plan";
import type { Day, PlanPeriod, Roster } from "../../core/plan";
import { JobError } from "../ports";
import { layoutOf } from "../rollup-session";
import type { RollupSession, RollupView } from "../rollup-session";
import type { ChosenFile, NamedBytes } from "./platform";
import { sheetRoster } from "./roster-sheet";
import type { SheetRoster } from "./roster-sheet";
import type { PaneTools } from "./tools";
import { rosterIn } from "./found-roster";
import type { FoundRoster } from "./found-roster";
import { workOf } from "./work-of";

/** What a roll-up can begin with. */
export interface RollupStart {
  /** The roster that stands in the workbook in front, if there is one. */
  readonly roster: SheetRoster | null;
  /** Why a roster in the workbook cannot be used. */
  readonly rosterError: JobError | null;
  /** The period of the plan in front; `null` without one. */
  readonly period: PlanPeriod | null;
  readonly choosesFolders: boolean;
  /** The roll-up can be handed over as a file, or opened as a workbook beside this one. */
  readonly makesFiles: boolean;
}

/** Files that need not be chosen, made ready for a roll-up. */
export interface RollupFiles {
  readonly files: readonly ChosenFile[];
  readonly roster: FoundRoster | null;
  readonly record: ChosenFile | null;
  readonly asOf: Day | null;
  /** Empty where it is not known. */
  readonly union: string;
}

/** Where a roll-up workbook went. */
export type RollupPlaced = "sheets" | "saved" | "opened" | "cancelled";

/** 汇总: the figures of many branches. */
export interface RollupJobs {
  start(language: Language): Promise<RollupStart>;
  readRoster(file: ChosenFile, language: Language): Promise<Roster>;
  /** How many workbooks are at hand; 0 where there is no list of them. */
  atHand(): number;
  /** The files at hand. Fails as `readRoster` where their roster cannot be used. */
  takeAtHand(language: Language): Promise<RollupFiles>;
  /** Does a roll-up become a workbook of its own in front, instead of sheets of the one that is? */
  readonly opensFiles: boolean;
  /** A new roll-up; who asks for it closes it. Fails with `worker-lost`. */
  open(): RollupSession;
  /**
   * Writes the roll-up as new sheets of this workbook (or, with `opensFiles`,
   * as a new workbook) and shows its quarterly figures; one with more than 20,000 nodes becomes a new file. Fails with
   * `name-taken` where the workbook has sheets of a roll-up already.
   */
  write(
    session: RollupSession,
    view: RollupView,
    language: Language,
  ): Promise<RollupPlaced>;
  /** Hands the roll-up workbook over as a new file. Fails with `nowhere-to-save`. */
  save(
    session: RollupSession,
    view: RollupView,
    language: Language,
  ): Promise<RollupPlaced>;
  /** `false` where the clipboard is denied. */
  copy(text: string): Promise<boolean>;
  /**
   * Brings the sheet of quarterly figures into view: that of a roll-up
   * workbook where the workbook is one, else that of its plan; by its name,
   * since such a sheet is shown and never read. `false` where there is none.
   */
  showFigures(): Promise<boolean>;
}

export function rollupJobs(tools: PaneTools): RollupJobs {
  return {
    start: (language) => start(tools, language),
    readRoster: (file, language) =>
      workOf(tools).rosters.read({ file, language }),
    atHand: () => tools.platform?.filesAtHand?.().count ?? 0,
    takeAtHand: (language) => takeAtHand(tools, language),
    opensFiles: opensFiles(tools),
    open: () => workOf(tools).openRollup(),
    write: (session, view, language) => write(tools, session, view, language),
    save: (session, view, language) => save(tools, session, view, language),
    copy: async (text) => (await tools.platform?.copyText?.(text)) ?? false,
    showFigures: () => showFigures(tools.host),
  };
}

async function start(
  { host, platform }: PaneTools,
  language: Language,
): Promise<RollupStart> {
  const workbook = await host.read();
  const result = readPlan(workbook);
  const made = {
    period: result.ok ? result.reading.head.period : null,
    choosesFolders: platform?.choosesFolders ?? false,
    makesFiles: platform?.saveFile != null || platform?.openWorkbook != null,
  };
  try {
    const roster = sheetRoster(workbook, language);
    return { ...made, roster, rosterError: null };
  } catch (error) {
    if (!(error instanceof JobError)) throw error;
    return { ...made, roster: null, rosterError: error };
  }
}

async function write(
  tools: PaneTools,
  session: RollupSession,
  view: RollupView,
  language: Language,
): Promise<RollupPlaced> {
  if (view.facts > LIVE_ROWS) return save(tools, session, view, language);
  if (opensFiles(tools)) {
    await tools.platform?.openWorkbook?.(await fileOf(session, view, language));
    await showFigures(tools.host);
    return "opened";
  }
  await tools.host.render(await layoutOf(session, language), "create");
  await tools.host.reveal({
    sheet: ROLLUP_SHEETS.quarters[language],
    cell: "A1",
  });
  return "sheets";
}

const FILE_WORD = { zh: "汇总", en: "roll-up" } as const;

async function save(
  { platform }: PaneTools,
  session: RollupSession,
  view: RollupView,
  language: Language,
): Promise<RollupPlaced> {
  const { saveFile = null, openWorkbook = null } = platform ?? {};
  if (saveFile === null && openWorkbook === null)
    throw new JobError("nowhere-to-save");
  const file = await fileOf(session, view, language);
  if (saveFile !== null) return saveFile(file);
  await openWorkbook?.(file);
  return "opened";
}

async function fileOf(
  session: RollupSession,
  view: RollupView,
  language: Language,
): Promise<NamedBytes> {
  const name = `${FILE_WORD[language]} ${formatDay(view.asOf)}.xlsx`;
  return { name, bytes: await session.workbook(language) };
}

function opensFiles({ platform }: PaneTools): boolean {
  return platform?.filesAtHand !== undefined && platform.openWorkbook != null;
}

async function takeAtHand(
  tools: PaneTools,
  language: Language,
): Promise<RollupFiles> {
  const taken = await tools.platform?.filesAtHand?.().take();
  if (taken === undefined)
    return { files: [], roster: null, record: null, asOf: null, union: "" };
  const { workbooks, roster: file, record, asOf, union } = taken;
  const roster = file === null ? null : await rosterIn(tools, file, language);
  return { files: workbooks, roster, record, asOf, union };
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
