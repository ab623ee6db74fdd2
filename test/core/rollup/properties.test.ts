import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { addDays, addMonths } from "../../../src/core/plan";
import type { NodeStatus, Recurrence } from "../../../src/core/plan";
import {
  addUnreadable,
  countNodes,
  emptyCollection,
  addSubmission,
  mergeCollections,
  nodeState,
  rollupJson,
  sumFigures,
} from "../../../src/core/rollup";
import type {
  Collection,
  CountedNode,
  PeriodFigures,
  Submission,
} from "../../../src/core/rollup";
import { day, month, periodFrom } from "../plan-table";
import { branchOf, collect, roll, roster, submit } from "./collecting";

const PERIOD = periodFrom("2026-01/12");
const START = day("2026-01-01");
const SEED = { seed: 20260930, numRuns: 300 };

const someDay = fc
  .integer({ min: -40, max: 420 })
  .map((n) => addDays(START, n));
const someMonth = fc
  .integer({ min: -2, max: 14 })
  .map((n) => addMonths(month("2026-01"), n));
const cutoff = fc.integer({ min: -10, max: 400 }).map((n) => addDays(START, n));

const someNode: fc.Arbitrary<CountedNode> = fc.record({
  dueMonth: someMonth,
  recurrence: fc.constantFrom<Recurrence[]>(
    "once",
    "monthly",
    "quarterly",
    "standing",
  ),
  weight: fc.constantFrom(1, 1, 2, 5),
  progress: fc.record({
    status: fc.constantFrom<NodeStatus[]>(
      "not-started",
      "in-progress",
      "done",
      "done",
      "deferred",
      "cancelled",
    ),
    progress: fc.option(fc.constantFrom(0, 0.25, 0.5, 1), { nil: null }),
    doneOn: fc.option(someDay, { nil: null }),
    deferredTo: fc.option(someMonth, { nil: null }),
    changedOn: fc.option(someDay, { nil: null }),
  }),
});
const someNodes = fc.array(someNode, { maxLength: 25 });

describe("for any nodes and any cut-off", () => {
  it("what one quarter carries out the next one carries in", () => {
    fc.assert(
      fc.property(someNodes, cutoff, (nodes, asOf) => {
        const { quarters } = countNodes(nodes, PERIOD, asOf);
        for (const [i, { carriedIn }] of quarters.entries()) {
          const before = quarters[i - 1];
          if (carriedIn !== null)
            expect(carriedIn).toBe(before?.carriedOut ?? 0);
        }
      }),
      SEED,
    );
  });

  it("what the running quarter carries out is what is overdue", () => {
    fc.assert(
      fc.property(someNodes, fc.integer({ min: 0, max: 364 }), (nodes, n) => {
        const { quarters, overdue } = countNodes(
          nodes,
          PERIOD,
          addDays(START, n),
        );
        const running = quarters
          .filter(({ carriedOut }) => carriedOut !== null)
          .at(-1);
        expect(running?.carriedOut).toBe(overdue);
      }),
      SEED,
    );
  });

  it("the parts of a plan add up to the whole", () => {
    fc.assert(
      fc.property(someNodes, someNodes, cutoff, (a, b, asOf) => {
        const whole = countNodes([...a, ...b], PERIOD, asOf);
        const parts = [
          countNodes(a, PERIOD, asOf),
          countNodes(b, PERIOD, asOf),
        ];
        expect(sumFigures(parts, PERIOD, asOf)).toEqual(whole);
      }),
      SEED,
    );
  });

  it("no part is greater than what it is a part of", () => {
    fc.assert(
      fc.property(someNodes, cutoff, (nodes, asOf) => {
        const { quarters, year, overdue } = countNodes(nodes, PERIOD, asOf);
        for (const { due, done, onTime, weighted, standing } of quarters) {
          expect(onTime).toBeLessThanOrEqual(done);
          expect(done).toBeLessThanOrEqual(due);
          expect(weighted.num).toBeLessThanOrEqual(weighted.den);
          expect(standing.due).toBeLessThanOrEqual(due);
        }
        expect(year.due).toBeLessThanOrEqual(year.nodes);
        expect(overdue).toBeLessThanOrEqual(year.due);
        expect(year.nodes).toBe(
          quarters.reduce((sum, { due }) => sum + due, 0),
        );
      }),
      SEED,
    );
  });

  it("every node is in one quarter, left, deferred out, or outside the period", () => {
    fc.assert(
      fc.property(someNodes, cutoff, (nodes, asOf) => {
        const { quarters, year, outOfPeriod } = countNodes(nodes, PERIOD, asOf);
        const left = nodes
          .map((node) => nodeState(node, asOf))
          .filter(
            ({ cancelledOn, dueDay }) =>
              cancelledOn !== null && cancelledOn <= dueDay,
          );
        const deferredOut = quarters.reduce(
          (sum, quarter) => sum + quarter.deferredOut,
          0,
        );
        expect(year.nodes + left.length + deferredOut + outOfPeriod).toBe(
          nodes.length,
        );
      }),
      SEED,
    );
  });

  it("a node that is done stays done at every later cut-off", () => {
    fc.assert(
      fc.property(someNode, cutoff, fc.nat(200), (node, asOf, later) => {
        const now = nodeState(node, asOf);
        const then = nodeState(node, addDays(asOf, later));
        if (now.state === "done") expect(then.state).toBe("done");
        if (now.state === "cancelled") expect(then.state).toBe("cancelled");
      }),
      SEED,
    );
  });

  it("the number done never falls when the cut-off moves on and nothing was deferred", () => {
    fc.assert(
      fc.property(
        someNodes,
        fc.integer({ min: 0, max: 270 }),
        fc.nat(90),
        (nodes, n, later) => {
          // without deferrals, which move nodes between quarters when they take effect
          const fixed = nodes.map((node) => ({
            ...node,
            progress: { ...node.progress, deferredTo: null },
          }));
          const asOf = addDays(START, n);
          const now = countNodes(fixed, PERIOD, asOf);
          const then = countNodes(fixed, PERIOD, addDays(asOf, later));
          expect(then.year.done).toBeGreaterThanOrEqual(now.year.done);
        },
      ),
      SEED,
    );
  });
});

