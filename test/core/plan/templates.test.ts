import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";

import {
  addMonths,
  formatMonth,
  isInPeriod,
  monthOf,
  monthsOf,
  parseIsoDay,
  parsePlanId,
  periodOf,
  PERIOD_KINDS,
  quarterEnd,
  quartersOf,
  WORK_FIELDS,
  yearMonth,
} from "../../../src/core/plan";
import type { PeriodKind, Plan } from "../../../src/core/plan";
import {
  findTemplate,
  planFromTemplate,
  TEMPLATES,
} from "../../../src/core/plan/templates";
import type { PlanTemplate } from "../../../src/core/plan/templates";

const PLAN_ID = parsePlanId("7d0f2c1e-5a3b-4c6d-8e9f-0a1b2c3d4e5f")!;

function template(key: string): PlanTemplate {
  return findTemplate(key)!;
}

function planFor(
  made: PlanTemplate,
  kind: PeriodKind = made.periodKind,
  year = 2026,
  month = kind.startsWith("school") ? 8 : 1,
): Plan {
  const period = periodOf(kind, monthOf(year, month)!);
  return planFromTemplate(made, { planId: PLAN_ID, period });
}

function twice(texts: readonly string[]): readonly string[] {
  return texts.filter((text, i) => texts.indexOf(text) !== i);
}

describe("the list of templates", () => {
  it("offers one for each kind of union, found by its key", () => {
    expect(TEMPLATES.map(({ key }) => key)).toEqual([
      "school",
      "central-school",
      "township",
      "women-workers",
      "residents",
      "enterprise",
      "office",
    ]);
    for (const made of TEMPLATES) expect(findTemplate(made.key)).toBe(made);
  });

  it("has no template for a key that it does not list", () => {
    expect(findTemplate("hospital")).toBeNull();
    expect(findTemplate("")).toBeNull();
    expect(findTemplate("constructor")).toBeNull();
  });

  it("plans schools by school year and everybody else by calendar year", () => {
    const kinds = TEMPLATES.map(({ periodKind }) => periodKind);
    expect(kinds).toEqual([
      "school-year",
      ...Array<string>(6).fill("calendar-year"),
    ]);
  });
});

