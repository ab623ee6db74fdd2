import type { NodeRow, PlanReading } from "../../core/layout";
import { formatMonth, nodeId } from "../../core/plan";
import type {
  GoalId,
  MeasureId,
  NodeId,
  Plan,
  PlanNode,
} from "../../core/plan";
import { freshIds, settledIds } from "./ids";
import type { Ids } from "./ids";
import { lostRow } from "./lost";
import type { Lost } from "./lost";
import { isBlankProgress, pairRows } from "./pairing";

/** Columns of a node that the plan says and that a person may have changed. */
const PLANNED = ["owner", "department"] as const;

/** The new plan's nodes with what was filled in about them, and the nodes that people added. */
export function mergeNodes(
  next: Plan,
  reading: PlanReading,
  goalIds: Ids<GoalId>,
  measureIds: Ids<MeasureId>,
  lost: Lost[],
): { readonly own: readonly PlanNode[]; readonly added: readonly PlanNode[] } {
  const rows = keepersFirst(reading);
  const { pairs, left } = pairRows(
    next.nodes,
    rows,
    ({ text }) => text,
    ({ dueMonth }) => String(dueMonth),
  );
  const fresh = freshIds(
    [...rows, ...next.nodes, ...(reading.baseline ?? [])].map(({ id }) => id),
    (n) => nodeId(n),
  );
  const ids = settledIds(next.nodes, pairs, rows, fresh);
  const own = next.nodes.map((node): PlanNode => {
    const id = ids.get(node.id) ?? node.id;
    const row = pairs.get(node);
    const placed = {
      ...node,
      id,
      goalId:
        node.goalId === null ? null : (goalIds.get(node.goalId) ?? node.goalId),
      measureId:
        node.measureId === null
          ? null
          : (measureIds.get(node.measureId) ?? node.measureId),
    };
    if (row === undefined) return placed;
    noteReplaced(lost, node, row, id);
    return {
      ...placed,
      owner: node.owner || row.owner,
      department: node.department || row.department,
      progress: row.progress,
    };
  });
  const issued =
    reading.baseline === null
      ? null
      : new Set(reading.baseline.map(({ id }) => id));
  const taken = new Set(own.map(({ id }) => id));
  const added: PlanNode[] = [];
  for (const row of [...left].sort((a, b) => a.place.row - b.place.row)) {
    const isIssued =
      row.id !== null && issued?.has(row.id) === true && !taken.has(row.id);
    if (isIssued)
      lost.push(
        lostRow("nodes", row, row.text, !isBlankProgress(row.progress)),
      );
    // A row without a month is no node yet: it stays in the workbook, unread.
    else if (row.dueMonth !== null) {
      const id = row.id === null || taken.has(row.id) ? fresh() : row.id;
      taken.add(id);
      added.push({ ...withoutPlace(row), id, dueMonth: row.dueMonth });
    }
  }
  return { own, added };
}

/** Of two rows with one id, the one whose text is the issued one comes first and keeps it (docs/plan-format.md). */
function keepersFirst({ nodes, baseline }: PlanReading): readonly NodeRow[] {
  const issued = new Map((baseline ?? []).map(({ id, text }) => [id, text]));
  const isKeeper = ({ id, text }: NodeRow) =>
    id !== null && issued.get(id) === text;
  return [...nodes.filter(isKeeper), ...nodes.filter((row) => !isKeeper(row))];
}

function withoutPlace(row: NodeRow): Omit<PlanNode, "id" | "dueMonth"> {
  const {
    goalId: goal,
    measureId: measure,
    text,
    recurrence,
    owner,
    department,
    weight,
    progress,
  } = row;
  return {
    goalId: goal,
    measureId: measure,
    text,
    recurrence,
    owner,
    department,
    weight,
    progress,
  };
}

/** What the person's row says otherwise than the new plan does. */
function noteReplaced(
  lost: Lost[],
  node: PlanNode,
  row: NodeRow,
  id: NodeId,
): void {
  const differs = (field: string, was: string, becomes: string): void => {
    if (was === "" || becomes === "" || was === becomes) return;
    lost.push({
      kind: "value",
      table: "nodes",
      id,
      field,
      was,
      becomes,
      place: row.place,
    });
  };
  differs("text", row.text, node.text);
  if (row.dueMonth !== null)
    differs("dueMonth", formatMonth(row.dueMonth), formatMonth(node.dueMonth));
  for (const field of PLANNED) differs(field, row[field], node[field]);
  if (row.weight !== 1)
    differs("weight", String(row.weight), String(node.weight));
}
