import { describe, expect, it } from "@jest/globals";
import { XlsxReadError } from "../../src/xlsx/reader";
import { inflateBrowser } from "../../src/xlsx/reader/inflate-browser";
import { inflateNode } from "../../src/xlsx/reader/inflate-node";
import { workbookParts, zip } from "../xlsx/reader/package-builder";
import { open } from "../xlsx/reader/reading";

/** Marsaglia's xorshift: the same numbers in every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const PARTS = workbookParts({
  modified: "2026-10-01T08:00:00Z",
  formats: ["yyyy-mm-dd", "0%"],
  strings: `<si><t>编号</t></si><si><r><t>工作</t></r><r><t>安排</t></r></si><si><t>a &amp; b</t></si>`,
  tables: { 月度安排: ['displayName="tblNodes" ref="A1:F3"'] },
  sheets: {
    月度安排: `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2" hidden="1"><c r="A2" s="1"><v>46000</v></c><c r="B2" s="2"><f>A2*2</f><v>0.5</v></c><c r="C2" t="b"><v>1</v></c><c r="D2" t="inlineStr"><is><t>完成</t></is></c></row>`,
    慢: `<!-- --><row><c t='str'><f>1</f><v><![CDATA[x]]>&lt;</v></c><c t="e"><v>#N/A</v></c></row>`,
  },
});

/** Bytes that matter to zip and XML more than others. */
const LOADED = [
  0, 1, 0xff, 0x7f, 0x80, 0x3c, 0x3e, 0x26, 0x22, 0x2f, 0x21, 0x50, 0x4b, 0x30,
  0x39,
];
const LONGEST_MS = 2000;

function mutate(
  original: Uint8Array,
  next: (below: number) => number,
): Uint8Array {
  let bytes = original.slice();
  for (let times = 1 + next(4); times > 0; times--) {
    const at = next(bytes.length);
    switch (next(5)) {
      case 0:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << next(8));
        break;
      case 1:
        bytes[at] = LOADED[next(LOADED.length)] ?? 0;
        break;
      case 2:
        bytes.fill(next(256), at, at + next(16));
        break;
      case 3:
        bytes.copyWithin(at, next(bytes.length), next(bytes.length));
        break;
      default:
        bytes = bytes.slice(0, Math.max(1, at));
    }
  }
  return bytes;
}

/** Reads everything; "read", or the code of the reader's error. Any other error goes through. */
function outcome(bytes: Uint8Array, browser: boolean): string {
  const start = performance.now();
  try {
    const workbook = open(bytes, {
      inflate: browser ? inflateBrowser : inflateNode,
    });
    for (const sheet of workbook.sheets) {
      const cells = workbook.read(sheet);
      for (let row = 1; row <= Math.min(cells.rowCount, 20); row++)
        cells.cell(row, 1);
    }
    return "read";
  } catch (error) {
    if (error instanceof XlsxReadError) return error.code;
    throw error;
  } finally {
    expect(performance.now() - start).toBeLessThan(LONGEST_MS);
  }
}

function tally(
  runs: number,
  one: (next: (below: number) => number, run: number) => string,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (let run = 1; run <= runs; run++) {
    const result = one(random(run * 2654435761), run);
    counts.set(result, (counts.get(result) ?? 0) + 1);
  }
  return counts;
}

describe("a workbook with changed bytes", () => {
  it.each([
    ["deflated", {}],
    [
      "stored, with zip64 records and data descriptors",
      { stored: true, zip64: true, dataDescriptors: true },
    ],
  ])("is read or refused with the reader's own error (%s)", (_, options) => {
    const file = zip(PARTS, options);
    const counts = tally(1500, (next, run) =>
      outcome(mutate(file, next), run % 4 === 0),
    );
    expect(counts.get("file-damaged")).toBeGreaterThan(100);
    expect(counts.get("file-truncated")).toBeGreaterThan(100);
  });

  it("is read or refused with the reader's own error where the zip around the change is sound", () => {
    const names = [...PARTS.keys()];
    const counts = tally(3000, (next, run) => {
      const name = names[next(names.length)] ?? "";
      const content = PARTS.get(name) ?? "";
      const bytes =
        typeof content === "string"
          ? new TextEncoder().encode(content)
          : content;
      const changed = mutate(bytes, next);
      return outcome(
        zip(new Map([...PARTS, [name, changed]]), { stored: true }),
        run % 8 === 0,
      );
    });
    expect(counts.get("file-damaged")).toBeGreaterThan(500);
    expect(counts.get("read")).toBeGreaterThan(100);
    expect(counts.get("file-timeout")).toBeUndefined();
  });
});
