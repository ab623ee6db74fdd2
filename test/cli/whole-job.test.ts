import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

import { readDocx } from "../../src/docx";
import { expectCleanPackage } from "../xlsx/package-lint";
import { scratch, unionPlan } from "./program";
import type { Call } from "./program";

const { folder, clean } = scratch();
afterAll(clean);

interface RollupJson {
  readonly period: { readonly start: string; readonly months: number };
  readonly asOf: string;
  readonly roster: {
    readonly total: number;
    readonly reported: number;
    readonly missing: readonly string[];
    readonly notFilled: readonly string[];
    readonly duplicates: readonly {
      readonly code: string;
      readonly files: readonly string[];
    }[];
    readonly unexpected: readonly unknown[];
    readonly unreadable: readonly {
      readonly file: string;
      readonly code: string;
    }[];
  };
  readonly branches: readonly {
    readonly code: string;
    readonly status: string;
    readonly path: readonly string[];
    readonly quarters: readonly {
      readonly due: number;
      readonly done: number;
    }[];
    readonly year: { readonly nodes: number; readonly done: number } | null;
  }[];
  readonly totals: {
    readonly reporting: {
      readonly quarters: readonly {
        readonly due: number;
        readonly done: number;
      }[];
    };
    readonly expected: {
      readonly quarters: readonly { readonly due: number }[] | null;
    };
  };
  readonly overdue: readonly {
    readonly branch: string;
    readonly file: string;
    readonly row: number;
  }[];
}

