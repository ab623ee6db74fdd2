import { planWorkbook } from "../core/layout/plan-workbook";
import type { Language } from "../core/layout";
import {
  baselineOf,
  formatDay,
  formatMonth,
  parseBranchCode,
} from "../core/plan";
import type {
  BaselineNode,
  BranchCode,
  Plan,
  Roster,
  RosterBranch,
} from "../core/plan";
import { step } from "./ports";
import type { JobControl, OutputFolder, Toolbox } from "./ports";

/** The name of the issue record within the folder of issued workbooks. */
export const ISSUE_RECORD = "issue-record.json";

/** Stand for a branch's own values in the package that is stamped; no roster contains these characters. */
const TOKENS = {
  code: "\uE000\uE001\uE002",
  name: "\uE000\uE003\uE002",
  parent: "\uE000\uE004\uE002",
} as const;

export interface IssueOptions {
  readonly language: Language;
}

export interface Issued {
  /** The files that were written, in the roster's order. */
  readonly files: readonly {
    readonly code: BranchCode;
    readonly name: string;
    readonly file: string;
  }[];
  readonly record: string;
}

/**
 * Writes one workbook for each branch of the roster, named `编码 名称 计划名称.xlsx`,
 * and the issue record (the baseline) last, so that a record always speaks of
 * files that are there.
 */
export async function issue(
  tools: Toolbox,
  plan: Plan,
  roster: Roster,
  folder: OutputFolder,
  options: IssueOptions,
  control: JobControl = {},
): Promise<Issued> {
  const template = await tools.writeWorkbook(
    planWorkbook(withTokens(plan), {
      language: options.language,
      today: tools.today,
    }),
  );
  const stamp = tools.prepareStamp(template, Object.values(TOKENS));
  const files: { code: BranchCode; name: string; file: string }[] = [];
  const names = new Set<string>();
  for (const branch of roster.branches) {
    step(control, {
      done: files.length,
      total: roster.branches.length,
      name: branch.name,
    });
    const file = distinct(fileNameOf(branch, plan.title), names);
    const bytes = stamp.stamp(
      new Map([
        [TOKENS.code, branch.code],
        [TOKENS.name, branch.name],
        [TOKENS.parent, branch.parent],
      ]),
    );
    await folder.write(file, bytes);
    files.push({ code: branch.code, name: branch.name, file });
  }
  const record = await folder.write(
    ISSUE_RECORD,
    issueRecordBytes(tools, plan, roster),
  );
  step(control, { done: files.length, total: files.length, name: "" });
  return { files, record };
}

function withTokens(plan: Plan): Plan {
  const code = parseBranchCode(TOKENS.code);
  if (code === null) throw new Error("the token is no branch code");
  return {
    ...plan,
    branchCode: code,
    branchName: TOKENS.name,
    parentUnion: TOKENS.parent,
  };
}

/** `编码 名称 计划名称.xlsx`, without what file systems refuse. */
export function fileNameOf(branch: RosterBranch, title: string): string {
  return fileNameFrom([branch.code, branch.name, title], "xlsx");
}

/** A name of these words, without what file systems refuse and no longer than they take. */
export function fileNameFrom(
  words: readonly string[],
  extension: string,
): string {
  const name = words
    .filter((part) => part !== "")
    .join(" ")
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    .replace(/[\u0000-\u001f\\/:*?"<>|]/gu, "_")
    .replace(/^\.+/u, "_")
    .slice(0, 100)
    .replace(/[. ]+$/u, "");
  return `${name}.${extension}`;
}

/** Two branches whose names differ only in refused characters still get a file each. */
function distinct(name: string, taken: Set<string>): string {
  let candidate = name;
  for (let n = 2; taken.has(candidate.toLowerCase()); n += 1) {
    candidate = name.replace(/\.xlsx$/u, ` (${n}).xlsx`);
  }
  taken.add(candidate.toLowerCase());
  return candidate;
}

/** The issue record as a file. */
export function issueRecordBytes(
  tools: Pick<Toolbox, "today">,
  plan: Plan,
  roster: Roster,
): Uint8Array {
  const text = JSON.stringify(issueRecord(tools, plan, roster), null, 1);
  return new TextEncoder().encode(`${text}\n`);
}

function issueRecord(
  tools: Pick<Toolbox, "today">,
  plan: Plan,
  roster: Roster,
): unknown {
  return {
    format: "union-plan-issue",
    version: 1,
    issuedOn: formatDay(tools.today),
    plan: {
      id: plan.id,
      title: plan.title,
      period: {
        kind: plan.period.kind,
        start: formatMonth(plan.period.start),
        months: plan.period.months,
      },
    },
    nodes: baselineOf(plan).map((node: BaselineNode) => ({
      ...node,
      dueMonth: formatMonth(node.dueMonth),
    })),
    roster: roster.branches,
  };
}
