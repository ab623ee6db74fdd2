import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";

import {
  addMonths,
  BLANK_PROGRESS,
  firstDayOf,
  formatMonth,
  lastDayOf,
  monthOf,
  monthOfDay,
  monthsOf,
  parseIsoDay,
  parsePlanId,
  periodOf,
  PERIOD_KINDS,
} from "../../../src/core/plan";
import type { Day, NodeProgress, Plan } from "../../../src/core/plan";
import { planFromTemplate, TEMPLATES } from "../../../src/core/plan/templates";
import { fillIn, PROFILES, sampleCounty } from "../../../src/core/sample";
import type { Profile } from "../../../src/core/sample";

const PLAN_ID = parsePlanId("7d0f2c1e-5a3b-4c6d-8e9f-0a1b2c3d4e5f")!;
const UNTIL = parseIsoDay("2026-09-30")!;
const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1);

const plans = TEMPLATES.map((template) =>
  planFromTemplate(template, {
    planId: PLAN_ID,
    period: periodOf("calendar-year", monthOf(2026, 1)!),
  }),
);
const plan = plans.find(({ nodes }) => nodes.length > 70)!;

function filled(profile: Profile, seed = 1, until: Day = UNTIL): Plan {
  return fillIn(plan, profile, { until, seed });
}

function daysOf(progress: NodeProgress): readonly Day[] {
  return [progress.doneOn, progress.changedOn].filter((day) => day !== null);
}

function allProgress(profile: Profile): readonly NodeProgress[] {
  return SEEDS.flatMap((seed) =>
    filled(profile, seed).nodes.map(({ progress }) => progress),
  );
}

/** Share of the nodes due by UNTIL that are done, over all seeds. */
function shareDone(profile: Profile): number {
  const due = SEEDS.flatMap((seed) => filled(profile, seed).nodes).filter(
    ({ dueMonth }) => lastDayOf(dueMonth) <= UNTIL,
  );
  return (
    due.filter(({ progress }) => progress.status === "done").length / due.length
  );
}

const anyCase = fc.record({
  template: fc.constantFrom(...TEMPLATES),
  kind: fc.constantFrom(...PERIOD_KINDS),
  first: fc.integer({ min: 1, max: 12 }),
  seed: fc.integer(),
  after: fc.integer({ min: -40, max: 420 }),
});

describe("a plan filled in", () => {
  it("is the same for the same seed and another for another", () => {
    for (const profile of PROFILES) {
      expect(filled(profile, 3)).toEqual(filled(profile, 3));
    }
    expect(filled("normal", 3)).not.toEqual(filled("normal", 4));
  });

  it("reports nothing after the day on which it is looked at", () => {
    const careful = PROFILES.filter((profile) => profile !== "careless");
    fc.assert(
      fc.property(
        anyCase,
        fc.constantFrom(...careful),
        ({ template, kind, first, seed, after }, profile) => {
          const period = periodOf(kind, monthOf(2026, first)!);
          const until = (firstDayOf(period.start) + after) as Day;
          const blank = planFromTemplate(template, { planId: PLAN_ID, period });
          const plan = fillIn(blank, profile, { until, seed });
          const begin = firstDayOf(period.start);
          for (const { progress } of plan.nodes) {
            for (const day of daysOf(progress)) {
              expect(day).toBeGreaterThanOrEqual(begin);
              expect(day).toBeLessThanOrEqual(until);
            }
            if (after < 0) expect(progress.status).toBe("not-started");
          }
          for (const { month, state, reportedOn } of plan.reports) {
            if (state === null) continue;
            expect(lastDayOf(month)).toBeLessThanOrEqual(until);
            expect(reportedOn).toBeLessThanOrEqual(until);
          }
          for (const { values } of plan.indicators) {
            for (const month of values.keys()) {
              expect(lastDayOf(month)).toBeLessThanOrEqual(until);
            }
          }
        },
      ),
      { seed: 20260930, numRuns: 100 },
    );
  });

  it("keeps goals, measures, arrangements and targets as they were issued", () => {
    for (const profile of PROFILES) {
      const { nodes, indicators, ...rest } = filled(profile);
      const { goals, measures, title, owners } = rest;
      expect({ goals, measures, title, owners }).toEqual({
        goals: plan.goals,
        measures: plan.measures,
        title: plan.title,
        owners: plan.owners,
      });
      const issued = nodes.map((node) => ({
        ...node,
        progress: BLANK_PROGRESS,
      }));
      expect(issued).toEqual(plan.nodes);
      expect(indicators.map(({ target }) => target)).toEqual(
        plan.indicators.map(({ target }) => target),
      );
    }
  });

  it("agrees with the earlier state of the same branch", () => {
    const earlier = parseIsoDay("2026-06-30")!;
    for (const seed of SEEDS) {
      const before = filled("normal", seed, earlier);
      const after = filled("normal", seed);
      before.nodes.forEach(({ progress }, i) => {
        const now = after.nodes[i]!.progress;
        if (progress.status === "done") expect(now).toEqual(progress);
        if (progress.changedOn !== null) {
          expect(now.changedOn).toBe(progress.changedOn);
        }
        if (now.doneOn !== null && now.doneOn <= earlier) {
          expect(progress.status).toBe("done");
        }
      });
      expect(after.reports.slice(0, 6)).toEqual(before.reports.slice(0, 6));
      before.indicators.forEach(({ values }, i) => {
        const now = after.indicators[i]!.values;
        for (const [month, value] of values) expect(now.get(month)).toBe(value);
      });
    }
  });

  it("says in words what was done, in many ways and with figures", () => {
    const results = allProgress("normal")
      .filter(({ status }) => status === "done")
      .map(({ result }) => result);
    expect(results.every((text) => /\p{Script=Han}/u.test(text))).toBe(true);
    expect(results.filter((text) => /\d/.test(text)).length).toBeGreaterThan(
      results.length * 0.9,
    );
    expect(new Set(results).size).toBeGreaterThan(results.length / 4);
    expect(results.some((text) => /[{}]|^[=+\-@]/.test(text))).toBe(false);
  });
});

