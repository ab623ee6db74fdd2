import { describe, expect, it } from "@jest/globals";
import { strFromU8, unzipSync } from "fflate";
import { readXlsx } from "hucre/xlsx";
import type {
  RowLayout,
  SheetLayout,
  WorkbookLayout,
} from "../../../src/core/layout";
import { portableDeflater, writeWorkbook } from "../../../src/xlsx/writer";
import { nodeDeflater } from "../../../src/xlsx/writer/deflate-node";
import { packageParts } from "../../golden/package-parts";
import { expectCleanPackage } from "../package-lint";
import { featureLayout } from "./feature-layout";

async function readBack(layout: WorkbookLayout) {
  return readXlsx(await writeWorkbook(layout), { readStyles: true });
}

/** A layout of one plain sheet. */
function oneSheet(sheet: Partial<SheetLayout>): WorkbookLayout {
  const plain = {
    key: "s",
    name: "表",
    visibility: "visible",
    columns: [],
    rows: [],
  } as const;
  return {
    title: "",
    creator: "",
    styles: {},
    names: [],
    sheets: [{ ...plain, ...sheet }],
  };
}

async function sheetPart(sheet: Partial<SheetLayout>): Promise<string> {
  const parts = packageParts(await writeWorkbook(oneSheet(sheet)));
  return parts["xl/worksheets/sheet1.xml"] ?? "";
}

