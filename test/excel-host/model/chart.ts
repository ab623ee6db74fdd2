import type { Sheet } from "./sheet";
import type { Rect } from "./address";

/** A part of a sheet that a chart draws from. */
export interface SeriesSource {
  readonly sheet: Sheet;
  readonly rect: Rect;
}

export class ChartSeries {
  readonly apiType = "ChartSeries";
  name = "";
  values: SeriesSource | null = null;
  categories: SeriesSource | null = null;

  constructor(readonly chart: Chart) {}
}

/** A chart; its place is the cells that it covers. */
export class Chart {
  readonly apiType = "Chart";
  name: string;
  title = "";
  titleVisible = true;
  legendVisible = true;
  legendPosition = "Right";
  readonly series: ChartSeries[] = [];
  /** The cells that its corners lie in; `null` where it was never set. */
  place: Rect | null = null;
  /** Points. */
  left = 0;
  top = 0;
  width = 360;
  height = 216;

  constructor(
    readonly id: string,
    readonly sheet: Sheet,
    public type: string,
  ) {
    this.name = `Chart ${sheet.charts.length + 1}`;
  }
}
