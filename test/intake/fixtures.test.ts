import { describe, expect, it } from "@jest/globals";
import { draftPlan } from "../../src/core/intake";
import { formatMonth } from "../../src/core/plan";
import { ASPECTS, rates, readCases, scoreAll, scoreDraft } from "./score";

const LEAST = {
  goals: 0.9,
  measures: 0.9,
  months: 0.9,
  owners: 0.85,
  quantities: 0.85,
} as const;

describe("reading plan documents", () => {
  it("has at least thirty documents of different forms", () => {
    expect(readCases().length).toBeGreaterThanOrEqual(30);
  });

  it.each(ASPECTS)(
    "finds the %s of all documents with the F1 that docs/import.md asks for",
    (aspect) => {
      expect(scoreAll().total[aspect].f1).toBeGreaterThanOrEqual(LEAST[aspect]);
    },
  );
});

describe.each(readCases())("$name", ({ document, expected }) => {
  const draft = draftPlan(document);

  it("is read as a secretary would enter it, give or take little", () => {
    const tallies = scoreDraft(draft, expected);
    for (const aspect of ASPECTS) {
      const { matched, found, missed, extra } = tallies[aspect];
      const { f1 } = rates([tallies[aspect]]);
      expect({
        aspect,
        missed,
        extra,
        good: f1 >= 0.75 || (matched === 0 && found <= 1),
      }).toMatchObject({ good: true });
    }
  });

  it("gives title, organisation, year and period only as far as they are written", () => {
    expect(draft.title).toBe(expected.title);
    expect(draft.organisation).toBe(expected.organisation);
    expect(draft.year).toBe(expected.year);
    if (expected.period !== undefined) {
      const { kind, start, months } = draft.period;
      expect({
        kind,
        start: start === null ? null : formatMonth(start),
        months,
      }).toEqual(expected.period);
    }
  });

  it("reports dropped numerals, and none where none was dropped", () => {
    const missing = draft.findings.filter(
      ({ code }) => code === "draft-numeral-missing",
    ).length;
    if (expected.missing === undefined) expect(missing).toBe(0);
    else expect(missing).toBeGreaterThanOrEqual(expected.missing);
  });

  it("marks the second mention of an event, and only that", () => {
    expect(
      draft.arrangements.filter(({ sameAs }) => sameAs !== null),
    ).toHaveLength(expected.sameEvents ?? 0);
  });
});
