import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  it,
} from "@jest/globals";
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import type { Cell, CellValue } from "../../src/core/layout";
import { barriers } from "../browser/barriers";
import { openWorkbook } from "../../src/xlsx/reader";
import { inflateNode } from "../../src/xlsx/reader/inflate-node";
import {
  beginPreparedBy,
  fileButton,
  openSample,
  sheetIsThere,
  WorkbenchWeb,
} from "./workbench-web";
import type { Profile } from "./workbench-web";

let web: WorkbenchWeb;
let profile: Profile;

beforeAll(async () => {
  web = await WorkbenchWeb.start();
});

afterAll(async () => {
  await web.stop();
});

afterEach(async () => {
  await profile.close();
});

/** Opens the sample's first branch beside the pane. */
async function withSample(): Promise<Page> {
  profile = await web.profile();
  const page = await profile.tab();
  await openSample(page);
  await sheetIsThere(page);
  return page;
}

/** Types into 编制人 (B8) of the cover, which is in view when a plan is opened; what stood there goes. */
async function typePreparedBy(page: Page, text: string): Promise<void> {
  await beginTyping(page, text);
  await page.keyboard.press("Enter");
}

/** Types without Enter: the text is in the sheet's editor and not in the cell. */
async function beginTyping(page: Page, text: string): Promise<void> {
  await beginPreparedBy(page);
  await page.keyboard.type(text);
}

/** What the person gets by saving. */
async function savedFile(
  page: Page,
  save = () => page.keyboard.press("Control+s"),
): Promise<Uint8Array> {
  const [download] = await Promise.all([page.waitForEvent("download"), save()]);
  return readFileSync(await download.path());
}

function valueIn(bytes: Uint8Array, row: number, column: number) {
  return cellIn(bytes, row, column)?.value;
}

function cellIn(
  bytes: Uint8Array,
  row: number,
  column: number,
): Cell | undefined {
  const workbook = openWorkbook(bytes, { file: "a", inflate: inflateNode });
  const cover = workbook.sheets.find(({ name }) => name === "封面")!;
  return workbook.read(cover).cell(row, column);
}

const unsaved = (page: Page) => page.getByRole("banner").getByText("● 未保存");

