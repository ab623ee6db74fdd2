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
  const files = PACKAGES.map((name) => {
    const main = require.resolve(name);
    return path.join(main.slice(0, main.lastIndexOf("lib")), "lib/index.css");
  });
  // Messages bring their styles as a style element with text, which the pages' policy refuses.
  files.push(require.resolve("sonner/dist/styles.css"));
  return files.map((file) => readFileSync(file, "utf8")).join("\n");
}
