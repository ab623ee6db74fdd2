import type { WorkbookLayout } from "../core/layout";

/** Something that a sheet has and the grid does not show: it has no charts. */
export interface GridGap {
  readonly code: "chart";
  readonly sheet: string;
  readonly count: number;
}

/** What the grid cannot show of a layout, so that people can be told. */
export function gapsOf(layout: WorkbookLayout): readonly GridGap[] {
  return layout.sheets.flatMap(({ name, charts = [] }) =>
    charts.length === 0
      ? []
      : [{ code: "chart" as const, sheet: name, count: charts.length }],
  );
}
