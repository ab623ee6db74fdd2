import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
} from "@jest/globals";
import type { Cell } from "../../src/core/layout";
import { lastDayOf, monthOf, nodeId, periodOf } from "../../src/core/plan";
import type { Scalar } from "../../src/grid/formula/values";
import { everyCase, monthAt } from "../interop/plan-cases";
import { caseOf, required } from "../interop/recalculated-plans";
import { GridPage } from "./grid-page";
import { differencesFrom } from "./layout-figures";

const PERIOD = periodOf("calendar-year", required(monthOf(2026, 1), "month"));
const TODAY = lastDayOf(monthAt(PERIOD, 5));
const PLAN = everyCase(PERIOD);
const { layout: LAYOUT } = caseOf("plan", PLAN, TODAY, TODAY);

const UNDO = "univer.command.undo";

/** The button that closes the message at a refused entry. */
const CLOSE = { name: "确定" };

let grid: GridPage;

beforeAll(async () => {
  grid = await GridPage.open();
});

afterAll(async () => {
  await grid.close();
});

async function cellAt(
  sheet: string,
  row: number,
  column: number,
): Promise<Cell | undefined> {
  const workbook = await grid.host.read((name) => name === sheet);
  return workbook.read(required(workbook.sheets[0], sheet)).cell(row, column);
}

/** Waits until a cell holds a value: rules look at what is typed before it is taken. */
async function holds(
  sheet: string,
  row: number,
  column: number,
  value: Cell["value"],
): Promise<void> {
  for (let n = 0; n < 100; n += 1) {
    if ((await cellAt(sheet, row, column))?.value === value) return;
    await grid.page.waitForTimeout(100);
  }
  expect((await cellAt(sheet, row, column))?.value).toBe(value);
}

/** Selects a cell, gives the sheet the keyboard as a click does, types and presses Enter. */
async function type(sheet: string, cell: string, text: string): Promise<void> {
  const { page, host } = grid;
  await host.reveal({ sheet, cell });
  await page.waitForTimeout(300);
  const handle = page.locator("#grid canvas").first();
  const box = required(await handle.boundingBox(), "canvas");
  // The corner of the headers: the sheet has the keyboard then.
  await page.mouse.click(box.x + 5, box.y + 5);
  await host.reveal({ sheet, cell });
  await page.waitForTimeout(300);
  await page.keyboard.type(text, { delay: 15 });
  await page.waitForTimeout(200);
  await page.keyboard.press("Enter");
  await page.waitForTimeout(400);
}

