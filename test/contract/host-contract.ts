import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { HostError } from "../../src/core/layout";
import type {
  Cell,
  CellValue,
  Edit,
  SheetCells,
  TableInfo,
  WorkbookHost,
} from "../../src/core/layout";
import { APRIL, ITEMS, MARCH, TRICKY, sampleLayout } from "./sample-layout";

/** A host to be tested, and what a person does in its workbook meanwhile. */
export interface HostUnderTest {
  readonly host: WorkbookHost;
  readonly person: {
    /** Types into a cell; a text is taken as text. */
    type(sheet: string, cell: string, value: string | number): Promise<void>;
    /** Types a row right below a table. */
    addTableRow(
      table: string,
      values: readonly (string | number)[],
    ): Promise<void>;
    addSheet(name: string): Promise<void>;
    renameSheet(name: string, to: string): Promise<void>;
    /** Inserts a whole row above the one with this number. */
    insertRow(sheet: string, row: number): Promise<void>;
  };
  /** Waits until all that happens by itself has happened. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** The suite that every `WorkbookHost` passes; `makeHost` gives one with an empty workbook, or none. */
export function hostContract(
  name: string,
  makeHost: () => HostUnderTest,
): void {
  describe(`the port on ${name}`, () => {
    let test: HostUnderTest;

    beforeEach(() => {
      test = makeHost();
    });

    afterEach(async () => {
      await test.stop();
    });

    const sheet = (sheetName: string) => sheetOf(test.host, sheetName);
    const column = async (letter: number, from: number, count: number) => {
      const cells = await sheet("安排");
      return Array.from(
        { length: count },
        (_, index) => cells.cell(from + index, letter)?.value ?? null,
      );
    };

    describe("create", () => {
      it("makes the layout's sheets, tables, values and formulas", async () => {
        await test.host.render(sampleLayout(), "create");
        const workbook = await test.host.read();
        const items = workbook.sheets.find((each) => each.name === "安排");
        expect(items?.tables).toMatchObject([
          {
            name: "tblNodes",
            firstRow: 3,
            firstColumn: 1,
            lastRow: 6,
            lastColumn: 5,
          },
        ]);
        const cells = await sheet("安排");
        expect(cells.cell(4, 1)?.value).toBe("N0001");
        expect(cells.cell(4, 3)).toMatchObject({ value: MARCH, date: true });
        const summary = await sheet("汇总");
        expect(summary.cell(2, 2)?.formula).toBe("COUNTIFS(安排!$D:$D,1)");
        expect(
          workbook.sheets.find((each) => each.name === "_记录")?.visibility,
        ).toBe("very-hidden");
      });

      it("keeps every text as text, whatever it looks like", async () => {
        await test.host.render(sampleLayout(), "create");
        const summary = await sheet("汇总");
        expect(
          TRICKY.map((_, index) => plain(summary.cell(6 + index, 2))),
        ).toEqual([...TRICKY]);
      });

      it.each([
        ["a sheet", "sheet"],
        ["a table", "table"],
      ] as const)(
        "refuses where %s of the name exists, and changes nothing",
        async (_what, kind) => {
          await test.host.render(sampleLayout(), "create");
          if (kind === "table") await test.person.renameSheet("安排", "别的");
          const before = await snapshot(test.host);
          const other = sampleLayout([], "另一个目标");
          const only =
            kind === "table"
              ? { ...other, sheets: other.sheets.slice(0, 1), names: [] }
              : { ...other, sheets: other.sheets.slice(1, 2), names: [] };
          await expect(test.host.render(only, "create")).rejects.toMatchObject({
            name: "HostError",
            code: "name-taken",
          });
          expect(await snapshot(test.host)).toEqual(before);
        },
      );
    });

    describe("update", () => {
      beforeEach(async () => {
        await test.host.render(sampleLayout(), "create");
      });

      it("changes nothing where the layout is the same", async () => {
        const before = await snapshot(test.host);
        await test.host.render(sampleLayout(), "update");
        expect(await snapshot(test.host)).toEqual(before);
      });

      it("brings values and formulas to the layout, in place", async () => {
        const items = ITEMS.map((item) =>
          item.id === "N0002"
            ? { ...item, text: "读书会", month: APRIL }
            : item,
        );
        await test.host.render(sampleLayout(items, "全年十场"), "update");
        const cells = await sheet("安排");
        expect(cells.cell(5, 2)?.value).toBe("读书会");
        expect(cells.cell(5, 3)).toMatchObject({ value: APRIL, date: true });
        expect((await sheet("汇总")).cell(4, 2)?.value).toBe("全年十场");
        expect((await sheet("_记录")).cell(3, 2)?.value).toBe("读书会");
      });

      it("keeps what a person filled in, and the person's own sheets and columns", async () => {
        await test.person.type("安排", "D4", 0.6);
        await test.person.type("安排", "E5", "等通知");
        await test.person.type("安排", "F3", "自评");
        await test.person.type("安排", "F4", "很好");
        await test.person.type("汇总", "B5", "王芳");
        await test.person.addSheet("我的草稿");
        await test.person.type("我的草稿", "B2", "备忘");
        await test.host.render(sampleLayout(), "update");
        const cells = await sheet("安排");
        expect(cells.cell(4, 4)).toMatchObject({ value: 0.6 });
        expect(cells.cell(5, 5)?.value).toBe("等通知");
        expect(cells.cell(3, 6)?.value).toBe("自评");
        expect(cells.cell(4, 6)?.value).toBe("很好");
        expect((await sheet("汇总")).cell(5, 2)?.value).toBe("王芳");
        expect((await sheet("我的草稿")).cell(2, 2)?.value).toBe("备忘");
      });

      it("adds rows to the table and keeps the rows that the layout does not know", async () => {
        await test.person.addTableRow("tblNodes", ["", "临时走访", APRIL]);
        const items = [
          { id: "N0009", text: "新增座谈", month: APRIL },
          ...ITEMS,
          { id: "N0010", text: "年终总结", month: APRIL },
        ];
        await test.host.render(sampleLayout(items), "update");
        expect(await column(1, 4, 6)).toEqual([
          "N0001",
          "N0002",
          "N0003",
          null,
          "N0009",
          "N0010",
        ]);
        expect(await column(2, 7, 3)).toEqual([
          "临时走访",
          "新增座谈",
          "年终总结",
        ]);
        expect(await tableOf(test.host, "tblNodes")).toMatchObject({
          firstRow: 3,
          lastRow: 9,
        });
      });

      it("gives the person's row its id, where the layout has the same row with one", async () => {
        await test.person.addTableRow("tblNodes", ["", "临时走访", APRIL]);
        const items = [
          ...ITEMS,
          { id: "N0004", text: "临时走访", month: APRIL },
        ];
        await test.host.render(sampleLayout(items), "update");
        expect(await column(1, 4, 5)).toEqual([
          "N0001",
          "N0002",
          "N0003",
          "N0004",
          null,
        ]);
      });

      it("finds rows by their ids after somebody has sorted them", async () => {
        await test.person.type("安排", "A4", "N0003");
        await test.person.type("安排", "B4", "消防演练");
        await test.person.type("安排", "C4", APRIL);
        await test.person.type("安排", "D4", 1);
        await test.person.type("安排", "A6", "N0001");
        await test.person.type("安排", "B6", "春季徒步");
        await test.person.type("安排", "C6", MARCH);
        const items = ITEMS.map((item) => ({
          ...item,
          text: `${item.text}（修订）`,
        }));
        await test.host.render(sampleLayout(items), "update");
        expect(await column(2, 4, 3)).toEqual([
          "消防演练（修订）",
          "读书分享会（修订）",
          "春季徒步（修订）",
        ]);
        expect((await sheet("安排")).cell(4, 4)?.value).toBe(1);
      });

      it("finds a sheet by its table when it was renamed, and writes formulas for its new name", async () => {
        await test.person.renameSheet("安排", "三月安排");
        const layout = sampleLayout(ITEMS, "改名以后");
        await test.host.render(layout, "update");
        const workbook = await test.host.read();
        expect(workbook.sheets.map((each) => each.name)).not.toContain("安排");
        expect((await sheet("汇总")).cell(2, 2)?.formula).toBe(
          "COUNTIFS(三月安排!$D:$D,1)",
        );
      });

      it("follows the table when a row was inserted above it", async () => {
        await test.person.insertRow("安排", 1);
        const items = ITEMS.map((item) =>
          item.id === "N0003" ? { ...item, text: "应急演练" } : item,
        );
        await test.host.render(sampleLayout(items), "update");
        expect(await column(2, 5, 3)).toEqual([
          "春季徒步",
          "读书分享会",
          "应急演练",
        ]);
        expect((await sheet("安排")).cell(2, 1)?.value).toBe("月度安排示例");
      });

      it("makes sheets that are missing", async () => {
        const layout = sampleLayout();
        const extra = {
          key: "extra",
          name: "附表",
          visibility: "visible",
          columns: [{ width: 10 }],
          rows: [[{ value: "附" }]],
        } as const;
        await test.host.render(
          { ...layout, sheets: [...layout.sheets, extra] },
          "update",
        );
        expect((await sheet("附表")).cell(1, 1)?.value).toBe("附");
      });
    });

    describe("read", () => {
      it("reads only the sheets that are wanted", async () => {
        await test.host.render(sampleLayout(), "create");
        const workbook = await test.host.read((each) => each === "安排");
        expect(workbook.sheets.map((each) => each.name)).toEqual(["安排"]);
      });
    });

    describe("write", () => {
      beforeEach(async () => {
        await test.host.render(sampleLayout(), "create");
      });

      it("puts values, days and texts into cells and clears them", async () => {
        await test.person.type("安排", "E4", "旧备注");
        await test.host.write([
          {
            sheet: "安排",
            cells: [
              { cell: "D4", value: 0.25 },
              { cell: "E4", value: null },
              { cell: "E5", value: MARCH + 3, day: true },
              { cell: "E6", value: "=HYPERLINK(1)" },
              { cell: "A6", value: "007" },
            ],
          },
          { sheet: "汇总", cells: [{ cell: "B5", value: "李强" }] },
        ]);
        const cells = await sheet("安排");
        expect(cells.cell(4, 4)?.value).toBe(0.25);
        expect(cells.cell(4, 5)).toBeUndefined();
        expect(cells.cell(5, 5)).toMatchObject({
          value: MARCH + 3,
          date: true,
        });
        expect(plain(cells.cell(6, 5))).toBe("=HYPERLINK(1)");
        expect(plain(cells.cell(6, 1))).toBe("007");
        expect((await sheet("汇总")).cell(5, 2)?.value).toBe("李强");
      });

      it("keeps all tricky texts as texts, in cells formatted as text too", async () => {
        for (const letter of ["A", "E"]) {
          for (const text of TRICKY) {
            await test.host.write([
              { sheet: "安排", cells: [{ cell: `${letter}5`, value: text }] },
            ]);
            const cell = (await sheet("安排")).cell(5, letter === "A" ? 1 : 5);
            expect(plain(cell)).toBe(text);
          }
        }
      });

      it("writes nothing where one of the sheets is missing", async () => {
        const before = await snapshot(test.host);
        const writing = test.host.write([
          { sheet: "安排", cells: [{ cell: "D4", value: 1 }] },
          { sheet: "没有这张表", cells: [{ cell: "A1", value: 1 }] },
        ]);
        await expect(writing).rejects.toMatchObject({
          name: "HostError",
          code: "sheet-missing",
          sheet: "没有这张表",
        });
        expect(await snapshot(test.host)).toEqual(before);
      });

      it("fails with the port's error for what is no cell", async () => {
        const writing = test.host.write([
          { sheet: "安排", cells: [{ cell: "4D", value: 1 }] },
        ]);
        await expect(writing).rejects.toBeInstanceOf(HostError);
      });
    });

    describe("reveal", () => {
      it("brings a cell into view, and says which sheet is missing", async () => {
        await test.host.render(sampleLayout(), "create");
        await test.host.reveal({ sheet: "汇总", cell: "B4" });
        await expect(
          test.host.reveal({ sheet: "没有", cell: "B4" }),
        ).rejects.toMatchObject({ code: "sheet-missing", sheet: "没有" });
      });
    });

    describe("edited", () => {
      it("tells of a person's edits in the plan's tables once a burst, and of nothing after the end", async () => {
        await test.host.render(sampleLayout(), "create");
        const bursts: (readonly Edit[])[] = [];
        const end = await test.host.onEdited((edits) => bursts.push(edits));
        await test.person.type("安排", "D4", 0.5);
        await test.person.type("安排", "D5", 1);
        await test.settled();
        expect(bursts.flat()).toEqual([
          { sheet: "安排", range: "D4" },
          { sheet: "安排", range: "D5" },
        ]);
        await end();
        await test.person.type("安排", "D6", 1);
        await test.settled();
        expect(bursts.flat()).toHaveLength(2);
      });

      it("tells of a person's edits on a sheet of the plan that has no table", async () => {
        const layout = sampleLayout();
        await test.host.render(
          {
            ...layout,
            names: [
              ...layout.names,
              { name: "branch_name", refersTo: "汇总!$B$4" },
            ],
          },
          "create",
        );
        const told: Edit[] = [];
        const end = await test.host.onEdited((edits) => told.push(...edits));
        await test.person.type("汇总", "B5", "王芳");
        await test.settled();
        expect(told).toEqual([{ sheet: "汇总", range: "B5" }]);
        await end();
      });

      it("keeps silent about what it wrote itself and about other cells", async () => {
        await test.host.render(sampleLayout(), "create");
        const told: Edit[] = [];
        const end = await test.host.onEdited((edits) => told.push(...edits));
        await test.host.write([
          { sheet: "安排", cells: [{ cell: "D4", value: 0.5 }] },
        ]);
        await test.host.render(sampleLayout(ITEMS.slice(0, 2)), "update");
        await test.person.type("汇总", "B5", "王芳");
        await test.settled();
        expect(told).toEqual([]);
        await end();
      });
    });
  });
}

async function sheetOf(host: WorkbookHost, name: string): Promise<SheetCells> {
  const workbook = await host.read();
  const info = workbook.sheets.find((sheet) => sheet.name === name);
  if (info === undefined) throw new Error(`there is no sheet ${name}`);
  return workbook.read(info);
}

async function tableOf(
  host: WorkbookHost,
  name: string,
): Promise<TableInfo | undefined> {
  const workbook = await host.read();
  return workbook.sheets
    .flatMap(({ tables }) => tables)
    .find((table) => table.name === name);
}

/** A cell's text; that of a formula would be something else. */
function plain(cell: Cell | undefined): CellValue | null {
  if (cell?.formula !== undefined)
    throw new Error(`a formula: ${cell.formula}`);
  return cell?.value ?? null;
}

/** All that a workbook holds, by address. */
export async function snapshot(
  host: WorkbookHost,
): Promise<Readonly<Record<string, unknown>>> {
  const workbook = await host.read();
  const held: Record<string, unknown> = {};
  for (const info of workbook.sheets) {
    const cells = workbook.read(info);
    held[info.name] = [info.visibility, info.tables];
    for (let row = 1; row <= cells.rowCount; row += 1) {
      for (let column = 1; column <= cells.columnCount; column += 1) {
        const cell = cells.cell(row, column);
        if (cell !== undefined) held[`${info.name}!${row}:${column}`] = cell;
      }
    }
  }
  return held;
}
