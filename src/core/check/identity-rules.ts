import type { FindingCode } from "../finding";
import type { MeasureRow, RowPlace, TableKey } from "../layout/reading";
import { goalId, indicatorId, measureId, nodeId } from "../plan";
import type { GoalId } from "../plan";
import { matchKey } from "../rollup/matching";
import type { PlanFacts } from "./facts";
import { FreshIds } from "./fresh-ids";
import type { Hit, Rule } from "./rule";

/** A row with an id, of any table. */
interface IdRow {
  readonly id: string | null;
  readonly place: RowPlace;
}

/** A table whose rows have ids, as the rules of this file see it. */
interface IdTable<Row extends IdRow = IdRow> {
  readonly table: TableKey;
  readonly rows: readonly Row[];
  textOf(row: Row): string;
  /** The text of a row as it was issued with the id, where that is known. */
  issuedText(id: string): string | undefined;
  /** A new id for the row; `null` where none can be made. */
  fresh(row: Row): string | null;
  /** A second row that carries the same id: a ratio's denominator. */
  second(row: Row): RowPlace | undefined;
}

interface IdHit extends Hit {
  readonly code: FindingCode;
}

/**
 * Missing and doubled ids of one table (docs/completion.md, Hard cases; docs/plan-format.md,
 * The plan workbook): a row without an id gets a new one; of rows with one id,
 * identical ones are said to be repeated, and of different ones all but the
 * keeper get a new id. New ids follow the order of the rows.
 */
function* idHits<Row extends IdRow>(
  facts: PlanFacts,
  ids: IdTable<Row>,
): Iterable<IdHit> {
  if (!facts.has(ids.table, "id")) return; // one finding of the reading says so for all rows
  const losers = losersOf(ids);
  for (const row of ids.rows) {
    const place = facts.at(ids.table, row.place, "id");
    const text = ids.textOf(row);
    if (row.id === null) {
      if (facts.isTroubled(place)) continue;
      const fix = ids.fresh(row);
      yield hit("id-missing", place, { text }, fix);
      const second = ids.second(row);
      if (second)
        yield hit(
          "id-missing",
          facts.at(ids.table, second, "id"),
          { text },
          fix,
        );
      continue;
    }
    const lost = losers.get(row);
    if (lost === undefined) continue;
    const params = { id: row.id, row: lost.keeper.place.row };
    if (lost.same) {
      yield hit("row-repeated", place, params, null);
      continue;
    }
    const fix = ids.fresh(row);
    yield hit("id-duplicate", place, { ...params, text }, fix);
    const second = ids.second(row);
    if (second) {
      const below = facts.at(ids.table, second, "id");
      yield hit("id-duplicate", below, { ...params, text }, fix);
    }
  }
}

function hit(
  code: FindingCode,
  place: Omit<Hit, "params">,
  params: Hit["params"],
  fix: string | null,
): IdHit {
  return fix === null
    ? { code, ...place, params }
    : { code, ...place, params, fix };
}

interface Loser<Row> {
  /** The row that has the id, or for a repeated row the one it repeats. */
  readonly keeper: Row;
  readonly same: boolean;
}

/** The rows that cannot have the id that they show. */
function losersOf<Row extends IdRow>(
  ids: IdTable<Row>,
): ReadonlyMap<Row, Loser<Row>> {
  const groups = new Map<string, Row[]>();
  for (const row of ids.rows) {
    if (row.id === null) continue;
    const group = groups.get(row.id);
    if (group) group.push(row);
    else groups.set(row.id, [row]);
  }
  const losers = new Map<Row, Loser<Row>>();
  for (const [id, rows] of groups) {
    if (rows.length === 1) continue;
    const distinct = new Map<string, Row>();
    for (const row of rows) {
      const content = contentOf(row);
      const first = distinct.get(content);
      if (first) losers.set(row, { keeper: first, same: true });
      else distinct.set(content, row);
    }
    const [first, ...others] = [...distinct.values()];
    if (first === undefined || others.length === 0) continue;
    const issued = ids.issuedText(id);
    const matching = (row: Row): boolean =>
      issued !== undefined && matchKey(ids.textOf(row)) === matchKey(issued);
    const keeper = [first, ...others].find(matching) ?? first;
    for (const row of [first, ...others]) {
      if (row !== keeper) losers.set(row, { keeper, same: false });
    }
  }
  return losers;
}

