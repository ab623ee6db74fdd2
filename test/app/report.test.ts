import { beforeAll, describe, expect, it } from "@jest/globals";

import { reportFromFile } from "../../src/app/report";
import type { InputFile } from "../../src/app/ports";
import { nodeToolbox } from "../../src/cli/toolbox";
import { figureNumber, previousPeriod } from "../../src/core/report";
import type { Rollup } from "../../src/core/rollup";
import { planWorkbook } from "../../src/core/layout";
import type { Language, WorkbookLayout } from "../../src/core/layout";
import { rollupWorkbook } from "../../src/core/layout/rollup-workbook";
import { readDocx } from "../../src/docx";
import { reportDocument } from "../../src/docx/write";
import { appendixFigures, appendixTables } from "../docx/appendix-figures";
import { day, planTable } from "../core/plan-table";
import { reportText } from "../core/report/report-text";
import { collect, roll, roster, submit } from "../core/rollup/collecting";

const PLAN = `编号  | 目标 | 安排     | 月份    | 责任人 | 状态   | 完成
              N0001 | G1   | 开教代会 | 2026-03 | 王敏   | 已完成 | 2026-03-20
              N0002 | G1   | 健步走   | 2026-05 | 李强   | 已完成 | 2026-06-09
              N0003 | G1   | 送清凉   | 2026-08 | 李强   |        |
              N0004 | G1   | 迎新会   | 2026-12 | 李强   |        |`;
const HEAD = {
  goals: { G1: "民主管理 大事大家议" },
  reports: "2026-09",
  indicators: `指标     | 单位 | 口径 | 目标 | 2026-02 | 2026-05
               职工培训 | 人次 | 累计 | 2400 | 600     | 634`,
};

const tools = { ...nodeToolbox(), today: day("2026-10-15") };

/** The workbook of a roll-up of two branches, of which one has handed in nothing. */
function rollupLayout(language: Language = "zh"): WorkbookLayout {
  const rollup = roll(collect(submit(PLAN, HEAD)), {
    roster: roster("B01 第一小学工会", "B02 第二小学工会"),
  });
  return rollupWorkbook(rollup, { language, madeAt: "2026-10-15T08:00:00Z" });
}

async function fileOf(
  layout: WorkbookLayout,
  name = "汇总.xlsx",
): Promise<InputFile> {
  const bytes = await tools.writeWorkbook(layout);
  return {
    name,
    size: bytes.length,
    modifiedAt: null,
    bytes: () => Promise.resolve(bytes),
  };
}

/** The appendix of the report of a file: what is shown and where it comes from. */
async function origins(
  file: InputFile,
  before: InputFile | null = null,
): Promise<readonly (readonly [shown: string, origin: string])[]> {
  const { bytes } = await reportFromFile(tools, reportDocument, file, {
    language: "zh",
    before,
  });
  const { blocks } = readDocx(bytes, { file: "report.docx" });
  const tables = blocks.flatMap((block) =>
    block.type === "table" ? block : [],
  );
  return appendixFigures(tables.at(-2)?.rows ?? []).map(
    ({ shown, origin }) => [shown, origin] as const,
  );
}

const CELL = /^(.+)!([A-Z])([A-Z]?)(\d+)$/;

describe.each(["zh", "en"] as const)(
  "the origin of a report's figures in a roll-up workbook (%s)",
  (language) => {
    let file: InputFile;
    let rows: Awaited<ReturnType<typeof origins>>;
    beforeAll(async () => {
      file = await fileOf(rollupLayout(language));
      rows = await origins(file);
    });

    it("is a cell that holds the figure, for every one of them", async () => {
      const workbook = tools.openWorkbook(await file.bytes(), file.name);
      expect(rows.length).toBeGreaterThan(20);
      for (const [shown, origin] of rows) {
        const [, sheet = "", first = "", second = "", row = ""] =
          CELL.exec(origin) ?? [];
        const info = workbook.sheets.find(({ name }) => name === sheet);
        expect([origin, info?.name]).toEqual([origin, sheet]);
        const number = (letter: string): number => letter.charCodeAt(0) - 64;
        const column =
          second === "" ? number(first) : number(first) * 26 + number(second);
        const value = workbook.read(info!).cell(Number(row), column)?.value;
        if (shown === "（未报）") {
          expect(typeof value).toBe("string");
          continue;
        }
        const written = Number(/^[\d,.]+/.exec(shown)?.[0].replaceAll(",", ""));
        const share = /%|百分点/.test(shown);
        expect(typeof value).toBe("number");
        expect(Number(value) * (share ? 100 : 1)).toBeCloseTo(written, 1);
      }
    });
  },
);

