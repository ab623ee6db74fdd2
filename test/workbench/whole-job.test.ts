import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { inputOf } from "../../src/app/file-work";
import { parseIssueRecord } from "../../src/app/issue-record";
import { rollUpFiles } from "../../src/app/rollup";
import { nodeToolbox } from "../../src/cli/toolbox";
import type { Rollup } from "../../src/core/rollup";
import { sampleDay } from "../../src/core/sample";
import { openWorkbook } from "../../src/xlsx/reader";
import { inflateNode } from "../../src/xlsx/reader/inflate-node";
import { chosen } from "../app/node-file-work";
import { recalculate } from "../interop/libreoffice";
import { askOpenpyxl } from "../interop/openpyxl";
import { keptFiles, openSample, WorkbenchWeb } from "./workbench-web";
import type { Profile } from "./workbench-web";

let web: WorkbenchWeb;

beforeAll(async () => {
  web = await WorkbenchWeb.start();
});

afterAll(async () => {
  await web.stop();
});

/** What a person does at one step, with the mouse or with the keyboard. */
interface Hand {
  /** Presses a button, a tab or a row. */
  press(page: Page, target: Locator): Promise<void>;
  /** Enters 已填报 into column B of a row of the cover, which a finding has just brought into view. */
  fillIn(page: Page, row: number): Promise<void>;
}

const MOUSE: Hand = {
  press: (_page, target) => target.click(),
  fillIn: async (page, row) => {
    const place = await page.locator(".grid").boundingBox();
    if (place === null) throw new Error("the sheet is not to be seen");
    // The arrow of the list at the right of column B, 405 pixels from the left; row 20 is 679 pixels below the sheet's top, each row 28 high.
    await page.mouse.click(place.x + 405, place.y + 679 + (row - 20) * 28);
    await page.getByText("已填报", { exact: true }).last().click();
  },
};

const KEYBOARD: Hand = {
  press: async (page, target) => {
    await target.waitFor();
    await tabTo(page, target);
    await page.keyboard.press("Enter");
  },
  fillIn: async (page) => {
    await page.keyboard.type("已填报", { delay: 20 });
    // The sheet draws what is typed: there is nothing in the page to wait for.
    await page.waitForTimeout(1000);
    await page.keyboard.press("Enter");
    // Out of the sheet, where Tab belongs to the cells.
    await page.keyboard.press("F6");
  },
};

/** F6 to the region of the target, then Tab, or an arrow between tabs, until the target has the keyboard. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const isTab = (await target.getAttribute("role")) === "tab";
  for (let n = 0; n < 120; n += 1) {
    const state = await target.evaluate((element) => {
      const active = document.activeElement;
      if (active === element) return "there";
      return active?.getAttribute("role") === "tab" ? "among-tabs" : "away";
    });
    if (state === "there") return;
    if (!(await sharesRegion(target))) await page.keyboard.press("F6");
    else if (isTab && state === "among-tabs")
      await page.keyboard.press("ArrowRight");
    else await page.keyboard.press("Tab");
  }
  throw new Error(`no way by keyboard to ${target.toString()}`);
}

/** Does the region of the target have the keyboard? So it counts, too, where the target is in none. */
function sharesRegion(target: Locator): Promise<boolean> {
  return target.evaluate((element) => {
    const region = element.closest("[data-region]");
    return region === null || region.contains(document.activeElement);
  });
}

/** Waits until the box of the cell's name has the cell, and the sheet the keyboard. */
async function selected(page: Page, cell: string): Promise<void> {
  await page.waitForFunction((name) => {
    const inputs = [...document.querySelectorAll("input")];
    return (
      inputs.some(({ value }) => value === name) &&
      document.activeElement?.closest("[data-region=sheet]") != null
    );
  }, cell);
  await page.waitForTimeout(300);
}

const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole("button", { name }).first();

/** Findings as the page counts them. */
async function findingCount(page: Page): Promise<number> {
  const words = await page
    .getByRole("status")
    .filter({ hasText: /发现 \d+ 个问题/u })
    .textContent();
  return Number(/\d+/u.exec(words ?? "")?.[0]);
}

