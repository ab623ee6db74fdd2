import { describe, expect, it } from "@jest/globals";
import {
  addUnreadable,
  factsOf,
  mergeCollections,
  nodeDetails,
  rollupJson,
} from "../../../src/core/rollup";
import { baselineTable, periodFrom, readingTable } from "../plan-table";
import {
  branchOf,
  codes,
  collect,
  issued,
  roll,
  roster,
  submit,
} from "./collecting";

const TWO = `
  编号  | 月份    | 状态   | 完成       | 责任人
  N0001 | 2026-03 | 已完成 | 2026-03-20 | 王芳
  N0002 | 2026-08 |        |            | 李强
`;

describe("the state of a branch", () => {
  it("is reported where the last month that ended has a report", () => {
    const rollup = roll(collect(submit(TWO, { reports: "2026-09" })), {
      roster: roster("B01"),
    });
    expect(branchOf(rollup, "B01")).toMatchObject({
      status: "reported",
      valid: true,
    });
  });

  it("asks for the month before where the cut-off lies within a month", () => {
    const collection = collect(submit(TWO, { reports: "2026-08" }));
    expect(
      branchOf(roll(collection, { asOf: "2026-09-29" }), "B01").status,
    ).toBe("reported");
    expect(
      branchOf(roll(collection, { asOf: "2026-09-30" }), "B01").status,
    ).toBe("not-filled");
  });

  it("asks for the plan's own last month where that is earlier", () => {
    const table = "月份\n2025-09";
    const head = { period: "school-term 2025-08/6" };
    const filled = submit(table, { ...head, reports: "2026-01" });
    const lacking = submit(table, { ...head, reports: "2025-12" });
    expect(branchOf(roll(collect(filled)), "B01").status).toBe("reported");
    expect(branchOf(roll(collect(lacking)), "B01").status).toBe("not-filled");
  });

  it("is a zero report where the last month says so", () => {
    const zero = submit(TWO, { reports: { "2026-09": "零报告" } });
    const earlier = submit(TWO, {
      reports: { "2026-08": "零报告", "2026-09": "已填报" },
    });
    expect(branchOf(roll(collect(zero)), "B01")).toMatchObject({
      status: "zero-report",
      valid: true,
    });
    expect(branchOf(roll(collect(earlier)), "B01").status).toBe("reported");
  });

  it("is not filled where the record lacks the month: outside both the rate and the reporting figure, with its progress", () => {
    const rollup = roll(collect(submit(TWO, { reports: "2026-08" })), {
      roster: roster("B01"),
    });
    const branch = branchOf(rollup, "B01");
    expect(branch).toMatchObject({ status: "not-filled", valid: false });
    expect(branch.figures?.year).toEqual({
      nodes: 2,
      due: 2,
      done: 1,
      onTime: 1,
    });
    expect(rollup.reporting.year.nodes).toBe(0);
    expect(rollup.roster).toMatchObject({
      total: 1,
      reported: 0,
      notFilled: ["B01"],
    });
    expect(codes(rollup)).toContain("B01.xlsx: not-filled");
  });

  it("counts a file without any record as reported, with a finding", () => {
    const rollup = roll(collect(submit(TWO, { reports: null })));
    expect(branchOf(rollup, "B01").status).toBe("reported");
    expect(codes(rollup)).toContain("B01.xlsx: report-record-missing");
  });

  it("has nothing to report before its first month has ended", () => {
    const rollup = roll(collect(submit(TWO, { reports: "none" })), {
      asOf: "2026-01-20",
    });
    expect(branchOf(rollup, "B01").status).toBe("reported");
  });

  it("is missing, not zero, where there is no file", () => {
    const rollup = roll(collect(submit(TWO)), { roster: roster("B01", "B02") });
    expect(branchOf(rollup, "B02")).toMatchObject({
      status: "missing",
      valid: false,
      light: "grey",
      figures: null,
    });
    expect(rollup.roster).toMatchObject({
      total: 2,
      reported: 1,
      missing: ["B02"],
    });
    expect(rollup.branches[0]?.key).toBe("B02");
  });

  it("is unreadable where a file that is named after it cannot be read", () => {
    const collection = collect(submit(TWO));
    addUnreadable(
      collection,
      "报送/B02 第二中学工会 计划.xlsx",
      "file-damaged",
    );
    addUnreadable(collection, "报送/随手存的.xlsx", "not-a-spreadsheet");
    const rollup = roll(collection, {
      roster: roster("B01", "B02", "B0", "B021"),
    });
    expect(branchOf(rollup, "B02").status).toBe("unreadable");
    expect(branchOf(rollup, "B0").status).toBe("missing");
    expect(branchOf(rollup, "B021").status).toBe("missing");
    expect(
      rollup.roster.unreadable.map(({ place, code }) => [place.file, code]),
    ).toEqual([
      ["报送/B02 第二中学工会 计划.xlsx", "file-damaged"],
      ["报送/随手存的.xlsx", "not-a-spreadsheet"],
    ]);
    expect(rollup.reporting.year.nodes).toBe(2);
  });
});

