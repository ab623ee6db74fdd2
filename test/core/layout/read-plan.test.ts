import { describe, expect, it } from "@jest/globals";
import type { NodeRow } from "../../../src/core/layout";
import { formatDay, formatMonth, periodOf } from "../../../src/core/plan";
import { month, planTable } from "../plan-table";
import {
  places,
  readDrawn,
  recordSheet,
  refusal,
  workbookOf,
} from "./drawn-workbook";
import type { DrawnWorkbook } from "./drawn-workbook";
import { readPlan } from "../../../src/core/layout";

const YEAR_2026 = periodOf("calendar-year", month("2026-01"));
const COVER = `
  计划名称 | 2026年工会工作计划
  单位名称 | 第一小学工会
  单位编码 | A01
  周期类型 | 自然年
  起始月份 | @2026-01-01
  截止月份 | @2026-12-01

  月份        | 填报状态 | 填报人 | 填报日期
  @2026-01-01 | 已填报   | 张三   | @2026-01-30
  @2026-02-01 | 零报告
  @2026-03-01
`;
const NODES = `
  编号  | 目标编号 | 措施编号 | 工作安排     | 类型 | 计划月份    | 责任人 | 责任部门 | 权重 | 状态   | 进度 | 完成日期    | 延期至      | 变更日期    | 变更原因 | 完成情况 | 佐证材料
  N0001 | G1       | M1.1     | 春节走访慰问 | 单次 | @2026-01-01 | 李四   | 办公室   | 2    | 已完成 | 100% | @2026-01-20 |             |             |          | 走访12户 | 照片
  N0002 | G1       | M1.1     | 女职工讲座   | 每季 | @2026-03-01 | 王五   |          |      | 已延期 | 50%  |             | @2026-05-01 | @2026-03-10 | 场地维修
`;
const HEADERS = NODES.trim().split("\n")[0] ?? "";
const PLAN = planTable(
  `
  编号  | 月份    | 安排
  N0001 | 2026-01 | 春节走访慰问
  N0002 | 2026-03 | 女职工讲座
  `,
  { code: "A01", name: "第一小学工会" },
);

/** A workbook as issued: cover, arrangements in an Excel table, and the record. */
function issued(nodes = NODES, more: DrawnWorkbook = {}): DrawnWorkbook {
  const lines = nodes.trim().split("\n").length;
  return {
    封面: COVER,
    月度安排: { cells: nodes, tables: { tblNodes: [1, lines] } },
    _plan: recordSheet(PLAN),
    ...more,
  };
}

/** A workbook made by hand, for 2026: no table, no record. */
function byHand(nodes: string, more: DrawnWorkbook = {}): DrawnWorkbook {
  return { 封面: COVER, 工作安排表: nodes, ...more };
}

/** A drawing without one of its sheets. */
const without = (drawing: DrawnWorkbook, name: string): DrawnWorkbook =>
  Object.fromEntries(
    Object.entries(drawing).filter(([sheet]) => sheet !== name),
  );

/** Rows of arrangements under the headers of the format, in an issued workbook. */
const rows = (...lines: readonly string[]): DrawnWorkbook =>
  issued([HEADERS, ...lines].join("\n"));

const texts = (nodes: readonly NodeRow[]) => nodes.map(({ text }) => text);
const months = (nodes: readonly NodeRow[]) =>
  nodes.map(({ dueMonth }) =>
    dueMonth === null ? null : formatMonth(dueMonth),
  );

describe("an issued workbook", () => {
  it("is read with every cell of a row, and without any finding about it", () => {
    const { nodes, findings } = readDrawn(issued());
    expect(nodes[0]).toEqual({
      id: "N0001",
      goalId: "G1",
      measureId: "M1.1",
      text: "春节走访慰问",
      recurrence: "once",
      dueMonth: month("2026-01"),
      owner: "李四",
      department: "办公室",
      weight: 2,
      progress: expect.objectContaining({
        status: "done",
        progress: 1,
        result: "走访12户",
        evidence: "照片",
      }),
      unreadable: [],
      place: { sheet: "月度安排", row: 2 },
    });
    const [, second] = nodes;
    expect(second).toMatchObject({ recurrence: "quarterly", weight: 1 });
    expect(second?.progress).toMatchObject({
      status: "deferred",
      deferredTo: month("2026-05"),
      changeReason: "场地维修",
      doneOn: null,
    });
    expect(formatDay(second!.progress.changedOn!)).toBe("2026-03-10");
    expect(findings.filter(({ place }) => place.sheet === "月度安排")).toEqual(
      [],
    );
  });

  it("has its head, its baseline and when it was saved", () => {
    const { head, baseline, savedAt } = readDrawn(issued());
    expect(head).toMatchObject({
      title: "2026年工会工作计划",
      branchCode: "A01",
      branchName: "第一小学工会",
      recordedCode: null,
      recordedName: null,
      period: YEAR_2026,
      language: "zh",
      planId: PLAN.id,
    });
    expect(head.place).toEqual({
      sheet: "封面",
      cells: expect.objectContaining({ branchCode: "B3", branchName: "B2" }),
    });
    expect(baseline?.map(({ id }) => id)).toEqual(["N0001", "N0002"]);
    expect(savedAt).toBe("2026-04-01T08:00:00Z");
  });

  it("that says it is of a later format is refused", () => {
    const record = recordSheet(PLAN);
    const cells = (record.cells as readonly (readonly unknown[])[]).map(
      (row, i) => (i === 0 ? [{ value: "union-plan" }, { value: 2 }] : row),
    ) as typeof record.cells;
    expect(refusal({ ...issued(), _plan: { ...record, cells } })).toMatchObject(
      {
        code: "newer-format",
        params: { version: 2 },
      },
    );
  });

  it("without any plan in it is refused", () => {
    expect(refusal({ Sheet1: "姓名 | 年龄\n张三 | 30" }).code).toBe("no-plan");
    expect(refusal({ Sheet1: "" }).code).toBe("no-plan");
  });
});

