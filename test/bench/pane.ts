/**
 * The pane in Excel, as it is shipped, in Chromium with the real Office.js:
 * what travels before it is there, when it is there, and a roll-up of many
 * files in it.
 */
import { rmSync } from "node:fs";
import path from "node:path";
import { ExcelWeb } from "../browser/excel-web";
import {
  builtScript,
  gzippedBytes,
  initialScripts,
} from "../browser/initial-scripts";
import { ensureBuilt } from "./built";
import { firstContentfulPaint, peakMb, sinceOpened } from "./page-watch";
import {
  branchFolder,
  printRollups,
  rollUpWhole,
  stopRollup,
} from "./rollup-page";
import type { RollupPane } from "./rollup-page";
import { print, QUICK, rounds } from "./rounds";

const ADDIN = path.join(import.meta.dirname, "../../.cache/browser-test/addin");
const OPENINGS = QUICK ? 1 : 9;
const ROUNDS = QUICK ? 1 : 5;
const FILES = QUICK ? 100 : 1000;

interface Opening {
  readonly painted: number;
  readonly meaningful: number;
  readonly scripts: readonly string[];
  readonly peak: number;
}

/** Opens the pane in a browser that has nothing of it yet. */
async function openPane(excel: ExcelWeb): Promise<Opening> {
  const opened = await excel.open();
  const { page, pane, requests } = opened;
  await pane.getByText("这个工作簿里没有计划。").waitFor();
  const meaningful = await sinceOpened(pane);
  const scripts = requests
    .map((address) => new URL(address).pathname)
    .filter((name) => name.startsWith("/addin/") && name.endsWith(".js"))
    .map((name) => path.basename(name));
  const painted = await firstContentfulPaint(pane);
  const peak = await peakMb(page);
  await opened.close();
  return { painted, meaningful, scripts, peak };
}

async function opening(excel: ExcelWeb): Promise<void> {
  const openings = await rounds(OPENINGS, () => openPane(excel));
  const loaded = (openings[0]?.scripts ?? []).map((name) =>
    builtScript(ADDIN, name),
  );
  console.log(`\nThe pane in Excel (Chromium, median of ${OPENINGS} openings)`);
  print({
    name: "JavaScript of the page, gzipped, without office.js",
    values: [gzippedBytes(initialScripts(ADDIN)) / 1000],
    unit: "KB",
    decimals: 1,
    limit: 250,
  });
  print({
    name: "… with what is loaded until its first page is there",
    values: [gzippedBytes(loaded) / 1000],
    unit: "KB",
    decimals: 1,
  });
  print({
    name: "first contentful paint (the pane says that it connects)",
    values: openings.map(({ painted }) => painted),
    unit: "ms",
  });
  print({
    name: "first meaningful paint (connected, the first page's words)",
    values: openings.map(({ meaningful }) => meaningful),
    unit: "ms",
  });
  print({
    name: "peak memory of the page's process",
    values: openings.map(({ peak }) => peak),
    unit: "MB",
  });
}

async function rollup(excel: ExcelWeb): Promise<void> {
  const folder = await branchFolder(FILES);
  const open = (): Promise<RollupPane> =>
    excel.open({ page: "taskpane.html?page=rollup", width: 450 });
  try {
    const whole = await rounds(ROUNDS, async () =>
      rollUpWhole(await open(), folder),
    );
    const stopped = await rounds(ROUNDS, async () =>
      stopRollup(await open(), folder),
    );
    console.log(
      `\nRoll-up of ${FILES} files in the pane (median of ${ROUNDS})`,
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

await ensureBuilt("pages");
const excel = await ExcelWeb.start();
try {
  await opening(excel);
  await rollup(excel);
} finally {
  await excel.stop();
}