describe("a workbook with everything that a layout can say", () => {
  it("is a package that Excel would not repair", async () => {
    expectCleanPackage(await writeWorkbook(featureLayout()), {
      permittedFunctionsOnly: true,
    });
  });

  it("has the same bytes for the same layout, and the same parts by either way of compressing", async () => {
    const first = await writeWorkbook(featureLayout(), {
      deflater: nodeDeflater,
    });
    const second = await writeWorkbook(featureLayout(), {
      deflater: nodeDeflater,
    });
    const portable = await writeWorkbook(featureLayout(), {
      deflater: portableDeflater,
    });
    expect(second).toEqual(first);
    expect(packageParts(portable)).toEqual(packageParts(first));
  });

  it("reads back with its values, text that looks like a formula included", async () => {
    const { sheets } = await readBack(featureLayout());
    expect(sheets.map(({ name }) => name)).toEqual([
      "_plan",
      "月度安排",
      "_lists",
      "明细's",
    ]);
    const rows = sheets[1]?.rows ?? [];
    expect(rows[0]?.[0]).toBe("某厂工会工作计划");
    expect(rows[4]?.slice(0, 2)).toEqual(["N0001", "=1+1 是文字"]);
    expect(rows[4]?.[2]).toEqual(new Date(Date.UTC(2026, 2, 1)));
    expect(rows[5]?.[1]).toBe(" 第一行\n第二行 <&>\u0002_x0041_");
    expect(rows[6]?.[1]).toBeNull();
    expect(sheets[3]?.rows).toEqual([
      ["单位", "数"],
      ["-单位1 ", 1],
      ["-单位2 ", 2],
      ["-单位3 ", 3],
    ]);
  });

  it("reads back with its formulas and their values", async () => {
    const cells = (await readBack(featureLayout())).sheets[1]?.cells;
    const told = ["4,3", "5,3", "6,3"].map((key) => {
      const cell = cells?.get(key);
      return [cell?.formula, cell?.formulaResult ?? cell?.value];
    });
    expect(told).toEqual([
      ['IFERROR(C5/C6,"")', 0.5],
      ['IF(C6>cutoff_day,"未到期","")', "未到期"],
      ["AND(A7=A7,ISNUMBER(C5))", true],
    ]);
  });

  it("reads back with its styles", async () => {
    const cells = (await readBack(featureLayout())).sheets[1]?.cells;
    expect(cells?.get("0,0")?.style?.font).toMatchObject({
      name: "等线",
      charset: 134,
      size: 18,
      bold: true,
    });
    expect(cells?.get("3,0")?.style).toMatchObject({
      fill: { pattern: "solid", fgColor: { rgb: "DDEBF7" } },
      alignment: { horizontal: "center", wrapText: true },
      border: { left: { style: "thin", color: { rgb: "9BC2E6" } } },
    });
    expect(cells?.get("4,1")?.style?.protection).toEqual({ locked: false });
    expect(cells?.get("4,2")?.style?.numFmt).toBe('yyyy"年"m"月"');
    expect(cells?.get("4,3")?.style?.numFmt).toBe("0%");
  });

  it("reads back with visibility, panes, merges, protection and tables", async () => {
    const { sheets } = await readBack(featureLayout());
    expect(sheets[0]?.veryHidden).toBe(true);
    expect(sheets[2]?.hidden).toBe(true);
    const sheet = sheets[1];
    expect(sheet?.freezePane).toEqual({ rows: 4, columns: 1 });
    expect(sheet?.merges).toEqual([
      { startRow: 0, startCol: 0, endRow: 0, endCol: 3 },
    ]);
    expect(sheet?.protection?.sheet).toBe(true);
    expect(sheet?.view).toMatchObject({
      showGridLines: false,
      tabColor: { rgb: "70AD47" },
    });
    expect(sheet?.tables?.[0]).toMatchObject({
      name: "tblNodes",
      range: "A4:D7",
      style: "TableStyleMedium2",
      showAutoFilter: true,
    });
    expect(sheets[3]?.tables?.[0]).toMatchObject({
      name: "tblFacts",
      showAutoFilter: false,
    });
    expect(sheet?.rowDefs?.get(11)?.height).toBe(24);
    expect(sheet?.charts).toHaveLength(1);
  });

  it("reads back with its rules for input", async () => {
    const rules = (await readBack(featureLayout())).sheets[1]?.dataValidations;
    expect(rules).toEqual([
      {
        type: "list",
        range: "B5:B60",
        formula1: "list_words",
        errorStyle: "warning",
        allowBlank: true,
        showInputMessage: true,
        showErrorMessage: true,
        inputTitle: "填写",
        inputMessage: "从列表里选\n或者自己写",
        errorTitle: "请核对",
        errorMessage: "列表里没有这一项",
      },
      expect.objectContaining({
        type: "date",
        formula1: "45658",
        formula2: "EDATE(cutoff_day,24)",
      }),
      expect.objectContaining({
        type: "decimal",
        operator: "greaterThanOrEqual",
        formula1: "0",
      }),
      expect.objectContaining({
        type: "custom",
        formula1: "FALSE",
        showErrorMessage: true,
      }),
    ]);
  });

  it("reads back with its conditional formats in the order of the layout", async () => {
    const rules = (await readBack(featureLayout())).sheets[1]?.conditionalRules;
    expect(
      rules?.map(({ priority, stopIfTrue, formula }) => [
        priority,
        stopIfTrue,
        formula,
      ]),
    ).toEqual([
      [1, true, '$A5="N0002"'],
      [2, undefined, "$C5>cutoff_day"],
    ]);
    const parts = packageParts(await writeWorkbook(featureLayout()));
    expect(parts["xl/styles.xml"]).toContain(
      'formatCode="@&#34; · 逾期&#34;"/>\n<fill>',
    );
  });

  it("reads back with its print set-up on A4", async () => {
    const { sheets } = await readBack(featureLayout());
    expect(sheets[1]?.pageSetup).toMatchObject({
      paperSize: "a4",
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: "$4:$4",
      printArea: "$A$1:$D$60",
    });
    expect(sheets[1]?.headerFooter).toEqual({
      oddHeader: "&L某厂&&分厂工会&R&D",
      oddFooter: "&C第 &P 页",
    });
    expect(sheets[2]?.pageSetup).toMatchObject({
      orientation: "portrait",
      fitToWidth: 0,
      fitToHeight: 1,
    });
  });

  it("opens on its first visible sheet, keeps hidden names hidden and has Excel calculate", async () => {
    const workbook = packageParts(await writeWorkbook(featureLayout()))[
      "xl/workbook.xml"
    ];
    expect(workbook).toContain('activeTab="1"');
    expect(workbook).toContain('<definedName name="cutoff_day" hidden="1">');
    expect(workbook).toContain('fullCalcOnLoad="1"');
  });

  it("says its title, its author and the time it was told, and no other", async () => {
    const bytes = await writeWorkbook(featureLayout(), {
      savedAt: "2026-03-05T08:00:00Z",
    });
    const { properties } = await readXlsx(bytes);
    const time = new Date("2026-03-05T08:00:00Z");
    expect(properties).toMatchObject({
      title: "计划 <甲&乙>",
      creator: "工会计划",
      created: time,
      modified: time,
    });
    expect(
      (await readBack(featureLayout())).properties?.modified,
    ).toBeUndefined();
  });
});