describe("files of one branch", () => {
  const head = { reports: "2026-09" };

  it("of different content are duplicates: the newest report month counts", () => {
    const rollup = roll(
      collect(
        submit(TWO, {
          ...head,
          file: "a.xlsx",
          reports: "2026-08",
          savedAt: "2026-12-01T00:00:00Z",
        }),
        submit("月份\n2026-01", {
          ...head,
          file: "b.xlsx",
          savedAt: "2026-10-01T00:00:00Z",
        }),
      ),
    );
    expect(branchOf(rollup, "B01")).toMatchObject({
      status: "duplicate",
      valid: true,
    });
    expect(rollup.reporting.year.nodes).toBe(1);
    expect(rollup.roster.duplicates).toEqual([
      { code: "B01", files: ["a.xlsx", "b.xlsx"] },
    ]);
    expect(codes(rollup)).toContain("a.xlsx: submission-duplicate");
  });

  it("with the same report month: the newest saved counts, in whatever zone its time is written", () => {
    const early = submit(TWO, {
      ...head,
      file: "a.xlsx",
      savedAt: "2026-10-08T10:00:00+08:00",
    });
    const late = submit("月份\n2026-01", {
      ...head,
      file: "b.xlsx",
      savedAt: "2026-10-08T03:00:00Z",
    });
    expect(roll(collect(early, late)).reporting.year.nodes).toBe(1);
    expect(roll(collect(late, early)).reporting.year.nodes).toBe(1);
  });

  it("follow a preference for the first saved, and a person's choice above all", () => {
    const early = submit(TWO, {
      ...head,
      file: "a.xlsx",
      savedAt: "2026-10-01T00:00:00Z",
    });
    const late = submit("月份\n2026-01", {
      ...head,
      file: "b.xlsx",
      savedAt: "2026-10-08T00:00:00Z",
    });
    const collection = collect(late, early);
    expect(roll(collection, { prefer: "first" }).reporting.year.nodes).toBe(2);
    expect(roll(collection, { prefer: "ask" }).reporting.year.nodes).toBe(1);
    const chosen = new Set(["a.xlsx"]);
    expect(
      roll(collection, { prefer: "ask", chosen }).reporting.year.nodes,
    ).toBe(2);
  });

  it("of equal content count once, silently but listed", () => {
    const rollup = roll(
      collect(
        submit(TWO, { ...head, file: "a.xlsx" }, "same"),
        submit(TWO, { ...head, file: "b.xlsx" }, "same"),
      ),
    );
    expect(branchOf(rollup, "B01").status).toBe("reported");
    expect(rollup.reporting.year.nodes).toBe(2);
    expect(rollup.roster.duplicates).toEqual([]);
    expect(codes(rollup)).toEqual(["b.xlsx: submission-equal"]);
  });

  it("add up where their periods do not overlap: two school years in one calendar year", () => {
    const first = submit(
      "编号 | 月份 | 状态 | 完成\nN0001 | 2025-10 | 已完成 | 2025-10-09\nN0002 | 2026-03 | 已完成 | 2026-03-09",
      { file: "a.xlsx", period: "school-year 2025-08/12" },
    );
    const second = submit("编号 | 月份\nN0001 | 2026-09\nN0002 | 2027-03", {
      file: "b.xlsx",
      period: "school-year 2026-08/12",
      reports: "2026-09",
    });
    const rollup = roll(collect(second, first), {
      period: periodFrom("2026-01/12"),
    });
    const branch = branchOf(rollup, "B01");
    expect(branch.status).toBe("reported");
    expect(branch.plans.map(({ submission }) => submission.file)).toEqual([
      "a.xlsx",
      "b.xlsx",
    ]);
    expect(
      branch.figures?.quarters.map(({ due, done }) => [due, done]),
    ).toEqual([
      [1, 1],
      [0, 0],
      [1, 0],
      [0, 0],
    ]);
    expect(branch.figures?.quarters[0]?.baseline).toEqual({ due: 1, done: 1 });
    expect(
      codes(rollup).filter((code) => code.endsWith("nodes-out-of-period")),
    ).toHaveLength(2);
  });

  it("that overlap without being of one period are for a person to choose", () => {
    const rollup = roll(
      collect(
        submit(TWO, { file: "a.xlsx" }),
        submit("月份\n2026-09", {
          file: "b.xlsx",
          period: "2026-07/6",
          reports: "2026-08",
        }),
      ),
    );
    expect(codes(rollup)).toContain("b.xlsx: plans-overlap");
    expect(branchOf(rollup, "B01").status).toBe("duplicate");
    expect(rollup.reporting.year.nodes).toBe(2);
  });
});

