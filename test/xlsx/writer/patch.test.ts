import { describe, expect, it } from "@jest/globals";
import { readXlsx } from "hucre/xlsx";
import { unzipSync } from "fflate";
import type {
  CellPatch,
  SheetPatch,
  WorkbookLayout,
} from "../../../src/core/layout";
import { patchWorkbook, writeWorkbook } from "../../../src/xlsx/writer";
import { nodeDeflater } from "../../../src/xlsx/writer/deflate-node";
import { inflateNode } from "../../../src/xlsx/reader/inflate-node";
import { packageParts } from "../../golden/package-parts";
import { askOpenpyxl, editByOpenpyxl } from "../../interop/openpyxl";
import { expectCleanPackage } from "../package-lint";
import {
  MAIN,
  STRICT,
  relationships,
  workbookParts,
  zip,
} from "../reader/package-builder";
import type { WorkbookText } from "../reader/package-builder";
import { cellsOf, failure, open, sheetOf } from "../reader/reading";
import { featureLayout } from "./feature-layout";

function patched(
  bytes: Uint8Array,
  ...patches: readonly SheetPatch[]
): Uint8Array {
  return patchWorkbook(bytes, patches, {
    inflate: inflateNode,
    deflater: nodeDeflater,
  });
}

/** New values by address; a day is written `{ day: 46000 }`. */
type Values = Readonly<Record<string, CellPatch["value"] | { day: number }>>;

function onSheet(sheet: string, values: Values): SheetPatch {
  const cells = Object.entries(values).map(([cell, value]): CellPatch =>
    typeof value === "object" && value !== null
      ? { cell, value: value.day, day: true }
      : { cell, value },
  );
  return { sheet, cells };
}

/** The XML of a workbook's first sheet after patching, and its cells as they are read. */
function after(text: WorkbookText, values: Values) {
  const bytes = patched(zip(workbookParts(text)), onSheet("表", values));
  const part = unzipSync(bytes)["xl/worksheets/sheet1.xml"];
  return {
    bytes,
    xml: new TextDecoder().decode(part),
    cells: cellsOf(sheetOf(open(bytes))),
  };
}

const ROWS = `<row r="1" spans="1:3"><c r="A1" s="1" t="s"><v>0</v></c><c r="C1"><v>3</v></c></row><row r="4" ht="20"><c r="B4"><f>C1+1</f><v>4</v></c></row>`;
const SHEET: WorkbookText = {
  sheets: { 表: ROWS, 另一张: '<row r="1"><c r="A1"><v>1</v></c></row>' },
  strings: "<si><t>旧</t></si>",
  formats: ["0.00"],
};

