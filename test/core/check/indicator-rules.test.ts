import { describe, expect, it } from "@jest/globals";

import { finding } from "../../../src/core/finding";
import type { Finding } from "../../../src/core/finding";
import { EARLY, check, codes } from "./reading-table";

const FIRST = "编号 | 指标 | 项 | 单位 | 口径";

/** 分子 is row 5, 分母 row 6; January's column is K. */
function ofRatio(
  months: string,
  top: string,
  bottom: string,
  findings: readonly Finding[] = [],
) {
  const indicators = `${FIRST} | ${months}
    I01 | 合同签订率 | 分子 | 家 | 比率 | ${top}
    I01 | 合同签订率 | 分母 | 家 | 比率 | ${bottom}`;
  return check({ indicators, findings });
}

const SIX = "2026-01 | 2026-02 | 2026-03 | 2026-04 | 2026-05 | 2026-06";

function jumps(values: string, settings = {}) {
  const indicators = `${FIRST} | ${SIX}\nI01 | 培训 | 数值 | 人次 | 累计 | ${values}`;
  return codes(check({ indicators }, { ...EARLY, settings }), "indicator-jump");
}

describe("a ratio", () => {
  it("is clean with both counts of a month", () => {
    expect(ofRatio("2026-01 | 2026-02", "8 | 10", "10 | 10")).toEqual([]);
  });

  it("cannot have a numerator over its denominator", () => {
    const [found, ...more] = ofRatio("2026-01 | 2026-02", "8 | 11", "10 | 10");
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      code: "ratio-over-one",
      place: { sheet: "指标", cell: "L5" },
      params: { month: "2026-02", value: 11, other: 10 },
    });
  });

  it("needs both counts: the blank one is named", () => {
    expect(codes(ofRatio("2026-01 | 2026-02", "8 | ", " | 10"))).toEqual([
      "ratio-half-missing@指标!L5",
      "ratio-half-missing@指标!K6",
    ]);
  });

  it("is not missing a count that could not be read", () => {
    const place = { file: "branch.xlsx", sheet: "指标", cell: "K6" };
    const unreadable = finding("number-unreadable", place, { value: "十来家" });
    expect(ofRatio("2026-01", "8", "?", [unreadable])).toEqual([unreadable]);
  });

  it("is not blamed month by month for a row that is missing as a whole", () => {
    const place = { file: "branch.xlsx", sheet: "指标", cell: "D5" };
    const halved = finding("ratio-half-missing", place, { name: "合同签订率" });
    const indicators = `${FIRST} | 2026-01 | 2026-02\nI01 | 合同签订率 | 分子 | 家 | 比率 | 8 | 9`;
    expect(check({ indicators, findings: [halved] })).toEqual([halved]);
  });

  it("cannot be a bare percentage", () => {
    const indicators = `${FIRST} | 2026-01 | 2026-02\nI01 | 合同签订率 | 数值 | % | 比率 | 0.8 | `;
    const found = check({ indicators });
    expect(codes(found)).toEqual(["ratio-bare@指标!K5"]);
    expect(found[0]?.severity).toBe("error");
  });
});

describe("an indicator", () => {
  it("that jumps by more than ten times is named with the month it is far from", () => {
    const indicators = `${FIRST} | ${SIX}\nI01 | 培训 | 数值 | 人次 | 累计 | 40 | 50 | 5000 | 45 | 60 | 55`;
    expect(check({ indicators })).toEqual([
      {
        code: "indicator-jump",
        severity: "info",
        place: { file: "branch.xlsx", sheet: "指标", cell: "M5" },
        params: { name: "培训", month: "2026-03", value: 5000, other: 50 },
      },
    ]);
  });

  it("that comes back to normal is not named", () => {
    expect(jumps("40 | 50 | 5000 | 45 | 60 | 55")).toHaveLength(1);
  });

  it("that falls to less than a tenth is named", () => {
    expect(jumps("4000 | 5000 | 5 | 4500 | 6000 | 5500")).toEqual([
      "indicator-jump@指标!M5",
    ]);
  });

  it("that is wrong in its first month is named there", () => {
    expect(jumps("4000 | 50 | 60 | 45 | | ")).toEqual([
      "indicator-jump@指标!K5",
    ]);
  });

  it("of two months is named in the later one", () => {
    expect(jumps("40 | 5000 | | | | ")).toEqual(["indicator-jump@指标!L5"]);
  });

  it("is compared across blank months and zeros", () => {
    expect(jumps("40 | | 0 | 5000 | | ")).toEqual(["indicator-jump@指标!N5"]);
  });

  it("may grow ten times, and more where the numbers are small", () => {
    expect(jumps("40 | 400 | | | | ")).toEqual([]);
    expect(jumps("1 | 12 | 2 | 29 | 1 | 1")).toEqual([]);
  });

  it("may go up step by step", () => {
    expect(jumps("1 | 8 | 60 | 400 | 2000 | 9000")).toEqual([]);
  });

  it("is measured by the factor that was set", () => {
    expect(jumps("40 | 130 | | | | ", { jumpFactor: 3 })).toEqual([
      "indicator-jump@指标!L5",
    ]);
  });

  it("is looked at in both rows of a ratio", () => {
    const found = ofRatio(
      "2026-01 | 2026-02 | 2026-03",
      "8 | 9 | 9",
      "50 | 5000 | 51",
    );
    expect(codes(found)).toEqual(["indicator-jump@指标!L6"]);
  });
});