describe.each(TEMPLATES.map((made) => [made.key, made] as const))(
  "the template %s",
  (_key, made) => {
    const plan = planFor(made);

    it("is large enough to be used and small enough to be read", () => {
      const { goals, measures, nodes, indicators } = plan;
      const counts = [goals, measures, nodes, indicators].map((l) => l.length);
      const least = [4, 15, 20, 8];
      const most = [10, 40, 80, 15];
      counts.forEach((count, i) => {
        expect(count).toBeGreaterThanOrEqual(least[i]!);
        expect(count).toBeLessThanOrEqual(most[i]!);
      });
    });

    it("is named and described in both languages and has guiding principles", () => {
      for (const text of [made.name, made.description]) {
        expect(text.zh).toMatch(/\p{Script=Han}/u);
        expect(text.en).toMatch(/^[\x20-\x7e]+$/);
      }
      expect(plan.guidingPrinciples.length).toBeGreaterThan(60);
    });

    it("gives every id once", () => {
      for (const list of [
        plan.goals,
        plan.measures,
        plan.nodes,
        plan.indicators,
      ]) {
        expect(twice(list.map(({ id }) => id))).toEqual([]);
      }
    });

    it("leaves no goal without a measure, no measure without a node, and no reference open", () => {
      const goals = new Set(plan.goals.map(({ id }) => id));
      const measures = new Map(plan.measures.map((m) => [m.id, m.goalId]));
      expect(new Set(measures.values())).toEqual(goals);
      expect(new Set(plan.nodes.map((node) => node.measureId))).toEqual(
        new Set(measures.keys()),
      );
      for (const node of plan.nodes) {
        expect(node.goalId).toBe(measures.get(node.measureId!));
      }
      for (const { measureId } of plan.indicators) {
        expect(measures.has(measureId!)).toBe(true);
      }
    });

    it("sorts its goals into standard work fields", () => {
      for (const { field } of plan.goals) expect(WORK_FIELDS).toContain(field);
    });

    it("says no arrangement, measure or indicator twice", () => {
      const arrangements = plan.nodes.map(
        ({ dueMonth, text }) => `${formatMonth(dueMonth)} ${text}`,
      );
      expect(twice(arrangements)).toEqual([]);
      expect(twice(plan.goals.map(({ text }) => text))).toEqual([]);
      expect(twice(plan.measures.map(({ text }) => text))).toEqual([]);
      expect(twice(plan.indicators.map(({ name }) => name))).toEqual([]);
      expect(twice(plan.owners.map(({ name }) => name))).toEqual([]);
    });

    it("is written cleanly", () => {
      const texts = [
        plan.guidingPrinciples,
        ...plan.goals.flatMap(({ text, note }) => [text, note]),
        ...plan.measures.flatMap(({ text, support }) => [text, support]),
        ...plan.nodes.map(({ text }) => text),
      ];
      for (const text of texts) {
        expect(text).toBe(text.trim());
        // no half-width marks in Chinese, doubled marks or characters that no one doubles
        expect(text).not.toMatch(/[,;:()!?|]|，，|。。|、、|的的|和和|了了|\s/);
        expect(text).not.toMatch(/^[=+\-@]/);
        // timeless: no year and no congress in it
        expect(text).not.toMatch(/(?:19|20)\d\d|[一二三四五六七八九十]大精神/);
      }
      for (const { text } of plan.nodes) expect(text).not.toMatch(/。$/);
    });

    it("names for every measure and node an owner whom its list of owners knows", () => {
      const departments = new Map(
        plan.owners.map(({ name, department }) => [name, department]),
      );
      for (const { owner } of plan.measures) {
        expect([...departments.keys()]).toContain(owner);
      }
      for (const { owner, department } of plan.nodes) {
        expect(department).not.toBe("");
        expect(departments.get(owner)).toBe(department);
      }
      const busy = new Set(plan.nodes.map(({ owner }) => owner));
      expect(plan.owners.filter(({ name }) => !busy.has(name))).toEqual([]);
    });

    it("has something to do in every month", () => {
      const planned = new Set(plan.nodes.map(({ dueMonth }) => dueMonth));
      expect([...planned]).toEqual(monthsOf(plan.period));
    });

    it("gives every indicator a unit and a target that its kind can have", () => {
      const kinds = new Set(plan.indicators.map(({ kind }) => kind));
      expect(kinds).toEqual(new Set(["sum", "latest", "ratio"]));
      for (const { kind, unit, target, name, direction } of plan.indicators) {
        expect(target).not.toBeNull();
        if (kind === "ratio") {
          // counted in what both its counts are counted in, never in per cent
          expect(unit).not.toBe("%");
          expect(name).toMatch(/率$/);
          expect(target).toBeGreaterThan(0.5);
          expect(target).toBeLessThanOrEqual(1);
        } else {
          expect(name).not.toMatch(/率$/);
          expect(Number.isInteger(target)).toBe(true);
          expect(target).toBeGreaterThanOrEqual(
            direction === "at-least" ? 1 : 0,
          );
        }
      }
    });

    it("starts with nothing reported", () => {
      expect(plan.nodes.every((n) => n.progress.status === "not-started")).toBe(
        true,
      );
      expect(plan.reports.map(({ month }) => month)).toEqual(
        monthsOf(plan.period),
      );
      expect(plan.reports.every(({ state }) => state === null)).toBe(true);
      for (const indicator of plan.indicators) {
        expect(indicator.values.size + indicator.denominators.size).toBe(0);
      }
    });
  },
);

