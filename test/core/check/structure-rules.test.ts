import { describe, expect, it } from "@jest/globals";

import { applyFixes, checkPlan } from "../../../src/core/check";
import { finding } from "../../../src/core/finding";
import { EARLY, check, codes, readingOf } from "./reading-table";
import type { Drawing } from "./reading-table";

const GOALS = `编号 | 工作领域 | 目标
  G1 | 民主管理 | 厂务公开做实`;
const MEASURES = `编号 | 目标编号 | 措施 | 责任人
  M1.1 | G1 | 开好职代会 | 工会主席`;
const NODES = `编号 | 目标编号 | 措施编号 | 工作安排 | 计划月份
  N0001 | G1 | M1.1 | 征集提案 | 2026-02`;

const CLEAN: Drawing = { goals: GOALS, measures: MEASURES, nodes: NODES };

function fixes(drawing: Drawing): readonly string[] {
  return applyFixes(check(drawing)).patches.flatMap(({ sheet, cells }) =>
    cells.map(({ cell, value }) => `${sheet}!${cell}=${value}`),
  );
}

describe("a plan in order", () => {
  it("has no findings", () => {
    expect(check(CLEAN)).toEqual([]);
  });
});

describe("a row without an id", () => {
  it("gets the number after the highest of the sheet and the baseline", () => {
    const drawing = {
      nodes: `编号 | 工作安排 | 责任人 | 计划月份
        N0003 | 征集提案 | 张工 | 2026-02
              | 慰问一线 | 张工 | 2026-07
              | 建家验收 | 张工 | 2026-11`,
      baseline: "编号 | 工作安排 | 计划月份\nN0007 | 已删去的安排 | 2026-05",
    };
    expect(codes(check(drawing))).toEqual([
      "id-missing@月度安排!A6",
      "id-missing@月度安排!A7",
    ]);
    expect(fixes(drawing)).toEqual(["月度安排!A6=N0008", "月度安排!A7=N0009"]);
  });

  it("never gets an id that another row still refers to", () => {
    const drawing = {
      goals: GOALS,
      measures: `编号 | 目标编号 | 措施 | 责任人\nM1.1 | G1 | 开好职代会 | 主席\n | G1 | 公开栏月月新 | 主席`,
      nodes: `编号 | 措施编号 | 工作安排 | 计划月份
        N0001 | M1.1 | 征集提案 | 2026-02
        N0002 | M1.4 | 更新公开栏 | 2026-03`,
    };
    expect(fixes(drawing)).toEqual(["措施!A6=M1.5"]);
  });

  it("gets an id of every kind of row", () => {
    const drawing = {
      goals: `编号 | 工作领域 | 目标\n | 民主管理 | 厂务公开做实`,
      indicators: `编号 | 指标 | 项 | 单位 | 口径
        I01 | 参会 | 数值 | 人次 | 累计
            | 提案 | 数值 | 件 | 累计`,
    };
    expect(fixes(drawing)).toEqual(["目标!A5=G1", "指标!A6=I02"]);
  });

  it("gets one id for both rows of a ratio", () => {
    const drawing = {
      indicators: `编号 | 指标 | 项 | 单位 | 口径
         | 合同签订率 | 分子 | 家 | 比率
         | 合同签订率 | 分母 | 家 | 比率`,
    };
    expect(fixes(drawing)).toEqual(["指标!A5=I01", "指标!A6=I01"]);
  });

  it("gets none where a measure has no goal to be numbered after", () => {
    const found = check({
      measures: `编号 | 措施 | 责任人\n | 开好职代会 | 主席`,
    });
    expect(found.map(({ code, fix }) => [code, fix])).toEqual([
      ["id-missing", undefined],
    ]);
  });

  it("is not reported a second time where its id could not be read", () => {
    const place = { file: "branch.xlsx", sheet: "月度安排", cell: "A5" };
    const malformed = finding("id-malformed", place, { value: "第一项" });
    const found = check({
      nodes: `编号 | 工作安排 | 责任人 | 计划月份\n? | 征集提案 | 张工 | 2026-02`,
      findings: [malformed],
    });
    expect(found).toEqual([malformed]);
  });

  it("is passed over where the table has no column of ids, which reading says once", () => {
    expect(
      check({ ...CLEAN, nodes: NODES.replace("N0001", ""), without: ["id"] }),
    ).toEqual([]);
  });

  it("gets a free number where the highest number there is has been used up", () => {
    const drawing = {
      nodes: `编号 | 工作安排 | 责任人 | 计划月份
        N9999999 | 征集提案 | 张工 | 2026-02
        N0001 | 慰问一线 | 张工 | 2026-07
              | 建家验收 | 张工 | 2026-11`,
    };
    expect(fixes(drawing)).toEqual(["月度安排!A7=N0002"]);
  });
});

