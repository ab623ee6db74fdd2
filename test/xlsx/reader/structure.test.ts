import { describe, expect, it } from "@jest/globals";
import { MAIN, relationships, workbookParts, zip } from "./package-builder";
import type { Parts } from "./package-builder";
import {
  cellsOf,
  failure,
  firstCells,
  open,
  sheetOf,
  workbookOf,
} from "./reading";

const ONE = `<row r="1"><c r="A1"><v>1</v></c></row>`;

describe("the list of sheets", () => {
  it("gives names, order, visibility and tables", () => {
    const workbook = workbookOf({
      sheets: { 封面: ONE, 月度安排: ONE, _plan: ONE },
      sheetAttributes: {
        月度安排: 'state="hidden"',
        _plan: 'state="veryHidden"',
      },
      tables: {
        月度安排: [
          'name="t" displayName="tblNodes" ref="A3:Q90" totalsRowCount="1"',
          'name="second" ref="$S$1:$T$2"',
        ],
      },
    });
    expect(workbook.sheets).toEqual([
      { index: 0, name: "封面", visibility: "visible", tables: [] },
      {
        index: 1,
        name: "月度安排",
        visibility: "hidden",
        tables: [
          {
            name: "tblNodes",
            firstRow: 3,
            firstColumn: 1,
            lastRow: 90,
            lastColumn: 17,
            totalsRows: 1,
          },
          {
            name: "second",
            firstRow: 1,
            firstColumn: 19,
            lastRow: 2,
            lastColumn: 20,
            totalsRows: 0,
          },
        ],
      },
      { index: 2, name: "_plan", visibility: "very-hidden", tables: [] },
    ]);
  });

  it("decodes references in sheet names", () => {
    expect(workbookOf({ sheets: { "甲 &amp; 乙": ONE } }).sheets[0]?.name).toBe(
      "甲 & 乙",
    );
  });

  it("says when the file was last saved, and null where it does not say", () => {
    const saved = (modified?: string): string | null =>
      workbookOf({
        sheets: { A: ONE },
        ...(modified === undefined ? {} : { modified }),
      }).savedAt;
    expect(saved("2026-10-08T09:30:00Z")).toBe("2026-10-08T09:30:00Z");
    expect(saved("昨天")).toBeNull();
    expect(saved("")).toBeNull();
    expect(saved("<broken")).toBeNull();
    expect(saved()).toBeNull();
  });

  it("reads a workbook without styles, shared strings or properties", () => {
    const parts = workbookParts({ sheets: { A: ONE } });
    parts.delete("xl/styles.xml");
    parts.delete("xl/sharedStrings.xml");
    parts.set(
      "xl/_rels/workbook.xml.rels",
      relationships([["rId1", "worksheet", "worksheets/sheet1.xml"]]),
    );
    expect(cellsOf(sheetOf(open(zip(parts))))).toEqual({ A1: { value: 1 } });
  });

  it("gives a chart sheet no cells, and reads the sheets beside it", () => {
    const parts = workbookParts({ sheets: { 图: "", A: ONE } });
    parts.set(
      "xl/_rels/workbook.xml.rels",
      relationships([
        ["rId1", "chartsheet", "chartsheets/sheet1.xml"],
        ["rId2", "worksheet", "worksheets/sheet2.xml"],
      ]),
    );
    parts.set("xl/chartsheets/sheet1.xml", `<chartsheet xmlns="${MAIN}"/>`);
    const workbook = open(zip(parts));
    expect(sheetOf(workbook, 0).rowCount).toBe(0);
    expect(cellsOf(sheetOf(workbook, 1))).toEqual({ A1: { value: 1 } });
  });

  it("opens a workbook of which one sheet is missing, and fails only for that sheet", () => {
    const parts = workbookParts({ sheets: { A: ONE, B: ONE } });
    parts.delete("xl/worksheets/sheet1.xml");
    const workbook = open(zip(parts));
    expect(failure(() => sheetOf(workbook, 0))).toMatchObject({
      code: "file-damaged",
      file: "branch.xlsx",
      part: "xl/worksheets/sheet1.xml",
    });
    expect(cellsOf(sheetOf(workbook, 1))).toEqual({ A1: { value: 1 } });
  });

  it("never inflates a sheet that nobody asks for", () => {
    const parts = workbookParts({ sheets: { A: ONE, _calc: ONE } });
    const broken = zip(parts, {
      lie: ({ name }) => (name.endsWith("sheet2.xml") ? { crc: 1 } : {}),
    });
    const workbook = open(broken);
    expect(cellsOf(sheetOf(workbook, 0))).toEqual({ A1: { value: 1 } });
    expect(failure(() => sheetOf(workbook, 1)).code).toBe("file-damaged");
  });
});

