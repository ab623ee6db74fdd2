import { describe, expect, it } from "@jest/globals";
import { documentFromText, draftPlan } from "../../../src/core/intake";
import type { PlanDraft } from "../../../src/core/intake";
import { correct } from "../../../src/core/intake/corrections/correct";
import type {
  Correction,
  LeftoverUse,
} from "../../../src/core/intake/corrections/correction";
import { planFromDraft } from "../../../src/core/intake";
import {
  dayOf,
  formatMonth,
  monthOf,
  parsePlanId,
  periodOf,
} from "../../../src/core/plan";

const planId = parsePlanId("0f6d2c1a-9a33-4a53-8a0c-7f1d6a1b2c3d")!;
const today = dayOf(2026, 3, 10)!;

const TEXT = `河湾纸业工会2026年工作计划
一、民主管理
1、3月召开职工代表大会，培训职工代表30人次。
2、坚持厂务公开。
二、文体活动
1、5月举办职工篮球赛；组织登山。
2、9月举办摄影展。`;

function draftOf(text: string): PlanDraft {
  return draftPlan(documentFromText(text));
}

function after(...corrections: readonly Correction[]): PlanDraft {
  return corrections.reduce(correct, draftOf(TEXT));
}

function built(draft: PlanDraft) {
  return planFromDraft(draft, { planId, today }).plan;
}

/** Goals with their measures, a line each. */
function outline(draft: PlanDraft): readonly string[] {
  return draft.goals.flatMap(({ heading, measures }) => [
    heading,
    ...measures.map(({ id, text }) => `  ${id} ${text}`),
  ]);
}

