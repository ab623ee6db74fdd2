import { describe, expect, it } from "@jest/globals";
import { countNodes, nodeState, sumFigures } from "../../../src/core/rollup";
import type { PeriodFigures, QuarterFigures } from "../../../src/core/rollup";
import { baselineTable, day, nodeTable, periodFrom } from "../plan-table";

const YEAR = periodFrom("2026-01/12");

function count(
  table: string,
  asOf: string,
  options: { period?: string; baseline?: string; today?: string } = {},
): PeriodFigures {
  return countNodes(
    nodeTable(table),
    periodFrom(options.period ?? "2026-01/12"),
    day(asOf),
    {
      ...(options.today === undefined ? {} : { today: day(options.today) }),
      ...(options.baseline === undefined
        ? {}
        : { baseline: baselineTable(options.baseline) }),
    },
  );
}

function quarter(figures: PeriodFigures, number: number): QuarterFigures {
  const found = figures.quarters[number - 1];
  if (found === undefined) throw new Error(`no quarter ${number}`);
  return found;
}

/** 期初逾期, 新增逾期, 补完, 批准取消, 期末逾期 of one quarter. */
function carry(
  figures: PeriodFigures,
  number: number,
): readonly (number | null)[] {
  const { carriedIn, newlyOverdue, madeUp, struckOff, carriedOut } = quarter(
    figures,
    number,
  );
  return [carriedIn, newlyOverdue, madeUp, struckOff, carriedOut];
}

function states(table: string, asOf: string, today = asOf): readonly string[] {
  return nodeTable(table).map(
    (node) => nodeState(node, day(asOf), { today: day(today) }).state,
  );
}

describe("the figures of one quarter", () => {
  const table = `
    月份    | 状态   | 进度 | 完成       | 变更       | 权重 | 类型
    2026-01 | 已完成 |      | 2026-01-20 |            | 2    | 单次
    2026-02 | 已完成 |      | 2026-03-05 |            | 1    | 单次
    2026-03 | 进行中 | 0.5  |            |            | 3    | 单次
    2026-03 | 已取消 |      |            | 2026-03-31 | 5    | 单次
    2026-03 | 已取消 |      |            | 2026-04-01 | 1    | 单次
    2026-03 | 已完成 |      | 2026-03-31 |            | 1    | 常态
    2026-06 |        |      |            |            | 1    | 常态
  `;

  it("counts as due what is due in the quarter, without what was cancelled by its due day", () => {
    expect(quarter(count(table, "2026-06-30"), 1).due).toBe(5);
    expect(quarter(count(table, "2026-06-30"), 2).due).toBe(1);
  });

  it("counts as done what is done at the cut-off, also when it was done in a later quarter", () => {
    const late = `
      月份    | 状态   | 完成
      2026-03 | 已完成 | 2026-05-10
    `;
    expect(quarter(count(late, "2026-04-30"), 1).done).toBe(0);
    expect(quarter(count(late, "2026-05-10"), 1).done).toBe(1);
    expect(quarter(count(late, "2026-05-10"), 2).done).toBe(0);
  });

  it("counts as on time what was done on or before its due day", () => {
    expect(quarter(count(table, "2026-06-30"), 1)).toMatchObject({
      done: 3,
      onTime: 2,
    });
  });

  it("weighs done nodes fully, open ones by their progress, cancelled ones not at all", () => {
    expect(quarter(count(table, "2026-06-30"), 1).weighted).toEqual({
      num: 5.5,
      den: 8,
    });
  });

  it("gives the standing nodes among them, so that they can be left out", () => {
    expect(quarter(count(table, "2026-06-30"), 1).standing).toEqual({
      due: 1,
      done: 1,
    });
    expect(quarter(count(table, "2026-06-30"), 2).standing).toEqual({
      due: 1,
      done: 0,
    });
  });

  it("adds the quarters up to the year, with what is due by the cut-off", () => {
    const { year } = count(table, "2026-02-28");
    expect(year).toEqual({ nodes: 7, due: 2, done: 1, onTime: 1 });
  });

  it("takes a weight that is not positive as 1", () => {
    const weights = `
      月份    | 权重
      2026-01 | 0
      2026-01 | -3
      2026-01 | 2
    `;
    expect(quarter(count(weights, "2026-01-31"), 1).weighted.den).toBe(4);
  });

  it("holds a progress between 0 and 1", () => {
    const odd = `
      月份    | 状态   | 进度
      2026-01 | 进行中 | -2
      2026-01 | 进行中 | 0.25
    `;
    expect(quarter(count(odd, "2026-01-31"), 1).weighted.num).toBe(0.25);
  });

  it("gives a half-year two quarters", () => {
    const table = `
      月份    | 状态   | 完成
      2026-07 | 已完成 | 2026-07-31
      2026-12 |        |
    `;
    const figures = count(table, "2026-12-31", { period: "2026-07/6" });
    expect(figures.quarters.map(({ due, done }) => [due, done])).toEqual([
      [1, 1],
      [1, 0],
    ]);
  });

  it("counts quarters from the period's first month, over the turn of the year", () => {
    const table = `
      月份
      2025-08
      2025-10
      2025-11
      2026-01
      2026-07
    `;
    const figures = count(table, "2025-08-01", {
      period: "school-year 2025-08/12",
    });
    expect(figures.quarters.map(({ due }) => due)).toEqual([2, 2, 0, 1]);
  });
});

