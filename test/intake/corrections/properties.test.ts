import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { draftPlan, planFromDraft } from "../../../src/core/intake";
import type { PlanDraft } from "../../../src/core/intake";
import { correct } from "../../../src/core/intake/corrections/correct";
import type { Correction } from "../../../src/core/intake/corrections/correction";
import {
  advance,
  redo,
  startHistory,
  undo,
} from "../../../src/core/intake/corrections/history";
import { itemsByLine } from "../../../src/core/intake/corrections/places";
import {
  dayOf,
  monthOf,
  parsePlanId,
  periodOf,
  WORK_FIELDS,
} from "../../../src/core/plan";
import { readCases } from "../score";

const DRAFTS = readCases().map(({ document }) => draftPlan(document));
const planId = parsePlanId("0f6d2c1a-9a33-4a53-8a0c-7f1d6a1b2c3d")!;
const today = dayOf(2026, 3, 10)!;

/** What a random correction is made from: numbers that choose among what the draft has. */
const choice = fc.record({
  kind: fc.nat(),
  one: fc.nat(),
  two: fc.nat(),
  text: fc.constantFrom("召开职工代表大会", "走访慰问困难职工20人", "组织春游"),
  months: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1 }),
  flag: fc.boolean(),
});
type Choice = typeof choice extends fc.Arbitrary<infer T> ? T : never;

function pick<T>(list: readonly T[], n: number): T | undefined {
  return list.length === 0 ? undefined : list[n % list.length];
}

/** The correction of a draft that a choice stands for; ids may well be unknown where the draft has none. */
function correctionOf(draft: PlanDraft, chosen: Choice): Correction {
  const { one, two, text, flag } = chosen;
  const measures = draft.goals.flatMap(({ measures }) => measures);
  const goal = pick(draft.goals, one)?.id ?? "G1";
  const goalId = pick(draft.goals, two)?.id ?? "G1";
  const measure = pick(measures, one);
  const id = measure?.id ?? "M1.1";
  const into = pick(measures, two)?.id ?? "M1.1";
  const arrangement = pick(draft.arrangements, one);
  const a = arrangement?.id ?? "A1";
  const timing = {
    months: chosen.months,
    span: flag,
    recurs: pick(["once", "monthly", "quarterly"] as const, two) ?? "once",
  };
  const by = flag ? 1 : -1;
  const arrangements = flag ? "keep" : "delete";
  const halves = (whole: string): [string, string] => {
    const at = 1 + (two % Math.max(1, whole.length - 1));
    return [whole.slice(0, at), whole.slice(at)];
  };
  const all: readonly Correction[] = [
    { type: "title", text },
    { type: "organisation", text: "" },
    {
      type: "period",
      period: periodOf("school-year", monthOf(2025 + (one % 3), 9)!),
    },
    { type: "add-goal", text },
    { type: "goal-text", id: goal, text },
    {
      type: "goal-field",
      id: goal,
      field: pick(WORK_FIELDS, two) ?? "其他",
    },
    { type: "goal-section", id: goal, section: flag ? "past" : "plan" },
    { type: "goal-move", id: goal, by },
    { type: "goal-merge", id: goal, into: goalId },
    { type: "goal-delete", id: goal, arrangements },
    { type: "measure-add", goalId, text },
    { type: "measure-text", id, text },
    { type: "measure-owner", id, owner: flag ? "王敏" : "" },
    { type: "measure-move", id, by },
    { type: "measure-to-goal", id, goalId },
    { type: "measure-merge", id, into },
    { type: "measure-split", id, parts: halves(measure?.text ?? "甲乙") },
    { type: "measure-delete", id, arrangements },
    { type: "measure-schedule", id, timing },
    { type: "arrangement-text", id: a, text },
    { type: "arrangement-owner", id: a, owner: "办公室" },
    { type: "arrangement-time", id: a, timing },
    {
      type: "arrangement-measure",
      id: a,
      measureId: flag ? into : null,
    },
    { type: "arrangement-apart", id: a },
    {
      type: "arrangement-merge",
      id: a,
      into: pick(draft.arrangements, two)?.id ?? "A1",
    },
    {
      type: "arrangement-split",
      id: a,
      parts: halves(arrangement?.text ?? "甲乙"),
    },
    { type: "arrangement-delete", id: a },
    { type: "leftover", index: two % 4, use: { as: "measure", goalId: goal } },
    { type: "leftover", index: two % 4, use: { as: "measure", goalId: null } },
    { type: "leftover", index: two % 4, use: { as: "goal" } },
    { type: "leftover", index: two % 4, use: { as: "arrangement", timing } },
    { type: "leftover", index: two % 4, use: { as: "nothing" } },
    { type: "finding-seen", index: two % 5 },
  ];
  return pick(all, chosen.kind)!;
}

