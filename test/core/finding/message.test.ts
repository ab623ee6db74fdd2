import { describe, expect, it } from "@jest/globals";

import {
  FINDINGS,
  MESSAGES,
  PARAM_KINDS,
  finding,
  formatFinding,
  placeholdersOf,
} from "../../../src/core/finding";
import type { FindingCode, Params } from "../../../src/core/finding";

const CODES = Object.keys(FINDINGS) as FindingCode[];
const LANGUAGES = ["zh", "en"] as const;

/** Nothing that a template leaves behind where a parameter is not known. */
const HOLES =
  /[{}[\]]|undefined|“”|""|（）|\(\)|\s\s|\s[.,;:]\B|^[，。；：,.;:\s]\B|[，；：][，。；：]|\s$/u;

function placeholders(
  code: FindingCode,
  language: "zh" | "en",
): readonly string[] {
  const { what, todo } = MESSAGES[language][code];
  return [
    ...new Set([...placeholdersOf(what), ...placeholdersOf(todo)]),
  ].sort();
}

function words(
  code: FindingCode,
  language: "zh" | "en",
  params: Params,
): readonly string[] {
  const { what, todo } = formatFinding(finding(code, {}, params), language);
  return [what, todo];
}

describe.each(LANGUAGES)("the messages in %s", (language) => {
  it("have words for every code, and for no other", () => {
    expect(Object.keys(MESSAGES[language]).sort()).toEqual([...CODES].sort());
  });

  it("say what is wrong and what to do about it, each as a sentence", () => {
    const end = language === "zh" ? "。" : ".";
    const unfinished = CODES.filter((code) =>
      Object.values(MESSAGES[language][code]).some(
        (text: string) => !text.endsWith(end),
      ),
    );
    expect(unfinished).toEqual([]);
  });

  it("use only parameters that have a meaning", () => {
    const unknown = CODES.flatMap((code) =>
      placeholders(code, language),
    ).filter((name) => !Object.hasOwn(PARAM_KINDS, name));
    expect(unknown).toEqual([]);
  });

  it("have no hole where no parameter is known", () => {
    const texts = CODES.flatMap((code) => words(code, language, {}));
    expect(texts.filter((text) => HOLES.test(text))).toEqual([]);
  });

  it("have no hole where only one of the parameters is known", () => {
    const texts = CODES.flatMap((code) =>
      placeholders(code, language).flatMap((name) =>
        words(code, language, { [name]: "x" }),
      ),
    );
    expect(texts.filter((text) => HOLES.test(text))).toEqual([]);
  });

  it("show every parameter that they name", () => {
    const unseen = CODES.flatMap((code) => {
      const names = placeholders(code, language);
      const params = Object.fromEntries(
        names.map((name) => [name, `<${name}>`]),
      );
      const text = words(code, language, params).join(" ");
      return names.filter(
        (name) => !text.includes(`<${name}>`) || /[{}[\]]/.test(text),
      );
    });
    expect(unseen).toEqual([]);
  });
});

describe("the messages in both languages", () => {
  it("use the same parameters", () => {
    const differing = CODES.filter(
      (code) =>
        placeholders(code, "en").join() !== placeholders(code, "zh").join(),
    );
    expect(differing).toEqual([]);
  });
});

describe("a finding in words", () => {
  const params = { month: "2025-12", from: "2026-01", to: "2026-12" };

  it("says what, what to do, and where", () => {
    const place = { file: "甲单位.xlsx", sheet: "月度安排", cell: "F12" };
    const found = formatFinding(
      finding("month-out-of-period", place, params),
      "zh",
    );
    expect(found.where).toBe("文件 甲单位.xlsx · 工作表 月度安排 · 单元格 F12");
    expect(found.what).toContain("2025年12月");
    expect(found.what).toContain("2026年1月至2026年12月");
  });

  it("has its place in English as well", () => {
    const place = { file: "a.xlsx", sheet: "Arrangements", cell: "F12" };
    const found = formatFinding(
      finding("month-out-of-period", place, params),
      "en",
    );
    expect(found.where).toBe("File a.xlsx · sheet Arrangements · cell F12");
    expect(found.what).toContain("(2026-01 to 2026-12)");
  });

  it("gives the line of a document", () => {
    expect(
      formatFinding(finding("draft-left-over", { line: 7 }), "zh").where,
    ).toBe("第 7 行");
  });

  it("has no place where none is known", () => {
    const nowhere = { sheet: null, cell: null };
    expect(
      formatFinding(finding("plan-record-missing", nowhere), "zh").where,
    ).toBe("");
  });

  it("calls states, columns and days by their words", () => {
    const found = finding(
      "date-but-not-done",
      {},
      { day: "2026-03-05", status: "in-progress" },
    );
    expect(formatFinding(found, "zh").what).toContain("2026年3月5日");
    expect(formatFinding(found, "zh").what).toContain("“进行中”");
    expect(formatFinding(found, "en").what).toContain("“In progress”");
    const column = finding(
      "day-unreadable",
      {},
      { value: "近日", column: "doneOn" },
    );
    expect(formatFinding(column, "zh").what).toContain("完成日期");
    expect(formatFinding(column, "en").what).toContain("Done on");
  });

  it("shows a header that is no key as it is", () => {
    const found = finding(
      "column-missing",
      {},
      { table: "我的表", column: "办结日" },
    );
    expect(formatFinding(found, "zh").what).toBe(
      "“我的表”表里没有找到“办结日”这一列。",
    );
  });

  it("keeps text from a file on one line and short", () => {
    const value = `=1\n\u0000${"长".repeat(500)}`;
    const { what } = formatFinding(
      finding("text-like-formula", {}, { value }),
      "zh",
    );
    expect(what).not.toMatch(/\p{Cc}/u);
    expect(what.length).toBeLessThan(120);
  });

  it("does not take a parameter's text for a part of the template", () => {
    const { what } = formatFinding(
      finding("id-malformed", {}, { value: "{id}[x]" }),
      "en",
    );
    expect(what).toContain("“{id}[x]”");
  });

  it("is not fooled by names of the prototype", () => {
    const found = finding(
      "date-but-not-done",
      {},
      { status: "constructor", day: "toString" },
    );
    expect(formatFinding(found, "en").what).toContain("constructor");
  });
});
