import { describe, expect, it } from "@jest/globals";

import type { CheckContext } from "../../../src/core/check";
import { periodOf } from "../../../src/core/plan";
import { check, codes, day, month } from "./reading-table";

/** Findings of one drawn row of 月度安排, which is row 5; a node has an owner unless it is drawn otherwise. */
function ofNode(
  header: string,
  row: string,
  today = "2026-06-15",
  context = {},
) {
  const nodes = `编号 | 工作安排 | 责任人 | ${header}\nN0001 | 走访困难职工 | 女工委员 | ${row}`;
  const full: CheckContext = { today: day(today), ...context };
  return check({ nodes, reports: REPORTED }, full);
}

const REPORTED = `月份 | 填报状态
  2026-01 | 已填报
  2026-02 | 已填报
  2026-03 | 零报告
  2026-04 | 已填报
  2026-05 | 已填报`;

const MONTH = "计划月份";
const DONE = "计划月份 | 状态 | 进度 | 完成日期";
const CHANGE = "计划月份 | 状态 | 延期至 | 变更日期 | 变更原因";

describe("the month of a node", () => {
  it("is missed where the cell is blank", () => {
    expect(codes(ofNode(MONTH, ""))).toEqual(["month-missing@月度安排!F5"]);
  });

  it("is not missed where it could not be read, which is a finding of the reading", () => {
    expect(codes(ofNode(MONTH, "?"))).toEqual([]);
  });

  it("is named where it lies outside the plan's period", () => {
    const [finding] = ofNode(`${MONTH} | 完成情况`, "2025-12 | 未办");
    expect(finding).toMatchObject({
      code: "month-out-of-period",
      place: { file: "branch.xlsx", sheet: "月度安排", cell: "F5" },
      params: { month: "2025-12", from: "2026-01", to: "2026-12" },
    });
  });

  it("may be any month of the period", () => {
    expect(codes(ofNode(MONTH, "2026-12"))).toEqual([]);
  });
});

describe("a node that is said to be done", () => {
  it("is clean with a date that has come", () => {
    expect(codes(ofNode(DONE, "2026-03 | 已完成 | 100% | 2026-03-20"))).toEqual(
      [],
    );
  });

  it("needs a date", () => {
    expect(codes(ofNode(DONE, "2026-03 | 已完成 | | "))).toEqual([
      "done-without-date@月度安排!L5",
    ]);
  });

  it("has a date where one stands that could not be read", () => {
    expect(codes(ofNode(DONE, "2026-03 | 已完成 | | ?"))).toEqual([]);
  });

  it("cannot be done after the running day", () => {
    expect(codes(ofNode(DONE, "2026-06 | 已完成 | | 2026-06-16"))).toEqual([
      "done-in-future@月度安排!L5",
    ]);
  });

  it("may be done on the running day", () => {
    expect(codes(ofNode(DONE, "2026-06 | 已完成 | | 2026-06-15"))).toEqual([]);
  });

  it("may be done after an earlier cut-off", () => {
    const context = { asOf: day("2026-03-31") };
    expect(
      codes(
        ofNode(DONE, "2026-06 | 已完成 | | 2026-06-10", "2026-06-15", context),
      ),
    ).toEqual([]);
  });

  it("is doubtful where it was done before the period", () => {
    expect(codes(ofNode(DONE, "2026-01 | 已完成 | | 2025-12-31"))).toEqual([
      "done-before-period@月度安排!L5",
    ]);
  });

  it("cannot have less than full progress", () => {
    const [finding] = ofNode(DONE, "2026-03 | 已完成 | 62.5% | 2026-03-20");
    expect(finding).toMatchObject({
      code: "done-but-progress",
      params: { value: "62.5%" },
    });
  });
});

describe("a node that is not said to be done", () => {
  it("is doubtful with full progress", () => {
    expect(codes(ofNode(DONE, "2026-03 | 进行中 | 100% | "))).toEqual([
      "full-progress-not-done@月度安排!K5",
    ]);
  });

  it("is doubtful with a completion date", () => {
    expect(codes(ofNode(DONE, "2026-03 | 进行中 | 80% | 2026-03-20"))).toEqual([
      "date-but-not-done@月度安排!L5",
    ]);
  });

  it("is not doubted for a state that could not be read", () => {
    expect(codes(ofNode(DONE, "2026-03 | ? | 100% | 2026-03-20"))).toEqual([]);
  });

  it("is not doubted where it was cancelled", () => {
    const header = "计划月份 | 状态 | 进度 | 变更日期 | 变更原因";
    expect(
      codes(
        ofNode(header, "2026-03 | 已取消 | 100% | 2026-03-02 | 并入县里的活动"),
      ),
    ).toEqual([]);
  });
});

describe("progress", () => {
  it.each(["130%", "-5%"])("cannot be %s", (progress) => {
    const found = ofNode(DONE, `2026-09 | 进行中 | ${progress} | `);
    expect(codes(found, "progress-out-of-range")).toEqual([
      "progress-out-of-range@月度安排!K5",
    ]);
  });
});

