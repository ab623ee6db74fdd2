import type { PlanReading } from "../../core/layout";
import { BLANK_PROGRESS } from "../../core/plan";
import type { Month, NodeProgress, Plan } from "../../core/plan";
import type { Lost, Replanned } from "../replan";

/** Tables of which a change is told row by row. */
export const CHANGED_TABLES = [
  "goals",
  "measures",
  "nodes",
  "indicators",
] as const;
export type ChangedTable = (typeof CHANGED_TABLES)[number];

/** What a person knows a row by. */
export interface RowFace {
  readonly text: string;
  /** Of a node that has one. */
  readonly month: Month | null;
  readonly owner: string;
}

/** A row that comes, goes, or stays with other words, another month or another owner. */
export interface RowChange {
  readonly table: ChangedTable;
  readonly was: RowFace | null;
  readonly becomes: RowFace | null;
}

/** How the workbook's plan will differ from what it is. */
export interface PlanChange {
  readonly rows: readonly RowChange[];
  /** Rows of each table that stay just as they are. */
  readonly kept: Readonly<Record<ChangedTable, number>>;
  /** Nodes that stay with what was filled in about them. */
  readonly reported: number;
  readonly lost: readonly Lost[];
}

interface FacedRow {
  readonly id: string | null;
  readonly face: RowFace;
}

/** Compares the workbook's plan with what it becomes. */
export function planChange(
  reading: PlanReading,
  { plan, lost }: Replanned,
): PlanChange {
  const before = facesOf(reading);
  const after = facesOf(plan);
  const rows: RowChange[] = [];
  const kept = { goals: 0, measures: 0, nodes: 0, indicators: 0 };
  for (const table of CHANGED_TABLES) {
    const { changes, same } = compared(before[table], after[table]);
    rows.push(...changes.map((change) => ({ table, ...change })));
    kept[table] = same;
  }
  return {
    rows,
    kept,
    reported: plan.nodes.filter(({ progress }) => isReported(progress)).length,
    lost,
  };
}

type Faces = Readonly<Record<ChangedTable, readonly FacedRow[]>>;

function facesOf(source: Pick<Plan | PlanReading, ChangedTable>): Faces {
  const { goals, measures, nodes, indicators } = source;
  return {
    goals: goals.map(({ id, text }) => faced(id, text)),
    measures: measures.map(({ id, text, owner }) => faced(id, text, owner)),
    nodes: nodes.map(({ id, text, owner, dueMonth }) =>
      faced(id, text, owner, dueMonth),
    ),
    indicators: indicators.map(({ id, name, target, unit, kind }) =>
      faced(id, `${name}${targetText(target, unit, kind)}`),
    ),
  };
}

function targetText(
  target: number | null,
  unit: string,
  kind: "sum" | "latest" | "ratio",
): string {
  if (target === null) return "";
  return kind === "ratio"
    ? ` ${Number((target * 100).toPrecision(6))}%`
    : ` ${target}${unit}`;
}

function faced(
  id: string | null,
  text: string,
  owner = "",
  month: Month | null = null,
): FacedRow {
  return { id, face: { text, owner, month } };
}

/** Rows are the same by their ids; one that had none, as a person added it, by its text. */
function compared(
  before: readonly FacedRow[],
  after: readonly FacedRow[],
): {
  readonly changes: readonly Omit<RowChange, "table">[];
  readonly same: number;
} {
  const left = new Set(before);
  const byId = new Map(before.map((row) => [row.id, row]));
  const byText = new Map(
    before.filter(({ id }) => id === null).map((row) => [row.face.text, row]),
  );
  const changes: Omit<RowChange, "table">[] = [];
  let same = 0;
  for (const { id, face } of after) {
    const row = byId.get(id) ?? byText.get(face.text);
    if (row === undefined || !left.delete(row))
      changes.push({ was: null, becomes: face });
    else if (isSame(row.face, face)) same += 1;
    else changes.push({ was: row.face, becomes: face });
  }
  for (const { face } of left) changes.push({ was: face, becomes: null });
  return { changes, same };
}

function isSame(a: RowFace, b: RowFace): boolean {
  return a.text === b.text && a.owner === b.owner && a.month === b.month;
}

function isReported(progress: NodeProgress): boolean {
  return (Object.keys(BLANK_PROGRESS) as (keyof NodeProgress)[]).some(
    (key) => progress[key] !== BLANK_PROGRESS[key],
  );
}

/** The same for the same loss, so that a yes can be held against what is lost by then. */
export function lossKey(lost: Lost): string {
  const { kind, table, id } = lost;
  switch (kind) {
    case "row":
      return [kind, table, id, lost.text, lost.place.row, lost.reported].join(
        "\n",
      );
    case "value":
      return [kind, table, id, lost.field, lost.was, lost.becomes].join("\n");
    case "month":
      return [kind, table, id, lost.month].join("\n");
  }
}
