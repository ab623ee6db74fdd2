import { finding } from "../finding";
import type { Finding, FindingCode, Params } from "../finding";
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
  readonly pool: Pool;
}

/** What many files have in common, held once. */
interface Pool {
  readonly texts: Map<string, string>;
  /** Goals, baselines, reports and the like by their content: most files are of one issue. */
  readonly contents: Map<string, unknown>;
  readonly progress: Map<string, NodeFact["progress"]>;
  /** Rows on which nothing is filled in yet, by their number: as issued, and so alike in many files. */
  readonly blank: Map<number, NodeFact[]>;
}

/** So many plans with another text in one row are told apart; rows of further plans are held for themselves. */
const MOST_ALIKE = 8;

/** Longer words are a branch's own: to remember them would take more than sharing them saves. */
const SHARED_WORDS = 12;

export function emptyCollection(): Collection {
  return {
    submissions: new Map(),
    unreadable: new Map(),
    pool: {
      texts: new Map(),
      contents: new Map(),
      progress: new Map(),
      blank: new Map(),
    },
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

/** The submission with everything that it shares with others taken from the pool. */
function shareTexts(submission: Submission, pool: Pool): Submission {
  return {
    ...submission,
    planId: shareOr(pool, submission.planId),
    title: share(pool, submission.title),
    parentUnion: share(pool, submission.parentUnion),
    coverPlace: shareContent(pool, submission.coverPlace),
    period: shareContent(pool, submission.period),
    nodeColumns: shareContent(pool, submission.nodeColumns),
    nodes: submission.nodes.map((node) => shareNode(node, pool)),
    indicators: submission.indicators.map((fact) => shareIndicator(fact, pool)),
    goals: shareContent(pool, submission.goals),
    reports: shareContent(pool, submission.reports),
    monthColumns: shareContent(pool, submission.monthColumns),
    baseline: shareContent(pool, submission.baseline),
  };
}

function shareNode(node: NodeFact, pool: Pool): NodeFact {
  const own = withShared(node, pool);
  if (!isBlank(own)) return own;
  const known = pool.blank.get(own.row) ?? [];
  if (known.length === 0) pool.blank.set(own.row, known);
  const alike = known.find((other) => isSame(other, own));
  if (alike !== undefined) return alike;
  if (known.length < MOST_ALIKE) known.push(own);
  return own;
}

/** Spelled out: a literal holds a row in less memory than a spread copy does. */
function withShared(node: NodeFact, pool: Pool): NodeFact {
  return {
    id: shareOr(pool, node.id),
    goalId: shareOr(pool, node.goalId),
    measureId: shareOr(pool, node.measureId),
    field: share(pool, node.field),
    text: share(pool, node.text),
    recurrence: share(pool, node.recurrence),
    dueMonth: node.dueMonth,
    weight: node.weight,
    progress: shareProgress(node.progress, pool),
    owner: share(pool, node.owner),
    department: share(pool, node.department),
    changeReason: shareWords(pool, node.changeReason),
    result: shareWords(pool, node.result),
    evidence: shareWords(pool, node.evidence),
    sheet: share(pool, node.sheet),
    row: node.row,
  };
}

/** Has nobody filled in anything? */
function isBlank({ progress, changeReason, result, evidence }: NodeFact) {
  return (
    progress.status === "not-started" &&
    progress.progress === null &&
    progress.doneOn === null &&
    progress.deferredTo === null &&
    progress.changedOn === null &&
    changeReason === "" &&
    result === "" &&
    evidence === ""
  );
}

/** Do two blank rows say the same? */
function isSame(a: NodeFact, b: NodeFact): boolean {
  return (
    a.id === b.id &&
    a.goalId === b.goalId &&
    a.measureId === b.measureId &&
    a.field === b.field &&
    a.text === b.text &&
    a.recurrence === b.recurrence &&
    a.dueMonth === b.dueMonth &&
    a.weight === b.weight &&
    a.owner === b.owner &&
    a.department === b.department &&
    a.sheet === b.sheet &&
    a.row === b.row
  );
}

/** Few combinations of state and dates occur, and many nodes have each. */
function shareProgress(
  progress: NodeFact["progress"],
  pool: Pool,
): NodeFact["progress"] {
  const { status, doneOn, deferredTo, changedOn } = progress;
  const key = `${status} ${progress.progress} ${doneOn} ${deferredTo} ${changedOn}`;
  const known = pool.progress.get(key);
  if (known !== undefined) return known;
  const own = {
    status: share(pool, status),
    progress: progress.progress,
    doneOn,
    deferredTo,
    changedOn,
  };
  pool.progress.set(key, own);
  return own;
}

function shareIndicator(fact: IndicatorFact, pool: Pool): IndicatorFact {
  return {
    id: shareOr(pool, fact.id),
    name: share(pool, fact.name),
    unit: share(pool, fact.unit),
    kind: share(pool, fact.kind),
    direction: share(pool, fact.direction),
    target: fact.target,
    months: shareContent(pool, fact.months),
    values: fact.values,
    denominators: shareContent(pool, fact.denominators),
    sheet: share(pool, fact.sheet),
    row: fact.row,
  };
}

function share<T extends string>(pool: Pool, text: T): T {
  const known = pool.texts.get(text);
  if (known !== undefined) return known as T;
  pool.texts.set(text, text);
  return text;
}

function shareWords(pool: Pool, words: string): string {
  return words.length > SHARED_WORDS ? words : share(pool, words);
}

function shareOr<T extends string>(pool: Pool, text: T | null): T | null {
  return text === null ? null : share(pool, text);
}

/** Data of equal content is one object; `T` is plain data that JSON tells apart. */
function shareContent<T>(pool: Pool, data: T): T {
  const key = JSON.stringify(data);
  const known = pool.contents.get(key);
  if (known !== undefined) return known as T;
  pool.contents.set(key, data);
  return data;
}
