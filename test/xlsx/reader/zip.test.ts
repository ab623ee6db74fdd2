import { describe, expect, it } from "@jest/globals";
import { strToU8, zipSync } from "fflate";
import { inflateBrowser } from "../../../src/xlsx/reader/inflate-browser";
import { concat, workbookParts, zip } from "./package-builder";
import type { ZipOptions } from "./package-builder";
import { cellsOf, failure, open, readAll, sheetOf } from "./reading";

const ROWS = Array.from(
  { length: 50 },
  (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at * 7}</v></c></row>`,
).join("");
const PARTS = workbookParts({
  sheets: { A: ROWS },
  modified: "2026-01-01T00:00:00Z",
});

describe("zip files", () => {
  const forms: readonly (readonly [string, ZipOptions])[] = [
    ["deflated entries", {}],
    ["stored entries", { stored: true }],
    ["data descriptors", { dataDescriptors: true }],
    ["zip64 records", { zip64: true }],
    [
      "zip64 records and data descriptors",
      { zip64: true, dataDescriptors: true },
    ],
    [
      "bytes before the zip",
      { prefix: strToU8("MZ a program that unpacks itself PK\u0003") },
    ],
    ["bytes before a zip64", { prefix: strToU8("#!/bin/sh\n"), zip64: true }],
    ["a comment", { comment: strToU8("made by hand") }],
    [
      "a comment that looks like an end record",
      { comment: concat([strToU8("PK\u0005\u0006"), new Uint8Array(40)]) },
    ],
    ["backslashes in names", { rename: (name) => name.replaceAll("/", "\\") }],
    ["names in capitals", { rename: (name) => name.toUpperCase() }],
    ["names that begin with a slash", { rename: (name) => `/${name}` }],
  ];

  it.each(forms)("reads %s", (_, options) => {
    for (const inflate of [undefined, inflateBrowser]) {
      const workbook = open(
        zip(PARTS, options),
        inflate === undefined ? {} : { inflate },
      );
      expect(workbook.savedAt).toBe("2026-01-01T00:00:00Z");
      expect(sheetOf(workbook).cell(50, 1)).toEqual({ value: 343 });
    }
  });

  it("reads what fflate writes, at every level", () => {
    for (const level of [0, 1, 9] as const) {
      const files = Object.fromEntries(
        [...PARTS].map(([name, text]) => [name, strToU8(String(text))]),
      );
      expect(
        Object.keys(cellsOf(sheetOf(open(zipSync(files, { level }))))),
      ).toHaveLength(50);
    }
  });

  it("reads a file that stands in the middle of a larger buffer", () => {
    const file = zip(PARTS);
    const buffer = concat([
      new Uint8Array(13).fill(0x50),
      file,
      new Uint8Array(9),
    ]);
    expect(readAll(buffer.subarray(13, 13 + file.length))[0]?.rowCount).toBe(
      50,
    );
  });

  it("passes over junk behind the end record", () => {
    expect(
      readAll(concat([zip(PARTS), new Uint8Array(100)]))[0]?.rowCount,
    ).toBe(50);
  });

  it("calls a file that was cut off truncated, wherever it was cut", () => {
    const file = zip(PARTS);
    for (let length = 1; length < file.length; length += 37) {
      expect(failure(() => readAll(file.subarray(0, length)))).toMatchObject({
        code: "file-truncated",
        part: null,
      });
    }
  });

  it("does not take a zip inside a truncated one for the workbook", () => {
    const inner = zip(workbookParts({ sheets: { 别的: ROWS } }));
    const outer = zip(
      new Map([...PARTS, ["xl/embeddings/inner.xlsx", inner]]),
      { stored: true },
    );
    const cut = outer.subarray(0, outer.length - 400);
    expect(failure(() => readAll(cut)).code).toBe("file-truncated");
  });

  it("refuses every change to a deflated part, even where it still inflates", () => {
    const file = zip(PARTS);
    const at =
      indexOf(file, "xl/worksheets/sheet1.xml") +
      "xl/worksheets/sheet1.xml".length;
    for (let offset = 4; offset < 200; offset += 5) {
      const broken = file.slice();
      broken[at + offset] = (broken[at + offset] ?? 0) ^ 0x10;
      expect(failure(() => readAll(broken))).toMatchObject({
        code: "file-damaged",
      });
    }
  });

  it.each([0, 0x08])(
    "asks for the password where entries are encrypted (flags %i)",
    (more) => {
      const workbook = zip(PARTS, { flags: 1 | more });
      expect(failure(() => open(workbook)).code).toBe("password-protected");
    },
  );

  it("refuses a compression method that it does not know", () => {
    expect(failure(() => readAll(zip(PARTS, { method: 12 }))).code).toBe(
      "file-damaged",
    );
  });

  const lies: readonly (readonly [string, NonNullable<ZipOptions["lie"]>])[] = [
    ["a size too small", ({ size }) => ({ size: size - 1 })],
    ["a size of nothing", () => ({ size: 0 })],
    ["a size too large", ({ size }) => ({ size: size + 1 })],
    ["a size that its data could never fill", () => ({ size: 90_000_000 })],
    [
      "a compressed size too small",
      ({ compressed }) => ({ compressed: compressed >> 1 }),
    ],
    [
      "a compressed size too large",
      ({ compressed }) => ({ compressed: compressed + 100 }),
    ],
    ["a wrong checksum", ({ crc }) => ({ crc: crc ^ 1 })],
    ["an offset into nothing", ({ offset }) => ({ offset: offset + 3 })],
    ["the same bytes for all", () => ({ offset: 0 })],
  ];

  it.each(lies)("refuses entries that declare %s", (_, lie) => {
    for (const inflate of [undefined, inflateBrowser]) {
      const file = zip(PARTS, { lie });
      expect(
        failure(() => readAll(file, inflate === undefined ? {} : { inflate }))
          .code,
      ).toBe("file-damaged");
    }
  });

  it("refuses a part that is there twice and not the same", () => {
    const other = new Map([...PARTS, ["XL/worksheets/SHEET1.xml", "<other/>"]]);
    expect(failure(() => readAll(zip(other))).code).toBe("file-damaged");
    const same = new Map([
      ...PARTS,
      ["XL/worksheets/SHEET1.xml", PARTS.get("xl/worksheets/sheet1.xml") ?? ""],
    ]);
    expect(readAll(zip(same))[0]?.rowCount).toBe(50);
  });
});

function indexOf(bytes: Uint8Array, text: string): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(
    text,
  );
}
