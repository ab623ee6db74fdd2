import { finding } from "../finding";
import type { Finding } from "../finding";
import type { BranchCode, Roster } from "../plan";
import { matchKey } from "./matching";
import type { Submission } from "./submission";

/** A branch of the roster, or one that was only seen in files. */
export interface KnownBranch {
  /** The code, or the name of a branch that has none; unique in a roll-up. */
  readonly key: string;
  readonly code: BranchCode | null;
  readonly name: string;
  readonly parent: string;
  readonly contact: string;
  readonly phone: string;
  /** Codes (names where there is no code) of the unions above it, top first. */
  readonly path: readonly string[];
}

export interface IdentifiedBranch {
  readonly known: KnownBranch;
  readonly submissions: readonly Submission[];
  /** Files that could not be read and are named after the branch. */
  readonly unreadable: readonly string[];
}

export interface IdentifiedFiles {
  readonly branches: readonly IdentifiedBranch[];
  /** Submissions whose cover and `_plan` name different branches. */
  readonly doubtful: ReadonlySet<Submission>;
  readonly unexpected: readonly {
    readonly file: string;
    readonly code: BranchCode | null;
  }[];
  readonly findings: readonly Finding[];
}

/**
 * Finds the branch of every file. With a roster: by code, by name where there
 * is no code; where the code or the name on 封面 contradicts `_plan`, 封面 wins
 * if the roster has it, and the file is doubtful. Without one, every branch
 * seen is a branch. Folders and names of readable files say nothing; a file
 * that cannot be read is known by nothing else than its name.
 *
 * @param submissions in an order that does not depend on how they were collected
 */
export function identify(
  submissions: readonly Submission[],
  unreadable: readonly string[],
  roster: Roster | null,
): IdentifiedFiles {
  const branches =
    roster === null ? branchesSeen(submissions) : branchesOf(roster);
  const book = new BranchBook(branches, roster !== null);
  const files = branches.map(() => ({
    submissions: [] as Submission[],
    unreadable: [] as string[],
  }));
  const doubtful = new Set<Submission>();
  const unexpected: { file: string; code: BranchCode | null }[] = [];
  const findings: Finding[] = [];
  for (const submission of submissions) {
    const { index, conflict } = book.find(submission);
    if (conflict) {
      doubtful.add(submission);
      findings.push(...conflictFinding(submission));
    }
    if (index === null) {
      const { file, branchName: name } = submission;
      unexpected.push({
        file,
        code: submission.branchCode ?? submission.recordedCode,
      });
      findings.push(
        finding("submission-unexpected", { file }, name === "" ? {} : { name }),
      );
    } else files[index]?.submissions.push(submission);
  }
  for (const file of unreadable) {
    const index = book.findByFileName(file);
    if (index !== null) files[index]?.unreadable.push(file);
  }
  return {
    branches: branches.map((known, i) => ({
      known,
      submissions: files[i]?.submissions ?? [],
      unreadable: files[i]?.unreadable ?? [],
    })),
    doubtful,
    unexpected,
    findings,
  };
}

/** Looks up branches by code and by name; a name that several have finds none of them. */
class BranchBook {
  private readonly byCode = new Map<string, number>();
  private readonly byName = new Map<string, number | null>();
  /** Branches that were only seen in one file, which names neither. */
  private readonly byFile = new Map<string, number>();

  /** @param authoritative the branches are a roster's, not merely what files say of themselves */
  constructor(
    private readonly branches: readonly KnownBranch[],
    private readonly authoritative: boolean,
  ) {
    branches.forEach(({ code, name, key: label }, i) => {
      if (code !== null) this.byCode.set(matchKey(code), i);
      const key = matchKey(name);
      if (code === null && key === "") this.byFile.set(label, i);
      if (key !== "") this.byName.set(key, this.byName.has(key) ? null : i);
    });
  }

  /** The branch of a submission, and whether the file contradicts itself about it. */
  find(submission: Submission): {
    readonly index: number | null;
    readonly conflict: boolean;
  } {
    const { branchCode: cover, recordedCode: record } = submission;
    const byName = this.byName.get(matchKey(submission.branchName)) ?? null;
    if (
      cover !== null &&
      record !== null &&
      matchKey(cover) !== matchKey(record)
    ) {
      const index = this.codeIndex(cover) ?? byName ?? this.codeIndex(record);
      return { index, conflict: true };
    }
    const code = cover ?? record;
    if (code === null) {
      const index = byName ?? this.byFile.get(submission.file) ?? null;
      return { index, conflict: false };
    }
    const byCode = this.codeIndex(code);
    if (submission.recordedName !== null) {
      // The code came with the file, the name was typed over it: a neighbour's file used again.
      const index = this.authoritative
        ? (byName ?? byCode)
        : (byCode ?? byName);
      return { index, conflict: true };
    }
    const contradicted = byName !== null && byName !== byCode;
    return { index: byCode ?? byName, conflict: contradicted };
  }