describe("a patched workbook", () => {
  it("has the new texts and numbers where they were put, and every other cell as before", () => {
    const { cells } = after(SHEET, { A1: "已完成", C1: 5.25 });
    expect(cells).toEqual({
      A1: { value: "已完成" },
      C1: { value: 5.25 },
      B4: { value: 4, formula: "C1+1" },
    });
  });

  it("changes nothing in the sheet's XML but the patched cell, which keeps its format", () => {
    const { xml } = after(SHEET, { A1: "已完成" });
    expect(xml).toContain(
      ROWS.replace(
        '<c r="A1" s="1" t="s"><v>0</v></c>',
        '<c r="A1" s="1" t="inlineStr"><is><t>已完成</t></is></c>',
      ),
    );
  });

  it("copies all other parts byte for byte, still compressed", () => {
    const source = zip(workbookParts(SHEET));
    const bytes = patched(source, onSheet("另一张", { A1: 2 }));
    const start = Buffer.from(source).indexOf("xl/worksheets/sheet2.xml") - 30;
    expect(bytes.slice(0, start)).toEqual(source.slice(0, start));
    expect(Object.keys(unzipSync(bytes))).toEqual(
      Object.keys(unzipSync(source)),
    );
  });

  it("is the same file where there is nothing to patch", () => {
    const source = zip(workbookParts(SHEET));
    expect(patched(source)).toEqual(source);
    expect(patched(source, onSheet("表", {}))).toEqual(source);
  });

  it("puts missing cells and rows in their places", () => {
    const { xml, cells } = after(SHEET, {
      B1: "乙",
      D1: "丁",
      A4: "甲",
      C4: true,
      B3: 3,
      A9: 9,
    });
    const order = [...xml.matchAll(/<c r="([A-Z]+\d+)"/g)].map(([, r]) => r);
    expect(order).toEqual([
      "A1",
      "B1",
      "C1",
      "D1",
      "B3",
      "A4",
      "B4",
      "C4",
      "A9",
    ]);
    expect([...xml.matchAll(/<row r="(\d+)"/g)].map(([, r]) => r)).toEqual([
      "1",
      "3",
      "4",
      "9",
    ]);
    expect(cells["C4"]).toEqual({ value: true });
    expect(cells["A9"]).toEqual({ value: 9 });
  });

  it("takes back a row's hint of its columns where a cell stands outside them", () => {
    const beyond = after(SHEET, { D1: 1 }).xml;
    expect(beyond).toContain('<row r="1" ><c r="A1"');
    expect(after(SHEET, { B1: 1 }).xml).toContain('<row r="1" spans="1:3">');
  });

  it("gives a cell that was not there the format of its row, else of its column", () => {
    const sheet = `<worksheet xmlns="${MAIN}"><cols><col min="2" max="3" width="9" style="1"/></cols><sheetData><row r="1" s="2" customFormat="1"/><row r="2" s="2"/></sheetData></worksheet>`;
    const { xml } = after(
      { sheets: { 表: sheet }, formats: ["0.00", "0.000"] },
      { B1: 1, B2: 1, D2: 1 },
    );
    expect(xml).toContain('<c r="B1" s="2">');
    expect(xml).toContain('<c r="B2" s="1">');
    expect(xml).toContain('<c r="D2">');
  });

  it("clears a cell and leaves its format", () => {
    const { xml, cells } = after(SHEET, { A1: null, B9: null });
    expect(xml).toContain('<c r="A1" s="1"/>');
    expect(cells["A1"]).toBeUndefined();
    expect(xml).not.toContain("B9");
  });

  it("widens the sheet's dimension to the new cells, and only then", () => {
    const sheet = (ref: string) =>
      `<worksheet xmlns="${MAIN}"><dimension ref="${ref}"/><sheetData>${ROWS}</sheetData></worksheet>`;
    const written = (ref: string, values: Values) =>
      /<dimension ref="([^"]*)"/.exec(
        after({ ...SHEET, sheets: { 表: sheet(ref) } }, values).xml,
      )?.[1];
    expect(written("A1:C4", { F9: 1 })).toBe("A1:F9");
    expect(written("B2", { A1: 1 })).toBe("A1:B2");
    expect(written("A1:C4", { C4: 1 })).toBe("A1:C4");
  });

  it("writes text as text whatever it looks like", () => {
    const texts = ["=1+1", "12", " 两端 空格 ", "a\nb", "<&>]]>", "_x000D_"];
    const values = Object.fromEntries(
      texts.map((text, i) => [`A${i + 10}`, text]),
    );
    const { cells } = after(SHEET, values);
    expect(texts.map((_, i) => cells[`A${i + 10}`])).toEqual(
      texts.map((value) => ({ value })),
    );
  });

  it("takes the last of two values for one cell, also of two patches for one sheet", () => {
    const bytes = patched(
      zip(workbookParts(SHEET)),
      onSheet("表", { A1: "一", B1: "二" }),
      onSheet("表", { A1: "三" }),
    );
    const cells = cellsOf(sheetOf(open(bytes)));
    expect([cells["A1"], cells["B1"]]).toEqual([
      { value: "三" },
      { value: "二" },
    ]);
  });

  it("is refused for a sheet that is not there, for no address and for no number", () => {
    const source = zip(workbookParts(SHEET));
    expect(() => patched(source, onSheet("没有", { A1: 1 }))).toThrow(
      RangeError,
    );
    expect(() => patched(source, onSheet("表", { A0: 1 }))).toThrow(RangeError);
    expect(() => patched(source, onSheet("表", { A1: NaN }))).toThrow(
      RangeError,
    );
  });

  it("is refused with the reader's error for what is no workbook or a broken one", () => {
    expect(failure(() => patched(new Uint8Array(9))).code).toBe(
      "not-a-spreadsheet",
    );
    const broken = zip(
      workbookParts({
        sheets: { 表: `<worksheet xmlns="${MAIN}"><sheetData><row>` },
      }),
    );
    expect(
      failure(() => patched(broken, onSheet("表", { A1: 1 }))),
    ).toMatchObject({ code: "file-damaged", part: "xl/worksheets/sheet1.xml" });
  });
});

