import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Frame, Page } from "playwright-core";

const AXE = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds that keeps somebody from using the page; in another theme only colours are another. */
export async function barriers(
  page: Frame | Page,
  options: {
    readonly onlyColours: boolean;
    /** Parts that are not ours. */
    readonly exclude?: readonly string[];
  },
): Promise<readonly string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  return page.evaluate(async ({ onlyColours, exclude = [] }) => {
    const { axe } = window as unknown as {
      readonly axe: {
        run(
          context: { readonly exclude: readonly string[] },
          options: object,
        ): Promise<{ readonly violations: readonly Violation[] }>;
      };
    };
    // Fluent's focus guards hand the focus on at once; axe cannot know.
    const { violations } = await axe.run(
      { exclude: ["[data-tabster-dummy]", ...exclude] },
      {
        resultTypes: ["violations"],
        ...(onlyColours ? { runOnly: ["color-contrast"] } : {}),
      },
    );
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
  }, options);
}
