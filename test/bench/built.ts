/** The pages as they are shipped, built as the browser tests build them, unless nothing has changed since they were. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

const root = path.join(import.meta.dirname, "../..");
const SOURCES = [
  "src",
  "assets",
  "test/browser/host-page",
  "test/excel-host",
  "webpack.config.js",
  "package-lock.json",
];

/** The browser tests' own builds, which they make before they run. */
const BUILDS = {
  pages: "../browser/build-pages.mjs",
  workbench: "../workbench/build-workbench.mjs",
} as const;

/** Sees to it that a build is there and new. */
export async function ensureBuilt(name: keyof typeof BUILDS): Promise<void> {
  const stamp = path.join(root, ".cache/bench", `${name}.built`);
  const newest = Math.max(
    ...SOURCES.map((source) => newestIn(path.join(root, source))),
  );
  if (existsSync(stamp) && statSync(stamp).mtimeMs > newest) return;
  console.log(`\nBuilding the ${name} …`);
  const began = new Date();
  const { default: build } = (await import(BUILDS[name])) as {
    readonly default: () => Promise<void>;
  };
  await build();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, `begun ${began.toISOString()}\n`);
}

function newestIn(file: string): number {
  const found = statSync(file);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(
    found.mtimeMs,
    ...readdirSync(file).map((name) => newestIn(path.join(file, name))),
  );
}
