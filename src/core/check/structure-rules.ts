import type { IndicatorRow, MeasureRow, NodeRow } from "../layout/reading";
import { compact } from "../plan/values";
import type { PlanFacts } from "./facts";
import { nodeRules, rulesOf } from "./rule";
import type { Hit, Rule, RowRule } from "./rule";

/** An orphan reference; where the other table was not found, that is a finding already. */
function measureUnknown<Row extends NodeRow | IndicatorRow>(): RowRule<Row> {
  return {
    code: "measure-unknown",
    column: "measureId",
    check: ({ measureId }, { measures, reading }) =>
      measureId !== null &&
      reading.tables.measures !== null &&
      !measures.has(measureId)
        ? { id: measureId }
        : null,
  };
}

function goalUnknown<Row extends NodeRow | MeasureRow>(): RowRule<Row> {
  return {
    code: "goal-unknown",
    column: "goalId",
    check: ({ goalId }, { goals, reading }) =>
      goalId !== null && reading.tables.goals !== null && !goals.has(goalId)
        ? { id: goalId }
        : null,
  };
}

const GOAL_RULES = rulesOf("goals", ({ reading }) => reading.goals, [
  {
    code: "goal-without-measure",
    column: "text",
    check: ({ id, text }, { goalsWithMeasure, reading }) =>
      id !== null &&
      reading.tables.measures !== null &&
      !goalsWithMeasure.has(id)
        ? { text, id }
        : null,
  },
]);

const MEASURE_RULES = rulesOf("measures", ({ reading }) => reading.measures, [
  goalUnknown<MeasureRow>(),
  {
    code: "goal-missing",
    column: "goalId",
    check: (row, facts) =>
      row.goalId === null &&
      facts.goals.size > 0 &&
      facts.has("measures", "goalId") &&
      !facts.isTroubled(facts.at("measures", row.place, "goalId"))
        ? { text: row.text }
        : null,
  },
  {
    code: "measure-without-node",
    column: "text",
    check: ({ id, text }, { measuresWithNode, reading }) =>
      id !== null && reading.tables.nodes !== null && !measuresWithNode.has(id)
        ? { text, id }
        : null,
  },
]);

const NODE_RULES = nodeRules([
  goalUnknown<NodeRow>(),
  measureUnknown<NodeRow>(),
  {
    code: "goal-missing",
    column: "goalId",
    check: (row, facts) =>
      // A node may leave its goal to its measure.
      row.goalId === null &&
      row.measureId === null &&
      facts.goals.size > 0 &&
      facts.has("nodes", "goalId") &&
      !facts.isTroubled(facts.at("nodes", row.place, "goalId")) &&
      !facts.isTroubled(facts.at("nodes", row.place, "measureId"))
        ? { text: row.text }
        : null,
  },
  {
    code: "node-without-owner",
    column: "owner",
    check: (row, facts) => {
      const measure =
        row.measureId === null ? undefined : facts.measures.get(row.measureId);
      const answered =
        row.owner !== "" ||
        row.department !== "" ||
        (measure?.owner ?? "") !== "";
      // A table without the columns has one finding, not one a row.
      if (
        answered ||
        !(facts.has("nodes", "owner") || facts.has("nodes", "department"))
      )
        return null;
      return { text: row.text };
    },
  },
  {
    code: "node-without-text",
    column: "text",
    check: ({ text }) => (text === "" ? {} : null),
  },
]);

const INDICATOR_RULES = rulesOf(
  "indicators",
  ({ reading }) => reading.indicators,
  [measureUnknown<IndicatorRow>()],
);

const BETWEEN_NAMES = /[、，,;；/\s]+/u;

/** The names that an owner cell holds, without what stands in brackets behind them. */
function namesIn(owner: string): readonly string[] {
  return owner
    .replace(/[（(][^（()）]*[)）]/gu, " ")
    .split(BETWEEN_NAMES)
    .map(compact)
    .filter((name) => name !== "");
}

/** Owners of nodes and measures whom 责任人 does not have, by name, department or position. */
function* unknownOwners(facts: PlanFacts): Iterable<Hit> {
  const { owners, nodes, measures } = facts.reading;
  if (owners.length === 0) return;
  const known = new Set(
    [
      ...owners.flatMap(({ name, department, position }) => [
        name,
        department,
        position,
      ]),
      ...nodes.map(({ department }) => department),
    ].map(compact),
  );
  const found = new Map<string, { hit: Omit<Hit, "params">; count: number }>();
  const take = (owner: string, hit: Omit<Hit, "params">): void => {
    if (owner === "" || known.has(compact(owner))) return;
    for (const name of namesIn(owner)) {
      if (known.has(name)) continue;
      const seen = found.get(name);
      if (seen) seen.count += 1;
      else found.set(name, { hit, count: 1 });
    }
  };
  for (const row of measures)
    take(row.owner, facts.at("measures", row.place, "owner"));
  for (const row of nodes)
    take(row.owner, facts.at("nodes", row.place, "owner"));
  for (const [name, { hit, count }] of found)
    yield { ...hit, params: { name, count } };
}

/** How goals, measures, nodes, indicators and owners hang together. */
export const STRUCTURE_RULES: readonly Rule[] = [
  ...GOAL_RULES,
  ...MEASURE_RULES,
  ...NODE_RULES,
  ...INDICATOR_RULES,
  { code: "owner-unknown", looksAt: "owners", find: unknownOwners },
];
