/**
 * Holds every installed package to the licences that the project accepts, and
 * refuses packages that must not be used at all.
 */
import { readFileSync } from "node:fs";
import path from "node:path";

const SHIPPED = new Set([
  "MIT",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "ISC",
  "0BSD",
  "Zlib",
  "BlueOak-1.0.0",
]);
/** Used to build and test, never handed on. */
const DEVELOPMENT = new Set([
  ...SHIPPED,
  "MPL-2.0",
  "CC-BY-4.0",
  // Give up every right, as do the permissive ones but attribution (docs/decisions/0004).
  "MIT-0",
  "CC0-1.0",
]);
const REFUSED = [/^xlsx$/, /^@univerjs\/presets$/, /^@univerjs-pro\//];
/** Under terms of their own, which were read. */
const OWN_TERMS = new Set(["@microsoft/office-js"]);
/** Do not name their licence in package.json; their LICENSE file does, and must begin so. */
const BY_FILE = {
  "@univerjs/telemetry": {
    licence: "Apache-2.0",
    begins: /^\s*Apache License\s+Version 2\.0/u,
  },
};

const root = path.join(import.meta.dirname, "..");
const lock = JSON.parse(
  readFileSync(path.join(root, "package-lock.json"), "utf8"),
);

/** Is one of the alternatives of an SPDX expression accepted, and all of its parts? */
function accepted(expression, allowed) {
  const bare = expression.replace(/^\(|\)$/g, "");
  return bare
    .split(/\s+OR\s+/i)
    .some((option) =>
      option
        .split(/\s+AND\s+/i)
        .every((part) => allowed.has(part.replace(/[()]/g, "").trim())),
    );
}

/** The licence a package declares: in the lock file, else in its own package.json. */
function licenceOf(place, entry, name) {
  if (typeof entry.license === "string") return entry.license;
  try {
    const known = Object.hasOwn(BY_FILE, name) ? BY_FILE[name] : null;
    if (known !== null) {
      const text = readFileSync(path.join(root, place, "LICENSE"), "utf8");
      return known.begins.test(text) ? known.licence : "";
    }
    const manifest = JSON.parse(
      readFileSync(path.join(root, place, "package.json"), "utf8"),
    );
    const { license, licenses } = manifest;
    if (typeof license === "string") return license;
    return (
      license?.type ?? licenses?.map((item) => item.type).join(" OR ") ?? ""
    );
  } catch {
    return entry.optional ? null : "";
  }
}

const problems = [];
let count = 0;
for (const [place, entry] of Object.entries(lock.packages)) {
  if (place === "" || entry.link) continue;
  const name = place.slice(
    place.lastIndexOf("node_modules/") + "node_modules/".length,
  );
  if (REFUSED.some((pattern) => pattern.test(name)))
    problems.push(`${name} must not be used`);
  const licence = licenceOf(place, entry, name);
  if (licence === null || OWN_TERMS.has(name)) continue;
  count += 1;
  const development = entry.dev === true || entry.devOptional === true;
  if (!accepted(licence, development ? DEVELOPMENT : SHIPPED)) {
    problems.push(
      `${name}@${entry.version}: ${licence || "no licence"}${development ? " (development)" : ""}`,
    );
  }
}

if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exit(1);
}
console.log(`licences: ${count} packages, all accepted`);
