import { planWorkbook } from "../../src/core/layout";
import type { WorkbookLayout } from "../../src/core/layout";
import {
  firstDayOf,
  monthOf,
  monthsOf,
  nodeId,
  periodOf,
} from "../../src/core/plan";
import type { Plan } from "../../src/core/plan";
import { OfficeJsHost } from "../../src/excel";
import { everyCase } from "../interop/plan-cases";
import { startExcelHost } from "../excel-host";
import { runtimeOf } from "./runtime";

/** A plan workbook with so many nodes, each with texts of usual length. */
export function sizedLayout(nodes: number): WorkbookLayout {
  const start = monthOf(2026, 1);
  if (start === null) throw new Error("not a month");
  const period = periodOf("calendar-year", start);
  const base = everyCase(period);
  const months = monthsOf(period);
  const plan: Plan = {
    ...base,
    nodes: Array.from({ length: nodes }, (_, index) => {
      const like = base.nodes[index % base.nodes.length];
      const dueMonth = months[index % months.length];
      if (like === undefined || dueMonth === undefined)
        throw new Error("no node");
      return {
        ...like,
        id: nodeId(index + 1),
        dueMonth,
        text: `${like.text} 组织职工参加第${index + 1}次专题活动并做好签到和资料归档`,
      };
    }),
  };
  return planWorkbook(plan, { language: "zh", today: firstDayOf(start) });
}

/** What rendering and reading a plan workbook costs, over the wire of the real library. */
export interface Traffic {
  readonly nodes: number;
  readonly render: {
    readonly requests: number;
    readonly bytes: number;
    readonly largest: number;
  };
  readonly read: {
    readonly requests: number;
    readonly bytes: number;
    readonly largest: number;
  };
  readonly milliseconds: { readonly render: number; readonly read: number };
}

/** Renders a plan workbook with so many nodes into a new workbook and reads it again, counting. For the bench, too. */
export async function traffic(nodes: number): Promise<Traffic> {
  const excel = startExcelHost();
  const host = new OfficeJsHost({ runtime: runtimeOf(excel) });
  const layout = sizedLayout(nodes);
  const { counters } = excel;
  const began = performance.now();
  await host.render(layout, "create");
  const rendered = performance.now();
  const render = {
    requests: counters.requests,
    bytes: counters.bytesOut,
    largest: counters.largestOut,
  };
  counters.reset();
  await host.read();
  const read = {
    requests: counters.requests,
    bytes: counters.bytesIn,
    largest: counters.largestIn,
  };
  const milliseconds = {
    render: rendered - began,
    read: performance.now() - rendered,
  };
  excel.stop();
  return { nodes, render, read, milliseconds };
}
