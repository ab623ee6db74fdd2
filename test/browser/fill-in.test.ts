import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
} from "@jest/globals";
import type { Frame, Locator, Page } from "playwright-core";
import { ExcelWeb } from "./excel-web";
import type { OpenPane } from "./excel-web";

/** The day of these tests, 2026-03-15, as a sheet holds it. */
const TODAY = 46096;

let excel: ExcelWeb;
let opened: OpenPane;
let page: Page;
let pane: Frame;

beforeAll(async () => {
  excel = await ExcelWeb.start();
});

afterAll(async () => {
  await excel.stop();
});

beforeEach(async () => {
  opened = await excel.open({ width: 400 });
  ({ page, pane } = opened);
  await pane
    .getByLabel("模板", { exact: true })
    .selectOption({ label: "企业" });
  await pane.getByLabel("起始年份", { exact: true }).selectOption("2026");
  await pane
    .getByLabel("起始月", { exact: true })
    .selectOption({ label: "1月" });
  await pane.getByRole("button", { name: "新建计划" }).click();
  await pane.locator("dl").waitFor();
});

afterEach(async () => {
  await opened.close();
});

/** What stands in a row of 月度安排, under a header. */
async function inSheet(
  row: number,
  header: string,
): Promise<string | number | boolean | null> {
  return page.evaluate(
    ({ row, header }) => {
      const column = window.hostPage.find("月度安排", header)?.column;
      if (column === undefined) throw new Error(`no column ${header}`);
      return window.hostPage.value("月度安排", { row, column });
    },
    { row, header },
  );
}

/** Types into a row, as the person at the sheet. */
async function typeInSheet(
  row: number,
  header: string,
  value: string,
): Promise<void> {
  await page.evaluate(
    ({ row, header, value }) => {
      const column = window.hostPage.find("月度安排", header)?.column ?? 0;
      window.hostPage.type("月度安排", { row, column }, value);
    },
    { row, header, value },
  );
}

/** The nodes that are due this month. */
function cards(): Locator {
  return pane
    .locator("section")
    .filter({
      has: pane.getByRole("heading", { name: /^本月应完成/u }),
    })
    .locator("button[aria-expanded]");
}

const undo = () => pane.getByRole("button", { name: /^(?:撤销|再撤销)/u });

/** The form that is open. */
const form = () => pane.locator("form[aria-label]:visible");

/** The row of the cell that the sheet shows, once it is one of 月度安排. */
async function shownRow(): Promise<number> {
  await page.waitForFunction(
    () => window.hostPage.selected().sheet === "月度安排",
  );
  return page.evaluate(() => window.hostPage.selected().row);
}

/** Leaves 月度安排, so that the next cell that is shown is seen to be. */
async function lookElsewhere(): Promise<void> {
  await page.evaluate(() => {
    window.hostPage.activate("封面");
  });
}

async function expectDone(row: number, words: string): Promise<void> {
  expect(await inSheet(row, "状态")).toBe("已完成");
  expect(await inSheet(row, "进度")).toBe(1);
  expect(await inSheet(row, "完成日期")).toBe(TODAY);
  expect(await inSheet(row, "完成情况")).toBe(words);
}

async function expectBlank(row: number): Promise<void> {
  for (const header of ["进度", "完成日期", "完成情况"])
    expect(await inSheet(row, header)).toBeNull();
}

