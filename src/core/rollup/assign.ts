import { finding } from "../finding";
import type { Finding } from "../finding";
import { periodsOverlap } from "../plan";
import type { BranchCode, Month, Roster } from "../plan";
import type { Collection } from "./collection";
import { identify } from "./identify";
import type { KnownBranch } from "./identify";
import { compareText } from "./matching";
import type { Submission } from "./submission";

/**
 * Which of several files of one branch counts: the one with the newest report
 * month, then the newest saved; or the one that was saved first. `ask` is
 * `newest` until a person has chosen.
 */
export type Preference = "newest" | "first" | "ask";

/** The files of one branch, sorted out. Order of files has no influence. */
export interface BranchFiles extends KnownBranch {
  /** Those that count, by period; their periods do not overlap. */
  readonly counted: readonly Submission[];
  /** Those that do not, because they overlap one that does and differ from it. */
  readonly rivals: readonly Submission[];
  /** Files with the same content as one that counts. */
  readonly copies: readonly string[];
  /** Files that could not be read and are named after the branch. */
  readonly unreadable: readonly string[];
  /** 存疑: a file that counts names another branch on its cover than in `_plan`. */
  readonly doubtful: boolean;
}

export interface AssignedFiles {
  readonly branches: readonly BranchFiles[];
  /** 多报: files of nobody on the roster. */
  readonly unexpected: readonly {
    readonly file: string;
    readonly code: BranchCode | null;
  }[];
  readonly findings: readonly Finding[];
}

/**
 * Gives every file to its branch and picks those that count
 * (docs/completion.md, Submissions and The roll-up's period;
 * docs/plan-format.md, Finding things). Without a roster every branch that was
 * seen is one. `chosen` are files that a person picked among duplicates.
 */
export function assignFiles(
  collection: Collection,
  roster: Roster | null,
  prefer: Preference,
  chosen: ReadonlySet<string>,
): AssignedFiles {
  const submissions = [...collection.submissions.values()].sort(byFile);
  const unreadable = [...collection.unreadable.values()].flatMap(
    ({ place }) => place.file ?? [],
  );
  const identified = identify(submissions, unreadable, roster);
  const findings: Finding[] = [...identified.findings];
  const branches = identified.branches.map((branch): BranchFiles => {
    const name = branch.known.name;
    const { originals, copies } = dropCopies(
      branch.submissions,
      name,
      findings,
    );
    const { counted, rivals } = pick(
      originals,
      name,
      order(prefer, chosen),
      findings,
    );
    return {
      ...branch.known,
      counted,
      rivals,
      copies,
      unreadable: branch.unreadable,
      doubtful: counted.some((submission) =>
        identified.doubtful.has(submission),
      ),
    };
  });
  return { branches, unexpected: identified.unexpected, findings };
}

/** Equal content counts once, silently but listed. */
function dropCopies(
  submissions: readonly Submission[],
  name: string,
  findings: Finding[],
): { originals: readonly Submission[]; copies: readonly string[] } {
  const byDigest = new Map<string, Submission[]>();
  for (const submission of submissions) {
    const group = byDigest.get(submission.digest);
    if (group === undefined) byDigest.set(submission.digest, [submission]);
    else group.push(submission);
  }
  const copies: string[] = [];
  const originals: Submission[] = [];
  for (const [original, ...rest] of byDigest.values()) {
    if (original === undefined) continue;
    originals.push(original);
    for (const { file } of rest) {
      copies.push(file);
      findings.push(
        finding(
          "submission-equal",
          { file },
          { name, files: listed([original.file, file]) },
        ),
      );
    }
  }
  return { originals, copies };
}

/** Takes the preferred files as long as their periods do not overlap; the others are duplicates. */
function pick(
  submissions: readonly Submission[],
  name: string,
  compare: (a: Submission, b: Submission) => number,
  findings: Finding[],
): { counted: readonly Submission[]; rivals: readonly Submission[] } {
  const counted: Submission[] = [];
  const rivals: Submission[] = [];
  for (const submission of [...submissions].sort(compare)) {
    const taken = counted.find(({ period }) =>
      periodsOverlap(period, submission.period),
    );
    if (taken === undefined) {
      counted.push(submission);
      continue;
    }
    rivals.push(submission);
    const same =
      taken.period.start === submission.period.start &&
      taken.period.months === submission.period.months;
    const code = same ? "submission-duplicate" : "plans-overlap";
    const files = listed([taken.file, submission.file]);
    findings.push(
      finding(
        code,
        { file: submission.file },
        { name, files, file: taken.file },
      ),
    );
  }
  return {
    counted: counted.sort((a, b) => a.period.start - b.period.start),
    rivals: rivals.sort(byFile),
  };
}

function order(
  prefer: Preference,
  chosen: ReadonlySet<string>,
): (a: Submission, b: Submission) => number {
  const preferred = prefer === "first" ? firstSaved : newest;
  return (a, b) =>
    Number(chosen.has(b.file)) - Number(chosen.has(a.file)) ||
    preferred(a, b) ||
    byFile(a, b);
}

function newest(a: Submission, b: Submission): number {
  return (
    (lastReported(b) ?? 0) - (lastReported(a) ?? 0) ||
    (savedTime(b) ?? -1) - (savedTime(a) ?? -1)
  );
}

function firstSaved(a: Submission, b: Submission): number {
  const [first, second] = [savedTime(a), savedTime(b)];
  if (first === null || second === null)
    return Number(first === null) - Number(second === null);
  return first - second;
}

function byFile(a: Submission, b: Submission): number {
  return compareText(a.file, b.file) || compareText(a.digest, b.digest);
}

/** The newest month for which something is reported. */
function lastReported({ reports }: Submission): Month | null {
  let last: Month | null = null;
  for (const { month } of reports ?? [])
    if (last === null || month > last) last = month;
  return last;
}

/** Milliseconds of a time as files write it, by the clock of UTC where it names no zone. */
function savedTime({ savedAt }: Submission): number | null {
  if (savedAt === null) return null;
  const zoned =
    /(?:Z|[+-]\d{2}:?\d{2})$/i.test(savedAt) || !savedAt.includes("T");
  const time = Date.parse(zoned ? savedAt : `${savedAt}Z`);
  return Number.isNaN(time) ? null : time;
}

function listed(files: readonly string[]): string {
  return [...files].sort(compareText).join("、");
}
