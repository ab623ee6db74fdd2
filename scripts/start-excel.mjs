/**
 * npm run start:excel, npm run stop:excel
 *
 * Sideloads the add-in into Excel on this machine, as Microsoft's own tool does
 * it: `office-addin-debugging` makes the development certificate, starts
 * `npm run dev`, registers manifest.xml and opens Excel. It is fetched on
 * demand, since it installs only where Excel runs (Windows and macOS);
 * elsewhere this says how to add the manifest in Excel on the web.
 */
import { spawnSync } from "node:child_process";
import path from "node:path";

/** Pinned, so that everybody runs the same. */
const TOOL = "office-addin-debugging@7";

const root = path.join(import.meta.dirname, "..");
const stop = process.argv.includes("--stop");

if (process.platform !== "win32" && process.platform !== "darwin") {
  console.log(
    stop
      ? "Excel does not run here. In Excel on the web remove the add-in under Add-ins > My Add-ins."
      : [
          "Excel does not run here. To try the add-in in Excel on the web:",
          "1. npm run dev",
          "2. Open a workbook in Excel on the web, choose Add-ins > More Add-ins > My Add-ins > Upload My Add-in.",
          "3. Choose manifest.xml.",
        ].join("\n"),
  );
  process.exit(0);
}

const command = stop
  ? ["stop", "manifest.xml"]
  : [
      "start",
      "manifest.xml",
      "desktop",
      "--app",
      "excel",
      "--dev-server",
      quoted("npm run dev"),
      "--dev-server-port",
      "3000",
    ];
/** Windows hands the arguments to a shell, which would take them apart. */
function quoted(argument) {
  return process.platform === "win32" ? `"${argument}"` : argument;
}

const run = spawnSync("npx", ["--yes", TOOL, ...command], {
  cwd: root,
  stdio: "inherit",
  // npx is a script of the shell on Windows; no argument here comes from outside.
  shell: process.platform === "win32",
});
process.exit(run.status ?? 1);
