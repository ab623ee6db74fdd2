import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

import { planWorkbook } from "../../src/core/layout/plan-workbook";
import { TABLES } from "../../src/core/layout";
import {
  baselineOf,
  parseBranchCode,
  parseIsoDay,
  parseIsoMonth,
  parsePlanId,
  periodOf,
} from "../../src/core/plan";
import type { Plan } from "../../src/core/plan";
import { findTemplate, planFromTemplate } from "../../src/core/plan/templates";
import { fillIn } from "../../src/core/sample";
import type { Profile } from "../../src/core/sample";
import { prepareStamp, writeWorkbook } from "../../src/xlsx/writer";
import { nodeDeflater } from "../../src/xlsx/writer/deflate-node";

export const AS_OF = parseIsoDay("2026-09-30")!;
const CODE = "\uE000\uE001\uE002";
const NAME = "\uE000\uE003\uE002";
const PROFILES: readonly Profile[] = [
  "excellent",
  "normal",
  "struggling",
  "careless",
  "normal",
];
/** Filled-in workbooks that differ in what was reported; the rest are copies for other branches. */
const VARIANTS = 20;

/** The sheets that a roll-up reads: the cover, the tables, `_plan`. */
export const NEEDED_SHEETS: readonly string[] = [
  "封面",
  ...TABLES.map(({ sheet }) => sheet.zh),
  "_plan",
];

export function benchPlan(): Plan {
  const planId = parsePlanId("00000000-0000-4000-8000-000000000001");
  const template = findTemplate("office");
  const start = parseIsoMonth("2026-01");
  if (planId === null || template === null || start === null)
    throw new Error("the bench's plan");
  return planFromTemplate(template, {
    planId,
    period: periodOf("calendar-year", start),
  });
}

/** Filled-in workbooks of `count` branches in a folder; made once. */
export async function filledInFolder(
  root: string,
  count: number,
): Promise<string> {
  const folder = path.join(root, `own-words-${count}`);
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).length === count) return folder;
  const plan = benchPlan();
  const code = parseBranchCode(CODE);
  if (code === null) throw new Error("the bench's token");
  const branch = {
    ...plan,
    branchCode: code,
    branchName: NAME,
    parentUnion: "城关镇总工会",
  };
  const stamps = [];
  for (let seed = 0; seed < VARIANTS; seed += 1) {
    const profile = PROFILES[seed % PROFILES.length] ?? "normal";
    const filled = inOwnWords(fillIn(branch, profile, { until: AS_OF, seed }));
    const layout = planWorkbook(filled, {
      language: "zh",
      today: AS_OF,
      baseline: baselineOf(plan),
    });
    const bytes = await writeWorkbook(layout, {
      savedAt: "2026-09-30T08:00:00Z",
      deflater: nodeDeflater,
    });
    stamps.push(prepareStamp(bytes, [CODE, NAME], nodeDeflater));
  }
  for (let i = 0; i < count; i += 1) {
    const stamp = stamps[i % VARIANTS];
    const number = String(i + 1).padStart(5, "0");
    const bytes = stamp?.stamp(
      new Map([
        [CODE, `B${number}`],
        [NAME, `第${number}工会`],
      ]),
    );
    if (bytes !== undefined)
      writeFileSync(path.join(folder, `B${number}.xlsx`), bytes);
  }
  return folder;
}

/** Each branch writes its own words: what thousands of files have in common must not be more than it is. */
function inOwnWords(plan: Plan): Plan {
  const own = (words: string): string =>
    words === "" ? "" : `${words}（${NAME}）`;
  return {
    ...plan,
    nodes: plan.nodes.map((node) => ({
      ...node,
      progress: {
        ...node.progress,
        changeReason: own(node.progress.changeReason),
        result: own(node.progress.result),
        evidence: own(node.progress.evidence),
      },
    })),
  };
}

/**
 * The same workbooks with the other sheets emptied, for a peer that cannot be
 * told which sheets to parse: it parses exactly the same sheets as the others.
 */
export function neededOnlyFolder(root: string, from: string): string {
  const folder = path.join(root, `${path.basename(from)}-needed`);
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(from)) {
    const parts = unzipSync(readFileSync(path.join(from, name)));
    const needed = neededParts(parts);
    for (const part of Object.keys(parts)) {
      if (/^xl\/worksheets\/[^/]+\.xml$/u.test(part) && !needed.has(part))
        parts[part] = EMPTY_SHEET;
    }
    writeFileSync(path.join(folder, name), zipSync(parts, { level: 6 }));
  }
  return folder;
}

function neededParts(
  parts: Readonly<Record<string, Uint8Array>>,
): ReadonlySet<string> {
  const workbook = text(parts["xl/workbook.xml"]);
  const rels = text(parts["xl/_rels/workbook.xml.rels"]);
  const targets = new Map(
    [...rels.matchAll(/<Relationship [^>]*>/gu)].map(([tag]) => [
      / Id="([^"]+)"/u.exec(tag)?.[1],
      / Target="([^"]+)"/u.exec(tag)?.[1],
    ]),
  );
  const needed = new Set<string>();
  for (const [tag] of workbook.matchAll(/<sheet [^>]*>/gu)) {
    const name = / name="([^"]+)"/u.exec(tag)?.[1] ?? "";
    const target = targets.get(/r:id="([^"]+)"/u.exec(tag)?.[1]) ?? "";
    if (NEEDED_SHEETS.includes(name))
      needed.add(`xl/${target.replace(/^\/xl\//u, "")}`);
  }
  return needed;
}

const EMPTY_SHEET = strToU8(
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>',
);

function text(part: Uint8Array | undefined): string {
  return part === undefined ? "" : strFromU8(part);
}
