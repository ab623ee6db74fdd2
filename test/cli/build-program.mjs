import { execFileSync } from "node:child_process";
import path from "node:path";

const root = path.join(import.meta.dirname, "../..");

/** The tests of the command line run the program as it is built, and build it first. */
export default function buildProgram() {
  execFileSync(
    process.execPath,
    [
      "node_modules/webpack/bin/webpack.js",
      "--mode",
      "production",
      "--config-name",
      "cli",
    ],
    { cwd: root, stdio: ["ignore", "ignore", "inherit"] },
  );
}