describe("finding the tables", () => {
  it("does no harm to columns that were moved", () => {
    const moved = NODES.trim()
      .split("\n")
      .map((line) => {
        const cells = line.split("|");
        while (cells.length < 17) cells.push("");
        return [...cells].reverse().join("|");
      })
      .join("\n");
    const expected = readDrawn(issued());
    const reading = readDrawn(issued(moved));
    expect(reading.nodes).toEqual(expected.nodes);
    expect(reading.findings).toEqual(expected.findings);
    expect(reading.tables.nodes?.columns.get("id")).toBe(17);
  });

  it("passes over extra columns, before, between and behind", () => {
    const wider = NODES.trim()
      .split("\n")
      .map((line, i) => {
        const [id = "", ...rest] = line.split("|");
        return [
          i === 0 ? "编排" : "甲",
          id,
          i === 0 ? "检查" : "√",
          ...rest,
        ].join("|");
      })
      .join("\n");
    const reading = readDrawn(issued(wider));
    expect(reading.nodes).toEqual(readDrawn(issued()).nodes);
  });

  it("passes over title rows that were put above, also where the table's own place went stale", () => {
    const lower = `某县教育系统 | \n填报说明：状态请从下拉单里选\n${NODES.trim()}`;
    const stale = {
      ...issued(),
      月度安排: { cells: lower, tables: { tblNodes: [1, 3] as const } },
    };
    const reading = readDrawn(stale);
    expect(texts(reading.nodes)).toEqual(["春节走访慰问", "女职工讲座"]);
    expect(reading.nodes[0]?.place.row).toBe(4);
  });

  it("takes sheets by what is on them, whatever they are called", () => {
    const { 封面, 月度安排, _plan } = issued();
    const renamed = { Sheet1: 封面!, 一季度: 月度安排!, 底: _plan! };
    const reading = readDrawn(renamed);
    expect(reading.nodes.map(({ place }) => place.sheet)).toEqual([
      "一季度",
      "一季度",
    ]);
    expect(reading.head).toMatchObject({
      branchCode: "A01",
      place: { sheet: "Sheet1" },
    });
    expect(reading.baseline).toHaveLength(2);
    expect(reading.reports).toHaveLength(3);
  });

  it("finds the record on a sheet that is no longer hidden", () => {
    const record = recordSheet(PLAN);
    const rest = without(issued(), "_plan");
    const shown = { ...rest, Sheet9: { cells: record.cells } };
    expect(readDrawn(shown).baseline).toHaveLength(2);
  });

  it("reads a workbook without the record by the table's name, with a finding", () => {
    const rest = without(issued(), "_plan");
    const reading = readDrawn(rest);
    expect(reading.nodes).toEqual(readDrawn(issued()).nodes);
    expect(reading.baseline).toBeNull();
    expect(places(reading, "plan-record-missing")).toHaveLength(1);
  });

  it("reads a workbook whose record is damaged like one without", () => {
    const damaged = {
      cells: "union-plan | 1\nperiod | 无 | 无 | 无",
      visibility: "very-hidden" as const,
    };
    const reading = readDrawn({ ...issued(), _plan: damaged });
    expect(reading.baseline).toBeNull();
    expect(reading.nodes).toHaveLength(2);
    expect(places(reading, "plan-record-damaged")).toEqual([
      "plan-record-damaged@_plan!",
    ]);
  });

  it("prefers a whole record to a damaged copy of it", () => {
    const damaged = { cells: "union-plan | 1", visibility: "hidden" as const };
    const { _plan, ...rest } = issued();
    const reading = readDrawn({ ...rest, _plan: damaged, "_plan (2)": _plan! });
    expect(reading.baseline).toHaveLength(2);
  });

  for (const name of ["tblNodes_1", "tblNodes2", "TBLNODES34"]) {
    it(`reads a copied sheet whose table is called ${name}`, () => {
      const rest = without(issued(), "月度安排");
      const copied = {
        ...rest,
        "月度安排 (2)": { cells: NODES, tables: { [name]: [1, 3] as const } },
      };
      expect(texts(readDrawn(copied).nodes)).toEqual([
        "春节走访慰问",
        "女职工讲座",
      ]);
    });
  }

  it("says of a copy beside the table that it was not read", () => {
    const both = issued(NODES, {
      "月度安排 (2)": { cells: NODES, tables: { tblNodes_1: [1, 3] } },
    });
    const reading = readDrawn(both);
    expect(reading.nodes).toHaveLength(2);
    const copy = reading.findings.find(
      ({ code }) => code === "table-copy-ignored",
    );
    expect(copy).toMatchObject({
      place: { sheet: "月度安排 (2)", cell: "A1" },
      params: { table: "nodes", used: "月度安排" },
    });
  });

  it("says of a copy that was pasted as plain cells that it was not read", () => {
    const both = issued(NODES, { 草稿: { cells: NODES } });
    const reading = readDrawn(both);
    expect(reading.nodes).toHaveLength(2);
    expect(
      reading.findings.filter(({ code }) => code === "table-copy-ignored"),
    ).toMatchObject([
      {
        place: { sheet: "草稿" },
        params: { table: "nodes", used: "月度安排" },
      },
    ]);
  });

  it("reads hidden and filtered rows, and reports how many", () => {
    const hidden = {
      ...issued(),
      月度安排: {
        cells: NODES,
        hidden: [3, 9],
        tables: { tblNodes: [1, 3] as const },
      },
    };
    const reading = readDrawn(hidden);
    expect(reading.nodes).toHaveLength(2);
    expect(
      reading.findings.find(({ code }) => code === "hidden-rows"),
    ).toMatchObject({
      place: { sheet: "月度安排", cell: "A3" },
      params: { count: 1 },
    });
  });

  it("reads two tables on one sheet, each to the other's header", () => {
    const sheet = `
      编号 | 工作领域 | 目标
      G1   | 文体活动 | 办好职工文体活动
      G2   | 维权服务 | 做好维权服务

      编号  | 工作安排 | 计划月份 | 状态   | 完成日期
      N0001 | 开展义诊 | 3月      | 未开始
    `;
    const { goals, nodes } = readDrawn({ 封面: COVER, 计划: sheet });
    expect(goals.map(({ id }) => id)).toEqual(["G1", "G2"]);
    expect(texts(nodes)).toEqual(["开展义诊"]);
  });

  it("names a table that is not there any more and reads the others", () => {
    const rest = without(issued(), "月度安排");
    const 指标 = "编号 | 指标 | 单位 | 2026年1月\nI01 | 慰问 | 人次 | 12";
    const reading = readDrawn({ ...rest, 指标 });
    expect(reading.tables.nodes).toBeNull();
    expect(reading.indicators).toHaveLength(1);
    const missing = reading.findings.filter(
      ({ code }) => code === "table-missing",
    );
    expect(missing.map(({ params }) => params["table"])).toEqual([
      "goals",
      "measures",
      "nodes",
      "owners",
    ]);
  });
});

