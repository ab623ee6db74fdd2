import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import { describe, expect, it } from "@jest/globals";

import { FINDINGS } from "../../../src/core/finding";
import { findingsDocument } from "../../../src/core/finding/document";

const FILE = resolve(import.meta.dirname, "../../../docs/findings.md");

describe("docs/findings.md", () => {
  it("says what the catalogue and the messages say (else run npx tsx scripts/findings-doc.mjs)", () => {
    expect(readFileSync(FILE, "utf8")).toBe(findingsDocument());
  });

  it("has a section for every code", () => {
    const headings = findingsDocument().match(/^## .+$/gm) ?? [];
    expect(headings.map((line) => line.slice(3))).toEqual(
      Object.keys(FINDINGS),
    );
  });

  it("shows no mark of the templates", () => {
    expect(findingsDocument()).not.toMatch(/[{}[\]]/);
  });
});
