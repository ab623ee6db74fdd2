import { describe, expect, it } from "@jest/globals";
import { mergePlan } from "../../src/app/replan";
import { planWorkbook, readPlan } from "../../src/core/layout";
import type { PlanReading } from "../../src/core/layout";
import {
  baselineOf,
  lastDayOf,
  monthOf,
  nodeId,
  parsePlanId,
  periodOf,
} from "../../src/core/plan";
import type { Plan } from "../../src/core/plan";
import { findTemplate, planFromTemplate } from "../../src/core/plan/templates";
import { OfficeJsHost } from "../../src/excel";
import { startExcelHost } from "../excel-host";
import { runtimeOf } from "./runtime";

const PERIOD = periodOf("calendar-year", monthOf(2026, 1)!);
const TODAY = lastDayOf(monthOf(2026, 6)!);

function newPlan(): Plan {
  return planFromTemplate(findTemplate("enterprise")!, {
    planId: parsePlanId("7d6f1f5e-52c3-4d7e-9a54-0d9a3c1b2e10")!,
    period: PERIOD,
    preparedOn: TODAY,
  });
}

/** The plan made again: its first node is new, so that all ids count one further, and its second is gone. */
function regenerated(plan: Plan): Plan {
  const [first, , ...others] = plan.nodes;
  const nodes = [
    { ...first!, text: "全新的一项安排", owner: "" },
    first!,
    ...others,
  ];
  return {
    ...plan,
    id: parsePlanId("00000000-52c3-4d7e-9a54-0d9a3c1b2e10")!,
    nodes: nodes.map((node, index) => ({ ...node, id: nodeId(index + 1) })),
  };
}

describe("a plan that is made again for a workbook in use", () => {
  it("keeps progress, notes and the person's rows, and lists what goes", async () => {
    const excel = startExcelHost();
    const host = new OfficeJsHost({ runtime: runtimeOf(excel) });
    const plan = newPlan();
    await host.render(
      planWorkbook(plan, { language: "zh", today: TODAY }),
      "create",
    );
    const [first, second, third] = plan.nodes;
    excel.person.type("月度安排", "J4", "已完成");
    excel.person.type("月度安排", "P4", "到会四十人");
    excel.person.type("月度安排", "K5", 0.4);
    excel.person.type("月度安排", "J6", "进行中");
    excel.person.addTableRow("tblNodes", [
      "",
      "",
      "",
      "临时加的走访",
      "单次",
      "2026年5月",
    ]);
    const before = await reading(host);
    const {
      plan: merged,
      baseline,
      lost,
      removals,
    } = mergePlan(regenerated(plan), before);

    expect(merged.id).toBe(plan.id);
    const byText = (text: string) =>
      merged.nodes.find((node) => node.text === text);
    expect(byText(first!.text)).toMatchObject({
      id: first!.id,
      progress: { status: "done", result: "到会四十人" },
    });
    expect(byText(third!.text)).toMatchObject({
      id: third!.id,
      progress: { status: "in-progress" },
    });
    const added = byText("临时加的走访");
    expect(added).toBeDefined();
    expect(new Set(merged.nodes.map(({ id }) => id)).size).toBe(
      merged.nodes.length,
    );
    expect(baseline.some(({ id }) => id === added?.id)).toBe(false);
    expect(lost).toEqual([
      expect.objectContaining({
        kind: "row",
        table: "nodes",
        id: second!.id,
        text: second!.text,
        reported: true,
      }),
    ]);

    await host.render(
      planWorkbook(merged, { language: "zh", today: TODAY, baseline }),
      "update",
    );
    await host.write(removals);
    const after = await reading(host);
    const texts = after.nodes.map(({ text }) => text);
    expect(texts).toContain("全新的一项安排");
    expect(texts).toContain("临时加的走访");
    expect(after.nodes.some(({ id }) => id === second!.id)).toBe(false);
    expect(after.nodes.find(({ text }) => text === first!.text)).toMatchObject({
      id: first!.id,
      progress: { status: "done", result: "到会四十人" },
      place: { row: 4 },
    });
    expect(after.baseline?.map(({ id }) => id).sort()).toEqual(
      baseline.map(({ id }) => id).sort(),
    );
    excel.stop();
  });

  it("changes nothing and loses nothing when it is the same plan", () => {
    const plan = newPlan();
    const { plan: merged, lost, removals } = mergePlan(plan, readingOf(plan));
    expect(lost).toEqual([]);
    expect(removals).toEqual([]);
    expect(merged).toEqual(plan);
  });

  it("does not give a node another one's progress because their ids are the same", () => {
    const plan = newPlan();
    const was = readingOf({
      ...plan,
      nodes: plan.nodes.map((node, index) =>
        index === 0
          ? {
              ...node,
              text: "职工运动会",
              progress: { ...node.progress, status: "done" as const },
            }
          : node,
      ),
    });
    const { plan: merged, lost } = mergePlan(plan, was);
    expect(merged.nodes[0]!.progress.status).toBe("not-started");
    expect(lost).toContainEqual(
      expect.objectContaining({
        kind: "row",
        text: "职工运动会",
        reported: true,
      }),
    );
    expect(new Set(merged.nodes.map(({ id }) => id)).size).toBe(
      merged.nodes.length,
    );
  });

  it("takes a reworded node for the same one, and says that its words change", () => {
    const plan = newPlan();
    const node = plan.nodes[0]!;
    const was = readingOf({
      ...plan,
      nodes: [
        {
          ...node,
          text: `${node.text}（暂定）`,
          progress: { ...node.progress, result: "已准备" },
        },
        ...plan.nodes.slice(1),
      ],
    });
    const { plan: merged, lost } = mergePlan(plan, was);
    expect(merged.nodes[0]).toMatchObject({
      id: node.id,
      text: node.text,
      progress: { result: "已准备" },
    });
    expect(lost).toContainEqual(
      expect.objectContaining({
        kind: "value",
        field: "text",
        becomes: node.text,
      }),
    );
  });

  it("keeps the values of indicators and lists the months that the new period has not", () => {
    const plan = newPlan();
    const indicator = plan.indicators.find(({ kind }) => kind === "sum")!;
    const values = new Map([
      [monthOf(2026, 2)!, 3],
      [monthOf(2026, 11)!, 5],
    ]);
    const was = readingOf({
      ...plan,
      indicators: plan.indicators.map((each) =>
        each === indicator ? { ...each, values } : each,
      ),
    });
    const half = { ...plan, period: periodOf("half-year", monthOf(2026, 1)!) };
    const { plan: merged, lost } = mergePlan(half, was);
    expect(
      merged.indicators.find(({ id }) => id === indicator.id)?.values,
    ).toEqual(new Map([[monthOf(2026, 2)!, 3]]));
    expect(lost).toContainEqual(
      expect.objectContaining({
        kind: "month",
        table: "indicators",
        id: indicator.id,
        month: monthOf(2026, 11)!,
      }),
    );
  });
});

