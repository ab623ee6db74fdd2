import { parseBranchCode } from "../../../src/core/plan";
import type { BaselineNode, BranchCode, Roster } from "../../../src/core/plan";
import {
  addSubmission,
  emptyCollection,
  factsOf,
  rollUp,
} from "../../../src/core/rollup";
import type {
  BranchRollup,
  Collection,
  IssuedBaseline,
  Rollup,
  RollupOptions,
  Submission,
} from "../../../src/core/rollup";
import { day, periodFrom, readingTable } from "../plan-table";
import type { Head } from "../plan-table";

/** The facts of a drawn plan. The digest is the file's name unless the test says otherwise. */
export function submit(
  table: string,
  head: Head = {},
  digest?: string,
): Submission {
  const reading = readingTable(table, head);
  return factsOf(reading, {
    digest: digest ?? reading.file,
    findings: reading.findings,
  });
}

/** A collection of the given files. */
export function collect(...submissions: readonly Submission[]): Collection {
  const collection = emptyCollection();
  for (const submission of submissions) addSubmission(collection, submission);
  return collection;
}

/** Rolls up; by default as of 30 September 2026, looked back on from 15 October. */
export function roll(
  collection: Collection,
  options: Partial<Omit<RollupOptions, "asOf" | "today">> & {
    asOf?: string;
    today?: string;
  } = {},
): Rollup {
  const { asOf = "2026-09-30", today = "2026-10-15", ...rest } = options;
  return rollUp(collection, { ...rest, asOf: day(asOf), today: day(today) });
}

/** A roster of branches written `B01` or `B01 第一小学工会`. */
export function roster(...branches: readonly string[]): Roster {
  return {
    branches: branches.map((written) => {
      const [code = "", name = `${code}工会`] = written.split(" ");
      return {
        code: codeOf(code),
        name,
        parent: "县总工会",
        contact: "",
        phone: "",
        path: ["县总工会"],
      };
    }),
  };
}

/** An issue record in which every branch has the same nodes. */
export function issued(
  nodes: readonly BaselineNode[],
  codes: readonly string[],
  period = "2026-01/12",
): IssuedBaseline {
  return {
    period: periodFrom(period),
    branches: new Map(codes.map((code) => [codeOf(code), nodes])),
  };
}

export function branchOf(rollup: Rollup, key: string): BranchRollup {
  const found = rollup.branches.find((branch) => branch.key === key);
  if (found === undefined) throw new Error(`no branch ${key}`);
  return found;
}

/** Code and file of every finding, `file: code`. */
export function codes(rollup: Rollup): readonly string[] {
  return rollup.findings.map(
    ({ code, place }) => `${place.file ?? ""}: ${code}`,
  );
}

function codeOf(text: string): BranchCode {
  const code = parseBranchCode(text);
  if (code === null) throw new Error(`not a code: ${text}`);
  return code;
}
