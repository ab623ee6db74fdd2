import { beforeAll, describe, expect, it } from "@jest/globals";
import { unzipSync } from "fflate";

import { inflateNode } from "../../src/xlsx/reader/inflate-node";
import { viewWorkbook } from "../../src/xlsx/view";
import { cellsOf, open, sheetOf } from "../xlsx/reader/reading";
import { Grid } from "../xlsx/save/grid";
import { foreignWorkbook, macroWorkbook } from "./foreign-workbook";
import { convert, recalculate } from "./libreoffice";
import { askOpenpyxl } from "./openpyxl";

let byOpenpyxl: Uint8Array;
let withMacros: Uint8Array;
let byLibreOffice: Uint8Array;

beforeAll(async () => {
  byOpenpyxl = foreignWorkbook();
  withMacros = macroWorkbook();
  const [resaved] = await convert(
    [{ name: "base.xlsx", bytes: byOpenpyxl }],
    "xlsx",
  );
  if (resaved === undefined) throw new Error("nothing was converted");
  byLibreOffice = resaved.bytes;
}, 300_000);

function view(bytes: Uint8Array) {
  return viewWorkbook(bytes, { file: "base.xlsx", inflate: inflateNode });
}

/** Entries of a package that are not as in another, by name. */
function touched(before: Uint8Array, after: Uint8Array): readonly string[] {
  const [old, now] = [unzipSync(before), unzipSync(after)];
  expect(Object.keys(now).sort()).toEqual(Object.keys(old).sort());
  return Object.keys(old)
    .filter(
      (name) =>
        !Buffer.from(old[name] ?? []).equals(Buffer.from(now[name] ?? [])),
    )
    .sort();
}

describe("a workbook of another program in the grid", () => {
  it("looks as that program made it", () => {
    const { layout } = view(byOpenpyxl);
    const [first] = layout.sheets;
    const row = [...(first?.rows ?? [])][5];
    const style = (index: number) => layout.styles[row?.[index]?.style ?? ""];
    expect(style(0)).toEqual({
      font: "黑体",
      size: 14,
      bold: true,
      underline: true,
      strike: true,
      colour: "376092",
      fill: "E6B9B8",
      vertical: "bottom",
    });
    expect(style(1)).toMatchObject({
      fill: "FFFF00",
      sides: {
        left: { line: "thick", colour: "FF0000" },
        bottom: { line: "double" },
      },
    });
    expect(style(2)).toMatchObject({
      horizontal: "right",
      vertical: "top",
      wrap: true,
      indent: 2,
      unlocked: true,
    });
    expect(first).toMatchObject({
      tabColour: "1072BA",
      heights: { 6: 40 },
      hiddenRows: [3],
      merges: ["A8:C9"],
      freeze: { rows: 1, columns: 1 },
      print: {
        landscape: true,
        fitWidth: true,
        area: "A1:F9",
        titleRows: [1, 1],
      },
      conditionalFormats: [
        {
          range: "D2:D4",
          formula: "D2>1000",
          format: { colour: "9C0006", fill: "FFC7CE" },
        },
        {
          range: "A2:A4",
          formula: '$F2="进行中"',
          format: { bold: true },
          stopIfTrue: true,
        },
      ],
    });
    expect(first?.validations?.map(({ range, rule }) => [range, rule])).toEqual(
      [
        ["F2:F4", { type: "list", source: '"未开始,进行中,已完成"' }],
        ["E2:E4", { type: "custom", formula: "AND(ISNUMBER(E2),E2<=1)" }],
        [
          "B2:B4",
          { type: "custom", formula: "AND(AND(LEN(B2)>=1,LEN(B2)<=20))" },
        ],
      ],
    );
    expect(first?.columns.map(({ hidden }) => hidden === true)).toEqual([
      ...Array.from({ length: 6 }, () => false),
      true,
    ]);
    expect(
      layout.sheets.map(({ name, visibility, protected: locked = false }) => [
        name,
        visibility,
        locked,
      ]),
    ).toEqual([
      ["台账", "visible", false],
      ["汇总 表", "visible", true],
      ["隐藏", "hidden", false],
    ]);
  });

  it("says what is not seen", () => {
    expect(
      view(withMacros).unshown.map(({ code, sheet, cell }) => [
        code,
        sheet,
        cell,
      ]),
    ).toEqual([
      ["chart", "台账", null],
      ["picture", "台账", null],
      ["comment", "台账", "B3"],
      ["hyperlink", "台账", "B2"],
      ["rotated-text", "台账", null],
      ["conditional-format", "台账", "E2:E4"],
      ["macro", null, null],
    ]);
  });
});