async function reading(host: OfficeJsHost): Promise<PlanReading> {
  const result = readPlan(await host.read());
  if (!result.ok) throw new Error(result.finding.code);
  return result.reading;
}

/** The reading of a workbook in which the plan stands just as it is. */
function readingOf(plan: Plan): PlanReading {
  const place = (row: number) => ({ place: { sheet: "x", row } });
  const { id, title, branchCode, branchName, parentUnion, period } = plan;
  const { preparedBy, reviewedBy, preparedOn, guidingPrinciples } = plan;
  return {
    file: "计划.xlsx",
    savedAt: null,
    head: {
      planId: id,
      title,
      branchCode,
      branchName,
      parentUnion,
      recordedCode: null,
      recordedName: null,
      period,
      preparedBy,
      reviewedBy,
      preparedOn,
      guidingPrinciples,
      language: "zh",
      place: { sheet: null, cells: {} },
    },
    goals: plan.goals.map((row, index) => ({ ...row, ...place(index + 1) })),
    measures: plan.measures.map((row, index) => ({
      ...row,
      ...place(index + 1),
    })),
    nodes: plan.nodes.map((row, index) => ({
      ...row,
      unreadable: [],
      ...place(index + 1),
    })),
    indicators: plan.indicators.map((row, index) => ({
      ...row,
      bareMonths: [],
      ...place(index + 1),
    })),
    owners: plan.owners.map((row, index) => ({ ...row, ...place(index + 1) })),
    reports: plan.reports.map((row, index) => ({
      ...row,
      ...place(index + 1),
    })),
    baseline: baselineOf(plan),
    tables: {
      goals: null,
      measures: null,
      nodes: null,
      indicators: null,
      owners: null,
    },
    findings: [],
  };
}
