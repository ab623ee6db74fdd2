import { beforeAll, describe, expect, it } from "@jest/globals";
import type {
  CellLayout,
  RowLayout,
  WorkbookCells,
} from "../../src/core/layout";
import {
  BLANK_PROGRESS,
  lastDayOf,
  monthOf,
  nodeId,
  periodOf,
  quartersOf,
} from "../../src/core/plan";
import type { PlanNode, PlanPeriod } from "../../src/core/plan";
import { dayAt, everyCase, monthAt } from "./plan-cases";
import {
  caseOf,
  differences,
  engineTotals,
  layoutOf,
  recalculated,
  required,
  round,
  TEN_MINUTES,
  totalsOf,
} from "./recalculated-plans";
import type { Case } from "./recalculated-plans";

const PERIODS: readonly PlanPeriod[] = [
  periodOf("calendar-year", required(monthOf(2026, 1), "month")),
  periodOf("school-year", required(monthOf(2025, 8), "month")),
  periodOf("half-year", required(monthOf(2026, 7), "month")),
  periodOf("school-term", required(monthOf(2025, 8), "month")),
];

describe("the formulas of a plan workbook, recalculated by LibreOffice", () => {
  // Cut-offs on the due day that is today, long before, and after the running day.
  const cases = PERIODS.flatMap((period) => {
    const plan = everyCase(period);
    const today = lastDayOf(monthAt(period, 5));
    return ["4-1", "9-30"]
      .map((day) => required(dayAt(period, day), "day"))
      .concat(today)
      .map((cutoff) => caseOf(period.kind, plan, today, cutoff));
  });
  const first = required(PERIODS[0], "period");
  const ahead = required(dayAt(first, "0-20"), "day");
  cases.push(caseOf("before the period", everyCase(first), ahead, ahead));
  cases.push(
    caseOf(
      "english",
      everyCase(first),
      lastDayOf(monthAt(first, 6)),
      lastDayOf(monthAt(first, 6)),
      "en",
    ),
  );
  let workbooks: readonly WorkbookCells[] = [];

  beforeAll(async () => {
    workbooks = await recalculated(cases);
  }, TEN_MINUTES);

  it.each(cases.map(({ name }, i) => [name, i] as const))(
    "have the values that were written with them: %s",
    (_name, i) => {
      const { layout } = required(cases[i], "case");
      const { formulas, wrong } = differences(
        layout,
        required(workbooks[i], "workbook"),
      );
      expect(wrong).toEqual([]);
      expect(formulas).toBeGreaterThan(7000);
    },
  );

  it.each(cases.slice(0, -1).map(({ name }, i) => [name, i] as const))(
    "give the engine's totals: %s",
    (_name, i) => {
      const { plan, cutoff, today } = required(cases[i], "case");
      const found = totalsOf(
        required(workbooks[i], "workbook"),
        quartersOf(plan.period).length,
      );
      const expected = engineTotals(plan.nodes, plan.period, cutoff, today);
      const begun = cutoff >= lastDayOf(plan.period.start) || cutoff > ahead;
      const wanted = begun
        ? expected
        : expected.map((group) => [...group.slice(0, 4), "—"]);
      expect(round(found)).toEqual(round(wanted));
    },
  );
});