describe("an overdue node", () => {
  const header = "计划月份 | 状态 | 完成情况";

  it("needs an explanation", () => {
    const [finding] = ofNode(header, "2026-05 | 进行中 | ");
    expect(finding).toMatchObject({
      code: "overdue-without-explanation",
      place: { cell: "P5" },
      params: { text: "走访困难职工", day: "2026-05-31" },
    });
  });

  it("is explained by its result", () => {
    expect(codes(ofNode(header, "2026-05 | 进行中 | 等会场腾出来"))).toEqual(
      [],
    );
  });

  it("is not late on its due day", () => {
    expect(codes(ofNode(header, "2026-05 | 进行中 | ", "2026-05-31"))).toEqual(
      [],
    );
  });

  it("is looked at as of the cut-off", () => {
    const context = { asOf: day("2026-04-30") };
    expect(
      codes(ofNode(header, "2026-05 | 进行中 | ", "2026-06-15", context)),
    ).toEqual([]);
  });

  it("is due in its new month after a timely deferral", () => {
    expect(
      codes(
        ofNode(
          CHANGE,
          "2026-03 | 已延期 | 2026-07 | 2026-03-10 | 讲师出差，主席会同意",
        ),
      ),
    ).toEqual([]);
  });
});

describe("a deferral", () => {
  it("needs its new month", () => {
    const found = ofNode(CHANGE, "2026-09 | 已延期 | | 2026-03-10 | 经费未到");
    expect(codes(found)).toEqual(["deferred-without-month@月度安排!M5"]);
  });

  it("needs a reason", () => {
    const found = ofNode(CHANGE, "2026-09 | 已延期 | 2026-10 | 2026-03-10 | ");
    expect(codes(found)).toEqual(["deferred-without-reason@月度安排!O5"]);
  });

  it("needs a date, whatever the state says now", () => {
    const found = ofNode(CHANGE, "2026-09 | 进行中 | 2026-10 | | 经费未到");
    expect(codes(found)).toEqual(["change-without-date@月度安排!N5"]);
  });

  it("has a date where one stands that could not be read", () => {
    expect(
      codes(ofNode(CHANGE, "2026-09 | 已延期 | 2026-10 | ? | 经费未到")),
    ).toEqual([]);
  });

  it.each(["2026-09", "2026-08"])("cannot be to %s from September", (to) => {
    const found = ofNode(
      CHANGE,
      `2026-09 | 已延期 | ${to} | 2026-03-10 | 经费未到`,
    );
    expect(codes(found)).toEqual(["deferred-backwards@月度安排!M5"]);
  });

  it("cannot be dated after the running day", () => {
    const found = ofNode(
      CHANGE,
      "2026-09 | 已延期 | 2026-10 | 2026-10-01 | 经费未到",
    );
    expect(codes(found)).toEqual(["change-in-future@月度安排!N5"]);
  });
});

describe("a cancellation", () => {
  it("needs a reason and a date", () => {
    expect(codes(ofNode(CHANGE, "2026-09 | 已取消 | | | "))).toEqual([
      "change-without-date@月度安排!N5",
      "cancelled-without-reason@月度安排!O5",
    ]);
  });

  it("is clean with both", () => {
    expect(
      codes(ofNode(CHANGE, "2026-09 | 已取消 | | 2026-05-08 | 与年会合并")),
    ).toEqual([]);
  });
});

describe("a second deferral", () => {
  const second = (row: string) =>
    codes(ofNode(CHANGE, row, "2026-09-15"), "second-deferral");

  it("is clean where the first date stays and the reason has the second", () => {
    expect(
      second(
        "2026-03 | 已延期 | 2026-10 | 2026-03-10 | 场地检修，2026-06-20 再次延期",
      ),
    ).toEqual([]);
    expect(
      second("2026-03 | 已延期 | 2026-10 | 2026-03-10 | 6月20日第二次延期"),
    ).toEqual([]);
  });

  it.each([
    ["has no date of its own", "2026-03-10 | 场地检修，再次延期"],
    [
      "took the place of the first date",
      "2026-06-20 | 3月10日首次延期，现再次延期到10月",
    ],
    [
      "is written down with both days, but not with the first in its cell",
      "2026-06-20 | 3月10日延期至6月；2026-06-20延期至10月",
    ],
    ["is told in English", "2026-06-20 | hall closed, postponed again"],
  ])("is found where it %s", (_, change) => {
    expect(second(`2026-03 | 已延期 | 2026-10 | ${change}`)).toEqual([
      "second-deferral@月度安排!N5",
    ]);
  });

  it("is found where the planned month was moved on from the month of issue", () => {
    const found = check(
      {
        nodes: `编号 | 工作安排 | 责任人 | ${CHANGE}
          N0001 | 走访困难职工 | 女工委员 | 2026-05 | 已延期 | 2026-10 | 2026-05-10 | 场地检修`,
        baseline: "编号 | 工作安排 | 计划月份\nN0001 | 走访困难职工 | 2026-03",
      },
      { today: day("2026-05-15") },
    );
    const [finding] = found.filter(({ code }) => code === "second-deferral");
    expect(finding?.params).toEqual({ issued: "2026-03" });
  });

  it.each([
    ["a late first deferral", "2026-06-20 | 讲师出差，顺延"],
    [
      "days that are not about deferring",
      "2026-03-10 | 3月2日起场地检修，延期",
    ],
    [
      "an event that comes a second time",
      "2026-03-10 | 等第二次职代会开完再定，延期",
    ],
  ])("is not taken from %s", (_, change) => {
    expect(second(`2026-03 | 已延期 | 2026-10 | ${change}`)).toEqual([]);
  });

  it("may be dated, without its year, in the second year of a term that spans two", () => {
    const reason = "答辩延后，1月5日再次延期";
    const found = check(
      {
        nodes: `编号 | 工作安排 | 责任人 | ${CHANGE}
          N0001 | 教学比武 | 组织委员 | 2026-10 | 已延期 | 2027-01 | 2026-10-08 | ${reason}`,
        period: periodOf("school-term", month("2026-08")),
      },
      { today: day("2027-01-10") },
    );
    expect(codes(found, "second-deferral")).toEqual([]);
  });
});