describe("finding the columns", () => {
  it("knows a column by an alias of its header, and says so", () => {
    const aliased = HEADERS.replace("工作安排", "工作内容").replace(
      "完成日期",
      "完成时间",
    );
    const reading = readDrawn(
      issued([aliased, ...NODES.trim().split("\n").slice(1)].join("\n")),
    );
    expect(reading.nodes).toEqual(readDrawn(issued()).nodes);
    const found = reading.findings.filter(
      ({ code }) => code === "column-by-alias",
    );
    expect(found.map(({ place, params }) => [place.cell, params])).toEqual([
      ["D1", { header: "工作内容", table: "nodes", column: "text" }],
      ["L1", { header: "完成时间", table: "nodes", column: "doneOn" }],
    ]);
  });

  it("does not mind white space, width, marks and remarks in headers", () => {
    const loose = HEADERS.replace("工作安排", "工 作 安 排⏎")
      .replace("完成日期", "完成日期（年月日）*")
      .replace("编号", "编号：");
    const reading = readDrawn(
      issued([loose, ...NODES.trim().split("\n").slice(1)].join("\n")),
    );
    expect(reading.nodes).toEqual(readDrawn(issued()).nodes);
  });

  it("takes a column whose header was changed for the one between the same neighbours, and says so", () => {
    for (const [from, to, header] of [
      ["状态", "办到哪一步", "办到哪一步"],
      ["编号", "号数", "号数"],
      ["状态", "", ""],
    ] as const) {
      const changed = HEADERS.replace(from, to);
      const reading = readDrawn(
        issued([changed, ...NODES.trim().split("\n").slice(1)].join("\n")),
      );
      expect(reading.nodes).toEqual(readDrawn(issued()).nodes);
      const found = reading.findings.find(
        ({ code }) => code === "column-by-position",
      );
      expect(found?.params["header"]).toBe(header);
    }
  });

  it("names a column that is missing, and reads everything else", () => {
    const cut = NODES.trim()
      .split("\n")
      .map((line) =>
        line
          .split("|")
          .filter((_, i) => i !== 11)
          .join("|"),
      )
      .join("\n");
    const reading = readDrawn(issued(cut));
    expect(
      reading.findings.filter(({ code }) => code === "column-missing"),
    ).toEqual([
      expect.objectContaining({
        severity: "error",
        params: { table: "nodes", column: "doneOn" },
      }),
    ]);
    expect(texts(reading.nodes)).toEqual(["春节走访慰问", "女职工讲座"]);
    expect(reading.nodes[0]?.progress).toMatchObject({
      status: "done",
      doneOn: null,
    });
    expect(reading.nodes[1]?.progress.deferredTo).toBe(month("2026-05"));
  });

  it("asks of a table made by hand only the columns that figures rest on", () => {
    const reading = readDrawn(
      byHand("工作内容 | 时间 | 责任人\n开展义诊 | 3月 | 张三"),
    );
    const missing = reading.findings.filter(
      ({ code }) => code === "column-missing",
    );
    expect(missing.map(({ params }) => params["column"])).toEqual([
      "status",
      "doneOn",
    ]);
  });

  it("reads the first of two columns with one header, and names the other", () => {
    const doubled =
      "编号 | 工作安排 | 计划月份 | 状态 | 完成日期 | 状态\nN0001 | 开展义诊 | 3月 | 已取消 | | 未开始";
    const reading = readDrawn(byHand(doubled));
    expect(reading.nodes[0]?.progress.status).toBe("cancelled");
    expect(
      reading.findings.find(({ code }) => code === "column-duplicate"),
    ).toMatchObject({
      place: { cell: "F1" },
      params: { column: "status", used: "D1" },
    });
  });

  it("names the months of 指标 that were cut out of an issued workbook", () => {
    const header = Array.from(
      { length: 12 },
      (_, i) => `2026年${i + 1}月`,
    ).filter((_, i) => i !== 4);
    const 指标 = `编号 | 措施编号 | 指标 | 项 | 单位 | 口径 | 方向 | 年度目标 | ${header.join(" | ")} | 本期累计 | 完成率\nI01 | M1.1 | 慰问 | 数值 | 人次 | 累计 | 不低于 | 100 | 5`;
    const reading = readDrawn(issued(NODES, { 指标 }));
    const missing = reading.findings.filter(
      ({ code }) => code === "column-missing",
    );
    expect(missing.map(({ params }) => params["column"])).toEqual(["2026-05"]);
    expect([...reading.indicators[0]!.values]).toEqual([[month("2026-01"), 5]]);
  });

  it("reads an English workbook without a record as English", () => {
    const reading = readDrawn({
      Plan: "ID | Arrangement | Planned month | Status | Done on\nN0001 | Health day | 2026-03 | Done | 2026-03-05",
    });
    expect(reading.head.language).toBe("en");
    expect(reading.nodes[0]?.progress.status).toBe("done");
  });
});