describe("a plan made from a template", () => {
  it("fits every kind of period from any first month", () => {
    const anyPeriod = fc.record({
      made: fc.constantFrom(...TEMPLATES),
      kind: fc.constantFrom(...PERIOD_KINDS),
      year: fc.integer({ min: 1950, max: 2150 }),
      month: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(anyPeriod, ({ made, kind, year, month }) => {
        const plan = planFor(made, kind, year, month);
        const whole = planFor(made);
        expect(
          plan.nodes.every((n) => isInPeriod(plan.period, n.dueMonth)),
        ).toBe(true);
        expect(plan.goals).toEqual(whole.goals);
        expect(plan.measures).toEqual(whole.measures);
        expect(plan.reports).toHaveLength(plan.period.months);
        const months = plan.nodes.map(({ dueMonth }) => dueMonth);
        expect(months).toEqual([...months].sort((a, b) => a - b));
        expect(plan.nodes.map(({ id }) => id)).toEqual(
          months.map((_, i) => `N${String(i + 1).padStart(4, "0")}`),
        );
        if (plan.period.months === 12) {
          expect(plan.nodes).toHaveLength(whole.nodes.length);
        } else {
          expect(plan.nodes.length).toBeLessThan(whole.nodes.length);
          expect(plan.nodes.length).toBeGreaterThan(0);
        }
      }),
      { seed: 20260930, numRuns: 150 },
    );
  });

  it("keeps one-off arrangements in their calendar month, in whichever year of the period that is", () => {
    const made = template("school");
    const monthsByText = (plan: Plan): ReadonlyMap<string, string> =>
      new Map(
        plan.nodes
          .filter(({ recurrence }) => recurrence === "once")
          .map(({ dueMonth, text }) => [
            `${yearMonth(dueMonth).month} ${text}`,
            formatMonth(dueMonth),
          ]),
      );
    const schoolYear = monthsByText(planFor(made));
    const calendarYear = monthsByText(planFor(made, "calendar-year"));
    expect([...schoolYear.keys()].sort()).toEqual(
      [...calendarYear.keys()].sort(),
    );
    const january = [...schoolYear].filter(([key]) => key.startsWith("1 "));
    expect(january.length).toBeGreaterThan(0);
    for (const [, month] of january) expect(month).toBe("2027-01");
    for (const [key] of january) expect(calendarYear.get(key)).toBe("2026-01");
  });

  it("puts a monthly arrangement into each month", () => {
    const plan = planFor(template("township"), "calendar-year", 2026, 4);
    const monthly = plan.nodes.filter(
      ({ recurrence }) => recurrence === "monthly",
    );
    expect(new Set(monthly.map(({ text }) => text)).size).toBe(1);
    expect(monthly.map(({ dueMonth }) => dueMonth)).toEqual(
      monthsOf(plan.period),
    );
  });

  it("puts quarterly and standing work into the last month of the period's own quarters", () => {
    for (const made of TEMPLATES) {
      const plan = planFor(made, "statistical-year", 2026, 10);
      const ends = quartersOf(plan.period).map((q) =>
        quarterEnd(plan.period, q),
      );
      for (const recurrence of ["quarterly", "standing"] as const) {
        const months = plan.nodes
          .filter((node) => node.recurrence === recurrence)
          .map(({ dueMonth }) => dueMonth);
        expect(new Set(months)).toEqual(new Set(ends));
      }
    }
  });

  it("leaves out what lies outside a school term but keeps the goals and measures", () => {
    const made = template("school");
    const year = planFor(made);
    const term = planFor(made, "school-term");
    const inTerm = year.nodes.filter(
      ({ dueMonth }) => dueMonth < addMonths(term.period.start, 6),
    );
    const texts = (plan: Pick<Plan, "nodes">): readonly string[] =>
      plan.nodes
        .filter(({ recurrence }) => recurrence === "once")
        .map(({ text }) => text);
    expect(texts(term)).toEqual(texts({ nodes: inTerm }));
    expect(term.measures).toEqual(year.measures);
  });

  it("asks of half a year only the share of a sum that its arrangements leave there", () => {
    const target = (kind: PeriodKind, month: number, name: string) =>
      planFor(template("enterprise"), kind, 2026, month).indicators.find(
        (indicator) => indicator.name === name,
      )?.target;
    expect(target("calendar-year", 1, "竞赛参加")).toBe(4000);
    // one of its thirteen arrangements lies in February, the others in every month
    expect(target("half-year", 1, "竞赛参加")).toBe(Math.ceil((4000 * 7) / 13));
    expect(target("half-year", 7, "竞赛参加")).toBe(Math.ceil((4000 * 6) / 13));
    expect(target("half-year", 7, "工会会员")).toBe(480);
    expect(target("half-year", 7, "劳动合同签订率")).toBe(1);
    expect(target("half-year", 1, "一般及以上工伤事故")).toBe(0);
  });

  it("has no target for a sum whose arrangements all lie outside the period", () => {
    const plan = planFor(template("central-school"), "half-year", 2026, 1);
    const help = plan.indicators.find(({ name }) => name === "助学子女");
    expect(help).toBeDefined();
    expect(help?.target).toBeNull();
  });

  it.each([
    ["school", "school-year", 2026, 8, "2026—2027学年工会工作计划"],
    ["school", "school-term", 2026, 8, "2026—2027学年第一学期工会工作计划"],
    ["school", "school-term", 2027, 2, "2026—2027学年第二学期工会工作计划"],
    ["office", "calendar-year", 2026, 1, "2026年工会工作计划"],
    ["office", "half-year", 2026, 7, "2026年下半年工会工作计划"],
    ["township", "half-year", 2026, 1, "2026年上半年总工会工作计划"],
    [
      "enterprise",
      "statistical-year",
      2026,
      10,
      "2026年10月至2027年9月工会工作计划",
    ],
    ["office", "calendar-year", 2026, 4, "2026年4月至2027年3月工会工作计划"],
  ] as const)("%s over a %s from %i-%i is titled by its period", (...row) => {
    const [key, kind, year, month, title] = row;
    expect(planFor(template(key), kind, year, month).title).toBe(title);
  });

  it("carries the branch's name and the day of preparation where they are given", () => {
    const period = periodOf("calendar-year", monthOf(2026, 1)!);
    const preparedOn = parseIsoDay("2026-01-08")!;
    const plan = planFromTemplate(template("office"), {
      planId: PLAN_ID,
      period,
      branchName: "望桥镇机关工会",
      preparedOn,
    });
    expect(plan).toMatchObject({
      id: PLAN_ID,
      branchName: "望桥镇机关工会",
      preparedOn,
      branchCode: null,
    });
    expect(planFor(template("office"))).toMatchObject({
      branchName: "",
      preparedOn: null,
    });
  });
});
