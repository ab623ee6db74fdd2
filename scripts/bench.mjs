/**
 * `npm run bench [-- --quick]`: bundles test/bench and runs it. Bundled, so
 * that what is measured is the program and not the loader of its sources.
 */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { build } from "esbuild";

const root = path.join(import.meta.dirname, "..");
const outdir = path.join(root, ".cache/bench");

await build({
  absWorkingDir: root,
  entryPoints: ["test/bench/main.ts", "test/bench/tasks.ts"],
  outdir,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  packages: "external",
});
const { status } = spawnSync(
  process.execPath,
  [path.join(outdir, "main.mjs"), ...process.argv.slice(2)],
  { cwd: root, stdio: "inherit" },
);
process.exit(status ?? 1);