describe("overdue nodes carried from quarter to quarter", () => {
  const table = `
    月份    | 状态   | 完成       | 变更
    2026-01 |        |            |
    2026-02 | 已完成 | 2026-05-06 |
    2026-03 | 已取消 |            | 2026-06-01
    2026-03 | 已完成 | 2026-03-31 |
    2026-05 |        |            |
    2026-06 | 已完成 | 2026-08-01 |
  `;

  it("adds and takes away by quarter", () => {
    const figures = count(table, "2026-09-30");
    expect(carry(figures, 1)).toEqual([0, 3, 0, 0, 3]);
    expect(carry(figures, 2)).toEqual([3, 2, 1, 1, 3]);
    expect(carry(figures, 3)).toEqual([3, 0, 1, 0, 2]);
  });

  it("gives null for a quarter that begins after the cut-off", () => {
    const figures = count(table, "2026-09-30");
    expect(carry(figures, 4)).toEqual([null, null, null, null, null]);
    expect(carry(count(table, "2025-12-31"), 1)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it("counts up to the cut-off within the running quarter", () => {
    expect(carry(count(table, "2026-05-06"), 2)).toEqual([3, 0, 1, 0, 2]);
    expect(carry(count(table, "2026-05-31"), 2)).toEqual([3, 1, 1, 0, 3]);
  });

  it("takes a node as overdue from the end of its due day", () => {
    expect(count(table, "2026-01-30").overdue).toBe(0);
    expect(count(table, "2026-01-31").overdue).toBe(1);
  });

  it("does not carry a node into the quarter after the one in which it was settled", () => {
    expect(carry(count(table, "2026-12-31"), 4)).toEqual([2, 0, 0, 0, 2]);
  });
});

describe("the state of a node at the cut-off", () => {
  const asOf = day("2026-06-30");

  it("is done with a completion date on or before the cut-off", () => {
    const table = `
      月份    | 状态   | 完成
      2026-06 | 已完成 | 2026-06-30
      2026-06 | 已完成 | 2026-07-01
    `;
    expect(states(table, "2026-06-30", "2026-07-15")).toEqual([
      "done",
      "done-later",
    ]);
  });

  it("is not done at an earlier cut-off than its completion, and weighs nothing there", () => {
    const table = `
      月份    | 状态   | 进度 | 完成
      2026-06 | 已完成 | 1    | 2026-07-01
    `;
    const figures = count(table, "2026-06-30", { today: "2026-07-15" });
    expect(quarter(figures, 2)).toMatchObject({
      due: 1,
      done: 0,
      weighted: { num: 0, den: 1 },
    });
    expect(figures.overdue).toBe(1);
  });

  it("is doubtful when done without a readable date, or with a date that lies ahead", () => {
    const table = `
      月份    | 状态   | 完成
      2026-06 | 已完成 |
      2026-06 | 已完成 | ?
      2026-06 | 已完成 | 2026-07-02
    `;
    expect(states(table, "2026-06-30")).toEqual([
      "doubtful",
      "doubtful",
      "doubtful",
    ]);
    expect(
      quarter(count(table, "2026-06-30", { today: "2026-06-30" }), 2).done,
    ).toBe(0);
  });

  it("is doubtful with a full progress or a completion date but another state, and weighs nothing", () => {
    const table = `
      月份    | 状态   | 进度 | 完成
      2026-06 | 进行中 | 1    |
      2026-06 | 进行中 | 0.8  | 2026-06-20
      2026-06 |        | 1    |
    `;
    expect(states(table, "2026-06-30")).toEqual([
      "doubtful",
      "doubtful",
      "doubtful",
    ]);
    const { due, done, weighted } = quarter(count(table, "2026-06-30"), 2);
    expect([due, done, weighted.num]).toEqual([3, 0, 0]);
  });

  it("is not done by a date after the running day, even at a later cut-off", () => {
    const table = `
      月份    | 状态   | 完成
      2026-06 | 已完成 | 2026-06-20
    `;
    expect(
      quarter(count(table, "2026-06-30", { today: "2026-06-10" }), 2).done,
    ).toBe(0);
  });

  it("is cancelled only from its change date on", () => {
    const table = `
      月份    | 状态   | 变更
      2026-05 | 已取消 | 2026-06-10
    `;
    expect(states(table, "2026-06-09", "2026-06-30")).toEqual(["not-started"]);
    expect(states(table, "2026-06-10", "2026-06-30")).toEqual(["cancelled"]);
    expect(count(table, "2026-06-09").overdue).toBe(1);
    expect(count(table, "2026-06-10").overdue).toBe(0);
  });

  it("does not change by a cancellation or deferral without a date", () => {
    const table = `
      月份    | 状态   | 进度 | 延期至  | 变更
      2026-05 | 已取消 | 0.4  |         |
      2026-05 | 已延期 |      | 2026-08 |
      2026-05 | 已延期 |      | 2026-08 | ?
    `;
    const figures = count(table, "2026-06-30");
    expect(quarter(figures, 2)).toMatchObject({
      due: 3,
      weighted: { num: 0.4, den: 3 },
    });
    expect(quarter(figures, 3).due).toBe(0);
    expect(figures.overdue).toBe(3);
  });

  it("moves to the new month by a deferral that came by the due day, whatever the state says", () => {
    const table = `
      月份    | 状态   | 延期至  | 变更       | 完成
      2026-05 | 已延期 | 2026-08 | 2026-05-31 |
      2026-05 | 进行中 | 2026-08 | 2026-05-31 |
      2026-05 | 已完成 | 2026-08 | 2026-05-31 | 2026-08-31
    `;
    const figures = count(table, "2026-09-30");
    expect(quarter(figures, 2).due).toBe(0);
    expect(quarter(figures, 3)).toMatchObject({ due: 3, done: 1, onTime: 1 });
    expect(figures.overdue).toBe(2);
  });

  it("stays in its month until the deferral's date", () => {
    const table = `
      月份    | 状态   | 延期至  | 变更
      2026-05 | 已延期 | 2026-08 | 2026-05-20
    `;
    expect(quarter(count(table, "2026-05-19"), 2).due).toBe(1);
    expect(quarter(count(table, "2026-05-20"), 2).due).toBe(0);
  });

  it("marks what was done before its month began, and counts it as done on time", () => {
    const [node] = nodeTable(`
      月份    | 状态   | 完成
      2026-08 | 已完成 | 2026-06-30
    `);
    expect(nodeState(node!, asOf)).toMatchObject({
      early: true,
      onTime: true,
      light: "green",
    });
  });

  it("says by how many days it is late", () => {
    const [open, done] = nodeTable(`
      月份    | 状态   | 完成
      2026-04 |        |
      2026-04 | 已完成 | 2026-05-03
    `);
    expect(nodeState(open!, asOf).daysLate).toBe(61);
    expect(nodeState(done!, asOf).daysLate).toBe(3);
  });
});

describe("hard cases", () => {
  it("a node cancelled on its due day leaves the denominator", () => {
    const table = `
      月份    | 状态   | 变更
      2026-02 | 已取消 | 2026-02-28
    `;
    expect(quarter(count(table, "2026-12-31"), 1).due).toBe(0);
    expect(count(table, "2026-12-31").year.nodes).toBe(0);
  });

  it("a node cancelled after its due day stays, not done, and leaves the carry-over in the quarter of the change", () => {
    const table = `
      月份    | 状态   | 变更
      2026-02 | 已取消 | 2026-08-15
    `;
    const figures = count(table, "2026-12-31");
    expect(quarter(figures, 1)).toMatchObject({ due: 1, done: 0 });
    expect([1, 2, 3, 4].map((number) => carry(figures, number))).toEqual([
      [0, 1, 0, 0, 1],
      [1, 0, 0, 0, 1],
      [1, 0, 0, 1, 0],
      [0, 0, 0, 0, 0],
    ]);
  });

  it("a node cancelled late but within its quarter never becomes a carried one", () => {
    const table = `
      月份    | 状态   | 变更
      2026-01 | 已取消 | 2026-03-10
    `;
    expect(carry(count(table, "2026-12-31"), 1)).toEqual([0, 0, 0, 0, 0]);
    expect(carry(count(table, "2026-02-10"), 1)).toEqual([0, 1, 0, 0, 1]);
  });

  it("a timely deferral out of the period leaves the denominator and shows in the original quarter", () => {
    const table = `
      月份    | 状态   | 延期至  | 变更
      2026-11 | 已延期 | 2027-02 | 2026-11-20
    `;
    const figures = count(table, "2026-12-31");
    expect(quarter(figures, 4)).toMatchObject({ due: 0, deferredOut: 1 });
    expect(figures).toMatchObject({
      year: { nodes: 0 },
      overdue: 0,
      outOfPeriod: 0,
    });
    expect(quarter(count(table, "2026-11-19"), 4)).toMatchObject({
      due: 1,
      deferredOut: 0,
    });
  });

  it("a late deferral stays in its quarter as overdue and is carried", () => {
    const table = `
      月份    | 状态   | 延期至  | 变更
      2026-05 | 已延期 | 2026-08 | 2026-06-01
    `;
    const figures = count(table, "2026-07-31");
    expect(quarter(figures, 2)).toMatchObject({ due: 1, newlyOverdue: 1 });
    expect(quarter(figures, 3)).toMatchObject({
      due: 0,
      carriedIn: 1,
      carriedOut: 1,
    });
  });

  it("a late deferral out of the period does not leave the denominator", () => {
    const table = `
      月份    | 状态   | 延期至  | 变更
      2026-11 | 已延期 | 2027-02 | 2026-12-01
    `;
    expect(quarter(count(table, "2026-12-31"), 4)).toMatchObject({
      due: 1,
      deferredOut: 0,
    });
  });

  it("a timely deferral to an earlier month is due there", () => {
    const table = `
      月份    | 状态   | 延期至  | 变更
      2026-06 | 已延期 | 2026-03 | 2026-02-01
    `;
    expect(quarter(count(table, "2026-06-30"), 1).due).toBe(1);
    expect(quarter(count(table, "2026-06-30"), 2).due).toBe(0);
  });

  it("a timely deferral into the period counts where it is due", () => {
    const table = `
      月份    | 状态   | 延期至  | 变更
      2025-12 | 已延期 | 2026-02 | 2025-12-15
    `;
    expect(quarter(count(table, "2026-03-31"), 1)).toMatchObject({
      due: 1,
      newlyOverdue: 1,
    });
  });

  it("a node deferred in time and then cancelled by its new due day leaves the denominator", () => {
    const table = `
      月份    | 状态   | 延期至  | 变更
      2026-05 | 已取消 | 2026-08 | 2026-05-20
    `;
    expect(count(table, "2026-12-31").year.nodes).toBe(0);
  });

  it("a node with a month outside the period is left out of every figure, and counted as such", () => {
    const table = `
      月份
      2025-12
      2027-01
      2026-01
    `;
    const figures = count(table, "2026-12-31");
    expect(figures).toMatchObject({
      outOfPeriod: 2,
      year: { nodes: 1, due: 1 },
    });
    expect(carry(figures, 1)).toEqual([0, 1, 0, 0, 1]);
  });

  it("a rate without a denominator is nothing over nothing, not 0 % and not 100 %", () => {
    const figures = countNodes([], YEAR, day("2026-12-31"));
    expect(quarter(figures, 1).weighted).toEqual({ num: 0, den: 0 });
    expect(figures.year).toEqual({ nodes: 0, due: 0, done: 0, onTime: 0 });
  });
});

describe("the baseline figures", () => {
  const baseline = `
    编号  | 月份
    N0001 | 2026-01
    N0002 | 2026-02
    N0003 | 2026-03
    N0004 | 2026-03
  `;
  const table = `
    编号  | 月份    | 状态   | 延期至  | 变更       | 完成
    N0001 | 2026-01 | 已完成 |         |            | 2026-02-10
    N0002 | 2026-02 | 已取消 |         | 2026-01-05 |
    N0003 | 2026-03 | 已完成 | 2026-06 | 2026-03-01 | 2026-05-01
    N0009 | 2026-03 | 已完成 |         |            | 2026-03-01
  `;

  it("keep the nodes as issued in their months: cancelled, deferred and deleted ones too, added ones not", () => {
    const figures = count(table, "2026-06-30", { baseline });
    expect(quarter(figures, 1).baseline).toEqual({ due: 4, done: 2 });
    expect(quarter(figures, 2).baseline).toEqual({ due: 0, done: 0 });
  });

  it("take as done what is done at the cut-off", () => {
    expect(
      quarter(count(table, "2026-04-30", { baseline }), 1).baseline,
    ).toEqual({
      due: 4,
      done: 1,
    });
  });

  it("are null where no baseline is known", () => {
    expect(quarter(count(table, "2026-06-30"), 1).baseline).toBeNull();
  });

  it("of a sum are null where one part has none", () => {
    const asOf = day("2026-06-30");
    const known = count(table, "2026-06-30", { baseline });
    const unknown = count(table, "2026-06-30");
    expect(quarter(sumFigures([known, known], YEAR, asOf), 1).baseline).toEqual(
      {
        due: 8,
        done: 4,
      },
    );
    expect(
      quarter(sumFigures([known, unknown], YEAR, asOf), 1).baseline,
    ).toBeNull();
  });
});

describe("the light of a node", () => {
  function light(row: string, asOf: string, today = asOf): string {
    const [node] = nodeTable(`月份 | 状态 | 完成 | 变更\n${row}`);
    return nodeState(node!, day(asOf), { today: day(today) }).light;
  }

  it("is red when overdue", () => {
    expect(light("2026-05 | | |", "2026-06-01")).toBe("red");
  });

  it("is yellow when done late", () => {
    expect(light("2026-05 | 已完成 | 2026-06-01 |", "2026-06-30")).toBe(
      "yellow",
    );
  });

  it("is blue when not done and due within 15 days", () => {
    expect(light("2026-05 | | |", "2026-05-16")).toBe("blue");
    expect(light("2026-05 | | |", "2026-05-15")).toBe("grey");
  });

  it("is blue on the due day while that day is running, red when it is looked back on", () => {
    expect(light("2026-05 | | |", "2026-05-31")).toBe("blue");
    expect(light("2026-05 | | |", "2026-05-31", "2026-06-20")).toBe("red");
  });

  it("is green when done on time", () => {
    expect(light("2026-05 | 已完成 | 2026-05-31 |", "2026-06-30")).toBe(
      "green",
    );
  });

  it("is grey when cancelled", () => {
    expect(light("2026-05 | 已取消 | | 2026-06-10", "2026-06-30")).toBe("grey");
  });

  it("follows the number of days in the settings", () => {
    const [node] = nodeTable(`
      月份
      2026-05
    `);
    const lights = { soonDays: 30, redShare: 0.2 };
    expect(nodeState(node!, day("2026-05-01"), { lights }).light).toBe("blue");
  });
});