describe("days", () => {
  const text: WorkbookText = {
    sheets: {
      表: '<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="2"><v>1</v></c><c r="C1" s="2"/></row>',
    },
    formats: ["yyyy-m-d", "0.00"],
  };

  it("keep a date format and replace any other, by one new format for all cells of the old one", () => {
    const { xml, cells } = after(text, {
      A1: { day: 46_000 },
      B1: { day: 46_001 },
      C1: { day: 46_002 },
    });
    expect(cells).toEqual({
      A1: { value: 46_000, date: true },
      B1: { value: 46_001, date: true },
      C1: { value: 46_002, date: true },
    });
    expect([...xml.matchAll(/ s="(\d+)"/g)].map(([, s]) => s)).toEqual([
      "1",
      "3",
      "3",
    ]);
  });

  it("get a date format in a cell that had none or was not there", () => {
    const { cells } = after(text, { D7: { day: 46_000 } });
    expect(cells["D7"]).toEqual({ value: 46_000, date: true });
  });

  it("leave the formats' count right", () => {
    const layout = featureLayout();
    return writeWorkbook(layout).then((bytes) => {
      const name = layout.sheets[0]?.name ?? "";
      expectCleanPackage(
        patched(bytes, onSheet(name, { Z99: { day: 46_000 } })),
      );
    });
  });
});

describe("formulas", () => {
  const shared = `<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B4" si="0">A1*2+$A$1+SUM(A$1:A1)&amp;"A1"</f><v>2</v></c></row>${[2, 3, 4].map((row) => `<row r="${row}"><c r="A${row}"><v>${row}</v></c><c r="B${row}"><f t="shared" si="0"/><v>2</v></c></row>`).join("")}`;

  it("go with the patched cell", () => {
    expect(after(SHEET, { B4: 7 }).cells["B4"]).toEqual({ value: 7 });
  });

  it("that are shared are handed on where their first cell is patched", () => {
    const { xml, cells } = after(
      { sheets: { 表: shared } },
      { B1: "定", B2: "定" },
    );
    expect(cells["B3"]).toEqual({
      value: 2,
      formula: 'A3*2+$A$1+SUM(A$1:A3)&"A1"',
    });
    expect(cells["B4"]).toEqual({ value: 2, formula: "" });
    expect(xml).toContain('<f t="shared" ref="B3:B4" si="0">');
    expect(xml.match(/t="shared"/g)).toHaveLength(2);
  });

  it("that are shared keep their names, texts and fixed parts where they are handed on", () => {
    const handedOn = (formula: string) => {
      const cells = `<row r="5"><c r="C5"><f t="shared" ref="C5:D6" si="3">${formula}</f></c></row><row r="6"><c r="D6"><f t="shared" si="3"/></c></row>`;
      return after({ sheets: { 表: cells } }, { C5: 0 }).cells["D6"]?.formula;
    };
    expect(handedOn("LOG10(A1)+B$2*$B3+$C$4")).toBe("LOG10(B2)+C$2*$B4+$C$4");
    expect(handedOn("SUM(A:A,$B:B,1:2,$3:4)")).toBe("SUM(B:B,$B:C,2:3,$3:5)");
    expect(handedOn("AB1!A1+'A1 B2'!B2+[1]C3!A1+名A1+A1B")).toBe(
      "AB1!B2+'A1 B2'!C3+[1]C3!B2+名A1+A1B",
    );
    expect(handedOn('tblNodes[A1]&amp;"A1""B2"&amp;XFE1')).toBe(
      'tblNodes[A1]&"A1""B2"&XFE1',
    );
  });

  it("that are shared stay where another of their cells is patched", () => {
    const { xml } = after({ sheets: { 表: shared } }, { B3: 1 });
    expect(xml).toContain('ref="B1:B4" si="0">A1*2');
  });

  it("mean the same to openpyxl after they were handed on", () => {
    const { bytes } = after({ sheets: { 表: shared } }, { B1: 0 });
    expect(
      askOpenpyxl(bytes, "answer = [c.value for c in book['表']['B']]"),
    ).toEqual([
      0,
      ...[2, 3, 4].map((row) => `=A${row}*2+$A$1+SUM(A$1:A${row})&"A1"`),
    ]);
  });

  it("of a whole area refuse a patch of a part of it", () => {
    const area = `<row r="1"><c r="A1"><f t="array" ref="A1:A2">TRANSPOSE(C1:D1)</f><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>`;
    const source = zip(workbookParts({ sheets: { 表: area } }));
    for (const cell of ["A1", "A2"])
      expect(() => patched(source, onSheet("表", { [cell]: 1 }))).toThrow(
        /formula of A1:A2/,
      );
    const single = area.replace("A1:A2", "A1");
    expect(after({ sheets: { 表: single } }, { A1: 1 }).cells["A1"]).toEqual({
      value: 1,
    });
  });
});

