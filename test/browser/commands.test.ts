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

/** Waits until the notice in the add-in's dialog says so. */
async function noticeSays(page: Page, words: string | RegExp): Promise<void> {
  await page.frameLocator("iframe[title=dialog]").getByText(words).waitFor();
}

describe("the ribbon's commands", () => {
  it("立即检查 goes to the first finding and tells how many there are", async () => {
    const page = await openCommands("plan");
    await press(page, "checkNow");
    await noticeSays(page, /发现 \d+ 个问题/u);
    const { sheet } = await page.evaluate(() => window.hostPage.selected());
    expect(sheet).toBe("封面");
    // Excel shows the command as running for as long as its notice is open.
    expect(await page.evaluate(() => window.hostPage.completed())).toBe(0);
    await page.evaluate(() => {
      window.hostPage.closeDialog();
    });
    await completed(page);
  });

  it("立即检查 says that there is no plan in an empty workbook", async () => {
    const page = await openCommands("empty");
    await press(page, "checkNow");
    await noticeSays(page, "这个工作簿里没有计划。");
  });

  it("看汇总 goes to the quarterly figures and says nothing", async () => {
    const page = await openCommands("plan");
    await press(page, "showRollup");
    await completed(page);
    const { sheet } = await page.evaluate(() => window.hostPage.selected());
    expect(sheet).toBe("季度统计");
    expect(await page.locator("iframe[title=dialog]").count()).toBe(0);
  });

  it("看汇总 says that there are no figures in an empty workbook", async () => {
    const page = await openCommands("empty");
    await press(page, "showRollup");
    await noticeSays(page, "这个工作簿里没有季度数字。");
  });
});