describe("finding the rows", () => {
  it("passes over total rows and blank rows inside the table", () => {
    const reading = readDrawn(
      rows(
        "N0001 | | | 第一项 | | @2026-01-01",
        "",
        "小计 | | | | | | | | 10",
        "N0002 | | | 第二项 | | @2026-02-01",
        "| | | 合 计： | | | | | 12",
      ),
    );
    expect(texts(reading.nodes)).toEqual(["第一项", "第二项"]);
    expect(places(reading, "row-passed-over")).toEqual([]);
  });

  it("passes over a total row whose word stands in a column of somebody's own", () => {
    const sheet =
      "类别 | 指标 | 单位 | 口径 | 1月 | 2月\n文体 | 活动 | 场 | 累计 | 3 | 4\n总计 | | | | 3 | 4";
    const { indicators } = readDrawn(byHand(NODES, { 指标: sheet }));
    expect(indicators.map(({ name }) => name)).toEqual(["活动"]);
  });

  it("does not take the word 累计 or 合计 in a coded column for a total", () => {
    const sheet =
      "指标 | 单位 | 口径 | 1月\n活动 | 场 | 累计 | 3\n慰问 | 人次 | 合计 | 5";
    const { indicators } = readDrawn(byHand(NODES, { 指标: sheet }));
    expect(indicators.map(({ name, kind }) => [name, kind])).toEqual([
      ["活动", "sum"],
      ["慰问", "sum"],
    ]);
  });

  it("does not take an Excel table's own row of totals for a row", () => {
    const sheet = {
      cells: `${NODES.trimEnd()}\n汇总 | | | 2项 | | | | | 3`,
      tables: { tblNodes: [1, 4] as const },
      totalsRows: 1,
    };
    expect(readDrawn({ ...issued(), 月度安排: sheet }).nodes).toHaveLength(2);
  });

  it("reads rows that were typed below the table, also after a blank row", () => {
    const sheet = {
      cells: `${NODES.trimEnd()}\n | | | 加班送清凉 | | @2026-07-01\n\n | | | 中秋慰问 | | @2026-09-01 | | | | 未开始`,
      tables: { tblNodes: [1, 3] as const },
    };
    const reading = readDrawn({ ...issued(), 月度安排: sheet });
    expect(texts(reading.nodes).slice(2)).toEqual(["加班送清凉", "中秋慰问"]);
    expect(reading.nodes[2]?.id).toBeNull();
  });

  it("takes sign-off lines and remarks below a table for no rows, and reports them", () => {
    const below = [
      "填表人：张三 | | | 审核人：李四 | | @2026-09-30",
      "单位（盖章） | | | 第一小学工会 | | | 王五",
      "说明：每月月底前填报。",
      "以上安排如有调整另行通知。",
    ];
    const named = {
      cells: `${NODES.trimEnd()}\n${below.join("\n")}`,
      tables: { tblNodes: [1, 3] as const },
    };
    for (const drawing of [
      { ...issued(), 月度安排: named },
      byHand(`${NODES.trimEnd()}\n${below.join("\n")}`),
      byHand(`${NODES.trimEnd()}\n\n${below.join("\n")}`),
    ]) {
      const reading = readDrawn(drawing);
      expect(texts(reading.nodes)).toEqual(["春节走访慰问", "女职工讲座"]);
      expect(places(reading, "row-passed-over")).toHaveLength(4);
    }
  });

  it("passes over headings between the rows of a table made by hand, and its header where it comes again", () => {
    const reading = readDrawn(
      byHand(`
        序号 | 工作内容 | 完成时限 | 责任人 | 完成状态 | 完成时间
        一、思想引领
        1 | 开展理论学习 | 3月 | 张三 | 未完成
        序号 | 工作内容 | 完成时限 | 责任人 | 完成状态 | 完成时间
        2 | 观看教育片 | 4月 | 李四 | 未完成
      `),
    );
    expect(texts(reading.nodes)).toEqual(["开展理论学习", "观看教育片"]);
    expect(places(reading, "row-passed-over")).toEqual([
      "row-passed-over@工作安排表!A2",
    ]);
  });

  it("takes the numbers of a table made by hand for no ids and for no mistakes", () => {
    const reading = readDrawn(
      byHand("序号 | 工作内容 | 时间\n1 | 开展义诊 | 3月"),
    );
    expect(reading.nodes[0]?.id).toBeNull();
    expect(places(reading, "id-malformed")).toEqual([]);
  });

  it("keeps a row whose text was deleted, with what else stands in it", () => {
    const { nodes } = readDrawn(
      rows("N0001 | | | | | @2026-01-01 | 张三 | | | 进行中"),
    );
    expect(nodes).toEqual([
      expect.objectContaining({
        id: "N0001",
        text: "",
        dueMonth: month("2026-01"),
      }),
    ]);
  });

  it("reports rows that lie beyond the room of the helpers", () => {
    const many = Array.from(
      { length: 503 },
      (_, i) =>
        `N${String(i + 1).padStart(4, "0")} | | | 第${i + 1}项 | | @2026-01-01`,
    );
    const reading = readDrawn(rows(...many));
    expect(reading.nodes).toHaveLength(503);
    expect(
      reading.findings.find(({ code }) => code === "beyond-helper-rows"),
    ).toMatchObject({
      place: { cell: "A502" },
      params: { count: 3, room: 500 },
    });
  });
});