const story = fc.tuple(
  fc.constantFrom(...DRAFTS),
  fc.array(choice, { minLength: 1, maxLength: 25 }),
);

function idsOf(draft: PlanDraft): readonly string[] {
  return [
    ...draft.goals.map(({ id }) => id),
    ...draft.goals.flatMap(({ measures }) => measures.map(({ id }) => id)),
    ...draft.arrangements.map(({ id }) => id),
  ];
}

/** The letters of the document that goals, measures, notes, arrangements and leftovers stand on. */
function covered(draft: PlanDraft): ReadonlySet<string> {
  const letters = new Set<string>();
  const places = [
    ...draft.goals.flatMap(({ place, measures, notes }) => [
      place,
      ...measures.map((measure) => measure.place),
      ...notes.map((note) => note.place),
    ]),
    ...draft.arrangements.map(({ place }) => place),
    ...draft.leftovers.map(({ place }) => place),
  ];
  for (const { line, cell, from, to } of places.flat())
    for (let at = from; at < to; at++)
      letters.add(`${line}:${cell ?? 0}:${at}`);
  return letters;
}

const DELETES: ReadonlySet<Correction["type"]> = new Set([
  "goal-delete",
  "measure-delete",
  "arrangement-delete",
]);

function deletes(correction: Correction): boolean {
  return (
    DELETES.has(correction.type) ||
    (correction.type === "leftover" && correction.use.as === "nothing")
  );
}

describe("any corrections of any draft", () => {
  it("leave ids unique and every reference with its target", () => {
    fc.assert(
      fc.property(story, ([start, choices]) => {
        let draft = start;
        for (const chosen of choices)
          draft = correct(draft, correctionOf(draft, chosen));
        const ids = idsOf(draft);
        expect(new Set(ids).size).toBe(ids.length);
        const known = new Set(ids);
        const first = new Map(
          draft.arrangements.map(({ id, sameAs }) => [id, sameAs]),
        );
        for (const { measureId, sameAs } of draft.arrangements) {
          if (measureId !== null) expect(known).toContain(measureId);
          if (sameAs !== null) expect(first.get(sameAs)).toBe(null);
        }
        for (const { measureId, goalId } of draft.figures) {
          if (measureId !== null) expect(known).toContain(measureId);
          if (goalId !== null) expect(known).toContain(goalId);
        }
      }),
      { seed: 20260310, numRuns: 400 },
    );
  });

  it("lose no letter of the document but what is deleted", () => {
    fc.assert(
      fc.property(story, ([start, choices]) => {
        let draft = start;
        for (const chosen of choices) {
          const correction = correctionOf(draft, chosen);
          if (deletes(correction)) continue;
          const before = covered(draft);
          draft = correct(draft, correction);
          const now = covered(draft);
          for (const letter of before)
            if (!now.has(letter))
              throw new Error(`${correction.type} lost ${letter}`);
        }
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it("can be built, with a node for every arrangement that is to come", () => {
    fc.assert(
      fc.property(story, ([start, choices]) => {
        const draft = choices.reduce(
          (each, chosen) => correct(each, correctionOf(each, chosen)),
          start,
        );
        const { plan } = planFromDraft(draft, { planId, today });
        const past = new Set(
          draft.goals
            .filter(({ section }) => section === "past")
            .flatMap(({ measures }) => measures.map(({ id }) => id)),
        );
        const texts = new Set(plan.nodes.map(({ text }) => text));
        for (const { text, sameAs, measureId } of draft.arrangements) {
          if (sameAs !== null) continue;
          if (measureId !== null && past.has(measureId)) continue;
          expect(texts).toContain(text);
        }
      }),
      { seed: 11, numRuns: 150 },
    );
  });

  it("are undone to the very draft before, and done again", () => {
    fc.assert(
      fc.property(story, ([start, choices]) => {
        let history = startHistory(start);
        const states = [start];
        for (const chosen of choices) {
          const next = correct(history.now, correctionOf(history.now, chosen));
          if (next !== history.now) states.push(next);
          history = advance(history, next);
        }
        for (const state of [...states].reverse()) {
          expect(history.now).toBe(state);
          history = undo(history);
        }
        expect(undo(history)).toEqual(history);
        for (const state of states.slice(1)) {
          history = redo(history);
          expect(history.now).toBe(state);
        }
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  it("keep every item that has a place to be found by its line", () => {
    fc.assert(
      fc.property(story, ([start, choices]) => {
        const draft = choices.reduce(
          (each, chosen) => correct(each, correctionOf(each, chosen)),
          start,
        );
        const lines = itemsByLine(draft);
        for (const { id, place } of draft.arrangements)
          for (const { line } of place)
            expect(
              lines
                .get(line)
                ?.some(
                  ({ item }) => item.kind !== "leftover" && item.id === id,
                ),
            ).toBe(true);
      }),
      { seed: 3, numRuns: 60 },
    );
  });
});
