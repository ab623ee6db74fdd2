import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { documentFromText, draftJson, draftPlan } from "../../src/core/intake";
import type { PlanDocument } from "../../src/core/intake";
import { readCases } from "./score";

const MEANT = /[\p{L}\p{N}]/u;
const INVISIBLE = /[\u200b-\u200f\u2028-\u202e\u2060\ufeff]/;

/** The letters and digits of a document that no piece of its draft holds, by their place. */
function lost(document: PlanDocument): readonly string[] {
  const held = new Set<string>();
  for (const { place } of draftPlan(document).pieces) {
    for (const { line, cell, from, to } of place) {
      for (let column = from; column < to; column++)
        held.add(`${line}:${cell ?? 0}:${column}`);
    }
  }
  const missing: string[] = [];
  const check = (text: string, line: number, cell: number): void => {
    for (let i = 0; i < text.length; i++) {
      const char = text.charAt(i);
      if (!MEANT.test(char) || INVISIBLE.test(char)) continue;
      if (!held.has(`${line}:${cell}:${i + 1}`))
        missing.push(`${char}@${line}:${cell}:${i + 1}`);
    }
  };
  for (const block of document.blocks) {
    if (block.type === "paragraph") check(block.text, block.line, 0);
    else {
      block.rows.forEach((row, r) => {
        row.forEach((cell, c) => {
          if (!cell.merged) check(cell.text, block.line + r, c + 1);
        });
      });
    }
  }
  return missing;
}

const LINES = readCases().flatMap(({ document }) =>
  document.blocks.flatMap((block) =>
    block.type === "paragraph"
      ? [block.text]
      : block.rows.map(
          (row) => `| ${row.map(({ text }) => text).join(" | ")} |`,
        ),
  ),
);

/** Documents put together from lines of all the samples, torn, repeated and mixed with anything at all. */
const mixedDocument = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...LINES) },
      {
        weight: 1,
        arbitrary: fc
          .constantFrom(...LINES)
          .chain((line) => fc.nat(line.length).map((at) => line.slice(at))),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          "",
          "- 3 -",
          "目 录",
          "主要工作",
          "九月份：",
          "一是",
          "（一）",
          "责任人：",
          "|---|---|",
          "a\tb",
          "以上。",
        ),
      },
      { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
    ),
    { maxLength: 30 },
  )
  .map((lines) => lines.join("\n"));

const PARAMETERS = { seed: 20260301, numRuns: 250 };

describe("nothing of a document is lost", () => {
  it.each(readCases())(
    "every letter of $name is in some piece",
    ({ document }) => {
      expect(lost(document)).toEqual([]);
    },
  );

  it("every letter of any mixture of lines is in some piece", () => {
    fc.assert(
      fc.property(mixedDocument, (text) => {
        expect(lost(documentFromText(text))).toEqual([]);
      }),
      PARAMETERS,
    );
  });

  it("every place lies within its line", () => {
    fc.assert(
      fc.property(mixedDocument, (text) => {
        const lines = text.replace(/^\ufeff/, "").split(/\r\n|[\n\r]/);
        for (const { place } of draftPlan(documentFromText(text)).pieces) {
          for (const { line, from, to } of place) {
            expect(from).toBeGreaterThanOrEqual(1);
            expect(to).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
          }
        }
      }),
      { ...PARAMETERS, numRuns: 100 },
    );
  });

  it("the same document gives the same draft twice", () => {
    for (const { document } of readCases())
      expect(draftJson(draftPlan(document))).toEqual(
        draftJson(draftPlan(document)),
      );
  });

  it("every month is 1 to 12, and every reference of an arrangement exists", () => {
    fc.assert(
      fc.property(mixedDocument, (text) => {
        const { goals, arrangements } = draftPlan(documentFromText(text));
        const measures = new Set(
          goals.flatMap((goal) => goal.measures.map(({ id }) => id)),
        );
        const ids = new Set(arrangements.map(({ id }) => id));
        for (const { id, month, months, measureId, sameAs } of arrangements) {
          for (const each of [month, ...months])
            expect(each >= 1 && each <= 12).toBe(true);
          expect(measureId === null || measures.has(measureId)).toBe(true);
          expect(sameAs === null || (ids.has(sameAs) && sameAs !== id)).toBe(
            true,
          );
        }
        expect(ids.size).toBe(arrangements.length);
      }),
      PARAMETERS,
    );
  });
});
