import { beforeAll, describe, expect, it } from "@jest/globals";
import {
  layoutOf,
  branchReader,
  rollupSession,
} from "../../src/app/rollup-session";
import type {
  BranchReader,
  RollupOrder,
  RollupSession,
  TraceLine,
} from "../../src/app/rollup-session";
import { nodeToolbox } from "../../src/cli/toolbox";
import { rollupWorkbook } from "../../src/core/layout/rollup-workbook";
import {
  emptyCollection,
  figureValue,
  rollUp,
  rollupJson,
} from "../../src/core/rollup";
import type { CountedFigure, Rollup } from "../../src/core/rollup";
import { nodeFileWork, nodeTools } from "./node-file-work";
import { sampleFiles, TODAY } from "./sample-files";
import type { SampleFiles } from "./sample-files";

let sample: SampleFiles;
let order: RollupOrder;
let rollup: Rollup;

beforeAll(async () => {
  sample = await sampleFiles();
  ({ rollup } = sample.demo);
  order = {
    files: sample.handedIn,
    roster: await nodeFileWork.rosters.read({
      file: sample.roster,
      language: "zh",
    }),
    record: sample.record,
    period: null,
    asOf: sample.demo.asOf,
    today: TODAY,
  };
});

function sessionWith(readers: number): RollupSession {
  return rollupSession(
    nodeTools,
    Array.from({ length: readers }, () => branchReader(nodeTools)),
  );
}

async function ready(): Promise<RollupSession> {
  const session = sessionWith(1);
  await session.read(order);
  return session;
}

describe("a roll-up session", () => {
  it.each([1, 2, 5])(
    "counts with %i readers exactly what the command line counts",
    async (readers) => {
      const session = sessionWith(readers);
      await session.read(order);
      expect(await session.json()).toEqual(rollupJson(rollup));
    },
  );

  it("gives the whole at a glance", async () => {
    const view = await sessionWith(2).read(order);
    expect(view).toMatchObject({
      files: 12,
      total: 12,
      reported: rollup.roster.reported,
      reporting: rollup.reporting,
      lists: { duplicates: 1, unreadable: 1, branches: 12 },
    });
    expect(view.lights.missing).toBe(2);
    // What is shown at once must be small, however much was read.
    expect(JSON.stringify(view).length).toBeLessThan(30_000);
  });

  it("lists who has to be reminded with whom to call, and writes the reminder", async () => {
    const session = await ready();
    const { items } = await session.list("late", 0, 50);
    expect(items[0]).toMatchObject({
      name: "望桥农场社区工会",
      status: "missing",
      contact: "苗玉山",
      phone: "0000-0000204",
    });
    const reminder = await session.reminder("zh");
    for (const { name } of items) expect(reminder).toContain(name);
    expect(reminder).not.toContain("望桥镇机关工会");
  });

  it("gives a list piece by piece", async () => {
    const session = await ready();
    const { total, items } = await session.list("branches", 10, 5);
    expect(total).toBe(12);
    expect(items.map(({ key }) => key)).toEqual(
      rollup.branches.slice(10).map(({ key }) => key),
    );
  });

  it("counts the file that a person picks among duplicates, without reading again", async () => {
    const session = await ready();
    const { items } = await session.list("duplicates", 0, 10);
    const other = items[0]!.files.find(({ counts }) => !counts)!;
    const view = await session.choose([other.file]);
    const source = rollup.source;
    const recounted = rollUp(
      {
        submissions: new Map(
          source.submissions.map((one) => [`${one.file}\n${one.digest}`, one]),
        ),
        unreadable: new Map(
          rollup.roster.unreadable.map((found) => [
            `${found.place.file}\n${found.code}`,
            found,
          ]),
        ),
        pool: emptyCollection().pool,
      },
      {
        asOf: rollup.asOf,
        today: TODAY,
        roster: source.roster,
        baseline: source.baseline,
        chosen: new Set([other.file]),
      },
    );
    expect(await session.json()).toEqual(rollupJson(recounted));
    expect(view.reporting).not.toEqual(rollup.reporting);
    const again = await session.list("duplicates", 0, 10);
    expect(again.items[0]!.files.find(({ counts }) => counts)?.file).toBe(
      other.file,
    );
  });

  it("reads on where a reader breaks down, and names the file", async () => {
    const whole = branchReader(nodeTools);
    const breaking: BranchReader = {
      read: (file, options) =>
        file.name.includes("望桥镇机关")
          ? Promise.reject(new Error("out of memory"))
          : whole.read(file, options),
    };
    const session = rollupSession(nodeTools, [breaking]);
    await session.read(order);
    const { items } = await session.list("unreadable", 0, 10);
    expect(items).toContainEqual(
      expect.objectContaining({
        code: "file-unreadable",
        place: { file: expect.stringContaining("望桥镇机关") as unknown },
      }),
    );
  });

  it("stops when it is told to, and tells how far it has come before", async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const reading = sessionWith(1).read(order, {
      signal: stop.signal,
      onProgress: ({ done }) => {
        seen.push(done);
        if (done === 3) stop.abort();
      },
    });
    await expect(reading).rejects.toMatchObject({ name: "CancelledError" });
    expect(seen).toEqual([0, 1, 2, 3]);
  });

  it("refuses a record that is none", async () => {
    await expect(
      sessionWith(1).read({ ...order, record: sample.roster }),
    ).rejects.toMatchObject({ code: "record-damaged" });
  });

  it("gives the roll-up workbook piece by piece, and as a file", async () => {
    const session = await ready();
    const { madeAt } = { madeAt: "" };
    const whole = rollupWorkbook(rollup, { language: "zh", madeAt });
    const fetched = await layoutOf(session, "zh");
    const facts = (sheets: typeof whole.sheets): unknown =>
      sheets
        .filter(({ key }) => key === "facts" || key === "quarters")
        .map(({ key, rows }) => [key, [...rows]]);
    expect(facts(fetched.sheets)).toEqual(facts(whole.sheets));
    expect(fetched.sheets.map(({ name }) => name)).toEqual(
      whole.sheets.map(({ name }) => name),
    );
    const opened = nodeToolbox().openWorkbook(
      await session.workbook("zh"),
      "汇总.xlsx",
    );
    expect(opened.sheets.map(({ name }) => name)).toContain("季度汇总");
  });
});

