import { beforeAll, describe, expect, it } from "@jest/globals";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { writeWorkbook } from "../../../src/xlsx/writer";
import { featureLayout } from "../writer/feature-layout";
import { expectCleanPackage, lintPackage } from ".";

const CONTENT_TYPES = "[Content_Types].xml";
const WORKBOOK = "xl/workbook.xml";
const STYLES = "xl/styles.xml";
const STRINGS = "xl/sharedStrings.xml";
const SHEET = "xl/worksheets/sheet2.xml";
const INLINE_SHEET = "xl/worksheets/sheet4.xml";
const SHEET_RELATIONS = "xl/worksheets/_rels/sheet2.xml.rels";
const TABLE = "xl/tables/table1.xml";
const OTHER_TABLE = "xl/tables/table2.xml";
const CHART = "xl/charts/chart1.xml";

/** A rule, the part to break, and what to put in the place of what. */
type Breakage = readonly [
  rule: string,
  part: string,
  from: string | RegExp,
  to: string,
];

const BREAKAGES: readonly Breakage[] = [
  // The container
  ["xml-malformed", SHEET, "</sheetData>", ""],
  ["xml-malformed", STRINGS, "某厂", "\u0001"],
  ["xml-malformed", WORKBOOK, "xmlns:r=", "xmlns:q="],
  [
    "content-type-missing",
    CONTENT_TYPES,
    /<Override PartName="\/xl\/tables\/table1.xml"[^>]*>/,
    "",
  ],
  [
    "content-type-dangling",
    CONTENT_TYPES,
    "/xl/tables/table1.xml",
    "/xl/tables/table9.xml",
  ],
  [
    "content-type-duplicate",
    CONTENT_TYPES,
    "/xl/tables/table2.xml",
    "/xl/tables/table1.xml",
  ],
  ["relation-dangling", SHEET_RELATIONS, "table1.xml", "table7.xml"],
  ["relation-duplicate", SHEET_RELATIONS, 'Id="rId2"', 'Id="rId1"'],
  [
    "relation-unknown",
    SHEET,
    '<tablePart r:id="rId2"/>',
    '<tablePart r:id="rId9"/>',
  ],
  [
    "external-link",
    SHEET_RELATIONS,
    'Target="../tables/',
    'TargetMode="External" Target="../tables/',
  ],
  ["part-unreachable", SHEET_RELATIONS, /<Relationship Id="rId2"[^>]*>/, ""],
  ["table-parts", SHEET, /<tableParts.*<\/tableParts>/, ""],
  [
    "workbook-missing",
    "_rels/.rels",
    "relationships/officeDocument",
    "relationships/other",
  ],
  ["property-time", "docProps/core.xml", "2026-03-05T08:00:00Z", "2026-03-05"],

  // The workbook
  [
    "element-order",
    WORKBOOK,
    /(<sheets>.*<\/sheets>)(<definedNames>.*<\/definedNames>)/,
    "$2$1",
  ],
  ["element-unknown", WORKBOOK, "<workbookPr/>", "<workbookPr/><branch/>"],
  ["sheet-name", WORKBOOK, 'name="月度安排"', 'name="月度/安排"'],
  [
    "sheet-name",
    WORKBOOK,
    'name="月度安排"',
    'name="月度安排月度安排月度安排月度安排月度安排月度安排月度安排月度安排"',
  ],
  ["sheet-name", WORKBOOK, 'name="月度安排"', 'name="月度安排\'"'],
  ["sheet-name", WORKBOOK, 'name="月度安排"', 'name=""'],
  ["sheet-duplicate", WORKBOOK, 'name="_lists"', 'name="_PLAN"'],
  ["sheet-duplicate", WORKBOOK, 'sheetId="2"', 'sheetId="1"'],
  ["active-sheet", WORKBOOK, 'activeTab="1"', 'activeTab="0"'],
  ["active-sheet", WORKBOOK, 'activeTab="1"', 'activeTab="9"'],
  ["name-illegal", WORKBOOK, 'name="list_words"', 'name="list words"'],
  ["name-illegal", WORKBOOK, 'name="list_words"', 'name="AB12"'],
  ["name-illegal", WORKBOOK, 'name="list_words"', 'name="R1C1"'],
  ["name-illegal", WORKBOOK, 'name="list_words"', 'name="1st"'],
  ["name-duplicate", WORKBOOK, 'name="list_words"', 'name="Cutoff_Day"'],
  ["name-scope", WORKBOOK, 'localSheetId="1"', 'localSheetId="44"'],
  ["print-name", WORKBOOK, "$4:$4", "4:4"],
  ["print-name", WORKBOOK, "'月度安排'!$4:$4", "'_lists'!$4:$4"],
  ["print-name", WORKBOOK, "$A$1:$D$60", "A1:D60"],
  [
    "formula-unknown-sheet",
    WORKBOOK,
    "'_lists'!$A$1:$A$2",
    "'_list'!$A$1:$A$2",
  ],
  ["formula-ref-error", WORKBOOK, "'_lists'!$A$1:$A$2", "#REF!"],
  ["external-link", WORKBOOK, "'_lists'!$A$1:$A$2", "'[1]_lists'!$A$1:$A$2"],

  // Styles
  ["element-order", STYLES, /(<fonts.*<\/fonts>)(<fills.*<\/fills>)/, "$2$1"],
  ["count", STYLES, /<cellXfs count="\d+"/, '<cellXfs count="99"'],
  ["style-id", STYLES, 'fontId="1"', 'fontId="77"'],
  ["style-id", STYLES, 'borderId="1"', 'borderId="77"'],
  ["format-id", STYLES, /<xf numFmtId="164"/, '<xf numFmtId="199"'],
  ["format-id", STYLES, '<numFmt numFmtId="165"', '<numFmt numFmtId="164"'],
  ["format-code", STYLES, /formatCode="yyyy[^/]*"\/>/, 'formatCode=""/>'],
  [
    "style-count",
    STYLES,
    /<cellXfs.*<\/cellXfs>/,
    '<cellXfs count="0"></cellXfs>',
  ],
  [
    "element-order",
    STYLES,
    /(<dxf>)(<font>.*?<\/font>)(<numFmt [^>]*>)/,
    "$1$3$2",
  ],
  ["colour", STYLES, 'rgb="FF1F4E79"', 'rgb="#1F4E79"'],

  // Sheets
  [
    "element-order",
    SHEET,
    /(<mergeCells.*<\/mergeCells>)(<conditional.*<\/conditionalFormatting>)/,
    "$2$1",
  ],
  ["element-order", SHEET, "<sheetData>", "<sheetData/><sheetData>"],
  ["columns", SHEET, '<col min="2"', '<col min="1"'],
  ["column-width", SHEET, 'width="32.625"', 'width="300"'],
  ["row-order", SHEET, '<row r="5">', '<row r="9">'],
  ["row-height", SHEET, 'ht="30"', 'ht="500"'],
  ["cell-order", SHEET, 'r="C5"', 'r="A5"'],
  ["cell-order", SHEET, 'r="C5"', 'r="C6"'],
  ["style-id", SHEET, /<c r="A1" s="\d+"/, '<c r="A1" s="400"'],
  ["cell-value", SHEET, "<v>46082</v>", "<v>四六</v>"],
  ["cell-value", SHEET, 't="b"', 't="z"'],
  ["shared-string", SHEET, /<c r="A5" t="s"><v>\d+/, '<c r="A5" t="s"><v>999'],
  ["count", STRINGS, /uniqueCount="\d+"/, 'uniqueCount="1"'],
  ["cell-length", STRINGS, "某厂工会工作计划", "长".repeat(32768)],
  ["cell-length", INLINE_SHEET, "-单位1", "长".repeat(32768)],
  ["formula-syntax", SHEET, 'IFERROR(C5/C6,"")', 'IFERROR(C5/C6,"'],
  ["formula-syntax", SHEET, 'IFERROR(C5/C6,"")', 'IFERROR((C5/C6,"")'],
  ["formula-syntax", SHEET, "<f>IFERROR", "<f>=IFERROR"],
  ["formula-length", SHEET, "AND(A7=A7", `AND(${"A7=A7,".repeat(1500)}A7`],
  ["formula-text-length", SHEET, "AND(A7=A7", `AND("${"长".repeat(256)}"=A7`],
  ["formula-unknown-sheet", SHEET, "AND(A7=A7", "AND(A7=别表!A7"],
  ["formula-function", SHEET, "AND(A7=A7", "AND(LEN(A7)=1"],
  ["formula-structured-reference", SHEET, "AND(A7=A7", "AND(tblNodes[编号]=A7"],
  ["merge", SHEET, 'ref="A1:D1"', 'ref="A1:A1"'],
  [
    "merge-overlap",
    SHEET,
    '<mergeCell ref="A1:D1"/>',
    '<mergeCell ref="A1:D1"/><mergeCell ref="D1:D2"/>',
  ],
  ["range", SHEET, 'sqref="A5:D60"', 'sqref="A5:D"'],
  [
    "rule-formula-length",
    SHEET,
    "<formula>$C5",
    `<formula>${"$C5+".repeat(70)}$C5`,
  ],
  ["rule-other-sheet", SHEET, "<formula>$C5&gt;", "<formula>_lists!$A$1&gt;"],
  ["rule-priority", SHEET, 'priority="2"', 'priority="1"'],
  ["rule-priority", SHEET, 'priority="2"', 'priority="0"'],
  ["rule-format-id", SHEET, 'dxfId="1"', 'dxfId="2"'],
  ["validation-type", SHEET, 'type="decimal"', 'type="amount"'],
  ["validation-overlap", SHEET, 'sqref="C5:C60"', 'sqref="B9:C60"'],
  ["validation-formula", SHEET, "<formula1>FALSE</formula1>", ""],
  [
    "message-length",
    SHEET,
    'promptTitle="填写"',
    `promptTitle="${"长".repeat(33)}"`,
  ],
  ["message-length", SHEET, 'error="列表', `error="${"长".repeat(255)}`],
  ["list-typed", SHEET, "<formula1>list_words<", '<formula1>"甲,乙"<'],
  [
    "list-unknown-name",
    SHEET,
    "<formula1>list_words<",
    "<formula1>list_other<",
  ],
  ["count", SHEET, '<dataValidations count="4"', '<dataValidations count="3"'],
  [
    "page-text-length",
    SHEET,
    "<oddHeader>&amp;L",
    `<oddHeader>&amp;L${"长".repeat(250)}`,
  ],

  // Tables and charts
  [
    "table-id",
    OTHER_TABLE,
    '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="2"',
    '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1"',
  ],
  ["table-name", TABLE, 'displayName="tblNodes"', 'displayName="tbl Nodes"'],
  [
    "table-name-duplicate",
    OTHER_TABLE,
    'displayName="tblFacts"',
    'displayName="TBLNODES"',
  ],
  [
    "table-name-duplicate",
    OTHER_TABLE,
    'displayName="tblFacts"',
    'displayName="list_words"',
  ],
  ["table-range", TABLE, 'ref="A4:D7" totals', 'ref="A4:D4" totals'],
  [
    "table-filter",
    TABLE,
    '<autoFilter ref="A4:D7"/>',
    '<autoFilter ref="A4:D6"/>',
  ],
  ["table-columns", TABLE, '<tableColumn id="4" name="进度"/>', ""],
  ["table-column-name", TABLE, 'name="进度"', 'name="编号"'],
  ["table-column-id", TABLE, 'tableColumn id="4"', 'tableColumn id="3"'],
  ["table-header", TABLE, 'name="进度"', 'name="进展"'],
  [
    "table-header",
    SHEET,
    /<c r="D4"( s="\d+") t="s"><v>\d+<\/v>/,
    '<c r="D4"$1><v>5</v>',
  ],
  ["table-merge", SHEET, 'ref="A1:D1"', 'ref="A5:B5"'],
  [
    "element-order",
    TABLE,
    /(<autoFilter [^>]*>)(<tableColumns.*<\/tableColumns>)/,
    "$2$1",
  ],
  ["chart-range", CHART, "'月度安排'!$A$5:$A$7", "A5:A7"],
  ["formula-unknown-sheet", CHART, "'月度安排'!$A$5:$A$7", "'别表'!$A$5:$A$7"],
];

