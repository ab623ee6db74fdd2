import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Frame } from "playwright-core";
import { ExcelWeb } from "./excel-web";
import type { OpenPane, PaneOptions } from "./excel-web";

const PICTURES = path.join(
  import.meta.dirname,
  "../../.cache/browser-test/pictures",
);
const AXE = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

const LOOKS = {
  light: {},
  dark: { dark: true },
  "high-contrast": { highContrast: true },
} as const satisfies Readonly<Record<string, PaneOptions>>;

/** Pages by the words of their tabs. */
const TABS = {
  "zh-CN": ["计划", "本月", "检查", "下发", "汇总", "总结", "设置"],
  "en-US": ["Plan", "Month", "Check", "Issue", "Roll-up", "Report", "Settings"],
} as const;

const WIDTHS = [320, 450, 800] as const;

const CASES = (["zh-CN", "en-US"] as const).flatMap((language) =>
  (["light", "dark", "high-contrast"] as const).map(
    (look) => [language, look] as const,
  ),
);

let excel: ExcelWeb;

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  excel = await ExcelWeb.start();
});

afterAll(async () => {
  await excel.stop();
});

/** What axe finds that keeps somebody from using the page. */
async function seriousProblems(pane: Frame): Promise<readonly string[]> {
  await pane.evaluate(AXE);
  return pane.evaluate(async () => {
    const { axe } = window as unknown as {
      readonly axe: {
        run(context: { readonly exclude: readonly string[] }): Promise<{
          readonly violations: readonly {
            readonly id: string;
            readonly impact: string;
            readonly nodes: readonly { readonly html: string }[];
          }[];
        }>;
      };
    };
    // Fluent's focus guards hand the focus on at once; axe cannot know.
    const { violations } = await axe.run({
      exclude: ["[data-tabster-dummy]"],
    });
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
  });
}

/** Looks at one page at every width: nothing is cut off, nothing is unusable. */
async function look(
  { page, pane }: OpenPane,
  name: string,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 720 });
    const tooWide = await pane.evaluate(
      () => document.documentElement.scrollWidth - innerWidth,
    );
    if (tooWide > 0)
      problems.push(`${name} is ${tooWide} px too wide at ${width}`);
    await page.screenshot({
      path: path.join(PICTURES, `${name}-${width}.png`),
    });
  }
  for (const problem of await seriousProblems(pane))
    problems.push(`${name}: ${problem}`);
  return problems;
}

describe("the pages of the pane", () => {
  it.each(CASES)(
    "in %s, %s, fit every width and have no serious barrier",
    async (language, theme) => {
      const opened = await excel.open({ language, ...LOOKS[theme] });
      const { pane } = opened;
      const name = `${language}-${theme}`;
      const problems: string[] = [];
      await pane.locator("form").waitFor();
      problems.push(...(await look(opened, `${name}-empty`)));
      await pane.locator("form button").click();
      await pane.locator("dl").waitFor();
      for (const [i, tab] of TABS[language].entries()) {
        await pane.getByRole("tab", { name: tab }).click();
        await pane
          .locator("[role=tabpanel] [role=progressbar]")
          .waitFor({ state: "detached" });
        problems.push(...(await look(opened, `${name}-${i + 1}`)));
      }
      await opened.close();
      expect(problems).toEqual([]);
    },
  );
});
