import { afterAll, describe, expect, it } from "@jest/globals";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { rollUpFiles } from "../../src/app/rollup";
import { inputFiles } from "../../src/cli/files";
import { nodeToolbox } from "../../src/cli/toolbox";
import { dayOf } from "../../src/core/plan";
import type { Rollup } from "../../src/core/rollup";
import { makeByOpenpyxl } from "./openpyxl";

const root = mkdtempSync(path.join(tmpdir(), "union-plan-hostile-"));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Of a plan with one good row and `rows` rows of the given cells. */
async function rollUpMany(rows: number, cells: string): Promise<Rollup> {
  const file = path.join(root, `${String(rows)}.xlsx`);
  const book = makeByOpenpyxl(`
sheet.title = "封面"
for row in (("单位编码", "A01"), ("单位名称", "青松工会"), ("起始月份", "2024-01"), ("截止月份", "2024-12")):
    sheet.append(row)
sheet = book.create_sheet("月度安排")
sheet.append(("编号", "工作安排", "计划月份", "状态", "完成日期"))
sheet.append(("N0001", "走访职工", "2024-01", "已完成", "2024-01-20"))
for n in range(${String(rows)}):
    sheet.append(${cells})
`);
  writeFileSync(file, book);
  const asOf = dayOf(2024, 3, 31);
  if (asOf === null) throw new Error("no such day");
  return rollUpFiles(nodeToolbox(), {
    files: await inputFiles([file]),
    roster: null,
    record: null,
    period: null,
    asOf,
    prefer: "newest",
    language: "zh",
  });
}

describe("a workbook that is made to cost much", () => {
  it("with one id on twenty thousand different rows is counted row by row, in seconds", async () => {
    const started = performance.now();
    const rollup = await rollUpMany(20_000, '("N0001", f"事项{n}", "2024-02")');
    expect(rollup.reporting.year).toMatchObject({ nodes: 20_001, done: 1 });
    const doubled = rollup.findings.filter(
      ({ code }) => code === "id-duplicate",
    );
    expect(doubled).toHaveLength(20_000);
    expect(performance.now() - started).toBeLessThan(20_000);
  }, 60_000);

  it("with more findings than a call takes arguments has every one of them listed", async () => {
    const rows = 40_000;
    const rollup = await rollUpMany(
      rows,
      '(None, f"事项{n}", "待定", "怪", "怪")',
    );
    const count = (code: string): number =>
      rollup.findings.filter((found) => found.code === code).length;
    expect(rollup.findings.length).toBeGreaterThan(150_000);
    expect([
      count("month-unreadable"),
      count("state-unreadable"),
      count("day-unreadable"),
    ]).toEqual([rows, rows, rows]);
    expect(rollup.reporting.year).toMatchObject({ nodes: 1, done: 1 });
  }, 60_000);
});