describe("a normal branch", () => {
  const progress = allProgress("normal");

  it("finishes most things on time, some early, some late", () => {
    const nodes = SEEDS.flatMap((seed) => filled("normal", seed).nodes);
    const done = nodes.filter((node) => node.progress.status === "done");
    const months = done.map(
      ({ dueMonth, progress }) => monthOfDay(progress.doneOn!) - dueMonth,
    );
    const share = (count: number): number => count / months.length;
    expect(share(months.filter((n) => n === 0).length)).toBeGreaterThan(0.6);
    expect(share(months.filter((n) => n < 0).length)).toBeGreaterThan(0.03);
    expect(share(months.filter((n) => n > 0).length)).toBeGreaterThan(0.06);
  });

  it("leaves some things overdue, with and without an explanation", () => {
    const open = SEEDS.flatMap((seed) => filled("normal", seed).nodes).filter(
      ({ dueMonth, progress }) =>
        lastDayOf(dueMonth) < UNTIL && progress.status === "not-started",
    );
    const explained = open.filter((node) => node.progress.result !== "");
    expect(explained.length).toBeGreaterThan(5);
    expect(open.length - explained.length).toBeGreaterThan(5);
  });

  it("gives a percentage below 100 % to what is under way, and 100 % to what is done", () => {
    const underWay = progress.filter(({ status }) => status === "in-progress");
    expect(underWay.length).toBeGreaterThan(20);
    for (const { progress, result } of underWay) {
      expect(progress).toBeGreaterThan(0);
      expect(progress).toBeLessThan(1);
      expect(result).not.toBe("");
    }
    for (const { status, progress: share, doneOn } of progress) {
      expect(share === 1).toBe(status === "done");
      expect(doneOn !== null).toBe(status === "done");
    }
  });

  it("defers with a month, a date and a reason, before or after the due day", () => {
    const nodes = SEEDS.flatMap((seed) => filled("normal", seed).nodes).filter(
      (node) => node.progress.deferredTo !== null,
    );
    for (const { dueMonth, progress } of nodes) {
      expect(progress.deferredTo!).toBeGreaterThan(dueMonth);
      expect(progress.changedOn).not.toBeNull();
      expect(progress.changeReason).not.toBe("");
    }
    const timely = nodes.filter(
      ({ dueMonth, progress }) => progress.changedOn! <= lastDayOf(dueMonth),
    );
    expect(timely.length).toBeGreaterThan(10);
    expect(nodes.length - timely.length).toBeGreaterThan(3);
  });

  it("keeps the first date when it defers again, and adds the second to the reason", () => {
    const again = SEEDS.flatMap((seed) => filled("normal", seed).nodes).filter(
      ({ progress }) => progress.changeReason.includes("再次延期"),
    );
    expect(again.length).toBeGreaterThan(3);
    for (const { dueMonth, progress } of again) {
      expect(monthOfDay(progress.changedOn!)).toBe(dueMonth);
      const second = /(\d{4}-\d\d-\d\d)再次延期/.exec(
        progress.changeReason,
      )![1]!;
      expect(parseIsoDay(second)!).toBeGreaterThan(progress.changedOn!);
    }
  });

  it("cancels with a date and a reason", () => {
    const cancelled = progress.filter(({ status }) => status === "cancelled");
    expect(cancelled.length).toBeGreaterThan(10);
    for (const { changedOn, changeReason } of cancelled) {
      expect(changedOn).not.toBeNull();
      expect(changeReason).not.toBe("");
    }
  });

  it("fills in every kind of indicator, both counts of a ratio in the same months", () => {
    for (const made of plans) {
      const { indicators } = fillIn(made, "normal", { until: UNTIL, seed: 5 });
      for (const { kind, values, denominators } of indicators) {
        if (kind !== "ratio") {
          expect(denominators.size).toBe(0);
          continue;
        }
        expect([...values.keys()]).toEqual([...denominators.keys()]);
        expect(values.size).toBeGreaterThan(0);
        for (const [month, value] of values) {
          expect(value).toBeLessThanOrEqual(denominators.get(month)!);
        }
      }
      const unfilled = indicators.filter(({ values }) => values.size === 0);
      expect(unfilled.length).toBeLessThan(indicators.length / 3);
    }
  });

  it("records each month that has ended, now and then missing one, never the last of a quarter", () => {
    const missed = SEEDS.flatMap((seed) =>
      filled("normal", seed)
        .reports.slice(0, 9)
        .filter(({ state }) => state === null)
        .map(({ month }) => formatMonth(month)),
    );
    expect(missed.length).toBeGreaterThan(0);
    expect(missed.length).toBeLessThan(SEEDS.length * 2);
    for (const month of ["2026-03", "2026-06", "2026-09"]) {
      expect(missed).not.toContain(month);
    }
    const open = filled("normal").reports.slice(9);
    expect(open.map(({ state }) => state)).toEqual([null, null, null]);
  });

  it("hands in a zero report for a month in which nothing happened", () => {
    const sparse = {
      ...plan,
      nodes: plan.nodes.filter(({ dueMonth }) => dueMonth > monthOf(2026, 8)!),
      indicators: [],
    };
    const { reports } = fillIn(sparse, "excellent", { until: UNTIL, seed: 1 });
    const states = new Map(reports.map((r) => [formatMonth(r.month), r.state]));
    expect(states.get("2026-03")).toBe("zero-report");
    expect(states.get("2026-09")).toBe("reported");
  });
});

