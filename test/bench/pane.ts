/**
 * The pane in Excel, as it is shipped, in Chromium with the real Office.js:
 * what travels before it is there, when it is there, and a roll-up of many
 * files in it.
 */
import path from "node:path";
import { ExcelWeb } from "../browser/excel-web";
import {
  builtScript,
  gzippedBytes,
  initialScripts,
} from "../browser/initial-scripts";
import { ensureBuilt } from "./built";
import { firstContentfulPaint, pageProcess, sinceOpened } from "./page-watch";
import type { PageProcess } from "./page-watch";
import { measureRollups } from "./rollup-page";
import { print, printProcess, QUICK, rounds } from "./rounds";

const ADDIN = path.join(import.meta.dirname, "../../.cache/browser-test/addin");
const OPENINGS = QUICK ? 1 : 7;

interface Opening {
  readonly painted: number;
  readonly meaningful: number;
  readonly scripts: readonly string[];
  readonly process: PageProcess;
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
  const process = await pageProcess(page);
  await opened.close();
  return { painted, meaningful, scripts, process };
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
  printProcess(openings.map(({ process }) => process));
}

await ensureBuilt("pages");
const excel = await ExcelWeb.start();
try {
  await opening(excel);
  await measureRollups("the pane", () =>
    excel.open({ page: "taskpane.html?page=rollup", width: 450 }),
  );
} finally {
  await excel.stop();
}
