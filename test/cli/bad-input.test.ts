import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { crc32, deflateRawSync } from "node:zlib";

import { workbookParts, zip } from "../xlsx/reader/package-builder";
import type { Deflated } from "../xlsx/reader/package-builder";

import { scratch, unionPlan } from "./program";

const { folder, clean } = scratch();
const work = folder("work");
const good = path.join(work, "good.xlsx");

beforeAll(() => {
  mkdirSync(work, { recursive: true });
  expect(
    unionPlan(["build", "template:office", "--start", "2026-01", "-o", good])
      .status,
  ).toBe(0);
});

afterAll(clean);

function file(name: string, bytes: Uint8Array | string): string {
  const at = path.join(work, name);
  writeFileSync(at, bytes);
  return at;
}

interface Checked {
  readonly files: readonly {
    readonly file: string;
    readonly readable: boolean;
    readonly findings: readonly {
      readonly code: string;
      readonly severity: string;
    }[];
  }[];
}

/** The codes that `check` gives for one file. */
function codesOf(at: string): readonly string[] {
  const call = unionPlan(["check", at, "--json"]);
  expect(call.err).toBe("");
  expect(call.status).toBe(1);
  const [checked] = call.json<Checked>().files;
  expect(checked?.readable).toBe(false);
  return checked?.findings.map(({ code }) => code) ?? [];
}

describe("a file that cannot be read", () => {
  it("is named with the reason, one finding a file", () => {
    expect(codesOf(file("empty.xlsx", ""))).toEqual(["file-empty"]);
    expect(codesOf(file("text.xlsx", "序号,工作内容\n1,开会\n"))).toEqual([
      "not-a-spreadsheet",
    ]);
    const whole = readFileSync(good);
    expect(
      codesOf(file("cut.xlsx", whole.subarray(0, whole.length / 2))),
    ).toEqual(["file-truncated"]);
    const ole = Uint8Array.from([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...new Array<number>(2040).fill(0),
    ]);
    expect(codesOf(file("old.xls", ole))).toEqual(["old-xls"]);
  });

  it("is refused before it fills the memory, when it would swell to 1 GB", () => {
    const zeros = Buffer.alloc(1 << 30);
    const swollen = {
      deflated: deflateRawSync(zeros, { level: 1 }),
      size: zeros.length,
      crc: crc32(zeros),
    };
    const bomb = zip(
      new Map<string, string | Uint8Array | Deflated>([
        ...workbookParts({ sheets: { 月度安排: "" } }),
        ["xl/workbook.xml", swollen],
      ]),
    );
    const call = unionPlan(["check", file("bomb.xlsx", bomb), "--json"], {
      env: { NODE_OPTIONS: "--max-old-space-size=256" },
    });
    expect(call.json<Checked>().files[0]?.findings[0]?.code).toBe(
      "file-too-large",
    );
  });

  it("does not stop the rest of the work", () => {
    const call = unionPlan([
      "check",
      path.join(work, "empty.xlsx"),
      good,
      "--json",
    ]);
    expect(call.status).toBe(1);
    expect(call.json<Checked>().files.map(({ readable }) => readable)).toEqual([
      false,
      true,
    ]);
  });

  it("is a workbook without a plan, where it is one", () => {
    const cell =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>通讯录</t></is></c></row>';
    const contacts = zip(workbookParts({ sheets: { Sheet1: cell } }));
    expect(codesOf(file("contacts.xlsx", contacts))).toEqual(["no-plan"]);
  });
});

