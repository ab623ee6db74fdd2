import { beforeAll, describe, expect, it } from "@jest/globals";
import { strFromU8, unzipSync } from "fflate";

import type { DocumentBlock, TableBlock } from "../../src/core/intake/document";
import {
  annualReport,
  blocksOf,
  runText,
  settledRuns,
} from "../../src/core/report";
import type {
  AnnualReport,
  AppendixEntry,
  ReportLanguage,
} from "../../src/core/report";
import type { PeriodFigures, Rollup } from "../../src/core/rollup";
import { readDocx } from "../../src/docx";
import { reportDocument } from "../../src/docx/write";
import { collect, roll, roster, submit } from "../core/rollup/collecting";
import { appendixFigures } from "./appendix-figures";
import type { AppendixFigure } from "./appendix-figures";
import { converted } from "./soffice";

const PLAN = `编号  | 目标 | 安排     | 月份    | 责任人 | 状态   | 完成       | 情况
              N0001 | G1   | 开教代会 | 2026-03 | 王敏   | 已完成 | 2026-03-20 | 到会98人，提案12件
              N0002 | G2   | 健步走   | 2026-05 | 李强   | 已完成 | 2026-06-09 | 165人参加
              N0003 | G2   | 球类比赛 | 2026-08 | 李强   |        |            |
              N0004 | G1   | 公开账目 | 2026-12 | 王敏   |        |            |`;
const DONE = `编号  | 目标 | 安排     | 月份    | 状态   | 完成
              N0001 | G1   | 开教代会 | 2026-03 | 已完成 | 2026-03-18
              N0002 | G2   | 健步走   | 2026-05 | 已完成 | 2026-05-11`;
const OPEN = `编号  | 目标 | 安排     | 月份
              N0001 | G1   | 开教代会 | 2026-03
              N0002 | G2   | 健步走   | 2026-05`;
const INDICATORS = `指标       | 单位 | 口径 | 目标 | 2026-02 | 2026-05
                    职工培训   | 人次 | 累计 | 2400 | 600     | 634
                    合同签订率 | 份   | 比率 | 0.9  | 40/50   | 45/52
                    建家       | 家   | 累计 | 0    | 1       |`;
const GOALS = { G1: "民主管理 大事大家议", G2: "文体活动 每季有活动" };

/** A roll-up of the drawn plans as of a day; `missing` further branches hand in nothing. */
function rollupOf(
  tables: readonly string[],
  options: { asOf?: string; missing?: number } = {},
): Rollup {
  const { asOf = "2026-09-30", missing = 0 } = options;
  const codes = tables.map((_, i) => `B0${i + 1}`);
  const more = Array.from({ length: missing }, (_, i) => `C0${i + 1}`);
  const files = tables.map((table, i) =>
    submit(table, {
      code: `B0${i + 1}`,
      name: `${"甲乙丙丁"[i] ?? ""}校工会`,
      goals: GOALS,
      indicators: INDICATORS,
    }),
  );
  return roll(collect(...files), {
    asOf,
    today: "2027-01-15",
    roster: roster(
      ...[...codes, ...more].map((code) => `${code} ${code}校工会`),
    ),
  });
}

interface Made {
  readonly rollup: Rollup;
  readonly report: AnnualReport;
  readonly bytes: Uint8Array;
  readonly blocks: readonly DocumentBlock[];
}

async function made(
  rollup: Rollup,
  language: ReportLanguage = "zh",
): Promise<Made> {
  const report = annualReport(rollup, { language });
  const bytes = await reportDocument(report, {
    file: "汇总.xlsx",
    placeOf: () => null,
  });
  const { blocks } = readDocx(bytes, { file: "report.docx" });
  return { rollup, report, bytes, blocks };
}

function paragraphsOf(blocks: readonly DocumentBlock[]): readonly string[] {
  return blocks.flatMap((block) =>
    block.type === "paragraph" && block.text !== ""
      ? `${block.label ?? ""}${block.text}`
      : [],
  );
}

function tablesOf(blocks: readonly DocumentBlock[]): readonly TableBlock[] {
  return blocks.flatMap((block) => (block.type === "table" ? block : []));
}

/** The figures of the appendix as it stands in the document. */
function appendixRows(
  blocks: readonly DocumentBlock[],
): readonly AppendixFigure[] {
  return appendixFigures(tablesOf(blocks).at(-2)?.rows ?? []);
}