  /** By the name that `issue` gives (`编码 名称 计划名称.xlsx`): the code it begins with, or a name in it. */
  findByFileName(file: string): number | null {
    const base = matchable(
      file.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1),
    );
    let longest = 0;
    let found: number | null = null;
    for (const [index, { code }] of this.branches.entries()) {
      const prefix = code === null ? "" : matchable(code);
      if (prefix.length <= longest || !base.startsWith(prefix)) continue;
      if (/^[\p{L}\p{N}]/u.test(base.slice(prefix.length))) continue;
      longest = prefix.length;
      found = index;
    }
    if (found !== null) return found;
    const named = base
      .replace(/\.[a-z]+$/, "")
      .split(/[\s_]+/)
      .flatMap((part) => this.byName.get(matchKey(part)) ?? []);
    return new Set(named).size === 1 ? (named[0] ?? null) : null;
  }

  private codeIndex(code: string): number | null {
    return this.byCode.get(matchKey(code)) ?? null;
  }
}

/** Like `matchKey`, but white space stays: in a file's name it parts the words. */
function matchable(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}

/** Unless whoever read or checked the file has said so already. */
function conflictFinding(submission: Submission): readonly Finding[] {
  if (submission.findings.some(({ code }) => code === "branch-conflict"))
    return [];
  const { branchCode, branchName, recordedCode, recordedName } = submission;
  const place = { file: submission.file, ...submission.coverPlace };
  const words = (code: string | null, name: string): string =>
    `${code ?? ""} ${name}`.trim();
  return [
    finding("branch-conflict", place, {
      cover: words(branchCode, branchName),
      recorded: words(recordedCode ?? branchCode, recordedName ?? branchName),
    }),
  ];
}

/** The roster's rows; of rows with one code the first. */
function branchesOf(roster: Roster): readonly KnownBranch[] {
  const seen = new Set<string>();
  return roster.branches.flatMap(
    ({ code, name, parent, contact, phone, path }) => {
      const key = matchKey(code);
      if (seen.has(key)) return [];
      seen.add(key);
      return { key: code, code, name, parent, contact, phone, path };
    },
  );
}

/**
 * The branches that the files name, by code, then those without a code. A file
 * without a code belongs to the branch with its name if there is just one.
 */
function branchesSeen(
  submissions: readonly Submission[],
): readonly KnownBranch[] {
  const coded = new Map<string, KnownBranch>();
  const codesOfName = new Map<string, Set<string>>();
  for (const submission of submissions) {
    const code = submission.branchCode ?? submission.recordedCode;
    if (code === null) continue;
    const key = matchKey(code);
    const known = coded.get(key);
    if (known === undefined || known.name === "")
      coded.set(key, branchSeen(code, submission));
    const name = matchKey(submission.branchName);
    codesOfName.set(name, (codesOfName.get(name) ?? new Set()).add(key));
  }
  const named = new Map<string, KnownBranch>();
  for (const submission of submissions) {
    if ((submission.branchCode ?? submission.recordedCode) !== null) continue;
    const name = matchKey(submission.branchName);
    if (name !== "" && codesOfName.get(name)?.size === 1) continue;
    const key = name === "" ? `\n${submission.file}` : name;
    if (!named.has(key)) named.set(key, branchSeen(null, submission));
  }
  const byKey = (a: KnownBranch, b: KnownBranch): number =>
    a.key < b.key ? -1 : 1;
  return [
    ...[...coded.values()].sort(byKey),
    ...[...named.values()].sort(byKey),
  ];
}

function branchSeen(
  code: BranchCode | null,
  submission: Submission,
): KnownBranch {
  const { branchName, parentUnion, file } = submission;
  return {
    key: code ?? (branchName === "" ? file : branchName),
    code,
    name: branchName,
    parent: parentUnion,
    contact: "",
    phone: "",
    path: parentUnion === "" ? [] : [parentUnion],
  };
}
