import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type {
  EntryOutcome,
  MonthOverview,
  NodeEntry,
  NodeLine,
  PaneJobs,
} from "../../../src/app/pane";
import type { WorkbookHost, WorkbookLayout } from "../../../src/core/layout";
import { formatMonth, parseIsoMonth } from "../../../src/core/plan";
import type { Month, NodeStatus } from "../../../src/core/plan";
import {
  cellsOf,
  handMadeWorkbook,
  issuedPlan,
  issuedWorkbook,
  jobsOver,
} from "./workbooks";

export interface FillInHost {
  readonly host: WorkbookHost;
  stop(): void;
}

const month = (iso: string): Month => parseIsoMonth(iso)!;

const ENTRY: NodeEntry = {
  status: "in-progress",
  progress: "",
  doneOn: "",
  deferTo: null,
  changedOn: "",
  reason: "",
  result: "",
};

/** Filling in, checking and undoing, on any host. */
export function fillInSuite(name: string, makeHost: () => FillInHost): void {
  describe(`filling in on ${name}`, () => {
    let under: FillInHost;
    let jobs: PaneJobs;

    beforeEach(() => {
      under = makeHost();
      jobs = jobsOver(under.host);
    });

    afterEach(() => {
      under.stop();
    });

    const make = (layout: WorkbookLayout) =>
      under.host.render(layout, "create");

    async function view(of: string | null = null): Promise<MonthOverview> {
      const seen = await jobs.month.view(of === null ? null : month(of));
      if (seen.kind !== "month") throw new Error(seen.kind);
      return seen;
    }

    async function line(text: string): Promise<NodeLine> {
      const { nodes } = await view();
      const found = nodes.find((node) => node.line.text === text);
      if (found === undefined) throw new Error(`no node ${text}`);
      return found.line;
    }

    const enter = async (
      text: string,
      entry: Partial<NodeEntry>,
    ): Promise<EntryOutcome<NodeEntry, NodeLine>> =>
      jobs.month.enterNode(await line(text), { ...ENTRY, ...entry });

    const groups = ({ nodes }: MonthOverview) =>
      nodes.flatMap(({ line: { text }, group }) =>
        group === null ? [] : [`${group} ${text}`],
      );

    describe("in a workbook made by hand", () => {
      beforeEach(() => make(handMadeWorkbook()));

      it("finds what is overdue, due and missing, whatever the columns are called", async () => {
        const seen = await view();
        expect(formatMonth(seen.month)).toBe("2026-04");
        expect(groups(seen)).toEqual(["overdue 慰问一线职工", "due 技能比赛"]);
        expect(seen.reporter).toBe("周梅");
        expect(seen.report).toMatchObject({ state: null });
        expect(seen.gaps?.nodes.map(({ text }) => text)).toEqual([
          "慰问一线职工",
        ]);
        expect(seen.gaps?.indicators.map((each) => each.name)).toEqual([
          "培训人次",
        ]);
        expect(seen.gaps?.reportMissing).toBe(true);
      });

      it("writes a completion into the columns as they stand", async () => {
        const outcome = await enter("慰问一线职工", {
          status: "done",
          doneOn: "4月8日",
          result: "走访 12 户\n发放慰问品",
        });
        expect(outcome).toEqual({ kind: "written", cells: 4 });
        const now = await line("慰问一线职工");
        expect(now).toMatchObject({
          state: "done",
          progress: { status: "done", result: "走访 12 户\n发放慰问品" },
        });
        expect(now.progress.doneOn).toBe(46120);
        const cells = await cellsOf(under.host);
        expect(cells["台账!5:6"]).toEqual({ value: 46120, date: true });
        expect(cells["台账!5:3"]).toEqual({ value: "已完成" });
      });

      it("says what is wrong at each field, and writes nothing", async () => {
        const before = await cellsOf(under.host);
        const faults = async (text: string, entry: Partial<NodeEntry>) => {
          const outcome = await enter(text, entry);
          return outcome.kind === "faults"
            ? outcome.faults.map(({ field, code }) => `${field} ${code}`)
            : outcome.kind;
        };
        const node = "慰问一线职工";
        expect(await faults(node, { status: "done" })).toEqual([
          "doneOn required",
        ]);
        expect(
          await faults(node, { status: "done", doneOn: "2026-04-21" }),
        ).toEqual(["doneOn in-future"]);
        expect(
          await faults(node, { status: "done", doneOn: "2025-04-01" }),
        ).toEqual(["doneOn before-period"]);
        expect(await faults(node, { status: "done", doneOn: "上周" })).toEqual([
          "doneOn unreadable",
        ]);
        expect(await faults(node, { progress: "100%" })).toEqual([
          "progress full-not-done",
        ]);
        expect(await faults(node, { progress: "一些" })).toEqual([
          "progress unreadable",
        ]);
        expect(
          await faults(node, { status: "not-started", progress: "20" }),
        ).toEqual(["progress started"]);
        expect(await faults(node, { status: "cancelled" })).toEqual([
          "changedOn required",
          "reason required",
        ]);
        expect(
          await faults(node, {
            status: "deferred",
            deferTo: month("2026-03"),
            changedOn: "2026-04-01",
            reason: "人手不足",
          }),
        ).toEqual(["deferTo not-later"]);
        expect(await cellsOf(under.host)).toEqual(before);
        expect(jobs.undo.state().steps).toBe(0);
      });

      it("keeps the day of the first deferral and adds the second one's to the reason", async () => {
        const outcome = await enter("送清凉", {
          status: "deferred",
          deferTo: month("2026-08"),
          changedOn: "2026-04-18",
          reason: "场地未定",
          result: "名单已定",
        });
        expect(outcome).toMatchObject({ kind: "written" });
        const { progress } = await line("送清凉");
        expect(formatMonth(progress.deferredTo!)).toBe("2026-08");
        expect(progress.changedOn).toBe(46122);
        expect(progress.changeReason).toBe(
          "天气；2026年4月18日再次延期至2026年8月：场地未定",
        );
        const checked = await jobs.check.check();
        expect(JSON.stringify(checked)).not.toContain("second-deferral");
        await jobs.undo.undo();
        const back = await line("送清凉");
        expect(formatMonth(back.progress.deferredTo!)).toBe("2026-07");
      });

      it("finds the row again after the sheet was sorted", async () => {
        const seen = await line("技能比赛");
        const cells = await cellsOf(under.host);
        const at = (row: number, column: number) =>
          cells[`台账!${row}:${column}`]?.value ?? null;
        const swapped = [
          [5, 6],
          [6, 5],
        ].map(([to, from]) =>
          Array.from({ length: 10 }, (_, i) => ({
            cell: `${String.fromCharCode(65 + i)}${to}`,
            value: at(from!, i + 1) as string | number | null,
          })),
        );
        await under.host.write([{ sheet: "台账", cells: swapped.flat() }]);
        expect(
          await jobs.month.enterNode(seen, { ...ENTRY, progress: "60%" }),
        ).toEqual({ kind: "written", cells: 1 });
        expect((await cellsOf(under.host))["台账!5:10"]?.value).toBe(0.6);
        expect(await jobs.undo.undo()).toEqual({ kind: "undone", cells: 1 });
        expect((await cellsOf(under.host))["台账!5:10"]?.value).toBe(30);
      });

      it("does not write over what somebody changed meanwhile, nor into a row that is gone", async () => {
        const seen = await line("技能比赛");
        await under.host.write([
          { sheet: "台账", cells: [{ cell: "J6", value: 0.9 }] },
        ]);
        const outcome = await jobs.month.enterNode(seen, ENTRY);
        expect(outcome).toMatchObject({
          kind: "changed",
          now: { progress: { progress: 0.9 } },
        });
        await under.host.write([
          { sheet: "台账", cells: [{ cell: "B6", value: "另一件事" }] },
        ]);
        expect(await jobs.month.enterNode(seen, ENTRY)).toEqual({
          kind: "gone",
        });
      });

      it("reads numbers with units, and asks a ratio for both counts", async () => {
        const { indicators } = await view();
        const [money, people, ratio] = indicators;
        const of = month("2026-04");
        expect(
          await jobs.month.enterIndicator(money!, of, {
            value: "1.2万元",
            denominator: "",
          }),
        ).toEqual({ kind: "written", cells: 1 });
        expect(
          await jobs.month.enterIndicator(people!, of, {
            value: "30户",
            denominator: "",
          }),
        ).toMatchObject({
          kind: "faults",
          faults: [{ field: "value", code: "other-unit" }],
        });
        const ratioFaults = async (value: string, denominator: string) => {
          const outcome = await jobs.month.enterIndicator(ratio!, of, {
            value,
            denominator,
          });
          return outcome.kind === "faults" ? outcome.faults : outcome;
        };
        expect(await ratioFaults("9", "")).toEqual([
          { field: "denominator", code: "required" },
        ]);
        expect(await ratioFaults("12", "10")).toEqual([
          { field: "value", code: "over-one" },
        ]);
        expect(await ratioFaults("９", "10")).toEqual({
          kind: "written",
          cells: 2,
        });
        const now = await view();
        expect(now.indicators[0]).toMatchObject({ value: 12000, total: 17000 });
        expect(now.indicators[2]).toMatchObject({ value: 9, denominator: 10 });
      });

      it("records a zero report with name and date", async () => {
        const { report } = await view("2026-03");
        expect(
          await jobs.month.enterReport(report!, {
            state: "zero-report",
            reporter: "",
            reportedOn: "2026-05-01",
          }),
        ).toEqual({
          kind: "faults",
          faults: [
            { field: "reporter", code: "required" },
            { field: "reportedOn", code: "in-future" },
          ],
        });
        await jobs.month.enterReport(report!, {
          state: "zero-report",
          reporter: "林海",
          reportedOn: "2026-04-02",
        });
        const now = await view("2026-03");
        expect(now.report).toMatchObject({
          state: "zero-report",
          reporter: "林海",
          reportedOn: 46114,
        });
        expect((await view()).gaps?.reportMissing).toBe(false);
      });

      it("keeps the cut-off day with the pane, since the workbook has no cell for it", async () => {
        expect(await jobs.settings.setCutoff("2026-03-31")).toEqual({
          kind: "kept",
        });
        const seen = await view();
        expect(seen.settings.asOf).toBe(46112);
        expect(groups(seen)).toContain("due 技能比赛");
      });
    });

    describe("in a workbook of the product", () => {
      beforeEach(() => make(issuedWorkbook()));

      it("sets the cut-off day in the workbook's own cell, and takes it back to the running day", async () => {
        expect(await jobs.settings.setCutoff("2026-02-28")).toEqual({
          kind: "written",
          cells: 1,
        });
        expect(await jobs.settings.view()).toMatchObject({
          cutoff: 46081,
          cutoffCell: { sheet: "季度统计" },
        });
        await jobs.undo.undo();
        expect(await jobs.settings.view()).toMatchObject({ cutoff: null });
      });

      it("takes the days of the blue light from the settings", async () => {
        const soon = async () =>
          groups(await view()).filter((each) => each.startsWith("soon")).length;
        expect(await soon()).toBe(0);
        expect(jobs.settings.keepBlueDays("很久")).toEqual({
          kind: "fault",
          code: "not-a-number",
        });
        expect(jobs.settings.keepBlueDays("45")).toEqual({ kind: "kept" });
        expect(await soon()).toBeGreaterThan(0);
      });

      it("mends what the check finds, all at once, and takes it back", async () => {
        const [first, second] = issuedPlan().nodes;
        const at = async (text: string) => (await line(text)).row;
        await under.host.write([
          {
            sheet: "月度安排",
            cells: [
              { cell: `J${await at(first!.text)}`, value: "办完" },
              { cell: `A${await at(second!.text)}`, value: null },
            ],
          },
        ]);
        const before = await cellsOf(under.host);
        const checked = await jobs.check.check();
        const findings =
          checked.kind === "checked"
            ? checked.findings.filter(({ fix }) => fix !== undefined)
            : [];
        expect(findings.length).toBeGreaterThan(0);
        const outcome = await jobs.check.fix(findings);
        expect(outcome).toEqual({
          kind: "fixed",
          fixed: findings.length,
          conflicts: [],
          outdated: 0,
        });
        const again = await jobs.check.check();
        expect(
          again.kind === "checked" && again.findings.some(({ fix }) => fix),
        ).toBe(false);
        expect(await jobs.check.fix(findings)).toMatchObject({
          fixed: 0,
          outdated: findings.length,
        });
        await jobs.undo.undo();
        expect(await cellsOf(under.host)).toEqual(before);
      });

      it("refuses to undo what a person has changed since, and undoes the rest when asked", async () => {
        const [node] = issuedPlan().nodes;
        await enter(node!.text, { status: "in-progress", result: "开了会" });
        const { row } = await line(node!.text);
        await under.host.write([
          {
            sheet: "月度安排",
            cells: [{ cell: `P${row}`, value: "开了两次会" }],
          },
        ]);
        expect(await jobs.undo.undo()).toEqual({
          kind: "changed",
          places: [{ sheet: "月度安排", cell: `P${row}` }],
          intact: 1,
        });
        expect(await jobs.undo.undo("intact")).toEqual({
          kind: "undone",
          cells: 1,
        });
        const back = await line(node!.text);
        expect(back).toMatchObject({
          stateBlank:
            node!.progress.status === "not-started" && back.stateBlank,
          progress: { result: "开了两次会" },
        });
        expect(await jobs.undo.undo()).toEqual({ kind: "nothing" });
      });
    });

    it.each([
      ["a workbook of the product", issuedWorkbook],
      ["a workbook made by hand", handMadeWorkbook],
    ])(
      "gives %s back as it was, after any entries and undoing all",
      async (_name, layout) => {
        await make(layout());
        const before = await cellsOf(under.host);
        const start = await view();
        const entry = entries(start);
        await fc.assert(
          fc.asyncProperty(
            fc.array(entry, { minLength: 1, maxLength: 5 }),
            async (steps) => {
              for (const step of steps) await act(jobs, step);
              while (jobs.undo.state().steps > 0)
                expect((await jobs.undo.undo()).kind).toBe("undone");
              expect(await cellsOf(under.host)).toEqual(before);
            },
          ),
          { numRuns: 4, seed: 20260420 },
        );
      },
      180_000,
    );
  });
}

