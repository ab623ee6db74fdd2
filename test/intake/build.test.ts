import { describe, expect, it } from "@jest/globals";
import {
  documentFromText,
  draftJson,
  draftPlan,
  parseDraftJson,
  planFromDraft,
} from "../../src/core/intake";
import type { DraftJson } from "../../src/core/intake";
import {
  dayOf,
  formatMonth,
  parseIsoMonth,
  parsePlanId,
} from "../../src/core/plan";
import type { Plan } from "../../src/core/plan";
import { readCases } from "./score";

const planId = parsePlanId("0f6d2c1a-9a33-4a53-8a0c-7f1d6a1b2c3d");
const today = dayOf(2026, 3, 10);
if (planId === null || today === null) throw new Error("the test's own values");
const options = { planId, today };

function build(text: string): Plan {
  return planFromDraft(draftPlan(documentFromText(text)), options).plan;
}

/** A node a line: month, text, type. */
function drawn(plan: Plan): readonly string[] {
  return plan.nodes.map(
    ({ id, dueMonth, text, recurrence }) =>
      `${id} ${formatMonth(dueMonth)} ${text} ${recurrence}`,
  );
}

describe("building a plan from a draft", () => {
  it("places a term's months in the two years that it spans", () => {
    const plan = build(
      "东山中学2025学年第一学期工会工作计划\n每月安排\n九月：拜师\n十二月：汇演\n次年一月：慰问",
    );
    expect(plan.period).toMatchObject({ kind: "school-term", months: 6 });
    expect(drawn(plan)).toEqual([
      "N0001 2025-09 拜师 once",
      "N0002 2025-12 汇演 once",
      "N0003 2026-01 慰问 once",
    ]);
  });

  it("keeps what stands below a goal and is no measure as the goal's note, through the JSON too", () => {
    const text =
      "甲厂工会2026年工作计划\n一、职工夜校\n1、六月开办电工班。\n配合单位：各车间\n地点：二楼教室";
    const note = "配合单位：各车间\n地点：二楼教室";
    expect(build(text).goals).toMatchObject([{ text: "职工夜校", note }]);
    const json = draftJson(draftPlan(documentFromText(text)));
    const parsed = parseDraftJson(JSON.parse(JSON.stringify(json)));
    expect(parsed.ok).toBe(true);
    if (!parsed.ok) return;
    expect(planFromDraft(parsed.draft, options).plan.goals).toMatchObject([
      { text: "职工夜校", note },
    ]);
  });

  it("makes a node a month, one a quarter, and one for a span in its last month", () => {
    const plan = build(
      "甲厂工会2026年工作计划\n一、民主管理\n1、每月公开厂务。\n2、每季度召开例会一次。\n3、7、8月送清凉到班组。\n4、3月、9月检查食堂卫生。",
    );
    const of = (text: string): readonly string[] =>
      plan.nodes
        .filter((node) => node.text.includes(text))
        .map(({ dueMonth }) => formatMonth(dueMonth));
    expect(of("公开厂务")).toHaveLength(12);
    expect(of("例会")).toEqual(["2026-03", "2026-06", "2026-09", "2026-12"]);
    expect(of("送清凉")).toEqual(["2026-08"]);
    expect(of("检查食堂")).toEqual(["2026-03", "2026-09"]);
  });

  it("builds an event that the text and the month list both name once, linked to its measure", () => {
    const plan = build(
      "甲校工会2026年工作计划\n一、文体活动\n1、12月份组织教工参加全区羽毛球比赛。\n二、月度安排\n12月\n1、参加全区羽毛球比赛\n2、总结表彰",
    );
    expect(drawn(plan)).toHaveLength(2);
    expect(plan.nodes[0]).toMatchObject({ measureId: "M1.1", goalId: "G1" });
  });

  it("leaves the past out, with a finding, but keeps an only past as outline without nodes", () => {
    const both = planFromDraft(
      draftPlan(
        documentFromText(
          "一、2025年工作总结\n1、3月培训职工50人次。\n二、2026年工作打算\n1、5月培训职工60人次。\n2、办好食堂。",
        ),
      ),
      options,
    );
    expect(both.plan.measures.map(({ text }) => text)).toEqual([
      "5月培训职工60人次",
      "办好食堂",
    ]);
    expect(both.findings.map(({ code }) => code)).toContain(
      "draft-past-section",
    );
    expect(both.plan.indicators.map(({ target }) => target)).toEqual([60]);
    const past = build(
      "甲厂工会上半年工作总结\n一、培训。3月培训职工50人次，取得了较好成绩。\n二、慰问。走访了困难职工8户，送去了温暖和关怀。",
    );
    expect(past.goals).toHaveLength(2);
    expect(past.nodes).toEqual([]);
    expect(past.indicators).toEqual([]);
  });

  it("proposes indicators with kind, unit, target and direction", () => {
    const { indicators } = build(
      "甲厂工会2026年工作计划\n一、权益\n1、集体合同签订率达到95%。\n2、年末会员总数达到320名。\n3、培训职工53人次。\n4、每季度慰问10户。\n5、经费控制在2万元以内。\n6、提高满意率5%。",
    );
    expect(
      indicators.map(({ id, unit, kind, target, direction }) => [
        id,
        unit,
        kind,
        target,
        direction,
      ]),
    ).toEqual([
      ["I01", "%", "ratio", 0.95, "at-least"],
      ["I02", "名", "latest", 320, "at-least"],
      ["I03", "人次", "sum", 53, "at-least"],
      ["I04", "户", "sum", 40, "at-least"],
      ["I05", "元", "sum", 20000, "at-most"],
    ]);
  });

  it("makes no indicator of a sum for each head or of a number a week", () => {
    const { indicators } = build(
      "甲厂工会2026年工作计划\n一、关爱\n1、金秋助学10名，每人2000元。\n2、瑜伽班每周2次。",
    );
    expect(indicators.map(({ unit, target }) => [unit, target])).toEqual([
      ["名", 10],
    ]);
  });

  it("puts the post written before a person's name on the owners' sheet", () => {
    const { owners } = build(
      "甲厂工会2026年工作计划\n一、文体\n1、5月举办球赛。（责任人：文体委员 桂明）",
    );
    expect(owners).toEqual([
      { name: "桂明", department: "", position: "文体委员", phone: "" },
    ]);
  });

  it("takes the half of the year that the arrangements are in where only 下半年 is known", () => {
    const plan = build(
      "甲厂工会下半年工作计划\n1、8月组织演练。\n2、10月办球赛。",
    );
    expect(drawn(plan)).toEqual([
      "N0001 2026-08 组织演练 once",
      "N0002 2026-10 办球赛 once",
    ]);
  });

  it("gives nodes their measure's owner, persons and departments apart", () => {
    const plan = build(
      "甲厂工会2026年工作计划\n一、文体\n1、5月举办球赛。（责任人：王芳、宣传科）\n2、6月献血。（宣传科负责）",
    );
    expect(
      plan.nodes.map(({ owner, department }) => [owner, department]),
    ).toEqual([
      ["王芳", "宣传科"],
      ["宣传科", "宣传科"],
    ]);
    expect(plan.owners.map(({ name }) => name)).toEqual(["王芳", "宣传科"]);
  });

  it("takes the caller's period before the document's, and assumes one only with a finding", () => {
    const draft = draftPlan(
      documentFromText("一、学习\n1、5月读书。\n2、学习劳模精神。"),
    );
    const start = parseIsoMonth("2027-01");
    if (start === null) throw new Error("a month");
    expect(
      formatMonth(
        planFromDraft(draft, { ...options, period: { start } }).plan.period
          .start,
      ),
    ).toBe("2027-01");
    const assumed = planFromDraft(draft, options);
    expect(formatMonth(assumed.plan.period.start)).toBe("2026-01");
    expect(assumed.findings.map(({ code }) => code)).toContain(
      "draft-period-unknown",
    );
  });

  it("reports a month outside the period and keeps the node", () => {
    const { plan, findings } = planFromDraft(
      draftPlan(
        documentFromText(
          "甲厂工会2026年下半年工作计划\n一、文体\n1、3月组织春游活动。\n2、8月组织夏泳活动。",
        ),
      ),
      options,
    );
    expect(plan.nodes).toHaveLength(2);
    expect(
      findings.filter(({ code }) => code === "month-out-of-period"),
    ).toHaveLength(1);
  });

  it.each(readCases())(
    "makes a plan of $name in which every reference exists and every id is its own",
    ({ document }) => {
      const { plan } = planFromDraft(draftPlan(document), options);
      const goals = new Set(plan.goals.map(({ id }) => id));
      const measures = new Set(plan.measures.map(({ id }) => id));
      expect(goals.size).toBe(plan.goals.length);
      expect(measures.size).toBe(plan.measures.length);
      expect(new Set(plan.nodes.map(({ id }) => id)).size).toBe(
        plan.nodes.length,
      );
      expect(plan.measures.every(({ goalId }) => goals.has(goalId))).toBe(true);
      expect(
        plan.nodes.every(
          ({ goalId, measureId }) =>
            (goalId === null || goals.has(goalId)) &&
            (measureId === null || measures.has(measureId)),
        ),
      ).toBe(true);
      expect(
        plan.indicators.every(
          ({ measureId }) => measureId === null || measures.has(measureId),
        ),
      ).toBe(true);
    },
  );
});

