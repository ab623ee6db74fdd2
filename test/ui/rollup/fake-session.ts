import type {
  ListPage,
  RollupLists,
  RollupSession,
  RollupView,
} from "../../../src/app/rollup-session";
import {
  dayOf,
  monthOf,
  parseBranchCode,
  periodOf,
} from "../../../src/core/plan";
import { countNodes } from "../../../src/core/rollup";

const period = periodOf("calendar-year", monthOf(2026, 1)!);
const asOf = dayOf(2026, 9, 30)!;
const figures = countNodes([], period, asOf);

/** What a session in another thread would hold, as a test says. */
export interface Held {
  readonly branches: number;
  readonly lists?: Partial<{
    readonly [Name in keyof RollupLists]: readonly RollupLists[Name][];
  }>;
  readonly read?: RollupSession["read"];
  readonly choose?: RollupSession["choose"];
  readonly trace?: RollupSession["trace"];
}

export function viewWith(held: Held): RollupView {
  const length = (name: keyof RollupLists): number =>
    held.lists?.[name]?.length ?? 0;
  return {
    period,
    asOf,
    files: 2,
    total: held.branches,
    reported: held.branches - length("late"),
    lights: { green: 1, blue: 0, yellow: 0, red: 1, grey: 0, missing: 1 },
    reporting: {
      ...figures,
      year: { nodes: 40, due: 30, done: 24, onTime: 20 },
      overdue: 6,
    },
    expected: { figures: null, why: "baseline-missing", branches: ["B02"] },
    fields: [],
    lists: {
      branches: held.branches,
      late: length("late"),
      duplicates: length("duplicates"),
      unexpected: length("unexpected"),
      unreadable: length("unreadable"),
      indicators: length("indicators"),
      findings: 0,
    },
    findings: { error: 1, warning: 2, info: 3 },
    facts: 40,
  };
}

/** A session that answers from plain lists: the page's other thread. */
export function sessionOf(held: Held): RollupSession {
  const branches: readonly RollupLists["branches"][] = Array.from(
    { length: held.branches },
    (_, i) => ({
      key: `B${i + 1}`,
      name: `第${i + 1}工会`,
      status: "reported",
      light: "green",
      valid: true,
      year: { nodes: 10, due: 8, done: 5, onTime: 5 },
      overdue: 3,
    }),
  );
  const pageOf = <Item>(
    all: readonly Item[],
    from: number,
    count: number,
  ): ListPage<Item> => ({
    total: all.length,
    items: all.slice(from, from + count),
  });
  const unasked = (): Promise<never> =>
    Promise.reject(new Error("nobody should ask for this"));
  return {
    read: held.read ?? (() => Promise.resolve(viewWith(held))),
    choose: held.choose ?? unasked,
    list: (name, from, count) =>
      Promise.resolve(
        pageOf(
          (name === "branches"
            ? branches
            : (held.lists?.[name] ??
              [])) as readonly RollupLists[typeof name][],
          from,
          count,
        ),
      ),
    trace: held.trace ?? unasked,
    reminder: () => Promise.resolve("各基层工会：\n请尽快报送。"),
    workbook: unasked,
    layoutHead: unasked,
    layoutRows: unasked,
    json: unasked,
    close: () => undefined,
  };
}

export const CODE = parseBranchCode("B02")!;
