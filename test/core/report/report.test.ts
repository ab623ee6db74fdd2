import { describe, expect, it } from "@jest/globals";

import {
  annualReport,
  figureNumber,
  previousPeriod,
} from "../../../src/core/report";
import type { Rollup } from "../../../src/core/rollup";
import { baselineTable } from "../plan-table";
import { collect, issued, roll, roster, submit } from "../rollup/collecting";
import { reportText } from "./report-text";

const GOALS = { G1: "维权服务 职工权益有保障", G2: "文体活动 活动常有人参加" };

/** A school's plan for the year, as far as it has come by the end of September. */
const SCHOOL = `
  编号  | 目标 | 安排           | 月份    | 责任人 | 状态   | 完成       | 延期至  | 变更       | 原因         | 情况                       | 佐证
  N0001 | G1   | 走访困难教职工 | 2026-01 | 王芳   | 已完成 | 2026-01-20 |         |            |              | 走访 12 户，慰问金 6000 元 | 签收表
  N0002 | G1   | 签订集体合同   | 2026-03 | 李强   | 已完成 | 2026-04-10 |         |            |              | 已签订并报备               |
  N0003 | G1   | 检查劳动保护   | 2026-06 | 李强   | 未开始 |            |         |            |              |                            |
  N0004 | G2   | 举办运动会     | 2026-05 | 周敏   | 已完成 | 2026-05-16 |         |            |              | 8 支队伍 120 人参加        | 照片
  N0005 | G2   | 组织秋游       | 2026-11 | 周敏   | 未开始 |            |         |            |              |                            |
  N0006 | G2   | 出版文集       | 2026-12 | 周敏   | 已延期 |            | 2027-03 | 2026-09-01 | 稿件没有收齐 |                            |
`;

const INDICATORS = `
  编号 | 指标       | 单位 | 口径 | 方向   | 目标 | 2026-03 | 2026-06 | 2026-09
  I01  | 走访慰问   | 户   | 累计 | 不低于 | 20   | 12      | 4       |
  I02  | 活动经费   | 元   | 累计 | 不高于 | 5000 | 2000    | 1500    | 1000
  I03  | 合同签订率 | 份   | 比率 | 不低于 | 0.9  |         | 45/50   |
  I04  | 工伤事故   | 起   | 累计 | 不高于 | 0    | 0       | 0       |
  I05  | 合理化建议 | 条   | 累计 | 不低于 | 0    | 3       |         |
  I06  | 新建小组   | 个   | 累计 | 不低于 | 4    |         |         |`;

/** One branch by itself. */
function school(asOf: string, indicators = ""): Rollup {
  return roll(
    collect(
      submit(SCHOOL, {
        code: "S01",
        name: "育才小学工会",
        goals: GOALS,
        ...(indicators === "" ? {} : { indicators }),
      }),
    ),
    { asOf, today: "2027-01-15" },
  );
}

function textOf(rollup: Rollup, previous: Rollup | null = null): string {
  return reportText(
    annualReport(rollup, {
      language: "zh",
      previous:
        previous === null
          ? null
          : previousPeriod(previous, "上期汇总.xlsx", () => null),
    }),
  );
}

/** The lines of a text without the indentation that a test has it in. */
function lines(text: string): string {
  return text
    .trim()
    .split("\n")
    .map((line) => line.trim())
    .join("\n");
}

/** A text from one line of it up to another. */
function between(text: string, from: string, to: string): string {
  const all = text.split("\n");
  const start = all.indexOf(from);
  if (start < 0) throw new Error(`no line ${from}`);
  const end = all.indexOf(to, start);
  return all.slice(start, end < 0 ? undefined : end).join("\n");
}