/** Everything that a row says, in a form in which white space and width make no difference. */
function contentOf(row: IdRow): string {
  return JSON.stringify(row, (key, value: unknown) => {
    if (key === "place" || key === "denominatorPlace") return undefined;
    if (value instanceof Map) return [...value];
    return typeof value === "string" ? matchKey(value) : value;
  });
}

const nowhere = (): undefined => undefined;

function goalHits(facts: PlanFacts): Iterable<IdHit> {
  const { goals, measures, nodes } = facts.reading;
  const references = [...measures, ...nodes].flatMap((row) => row.goalId ?? []);
  const ids = new FreshIds("G", [...idsOf(goals), ...references], goalId);
  return idHits(facts, {
    table: "goals",
    rows: goals,
    textOf: ({ text }) => text,
    issuedText: nowhere,
    fresh: () => ids.next(),
    second: nowhere,
  });
}

function measureHits(facts: PlanFacts): Iterable<IdHit> {
  const { measures, nodes, indicators } = facts.reading;
  const references = [...nodes, ...indicators].flatMap(
    (row) => row.measureId ?? [],
  );
  const used: readonly string[] = [...idsOf(measures), ...references];
  const byGoal = new Map<GoalId, FreshIds>();
  const fresh = ({ goalId: goal }: MeasureRow): string | null => {
    if (goal === null) return null; // a measure's id begins with its goal's number
    const number = Number(goal.slice(1));
    const ids =
      byGoal.get(goal) ??
      new FreshIds(`M${number}.`, used, (n) => measureId(number, n));
    byGoal.set(goal, ids);
    return ids.next();
  };
  return idHits(facts, {
    table: "measures",
    rows: measures,
    textOf: ({ text }) => text,
    issuedText: nowhere,
    fresh,
    second: nowhere,
  });
}

function nodeHits(facts: PlanFacts): Iterable<IdHit> {
  const { nodes } = facts.reading;
  const issued = new Map<string, string>(
    [...facts.baseline].map(([id, { text }]) => [id, text]),
  );
  const ids = new FreshIds("N", [...idsOf(nodes), ...issued.keys()], nodeId);
  return idHits(facts, {
    table: "nodes",
    rows: nodes,
    textOf: ({ text }) => text,
    issuedText: (id) => issued.get(id),
    fresh: () => ids.next(),
    second: nowhere,
  });
}

function indicatorHits(facts: PlanFacts): Iterable<IdHit> {
  const { indicators } = facts.reading;
  const ids = new FreshIds("I", idsOf(indicators), indicatorId);
  return idHits(facts, {
    table: "indicators",
    rows: indicators,
    textOf: ({ name }) => name,
    issuedText: nowhere,
    fresh: () => ids.next(),
    second: ({ denominatorPlace }) => denominatorPlace,
  });
}

function idsOf(rows: readonly IdRow[]): readonly string[] {
  return rows.flatMap(({ id }) => id ?? []);
}

const TABLES: readonly (readonly [
  TableKey,
  (facts: PlanFacts) => Iterable<IdHit>,
])[] = [
  ["goals", goalHits],
  ["measures", measureHits],
  ["nodes", nodeHits],
  ["indicators", indicatorHits],
];

const CODES = ["id-missing", "id-duplicate", "row-repeated"] as const;

/** Missing and doubled ids of every table that has ids. */
export const IDENTITY_RULES: readonly Rule[] = TABLES.flatMap(
  ([looksAt, hits]) =>
    CODES.map((code) => ({
      code,
      looksAt,
      *find(facts: PlanFacts) {
        // All three are found in one pass, because the new ids of a table must differ.
        for (const found of hits(facts)) if (found.code === code) yield found;
      },
    })),
);
