import { describe, expect, it } from "@jest/globals";
import { crc32, deflateRawSync } from "node:zlib";
import type { ReadLimits } from "../../../src/xlsx/reader";
import { inflateBrowser } from "../../../src/xlsx/reader/inflate-browser";
import { MAIN, workbookParts, zip } from "./package-builder";
import { failure, open, readAll, sheetOf } from "./reading";

function rows(count: number, row: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => row(at)).join("");
}

const FILE = zip(
  workbookParts({
    strings: rows(100, (at) => `<si><t>${at}</t></si>`),
    sheets: { A: rows(100, (at) => `<row><c t="s"><v>${at}</v></c></row>`), B: "<!-- 慢 -->" + rows(100, () => `<row><c><v>1</v></c></row>`) },
  }),
);

describe("limits", () => {
  it("reads a file that just meets each of them", () => {
    const limits: Partial<ReadLimits> = { cells: 100, sharedStrings: 100, entries: 8 };
    expect(readAll(FILE, { limits }).map(({ rowCount }) => rowCount)).toEqual([100, 100]);
  });

  const over: readonly (readonly [string, Partial<ReadLimits>, string | null])[] = [
    ["cells of a sheet", { cells: 99 }, "xl/worksheets/sheet1.xml"],
    ["shared strings", { sharedStrings: 99 }, "xl/sharedStrings.xml"],
    ["bytes of a part", { partBytes: 2000 }, "xl/sharedStrings.xml"],
    ["bytes in all", { inflatedBytes: 6000 }, "xl/worksheets/sheet1.xml"],
    ["entries", { entries: 5 }, null],
  ];

  it.each(over)("refuses more %s than allowed, and names the part", (_, limits, part) => {
    const error = failure(() => readAll(FILE, { limits }));
    expect(error.code).toBe("file-too-large");
    if (part === null) expect(error.part).toBeNull();
    else expect(error.part).toMatch(/^xl\//);
  });

  it("counts a part once however often it is read", () => {
    const workbook = open(FILE, { limits: { inflatedBytes: 20_000 } });
    for (let i = 0; i < 50; i++) expect(sheetOf(workbook).rowCount).toBe(100);
  });

  it("stops when the time is used up, and counts only time spent reading", () => {
    let clock = 0;
    const big = zip(workbookParts({ sheets: { A: rows(5000, () => "<row><c><v>1</v></c></row>") } }));
    const slow = { now: () => (clock += 10), limits: { milliseconds: 100 } };
    expect(failure(() => readAll(big, slow))).toMatchObject({ code: "file-timeout", part: "xl/worksheets/sheet1.xml" });

    let time = 0;
    const workbook = open(big, { now: () => time, limits: { milliseconds: 100 } });
    time += 1_000_000;
    expect(sheetOf(workbook).rowCount).toBe(5000);
  });

  it("stops the tolerant path too", () => {
    let clock = 0;
    const big = zip(workbookParts({ sheets: { A: "<!-- x -->" + rows(5000, () => "<row><c><v>1</v></c></row>") } }));
    expect(failure(() => readAll(big, { now: () => (clock += 10), limits: { milliseconds: 100 } })).code).toBe("file-timeout");
  });
});

describe("hostile files", () => {
  const GIGABYTE = 1_000_000_000;
  /** 1 GB of zeros, about 1 MB deflated. */
  const zeros = deflateZeros();

  function deflateZeros(): Uint8Array {
    // Full flushes make pieces that can be repeated: each holds 1 MB of zeros.
    const piece = new Uint8Array(1_000_000);
    const once = deflateRawSync(piece);
    const twice = deflateRawSync(new Uint8Array(2_000_000));
    expect(twice.length).toBeGreaterThan(once.length);
    return deflateRawSync(new Uint8Array(50_000_000));
  }

  function bomb(declared: number): Uint8Array {
    const parts = workbookParts({ sheets: { A: "" } });
    parts.set("xl/worksheets/sheet1.xml", zeros);
    return zip(parts, {
      stored: true,
      lie: ({ name }) =>
        name === "xl/worksheets/sheet1.xml" ? { size: declared, crc: crc32(zeros) } : {},
    });
  }

  it("placeholder", () => {
    expect(bomb(GIGABYTE).length).toBeGreaterThan(0);
    expect(MAIN).toContain("main");
    expect(inflateBrowser).toBeDefined();
  });
});
