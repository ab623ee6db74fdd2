import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { ISSUE_RECORD, issue } from "../../src/app/issue";
import { rollUpFiles } from "../../src/app/rollup";
import { planFromSource } from "../../src/app/source";
import {
  openDocument,
  readIssueRecord,
  readRoster,
} from "../../src/cli/documents";
import { inputFiles, outputFolder } from "../../src/cli/files";
import { nodeToolbox } from "../../src/cli/toolbox";
import {
  dayOf,
  parseIsoMonth,
  periodOf,
  type PlanPeriod,
} from "../../src/core/plan";
import { rollupJson } from "../../src/core/rollup";

/**
 * Whole roll-ups of workbooks that Python writes with openpyxl, against figures
 * that Python counts from docs/completion.md by itself (test/interop/oracle/).
 */
const ORACLE = path.join(import.meta.dirname, "oracle");
/** Debian's own Python, for which the package python3-openpyxl is. */
const PYTHON = "/usr/bin/python3";
const HAND_MADE_SEEDS = 48;
const ISSUED_SEEDS = 8;
const ROSTER = `单位编码,单位名称,上级工会
C01,青松镇工会,
C02,红旗厂工会,C01
C03,东风校工会,C01
C04,向阳社区工会,C01
C05,新城工会,
C06,北河工会,C05
`;

type Figures = Readonly<Record<string, unknown>>;

interface Row {
  readonly code: string;
  readonly [key: string]: unknown;
}

interface Listed {
  readonly file: string | null;
  readonly sheet: string | null;
  readonly row: number;
}

interface Found {
  readonly code: string;
  readonly file: string | null;
  readonly sheet: string | null;
  readonly cell: string | null;
}

/** What both sides say of one roll-up; lists sorted, equal copies under one name. */
interface Answer {
  readonly period: Figures;
  readonly roster: Figures;
  readonly branches: readonly Row[];
  readonly reporting: Figures;
  readonly expected: Figures;
  readonly fields: Figures;
  readonly indicators: readonly Figures[];
  readonly overdue: readonly Listed[];
}

interface Case extends Answer {
  readonly options: { readonly asOf: string; readonly period: string | null };
  readonly findings: readonly (readonly [string, string, string, string])[];
  /** Copies of equal content, by the file that they are copies of. */
  readonly equal: Readonly<Record<string, string>>;
}

interface RollupJson {
  readonly period: Figures;
  readonly roster: {
    readonly duplicates: readonly Row[];
    readonly notFilled: readonly string[];
    readonly missing: readonly string[];
  };
  readonly branches: readonly Row[];
  readonly totals: {
    readonly reporting: Figures;
    readonly expected: Figures;
  };
  readonly fields: readonly {
    readonly workField: string;
    readonly quarters: unknown;
  }[];
  readonly indicators: readonly Figures[];
  readonly overdue: readonly Listed[];
  readonly findings: readonly Found[];
}

const root = mkdtempSync(path.join(tmpdir(), "union-plan-oracle-"));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe("the roll-up of workbooks made by hand", () => {
  const seeds = Array.from({ length: HAND_MADE_SEEDS }, (_, seed) => seed);
  beforeAll(() => {
    const last = String(HAND_MADE_SEEDS);
    python("cases.py", [path.join(root, "hand"), "0", last]);
  });

  it.each(seeds)(
    "gives every figure that is counted apart from it, case %i",
    async (seed) => {
      await expectAgreement(path.join(root, "hand", String(seed)), null);
    },
  );
});

describe("the roll-up of issued workbooks that people have changed", () => {
  const seeds = Array.from({ length: ISSUED_SEEDS }, (_, seed) => seed);
  const issued = path.join(root, "issued");
  beforeAll(async () => {
    await issueTo(issued);
    const last = String(ISSUED_SEEDS);
    python("issued.py", [issued, path.join(root, "changed"), "0", last]);
  });

  it.each(seeds)(
    "gives every figure that is counted apart from it, case %i",
    async (seed) => {
      const record = path.join(issued, ISSUE_RECORD);
      await expectAgreement(path.join(root, "changed", String(seed)), record);
    },
  );
});

