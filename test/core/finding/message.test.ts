import { describe, expect, it } from "@jest/globals";

import {
  FINDINGS,
  MESSAGES,
  PARAM_KINDS,
  finding,
  formatFinding,
  placeholdersOf,
} from "../../../src/core/finding";
import type { FindingCode } from "../../../src/core/finding";

const CODES = Object.keys(FINDINGS) as FindingCode[];
const LANGUAGES = ["zh", "en"] as const;

/** Nothing that a template leaves behind where a parameter is not known. */
const HOLES =
  /[{}[\]]|undefined|“”|""|（）|\(\)|\s\s|\s[.,;:](?!\w)|^[，。；：,.;:\s](?!\w)|[，；：][，。；：]|\s$/u;

function placeholders(
  code: FindingCode,
  language: "zh" | "en",
): readonly string[] {
  const { what, todo } = MESSAGES[language][code];
  return [
    ...new Set([...placeholdersOf(what), ...placeholdersOf(todo)]),
  ].sort();
}

describe.each(LANGUAGES)("the messages in %s", (language) => {
  it("have words for every code, and for no other", () => {
    expect(Object.keys(MESSAGES[language]).sort()).toEqual([...CODES].sort());
  });

  it.each(CODES)(
    "say what is wrong and what to do about %s, each as a sentence",
    (code) => {
      const { what, todo } = MESSAGES[language][code];
      expect(what).toMatch(language === "zh" ? /。$/u : /\.$/u);
      expect(todo).toMatch(language === "zh" ? /。$/u : /\.$/u);
    },
  );

  it.each(CODES)("use parameters that have a meaning, in %s", (code) => {
    expect(Object.keys(PARAM_KINDS)).toEqual(
      expect.arrayContaining([...placeholders(code, language)]),
    );
  });

  it.each(CODES)("have no hole where %s knows no parameter", (code) => {
    const { what, todo } = formatFinding(finding(code, {}), language);
    expect(what).not.toMatch(HOLES);
    expect(todo).not.toMatch(HOLES);
  });

  it.each(CODES)("show every parameter of %s", (code) => {
    const names = placeholders(code, language);
    const params = Object.fromEntries(names.map((name) => [name, `<${name}>`]));
    const { what, todo } = formatFinding(finding(code, {}, params), language);
    for (const name of names) expect(what + todo).toContain(`<${name}>`);
    expect(what + todo).not.toMatch(/[{}[\]]/u);
  });

  it.each(CODES)(
    "have no hole where %s knows only one of its parameters",
    (code) => {
      for (const name of placeholders(code, language)) {
        const { what } = formatFinding(
          finding(code, {}, { [name]: "x" }),
          language,
        );
        expect(what).not.toMatch(HOLES);
      }
    },
  );
});

describe("the messages in both languages", () => {
  it.each(CODES)("use the same parameters for %s", (code) => {
    expect(placeholders(code, "en")).toEqual(placeholders(code, "zh"));
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
