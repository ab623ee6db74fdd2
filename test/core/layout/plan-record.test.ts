import { describe, expect, it } from "@jest/globals";
import {
  planRecordOf,
  planRecordRows,
  readPlanRecord,
} from "../../../src/core/layout";
import type { Cell, RowLayout, SheetCells } from "../../../src/core/layout";
import { firstDayOf, formatMonth, nodeId } from "../../../src/core/plan";
import type { Plan } from "../../../src/core/plan";
import { planTable } from "../plan-table";

const PLAN: Plan = planTable(
  `
  编号  | 月份    | 安排
  N0001 | 2025-08 | 制订学期计划
  N0002 | 2026-01 | 走访慰问困难职工
  `,
  { period: "school-term 2025-08/6", code: "JC-012", name: "某某学校工会" },
);

/** A sheet of the rows; blank cells are absent, as a reader gives them. */
function sheetOf(rows: readonly RowLayout[]): SheetCells {
  return {
    name: "_plan",
    rowCount: rows.length,
    columnCount: Math.max(0, ...rows.map((row) => row.length)),
    hiddenRows: new Set(),
    cell(row, column): Cell | undefined {
      const value = rows[row - 1]?.[column - 1]?.value ?? null;
      return value === null || value === "" ? undefined : { value };
    },
  };
}

const written = planRecordRows(planRecordOf(PLAN, "zh"));
const line = (...values: (string | number)[]): RowLayout =>
  values.map((value) => ({ value }));
const without = (word: string) =>
  written.filter((row) => row[0]?.value !== word);

describe("the _plan record", () => {
  it("gives back everything that was written", () => {
    expect(readPlanRecord(sheetOf(written))).toEqual({
      state: "read",
      damagedRows: 0,
      record: planRecordOf(PLAN, "zh"),
    });
  });

  it("keeps the key and the header of every column, the months of 指标 among them", () => {
    const { tables } = planRecordOf(PLAN, "en");
    const indicators = tables.find(({ key }) => key === "indicators");
    expect(indicators?.tableName).toBe("tblIndicators");
    expect(indicators?.columns.map(({ key }) => key)).toEqual([
      ...[
        "id",
        "measureId",
        "name",
        "part",
        "unit",
        "kind",
        "direction",
        "target",
      ],
      ...["2025-08", "2025-09", "2025-10", "2025-11", "2025-12", "2026-01"],
      ...["total", "rate"],
    ]);
  });

  it("takes a baseline other than the plan's present nodes", () => {
    const issued = [
      {
        id: nodeId(7),
        text: "下发时的安排",
        dueMonth: PLAN.period.start,
        recurrence: "once",
      },
    ] as const;
    const rows = planRecordRows(planRecordOf(PLAN, "zh", issued));
    expect(readPlanRecord(sheetOf(rows))).toMatchObject({
      record: { baseline: issued },
    });
  });

  it("is read with its rows in another order and blank and foreign rows between", () => {
    const foreign = [
      line("note", "另一个程序写的"),
      [],
      ...[...written].reverse(),
    ];
    // Columns name their table, which must come before them.
    const tables = written.filter((row) =>
      ["table", "column"].includes(String(row[0]?.value)),
    );
    const rest = foreign.filter(
      (row) => !["table", "column"].includes(String(row[0]?.value)),
    );
    const reading = readPlanRecord(sheetOf([...rest, ...tables]));
    expect(reading).toMatchObject({ state: "read", damagedRows: 0 });
  });

  it("is read when numbers became text and months became dates", () => {
    const changed = written.map((row) =>
      row.map((cell) =>
        typeof cell?.value === "number" ? { value: String(cell.value) } : cell,
      ),
    );
    const sheet = sheetOf(changed);
    const start = formatMonth(PLAN.period.start);
    const asDates: SheetCells = {
      ...sheet,
      cell: (row, column) => {
        const cell = sheet.cell(row, column);
        return cell?.value === start
          ? { value: firstDayOf(PLAN.period.start), date: true }
          : cell;
      },
    };
    expect(readPlanRecord(asDates)).toEqual(readPlanRecord(sheetOf(written)));
  });

  it("tells a newer version from a damaged one", () => {
    const head = (version: string | number) =>
      readPlanRecord(
        sheetOf([line("union-plan", version), ...written.slice(1)]),
      );
    expect(head(2)).toEqual({ state: "newer", version: 2 });
    expect(head("?")).toEqual({ state: "damaged" });
    expect(head(0)).toEqual({ state: "damaged" });
  });

  it("is damaged without a period, and no record without its first word", () => {
    expect(readPlanRecord(sheetOf(without("period")))).toEqual({
      state: "damaged",
    });
    expect(readPlanRecord(sheetOf(without("union-plan")))).toEqual({
      state: "other",
    });
    expect(readPlanRecord(sheetOf([]))).toEqual({ state: "other" });
  });

  it("counts the rows that cannot be read and keeps the others", () => {
    const spoilt = [
      ...written,
      line("node", "N0003", "没有月份的", "", "once"),
      line("node", "三号", "编号不对", "2025-09", "once"),
      line("node", "N0004", "类型不对", "2025-09", "constructor"),
      line("column", "没有这张表", "x", "y"),
      line("table", "__proto__", "tblNodes", "月度安排"),
    ];
    const reading = readPlanRecord(sheetOf(spoilt));
    expect(reading).toMatchObject({ state: "read", damagedRows: 5 });
    if (reading.state === "read")
      expect(reading.record.baseline).toHaveLength(2);
  });

  it("refuses a sheet with more rows than any plan has", () => {
    const sheet = { ...sheetOf(written), rowCount: 1_048_576 };
    expect(readPlanRecord(sheet)).toEqual({ state: "damaged" });
  });
});
