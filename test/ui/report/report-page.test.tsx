import "../text-coding";
import { afterEach, describe, expect, it } from "@jest/globals";
import { cleanup, configure, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { paneJobs } from "../../../src/app/pane";
import type { NamedBytes, PaneJobs } from "../../../src/app/pane";
import type { WorkbookLayout } from "../../../src/core/layout";
import { planWorkbook } from "../../../src/core/layout";
import { rollupWorkbook } from "../../../src/core/layout/rollup-workbook";
import { parsePlanId } from "../../../src/core/plan";
import ReportPage from "../../../src/ui/report/report-page";
import { FileHost } from "../../../src/xlsx/file-host";
import { inflateNode } from "../../../src/xlsx/reader/inflate-node";
import { nodeFileWork, nodeTools } from "../../app/node-file-work";
import { day, planTable } from "../../core/plan-table";
import { collect, roll, roster, submit } from "../../core/rollup/collecting";
import { showPage } from "../pane-under-test";

configure({ asyncUtilTimeout: 20_000 });

afterEach(cleanup);

const PLAN = `编号  | 目标 | 安排     | 月份    | 责任人 | 状态   | 完成
              N0001 | G1   | 开教代会 | 2026-03 | 王敏   | 已完成 | 2026-03-20
              N0002 | G1   | 健步走   | 2026-05 | 李强   |        |`;
const HEAD = { goals: { G1: "民主管理 大事大家议" }, reports: "2026-09" };

/** The jobs over a workbook of the layout; what is saved comes into `saved`. */
async function jobsOver(
  layout: WorkbookLayout | null,
  outcome: "saved" | "cancelled" | "forbidden" = "saved",
): Promise<{ jobs: Pick<PaneJobs, "report">; saved: NamedBytes[] }> {
  const host = new FileHost({ inflate: inflateNode, file: "工作簿.xlsx" });
  if (layout !== null) await host.render(layout, "create");
  const saved: NamedBytes[] = [];
  const jobs = paneJobs({
    host,
    work: nodeFileWork,
    today: () => day("2026-10-15"),
    newPlanId: () => parsePlanId("00000000-0000-4000-8000-000000000001")!,
    platform: {
      loadSettings: () => ({}),
      saveSettings: () => undefined,
      saveFile:
        outcome === "forbidden"
          ? null
          : (file) => {
              if (outcome === "saved") saved.push(file);
              return Promise.resolve(outcome);
            },
    },
  });
  return { jobs: { report: jobs.report }, saved };
}

function planLayout(): WorkbookLayout {
  return planWorkbook(planTable(PLAN, HEAD), {
    language: "zh",
    today: day("2026-10-15"),
  });
}

function rollupLayout(): WorkbookLayout {
  const rollup = roll(collect(submit(PLAN, HEAD)), {
    roster: roster("B01 第一小学工会", "B02 第二小学工会"),
  });
  return rollupWorkbook(rollup, {
    language: "zh",
    madeAt: "2026-10-15T08:00:00Z",
  });
}

function lastYearLayout(asOf: string): WorkbookLayout {
  const rollup = roll(
    collect(
      submit(
        `编号  | 目标 | 安排     | 月份    | 状态   | 完成
         N0001 | G1   | 开教代会 | 2025-03 | 已完成 | 2025-03-20
         N0002 | G1   | 健步走   | 2025-05 | 已完成 | 2025-05-20`,
        { ...HEAD, reports: "2025-12", period: "2025-01/12" },
      ),
    ),
    { asOf, today: "2026-01-10", roster: roster("B01 第一小学工会") },
  );
  return rollupWorkbook(rollup, {
    language: "zh",
    madeAt: "2026-01-10T08:00:00Z",
  });
}

async function workbookFile(
  name: string,
  layout: WorkbookLayout,
): Promise<File> {
  const bytes = await nodeTools
    .toolbox(day("2026-10-15"))
    .writeWorkbook(layout);
  return new File([bytes as BlobPart], name);
}

describe("the report's page", () => {
  it("says what to open where there is neither a plan nor a roll-up", async () => {
    const { jobs } = await jobsOver(null);
    showPage(<ReportPage />, { jobs });
    expect(await screen.findByText(/请先打开汇总工作簿/)).toBeTruthy();
  });

  it("shows the report of a roll-up workbook, with its charts in figures", async () => {
    const { jobs } = await jobsOver(rollupLayout());
    showPage(<ReportPage />, { jobs });
    expect(
      await screen.findByRole("heading", {
        level: 1,
        name: /前三季度工会工作总结/,
      }),
    ).toBeTruthy();
    for (const name of [
      "一、基本情况",
      "二、主要工作及成效",
      "三、存在问题",
      "四、下步打算",
    ])
      expect(screen.getByRole("heading", { level: 2, name })).toBeTruthy();
    expect(screen.getByText(/应报单位2家，已报1家/)).toBeTruthy();
    const [chart] = screen.getAllByRole("figure");
    expect(chart?.textContent).toContain("第一季度");
    expect(chart?.textContent).toContain("已完成 1");
  });

  it("saves the report of one plan as a Word document", async () => {
    const { jobs, saved } = await jobsOver(planLayout());
    showPage(<ReportPage />, { jobs });
    await userEvent.click(
      await screen.findByRole("button", { name: "保存为 Word 文档" }),
    );
    expect(await screen.findByText(/^已保存/)).toBeTruthy();
    expect(saved).toHaveLength(1);
    expect(saved[0]?.name).toMatch(/工会工作总结\.docx$/);
    expect([...(saved[0]?.bytes.slice(0, 2) ?? [])]).toEqual([0x50, 0x4b]);
  });

  it("says so where the person thought better of it", async () => {
    const { jobs, saved } = await jobsOver(planLayout(), "cancelled");
    showPage(<ReportPage />, { jobs, language: "en" });
    await userEvent.click(
      await screen.findByRole("button", { name: "Save as a Word document" }),
    );
    expect(await screen.findByText("Not saved.")).toBeTruthy();
    expect(saved).toEqual([]);
  });

  it("says what to do instead where no file can be saved", async () => {
    const { jobs } = await jobsOver(planLayout(), "forbidden");
    showPage(<ReportPage />, { jobs });
    expect(await screen.findByText(/这里不能保存文件/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: /Word/ })).toBeNull();
  });

  it("compares with last period's roll-up when it is chosen, and no longer when it is not", async () => {
    const { jobs } = await jobsOver(rollupLayout());
    showPage(<ReportPage />, { jobs });
    const user = userEvent.setup();
    await user.upload(
      await screen.findByLabelText("选择上期的汇总…", { selector: "input" }),
      await workbookFile("2025年汇总.xlsx", lastYearLayout("2025-09-30")),
    );
    expect(
      await screen.findByText(
        /上年同期（截至2025年9月30日）安排工作2项，完成率100\.0%；本期完成率50\.0%，比上年同期下降50\.0个百分点/,
      ),
    ).toBeTruthy();
    expect(screen.getByText("上期：2025年汇总.xlsx")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "不与上期比较" }));
    await waitFor(() => {
      expect(screen.queryByText(/上年同期/)).toBeNull();
    });
  });

  it("says so where last period stands at another point, and where the file is none of last period", async () => {
    const { jobs } = await jobsOver(rollupLayout());
    showPage(<ReportPage />, { jobs });
    const user = userEvent.setup();
    const choose = async (label: string, file: File): Promise<void> => {
      await user.upload(
        await screen.findByLabelText(label, { selector: "input" }),
        file,
      );
    };
    await choose(
      "选择上期的汇总…",
      await workbookFile("全年.xlsx", lastYearLayout("2025-12-31")),
    );
    expect(await screen.findByText(/不在同一阶段：完成率并列/)).toBeTruthy();
    await choose(
      "换一个文件…",
      await workbookFile("本期.xlsx", rollupLayout()),
    );
    expect(await screen.findByText(/不能当作上期/)).toBeTruthy();
    expect(screen.getByText("没有与这个文件比较：本期.xlsx")).toBeTruthy();
    expect(screen.queryByText(/上期（截至/)).toBeNull();
    await choose("换一个文件…", new File(["no workbook"], "通知.xlsx"));
    expect(await screen.findByText(/通知\.xlsx/)).toBeTruthy();
    expect(screen.getByRole("heading", { level: 1 })).toBeTruthy();
  });
});
