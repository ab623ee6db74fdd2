import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  it,
} from "@jest/globals";
import { unzipSync } from "fflate";
import { readFile } from "node:fs/promises";
import type { Frame } from "playwright-core";
import { rollUpFiles } from "../../src/app/rollup";
import { inputOf } from "../../src/app/file-work";
import { nodeToolbox } from "../../src/cli/toolbox";
import { sampleCounty } from "../../src/core/sample";
import type { Rollup } from "../../src/core/rollup";
import { chosen } from "../app/node-file-work";
import { AS_OF, manyFiles, rosterCsv } from "../app/many-files";
import { ExcelWeb } from "./excel-web";
import type { OpenPane } from "./excel-web";
import { Keyboard, Mouse } from "./hands";
import type { Hands } from "./hands";

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
let opened: OpenPane;
let uploads: readonly Upload[];
let roster: Upload;
let expected: Rollup;

beforeAll(async () => {
  excel = await ExcelWeb.start();
  const many = await manyFiles(49);
  const again = many.again(0);
  uploads = [
    ...many.files.map(({ name, bytes }, i) =>
      // One was damaged on the way.
      upload(name, i === 1 ? bytes.slice(0, bytes.length / 2) : bytes),
    ),
    upload(again.name, again.bytes),
    upload("说明.txt", "请查收"),
  ];
  roster = upload("花名册.csv", rosterCsv(many.roster));
  expected = await rollUpFiles(
    { ...nodeToolbox(), today: AS_OF },
    {
      files: uploads
        .slice(0, 50)
        .map(({ name, buffer }) => inputOf(chosen(name, buffer))),
      roster: many.roster,
      record: null,
      period: null,
      asOf: AS_OF,
      prefer: "newest",
      language: "zh",
    },
  );
});

afterAll(async () => {
  await excel.stop();
});

afterEach(async () => {
  await opened.close();
});

/** The number in a cell of a table of figures, by its row's and column's words. */
async function figure(
  pane: Frame,
  table: string,
  row: string,
  word: string,
): Promise<number> {
  const name = new RegExp(`^${table} ${row} ${word} `, "u");
  return Number(await pane.getByRole("button", { name }).first().textContent());
}

const HANDS = ["the mouse", "the keyboard alone"] as const;

function handsFor(by: (typeof HANDS)[number], { page, pane }: OpenPane): Hands {
  return by === "the mouse" ? new Mouse(page) : new Keyboard(page, pane);
}

/** Chooses files by the button; the chooser itself is the browser's. */
async function choose(
  hands: Hands,
  button: string,
  files: readonly Upload[],
): Promise<void> {
  const { page, pane } = opened;
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    hands.press(pane.getByRole("button", { name: button, exact: true })),
  ]);
  await chooser.setFiles([...files]);
}

describe.each(HANDS)("rolling up in the pane, by %s", (by) => {
  it("reads 50 files in workers and shows, writes and traces what the engine counts", async () => {
    opened = await excel.open({
      page: "taskpane.html?page=rollup",
      now: Date.UTC(2026, 8, 30, 4),
    });
    const { page, pane } = opened;
    const hands = handsFor(by, opened);
    await choose(hands, "选择文件", uploads);
    await pane.getByText("已选 50 个文件").waitFor();
    await pane.getByText("1 个不是表格的文件没有算在内").waitFor();
    await choose(hands, "选择花名册", [roster]);
    await pane.getByText("花名册.csv：50 个单位").waitFor();
    expect(await pane.getByLabel("截止日").inputValue()).toBe("2026-09-30");
    await hands.press(pane.getByRole("button", { name: "汇总 50 个文件" }));
    await pane.getByText("截至2026年9月30日").waitFor();

    await pane
      .getByText(`应报 50 家，已报 ${expected.roster.reported} 家`)
      .waitFor();
    for (const [row, at] of [
      ["一季度", 0],
      ["三季度", 2],
    ] as const) {
      const { due, done, carriedOut } = expected.reporting.quarters[at]!;
      expect(await figure(pane, "已报口径", row, "应完成")).toBe(due);
      expect(await figure(pane, "已报口径", row, "已完成")).toBe(done);
      expect(await figure(pane, "已报口径", row, "逾期")).toBe(carriedOut);
    }
    await pane.getByRole("heading", { name: "重报 1 家" }).waitFor();
    await pane.getByRole("heading", { name: "无法读取 1 个文件" }).waitFor();
    await pane.getByText("联系人50 0000-0000050").waitFor();

    // From a figure to its cell.
    await hands.press(
      pane.getByRole("button", { name: /^已报口径 全年 逾期 /u }),
    );
    const [line] = expected.overdue;
    await pane
      .getByRole("heading", {
        name: new RegExp(`逾期：${expected.reporting.overdue}$`, "u"),
      })
      .waitFor();
    await pane
      .getByText(
        /文件 B\d{4} 第\d+基层工会\.xlsx · 工作表 月度安排 · 单元格 [A-Z]+\d+/u,
      )
      .first()
      .waitFor();
    expect(await pane.getByText(line!.node.text).count()).toBeGreaterThan(0);
    await hands.press(pane.getByRole("button", { name: "返回汇总结果" }));

    await hands.press(pane.getByRole("button", { name: "写入本工作簿" }));
    await pane.getByText("已写入本工作簿").waitFor();
    const sheets = await page.evaluate(() => window.hostPage.sheets());
    expect(sheets).toEqual(
      expect.arrayContaining(["报送情况", "季度汇总", "明细"]),
    );
    expect(await page.evaluate(() => window.hostPage.unknown())).toEqual([]);
    expect(opened.complaints).toEqual([]);
  });
});

describe("a roll-up in the pane", () => {
  it("stops when it is told to, and can begin again", async () => {
    opened = await excel.open({ page: "taskpane.html?page=rollup" });
    const { pane } = opened;
    await pane
      .locator("input[type=file][multiple]")
      .first()
      .setInputFiles([...uploads]);
    await pane.getByRole("button", { name: "汇总 50 个文件" }).click();
    await pane.getByRole("button", { name: "停止" }).press("Enter");
    await pane.getByText("已停止，没有改动工作簿。").waitFor();
    await pane.getByRole("button", { name: "汇总 50 个文件" }).waitFor();
  });
});

describe.each(HANDS)("issuing in the pane, by %s", (by) => {
  it("gives one zip with a workbook for each of 12 branches and the issue record", async () => {
    opened = await excel.open();
    const { page, pane } = opened;
    const hands = handsFor(by, opened);
    await hands.press(pane.getByRole("button", { name: "新建计划" }));
    await pane.locator("dl").waitFor();
    await hands.press(pane.getByRole("tab", { name: "下发" }));
    const county = upload("花名册.csv", rosterCsv(sampleCounty().roster));
    await choose(hands, "选择花名册文件", [county]);
    await pane.getByText("花名册.csv：12 个单位").waitFor();
    const downloading = page.waitForEvent("download");
    await hands.press(pane.getByRole("button", { name: "下发给 12 个单位" }));
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^下发 .*\.zip$/u);
    const entries = unzipSync(await readFile(await download.path()));
    expect(Object.keys(entries)).toHaveLength(13);
    expect(Object.keys(entries)).toContain("issue-record.json");
    await pane.getByText("已做好 12 份工作簿").waitFor();
    expect(opened.complaints).toEqual([]);
  });
});
