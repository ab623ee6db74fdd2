/**
 * Takes the pictures of the user guide, and of every page to be looked at,
 * from the workbench as it is shipped:
 * `npx tsx test/workbench/take-pictures.ts FOLDER [zh|en] [light|dark]`.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import type { Language } from "../../src/core/layout";
import { CHECK_WORDS } from "../../src/ui/check/words";
import { messagesOf } from "../../src/ui/messages";
import { planWords } from "../../src/ui/plan/words";
import { ROLLUP_WORDS } from "../../src/ui/rollup/words";
import { workbenchWords } from "../../src/ui/workbench/words";
import { WorkbenchWeb } from "./workbench-web";

const BUILD =
  'import("./test/workbench/build-workbench.mjs").then((m) => m.default())';

const folder = process.argv[2] ?? ".cache/pictures";
const language: Language = process.argv[3] === "en" ? "en" : "zh";
const dark = process.argv[4] === "dark";

const words = {
  bench: workbenchWords(language),
  pane: messagesOf(language),
  plan: planWords(language),
  check: CHECK_WORDS[language],
  rollup: ROLLUP_WORDS[language],
};

/** A plan as somebody wrote it, for the review beside the document. */
const DOCUMENT = [
  "柳溪小学工会2026年工作计划",
  "一、落实民主管理",
  "1. 三月召开教职工大会，校务公开每季度一次。",
  "2. 落实提案办理制度，件件有回音。责任人：何敏",
  "二、关心教职工身心健康",
  "1. 五月组织教职工体检，参检率不低于95%。",
  "2. 春秋两季各组织一次健步走。",
  "三、困难帮扶",
  "1. 九月更新困难教职工档案，节前走访慰问。责任人：组织委员",
  "四、各月安排",
  "三月：妇女节活动。",
  "十二月：工作总结，征求下一年计划的意见。",
].join("\n");

mkdirSync(folder, { recursive: true });
execFileSync(process.execPath, ["-e", BUILD], { stdio: "inherit" });
const web = await WorkbenchWeb.start();
try {
  await desk();
  await phone();
} finally {
  await web.stop();
}

async function shot(page: Page, name: string): Promise<void> {
  // The sheet draws in frames of its own, which nothing in the page tells of.
  await page.waitForTimeout(800);
  await page.mouse.move(700, 12);
  writeFileSync(path.join(folder, `${name}.png`), await page.screenshot());
}

async function sheetIsThere(page: Page): Promise<void> {
  await page.locator(".grid canvas").first().waitFor();
  await page.getByText(words.bench.busy.sheet).waitFor({ state: "detached" });
}

async function turnTo(page: Page, name: string): Promise<void> {
  await page.getByRole("tab", { name, exact: true }).click();
  const panel = page.getByRole("tabpanel", { name, exact: true });
  await panel.waitFor();
  await panel.getByRole("progressbar").waitFor({ state: "detached" });
}

async function sheetTab(page: Page, name: string): Promise<void> {
  await page
    .locator("[data-u-comp='slide-tab-item']")
    .filter({ hasText: name })
    .first()
    .click();
}

/** The pages beside the sheet, in the order of a year. */
async function desk(): Promise<void> {
  const { bench, pane, rollup, check, plan } = words;
  const profile = await web.profile({
    language: language === "zh" ? "zh-CN" : "en-US",
    dark,
    width: 1360,
    height: 850,
  });
  const page = await profile.tab();
  await page.getByRole("heading", { name: bench.beginnings.heading }).waitFor();
  await shot(page, "start");
  await page
    .getByRole("button", { name: bench.beginnings.sample.action, exact: true })
    .click();
  const files = page.getByRole("navigation", { name: bench.files });
  await files
    .getByRole("button", { name: /CL-0304/u })
    .first()
    .waitFor();
  await files
    .getByRole("button", { name: /CL-0203/u })
    .first()
    .click();
  await page
    .getByRole("banner")
    .getByText(/CL-0203/u)
    .waitFor();
  await sheetIsThere(page);
  await shot(page, "plan");
  await turnTo(page, pane.pages.month);
  await sheetTab(page, language === "zh" ? "月度安排" : "Arrangements");
  await shot(page, "month");
  await turnTo(page, pane.pages.check);
  await page.getByRole("button", { name: check.checkAgain }).waitFor();
  await shot(page, "check");
  await turnTo(page, pane.pages.issue);
  await shot(page, "issue");
  await turnTo(page, pane.pages.rollup);
  await page.getByRole("button", { name: rollup.takeAtHand(12) }).click();
  await shot(page, "rollup-files");
  await page.getByRole("button", { name: rollup.go(12) }).click();
  await page.getByRole("button", { name: rollup.openAsFile }).waitFor();
  await shot(page, "rollup");
  await page.getByRole("button", { name: rollup.openAsFile }).click();
  await page
    .getByRole("banner")
    .getByText(/^(?:汇总|roll-up) .*\.xlsx$/u)
    .waitFor();
  await sheetIsThere(page);
  await turnTo(page, pane.pages.report);
  await shot(page, "report");
  await turnTo(page, pane.pages.settings);
  await shot(page, "settings");
  await page.getByRole("button", { name: bench.start }).click();
  await page.getByRole("heading", { name: bench.beginnings.heading }).waitFor();
  await page
    .getByRole("button", {
      name: bench.beginnings.document.action,
      exact: true,
    })
    .click();
  await page.getByRole("textbox", { name: plan.document.paste }).fill(DOCUMENT);
  await page.getByRole("button", { name: plan.document.read }).click();
  await shot(page, "review");
  await profile.close();
}

/** The pane alone, as on a telephone. */
async function phone(): Promise<void> {
  const profile = await web.profile({
    language: language === "zh" ? "zh-CN" : "en-US",
    dark,
    width: 390,
    height: 780,
  });
  const page = await profile.tab();
  await page
    .getByRole("button", {
      name: words.bench.beginnings.sample.action,
      exact: true,
    })
    .click();
  await page
    .getByText(/CL-0304/u)
    .first()
    .waitFor();
  await page
    .getByText(/CL-0203/u)
    .first()
    .click();
  await page
    .getByRole("banner")
    .getByText(/CL-0203/u)
    .waitFor();
  await turnTo(page, words.pane.pages.month);
  await shot(page, "phone");
  await profile.close();
}
