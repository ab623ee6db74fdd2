/** `npm run bench`: runs test/bench/main.ts, which measures beside other libraries in one run. */
import { spawnSync } from "node:child_process";
import path from "node:path";

const root = path.join(import.meta.dirname, "..");
const { status } = spawnSync(
  process.execPath,
  [
    "--import",
    "tsx",
    path.join(root, "test/bench/main.ts"),
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: "inherit" },
);
process.exit(status ?? 1);
