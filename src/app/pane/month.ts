import type { Finding } from "../../core/finding";
import { readPlan } from "../../core/layout";
import { monthOfDay } from "../../core/plan";
import type { Month } from "../../core/plan";
import { hasMonth, lineOf } from "./node-line";
import type { NodeLine } from "./node-line";
import type { PaneTools } from "./tools";

/** What there is to do in the running month. */
export type MonthView =
  | { readonly kind: "none" }
  | { readonly kind: "unreadable"; readonly finding: Finding }
  | {
      readonly kind: "month";
      readonly month: Month;
      /** Nodes due in the running month, and those that are overdue, in the sheet's order. */
      readonly dueThisMonth: readonly NodeLine[];
      readonly overdueNodes: readonly NodeLine[];
    };

/** 本月: what is due, and filling it in. */
export interface MonthJobs {
  view(): Promise<MonthView>;
}

export function monthJobs(tools: PaneTools): MonthJobs {
  return { view: () => monthView(tools) };
}

async function monthView({ host, today }: PaneTools): Promise<MonthView> {
  const result = readPlan(await host.read());
  if (!result.ok) {
    return result.finding.code === "no-plan"
      ? { kind: "none" }
      : { kind: "unreadable", finding: result.finding };
  }
  const { nodes, tables } = result.reading;
  const day = today();
  const month = monthOfDay(day);
  const column = tables.nodes?.columns.get("text") ?? 1;
  const lines = nodes.filter(hasMonth).map((row) => lineOf(row, column, day));
  return {
    kind: "month",
    month,
    dueThisMonth: lines.filter((line) => line.dueMonth === month),
    overdueNodes: lines.filter((line) => line.overdue),
  };
}