describe("the report of one branch", () => {
  it("of nine months reads as a secretary would write it", () => {
    expect(textOf(school("2026-09-30"))).toBe(
      lines(`
      育才小学工会
      2026年前三季度工会工作总结
      统计周期：2026年1—12月\u3000截止日：2026年9月30日
      一、基本情况
      全年安排工作5项，已完成3项，完成率60.0%，按时完成率40.0%。按进度应完成4项，时序进度80.0%，完成率低于时序进度20.0个百分点。逾期未完成1项。
      分季度看，第一季度应完成2项，全部完成；第二季度应完成2项，已完成1项，完成率50.0%；第三季度没有应完成的工作；第四季度尚未开始。
      [分季度完成情况]
      季度 | 应完成 | 已完成 | 完成率 | 按时完成率 | 期末逾期
      第一季度 | 2 | 2 | 100.0% | 50.0% | 1
      第二季度 | 2 | 1 | 50.0% | 50.0% | 1
      第三季度 | 0 | 0 | — | — | 1
      第四季度 | 1 | 0 | — | — | —
      合计 | 5 | 3 | 60.0% | 40.0% | 1
      [各季度应完成和已完成（项）: 第一季度、第二季度、第三季度、第四季度]
      二、主要工作及成效
      [分领域完成情况]
      工作领域 | 安排工作 | 已完成 | 完成率 | 按时完成率 | 逾期
      维权服务 | 3 | 2 | 66.7% | 33.3% | 1
      文体活动 | 2 | 1 | 50.0% | 50.0% | 0
      合计 | 5 | 3 | 60.0% | 40.0% | 1
      [各领域完成率: 维权服务、文体活动]
      [分目标完成情况]
      目标 | 安排工作 | 已完成 | 完成率 | 按时完成率 | 逾期
      G1\u3000职工权益有保障 | 3 | 2 | 66.7% | 33.3% | 1
      G2\u3000活动常有人参加 | 2 | 1 | 50.0% | 50.0% | 0
      （一）维权服务
      安排工作3项，已完成2项，完成率66.7%，逾期1项。主要做了以下工作：
      - 走访困难教职工：走访 12 户，慰问金 6000 元（王芳，1月20日完成）。
      - 签订集体合同：已签订并报备（李强，4月10日完成）。
      （二）文体活动
      安排工作2项，已完成1项，完成率50.0%。主要做了以下工作：
      - 举办运动会：8 支队伍 120 人参加（周敏，5月16日完成）。
      三、存在问题
      （一）逾期未完成的工作
      到截止日逾期未完成1项。按领域分：维权服务1项，合计1项。
      [逾期时间最长的工作]
      工作安排 | 应完成月份 | 逾期天数 | 责任人 | 原因或进展
      检查劳动保护 | 2026年6月 | 92 | 李强 | 没有写明
      （二）迟完成、延期和取消的工作
      已完成的工作中，有1项是过了到期日才完成的。经批准延到下期的有1项。
      - 出版文集，延期至2027年3月，原因：稿件没有收齐。
      四、下步打算
      （一）抓紧完成本期工作
      逾期的1项逐项定下责任人和补办时间，确实不办的按程序取消并写明原因。还没有到期的1项按计划月份办理，到月底前填好完成情况。
      [近期到期的工作]
      应完成月份 | 工作安排 | 责任人
      2026年11月 | 组织秋游 | 周敏`),
    );
  });

  it("of the half-year takes nothing that came later", () => {
    const text = textOf(school("2026-06-30"));
    expect(text.split("\n")[1]).toBe("2026年上半年工会工作总结");
    expect(between(text, "一、基本情况", "[分季度完成情况]")).toBe(
      lines(`
      一、基本情况
      全年安排工作6项，已完成3项，完成率50.0%，按时完成率33.3%。按进度应完成4项，时序进度66.7%，完成率低于时序进度16.7个百分点。逾期未完成1项。
      分季度看，第一季度应完成2项，全部完成；第二季度应完成2项，已完成1项，完成率50.0%；第三季度、第四季度尚未开始。`),
    );
    expect(text).not.toContain("稿件没有收齐");
  });

  it("of the year ends with proposals: what is carried over and what recurs", () => {
    const text = textOf(school("2026-12-31"));
    expect(text.split("\n")[1]).toBe("2026年度工会工作总结");
    expect(between(text, "一、基本情况", "分季度看")).toContain(
      "全年安排工作5项，已完成3项，完成率60.0%，按时完成率40.0%。逾期未完成2项。",
    );
    expect(between(text, "四、下步打算", "")).toBe(
      lines(`
      四、下步打算
      （一）抓紧完成本期工作
      逾期的2项逐项定下责任人和补办时间，确实不办的按程序取消并写明原因。
      （二）下期工作建议
      根据本期没有办完的工作和每年都要做的工作，下期建议安排以下工作，由委员会讨论确定。
      [下期工作建议]
      工作领域 | 工作安排 | 来由 | 责任人
      维权服务 | 检查劳动保护 | 逾期结转 | 李强
      文体活动 | 组织秋游 | 逾期结转 | 周敏
      文体活动 | 出版文集 | 延期结转 | 周敏`),
    );
  });

  it("before the first half is over tells how far things are", () => {
    expect(textOf(school("2026-03-31")).split("\n")[1]).toBe(
      "2026年工会工作进展情况",
    );
  });

  it("before the period has begun says that there is nothing to report", () => {
    const text = textOf(school("2025-12-01"));
    expect(text).toContain("截止日在统计周期开始之前，还没有可以总结的工作。");
    expect(text).not.toMatch(/完成率\d/);
  });
});