describe("two rows with one id", () => {
  const two = (first: string, second: string): Drawing => ({
    nodes: `编号 | 工作安排 | 责任人 | 计划月份\n${first}\n${second}`,
  });

  it("are one row repeated where they are identical but for white space", () => {
    const drawing = two(
      "N0001 | 征集提案 | 张工 | 2026-02",
      "N0001 | 征集 提案 | 张工 | 2026-02",
    );
    const [found, ...more] = check(drawing);
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      code: "row-repeated",
      severity: "info",
      place: { cell: "A6" },
      params: { id: "N0001", row: 5 },
    });
    expect(fixes(drawing)).toEqual([]);
  });

  it("leave the id to the first without a baseline; the other gets a new one", () => {
    const drawing = two(
      "N0001 | 征集提案 | 张工 | 2026-02",
      "N0001 | 慰问一线 | 张工 | 2026-07",
    );
    expect(codes(check(drawing))).toEqual(["id-duplicate@月度安排!A6"]);
    expect(fixes(drawing)).toEqual(["月度安排!A6=N0002"]);
  });

  it("leave the id to the one whose text matches the baseline", () => {
    const drawing = {
      ...two(
        "N0001 | 慰问一线 | 张工 | 2026-07",
        "N0001 | 征集提案 | 张工 | 2026-02",
      ),
      baseline: "编号 | 工作安排 | 计划月份\nN0001 | 征集提案 | 2026-02",
    };
    expect(codes(check(drawing))).toEqual(["id-duplicate@月度安排!A5"]);
    expect(fixes(drawing)).toEqual(["月度安排!A5=N0002"]);
  });

  it("are different where only what was reported differs", () => {
    const drawing = {
      nodes: `编号 | 工作安排 | 责任人 | 计划月份 | 完成情况
        N0001 | 征集提案 | 张工 | 2026-02 | 收到十二件
        N0001 | 征集提案 | 张工 | 2026-02 | `,
    };
    expect(codes(check(drawing))).toEqual(["id-duplicate@月度安排!A6"]);
  });

  it("are found in every table", () => {
    const found = check({
      goals: `编号 | 工作领域 | 目标\nG1 | 民主管理 | 厂务公开\nG1 | 文体活动 | 办好运动会`,
      measures: `编号 | 目标编号 | 措施 | 责任人
        M1.1 | G1 | 开好职代会 | 主席
        M1.1 | G1 | 办趣味赛 | 主席`,
      indicators: `编号 | 指标 | 单位\nI01 | 参会 | 人次\nI01 | 提案 | 件`,
    });
    expect(codes(found, "id-duplicate")).toEqual([
      "id-duplicate@目标!A6",
      "id-duplicate@措施!A6",
      "id-duplicate@指标!A6",
    ]);
  });
});

describe("a reference", () => {
  it("to a goal that does not exist is named, in measures and nodes", () => {
    const found = check({
      goals: GOALS,
      measures: `${MEASURES}\n M9.1 | G9 | 无主的措施 | 主席`,
      nodes: `${NODES}\n N0002 | G8 | M9.1 | 无主的安排 | 2026-03`,
    });
    expect(codes(found)).toEqual([
      "goal-unknown@措施!B6",
      "goal-unknown@月度安排!B6",
    ]);
    expect(found[0]?.params).toEqual({ id: "G9" });
  });

  it("to a measure that does not exist is named, in nodes and indicators", () => {
    const found = check({
      ...CLEAN,
      nodes: `${NODES}\n N0002 | G1 | M1.7 | 无主的安排 | 2026-03`,
      indicators: `编号 | 措施编号 | 指标\nI01 | M3.3 | 参会`,
    });
    expect(codes(found, "measure-unknown")).toEqual([
      "measure-unknown@月度安排!C6",
      "measure-unknown@指标!B5",
    ]);
  });

  it("is not doubted where the table that it points to was not found", () => {
    expect(
      codes(
        check({
          nodes: NODES.replace("计划月份", "计划月份 | 责任人") + " | 张工",
        }),
      ),
    ).toEqual([]);
  });

  it("is missed in a measure without a goal, and in a node with neither goal nor measure", () => {
    const found = check({
      goals: GOALS,
      measures: `${MEASURES}\n M2.1 | | 游离的措施 | 主席`,
      nodes: `${NODES}\n N0002 | | M2.1 | 有措施 | 2026-03\n N0003 | | | 都没有 | 2026-03`,
    });
    expect(codes(found, "goal-missing")).toEqual([
      "goal-missing@措施!B6",
      "goal-missing@月度安排!B7",
    ]);
  });
});

