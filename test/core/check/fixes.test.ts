import { describe, expect, it } from "@jest/globals";

import { applyFixes } from "../../../src/core/check";
import { finding } from "../../../src/core/finding";
import type { Finding, SafeFix } from "../../../src/core/finding";

function fixable(
  sheet: string,
  cell: string,
  value: SafeFix["value"],
  day?: true,
): Finding {
  const fix = day ? { sheet, cell, value, day } : { sheet, cell, value };
  return finding("full-width-digits", { sheet, cell }, {}, fix);
}

describe("safe fixes", () => {
  it("are put together by sheet", () => {
    const { patches, fixed, conflicts } = applyFixes([
      fixable("月度安排", "J5", "已完成"),
      fixable("指标", "K5", 12),
      finding("done-without-date", { sheet: "月度安排", cell: "L5" }),
      fixable("月度安排", "L6", 46000, true),
    ]);
    expect(patches).toEqual([
      {
        sheet: "月度安排",
        cells: [
          { cell: "J5", value: "已完成" },
          { cell: "L6", value: 46000, day: true },
        ],
      },
      { sheet: "指标", cells: [{ cell: "K5", value: 12 }] },
    ]);
    expect(fixed).toHaveLength(3);
    expect(conflicts).toEqual([]);
  });

  it("for one cell are resolved in favour of the first, and the other is handed back", () => {
    const first = fixable("月度安排", "A5", "N0008");
    const second = fixable("月度安排", "A5", "N0009");
    const { patches, conflicts } = applyFixes([first, second]);
    expect(patches).toEqual([
      { sheet: "月度安排", cells: [{ cell: "A5", value: "N0008" }] },
    ]);
    expect(conflicts).toEqual([second]);
  });

  it("that agree about a cell are no conflict", () => {
    const same = [fixable("指标", "K5", 12), fixable("指标", "K5", 12)];
    const { patches, conflicts } = applyFixes(same);
    expect(patches).toEqual([
      { sheet: "指标", cells: [{ cell: "K5", value: 12 }] },
    ]);
    expect(conflicts).toEqual([]);
  });

  it("of equal cells on different sheets do not meet", () => {
    const { patches } = applyFixes([
      fixable("目标", "A5", "G1"),
      fixable("措施", "A5", "M1.1"),
    ]);
    expect(patches.map(({ sheet }) => sheet)).toEqual(["目标", "措施"]);
  });
});
