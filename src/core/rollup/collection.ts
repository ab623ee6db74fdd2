import { finding } from "../finding";
import type { Finding, FindingCode, Params } from "../finding";
import type { BaselineNode } from "../plan";
import type { IndicatorFact, NodeFact, Submission } from "./submission";

/**
 * Everything that was collected for a roll-up, in no order: what counts is
 * decided only when it is rolled up. Grows by `addSubmission` and
 * `addUnreadable`; texts that many files share are held once.
 */
export interface Collection {
  /** By file and digest: a file that is handed in twice is there once. */
  readonly submissions: Map<string, Submission>;
  /** Findings about files that could not be read at all, by file and code. */
  readonly unreadable: Map<string, Finding>;
  readonly pool: SharedTexts;
}

interface SharedTexts {
  readonly texts: Map<string, string>;
  readonly baselines: Map<string, readonly BaselineNode[]>;
}

export function emptyCollection(): Collection {
  return {
    submissions: new Map(),
    unreadable: new Map(),
    pool: { texts: new Map(), baselines: new Map() },
  };
}

/** Adds one readable file to the collection, in place. The same file with the same content counts once. */
export function addSubmission(
  collection: Collection,
  submission: Submission,
): void {
  const key = `${submission.file}\n${submission.digest}`;
  if (collection.submissions.has(key)) return;
  collection.submissions.set(key, shareTexts(submission, collection.pool));
}

/**
 * Adds a file that could not be read, in place. `code` says why: one of the
 * catalogue's codes for files that cannot be read at all.
 */
export function addUnreadable(
  collection: Collection,
  file: string,
  code: FindingCode,
  params: Params = {},
): void {
  collection.unreadable.set(
    `${file}\n${code}`,
    finding(code, { file }, params),
  );
}

/**
 * What both hold, as a new collection. Associative and commutative: files may
 * be read by several workers, in any order and grouping.
 */
export function mergeCollections(a: Collection, b: Collection): Collection {
  const merged = emptyCollection();
  for (const part of [a, b]) {
    for (const submission of part.submissions.values())
      addSubmission(merged, submission);
    for (const [key, found] of part.unreadable)
      merged.unreadable.set(key, found);
  }
  return merged;
}

/** The submission with every text taken from the pool, so that thousands of files share theirs. */
function shareTexts(submission: Submission, pool: SharedTexts): Submission {
  const share = <T extends string>(text: T): T => shared(pool.texts, text);
  return {
    ...submission,
    nodes: submission.nodes.map((node): NodeFact => shareNode(node, share)),
    indicators: submission.indicators.map((fact): IndicatorFact => ({
      ...fact,
      name: share(fact.name),
      unit: share(fact.unit),
      sheet: share(fact.sheet),
    })),
    goals: submission.goals.map((goal) => ({
      ...goal,
      text: share(goal.text),
    })),
    baseline:
      submission.baseline === null
        ? null
        : shareBaseline(submission.baseline, pool),
  };
}

/** Spelled out: a literal holds a row in less memory than a spread copy does. */
function shareNode(
  node: NodeFact,
  share: <T extends string>(text: T) => T,
): NodeFact {
  return {
    id: node.id === null ? null : share(node.id),
    goalId: node.goalId === null ? null : share(node.goalId),
    measureId: node.measureId === null ? null : share(node.measureId),
    field: node.field,
    text: share(node.text),
    recurrence: node.recurrence,
    dueMonth: node.dueMonth,
    weight: node.weight,
    progress: node.progress,
    owner: share(node.owner),
    department: share(node.department),
    sheet: share(node.sheet),
    row: node.row,
  };
}

/** Branches of one issue have the same baseline: it is held once. */
function shareBaseline(
  baseline: readonly BaselineNode[],
  pool: SharedTexts,
): readonly BaselineNode[] {
  const key = JSON.stringify(
    baseline.map(({ id, text, dueMonth, recurrence }) => [
      id,
      text,
      dueMonth,
      recurrence,
    ]),
  );
  const known = pool.baselines.get(key);
  if (known !== undefined) return known;
  pool.baselines.set(key, baseline);
  return baseline;
}

function shared<T extends string>(texts: Map<string, string>, text: T): T {
  const known = texts.get(text);
  if (known !== undefined) return known as T;
  texts.set(text, text);
  return text;
}
