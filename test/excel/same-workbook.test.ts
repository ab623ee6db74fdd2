import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { planWorkbook } from "../../src/core/layout";
import type {
  CellLayout,
  ChartLayout,
  WorkbookLayout,
} from "../../src/core/layout";
import { rollupWorkbook } from "../../src/core/layout/rollup-workbook";
import { lastDayOf, monthOf, periodOf } from "../../src/core/plan";
import { OfficeJsHost } from "../../src/excel";
import { openWorkbook } from "../../src/xlsx/reader";
import { inflateNode } from "../../src/xlsx/reader/inflate-node";
import { writeWorkbook } from "../../src/xlsx/writer";
import { canonical, startExcelHost } from "../excel-host";
import type { ExcelHost } from "../excel-host";
import { collect, roll, submit } from "../core/rollup/collecting";
import { packageParts } from "../golden/package-parts";
import { recalculate } from "../interop/libreoffice";
import { everyCase, monthAt } from "../interop/plan-cases";
import { ITEMS, sampleLayout } from "../contract/sample-layout";
import { runtimeOf } from "./runtime";

/** The test host's model does not calculate; the figures are compared by LibreOffice. */
const WITHOUT_VALUES = { formulaValues: false };

let excel: ExcelHost;
let host: OfficeJsHost;

beforeEach(() => {
  excel = startExcelHost();
  host = new OfficeJsHost({ runtime: runtimeOf(excel) });
});

afterEach(() => {
  excel.stop();
});

const PERIOD = periodOf("calendar-year", monthOf(2026, 1)!);
const TODAY = lastDayOf(monthAt(PERIOD, 6));

/** The plan workbook with every case, opened on a fixed day. */
function planLayout(language: "zh" | "en" = "zh"): WorkbookLayout {
  const layout = planWorkbook(everyCase(PERIOD), {
    language,
    today: TODAY,
    cutoff: TODAY,
  });
  const fixed = (cell: CellLayout | undefined): CellLayout | undefined =>
    cell?.formula === "TODAY()"
      ? { ...cell, value: TODAY, formula: String(TODAY) }
      : cell;
  return {
    ...layout,
    sheets: layout.sheets.map((sheet) => ({
      ...sheet,
      rows: [...sheet.rows].map((row) => row.map(fixed)),
    })),
  };
}

/** The parts of the workbook as a file, in one form for all layouts that make the same workbook; without title and author, which are the person's. */
async function partsOf(layout: WorkbookLayout) {
  const bytes = await writeWorkbook(canonical(layout, WITHOUT_VALUES));
  const parts = { ...packageParts(bytes) };
  delete parts["docProps/core.xml"];
  return parts;
}

