import { afterEach, describe, it } from "@jest/globals";
import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { IssueJobs, IssueView } from "../../../src/app/pane";
import { CancelledError, JobError } from "../../../src/app/ports";
import { HostError } from "../../../src/core/layout";
import { monthOf, periodOf } from "../../../src/core/plan";
import { sampleCounty } from "../../../src/core/sample";
import IssuePage from "../../../src/ui/issue/issue-page";
import { showPage } from "../pane-under-test";

afterEach(cleanup);

const { roster } = sampleCounty();

const PLAN: IssueView = {
  kind: "plan",
  title: "2026年工会工作计划",
  period: periodOf("calendar-year", monthOf(2026, 1)!),
  nodes: 42,
  roster: { sheet: "花名册", roster },
  rosterError: null,
  way: "archive",
};

function show(view: IssueView, jobs: Partial<IssueJobs> = {}): HTMLElement {
  const { container } = showPage(<IssuePage />, {
    jobs: {
      issue: {
        prepare: () => Promise.resolve(view),
        rosterAtHand: () => null,
        ...jobs,
      } as IssueJobs,
    },
  });
  return container;
}

const goButton = (): Promise<HTMLElement> =>
  screen.findByRole("button", { name: "下发给 12 个单位" });

describe("the page of issuing", () => {
  it("leads to the plan where there is none", async () => {
    show({ kind: "none" });
    await screen.findByRole("button", { name: "去做计划" });
  });

  it("says what to do where the workbook cannot be read, and offers to read it again", async () => {
    show(PLAN, {
      prepare: () => Promise.reject(new HostError("cell-being-edited")),
    });
    await screen.findByText(/请按回车或 Esc 结束编辑/u);
    screen.getByRole("button", { name: "重试" });
  });

  it("asks for a roster where the workbook has none, and takes the one that is chosen", async () => {
    const container = show(
      { ...PLAN, roster: null },
      { readRoster: () => Promise.resolve(roster) },
    );
    await screen.findByText(/一张有“单位编码”“单位名称”两列的表/u);
    await userEvent.upload(
      container.querySelector<HTMLInputElement>("input[type=file]")!,
      new File(["x"], "名单.csv"),
    );
    await screen.findByText("名单.csv：12 个单位");
    await goButton();
  });

  it("offers the roster that is in the file list", async () => {
    show(
      { ...PLAN, roster: null },
      {
        rosterAtHand: () => () =>
          Promise.resolve({ where: "1-花名册.csv", roster }),
      },
    );
    await userEvent.click(
      await screen.findByRole("button", { name: "用文件列表里的花名册" }),
    );
    await screen.findByText("1-花名册.csv：12 个单位");
    await goButton();
  });

  it("says what is wrong with a roster that was chosen", async () => {
    const container = show(
      { ...PLAN, roster: null },
      {
        readRoster: () =>
          Promise.reject(new JobError("roster-empty", { file: "名单.csv" })),
      },
    );
    await screen.findByRole("heading", { name: "花名册" });
    await userEvent.upload(
      container.querySelector<HTMLInputElement>("input[type=file]")!,
      new File(["x"], "名单.csv"),
    );
    await screen.findByText(/花名册 名单.csv 里没有读到单位/u);
  });

  it("issues to the roster of the workbook and says what comes next", async () => {
    show(PLAN, { issue: () => Promise.resolve("saved") });
    await userEvent.click(await goButton());
    await screen.findByText(/已做好 12 份工作簿/u);
    screen.getByText(/issue-record\.json 请留好/u);
  });

  it("stops when it is told to", async () => {
    show(PLAN, {
      issue: (_roster, _language, control) => {
        control?.onProgress?.({ done: 4, total: 12, name: "望桥卫生院工会" });
        return new Promise((_resolve, reject) => {
          control?.signal?.addEventListener("abort", () => {
            reject(new CancelledError("cancelled"));
          });
        });
      },
    });
    await userEvent.click(await goButton());
    await screen.findByText("已做好 4 / 12 份");
    await userEvent.click(screen.getByRole("button", { name: "停止" }));
    await screen.findByText("已停止，没有保存任何文件。");
  });

  it("says what to do where more branches are asked for than can be opened", async () => {
    show(
      { ...PLAN, way: "workbooks" },
      {
        issue: () =>
          Promise.reject(
            new JobError("too-many-to-open", { most: 10, count: 12 }),
          ),
      },
    );
    await screen.findByText(/最多 10 个/u);
    await userEvent.click(await goButton());
    await screen.findByText(/花名册有 12 个单位。请在浏览器的工作台里下发/u);
  });

  it("says what to do where nothing can be saved or opened", async () => {
    show({ ...PLAN, way: "none" });
    await screen.findByText(/不能保存文件，也不能打开新工作簿/u);
  });
});
