import { describe, expect, it } from "@jest/globals";
import { paneJobs } from "../../src/app/pane";
import type { PaneJobs, PlanMaking } from "../../src/app/pane";
import { RefusedError } from "../../src/app/ports";
import { correct } from "../../src/core/intake/corrections/correct";
import { readPlan } from "../../src/core/layout";
import type { PlanReading, WorkbookHost } from "../../src/core/layout";
import { dayOf, formatMonth, monthOf, parsePlanId } from "../../src/core/plan";
import { OfficeJsHost } from "../../src/excel";
import { FileHost } from "../../src/xlsx/file-host";
import { inflateNode } from "../../src/xlsx/reader/inflate-node";
import { startExcelHost } from "../excel-host";
import { runtimeOf } from "../excel/runtime";
import { chosen, nodeFileWork } from "./node-file-work";

const TEXT = `河湾纸业工会2026年工作计划
一、民主管理
1、3月召开职工代表大会，培训职工代表30人次。
2、坚持厂务公开。
二、文体活动
1、5月举办职工篮球赛。
2、9月举办摄影展。`;

const TEMPLATE: PlanMaking = {
  from: "template",
  template: "enterprise",
  start: monthOf(2026, 1)!,
};

function jobsOver(host: WorkbookHost): PaneJobs {
  return paneJobs({
    host,
    work: nodeFileWork,
    today: () => dayOf(2026, 3, 15)!,
    newPlanId: () => parsePlanId("7d6f1f5e-52c3-4d7e-9a54-0d9a3c1b2e10")!,
  });
}

function fileHost(): FileHost {
  return new FileHost({ inflate: inflateNode, file: "计划.xlsx" });
}

async function reading(host: WorkbookHost): Promise<PlanReading> {
  const result = readPlan(await host.read());
  if (!result.ok) throw new Error(result.finding.code);
  return result.reading;
}

async function draftOf(jobs: PaneJobs, text: string) {
  return (await jobs.plan.readDocument({ from: "text", text })).draft;
}

describe("reading a plan document for the pane", () => {
  const jobs = jobsOver(fileHost());
  const PNG = new Uint8Array([
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0,
  ]);

  it("gives the draft and the document that its places point into", async () => {
    const { draft, document } = await jobs.plan.readDocument({
      from: "text",
      text: TEXT,
    });
    expect(draft.title).toBe("河湾纸业工会2026年工作计划");
    const line = draft.goals[1]?.measures[0]?.place[0]?.line;
    const block = document.blocks.find((each) => each.line === line);
    expect(block).toMatchObject({ text: "1、5月举办职工篮球赛。" });
  });

  it("reads a file as it reads a text", async () => {
    const file = chosen("计划.txt", TEXT);
    const { draft } = await jobs.plan.readDocument({ from: "file", file });
    expect(draft).toEqual(await draftOf(jobs, TEXT));
  });

  it.each([
    ["计划.pdf", "%PDF-1.7\n", "document-pdf"],
    ["计划.docx", "", "file-empty"],
    ["照片.png", PNG, "document-not-text"],
  ] as const)("refuses %s and says why", async (name, content, code) => {
    const file = chosen(name, content);
    const refused: unknown = await jobs.plan
      .readDocument({ from: "file", file })
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RefusedError);
    expect((refused as RefusedError).finding).toMatchObject({
      code,
      place: { file: name },
    });
  });

  it("refuses a text that is blank or far too long", async () => {
    for (const text of [" \n", "安".repeat(1_000_001)])
      await expect(
        jobs.plan.readDocument({ from: "text", text }),
      ).rejects.toBeInstanceOf(RefusedError);
  });

  it("stops where the person has stopped it", async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(
      jobs.plan.readDocument(
        { from: "text", text: TEXT },
        { signal: stop.signal },
      ),
    ).rejects.toMatchObject({ name: "CancelledError" });
  });
});

describe("making a plan from a corrected draft", () => {
  it("writes what was corrected", async () => {
    const host = fileHost();
    const jobs = jobsOver(host);
    const draft = correct(
      correct(await draftOf(jobs, TEXT), {
        type: "measure-text",
        id: "M2.1",
        text: "举办职工排球赛",
      }),
      {
        type: "measure-schedule",
        id: "M1.2",
        timing: { months: [6, 12], span: false, recurs: "once" },
      },
    );
    const making: PlanMaking = { from: "draft", draft };
    const preview = await jobs.plan.preview(making);
    expect(preview).toMatchObject({
      title: "河湾纸业工会2026年工作计划",
      counts: { goals: 2, measures: 4, nodes: 5, indicators: 1 },
      change: null,
    });
    expect(host.bytes).toBe(null);
    expect(await jobs.plan.make(making, "zh")).toEqual({
      kind: "made",
      unremoved: null,
    });
    const plan = await reading(host);
    expect(plan.measures.map(({ text }) => text)).toContain("举办职工排球赛");
    expect(plan.nodes.map(({ dueMonth }) => formatMonth(dueMonth!))).toEqual([
      "2026-03",
      "2026-05",
      "2026-06",
      "2026-09",
      "2026-12",
    ]);
    expect(host.revealed).toEqual({ sheet: "封面", cell: "A1" });
  });

  it("says which months lie outside the period before anything is written", async () => {
    const jobs = jobsOver(fileHost());
    const draft = correct(await draftOf(jobs, TEXT), {
      type: "period",
      period: { kind: "half-year", start: monthOf(2026, 1)!, months: 6 },
    });
    const { findings } = await jobs.plan.preview({ from: "draft", draft });
    expect(findings.map(({ code }) => code)).toEqual(["month-out-of-period"]);
  });
});

