import { describe, expect, it } from "@jest/globals";
import { strToU8 } from "fflate";
import { concat, relationships, workbookParts, zip } from "./package-builder";
import type { Parts } from "./package-builder";
import { failure, open } from "./reading";

/** An OLE file with one directory sector that holds these streams. */
function oleFile(...streams: string[]): Uint8Array {
  const header = new Uint8Array(512);
  header.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const entries = ["Root Entry", ...streams].map((name, at) => {
    const entry = new Uint8Array(128);
    const view = new DataView(entry.buffer);
    for (let i = 0; i < name.length; i++)
      view.setUint16(2 * i, name.charCodeAt(i), true);
    view.setUint16(64, 2 * (name.length + 1), true);
    entry[66] = at === 0 ? 5 : 2;
    return entry;
  });
  return concat([header, ...entries]);
}

const wordParts: Parts = new Map([
  ["[Content_Types].xml", "<Types/>"],
  [
    "_rels/.rels",
    relationships([["rId1", "officeDocument", "word/document.xml"]]),
  ],
  [
    "word/document.xml",
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
  ],
]);

function withoutWorkbook(): Parts {
  const parts = workbookParts({ sheets: { A: "" } });
  parts.delete("xl/workbook.xml");
  return parts;
}

function without(parts: Parts, name: string): Parts {
  return new Map([...parts].filter(([part]) => part !== name));
}

const kinds: readonly (readonly [string, string, Uint8Array])[] = [
  ["an empty file", "file-empty", new Uint8Array()],
  ["a text file", "not-a-spreadsheet", strToU8("序号,工作内容\n1,慰问\n")],
  ["one byte", "not-a-spreadsheet", strToU8("x")],
  [
    "zeros, as a failed copy leaves them",
    "not-a-spreadsheet",
    new Uint8Array(5000),
  ],
  [
    "a web page",
    "not-a-spreadsheet",
    strToU8("<html><table><tr><td>1</td></tr></table></html>"),
  ],
  [
    "a picture",
    "not-a-spreadsheet",
    concat([
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10),
      new Uint8Array(100),
    ]),
  ],
  ["a PDF", "not-a-spreadsheet", strToU8("%PDF-1.7\n%%EOF")],
  ["an empty zip", "not-a-spreadsheet", zip(new Map())],
  [
    "a zip of other files",
    "not-a-spreadsheet",
    zip(new Map([["照片/1.txt", "x"]])),
  ],
  [
    "an OpenDocument sheet",
    "not-a-spreadsheet",
    zip(
      new Map([
        ["mimetype", "application/vnd.oasis.opendocument.spreadsheet"],
        ["content.xml", "<a/>"],
      ]),
      { stored: true },
    ),
  ],
  ["a Word document", "not-a-spreadsheet", zip(wordParts)],
  [
    "a Word document without its text",
    "not-a-spreadsheet",
    zip(without(wordParts, "word/document.xml")),
  ],
  ["an old .xls", "old-xls", oleFile("Workbook")],
  ["an old .doc", "old-xls", oleFile("WordDocument", "1Table")],
  [
    "a file that needs a password",
    "password-protected",
    oleFile("EncryptionInfo", "EncryptedPackage"),
  ],
  [
    "a binary workbook",
    "binary-workbook",
    zip(
      new Map<string, string | Uint8Array>([
        [
          "_rels/.rels",
          relationships([["rId1", "officeDocument", "xl/workbook.bin"]]),
        ],
        ["xl/workbook.bin", new Uint8Array(9)],
      ]),
    ),
  ],
  ["the first bytes of a zip", "file-truncated", strToU8("PK")],
  [
    "a workbook without its workbook part",
    "file-damaged",
    zip(withoutWorkbook()),
  ],
  [
    "a workbook without its workbook part and relationships",
    "file-damaged",
    zip(without(withoutWorkbook(), "_rels/.rels")),
  ],
  [
    "a workbook without sheets",
    "file-damaged",
    zip(workbookParts({ sheets: {} })),
  ],
];

describe("what a file is", () => {
  it.each(kinds)("says of %s: %s", (_, code, bytes) => {
    const error = failure(() => open(bytes, { file: "甲/01 甲.xlsx" }));
    expect(error.code).toBe(code);
    expect(error.file).toBe("甲/01 甲.xlsx");
    expect(error.message).toContain("甲/01 甲.xlsx");
  });

  it("names the part that is damaged", () => {
    for (const part of [
      "_rels/.rels",
      "xl/workbook.xml",
      "xl/_rels/workbook.xml.rels",
    ]) {
      const parts = workbookParts({ sheets: { A: "" } });
      parts.set(part, "<broken");
      expect(failure(() => open(zip(parts)))).toMatchObject({
        code: "file-damaged",
        part,
      });
    }
  });
});
