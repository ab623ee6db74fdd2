/**
 * npm run validate [-- [--production] FILE]
 *
 * Checks the add-in's manifest without a network: office-addin-manifest reads
 * it as Office's own tools do, and scripts/manifest/checks.ts says what
 * Microsoft's validation service would. Prints one line a problem; ends with 1
 * if there is any.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { OfficeAddinManifest } from "office-addin-manifest";
import { COMMANDS } from "../src/commands/names";
import { checkManifest } from "./manifest/checks";

const root = path.join(import.meta.dirname, "..");
const args = process.argv.slice(2);
const production = args.includes("--production");
const file = path.resolve(
  args.find((arg) => !arg.startsWith("--")) ?? path.join(root, "manifest.xml"),
);
const shownName = path.relative(process.cwd(), file);

if (!existsSync(file)) {
  console.error(`${shownName}: there is no such file`);
  process.exit(1);
}

const problems = checkManifest(readFileSync(file, "utf8"), {
  production,
  commands: new Set(COMMANDS),
  readFile: (name) => {
    const found = path.join(root, name);
    return found.startsWith(root) && existsSync(found)
      ? readFileSync(found)
      : null;
  },
});
for (const { line, text } of problems) {
  console.error(`${shownName}:${line}: ${text}`);
}
if (problems.length > 0) {
  const many =
    problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  console.error(`${many}. The manifest is not valid.`);
  process.exit(1);
}

const manifest = await OfficeAddinManifest.readManifestFile(file);
console.log(
  `${shownName} is valid: ${manifest.displayName ?? ""} ${manifest.version ?? ""}, ${manifest.officeAppType ?? ""} for ${(manifest.hosts ?? []).join(", ")}, ${manifest.permissions ?? ""}`,
);
