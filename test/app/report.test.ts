import { beforeAll, describe, expect, it } from "@jest/globals";

import { reportFromFile } from "../../src/app/report";
import type { InputFile } from "../../src/app/ports";
import { nodeToolbox } from "../../src/cli/toolbox";
import { planWorkbook } from "../../src/core/layout";
import type { Language, WorkbookLayout } from "../../src/core/layout";
import { rollupWorkbook } from "../../src/core/layout/rollup-workbook";
import { readDocx } from "../../src/docx";
import { reportDocument } from "../../src/docx/write";
import { day, planTable } from "../core/plan-table";
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

async function fileOf(layout: WorkbookLayout): Promise<InputFile> {
  const bytes = await tools.writeWorkbook(layout);
  return {
    name: "汇总.xlsx",
    size: bytes.length,
    modifiedAt: null,
    bytes: () => Promise.resolve(bytes),
  };
}

/** The appendix of the report of a file: what is shown and where it comes from. */
async function origins(
  file: InputFile,
): Promise<readonly (readonly [shown: string, origin: string])[]> {
  const { bytes } = await reportFromFile(tools, reportDocument, file, "zh");
  const { blocks } = readDocx(bytes, { file: "report.docx" });
  const tables = blocks.flatMap((block) =>
    block.type === "table" ? block : [],
  );
  return (tables.at(-1)?.rows.slice(1) ?? []).flatMap((cells) => {
    const [shown = "", origin = ""] = [cells[2]?.text, cells[3]?.text];
    return shown === "见表" ? [] : [[shown, origin] as const];
  });
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
      reportFromFile(tools, reportDocument, other, "zh"),
    ).rejects.toMatchObject({ name: "RefusedError" });
  });
});
