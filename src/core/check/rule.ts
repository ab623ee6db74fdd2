import type { FindingCode, Params } from "../finding";
import type { NodeRow, RowPlace, TableKey } from "../layout/reading";
import type { PlanFacts } from "./facts";

/** What a rule found: where, and what the message and the safe fix need. */
export interface Hit {
  readonly sheet: string | null;
  /** A1 address; `null` where the table lacks the column. */
  readonly cell: string | null;
  readonly params: Params;
  /** The value that mends the cell without a person's judgement. */
  readonly fix?: string | number;
}

/** One rule over what was read of a plan. Its severity stands in the catalogue of findings. */
export interface Rule {
  readonly code: FindingCode;
  readonly looksAt: TableKey | "cover";
  readonly find: (facts: PlanFacts) => Iterable<Hit>;
}

/** A rule over one table: `check` gives the parameters where a row breaks it, else `null`. */
export interface RowRule<Row> {
  readonly code: FindingCode;
  /** Key of the column to which the finding points. */
  readonly column: string;
  readonly check: (row: Row, facts: PlanFacts) => Params | null;
}

/** A rule of each row rule of a table; rows stand in the order of the sheet. */
export function rulesOf<Row extends { readonly place: RowPlace }>(
  table: TableKey,
  rows: (facts: PlanFacts) => readonly Row[],
  rules: readonly RowRule<Row>[],
): readonly Rule[] {
  return rules.map(({ code, column, check }) => ({
    code,
    looksAt: table,
    *find(facts: PlanFacts) {
      for (const row of rows(facts)) {
        const params = check(row, facts);
        if (params !== null)
          yield { ...facts.at(table, row.place, column), params };
      }
    },
  }));
}

/** Row rules of 月度安排. */
export function nodeRules(rules: readonly RowRule<NodeRow>[]): readonly Rule[] {
  return rulesOf("nodes", ({ reading }) => reading.nodes, rules);
}
