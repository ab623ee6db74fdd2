import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Frame, Locator } from "playwright-core";
import type { Language } from "../../src/core/layout";
import { CHECK_WORDS } from "../../src/ui/check/words";
import { ISSUE_WORDS } from "../../src/ui/issue/words";
import { messagesOf } from "../../src/ui/messages";
import type { PageName } from "../../src/ui/messages";
import { MONTH_WORDS } from "../../src/ui/month/words";
import { planWords } from "../../src/ui/plan/words";
import { ROLLUP_WORDS } from "../../src/ui/rollup/words";
import { manyFiles, rosterCsv } from "../app/many-files";
import { ExcelWeb } from "./excel-web";
import type { OpenPane } from "./excel-web";
import { Looker } from "./looker";

const LOCALES = { zh: "zh-CN", en: "en-US" } as const;

const LONG_NAME =
  "澄岭县河湾镇沿江工业园区机电装备制造业联合基层工会委员会（含三个分会）";

/** A plan of many lines, some of them as long as such lines get. */
const LONG_PLAN = [
  `${LONG_NAME}2026年工作计划`,
  ...[
    "民主管理和厂务公开",
    "职工文体活动",
    "关心职工生活",
    "职工教育培训",
  ].flatMap((goal, i) => [
    `${"一二三四".charAt(i)}、${goal}`,
    "1、3月召开一届三次职工代表大会，审议行政工作报告、集体合同和女职工权益保护专项集体合同履行情况，培训职工代表120人次，参会代表满意率95%以上，会后把提案逐条分给责任部门，每季度在厂务公开栏公布办理结果，直到全部办结，并在年底由职工代表巡视检查组逐件回访（责任人：工会办公室、人力资源部、各分会主席）。",
    "2、5月举办职工篮球赛。",
    "3、坚持每季度走访慰问困难职工，送去温暖。",
    "4、网址http://www.example.org/a/very/long/address/without/any/break/in/it.html上填写问卷。",
    "5、组织职工观看电影。",
  ]),
  "五、时间安排",
  "食堂改造和班车线路调整的事厂里另有安排，工会配合做好职工意见的收集。",
  "6月",
  "安全生产月知识竞赛。",
  "9月",
  "职工摄影展。",
].join("\n");

interface Upload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const upload = (name: string, content: Uint8Array | string): Upload => ({
  name,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(content),
});

let excel: ExcelWeb;
let handedIn: readonly Upload[];
let roster: Upload;

beforeAll(async () => {
  excel = await ExcelWeb.start();
  const many = await manyFiles(14);
  const [first, ...others] = many.files;
  if (first === undefined) throw new Error("no files");
  const again = many.again(2);
  const stranger = (await manyFiles(16)).files[15];
  handedIn = [
    // One was damaged on the way, one came twice, one is of nobody on the roster.
    upload(first.name, first.bytes.slice(0, first.bytes.length / 2)),
    ...others.map(({ name, bytes }) => upload(name, bytes)),
    upload(again.name, again.bytes),
    upload(stranger?.name ?? "", stranger?.bytes ?? ""),
    upload("说明.txt", "请查收"),
  ];
  roster = upload(
    "全县各基层工会花名册（2026年3月更新）.csv",
    rosterCsv({
      branches: many.roster.branches.map((branch, i) =>
        i === 1 ? { ...branch, name: LONG_NAME } : branch,
      ),
    }),
  );
});

afterAll(async () => {
  await excel.stop();
});

/** As a frame of another site is treated that its host does not allow to copy. */
function denyClipboard(): void {
  Object.defineProperty(navigator, "clipboard", {
    value: {
      writeText: () =>
        Promise.reject(new DOMException("denied", "NotAllowedError")),
    },
  });
}

/** The pane on its way through its pages. */
class Tour {
  readonly pane: Frame;
  readonly looker: Looker;
  private readonly messages;

  constructor(
    private readonly opened: OpenPane,
    private readonly language: Language,
  ) {
    this.pane = opened.pane;
    this.looker = new Looker(opened, LOCALES[language], language === "zh");
    this.messages = messagesOf(language);
  }

