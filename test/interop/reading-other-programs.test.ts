import { beforeAll, describe, expect, it } from "@jest/globals";
import { planWorkbook, readPlan } from "../../src/core/layout";
import type { PlanReading } from "../../src/core/layout";
import {
  baselineOf,
  parseBranchCode,
  parsePlanId,
  runningPeriod,
} from "../../src/core/plan";
import type { Plan, PlanPeriod } from "../../src/core/plan";
import { planFromTemplate, TEMPLATES } from "../../src/core/plan/templates";
import { countNodes, factsOf } from "../../src/core/rollup";
import type { PeriodFigures } from "../../src/core/rollup";
import { fillIn } from "../../src/core/sample";
import type { Profile } from "../../src/core/sample";
import { openWorkbook } from "../../src/xlsx/reader";
import { inflateNode } from "../../src/xlsx/reader/inflate-node";
import { patchWorkbook, writeWorkbook } from "../../src/xlsx/writer";
import { day, month, nodeTable, planTable } from "../core/plan-table";
import { collect, roll } from "../core/rollup/collecting";
import { planOf } from "./drawn-plans";
import { recalculate } from "./libreoffice";
import { editByOpenpyxl, makeByOpenpyxl } from "./openpyxl";

const TODAY = day("2026-09-30");

function reading(bytes: Uint8Array, defaultPeriod?: PlanPeriod): PlanReading {
  const workbook = openWorkbook(bytes, {
    file: "plan.xlsx",
    inflate: inflateNode,
  });
  const options = defaultPeriod === undefined ? {} : { defaultPeriod };
  const result = readPlan(workbook, options);
  if (!result.ok) throw new Error(result.finding.code);
  return result.reading;
}

function codesOf({ findings }: PlanReading): readonly string[] {
  return [...new Set(findings.map(({ code }) => code))].sort();
}

/** The figures of the nodes as a roll-up counts them, without a baseline. */
function figures({ nodes, head }: PlanReading): PeriodFigures {
  const counted = nodes.flatMap((node) =>
    node.dueMonth === null ? [] : [{ ...node, dueMonth: node.dueMonth }],
  );
  return countNodes(counted, head.period, TODAY);
}

/** What a roll-up makes of one file, with the baseline of the issue record where there is one. */
function rolled(read: PlanReading, plan?: Plan) {
  const submission = factsOf(read, { digest: "x", findings: read.findings });
  const code = plan?.branchCode ?? null;
  const baseline =
    plan === undefined || code === null
      ? null
      : {
          period: plan.period,
          branches: new Map([[code, baselineOf(plan)]]),
        };
  const { reporting, fields, indicators, branches } = roll(
    collect(submission),
    { baseline },
  );
  return {
    reporting,
    fields,
    indicators: indicators.map(({ name, unit, kind, total }) => ({
      name,
      unit,
      kind,
      total,
    })),
    statuses: branches.map(({ status }) => status),
  };
}

function filledIn(key: string, profile: Profile): Plan {
  const template = TEMPLATES.find((one) => one.key === key)!;
  const blank = planFromTemplate(template, {
    planId: parsePlanId("7d6f1f5e-52c3-4d7e-9a54-0d9a3c1b2e10")!,
    period: runningPeriod(template.periodKind, TODAY),
    branchName: "第一工会",
    preparedOn: day("2026-01-05"),
  });
  const plan = {
    ...blank,
    branchCode: parseBranchCode("0012"),
    parentUnion: "县总工会",
    preparedBy: "张三",
  };
  return fillIn(plan, profile, { until: TODAY, seed: 11 });
}

const PLANS: readonly (readonly [string, Plan])[] = [
  ["a school's, by a normal branch", filledIn("school", "normal")],
  ["a township's, by a struggling branch", filledIn("township", "struggling")],
  [
    "an enterprise's, by an excellent branch",
    filledIn("enterprise", "excellent"),
  ],
];

/** The first plan's workbook in which the text of two arrangements was deleted. */
let withoutTexts: Uint8Array;
let written: readonly Uint8Array[] = [];
let byLibreOffice: readonly Uint8Array[] = [];
let byOpenpyxl: readonly Uint8Array[] = [];
let rearranged: readonly Uint8Array[] = [];

/** A person's hand: title rows on top, columns the other way round, sheets renamed, helpers and record deleted. */
const REARRANGE = `
for name in list(book.sheetnames):
    if name.startswith('_') or name in ('季度统计', '年度一览'):
        del book[name]
for i, sheet in enumerate(book.worksheets):
    if sheet.tables:
        width = sheet.max_column
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        for row in range(1, sheet.max_row + 1):
            cells = [(sheet.cell(row, c).value, sheet.cell(row, c).number_format) for c in range(1, width + 1)]
            for c, (value, form) in enumerate(reversed(cells)):
                sheet.cell(row, c + 2).value = value
                sheet.cell(row, c + 2).number_format = form
            sheet.cell(row, 1).value = '备查' if row == 3 else None
        sheet.insert_rows(1, 2)
        sheet['A1'] = '某某系统'
    sheet.title = '表%d' % i
`;

