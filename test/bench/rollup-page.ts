/**
 * Rolls up 1,000 files in the pane, in Chromium, from the pages that the
 * browser tests have built, and prints how long the page's own thread was held
 * up at most and how soon the workers are gone when the roll-up is stopped:
 * `npx tsx test/bench/roll-up-in-pane.ts [FILES]`.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Frame, Worker } from "playwright-core";
import { manyFiles, rosterCsv } from "../app/many-files";
import { ExcelWeb } from "../browser/excel-web";
import type { OpenPane } from "../browser/excel-web";

const count = Number(process.argv[2] ?? 1_000);

/** Long tasks of the frame since it was asked last, in milliseconds. */
function watchLongTasks(): void {
  const tasks: number[] = [];
  Object.assign(window, { longTasks: tasks });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  }).observe({ type: "longtask", buffered: true });
}

async function longest(pane: Frame): Promise<number> {
  return pane.evaluate(() => {
    const { longTasks } = window as unknown as { longTasks: number[] };
    const most = Math.max(0, ...longTasks);
    longTasks.length = 0;
    return Math.round(most);
  });
}

async function prepared(excel: ExcelWeb, folder: string): Promise<OpenPane> {
  const opened = await excel.open({
    page: "taskpane.html?page=rollup",
    now: Date.UTC(2026, 8, 30, 4),
    width: 450,
  });
  const { pane } = opened;
  await pane
    .locator("input[type=file][webkitdirectory]")
    .setInputFiles(path.join(folder, "files"));
  await pane
    .locator('input[aria-label="选择花名册"]')
    .setInputFiles(path.join(folder, "roster.csv"));
  await pane.getByText(`花名册`).first().waitFor();
  await pane.getByRole("button", { name: `汇总 ${count} 个文件` }).waitFor();
  await pane.evaluate(watchLongTasks);
  await longest(pane);
  return opened;
}

async function whole(excel: ExcelWeb, folder: string): Promise<void> {
  const opened = await prepared(excel, folder);
  const { pane } = opened;
  const began = performance.now();
  await pane.getByRole("button", { name: `汇总 ${count} 个文件` }).click();
  await pane
    .getByRole("heading", { name: "截至2026年9月30日" })
    .waitFor({ timeout: 600_000 });
  const seconds = (performance.now() - began) / 1000;
  const reading = await longest(pane);
  await pane.getByRole("button", { name: /^已报口径 全年 逾期 /u }).click();
  await pane.getByRole("button", { name: "返回汇总结果" }).click();
  await pane.getByRole("button", { name: "复制催报文字" }).click();
  await pane.getByRole("textbox", { name: "催报文字" }).waitFor();
  const looking = await longest(pane);
  console.log(
    `${count} files in ${seconds.toFixed(1)} s; longest task of the page ${reading} ms while they are read and counted, ${looking} ms while the result is looked into`,
  );
  await opened.close();
}

async function stopped(excel: ExcelWeb, folder: string): Promise<void> {
  const opened = await prepared(excel, folder);
  const { page, pane } = opened;
  const begun = new Promise<Worker>((resolve) => {
    page.once("worker", resolve);
  });
  await pane.getByRole("button", { name: `汇总 ${count} 个文件` }).click();
  const worker = await begun;
  await pane.getByText(/已读 [1-9]\d* \/ /u).waitFor();
  const gone = new Promise<number>((resolve) => {
    worker.once("close", () => {
      resolve(performance.now());
    });
  });
  const asked = performance.now();
  await pane.getByRole("button", { name: "停止" }).click();
  const ended = await gone;
  await pane.getByText("已停止，没有改动工作簿。").waitFor();
  console.log(
    `stopped: the workers were gone ${Math.round(ended - asked)} ms after the click was sent; longest task of the page ${await longest(pane)} ms`,
  );
  await opened.close();
}

const folder = mkdtempSync(path.join(tmpdir(), "many-files-"));
const excel = await ExcelWeb.start();
try {
  const { files, roster } = await manyFiles(count);
  mkdirSync(path.join(folder, "files"));
  for (const { name, bytes } of files)
    writeFileSync(path.join(folder, "files", name), bytes);
  writeFileSync(path.join(folder, "roster.csv"), rosterCsv(roster));
  await whole(excel, folder);
  await stopped(excel, folder);
} finally {
  await excel.stop();
  rmSync(folder, { recursive: true });
}
