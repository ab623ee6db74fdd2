import { describe, expect, it } from "@jest/globals";

import { finding } from "../../../src/core/finding";
import { parseBranchCode, periodOf } from "../../../src/core/plan";
import { check, codes, day, month } from "./reading-table";

const REPORTS = `月份 | 填报状态
  2026-01 | 已填报
  2026-02 | 零报告
  2026-03 |
  2026-04 | `;

describe("the record of monthly reports", () => {
  it("must have a report, or a zero report, for each month that has passed", () => {
    const found = check({ reports: REPORTS }, { today: day("2026-04-10") });
    expect(found).toEqual([
      {
        code: "report-missing",
        severity: "warning",
        place: { file: "branch.xlsx", sheet: "封面", cell: "B7" },
        params: { month: "2026-03" },
      },
    ]);
  });

  it("may wait until the month is over", () => {
    const found = check({ reports: REPORTS }, { today: day("2026-03-31") });
    expect(codes(found)).toEqual([]);
  });

  it("is looked at as of the cut-off", () => {
    const context = { today: day("2026-05-20"), asOf: day("2026-03-31") };
    expect(codes(check({ reports: REPORTS }, context))).toEqual([
      "report-missing@封面!B7",
    ]);
  });

  it("is missed for a month whose line was deleted", () => {
    const reports = "月份 | 填报状态\n2026-02 | 已填报";
    const found = check({ reports }, { today: day("2026-03-05") });
    expect(codes(found)).toEqual(["report-missing@封面!"]);
    expect(found[0]?.params).toEqual({ month: "2026-01" });
  });

  it("ends with the plan's period", () => {
    const period = periodOf("half-year", month("2026-01"));
    const found = check({ period }, { today: day("2027-03-05") });
    expect(found.map(({ params }) => params["month"])).toEqual([
      "2026-01",
      "2026-02",
      "2026-03",
      "2026-04",
      "2026-05",
      "2026-06",
    ]);
  });

  it("may be missing as a whole, with one finding", () => {
    const found = check({ reports: null }, { today: day("2026-06-05") });
    expect(codes(found)).toEqual(["report-record-missing@封面!"]);
  });
});

describe("the branch on the cover", () => {
  it("is at odds with _plan in its code", () => {
    const found = check({ head: { recordedCode: parseBranchCode("B02") } });
    expect(found).toEqual([
      {
        code: "branch-conflict",
        severity: "warning",
        place: { file: "branch.xlsx", sheet: "封面", cell: "B4" },
        params: { cover: "A01 甲单位工会", recorded: "B02 甲单位工会" },
      },
    ]);
  });

  it("is at odds with _plan in its name", () => {
    const found = check({ head: { recordedName: "乙单位工会" } });
    expect(found).toMatchObject([
      { place: { cell: "B3" }, params: { recorded: "A01 乙单位工会" } },
    ]);
  });

  it("is not reported twice where reading has done so", () => {
    const place = { file: "branch.xlsx", sheet: "封面", cell: "B4" };
    const known = finding("branch-conflict", place, {
      cover: "A01",
      recorded: "B02",
    });
    const head = { recordedCode: parseBranchCode("B02") };
    expect(check({ head, findings: [known] })).toEqual([known]);
  });
});