describe("reading the values", () => {
  it("reads months and days in the forms that people write", () => {
    const written = [
      "@2026-03-15",
      "2026-03",
      "2026年3月",
      "2026.3",
      "3月",
      "三月份",
      "3",
      "1月—3月",
      "'202603",
      "3月底前",
    ];
    const { nodes } = readDrawn(
      rows(
        ...written.map(
          (text, i) =>
            `N${String(i + 1).padStart(4, "0")} | | | 第${i}项 | | ${text}`,
        ),
      ),
    );
    expect(months(nodes)).toEqual(written.map(() => "2026-03"));
    const days = [
      "@2026-03-05",
      "2026-3-5",
      "2026.03.05",
      "2026年3月5日",
      "3月5日",
      "20260305",
      "46086",
    ];
    const done = readDrawn(
      rows(
        ...days.map((text) => ` | | | 项 | | 3月 | | | | 已完成 | | ${text}`),
      ),
    ).nodes;
    expect(done.map(({ progress }) => formatDay(progress.doneOn!))).toEqual(
      days.map(() => "2026-03-05"),
    );
  });

  it("gives month 1 of a term that starts in August to the next year", () => {
    const school = COVER.replace("自然年", "学期")
      .replace("@2026-01-01", "@2025-08-01")
      .replace("@2026-12-01", "@2026-01-01");
    const { nodes } = readDrawn({
      封面: school,
      安排: "工作安排 | 计划月份 | 延期至\n期末总结 | 1月\n迎新 | 9月 | 10月\n评优 | 11月 | 1月",
    });
    expect(months(nodes)).toEqual(["2026-01", "2025-09", "2025-11"]);
    expect(nodes.map(({ progress }) => progress.deferredTo)).toEqual([
      null,
      month("2025-10"),
      month("2026-01"),
    ]);
  });

  it("keeps null, the cell and the column's key of what cannot be read", () => {
    const reading = readDrawn(
      rows(
        "N0001 | | | 甲 | 随便 | 待定 | | | 很重 | 差不多了 | 大半 | 上周 | 以后 | 前天",
      ),
    );
    const [node] = reading.nodes;
    expect(node).toMatchObject({
      dueMonth: null,
      recurrence: "once",
      weight: 1,
    });
    expect(node?.progress).toMatchObject({
      status: "not-started",
      progress: null,
      doneOn: null,
      deferredTo: null,
      changedOn: null,
    });
    expect([...node!.unreadable].sort()).toEqual([
      "changedOn",
      "deferredTo",
      "doneOn",
      "dueMonth",
      "progress",
      "recurrence",
      "status",
      "weight",
    ]);
    const found = reading.findings.filter(
      ({ place }) => place.sheet === "月度安排",
    );
    expect(
      found
        .map(({ code, place, params }) => [
          code,
          place.cell,
          params["column"],
          params["value"],
        ])
        .sort(),
    ).toEqual([
      ["day-unreadable", "L2", "doneOn", "上周"],
      ["day-unreadable", "N2", "changedOn", "前天"],
      ["kind-unreadable", "E2", "recurrence", "随便"],
      ["month-unreadable", "F2", "dueMonth", "待定"],
      ["month-unreadable", "M2", "deferredTo", "以后"],
      ["number-unreadable", "I2", "weight", "很重"],
      ["number-unreadable", "K2", "progress", "大半"],
      ["state-unreadable", "J2", undefined, "差不多了"],
    ]);
  });

  it("tells a blank month from one that cannot be read", () => {
    const reading = readDrawn(
      rows(
        "N0001 | | | 甲",
        "N0002 | | | 乙 | | #N/A",
        "N0003 | | | 丙 | | =A1 →",
      ),
    );
    expect(months(reading.nodes)).toEqual([null, null, null]);
    expect(
      places(reading, "month-missing", "error-value", "formula-without-value"),
    ).toEqual([
      "month-missing@月度安排!F2",
      "error-value@月度安排!F3",
      "formula-without-value@月度安排!F4",
    ]);
    expect(reading.nodes.map(({ unreadable }) => unreadable)).toEqual([
      [],
      ["dueMonth"],
      ["dueMonth"],
    ]);
  });

  it("reads usual variants of the states, each with the word that mends it", () => {
    const words = {
      完成: "已完成",
      已办结: "已完成",
      "√": "已完成",
      未完成: "未开始",
      进行: "进行中",
      取消: "已取消",
      延期: "已延期",
    };
    const reading = readDrawn(
      rows(
        ...Object.keys(words).map(
          (word) => ` | | | 项 | | 3月 | | | | ${word}`,
        ),
      ),
    );
    expect(reading.nodes.map(({ progress }) => progress.status)).toEqual([
      "done",
      "done",
      "done",
      "not-started",
      "in-progress",
      "cancelled",
      "deferred",
    ]);
    const fixes = reading.findings
      .filter(({ code }) => code === "state-spelling")
      .map(({ fix }) => fix);
    expect(fixes).toEqual(
      Object.values(words).map((value, i) => ({
        sheet: "月度安排",
        cell: `J${i + 2}`,
        value,
      })),
    );
  });

  it("offers the English word in an English workbook", () => {
    const record = recordSheet(PLAN, "en");
    const sheet =
      "ID | Arrangement | Planned month | Status | Done on\nN0001 | Health day | 2026-03 | complete | 2026-03-05";
    const { findings } = readDrawn({
      ...issued(),
      月度安排: sheet,
      _plan: record,
    });
    expect(
      findings.find(({ code }) => code === "state-spelling")?.fix?.value,
    ).toBe("Done");
  });

  it("mends full-width digits in numbers, but nothing that a formula gave", () => {
    const reading = readDrawn(
      rows(
        " | | | 甲 | | 3月 | | | | 进行中 | ５０％",
        " | | | 乙 | | 3月 | | | | =Z1 → 完成 | =Z2 → ５０％",
      ),
    );
    expect(reading.nodes.map(({ progress }) => progress.progress)).toEqual([
      0.5, 0.5,
    ]);
    expect(reading.nodes[1]?.progress.status).toBe("done");
    const fixes = reading.findings.flatMap(({ fix }) => fix ?? []);
    expect(fixes).toEqual([{ sheet: "月度安排", cell: "K2", value: 0.5 }]);
  });

  it("reads a bare number over 1 in the progress as a percentage, and says so", () => {
    const reading = readDrawn(rows(" | | | 甲 | | 3月 | | | | 进行中 | 60"));
    expect(reading.nodes[0]?.progress.progress).toBe(0.6);
    expect(places(reading, "percent-assumed")).toEqual([
      "percent-assumed@月度安排!K2",
    ]);
  });

  it("reads a number that was stored as text", () => {
    const { nodes } = readDrawn(
      rows(" | | | 甲 | | '3 | | | '2 | 进行中 | '0.5 | '46086"),
    );
    expect(nodes[0]).toMatchObject({
      dueMonth: month("2026-03"),
      weight: 2,
      progress: { progress: 0.5 },
    });
  });

  it("counts a weight that is not over 0 as 1, and refuses it", () => {
    const reading = readDrawn(
      rows(" | | | 甲 | | 3月 | | | 0", " | | | 乙 | | 3月 | | | -2"),
    );
    expect(reading.nodes.map(({ weight }) => weight)).toEqual([1, 1]);
    expect(places(reading, "weight-refused")).toEqual([
      "weight-refused@月度安排!I2",
      "weight-refused@月度安排!I3",
    ]);
  });

  it("keeps white space within texts for showing, and shows a date in a text cell as a date", () => {
    const { nodes } = readDrawn(
      rows(" | | | 读书 分享会⏎第二场 | | 3月 | | | | | | | | | @2026-03-01"),
    );
    expect(nodes[0]).toMatchObject({
      text: "读书 分享会\n第二场",
      progress: { changeReason: "2026-03-01" },
    });
  });

  it("takes text that looks like a formula for text, and says so", () => {
    const reading = readDrawn(
      rows(
        "N0001 | | | '=HYPERLINK(\"http://a\") | | 3月 | '@张三 | '+86处 | | | | | | | '-无",
      ),
    );
    expect(reading.nodes[0]?.text).toBe('=HYPERLINK("http://a")');
    expect(places(reading, "text-like-formula")).toEqual([
      "text-like-formula@月度安排!D2",
      "text-like-formula@月度安排!G2",
      "text-like-formula@月度安排!H2",
    ]);
  });

  it("reads formulas by their values: one finding a column, another for other workbooks", () => {
    const reading = readDrawn(
      rows(
        "N0001 | | | 甲 | | =DATE(2026,3,1) → @2026-03-01 | | | | =[1]Sheet1!A1 → 已完成 | | =tblOwn[[#This Row],[日]] → @2026-03-05",
        "N0002 | | | 乙 | | =F2 → @2026-03-01 | | | | ='C:\\表\\[a.xlsx]一'!A2 → 未开始",
      ),
    );
    expect(months(reading.nodes)).toEqual(["2026-03", "2026-03"]);
    expect(reading.nodes[0]?.progress.status).toBe("done");
    expect(
      reading.findings
        .filter(({ code }) => /formula|external/.test(code))
        .map(({ code, place, params }) => [code, place.cell, params["count"]]),
    ).toEqual([
      ["formula-in-input", "F2", 2],
      ["external-link-value", "J2", 2],
      ["formula-in-input", "L2", 1],
    ]);
  });

  it("reports formulas of computed columns that were overwritten", () => {
    const 目标 = {
      cells:
        "编号 | 工作领域 | 目标 | 说明 | 节点数 | 已完成 | 完成率\nG1 | 文体活动 | 办好活动 | | =COUNT(A1) → 3 | 2 | =F2/E2 → 67%\nG2 | 其他 | 别的 | | 5 | 1",
      tables: { tblGoals: [1, 3] as const },
    };
    const reading = readDrawn(issued(NODES, { 目标 }));
    expect(
      reading.findings
        .filter(({ code }) => code === "formula-overwritten")
        .map(({ place, params }) => [place.cell, params]),
    ).toEqual([
      ["E3", { column: "nodes", table: "goals", count: 1 }],
      ["F2", { column: "done", table: "goals", count: 2 }],
    ]);
  });
});

