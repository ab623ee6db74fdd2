import { cellAddress } from "../../core/layout";
import {
  lastMonthOf,
  monthOfDay,
  quarterEnd,
  quarterStart,
} from "../../core/plan";
import type { Month, QuarterNumber } from "../../core/plan";
import { nodesOf } from "../../core/rollup";
import type { IndicatorPart, Rollup, TracedNode } from "../../core/rollup";
import type { Figure, TraceLine } from "./view";

/** Where a figure comes from: every node or row, with its file, sheet and cell. */
export function traceOf(rollup: Rollup, figure: Figure): readonly TraceLine[] {
  return figure.kind === "count"
    ? Array.from(nodesOf(rollup, figure.figure), nodeLine)
    : indicatorLines(rollup, figure.index, figure.quarter);
}

function nodeLine({ branch, plan, node, state }: TracedNode): TraceLine {
  const { sheet, row } = node;
  const column = plan?.submission.nodeColumns.text ?? 1;
  return {
    kind: "node",
    branch: branch.name === "" ? branch.key : branch.name,
    file: plan?.submission.file ?? null,
    sheet: sheet ?? null,
    cell: row === undefined ? null : cellAddress(row, column),
    text: node.text,
    owner: node.owner === "" ? node.department : node.owner,
    dueMonth: state.dueMonth,
    state: state.state,
    overdue: state.overdue,
    doneOn: state.doneOn,
  };
}

function indicatorLines(
  rollup: Rollup,
  index: number,
  quarter: QuarterNumber | null,
): readonly TraceLine[] {
  const { period } = rollup;
  const names = new Map(rollup.branches.map(({ key, name }) => [key, name]));
  const asked = {
    from: quarter === null ? period.start : quarterStart(period, quarter),
    to: earlier(
      quarter === null ? lastMonthOf(period) : quarterEnd(period, quarter),
      monthOfDay(rollup.asOf),
    ),
    start: period.start,
  };
  return (rollup.indicators[index]?.parts ?? []).flatMap((part) => {
    const value =
      quarter === null ? part.total : (part.quarters[quarter - 1] ?? null);
    if (value === null) return [];
    return part.rows.map(({ submission, fact }, i) => ({
      kind: "value" as const,
      branch: names.get(part.branch) ?? part.branch,
      file: submission.file,
      sheet: fact.sheet,
      cell: cellsOf({ submission, fact }, asked),
      // Of a branch with several plans once, not again with each.
      value: i === 0 ? value : null,
    }));
  });
}

/** The filled cells of an indicator's row that a value looks at (docs/completion.md, Indicators). */
function cellsOf(
  { submission, fact }: IndicatorPart["rows"][number],
  { from, to, start }: Readonly<Record<"from" | "to" | "start", Month>>,
): string | null {
  const columns = new Map(submission.monthColumns);
  const filled = fact.months
    .filter((month, i) => month <= to && fact.values[i] !== null)
    .filter((month) => month >= (fact.kind === "sum" ? from : start));
  const looked = fact.kind === "sum" ? filled : filled.slice(-1);
  const cells = looked.flatMap((month) => {
    const column = columns.get(month);
    return column === undefined ? [] : cellAddress(fact.row, column);
  });
  const [first] = cells;
  const last = cells.at(-1);
  if (first === undefined || last === undefined) return null;
  return first === last ? first : `${first}:${last}`;
}

function earlier(a: Month, b: Month): Month {
  return a < b ? a : b;
}
