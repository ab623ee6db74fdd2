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
  const seen = new Map<NodeId, NodeRow[]>();
  const facts: NodeFact[] = [];
  for (const row of reading.nodes) {
    const rivals = row.id === null ? [] : (seen.get(row.id) ?? []);
    const first = rivals.find((rival) => isSameRow(rival, row));
    if (first !== undefined) {
      const place = idPlace(
        reading.file,
        row.place.sheet,
        row.place.row,
        idColumn,
      );
      report(
        finding("row-repeated", place, {
          id: row.id ?? "",
          row: first.place.row,
        }),
      );
      continue;
    }
    if (row.id !== null) seen.set(row.id, [...rivals, row]);
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

/** Do two rows with one id say the same? White space and width do not matter. */
function isSameRow(a: NodeRow, b: NodeRow): boolean {
  return (
    a.goalId === b.goalId &&
    a.measureId === b.measureId &&
    a.recurrence === b.recurrence &&
    a.dueMonth === b.dueMonth &&
    a.weight === b.weight &&
    isSameReport(a.progress, b.progress) &&
    isSameText(a.text, b.text) &&
    isSameText(a.owner, b.owner) &&
    isSameText(a.department, b.department) &&
    a.unreadable.join() === b.unreadable.join()
  );
}

function isSameReport(a: NodeProgress, b: NodeProgress): boolean {
  return (
    a.status === b.status &&
    a.progress === b.progress &&
    a.doneOn === b.doneOn &&
    a.deferredTo === b.deferredTo &&
    a.changedOn === b.changedOn &&
    isSameText(a.changeReason, b.changeReason) &&
    isSameText(a.result, b.result) &&
    isSameText(a.evidence, b.evidence)
  );
}

function isSameText(a: string, b: string): boolean {
  return a === b || matchKey(a) === matchKey(b);
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
  if (!hasDoubledIds(submission.nodes)) {
    return { nodes: submission.nodes, findings: [] };
  }
  const rivals = new Map<NodeId, NodeFact[]>();
  for (const node of submission.nodes) {
    if (node.id === null) continue;
    rivals.set(node.id, [...(rivals.get(node.id) ?? []), node]);
  }
  const issued = new Map(
    (baseline ?? []).map(({ id, text }) => [id, matchKey(text)]),
  );
  const findings: Finding[] = [];
  const nodes = submission.nodes.map((node) => {
    const { id } = node;
    const rows = id === null ? undefined : rivals.get(id);
    if (id === null || rows === undefined || rows.length < 2) return node;
    const keeper =
      rows.find(({ text }) => matchKey(text) === issued.get(id)) ??
      rows[0] ??
      node;
    if (node === keeper) return node;
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

function hasDoubledIds(nodes: readonly NodeFact[]): boolean {
  const seen = new Set<NodeId>();
  for (const { id } of nodes) {
    if (id === null) continue;
    if (seen.has(id)) return true;
    seen.add(id);
  }
  return false;
}
