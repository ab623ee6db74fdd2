import { describe, expect, it } from "@jest/globals";

import {
  readRollupRecord,
  rollupWorkbook,
} from "../../../src/core/layout/rollup-workbook";
import type { RollupRecord } from "../../../src/core/layout/rollup-workbook";
import type { Language, WorkbookLayout } from "../../../src/core/layout";
import { finding } from "../../../src/core/finding";
import {
  addSubmission,
  addUnreadable,
  emptyCollection,
  rollUp,
  rollupJson,
} from "../../../src/core/rollup";
import type { Rollup } from "../../../src/core/rollup";
import { baselineTable } from "../plan-table";
import { collect, issued, roll, roster, submit } from "../rollup/collecting";
import { cellsOf } from "./rollup-workbook-cells";

const NODES = `
  编号  | 目标 | 措施 | 安排     | 类型 | 月份    | 责任人 | 部门 | 权重 | 状态   | 进度 | 完成       | 延期至  | 变更       | 原因     | 情况         | 佐证
  N0001 | G1   | M1.1 | 送温暖   | 单次 | 2026-02 | 甲     | 办   | 2    | 已完成 | 1    | 2026-02-20 |         |            |          | 走访 12 户   | 照片
  N0001 | G1   |      | 又一件事 | 每月 | 2026-03 |        |      | 1    | 进行中 | 0.4  |            |         |            |          | =已开始      |
  N0003 | G2   |      |          | 常态 | 2026-06 | 乙     |      | 1    | 已延期 |      |            | 2026-09 | 2026-05-01 | 场地未落实 |            |
`;

/** With a duplicate, a copy, a file of nobody, one that cannot be read, and every kind of indicator. */
function everything(): Rollup {
  const indicators = `
    编号 | 指标   | 单位 | 口径 | 方向   | 目标 | 2026-02 | 2026-08
    I01  | 活动   | 场   | 累计 | 不低于 | 10   | 3       | 4.25
    I02  | 签订率 | 家   | 比率 | 不高于 |      | 9/      | 8/10`;
  const head = {
    goals: { G1: "帮扶送温暖 走访", G2: "其他 别的" },
    parent: "县总工会",
    indicators,
  };
  const collection = collect(
    submit(NODES, {
      ...head,
      code: "B01",
      findings: [
        finding(
          "state-spelling",
          { file: "B01.xlsx", sheet: "月度安排", cell: "J2" },
          { value: "√", count: 3 },
          { sheet: "月度安排", cell: "J2", value: "已完成" },
        ),
      ],
    }),
    submit(NODES, {
      ...head,
      code: "B01",
      file: "旧.xlsx",
      reports: "2026-08",
    }),
    submit(NODES, { ...head, code: "B01", file: "副本.xlsx" }, "B01.xlsx"),
    submit(NODES, { ...head, code: "B02", baseline: null, reports: null }),
    submit(NODES, { ...head, code: "B77", savedAt: null }),
    submit(NODES, { ...head, code: "B04", recordedCode: "B01" }),
  );
  addUnreadable(collection, "B03.xlsx", "file-truncated", { part: "xl/a.xml" });
  return roll(collection, {
    union: "澄岭县总工会",
    roster: roster("B01", "B02", "B03 三小工会", "B04"),
    baseline: issued(baselineTable("编号 | 月份\nN0001 | 2026-02"), [
      "B01",
      "B03",
    ]),
    chosen: new Set(["旧.xlsx"]),
    prefer: "first",
  });
}

function layoutOf(rollup: Rollup, language: Language = "zh"): WorkbookLayout {
  return rollupWorkbook(rollup, { language, madeAt: "2026-10-15T08:00:00Z" });
}

function recordOf(layout: WorkbookLayout): RollupRecord {
  const reading = readRollupRecord(cellsOf(layout));
  if (reading.state !== "read") throw new Error(reading.state);
  expect(reading.damagedRows).toBe(0);
  expect(reading.incomplete).toEqual([]);
  return reading.record;
}

/** The roll-up made again from what its workbook holds. */
function again(record: RollupRecord): Rollup {
  const collection = emptyCollection();
  for (const submission of record.submissions)
    addSubmission(collection, submission);
  for (const { place, code, params } of record.unreadable)
    addUnreadable(collection, place.file ?? "", code, params);
  return rollUp(collection, { ...record, chosen: new Set(record.chosen) });
}