describe("cells", () => {
  it("shows a number that is none as an error, not as 0 or nothing", async () => {
    const part = await sheetPart({
      rows: [[{ value: NaN }, { value: Infinity, formula: "A1*2" }]],
    });
    expect(part.match(/t="e"/g)).toHaveLength(2);
    expect(part).toContain("#NUM!");
  });

  it("cuts what is longer than a cell takes and shows that it did", async () => {
    const { sheets } = await readBack(
      oneSheet({ rows: [[{ value: "字".repeat(40000) }]] }),
    );
    const text = String(sheets[0]?.rows[0]?.[0]);
    expect(text).toHaveLength(32767);
    expect(text.endsWith("字…")).toBe(true);
  });

  it("keeps half a surrogate pair and other signs that XML cannot hold", async () => {
    const odd = "\ud83d 甲\uffff\r\n乙\u0000";
    const { sheets } = await readBack(oneSheet({ rows: [[{ value: odd }]] }));
    expect(sheets[0]?.rows[0]?.[0]).toBe(odd);
    expectCleanPackage(
      await writeWorkbook(oneSheet({ rows: [[{ value: odd }]] })),
    );
  });

  it("leaves a cell alone that the layout leaves alone, and makes a styled cell without a value blank", async () => {
    const layout = oneSheet({
      rows: [
        [
          undefined,
          { value: null },
          { value: null, style: "s" },
          { value: "" },
        ],
      ],
    });
    const parts = packageParts(
      await writeWorkbook({ ...layout, styles: { s: { bold: true } } }),
    );
    expect(parts["xl/worksheets/sheet1.xml"]).toContain(
      '<row r="1">\n<c r="C1" s="1"/>\n<c r="D1"/>\n</row>',
    );
  });

  it("gives cells without a style their column's", async () => {
    const columns = [
      { width: 8 },
      { width: 8, style: "s" },
      { width: 8, style: "s" },
    ];
    const layout = oneSheet({
      columns,
      rows: [[{ value: 1 }, { value: 2 }, { value: 3, style: "t" }]],
    });
    const styles = { s: { bold: true }, t: { italic: true } };
    const part = packageParts(await writeWorkbook({ ...layout, styles }))[
      "xl/worksheets/sheet1.xml"
    ];
    expect(part).toContain(
      '<col min="2" max="3" width="8.625" style="1" customWidth="1"/>',
    );
    expect(part).toMatch(
      /<c r="A1">[\s\S]*<c r="B1" s="1">[\s\S]*<c r="C1" s="2">/,
    );
  });

  it("takes a style's name for nothing else than a style", async () => {
    const layout = oneSheet({ rows: [[{ value: 1, style: "constructor" }]] });
    await expect(writeWorkbook(layout)).rejects.toThrow("no style constructor");
  });
});

describe("limits", () => {
  it("cuts messages and page headers to what Excel takes, never in the middle of a code", async () => {
    const long = "长".repeat(300);
    const layout = oneSheet({
      validations: [
        {
          range: "A1",
          rule: { type: "whole", min: 1 },
          severity: "stop",
          prompt: { title: long, text: long },
          error: { title: long, text: long },
        },
      ],
      print: { landscape: false, header: `&L${"字".repeat(251)}&&${long}` },
    });
    const bytes = await writeWorkbook(layout);
    expectCleanPackage(bytes);
    const header =
      (await readXlsx(bytes)).sheets[0]?.headerFooter?.oddHeader ?? "";
    expect(header).toBe(`&L${"字".repeat(251)}…`);
  });

  it("gives a table without rows the blank row that Excel wants", async () => {
    const layout = oneSheet({
      rows: [[{ value: "甲" }]],
      tables: [
        { name: "tblEmpty", range: "A1:A1", columns: ["甲"], filter: true },
      ],
    });
    const bytes = await writeWorkbook(layout);
    expectCleanPackage(bytes);
    expect((await readXlsx(bytes)).sheets[0]?.tables?.[0]?.range).toBe("A1:A2");
  });

  it("keeps line breaks in a table's header equal to its column's name", async () => {
    const name = "完成\n情况 & <其他>";
    const layout = oneSheet({
      rows: [[{ value: name }], [{ value: 1 }]],
      tables: [{ name: "tblBreak", range: "A1:A2", columns: [name] }],
    });
    expectCleanPackage(await writeWorkbook(layout));
  });

  it("refuses a workbook without a visible sheet", async () => {
    await expect(
      writeWorkbook(oneSheet({ visibility: "hidden" })),
    ).rejects.toThrow("no visible sheet");
  });

  it("refuses more rows than a sheet has", async () => {
    const row: RowLayout = [];
    const rows = {
      *[Symbol.iterator]() {
        for (let at = 0; at <= 1_048_576; at += 1) yield row;
      },
    };
    await expect(writeWorkbook(oneSheet({ rows }))).rejects.toThrow(
      "does not fit",
    );
  });
});

describe("many rows", () => {
  it("are written as they come and not held: one that is used again is written with what it said each time", async () => {
    const count = 20_000;
    const row = [{ value: "" }, { value: 0 }];
    const rows = {
      *[Symbol.iterator]() {
        for (let at = 0; at < count; at += 1) {
          row[0] = { value: `第${at}项` };
          row[1] = { value: at };
          yield row;
        }
      },
    };
    const bytes = await writeWorkbook(oneSheet({ rows }), {
      deflater: nodeDeflater,
    });
    const parts = packageParts(bytes);
    const part = parts["xl/worksheets/sheet1.xml"] ?? "";
    expect(part.match(/<row /g)).toHaveLength(count);
    expect(part).toContain("<t>第0项</t>");
    expect(part).toContain("<t>第19999项</t>");
  });

  it("keep their texts in their cells, so that no table of texts grows with them", async () => {
    const rows = new Set<RowLayout>([[{ value: "甲" }]]);
    const { [STRINGS]: strings = new Uint8Array() } = unzipSync(
      await writeWorkbook(oneSheet({ rows })),
    );
    expect(strFromU8(strings)).toContain('uniqueCount="0"');
    expect(strFromU8(strings)).not.toContain("甲");
  });
});

const STRINGS = "xl/sharedStrings.xml";
