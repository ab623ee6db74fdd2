import type { PlanNode } from "../../plan";
import type { ColumnLayout, SheetLayout } from "../workbook";
import { countNodesFormula } from "./calc-formulas";
import type { Helper } from "./calc-formulas";
import { figuresOf, NONE } from "./edition";
import type { Edition } from "./edition";
import { letterOf } from "./places";
import type { TableArea } from "./places";
import type { Computed, SheetDraft } from "./sheet-draft";
import { printSetUp, tableOf } from "./sheet-parts";
import type { KeyedCell } from "./sheet-parts";

/** 节点数, 已完成 and 完成率 of the nodes whose helper has the id in the row's first column. */
export function nodeCounts(
  edition: Edition,
  area: TableArea,
  row: number,
  helper: Helper,
  nodes: readonly PlanNode[] | null,
): Readonly<Record<"nodes" | "done" | "rate", KeyedCell>> {
  const year = nodes === null ? null : figuresOf(edition, nodes).year;
  const id = `$A${row}`;
  const filled = (
    formula: string,
    value: number | string | undefined,
  ): Computed => ({
    formula: `IF(${id}="","",${formula})`,
    value: value ?? "",
  });
  const all = `$${letterOf(area, "nodes")}${row}`;
  const done = `$${letterOf(area, "done")}${row}`;
  const rate =
    year === null ? "" : year.nodes === 0 ? NONE : year.done / year.nodes;
  return {
    nodes: {
      content: filled(countNodesFormula([helper, id]), year?.nodes),
      style: "count",
    },
    done: {
      content: filled(
        countNodesFormula([helper, id], ["done", "1"]),
        year?.done,
      ),
      style: "count",
    },
    rate: {
      content: filled(`IF(${all}=0,"${NONE}",${done}/${all})`, rate),
      style: "rate",
    },
  };
}

/** What the sheets with one table have in common. */
export function listSheet(
  edition: Edition,
  area: TableArea,
  columns: readonly ColumnLayout[],
  draft: SheetDraft,
): SheetLayout {
  return {
    key: area.key,
    name: area.sheet,
    visibility: "visible",
    columns,
    rows: draft.rows,
    heights: draft.heights,
    merges: draft.merges,
    freeze: { rows: area.headerRow, columns: 1 },
    tables: [tableOf(area, false)],
    showGridLines: false,
    print: printSetUp(edition, {
      fitHeight: area.lastRow - area.headerRow <= 24,
      titleRows: [area.headerRow, area.headerRow],
    }),
  };
}