describe("indicators in the report", () => {
  const text = textOf(school("2026-09-30", INDICATORS));

  it("are told by what their target is: to be reached, not to be passed, 0, a ratio, none reported", () => {
    expect(between(text, "（三）指标完成情况", "[指标完成情况]")).toBe(
      lines(`
      （三）指标完成情况
      定了目标、有实际数的指标4项，其中3项已达到目标。
      - 走访慰问：完成16户，为目标20户的80.0%。
      - 活动经费：实际4,500元，没有超过5,000元的限额。
      - 合同签订率：实际90.0%，达到目标90.0%。
      - 工伤事故：实际0起，没有超过0起的限额。
      - 合理化建议：完成3条，目标为0条，不计算完成率。`),
    );
  });

  it("stand in a table in which a target of 0 has no rate", () => {
    const table = between(text, "[指标完成情况]", "三、存在问题");
    expect(table).toContain("走访慰问 | 户 | 20 | 16 | 80.0% | 1");
    expect(table).toContain("合理化建议 | 条 | 0 | 3 | — | 1");
    expect(table).toContain("新建小组 | 个 | 4 | — | — | 0");
    expect(table).toContain("[指标完成率（实际÷目标）: 走访慰问]");
  });

  it("that are off target at the year's end are told once, among the problems", () => {
    const year = textOf(school("2026-12-31", INDICATORS));
    expect(year.match(/走访慰问：完成16户/g)).toHaveLength(1);
    expect(between(year, "三、存在问题", "四、下步打算")).toContain(
      "- 走访慰问：完成16户，为目标20户的80.0%。",
    );
    expect(year).toContain("没有填报或没有达到目标的指标");
  });

  it("are a problem where nobody has filled them in", () => {
    expect(text).toContain("）没有填报的指标");
    expect(text).toContain("没有单位填报的指标：新建小组。");
  });
});

const HOSPITAL = `
  编号  | 目标 | 安排           | 类型 | 月份    | 责任人 | 状态   | 完成       | 情况
  N0001 | G1   | 走访困难教职工 | 单次 | 2026-01 | 赵明   | 已完成 | 2026-01-25 | 走访 5 户
  N0002 | G2   | 职工健步走     | 每月 | 2026-04 | 钱红   | 已完成 | 2026-04-18 | 90 人参加
  N0003 | G2   | 职工健步走     | 每月 | 2026-10 | 钱红   | 未开始 |            |
`;

