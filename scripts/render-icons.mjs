/**
 * Draws assets/icons/*.svg as the PNG files that the manifest names, with
 * Debian's Chromium. Run it after changing an SVG and commit what it makes.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";

const folder = path.join(import.meta.dirname, "../assets/icons");
/** The product's own icon is shown larger than those of the ribbon. */
const SIZES = { icon: [16, 32, 64, 80, 128] };
const RIBBON_SIZES = [16, 32, 80];

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  const page = await browser.newPage();
  for (const file of readdirSync(folder).filter((name) =>
    name.endsWith(".svg"),
  )) {
    const name = path.basename(file, ".svg");
    const svg = readFileSync(path.join(folder, file), "utf8");
    for (const size of SIZES[name] ?? RIBBON_SIZES) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(
        `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
      );
      const png = await page.screenshot({ omitBackground: true });
      writeFileSync(path.join(folder, `${name}-${size}.png`), png);
      console.log(`${name}-${size}.png`);
    }
  }
} finally {
  await browser.close();
}