describe("the origin of a report's figures elsewhere", () => {
  it("names no cell of a sheet that was renamed", async () => {
    const layout = rollupLayout();
    const renamed = layout.sheets.map((sheet) =>
      sheet.key === "quarters" ? { ...sheet, name: "季度数字" } : sheet,
    );
    const rows = await origins(await fileOf({ ...layout, sheets: renamed }));
    const fromQuarters = rows.filter(([, origin]) =>
      origin.startsWith("季度汇总"),
    );
    expect(fromQuarters.length).toBeGreaterThan(0);
    for (const [, origin] of fromQuarters) expect(origin).not.toMatch(CELL);
  });

  it("is the sheet of a plan that it is counted from", async () => {
    const layout = planWorkbook(planTable(PLAN, HEAD), {
      language: "zh",
      today: day("2026-10-15"),
    });
    const rows = await origins(await fileOf(layout));
    expect(new Set(rows.map(([, origin]) => origin))).toEqual(
      new Set(["按“月度安排”统计", "按“指标”统计"]),
    );
  });

  it("counts a plan whose record of monthly reports is blank", async () => {
    const layout = planWorkbook(planTable(PLAN, { ...HEAD, reports: "none" }), {
      language: "zh",
      today: day("2026-10-15"),
    });
    const rows = await origins(await fileOf(layout));
    expect(rows.map(([shown]) => shown)).toContain("4项");
  });

  it("refuses a workbook that is neither a plan nor a roll-up", async () => {
    const other = await fileOf({
      ...rollupLayout(),
      sheets: [
        {
          key: "x",
          name: "通讯录",
          visibility: "visible",
          columns: [],
          rows: [[{ value: "姓名" }]],
        },
      ],
    });
    await expect(
      reportFromFile(tools, reportDocument, other, { language: "zh" }),
    ).rejects.toMatchObject({ name: "RefusedError" });
  });
});

/** The year before, rolled up as of a day of it; nothing is planned for its last quarter. */
function yearBefore(asOf: string, codes = ["B01", "B02"]): Rollup {
  const plan = `编号  | 目标 | 安排     | 月份    | 状态   | 完成
                N0001 | G1   | 开教代会 | 2025-03 | 已完成 | 2025-03-20
                N0002 | G1   | 健步走   | 2025-05 | 未开始 |
                N0003 | G1   | 送清凉   | 2025-08 | 未开始 |`;
  const [code = "B01"] = codes;
  return roll(
    collect(
      submit(plan, {
        code,
        period: "2025-01/12",
        goals: { G1: "民主管理 大事大家议" },
      }),
    ),
    { asOf, today: "2026-01-10", roster: roster(...codes) },
  );
}

async function yearBeforeFile(
  asOf: string,
  codes?: string[],
): Promise<InputFile> {
  const layout = rollupWorkbook(yearBefore(asOf, codes), {
    language: "zh",
    madeAt: "2026-01-10T08:00:00Z",
  });
  return fileOf(layout, "2025年汇总.xlsx");
}

/** The numbers in cells of some workbooks: `季度汇总!F20` of the first, `上期.xlsx：季度汇总!F20` of another. */
class CellNumbers {
  constructor(private readonly files: readonly InputFile[]) {}

  async at(cells: readonly string[]): Promise<ReadonlySet<number>> {
    const found = new Set<number>();
    for (const cell of cells) {
      const [, name, sheet = "", letters = "", digits = ""] =
        /^(?:(.*)：)?([^：]*)!([A-Z]+)(\d+)$/u.exec(cell) ?? [];
      const file =
        name === undefined
          ? this.files[0]
          : this.files.find((each) => each.name === name);
      const workbook = tools.openWorkbook(await file!.bytes(), file!.name);
      const info = workbook.sheets.find((each) => each.name === sheet);
      const value = workbook
        .read(info!)
        .cell(Number(digits), columnNumber(letters))?.value;
      if (typeof value === "number") found.add(value);
    }
    return found;
  }
}

