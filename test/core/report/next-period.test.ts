import { describe, expect, it } from "@jest/globals";

import { parseDraftJson, planFromDraft } from "../../../src/core/intake";
import { formatMonth, parsePlanId } from "../../../src/core/plan";
import type { Plan } from "../../../src/core/plan";
import { nextPeriodDraft } from "../../../src/core/report/next-period";
import type { NextPeriodDraft } from "../../../src/core/report/next-period";
import { collect, roll, submit } from "../rollup/collecting";
import { day, readingTable } from "../plan-table";

const END = { asOf: "2026-12-31", today: "2027-01-08" };

/** The outline drawn up from the given plans at the end of their year. */
function outlineOf(
  tables: readonly string[],
  options: { indicators?: string; asOf?: string; today?: string } = {},
): NextPeriodDraft {
  const { indicators, ...days } = options;
  const files = tables.map((table, i) =>
    submit(table, {
      code: `B0${i + 1}`,
      name: `第${i + 1}小学工会`,
      goals: { G1: "民主管理 大事大家议", G2: "文体活动 每季有活动" },
      ...(indicators === undefined ? {} : { indicators }),
    }),
  );
  const rollup = roll(collect(...files), { ...END, ...days });
  return nextPeriodDraft({ rollup, reading: null });
}

/** The plan that `build` makes of the outline after it was written to a file and read again. */
function built({ draft }: NextPeriodDraft): Plan {
  const parsed = parseDraftJson(JSON.parse(JSON.stringify(draft)));
  if (!parsed.ok) throw new Error("the outline is no plan.json");
  const planId = parsePlanId("00000000-0000-4000-8000-000000000009")!;
  return planFromDraft(parsed.draft, { planId, today: day("2027-01-08") }).plan;
}

function nodesOf(plan: Plan): readonly string[] {
  return plan.nodes.map(
    ({ dueMonth, text }) => `${formatMonth(dueMonth)} ${text}`,
  );
}

function codes({ findings }: NextPeriodDraft): readonly string[] {
  return findings.map(({ code }) => code);
}

const YEAR = `编号  | 目标 | 安排       | 类型 | 月份    | 责任人 | 状态   | 完成       | 延期至  | 变更
              N0001 | G1   | 开教代会   | 单次 | 2026-03 | 王敏   | 已完成 | 2026-03-20 |         |
              N0002 | G2   | 健步走     | 每季 | 2026-03 | 李强   | 已完成 | 2026-03-28 |         |
              N0003 | G2   | 健步走     | 每季 | 2026-06 | 李强   |        |            |         |
              N0004 | G1   | 建公开栏   | 单次 | 2026-05 | 王敏   |        |            |         |
              N0005 | G2   | 老队伍聚会 | 单次 | 2026-09 | 李强   | 已取消 |            |         | 2026-08-01
              N0006 | G1   | 修订章程   | 单次 | 2026-11 | 王敏   | 已延期 |            | 2027-04 | 2026-11-10`;

describe("the outline of next year's plan from one plan", () => {
  it("arranges the year's work again in its months, a year later", () => {
    const plan = built(outlineOf([YEAR]));
    expect(plan.period).toMatchObject({ kind: "calendar-year", months: 12 });
    expect(formatMonth(plan.period.start)).toBe("2027-01");
    expect(nodesOf(plan)).toEqual([
      "2027-01 （结转）健步走",
      "2027-01 （结转）建公开栏",
      "2027-03 开教代会",
      "2027-03 健步走",
      "2027-04 （结转）修订章程",
      "2027-06 健步走",
      "2027-09 健步走",
      "2027-12 健步走",
    ]);
  });

  it("keeps goals by field, owners, and the link of each node to its goal", () => {
    const plan = built(outlineOf([YEAR]));
    expect(plan.goals.map(({ field, text }) => [field, text])).toEqual([
      ["民主管理", "大事大家议"],
      ["文体活动", "每季有活动"],
    ]);
    expect(plan.nodes.every(({ goalId }) => goalId !== null)).toBe(true);
    expect(plan.nodes.find(({ text }) => text === "开教代会")?.owner).toBe(
      "王敏",
    );
  });

  it("says how much was carried over and how much was done once", () => {
    const outline = outlineOf([YEAR]);
    expect(outline.findings).toContainEqual(
      expect.objectContaining({
        code: "next-carried-over",
        params: { count: 3 },
      }),
    );
    expect(outline.findings).toContainEqual(
      expect.objectContaining({
        code: "next-single-work",
        params: { count: 1 },
      }),
    );
  });

  it("keeps the measures of a plan workbook", () => {
    const head = {
      goals: { G1: "民主管理 大事大家议" },
      measures: { "M1.1": "开好教代会" },
    };
    const table = `编号  | 目标 | 措施 | 安排     | 月份
                   N0001 | G1   | M1.1 | 征集提案 | 2026-02
                   N0002 | G1   | M1.1 | 召开大会 | 2026-03`;
    const rollup = roll(collect(submit(table, head)), END);
    const { draft } = nextPeriodDraft({
      rollup,
      reading: readingTable(table, head),
    });
    expect(draft.goals.flatMap(({ measures }) => measures)).toEqual([
      { id: "M1.1", text: "开好教代会", owner: null },
    ]);
    expect(draft.arrangements.map(({ measureId }) => measureId)).toEqual([
      "M1.1",
      "M1.1",
    ]);
  });

  it("gives neighbouring months a node each, as they had", () => {
    const plan = built(
      outlineOf([
        `编号  | 目标 | 安排   | 月份    | 状态   | 完成
         N0001 | G2   | 送清凉 | 2026-07 | 已完成 | 2026-07-20
         N0002 | G2   | 送清凉 | 2026-08 | 已完成 | 2026-08-20`,
      ]),
    );
    expect(nodesOf(plan)).toEqual(["2027-07 送清凉", "2027-08 送清凉"]);
  });

  it("leaves a year that stands in a text alone, and says so", () => {
    const outline = outlineOf([
      `编号  | 目标 | 安排             | 月份    | 状态   | 完成
       N0001 | G1   | 总结2026年提案   | 2026-12 | 已完成 | 2026-12-20`,
    ]);
    expect(outline.draft.arrangements[0]?.text).toBe("总结2026年提案");
    expect(codes(outline)).toContain("next-text-dated");
  });

  it("says that the period is not over where the cut-off lies within it", () => {
    const early = outlineOf([YEAR], {
      asOf: "2026-09-30",
      today: "2026-10-15",
    });
    expect(codes(early)).toContain("next-period-unfinished");
    expect(codes(outlineOf([YEAR]))).not.toContain("next-period-unfinished");
  });

  it("makes an empty outline of a plan without work, that builds all the same", () => {
    const outline = outlineOf([
      "编号 | 月份 | 状态 | 变更\nN0001 | 2026-03 | 已取消 | 2026-02-01",
    ]);
    expect(outline.draft.arrangements).toEqual([]);
    expect(built(outline).nodes).toEqual([]);
  });
});

