import { describe, expect, it } from "@jest/globals";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { XlsxReadError } from "../../src/xlsx/reader";
import { inflateNode } from "../../src/xlsx/reader/inflate-node";
import { viewWorkbook } from "../../src/xlsx/view";
import { writeWorkbook } from "../../src/xlsx/writer";
import { nodeDeflater } from "../../src/xlsx/writer/deflate-node";
import { featureLayout } from "../xlsx/writer/feature-layout";

const LONGEST_MS = 5000;
const ROUNDS = 400;

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

/** What attributes are changed to: too large, too many, not there, names of prototypes. */
const VALUES = [
  "0",
  "-1",
  "4294967296",
  "1048576",
  "99999999",
  "1e309",
  "NaN",
  "",
  "__proto__",
  "constructor",
  "A1:XFD1048576",
  "XFD1048576",
  "A1 B2 C3",
  "true",
  "FFFFFFFF",
];

/** A part with some attribute's value or some text changed, or a stretch of it doubled or gone. */
function mutated(xml: string, next: (below: number) => number): string {
  let text = xml;
  for (let times = 1 + next(3); times > 0; times -= 1) {
    const at = next(text.length);
    const attribute = /="[^"]*"/.exec(text.slice(at));
    const value = VALUES[next(VALUES.length)] ?? "";
    switch (next(4)) {
      case 0:
      case 1:
        if (attribute !== null) {
          const from = at + attribute.index;
          text = `${text.slice(0, from)}="${value}"${text.slice(from + attribute[0].length)}`;
        }
        break;
      case 2: {
        const element = /<[a-z][^<>]*\/>/i.exec(text.slice(at));
        if (element !== null) {
          const from = at + element.index;
          text = `${text.slice(0, from)}${element[0].repeat(next(40))}${text.slice(from + element[0].length)}`;
        }
        break;
      }
      default:
        text = text.slice(0, at) + text.slice(at + next(30));
    }
  }
  return text;
}

function outcome(bytes: Uint8Array): string {
  try {
    const { layout } = viewWorkbook(bytes, {
      file: "a.xlsx",
      inflate: inflateNode,
    });
    for (const { rows } of layout.sheets)
      for (const row of rows)
        for (const cell of row)
          if (
            cell?.style !== undefined &&
            layout.styles[cell.style] === undefined
          )
            throw new Error(`no style ${cell.style}`);
    return "viewed";
  } catch (error) {
    if (error instanceof XlsxReadError) return error.code;
    throw error;
  }
}

describe("the view of a damaged or hostile workbook", () => {
  it("is given, or refused with the reader's error, and always soon", async () => {
    const bytes = await writeWorkbook(featureLayout(), {
      deflater: nodeDeflater,
    });
    const entries = unzipSync(bytes);
    const names = Object.keys(entries).filter((name) =>
      /styles|sheet\d|table\d|theme|workbook\.xml|drawing\d/.test(name),
    );
    const next = random(20_260_601);
    const seen = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const name = names[next(names.length)] ?? "";
      const xml = strFromU8(entries[name] ?? new Uint8Array());
      const changed = { ...entries, [name]: strToU8(mutated(xml, next)) };
      const start = performance.now();
      const what = outcome(zipSync(changed, { level: 0 }));
      expect(performance.now() - start).toBeLessThan(LONGEST_MS);
      seen.set(what, (seen.get(what) ?? 0) + 1);
    }
    expect(seen.get("viewed")).toBeGreaterThan(ROUNDS / 10);
    expect(seen.get("file-damaged")).toBeGreaterThan(ROUNDS / 20);
  });
});
