/**
 * Measures beside other libraries in one run: each task in a process of its
 * own, the tasks of a round one after the other, medians of the rounds, and
 * ratios within a round, so that a drifting machine drifts for all alike.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { median, QUICK } from "./rounds";
import { filledInFolder, neededOnlyFolder } from "./workbooks";

interface Measured {
  readonly ms: number;
  readonly peakMb: number;
  readonly done: number;
}

const ROUNDS = QUICK ? 1 : 5;
const FILES = 300;
const MANY = QUICK ? FILES : 3000;

const root = path.join(tmpdir(), "union-plan-bench");
mkdirSync(root, { recursive: true });

function run(task: string, folder: string): Measured {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(import.meta.dirname, "tasks.mjs"), task, folder],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`${task}: ${stderr}`);
  return JSON.parse(stdout) as Measured;
}

interface Entry {
  readonly task: string;
  readonly folder: string;
}

/** Runs the entries round by round; the first is what the others are compared with. */
function compare(title: string, entries: readonly Entry[], per: number): void {
  const results = new Map<string, Measured[]>(
    entries.map(({ task }) => [task, []]),
  );
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { task, folder } of entries)
      results.get(task)?.push(run(task, folder));
  }
  console.log(`\n${title} (median of ${ROUNDS})`);
  const ours = results.get(entries[0]?.task ?? "") ?? [];
  for (const [task, measured] of results) {
    const ms = median(measured.map((m) => m.ms));
    const ratio = median(measured.map((m, i) => m.ms / (ours[i]?.ms ?? NaN)));
    const peak = median(measured.map((m) => m.peakMb));
    const done = measured[0]?.done ?? 0;
    console.log(
      `  ${task.padEnd(14)} ${(ms / per).toFixed(2).padStart(8)} ms a file  × ${ratio.toFixed(1).padStart(5)}  peak ${peak.toFixed(0).padStart(5)} MB  (${done} counted)`,
    );
  }
}

const filled = await filledInFolder(root, FILES);
const needed = neededOnlyFolder(root, filled);

compare(
  `Reading what a roll-up needs from ${FILES} workbooks`,
  [
    { task: "read-ours", folder: filled },
    { task: "read-sheetjs", folder: filled },
    { task: "read-exceljs", folder: needed },
    { task: "read-hucre", folder: filled },
  ],
  FILES,
);
compare(
  `Issuing ${FILES} workbooks`,
  [
    { task: "issue-ours", folder: filled },
    { task: "issue-exceljs", folder: filled },
  ],
  FILES,
);

console.log("\nRoll-up without its output (read, check, count)");
for (const count of MANY === FILES ? [FILES] : [FILES, MANY]) {
  const folder = await filledInFolder(root, count);
  const measured = Array.from({ length: Math.min(ROUNDS, 3) }, () =>
    run("rollup", folder),
  );
  const ms = median(measured.map((m) => m.ms));
  const peak = median(measured.map((m) => m.peakMb));
  const nodes = measured[0]?.done ?? 0;
  const beyond = peak - (nodes * 300) / 1024 / 1024;
  console.log(
    `  ${String(count).padStart(5)} files  ${(ms / 1000).toFixed(2)} s  ${(ms / count).toFixed(2)} ms a file  peak ${peak.toFixed(0)} MB, ${beyond.toFixed(0)} MB without 300 bytes a node (${nodes} nodes)`,
  );
}