  button(name: string): Locator {
    return this.pane
      .getByRole("tabpanel")
      .getByRole("button", { name, exact: true });
  }

  async press(name: string): Promise<void> {
    await this.button(name).click();
  }

  async page(name: PageName): Promise<void> {
    await this.pane
      .getByRole("tab", { name: this.messages.pages[name], exact: true })
      .click();
    await this.pane
      .locator("main [role=progressbar]:visible")
      .waitFor({ state: "detached" });
  }

  heading(name: string): Promise<void> {
    return this.pane.getByRole("heading", { name, exact: true }).waitFor();
  }

  /** Types into a cell under a header of 月度安排 or what it is called here. */
  async type(header: string, rows: number, value: string): Promise<void> {
    const sheet = this.language === "zh" ? "月度安排" : "Arrangements";
    await this.opened.page.evaluate(
      ({ sheet, header, rows, value }) => {
        const head = window.hostPage.find(sheet, header);
        if (head === null) throw new Error(`no column ${header}`);
        const cell = { row: head.row + rows, column: head.column };
        window.hostPage.type(sheet, cell, value);
      },
      { sheet, header, rows, value },
    );
  }

  async readOnly(): Promise<void> {
    await this.opened.page.evaluate(() => {
      window.hostPage.setReadOnly();
    });
  }

  /** Every page before there is anything. */
  async empty(): Promise<void> {
    const words = planWords(this.language);
    await this.button(words.make).waitFor();
    await this.looker.look("start");
    for (const name of [
      "month",
      "check",
      "issue",
      "rollup",
      "report",
    ] as const) {
      await this.page(name);
      await this.looker.look(`${name}-empty`);
    }
    await this.page("plan");
  }

  /** A long document on its way to sheets, with everything that is doubtful in it. */
  async document(): Promise<void> {
    const words = planWords(this.language);
    const { review } = words;
    await this.pane.getByRole("tab", { name: words.byDocument }).click();
    await this.pane
      .locator('input[type="file"]')
      .first()
      .setInputFiles(upload("去年的工作计划.pdf", "%PDF-1.7\n"));
    await this.pane.getByText("去年的工作计划.pdf").waitFor();
    await this.pane.getByLabel(words.document.paste).fill(LONG_PLAN);
    await this.looker.look("document-failed");
    await this.press(words.document.read);
    await this.heading(review.heading);
    await this.looker.look("review-outline");
    const plan = this.pane.getByRole("region", { name: review.plan });
    await plan.locator("[data-row]").nth(1).click();
    await this.looker.look("review-measure");
    await plan.getByRole("tab", { name: review.tabs.calendar }).click();
    await this.looker.look("review-calendar");
    await plan.locator("[data-row]").first().click();
    await this.looker.look("review-arrangement");
    await plan.getByRole("tab", { name: review.tabs.doubts }).click();
    await this.looker.look("review-doubts");
    await plan.locator("[data-row]").first().click();
    await this.looker.look("review-leftover");
    await this.press(words.next);
    await this.heading(words.preview.heading);
    await this.looker.look("preview");
    await this.press(words.preview.make);
    await this.button(words.remake).waitFor();
    await this.looker.look("plan");
  }

  /** A month being filled in, what was written, and the way back. */
  async month(): Promise<void> {
    const words = MONTH_WORDS[this.language];
    await this.page("month");
    await this.pane.locator("main button[aria-expanded]").first().click();
    const form = this.pane.locator("form[aria-label]:visible");
    await form.waitFor();
    await form.getByText(words.statuses.deferred, { exact: true }).click();
    await this.looker.look("month-deferring");
    await form.getByText(words.statuses.done, { exact: true }).click();
    await form
      .getByLabel(words.fields.result)
      .fill("召开职工代表大会，到会代表 118 人，收到提案 23 件。".repeat(6));
    await form.getByRole("button", { name: words.save, exact: true }).click();
    await form.waitFor({ state: "detached" });
    await this.looker.look("month-undo");
  }

