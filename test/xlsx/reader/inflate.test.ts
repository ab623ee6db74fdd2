import { describe, expect, it } from "@jest/globals";
import { crc32 as zlibCrc32, deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { crc32 } from "../../../src/xlsx/reader/crc32";
import { inflateBrowser } from "../../../src/xlsx/reader/inflate-browser";
import { inflateNode } from "../../../src/xlsx/reader/inflate-node";

const text = new TextEncoder().encode("工会计划 Union Plan ".repeat(5000));
const deflated = new Uint8Array(deflateRawSync(text));

describe.each([
  ["zlib", inflateNode],
  ["fflate", inflateBrowser],
])("inflating by %s", (_, inflate) => {
  it("gives all of the data where the limit is its size or more", () => {
    expect(Buffer.compare(inflate(deflated, text.length), text)).toBe(0);
    expect(Buffer.compare(inflate(deflated, text.length + 1000), text)).toBe(0);
    expect(inflate(deflateRawSync(new Uint8Array()), 0)).toHaveLength(0);
  });

  it("throws where the data would run over the limit, and never returns a part of it", () => {
    for (const limit of [0, 1, 100, text.length - 1])
      expect(() => inflate(deflated, limit)).toThrow();
  });

  it("throws or comes up short of the declared size where the data is cut off", () => {
    for (let length = 1; length < deflated.length; length += 7) {
      expect(() =>
        inflate(deflated.subarray(0, length), text.length),
      ).toThrow();
    }
    expect(() => inflate(new Uint8Array(), 10)).toThrow();
  });

  it("throws where the data is no deflate stream", () => {
    expect(() => inflate(new Uint8Array(100).fill(0xff), 1000)).toThrow();
  });
});

describe("the checksum", () => {
  it("is zlib's for every length", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(crc32(bytes)).toBe(zlibCrc32(bytes));
      }),
      { seed: 1, numRuns: 300 },
    );
    expect(crc32(text)).toBe(zlibCrc32(text));
  });
});
