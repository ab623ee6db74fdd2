import { describe, expect, it } from "@jest/globals";
import { writeXlsx } from "hucre/xlsx";

import { inflateNode } from "../../../src/xlsx/reader/inflate-node";
import { parseDelimited, readRosterRows } from "../../../src/xlsx/tables";

const OPTIONS = { file: "花名册", inflate: inflateNode };

function rowsOf(text: string): readonly (readonly string[])[] {
  return parseDelimited(text).map((row) => row.cells);
}

describe("a delimited text", () => {
  it.each([
    ["commas", "编码,名称\n01,一小\n"],
    ["tabs", "编码\t名称\r\n01\t一小"],
    ["semicolons", "编码;名称\r01;一小\r"],
    ["full-width commas", "编码，名称\n01，一小"],
    ["a declared delimiter", "sep=|\n编码|名称\n01|一小"],
    ["a byte order mark", "\uFEFF编码,名称\n01,一小"],
  ])("is read with %s", (_, text) => {
    expect(rowsOf(text)).toEqual([
      ["编码", "名称"],
      ["01", "一小"],
    ]);
  });

  it("keeps delimiters, quotes and line ends in quoted cells", () => {
    expect(rowsOf('a,"甲,乙","他说""好""","两\r\n行"\nb')).toEqual([
      ["a", "甲,乙", '他说"好"', "两\n行"],
      ["b"],
    ]);
  });

  it("takes a quote that is never closed for a character", () => {
    expect(rowsOf('a,"甲\nb,乙')).toEqual([
      ["a", '"甲'],
      ["b", "乙"],
    ]);
  });

  it("tells the line on which each row begins, blank lines and quoted line ends counted", () => {
    const rows = parseDelimited('a,b\n\n"c\nd",e\nf,g\n');
    expect(rows.map((row) => row.line)).toEqual([1, 3, 5]);
  });
});

describe("the rows of a roster file", () => {
  it("come from a .csv in GB18030 with their lines", () => {
    const bytes = new Uint8Array([
      0xb1, 0xe0, 0xc2, 0xeb, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0x31, 0x2c,
      0xd2, 0xbb,
    ]);
    const { rows, place } = readRosterRows(bytes, OPTIONS);
    expect(rows).toEqual([
      ["编码", "名称"],
      ["1", "一"],
    ]);
    expect(place(1, 0)).toEqual({ file: "花名册", line: 2 });
  });

  it("come from the first visible sheet that holds something, with their cells", async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: "空", rows: [] },
        { name: "藏", rows: [["x"]], hidden: true },
        {
          name: "名单",
          rows: [["单位花名册"], ["单位编码", "单位名称"], [101, "一小"]],
        },
      ],
    });
    const { rows, place } = readRosterRows(bytes, OPTIONS);
    expect(rows).toEqual([
      ["单位花名册"],
      ["单位编码", "单位名称"],
      ["101", "一小"],
    ]);
    expect(place(2, 1)).toEqual({ file: "花名册", sheet: "名单", cell: "B3" });
  });

  it("are refused where the file is neither a workbook nor a text", () => {
    expect(() => readRosterRows(new Uint8Array([1, 2, 3]), OPTIONS)).toThrow(
      expect.objectContaining({ code: "not-a-spreadsheet" }),
    );
    expect(() => readRosterRows(new Uint8Array(), OPTIONS)).toThrow(
      expect.objectContaining({ code: "file-empty" }),
    );
  });
});