describe("making a plan where there is one", () => {
  it("tells what comes, stays and goes, and does nothing before the yes", async () => {
    const host = fileHost();
    const jobs = jobsOver(host);
    const draft = await draftOf(jobs, TEXT);
    await jobs.plan.make({ from: "draft", draft }, "zh");
    const next = correct(
      correct(
        correct(draft, {
          type: "measure-delete",
          id: "M2.2",
          arrangements: "delete",
        }),
        { type: "measure-owner", id: "M1.2", owner: "王敏" },
      ),
      { type: "measure-add", goalId: "G1", text: "办好职工食堂" },
    );
    const making: PlanMaking = { from: "draft", draft: next };
    const { change } = await jobs.plan.preview(making);
    expect(change?.rows).toEqual([
      {
        table: "measures",
        was: { text: "坚持厂务公开", owner: "", month: null },
        becomes: { text: "坚持厂务公开", owner: "王敏", month: null },
      },
      {
        table: "measures",
        was: null,
        becomes: { text: "办好职工食堂", owner: "", month: null },
      },
      {
        table: "measures",
        was: { text: "9月举办摄影展", owner: "", month: null },
        becomes: null,
      },
      {
        table: "nodes",
        was: { text: "举办摄影展", owner: "", month: monthOf(2026, 9) },
        becomes: null,
      },
    ]);
    expect(change?.kept).toEqual({
      goals: 2,
      measures: 2,
      nodes: 2,
      indicators: 1,
    });
    const before = host.bytes;
    const asked = await jobs.plan.make(making, "zh");
    expect(asked.kind).toBe("asks");
    expect(host.bytes).toBe(before);
    await jobs.plan.make(making, "zh", change!.lost);
    const after = await reading(host);
    expect(after.nodes.map(({ text }) => text)).not.toContain("举办摄影展");
    expect(after.measures.map(({ text }) => text)).toContain("办好职工食堂");
  });

  it("keeps in Excel what was filled in, and asks again where more would be lost by then", async () => {
    const excel = startExcelHost();
    const host = new OfficeJsHost({ runtime: runtimeOf(excel) });
    const jobs = jobsOver(host);
    const draft = await draftOf(jobs, TEXT);
    await jobs.plan.make({ from: "draft", draft }, "zh");
    excel.person.type("月度安排", "J4", "已完成");
    const next = correct(draft, {
      type: "arrangement-delete",
      id: draft.arrangements[2]!.id,
    });
    const making: PlanMaking = { from: "draft", draft: next };
    const { change } = await jobs.plan.preview(making);
    expect(change).toMatchObject({ reported: 1 });
    expect(change?.lost).toHaveLength(1);
    excel.person.type("月度安排", "P6", "作品已收齐");
    const asked = await jobs.plan.make(making, "zh", change!.lost);
    if (asked.kind !== "asks") throw new Error("more was lost than agreed to");
    await jobs.plan.make(making, "zh", asked.preview.change!.lost);
    const { nodes } = await reading(host);
    expect(nodes.map(({ text, progress }) => [text, progress.status])).toEqual([
      ["召开职工代表大会，培训职工代表30人次", "done"],
      ["举办职工篮球赛", "not-started"],
    ]);
    excel.stop();
  });

  it("fails and leaves the workbook where Excel refuses", async () => {
    const excel = startExcelHost();
    const jobs = jobsOver(new OfficeJsHost({ runtime: runtimeOf(excel) }));
    excel.workbook.readOnly = true;
    await expect(jobs.plan.make(TEMPLATE, "zh")).rejects.toMatchObject({
      name: "HostError",
      code: "read-only",
    });
    excel.workbook.readOnly = false;
    expect(await jobs.plan.current()).toEqual({ kind: "none" });
    excel.stop();
  });

  it("makes the plan from another template and keeps the plan's id", async () => {
    const host = fileHost();
    const jobs = jobsOver(host);
    await jobs.plan.make(TEMPLATE, "zh");
    const { planId } = (await reading(host)).head;
    const other: PlanMaking = { ...TEMPLATE, template: "office" };
    const { change } = await jobs.plan.preview(other);
    expect(change?.lost.length).toBeGreaterThan(0);
    await jobs.plan.make(other, "zh", change!.lost);
    expect((await reading(host)).head.planId).toBe(planId);
  });

  it("knows no template of another name", async () => {
    await expect(
      jobsOver(fileHost()).plan.preview({ ...TEMPLATE, template: "none" }),
    ).rejects.toMatchObject({ code: "template-unknown" });
  });
});
