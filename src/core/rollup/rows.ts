import { finding } from "../finding";
import type { Finding } from "../finding";
// From the files, not the barrel: layout itself counts with this module.
import { cellAddress } from "../layout/cells";
import type { NodeRow, PlanReading } from "../layout/reading";
import type {
  BaselineNode,
  GoalId,
  MeasureId,
  NodeId,
  NodeProgress,
  WorkField,
} from "../plan";
import { matchKey } from "./matching";
import type { NodeFact, Submission } from "./submission";

/**
 * Facts of the rows that have a month. Of identical rows with one id only the
 * first counts (docs/completion.md, Hard cases); rows that differ all stay,
 * and which of them keeps the id is settled by `settleIds`.
 */
export function nodeFacts(
  reading: PlanReading,
  idColumn: number | null,
  report: (finding: Finding) => void,
): readonly NodeFact[] {
  const fields = fieldsOf(reading);
  const doubled = doubledIds(reading.nodes);
  const seen = new Map<string, NodeRow>();
  const facts: NodeFact[] = [];
  for (const row of reading.nodes) {
    if (row.id !== null && doubled.has(row.id)) {
      const content = contentOf(row);
      const first = seen.get(content);
      if (first !== undefined) {
        const { sheet, row: at } = row.place;
        const place = idPlace(reading.file, sheet, at, idColumn);
        const params = { id: row.id, row: first.place.row };
        report(finding("row-repeated", place, params));
        continue;
      }
      seen.set(content, row);
    }
    const fact = nodeFact(row, fields);
    if (fact !== null) facts.push(fact);
  }
  return facts;
}

/** The cell of a row's id; without a column of ids, the row's first cell. */
function idPlace(
  file: string,
  sheet: string,
  row: number,
  idColumn: number | null,
): Finding["place"] {
  return { file, sheet, cell: cellAddress(row, idColumn ?? 1) };
}

interface Fields {
  readonly byGoal: ReadonlyMap<GoalId, WorkField>;
  readonly goalOf: ReadonlyMap<MeasureId, GoalId>;
}

function fieldsOf(reading: PlanReading): Fields {
  const byGoal = new Map<GoalId, WorkField>();
  for (const { id, field } of reading.goals)
    if (id !== null && !byGoal.has(id)) byGoal.set(id, field);
  const goalOf = new Map<MeasureId, GoalId>();
  for (const { id, goalId } of reading.measures) {
    if (id !== null && goalId !== null && !goalOf.has(id))
      goalOf.set(id, goalId);
  }
  return { byGoal, goalOf };
}

function nodeFact(row: NodeRow, fields: Fields): NodeFact | null {
  if (row.dueMonth === null) return null;
  const ofMeasure =
    row.measureId === null ? undefined : fields.goalOf.get(row.measureId);
  const goalId = row.goalId ?? ofMeasure ?? null;
  return {
    id: row.id,
    goalId,
    measureId: row.measureId,
    field: (goalId === null ? undefined : fields.byGoal.get(goalId)) ?? "其他",
    text: row.text,
    recurrence: row.recurrence,
    dueMonth: row.dueMonth,
    weight: row.weight,
    progress: countedProgress(row.progress),
    owner: row.owner,
    department: row.department,
    changeReason: row.progress.changeReason,
    result: row.progress.result,
    evidence: row.progress.evidence,
    sheet: row.place.sheet,
    row: row.place.row,
  };
}

/** One object for all blank rows: most rows of a plan are blank. */
const BLANK: NodeFact["progress"] = {
  status: "not-started",
  progress: null,
  doneOn: null,
  deferredTo: null,
  changedOn: null,
};

function countedProgress({
  status,
  progress,
  doneOn,
  deferredTo,
  changedOn,
}: NodeProgress): NodeFact["progress"] {
  const blank =
    status === BLANK.status &&
    progress === null &&
    doneOn === null &&
    deferredTo === null &&
    changedOn === null;
  return blank ? BLANK : { status, progress, doneOn, deferredTo, changedOn };
}

/** Everything that a row says: equal for two rows that say the same. White space and width do not matter. */
function contentOf({ progress, ...row }: NodeRow): string {
  return JSON.stringify([
    row.id,
    row.goalId,
    row.measureId,
    row.recurrence,
    row.dueMonth,
    row.weight,
    progress.status,
    progress.progress,
    progress.doneOn,
    progress.deferredTo,
    progress.changedOn,
    row.unreadable,
    ...[
      row.text,
      row.owner,
      row.department,
      progress.changeReason,
      progress.result,
      progress.evidence,
    ].map(matchKey),
  ]);
}

/** Nodes whose ids are settled, and the rows that lost theirs. */
export interface SettledNodes {
  readonly nodes: readonly NodeFact[];
  readonly findings: readonly Finding[];
}

/**
 * Of different rows with one id, the one whose text matches the baseline
 * (without one, the first) keeps the id; the others have none and still count
 * (docs/completion.md, Hard cases).
 */
export function settleIds(
  submission: Submission,
  baseline: readonly BaselineNode[] | null,
): SettledNodes {
  const doubled = doubledIds(submission.nodes);
  if (doubled.size === 0) return { nodes: submission.nodes, findings: [] };
  const keepers = keepersOf(submission.nodes, doubled, baseline ?? []);
  const findings: Finding[] = [];
  const nodes = submission.nodes.map((node) => {
    const { id } = node;
    const keeper = id === null ? undefined : keepers.get(id);
    if (id === null || keeper === undefined || node === keeper) return node;
    const place = idPlace(
      submission.file,
      node.sheet,
      node.row,
      submission.nodeColumns.id,
    );
    findings.push(
      finding("id-duplicate", place, { id, row: keeper.row, text: node.text }),
    );
    return { ...node, id: null };
  });
  return { nodes, findings };
}

/** Of each doubled id the row that keeps it. */
function keepersOf(
  nodes: readonly NodeFact[],
  doubled: ReadonlySet<NodeId>,
  baseline: readonly BaselineNode[],
): ReadonlyMap<NodeId, NodeFact> {
  const issued = new Map(baseline.map(({ id, text }) => [id, matchKey(text)]));
  const keepers = new Map<NodeId, NodeFact>();
  const matched = new Set<NodeId>();
  for (const node of nodes) {
    const { id } = node;
    if (id === null || !doubled.has(id) || matched.has(id)) continue;
    const matches = matchKey(node.text) === issued.get(id);
    if (matches) matched.add(id);
    if (matches || !keepers.has(id)) keepers.set(id, node);
  }
  return keepers;
}

/** The ids that more than one row has. */
function doubledIds(
  rows: readonly { readonly id: NodeId | null }[],
): ReadonlySet<NodeId> {
  const seen = new Set<NodeId>();
  const doubled = new Set<NodeId>();
  for (const { id } of rows) {
    if (id === null) continue;
    if (seen.has(id)) doubled.add(id);
    seen.add(id);
  }
  return doubled;
}