describe("rows and columns", () => {
  it("counts to the last row and column that hold a cell", () => {
    const sheet = sheetOf(
      workbookOf({
        sheets: {
          A: `<row r="2"><c r="C2"><v>1</v></c><c r="Z2" s="0"/></row><row r="5"><c r="B5"><v>2</v></c></row><row r="70"/>`,
        },
      }),
    );
    expect([sheet.rowCount, sheet.columnCount]).toEqual([5, 3]);
    expect(sheet.cell(5, 2)).toEqual({ value: 2 });
    for (const [row, column] of [
      [1, 1],
      [2, 2],
      [2, 4],
      [5, 1],
      [5, 3],
      [6, 2],
      [0, 0],
      [-1, 3],
    ] as const) {
      expect(sheet.cell(row, column)).toBeUndefined();
    }
  });

  it("lists hidden rows: hidden, filtered out, or of height 0", () => {
    const sheet = sheetOf(
      workbookOf({
        sheets: {
          A: `<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row><row r="3" ht="0" customHeight="1"><c r="A3"><v>3</v></c></row><row r="4" hidden="0" ht="15.5"/><row r="5" hidden="true"/>`,
        },
      }),
    );
    expect([...sheet.hiddenRows]).toEqual([2, 3, 5]);
    expect(sheet.cell(2, 1)).toEqual({ value: 2 });
  });

  it("counts rows and cells that do not say where they are from the one before", () => {
    expect(
      firstCells({
        sheets: {
          A: `<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row r="4"/><row><c/><c><v>4</v></c></row>`,
        },
      }),
    ).toEqual({
      A1: { value: 1 },
      D1: { value: 2 },
      E1: { value: 3 },
      B5: { value: 4 },
    });
  });

  it("reads rows and cells out of order, the later of two holding", () => {
    expect(
      firstCells({
        sheets: {
          A: `<row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>2</v></c></row><row r="1"><c r="A1"><v>3</v></c></row><row r="3"><c r="B3"><v>4</v></c><c r="C3"><v>5</v></c></row>`,
        },
      }),
    ).toEqual({
      A1: { value: 3 },
      A3: { value: 2 },
      B3: { value: 4 },
      C3: { value: 5 },
    });
  });

  it("believes a cell's own place against its row's", () => {
    expect(
      firstCells({
        sheets: {
          A: `<row r="1"><c r="A2"><v>1</v></c><c r="B1"><v>2</v></c></row>`,
        },
      }),
    ).toEqual({ A2: { value: 1 }, B1: { value: 2 } });
  });

  it("holds a cell in the last corner of the grid and allocates nothing for the rest", () => {
    const before = process.memoryUsage().heapUsed;
    const sheet = sheetOf(
      workbookOf({
        sheets: {
          A: `<worksheet xmlns="${MAIN}"><dimension ref="A1:XFD1048576"/><sheetData><row r="1048576" spans="1:16384"><c r="XFD1048576"><v>9</v></c></row></sheetData></worksheet>`,
        },
      }),
    );
    expect(sheet.cell(1048576, 16384)).toEqual({ value: 9 });
    expect([sheet.rowCount, sheet.columnCount]).toEqual([1048576, 16384]);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(5_000_000);
  });

  it.each([
    ["a row too low", `<row r="1048577"><c><v>1</v></c></row>`],
    ["row 0", `<row r="0"><c><v>1</v></c></row>`],
    ["an enormous row", `<row r="99999999999999999999"/>`],
    ["a column too far", `<row r="1"><c r="XFE1"><v>1</v></c></row>`],
    [
      "a column of many letters",
      `<row r="1"><c r="AAAAAAAAAAAAAAAAAA1"><v>1</v></c></row>`,
    ],
    ["a blank cell too far", `<row r="1"><c r="XFD1"/><c/></row>`],
    ["no column", `<row r="1"><c r="7"><v>1</v></c></row>`],
    ["no reference at all", `<row r="1"><c r="__proto__"><v>1</v></c></row>`],
    ["a negative row", `<row r="-3"><c><v>1</v></c></row>`],
    [
      "a style that is no number",
      `<row r="1"><c r="A1" s="x"><v>1</v></c></row>`,
    ],
  ])("refuses %s", (_, rows) => {
    const workbook = workbookOf({ sheets: { A: rows } });
    expect(failure(() => sheetOf(workbook))).toMatchObject({
      code: "file-damaged",
      part: "xl/worksheets/sheet1.xml",
    });
  });
});

