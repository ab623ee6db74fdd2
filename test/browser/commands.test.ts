import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  it,
} from "@jest/globals";
import type { Page } from "playwright-core";
import { ExcelWeb } from "./excel-web";
import type { OpenPane } from "./excel-web";

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

/** Opens the page of the commands, over an empty workbook or over one with a plan. */
async function openCommands(workbook: "empty" | "plan"): Promise<Page> {
  if (workbook === "empty") {
    opened = await excel.open({ page: "commands.html" });
    return opened.page;
  }
  opened = await excel.open();
  const { page, pane } = opened;
  await pane.getByRole("button", { name: "新建计划" }).click();
  await pane.locator("dl").waitFor();
  await page.evaluate(() => {
    window.hostPage.load("/addin/commands.html");
  });
  return page;
}

/** Presses a ribbon button as soon as the page listens to it. */
async function press(page: Page, name: string): Promise<void> {
  await page.waitForFunction((command) => window.hostPage.press(command), name);
}

async function completed(page: Page): Promise<void> {
  await page.waitForFunction(() => window.hostPage.completed() === 1);
}

describe("the ribbon's commands", () => {
  it("立即检查 goes to the first finding and tells how many there are", async () => {
    const page = await openCommands("plan");
    const dialog = page.context().waitForEvent("page");
    await press(page, "checkNow");
    const notice = await dialog;
    await notice.getByText(/发现 \d+ 个问题/u).waitFor();
    expect(await page.evaluate(() => window.hostPage.selected().sheet)).toBe(
      "封面",
    );
    await notice.close();
    await completed(page);
  });

  it("立即检查 says that there is no plan in an empty workbook", async () => {
    const page = await openCommands("empty");
    const dialog = page.context().waitForEvent("page");
    await press(page, "checkNow");
    await (await dialog).getByText("这个工作簿里没有计划。").waitFor();
  });

  it("看汇总 goes to the quarterly figures and says nothing", async () => {
    const page = await openCommands("plan");
    await press(page, "showRollup");
    await completed(page);
    expect(await page.evaluate(() => window.hostPage.selected().sheet)).toBe(
      "季度统计",
    );
    expect(page.context().pages()).toHaveLength(1);
  });

  it("看汇总 says that there are no figures in an empty workbook", async () => {
    const page = await openCommands("empty");
    const dialog = page.context().waitForEvent("page");
    await press(page, "showRollup");
    await (await dialog).getByText("这个工作簿里没有季度数字。").waitFor();
  });
});