describe("correcting a draft", () => {
  it("sets title, organisation and period, and asks for the period no more", () => {
    const unknown = draftOf("一、民主管理\n1、厂务公开。");
    expect(unknown.findings.map(({ code }) => code)).toContain(
      "draft-period-unknown",
    );
    const period = periodOf("calendar-year", monthOf(2027, 1)!);
    const corrections: readonly Correction[] = [
      { type: "title", text: " 二〇二七年计划 " },
      { type: "organisation", text: "河湾纸业工会" },
      { type: "period", period },
    ];
    const draft = corrections.reduce(correct, unknown);
    expect(draft).toMatchObject({
      title: "二〇二七年计划",
      organisation: "河湾纸业工会",
      period,
      year: 2027,
    });
    expect(draft.findings.map(({ code }) => code)).not.toContain(
      "draft-period-unknown",
    );
  });

  it("splits a measure and gives each half its own id", () => {
    const draft = after({
      type: "measure-split",
      id: "M2.1",
      parts: ["5月举办职工篮球赛", "组织登山。"],
    });
    expect(outline(draft)).toEqual(
      expect.arrayContaining(["  M2.1 5月举办职工篮球赛", "  M2.3 组织登山。"]),
    );
    expect(draft.goals[1]?.measures.map(({ id }) => id)).toEqual([
      "M2.1",
      "M2.3",
      "M2.2",
    ]);
  });

  it("merges a measure into another one with its arrangements and both places", () => {
    const start = draftOf(TEXT);
    const draft = correct(start, {
      type: "measure-merge",
      id: "M2.2",
      into: "M2.1",
    });
    const [merged] = draft.goals[1]!.measures;
    expect(draft.goals[1]?.measures).toHaveLength(1);
    expect(merged?.text).toContain("摄影展");
    expect(merged?.place.map(({ line }) => line)).toEqual([6, 7]);
    const photo = draft.arrangements.find(({ month }) => month === 9);
    expect(photo?.measureId).toBe("M2.1");
  });

  it("moves a measure to another goal under the id that its arrangements know", () => {
    const draft = after({
      type: "measure-to-goal",
      id: "M1.1",
      goalId: "G2",
    });
    expect(draft.goals[1]?.measures.map(({ id }) => id)).toEqual([
      "M2.1",
      "M2.2",
      "M1.1",
    ]);
    expect(built(draft).nodes[0]).toMatchObject({
      measureId: "M2.3",
      goalId: "G2",
    });
  });

  it("keeps the arrangements of a measure that is deleted, or deletes them where that is wanted", () => {
    const kept = after({
      type: "measure-delete",
      id: "M2.2",
      arrangements: "keep",
    });
    expect(kept.arrangements.find(({ month }) => month === 9)).toMatchObject({
      measureId: null,
    });
    const gone = after({
      type: "measure-delete",
      id: "M2.2",
      arrangements: "delete",
    });
    expect(gone.arrangements.some(({ month }) => month === 9)).toBe(false);
    expect(gone.arrangements).toHaveLength(kept.arrangements.length - 1);
  });

  it("reads the figures of a reworded measure again, so that the corrected number becomes the target", () => {
    const before = built(draftOf(TEXT)).indicators;
    expect(before.map(({ target }) => target)).toEqual([30]);
    const draft = after({
      type: "measure-text",
      id: "M1.1",
      text: "3月召开职工代表大会，培训职工代表45人次。",
    });
    expect(built(draft).indicators.map(({ target }) => target)).toEqual([45]);
  });

  it("gives a measure a month, as one node or one a month", () => {
    const timing = { months: [4, 5, 6], span: false, recurs: "once" } as const;
    const each = after({ type: "measure-schedule", id: "M1.2", timing });
    const monthsOf = (draft: PlanDraft) =>
      built(draft)
        .nodes.filter(({ text }) => text.includes("厂务公开"))
        .map(({ dueMonth }) => formatMonth(dueMonth));
    expect(monthsOf(each)).toEqual(["2026-04", "2026-05", "2026-06"]);
    const once = after({
      type: "measure-schedule",
      id: "M1.2",
      timing: { ...timing, span: true },
    });
    expect(monthsOf(once)).toEqual(["2026-06"]);
    const monthly = after({
      type: "measure-schedule",
      id: "M1.2",
      timing: { ...timing, recurs: "monthly" },
    });
    expect(monthsOf(monthly)).toHaveLength(12);
  });

  it("builds no node of a goal that is said to look back, and builds it again when that is taken back", () => {
    const past = after({ type: "goal-section", id: "G2", section: "past" });
    expect(built(past).nodes).toHaveLength(1);
    expect(
      built(correct(past, { type: "goal-section", id: "G2", section: "plan" }))
        .nodes,
    ).toHaveLength(3);
  });

  it("takes what was left over as a measure, a goal or an arrangement, and forgets the finding", () => {
    const start = draftOf(`${TEXT}\n特此通知，望认真执行。`);
    const index = start.leftovers.findIndex(({ text }) =>
      text.includes("特此通知"),
    );
    expect(index).toBeGreaterThanOrEqual(0);
    const text = start.leftovers[index]!.text;
    const measure = correct(start, {
      type: "leftover",
      index,
      use: { as: "measure", goalId: "G1" },
    });
    expect(measure.goals[0]?.measures[2]?.text).toBe(text);
    expect(measure.leftovers).toHaveLength(start.leftovers.length - 1);
    const goal = correct(start, {
      type: "leftover",
      index,
      use: { as: "goal" },
    });
    expect(goal.goals[2]).toMatchObject({ heading: text, section: "plan" });
    const arrangement = correct(start, {
      type: "leftover",
      index,
      use: {
        as: "arrangement",
        timing: { months: [12], span: false, recurs: "once" },
      },
    });
    expect(arrangement.arrangements.at(-1)).toMatchObject({ text, month: 12 });
    const ignored = correct(start, {
      type: "leftover",
      index,
      use: { as: "nothing" },
    });
    expect(ignored.leftovers).toHaveLength(start.leftovers.length - 1);
    expect(outline(ignored)).toEqual(outline(start));
  });

  it("asks for no month of a left-over sentence that was dealt with, but of one that became a measure", () => {
    const start = draftOf(
      "甲厂工会2026年工作计划\n一、文体活动\n1、举办篮球赛。\n二、时间安排\n食堂的事厂里另有安排。\n3月\n走访职工。\n5月\n举办篮球赛。",
    );
    expect(start.leftovers).toHaveLength(1);
    const codes = (draft: PlanDraft) => draft.findings.map(({ code }) => code);
    expect(codes(start)).toContain("draft-month-missing");
    const used = (use: LeftoverUse) =>
      codes(correct(start, { type: "leftover", index: 0, use }));
    expect(used({ as: "nothing" })).not.toContain("draft-month-missing");
    expect(used({ as: "goal" })).not.toContain("draft-month-missing");
    expect(used({ as: "measure", goalId: "G1" })).toContain(
      "draft-month-missing",
    );
  });

  it("lets the next mention of an event stand for the first one when that is deleted", () => {
    const start = draftOf(
      "甲校工会2026年工作计划\n一、文体活动\n1、12月份组织教工参加全区羽毛球比赛。\n二、月度安排\n12月\n1、参加全区羽毛球比赛\n2、总结表彰",
    );
    const second = start.arrangements.find(({ sameAs }) => sameAs !== null)!;
    const draft = correct(start, {
      type: "arrangement-delete",
      id: second.sameAs!,
    });
    expect(draft.arrangements.find(({ id }) => id === second.id)?.sameAs).toBe(
      null,
    );
    expect(built(draft).nodes).toHaveLength(2);
    const apart = correct(start, { type: "arrangement-apart", id: second.id });
    expect(built(apart).nodes).toHaveLength(3);
  });

  it("leaves the draft as it is where a text is blank or an id is unknown", () => {
    const start = draftOf(TEXT);
    const idle: readonly Correction[] = [
      { type: "measure-text", id: "M1.1", text: "  " },
      { type: "measure-text", id: "M9.9", text: "无" },
      { type: "goal-text", id: "G1", text: "" },
      { type: "goal-merge", id: "G1", into: "G1" },
      { type: "measure-merge", id: "M1.1", into: "M7.7" },
      { type: "measure-split", id: "M1.1", parts: ["", "全部"] },
      { type: "arrangement-measure", id: "A1", measureId: "M7.7" },
      {
        type: "arrangement-time",
        id: "A1",
        timing: { months: [], span: false, recurs: "once" },
      },
      { type: "leftover", index: 99, use: { as: "goal" } },
      { type: "finding-seen", index: 99 },
    ];
    for (const correction of idle)
      expect(correct(start, correction)).toBe(start);
  });
});