describe("whose file it is", () => {
  const list = roster("B01 第一小学工会", "B02 第二小学工会");

  it("is said by the code, not by the file's name or folder", () => {
    const rollup = roll(
      collect(submit(TWO, { code: "B02", file: "B01/B01 第一小学工会.xlsx" })),
      {
        roster: list,
      },
    );
    expect(rollup.roster.missing).toEqual(["B01"]);
  });

  it("is said by the name where there is no code, white space and width aside", () => {
    const rollup = roll(
      collect(submit(TWO, { code: null, name: " 第二 小学工会" })),
      { roster: list },
    );
    expect(branchOf(rollup, "B02").status).toBe("reported");
  });

  it("is nobody's on the roster: unexpected, and not counted", () => {
    const rollup = roll(
      collect(
        submit(TWO),
        submit(TWO, { code: "X9", name: "别处工会", file: "x.xlsx" }),
      ),
      { roster: list },
    );
    expect(rollup.roster.unexpected).toEqual([{ file: "x.xlsx", code: "X9" }]);
    expect(rollup.reporting.year.nodes).toBe(2);
    expect(codes(rollup)).toContain("x.xlsx: submission-unexpected");
  });

  it("is the cover's where its code contradicts the plan record and the roster has it: doubtful", () => {
    const rollup = roll(
      collect(
        submit(TWO, { code: "B02", recordedCode: "B01", name: "第二小学工会" }),
      ),
      { roster: list },
    );
    expect(branchOf(rollup, "B02")).toMatchObject({
      status: "doubtful",
      valid: true,
    });
    expect(branchOf(rollup, "B01").status).toBe("missing");
    expect(rollup.findings).toContainEqual(
      expect.objectContaining({
        code: "branch-conflict",
        place: { file: "B02.xlsx", sheet: "封面", cell: "B4" },
      }),
    );
  });

  it("is the plan record's where the roster does not have the cover's code", () => {
    const rollup = roll(
      collect(submit(TWO, { code: "B7", recordedCode: "B01", name: "" })),
      {
        roster: list,
      },
    );
    expect(branchOf(rollup, "B01").status).toBe("doubtful");
  });

  it("is the one whose name was typed over a neighbour's file: doubtful", () => {
    const rollup = roll(
      collect(
        submit(TWO, {
          code: "B01",
          name: "第二小学工会",
          recordedName: "第一小学工会",
        }),
      ),
      { roster: list },
    );
    expect(branchOf(rollup, "B02").status).toBe("doubtful");
    expect(branchOf(rollup, "B01").status).toBe("missing");
  });

  it("stays the code's where the name is merely written differently", () => {
    const rollup = roll(
      collect(submit(TWO, { code: "B01", name: "一小工会委员会" })),
      { roster: list },
    );
    expect(branchOf(rollup, "B01").status).toBe("reported");
    expect(codes(rollup)).toEqual([": baseline-missing"]);
  });

  it("without a roster is what the files say: every branch seen counts, and nothing is expected", () => {
    const rollup = roll(
      collect(
        submit(TWO, { code: "B01", name: "甲工会", file: "1.xlsx" }),
        submit(TWO, { code: null, name: "乙工会", file: "2.xlsx" }),
        submit(TWO, { code: null, name: "", file: "3.xlsx" }),
        submit(TWO, { code: null, name: "", file: "4.xlsx" }),
      ),
    );
    expect(rollup.branches.map(({ key }) => key)).toEqual([
      "B01",
      "3.xlsx",
      "4.xlsx",
      "乙工会",
    ]);
    expect(rollup.roster).toMatchObject({
      total: null,
      reported: 4,
      unexpected: [],
    });
    expect(rollup.expected).toEqual({
      figures: null,
      why: "no-roster",
      branches: [],
    });
  });
});