async function issueTo(folder: string): Promise<void> {
  const file = path.join(root, "roster.csv");
  writeFileSync(file, ROSTER);
  const tools = nodeToolbox();
  const source = { type: "template", key: "residents" } as const;
  const { plan } = await planFromSource(tools, openDocument, source, {
    start: parseIsoMonth("2024-01"),
  });
  const roster = await readRoster(file, "zh");
  const output = outputFolder(folder, false);
  await issue(tools, plan, roster, output, { language: "zh" });
  expect(readdirSync(folder)).toHaveLength(7);
}

async function expectAgreement(
  folder: string,
  record: string | null,
): Promise<void> {
  const known = JSON.parse(
    readFileSync(path.join(folder, "case.json"), "utf8"),
  ) as Case;
  const roster = path.join(folder, "roster.csv");
  const { options } = known;
  const rollup = await rollUpFiles(nodeToolbox(), {
    files: await inputFiles([path.join(folder, "files")]),
    roster: existsSync(roster) ? await readRoster(roster, "zh") : null,
    record: record === null ? null : await readIssueRecord(record),
    period: options.period === null ? null : yearFrom(options.period),
    asOf: dayFrom(options.asOf),
    prefer: "newest",
    language: "zh",
  });
  const json = JSON.parse(JSON.stringify(rollupJson(rollup))) as RollupJson;
  const answer = answerOf(json, known);
  expect(rounded(answer)).toEqual(rounded(pick(known, Object.keys(answer))));
  const found = new Set(
    json.findings.map(({ code, file, sheet, cell }) =>
      [code, original(file, known), sheet, cell].join("\n"),
    ),
  );
  for (const finding of known.findings)
    expect(found).toContain(finding.join("\n"));
}

function answerOf(json: RollupJson, known: Case): Answer {
  const { roster, totals } = json;
  const expected = pick(totals.expected, ["quarters", "year"]);
  const shown = new Map(known.branches.map((row) => [row.code, row]));
  return {
    period: json.period,
    roster: {
      ...roster,
      notFilled: [...roster.notFilled].sort(),
      missing: [...roster.missing].sort(),
      duplicates: byKey(roster.duplicates, ({ code }) => code),
    },
    branches: byKey(json.branches, ({ code }) => code).map((row) => ({
      code: row.code,
      ...pick(row, Object.keys(shown.get(row.code) ?? row)),
    })),
    reporting: totals.reporting,
    expected,
    fields: Object.fromEntries(
      json.fields.map(({ workField, quarters }) => [workField, quarters]),
    ),
    indicators: byKey(json.indicators, (row) =>
      [row["name"], row["unit"], row["kind"]].join("\n"),
    ),
    overdue: byKey(
      json.overdue.map((row) => ({ ...row, file: original(row.file, known) })),
      ({ file, sheet, row }) =>
        [file, sheet, String(row).padStart(7, "0")].join("\n"),
    ),
  };
}

/** By code points, as Python sorts. */
function byKey<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly Item[] {
  const compare = (a: string, b: string): number => (a < b ? -1 : 1);
  return [...items].sort((a, b) => compare(keyOf(a), keyOf(b)));
}

function original(file: string | null, { equal }: Case): string | null {
  return file === null ? null : (equal[file] ?? file);
}

function pick(from: object, keys: readonly string[]): Figures {
  const values = new Map(Object.entries(from));
  return Object.fromEntries(keys.map((key) => [key, values.get(key)]));
}

/** Sums of weights differ in their last binary digits with the order of adding. */
function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, inner: unknown) =>
      typeof inner === "number" ? Number(inner.toFixed(9)) : inner,
    ),
  ) as unknown;
}

function dayFrom(text: string): NonNullable<ReturnType<typeof dayOf>> {
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  const found = dayOf(year, month, day);
  if (found === null) throw new Error(`${text} is no day`);
  return found;
}

function yearFrom(start: string): PlanPeriod {
  const month = parseIsoMonth(start);
  if (month === null) throw new Error(`${start} is no month`);
  return periodOf("calendar-year", month);
}

function python(script: string, words: readonly string[]): void {
  try {
    execFileSync(PYTHON, ["-B", path.join(ORACLE, script), ...words], {
      encoding: "utf8",
      stdio: "pipe",
    });
  } catch (error) {
    const said =
      error instanceof Error && "stderr" in error ? String(error.stderr) : "";
    if (said === "" || said.includes("No module named 'openpyxl'"))
      throw new Error(
        "openpyxl was not found: install the Debian package python3-openpyxl",
        { cause: error },
      );
    throw new Error(said, { cause: error });
  }
}