describe("the trace of a figure", () => {
  const counts = (period: CountedFigure["of"]): readonly CountedFigure[] => [
    ...([1, 2, 3, 4] as const).flatMap((quarter) =>
      (
        [
          "due",
          "done",
          "onTime",
          "carriedIn",
          "newlyOverdue",
          "madeUp",
          "struckOff",
          "carriedOut",
          "deferredOut",
        ] as const
      ).map((count) => ({ of: period, quarter, count })),
    ),
    ...(["nodes", "due", "done", "onTime", "overdue"] as const).map(
      (count) => ({ of: period, quarter: null, count }),
    ),
  ];

  async function lengthOf(
    session: RollupSession,
    figure: CountedFigure,
  ): Promise<number> {
    const page = await session.trace({ kind: "count", figure }, 0, 1);
    return page.total;
  }

  it("has as many nodes as the figure counts, for every figure of the totals", async () => {
    const session = await ready();
    const { figures } = rollup.expected;
    expect(figures).not.toBeNull();
    for (const [kind, whole] of [
      ["reporting", rollup.reporting],
      ["expected", figures],
    ] as const) {
      for (const figure of counts({ kind })) {
        const value = figureValue(whole, figure);
        expect([figure, await lengthOf(session, figure)]).toEqual([
          figure,
          value ?? 0,
        ]);
      }
    }
  });

  it("has as many nodes as the figure counts, for every field and branch", async () => {
    const session = await ready();
    for (const { field, figures } of rollup.fields) {
      for (const figure of counts({ kind: "field", field }))
        expect(await lengthOf(session, figure)).toBe(
          figureValue(figures, figure) ?? 0,
        );
    }
    for (const { key, figures, valid } of rollup.branches) {
      if (!valid) continue;
      for (const figure of counts({ kind: "branch", key }))
        expect(await lengthOf(session, figure)).toBe(
          figureValue(figures, figure) ?? 0,
        );
    }
  });

  it("leads to the cell in which the node stands", async () => {
    const session = await ready();
    const figure = {
      of: { kind: "reporting" },
      quarter: null,
      count: "overdue",
    } as const;
    const { items } = await session.trace({ kind: "count", figure }, 0, 20);
    expect(items.length).toBeGreaterThan(3);
    for (const line of items)
      expect(await textAt(line)).toBe((line as { text: string }).text);
  });

  it("leads from an indicator's value to the filled cells of its months", async () => {
    const session = await ready();
    const { items } = await session.list("indicators", 0, 100);
    const indicator = items.find(({ total }) => typeof total === "number")!;
    const trace = await session.trace(
      { kind: "indicator", index: indicator.index, quarter: null },
      0,
      100,
    );
    expect(trace.total).toBeGreaterThanOrEqual(indicator.branches);
    let sum = 0;
    for (const line of trace.items)
      if (line.kind === "value" && typeof line.value === "number")
        sum += line.value;
    expect(sum).toBeCloseTo(indicator.total as number);
    expect(trace.items[0]!.cell).toMatch(/^[A-Z]+\d+(:[A-Z]+\d+)?$/u);
  });

  async function textAt({ file, sheet, cell }: TraceLine): Promise<unknown> {
    const blob = sample.handedIn.find(({ name }) => name === file)!.blob;
    const workbook = nodeToolbox().openWorkbook(
      new Uint8Array(await blob.arrayBuffer()),
      file!,
    );
    const info = workbook.sheets.find(({ name }) => name === sheet)!;
    const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/u.exec(cell!)!;
    const column = [...letters].reduce(
      (n, c) => n * 26 + c.charCodeAt(0) - 64,
      0,
    );
    return workbook.read(info).cell(Number(digits), column)?.value;
  }
});