const TEXTS_DELETED = [
  {
    sheet: "月度安排",
    cells: [
      { cell: "D5", value: null },
      { cell: "D9", value: null },
    ],
  },
];

beforeAll(async () => {
  written = await Promise.all(
    PLANS.map(([, plan]) =>
      writeWorkbook(planWorkbook(plan, { language: "zh", today: TODAY })),
    ),
  );
  const files = written.map((bytes, i) => ({ name: `plan${i}.xlsx`, bytes }));
  const deleted = patchWorkbook(written[0]!, TEXTS_DELETED, {
    inflate: inflateNode,
  });
  const saved = await recalculate([
    ...files,
    { name: "deleted.xlsx", bytes: deleted },
  ]);
  byLibreOffice = saved.slice(0, -1).map(({ bytes }) => bytes);
  withoutTexts = saved[saved.length - 1]!.bytes;
  byOpenpyxl = editByOpenpyxl(written);
  rearranged = editByOpenpyxl(written, REARRANGE);
}, 240_000);

describe.each(PLANS.map(([name, plan], i) => [name, plan, i] as const))(
  "a workbook, %s,",
  (_, plan, i) => {
    it("is the same plan after LibreOffice has saved it, without a new finding", () => {
      const read = reading(byLibreOffice[i]!);
      expect(planOf(read)).toEqual(plan);
      expect(read.baseline).toEqual(baselineOf(plan));
      expect(codesOf(read)).toEqual(codesOf(reading(written[i]!)));
    });

    it("is the same plan after openpyxl has saved it, without a new finding", () => {
      const read = reading(byOpenpyxl[i]!);
      expect(planOf(read)).toEqual(plan);
      expect(read.baseline).toEqual(baselineOf(plan));
      expect(codesOf(read)).toEqual(codesOf(reading(written[i]!)));
    });

    it("gives the same figures with moved columns, title rows, other sheet names and no record", () => {
      const read = reading(rearranged[i]!);
      expect(
        planOf({ ...read, head: { ...read.head, planId: plan.id } }),
      ).toEqual(plan);
      expect(read.baseline).toBeNull();
      expect(figures(read)).toEqual(figures(reading(written[i]!)));
      expect(rolled(read, plan)).toEqual(rolled(reading(written[i]!), plan));
      expect(codesOf(read)).toContain("plan-record-missing");
    });
  },
);

describe("a row whose text was deleted", () => {
  it("counts for the reading and for the workbook's own formulas alike", () => {
    const read = reading(withoutTexts);
    const [, plan] = PLANS[0]!;
    expect(read.nodes.filter(({ text }) => text === "")).toHaveLength(2);
    expect(read.nodes).toHaveLength(plan.nodes.length);
    expect(figures(read)).toEqual(figures(reading(written[0]!)));
    const due = figures(read).quarters.reduce((sum, one) => sum + one.due, 0);
    expect(sumOfHelper(withoutTexts, "n_counted")).toBe(due);
  });
});

/** The sum of a column of `_calc`. */
function sumOfHelper(bytes: Uint8Array, name: string): number {
  const workbook = openWorkbook(bytes, { file: "x", inflate: inflateNode });
  const info = workbook.sheets.find((sheet) => sheet.name === "_calc")!;
  const sheet = workbook.read(info);
  let column = 1;
  while (sheet.cell(1, column)?.value !== name) {
    column += 1;
    if (column > sheet.columnCount) throw new Error(`no helper ${name}`);
  }
  let sum = 0;
  for (let row = 2; row <= sheet.rowCount; row += 1) {
    const value = sheet.cell(row, column)?.value;
    if (typeof value === "number") sum += value;
  }
  return sum;
}