describe("the demo", () => {
  const root = folder("demo");
  let call: Call;
  beforeAll(() => {
    call = unionPlan(["demo", "-o", root]);
  });

  it("does the whole job and says where each file is", () => {
    expect(call.err).toBe("");
    expect(call.status).toBe(0);
    for (const name of readdirSync(root)) expect(call.out).toContain(name);
    expect(call.out).toContain("第三季度");
    expect(call.out).toContain("未报");
  });

  it("writes workbooks that Excel opens without repair", () => {
    const issued = path.join(root, "2-下发");
    const [first = ""] = readdirSync(issued).filter((name) =>
      name.endsWith(".xlsx"),
    );
    expectCleanPackage(readFileSync(path.join(issued, first)));
    expectCleanPackage(readFileSync(path.join(root, "4-汇总.xlsx")));
  });

  it("rolls up the same from its files, with one missing, one twice and one damaged", () => {
    const rolled = unionPlan([
      "rollup",
      path.join(root, "3-报送"),
      "--roster",
      path.join(root, "1-花名册.csv"),
      "--baseline",
      path.join(root, "2-下发", "issue-record.json"),
      "--as-of",
      "2026-09-30",
      "--json",
    ]);
    const json = rolled.json<RollupJson>();
    expect(json.roster.total).toBe(12);
    expect(json.roster.missing).toHaveLength(1);
    expect(json.roster.duplicates).toHaveLength(1);
    expect(json.roster.duplicates[0]?.files).toHaveLength(2);
    expect(json.roster.unreadable).toEqual([
      expect.objectContaining({ code: "file-truncated" }),
    ]);
    expect(json.branches).toHaveLength(12);
    const sum = (quarter: number): number =>
      json.branches
        .filter(({ status }) =>
          ["reported", "zero-report", "duplicate", "doubtful"].includes(status),
        )
        .reduce(
          (total, branch) => total + (branch.quarters[quarter]?.done ?? 0),
          0,
        );
    json.totals.reporting.quarters.forEach(({ done }, i) => {
      expect(done).toBe(sum(i));
    });
    expect(json.totals.expected.quarters).not.toBeNull();
    expect(
      unionPlan(["demo", "-o", folder("again"), "--json"]).json<RollupJson>()
        .totals,
    ).toEqual(json.totals);
  });

  it("draws up next year's plan from the roll-up and from one branch's workbook", () => {
    const handedIn = path.join(root, "3-报送");
    const [first = ""] = readdirSync(handedIn);
    let marked = 0;
    for (const from of [
      path.join(root, "4-汇总.xlsx"),
      path.join(handedIn, first),
    ]) {
      const [draft, plan] = [folder("next.json"), folder("next.xlsx")];
      const drafted = unionPlan([
        "draft",
        "--from",
        from,
        "-o",
        draft,
        "--force",
      ]);
      expect([drafted.status, drafted.err]).toEqual([0, ""]);
      const json = JSON.parse(readFileSync(draft, "utf8")) as {
        readonly arrangements: readonly {
          readonly text: string;
          readonly recurs: string;
        }[];
        readonly figures: readonly unknown[];
      };
      expect(json.arrangements.map(({ recurs }) => recurs)).toContain(
        "monthly",
      );
      marked += json.arrangements.filter(({ text }) =>
        text.startsWith("（结转）"),
      ).length;
      expect(json.figures).not.toEqual([]);
      expect(unionPlan(["build", draft, "-o", plan, "--force"]).status).toBe(0);
      expect(unionPlan(["check", plan]).status).toBe(0);
      expect(unionPlan(["draft", "--from", from, "-o", draft]).status).toBe(2);
    }
    expect(marked).toBeGreaterThan(0);
    expect(unionPlan(["draft", "--from", folder("nothing.xlsx")]).status).toBe(
      2,
    );
  });

  it("ends with the report beside the summary, and makes the same again from it", () => {
    const summary = path.join(root, "4-汇总.xlsx");
    expect(readdirSync(root)).toContain("5-工作总结.docx");
    const own = path.join(folder("reports"), "总结.docx");
    const call = unionPlan(["report", summary, "-o", own]);
    expect([call.status, call.err]).toEqual([0, ""]);
    expect(call.out).toContain("工会工作总结");
    const shown = unionPlan([
      "report",
      summary,
      "-o",
      own,
      "--force",
      "--json",
    ]);
    expect(shown.json<{ union: string }>().union).toBe("澄岭县总工会");
    const text = (file: string): string =>
      JSON.stringify(readDocx(readFileSync(file), { file }).blocks);
    expect(text(own)).toBe(text(path.join(root, "5-工作总结.docx")));
    expect(unionPlan(["report", summary, "-o", own]).status).toBe(2);
  });

  it("compares with last period's workbook, in the report and in the roll-up, and says where it doubts it", () => {
    const dir = folder("previous");
    mkdirSync(dir, { recursive: true });
    const at = (name: string): string => path.join(dir, name);
    const summary = readdirSync(root).find((name) => name.startsWith("4-"))!;
    const year = call.out.match(/(\d{4})-01 — /)?.[1];
    const before = String(Number(year) - 1);
    const made = unionPlan([
      ...["build", "template:office", "--start", `${before}-01`],
      ...["-o", at("去年计划.xlsx")],
    ]);
    expect(made.status).toBe(0);
    const report = unionPlan([
      ...["report", path.join(root, summary), "-o", at("总结.docx")],
      ...["--previous", at("去年计划.xlsx"), "--json"],
    ]);
    // A plan of the whole year of nobody's in the county: said, and shown beside it all the same.
    expect(
      report
        .json<{ findings: { code: string }[] }>()
        .findings.map(({ code }) => code),
    ).toEqual(["previous-other-stage", "previous-other-branches"]);
    const text = JSON.stringify(
      readDocx(readFileSync(at("总结.docx")), { file: "总结.docx" }),
    );
    expect(text).toContain(`上期（截至${before}年12月31日）安排工作`);
    expect(text).toContain("完成率不作比较");
    expect(text).toContain("去年计划.xlsx：按“月度安排”统计");

    const again = unionPlan([
      ...["rollup", path.join(root, "3-报送"), "--as-of", `${year}-09-30`],
      ...["--previous", at("去年计划.xlsx"), "-o", at("汇总.xlsx")],
    ]);
    expect(again.out).toContain("没有一个单位与本期相同");
    expectCleanPackage(readFileSync(at("汇总.xlsx")));

    const refused = unionPlan([
      ...["report", path.join(root, summary), "-o", at("x.docx")],
      ...["--previous", path.join(root, summary)],
    ]);
    expect(refused.status).toBe(2);
    expect(refused.err).toContain("不能当作上期");
    expect(readdirSync(dir)).not.toContain("x.docx");
  });

  it("writes a report beside the workbook where nobody says where, and never over a file", () => {
    const place = folder("beside");
    mkdirSync(place);
    const plan = path.join(place, "计划.xlsx");
    const handedIn = path.join(root, "3-报送");
    copyFileSync(path.join(handedIn, readdirSync(handedIn)[0] ?? ""), plan);
    const call = unionPlan(["report", plan, "--json"]);
    expect(call.json<{ file: string; scope: string }>()).toMatchObject({
      file: path.join(place, "计划.docx"),
      scope: "branch",
    });
    expect(unionPlan(["report", plan]).status).toBe(2);
    const refused = unionPlan(["report", path.join(root, "1-花名册.csv")]);
    expect(refused.status).toBe(2);
    expect(refused.err.trim().split("\n")).toHaveLength(1);
  });

  it("asks for --force before it writes over an earlier demo", () => {
    expect(unionPlan(["demo", "-o", root]).status).toBe(2);
  });
});

