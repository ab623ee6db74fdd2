import { afterEach, describe, expect, it } from "@jest/globals";
import {
  act,
  cleanup,
  fireEvent,
  screen,
  waitFor,
  within,
} from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import type { ReactElement } from "react";
import { paneJobs } from "../../../src/app/pane";
import type { PaneJobs } from "../../../src/app/pane";
import { columnName, readPlan } from "../../../src/core/layout";
import type { Language, PlanReading } from "../../../src/core/layout";
import { dayOf, parsePlanId } from "../../../src/core/plan";
import { PaneProvider, usePane } from "../../../src/ui/pane-context";
import PlanPage from "../../../src/ui/plan/plan-page";
import { FileHost } from "../../../src/xlsx/file-host";
import { inflateNode } from "../../../src/xlsx/reader/inflate-node";
import { nodeFileWork } from "../../app/node-file-work";
import { showPage } from "../pane-under-test";

afterEach(cleanup);

const TEXT = `河湾纸业工会2026年工作计划
一、民主管理
1、3月召开职工代表大会，培训职工代表30人次。
2、坚持厂务公开。
二、文体活动
1、5月举办职工篮球赛。
2、9月举办摄影展。
特此通知，望认真执行。`;

interface Shown {
  readonly host: FileHost;
  readonly jobs: PaneJobs;
  readonly user: ReturnType<typeof userEvent.setup>;
}

/** The page in a pane that reads again when the workbook has changed. */
function Changing(): ReactElement {
  const pane = usePane();
  const [revision, setRevision] = useState(0);
  const changed = (): void => {
    setRevision((n) => n + 1);
  };
  return (
    <PaneProvider value={{ ...pane, revision, changed }}>
      <PlanPage />
    </PaneProvider>
  );
}

function show(
  change: (jobs: PaneJobs) => PaneJobs = (jobs) => jobs,
  language: Language = "zh",
  host = new FileHost({ inflate: inflateNode, file: "计划.xlsx" }),
): Shown {
  const jobs = change(
    paneJobs({
      host,
      work: nodeFileWork,
      today: () => dayOf(2026, 3, 15)!,
      newPlanId: () => parsePlanId("7d6f1f5e-52c3-4d7e-9a54-0d9a3c1b2e10")!,
    }),
  );
  showPage(<Changing />, { jobs, language });
  return { host, jobs, user: userEvent.setup() };
}

function button(name: string | RegExp): HTMLElement {
  return screen.getByRole("button", { name });
}

/** Pastes the document and waits for the review. */
async function review({ user }: Shown, text = TEXT): Promise<HTMLElement> {
  await user.click(await screen.findByRole("tab", { name: "用文稿" }));
  await user.click(screen.getByLabelText("把文稿粘贴到这里"));
  await user.paste(text);
  await user.click(button("读取文稿"));
  await screen.findByRole("heading", { name: "核对文稿" });
  return screen.getByRole("region", { name: "读出的内容" });
}

/** What is marked in the document. */
function marked(paper: HTMLElement): string {
  return [...paper.querySelectorAll("mark")]
    .map(({ textContent }) => textContent)
    .join("");
}

async function planOf(host: FileHost): Promise<PlanReading> {
  const result = readPlan(await host.read());
  if (!result.ok) throw new Error(result.finding.code);
  return result.reading;
}

/** Says of a node that it is in progress. */
async function fillIn(host: FileHost, text: string): Promise<void> {
  const { nodes, tables } = await planOf(host);
  const node = nodes.find((each) => each.text === text);
  const column = tables.nodes?.columns.get("status");
  if (node === undefined || column === undefined) throw new Error("no node");
  const cell = `${columnName(column)}${node.place.row}`;
  await host.write([{ sheet: "月度安排", cells: [{ cell, value: "进行中" }] }]);
}

describe("the page of an empty workbook", () => {
  it("offers both ways, and makes a plan from a template at once", async () => {
    const { user } = show();
    await screen.findByText(/这个工作簿里没有计划/u);
    expect(screen.getByRole("tab", { name: "用文稿" })).not.toBe(null);
    await user.click(button("新建计划"));
    await screen.findByRole(
      "button",
      { name: "换模板或导入新版本" },
      { timeout: 20_000 },
    );
  });

  it("says in words why a file cannot be read, and takes the next one", async () => {
    show();
    const user = userEvent.setup({ applyAccept: false });
    await user.click(await screen.findByRole("tab", { name: "用文稿" }));
    const picker = document.querySelector("input[type=file]");
    if (!(picker instanceof HTMLInputElement)) throw new Error("no picker");
    await user.upload(picker, new File(["%PDF-1.7\n"], "计划.pdf"));
    await screen.findByText("文件 计划.pdf");
    const again = document.querySelector("input[type=file]");
    await user.upload(again as HTMLInputElement, new File([TEXT], "计划.txt"));
    await screen.findByRole("heading", { name: "核对文稿" });
    screen.getByText("计划.txt");
  });

  it("asks for a text where none was pasted", async () => {
    const { user } = show();
    await user.click(await screen.findByRole("tab", { name: "用文稿" }));
    await user.click(button("读取文稿"));
    await screen.findByText("请先粘贴文稿，或选择一个文件。");
  });

  it("stops a reading and keeps what was pasted", async () => {
    const shown = show((jobs) => ({
      ...jobs,
      plan: {
        ...jobs.plan,
        readDocument: () => new Promise(() => undefined),
      },
    }));
    const { user } = shown;
    await user.click(await screen.findByRole("tab", { name: "用文稿" }));
    await user.click(screen.getByLabelText("把文稿粘贴到这里"));
    await user.paste(TEXT);
    await user.click(button("读取文稿"));
    await user.click(await screen.findByRole("button", { name: "停止" }));
    await screen.findByText("已停止读取。");
    expect(screen.getByLabelText("把文稿粘贴到这里")).toHaveProperty(
      "value",
      TEXT,
    );
  });
});

