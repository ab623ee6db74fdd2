import { describe, expect, it } from "@jest/globals";
import { ESLint } from "eslint";
import path from "node:path";
import tseslint from "typescript-eslint";

const root = path.join(import.meta.dirname, "../..");

/** The rules that a source text would break if it stood at that place in the repository. */
async function brokenBy(
  file: string,
  source: string,
): Promise<readonly string[]> {
  const eslint = new ESLint({
    cwd: root,
    // The text is not on the disk, so the rules that need types are left out here.
    overrideConfig: [
      {
        ...tseslint.configs.disableTypeChecked,
        files: ["**/*.ts"],
      },
    ],
  });
  const [result] = await eslint.lintText(source, {
    filePath: path.join(root, file),
  });
  return (result?.messages ?? []).map(
    (message) => message.ruleId ?? message.message,
  );
}

describe("the never-rules of the architecture", () => {
  it("let a well-behaved core file pass", async () => {
    const source = `import { monthOf } from "./calendar";\n\nexport const first = monthOf(2026, 1);\n`;
    expect(await brokenBy("src/core/plan/probe.ts", source)).toEqual([]);
  });

  it.each([
    [
      "a node: module",
      `import { readFileSync } from "node:fs";\nexport const f = readFileSync;\n`,
      "no-restricted-imports",
    ],
    [
      "a package",
      `import { zipSync } from "fflate";\nexport const z = zipSync;\n`,
      "no-restricted-imports",
    ],
    [
      "the document",
      `export const title = document.title;\n`,
      "no-restricted-globals",
    ],
    [
      "Office",
      `export const host = Office.context;\n`,
      "no-restricted-globals",
    ],
    ["Excel", `export const run = Excel.run;\n`, "no-restricted-globals"],
    ["the clock", `export const now = Date.now();\n`, "no-restricted-syntax"],
    ["today", `export const now = new Date();\n`, "no-restricted-syntax"],
    ["chance", `export const n = Math.random();\n`, "no-restricted-syntax"],
    [
      "the locale",
      `export const s = "a".localeCompare("b");\n`,
      "no-restricted-syntax",
    ],
    [
      "the time zone",
      `export const m = new Date(0).getMonth();\n`,
      "no-restricted-syntax",
    ],
  ])("refuse a core file that names %s", async (_what, source, rule) => {
    expect(await brokenBy("src/core/plan/probe.ts", source)).toContain(rule);
  });

  it.each([
    [
      "core imports the reader",
      "src/core/plan/probe.ts",
      "../../xlsx/reader/index",
    ],
    ["core imports the app", "src/core/plan/probe.ts", "../../app/ports"],
    ["the app imports the reader", "src/app/probe.ts", "../xlsx/reader/index"],
    [
      "the reader imports the app",
      "src/xlsx/reader/probe.ts",
      "../../app/ports",
    ],
    ["the app imports an entry", "src/app/probe.ts", "../cli/main"],
    ["the screen imports a host", "src/ui/probe.ts", "../excel/host"],
    ["a host imports the app", "src/excel/probe.ts", "../app/ports"],
  ])("refuse that %s", async (_what, file, target) => {
    const source = `import * as other from "${target}";\nexport const o = other;\n`;
    expect(await brokenBy(file, source)).toContain(
      "import-x/no-restricted-paths",
    );
  });

  it.each(["src/ui/probe.ts", "src/app/probe.ts"])(
    "refuse that %s names Excel",
    async (file) => {
      const source = `export const run = Excel.run;\n`;
      expect(await brokenBy(file, source)).toContain("no-restricted-globals");
    },
  );

  it("refuse the packages that must not be used", async () => {
    for (const name of [
      "xlsx",
      "@univerjs/presets",
      "@univerjs-pro/anything",
    ]) {
      const source = `import * as other from "${name}";\nexport const o = other;\n`;
      expect(await brokenBy("src/app/probe.ts", source)).toContain(
        "no-restricted-imports",
      );
    }
  });

  it("refuse a regular expression that takes more than linear time", async () => {
    const source = `export const bad = /^(?:a+)+$/u;\n`;
    const broken = await brokenBy("src/core/plan/probe.ts", source);
    expect(
      broken.some((rule) => rule.startsWith("regexp/no-super-linear")),
    ).toBe(true);
  });
});