describe("a file on the desk", () => {
  it("is typed into, marked, saved with what was typed, and marked no more", async () => {
    const page = await withSample();
    await typePreparedBy(page, "Zhou Min");
    await unsaved(page).waitFor();
    const bytes = await savedFile(page);
    const expected: CellValue = "Zhou Min";
    expect(valueIn(bytes, 8, 2)).toBe(expected);
    await page.getByText("已保存：CL-0101").waitFor();
    await unsaved(page).waitFor({ state: "detached" });
    expect(profile.complaints).toEqual([]);
  });

  it("is saved with what is still being typed, by the keys and by the button", async () => {
    const page = await withSample();
    await beginTyping(page, "By the keys");
    expect(valueIn(await savedFile(page), 8, 2)).toBe("By the keys");
    await beginTyping(page, "By the button");
    const save = page.getByRole("button", { name: "保存" }).first();
    const bytes = await savedFile(page, () => save.click());
    expect(valueIn(bytes, 8, 2)).toBe("By the button");
  });

  it("keeps what is still being typed when another file is opened", async () => {
    const page = await withSample();
    await beginTyping(page, "Interrupted");
    await fileButton(page, "CL-0102").click();
    await page
      .getByRole("banner")
      .getByText(/CL-0102/u)
      .waitFor();
    await fileButton(page, "CL-0101").click();
    await page
      .getByRole("banner")
      .getByText(/CL-0101/u)
      .waitFor();
    expect(valueIn(await savedFile(page), 8, 2)).toBe("Interrupted");
  });

  it("comes back as it was left when the page is loaded again in the middle of the work", async () => {
    const page = await withSample();
    await typePreparedBy(page, "Halfway");
    await unsaved(page).waitFor();
    // Asked about while the last change is not kept yet; then there is nothing to ask.
    page.on("dialog", (dialog) => void dialog.dismiss());
    await page.waitForFunction(() =>
      dispatchEvent(new Event("beforeunload", { cancelable: true })),
    );
    await page.reload();
    await page.getByText("已恢复上次没有保存的").waitFor();
    await sheetIsThere(page);
    expect(valueIn(await savedFile(page), 8, 2)).toBe("Halfway");
  });

  it("keeps its changes while others are opened and looked at", async () => {
    const page = await withSample();
    await typePreparedBy(page, "First");
    await unsaved(page).waitFor();
    await fileButton(page, "CL-0104").click();
    await page
      .getByRole("banner")
      .getByText(/CL-0104/u)
      .waitFor();
    await unsaved(page).waitFor({ state: "detached" });
    await fileButton(page, "CL-0101").click();
    await unsaved(page).waitFor();
    expect(valueIn(await savedFile(page), 8, 2)).toBe("First");
  });

  it("is not taken off the list with unsaved changes unless the person says so", async () => {
    const page = await withSample();
    await typePreparedBy(page, "Do not lose");
    await unsaved(page).waitFor();
    const remove = page.getByRole("button", { name: /^从列表移除 CL-0101/u });
    await remove.click();
    await page.getByRole("alertdialog", { name: "还没有保存" }).waitFor();
    await page.getByRole("button", { name: "取消" }).click();
    await fileButton(page, "CL-0101").waitFor();
    await remove.click();
    await page.getByRole("button", { name: "不保存" }).click();
    await fileButton(page, "CL-0101").waitFor({ state: "detached" });
    await page.getByRole("heading", { name: "从哪里开始？" }).waitFor();
  });

  it("that is damaged is refused with its reason and its name", async () => {
    const page = await withSample();
    await fileButton(page, "CL-0304").click();
    await page.getByText(/文件 CL-0304/u).waitFor();
    await page
      .getByRole("banner")
      .getByText(/CL-0101/u)
      .waitFor();
  });

  it("is opened by dropping it on the page", async () => {
    const page = await withSample();
    const bytes = [...(await savedFile(page))];
    await page.evaluate((given) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(given)], "dropped.xlsx"));
      for (const type of ["dragover", "drop"])
        document.body.dispatchEvent(
          new DragEvent(type, {
            dataTransfer: transfer,
            bubbles: true,
            cancelable: true,
          }),
        );
    }, bytes);
    await page.getByRole("banner").getByText("dropped.xlsx").waitFor();
    await page.getByRole("heading", { name: "我的文件" }).waitFor();
  });

  it("is written to the place that the person chose, again and again", async () => {
    profile = await web.profile({
      pickers: true,
      before: pickFromPrivateFiles,
    });
    const page = await profile.tab();
    await openSample(page);
    await sheetIsThere(page);
    for (const text of ["Once", "Twice"]) {
      await typePreparedBy(page, text);
      await unsaved(page).waitFor();
      await page.keyboard.press("Control+s");
      await unsaved(page).waitFor({ state: "detached" });
      const written = await page.evaluate(readPrivateFile);
      expect(valueIn(new Uint8Array(written), 8, 2)).toBe(text);
    }
    expect(await page.evaluate(() => window.asked)).toBe(1);
  });
});

declare global {
  interface Window {
    /** How often the page has asked where to save. */
    asked: number;
  }
}

/** Answers the chooser with a real handle, of the browser's private files. */
function pickFromPrivateFiles(): void {
  window.asked = 0;
  Object.assign(window, {
    showSaveFilePicker: async () => {
      window.asked += 1;
      const root = await navigator.storage.getDirectory();
      return root.getFileHandle("saved.xlsx", { create: true });
    },
  });
}

async function readPrivateFile(): Promise<number[]> {
  const root = await navigator.storage.getDirectory();
  const handle = await root.getFileHandle("saved.xlsx");
  const file = await handle.getFile();
  return [...new Uint8Array(await file.arrayBuffer())];
}