  /** Another version of a plan that is there, where something has been filled in. */
  async changes(): Promise<void> {
    const words = planWords(this.language);
    await this.page("plan");
    await this.press(words.remake);
    await this.button(words.next).click();
    await this.heading(words.preview.updateHeading);
    await this.pane
      .getByRole("tabpanel")
      .getByRole("button", { expanded: false })
      .click();
    await this.looker.look("changes");
    await this.press(words.back);
    await this.press(words.back);
  }

  /** Findings of every severity. */
  async check(): Promise<void> {
    const zh = this.language === "zh";
    await this.type(zh ? "状态" : "Status", 2, "办好了吧");
    await this.type(zh ? "状态" : "Status", 6, "完成");
    await this.type(zh ? "进度" : "Progress", 3, "150%");
    await this.type(zh ? "工作安排" : "Arrangement", 4, "");
    await this.type(zh ? "责任人" : "Owner", 5, "查无此人甲、查无此人乙");
    await this.page("check");
    await this.pane.locator("main section li:visible").nth(2).waitFor();
    await this.looker.look("check");
  }

  async issue(): Promise<void> {
    const words = ISSUE_WORDS[this.language];
    await this.page("issue");
    await this.pane
      .locator(`input[aria-label="${words.chooseRoster}"]`)
      .setInputFiles(roster);
    await this.button(words.go(15)).click();
    await this.pane.getByText(words.saved(15)).waitFor();
    await this.looker.look("issued");
  }

  async rollup(): Promise<void> {
    const words = ROLLUP_WORDS[this.language];
    await this.page("rollup");
    await this.pane
      .locator(`input[aria-label="${words.chooseFiles}"]`)
      .setInputFiles([...handedIn]);
    await this.pane
      .locator(`input[aria-label="${words.chooseRoster}"]`)
      .setInputFiles(roster);
    await this.button(words.go(16)).waitFor();
    await this.pane
      .getByRole("tabpanel")
      .getByText(words.rosterFrom(roster.name, 15))
      .waitFor();
    await this.pane.getByLabel(words.asOf).fill("2026-09-30");
    await this.looker.look("rollup-chosen");
    await this.press(words.go(16));
    await this.button(words.copyReminder).click();
    await this.pane.getByText(words.selected).waitFor();
    await this.looker.look("rollup-result");
    await this.button(words.write).scrollIntoViewIfNeeded();
    await this.pane.getByText(words.traceHint).evaluate((hint) => {
      hint.scrollIntoView({ block: "start" });
    });
    await this.looker.look("rollup-branches");
    await this.pane
      .getByRole("button", {
        name: new RegExp(`^${words.reporting} .*${words.figures.overdue}`, "u"),
      })
      .first()
      .click();
    await this.button(words.back).waitFor();
    await this.looker.look("rollup-trace");
    await this.press(words.back);
  }

  /** The last two pages, and a failure to write. */
  async rest(): Promise<void> {
    await this.page("report");
    await this.pane.locator("main h1:visible").waitFor();
    await this.looker.look("report");
    await this.page("settings");
    await this.looker.look("settings");
    await this.readOnly();
    await this.page("check");
    await this.pane
      .getByRole("button", { name: CHECK_WORDS[this.language].fix })
      .first()
      .click();
    await this.pane
      .getByText(this.messages.host["read-only"].what)
      .first()
      .waitFor();
    await this.looker.look("failed");
  }
}

describe("the pages of the pane", () => {
  it.each(["zh", "en"] as const)(
    "in %s, fit every width and have no serious barrier, with little and with much in them",
    async (language) => {
      const opened = await excel.open({
        language: LOCALES[language],
        before: denyClipboard,
        now: Date.UTC(2026, 8, 30, 4),
      });
      // Pictures of everything take long where the machine does other things too.
      opened.page.setDefaultTimeout(100_000);
      const tour = new Tour(opened, language);
      await tour.empty();
      await tour.document();
      await tour.month();
      await tour.changes();
      await tour.check();
      await tour.issue();
      await tour.rollup();
      await tour.rest();
      await opened.close();
      expect(tour.looker.problems).toEqual([]);
    },
    300_000,
  );
});
