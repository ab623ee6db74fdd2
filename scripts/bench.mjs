/**
 * `npm run bench [-- --quick] [-- PART …]` runs the parts of test/bench, all
 * of them unless some are named. docs/performance.md says what they print.
 */
import { spawnSync } from "node:child_process";
import { availableParallelism, loadavg } from "node:os";
import path from "node:path";
import { build } from "esbuild";

const root = path.join(import.meta.dirname, "..");
const outdir = path.join(root, ".cache/bench");

const PARTS = ["files", "counts", "pane", "workbench"];

const given = process.argv.slice(2);
const options = given.filter((word) => word.startsWith("-"));
const named = given.filter((word) => !word.startsWith("-"));
const wrong = [
  ...options.filter((option) => option !== "--quick"),
  ...named.filter((part) => !PARTS.includes(part)),
];
if (wrong.length > 0) {
  console.error(
    `npm run bench -- [--quick] [PART …]\n${wrong.join(" ")}: the parts are ${PARTS.join(", ")}`,
  );
  process.exit(2);
}
const parts = PARTS.filter(
  (part) => named.length === 0 || named.includes(part),
);

// Bundled, so that what is measured is the program and not the loader of its sources.
if (parts.includes("files"))
  await build({
    absWorkingDir: root,
    entryPoints: ["test/bench/files.ts", "test/bench/tasks.ts"],
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
  });

let failed = 0;
for (const part of parts) {
  // What else the machine does slows everything down: figures are worth what this says.
  const [load = 0] = loadavg();
  console.log(
    `\n— ${part}: the machine's load before is ${load.toFixed(1)} on ${availableParallelism()} processors`,
  );
  // The others measure pages in a browser, or count: from the sources, beside their fixtures.
  const program =
    part === "files"
      ? [path.join(outdir, "files.mjs")]
      : ["--import", "tsx", `test/bench/${part}.ts`];
  const { status } = spawnSync(process.execPath, [...program, ...options], {
    cwd: root,
    stdio: "inherit",
  });
  failed ||= status ?? 1;
}
process.exit(failed);