type Step =
  | { readonly kind: "node"; readonly key: string; readonly entry: NodeEntry }
  | { readonly kind: "indicator"; readonly at: number; readonly text: string }
  | { readonly kind: "report"; readonly zero: boolean };

const STATES: readonly NodeStatus[] = [
  "not-started",
  "in-progress",
  "done",
  "deferred",
  "cancelled",
];

function entries({ nodes }: MonthOverview): fc.Arbitrary<Step> {
  const text = fc.constantFrom(
    "",
    "=1+1",
    "已开展",
    "第一行\n第二行",
    "'单引号",
  );
  return fc.oneof(
    fc.record({
      kind: fc.constant("node" as const),
      key: fc.constantFrom(...nodes.slice(0, 6).map(({ line }) => line.key)),
      entry: fc.record({
        status: fc.constantFrom(...STATES),
        progress: fc.constantFrom("", "30", "五成", "0.25"),
        doneOn: fc.constantFrom("2026-02-01", "3月5日"),
        deferTo: fc.constantFrom(month("2026-09"), month("2026-12")),
        changedOn: fc.constantFrom("2026-04-11", "2026-04-19"),
        reason: fc.constantFrom("人手不足", "+改期"),
        result: text,
      }),
    }),
    fc.record({
      kind: fc.constant("indicator" as const),
      at: fc.nat({ max: 3 }),
      text: fc.constantFrom("", "5", "１２", "1,200"),
    }),
    fc.record({ kind: fc.constant("report" as const), zero: fc.boolean() }),
  );
}

async function act(jobs: PaneJobs, step: Step): Promise<void> {
  const seen = await jobs.month.view();
  if (seen.kind !== "month") throw new Error(seen.kind);
  switch (step.kind) {
    case "node": {
      const found = seen.nodes.find(({ line }) => line.key === step.key);
      if (found !== undefined)
        await jobs.month.enterNode(found.line, step.entry);
      return;
    }
    case "indicator": {
      const line = seen.indicators[step.at];
      if (line !== undefined)
        await jobs.month.enterIndicator(line, seen.month, {
          value: step.text,
          denominator: step.text,
        });
      return;
    }
    case "report":
      if (seen.report !== null)
        await jobs.month.enterReport(seen.report, {
          state: step.zero ? "zero-report" : "reported",
          reporter: "林海",
          reportedOn: "2026-04-20",
        });
  }
}