describe("filling in a month in Excel on the web", () => {
  it("by mouse: three nodes, a check, a fix, and all of it undone", async () => {
    await pane.getByRole("tab", { name: "本月" }).click();
    await cards().nth(2).waitFor();
    const rows: number[] = [];
    for (let i = 0; i < 3; i += 1) {
      await cards().nth(i).click();
      await lookElsewhere();
      await form().getByRole("button", { name: "看单元格" }).click();
      const row = await shownRow();
      rows.push(row);
      await form().getByText("已完成", { exact: true }).click();
      await form()
        .getByLabel("完成情况")
        .fill(`第${i + 1}件，到会 30 人`);
      await form().getByRole("button", { name: "保存", exact: true }).click();
      await pane.getByText("已写入 4 处").waitFor();
      await form().waitFor({ state: "detached" });
      await expectDone(row, `第${i + 1}件，到会 30 人`);
    }
    expect(new Set(rows).size).toBe(3);
    const [first = 0, , third = 0] = rows;
    await typeInSheet(first, "状态", "完成");
    await pane.getByRole("tab", { name: "检查" }).click();
    const fix = pane.getByRole("button", { name: /^修正 月度安排/u }).first();
    await fix.waitFor();
    await fix.click();
    await pane.getByText("已写入 1 处").waitFor();
    expect(await inSheet(first, "状态")).toBe("已完成");
    await undo().click();
    await pane.getByText("已撤销 1 处").waitFor();
    expect(await inSheet(first, "状态")).toBe("完成");
    await undo().click();
    await pane.getByText("已撤销 4 处").waitFor();
    await expectBlank(third);
    expect(opened.complaints).toEqual([]);
    expect(await page.evaluate(() => window.hostPage.unknown())).toEqual([]);
  });

  it("by keyboard alone: three nodes, a check, a fix, and undone", async () => {
    const press = (key: string) => page.keyboard.press(key);
    /** Goes on with Tab until the element has the focus. */
    const tabTo = async (wanted: Locator, key = "Tab"): Promise<void> => {
      for (let i = 0; i < 120; i += 1) {
        if (
          await wanted.evaluate((element) => element === document.activeElement)
        )
          return;
        await press(key);
      }
      throw new Error("Tab does not lead there");
    };
    const openTab = async (name: string): Promise<void> => {
      const tab = pane.getByRole("tab", { name });
      // Up to the tabs, which are the first thing in the pane.
      await tabTo(
        pane
          .getByRole("tablist", { name: "工会计划" })
          .getByRole("tab", { selected: true }),
        "Shift+Tab",
      );
      for (let i = 0; i < 6; i += 1) {
        if (await tab.evaluate((element) => element === document.activeElement))
          break;
        await press("ArrowRight");
      }
      await press("Enter");
    };
    await pane.getByRole("tab", { name: "计划", exact: true }).focus();
    await openTab("本月");
    await cards().nth(2).waitFor();
    const rows: number[] = [];
    for (let i = 0; i < 3; i += 1) {
      await tabTo(cards().nth(i));
      await press("Enter");
      await lookElsewhere();
      await tabTo(form().getByRole("button", { name: "看单元格" }));
      await press("Enter");
      const row = await shownRow();
      rows.push(row);
      // Back up to the fields, as a person would.
      await tabTo(form().getByRole("radio", { checked: true }), "Shift+Tab");
      await press("ArrowRight");
      await press("ArrowRight");
      await tabTo(form().getByLabel("完成情况"));
      await page.keyboard.type(`第${i + 1}件`);
      await tabTo(form().getByRole("button", { name: "保存", exact: true }));
      await press("Enter");
      await form().waitFor({ state: "detached" });
      // The focus is back on the line that was filled in.
      expect(
        await cards()
          .nth(i)
          .evaluate((element) => element === document.activeElement),
      ).toBe(true);
      await expectDone(row, `第${i + 1}件`);
    }
    const [first = 0, , third = 0] = rows;
    await typeInSheet(first, "状态", "完成");
    await openTab("检查");
    const fix = pane.getByRole("button", { name: /^修正 月度安排/u }).first();
    await fix.waitFor();
    await tabTo(fix);
    await press("Enter");
    await pane.getByText("已写入 1 处").waitFor();
    expect(await inSheet(first, "状态")).toBe("已完成");
    await tabTo(undo());
    await press("Enter");
    await pane.getByText("已撤销 1 处").waitFor();
    expect(await inSheet(first, "状态")).toBe("完成");
    await tabTo(undo());
    await press("Enter");
    await pane.getByText("已撤销 4 处").waitFor();
    await expectBlank(third);
  });
});