/** Two branches that report, one that does not and of which the issued nodes are known or not. */
function county(known: boolean): Rollup {
  return roll(
    collect(
      submit(SCHOOL, { code: "S01", name: "育才小学工会", goals: GOALS }),
      submit(HOSPITAL, { code: "S02", name: "县医院工会", goals: GOALS }),
    ),
    {
      today: "2027-01-15",
      roster: roster("S01 育才小学工会", "S02 县医院工会", "S03 供水公司工会"),
      baseline: known
        ? issued(baselineTable("编号 | 月份\nN0001 | 2026-02"), ["S03"])
        : null,
    },
  );
}

describe("the report of a parent union", () => {
  it("says who has not reported, and what is known with them", () => {
    const text = textOf(county(true));
    expect(text.split("\n")[0]).toBe("县总工会");
    expect(between(text, "一、基本情况", "[分季度完成情况]")).toBe(
      lines(`
      一、基本情况
      截至2026年9月30日，应报单位3家，已报2家，还有1家没有报送。
      已报单位全年安排工作8项，已完成5项，完成率62.5%，按时完成率50.0%。按进度应完成6项，时序进度75.0%，完成率低于时序进度12.5个百分点。逾期未完成1项。
      分季度看，第一季度应完成3项，全部完成；第二季度应完成3项，已完成2项，完成率66.7%；第三季度没有应完成的工作；第四季度尚未开始。
      把没有报送的单位也算上（应报口径，按下发的安排计为未完成），全年安排工作9项，已完成5项，完成率55.6%，逾期2项。
      交了文件的单位按灯号分，红灯1家，黄灯0家，蓝灯0家，绿灯1家。`),
    );
    expect(between(text, "（三）报送情况", "四、下步打算")).toContain(
      "还有1家没有报送：供水公司工会。这些单位的工作没有计入已报口径。",
    );
    expect(text).toContain("督促没有报送的1家单位补报，补报后重新汇总。");
  });

  it("bears the name that whoever rolled up gave, else that of the union above all, else none", () => {
    const named = (union: string | undefined, ...parents: string[]): string =>
      annualReport(
        roll(collect(submit(SCHOOL, { code: "S01", goals: GOALS })), {
          ...(union === undefined ? {} : { union }),
          roster: {
            branches: roster("S01", "S02").branches.map((branch, i) => {
              const parent = parents[i] ?? "";
              return { ...branch, parent, path: [parent] };
            }),
          },
        }),
        { language: "zh" },
      ).union;
    expect(named(undefined, "东镇总工会", "东镇总工会")).toBe("东镇总工会");
    expect(named(undefined, "东镇总工会", "西镇总工会")).toBe("");
    expect(named(" 澄岭县总工会 ", "东镇总工会", "西镇总工会")).toBe(
      "澄岭县总工会",
    );
  });

  it("ranks the branches, those without a report last with their state", () => {
    expect(
      between(textOf(county(true)), "[分单位完成情况]", "（一）维权服务"),
    ).toBe(
      lines(`
      [分单位完成情况]
      单位 | 安排工作 | 已完成 | 完成率 | 按时完成率 | 逾期 | 灯号
      县医院工会 | 3 | 2 | 66.7% | 66.7% | 0 | 绿
      育才小学工会 | 5 | 3 | 60.0% | 40.0% | 1 | 红
      供水公司工会 | 1 | 0 | 0.0% | 0.0% | 1 | 未报
      [各单位完成率: 县医院工会、育才小学工会]`),
    );
  });

  it("names who else has done the same", () => {
    expect(textOf(county(true))).toContain(
      "- 走访困难教职工：走访 12 户，慰问金 6000 元（育才小学工会，王芳，1月20日完成；县医院工会也完成了这项工作）。",
    );
  });

  it("writes （未报） for figures that are not known and lists them", () => {
    const report = annualReport(county(false), { language: "zh" });
    const text = reportText(report);
    expect(text).toContain(
      "全年安排工作（未报），已完成（未报），完成率（未报），逾期（未报）。",
    );
    expect(text).toContain(
      "应报口径没有数字，是因为不知道下列单位下发了多少安排：供水公司工会。",
    );
    expect(report.unknown.map(({ label }) => label)).toEqual([
      "应报口径：安排工作",
      "应报口径：已完成",
      "应报口径：完成率",
      "应报口径：逾期",
    ]);
    expect(text).toContain(
      "下列数字没有报送或无法计算，文中写“（未报）”：应报口径：安排工作；",
    );
  });

  it("of no file at all has nothing to sum up and says so", () => {
    const text = textOf(
      roll(collect(), { roster: roster("S01", "S02"), period: null }),
    );
    expect(text).toContain("应报单位2家，已报0家，还有2家没有报送。");
    expect(text).toContain("已报单位全年没有纳入统计的工作安排。");
    expect(text).toContain("没有可以汇总的工作。");
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
  });
});

