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
  /** `RRGGBB`; `null` for the theme's. */
  colour: string | null = null;
  gapWidth = 219;
  hasDataLabels = false;
  showsValue = false;
  labelFormat = "General";
  categories: SeriesSource | null = null;

  constructor(readonly chart: Chart) {}
}

/** One of a chart's two axes. */
export class ChartAxis {
  readonly apiType = "ChartAxis";
  visible = true;
  reversed = false;
  gridLines = true;
  /** `null` where Excel chooses. */
  minimum: number | null = null;
  numberFormat = "General";
}

/** A chart; its place is the cells that it covers. */
export class Chart {
  readonly apiType = "Chart";
  name: string;
  title = "";
  titleVisible = true;
  legendVisible = true;
  legendPosition = "Right";
  readonly valueAxis = new ChartAxis();
  readonly categoryAxis = new ChartAxis();
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
