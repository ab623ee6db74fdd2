import { describe, expect, it } from "@jest/globals";
import { strToU8 } from "fflate";
import type { Cell } from "../../../src/core/layout/cells";
import { MAIN, STRICT, concat, workbookParts, zip } from "./package-builder";
import {
  cellsOf,
  failure,
  firstCells,
  open,
  sheetOf,
  workbookOf,
} from "./reading";

const X14 =
  'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"';
const EXPECTED: Record<string, Cell> = {
  A1: { value: "甲 & 乙" },
  B1: { value: 3, formula: "1+2" },
  A2: { value: true },
};
const STRINGS = "<si><t>甲 &amp; 乙</t></si>";
const ROWS = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><f>1+2</f><v>3</v></c></row><row r="2"><c r="A2" t="b"><v>1</v></c></row>`;

function sheet(rows: string, namespace = MAIN): string {
  return `<worksheet xmlns="${namespace}"><sheetData>${rows}</sheetData></worksheet>`;
}

describe("forms of XML", () => {
  it.each([
    ["the usual form", sheet(ROWS)],
    ["the strict namespace", sheet(ROWS, STRICT)],
    [
      "namespace prefixes",
      sheet(ROWS)
        .replaceAll(/<(\/?)(\w)/g, "<$1x:$2")
        .replace("xmlns=", "xmlns:x="),
    ],
    [
      "a prefix that is declared late",
      `<worksheet xmlns="${MAIN}"><y:sheetData xmlns:y="${MAIN}">${ROWS}</y:sheetData></worksheet>`,
    ],
    ["single quotes", sheet(ROWS).replaceAll('"', "'")],
    [
      "comments everywhere",
      sheet(ROWS).replaceAll("><", "><!-- <row r='9'> --><"),
    ],
    ["processing instructions", sheet(ROWS).replaceAll("><", "><?x <c?><")],
    [
      "CDATA in values",
      sheet(ROWS).replaceAll(/>(\d|1\+2)</g, "><![CDATA[$1]]><"),
    ],
    [
      "white space between everything",
      sheet(ROWS).replaceAll("><", ">\r\n\t <"),
    ],
    [
      "white space inside tags",
      sheet(ROWS)
        .replaceAll(/ (\w+)="/g, '\n $1 = "')
        .replaceAll("</c>", "</c >"),
    ],
    ["no rows' or cells' references", sheet(ROWS).replaceAll(/ r="\w+"/g, "")],
    [
      "small letters in references",
      sheet(ROWS).replaceAll(
        / r="([AB])/g,
        (_, letter: string) => ` r="${letter.toLowerCase()}`,
      ),
    ],
    [
      "unknown attributes",
      sheet(ROWS)
        .replaceAll("<c ", '<c cm="1" vm="2" ph="1" x14:z="a&gt;b" ')
        .replace("<worksheet", `<worksheet ${X14}`),
    ],
    [
      "elements of another namespace",
      sheet(ROWS)
        .replace("<worksheet", `<worksheet ${X14}`)
        .replaceAll("</c>", "<x14:v>77</x14:v></c>")
        .replace("</row>", '<x14:c r="C1"><v>8</v></x14:c></row>'),
    ],
    [
      "elements around the cells",
      sheet(ROWS)
        .replace(
          "<sheetData>",
          '<sheetPr><tabColor rgb="FF"/></sheetPr><sheetViews><sheetView workbookViewId="0"/></sheetViews><cols><col min="1" max="3"/></cols><sheetData>',
        )
        .replace(
          "</sheetData>",
          '</sheetData><mergeCells><mergeCell ref="A1:A1"/></mergeCells><extLst><ext><row r="9"><c r="A9"><v>9</v></c></row></ext></extLst>',
        ),
    ],
    [
      "two lists of rows",
      `<worksheet xmlns="${MAIN}"><sheetData>${ROWS.slice(0, ROWS.indexOf('<row r="2"'))}</sheetData><sheetData>${ROWS.slice(ROWS.indexOf('<row r="2"'))}</sheetData></worksheet>`,
    ],
    [
      "the value before the formula",
      sheet(ROWS).replace("<f>1+2</f><v>3</v>", "<v>3</v><f>1+2</f>"),
    ],
    [
      "a declaration in capitals",
      `<?xml version='1.0' encoding='utf-8'?>${sheet(ROWS)}`,
    ],
    [
      "references for ASCII digits",
      sheet(ROWS).replace("<v>3</v>", "<v>&#51;</v>"),
    ],
  ])("reads %s", (_, part) => {
    expect(firstCells({ strings: STRINGS, sheets: { A: part } })).toEqual(
      EXPECTED,
    );
  });

  it.each([
    ["strict namespace", `<sst xmlns="${STRICT}">${STRINGS}</sst>`],
    [
      "prefixes",
      `<s:sst xmlns:s="${MAIN}"><s:si><s:t>甲 &amp; 乙</s:t></s:si></s:sst>`,
    ],
    ["CDATA", `<sst xmlns="${MAIN}"><si><t>甲 <![CDATA[& 乙]]></t></si></sst>`],
    [
      "comments",
      `<sst xmlns="${MAIN}"><!-- <si/> --><si><t>甲 <!-- 丙 -->&#38; 乙</t></si></sst>`,
    ],
    [
      "single quotes",
      `<sst xmlns='${MAIN}' count='1'><si><t xml:space='preserve'>甲 &amp; 乙</t></si></sst>`,
    ],
    [
      "counts that lie",
      `<sst xmlns="${MAIN}" count="9" uniqueCount="999999999">${STRINGS}</sst>`,
    ],
    [
      "line breaks and an extension",
      `<sst xmlns="${MAIN}">\n<si>\n<t>甲 &amp; 乙</t>\n</si>\n<extLst><ext><si><t>丙</t></si></ext></extLst></sst>`,
    ],
  ])("reads shared strings with %s", (_, strings) => {
    expect(firstCells({ strings, sheets: { A: sheet(ROWS) } })).toEqual(
      EXPECTED,
    );
  });

  it("reads a workbook whose every part has prefixes and single quotes", () => {
    const parts = workbookParts({
      sheets: { A: sheet(ROWS) },
      strings: STRINGS,
      formats: ["yyyy"],
      tables: { A: ['name="t" ref="A1:B2"'] },
    });
    for (const [name, content] of parts) {
      if (typeof content !== "string") continue;
      parts.set(
        name,
        content
          .replaceAll(/<(\/?)([A-Za-z])/g, "<$1p:$2")
          .replace(/xmlns=/, "xmlns:p=")
          .replaceAll('"', "'"),
      );
    }
    const workbook = open(zip(parts));
    expect(workbook.sheets[0]).toMatchObject({
      name: "A",
      tables: [{ name: "t" }],
    });
    expect(cellsOf(sheetOf(workbook))).toEqual(EXPECTED);
  });

  it("reads a workbook of the strict kind, whose relationships have other addresses", () => {
    const parts = workbookParts({
      sheets: { A: sheet(ROWS) },
      strings: STRINGS,
    });
    for (const [name, content] of parts) {
      if (typeof content !== "string") continue;
      parts.set(
        name,
        content
          .replaceAll(MAIN, STRICT)
          .replaceAll(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
          ),
      );
    }
    expect(cellsOf(sheetOf(open(zip(parts))))).toEqual(EXPECTED);
  });

  const encodings: readonly (readonly [
    string,
    (text: string) => Uint8Array,
  ])[] = [
    [
      "UTF-8 with a mark",
      (text) => concat([Uint8Array.of(0xef, 0xbb, 0xbf), strToU8(text)]),
    ],
    [
      "UTF-16 with a mark, little end first",
      (text) => concat([Uint8Array.of(0xff, 0xfe), utf16(text, true)]),
    ],
    [
      "UTF-16 with a mark, big end first",
      (text) => concat([Uint8Array.of(0xfe, 0xff), utf16(text, false)]),
    ],
    ["UTF-16 without a mark, little end first", (text) => utf16(text, true)],
    ["UTF-16 without a mark, big end first", (text) => utf16(text, false)],
    [
      "GB18030",
      (text) => gb18030(`<?xml version="1.0" encoding="GB18030"?>${text}`),
    ],
  ];

  it.each(encodings)("reads parts in %s", (_, encode) => {
    const parts = workbookParts({
      sheets: { 甲: sheet(ROWS) },
      strings: `<sst xmlns="${MAIN}">${STRINGS}</sst>`,
    });
    for (const name of ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"]) {
      parts.set(name, encode(String(parts.get(name))));
    }
    expect(cellsOf(sheetOf(open(zip(parts))))).toEqual(EXPECTED);
  });

  it.each([
    [
      "bytes that are no UTF-8",
      strToU8(
        sheet(`<row><c t="str"><v>\u00ff</v></c></row>`).replace("\u00ff", "?"),
      ),
    ],
  ])("refuses %s instead of reading other characters", (_, bytes) => {
    bytes[bytes.indexOf(0x3f)] = 0xff;
    const parts = workbookParts({ sheets: { A: "" } });
    parts.set("xl/worksheets/sheet1.xml", bytes);
    expect(failure(() => sheetOf(open(zip(parts)))).code).toBe("file-damaged");
  });

  it("refuses bytes that are no UTF-8 in a shared string", () => {
    for (const wrong of [
      [0xff],
      [0xc0, 0xaf],
      [0xed, 0xa0, 0x80],
      [0xe4, 0xb8],
      [0xf8, 0x88, 0x80, 0x80],
      [0xe0, 0x80, 0x80],
    ]) {
      const parts = workbookParts({ sheets: { A: sheet(ROWS) } });
      parts.set(
        "xl/sharedStrings.xml",
        concat([
          strToU8(`<sst xmlns="${MAIN}"><si><t>`),
          Uint8Array.from(wrong),
          strToU8("</t></si></sst>"),
        ]),
      );
      expect(failure(() => sheetOf(open(zip(parts))))).toMatchObject({
        code: "file-damaged",
        part: "xl/sharedStrings.xml",
      });
    }
  });
});