function columnNumber(letters: string): number {
  return [...letters].reduce(
    (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
    0,
  );
}

describe("last period in the report of a file", () => {
  it("has its figures with the file, sheet and cell that hold them", async () => {
    const before = await yearBeforeFile("2025-09-30");
    const rows = await origins(await fileOf(rollupLayout()), before);
    const from = rows.filter(([, origin]) =>
      origin.startsWith("2025年汇总.xlsx："),
    );
    expect(from.map(([shown]) => shown)).toEqual(["3项", "33.3%"]);
    const workbook = tools.openWorkbook(await before.bytes(), before.name);
    for (const [shown, origin] of from) {
      const [sheet = "", cell = ""] = (origin.split("：")[1] ?? "").split("!");
      const info = workbook.sheets.find(({ name }) => name === sheet);
      const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
      const column = columnNumber(letters);
      const value = workbook.read(info!).cell(Number(digits), column)?.value;
      expect(value).toBeCloseTo(shown === "3项" ? 3 : 1 / 3, 9);
    }
  });

  it("has tables whose columns are told as ranges of cells that hold exactly their figures", async () => {
    const before = await yearBeforeFile("2025-09-30");
    const file = await fileOf(rollupLayout());
    const { report, bytes } = await reportFromFile(
      tools,
      reportDocument,
      file,
      { language: "zh", before },
    );
    const { blocks } = readDocx(bytes, { file: "report.docx" });
    const rows = blocks.flatMap((block) =>
      block.type === "table" ? [block.rows] : [],
    );
    const told = appendixTables(rows.at(-1) ?? []);
    const tables = report.appendix.filter(({ columns }) => columns !== null);
    expect(told).toHaveLength(tables.length);
    const numbers = new CellNumbers([file, before]);
    let compared = 0;
    for (const [i, { label, columns }] of tables.entries()) {
      expect(told[i]?.label).toContain(label);
      for (const { header, figures } of columns ?? []) {
        const known = figures.flatMap((figure) => figureNumber(figure) ?? []);
        const cells = told[i]?.columns.get(header) ?? [];
        const held = await numbers.at(cells);
        expect([label, header, [...held].sort()]).toEqual([
          label,
          header,
          [...new Set(known)].sort(),
        ]);
        compared += known.length;
      }
    }
    expect(compared).toBeGreaterThan(30);
  });

  it("is told of in the text, as the same time of the year before", async () => {
    const { report, findings } = await reportFromFile(
      tools,
      reportDocument,
      await fileOf(rollupLayout()),
      { language: "zh", before: await yearBeforeFile("2025-09-30") },
    );
    expect(findings).toEqual([]);
    expect(reportText(report)).toContain(
      "上年同期（截至2025年9月30日）安排工作3项，完成率33.3%；本期完成率50.0%，比上年同期提高16.7个百分点。",
    );
  });

  it("is doubtful at another stage, and where no branch is the same", async () => {
    const { findings } = await reportFromFile(
      tools,
      reportDocument,
      await fileOf(rollupLayout()),
      {
        language: "zh",
        before: await yearBeforeFile("2025-12-31", ["Z01", "Z02"]),
      },
    );
    expect(findings.map(({ code }) => code)).toEqual([
      "previous-other-stage",
      "previous-other-branches",
    ]);
  });

  it("refuses a period that does not lie before this one", async () => {
    const file = await fileOf(rollupLayout());
    await expect(
      reportFromFile(tools, reportDocument, file, {
        language: "zh",
        before: file,
      }),
    ).rejects.toMatchObject({ finding: { code: "previous-not-earlier" } });
  });

  it("may stand on the sheet already: the figures that the sheet counts are found where they are now", async () => {
    const rollup = roll(collect(submit(PLAN, HEAD)), {
      roster: roster("B01 第一小学工会", "B02 第二小学工会"),
    });
    const previous = previousPeriod(
      yearBefore("2025-09-30"),
      "2025年汇总.xlsx",
      () => null,
    );
    const made = { language: "zh", madeAt: "2026-10-15T08:00:00Z" } as const;
    const [plain, beside] = [
      await origins(await fileOf(rollupWorkbook(rollup, made))),
      await origins(
        await fileOf(rollupWorkbook(rollup, { ...made, previous })),
      ),
    ];
    const own = (rows: typeof plain): typeof plain =>
      rows.filter(([, origin]) => origin.startsWith("年度总结!"));
    expect(own(plain).length).toBeGreaterThan(3);
    expect(own(beside).map(([shown]) => shown)).toEqual(
      own(plain).map(([shown]) => shown),
    );
    expect(own(beside)).not.toEqual(own(plain));
  });
});