async function saved(page: Page, save: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent("download"), save()]);
  return new Uint8Array(readFileSync(await download.path()));
}

/** The whole job up to the roll-up workbook, with what came of it. */
async function wholeJob(page: Page, hand: Hand) {
  await openSample(page, "CL-0203", (target) => hand.press(page, target));
  await hand.press(page, page.getByRole("tab", { name: "检查" }));
  const finding = page
    .getByRole("button", { name: /月份（.*）已经过去.*单元格 B\d+/u })
    .first();
  await finding.waitFor();
  const before = await findingCount(page);
  const row = Number(/B(\d+)/u.exec((await finding.textContent()) ?? "")?.[1]);
  const original = (await keptFiles(page)).get("CL-0203")!.bytes;
  await hand.press(page, finding);
  await selected(page, `B${row}`);
  await hand.fillIn(page, row);
  await page.getByText(`发现 ${before - 1} 个问题`).waitFor();
  const branch = await saved(page, () =>
    hand.press(page, button(page, "保存")),
  );

  await hand.press(page, page.getByRole("tab", { name: "汇总" }));
  await hand.press(page, button(page, "用文件列表里的 12 份"));
  await hand.press(page, button(page, "汇总 12 个文件"));
  await page.getByText(/应报 12 家/u).waitFor();
  const kept = await keptFiles(page);
  const shown = {
    due: await figure(page, "全年", "应完成"),
    done: await figure(page, "全年", "已完成"),
    overdue: await figure(page, "全年", "逾期"),
  };
  await hand.press(page, button(page, "打开汇总工作簿"));
  await page
    .getByRole("banner")
    .getByText(/^汇总 .*\.xlsx$/u)
    .waitFor();
  await page.getByText("已打开为新工作簿").waitFor();
  const summary = await saved(page, () =>
    hand.press(page, button(page, "保存")),
  );
  await hand.press(page, page.getByRole("tab", { name: "总结", exact: true }));
  await page.getByRole("heading", { name: "一、基本情况" }).waitFor();
  const report = await page
    .getByRole("tabpanel")
    .filter({ hasText: "一、基本情况" })
    .innerText();
  return { row, original, branch, summary, kept, shown, report };
}

async function figure(page: Page, row: string, word: string): Promise<number> {
  const name = new RegExp(`^已报口径 ${row} ${word} `, "u");
  return Number(await page.getByRole("button", { name }).first().textContent());
}

/** The engine's figures of the same files. */
async function counted(
  kept: Awaited<ReturnType<typeof keptFiles>>,
): Promise<Rollup> {
  const tools = nodeToolbox();
  const record = parseIssueRecord(
    new TextDecoder().decode(kept.get("issue-record.json")!.bytes),
  )!;
  const workbooks = [...kept.values()].filter(
    ({ name }) => name.endsWith(".xlsx") && name.startsWith("CL-"),
  );
  return rollUpFiles(tools, {
    files: workbooks.map(({ name, bytes, changedAt }) =>
      inputOf(chosen(name, bytes, changedAt)),
    ),
    roster: record.roster,
    record,
    period: null,
    asOf: sampleDay(tools.today),
    prefer: "newest",
    language: "zh",
  });
}

/** What openpyxl finds in a workbook, cell by cell and rule by rule. */
const DESCRIBE = `
def rules(sheet):
    return sorted(str(v.sqref) + '|' + str(v.type) + '|' + str(v.formula1) for v in sheet.data_validations.dataValidation)
answer = {
    sheet.title: {
        'cells': {c.coordinate: [str(c.value), c.number_format, c.font.b, c.fill.fgColor.rgb if isinstance(c.fill.fgColor.rgb, str) else None, c.protection.locked] for r in sheet.iter_rows() for c in r if c.value is not None},
        'lists': rules(sheet),
        'formats': sorted(str(f.sqref) for f in sheet.conditional_formatting),
        'protected': bool(sheet.protection.sheet),
        'state': sheet.sheet_state,
        'frozen': sheet.freeze_panes,
        'tables': sorted(t.name + t.ref for t in sheet.tables.values()),
    } for sheet in book.worksheets
}
`;