describe("two tabs", () => {
  it("never overwrite each other: the second is told, and takes over with what the first had", async () => {
    const first = await withSample();
    await typePreparedBy(first, "From the first");
    const second = await profile.tab();
    await second
      .getByRole("heading", { name: "工作台已经在另一个标签页里打开了。" })
      .waitFor();
    await second.getByRole("button", { name: "在这里接着用" }).click();
    await second.getByText("已恢复上次没有保存的").waitFor();
    await sheetIsThere(second);
    expect(valueIn(await savedFile(second), 8, 2)).toBe("From the first");
    await first
      .getByRole("heading", { name: "工作台已经在另一个标签页里打开了。" })
      .waitFor();
  });

  it("may both look, and the one that only looks says so", async () => {
    await withSample();
    const second = await profile.tab();
    await second.getByRole("button", { name: "只看，不修改" }).click();
    await second.getByText("只看：另一个标签页正在使用这些文件").waitFor();
    await fileButton(second, "CL-0102").click();
    await sheetIsThere(second);
  });
});

describe("the workbench around the sheet", () => {
  it("has no serious barrier: start and file, light and dark, Chinese and English", async () => {
    const page = await withSample();
    // The sheet is Univer's.
    const exclude = [".grid", "[data-u-comp]"];
    const problems: string[] = [];
    const look = async (onlyColours: boolean): Promise<void> => {
      problems.push(...(await barriers(page, { onlyColours, exclude })));
    };
    await look(false);
    await turn(page, "dark");
    await look(true);
    await page.getByRole("button", { name: "EN" }).click();
    await page.getByRole("button", { name: "Start", exact: true }).click();
    await page
      .getByRole("heading", { name: "Where do you want to begin?" })
      .waitFor();
    await look(false);
    await turn(page, "light");
    await look(true);
    expect(problems).toEqual([]);
  });
});

/** Changes the colours of the person's machine, and waits until the page has followed. */
async function turn(page: Page, to: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme: to });
  await page.waitForFunction((dark) => {
    const provider = document.querySelector(".fui-FluentProvider");
    if (provider === null) return false;
    const colour = getComputedStyle(provider).getPropertyValue(
      "--colorNeutralBackground1",
    );
    return (colour !== "#ffffff") === dark;
  }, to === "dark");
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getTiming().iterations === 1)
        .map(({ finished }) => finished.catch(() => undefined)),
    ),
  );
}

describe("the pane beside the sheet", () => {
  it("is made wider with the arrow keys, put away, and found again as it was", async () => {
    const page = await withSample();
    const border = page.getByRole("separator", { name: "窗格宽度" });
    await border.focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    expect(await border.getAttribute("aria-valuenow")).toBe("412");
    await page.getByRole("button", { name: "收起窗格" }).click();
    await page
      .getByRole("complementary", { name: "窗格" })
      .waitFor({ state: "hidden" });
    await page.reload();
    await page.getByRole("button", { name: "显示窗格" }).click();
    expect(await border.getAttribute("aria-valuenow")).toBe("412");
  });

  it("makes a plan as a new file, and takes nothing from the one before", async () => {
    profile = await web.profile();
    const page = await profile.tab();
    // Each card opens the form that it names.
    await page.getByRole("button", { name: "选文档" }).click();
    await page.getByRole("textbox", { name: "把文稿粘贴到这里" }).waitFor();
    await page.getByRole("button", { name: "选模板" }).click();
    await page.getByRole("button", { name: "新建计划" }).click();
    await page
      .getByRole("banner")
      .getByText(/工作计划.*\.xlsx/u)
      .waitFor();
    await unsaved(page).waitFor();
    await sheetIsThere(page);
    const bytes = await savedFile(page);
    const { sheets } = openWorkbook(bytes, { file: "a", inflate: inflateNode });
    expect(sheets.map(({ name }) => name)).toContain("月度安排");
  });
});