describe("malformed XML", () => {
  it.each([
    ["an end that is missing", sheet(ROWS).slice(0, -20)],
    ["an end in the middle of a cell", sheet(ROWS).slice(0, 120)],
    ["tags that cross", sheet(`<row><c><v>1</c></v></row>`)],
    ["a tag that is never opened", sheet(`</row>`)],
    [
      "tags that cross behind the cells",
      sheet(ROWS).replace("</worksheet>", "<a><b></a></b></worksheet>"),
    ],
    ["an attribute without quotes", sheet(`<row r=1><c><v>1</v></c></row>`)],
    ["an attribute twice", sheet(`<row><c r='A1' r='B1'><v>1</v></c></row>`)],
    ["an unknown entity", sheet(`<row><c t="str"><v>&nbsp;</v></c></row>`)],
    ["a bare ampersand", sheet(`<row><c t="str"><v>a & b</v></c></row>`)],
    [
      "a reference to no character",
      sheet(`<row><c t="str"><v>&#xD800;</v></c></row>`),
    ],
    ["text behind the root", `${sheet(ROWS)}more`],
    ["two roots", sheet(ROWS) + sheet(ROWS)],
    ["an empty part", "<?xml version='1.0'?>"],
    ["another root", `<workbook xmlns="${MAIN}"/>`],
    ["another namespace", sheet(ROWS, "urn:other")],
    ["a comment without an end", sheet(`<!-- ${ROWS}`)],
    ["CDATA without an end", sheet(`<row><c><v><![CDATA[1</v></c></row>`)],
    [
      "hundreds of nested elements",
      `<worksheet xmlns="${MAIN}">${"<a>".repeat(300)}${"</a>".repeat(300)}</worksheet>`,
    ],
  ])("refuses %s", (_, part) => {
    const workbook = workbookOf({
      strings: STRINGS,
      sheets: {
        A: part.startsWith("<w") || part.startsWith("<?") ? part : sheet(part),
      },
    });
    expect(failure(() => sheetOf(workbook))).toMatchObject({
      code: "file-damaged",
      part: "xl/worksheets/sheet1.xml",
    });
  });

  it("refuses document type declarations and so every entity that could expand", () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${sheet(`<row><c t="str"><v>&b;</v></c></row>`)}`;
    for (const part of [
      "xl/worksheets/sheet1.xml",
      "xl/workbook.xml",
      "xl/sharedStrings.xml",
      "xl/styles.xml",
    ]) {
      const parts = workbookParts({
        sheets: { A: sheet(ROWS) },
        strings: STRINGS,
      });
      parts.set(part, bomb);
      expect(failure(() => sheetOf(open(zip(parts))))).toMatchObject({
        code: "file-damaged",
        part,
      });
    }
  });

  it("keeps prototype names as text", () => {
    expect(
      firstCells({
        sheets: {
          A: sheet(
            `<row><c t="inlineStr"><is><t>__proto__</t></is></c><c t="constructor"><v>toString</v></c></row>`,
          ),
        },
      }),
    ).toEqual({ A1: { value: "__proto__" }, B1: { value: "toString" } });
  });
});

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++)
    view.setUint16(2 * at, text.charCodeAt(at), littleEndian);
  return bytes;
}

/** The few Chinese characters of these tests in GB18030; all others are ASCII. */
function gb18030(text: string): Uint8Array {
  const codes: Readonly<Record<string, readonly number[]>> = {
    甲: [0xbc, 0xd7],
    乙: [0xd2, 0xd2],
  };
  return Uint8Array.from(
    [...text].flatMap(
      (character) => codes[character] ?? [character.charCodeAt(0)],
    ),
  );
}