type Described = Record<string, { cells: Record<string, unknown> }>;

/** Cells that are not alike in two workbooks. */
function changedCells(before: Described, after: Described): readonly string[] {
  return Object.entries(after).flatMap(([sheet, { cells }]) =>
    Object.entries(cells)
      .filter(
        ([at, cell]) =>
          JSON.stringify(cell) !== JSON.stringify(before[sheet]?.cells[at]),
      )
      .map(([at]) => `${sheet}!${at}`),
  );
}

/** Formulas whose value LibreOffice finds another than the file has. */
async function recalculatedDifferently(
  bytes: Uint8Array,
): Promise<readonly string[]> {
  const [file] = await recalculate([{ name: "a.xlsx", bytes }]);
  const [ours, theirs] = [bytes, file!.bytes].map((each) =>
    openWorkbook(each, { file: "a", inflate: inflateNode }),
  );
  return ours!.sheets.flatMap((info) => {
    const sheet = ours!.read(info);
    const other = theirs!.read(
      theirs!.sheets.find(({ name }) => name === info.name)!,
    );
    const wrong: string[] = [];
    for (let row = 1; row <= sheet.rowCount; row += 1)
      for (let column = 1; column <= sheet.columnCount; column += 1) {
        const cell = sheet.cell(row, column);
        if (cell?.formula === undefined) continue;
        const there = other.cell(row, column)?.value ?? "";
        const here = cell.value ?? "";
        const alike =
          typeof here === "number" && typeof there === "number"
            ? Math.abs(here - there) < 1e-9
            : here === there;
        if (!alike)
          wrong.push(
            `${info.name}!${row}:${column} ${JSON.stringify(here)} / ${JSON.stringify(there)}`,
          );
      }
    return wrong;
  });
}

describe("the whole job on sample data", () => {
  it.each([
    ["mouse", MOUSE],
    ["keyboard", KEYBOARD],
  ] as const)(
    "by %s",
    async (_name, hand) => {
      const profile: Profile = await web.profile();
      const page = await profile.tab();
      const { row, original, branch, summary, kept, shown, report } =
        await wholeJob(page, hand);
      const origins = new Set(
        profile.requests
          .filter((address) => !address.startsWith("blob:"))
          .map((address) => new URL(address).origin),
      );
      expect([...origins]).toEqual([web.origin]);
      expect(profile.complaints).toEqual([]);
      await profile.close();

      const { reporting, roster } = await counted(kept);
      expect(shown).toEqual({
        due: reporting.year.nodes,
        done: reporting.year.done,
        overdue: reporting.overdue,
      });

      // The report is read off the sheets of the roll-up that is open.
      expect(report).toContain("澄岭县总工会");
      expect(report).toContain(`应报单位12家，已报${roster.reported}家`);
      expect(report).toContain(
        `已报单位全年安排工作${reporting.year.nodes}项，已完成${reporting.year.done}项`,
      );

      const before = askOpenpyxl(original, DESCRIBE) as Described;
      const after = askOpenpyxl(branch, DESCRIBE) as Described;
      expect(changedCells(before, after)).toEqual([`封面!B${row}`]);
      const rest = (described: Described) =>
        Object.entries(described).map(([name, sheet]) => [
          name,
          { ...sheet, cells: null },
        ]);
      expect(rest(after)).toEqual(rest(before));

      expect(await recalculatedDifferently(branch)).toEqual([]);
      expect(await recalculatedDifferently(summary)).toEqual([]);
      const sheets = askOpenpyxl(
        summary,
        "answer = [[s.title, bool(s.protection.sheet)] for s in book.worksheets if s.sheet_state == 'visible']",
      ) as [string, boolean][];
      expect(sheets.map(([title]) => title)).toEqual(
        expect.arrayContaining(["报送情况", "季度汇总", "明细"]),
      );
    },
    300_000,
  );
});