/** A layout with one sheet's rows changed. */
function changed(
  layout: WorkbookLayout,
  key: string,
  change: (
    rows: WorkbookLayout["sheets"][number]["rows"],
  ) => WorkbookLayout["sheets"][number]["rows"],
  name?: string,
): WorkbookLayout {
  return {
    ...layout,
    sheets: layout.sheets.map((sheet) =>
      sheet.key === key
        ? { ...sheet, name: name ?? sheet.name, rows: change(sheet.rows) }
        : sheet,
    ),
  };
}

describe("the record of a roll-up", () => {
  it.each(["zh", "en"] as const)(
    "gives back every submission, what counts and what does not (%s)",
    (language) => {
      const rollup = everything();
      const record = recordOf(layoutOf(rollup, language));
      expect(record.submissions).toEqual(rollup.source.submissions);
      expect(record.unreadable).toEqual(rollup.roster.unreadable);
      expect(record.roster).toEqual(rollup.source.roster);
      expect(record.baseline).toEqual(rollup.source.baseline);
      expect(record.madeAt).toBe("2026-10-15T08:00:00Z");
      expect(record.language).toBe(language);
      expect(record.union).toBe("澄岭县总工会");
    },
  );

  it("rolls up again to the same result", () => {
    const rollup = everything();
    const second = again(recordOf(layoutOf(rollup)));
    expect(rollupJson(second)).toEqual(rollupJson(rollup));
    expect(second.source).toEqual(rollup.source);
  });

  it("is found whatever its sheets are called, with the facts sorted and moved", () => {
    const rollup = everything();
    const layout = layoutOf(rollup);
    const sorted = changed(
      layout,
      "facts",
      (rows) => {
        const [title, hint, ...table] = [...rows];
        const [header, ...facts] = table.map((row) => [...row].reverse());
        return [title!, hint!, [], header!, ...facts.reverse()];
      },
      "全部节点",
    );
    const renamed = changed(sorted, "record", (rows) => rows, "资料");
    expect(recordOf(renamed).submissions).toEqual(rollup.source.submissions);
  });

  it("is read without 变更原因, 完成情况 and 佐证材料, which earlier workbooks do not have", () => {
    const rollup = everything();
    const words = ["变更原因", "完成情况", "佐证材料"];
    const layout = changed(layoutOf(rollup), "facts", (rows) => {
      const all = [...rows];
      const header = all.find((row) => row.some((c) => c?.value === "文件"));
      const dropped = new Set(
        header?.flatMap((c, i) => (words.includes(String(c?.value)) ? i : [])),
      );
      expect(dropped.size).toBe(3);
      return all.map((row) => row.filter((_, i) => !dropped.has(i)));
    });
    const earlier = changed(layout, "record", (rows) =>
      [...rows].flatMap((row) => {
        const word = row[0]?.value;
        if (word === "fact") return [row.slice(0, 19)];
        const isNew = words.includes(String(row[3]?.value));
        return word === "column" && isNew ? [] : [row];
      }),
    );
    const blank = { changeReason: "", result: "", evidence: "" };
    expect(recordOf(earlier).submissions).toEqual(
      rollup.source.submissions.map((submission) => ({
        ...submission,
        nodes: submission.nodes.map((node) => ({ ...node, ...blank })),
      })),
    );
  });

  it("names the files whose rows are not all there", () => {
    const layout = changed(layoutOf(everything()), "facts", (rows) =>
      [...rows].slice(0, -1),
    );
    const reading = readRollupRecord(cellsOf(layout));
    expect(reading).toMatchObject({
      state: "read",
      incomplete: ["B04.xlsx"],
    });
  });

  it("counts rows that cannot be read instead of guessing", () => {
    const layout = changed(layoutOf(everything()), "record", (rows) => [
      ...rows,
      [{ value: "node" }, { value: 1 }, { value: "N0009" }, { value: "事" }],
      [{ value: "finding" }, { value: 1 }, { value: "__proto__" }],
      [{ value: "a word of a later version" }, { value: 1 }],
    ]);
    expect(readRollupRecord(cellsOf(layout))).toMatchObject({
      state: "read",
      damagedRows: 2,
    });
  });

  it("tells a later version, a damaged record and other workbooks apart", () => {
    const layout = layoutOf(everything());
    const withFirst = (...fields: (string | number)[]): WorkbookLayout =>
      changed(layout, "record", (rows) => [
        fields.map((value) => ({ value })),
        ...[...rows].slice(1),
      ]);
    expect(
      readRollupRecord(cellsOf(withFirst("union-plan-rollup", 2))),
    ).toEqual({ state: "newer", version: 2 });
    expect(
      readRollupRecord(cellsOf(withFirst("union-plan-rollup", "x"))),
    ).toEqual({ state: "damaged" });
    expect(readRollupRecord(cellsOf(withFirst("something else")))).toEqual({
      state: "other",
    });
  });
});
