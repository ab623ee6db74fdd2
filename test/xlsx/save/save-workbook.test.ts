import { describe, expect, it } from "@jest/globals";
import { strFromU8, unzipSync } from "fflate";
import { planWorkbook } from "../../../src/core/layout";
import { firstDayOf, monthOf, periodOf } from "../../../src/core/plan";
import { SaveRefusedError } from "../../../src/xlsx/save";
import type { SaveRefusal } from "../../../src/xlsx/save";
import { writeWorkbook } from "../../../src/xlsx/writer";
import { nodeDeflater } from "../../../src/xlsx/writer/deflate-node";
import { everyCase } from "../../interop/plan-cases";
import { expectCleanPackage } from "../package-lint";
import { cellsOf, open, sheetOf } from "../reader/reading";
import { workbookParts, zip } from "../reader/package-builder";
import { Grid } from "./grid";

const START = monthOf(2026, 1);
if (START === null) throw new Error("no month");
const PLAN = writeWorkbook(
  planWorkbook(everyCase(periodOf("calendar-year", START)), {
    language: "zh",
    today: firstDayOf(START),
  }),
  { deflater: nodeDeflater },
);

/** The names of entries that are there in only one of the packages, or differ. */
function touched(before: Uint8Array, after: Uint8Array): readonly string[] {
  const [old, now] = [unzipSync(before), unzipSync(after)];
  const names = new Set([...Object.keys(old), ...Object.keys(now)]);
  return [...names]
    .filter((name) => {
      const [a, b] = [old[name], now[name]];
      return a === undefined || b === undefined || !Buffer.from(a).equals(b);
    })
    .sort();
}

function cells(bytes: Uint8Array, sheet: string) {
  const workbook = open(bytes);
  const index = workbook.sheets.findIndex(({ name }) => name === sheet);
  return cellsOf(sheetOf(workbook, index));
}

function refusal(work: () => unknown): SaveRefusal | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof SaveRefusedError) return error.code;
    throw error;
  }
}

/** A hand-made workbook: a shared formula, an array formula, a calculation chain, two sheets that draw on each other. */
function handMade(): Uint8Array {
  const parts = workbookParts({
    formats: ["yyyy-mm-dd"],
    sheets: {
      数据: `<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*2</f><v>2</v></c><c r="C1" s="1"><v>46000</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>4</v></c></row><row r="3"><c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="0"/><v>6</v></c><c r="D3"><f t="array" ref="D3:D4">A1:A2</f><v>1</v></c></row><row r="4"><c r="D4"><v>2</v></c></row>`,
      总表: `<row r="1"><c r="A1"><f>SUM(数据!B1:B3)</f><v>12</v></c><c r="B1"><f>'数据'!A1</f><v>1</v></c></row>`,
      闲置: `<row r="1"><c r="A1" t="inlineStr"><is><t>没有人用</t></is></c></row>`,
    },
  });
  return zip(parts);
}