describe("a plan in the grid", () => {
  beforeEach(async () => {
    await grid.restart();
    await grid.host.render(LAYOUT, "create");
    await grid.page.waitForTimeout(300);
  });

  it("shows the sheets that people see, and no other", async () => {
    const tabs = grid.page.locator("[data-u-comp='slide-tab-item']");
    expect((await tabs.allTextContents()).map((text) => text.trim())).toEqual(
      LAYOUT.sheets
        .filter(({ visibility }) => visibility === "visible")
        .map(({ name }) => name),
    );
  });

  it("keeps the program's own sheets from being shown", async () => {
    const record = required(
      LAYOUT.sheets.find(({ visibility }) => visibility === "very-hidden"),
      "record",
    ).name;
    const show = "sheet.command.set-worksheet-show";
    expect(await grid.execute(show, record, {})).toBe(false);
    const { sheets } = await grid.host.read();
    expect(sheets.find(({ name }) => name === record)?.visibility).toBe(
      "very-hidden",
    );
  });

  it("takes what is typed, and takes it back by one step", async () => {
    await type("月度安排", "D5", "改过的安排");
    await holds("月度安排", 5, 4, "改过的安排");
    await grid.execute(UNDO, null, {});
    expect((await cellAt("月度安排", 5, 4))?.value).toBe(PLAN.nodes[1]?.text);
  });

  it("reads a month as people write it, and refuses one outside the period in words", async () => {
    await type("月度安排", "F6", "2026年4月");
    await holds("月度安排", 6, 6, 46_113);
    expect(await cellAt("月度安排", 6, 6)).toEqual({
      value: 46_113,
      date: true,
    });
    await type("月度安排", "F6", "2027-5");
    const dialog = grid.page.getByRole("dialog");
    await dialog.waitFor();
    expect(await dialog.textContent()).toContain("请输入计划周期内的年和月");
    await dialog.getByRole("button", CLOSE).click();
    expect((await cellAt("月度安排", 6, 6))?.value).toBe(46_113);
  });

  it("takes a word of the list that is typed, in a blank cell too", async () => {
    await type("月度安排", "J6", "进行中");
    await holds("月度安排", 6, 10, "进行中");
    await type("封面", "B25", "已填报");
    await holds("封面", 25, 2, "已填报");
  });

  it("refuses a state that is not in the list", async () => {
    await type("月度安排", "J6", "差不多");
    const dialog = grid.page.getByRole("dialog");
    await dialog.waitFor();
    expect(await dialog.textContent()).toContain("请从列表中选择");
    await dialog.getByRole("button", CLOSE).click();
    expect((await cellAt("月度安排", 6, 10))?.value).toBe("已完成");
  });

  it("says what belongs into a cell when it is selected", async () => {
    await grid.host.reveal({ sheet: "月度安排", cell: "F8" });
    await grid.page.getByText("输入年和月，例如").waitFor();
  });

  it("lets nobody change a locked cell, and says why; input cells are open", async () => {
    const before = await cellAt("目标", 4, 5);
    await type("目标", "E4", "99");
    await grid.page.getByText("这里由表格自动计算或已经定好").first().waitFor();
    expect(await cellAt("目标", 4, 5)).toEqual(before);
    await type("目标", "C4", "换一个目标");
    await holds("目标", 4, 3, "换一个目标");
  });

  it("counts anew after an edit", async () => {
    const done = (await cellAt("季度统计", 12, 24))?.value;
    await grid.host.write([
      {
        sheet: "月度安排",
        cells: [
          { cell: "J8", value: "已完成" },
          { cell: "L8", value: 46_060, day: true },
        ],
      },
    ]);
    expect((await cellAt("季度统计", 12, 24))?.value).toBe(Number(done) + 1);
    await grid.execute(UNDO, null, {});
    expect((await cellAt("季度统计", 12, 24))?.value).toBe(done);
  });

  it("lets the table grow when something is typed right below it", async () => {
    const tableRows = async () => {
      const { sheets } = await grid.host.read();
      return sheets
        .flatMap(({ tables }) => tables)
        .find(({ name }) => name === "tblNodes")?.lastRow;
    };
    const last = required(await tableRows(), "table");
    await type("月度安排", `D${last + 1}`, "临时走访");
    await holds("月度安排", last + 1, 4, "临时走访");
    expect(await tableRows()).toBe(last + 1);
  });
});

describe("the grid's page", () => {
  it("asks for nothing outside its own origin, and needs no wider policy", async () => {
    const fresh = await GridPage.open();
    try {
      await fresh.host.render(LAYOUT, "create");
      await fresh.host.reveal({ sheet: "月度安排", cell: "D5" });
      await fresh.host.write([
        { sheet: "月度安排", cells: [{ cell: "D5", value: "读书会" }] },
      ]);
      await fresh.page.waitForTimeout(1000);
      expect(
        fresh.requests.filter(
          (address) =>
            !address.startsWith(fresh.origin) && !address.startsWith("data:"),
        ),
      ).toEqual([]);
      // Univer's messages bring a style element, whose styles the page links instead.
      expect(
        fresh.complaints.filter(
          (text) => !text.includes("Applying inline style"),
        ),
      ).toEqual([]);
    } finally {
      await fresh.close();
    }
  });

  it("has the engine's figures in a plan of 300 nodes", async () => {
    const nodes = Array.from({ length: 300 }, (_, index) => ({
      ...required(PLAN.nodes[index % PLAN.nodes.length], "node"),
      id: nodeId(index + 1),
    }));
    const { layout } = caseOf("large", { ...PLAN, nodes }, TODAY, TODAY);
    await grid.restart();
    await grid.host.render(withoutValues(layout), "create");
    const workbook = await grid.host.read();
    const sheets = workbook.sheets.map((info) => workbook.read(info));
    const { formulas, wrong } = differencesFrom(
      layout,
      (sheet, row, column): Scalar =>
        sheets[sheet]?.cell(row + 1, column + 1)?.value ?? null,
    );
    expect(wrong).toEqual([]);
    expect(formulas).toBeGreaterThan(7000);
  });
});

/** The layout with formulas that were never calculated. */
function withoutValues(layout: typeof LAYOUT): typeof LAYOUT {
  return {
    ...layout,
    sheets: layout.sheets.map((sheet) => ({
      ...sheet,
      rows: [...sheet.rows].map((row) =>
        row.map((cell) =>
          cell?.formula === undefined ? cell : { ...cell, value: null },
        ),
      ),
    })),
  };
}
