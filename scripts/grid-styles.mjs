import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);

/** The packages whose styles the grid needs; the order is that of the cascade. */
const PACKAGES = [
  "@univerjs/preset-sheets-core",
  "@univerjs/preset-sheets-data-validation",
  "@univerjs/preset-sheets-conditional-formatting",
  "@univerjs/preset-sheets-filter",
];

/** The grid's styles as the text of one stylesheet, which a page links. */
export function gridStyles() {
  return PACKAGES.map((name) => {
    const main = require.resolve(name);
    const folder = main.slice(0, main.lastIndexOf(path.join("lib")));
    return readFileSync(path.join(folder, "lib/index.css"), "utf8");
  }).join("\n");
}