describe("the other profiles", () => {
  it("do better and worse than the normal one", () => {
    const excellent = shareDone("excellent");
    const normal = shareDone("normal");
    const struggling = shareDone("struggling");
    expect(excellent).toBeGreaterThan(0.9);
    expect(normal).toBeLessThan(excellent - 0.03);
    expect(struggling).toBeLessThan(normal - 0.15);
    expect(struggling).toBeGreaterThan(0.3);
  });

  it("leave the plan as it was issued, where the branch is silent", () => {
    expect(filled("silent")).toEqual(plan);
  });

  it("make the mistakes of a careless hand", () => {
    const progress = allProgress("careless");
    const has = (wrong: (p: NodeProgress) => boolean): boolean =>
      progress.some(wrong);
    expect(has((p) => p.status === "done" && p.doneOn === null)).toBe(true);
    expect(has((p) => p.status !== "done" && p.progress === 1)).toBe(true);
    expect(has((p) => p.status !== "done" && p.doneOn !== null)).toBe(true);
    expect(has((p) => p.doneOn !== null && p.doneOn > UNTIL)).toBe(true);
    expect(has((p) => p.deferredTo !== null && p.changedOn === null)).toBe(
      true,
    );
    const ratios = SEEDS.flatMap((seed) => filled("careless", seed).indicators);
    const over = ratios.some(({ kind, values, denominators }) =>
      [...values].some(
        ([month, value]) =>
          kind === "ratio" && value > denominators.get(month)!,
      ),
    );
    expect(over).toBe(true);
  });

  it("still get most of it right, where the hand is careless", () => {
    expect(shareDone("careless")).toBeGreaterThan(0.55);
  });
});

describe("the sample county", () => {
  const county = sampleCounty();

  it("has twelve branches below three townships", () => {
    expect(county.townships).toHaveLength(3);
    expect(county.branches).toHaveLength(12);
    expect(county.roster.branches).toEqual(
      county.branches.map(({ branch }) => branch),
    );
    for (const { parent, path } of county.roster.branches) {
      expect(county.townships).toContain(parent);
      expect(path).toEqual([parent]);
    }
  });

  it("gives no code, name or seed twice and no phone number that could be anybody's", () => {
    const { branches } = county;
    for (const list of [
      branches.map(({ branch }) => branch.code),
      branches.map(({ branch }) => branch.name),
      branches.map(({ branch }) => branch.contact),
      branches.map(({ seed }) => String(seed)),
    ]) {
      expect(new Set(list).size).toBe(branches.length);
    }
    for (const { branch } of branches) expect(branch.phone).toMatch(/^0000-/);
  });

  it("has every profile, a file that is missing, one that comes twice and one that is damaged", () => {
    const profiles = new Set(county.branches.map(({ profile }) => profile));
    expect(profiles).toEqual(new Set(PROFILES));
    const deliveries = county.branches.map(({ delivery }) => delivery);
    for (const delivery of ["never", "twice", "damaged"]) {
      expect(deliveries.filter((d) => d === delivery)).toHaveLength(1);
    }
  });

  it("has an earlier state for the branch that hands in twice which differs from the later one", () => {
    const twice = county.branches.find(({ delivery }) => delivery === "twice")!;
    const { profile, seed } = twice;
    const monthBefore = lastDayOf(addMonths(monthOfDay(UNTIL), -1));
    const states = [monthBefore, UNTIL].map((until) =>
      fillIn(plan, profile, { until, seed }),
    );
    expect(states[0]).not.toEqual(states[1]);
    const last = monthsOf(plan.period).indexOf(monthOf(2026, 9)!);
    expect(states.map((state) => state.reports[last]?.state)).toEqual([
      null,
      "reported",
    ]);
  });
});