/** The school's year before: two fields of which one is gone, no walk, the quarters as they were. */
function yearBefore(asOf: string): Rollup {
  return roll(
    collect(
      submit(
        `
        编号  | 目标 | 安排           | 月份    | 状态   | 完成
        N0001 | G1   | 走访困难教职工 | 2025-01 | 已完成 | 2025-01-20
        N0002 | G1   | 检查劳动保护   | 2025-05 | 已完成 | 2025-05-20
        N0003 | G1   | 签订集体合同   | 2025-11 | 未开始 |
        N0004 | G3   | 技能比武       | 2025-06 | 未开始 |           `,
        {
          code: "S01",
          name: "育才小学工会",
          period: "2025-01/12",
          goals: { G1: "维权服务 职工权益有保障", G3: "劳动竞赛 人人练本领" },
        },
      ),
    ),
    { asOf, today: "2027-01-15", roster: roster("S01", "S02") },
  );
}

describe("last period beside this one", () => {
  it("is the same time of the year before, and is compared with as such", () => {
    expect(textOf(county(true), yearBefore("2025-09-30"))).toContain(
      "上年同期（截至2025年9月30日）安排工作4项，完成率50.0%；本期完成率62.5%，比上年同期提高12.5个百分点。",
    );
  });

  it("of a whole year is the year before", () => {
    expect(textOf(school("2026-12-31"), yearBefore("2025-12-31"))).toContain(
      "上年（截至2025年12月31日）安排工作4项，完成率50.0%；本期完成率60.0%，比上年提高10.0个百分点。",
    );
  });

  it("is told to be higher or the same where it was, never praised", () => {
    const before = yearBefore("2025-09-30");
    const nothing = textOf(allIn("未开始", "", "2026-09-30"), before);
    expect(nothing).toContain("本期完成率0.0%，比上年同期下降50.0个百分点。");
    const half = textOf(allIn("已完成", "2026-02-10", "2026-09-30", 1), before);
    expect(half).toContain("本期完成率50.0%，与上年同期持平。");
  });

  it("that stands at another point of its period is shown but not compared with", () => {
    const text = textOf(county(true), yearBefore("2025-12-31"));
    expect(text).toContain(
      "上期（截至2025年12月31日）安排工作4项，完成率50.0%；两期的截止日不在同一阶段，完成率不作比较。",
    );
    expect(text).not.toMatch(/提高|下降|持平/);
  });

  it("has no figure, and never 0, for what it did not have: a field, a quarter that had not begun, a branch", () => {
    const text = textOf(county(true), yearBefore("2025-09-30"));
    const table = (title: string): string => between(text, title, "");
    expect(table("[分领域完成情况]")).toContain(
      "文体活动 | 4 | 2 | 50.0% | 50.0% | 0 | —",
    );
    expect(table("[分领域完成情况]")).toContain(
      "维权服务 | 4 | 3 | 75.0% | 50.0% | 1 | 66.7%",
    );
    expect(table("[分季度完成情况]")).toContain(
      "第四季度 | 2 | 0 | — | — | — | —",
    );
    expect(table("[分单位完成情况]")).toContain(
      "县医院工会 | 3 | 2 | 66.7% | 66.7% | 0 | — | 绿",
    );
  });

  it("that had no work at all is not compared with", () => {
    const nothing = roll(collect(), { period: null, asOf: "2025-09-30" });
    const text = textOf(county(true), nothing);
    expect(text).toContain("没有纳入统计的工作安排，不作比较。");
  });

  it("has an entry in the appendix for every figure, with file, sheet and cell", () => {
    const previous = previousPeriod(
      yearBefore("2025-09-30"),
      "去年汇总.xlsx",
      ({ source }) => ({ sheet: "季度汇总", cell: `${source.row}!` }),
    );
    const report = annualReport(county(true), { language: "zh", previous });
    const entries = report.appendix.filter(({ figure }) => figure?.from);
    expect(
      entries.map(({ label, shown, origin }) => [label, shown, origin]),
    ).toEqual([
      ["已报口径：上期安排工作", "4项", "去年汇总.xlsx：季度汇总!reporting!"],
      ["已报口径：上期完成率", "50.0%", "去年汇总.xlsx：季度汇总!reporting!"],
    ]);
    const columns = report.appendix.flatMap(({ columns: all }) =>
      (all ?? []).filter(({ header }) => header === "上期完成率"),
    );
    expect(columns).toHaveLength(4);
    for (const figure of columns.flatMap(({ figures }) => figures)) {
      expect(figure.from?.file).toBe("去年汇总.xlsx");
      if (figureNumber(figure) !== null)
        expect(figure.from?.place).not.toBeNull();
    }
  });
});

