import { cellAddress } from "../../core/layout";
import type { CellPlace, NodeRow, PlanReading } from "../../core/layout";
import type { Month, NodeId, NodeProgress } from "../../core/plan";
import { nodeState } from "../../core/rollup";
import type { CountedNode, Light, StateWord } from "../../core/rollup";
import type { FigureSettings } from "./figures";

/** One node as a line of a list. */
export interface NodeLine {
  /** The same as long as the row is the same, also where it was moved. */
  readonly key: string;
  readonly id: NodeId | null;
  readonly text: string;
  readonly owner: string;
  /** 计划月份. */
  readonly plannedMonth: Month;
  /** The month in which it is due at the cut-off: after a timely deferral the later one. */
  readonly dueMonth: Month;
  readonly state: StateWord;
  readonly light: Light;
  readonly overdue: boolean;
  /** Days since the due day (overdue), or between it and the completion (done late); else 0. */
  readonly daysLate: number;
  /** Days from the cut-off to the due day; negative after it. */
  readonly daysLeft: number;
  /** The state's cell is blank: the person has not said anything yet. */
  readonly stateBlank: boolean;
  /** What stands in the row. */
  readonly progress: NodeProgress;
  /** Keys of the columns whose cell holds something that could not be read. */
  readonly unreadable: readonly string[];
  readonly place: CellPlace;
  readonly row: number;
}

export type DatedRow = NodeRow & CountedNode;

export function hasMonth(row: NodeRow): row is DatedRow {
  return row.dueMonth !== null;
}

/** Is the cell of a row's column blank, as the sheet has it? */
export type IsBlank = (row: NodeRow, column: string) => boolean;

/** The nodes that have a month as lines, in the sheet's order; the keys differ. */
export function linesOf(
  { nodes, tables }: PlanReading,
  settings: Pick<FigureSettings, "asOf" | "today" | "lights">,
  isBlank: IsBlank,
): readonly NodeLine[] {
  const column = tables.nodes?.columns.get("text") ?? 1;
  const taken = new Map<string, number>();
  return nodes.filter(hasMonth).map((row) => {
    const name = `${row.id ?? ""} ${row.text}`;
    const times = taken.get(name) ?? 0;
    taken.set(name, times + 1);
    return {
      key: times === 0 ? name : `${name} ${times + 1}`,
      ...lineOf(row, settings),
      stateBlank: isBlank(row, "status"),
      place: {
        sheet: row.place.sheet,
        cell: cellAddress(row.place.row, column),
      },
    };
  });
}

function lineOf(
  row: DatedRow,
  { asOf, today, lights }: Pick<FigureSettings, "asOf" | "today" | "lights">,
): Omit<NodeLine, "key" | "stateBlank" | "place"> {
  const { state, light, dueMonth, dueDay, overdue, daysLate } = nodeState(
    row,
    asOf,
    { today, lights },
  );
  return {
    id: row.id,
    text: row.text,
    owner: row.owner === "" ? row.department : row.owner,
    plannedMonth: row.dueMonth,
    dueMonth,
    state,
    light,
    overdue,
    daysLate,
    daysLeft: dueDay - asOf,
    progress: row.progress,
    unreadable: row.unreadable,
    row: row.place.row,
  };
}