describe("what hangs together", () => {
  it("names a goal without a measure", () => {
    const found = check({
      ...CLEAN,
      goals: `${GOALS}\n G2 | 文体活动 | 办好运动会`,
    });
    expect(codes(found)).toEqual(["goal-without-measure@目标!C6"]);
  });

  it("names a measure without a node", () => {
    const found = check({
      ...CLEAN,
      measures: `${MEASURES}\n M1.2 | G1 | 公开栏 | 主席`,
    });
    expect(codes(found)).toEqual(["measure-without-node@措施!C6"]);
  });

  it("names a node without an owner only if its measure has none either", () => {
    const found = check({
      goals: GOALS,
      measures: `${MEASURES}\n M1.2 | G1 | 公开栏 | `,
      nodes: `编号 | 措施编号 | 工作安排 | 计划月份 | 责任部门
        N0001 | M1.1 | 征集提案 | 2026-02 |
        N0002 | M1.2 | 更新公开栏 | 2026-03 |
        N0003 | M1.2 | 检查公开栏 | 2026-04 | 办公室`,
    });
    expect(codes(found)).toEqual(["node-without-owner@月度安排!G6"]);
  });

  it("names a row that says everything but what is to be done", () => {
    const found = check({
      ...CLEAN,
      nodes: `${NODES}\n N0002 | G1 | M1.1 | | 2026-03`,
    });
    expect(codes(found)).toEqual(["node-without-text@月度安排!D6"]);
  });

  it("names an owner whom the table of owners lacks, once, with the number of places", () => {
    const found = check({
      goals: GOALS,
      measures: MEASURES,
      nodes: `编号 | 措施编号 | 工作安排 | 计划月份 | 责任人
        N0001 | M1.1 | 征集提案 | 2026-02 | 陈明、林晓
        N0002 | M1.1 | 整理提案 | 2026-03 | 林晓（女工委员）
        N0003 | M1.1 | 答复提案 | 2026-04 | 办公室`,
      owners: `姓名 | 部门 | 职务\n陈明 | 办公室 | 工会主席`,
    });
    expect(
      found.map(({ code, place, params }) => [code, place.cell, params]),
    ).toEqual([["owner-unknown", "G5", { name: "林晓", count: 2 }]]);
  });
});

describe("the findings of a plan", () => {
  it("include those of the reading, once each, in the order of sheets, rows and columns", () => {
    const at = (sheet: string | null, cell: string | null) => ({
      file: "branch.xlsx",
      sheet,
      cell,
    });
    const drawing: Drawing = {
      ...CLEAN,
      nodes: `${NODES}\n N0002 | G1 | M1.1 | 答复提案 | `,
      findings: [
        finding("state-unreadable", at("月度安排", "J6"), { value: "差不多" }),
        finding("month-missing", at("月度安排", "F6")),
        finding("day-unreadable", at("月度安排", "L10")),
        finding("row-passed-over", at("另一张表", "A1")),
        finding("field-unreadable", at("目标", "B5")),
        finding("cover-field-missing", at("封面", "B9")),
        finding("plan-record-missing", at(null, null)),
      ],
    };
    expect(codes(check(drawing))).toEqual([
      "plan-record-missing@!",
      "cover-field-missing@封面!B9",
      "field-unreadable@目标!B5",
      "month-missing@月度安排!F6",
      "state-unreadable@月度安排!J6",
      "day-unreadable@月度安排!L10",
      "row-passed-over@另一张表!A1",
    ]);
  });

  it("do not change the reading", () => {
    const reading = readingOf(CLEAN);
    const before = structuredClone(reading);
    checkPlan(reading, EARLY);
    expect(reading).toEqual(before);
  });
});