describe("the review", () => {
  it("leads from a sentence to its item and from an item to its sentence", async () => {
    const shown = show();
    const plan = await review(shown);
    const { user } = shown;
    const paper = screen.getByRole("region", { name: "文稿" });
    await user.click(within(plan).getByRole("button", { name: /摄影展/u }));
    await within(plan).findByRole("heading", { name: "措施 4/4" });
    expect(marked(paper)).toBe("9月举办摄影展");
    await user.click(within(paper).getByText(/厂务公开/u));
    await within(plan).findByRole("heading", { name: "措施 2/4" });
    expect(marked(paper)).toBe("坚持厂务公开");
  });

  it("corrects a measure, undoes it and does it again", async () => {
    const shown = show();
    const plan = await review(shown);
    const { user } = shown;
    await user.click(within(plan).getByRole("button", { name: /厂务公开/u }));
    const text = await within(plan).findByLabelText("内容");
    await user.clear(text);
    await user.type(text, "每季度公开厂务");
    await user.type(within(plan).getByLabelText("责任人"), "王敏");
    await user.click(within(plan).getByRole("button", { name: "回到列表" }));
    await within(plan).findByRole("button", {
      name: /^每季度公开厂务\s*王敏/u,
    });
    expect(screen.getByRole("status").textContent).toBe("改了 2 处");
    await user.click(button("撤销"));
    await user.click(button("撤销"));
    within(plan).getByRole("button", { name: /坚持厂务公开/u });
    await user.click(button("重做"));
    within(plan).getByRole("button", { name: /每季度公开厂务/u });
  });

  it("splits at the cursor, gives a month, and uses a sentence that was left over", async () => {
    const shown = show();
    const plan = await review(shown);
    const { user } = shown;
    await user.click(within(plan).getByRole("button", { name: /代表大会/u }));
    const text = await within(plan).findByLabelText("内容");
    if (!(text instanceof HTMLTextAreaElement)) throw new Error("no field");
    await user.click(text);
    text.setSelectionRange(11, 11);
    fireEvent.select(text);
    await user.click(within(plan).getByRole("button", { name: "拆成两条" }));
    await within(plan).findByRole("heading", { name: "措施 1/5" });
    await user.click(within(plan).getByRole("button", { name: "安排月份" }));
    await user.click(within(plan).getByRole("button", { name: "11月" }));
    await user.click(within(plan).getByRole("button", { name: "定下月份" }));
    await within(plan).findByRole("button", { name: /^11月\s*3月召开/u });
    await user.click(within(plan).getByRole("tab", { name: /^待定/u }));
    await user.click(within(plan).getByRole("button", { name: /^页码/u }));
    await user.click(within(plan).getByRole("button", { name: /特此通知/u }));
    await user.click(await within(plan).findByRole("radio", { name: "不用" }));
    await user.click(within(plan).getByRole("button", { name: "就这样用" }));
    await waitFor(() => {
      expect(within(plan).queryByRole("button", { name: /特此通知/u })).toBe(
        null,
      );
    });
  });

  it("is gone through with the arrow keys, one stop of the tab key a list", async () => {
    const shown = show();
    const plan = await review(shown);
    const { user } = shown;
    const rows = within(plan)
      .getAllByRole("button")
      .filter((row) => row.dataset["row"] !== undefined);
    expect(rows.filter((row) => row.tabIndex === 0)).toHaveLength(1);
    act(() => {
      rows[0]?.focus();
    });
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(document.activeElement?.textContent).toContain("厂务公开");
    await user.keyboard("{Enter}");
    await within(plan).findByRole("heading", { name: "措施 2/4" });
    await user.click(within(plan).getByRole("button", { name: "回到列表" }));
    await waitFor(() => {
      expect(document.activeElement?.textContent).toContain("厂务公开");
    });
  });

  it("asks before it throws corrections away, and does not ask where there are none", async () => {
    const shown = show();
    const plan = await review(shown);
    const { user } = shown;
    await user.click(within(plan).getByRole("tab", { name: "概况" }));
    await user.type(within(plan).getByLabelText("单位名称"), "一厂{Enter}");
    await user.click(button("返回"));
    await screen.findByText(/您改了 1 处/u);
    await user.click(button("继续核对"));
    expect(screen.queryByText(/您改了/u)).toBe(null);
    await user.click(button("撤销"));
    await user.click(button("返回"));
    expect(await screen.findByLabelText("把文稿粘贴到这里")).toHaveProperty(
      "value",
      TEXT,
    );
  });

  it("is at hand with a document of 240 measures", async () => {
    const goals = Array.from({ length: 12 }, (_, g) =>
      [
        `${"一二三四五六七八九十".charAt(g) || `十${"一二".charAt(g - 10)}`}、第${g + 1}方面工作`,
        ...Array.from(
          { length: 20 },
          (_, m) =>
            `${m + 1}、${(m % 12) + 1}月办好第${g + 1}方面的事情${m + 1}。`,
        ),
      ].join("\n"),
    );
    const shown = show();
    const plan = await review(
      shown,
      ["河湾纸业工会2026年工作计划", ...goals].join("\n"),
    );
    within(plan).getByRole("tab", { name: "措施 240" });
    const rows = within(plan).getAllByRole("button");
    await shown.user.click(rows[100]!);
    await within(plan).findByRole("heading", { name: /^措施 \d+\/240$/u });
    expect(within(plan).queryAllByRole("textbox")).toHaveLength(2);
  });

  it("says what to do where nothing was understood", async () => {
    const shown = show();
    const plan = await review(shown, "河湾纸业工会2026年工作计划");
    await within(plan).findByText(/没有读出目标/u);
  });

  it("speaks English throughout", async () => {
    const { user } = show((jobs) => jobs, "en");
    await user.click(await screen.findByRole("tab", { name: "Document" }));
    await user.click(screen.getByLabelText("Paste the document here"));
    await user.paste(TEXT);
    await user.click(button("Read the document"));
    await screen.findByRole("heading", { name: "Review" });
    const plan = screen.getByRole("region", { name: "What was read" });
    await user.click(within(plan).getByRole("button", { name: /摄影展/u }));
    await screen.findByRole("heading", { name: "Measure 4 of 4" });
  });
});