describe("for any files in any order", () => {
  const someFile: fc.Arbitrary<Submission> = fc
    .record({
      code: fc.constantFrom("B01", "B02", "B03", "B04", null),
      name: fc.constantFrom("B01工会", "B02工会", "别处工会", ""),
      period: fc.constantFrom(
        "2026-01/12",
        "school-year 2025-08/12",
        "2026-01/6",
        "2026-07/6",
      ),
      reports: fc.constantFrom("2026-07", "2026-09", "none", null),
      savedAt: fc.constantFrom(
        "2026-10-01T00:00:00Z",
        "2026-10-02T00:00:00Z",
        null,
      ),
      row: fc.constantFrom(
        "N0001 | 2026-03 | 已完成 | 2026-03-20 | 1.3",
        "N0001 | 2026-08 | | | 0.1",
        "N0002 | 2026-05 | 已完成 | 2026-07-01 | 0.7",
      ),
      file: fc.constantFrom("a.xlsx", "b.xlsx", "c.xlsx", "d.xlsx", "e.xlsx"),
      digest: fc.constantFrom("1", "2", "3"),
    })
    .map(({ row, digest, file, ...head }) => {
      const table = `编号 | 月份 | 状态 | 完成 | 权重\n${row}`;
      const indicators =
        "指标 | 单位 | 2026-01 | 2026-09\n慰问金 | 万元 | 0.1 | 0.2";
      // One digest is one content: everything that differs goes into it.
      const content = JSON.stringify([row, head, digest]);
      return submit(
        table,
        { ...head, file: `${digest}${file}`, indicators },
        content,
      );
    });
  const someFiles = fc.array(someFile, { maxLength: 8 });
  const list = roster("B01", "B02", "B03");
  const json = (collection: Collection): unknown => [
    rollupJson(roll(collection, { roster: list })),
    rollupJson(roll(collection)),
  ];

  it("the roll-up is the same", () => {
    fc.assert(
      fc.property(
        someFiles.chain((files) =>
          fc.tuple(
            fc.constant(files),
            fc.shuffledSubarray(files, {
              minLength: files.length,
              maxLength: files.length,
            }),
          ),
        ),
        ([files, shuffled]) => {
          expect(json(collect(...shuffled))).toEqual(json(collect(...files)));
        },
      ),
      { ...SEED, numRuns: 100 },
    );
  });

  it("merging is associative and commutative", () => {
    fc.assert(
      fc.property(someFiles, someFiles, someFiles, (a, b, c) => {
        const [x, y, z] = [a, b, c].map((files, i) => {
          const collection = collect(...files);
          addUnreadable(collection, `坏${i}.xlsx`, "file-damaged");
          return collection;
        }) as [Collection, Collection, Collection];
        const whole = json(mergeCollections(mergeCollections(x, y), z));
        expect(json(mergeCollections(x, mergeCollections(y, z)))).toEqual(
          whole,
        );
        expect(json(mergeCollections(z, mergeCollections(y, x)))).toEqual(
          whole,
        );
        expect(
          json(
            mergeCollections(
              mergeCollections(x, emptyCollection()),
              mergeCollections(z, y),
            ),
          ),
        ).toEqual(whole);
      }),
      { ...SEED, numRuns: 100 },
    );
  });

  it("the totals are the sums over the branches, and the reporting figure is part of the expected one", () => {
    fc.assert(
      fc.property(someFiles, (files) => {
        const rollup = roll(collect(...files));
        const valid = rollup.branches.filter((branch) => branch.valid);
        const figures = valid.flatMap((branch): PeriodFigures[] =>
          branch.figures === null ? [] : [branch.figures],
        );
        expect(rollup.reporting).toEqual(
          sumFigures(figures, rollup.period, rollup.asOf),
        );
        const keys = rollup.branches.map(({ key }) => key);
        const listed = roll(collect(...files), {
          roster: roster(...keys),
          period: rollup.period,
        });
        const expected = listed.expected.figures;
        if (expected !== null) {
          expect(expected.year.nodes).toBeGreaterThanOrEqual(
            listed.reporting.year.nodes,
          );
          expect(expected.year.done).toBe(listed.reporting.year.done);
        }
      }),
      { ...SEED, numRuns: 100 },
    );
  });
});

describe("a collection", () => {
  it("gives back what was added to it", () => {
    const submission = submit("编号 | 月份\nN0001 | 2026-03");
    const collection = emptyCollection();
    addSubmission(collection, submission);
    expect([...collection.submissions.values()]).toEqual([submission]);
    expect(branchOf(roll(collection), "B01").plans[0]?.submission).toEqual(
      submission,
    );
  });
});
