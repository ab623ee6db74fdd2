import { afterEach, describe, expect, it } from "@jest/globals";
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { HostErrorCode } from "../../../src/core/layout";
import { BLANK_PROGRESS, addMonths, nodeId } from "../../../src/core/plan";
import MonthPage from "../../../src/ui/month/month-page";
import {
  cellsOf,
  handMadeWorkbook,
  issuedPlan,
  issuedWorkbook,
} from "../../app/pane/workbooks";
import { showOverWorkbook } from "../pane-over-workbook";
import type { PaneOverWorkbook } from "../pane-over-workbook";

afterEach(cleanup);

async function handMade(): Promise<PaneOverWorkbook> {
  const pane = await showOverWorkbook(<MonthPage />, handMadeWorkbook());
  await screen.findByRole("heading", { level: 1, name: "2026年4月" });
  return pane;
}

const card = (name: RegExp) => screen.findByRole("button", { name });
const form = (name: string) => within(screen.getByRole("form", { name }));

async function save(name: string): Promise<void> {
  await userEvent.click(form(name).getByRole("button", { name: "保存" }));
}

describe("this month", () => {
  it("says what to do where there is no plan", async () => {
    const { asked } = await showOverWorkbook(<MonthPage />, null);
    await screen.findByText(/这个工作簿里没有计划/u);
    await userEvent.click(screen.getByRole("button", { name: "去做计划" }));
    expect(asked).toEqual(["plan"]);
  });

  it("lists what is overdue, due and missing, with headings in order", async () => {
    await handMade();
    const headings = screen
      .getAllByRole("heading")
      .map((heading) => heading.textContent);
    expect(headings).toEqual([
      "2026年4月",
      "已逾期 1 项",
      "本月应完成 1 项",
      "15 天内到期 0 项",
      "本月指标 3 个",
      "月度填报",
    ]);
    screen.getByText(
      (_text, element) =>
        element?.tagName === "P" &&
        element.textContent === "应完成 1 项，已完成 0 项 · 截至 2026年4月20日",
    );
    screen.getByText("2026年3月还有没填的");
    await card(/慰问一线职工.*逾期 20 天/u);
    await card(/技能比赛.*还有 10 天/u);
  });

  it("goes to the month with the gaps and back", async () => {
    await handMade();
    await userEvent.click(
      screen.getByRole("button", { name: "去补 2026年3月" }),
    );
    await screen.findByRole("heading", { name: "2026年3月" });
    await card(/慰问一线职工/u);
    await userEvent.click(screen.getByRole("button", { name: "回到本月" }));
    await screen.findByRole("heading", { name: "2026年4月" });
    await userEvent.click(screen.getByRole("button", { name: "下个月" }));
    await screen.findByText("以后 15 天没有别的到期工作。");
  });

  it("writes a completion, keeps the line in its place and the focus on it, and undoes", async () => {
    const pane = await handMade();
    const before = await cellsOf(pane.host);
    await userEvent.click(await card(/慰问一线职工/u));
    const fields = form("慰问一线职工");
    await userEvent.click(fields.getByRole("radio", { name: "已完成" }));
    const day = fields.getByLabelText(/完成日期/u);
    await userEvent.clear(day);
    await userEvent.type(day, "2026-04-08");
    await userEvent.type(fields.getByLabelText("完成情况"), "走访 12 户");
    await save("慰问一线职工");
    const line = await card(/已完成 慰问一线职工.*晚 8 天完成/u);
    expect(document.activeElement).toBe(line);
    expect(screen.queryByRole("form")).toBeNull();
    screen.getByRole("heading", { name: "已逾期 0 项" });
    expect(screen.getByRole("status").textContent).toBe("已写入 4 处");
    await userEvent.click(screen.getByRole("button", { name: "撤销" }));
    await screen.findByText("已撤销 4 处");
    await card(/未填 慰问一线职工/u);
    expect(await cellsOf(pane.host)).toEqual(before);
  });

  it("says what is wrong at the field, which gets the focus, and writes nothing", async () => {
    const pane = await handMade();
    const before = await cellsOf(pane.host);
    await userEvent.click(await card(/慰问一线职工/u));
    const fields = form("慰问一线职工");
    await userEvent.click(fields.getByRole("radio", { name: "已取消" }));
    await save("慰问一线职工");
    const reason = await fields.findByLabelText(/变更原因/u);
    await waitFor(() => {
      expect(reason.getAttribute("aria-invalid")).toBe("true");
    });
    expect(document.activeElement).toBe(reason);
    fields.getByText("请填写");
    expect(await cellsOf(pane.host)).toEqual(before);
    await userEvent.click(fields.getByRole("button", { name: "不保存" }));
    expect(screen.queryByRole("form")).toBeNull();
  });

  it("warns of a late deferral, and tells the first one where there is one", async () => {
    const pane = await handMade();
    await pane.type("台账", "G5", null);
    await userEvent.click(await card(/慰问一线职工/u));
    const fields = form("慰问一线职工");
    await userEvent.click(fields.getByRole("radio", { name: "已延期" }));
    fields.getByText(/仍按原来的月份算逾期/u);
    await userEvent.selectOptions(
      fields.getByLabelText(/延期至/u),
      "2026年6月",
    );
    await userEvent.type(fields.getByLabelText(/变更原因/u), "场地未定");
    await save("慰问一线职工");
    await userEvent.click(await card(/已延期 慰问一线职工/u));
    form("慰问一线职工").getByText(
      "已于 2026年4月20日 延期至 2026年6月：场地未定",
    );
  });

  it("tells that somebody changed the row meanwhile and keeps what was typed", async () => {
    const pane = await handMade();
    await userEvent.click(await card(/技能比赛/u));
    const fields = form("技能比赛");
    await userEvent.type(fields.getByLabelText("完成情况"), "已报名");
    await pane.host.write([
      { sheet: "台账", cells: [{ cell: "J6", value: 0.8 }] },
    ]);
    await save("技能比赛");
    await fields.findByText(/这一行刚才有人改过（现在是：进行中 · 80%）/u);
    expect(fields.getByLabelText<HTMLTextAreaElement>("完成情况").value).toBe(
      "已报名",
    );
    await save("技能比赛");
    await screen.findByText(/已写入 \d 处/u);
  });

  it("tells that a row is gone", async () => {
    const pane = await handMade();
    await userEvent.click(await card(/技能比赛/u));
    await pane.host.write([
      { sheet: "台账", cells: [{ cell: "B6", value: "别的事" }] },
    ]);
    await save("技能比赛");
    await screen.findByText(/表格里找不到这一行了/u);
  });

  it.each([
    ["cell-being-edited", "有单元格正在编辑，Excel 暂时不接受修改。"],
    ["sheet-protected", "工作表受保护，无法写入。"],
    ["read-only", "工作簿是只读的，或者正以查看方式打开。"],
    ["host-gone", "和 Excel 的连接断开了。"],
  ] as const)(
    "keeps what was typed where the host fails with %s, and can be saved again",
    async (code: HostErrorCode, words) => {
      const pane = await handMade();
      await userEvent.click(await card(/技能比赛/u));
      const fields = form("技能比赛");
      await userEvent.type(fields.getByLabelText("完成情况"), "已报名");
      pane.fail("write", code);
      await save("技能比赛");
      await fields.findByText(words);
      pane.fail("write", null);
      await save("技能比赛");
      await screen.findByText("已写入 1 处");
    },
  );

  it("keeps the list where reading again fails, and offers to retry", async () => {
    const pane = await handMade();
    pane.fail("read", "host-refused");
    await pane.type("台账", "A6", "新的");
    await screen.findByText("Excel 没有接受这次操作。");
    await card(/技能比赛/u);
    pane.fail("read", null);
    await userEvent.click(screen.getByRole("button", { name: "重试" }));
    await waitFor(() => {
      expect(screen.queryByText("Excel 没有接受这次操作。")).toBeNull();
    });
  });

  it("reads a number with its unit and says what will be written", async () => {
    await handMade();
    await userEvent.click(await card(/帮扶资金.*未填/u));
    const fields = form("帮扶资金");
    await userEvent.type(fields.getByLabelText("本月数"), "1.2万");
    fields.getByText("将写入 12,000 元");
    await save("帮扶资金");
    await card(/帮扶资金.*12,000 元.*累计 17,000/u);
  });

  it("asks a ratio for both counts", async () => {
    await handMade();
    await userEvent.click(await card(/集体合同签订率/u));
    const fields = form("集体合同签订率");
    await userEvent.type(fields.getByLabelText("分子"), "9");
    await save("集体合同签订率");
    await fields.findByText("请填写");
    await userEvent.type(fields.getByLabelText("分母"), "10");
    await save("集体合同签订率");
    await card(/集体合同签订率.*9 \/ 10/u);
  });

  it("records a zero report with name and date", async () => {
    await handMade();
    await userEvent.click(await card(/^填报$/u));
    const fields = form("月度填报");
    await userEvent.click(fields.getByRole("radio", { name: "零报告" }));
    fields.getByDisplayValue("周梅");
    await save("月度填报");
    await card(/零报告 · 周梅 · 2026年4月20日/u);
  });

  it("shows a plan of 200 nodes by parts, and opens one line at a time", async () => {
    const plan = issuedPlan();
    const april = addMonths(plan.period.start, 3);
    const nodes = Array.from({ length: 200 }, (_, i) => ({
      ...plan.nodes[0]!,
      id: nodeId(i + 1),
      text: `第${i + 1}项工作，名称很长很长，说明要到哪些车间去、由谁带队、准备什么材料`,
      dueMonth: april,
      progress: BLANK_PROGRESS,
    }));
    await showOverWorkbook(<MonthPage />, issuedWorkbook({ ...plan, nodes }));
    await screen.findByRole("heading", { name: "本月应完成 200 项" });
    const lines = () => screen.getAllByRole("button", { name: /第\d+项工作/u });
    expect(lines()).toHaveLength(40);
    await userEvent.click(screen.getByRole("button", { name: "再显示 40 项" }));
    expect(lines()).toHaveLength(80);
    await userEvent.click(lines()[3]!);
    await userEvent.click(lines()[5]!);
    expect(screen.getAllByRole("form")).toHaveLength(1);
  });

  it("speaks English in whole", async () => {
    await showOverWorkbook(<MonthPage />, handMadeWorkbook(), {
      language: "en",
    });
    await userEvent.click(await card(/技能比赛/u));
    const fields = form("技能比赛");
    await userEvent.click(fields.getByRole("radio", { name: "Deferred" }));
    await userEvent.click(fields.getByRole("button", { name: "Save" }));
    expect(await fields.findAllByText("Fill this in")).toHaveLength(2);
    expect(document.body.textContent).not.toMatch(/请|保存|逾期/u);
  });
});
