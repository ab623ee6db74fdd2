import { afterEach, describe, expect, it } from "@jest/globals";
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { nodeId } from "../../../src/core/plan";
import CheckPage from "../../../src/ui/check/check-page";
import {
  cellsOf,
  handMadeWorkbook,
  issuedPlan,
  issuedWorkbook,
} from "../../app/pane/workbooks";
import { showOverWorkbook } from "../pane-over-workbook";
import type { PaneOverWorkbook } from "../pane-over-workbook";

afterEach(cleanup);

/** A small plan of the product with two states in words of somebody's own, and a row without an id. */
async function withTroubles(): Promise<PaneOverWorkbook> {
  const plan = issuedPlan();
  const pane = await showOverWorkbook(
    <CheckPage />,
    issuedWorkbook({
      ...plan,
      branchName: "东河机械厂工会",
      preparedBy: "周梅",
      nodes: plan.nodes.slice(0, 6),
    }),
  );
  await pane.type("月度安排", "J4", "办完");
  await pane.type("月度安排", "J5", "完成");
  await pane.type("月度安排", "A6", null);
  await screen.findByRole("button", { name: /修正全部 \d 处/u });
  return pane;
}

const fixes = () => screen.queryAllByRole("button", { name: /^修正 /u });
const severity = (name: RegExp) =>
  within(screen.getByRole("group", { name: "轻重" })).getByRole("button", {
    name,
  });

describe("the check", () => {
  it("says what to do where there is no plan", async () => {
    const { asked } = await showOverWorkbook(<CheckPage />, null);
    await screen.findByText(/这个工作簿里没有计划/u);
    await userEvent.click(screen.getByRole("button", { name: "去做计划" }));
    expect(asked).toEqual(["plan"]);
  });

  it("goes to the cell of a finding", async () => {
    const pane = await withTroubles();
    await userEvent.click(
      screen.getByRole("button", { name: /工作表 月度安排 · 单元格 A6/u }),
    );
    expect(pane.revealed).toEqual(["月度安排!A6"]);
  });

  it("counts by severity, filters, and groups by sheet", async () => {
    await showOverWorkbook(<CheckPage />, handMadeWorkbook());
    const all = await screen.findByRole("button", { name: /^全部 \d+$/u });
    const total = Number(/\d+/u.exec(all.textContent)![0]);
    const rows = () => screen.queryAllByRole("listitem").length;
    expect(rows()).toBe(total);
    const warnings = severity(/^警告 \d+$/u);
    await userEvent.click(warnings);
    expect(warnings.getAttribute("aria-pressed")).toBe("true");
    expect(rows()).toBe(Number(/\d+/u.exec(warnings.textContent)![0]));
    expect(rows()).toBeLessThan(total);
    await userEvent.click(all);
    await userEvent.selectOptions(screen.getByLabelText("分组"), "按工作表");
    const headings = screen
      .getAllByRole("heading", { level: 2 })
      .map((heading) => heading.textContent.replace(/ \d+$/u, ""));
    expect(headings).toContain("台账");
    await userEvent.selectOptions(screen.getByLabelText("工作表"), "台账");
    expect(screen.getAllByRole("heading", { level: 2 })).toHaveLength(1);
  });

  it("mends one finding, puts the focus on the next, and undoes", async () => {
    const pane = await withTroubles();
    const before = await cellsOf(pane.host);
    const count = fixes().length;
    expect(count).toBeGreaterThan(1);
    await userEvent.click(fixes()[0]!);
    await waitFor(() => {
      expect(fixes()).toHaveLength(count - 1);
    });
    const focused = document.activeElement;
    expect(focused?.closest("li")).not.toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "撤销" }));
    await screen.findByText("已撤销 1 处");
    await waitFor(() => {
      expect(fixes()).toHaveLength(count);
    });
    expect(await cellsOf(pane.host)).toEqual(before);
  });

  it("mends all at once, as one step", async () => {
    const pane = await withTroubles();
    const count = fixes().length;
    await userEvent.click(
      screen.getByRole("button", { name: `修正全部 ${count} 处` }),
    );
    await waitFor(() => {
      expect(fixes()).toHaveLength(0);
    });
    screen.getByText(`已写入 ${count} 处`);
    expect(pane.jobs.undo.state().steps).toBe(1);
  });

  it("checks again as cells change, without taking the list away or losing what was chosen", async () => {
    const pane = await withTroubles();
    await userEvent.selectOptions(screen.getByLabelText("工作表"), "月度安排");
    const found = screen.getByRole("button", { name: /单元格 A6/u });
    found.focus();
    await pane.type("月度安排", "J7", "办好了吧");
    await screen.findByRole("button", { name: /单元格 J7/u });
    expect(document.activeElement).toBe(
      screen.getByRole("button", { name: /单元格 A6/u }),
    );
    expect(found.isConnected).toBe(true);
    expect(screen.getByLabelText<HTMLSelectElement>("工作表").value).toBe(
      "=月度安排",
    );
  });

  it("refuses to undo what a person has changed since, and undoes the others when asked", async () => {
    const pane = await withTroubles();
    const count = fixes().length;
    await userEvent.click(
      screen.getByRole("button", { name: `修正全部 ${count} 处` }),
    );
    await screen.findByText(`已写入 ${count} 处`);
    await pane.type("月度安排", "J5", "进行中");
    await userEvent.click(screen.getByRole("button", { name: "撤销" }));
    await screen.findByText(/没有撤销：月度安排!J5 后来有人改过/u);
    await userEvent.click(
      screen.getByRole("button", { name: `撤销其余 ${count - 1} 处` }),
    );
    await screen.findByText(`已撤销 ${count - 1} 处`);
    const cells = await cellsOf(pane.host);
    expect(cells["月度安排!5:10"]?.value).toBe("进行中");
    expect(cells["月度安排!4:10"]?.value).toBe("办完");
  });

  it("says why nothing was mended where the host fails, and keeps the list", async () => {
    const pane = await withTroubles();
    pane.fail("write", "sheet-protected");
    const count = fixes().length;
    await userEvent.click(fixes()[0]!);
    await screen.findByText("工作表受保护，无法写入。");
    screen.getByText("工作表：月度安排");
    expect(fixes()).toHaveLength(count);
  });

  it("shows findings by parts where there are very many", async () => {
    const plan = issuedPlan();
    const nodes = Array.from({ length: 200 }, (_, i) => ({
      ...plan.nodes[0]!,
      id: nodeId(i + 1),
      text: `第${i + 1}项`,
      measureId: null,
      goalId: null,
    }));
    await showOverWorkbook(<CheckPage />, issuedWorkbook({ ...plan, nodes }));
    const more = await screen.findByRole("button", { name: /再显示 50 个/u });
    expect(screen.getAllByRole("listitem")).toHaveLength(50);
    await userEvent.click(more);
    expect(screen.getAllByRole("listitem")).toHaveLength(100);
  });

  it("has a heading for each group, and a name for each fix", async () => {
    await withTroubles();
    for (const heading of screen.getAllByRole("heading", { level: 2 }))
      expect(
        within(heading.parentElement!).getAllByRole("listitem").length,
      ).toBeGreaterThan(0);
    const names = fixes().map((button) => button.getAttribute("aria-label"));
    expect(new Set(names).size).toBe(names.length);
  });
});
