/** Workbooks that people have in front of them, for tests of the pane's jobs. */
import { planWorkbook } from "../../../src/core/layout";
import type {
  Cell,
  CellLayout,
  RowLayout,
  SheetLayout,
  WorkbookHost,
  WorkbookLayout,
} from "../../../src/core/layout";
import {
  monthOf,
  parseIsoDay,
  parsePlanId,
  periodOf,
} from "../../../src/core/plan";
import type { Day, Plan } from "../../../src/core/plan";
import {
  findTemplate,
  planFromTemplate,
} from "../../../src/core/plan/templates";
import { paneJobs } from "../../../src/app/pane";
import type { PaneJobs, PaneSettings } from "../../../src/app/pane";

/** The running day of these tests. */
export const TODAY = day("2026-04-20");

export function day(iso: string): Day {
  const parsed = parseIsoDay(iso);
  if (parsed === null) throw new Error(`no day: ${iso}`);
  return parsed;
}

const PLAN_ID = parsePlanId("7d6f1f5e-52c3-4d7e-9a54-0d9a3c1b2e10")!;

/** A year's plan of an enterprise, as the product makes it. */
export function issuedPlan(): Plan {
  return planFromTemplate(findTemplate("enterprise")!, {
    planId: PLAN_ID,
    period: periodOf("calendar-year", monthOf(2026, 1)!),
    preparedOn: day("2026-01-05"),
  });
}

export function issuedWorkbook(plan: Plan = issuedPlan()): WorkbookLayout {
  return planWorkbook(plan, { language: "zh", today: TODAY });
}

/**
 * A workbook made by hand: other sheet names, a title above the headers, the
 * columns in another order and under other names, months as numbers, a ratio.
 */
export function handMadeWorkbook(): WorkbookLayout {
  const report = ["月份", "填报状态", "填报人", "填报日期"];
  return {
    title: "",
    creator: "",
    styles: { date: { numberFormat: "yyyy-mm-dd" } },
    names: [],
    sheets: [
      sheet("说明", [
        ["东河机械厂工会2026年工作计划"],
        ["单位名称", "东河机械厂工会"],
        ["编制人", "周梅"],
        ["起始月份", "2026年1月"],
        ["截止月份", "2026年12月"],
        [],
        report,
        ...[1, 2, 3, 4].map((month) => [
          `${month}月`,
          ...(month < 3 ? ["已填报", "周梅", "2026-02-27"] : []),
        ]),
      ]),
      sheet("台账", [
        ["东河机械厂工会2026年工作计划台账"],
        [],
        [
          "落实情况",
          "工作内容",
          "办理状态",
          "负责人",
          "计划完成时间",
          "完成时间",
          "延期到",
          "变更时间",
          "原因",
          "完成进度",
        ],
        [null, "召开职工代表大会", "完成", "周梅", "2月", "2月20日"],
        [null, "慰问一线职工", null, "林海", "3月"],
        [null, "技能比赛", "进行中", "林海", 4, null, null, null, null, 30],
        ["名单已定", "送清凉", "延期", "周梅", 4, null, 7, "4月10日", "天气"],
        [null, "半年总结", null, "周梅", "5月"],
      ]),
      sheet("数字", [
        ["单位", "指标", "项", "口径", "3月", "4月", "年度目标"],
        ["元", "帮扶资金", "数值", "累计", 5000, null, 50000],
        ["人次", "培训人次", "数值", "累计", null, null, 200],
        ["份", "集体合同签订率", "分子", "比率", 8, null, null],
        ["份", "集体合同签订率", "分母", "比率", 10, null, null],
      ]),
    ],
  };
}

function sheet(
  name: string,
  rows: readonly (readonly (string | number | null)[])[],
): SheetLayout {
  return {
    key: name,
    name,
    visibility: "visible",
    columns: Array.from({ length: 10 }, () => ({ width: 14 })),
    rows: rows.map((row): RowLayout =>
      row.map((value): CellLayout | undefined =>
        value === null ? undefined : { value },
      ),
    ),
  };
}

/** The pane's jobs over a host, with settings that last as long as the test. */
export function jobsOver(
  host: WorkbookHost,
  settings: Partial<PaneSettings> = {},
): PaneJobs {
  let kept = settings;
  return paneJobs({
    host,
    today: () => TODAY,
    newPlanId: () => PLAN_ID,
    platform: {
      loadSettings: () => kept,
      saveSettings: (set) => {
        kept = set;
      },
    },
  });
}

/** Every cell of the workbook by `sheet!row:column`. */
export async function cellsOf(
  host: WorkbookHost,
): Promise<Readonly<Record<string, Pick<Cell, "value" | "date" | "formula">>>> {
  const workbook = await host.read();
  const found: Record<string, Pick<Cell, "value" | "date" | "formula">> = {};
  for (const info of workbook.sheets) {
    const cells = workbook.read(info);
    for (let row = 1; row <= cells.rowCount; row += 1) {
      for (let column = 1; column <= cells.columnCount; column += 1) {
        const cell = cells.cell(row, column);
        if (cell === undefined || (cell.value ?? "") === "") continue;
        const { value, date, formula } = cell;
        found[`${info.name}!${row}:${column}`] =
          formula === undefined
            ? { value, ...(date === undefined ? {} : { date }) }
            : { value: null, formula };
      }
    }
  }
  return found;
}