describe("the two figures", () => {
  const baseline = baselineTable(`
    编号  | 月份
    N0001 | 2026-03
    N0002 | 2026-08
    N0003 | 2026-12
  `);

  it("expected counts a missing branch's nodes as issued: due, not done, overdue", () => {
    const rollup = roll(collect(submit(TWO)), {
      roster: roster("B01", "B02"),
      baseline: issued(baseline, ["B01", "B02"]),
    });
    expect(rollup.reporting.year).toEqual({
      nodes: 2,
      due: 2,
      done: 1,
      onTime: 1,
    });
    const expected = rollup.expected.figures;
    expect(expected?.year).toEqual({ nodes: 5, due: 4, done: 1, onTime: 1 });
    expect(expected?.quarters[2]).toMatchObject({
      carriedIn: 1,
      newlyOverdue: 2,
      carriedOut: 3,
    });
    expect(expected?.quarters[0]?.baseline).toEqual({ due: 2, done: 1 });
  });

  it("expected counts a branch that is not filled by its own nodes, none of them done", () => {
    const table = `
      编号  | 月份    | 状态   | 完成       | 进度 | 变更
      N0001 | 2026-03 | 已完成 | 2026-03-20 |      |
      N0002 | 2026-05 | 进行中 |            | 0.6  |
      N0003 | 2026-08 | 已取消 |            |      | 2026-06-01
    `;
    const rollup = roll(collect(submit(table, { reports: "2026-07" })), {
      roster: roster("B01"),
    });
    const expected = rollup.expected.figures;
    expect(expected?.year).toEqual({ nodes: 2, due: 2, done: 0, onTime: 0 });
    expect(expected?.quarters[1]).toMatchObject({
      carriedIn: 1,
      newlyOverdue: 1,
    });
    expect(expected?.quarters[1]?.weighted).toEqual({ num: 0, den: 1 });
  });

  it("expected is null and says why where a branch without a file has no baseline", () => {
    const rollup = roll(collect(submit(TWO)), {
      roster: roster("B01", "B02", "B03"),
      baseline: issued(baseline, ["B02"]),
    });
    expect(rollup.expected).toEqual({
      figures: null,
      why: "baseline-missing",
      branches: ["B03"],
    });
    expect(codes(rollup)).toContain(": baseline-missing");
  });

  it("takes the issue record before what the plan record keeps", () => {
    const rollup = roll(collect(submit(TWO)), {
      baseline: issued(baseline, ["B01"]),
    });
    expect(branchOf(rollup, "B01").figures?.quarters[3]?.baseline).toEqual({
      due: 1,
      done: 0,
    });
    const own = roll(collect(submit(TWO)));
    expect(branchOf(own, "B01").figures?.quarters[3]?.baseline).toEqual({
      due: 0,
      done: 0,
    });
  });
});

