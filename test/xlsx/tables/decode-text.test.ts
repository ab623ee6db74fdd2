import { describe, expect, it } from "@jest/globals";

import { decodeText } from "../../../src/xlsx/tables";

const TEXT = "一、主要工作\r\n（一）召开职代会，3月15日前\n";
const utf8 = new Uint8Array(Buffer.from(TEXT, "utf8"));
const little = new Uint8Array(Buffer.from(TEXT, "utf16le"));
const big = new Uint8Array(Buffer.from(TEXT, "utf16le").swap16());
/** 工会计划 in GB2312, and a character that only GB18030 has (U+20000). */
const gb = new Uint8Array([
  0xb9, 0xa4, 0xbb, 0xe1, 0xbc, 0xc6, 0xbb, 0xae, 0x95, 0x32, 0x82, 0x36,
]);

describe("a text of unknown encoding", () => {
  it.each([
    ["UTF-8", utf8, "utf-8"],
    ["UTF-8 with a mark", new Uint8Array([0xef, 0xbb, 0xbf, ...utf8]), "utf-8"],
    ["UTF-16 with a mark", new Uint8Array([0xff, 0xfe, ...little]), "utf-16le"],
    [
      "big-endian UTF-16 with a mark",
      new Uint8Array([0xfe, 0xff, ...big]),
      "utf-16be",
    ],
    ["UTF-16 without a mark", little, "utf-16le"],
    ["big-endian UTF-16 without a mark", big, "utf-16be"],
  ])("is read as %s", (_, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ text: TEXT, encoding });
  });

  it("is read as GB18030, four-byte characters too", () => {
    expect(decodeText(gb)).toEqual({
      text: "工会计划\u{20000}",
      encoding: "gb18030",
    });
  });

  it("is read as UTF-16 without a mark where it is Chinese alone", () => {
    const bytes = new Uint8Array(
      Buffer.from("开展劳动竞赛提升职工素质", "utf16le"),
    );
    expect(decodeText(bytes)).toMatchObject({
      text: "开展劳动竞赛提升职工素质",
    });
  });

  it("may be empty", () => {
    expect(decodeText(new Uint8Array())).toEqual({
      text: "",
      encoding: "utf-8",
    });
  });

  it.each([
    [
      "a picture",
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48],
    ],
    ["zeros", [0, 0, 0, 0, 0, 0]],
    ["control characters", [0x61, 0x01, 0x02]],
    ["bytes of no encoding", [0xff, 0xff, 0xff, 0x80]],
  ])("is no text where it is %s", (_, bytes) => {
    expect(decodeText(new Uint8Array(bytes))).toBeNull();
  });
});
