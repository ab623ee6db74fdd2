import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  it,
} from "@jest/globals";
import type { Frame, Locator, Page } from "playwright-core";
import { docx, p } from "../docx/docx-builder";
import { ExcelWeb } from "./excel-web";
import type { OpenPane } from "./excel-web";
import { Keyboard, Mouse } from "./hands";
import type { Hands } from "./hands";

const LINES = [
  "河湾纸业工会2026年工作计划",
  "一、民主管理",
  "1、召开职工代表大会，培训职工代表30人次。",
  "2、坚持厂务公开；听取职工意见建议。",
  "二、文体活动",
  "1、举办职工篮球赛。",
  "2、举办职工摄影展。",
  "3、组织职工观看电影。",
  "三、关心职工生活",
  "1、走访慰问困难职工。",
  "2、每季度为职工过集体生日。",
  "3、慰问高温岗位职工。",
  "四、职工学习",
  "1、办好职工书屋。",
  "五、时间安排",
  "食堂的事厂里另有安排。",
  "1月",
  "走访慰问困难职工。",
  "3月",
  "召开职工代表大会。",
  "5月",
  "举办职工篮球赛。",
  "7月",
  "慰问高温岗位职工。",
  "9月",
  "举办职工摄影展。",
  "12月",
  "评选先进班组。",
  "河湾纸业工会",
  "2026年1月5日",
];

/** What is to stand in the sheets after the corrections below. */
const GOALS = [
  ["G1", "民主管理", "民主管理"],
  ["G2", "文体活动", "职工文化体育"],
  ["G3", "维权服务", "关心职工生活"],
];

const MEASURES = [
  ["M1.1", "G1", "召开职工代表大会，培训职工代表30人次", "王敏"],
  ["M1.2", "G1", "坚持厂务公开；", null],
  ["M1.3", "G1", "听取职工意见建议", null],
  ["M2.1", "G2", "举办职工气排球赛", null],
  ["M2.2", "G2", "举办职工摄影展；组织职工观看电影", null],
  ["M2.3", "G2", "办好职工书屋", null],
  ["M3.1", "G3", "每季度为职工过集体生日", null],
  ["M3.2", "G3", "走访慰问困难职工", null],
  ["M3.3", "G3", "慰问高温岗位职工", null],
  ["M3.4", "G3", "食堂的事厂里另有安排", null],
];

/** The first day of a month of 2026, as a sheet holds it. */
const month = (number: number): number =>
  Date.UTC(2026, number - 1, 1) / 86_400_000 + 25_569;

const BIRTHDAYS = ["M3.1", "为职工过集体生日", "每季"];

const NODES = [
  ["M3.2", "走访慰问困难职工", "单次", month(1), null],
  [...BIRTHDAYS, month(3), null],
  ["M1.1", "召开职工代表大会", "单次", month(3), "王敏"],
  ["M2.1", "举办职工气排球赛", "单次", month(5), null],
  [...BIRTHDAYS, month(6), null],
  ["M3.3", "慰问高温岗位职工", "单次", month(7), null],
  [...BIRTHDAYS, month(9), null],
  ["M2.2", "举办职工摄影展", "单次", month(10), null],
  ["M1.3", "听取职工意见建议", "单次", month(11), null],
  [...BIRTHDAYS, month(12), null],
].map((row, i) => [`N${String(i + 1).padStart(4, "0")}`, ...row]);

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

afterEach(async () => {
  await opened.close();
});

/** The columns of a sheet's table, row by row as far as it has ids. */
async function rowsOf(
  sheet: string,
  headers: readonly string[],
): Promise<readonly (readonly unknown[])[]> {
  return page.evaluate(
    ({ sheet, headers }) => {
      const { hostPage } = window;
      const heads = headers.map((header) => {
        const head = hostPage.find(sheet, header);
        if (head === null) throw new Error(`${sheet} has no ${header}`);
        return head;
      });
      const rows: unknown[][] = [];
      for (let row = (heads[0]?.row ?? 0) + 1; ; row += 1) {
        const values = heads.map(({ column }) =>
          hostPage.value(sheet, { row, column }),
        );
        if (values[0] === null) return rows;
        rows.push(values);
      }
    },
    { sheet, headers },
  );
}

const plan = (): Locator => pane.getByRole("region", { name: "读出的内容" });
const paper = (): Locator => pane.getByRole("region", { name: "文稿" });
const button = (name: string | RegExp): Locator =>
  plan().getByRole("button", { name, exact: true });
const row = (name: RegExp): Locator =>
  plan().locator("[data-row]").filter({ hasText: name });
const field = (label: string): Locator =>
  plan().getByLabel(label, { exact: true });
const tab = (name: RegExp): Locator => plan().getByRole("tab", { name });
const heading = (name: string): Locator =>
  plan().getByRole("heading", { name, exact: true });