describe("the period of the roll-up", () => {
  it("is the one that most plans have", () => {
    const school = { period: "school-year 2025-09/12" };
    const rollup = roll(
      collect(
        submit(TWO, { ...school, code: "B01" }),
        submit(TWO, { ...school, code: "B02" }),
        submit(TWO, { code: "B03" }),
      ),
    );
    expect(rollup.period).toEqual(periodFrom("school-year 2025-09/12"));
  });

  it("puts every node where it is due by the calendar, whatever period its plan has", () => {
    const rollup = roll(
      collect(
        submit("月份\n2025-12\n2026-02", { period: "school-year 2025-08/12" }),
      ),
      { period: periodFrom("2026-01/12") },
    );
    expect(rollup.reporting.quarters.map(({ due }) => due)).toEqual([
      1, 0, 0, 0,
    ]);
    expect(rollup.reporting.quarters[0]?.carriedIn).toBe(0);
    expect(rollup.findings).toEqual([
      expect.objectContaining({
        code: "nodes-out-of-period",
        params: { count: 1 },
      }),
    ]);
  });
});

describe("rows with one id", () => {
  it("count once where they are identical", () => {
    const table = `
      编号  | 月份    | 安排       | 状态
      N0001 | 2026-03 | 慰问一线   | 进行中
      N0001 | 2026-03 | 慰问 一线  | 进行中
    `;
    const rollup = roll(collect(submit(table)));
    expect(rollup.reporting.year.nodes).toBe(1);
    expect(rollup.findings).toEqual([
      expect.objectContaining({
        code: "row-repeated",
        place: { file: "B01.xlsx", sheet: "月度安排", cell: "A3" },
      }),
    ]);
  });

  it("each count where they differ, and the one whose text matches the baseline keeps the id", () => {
    const table = `
      编号  | 月份    | 安排
      N0001 | 2026-03 | 新加的活动
      N0001 | 2026-03 | 送温暖走访
    `;
    const baseline = "编号 | 月份 | 安排\nN0001 | 2026-03 | 送温暖走访";
    const rollup = roll(collect(submit(table, { baseline })));
    expect(rollup.reporting.year.nodes).toBe(2);
    expect(rollup.overdue.map(({ node }) => [node.text, node.id])).toEqual([
      ["新加的活动", null],
      ["送温暖走访", "N0001"],
    ]);
    expect(rollup.findings).toEqual([
      expect.objectContaining({
        code: "id-duplicate",
        place: { file: "B01.xlsx", sheet: "月度安排", cell: "A2" },
      }),
    ]);
  });

  it("leave the id with the first where there is no baseline", () => {
    const table =
      "编号 | 月份 | 安排\nN0001 | 2026-03 | 甲\nN0001 | 2026-03 | 乙";
    const rollup = roll(collect(submit(table, { baseline: null })));
    expect(rollup.overdue.map(({ node }) => node.id)).toEqual(["N0001", null]);
  });

  it("are not reported again where the checks have done so", () => {
    const table =
      "编号 | 月份 | 安排\nN0001 | 2026-03 | 甲\nN0001 | 2026-03 | 乙";
    const reading = readingTable(table, { baseline: null });
    const known = {
      code: "id-duplicate",
      severity: "warning",
      place: { file: "B01.xlsx", sheet: "月度安排", cell: "A3" },
      params: {},
    } as const;
    const submission = factsOf(reading, { digest: "1", findings: [known] });
    expect(roll(collect(submission)).findings).toEqual([known]);
  });

  it("without an id each count, even when they are identical", () => {
    const table = "编号 | 月份 | 安排\n | 2026-03 | 甲\n | 2026-03 | 甲";
    expect(roll(collect(submit(table))).reporting.year.nodes).toBe(2);
  });
});

describe("a row without a month", () => {
  it("is not counted until a person gives it one", () => {
    const rollup = roll(
      collect(submit("编号 | 月份\nN0001 | \nN0002 | ?\nN0003 | 2026-03")),
    );
    expect(rollup.reporting.year.nodes).toBe(1);
  });
});

