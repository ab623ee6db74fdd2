import { describe, expect, it } from "@jest/globals";

import { applyFixes, checkPlan } from "../../../src/core/check";
import { readPlan } from "../../../src/core/layout";
import type {
  CellValue,
  SheetCells,
  WorkbookCells,
} from "../../../src/core/layout";
import { EARLY, YEAR_2026, codes } from "./reading-table";

/** A workbook made by hand with one sheet: no `_plan`, no Excel table, no cover. */
function workbook(
  rows: readonly (readonly (CellValue | null)[])[],
): WorkbookCells {
  const sheet: SheetCells = {
    name: "安排",
    rowCount: rows.length,
    columnCount: rows[0]?.length ?? 0,
    hiddenRows: new Set(),
    cell(row, column) {
      const value = rows[row - 1]?.[column - 1] ?? null;
      return value === null ? undefined : { value };
    },
  };
  return {
    file: "hand-made.xlsx",
    savedAt: null,
    sheets: [{ index: 0, name: "安排", visibility: "visible", tables: [] }],
    read: () => sheet,
  };
}

function checked(rows: readonly (readonly (CellValue | null)[])[]) {
  const result = readPlan(workbook(rows), { defaultPeriod: YEAR_2026 });
  if (!result.ok) throw new Error(result.finding.code);
  return checkPlan(result.reading, EARLY);
}

const HEADER = [
  "编号",
  "工作安排",
  "计划月份",
  "责任人",
  "状态",
  "进度",
  "完成日期",
];

describe("what is read from a sheet and checked", () => {
  const found = checked([
    HEADER,
    [
      "N0004",
      "征集提案",
      "2026-02",
      "张工",
      "已办结",
      "１００％",
      "2026-01-10",
    ],
    [null, "慰问一线", "2026-07", "张工", "进行", "８０", null],
    ["N0004", "建家验收", "2026-11", "张工", null, null, null],
  ]);

  it("has a safe fix for the spelling of a state, full-width digits, and missing and doubled ids", () => {
    const fixable = found.filter(({ fix }) => fix !== undefined);
    expect(codes(fixable)).toEqual([
      "state-spelling@安排!E2",
      "full-width-digits@安排!F2",
      "id-missing@安排!A3",
      "state-spelling@安排!E3",
      "full-width-digits@安排!F3",
      "id-duplicate@安排!A4",
    ]);
  });

  it("is mended by one patch of the sheet", () => {
    const { patches, conflicts } = applyFixes(found);
    expect(conflicts).toEqual([]);
    expect(patches).toEqual([
      {
        sheet: "安排",
        cells: [
          { cell: "E2", value: "已完成" },
          { cell: "F2", value: 1 },
          { cell: "A3", value: "N0005" },
          { cell: "E3", value: "进行中" },
          { cell: "F3", value: 0.8 },
          { cell: "A4", value: "N0006" },
        ],
      },
    ]);
  });

  it("has nothing left to fix when the fixes stand in the sheet", () => {
    const again = checked([
      HEADER,
      ["N0004", "征集提案", "2026-02", "张工", "已完成", 1, "2026-01-10"],
      ["N0005", "慰问一线", "2026-07", "张工", "进行中", 0.8, null],
      ["N0006", "建家验收", "2026-11", "张工", null, null, null],
    ]);
    expect(
      again.filter(
        ({ severity }) => severity !== "info" && severity !== "warning",
      ),
    ).toEqual([]);
    expect(again.filter(({ fix }) => fix !== undefined)).toEqual([]);
  });
});
