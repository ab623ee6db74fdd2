import { beforeAll, describe, expect, it } from "@jest/globals";
import { cellAddress, planWorkbook } from "../../src/core/layout";
import type {
  CellLayout,
  RowLayout,
  SheetCells,
  SheetLayout,
  WorkbookCells,
  WorkbookLayout,
} from "../../src/core/layout";
import {
  addDays,
  BLANK_PROGRESS,
  formatDay,
  lastDayOf,
  lastMonthOf,
  monthOf,
  nodeId,
  parsePlanId,
  periodOf,
  quartersOf,
} from "../../src/core/plan";
import type { Day, Plan, PlanNode, PlanPeriod } from "../../src/core/plan";
import { planFromTemplate, TEMPLATES } from "../../src/core/plan/templates";
import { countNodes } from "../../src/core/rollup";
import { fillIn } from "../../src/core/sample";
import { openWorkbook } from "../../src/xlsx/reader";
import { inflateNode } from "../../src/xlsx/reader/inflate-node";
import { writeWorkbook } from "../../src/xlsx/writer";
import { recalculate } from "./libreoffice";
import { dayAt, everyCase, monthAt } from "./plan-cases";

/** A workbook as written, the day on which it is opened, and its plan. */
interface Case {
  readonly name: string;
  readonly plan: Plan;
  readonly today: Day;
  readonly cutoff: Day;
  readonly layout: WorkbookLayout;
}

function caseOf(
  name: string,
  plan: Plan,
  today: Day,
  cutoff: Day,
  language: "zh" | "en" = "zh",
): Case {
  const layout = onDay(planWorkbook(plan, { language, today, cutoff }), today);
  return { name: `${name} ${formatDay(cutoff)}`, plan, today, cutoff, layout };
}

/** The workbook as it is when opened on a certain day: LibreOffice knows only the real one. */
function onDay(layout: WorkbookLayout, today: Day): WorkbookLayout {
  const fixed = (cell: CellLayout | undefined): CellLayout | undefined =>
    cell?.formula === "TODAY()" ? { value: today } : cell;
  return {
    ...layout,
    sheets: layout.sheets.map((sheet) => ({
      ...sheet,
      rows: [...sheet.rows].map((row) => row.map(fixed)),
    })),
  };
}

function required<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`no ${what}`);
  return value;
}

/** All cases recalculated in one start of LibreOffice, in their order. */
async function recalculated(
  cases: readonly Case[],
): Promise<readonly WorkbookCells[]> {
  const files = await Promise.all(
    cases.map(async ({ layout }, i) => ({
      name: `case${i}.xlsx`,
      bytes: await writeWorkbook(layout),
    })),
  );
  const converted = await recalculate(files);
  return converted.map(({ name, bytes }) =>
    openWorkbook(bytes, { file: name, inflate: inflateNode }),
  );
}

function sheetOf(workbook: WorkbookCells, name: string): SheetCells {
  return workbook.read(
    required(
      workbook.sheets.find((sheet) => sheet.name === name),
      `sheet ${name}`,
    ),
  );
}

function layoutOf(layout: WorkbookLayout, key: string): SheetLayout {
  return required(
    layout.sheets.find((sheet) => sheet.key === key),
    `sheet ${key}`,
  );
}

/** Formula cells whose value LibreOffice finds to be another than the one written; how many there are in all. */
function differences(
  layout: WorkbookLayout,
  workbook: WorkbookCells,
): { readonly formulas: number; readonly wrong: readonly string[] } {
  let formulas = 0;
  const wrong: string[] = [];
  for (const sheet of layout.sheets) {
    const cells = sheetOf(workbook, sheet.name);
    [...sheet.rows].forEach((row, r) => {
      row.forEach((cell, c) => {
        if (cell?.formula === undefined) return;
        formulas += 1;
        const found = cells.cell(r + 1, c + 1)?.value ?? "";
        if (!sameValue(cell.value, found)) {
          wrong.push(
            `${sheet.name}!${cellAddress(r + 1, c + 1)}: ${String(cell.value)} is ${JSON.stringify(found)}: ${cell.formula}`,
          );
        }
      });
    });
  }
  return { formulas, wrong };
}