describe("goals, measures and owners", () => {
  const sheets: DrawnWorkbook = {
    目标: "编号 | 工作领域 | 目标 | 说明\nＧ１ | 文体 活动 | 办好活动 | 备注一\n坏号 | 大扫除 | 别的",
    措施: "编号 | 目标编号 | 措施 | 责任人 | 协办\nM1.1 | g1 | 办运动会 | 张三、李四 | 办公室",
    责任人: "姓名 | 部门 | 职务 | 联系电话\n张三 | 办公室 | 主席 | 13800000000",
  };

  it("are read with their places", () => {
    const { goals, measures, owners } = readDrawn(byHand(NODES, sheets));
    expect(goals[0]).toEqual({
      id: "G1",
      field: "文体活动",
      text: "办好活动",
      note: "备注一",
      place: { sheet: "目标", row: 2 },
    });
    expect(measures).toEqual([
      {
        id: "M1.1",
        goalId: "G1",
        text: "办运动会",
        owner: "张三、李四",
        support: "办公室",
        place: { sheet: "措施", row: 2 },
      },
    ]);
    expect(owners).toEqual([
      {
        name: "张三",
        department: "办公室",
        position: "主席",
        phone: "13800000000",
        place: { sheet: "责任人", row: 2 },
      },
    ]);
  });

  it("have no id where the cell holds none, and 其他 for a field that is not known, with findings", () => {
    const reading = readDrawn(byHand(NODES, sheets));
    expect(reading.goals[1]).toMatchObject({ id: null, field: "其他" });
    expect(
      [...places(reading, "id-malformed", "field-unreadable")].sort(),
    ).toEqual(["field-unreadable@目标!B3", "id-malformed@目标!A3"]);
  });
});

describe("indicators", () => {
  const read = (sheet: string) => readDrawn(byHand(NODES, { 指标: sheet }));

  it("have their values by month, from headers in any form of a month", () => {
    for (const header of [
      "1月 | 二月 | 2026-03",
      "@2026-01-01 | @2026-02-01 | @2026-03-01",
      "1 | 2 | 3",
      "2026年1月 | 2026年2月 | 2026.3",
    ]) {
      const { indicators } = read(
        `指标 | 单位 | ${header} | 合计\n慰问 | 人次 | 5 | | 7 | 12`,
      );
      expect([...indicators[0]!.values]).toEqual([
        [month("2026-01"), 5],
        [month("2026-03"), 7],
      ]);
    }
  });

  it("join the two rows of a ratio and know both places", () => {
    const { indicators } = read(
      "编号 | 指标 | 项 | 单位 | 口径 | 方向 | 年度目标 | 1月\nI01 | 签订率 | 分子 | 家 | 比率 | 不低于 | 95% | 18\nI01 | 签订率 | 分母 | 家 | 比率 | 不低于 | | 20",
    );
    expect(indicators).toEqual([
      {
        id: "I01",
        measureId: null,
        name: "签订率",
        unit: "家",
        kind: "ratio",
        direction: "at-least",
        target: 0.95,
        values: new Map([[month("2026-01"), 18]]),
        denominators: new Map([[month("2026-01"), 20]]),
        bareMonths: [],
        place: { sheet: "指标", row: 2 },
        denominatorPlace: { sheet: "指标", row: 3 },
      },
    ]);
  });

  it("join a ratio's rows by name, in either order, and with a nameless row below", () => {
    const { indicators } = read(
      "指标 | 项 | 单位 | 口径 | 1月\n甲率 | 分母 | 人 | 比率 | 10\n乙率 | 分子 | 人 | 比率 | 3\n | 分母 | 人 | 比率 | 4\n甲率 | 分子 | 人 | 比率 | 9",
    );
    const ofMonth = (values: ReadonlyMap<number, number>) =>
      [...values.values()][0];
    expect(
      indicators.map(
        ({ name, values, denominators, place, denominatorPlace }) => [
          name,
          ofMonth(values),
          ofMonth(denominators),
          place.row,
          denominatorPlace?.row,
        ],
      ),
    ).toEqual([
      ["甲率", 9, 10, 5, 2],
      ["乙率", 3, 4, 3, 4],
    ]);
  });

  it("report a ratio of which one row is missing", () => {
    const reading = read(
      "编号 | 指标 | 项 | 单位 | 口径 | 1月\nI01 | 签订率 | 分子 | 家 | 比率 | 18",
    );
    expect(reading.indicators).toHaveLength(1);
    expect(reading.indicators[0]).not.toHaveProperty("denominatorPlace");
    expect(places(reading, "ratio-half-missing")).toEqual([
      "ratio-half-missing@指标!C2",
    ]);
  });

  it("keep the months in which a bare percentage stands, and no value of them", () => {
    const { indicators } = read(
      "指标 | 项 | 单位 | 口径 | 1月 | 2月\n满意率 | | % | 比率 | 95% | 0.9\n签订率 | 分子 | 家 | 比率 | 18 | 95%\n签订率 | 分母 | 家 | 比率 | 20 | 20",
    );
    expect(
      indicators.map(({ bareMonths }) => bareMonths.map(formatMonth)),
    ).toEqual([["2026-01", "2026-02"], ["2026-02"]]);
    expect(indicators[0]?.values.size).toBe(0);
    expect([...indicators[1]!.values.keys()].map(formatMonth)).toEqual([
      "2026-01",
    ]);
  });

  it("convert numbers with a unit to the row's unit, and note it", () => {
    const reading = read(
      "指标 | 单位 | 1月 | 2月 | 3月 | 4月\n投入 | 元 | 2万元 | 1,200 | 约３００ | \n培训 | 人次 | 1.2万人次 | 300余人 | | 若干\n比重 | % | 85% | 0.5 | |",
    );
    const values = reading.indicators.map(({ values: of }) => [...of.values()]);
    expect(values[0]).toEqual([20_000, 1200, 300]);
    expect(values[1]).toEqual([12_000, 300]);
    expect(
      reading.findings.find(
        ({ code, place }) => code === "number-converted" && place.cell === "C2",
      )?.params,
    ).toEqual({ value: "2万元", number: 20_000, unit: "元" });
    expect(
      reading.findings.find(({ code }) => code === "number-unreadable"),
    ).toMatchObject({
      place: { cell: "F3" },
      params: { column: "2026-04", value: "若干" },
    });
  });

  it("refuse a unit that has nothing to do with the row's", () => {
    const reading = read("指标 | 单位 | 1月\n活动 | 场 | 300元");
    expect(reading.indicators[0]?.values.size).toBe(0);
    expect(places(reading, "number-unit-mismatch")).toEqual([
      "number-unit-mismatch@指标!C2",
    ]);
  });

  it("read a percentage of a stock in the row's unit", () => {
    const { indicators } = read(
      "指标 | 单位 | 口径 | 1月 | 2月 | 3月\n入会率 | % | 期末 | 85% | '85% | 85",
    );
    expect([...indicators[0]!.values.values()]).toEqual([85, 85, 85]);
  });

  it("report a negative number at its cell", () => {
    const reading = read("指标 | 单位 | 1月 | 2月\n活动 | 场 | 3 | -1");
    expect(places(reading, "number-negative")).toEqual([
      "number-negative@指标!D2",
    ]);
  });
});