describe("a call that cannot be done", () => {
  /** Ends with 2, prints nothing on standard output, and one line on standard error. */
  function refused(words: readonly string[]): string {
    const call = unionPlan(words);
    expect(call.status).toBe(2);
    expect(call.out).toBe("");
    expect(call.err.trim().split("\n")).toHaveLength(1);
    return call.err;
  }

  it("says that a folder holds no files", () => {
    const empty = folder("empty");
    mkdirSync(empty, { recursive: true });
    expect(refused(["rollup", empty])).toContain(empty);
    expect(refused(["rollup", path.join(work, "nowhere")])).toContain(
      "nowhere",
    );
  });

  it("refuses a roster with doubled codes, and says where", () => {
    const roster = file(
      "roster.csv",
      "单位编码,单位名称\nA1,甲工会\nA1,乙工会\n",
    );
    const out = folder("issued-not");
    expect(
      refused(["issue", "template:office", "--roster", roster, "-o", out]),
    ).toContain("A1");
    expect(() => readdirSync(out)).toThrow();
  });

  it("does not overwrite an output that exists, unless --force is given", () => {
    const before = readFileSync(good);
    expect(refused(["build", "template:office", "-o", good])).toContain(
      "--force",
    );
    expect(readFileSync(good).equals(before)).toBe(true);
    const forced = path.join(work, "forced.xlsx");
    writeFileSync(forced, "old");
    expect(
      unionPlan(["build", "template:office", "-o", forced, "--force"]).status,
    ).toBe(0);
    expect(readFileSync(forced).length).toBeGreaterThan(10_000);
  });

  it("says that an output cannot be written, and leaves nothing half done", () => {
    const blocked = file("blocked", "a file, not a folder");
    expect(
      refused([
        "build",
        "template:office",
        "-o",
        path.join(blocked, "plan.xlsx"),
      ]),
    ).toContain("blocked");
    const locked = folder("locked");
    mkdirSync(locked);
    chmodSync(locked, 0o500);
    if (process.getuid?.() !== 0)
      refused([
        "build",
        "template:office",
        "-o",
        path.join(locked, "plan.xlsx"),
      ]);
    expect(readdirSync(locked)).toEqual([]);
  });

  it("writes both a summary and its facts, or neither", () => {
    const out = folder("both");
    mkdirSync(out);
    const summary = path.join(out, "summary.xlsx");
    const roll = (facts: string, ...more: string[]): string =>
      refused(["rollup", good, "-o", summary, "--facts", facts, ...more]);
    const blocked = path.join(file("no-folder", "a file"), "facts.csv");
    expect(roll(blocked)).toContain("no-folder");
    // A place that only turns out to be none when the file is moved there.
    expect(roll(path.join(out, `${"x".repeat(300)}.csv`))).toContain("xxx");
    expect(roll(summary)).toContain("summary.xlsx");
    expect(roll(out, "--force")).toContain("both");
    expect(readdirSync(out)).toEqual([]);
    const facts = path.join(out, "facts.csv");
    writeFileSync(facts, "kept");
    expect(roll(facts)).toContain("--force");
    expect(readdirSync(out)).toEqual(["facts.csv"]);
    expect(readFileSync(facts, "utf8")).toBe("kept");
  });

  it("names an option, a value, a command or a template that it does not know", () => {
    expect(refused(["rollup", work, "--bogus"])).toContain("--bogus");
    expect(refused(["rollup", work, "--as-of", "2026-02-30"])).toContain(
      "2026-02-30",
    );
    expect(refused(["rollup", work, "--period", "2026-01/7"])).toContain(
      "2026-01/7",
    );
    expect(refused(["frobnicate"])).toContain("frobnicate");
    expect(
      refused(["build", "template:nothing", "-o", path.join(work, "x.xlsx")]),
    ).toContain("nothing");
    expect(refused(["build", "template:office"])).toContain("-o");
    expect(refused(["check"])).toContain("FILE");
  });

  it("refuses a plan draft that is damaged", () => {
    const out = path.join(work, "never.xlsx");
    expect(
      refused(["build", file("broken.json", '{"goals": '), "-o", out]),
    ).toContain("broken.json");
    expect(
      refused(["build", file("odd.json", '{"goals": [{"id": 5}]}'), "-o", out]),
    ).toContain("odd.json");
  });

  it("says how to save an old Word file or a PDF", () => {
    const out = path.join(work, "never.json");
    expect(
      refused(["draft", file("plan.pdf", "%PDF-1.4\n"), "-o", out]),
    ).toMatch(/docx/u);
    expect(refused(["draft", path.join(work, "old.xls"), "-o", out])).toMatch(
      /docx|xlsx/u,
    );
  });

  it("speaks English where it is asked to", () => {
    expect(
      refused(["rollup", path.join(work, "nowhere"), "--lang", "en"]),
    ).toContain("was not found");
  });
});

describe("help and version", () => {
  it("are printed for the program and for each command, in both languages", () => {
    expect(unionPlan(["--version"]).out).toMatch(/^\d+\.\d+\.\d+\n$/u);
    for (const command of [
      "draft",
      "templates",
      "build",
      "issue",
      "check",
      "rollup",
      "demo",
    ]) {
      expect(unionPlan([command, "--help"]).out).toContain(
        `union-plan ${command}`,
      );
      expect(unionPlan(["--help", "--lang", "en"]).out).toContain(command);
    }
  });
});