describe("the light of a branch", () => {
  function light(table: string, asOf = "2026-06-30"): string {
    return branchOf(roll(collect(submit(table)), { asOf }), "B01").light;
  }
  const done = (n: number, on = "2026-02-10"): string =>
    `2026-02 | 已完成 | ${on}\n`.repeat(n);

  it("is red where more than one in five of the nodes due is overdue", () => {
    expect(light(`月份 | 状态 | 完成\n${done(7)}2026-03\n2026-03`)).toBe("red");
  });

  it("is yellow where one in five is overdue, or fewer", () => {
    expect(light(`月份 | 状态 | 完成\n${done(4)}2026-03`)).toBe("yellow");
  });

  it("is yellow where a node of the cut-off's quarter was done late, not where one of an earlier quarter was", () => {
    expect(light(`月份 | 状态 | 完成\n2026-05 | 已完成 | 2026-06-02`)).toBe(
      "yellow",
    );
    expect(light(`月份 | 状态 | 完成\n${done(1, "2026-03-02")}`)).toBe("green");
  });

  it("is yellow behind time's pace though nothing is overdue any more", () => {
    expect(
      light(`月份 | 状态 | 变更\n2026-02 | 已取消 | 2026-03-02\n2026-12`),
    ).toBe("yellow");
  });

  it("is blue where something is due within 15 days", () => {
    expect(light(`月份 | 状态 | 完成\n${done(1)}2026-07`, "2026-07-20")).toBe(
      "blue",
    );
  });

  it("is green where what was due is done, and grey where nothing was", () => {
    expect(light(`月份 | 状态 | 完成\n${done(2)}2026-12`)).toBe("green");
    expect(light("月份\n2026-12")).toBe("grey");
  });
});

describe("what stands behind the figures", () => {
  const table = `
    编号  | 目标 | 措施 | 月份    | 状态   | 完成       | 安排
    N0001 | G1   |      | 2026-03 | 已完成 | 2026-03-20 | 春季趣味赛
    N0002 |      | M2.1 | 2026-05 |        |            | 走访困难职工
    N0003 |      |      | 2026-08 |        |            | 其他事项
  `;
  const goals = { G1: "文体活动 丰富职工生活", G2: "帮扶送温暖 关心困难职工" };

  it("gives the figures by work field, by the goal of the node or of its measure", () => {
    const rollup = roll(collect(submit(table, { goals })));
    expect(
      rollup.fields.map(({ field, figures }) => [field, figures.year]),
    ).toEqual([
      ["帮扶送温暖", { nodes: 1, due: 1, done: 0, onTime: 0 }],
      ["文体活动", { nodes: 1, due: 1, done: 1, onTime: 1 }],
      ["其他", { nodes: 1, due: 1, done: 0, onTime: 0 }],
    ]);
  });

  it("gives the figures by goal where all branches share it", () => {
    const other = { ...goals, G2: "民主管理 开好职代会" };
    const rollup = roll(
      collect(
        submit(table, { goals }),
        submit(table, { goals: other, code: "B02" }),
      ),
    );
    expect(
      rollup.goals.map(({ id, text, figures }) => [
        id,
        text,
        figures.year.nodes,
      ]),
    ).toEqual([["G1", "丰富职工生活", 2]]);
  });

  it("lists the overdue nodes, the latest first, with the row that each stands in", () => {
    const rollup = roll(collect(submit(table)));
    expect(
      rollup.overdue.map(({ node, state }) => [
        node.id,
        node.row,
        state.daysLate,
      ]),
    ).toEqual([
      ["N0002", 3, 122],
      ["N0003", 4, 30],
    ]);
  });

  it("keeps every node of every file for the detail sheet, those of a file not filled too", () => {
    const rollup = roll(
      collect(
        submit(table),
        submit(table, { code: "B02", reports: "2026-01" }),
      ),
    );
    expect([...nodeDetails(rollup)]).toHaveLength(6);
    expect(rollup.overdue).toHaveLength(2);
  });

  it("marks nodes added in mid-year, which count from their month but are not in the baseline", () => {
    const baseline = "编号 | 月份\nN0001 | 2026-03";
    const [first, second, third] = nodeDetails(
      roll(collect(submit(table, { baseline }))),
    );
    expect([first?.added, second?.added, third?.added]).toEqual([
      false,
      true,
      true,
    ]);
    const [unknown] = nodeDetails(
      roll(collect(submit(table, { baseline: null }))),
    );
    expect(unknown?.added).toBeNull();
  });

  it("counts the findings of each branch's files", () => {
    const rollup = roll(
      collect(
        submit(TWO, { file: "a.xlsx" }),
        submit(table, { file: "b.xlsx", reports: null }),
      ),
    );
    expect(branchOf(rollup, "B01").findings).toEqual({
      error: 0,
      warning: 2,
      info: 0,
    });
  });
});