describe("saving what a grid has into the file it came from", () => {
  it("gives the file as it is where nothing was changed", async () => {
    const plan = await PLAN;
    expect(new Grid(plan).save()).toEqual(plan);
    expect(new Grid(handMade()).save()).toEqual(handMade());
  });

  it("touches only the sheet that was typed into, and has formulas reckoned anew", async () => {
    const plan = await PLAN;
    const grid = new Grid(plan).type("月度安排", "E5", "改过的内容");
    const saved = grid.save();
    const sheet = open(plan).sheets.findIndex(
      ({ name }) => name === "月度安排",
    );
    expect(touched(plan, saved)).toEqual([
      `xl/worksheets/sheet${sheet + 1}.xml`,
    ]);
    expect(cells(saved, "月度安排")["E5"]?.value).toBe("改过的内容");
    expectCleanPackage(saved);
  });

  it("writes formulas, keeps those of a shared group and forgets the chain", () => {
    const base = handMade();
    const grid = new Grid(base)
      .type("数据", "B1", { value: 3, formula: "A1*3" })
      .type("数据", "E1", { value: null, formula: '=IF(A1<2,"是","否")' })
      .type("数据", "A4", 5);
    const saved = cells(grid.save(), "数据");
    expect(saved["B1"]).toEqual({ value: 3, formula: "A1*3" });
    expect(saved["B2"]).toEqual({ value: 4, formula: "A2*2" });
    expect(saved["B3"]).toEqual({ value: 6, formula: "" });
    expect(saved["E1"]?.formula).toBe('IF(A1<2,"是","否")');
    expect(saved["A4"]).toEqual({ value: 5 });
    const workbook = unzipSync(grid.save())["xl/workbook.xml"];
    expect(strFromU8(workbook ?? new Uint8Array())).toContain(
      'fullCalcOnLoad="1"',
    );
  });

  it("writes what formulas came to, without touching the formulas", () => {
    const grid = new Grid(handMade())
      .type("数据", "A2", 10)
      .type("数据", "B2", { value: 20, formula: "A2*2" })
      .type("总表", "A1", { value: 28, formula: "SUM(数据!B1:B3)" });
    const saved = grid.save();
    expect(cells(saved, "数据")["B2"]).toEqual({ value: 20, formula: "" });
    expect(cells(saved, "总表")["A1"]).toEqual({
      value: 28,
      formula: "SUM(数据!B1:B3)",
    });
  });

  it("never writes over a formula with what a grid could not reckon", () => {
    const grid = new Grid(handMade())
      .type("数据", "A2", 10)
      .type("总表", "A1", {
        value: { error: "#NAME?" },
        formula: "SUM(数据!B1:B3)",
      });
    expect(cells(grid.save(), "总表")["A1"]?.value).toBe(12);
  });

  it("keeps text that looks like a formula a text", () => {
    const saved = new Grid(handMade()).type("闲置", "B2", "=1+1").save();
    expect(cells(saved, "闲置")["B2"]).toEqual({ value: "=1+1" });
  });

  it("counts days as the file does", () => {
    const base = zip(
      workbookParts({
        workbookPr: 'date1904="1"',
        formats: ["yyyy-mm-dd"],
        sheets: { 数据: `<row r="1"><c r="A1" s="1"><v>44538</v></c></row>` },
      }),
    );
    const grid = new Grid(base);
    expect(grid.sheet("数据").cells.get("A1")?.value).toBe(46_000);
    grid.type("数据", "A1", { value: 46_001, date: true });
    expect(cells(grid.save(), "数据")["A1"]).toEqual({
      value: 46_001,
      date: true,
    });
  });

  it("refuses to change a part of an array formula, and says where", () => {
    const grid = new Grid(handMade()).type("数据", "D4", 9);
    expect(refusal(() => grid.save())).toBe("part-of-array");
  });

  it("renames a sheet in the formulas that draw from it", () => {
    const saved = new Grid(handMade()).rename("数据", "甲's 数据").save();
    expect(open(saved).sheets.map(({ name }) => name)).toEqual([
      "甲's 数据",
      "总表",
      "闲置",
    ]);
    expect(cells(saved, "总表")).toEqual({
      A1: { value: 12, formula: "SUM('甲''s 数据'!B1:B3)" },
      B1: { value: 1, formula: "'甲''s 数据'!A1" },
    });
  });

  it("adds, hides, moves and deletes sheets", () => {
    const grid = new Grid(handMade())
      .remove("闲置")
      .add("新表")
      .type("新表", "B2", "你好")
      .type("新表", "B3", { value: 3, formula: "数据!A3" });
    grid.sheet("总表").visibility = "hidden";
    grid.sheets.reverse();
    const saved = grid.save();
    expect(
      open(saved).sheets.map(({ name, visibility }) => [name, visibility]),
    ).toEqual([
      ["新表", "visible"],
      ["总表", "hidden"],
      ["数据", "visible"],
    ]);
    expect(cells(saved, "新表")).toEqual({
      B2: { value: "你好" },
      B3: { value: 3, formula: "数据!A3" },
    });
    expect(
      Object.values(unzipSync(saved))
        .map((each) => strFromU8(each))
        .join(""),
    ).not.toContain("没有人用");
  });

  it("refuses to delete a sheet that others draw from, and names that cannot be", () => {
    const grid = (): Grid => new Grid(handMade());
    expect(refusal(() => grid().remove("数据").save())).toBe("sheet-in-use");
    expect(refusal(() => grid().rename("闲置", "a/b").save())).toBe(
      "sheet-name",
    );
    expect(refusal(() => grid().rename("闲置", "数据").save())).toBe(
      "sheet-name",
    );
    const hidden = grid();
    for (const sheet of hidden.sheets) sheet.visibility = "hidden";
    expect(refusal(() => hidden.save())).toBe("no-visible-sheet");
  });

  it("lets a table grow: its range, its filter, its rules and the look of its new rows", async () => {
    const plan = await PLAN;
    const grid = new Grid(plan);
    const [nodes] = grid.sheet("月度安排").tables;
    if (nodes === undefined) throw new Error("no table");
    const last = nodes.lastRow + 1;
    grid.type("月度安排", `A${last}`, "N0999");
    grid.sheet("月度安排").tables[0] = { ...nodes, lastRow: last };
    const saved = grid.save();
    const table = open(saved)
      .sheets.flatMap(({ tables }) => tables)
      .find(({ name }) => name === nodes.name);
    expect(table).toEqual({ ...nodes, lastRow: last });
    expectCleanPackage(saved);
  });

  it("keeps a table's columns as its header cells have them", async () => {
    const plan = await PLAN;
    const grid = new Grid(plan);
    const sheet = grid.sheets.find(({ tables }) => tables.length > 0);
    const table = sheet?.tables[0];
    if (sheet === undefined || table === undefined) throw new Error("no table");
    grid.type(sheet.name, `B${table.firstRow}`, "新 表头");
    const saved = grid.save();
    expectCleanPackage(saved);
    expect(cells(saved, sheet.name)[`B${table.firstRow}`]?.value).toBe(
      "新 表头",
    );
  });
});