describe("the calculation chain", () => {
  function withChain(entries: string): Uint8Array {
    const parts = workbookParts({
      sheets: {
        表: '<row r="1"><c r="A1"><f>1</f><v>1</v></c><c r="B1"><f>2</f><v>2</v></c></row>',
        另一张: '<row r="1"><c r="A1"><f>3</f><v>3</v></c></row>',
      },
    });
    const types = String(parts.get("[Content_Types].xml"));
    parts.set(
      "[Content_Types].xml",
      types.replace(
        "</Types>",
        '<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>',
      ),
    );
    parts.set(
      "xl/_rels/workbook.xml.rels",
      relationships([
        ["rId1", "worksheet", "worksheets/sheet1.xml"],
        ["rId2", "worksheet", "worksheets/sheet2.xml"],
        ["rId9", "calcChain", "calcChain.xml"],
      ]),
    );
    parts.set(
      "xl/calcChain.xml",
      `<calcChain xmlns="${MAIN}">${entries}</calcChain>`,
    );
    return zip(parts);
  }
  const partsAfter = (bytes: Uint8Array, ...patches: readonly SheetPatch[]) =>
    packageParts(patched(bytes, ...patches));
  const lines = (text = "") => text.replaceAll("\n", "");

  it("loses the cells that have no formula any more, and the rest stays with its sheet", () => {
    const chain = withChain(
      '<c r="A1" i="1" l="1"/><c r="B1"/><c r="A1" i="2"/>',
    );
    const parts = partsAfter(chain, onSheet("表", { A1: 1 }));
    expect(lines(parts["xl/calcChain.xml"])).toContain(
      '<c i="1" r="B1"/><c r="A1" i="2"/>',
    );
  });

  it("stays where no formula went", () => {
    const chain = withChain('<c r="A1" i="1"/><c r="B1"/>');
    const parts = partsAfter(chain, onSheet("表", { C1: 1 }));
    expect(lines(parts["xl/calcChain.xml"])).toContain(
      '<c r="A1" i="1"/><c r="B1"/>',
    );
  });

  it("leaves the package with its last cell", () => {
    const chain = withChain('<c r="A1" i="1"/><c r="B1"/><c r="A1" i="2"/>');
    const parts = partsAfter(
      chain,
      onSheet("表", { A1: 1, B1: 1 }),
      onSheet("另一张", { A1: 1 }),
    );
    expect(parts["xl/calcChain.xml"]).toBeUndefined();
    expect(parts["[Content_Types].xml"]).not.toContain("calcChain");
    expect(parts["xl/_rels/workbook.xml.rels"]).not.toContain("calcChain");
    expect(parts["xl/_rels/workbook.xml.rels"]).toContain("sheet2.xml");
  });
});