describe("the JSON of a roll-up", () => {
  it("has exactly the members that the command line promises", () => {
    const indicators = "指标 | 单位 | 2026-03\n培训 | 场 | 2";
    const collection = collect(submit(TWO, { indicators }));
    addUnreadable(collection, "坏.xlsx", "file-empty");
    const json = rollupJson(roll(collection, { roster: roster("B01", "B02") }));
    expect(JSON.parse(JSON.stringify(json))).toEqual({
      period: { start: "2026-01", months: 12 },
      asOf: "2026-09-30",
      roster: {
        total: 2,
        reported: 1,
        notFilled: [],
        missing: ["B02"],
        duplicates: [],
        unexpected: [],
        unreadable: [{ file: "坏.xlsx", code: "file-empty" }],
      },
      branches: [
        {
          code: "B02",
          name: "B02工会",
          path: ["县总工会"],
          file: null,
          files: [],
          status: "missing",
          light: "grey",
          quarters: null,
          year: null,
        },
        expect.objectContaining({
          code: "B01",
          file: "B01.xlsx",
          files: ["B01.xlsx"],
          light: "red",
        }),
      ],
      totals: {
        reporting: {
          quarters: [
            quarterJson(1, { due: 1, done: 1, onTime: 1 }, [0, 0, 0, 0, 0]),
            quarterJson(2, { due: 0, done: 0, onTime: 0 }, [0, 0, 0, 0, 0]),
            quarterJson(3, { due: 1, done: 0, onTime: 0 }, [0, 1, 0, 0, 1]),
            quarterJson(4, { due: 0, done: 0, onTime: 0 }, [
              null,
              null,
              null,
              null,
              null,
            ]),
          ],
          year: { nodes: 2, due: 2, done: 1, onTime: 1 },
        },
        expected: { quarters: null, year: null, why: "baseline-missing: B02" },
      },
      fields: [{ workField: "其他", quarters: expect.any(Array) }],
      indicators: [
        {
          name: "培训",
          unit: "场",
          kind: "sum",
          target: null,
          quarters: [2, null, null, null],
          total: 2,
          branches: 1,
        },
      ],
      overdue: [
        {
          branch: "B01",
          nodeId: "N0002",
          text: "第2项工作",
          dueMonth: "2026-08",
          owner: "李强",
          daysLate: 30,
          file: "B01.xlsx",
          sheet: "月度安排",
          row: 3,
        },
      ],
      closed: [],
      findings: [
        {
          code: "baseline-missing",
          severity: "info",
          file: null,
          sheet: null,
          cell: null,
          params: { name: "B02工会", code: "B02" },
        },
        {
          code: "file-empty",
          severity: "error",
          file: "坏.xlsx",
          sheet: null,
          cell: null,
          params: {},
        },
      ],
    });
  });

  it("gives the month in whose figures a deferred node is", () => {
    const table =
      "月份 | 状态 | 延期至 | 变更\n2026-03 | 已延期 | 2026-06 | 2026-03-02";
    const json = rollupJson(roll(collect(submit(table))));
    expect(json["overdue"]).toEqual([
      expect.objectContaining({ dueMonth: "2026-06" }),
    ]);
  });
});

describe("collecting", () => {
  it("takes the same file once, however often it is handed in", () => {
    const one = collect(submit(TWO));
    expect(mergeCollections(one, one).submissions.size).toBe(1);
  });

  it("counts nothing of nothing", () => {
    const rollup = roll(collect());
    expect(rollup.reporting.year).toEqual({
      nodes: 0,
      due: 0,
      done: 0,
      onTime: 0,
    });
    expect(rollup.period).toEqual(periodFrom("2026-01/12"));
  });
});

function quarterJson(
  quarter: number,
  counts: { due: number; done: number; onTime: number },
  carry: readonly (number | null)[],
): object {
  const [carriedIn, newlyOverdue, madeUp, struckOff, carriedOut] = carry;
  return {
    quarter,
    ...counts,
    weighted: { num: counts.done, den: counts.due },
    carriedIn,
    newlyOverdue,
    madeUp,
    struckOff,
    carriedOut,
    baseline: { due: counts.due, done: counts.done },
    standing: { due: 0, done: 0 },
    deferredOut: 0,
  };
}