describe("a workbook of another program, saved after work in the grid", () => {
  const SHEET = "xl/worksheets/sheet1.xml";
  // What openpyxl writes is always reckoned anew; LibreOffice's has to be told so.
  for (const [program, bytes, changed] of [
    ["openpyxl", () => byOpenpyxl, [SHEET]],
    ["openpyxl, with macros", () => withMacros, [SHEET]],
    ["LibreOffice", () => byLibreOffice, ["xl/workbook.xml", SHEET]],
  ] as const) {
    it(`keeps everything else byte for byte: ${program}`, () => {
      const base = bytes();
      const saved = new Grid(base)
        .type("台账", "D3", 900)
        .type("台账", "B3", "新的 <培训> & 学习")
        .save();
      expect(touched(base, saved)).toEqual(changed);
      expect(new Grid(base).save()).toEqual(base);
    });
  }

  it("has the values, formulas and formats that the grid had, for other programs", async () => {
    const grid = new Grid(byOpenpyxl)
      .type("台账", "D3", 900)
      .type("台账", "C4", { value: 46_100, date: true })
      .type("台账", "D7", { value: null, formula: "AVERAGE(D2:D5)" })
      .type("台账", "A5", "A4")
      .type("台账", "D5", 100)
      .rename("汇总 表", "总表");
    const [table] = grid.sheet("台账").tables;
    if (table === undefined) throw new Error("no table");
    grid.sheet("台账").tables[0] = { ...table, lastRow: 5 };
    const saved = grid.save();

    const [again] = await recalculate([{ name: "saved.xlsx", bytes: saved }]);
    if (again === undefined) throw new Error("not recalculated");
    const workbook = open(again.bytes);
    const first = cellsOf(sheetOf(workbook, 0));
    const second = cellsOf(sheetOf(workbook, 1));
    expect(first["D6"]?.value).toBe(1200.5 + 900 + 3000);
    expect(first["D7"]?.value).toBe((1200.5 + 900 + 3000 + 100) / 4);
    expect(second["A1"]?.value).toBe((1200.5 + 900 + 3000) * 2);
    expect(second["A2"]?.value).toBe(1200.5 + 900 + 3000 + 100);

    const seen = askOpenpyxl(
      saved,
      `s = book['台账']
answer = dict(date=s['C4'].value, code=s['C4'].number_format, grown=s['D5'].number_format,
  table=s.tables['tblItems'].ref, filter=s.tables['tblItems'].autoFilter.ref,
  lists=[str(d.sqref) for d in s.data_validations.dataValidation],
  rules=[str(c.sqref) for c in s.conditional_formatting],
  sheets=book.sheetnames, formula=s['D7'].value, charts=len(s._charts), comment=s['B3'].comment.text)`,
    );
    expect(seen).toEqual({
      date: "2026-03-19 00:00:00",
      code: 'yyyy"年"m"月"d"日"',
      grown: "#,##0.00",
      table: "A1:F5",
      filter: "A1:F5",
      lists: ["F2:F5", "E2:E5", "B2:B5"],
      rules: ["D2:D5", "A2:A5", "E2:E5"],
      sheets: ["台账", "总表", "隐藏"],
      formula: "=AVERAGE(D2:D5)",
      charts: 1,
      comment: "请核对",
    });
  }, 300_000);
});