describe("sheets in every form of XML", () => {
  const patchedCells = (sheet: string, values: Values) =>
    after({ sheets: { 表: sheet }, strings: "<si><t>旧</t></si>" }, values);

  it("with a namespace prefix get cells with the prefix", () => {
    const { xml, cells } = patchedCells(
      `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
      { A1: "甲", B1: 2, A3: "丙" },
    );
    expect(cells).toEqual({
      A1: { value: "甲" },
      B1: { value: 2 },
      A3: { value: "丙" },
    });
    expect(xml).not.toMatch(/<(?:c|row|v|is|t)\b/);
  });

  it("in the strict namespace are patched", () => {
    const { cells } = patchedCells(
      `<worksheet xmlns="${STRICT}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`,
      { A1: "甲" },
    );
    expect(cells).toEqual({ A1: { value: "甲" } });
  });

  it("with single quotes, comments, CDATA and signs in attributes are patched", () => {
    const { xml, cells } = patchedCells(
      `<?xml version='1.0'?><!-- <sheetData> --><worksheet xmlns='${MAIN}'><sheetPr codeName='a>b'/><sheetData><!-- <row r="9"> --><row r='2'><c r='A2' t='str'><v><![CDATA[<c r="A2">]]></v></c><c r='B2'><v>2</v></c></row></sheetData></worksheet>`,
      { A2: "甲", C2: 3 },
    );
    expect(cells).toEqual({
      A2: { value: "甲" },
      B2: { value: 2 },
      C2: { value: 3 },
    });
    expect(xml).toContain("<!-- <row r=\"9\"> --><row r='2'>");
  });

  it("without places of rows and cells are counted through", () => {
    const { cells } = patchedCells(
      `<worksheet xmlns="${MAIN}"><sheetData><row/><row><c><v>1</v></c><c><v>2</v></c><c r="E2"><v>5</v></c><c><v>6</v></c></row></sheetData></worksheet>`,
      { A1: "一", B2: "二", C2: "三", G2: "七" },
    );
    expect(cells).toEqual({
      A1: { value: "一" },
      A2: { value: 1 },
      B2: { value: "二" },
      C2: { value: "三" },
      E2: { value: 5 },
      F2: { value: 6 },
      G2: { value: "七" },
    });
  });

  it("without any row get their first", () => {
    for (const data of ["<sheetData/>", "<sheetData></sheetData>"]) {
      const { cells } = patchedCells(
        `<worksheet xmlns="${MAIN}">${data}</worksheet>`,
        { B3: "丙", A1: 1 },
      );
      expect(cells).toEqual({ A1: { value: 1 }, B3: { value: "丙" } });
    }
  });

  it("in UTF-16 become UTF-8", () => {
    const sheet = `<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`;
    const parts = workbookParts({ sheets: { 表: "" } });
    parts.set(
      "xl/worksheets/sheet1.xml",
      Buffer.from(`\ufeff${sheet}`, "utf16le"),
    );
    const bytes = patched(zip(parts), onSheet("表", { A1: "甲" }));
    expect(cellsOf(sheetOf(open(bytes)))).toEqual({ A1: { value: "甲" } });
  });

  it("keep the byte order mark that they came with", () => {
    const parts = workbookParts({
      sheets: { 表: '<row r="1"><c r="A1"><v>1</v></c></row>' },
    });
    const part = "xl/worksheets/sheet1.xml";
    parts.set(part, `\ufeff${String(parts.get(part))}`);
    const bytes = patched(zip(parts), onSheet("表", { A1: 2 }));
    expect([...(unzipSync(bytes)[part] ?? []).slice(0, 3)]).toEqual([
      0xef, 0xbb, 0xbf,
    ]);
    expect(cellsOf(sheetOf(open(bytes)))).toEqual({ A1: { value: 2 } });
  });
});

describe("packages in every form of zip", () => {
  const forms = {
    stored: { stored: true },
    "with descriptors behind the data": { dataDescriptors: true },
    "in the 64-bit form": { zip64: true },
    "with a comment": { comment: new TextEncoder().encode("备注") },
    "with names in other letters": {
      rename: (name: string) =>
        name.startsWith("xl/work") ? name.toUpperCase() : name,
    },
  };
  for (const [name, options] of Object.entries(forms)) {
    it(`${name} are patched and read on`, () => {
      const bytes = patched(
        zip(workbookParts(SHEET), options),
        onSheet("另一张", { A1: "改" }),
      );
      const workbook = open(bytes);
      expect(cellsOf(sheetOf(workbook, 1))).toEqual({ A1: { value: "改" } });
      expect(cellsOf(sheetOf(workbook))["C1"]).toEqual({ value: 3 });
    });
  }
});

describe("patched workbooks of real programs", () => {
  function withTwoTexts(layout: WorkbookLayout) {
    const name = layout.sheets[0]?.name ?? "";
    return [onSheet(name, { A1: "改过的", J40: 12.5 })] as const;
  }

  it("from our writer are packages that Excel would not repair, and hucre reads the new values", async () => {
    const layout = featureLayout();
    const bytes = patched(await writeWorkbook(layout), ...withTwoTexts(layout));
    expectCleanPackage(bytes);
    const [sheet] = (await readXlsx(bytes)).sheets;
    expect(sheet?.rows[0]?.[0]).toBe("改过的");
    expect(sheet?.rows[39]?.[9]).toBe(12.5);
  });

  it("from openpyxl are read by openpyxl with the new values and everything else as before", async () => {
    const layout = featureLayout();
    const patch = withTwoTexts(layout);
    const [saved] = editByOpenpyxl([await writeWorkbook(layout)]);
    const bytes = patched(saved!, ...patch);
    const name = patch[0].sheet;
    const dump =
      "answer = {s.title: {c.coordinate: str(c.value) for row in s.iter_rows() for c in row if c.value is not None} for s in book}";
    const before = askOpenpyxl(saved!, dump) as Record<
      string,
      Record<string, string>
    >;
    expect(askOpenpyxl(bytes, dump)).toEqual({
      ...before,
      [name]: { ...before[name], A1: "改过的", J40: "12.5" },
    });
  });
});
