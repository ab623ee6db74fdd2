import { cellAddress } from "../../core/layout";
import type { CellPlace, NodeRow } from "../../core/layout";
import type { Day, Month } from "../../core/plan";
import { nodeState } from "../../core/rollup";
import type { CountedNode, StateWord } from "../../core/rollup";

/** One node as a line of a list. */
export interface NodeLine {
  readonly text: string;
  readonly owner: string;
  readonly dueMonth: Month;
  readonly state: StateWord;
  readonly overdue: boolean;
  readonly place: CellPlace;
}

export type DatedRow = NodeRow & CountedNode;

export function hasMonth(row: NodeRow): row is DatedRow {
  return row.dueMonth !== null;
}

/** A node as a line; `column` is that of its text, from 1. */
export function lineOf(row: DatedRow, column: number, today: Day): NodeLine {
  const { state, dueMonth, overdue } = nodeState(row, today, { today });
  return {
    text: row.text,
    owner: row.owner === "" ? row.department : row.owner,
    dueMonth,
    state,
    overdue,
    place: {
      sheet: row.place.sheet,
      cell: cellAddress(row.place.row, column),
    },
  };
}
