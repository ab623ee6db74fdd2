/**
 * The workbench, as it is shipped, in Chromium: when its pane and its sheet
 * can be used, a large plan in the sheet, and a roll-up of many files.
 */
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
  pageProcess,
  sinceOpened,
  watchLongTasks,
} from "./page-watch";
import type { PageProcess } from "./page-watch";
import { measureRollups } from "./rollup-page";
import type { RollupPane } from "./rollup-page";
import { print, printProcess, QUICK, rounds } from "./rounds";

const OPENINGS = QUICK ? 1 : 7;
const ROUNDS = QUICK ? 1 : 3;
const NODES = 300;

interface Opening {
  readonly painted: number;
  readonly pane: number;
  readonly sheet: number;
  readonly process: PageProcess;
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
  const process = await pageProcess(page);
  await profile.close();
  return { painted, pane, sheet, process };
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
  printProcess(openings.map(({ process }) => process));
}

/** Opens a plan of many nodes in a workbench whose sheet is loaded. */
async function openLarge(
  web: WorkbenchWeb,
  buffer: Buffer,
): Promise<{
  readonly shown: number;
  readonly longest: number;
  readonly cpu: number;
}> {
  const profile = await web.profile();
  const page = await profile.tab();
  const frame = page.mainFrame();
  await page.locator(".grid > *").first().waitFor({ state: "attached" });
  await paneIsThere(page);
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("banner").getByRole("button", { name: "打开" }).click();
  const chooser = await choosing;
  await watchLongTasks(frame);
  const before = await pageProcess(page);
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
  const { cpu } = await pageProcess(page);
  const longest = await longestTask(frame);
  await profile.close();
  return { shown, longest, cpu: cpu - before.cpu };
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
    name: "processor time of the page's process meanwhile",
    values: all.map(({ cpu }) => cpu),
    unit: "s",
    decimals: 1,
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

await ensureBuilt("workbench");
const web = await WorkbenchWeb.start();
try {
  await opening(web);
  await large(web);
  await measureRollups("the workbench", () => openRollup(web));
} finally {
  await web.stop();
}
