/** Builds the page on which the grid is tested, once a run. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { gridStyles } from "../../scripts/grid-styles.mjs";

const root = path.join(import.meta.dirname, "../..");
const BUILT = path.join(root, ".cache/grid-test");

/**
 * What the page may load: what the workbench's page may. Univer's styles are a
 * stylesheet and properties set by script; small pictures stand in its code.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

export default async function buildPage() {
  mkdirSync(BUILT, { recursive: true });
  await build({
    entryPoints: [path.join(root, "test/grid/page/main.ts")],
    outdir: BUILT,
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  const page = path.join(root, "test/grid/page");
  writeFileSync(
    path.join(BUILT, "index.html"),
    readFileSync(path.join(page, "index.html"), "utf8").replace(
      "{{policy}}",
      POLICY,
    ),
  );
  writeFileSync(path.join(BUILT, "grid.css"), gridStyles());
  copyFileSync(path.join(page, "page.css"), path.join(BUILT, "page.css"));
}