describe("the outline from several branches", () => {
  it("arranges what at least two have, once, and names who carries work over", () => {
    const done = `编号  | 目标 | 安排     | 月份    | 状态   | 完成
                  N0001 | G1   | 开教代会 | 2026-03 | 已完成 | 2026-03-20
                  N0002 | G2   | 运动会   | 2026-10 | 已完成 | 2026-10-10`;
    const open = `编号  | 目标 | 安排      | 月份    | 状态   | 完成
                  N0001 | G1   | 开 教代会 | 2026-03 |        |
                  N0002 | G2   | 运动会    | 2026-10 |        |
                  N0003 | G2   | 自办晚会  | 2026-12 | 已完成 | 2026-12-20`;
    const outline = outlineOf([done, open, open, done]);
    expect(outline.draft.arrangements.map(({ text }) => text)).toEqual([
      "开教代会",
      "运动会",
      "自办晚会",
      "（结转）开 教代会（第2小学工会、第3小学工会）",
      "（结转）运动会（第2小学工会、第3小学工会）",
    ]);
    const own = outlineOf([done, open]);
    expect(own.draft.arrangements.map(({ text }) => text)).not.toContain(
      "自办晚会",
    );
    expect(codes(own)).toContain("next-own-work");
  });

  it("stays within the room of 月度安排 and counts what does not fit", () => {
    const rows = Array.from(
      { length: 500 },
      (_, i) =>
        `N${String(i + 1).padStart(4, "0")} | G1 | 工作${i} | 2026-05 | 已完成 | 2026-05-20`,
    );
    const outline = outlineOf([
      ["编号 | 目标 | 安排 | 月份 | 状态 | 完成", ...rows].join("\n"),
    ]);
    expect(built(outline).nodes).toHaveLength(480);
    expect(outline.findings).toContainEqual(
      expect.objectContaining({
        code: "next-beyond-room",
        severity: "warning",
        params: { count: 20, room: 480 },
      }),
    );
  });
});

describe("the targets of next year's plan", () => {
  const indicators = `指标         | 单位 | 口径 | 方向   | 目标 | 2026-06 | 2026-12
                      职工培训     | 人次 | 累计 | 不低于 | 300  | 120     | 130
                      会员         | 名   | 期末 | 不低于 | 90   | 88      | 91
                      合同签订率   | 份   | 比率 | 不低于 | 1    | 40/50   | 48/50
                      办公经费     | 万元 | 累计 | 不高于 | 3    | 1       | 1.2
                      提案办复     | 件   | 累计 | 不低于 | 10   |         |`;

  it("are what was reached, of the same indicator", () => {
    const plan = built(outlineOf([YEAR], { indicators }));
    expect(
      plan.indicators.map(({ name, unit, kind, direction, target }) => [
        ...[name, unit, kind, direction, target],
      ]),
    ).toEqual([
      ["职工培训", "人次", "sum", "at-least", 250],
      ["会员", "名", "latest", "at-least", 91],
      ["合同签订率", "%", "ratio", "at-least", 0.96],
      ["办公经费", "元", "sum", "at-most", 22000],
    ]);
  });

  it("are not made up where nothing was reported", () => {
    const outline = outlineOf([YEAR], { indicators });
    expect(outline.findings).toContainEqual(
      expect.objectContaining({
        code: "next-target-unknown",
        params: { name: "提案办复" },
      }),
    );
  });
});
