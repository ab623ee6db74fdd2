import { beforeAll, describe, expect, it } from "@jest/globals";
import { strFromU8, unzipSync } from "fflate";

import type { CellLayout, WorkbookLayout } from "../../src/core/layout";
import { rollupWorkbook } from "../../src/core/layout/rollup-workbook";
import { openWorkbook } from "../../src/xlsx/reader";
import { inflateNode } from "../../src/xlsx/reader/inflate-node";
import { writeWorkbook } from "../../src/xlsx/writer";
import { collect, roll, roster, submit } from "../core/rollup/collecting";
import { convert } from "./libreoffice";
import { required } from "./recalculated-plans";

const TEN_MINUTES = 600_000;
const CHANGED = 10;

/** Twelve nodes that are due; none is done. */
const NODES = [
  "编号 | 目标 | 月份 | 状态",
  ...Array.from(
    { length: 12 },
    (_, i) =>
      `N${String(i + 1).padStart(4, "0")} | G${(i % 2) + 1} | 2026-0${(i % 9) + 1} | 未开始`,
  ),
].join("\n");

function layout(): WorkbookLayout {
  const rollup = roll(
    collect(
      submit(NODES, {
        code: "B01",
        goals: { G1: "维权服务 甲", G2: "文体活动 乙" },
      }),
    ),
    { roster: roster("B01", "B02") },
  );
  return rollupWorkbook(rollup, {
    language: "zh",
    madeAt: "2026-10-15T08:00:00Z",
  });
}

/** The workbook with ten nodes of 明细 made done on time; every formula keeps its old value. */
function withTenDone(before: WorkbookLayout): WorkbookLayout {
  const now: Readonly<Record<string, number>> = {
    已完成计数: 1,
    按时计数: 1,
    逾期计数: 0,
    一季度末逾期: 0,
    二季度末逾期: 0,
    三季度末逾期: 0,
  };
  const sheets = before.sheets.map((sheet) => {
    if (sheet.key !== "facts") return sheet;
    const rows = [...sheet.rows];
    const header = rows.findIndex((row) =>
      row.some((cell) => cell?.value === "已完成计数"),
    );
    const names = rows[header] ?? [];
    return {
      ...sheet,
      rows: rows.map((row, i) =>
        i <= header || i > header + CHANGED
          ? row
          : row.map((cell, c): CellLayout | undefined => {
              const value = now[String(names[c]?.value)];
              return value === undefined ? cell : { ...cell, value };
            }),
      ),
    };
  });
  return { ...before, sheets };
}

describe("年度总结 after ten nodes of 明细 were changed, recalculated by LibreOffice", () => {
  let text = "";
  let charts = "";

  beforeAll(async () => {
    const bytes = await writeWorkbook(withTenDone(layout()));
    const [saved] = await convert([{ name: "report.xlsx", bytes }], "xlsx");
    const file = required(saved, "converted file");
    const workbook = openWorkbook(file.bytes, {
      file: file.name,
      inflate: inflateNode,
    });
    const sheet = workbook.read(
      required(
        workbook.sheets.find(({ name }) => name === "年度总结"),
        "sheet",
      ),
    );
    for (let row = 1; row <= sheet.rowCount; row += 1) {
      const values: string[] = [];
      for (let column = 1; column <= sheet.columnCount; column += 1) {
        const value = sheet.cell(row, column)?.value;
        if (typeof value === "string" || typeof value === "number")
          values.push(String(value));
      }
      text += `${values.join(" | ")}\n`;
    }
    charts = Object.entries(unzipSync(file.bytes))
      .filter(([path]) => path.startsWith("xl/charts/chart"))
      .map(([, part]) => strFromU8(part))
      .join("\n");
  }, TEN_MINUTES);

  it("says so before: nothing is done", () => {
    const values = [
      ...required(
        layout().sheets.find(({ key }) => key === "report"),
        "sheet",
      ).rows,
    ].map(([cell]) => String(cell?.value ?? ""));
    expect(values.join("\n")).toContain(
      "已报单位全年安排工作12项，都还没有完成。逾期未完成12项。",
    );
  });

  it("has sentences with the new figures, and the wording that belongs to them", () => {
    expect(text).toContain(
      "已报单位全年安排工作12项，已完成10项，完成率83.3%，按时完成率83.3%。逾期未完成2项。",
    );
    expect(text).not.toContain("还没有完成。");
  });

  it("has tables with the new figures", () => {
    const total = text.split("\n").find((line) => line.startsWith("合计 | "));
    expect(total).toMatch(
      /^合计 \| 12 \| 10 \| 0\.8333\d* \| 0\.8333\d* \| 2$/,
    );
  });

  it("has charts whose kept values are the new figures", () => {
    const values = [...charts.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(
      ([, value]) => Number(value),
    );
    // By field: five of six done in each.
    expect(
      values.filter((value) => Math.abs(value - 5 / 6) < 1e-9),
    ).toHaveLength(3);
  });
});