function sameValue(written: unknown, found: unknown): boolean {
  if (typeof written === "number" && typeof found === "number") {
    return Math.abs(written - found) <= 1e-9 * Math.max(1, Math.abs(written));
  }
  return (written ?? "") === found;
}

type Figure = number | "—";
const rate = (part: number, all: number): Figure =>
  all === 0 ? "—" : part / all;

/** 季度统计's line of totals, a list of five figures a quarter and one for the year. */
function totalsOf(
  workbook: WorkbookCells,
  quarters: number,
): readonly (readonly unknown[])[] {
  const sheet = sheetOf(workbook, "季度统计");
  let row = 1;
  while (row <= sheet.rowCount && sheet.cell(row, 2)?.value !== "合计")
    row += 1;
  return Array.from({ length: quarters + 1 }, (_, group) =>
    Array.from(
      { length: 5 },
      (__, i) => sheet.cell(row, 3 + group * 5 + i)?.value ?? null,
    ),
  );
}

/** The same figures by the engine. */
function engineTotals(
  nodes: readonly PlanNode[],
  period: PlanPeriod,
  cutoff: Day,
  today: Day,
): readonly (readonly Figure[])[] {
  const { quarters, year, overdue } = countNodes(nodes, period, cutoff, {
    today,
  });
  return [
    ...quarters.map((q) => [
      q.due,
      q.done,
      rate(q.done, q.due),
      rate(q.onTime, q.due),
      q.carriedOut ?? ("—" as const),
    ]),
    [
      year.nodes,
      year.done,
      rate(year.done, year.nodes),
      rate(year.onTime, year.nodes),
      overdue,
    ],
  ];
}

const TEN_MINUTES = 600_000;

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

/** Rates as LibreOffice saves them have 15 digits. */
function round(groups: readonly (readonly unknown[])[]): unknown {
  return groups.map((group) =>
    group.map((value) =>
      typeof value === "number" ? Number(value.toPrecision(12)) : value,
    ),
  );
}

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
      "a row without a month or without a text is no node",
      [
        ...nodeRows,
        withCells(newRow, { 5: null }),
        withCells(newRow, { 3: null }),
      ],
      plan.nodes,
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

describe("the workbook of each template, filled in", () => {
  const cases = TEMPLATES.flatMap((template, n) => {
    const start =
      template.periodKind === "school-year"
        ? monthOf(2025, 8)
        : monthOf(2026, 1);
    const period = periodOf(template.periodKind, required(start, "month"));
    const blank = planFromTemplate(template, {
      planId: required(
        parsePlanId("5a1f2c3d-0000-4000-8000-00000000000a"),
        "plan id",
      ),
      period,
      branchName: "样例工会",
    });
    const today = addDays(lastDayOf(monthAt(period, 9)), -3);
    const plan = fillIn(blank, n % 2 === 0 ? "struggling" : "careless", {
      until: today,
      seed: n,
    });
    return [
      lastDayOf(monthAt(period, 3)),
      today,
      lastDayOf(lastMonthOf(period)),
    ].map((cutoff) => caseOf(template.key, plan, today, cutoff));
  });
  let workbooks: readonly WorkbookCells[] = [];

  beforeAll(async () => {
    workbooks = await recalculated(cases);
  }, TEN_MINUTES);

  it.each(cases.map(({ name }, i) => [name, i] as const))(
    "is recalculated to the engine's figures: %s",
    (_name, i) => {
      const { layout, plan, cutoff, today } = required(cases[i], "case");
      const workbook = required(workbooks[i], "workbook");
      expect(differences(layout, workbook).wrong).toEqual([]);
      const quarters = quartersOf(plan.period).length;
      expect(round(totalsOf(workbook, quarters))).toEqual(
        round(engineTotals(plan.nodes, plan.period, cutoff, today)),
      );
    },
  );
});
