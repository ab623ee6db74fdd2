import { afterEach, describe, expect, it } from "@jest/globals";
import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { RollupJobs } from "../../../src/app/pane";
import { CancelledError, JobError } from "../../../src/app/ports";
import { dayOf, monthOf } from "../../../src/core/plan";
import RollupPage from "../../../src/ui/rollup/rollup-page";
import { showPage } from "../pane-under-test";
import { sessionOf, viewWith } from "./fake-session";
import type { Held } from "./fake-session";

afterEach(cleanup);

const NO_START = {
  roster: null,
  rosterError: null,
  period: null,
  choosesFolders: false,
  makesFiles: true,
};

function show(held: Held, jobs: Partial<RollupJobs> = {}): HTMLElement {
  const { container } = showPage(<RollupPage />, {
    jobs: {
      today: () => dayOf(2026, 9, 30)!,
      rollup: {
        start: () => Promise.resolve(NO_START),
        open: () => sessionOf(held),
        copy: () => Promise.resolve(true),
        atHand: () => 0,
        opensFiles: false,
        ...jobs,
      } as RollupJobs,
    },
  });
  return container;
}

/** Chooses two workbooks and begins. */
async function rollUp(container: HTMLElement): Promise<void> {
  await screen.findByText("把文件或文件夹拖到这里，或者：");
  const input = container.querySelector<HTMLInputElement>(
    "input[type=file][multiple]",
  )!;
  await userEvent.upload(input, [
    new File(["a"], "甲.xlsx"),
    new File(["b"], "乙.xlsx"),
  ]);
  await userEvent.click(screen.getByRole("button", { name: "汇总 2 个文件" }));
}

const LATE = {
  key: "B02",
  name: "西街小学工会",
  status: "missing",
  contact: "王芳",
  phone: "0000-1",
} as const;