describe("making the sheets", () => {
  it("shows what will be made and makes it with the corrections", async () => {
    const shown = show();
    const plan = await review(shown);
    const { user, host } = shown;
    await user.click(within(plan).getByRole("button", { name: /篮球赛/u }));
    const text = await within(plan).findByLabelText("内容");
    await user.clear(text);
    await user.type(text, "举办职工排球赛");
    await user.click(button("下一步"));
    await screen.findByRole("heading", { name: "就要生成的表格" });
    await user.click(button("返回"));
    // Going back finds the item as it was left.
    await screen.findByDisplayValue("举办职工排球赛");
    await user.click(button("下一步"));
    await user.click(await screen.findByRole("button", { name: "生成表格" }));
    await screen.findByRole(
      "button",
      { name: "换模板或导入新版本" },
      { timeout: 20_000 },
    );
    const { measures } = await planOf(host);
    expect(measures.map((measure) => measure.text)).toContain("举办职工排球赛");
  });

  it("updates a plan that is there only after a yes to what is lost", async () => {
    const shown = show();
    const { user, host, jobs } = shown;
    const { draft } = await jobs.plan.readDocument({
      from: "text",
      text: TEXT,
    });
    await jobs.plan.make({ from: "draft", draft }, "zh");
    await fillIn(host, "举办摄影展");
    cleanup();
    const second = show((each) => each, "zh", host);
    await user.click(
      await screen.findByRole("button", { name: "换模板或导入新版本" }),
    );
    await review(second, TEXT.replace("2、9月举办摄影展。\n", ""));
    await user.click(button("下一步"));
    await screen.findByRole("heading", { name: "计划会有这些变化" });
    const row = screen.getByRole("row", { name: /^节点/u });
    expect(
      within(row)
        .getAllByRole("cell")
        .map((cell) => cell.textContent),
    ).toEqual(["0", "0", "2", "1"]);
    // What was filled in goes: nobody may read that nothing was.
    screen.getByText("举办摄影展（已填报）");
    expect(screen.queryByText(/还没有填报过/u)).toBe(null);
    const update = button("更新表格");
    expect(update.getAttribute("aria-disabled")).toBe("true");
    await user.click(
      screen.getByRole("checkbox", { name: "我看过了，可以去掉" }),
    );
    await user.click(update);
    await screen.findByRole(
      "button",
      { name: "换模板或导入新版本" },
      { timeout: 20_000 },
    );
    const { nodes } = await planOf(host);
    expect(nodes.map((node) => node.text)).not.toContain("举办摄影展");
  });

  it("says what the host refused and keeps the review", async () => {
    const { HostError } = await import("../../../src/core/layout");
    const shown = show((jobs) => ({
      ...jobs,
      plan: {
        ...jobs.plan,
        make: () => Promise.reject(new HostError("read-only")),
      },
    }));
    await review(shown);
    const { user } = shown;
    await user.click(button("下一步"));
    await user.click(await screen.findByRole("button", { name: "生成表格" }));
    await screen.findByText(/工作簿是只读的/u);
    await user.click(button("返回"));
    await screen.findByRole("heading", { name: "核对文稿" });
  });
});