describe("the JSON of a draft", () => {
  it.each(readCases())(
    "of $name comes back as it went out and builds the same plan",
    ({ document }) => {
      const draft = draftPlan(document);
      const json = draftJson(draft);
      const parsed = parseDraftJson(JSON.parse(JSON.stringify(json)));
      expect(parsed.ok).toBe(true);
      if (!parsed.ok) return;
      expect({ ...parsed.draft, findings: json.findings }).toEqual(json);
      expect(planFromDraft(parsed.draft, options).plan).toEqual(
        planFromDraft(draft, options).plan,
      );
    },
  );

  const good: DraftJson = draftJson(
    draftPlan(documentFromText("一、学习\n1、5月读书。\n2、学习劳模精神。")),
  );

  it.each([
    ["no object", 3],
    ["no goals", { ...good, goals: undefined }],
    [
      "a month 13",
      { ...good, arrangements: [{ ...good.arrangements[0], month: 13 }] },
    ],
    [
      "an unknown work field",
      { ...good, goals: [{ ...good.goals[0], workField: "天文" }] },
    ],
    ["a measure twice", { ...good, goals: [good.goals[0], good.goals[0]] }],
    [
      "a start that is no month",
      {
        ...good,
        period: { kind: "calendar-year", start: "2026-13", months: 12 },
      },
    ],
    [
      "a figure that is text",
      { ...good, figures: [{ value: "3", unit: "场", context: "" }] },
    ],
    ["a text without end", { ...good, title: "长".repeat(20_000) }],
  ])("with %s is refused with the path of what is wrong", (_, value) => {
    const parsed = parseDraftJson(value);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok)
      expect(
        parsed.findings.every(({ code }) => code === "draft-malformed"),
      ).toBe(true);
  });

  it("cannot reach a prototype", () => {
    const parsed = parseDraftJson(
      JSON.parse(
        '{"goals":[],"__proto__":{"title":"x"},"constructor":{"prototype":{"y":1}}}',
      ),
    );
    expect(parsed.ok && parsed.draft.title).toBe(null);
    expect(({} as Record<string, unknown>)["y"]).toBeUndefined();
  });

  it("reports an arrangement whose measure was deleted by hand, and keeps the node", () => {
    const { plan, findings } = planFromDraft(
      {
        ...good,
        arrangements: good.arrangements.map((a) => ({
          ...a,
          measureId: "M9.9",
        })),
      },
      options,
    );
    expect(plan.nodes).toHaveLength(good.arrangements.length);
    expect(findings.map(({ code }) => code)).toContain("measure-unknown");
  });
});