describe("the package lint", () => {
  let clean: Uint8Array;

  beforeAll(async () => {
    clean = await writeWorkbook(featureLayout(), {
      savedAt: "2026-03-05T08:00:00Z",
    });
  });

  function changed(
    change: (parts: Record<string, Uint8Array>) => void,
  ): Uint8Array {
    const parts = unzipSync(clean);
    change(parts);
    return zipSync(parts, { level: 0 });
  }

  function rulesOf(bytes: Uint8Array): readonly string[] {
    return lintPackage(bytes, { permittedFunctionsOnly: true }).map(
      ({ rule }) => rule,
    );
  }

  it("has nothing to say about a clean package", () => {
    expectCleanPackage(clean, { permittedFunctionsOnly: true });
  });

  it.each(BREAKAGES)(
    "answers %s for a broken %s (%#)",
    (rule, part, from, to) => {
      const broken = changed((parts) => {
        const xml = strFromU8(parts[part] ?? new Uint8Array());
        const other = xml.replace(from, to);
        expect(other).not.toBe(xml);
        parts[part] = strToU8(other);
      });
      expect(rulesOf(broken)).toContain(rule);
    },
  );

  it("answers table-overlap where two tables share cells", () => {
    const broken = changed((parts) => {
      parts["xl/worksheets/_rels/sheet2.xml.rels"] = strToU8(
        strFromU8(parts[SHEET_RELATIONS] ?? new Uint8Array()).replace(
          "</Relationships>",
          '<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table" Target="../tables/table2.xml"/></Relationships>',
        ),
      );
      parts[OTHER_TABLE] = strToU8(
        strFromU8(parts[OTHER_TABLE] ?? new Uint8Array()).replace(
          'ref="A1:B4"',
          'ref="C6:D9"',
        ),
      );
    });
    expect(rulesOf(broken)).toContain("table-overlap");
  });

  it("answers calc-chain where the chain names a cell without a formula", () => {
    const chain = (cell: string) =>
      changed((parts) => {
        parts["xl/calcChain.xml"] = strToU8(
          `<calcChain xmlns="x"><c r="${cell}" i="2"/></calcChain>`,
        );
      });
    expect(rulesOf(chain("A1"))).toContain("calc-chain");
    expect(rulesOf(chain("D5"))).not.toContain("calc-chain");
  });

  it("answers part-duplicate where two parts differ in case only", () => {
    const broken = changed((parts) => {
      parts["XL/styles.xml"] = strToU8("<a/>");
    });
    expect(rulesOf(broken)).toContain("part-duplicate");
  });

  it("answers part-sum where a part is not what the directory says", () => {
    const broken = Uint8Array.from(clean);
    const sum =
      new DataView(broken.buffer).getUint32(broken.length - 6, true) + 16;
    broken[sum] = (broken[sum] ?? 0) ^ 1;
    expect(rulesOf(broken)).toEqual(["part-sum"]);
  });

  it("answers package-unreadable for what is no package", () => {
    expect(rulesOf(new Uint8Array(50))).toContain("package-unreadable");
  });

  it("leaves functions and structured references alone unless asked", () => {
    const used = changed((parts) => {
      const xml = strFromU8(parts[SHEET] ?? new Uint8Array());
      parts[SHEET] = strToU8(
        xml.replace("AND(A7=A7", "AND(LEN(tblNodes[编号])=1"),
      );
    });
    expect(lintPackage(used)).toEqual([]);
  });

  it("tells a rule that is broken all over a part a few times only", () => {
    const broken = changed((parts) => {
      const xml = strFromU8(parts[INLINE_SHEET] ?? new Uint8Array());
      parts[INLINE_SHEET] = strToU8(
        xml.replaceAll(/<c r="([A-Z]\d)"/g, '<c r="$1" s="900"'),
      );
    });
    expect(rulesOf(broken)).toEqual(["style-id", "style-id", "style-id"]);
  });
});
