/**
 * One task in a process of its own: `tasks.ts NAME FOLDER` prints one line of
 * JSON with the milliseconds it took and the peak memory of the process.
 */
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { performance } from "node:perf_hooks";

import { collect } from "../../src/app/collect";
import { issue } from "../../src/app/issue";
import type { InputFile, Toolbox } from "../../src/app/ports";
import { parseBranchCode, parsePlanId } from "../../src/core/plan";
import { rollUp } from "../../src/core/rollup";
import { openWorkbook } from "../../src/xlsx/reader";
import { inflateNode } from "../../src/xlsx/reader/inflate-node";
import { prepareStamp, writeWorkbook } from "../../src/xlsx/writer";
import { nodeDeflater } from "../../src/xlsx/writer/deflate-node";
import { AS_OF, NEEDED_SHEETS, benchPlan } from "./workbooks";

const tools: Toolbox = {
  openWorkbook: (bytes, file) =>
    openWorkbook(bytes, { file, inflate: inflateNode }),
  writeWorkbook: (layout) =>
    writeWorkbook(layout, {
      deflater: nodeDeflater,
      savedAt: "2026-01-08T00:00:00Z",
    }),
  prepareStamp: (template, tokens) =>
    prepareStamp(template, tokens, nodeDeflater),
  patchWorkbook: (bytes) => bytes,
  digest: (text) => createHash("sha1").update(text).digest("base64url"),
  newPlanId: () => parsePlanId("00000000-0000-4000-8000-000000000001")!,
  now: "2026-09-30T00:00:00Z",
  today: AS_OF,
};

/** What a task did: how many cells, nodes or bytes, so that nothing can pretend to be fast. */
type Task = (folder: string) => Promise<number>;

const sheetJs = () => import("@e965/xlsx");
const excelJs = () => import("exceljs");
const hucre = () => import("hucre/xlsx");

/** Loads a peer before the clock starts, as our own code is loaded. */
const LOADED: Readonly<Record<string, () => Promise<unknown>>> = {
  "read-sheetjs": sheetJs,
  "read-exceljs": excelJs,
  "read-hucre": hucre,
  "issue-exceljs": excelJs,
};

function files(folder: string): readonly string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => path.join(folder, name));
}

const readOurs: Task = (folder) => {
  let cells = 0;
  for (const file of files(folder)) {
    const workbook = openWorkbook(readFileSync(file), {
      file,
      inflate: inflateNode,
    });
    for (const info of workbook.sheets) {
      if (!NEEDED_SHEETS.includes(info.name)) continue;
      const sheet = workbook.read(info);
      for (let row = 1; row <= sheet.rowCount; row += 1) {
        for (let column = 1; column <= sheet.columnCount; column += 1) {
          const value = sheet.cell(row, column)?.value;
          if (value !== undefined && value !== null) cells += 1;
        }
      }
    }
  }
  return Promise.resolve(cells);
};

const readSheetJs: Task = async (folder) => {
  const { read } = await sheetJs();
  let cells = 0;
  for (const file of files(folder)) {
    const workbook = read(readFileSync(file), {
      sheets: [...NEEDED_SHEETS],
      dense: true,
      cellHTML: false,
      cellText: false,
    });
    for (const name of NEEDED_SHEETS) {
      const rows = (workbook.Sheets[name]?.["!data"] ?? []) as (
        ({ v?: unknown } | undefined)[] | undefined
      )[];
      for (const row of rows)
        for (const cell of row ?? []) if (cell?.v !== undefined) cells += 1;
    }
  }
  return cells;
};

const readExceljs: Task = async (folder) => {
  const { default: exceljs } = await excelJs();
  let cells = 0;
  for (const file of files(folder)) {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(readFileSync(file) as unknown as ArrayBuffer);
    workbook.eachSheet((sheet) => {
      sheet.eachRow((row) => {
        row.eachCell((cell) => {
          if (cell.value !== null) cells += 1;
        });
      });
    });
  }
  return cells;
};

const readHucre: Task = async (folder) => {
  const { readXlsx } = await hucre();
  let cells = 0;
  for (const file of files(folder)) {
    const workbook = await readXlsx(readFileSync(file), {
      sheets: [...NEEDED_SHEETS],
    });
    for (const { rows } of workbook.sheets) {
      for (const row of rows)
        for (const value of row) if (value !== null) cells += 1;
    }
  }
  return cells;
};

function inputs(folder: string): readonly InputFile[] {
  return files(folder).map((file) => ({
    name: path.basename(file),
    size: 0,
    modifiedAt: null,
    bytes: () => Promise.resolve(readFileSync(file)),
  }));
}

const rollup: Task = async (folder) => {
  const collection = await collect(tools, inputs(folder), { asOf: AS_OF });
  const result = rollUp(collection, { asOf: AS_OF, today: AS_OF });
  return result.branches.reduce(
    (nodes, branch) => nodes + (branch.figures?.year.nodes ?? 0),
    0,
  );
};

const ISSUED = 300;

const issueOurs: Task = async () => {
  const branches = Array.from({ length: ISSUED }, (_, i) => ({
    code: parseBranchCode(`B${String(i + 1).padStart(5, "0")}`)!,
    name: `第${i + 1}工会`,
    parent: "城关镇总工会",
    contact: "",
    phone: "",
    path: ["城关镇总工会"],
  }));
  let bytes = 0;
  const folder = {
    write: (name: string, content: Uint8Array) => {
      bytes += content.length;
      return Promise.resolve(name);
    },
  };
  await issue(tools, benchPlan(), { branches }, folder, { language: "zh" });
  return bytes;
};

/** The same workbooks: exceljs loads the package once and writes it for each branch. */
const issueExceljs: Task = async (folder) => {
  const { default: exceljs } = await excelJs();
  const [first = ""] = files(folder);
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(readFileSync(first) as unknown as ArrayBuffer);
  let bytes = 0;
  for (let i = 0; i < ISSUED; i += 1) {
    const cover = workbook.getWorksheet("封面");
    if (cover !== undefined) cover.getCell("B5").value = `第${i + 1}工会`;
    bytes += (await workbook.xlsx.writeBuffer()).byteLength;
  }
  return bytes;
};

const TASKS: Readonly<Record<string, Task>> = {
  "read-ours": readOurs,
  "read-sheetjs": readSheetJs,
  "read-exceljs": readExceljs,
  "read-hucre": readHucre,
  rollup,
  "issue-ours": issueOurs,
  "issue-exceljs": issueExceljs,
};

const [name = "", folder = ""] = process.argv.slice(2);
const task = TASKS[name];
if (task === undefined) throw new Error(`no task ${name}`);
await LOADED[name]?.();
const start = performance.now();
const done = await task(folder);
const ms = performance.now() - start;
const peakMb = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ ms, peakMb, done }));
