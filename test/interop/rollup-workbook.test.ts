import { beforeAll, describe, expect, it } from "@jest/globals";

import type { WorkbookCells, WorkbookLayout } from "../../src/core/layout";
import {
  readRollupRecord,
  rollupWorkbook,
} from "../../src/core/layout/rollup-workbook";
import { addUnreadable } from "../../src/core/rollup";
import type { Rollup } from "../../src/core/rollup";
import { openWorkbook } from "../../src/xlsx/reader";
import { inflateNode } from "../../src/xlsx/reader/inflate-node";
import { writeWorkbook } from "../../src/xlsx/writer";
import { baselineTable } from "../core/plan-table";
import {
  collect,
  issued,
  roll,
  roster,
  submit,
} from "../core/rollup/collecting";
import { expectCleanPackage } from "../xlsx/package-lint";
import { convert } from "./libreoffice";
import { differences, required } from "./recalculated-plans";

const TEN_MINUTES = 600_000;
const FIELDS = ["文体活动", "民主管理", "维权服务", "其他"];
const GOALS = Object.fromEntries(
  FIELDS.map((field, i) => [`G${i + 1}`, `${field} 第${i + 1}个目标`]),
);

/** A number of a sequence that looks random and is the same every time. */
function draw(seed: number): (below: number) => number {
  let state = seed * 7919 + 17;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** A plan of 40 nodes in every state, dated over two years around its period. */
function drawnPlan(seed: number): string {
  const next = draw(seed);
  const month = (): string => {
    const n = next(24);
    return `${2025 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`;
  };
  const day = (): string =>
    `${month()}-${String(next(28) + 1).padStart(2, "0")}`;
  const states = ["未开始", "进行中", "已完成", "已延期", "已取消"];
  const rows = Array.from({ length: 40 }, (_, i) => {
    const state = states[next(5)] ?? "";
    const deferred = next(4) === 0;
    return [
      `N${String(i + 1).padStart(4, "0")}`,
      `G${next(4) + 1}`,
      next(5) === 0 ? "常态" : "单次",
      month(),
      next(3) === 0 ? (next(30) / 10 + 0.1).toFixed(1) : "",
      state,
      next(3) === 0 ? String(next(11) / 10) : "",
      state === "已完成" && next(8) > 0 ? day() : "",
      deferred ? month() : "",
      deferred || state === "已取消" ? day() : "",
    ].join(" | ");
  });
  const header =
    "编号 | 目标 | 类型 | 月份 | 权重 | 状态 | 进度 | 完成 | 延期至 | 变更";
  return [header, ...rows].join("\n");
}

const INDICATORS = `
  编号 | 指标     | 单位 | 口径 | 方向   | 目标 | 2025-09 | 2026-02 | 2026-08
  I01  | 活动     | 场   | 累计 | 不低于 | 10   | 1       | 3       | 4
  I02  | 签订率   | 家   | 比率 | 不低于 | 0.9  |         | 9/10    | 8/10
  I03  | 经费支出 | 万元 | 累计 | 不高于 | 1    | 0.3     |         | 0.5
  I04  | 会员     | 名   | 期末 | 不低于 |      | 100     | 120     |`;

/** Branches that report, one that is not filled in, one without a file, one unreadable. */
function county(period: string, asOf: string): Rollup {
  const files = [1, 2, 3, 4, 5].map((n) =>
    submit(drawnPlan(n), {
      code: `00${n}`,
      file: `00${n}.xlsx`,
      period,
      goals: GOALS,
      indicators: INDICATORS,
      ...(n === 4 ? { reports: "none" } : {}),
    }),
  );
  const collection = collect(...files);
  addUnreadable(collection, "006.xlsx", "file-truncated");
  const codes = ["001", "002", "003", "004", "005", "006", "7"];
  return roll(collection, {
    asOf,
    today: "2027-01-15",
    roster: roster(...codes),
    baseline: issued(baselineTable(drawnPlan(9)), ["006", "7"], period),
  });
}

const CASES: readonly (readonly [string, Rollup, "zh" | "en"])[] = [
  [
    "a calendar year in its third quarter",
    county("2026-01/12", "2026-08-20"),
    "zh",
  ],
  ["its last day", county("2026-01/12", "2026-12-31"), "zh"],
  ["a day before it", county("2026-01/12", "2025-12-20"), "zh"],
  [
    "a school year, in English",
    county("school-year 2025-08/12", "2026-05-31"),
    "en",
  ],
  ["a half year", county("half-year 2026-01/6", "2026-04-10"), "zh"],
  [
    "a roll-up without a roster",
    roll(collect(submit(drawnPlan(1)), submit(drawnPlan(2), { code: "B02" }))),
    "zh",
  ],
];

describe("the formulas of a roll-up workbook, recalculated by LibreOffice", () => {
  const layouts = CASES.map(([, rollup, language]): WorkbookLayout =>
    rollupWorkbook(rollup, { language, madeAt: "2026-10-15T08:00:00Z" }),
  );
  let written: readonly Uint8Array[] = [];
  let workbooks: readonly WorkbookCells[] = [];

  beforeAll(async () => {
    written = await Promise.all(layouts.map((layout) => writeWorkbook(layout)));
    const files = written.map((bytes, i) => ({ name: `r${i}.xlsx`, bytes }));
    workbooks = (await convert(files, "xlsx")).map(({ name, bytes }) =>
      openWorkbook(bytes, { file: name, inflate: inflateNode }),
    );
  }, TEN_MINUTES);

  it.each(CASES.map(([name], i) => [name, i] as const))(
    "are the engine's figures: %s",
    (_name, i) => {
      const { formulas, wrong } = differences(
        required(layouts[i], "layout"),
        required(workbooks[i], "workbook"),
      );
      expect(wrong).toEqual([]);
      expect(formulas).toBeGreaterThan(150);
    },
  );

  it("stand in packages that Excel has nothing to repair in", () => {
    for (const bytes of written) expectCleanPackage(bytes);
  });

  it.each(CASES.map(([name], i) => [name, i] as const))(
    "leave every submission in the workbook that LibreOffice saved again: %s",
    (_name, i) => {
      const reading = readRollupRecord(required(workbooks[i], "workbook"));
      if (reading.state !== "read") throw new Error(reading.state);
      expect(reading.damagedRows).toBe(0);
      expect(reading.incomplete).toEqual([]);
      expect(reading.record.submissions).toEqual(
        required(CASES[i], "case")[1].source.submissions,
      );
    },
  );
});