describe("the workbook that is made through Office.js", () => {
  it.each(["zh", "en"] as const)(
    "is the file host's, part by part: a plan in %s",
    async (language) => {
      const layout = planLayout(language);
      await host.render(layout, "create");
      excel.person.deleteSheet("Sheet1");
      expect(await partsOf(excel.toLayout())).toEqual(await partsOf(layout));
    },
  );

  it("is the file host's, part by part: charts, printing and long texts", async () => {
    const layout = sampleLayout();
    const [items, ...others] = layout.sheets;
    const full: WorkbookLayout = {
      ...layout,
      sheets: [
        {
          ...items!,
          tabColour: "C98A1B",
          showGridLines: false,
          heights: { 1: 30, 3: 24 },
          merges: ["A1:E1"],
          print: {
            landscape: true,
            fitWidth: true,
            titleRows: [3, 3],
            area: "A1:E6",
            pageBreaks: [5],
            header: "&L甲&&乙&C月度&R&D",
            footer: "&P / &N",
          },
          charts: [
            {
              type: "column",
              title: "完成度",
              series: [
                {
                  name: "完成度",
                  categories: "安排!$B$4:$B$6",
                  values: "安排!$D$4:$D$6",
                },
              ],
              from: "G2",
              to: "M16",
            },
            {
              type: "bar",
              title: "各项完成率",
              form: "percent",
              topDown: true,
              series: [
                {
                  name: "完成率",
                  categories: "安排!$B$4:$B$6",
                  values: "安排!$D$4:$D$6",
                  colour: "1F4E79",
                },
                {
                  name: "目标",
                  categories: "安排!$B$4:$B$6",
                  values: "安排!$D$4:$D$6",
                  colour: "9DC3E6",
                },
              ],
              from: "G18",
              to: "M30",
            },
          ],
        },
        ...others,
      ],
    };
    await host.render(full, "create");
    excel.person.deleteSheet("Sheet1");
    expect(await partsOf(excel.toLayout())).toEqual(await partsOf(full));
  });

  it("is the file host's, part by part: a roll-up with its report and charts", async () => {
    const plan = `编号  | 目标 | 安排     | 月份    | 状态   | 完成
                  N0001 | G1   | 开教代会 | 2026-03 | 已完成 | 2026-03-20
                  N0002 | G1   | 健步走   | 2026-05 |        |`;
    const branches = ["B01", "B02"].map((code) =>
      submit(plan, { code, goals: { G1: "民主管理 大事大家议" } }),
    );
    const layout = rollupWorkbook(roll(collect(...branches)), {
      language: "zh",
      madeAt: "2026-10-15T08:00:00Z",
    });
    const charts = layout.sheets.flatMap((sheet) => sheet.charts ?? []);
    expect(charts.length).toBeGreaterThan(2);
    await host.render(layout, "create");
    excel.person.deleteSheet("Sheet1");
    expect(
      excel.toLayout().sheets.flatMap((sheet) => sheet.charts ?? []),
    ).toHaveLength(charts.length);
    expect(await partsOf(excel.toLayout())).toEqual(await partsOf(layout));
  });

  it("keeps its charts over an update", async () => {
    const withChart = (title: string): WorkbookLayout => {
      const layout = sampleLayout(undefined, title);
      const [items, ...others] = layout.sheets;
      const chart: ChartLayout = {
        type: "column",
        title: "完成度",
        form: "percent",
        series: [
          {
            name: "完成度",
            categories: "安排!$B$4:$B$6",
            values: "安排!$D$4:$D$6",
          },
        ],
        from: "G2",
        to: "M16",
      };
      return { ...layout, sheets: [{ ...items!, charts: [chart] }, ...others] };
    };
    await host.render(withChart("原来的目标"), "create");
    await host.render(withChart("改过的目标"), "update");
    excel.person.deleteSheet("Sheet1");
    expect(await partsOf(excel.toLayout())).toEqual(
      await partsOf(withChart("改过的目标")),
    );
  });

  it("is, after an update with other values, what a creation with them makes", async () => {
    const layout = sampleLayout(
      ITEMS.map((item) => ({ ...item, text: `${item.text}（修订）` })),
      "改过的目标",
    );
    await host.render(sampleLayout(), "create");
    await host.render(layout, "update");
    excel.person.deleteSheet("Sheet1");
    expect(await partsOf(excel.toLayout())).toEqual(await partsOf(layout));
  });

  it("opens in LibreOffice, which calculates the engine's figures", async () => {
    const layout = planLayout();
    await host.render(layout, "create");
    const [file] = await recalculate([
      { name: "plan.xlsx", bytes: await excel.save() },
    ]);
    const workbook = openWorkbook(file!.bytes, {
      file: "plan.xlsx",
      inflate: inflateNode,
    });
    const wrong: string[] = [];
    let formulas = 0;
    for (const sheet of layout.sheets) {
      const cells = workbook.read(
        workbook.sheets.find(({ name }) => name === sheet.name)!,
      );
      [...sheet.rows].forEach((row, r) => {
        row.forEach((cell, c) => {
          if (cell?.formula === undefined) return;
          formulas += 1;
          const found = cells.cell(r + 1, c + 1)?.value ?? "";
          if (!same(cell.value ?? "", found))
            wrong.push(
              `${sheet.name} ${r + 1}:${c + 1} ${String(cell.value)} is ${JSON.stringify(found)}`,
            );
        });
      });
    }
    expect(wrong).toEqual([]);
    expect(formulas).toBeGreaterThan(7000);
  }, 300_000);
});

function same(written: unknown, found: unknown): boolean {
  if (typeof written === "number" && typeof found === "number")
    return Math.abs(written - found) <= 1e-9 * Math.max(1, Math.abs(written));
  return written === found;
}

describe("the members of Office.js that the host uses", () => {
  it("are all in ExcelApi 1.13 or below", async () => {
    await host.render(planLayout(), "create");
    await host.render(sampleLayout(), "update");
    await host.render(
      sampleLayout([...ITEMS, { id: "N0007", text: "新的", month: 46113 }]),
      "update",
    );
    await host.write([
      { sheet: "月度安排", cells: [{ cell: "D4", value: 1 }] },
    ]);
    await host.reveal({ sheet: "月度安排", cell: "D4" });
    await host.read();
    const end = await host.onEdited(() => undefined);
    await end();
    const sets = requirementSets();
    const used = [...excel.counters.members].filter(
      (member) => !/\._|\.items$/.test(member),
    );
    const unknown = used.filter((member) => !sets.has(spelled(member)));
    expect(unknown).toEqual([]);
    const late = used.filter(
      (member) => Number((sets.get(spelled(member)) ?? "9").split(".")[1]) > 13,
    );
    expect(late).toEqual([]);
    expect(used.length).toBeGreaterThan(60);
  });
});

/** Where the wire has another name than the library. */
function spelled(member: string): string {
  return member === "Worksheet.gridlines" ? "Worksheet.showGridlines" : member;
}

/** The version of ExcelApi of each member, from the comments of @types/office-js. */
function requirementSets(): ReadonlyMap<string, string> {
  const file = createRequire(import.meta.url).resolve(
    "@types/office-js/index.d.ts",
  );
  const sets = new Map<string, string>();
  let type = "";
  let version = "";
  let inExcel = false;
  for (const line of readFileSync(file, "utf8").split("\n")) {
    if (/^declare namespace /.test(line))
      inExcel = line.includes("namespace Excel ");
    if (!inExcel) continue;
    const declared = /^ {4}class (\w+) /.exec(line);
    if (declared !== null) type = declared[1] ?? "";
    const stated = /\[Api set: ExcelApi (1\.\d+)/.exec(line);
    if (stated !== null) version = stated[1] ?? "";
    const member = /^ {8}(?:readonly )?(\w+)[(:?]/.exec(line);
    const name = `${type}.${member?.[1] ?? ""}`;
    if (member !== null && version !== "" && !sets.has(name))
      sets.set(name, version);
    if (member !== null) version = "";
  }
  return sets;
}