/** A figure of the roll-up by the cell that the report says it stands in, counted here anew; `undefined` for what 年度总结 counts itself. */
function figureAt(
  rollup: Rollup,
  { source }: AppendixEntry,
): number | null | undefined {
  if (source === null) return undefined;
  const { sheet, row, column } = source;
  const [part = "", key = ""] = column.split(".");
  const line = (figures: PeriodFigures): number | null => {
    const quarter = figures.quarters[Number(part.slice(1)) - 1];
    const { year } = figures;
    const [due, done, onTime, overdue] =
      part === "year"
        ? [year.nodes, year.done, year.onTime, figures.overdue]
        : [
            ...[quarter?.due, quarter?.done, quarter?.onTime],
            quarter?.carriedOut,
          ];
    if (key === "rate") return (done ?? 0) / (due ?? 0);
    if (key === "onTimeRate") return (onTime ?? 0) / (due ?? 0);
    return { due, done, overdue }[key] ?? null;
  };
  if (sheet === "quarters" && row === "reporting")
    return line(rollup.reporting);
  if (sheet === "quarters" && row === "expected")
    return rollup.expected.figures === null
      ? null
      : line(rollup.expected.figures);
  if (sheet === "fields" && row.startsWith("field:")) {
    const field = rollup.fields.find((each) => `field:${each.field}` === row);
    return field && line(field.figures);
  }
  if (sheet === "indicators") {
    const indicator = rollup.indicators[Number(row) - 1];
    const total = indicator?.total ?? null;
    const value =
      total === null || typeof total === "number"
        ? total
        : total.num / total.den;
    if (column === "target") return indicator?.target;
    if (column === "total") return value;
    if (column === "rate") return (value ?? 0) / (indicator?.target ?? 0);
  }
  if (sheet === "about" && column === "reported") return rollup.roster.reported;
  if (sheet === "about" && column === "expected")
    return rollup.roster.total ?? rollup.branches.length;
  return undefined;
}

/** Days and file names that stand in the text and are no figures. */
const NO_FIGURE =
  /\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日|\d{1,2}[—-]\d{1,2}月|\d{1,2} [A-Z][a-z]+ \d{4}/g;

const CASES: readonly (readonly [string, () => Rollup])[] = [
  [
    "the half year of two unions",
    () => rollupOf([PLAN, DONE], { asOf: "2026-06-30" }),
  ],
  ["nine months of a parent union", () => rollupOf([PLAN, DONE, OPEN])],
  [
    "a year with branches missing",
    () => rollupOf([PLAN, OPEN], { asOf: "2026-12-31", missing: 2 }),
  ],
  ["one branch", () => rollupOf([PLAN])],
  ["a union with nothing done", () => rollupOf([OPEN])],
  ["a union with everything done", () => rollupOf([DONE, DONE])],
  ["branches of which none reported", () => rollupOf([], { missing: 3 })],
];

describe.each(CASES)("the Word report of %s", (_name, rollup) => {
  let word: Made;
  beforeAll(async () => {
    word = await made(rollup());
  });

  it("has every figure of its sentences in the appendix, with its unit", () => {
    const rows = appendixRows(word.blocks);
    const shown = rows
      .map((row) => row.shown)
      .sort((a, b) => b.length - a.length);
    for (const paragraph of paragraphsIn(word)) {
      const left = shown.reduce(
        (rest, figure) => (figure === "" ? rest : rest.replaceAll(figure, "")),
        paragraph.replace(NO_FIGURE, ""),
      );
      expect(left).not.toMatch(/\d/);
    }
    expect(paragraphsOf(word.blocks).join("\n")).not.toMatch(
      /NaN|undefined|null|Infinity/,
    );
  });

  it("has figures equal to the roll-up's", () => {
    const rows = appendixRows(word.blocks);
    let compared = 0;
    const entries = word.report.appendix.filter(
      ({ figure }) => figure !== null,
    );
    expect(rows).toHaveLength(entries.length);
    for (const entry of entries) {
      const value = figureAt(word.rollup, entry);
      const row = rows.find(({ label }) => label === entry.label);
      expect([entry.label, row?.shown]).toEqual([entry.label, entry.shown]);
      expect(row?.basis).toBe(entry.basis);
      expect(row?.branches).toBe(String(entry.branches ?? "—"));
      if (entry.figure === null || value === undefined) continue;
      const written = row?.shown ?? "";
      if (value === null || Number.isNaN(value)) {
        expect(written).toBe("（未报）");
        continue;
      }
      const number = Number(
        /-?[\d,]+(?:\.\d+)?/.exec(written)?.[0].replaceAll(",", ""),
      );
      const percent = written.includes("%");
      expect(number).toBeCloseTo(
        percent ? value * 100 : value,
        percent ? 1 : 2,
      );
      expect(written.replace(/^-?[\d,.]+%?/, "")).toBe(
        percent ? "" : entry.figure.unit,
      );
      compared += 1;
    }
    expect(compared).toBeGreaterThan(0);
  });

  it("has the four sections in their order, numbered", () => {
    const headings = word.blocks.flatMap((block) =>
      block.type === "paragraph" && block.heading === 1 && block.label !== null
        ? `${block.label}${block.text}`
        : [],
    );
    expect(headings).toEqual([
      "一、基本情况",
      "二、主要工作及成效",
      "三、存在问题",
      "四、下步打算",
    ]);
  });
});