describe("what people do to the rows of 月度安排", () => {
  const period = required(PERIODS[0], "period");
  const plan = everyCase(period);
  const today = lastDayOf(monthAt(period, 8));
  const written = caseOf("as written", plan, today, today);
  const headerRow = 3;
  const rows = [...layoutOf(written.layout, "nodes").rows];
  const nodeRows = rows.slice(headerRow);

  /** The workbook with other rows below the header; the table ends where it did. */
  const withRows = (name: string, changed: readonly RowLayout[]): Case => ({
    ...written,
    name,
    layout: {
      ...written.layout,
      sheets: written.layout.sheets.map((sheet) =>
        sheet.key === "nodes"
          ? { ...sheet, rows: [...rows.slice(0, headerRow), ...changed] }
          : sheet,
      ),
    },
  });
  const withCells = (
    row: RowLayout,
    cells: Readonly<Record<number, CellLayout["value"]>>,
  ): RowLayout =>
    row.map((cell, i) =>
      i in cells ? { ...cell, value: cells[i] ?? null } : cell,
    );
  const rowOf = (n: number) => required(nodeRows[n], `row ${n}`);
  const others = (drop: number) => plan.nodes.filter((_, i) => i !== drop);
  const newNode: PlanNode = {
    ...required(plan.nodes[0], "node"),
    id: nodeId(900),
    dueMonth: monthAt(period, 2),
    progress: BLANK_PROGRESS,
  };
  const newRow = withCells(rowOf(0), {
    0: null,
    5: lastDayOf(monthAt(period, 2)),
    9: null,
    10: null,
    11: null,
  });

  const variants: readonly (readonly [
    string,
    readonly RowLayout[],
    readonly PlanNode[],
  ])[] = [
    ["sorting turns the rows round", [...nodeRows].reverse(), plan.nodes],
    ["deleting takes a row out", nodeRows.filter((_, i) => i !== 4), others(4)],
    ["a row is put first", [newRow, ...nodeRows], [...plan.nodes, newNode]],
    [
      "a row is typed below the table",
      [...nodeRows, newRow],
      [...plan.nodes, newNode],
    ],
    [
      "a blank row stands between",
      [...nodeRows.slice(0, 5), [], ...nodeRows.slice(5)],
      plan.nodes,
    ],
    [
      "a row of totals stands below",
      [
        ...nodeRows,
        withCells(newRow, { 0: "合计", 3: "共四十二项" }),
        withCells(newRow, { 3: "小计" }),
      ],
      plan.nodes,
    ],
    [
      "an identical row is there twice",
      [...nodeRows, rowOf(4), rowOf(20)],
      plan.nodes,
    ],
    [
      "a different row has the same id",
      [...nodeRows, withCells(newRow, { 0: nodeId(5) })],
      [...plan.nodes, newNode],
    ],
    [
      "a row without a month is no node",
      [...nodeRows, withCells(newRow, { 5: null })],
      plan.nodes,
    ],
    [
      "a row with a month still counts after its text was deleted",
      [...nodeRows, withCells(newRow, { 3: null })],
      [...plan.nodes, newNode],
    ],
    [
      "a completion date that is text is no date",
      nodeRows.map((row, i) =>
        i === 0 ? withCells(row, { 11: "年初做完的" }) : row,
      ),
      plan.nodes.map((node, i) =>
        i === 0
          ? { ...node, progress: { ...node.progress, doneOn: null } }
          : node,
      ),
    ],
    [
      "days carry a time of day",
      nodeRows.map((row) =>
        row.map((cell, i) =>
          typeof cell?.value === "number" && i > 10
            ? { ...cell, value: cell.value + 0.75 }
            : cell,
        ),
      ),
      plan.nodes,
    ],
    [
      "states are spelt in usual variants",
      nodeRows.map((row) =>
        row.map((cell, i) =>
          i === 9 && cell?.value === "已完成"
            ? { ...cell, value: "完成" }
            : cell,
        ),
      ),
      plan.nodes,
    ],
  ];
  let workbooks: readonly WorkbookCells[] = [];

  beforeAll(async () => {
    workbooks = await recalculated(
      variants.map(([name, changed]) => withRows(name, changed)),
    );
  }, TEN_MINUTES);

  it.each(variants.map(([name, , nodes], i) => [name, nodes, i] as const))(
    "keeps the figures right where %s",
    (_name, nodes, i) => {
      const found = totalsOf(required(workbooks[i], "workbook"), 4);
      expect(round(found)).toEqual(
        round(engineTotals(nodes, period, today, today)),
      );
    },
  );
});