describe("the cover", () => {
  const nodes =
    "编号 | 工作安排 | 计划月份 | 状态 | 完成日期\nN0001 | 开展义诊 | 3月 | 未开始";

  it("made by hand has values right of their labels, or behind them in the same cell", () => {
    const cover = `
      工作计划
      单位名称： | | 第二小学工会
      单位编码：A02 | | 上级工会：县教育工会
      计划名称：2026年度工会工作计划；编制人：张三
      审核人 | ________ | 编制日期 | 2025年12月20日
    `;
    const { head } = readDrawn({ 说明: cover, 安排: nodes });
    expect(head).toMatchObject({
      branchName: "第二小学工会",
      branchCode: "A02",
      parentUnion: "县教育工会",
      title: "2026年度工会工作计划",
      preparedBy: "张三",
      reviewedBy: "",
    });
    expect(formatDay(head.preparedOn!)).toBe("2025-12-20");
    expect(head.place.cells).toMatchObject({
      branchName: "C2",
      branchCode: "A3",
    });
  });

  it("may be lines above the table", () => {
    const { head } = readDrawn({
      Sheet1: `第三小学2026年工会工作计划\n单位名称：第三小学工会 单位编码：A03\n${nodes}`,
    });
    expect(head).toMatchObject({
      branchName: "第三小学工会",
      branchCode: "A03",
      period: YEAR_2026,
    });
    expect(head.title).toBe("第三小学2026年工会工作计划");
  });

  it("is never made of a table's headers", () => {
    const 指标 = "指标 | 单位 | 口径 | 2026年1月\n慰问 | 人次 | 累计 | 5";
    const reading = readDrawn(
      { 安排: nodes, 指标 },
      { defaultPeriod: YEAR_2026 },
    );
    expect(reading.head.branchName).toBe("");
    expect(places(reading, "cover-missing")).toHaveLength(1);
    expect(reading.reports).toBeNull();
  });

  it("without a code is known by the name, with a finding", () => {
    const reading = readDrawn({
      封面: "单位名称 | 第四小学工会\n起始月份 | 2026年1月",
      安排: nodes,
    });
    expect(reading.head).toMatchObject({
      branchCode: null,
      branchName: "第四小学工会",
    });
    expect(
      reading.findings.find(({ code }) => code === "branch-without-code"),
    ).toMatchObject({
      place: { sheet: "封面", cell: "B1" },
      params: { name: "第四小学工会" },
    });
  });

  it("that names another branch than the record keeps both, with a finding", () => {
    const reading = readDrawn({
      ...issued(),
      封面: COVER.replace("A01", "A09").replace("第一小学", "第九小学"),
    });
    expect(reading.head).toMatchObject({
      branchCode: "A09",
      branchName: "第九小学工会",
      recordedCode: "A01",
      recordedName: "第一小学工会",
    });
    expect(
      reading.findings.find(({ code }) => code === "branch-conflict"),
    ).toMatchObject({
      place: { sheet: "封面", cell: "B3" },
      params: { cover: "A09 第九小学工会", recorded: "A01 第一小学工会" },
    });
  });

  it("does not contradict the record by white space, or by a code that became a number", () => {
    const plan = planTable("编号 | 月份\nN0001 | 2026-01", {
      code: "0012",
      name: "第一小学工会",
    });
    const reading = readDrawn({
      ...issued(),
      封面: COVER.replace("A01", "12").replace("第一小学", "第一 小学"),
      _plan: recordSheet(plan),
    });
    expect(reading.head).toMatchObject({
      branchCode: "0012",
      recordedCode: null,
      recordedName: null,
    });
    expect(places(reading, "branch-conflict")).toEqual([]);
  });

  it("that is gone leaves the branch to the record", () => {
    const rest = without(issued(), "封面");
    const reading = readDrawn(rest);
    expect(reading.head).toMatchObject({
      branchCode: "A01",
      branchName: "第一小学工会",
      place: { sheet: null, cells: {} },
    });
    expect(places(reading, "cover-missing")).toHaveLength(1);
  });
});

