import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { documentFromText, draftPlan } from "../../src/core/intake";
import type { PlanDocument, PlanDraft } from "../../src/core/intake";

/** What a careful secretary would enter for a document of cases/; README.md there says how it is written. */
export interface ExpectedDraft {
  readonly title: string | null;
  readonly organisation: string | null;
  readonly year: number | null;
  readonly period?: {
    readonly kind: string;
    readonly start: string;
    readonly months: number;
  };
  readonly goals: readonly {
    readonly heading: string;
    readonly implicit?: boolean;
    readonly section?: "past" | "plan";
    readonly measures: readonly string[];
  }[];
  /** `months` is empty for what recurs. */
  readonly arrangements: readonly {
    readonly months: readonly number[];
    readonly text: string;
    readonly recurs?: string;
  }[];
  readonly owners: readonly { readonly name: string; readonly near: string }[];
  readonly figures: readonly {
    readonly value: number;
    readonly unit: string;
  }[];
  /** Least number of dropped numerals to be found. */
  readonly missing?: number;
  /** Number of arrangements that are a second mention. */
  readonly sameEvents?: number;
}

export type Aspect = "goals" | "measures" | "months" | "owners" | "quantities";
export const ASPECTS: readonly Aspect[] = [
  "goals",
  "measures",
  "months",
  "owners",
  "quantities",
];

/** Counts of one aspect; rates are made from sums of counts. */
export interface Tally {
  readonly matched: number;
  readonly found: number;
  readonly expected: number;
  readonly missed: readonly string[];
  readonly extra: readonly string[];
}

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface CaseScore {
  readonly name: string;
  readonly tallies: Readonly<Record<Aspect, Tally>>;
}

const CASES = join(import.meta.dirname, "cases");

export interface Case {
  readonly name: string;
  readonly document: PlanDocument;
  readonly expected: ExpectedDraft;
}