describe("finding the parts", () => {
  const moved = (
    change: (parts: Map<string, string | Uint8Array>) => void,
  ): Parts => {
    const parts = workbookParts({
      sheets: { A: ONE },
      tables: { A: ['name="t" ref="A1:A2"'] },
    });
    change(parts);
    return parts;
  };

  const readsAll = (parts: Parts): void => {
    const workbook = open(zip(parts));
    expect(workbook.sheets[0]?.tables).toHaveLength(1);
    expect(cellsOf(sheetOf(workbook))).toEqual({ A1: { value: 1 } });
  };

  it("follows absolute targets", () => {
    readsAll(
      moved((parts) => {
        parts.set(
          "_rels/.rels",
          relationships([["rId1", "officeDocument", "/xl/workbook.xml"]]),
        );
        parts.set(
          "xl/_rels/workbook.xml.rels",
          relationships([["rId1", "worksheet", "/xl/worksheets/sheet1.xml"]]),
        );
        parts.set(
          "xl/worksheets/_rels/sheet1.xml.rels",
          relationships([["rId1", "table", "/xl/tables/table1_1.xml"]]),
        );
      }),
    );
  });

  it("finds parts under other names and in other folders", () => {
    readsAll(
      moved((parts) => {
        parts.set(
          "_rels/.rels",
          relationships([["a", "officeDocument", "book/Main.XML"]]),
        );
        parts.set("book/main.xml", parts.get("xl/workbook.xml") ?? "");
        parts.set(
          "book/_rels/main.xml.rels",
          relationships([["rId1", "worksheet", "./../pages/./one%20page.xml"]]),
        );
        parts.set(
          "pages/one page.xml",
          parts.get("xl/worksheets/sheet1.xml") ?? "",
        );
        parts.set(
          "pages/_rels/one%20page.xml.rels",
          relationships([["rId1", "table", "..\\xl\\tables\\table1_1.xml"]]),
        );
        parts.delete("xl/workbook.xml");
        parts.delete("xl/worksheets/sheet1.xml");
      }),
    );
  });

  it("falls back to the usual place where the package's relationships are missing", () => {
    readsAll(moved((parts) => parts.delete("_rels/.rels")));
  });

  it("never follows a target out of the package or to the web", () => {
    const parts = moved((all) =>
      all.set(
        "xl/_rels/workbook.xml.rels",
        `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml" TargetMode="External"/></Relationships>`,
      ),
    );
    expect(failure(() => sheetOf(open(zip(parts)))).code).toBe("file-damaged");
    const outside = moved((all) =>
      all.set(
        "xl/_rels/workbook.xml.rels",
        relationships([
          ["rId1", "worksheet", "../../../../xl/worksheets/sheet1.xml"],
        ]),
      ),
    );
    readsAll(outside);
  });
});
