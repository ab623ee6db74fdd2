import { describe, expect, it } from "@jest/globals";
import { constants, deflateRawSync } from "node:zlib";
import type { ReadLimits } from "../../../src/xlsx/reader";
import { inflateBrowser } from "../../../src/xlsx/reader/inflate-browser";
import { inflateNode } from "../../../src/xlsx/reader/inflate-node";
import { MAIN, concat, workbookParts, zip } from "./package-builder";
import type { Deflated } from "./package-builder";
import { failure, open, readAll, sheetOf } from "./reading";

function rows(count: number, row: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => row(at)).join("");
}

const FILE = zip(
  workbookParts({
    strings: rows(100, (at) => `<si><t>${at}</t></si>`),
    sheets: {
      A: rows(100, (at) => `<row><c t="s"><v>${at}</v></c></row>`),
      B: `<!-- 慢 -->${rows(100, () => "<row><c><v>1</v></c></row>")}`,
    },
  }),
);

describe("limits", () => {
  it("reads a file that just meets each of them", () => {
    const limits: Partial<ReadLimits> = {
      cells: 100,
      sharedStrings: 100,
      entries: 8,
    };
    expect(readAll(FILE, { limits }).map(({ rowCount }) => rowCount)).toEqual([
      100, 100,
    ]);
  });

  const over: readonly (readonly [
    string,
    Partial<ReadLimits>,
    string | null,
  ])[] = [
    ["cells of a sheet", { cells: 99 }, "xl/worksheets/sheet1.xml"],
    ["shared strings", { sharedStrings: 99 }, "xl/sharedStrings.xml"],
    ["bytes of a part", { partBytes: 2000 }, "xl/sharedStrings.xml"],
    ["bytes in all", { inflatedBytes: 6000 }, "xl/worksheets/sheet1.xml"],
    ["entries", { entries: 5 }, null],
  ];

  it("counts a long text in every cell that shows it, and names the sheet", () => {
    const file = zip(
      workbookParts({
        strings: `<si><t>${"长".repeat(5000)}</t></si>`,
        sheets: { A: rows(100, () => '<row><c t="s"><v>0</v></c></row>') },
      }),
    );
    const within = { limits: { longTextCharacters: 500_000 } };
    expect(readAll(file, within).map(({ rowCount }) => rowCount)).toEqual([
      100,
    ]);
    const over = { limits: { longTextCharacters: 499_999 } };
    expect(failure(() => readAll(file, over))).toMatchObject({
      code: "file-too-large",
      part: "xl/worksheets/sheet1.xml",
    });
  });

  it.each(over)(
    "refuses more %s than allowed, and names the part",
    (_, limits, part) => {
      const error = failure(() => readAll(FILE, { limits }));
      expect(error.code).toBe("file-too-large");
      if (part === null) expect(error.part).toBeNull();
      else expect(error.part).toMatch(/^xl\//);
    },
  );

  it("counts a part once however often it is read", () => {
    const workbook = open(FILE, { limits: { inflatedBytes: 20_000 } });
    for (let i = 0; i < 50; i++) expect(sheetOf(workbook).rowCount).toBe(100);
  });

  it("stops when the time is used up, and counts only time spent reading", () => {
    let clock = 0;
    const big = zip(
      workbookParts({
        sheets: { A: rows(5000, () => "<row><c><v>1</v></c></row>") },
      }),
    );
    const slow = { now: () => (clock += 10), limits: { milliseconds: 100 } };
    expect(failure(() => readAll(big, slow))).toMatchObject({
      code: "file-timeout",
      part: "xl/worksheets/sheet1.xml",
    });

    let time = 0;
    const workbook = open(big, {
      now: () => time,
      limits: { milliseconds: 100 },
    });
    time += 1_000_000;
    expect(sheetOf(workbook).rowCount).toBe(5000);
  });

  it("stops the tolerant path too", () => {
    let clock = 0;
    const big = zip(
      workbookParts({
        sheets: {
          A: `<!-- x -->${rows(5000, () => "<row><c><v>1</v></c></row>")}`,
        },
      }),
    );
    expect(
      failure(() =>
        readAll(big, {
          now: () => (clock += 10),
          limits: { milliseconds: 100 },
        }),
      ).code,
    ).toBe("file-timeout");
  });
});

describe("hostile files", () => {
  const GIGABYTE = 1_000_000_000;
  const SHEET = "xl/worksheets/sheet1.xml";

  /** 1 GB of zeros in 1 MB: a piece that ends on a whole byte, a thousand times, and a last empty block. */
  function gigabyteOfZeros(): Uint8Array {
    const piece = deflateRawSync(new Uint8Array(1_000_000), {
      finishFlush: constants.Z_FULL_FLUSH,
    });
    return concat([
      ...Array.from({ length: 1000 }, () => piece),
      Uint8Array.of(3, 0),
    ]);
  }
  const zeros = gigabyteOfZeros();

  function bomb(size: number, part = SHEET): Uint8Array {
    return zip(
      new Map<string, string | Uint8Array | Deflated>([
        ...workbookParts({ sheets: { A: "" } }),
        [part, { deflated: zeros, size, crc: 0 }],
      ]),
    );
  }

  it.each([
    ["zlib", inflateNode],
    ["fflate", inflateBrowser],
  ])(
    "never inflates a gigabyte of zeros, whatever size it declares (%s)",
    (_, inflate) => {
      const cases: readonly (readonly [number, string])[] = [
        [GIGABYTE, "file-too-large"],
        [100_000_001, "file-too-large"],
        [90_000_000, "file-damaged"],
        [50, "file-damaged"],
        [0, "file-damaged"],
      ];
      for (const [size, code] of cases) {
        for (const part of [SHEET, "xl/workbook.xml"]) {
          expect(
            failure(() => readAll(bomb(size, part), { inflate })),
          ).toMatchObject({ code, part });
        }
      }
    },
  );

  it("adds up what many parts inflate to", () => {
    const blank = deflateRawSync(new Uint8Array(90_000_000).fill(0x20));
    const parts = workbookParts({ sheets: { A: "", B: "", C: "" } });
    const heavy = new Map<string, string | Uint8Array | Deflated>(parts);
    for (const name of [1, 2, 3]) {
      heavy.set(`xl/worksheets/sheet${name}.xml`, {
        deflated: blank,
        size: 90_000_000,
        crc: 0,
      });
    }
    const workbook = open(zip(heavy));
    const codes = workbook.sheets.map(
      (sheet) => failure(() => workbook.read(sheet)).code,
    );
    expect(codes).toEqual(["file-damaged", "file-damaged", "file-too-large"]);
  });

  it.each([
    [
      "millions of empty rows",
      `<worksheet xmlns="${MAIN}"><sheetData>${"<row/>".repeat(2_000_000)}</sheetData></worksheet>`,
    ],
    [
      "a million cells in one row",
      `<worksheet xmlns="${MAIN}"><sheetData><row>${"<c/>".repeat(1_000_000)}</row></sheetData></worksheet>`,
    ],
    ["nothing but opening brackets", "<".repeat(2_000_000)],
    ["nothing but opening tags", "<a>".repeat(1_000_000)],
    ["nothing but comments' beginnings", `<a>${"<!--".repeat(500_000)}`],
    [
      "nothing but attributes",
      `<a ${Array.from({ length: 200_000 }, (_, at) => `b${at}="" `).join("")}/>`,
    ],
    [
      "nothing but ampersands",
      `<worksheet xmlns="${MAIN}"><sheetData><row><c t="str"><v>${"&".repeat(1_000_000)}</v></c></row></sheetData></worksheet>`,
    ],
    [
      "ever more prefixes",
      `<worksheet xmlns="${MAIN}">${Array.from({ length: 200 }, (_, at) => `<a xmlns:p${at}a="u" xmlns:p${at}b="u">`).join("")}`,
    ],
  ])("refuses %s at once", (_, part) => {
    const file = zip(
      workbookParts({ sheets: { A: `<?xml version="1.0"?>${part}` } }),
    );
    const start = performance.now();
    expect(failure(() => readAll(file)).code).toBe("file-damaged");
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