describe("the page of roll-ups", () => {
  it("says what to do where nothing has been chosen, and does not begin", async () => {
    show({ branches: 1 });
    const go = await screen.findByRole("button", { name: "请先选择文件。" });
    expect(go.getAttribute("aria-disabled")).toBe("true");
    await userEvent.click(go);
    expect(screen.queryByRole("button", { name: "停止" })).toBeNull();
  });

  it("shows how far it has come, and goes back to the choice when it is stopped", async () => {
    const container = show({
      branches: 1,
      read: (_order, control) => {
        control?.onProgress?.({ done: 1, total: 2, name: "乙.xlsx" });
        return new Promise((_resolve, reject) => {
          control?.signal?.addEventListener("abort", () => {
            reject(new CancelledError("cancelled"));
          });
        });
      },
    });
    await rollUp(container);
    expect((await screen.findByRole("status")).textContent).toBe(
      "已读 1 / 2 个文件",
    );
    await userEvent.click(screen.getByRole("button", { name: "停止" }));
    await screen.findByText("已停止，没有改动工作簿。");
    screen.getByRole("button", { name: "汇总 2 个文件" });
  });

  it("hands over the name of the union that rolls up, as it was typed", async () => {
    const asked: string[] = [];
    const container = show({
      branches: 1,
      read: ({ union }) => {
        asked.push(union ?? "");
        return Promise.reject(new JobError("worker-lost"));
      },
    });
    await userEvent.type(
      await screen.findByLabelText("本级工会名称"),
      "澄岭县总工会 ",
    );
    await rollUp(container);
    await screen.findByText(/后台处理程序没有启动/u);
    expect(asked).toEqual(["澄岭县总工会"]);
  });

  it("says what to do where it fails, and keeps the files that were chosen", async () => {
    const container = show({
      branches: 1,
      read: () => Promise.reject(new JobError("worker-lost")),
    });
    await rollUp(container);
    await screen.findByText(/后台处理程序没有启动/u);
    screen.getByRole("button", { name: "汇总 2 个文件" });
  });

  it("shows the result at a glance, with why a figure is not known", async () => {
    const container = show({ branches: 3, lists: { late: [LATE] } });
    await rollUp(container);
    await screen.findByText("应报 3 家，已报 2 家");
    expect(screen.getByRole("list", { name: "各单位的灯号" }).textContent).toBe(
      "未报 1红 逾期较多 1绿 正常 1",
    );
    screen.getByText(/算不出应报口径/u);
    const table = screen.getByRole("table", { name: "已报口径" });
    expect(table.textContent).toContain("全年402460.0%6");
  });

  it("lists who is missing with whom to call, and copies the reminder", async () => {
    const copied: string[] = [];
    const container = show(
      { branches: 3, lists: { late: [LATE] } },
      {
        copy: (text) => {
          copied.push(text);
          return Promise.resolve(true);
        },
      },
    );
    await rollUp(container);
    await screen.findByText("王芳 0000-1");
    await userEvent.click(screen.getByRole("button", { name: "复制催报文字" }));
    await screen.findByText("已复制，可以直接粘贴发送。");
    expect(copied).toEqual(["各基层工会：\n请尽快报送。"]);
  });

  it("selects the reminder where the clipboard is denied", async () => {
    const container = show(
      { branches: 3, lists: { late: [LATE] } },
      { copy: () => Promise.resolve(false) },
    );
    await rollUp(container);
    await userEvent.click(
      await screen.findByRole("button", { name: "复制催报文字" }),
    );
    await screen.findByText(/文字已选中/u);
    const area = screen.getByRole<HTMLTextAreaElement>("textbox", {
      name: "催报文字",
    });
    expect(document.activeElement).toBe(area);
    expect(area.selectionEnd - area.selectionStart).toBe(area.value.length);
  });

  it("counts again with the file that is chosen among duplicates", async () => {
    const asked: (readonly string[])[] = [];
    const file = (name: string, counts: boolean) => ({
      file: name,
      savedAt: "2026-09-30T08:00:00Z",
      lastReport: monthOf(2026, 9),
      counts,
    });
    const held: Held = {
      branches: 3,
      lists: {
        duplicates: [
          {
            key: "B01",
            name: "东街小学工会",
            files: [file("旧.xlsx", false), file("新.xlsx", true)],
          },
        ],
      },
      choose: (files) => {
        asked.push(files);
        return Promise.resolve({ ...viewWith(held), reported: 1 });
      },
    };
    const container = show(held);
    await rollUp(container);
    await userEvent.click(
      await screen.findByRole("radio", { name: /旧\.xlsx/u }),
    );
    await screen.findByText("应报 3 家，已报 1 家");
    expect(asked).toEqual([["旧.xlsx"]]);
  });

  it("shows thousands of branches piece by piece", async () => {
    const container = show({ branches: 3_000 });
    await rollUp(container);
    await screen.findByText("第30工会");
    expect(screen.queryByText("第31工会")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "再显示 30 个" }));
    await screen.findByText("第60工会");
  });

  it("leads from a figure to file, sheet and cell, and back", async () => {
    const container = show({
      branches: 3,
      trace: () =>
        Promise.resolve({
          total: 6,
          items: [
            {
              kind: "node",
              branch: "东街小学工会",
              file: "甲.xlsx",
              sheet: "月度安排",
              cell: "D7",
              text: "慰问困难职工",
              owner: "王芳",
              dueMonth: monthOf(2026, 3)!,
              state: "not-started",
              overdue: true,
              doneOn: null,
            },
          ],
        }),
    });
    await rollUp(container);
    await userEvent.click(
      await screen.findByRole("button", { name: "已报口径 全年 逾期 6" }),
    );
    await screen.findByRole("heading", { name: "已报口径 · 全年 · 逾期：6" });
    await screen.findByText("文件 甲.xlsx · 工作表 月度安排 · 单元格 D7");
    await userEvent.click(screen.getByRole("button", { name: "返回汇总结果" }));
    expect(screen.getByRole("table", { name: "已报口径" })).toBeTruthy();
  });

  it("leaves a way back where a figure cannot be looked into, and calls it by no number", async () => {
    const container = show({
      branches: 3,
      trace: () => Promise.reject(new JobError("worker-lost")),
    });
    await rollUp(container);
    await userEvent.click(
      await screen.findByRole("button", { name: "已报口径 全年 逾期 6" }),
    );
    await screen.findByText(/后台处理程序没有启动/u);
    screen.getByRole("heading", { name: "已报口径 · 全年 · 逾期" });
    expect(screen.queryByText(/这个数字是 0/u)).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "返回汇总结果" }));
    expect(screen.getByRole("table", { name: "已报口径" })).toBeTruthy();
  });
});