/** Puts the draft right as a person would, one correction after the other. */
async function correct(hands: Hands): Promise<void> {
  const list = () => hands.press(button("回到列表"));

  // A goal: its name and its field.
  await hands.press(row(/^文体活动/u));
  await heading("目标 2/4").waitFor();
  await hands.write(field("目标名称"), "职工文化体育");
  await list();
  await hands.press(row(/^关心职工生活/u));
  await hands.select(field("工作领域"), "维权服务");
  await list();

  // A measure: its owner.
  await hands.press(row(/^召开职工代表大会/u));
  await hands.write(field("责任人"), "王敏");
  // The next one is split, and its second half gets a month.
  await hands.press(button("下一条"));
  await heading("措施 2/9").waitFor();
  await hands.caret(field("内容"), "坚持厂务公开；".length);
  await plan().getByText("…持厂务公开；｜听取职工意见…").waitFor();
  await hands.press(button("拆成两条"));
  await heading("措施 2/10").waitFor();
  await hands.press(button("下一条"));
  await hands.press(button("安排月份"));
  await hands.press(button("11月"));
  await hands.press(button("定下月份"));
  await list();

  // Another name, for the measure and for what is arranged for it.
  await hands.press(row(/^举办职工篮球赛/u));
  await hands.write(field("内容"), "举办职工气排球赛");
  await hands.press(button(/^5月/u));
  await heading("安排 3/8").waitFor();
  await hands.write(field("内容"), "举办职工气排球赛");
  await list();
  // One month later.
  await hands.press(row(/^举办职工摄影展/u));
  await hands.press(button("9月"));
  await hands.press(button("10月"));
  await list();
  // No longer planned.
  await hands.press(row(/^评选先进班组/u));
  await hands.press(button("删除"));

  // Two measures become one, one changes places, one goes to another goal.
  await hands.press(tab(/^措施/u));
  await hands.press(row(/^组织职工观看电影/u));
  await hands.press(button("并入上一条"));
  await list();
  await hands.press(row(/^每季度为职工过集体生日/u));
  await hands.press(button("上移"));
  await list();
  await hands.press(row(/^办好职工书屋/u));
  await hands.select(field("所属目标"), "职工文化体育");
  await list();
  await hands.press(row(/^职工学习/u));
  await hands.press(button("删除"));

  // Deleted by mistake, and undone.
  await hands.press(row(/^慰问高温岗位职工/u));
  await hands.press(button("连同 1 项安排删除"));
  await row(/^慰问高温岗位职工/u).waitFor({ state: "detached" });
  await hands.press(pane.getByRole("button", { name: "撤销", exact: true }));
  await row(/^慰问高温岗位职工/u).waitFor();

  // What was not understood stands beside the plan and is marked in the document.
  await hands.press(tab(/^待定/u));
  await hands.press(row(/^食堂的事厂里另有安排/u).first());
  expect(await paper().locator("mark").allTextContents()).toEqual([
    "食堂的事厂里另有安排",
  ]);
  await hands.select(field("所属目标"), "关心职工生活");
  await hands.press(button("就这样用"));

  await hands.press(tab(/^概况/u));
  await hands.write(field("计划名称"), "河湾纸业工会2026年工作要点");
}

/** Looks at what will be made, makes it, and compares the sheets. */
async function make(hands: Hands): Promise<void> {
  await hands.press(pane.getByRole("button", { name: "下一步" }));
  await pane.getByRole("heading", { name: "就要生成的表格" }).waitFor();
  await pane.getByText("河湾纸业工会2026年工作要点").waitFor();
  expect(await pane.locator("dl dd").allTextContents()).toEqual([
    String(GOALS.length),
    String(MEASURES.length),
    String(NODES.length),
    "1",
  ]);
  const promised = await pane.getByText(/^会新建这几张表：/u).textContent();
  await hands.press(pane.getByRole("button", { name: "生成表格" }));
  const again = pane.getByRole("button", { name: "换模板或导入新版本" });
  await again.waitFor();
  const sheets = await page.evaluate(() => window.hostPage.sheets());
  expect(promised).toBe(
    `会新建这几张表：${sheets.filter((name) => !/^(?:Sheet1$|_)/u.test(name)).join("、")}。`,
  );
  expect(await rowsOf("目标", ["编号", "工作领域", "目标"])).toEqual(GOALS);
  expect(await rowsOf("措施", ["编号", "目标编号", "措施", "责任人"])).toEqual(
    MEASURES,
  );
  expect(
    await rowsOf("月度安排", [
      "编号",
      "措施编号",
      "工作安排",
      "类型",
      "计划月份",
      "责任人",
    ]),
  ).toEqual(NODES);
  expect(opened.complaints).toEqual([]);
  expect(await page.evaluate(() => window.hostPage.unknown())).toEqual([]);
  // And the pane is at hand for what comes next.
  await hands.press(again);
  await pane.getByRole("heading", { name: "换模板或导入新版本" }).waitFor();
}

async function open(): Promise<void> {
  opened = await excel.open({ width: 400 });
  ({ page, pane } = opened);
  await pane.getByRole("button", { name: "新建计划" }).waitFor();
}

describe("a plan from a document in Excel on the web", () => {
  it("by mouse: a Word file is read, put right, looked at and made into sheets", async () => {
    await open();
    const hands = new Mouse(page);
    await hands.press(pane.getByRole("tab", { name: "用文稿" }));
    const choosing = page.waitForEvent("filechooser");
    await hands.press(pane.getByRole("button", { name: "选择文件…" }));
    await (
      await choosing
    ).setFiles({
      name: "工作计划.docx",
      mimeType: "application/octet-stream",
      buffer: Buffer.from(
        docx({ body: LINES.map((line) => p(line)).join("") }),
      ),
    });
    await pane.getByRole("heading", { name: "核对文稿" }).waitFor();
    await pane.getByText("工作计划.docx").waitFor();
    await correct(hands);
    await make(hands);
  });

  it("by keyboard alone: a pasted text is read, put right, looked at and made into sheets", async () => {
    await open();
    const hands = new Keyboard(page, pane);
    await hands.press(pane.getByRole("tab", { name: "用文稿" }));
    await hands.write(pane.getByLabel("把文稿粘贴到这里"), LINES.join("\n"));
    await hands.press(pane.getByRole("button", { name: "读取文稿" }));
    await pane.getByRole("heading", { name: "核对文稿" }).waitFor();
    await correct(hands);
    await make(hands);
  });
});