describe("a workbook made by hand", () => {
  const EXPECTED = `
    月份    | 安排         | 状态   | 完成       | 延期至  | 变更       | 进度
    2026-01 | 走访困难职工 | 已完成 | 2026-01-20 |         |            |
    2026-03 | 女职工讲座   | 已完成 | 2026-04-02 |         |            |
    2026-03 | 签订集体合同 | 进行中 |            |         |            | 0.6
    2026-05 | 职工运动会   | 已延期 |            | 2026-06 | 2026-05-20 |
    2026-06 | 安全生产检查 | 已取消 |            |         | 2026-06-10 |
    2026-09 | 读书分享会   | 未开始 |            |         |            |
    2026-09 | 趣味比赛     | 已完成 | 2026-03-05 |         |            |
  `;
  let book: PlanReading;

  beforeAll(() => {
    book = reading(
      makeByOpenpyxl(`
sheet.title = '计划表'
sheet['A1'] = '第一小学2026年工会工作计划'
sheet.merge_cells('A1:I1')
sheet['A2'] = '单位名称：第一小学工会    单位编码：B01'
rows = [
    ['序号', '工作内容', '完成时限', '责任人', '完成状态', '完成时间', '延期到', '变更时间', '进度（%）'],
    ['一、第一季度'],
    [1, '走访困难职工', '1月', '张三', '√', '2026年1月20日', None, None, None],
    [2, '女职工讲座', '三月份', '李四', '完成', datetime.date(2026, 4, 2), None, None, None],
    [3, '签订集体合同', '1月—3月', '王五', '正在推进', None, None, None, 60],
    ['二、以后'],
    [4, '职工运动会', datetime.date(2026, 5, 1), '', '延期', None, '6月', '5月20日', None],
    [5, '安全生产检查', '2026.6', '', '取消', None, None, 20260610, None],
    [6, '读书分享会', 9, '', '未完成', None, None, None, None],
    [7, '趣味比赛', '2026-09', '', '已办结', 46086, None, None, '100%'],
    ['合计', '7项', None, None, None, None, None, None, None],
    [],
    [None, '填表人：张三', '审核人：李四', None, None, '2026年9月30日'],
]
for row in rows:
    sheet.append(row)
sheet['C9'].number_format = 'yyyy"年"m"月"'
other = book.create_sheet('数据')
for row in [
    ['指标名称', '计量单位', '统计口径', '分项', '全年目标', '1月', '2月', '3月'],
    ['走访慰问', '人次', '累计', '', 100, 12, '１５人次', '约20'],
    ['投入经费', '万元', '累计', '', '5万元', '5000元', 1.5, None],
    ['会员数', '人', '期末', '', None, 300, None, 305],
    ['签订率', '家', '比率', '分子', '95%', None, None, 18],
    ['签订率', '家', '比率', '分母', None, None, None, 20],
    ['合计', None, None, None, 105, 317, 16.5, 343],
]:
    other.append(row)
`),
    );
  });

  it("is read row by row, in every form of months, days and states", () => {
    const expected = nodeTable(EXPECTED);
    expect(
      book.nodes.map(({ text, dueMonth, progress }) => ({
        text,
        dueMonth,
        progress,
      })),
    ).toEqual(
      expected.map(({ text, dueMonth, progress }, i) => ({
        text,
        dueMonth,
        progress: { ...progress, progress: i === 6 ? 1 : progress.progress },
      })),
    );
    expect(book.nodes.every(({ id }) => id === null)).toBe(true);
  });

  it("counts as the plan that it says, in every figure", () => {
    const plan = planTable(EXPECTED);
    const expected = countNodes(plan.nodes, plan.period, TODAY);
    expect(figures(book).year).toEqual(expected.year);
    const counts = ({ quarters }: PeriodFigures) =>
      quarters.map(({ due, done, onTime, carriedIn, madeUp, carriedOut }) => [
        due,
        done,
        onTime,
        carriedIn,
        madeUp,
        carriedOut,
      ]);
    expect(counts(figures(book))).toEqual(counts(expected));
  });

  it("says whose plan it is and for which year", () => {
    expect(book.head).toMatchObject({
      title: "第一小学2026年工会工作计划",
      branchName: "第一小学工会",
      branchCode: "B01",
      period: { kind: "calendar-year", start: month("2026-01"), months: 12 },
    });
    expect(book.reports).toBeNull();
  });

  it("has its indicators, in their units, and a ratio as one of them", () => {
    const values = book.indicators.map(({ name, values: of, denominators }) => [
      name,
      [...of.values()],
      [...denominators.values()],
    ]);
    expect(values).toEqual([
      ["走访慰问", [12, 15, 20], []],
      ["投入经费", [0.5, 1.5], []],
      ["会员数", [300, 305], []],
      ["签订率", [18], [20]],
    ]);
    expect(book.indicators.map(({ target }) => target)).toEqual([
      100,
      5,
      null,
      0.95,
    ]);
  });

  it("has findings for what is doubtful about it, and none that it is not in order", () => {
    expect(codesOf(book)).toEqual([
      "column-by-alias",
      "full-width-digits",
      "month-span",
      "number-approximate",
      "number-converted",
      "percent-assumed",
      "period-assumed",
      "plan-record-missing",
      "row-passed-over",
      "state-spelling",
    ]);
  });

  it("rolls up as reported, by the name or the code on it", () => {
    const { statuses, indicators } = rolled(book);
    expect(statuses).toEqual(["reported"]);
    expect(indicators.find(({ name }) => name === "走访慰问")?.total).toBe(47);
    expect(indicators.find(({ name }) => name === "投入经费")?.total).toBe(
      20_000,
    );
  });
});