/** All documents of cases/ with what is expected of them. */
export function readCases(): readonly Case[] {
  const names = readdirSync(CASES, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  return names.map(({ name }) => {
    const folder = join(CASES, name);
    const read = (file: string): string =>
      readFileSync(join(folder, file), "utf8");
    const document = existsSync(join(folder, "blocks.json"))
      ? (JSON.parse(read("blocks.json")) as PlanDocument)
      : documentFromText(
          read(
            existsSync(join(folder, "document.md"))
              ? "document.md"
              : "document.txt",
          ),
        );
    return {
      name,
      document,
      expected: JSON.parse(read("expected.json")) as ExpectedDraft,
    };
  });
}

function plain(text: string): string {
  return text.normalize("NFKC").replace(/[^\p{L}\p{N}%]/gu, "");
}

function pairsOf(text: string): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < text.length; i++) {
    const pair = text.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** Likeness of two texts, 0 to 1: Dice's coefficient of their pairs of characters. */
export function likeness(a: string, b: string): number {
  const [left, right] = [plain(a), plain(b)];
  if (left === right) return 1;
  const [x, y] = [pairsOf(left), pairsOf(right)];
  let shared = 0;
  for (const [pair, count] of x) shared += Math.min(count, y.get(pair) ?? 0);
  const all = left.length + right.length - 2;
  return all <= 0 ? 0 : (2 * shared) / all;
}

const ALIKE = 0.6;

/** Matches each expected entry with the likest found one that is not taken. */
function tally<E, F>(
  expected: readonly E[],
  found: readonly F[],
  like: (e: E, f: F) => number,
  show: { expected: (e: E) => string; found: (f: F) => string },
): Tally {
  const pairs: { e: number; f: number; value: number }[] = [];
  expected.forEach((e, i) => {
    found.forEach((f, j) => {
      const value = like(e, f);
      if (value >= ALIKE) pairs.push({ e: i, f: j, value });
    });
  });
  pairs.sort((a, b) => b.value - a.value);
  const takenE = new Set<number>();
  const takenF = new Set<number>();
  for (const { e, f } of pairs) {
    if (takenE.has(e) || takenF.has(f)) continue;
    takenE.add(e);
    takenF.add(f);
  }
  return {
    matched: takenE.size,
    found: found.length,
    expected: expected.length,
    missed: expected.filter((_, i) => !takenE.has(i)).map(show.expected),
    extra: found.filter((_, j) => !takenF.has(j)).map(show.found),
  };
}

function sameMonths(a: readonly number[], b: readonly number[]): boolean {
  const set = new Set(a);
  return set.size === new Set(b).size && b.every((month) => set.has(month));
}

/** Compares one draft with what was expected. */
export function scoreDraft(
  draft: PlanDraft,
  expected: ExpectedDraft,
): CaseScore["tallies"] {
  const measures = draft.goals.flatMap((goal) =>
    goal.measures.map(({ text }) => `${goal.section}:${text}`),
  );
  const wanted = expected.goals.flatMap((goal) =>
    goal.measures.map((text) => `${goal.section ?? "plan"}:${text}`),
  );
  const text = (value: string): string => value;
  const goalText = (goal: {
    readonly heading: string;
    readonly section?: string;
  }): string =>
    `${goal.section ?? "plan"}:${goal.heading === "" ? "（无标题的清单）" : goal.heading}`;
  return {
    goals: tally(
      expected.goals.map(goalText),
      draft.goals.map(goalText),
      likeness,
      { expected: text, found: text },
    ),
    measures: tally(wanted, measures, likeness, {
      expected: text,
      found: text,
    }),
    months: tally(
      expected.arrangements,
      draft.arrangements,
      (e, f) => {
        const months =
          f.recurs !== "once" ? [] : f.months.length > 0 ? f.months : [f.month];
        return (e.recurs ?? "once") === f.recurs && sameMonths(e.months, months)
          ? likeness(e.text, f.text)
          : 0;
      },
      {
        expected: (e) => `${e.recurs ?? ""}${e.months.join(",")} ${e.text}`,
        found: (f) =>
          `${f.recurs === "once" ? "" : f.recurs}${(f.months.length > 0 ? f.months : [f.month]).join(",")} ${f.text}`,
      },
    ),
    owners: tally(
      expected.owners,
      draft.owners,
      (e, f) =>
        plain(e.name) === plain(f.name)
          ? 0.3 + 0.7 * beginsLike(e.near, f.near)
          : 0,
      {
        expected: (e) => `${e.name} < ${e.near}`,
        found: (f) => `${f.name} < ${f.near}`,
      },
    ),
    quantities: tally(
      expected.figures,
      draft.figures,
      (e, f) => (e.value === f.value && e.unit === f.unit ? 1 : 0),
      {
        expected: (e) => `${e.value}${e.unit}`,
        found: (f) => `${f.value}${f.unit} < ${f.context}`,
      },
    ),
  };
}

function beginsLike(a: string, b: string): number {
  const [left, right] = [plain(a), plain(b)];
  const length = Math.min(left.length, right.length);
  return likeness(left.slice(0, length), right.slice(0, length));
}

/** Precision, recall and F1 of summed counts; 1 where nothing was expected and nothing found. */
export function rates(tallies: readonly Tally[]): Score {
  const sum = (key: "matched" | "found" | "expected"): number =>
    tallies.reduce((total, one) => total + one[key], 0);
  const [matched, found, expected] = [
    sum("matched"),
    sum("found"),
    sum("expected"),
  ];
  const precision = found === 0 ? 1 : matched / found;
  const recall = expected === 0 ? 1 : matched / expected;
  const f1 =
    precision + recall === 0
      ? 0
      : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}

/** Every case, and the rates over all of them: what `npm run bench` prints. */
export function scoreAll(): {
  readonly cases: readonly CaseScore[];
  readonly total: Readonly<Record<Aspect, Score>>;
} {
  const cases = readCases().map(({ name, document, expected }) => ({
    name,
    tallies: scoreDraft(draftPlan(document), expected),
  }));
  const over = (aspect: Aspect): Score =>
    rates(cases.map(({ tallies }) => tallies[aspect]));
  return {
    cases,
    total: {
      goals: over("goals"),
      measures: over("measures"),
      months: over("months"),
      owners: over("owners"),
      quantities: over("quantities"),
    },
  };
}
