import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  it,
} from "@jest/globals";
import type { Locator } from "playwright-core";
import { ExcelWeb } from "./excel-web";
import type { OpenPane, PaneOptions } from "./excel-web";
import type { GridCell } from "./host-page/main";

let excel: ExcelWeb;
let opened: OpenPane;

beforeAll(async () => {
  excel = await ExcelWeb.start();
});

afterAll(async () => {
  await excel.stop();
});

afterEach(async () => {
  await opened.close();
});

async function open(options: PaneOptions = {}): Promise<OpenPane> {
  opened = await excel.open(options);
  return opened;
}

/** Opens the pane and makes a plan from the first template. */
async function openWithPlan(options: PaneOptions = {}): Promise<OpenPane> {
  const { pane } = await open(options);
  await pane.getByRole("button", { name: "新建计划" }).click();
  await pane.locator("dl").waitFor();
  return opened;
}

/** Types into a row of 月度安排, counted from its header, as a person would. */
async function typeUnder(
  header: string,
  rows: number,
  value: string,
): Promise<GridCell> {
  return opened.page.evaluate(
    ({ header, rows, value }) => {
      const head = window.hostPage.find("月度安排", header);
      if (head === null) throw new Error(`no column ${header}`);
      const cell = { row: head.row + rows, column: head.column };
      window.hostPage.type("月度安排", cell, value);
      return cell;
    },
    { header, rows, value },
  );
}

/** The number of the overview that stands under a word. */
function figure(word: string): Locator {
  return opened.pane
    .locator("dl > div")
    .filter({ has: opened.pane.getByText(word, { exact: true }) })
    .locator("dd");
}

describe("the task pane in Excel on the web", () => {
  it("says that there is no plan and offers the templates", async () => {
    const { pane } = await open();
    await pane.getByText("这个工作簿里没有计划。").waitFor();
    const templates = pane
      .getByLabel("模板", { exact: true })
      .locator("option");
    expect(await templates.allTextContents()).toContain("乡镇中心学校");
  });

  it("makes a plan from a template for the chosen months", async () => {
    const { page, pane } = await open();
    await pane
      .getByLabel("模板", { exact: true })
      .selectOption({ label: "企业" });
    await pane.getByLabel("起始年份").selectOption("2027");
    await pane.getByLabel("起始月").selectOption({ label: "4月" });
    await pane.getByRole("button", { name: "新建计划" }).click();
    await pane.locator("dl").waitFor();
    await pane.getByText("2027年4月 至 2028年3月").waitFor();
    const sheets = await page.evaluate(() => window.hostPage.sheets());
    expect(sheets).toEqual(
      expect.arrayContaining(["封面", "目标", "措施", "月度安排", "季度统计"]),
    );
    expect(Number(await figure("节点").textContent())).toBeGreaterThan(10);
    expect(await figure("已完成").textContent()).toBe("0");
  });

  it("lists what the check finds in words and goes to the cell that is chosen", async () => {
    const { page, pane } = await openWithPlan();
    const place = await typeUnder("状态", 2, "办好了吧");
    await pane.getByRole("button", { name: "检查" }).click();
    const finding = pane.getByRole("button", { name: "办好了吧" });
    await finding.click();
    await page.waitForFunction(({ row, column }) => {
      const selected = window.hostPage.selected();
      return (
        selected.sheet === "月度安排" &&
        selected.row === row &&
        selected.column === column
      );
    }, place);
  });

  it("hears an edit in the grid and counts again", async () => {
    await openWithPlan();
    expect(await figure("已完成").textContent()).toBe("0");
    await typeUnder("完成日期", 1, "2025-08-20");
    await typeUnder("状态", 1, "已完成");
    await figure("已完成").getByText("1", { exact: true }).waitFor();
  });

  it("says in plain words that the workbook is read-only, and makes nothing", async () => {
    const { page, pane } = await open();
    await page.evaluate(() => {
      window.hostPage.setReadOnly();
    });
    await pane.getByRole("button", { name: "新建计划" }).click();
    await pane.getByText("工作簿是只读的").waitFor();
    expect(await page.evaluate(() => window.hostPage.sheets())).toEqual([
      "Sheet1",
    ]);
  });

  it("names the sheet that is in the way, and leaves the workbook as it was", async () => {
    const { page, pane } = await open();
    await page.evaluate(() => {
      window.hostPage.addSheet("措施");
    });
    await pane.getByRole("button", { name: "新建计划" }).click();
    await pane.getByText("工作簿里已经有同名的工作表或表格。").waitFor();
    await pane.getByText("工作表：措施").waitFor();
    expect(await page.evaluate(() => window.hostPage.sheets())).toEqual([
      "Sheet1",
      "措施",
    ]);
  });

  it("speaks the language of Office, and the other one when it is chosen", async () => {
    const { pane } = await open({ language: "en-US" });
    await pane.getByText("There is no plan in this workbook.").waitFor();
    await pane.getByRole("button", { name: "中文" }).click();
    await pane.getByText("这个工作簿里没有计划。").waitFor();
    expect(await pane.locator("html").getAttribute("lang")).toBe("zh-CN");
  });

  it("opens on the page that the ribbon's button names", async () => {
    const { pane } = await open({ page: "taskpane.html?page=settings" });
    await pane.getByRole("radio", { name: "English" }).waitFor();
    const tab = pane.getByRole("tab", { name: "设置" });
    expect(await tab.getAttribute("aria-selected")).toBe("true");
  });

  it("can be used with the keyboard alone", async () => {
    const { page, pane } = await open();
    await pane.getByRole("tab", { name: "计划" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    expect(
      await pane
        .getByRole("tab", { name: "本月" })
        .getAttribute("aria-selected"),
    ).toBe("true");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    await pane.getByLabel("模板", { exact: true }).waitFor();
    // The language, the ways to begin, the template, the year, the month, and the button.
    for (let i = 0; i < 6; i += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await pane.locator("dl").waitFor();
  });

  it("refuses to run where Excel is too old, and says which versions work", async () => {
    const { pane } = await open({ api: "1.12" });
    await pane.getByText("这个版本的 Excel 不能运行窗格。").waitFor();
    await pane.getByText("Excel 2021 或更新版本").waitFor();
  });

  it("asks nobody but its own server and Office's library, and breaks no rule of its policy", async () => {
    const { page, pane, requests, complaints } = await openWithPlan();
    for (const name of ["本月", "检查", "下发", "汇总", "设置"])
      await pane.getByRole("tab", { name }).click();
    await pane.getByText("数据只在这个工作簿里").waitFor();
    const origins = new Set(requests.map((address) => new URL(address).origin));
    expect([...origins].sort()).toEqual([
      "https://appsforoffice.microsoft.com",
      excel.origin,
    ]);
    expect(complaints).toEqual([]);
    expect(await page.evaluate(() => window.hostPage.unknown())).toEqual([]);
  });
});
