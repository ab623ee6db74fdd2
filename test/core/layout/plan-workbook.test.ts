import { describe, expect, it } from "@jest/globals";
import { FORMAT_VERSION, planWorkbook, TABLES } from "../../../src/core/layout";
import type {
  Language,
  SheetLayout,
  WorkbookLayout,
} from "../../../src/core/layout";
import {
  firstDayOf,
  lastDayOf,
  lastMonthOf,
  monthOf,
  parseIsoDay,
  parsePlanId,
  periodOf,
  quartersOf,
} from "../../../src/core/plan";
import type { Day, Plan } from "../../../src/core/plan";
import {
  findTemplate,
  planFromTemplate,
} from "../../../src/core/plan/templates";
import { planTable } from "../plan-table";

function day(text: string): Day {
  const parsed = parseIsoDay(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}

const TODAY = day("2026-05-20");

function templatePlan(): Plan {
  const template = findTemplate("enterprise");
  const planId = parsePlanId("5a1f2c3d-0000-4000-8000-00000000000a");
  const start = monthOf(2026, 1);
  if (template === null || planId === null || start === null)
    throw new Error("no template");
  return planFromTemplate(template, {
    planId,
    period: periodOf(template.periodKind, start),
    branchName: "甲&乙工会",
  });
}

const PLAN = templatePlan();
const CHINESE = planWorkbook(PLAN, { language: "zh", today: TODAY });
const ENGLISH = planWorkbook(PLAN, { language: "en", today: TODAY });

function sheet(layout: WorkbookLayout, key: string): SheetLayout {
  const found = layout.sheets.find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(`no sheet ${key}`);
  return found;
}

function cellsOf({ rows }: SheetLayout) {
  return [...rows].flatMap((row) =>
    row.flatMap((cell) => (cell === undefined ? [] : [cell])),
  );
}

function formulasOf(layout: WorkbookLayout): readonly string[] {
  return layout.sheets.flatMap((each) =>
    cellsOf(each).flatMap(({ formula }) => formula ?? []),
  );
}

/** Texts of a table's rows below the header, by the column's place from 0. */
function column(
  from: SheetLayout,
  table: number,
  index: number,
): readonly unknown[] {
  const header = TABLES[table]?.key === "indicators" ? 4 : 3;
  return [...from.rows].slice(header).map((row) => row[index]?.value ?? null);
}

describe("the plan workbook", () => {
  it("has the sheets of the format in their order, the helpers out of sight", () => {
    expect(
      CHINESE.sheets.map(({ name, visibility }) => [name, visibility]),
    ).toEqual([
      ...[
        "封面",
        "目标",
        "措施",
        "月度安排",
        "指标",
        "责任人",
        "季度统计",
        "年度一览",
      ].map((name) => [name, "visible"]),
      ["_calc", "hidden"],
      ["_lists", "hidden"],
      ["_plan", "very-hidden"],
    ]);
    expect(ENGLISH.sheets.map(({ name }) => name)).toEqual([
      ...[
        "Cover",
        "Goals",
        "Measures",
        "Arrangements",
        "Indicators",
        "Owners",
        "Quarters",
        "Year at a glance",
      ],
      ...["_calc", "_lists", "_plan"],
    ]);
  });

  it.each(["zh", "en"] as const)(
    "has each list as a table whose headers are its columns (%s)",
    (language: Language) => {
      const layout = language === "zh" ? CHINESE : ENGLISH;
      for (const schema of TABLES) {
        const owner = sheet(layout, schema.key);
        const [table] = owner.tables ?? [];
        expect(table?.name).toBe(schema.tableName);
        const headerRow = Number(/\d+/.exec(table?.range ?? "")?.[0]);
        const header = [...owner.rows][headerRow - 1]?.map(
          (cell) => cell?.value,
        );
        expect(header).toEqual(table?.columns);
        for (const { [language]: name } of schema.columns)
          expect(table?.columns).toContain(name);
      }
    },
  );

  it("protects what is not filled in, and leaves open what must grow", () => {
    const isProtected = (key: string) => sheet(CHINESE, key).protected === true;
    expect(
      ["cover", "goals", "measures", "quarters", "calc"].map(isProtected),
    ).not.toContain(false);
    expect(["nodes", "indicators", "owners"].map(isProtected)).not.toContain(
      true,
    );
  });

  it("uses only functions that every program computes, and no structured references", () => {
    const permitted = new Set(
      "IF AND OR SUM MIN MAX COUNTIFS SUMIFS SUMPRODUCT IFERROR ISNUMBER INDEX MATCH ROW DATE YEAR MONTH EOMONTH EDATE TODAY TEXT ROUND FALSE TRUE".split(
        " ",
      ),
    );
    const rules = CHINESE.sheets.flatMap(({ conditionalFormats }) =>
      (conditionalFormats ?? []).map(({ formula }) => formula),
    );
    const used = new Set(
      [...formulasOf(CHINESE), ...rules].flatMap(
        (formula) =>
          formula.replace(/"[^"]*"/g, "").match(/[A-Z]+(?=\()/g) ?? [],
      ),
    );
    expect([...used].filter((name) => !permitted.has(name))).toEqual([]);
    expect(
      formulasOf(CHINESE).filter((formula) => formula.includes("[")),
    ).toEqual([]);
  });

  it("keeps rule formulas within 255 characters and to their own sheet", () => {
    for (const layout of [CHINESE, ENGLISH]) {
      const rules = layout.sheets.flatMap(({ conditionalFormats }) =>
        (conditionalFormats ?? []).map(({ formula }) => formula),
      );
      expect(rules.length).toBeGreaterThan(20);
      expect(
        rules.filter(
          (formula) => formula.length > 255 || formula.includes("!"),
        ),
      ).toEqual([]);
    }
  });

  it("keeps messages within Excel's limits, in plain words for every rule", () => {
    for (const layout of [CHINESE, ENGLISH]) {
      const rules = layout.sheets.flatMap(
        ({ validations }) => validations ?? [],
      );
      expect(rules.length).toBeGreaterThan(20);
      for (const { prompt, error } of rules) {
        expect(error?.text ?? "").not.toBe("");
        for (const message of [prompt, error]) {
          expect(message?.title.length ?? 0).toBeLessThanOrEqual(32);
          expect(message?.text.length ?? 0).toBeLessThanOrEqual(255);
        }
      }
    }
  });

  it("takes every list from a defined name", () => {
    const names = new Set(CHINESE.names.map(({ name }) => name));
    const sources = CHINESE.sheets.flatMap(({ validations }) =>
      (validations ?? []).flatMap(({ rule }) =>
        rule.type === "list" ? [rule.source] : [],
      ),
    );
    expect(sources.filter((source) => !names.has(source))).toEqual([]);
    expect(names).toContain("cutoff_day");
  });

  it("says itself what it is in _plan", () => {
    const [first] = [...sheet(CHINESE, "plan").rows];
    expect(first?.map((cell) => cell?.value)).toEqual([
      "union-plan",
      FORMAT_VERSION,
    ]);
  });

  it("shows a node without a report as 未开始 and leaves its progress blank", () => {
    const nodes = sheet(CHINESE, "nodes");
    expect(new Set(column(nodes, 2, 9))).toEqual(new Set(["未开始"]));
    for (const index of [10, 11, 12, 13, 14, 15, 16]) {
      expect(new Set(column(nodes, 2, index))).toEqual(new Set([null]));
    }
  });

  it("has today's date as cut-off unless another day is typed", () => {
    const cutoff = (layout: WorkbookLayout) =>
      [...sheet(layout, "quarters").rows][2]?.[1];
    expect(cutoff(CHINESE)).toMatchObject({ formula: "TODAY()", value: TODAY });
    const typed = planWorkbook(PLAN, {
      language: "zh",
      today: TODAY,
      cutoff: day("2026-03-31"),
    });
    expect(cutoff(typed)).toMatchObject({ value: day("2026-03-31") });
    expect(cutoff(typed)).not.toHaveProperty("formula");
  });

  it("writes the branch's name into page headers without making codes of it", () => {
    expect(sheet(CHINESE, "nodes").print?.header).toContain("甲&&乙工会");
  });

  it("gives wrapped texts the height that they need", () => {
    const long = "把本单位一年的工作逐项落实到人并按月检查".repeat(6);
    const tall = planWorkbook(
      {
        ...PLAN,
        nodes: PLAN.nodes.map((node, i) =>
          i === 0 ? { ...node, text: long } : node,
        ),
      },
      { language: "zh", today: TODAY },
    );
    const height = (layout: WorkbookLayout) =>
      sheet(layout, "nodes").heights?.[4] ?? 0;
    expect(height(tall)).toBeGreaterThan(3 * height(CHINESE));
  });

  it("is laid out for each length of period and for a plan without anything in it", () => {
    for (const [period, months] of [
      ["calendar-year 2026-01/12", 12],
      ["school-term 2025-08/6", 6],
    ] as const) {
      const empty = planTable("编号 | 月份", { period });
      const layout = planWorkbook(empty, { language: "zh", today: TODAY });
      const header = [...sheet(layout, "overview").rows][4] ?? [];
      const dates = header.flatMap((cell) =>
        typeof cell?.value === "number" ? [cell.value] : [],
      );
      expect(dates).toHaveLength(months);
      expect(dates[0]).toBe(firstDayOf(empty.period.start));
      expect(dates[months - 1]).toBe(firstDayOf(lastMonthOf(empty.period)));
      expect(quartersOf(empty.period)).toHaveLength(months / 3);
    }
  });

  it("counts more nodes than the helpers have room for when the plan is written with them", () => {
    const [first] = PLAN.nodes;
    if (first === undefined) throw new Error("no node");
    const many = { ...PLAN, nodes: Array.from({ length: 620 }, () => first) };
    const layout = planWorkbook(many, {
      language: "zh",
      today: lastDayOf(PLAN.period.start),
    });
    const rows = [...sheet(layout, "calc").rows];
    expect(rows.length).toBeGreaterThanOrEqual(620);
  });
});