describe("issuing", () => {
  const out = folder("issued");
  const roster = path.join(folder("rosters"), "花名册.csv");

  it("makes one workbook a branch, named by code, name and plan, and the record", () => {
    mkdirSync(path.dirname(roster), { recursive: true });
    writeFileSync(
      roster,
      "\uFEFF单位编码,单位名称,上级工会,联系人,联系电话\n001,第一小学工会,城关镇总工会,甲,\n002,=机电厂工会,城关镇总工会,乙,\n003,A/B 公司工会,,丙,\n",
    );
    const call = unionPlan([
      "issue",
      "template:enterprise",
      "--start",
      "2099-01",
      "--roster",
      roster,
      "-o",
      out,
      "--json",
    ]);
    expect(call.status).toBe(0);
    const files = readdirSync(out).sort();
    expect(files).toHaveLength(4);
    expect(files[0]).toMatch(/^001 第一小学工会 .+\.xlsx$/u);
    expect(files).toContain("issue-record.json");
    for (const name of files.filter((file) => file.endsWith(".xlsx"))) {
      expectCleanPackage(readFileSync(path.join(out, name)));
    }
  });

  it("gives workbooks in which the check finds nothing, with the branch's own code and name", () => {
    const call = unionPlan(["check", out, "--json"]);
    const { files } = call.json<{
      files: { branch: { code: string; name: string }; findings: unknown[] }[];
    }>();
    expect(files.map(({ branch }) => `${branch.code} ${branch.name}`)).toEqual([
      "001 第一小学工会",
      "002 =机电厂工会",
      "003 A/B 公司工会",
    ]);
    expect(files.flatMap(({ findings }) => findings)).toEqual([]);
  });

  it("rolls up blank workbooks as 未填, never as 0 %", () => {
    const call = unionPlan([
      "rollup",
      out,
      "--roster",
      roster,
      "--as-of",
      "2099-06-30",
      "--json",
    ]);
    const json = call.json<RollupJson>();
    expect(json.roster.notFilled).toEqual(["001", "002", "003"]);
    expect(json.roster.reported).toBe(0);
    expect(json.totals.reporting.quarters[0]).toMatchObject({
      due: 0,
      done: 0,
    });
  });
});

describe("two rolls", () => {
  it("of renamed files in other folders give the same figures", () => {
    const demo = folder("demo-for-names");
    expect(unionPlan(["demo", "-o", demo]).status).toBe(0);
    const handedIn = path.join(demo, "3-报送");
    const other = folder("renamed");
    mkdirSync(path.join(other, "子目录"), { recursive: true });
    readdirSync(handedIn).forEach((name, i) => {
      copyFileSync(
        path.join(handedIn, name),
        path.join(other, i % 2 ? "子目录" : "", `文件${i}.xlsx`),
      );
    });
    const totals = (where: string): unknown =>
      unionPlan([
        "rollup",
        where,
        "--roster",
        path.join(demo, "1-花名册.csv"),
        "--as-of",
        "2026-09-30",
        "--json",
      ]).json<RollupJson>().totals.reporting;
    expect(totals(other)).toEqual(totals(handedIn));
  });
});

describe("a roll-up of roll-ups", () => {
  it("equals the roll-up of all plan workbooks at once, whatever the grouping", () => {
    const demo = folder("demo-of-levels");
    expect(unionPlan(["demo", "-o", demo]).status).toBe(0);
    const handedIn = path.join(demo, "3-报送");
    const scope = [
      "--roster",
      path.join(demo, "1-花名册.csv"),
      "--as-of",
      "2026-09-30",
      "--json",
    ];
    const groups = ["镇一", "镇二"].map((name, group) => {
      const below = path.join(folder("levels"), name);
      mkdirSync(below, { recursive: true });
      readdirSync(handedIn)
        .filter((_file, i) => i % 2 === group)
        .forEach((file) => {
          copyFileSync(path.join(handedIn, file), path.join(below, file));
        });
      const summary = `${below}.xlsx`;
      expect(
        unionPlan(["rollup", below, "--as-of", "2026-09-30", "-o", summary])
          .status,
      ).not.toBe(2);
      return summary;
    });
    const atOnce = unionPlan(["rollup", handedIn, ...scope]).json();
    expect(unionPlan(["rollup", ...groups, ...scope]).json()).toEqual(atOnce);
    expect(
      unionPlan(["rollup", ...[...groups].reverse(), ...scope]).json(),
    ).toEqual(atOnce);
  });
});

describe("a plan document", () => {
  it("becomes a draft, the draft a workbook, and the workbook reads back without a finding of an error", () => {
    const dir = folder("documents");
    mkdirSync(dir, { recursive: true });
    const text = path.join(dir, "计划.txt");
    writeFileSync(
      text,
      [
        "青禾小学工会2026—2027学年第一学期工作计划",
        "一、加强民主管理",
        "1、召开教职工代表大会，讨论绩效方案。（责任人：李敏）",
        "二、丰富文体生活",
        "1、组织教职工排球赛，参加人数达到80人次。",
        "各月工作安排",
        "九月份：",
        "1、召开教职工代表大会；",
        "十一月份：",
        "1、组织教职工排球赛；",
      ].join("\n"),
    );
    const draft = path.join(dir, "草稿.json");
    expect(unionPlan(["draft", text, "-o", draft]).status).toBe(0);
    const plan = path.join(dir, "计划.xlsx");
    expect(unionPlan(["build", draft, "-o", plan]).status).toBe(0);
    expectCleanPackage(readFileSync(plan));
    const checked = unionPlan(["check", plan, "--json"]);
    expect(checked.status).toBe(0);
    const fromInput = unionPlan(["draft", "-"], { input: readFileSync(text) });
    expect(fromInput.json()).toEqual(JSON.parse(readFileSync(draft, "utf8")));
  });
});