/** The same nodes in one state. */
function allIn(
  state: string,
  done: string,
  asOf = "2026-12-31",
  nodes = 2,
): Rollup {
  const second = nodes > 1 ? `${state} | ${done}` : "未开始 |";
  const table = `
    编号  | 目标 | 安排 | 类型 | 月份    | 状态     | 完成
    N0001 | G1   | 甲   | 单次 | 2026-02 | ${state} | ${done}
    N0002 | G1   | 乙   | 每季 | 2026-12 | ${second}`;
  return roll(
    collect(submit(table, { code: "S01", name: "育才小学工会", goals: GOALS })),
    {
      asOf,
      today: "2027-01-15",
      roster: roster("S01 育才小学工会"),
    },
  );
}

describe("a union at either end", () => {
  it("with nothing done is not praised", () => {
    const text = textOf(allIn("未开始", ""));
    expect(text).toContain("全年安排工作2项，都还没有完成。逾期未完成2项。");
    expect(text).toContain("安排工作2项，都还没有完成，其中逾期2项。");
    expect(text).not.toMatch(/主要做了以下工作|达到|已完成的工作/);
  });

  it("with everything done has no problem made up for it", () => {
    const text = textOf(allIn("已完成", "2026-02-10"));
    expect(text).toContain(
      "全年安排工作2项，已全部完成，按时完成率100.0%。没有逾期未完成的工作。",
    );
    expect(between(text, "三、存在问题", "四、下步打算")).toBe(
      lines(`
      三、存在问题
      到截止日没有逾期、迟完成和跨期延期的工作。`),
    );
    expect(text).toContain("本期安排的工作已经办结。");
    expect(text).toContain("维权服务 | 乙 | 每季续办 |");
  });
});

describe("the English edition", () => {
  it("tells the same in whole sentences, with one node in the singular", () => {
    const report = annualReport(county(true), { language: "en" });
    const text = reportText(report);
    expect(text.split("\n")[1]).toBe(
      "Union work report, first nine months of 2026",
    );
    expect(text).toContain(
      "Branches that should report as of 30 September 2026: 3; reported: 2; still to report: 1.",
    );
    expect(text).toContain(
      "The reporting branches planned 8 nodes for the year. Done so far: 5 nodes, a completion rate of 62.5%; the on-time rate is 50.0%.",
    );
    expect(text).toContain("Overdue: 1 node.");
  });
});
