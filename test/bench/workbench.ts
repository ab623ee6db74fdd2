/**
 * The workbench, as it is shipped, in Chromium: when its pane and its sheet
 * can be used, a large plan in the sheet, and a roll-up of many files.
 */
import { rmSync } from "node:fs";
import type { Page } from "playwright-core";
import { nodeToolbox } from "../../src/cli/toolbox";
import { sizedLayout } from "../excel/sized-plan";
import {
  beginPreparedBy,
  openSample,
  sheetIsThere,
  WorkbenchWeb,
} from "../workbench/workbench-web";
import { ensureBuilt } from "./built";
import {
  firstContentfulPaint,
  longestTask,
  peakMb,
  sinceOpened,
  watchLongTasks,
} from "./page-watch";
import {
  branchFolder,
  printRollups,
  rollUpWhole,
  stopRollup,
} from "./rollup-page";
import type { RollupPane } from "./rollup-page";
import { print, QUICK, rounds } from "./rounds";

const OPENINGS = QUICK ? 1 : 9;
const ROUNDS = QUICK ? 1 : 5;
const FILES = QUICK ? 100 : 1000;
const NODES = 300;

interface Opening {
  readonly painted: number;
  readonly pane: number;
  readonly sheet: number;
  readonly peak: number;
}

/** Opens the workbench in a browser that has nothing of it yet, and the sample as soon as there is a button for it. */
async function openBench(web: WorkbenchWeb): Promise<Opening> {
  const profile = await web.profile();
  const page = await profile.tab();
  const frame = page.mainFrame();
  await paneIsThere(page);
  const pane = await sinceOpened(frame);
  await openSample(page);
  await sheetIsThere(page);
  await beginPreparedBy(page);
  const sheet = await sinceOpened(frame);
  const painted = await firstContentfulPaint(frame);
  const peak = await peakMb(page);
  await profile.close();
  return { painted, pane, sheet, peak };
}

/** Waits until the pane shows its first page. */
async function paneIsThere(page: Page): Promise<void> {
  await page
    .getByRole("complementary", { name: "窗格" })
    .getByRole("button", { name: "新建计划" })
    .waitFor();
}

async function opening(web: WorkbenchWeb): Promise<void> {
  const openings = await rounds(OPENINGS, () => openBench(web));
  console.log(`\nThe workbench (Chromium, median of ${OPENINGS} openings)`);
  print({
    name: "first contentful paint",
    values: openings.map(({ painted }) => painted),
    unit: "ms",
  });
  print({
    name: "the pane can be used",
    values: openings.map(({ pane }) => pane),
    unit: "ms",
    limit: 2000,
  });
  print({
    name: "the sample is made, a file of it open, its cells take input",
    values: openings.map(({ sheet }) => sheet),
    unit: "ms",
    limit: 5000,
  });
  print({
    name: "peak memory of the page's process, workers included",
    values: openings.map(({ peak }) => peak),
    unit: "MB",
  });
}

/** Opens a plan of many nodes in a workbench whose sheet is loaded. */
async function openLarge(
  web: WorkbenchWeb,
  buffer: Buffer,
): Promise<{ readonly shown: number; readonly longest: number }> {
  const profile = await web.profile();
  const page = await profile.tab();
  const frame = page.mainFrame();
  await page.locator(".grid > *").first().waitFor({ state: "attached" });
  await paneIsThere(page);
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("banner").getByRole("button", { name: "打开" }).click();
  const chooser = await choosing;
  await watchLongTasks(frame);
  const began = await frame.evaluate(() => performance.now());
  await chooser.setFiles({
    name: "large.xlsx",
    mimeType: "application/octet-stream",
    buffer,
  });
  await page
    .getByRole("banner")
    .getByText("large.xlsx", { exact: true })
    .waitFor();
  const shown = (await sinceOpened(frame)) - began;
  const longest = await longestTask(frame);
  await profile.close();
  return { shown, longest };
}

async function large(web: WorkbenchWeb): Promise<void> {
  const bytes = await nodeToolbox().writeWorkbook(sizedLayout(NODES));
  const all = await rounds(ROUNDS, () => openLarge(web, Buffer.from(bytes)));
  console.log(`\nA plan of ${NODES} nodes in the sheet (median of ${ROUNDS})`);
  print({
    name: "from the chosen file to its cells drawn",
    values: all.map(({ shown }) => shown),
    unit: "ms",
    limit: 2000,
  });
  print({
    name: "longest task of the page meanwhile",
    values: all.map(({ longest }) => longest),
    unit: "ms",
  });
}

/** A new workbench with 汇总 in its pane. */
async function openRollup(web: WorkbenchWeb): Promise<RollupPane> {
  const profile = await web.profile();
  const page = await profile.tab();
  // Until the sheet's program is there: its start is no part of the roll-up.
  await page.locator(".grid > *").first().waitFor({ state: "attached" });
  await page.getByRole("tab", { name: "汇总" }).click();
  return { page, pane: page.mainFrame(), close: () => profile.close() };
}

async function rollup(web: WorkbenchWeb): Promise<void> {
  const folder = await branchFolder(FILES);
  try {
    const whole = await rounds(ROUNDS, async () =>
      rollUpWhole(await openRollup(web), folder),
    );
    const stopped = await rounds(ROUNDS, async () =>
      stopRollup(await openRollup(web), folder),
    );
    console.log(
      `\nRoll-up of ${FILES} files in the workbench (median of ${ROUNDS})`,
    );
    printRollups(whole, FILES);
    print({
      name: "workers gone after the click on 停止",
      values: stopped,
      unit: "ms",
      limit: 200,
    });
  } finally {
    rmSync(folder.path, { recursive: true });
  }
}

await ensureBuilt("workbench");
const web = await WorkbenchWeb.start();
try {
  await opening(web);
  await large(web);
  await rollup(web);
} finally {
  await web.stop();
}
