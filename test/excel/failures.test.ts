import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { HostError } from "../../src/core/layout";
import { OfficeJsHost } from "../../src/excel";
import { APRIL, ITEMS, MARCH, sampleLayout } from "../contract/sample-layout";
import { ERROR_CODES, startExcelHost } from "../excel-host";
import type { ExcelHost, Fault } from "../excel-host";
import { addressOf } from "../excel-host/model/address";
import { fingerprint } from "./fingerprint";
import { runtimeOf } from "./runtime";

let excel: ExcelHost;
let waits: boolean[];

beforeEach(() => {
  excel = startExcelHost();
  waits = [];
});

afterEach(() => {
  excel.stop();
});

function hostOf(
  options: { readonly requestLimit?: number } = {},
): OfficeJsHost {
  return new OfficeJsHost({
    runtime: runtimeOf(excel),
    onWait: (waiting) => waits.push(waiting),
    wait: () => Promise.resolve(),
    patience: 2_000,
    ...options,
  });
}

const MORE = [
  { id: "N0009", text: "新增座谈", month: APRIL },
  ...ITEMS.map((item) => ({ ...item, text: `${item.text}（修订）` })),
];

/** What is done to a workbook in which a person has worked, and what it is done to. */
const VERBS = {
  "a first creation": {
    prepare: () => Promise.resolve(),
    run: (host: OfficeJsHost) => host.render(sampleLayout(), "create"),
  },
  "an update": {
    prepare: prepared,
    run: (host: OfficeJsHost) =>
      host.render(sampleLayout(MORE, "改过的目标"), "update"),
  },
  "an update that makes a sheet": {
    prepare: async (host: OfficeJsHost) => {
      await prepared(host);
      excel.workbook.sheet("_记录")!.visibility = "Hidden";
      excel.person.deleteSheet("_记录");
    },
    run: (host: OfficeJsHost) => host.render(sampleLayout(MORE), "update"),
  },
  "a write": {
    prepare: prepared,
    run: (host: OfficeJsHost) =>
      host.write([
        {
          sheet: "安排",
          cells: [
            { cell: "A4", value: "007" },
            { cell: "D5", value: 1 },
            { cell: "E4", value: null },
            { cell: "E5", value: MARCH + 4, day: true },
          ],
        },
        { sheet: "汇总", cells: [{ cell: "B4", value: "=不是公式" }] },
      ]),
  },
} as const;

async function prepared(host: OfficeJsHost): Promise<void> {
  await host.render(sampleLayout(), "create");
  excel.person.type("安排", "D4", 0.6);
  excel.person.type("安排", "E4", "等通知");
  excel.person.type("安排", "F3", "自评");
  excel.person.type("安排", "F5", "=D4*2");
  excel.person.addTableRow("tblNodes", ["", "临时走访", APRIL]);
  excel.person.type("安排", "A12", "表下的说明");
  excel.person.type("汇总", "B5", "王芳");
}

/** Each code, with nothing of the request done; the usual ones with a part and with all of it done; no answer at all. */
const FAULTS: readonly Fault[] = [
  ...ERROR_CODES.map((code) => ({ code })),
  ...(
    [
      "GeneralException",
      "InvalidOperationInCellEditMode",
      "AccessDenied",
    ] as const
  ).flatMap((code) =>
    [7, 40, 100_000].map((afterActions) => ({ code, afterActions })),
  ),
  { gone: true },
  { gone: true, carriedOut: true },
];

function told(fault: Fault): string {
  return JSON.stringify(fault);
}

describe.each(Object.entries(VERBS))("%s", (_name, { prepare, run }) => {
  it("leaves the workbook as it was or as wanted, whichever request fails and however", async () => {
    const requests = await countRequests(prepare, run);
    expect(requests).toBeGreaterThan(1);
    const wrong: string[] = [];
    for (let request = 1; request <= requests; request += 1) {
      for (const fault of FAULTS) {
        excel.stop();
        excel = startExcelHost();
        const host = hostOf();
        await prepare(host);
        const before = fingerprint(excel);
        const wanted = await wantedBy(prepare, run);
        excel.faults.at(request, fault);
        const error = await run(host).then(
          () => null,
          (reason: unknown) => reason,
        );
        const now = JSON.stringify(fingerprint(excel));
        const asWanted = now === wanted;
        const asBefore = now === JSON.stringify(before);
        if (
          error === null
            ? !asWanted
            : !(error instanceof HostError) ||
              !(asBefore || asWanted) ||
              error.stands.length > 0
        )
          wrong.push(`request ${request}, ${told(fault)}: ${String(error)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("names what stands where the host does not come back, and takes nothing of a person's away", async () => {
    const requests = await countRequests(prepare, run);
    for (const fault of [
      { code: "GeneralException", afterActions: 20 },
      { gone: true, carriedOut: false },
    ] as const) {
      excel.stop();
      excel = startExcelHost();
      const host = hostOf();
      await prepare(host);
      const before = fingerprint(excel);
      excel.faults.from(requests, fault);
      const error: unknown = await run(host).catch((reason: unknown) => reason);
      excel.faults.clear();
      expect(error).toBeInstanceOf(HostError);
      const changed = differences(before, fingerprint(excel));
      const { stands } = error as HostError;
      const unnamed = changed.filter((key) => !isNamed(key, stands));
      expect(unnamed).toEqual([]);
    }
  });
});

/** Requests of a verb that goes well. */
async function countRequests(
  prepare: (host: OfficeJsHost) => Promise<void>,
  run: (host: OfficeJsHost) => Promise<void>,
): Promise<number> {
  excel.stop();
  excel = startExcelHost();
  const host = hostOf();
  await prepare(host);
  excel.counters.reset();
  await run(host);
  return excel.counters.requests;
}

const wantedStates = new Map<unknown, string>();

/** The workbook as the verb makes it when nothing fails. */
async function wantedBy(
  prepare: (host: OfficeJsHost) => Promise<void>,
  run: (host: OfficeJsHost) => Promise<void>,
): Promise<string> {
  const known = wantedStates.get(run);
  if (known !== undefined) return known;
  const kept = excel;
  excel = startExcelHost();
  const host = hostOf();
  await prepare(host);
  await run(host);
  const wanted = JSON.stringify(fingerprint(excel));
  excel.stop();
  excel = kept;
  wantedStates.set(run, wanted);
  return wanted;
}

function differences(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): readonly string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter(
    (key) =>
      !["sheets", "eventsEnabled"].includes(key) &&
      JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
}

/** Whether what stands names a change: its sheet, its name, a range around it, or the table that has grown into it. */
function isNamed(key: string, stands: readonly string[]): boolean {
  const cell = /^(.*)!R(\d+)C(\d+)$/.exec(key);
  if (cell === null)
    return stands.some((line) => key.includes(line.split("!")[0] ?? line));
  const [, sheet = "", row, column] = cell;
  return stands.some((line) => {
    const [name = "", range] = line.split("!");
    if (range === undefined)
      return name === sheet || (name === "tblNodes" && sheet === "安排");
    const { rect } =
      excel.workbook.sheet(name) === null ? { rect: null } : addressOf(range);
    return (
      name === sheet &&
      rect !== null &&
      Number(row) > rect.row &&
      Number(row) <= rect.row + rect.rows &&
      Number(column) > rect.column &&
      Number(column) <= rect.column + rect.columns
    );
  });
}