/** The computed paragraphs as the document has them, without the names of branches, fields and indicators in them; people's own words are none. */
function paragraphsIn({ report, blocks }: Made): readonly string[] {
  const { language } = report;
  const found = new Set(
    blocks.flatMap((block) =>
      block.type === "paragraph" && block.heading === null ? block.text : [],
    ),
  );
  const computed = blocksOf(report.sections).flatMap((block) => {
    if (block.kind !== "paragraph") return [];
    const runs = settledRuns(block.runs);
    return runs.some(({ kind }) => kind === "words") ? [] : [runs];
  });
  expect(computed.length).toBeGreaterThan(0);
  return computed.map((runs) => {
    expect(found).toContain(runs.map((run) => runText(run, language)).join(""));
    return runs
      .map((run) => (run.kind === "name" ? "" : runText(run, language)))
      .join("");
  });
}

describe("the Word report as a document", () => {
  let word: Made;
  let parts: Readonly<Record<string, string>>;
  let names: readonly string[];
  beforeAll(async () => {
    word = await made(rollupOf([PLAN, DONE, OPEN], { missing: 1 }));
    const files = unzipSync(word.bytes);
    names = Object.keys(files);
    parts = Object.fromEntries(
      Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]),
    );
  });

  it("is A4 with the margins of official documents, the page number below", () => {
    const xml = parts["word/document.xml"] ?? "";
    expect(xml).toMatch(/<w:pgSz [^>]*w:w="11906"[^>]*>/);
    const margins = /<w:pgMar ([^>]*)>/.exec(xml)?.[1] ?? "";
    for (const [side, twips] of [
      ["top", 2098],
      ["bottom", 1984],
      ["left", 1587],
      ["right", 1474],
    ] as const) {
      expect(margins).toContain(`w:${side}="${twips}"`);
    }
    const footers = names.filter((name) => /footer\d\.xml$/.test(name));
    expect(footers).toHaveLength(2);
    for (const name of footers) expect(parts[name]).toContain("PAGE");
    expect(parts["word/styles.xml"]).toContain('w:eastAsia="仿宋"');
    expect(parts["word/styles.xml"]).toContain('w:eastAsia="黑体"');
  });

  it("repeats the header of every table and parts no row", () => {
    const xml = parts["word/document.xml"] ?? "";
    const tables = xml.match(/<w:tbl>/g) ?? [];
    expect(tables.length).toBeGreaterThan(3);
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(tables.length);
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(
      (xml.match(/<w:tr>|<w:tr /g) ?? []).length,
    );
  });

  it("has every chart as a metafile with its figures as alternative text", () => {
    const charts = blocksOf(word.report.sections).filter(
      ({ kind }) => kind === "chart",
    );
    const pictures = names.filter((name) => /^word\/media\//.test(name));
    expect(pictures).toHaveLength(charts.length);
    expect(pictures.every((name) => name.endsWith(".emf"))).toBe(true);
    expect(parts["[Content_Types].xml"]).toContain("image/x-emf");
    expect(parts["word/_rels/document.xml.rels"]).not.toContain(".bmp");
    expect(parts["word/document.xml"]).toContain("第一季度: 应完成 3");
  });

  it("says of every figure and every table where it comes from", () => {
    const entries = word.report.appendix;
    expect(
      appendixRows(word.blocks)
        .map(({ label }) => label)
        .sort(),
    ).toEqual(
      entries
        .flatMap(({ figure, label }) => (figure === null ? [] : label))
        .sort(),
    );
    const tables = tablesOf(word.blocks).at(-1)?.rows.slice(1) ?? [];
    expect(tables).toHaveLength(
      entries.filter(({ columns }) => columns !== null).length,
    );
    for (const cells of tables) expect(cells[2]?.text).not.toBe("");
    const rows = tablesOf(word.blocks).at(-2)?.rows.slice(1) ?? [];
    for (const cells of rows) expect(cells[3]?.text).not.toBe("");
  });

  it("keeps text that looks like markup, a formula or a control character as text", async () => {
    const nasty = submit(
      `编号 | 目标 | 安排 | 月份 | 状态 | 完成 | 情况
       N0001 | G1 | =HYPERLINK("x") | 2026-03 | 已完成 | 2026-03-20 | <b>A&B</b>\u0001到会9人`,
      { goals: GOALS, name: "]]>&amp;工会" },
    );
    const report = await made(roll(collect(nasty)));
    const text = paragraphsOf(report.blocks).join("\n");
    expect(text).toContain('=HYPERLINK("x")');
    expect(text).toContain("<b>A&B</b>\ufffd到会9人");
    expect(text).toContain("]]>&amp;工会");
  });

  it("is whole in English", async () => {
    const english = await made(rollupOf([PLAN, DONE], { missing: 1 }), "en");
    const text = paragraphsOf(english.blocks).join("\n");
    expect(text).toContain("Appendix: where the figures come from");
    expect(text).toMatch(/Table 1\. /);
    const headings = english.blocks.flatMap((block) =>
      block.type === "paragraph" && block.heading === 1
        ? (block.label ?? "")
        : [],
    );
    expect(headings.slice(0, 4)).toEqual(["1.", "2.", "3.", "4."]);
  });

  it("opens in LibreOffice with the same text", () => {
    const text = new TextDecoder().decode(converted(word.bytes, "docx", "txt"));
    expect(text).toContain("主要工作及成效");
    expect(text).toContain("附录：数据来源");
    for (const { shown } of word.report.appendix) expect(text).toContain(shown);
  });
});
