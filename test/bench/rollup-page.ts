/** A roll-up of many files in the pane, wherever the pane stands. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Frame, Page, Worker } from "playwright-core";
import { AS_OF, manyFiles, rosterCsv } from "../app/many-files";
import { formatDay } from "../../src/core/plan";
import type { PageProcess } from "./page-watch";
import { longestTask, pageProcess, watchLongTasks } from "./page-watch";
import { print, printProcess, QUICK, rounds } from "./rounds";

/** Branch files on the disk, with their roster. */
interface BranchFolder {
  readonly path: string;
  readonly count: number;
}

/** Writes so many branch files into a new folder; who asks removes it. */
async function branchFolder(count: number): Promise<BranchFolder> {
  const folder = mkdtempSync(path.join(tmpdir(), "many-files-"));
  const { files, roster } = await manyFiles(count);
  mkdirSync(path.join(folder, "files"));
  for (const { name, bytes } of files)
    writeFileSync(path.join(folder, "files", name), bytes);
  writeFileSync(path.join(folder, "roster.csv"), rosterCsv(roster));
  return { path: folder, count };
}

/** A page whose pane shows 汇总. */
export interface RollupPane {
  readonly page: Page;
  readonly pane: Frame;
  close(): Promise<void>;
}

/** How a roll-up went. */
interface RollupMeasured {
  readonly seconds: number;
  /** The page's longest task while files were read and counted, in milliseconds. */
  readonly reading: number;
  /** The same while the result was looked into. */
  readonly looking: number;
  readonly process: PageProcess;
}

/** Rolls the files up, looks into a figure and the reminder, and closes the page. */
async function rollUpWhole(
  opened: RollupPane,
  { count, path: folder }: BranchFolder,
): Promise<RollupMeasured> {
  const { page, pane } = opened;
  await choose(pane, folder);
  const began = performance.now();
  await goButton(pane, count).click();
  await pane
    .getByRole("heading", { name: /^截至/u })
    .waitFor({ timeout: 600_000 });
  const seconds = (performance.now() - began) / 1000;
  const reading = await longestTask(pane);
  await pane.getByRole("button", { name: /^已报口径 全年 逾期 /u }).click();
  await pane.getByRole("button", { name: "返回汇总结果" }).click();
  await pane.getByRole("button", { name: "复制催报文字" }).click();
  await pane.getByRole("textbox", { name: "催报文字" }).waitFor();
  const looking = await longestTask(pane);
  const process = await pageProcess(page);
  await opened.close();
  return { seconds, reading, looking, process };
}

/** Stops a roll-up that has begun to read. Milliseconds from the click until its workers are gone. */
async function stopRollup(
  opened: RollupPane,
  { count, path: folder }: BranchFolder,
): Promise<number> {
  const { page, pane } = opened;
  await choose(pane, folder);
  const there = new Set(page.workers());
  const own = (): readonly Worker[] =>
    page.workers().filter((worker) => !there.has(worker));
  await goButton(pane, count).click();
  await pane.getByText(/已读 [1-9]\d* \/ /u).waitFor();
  const gone = Promise.all(
    own().map(
      (worker) => new Promise((resolve) => worker.once("close", resolve)),
    ),
  );
  await pane.evaluate(() => {
    addEventListener(
      "click",
      ({ timeStamp }) => {
        const clickedAt = performance.timeOrigin + timeStamp;
        Object.assign(window, { clickedAt });
      },
      { capture: true, once: true },
    );
  });
  await pane.getByRole("button", { name: "停止" }).click();
  await gone;
  const ended = performance.timeOrigin + performance.now();
  const clicked = await pane.evaluate(
    () => (window as unknown as { clickedAt: number }).clickedAt,
  );
  await pane.getByText("已停止，没有改动工作簿。").waitFor();
  await opened.close();
  return ended - clicked;
}

async function choose(pane: Frame, folder: string): Promise<void> {
  await pane
    .locator("input[type=file][webkitdirectory]")
    .setInputFiles(path.join(folder, "files"));
  await pane
    .locator('input[aria-label="选择花名册"]')
    .setInputFiles(path.join(folder, "roster.csv"));
  await pane.getByText("roster.csv：").waitFor();
  await pane.getByLabel("截止日").fill(formatDay(AS_OF));
  await watchLongTasks(pane);
}

function goButton(pane: Frame, count: number) {
  return pane.getByRole("button", { name: `汇总 ${count} 个文件` });
}

const ROUNDS = QUICK ? 1 : 3;
const FILES = QUICK ? 100 : 1000;

/** Rolls many files up in new pages, and stops it in others, and prints how that went. */
export async function measureRollups(
  where: string,
  open: () => Promise<RollupPane>,
): Promise<void> {
  const folder = await branchFolder(FILES);
  console.log(`\nRoll-up of ${FILES} files in ${where} (median of ${ROUNDS})`);
  try {
    printRollups(
      await rounds(ROUNDS, async () => rollUpWhole(await open(), folder)),
      FILES,
    );
    print({
      name: "workers gone after the click on 停止",
      values: await rounds(ROUNDS, async () =>
        stopRollup(await open(), folder),
      ),
      unit: "ms",
      limit: 200,
    });
  } finally {
    rmSync(folder.path, { recursive: true });
  }
}

/** Prints how roll-ups of so many files went. */
function printRollups(all: readonly RollupMeasured[], count: number): void {
  const one = { unit: "ms", limit: 100 };
  print({
    name: "from the click to the result",
    values: all.map(({ seconds }) => seconds),
    unit: "s",
    decimals: 1,
  });
  print({
    name: "files a second",
    values: all.map(({ seconds }) => count / seconds),
    unit: "",
  });
  print({
    ...one,
    name: "longest task of the page while it reads and counts",
    values: all.map(({ reading }) => reading),
  });
  print({
    ...one,
    name: "longest task of the page while the result is looked into",
    values: all.map(({ looking }) => looking),
  });
  printProcess(all.map(({ process }) => process));
}