describe("the period", () => {
  const nodes =
    "编号 | 工作安排 | 计划月份 | 状态 | 完成日期\nN0001 | 开展义诊 | 3月 | 未开始";
  const periodOfTitle = (title: string) => {
    const { head, findings } = readDrawn({
      封面: `计划名称 | ${title}\n单位编码 | A01`,
      安排: nodes,
    });
    expect(findings.some(({ code }) => code === "period-assumed")).toBe(true);
    return `${head.period.kind} ${formatMonth(head.period.start)}/${head.period.months}`;
  };

  it("comes from the record, and a cover that says otherwise is a finding", () => {
    const reading = readDrawn({
      ...issued(),
      封面: COVER.replace("@2026-01-01", "@2025-01-01").replace(
        "@2026-12-01",
        "@2025-12-01",
      ),
    });
    expect(reading.head.period).toEqual(YEAR_2026);
    expect(
      reading.findings.find(({ code }) => code === "period-conflict"),
    ).toMatchObject({
      place: { cell: "B5" },
      params: { cover: "2025-01—2025-12", recorded: "2026-01—2026-12" },
    });
  });

  it("comes from the cover, with its kind and length", () => {
    const cover = (kind: string, from: string, to: string) =>
      readDrawn({
        封面: `单位编码 | A01\n周期类型 | ${kind}\n起始月份 | ${from}\n截止月份 | ${to}`,
        安排: nodes,
      }).head.period;
    expect(cover("学年", "2025年9月", "2026年8月")).toEqual(
      periodOf("school-year", month("2025-09")),
    );
    expect(cover("学期", "2026-02", "2026-07")).toEqual(
      periodOf("school-term", month("2026-02")),
    );
    expect(cover("", "2026-02", "2026-07")).toEqual(
      periodOf("half-year", month("2026-02")),
    );
    expect(cover("", "2026-01", "")).toEqual(YEAR_2026);
    expect(cover("", "2025-10", "2026-09")).toEqual(
      periodOf("statistical-year", month("2025-10")),
    );
  });

  it("comes from the title, and is said to be assumed", () => {
    expect(periodOfTitle("2026年工会工作计划")).toBe(
      "calendar-year 2026-01/12",
    );
    expect(periodOfTitle("２０２６年度工作要点")).toBe(
      "calendar-year 2026-01/12",
    );
    expect(periodOfTitle("2025—2026学年工会工作计划")).toBe(
      "school-year 2025-08/12",
    );
    expect(periodOfTitle("2025-2026学年度第一学期工会计划")).toBe(
      "school-term 2025-08/6",
    );
    expect(periodOfTitle("2025至2026学年第二学期工会计划")).toBe(
      "school-term 2026-02/6",
    );
    expect(periodOfTitle("2026年下半年工会计划")).toBe("half-year 2026-07/6");
    expect(periodOfTitle("2026年春季学期工会计划")).toBe(
      "school-term 2026-02/6",
    );
  });

  it("comes from the caller where the file does not say it, before it is made of the months", () => {
    const dated = nodes.replace("3月", "@2026-03-01");
    const given = readDrawn({ 安排: nodes }, { defaultPeriod: YEAR_2026 });
    expect(given.head.period).toEqual(YEAR_2026);
    expect(
      given.findings.find(({ code }) => code === "period-assumed")?.params,
    ).toEqual({ from: "2026-01", to: "2026-12" });
    expect(readDrawn({ 安排: dated }).head.period).toEqual(YEAR_2026);
    expect(
      readDrawn(
        { 安排: dated },
        { defaultPeriod: periodOf("school-year", month("2025-08")) },
      ).head.period.kind,
    ).toBe("school-year");
  });

  it("that nothing says is the reason why the workbook is refused", () => {
    expect(refusal({ 安排: nodes }).code).toBe("period-unreadable");
    expect(
      refusal({ 封面: "单位编码 | A01\n起始月份 | 明年春天", 安排: nodes }),
    ).toMatchObject({
      code: "period-unreadable",
      place: { sheet: "封面", cell: "B2" },
      params: { value: "明年春天" },
    });
    expect(
      refusal({
        安排: nodes.replace("3月", "2025-12") + "\nN0002 | 团拜 | 2026-01",
      }).code,
    ).toBe("period-unreadable");
  });
});

describe("the record of monthly reports", () => {
  const reportsOf = (lines: string) => {
    const head = COVER.slice(0, COVER.indexOf("@2026-01-01 | 已填报"));
    return readDrawn({ ...issued(), 封面: `${head}${lines}` });
  };

  it("is read month by month, with who reported and where it stands", () => {
    const { reports } = readDrawn(issued());
    expect(
      reports?.map(({ month: of, state }) => [formatMonth(of), state]),
    ).toEqual([
      ["2026-01", "reported"],
      ["2026-02", "zero-report"],
      ["2026-03", null],
    ]);
    expect(reports?.[0]).toMatchObject({
      reporter: "张三",
      place: { sheet: "封面", row: 9 },
      stateCell: "B9",
      cells: { month: "A9", state: "B9", reporter: "C9", reportedOn: "D9" },
    });
    expect(formatDay(reports![0]!.reportedOn!)).toBe("2026-01-30");
  });

  it("is read in variants of its words and months", () => {
    const { reports, findings } = reportsOf(
      "1月 | 已报\n二月份 | √\n2026.3 | 0报告\n 4 | 零 报告",
    );
    expect(
      reports?.map(({ month: of, state }) => [formatMonth(of), state]),
    ).toEqual([
      ["2026-01", "reported"],
      ["2026-02", "reported"],
      ["2026-03", "zero-report"],
      ["2026-04", "zero-report"],
    ]);
    expect(findings.filter(({ place }) => place.sheet === "封面")).toEqual([]);
  });

  it("has no report where the state or the month cannot be read, and says so", () => {
    const reading = reportsOf(
      "1月 | 快了\n某月 | 已填报\n3月 | 已填报 | 张三 | 昨天\n填表人：李四 | 联系电话",
    );
    expect(
      reading.reports?.map(({ month: of, state }) => [formatMonth(of), state]),
    ).toEqual([
      ["2026-01", null],
      ["2026-03", "reported"],
    ]);
    expect(
      reading.findings
        .filter(({ place }) => place.sheet === "封面")
        .map(({ code, place, params }) => [code, place.cell, params]),
    ).toEqual([
      ["report-state-unreadable", "B9", { month: "2026-01", value: "快了" }],
      ["month-unreadable", "A10", { column: "month", value: "某月" }],
      ["day-unreadable", "D11", { column: "reportedOn", value: "昨天" }],
    ]);
  });

  it("is null where the cover has none", () => {
    const cover = COVER.slice(0, COVER.indexOf("月份        |"));
    expect(readDrawn({ ...issued(), 封面: cover }).reports).toBeNull();
  });
});

describe("a hostile workbook", () => {
  it("with a single cell at the grid's end is read in a moment", () => {
    const sheet = workbookOf(issued());
    const far = {
      ...sheet,
      read: (info: (typeof sheet.sheets)[number]) => ({
        ...sheet.read(info),
        rowCount: 1_048_576,
      }),
    };
    const start = performance.now();
    const result = readPlan(far);
    expect(result.ok && result.reading.nodes).toHaveLength(2);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it("with thousands of halves of ratios is read in a moment", () => {
    const halves = Array.from(
      { length: 20_000 },
      () => "同名率 | 分子 | 人 | 比率 | 1",
    );
    const start = performance.now();
    const { indicators } = readDrawn(
      byHand(NODES, {
        指标: `指标 | 项 | 单位 | 口径 | 1月\n${halves.join("\n")}`,
      }),
    );
    expect(indicators).toHaveLength(20_000);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
