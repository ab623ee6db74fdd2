import type { BorderLine, Side } from "../model/format";
import { asColour, asOneOf } from "../protocol/arguments";
import { itemNotFound } from "../protocol/errors";
import type { AnySpec, Facet } from "../protocol/type-table";
import { readable, served, writable } from "../protocol/type-table";
import type { Area } from "./area";

type Of<Name extends string> = Facet<Name, Area>;

const LINE_STYLES = [
  "None",
  "Continuous",
  "Dash",
  "DashDot",
  "DashDotDot",
  "Dot",
  "Double",
  "SlantDashDot",
] as const;
const WEIGHTS = ["Hairline", "Thin", "Medium", "Thick"] as const;

const EDGES = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideVertical",
  "InsideHorizontal",
] as const;
type Edge = (typeof EDGES)[number];

/** One kind of line of some blocks: an outer edge, or those between cells. */
class Border {
  readonly apiType = "RangeBorder";

  constructor(
    readonly area: Area,
    readonly edge: Edge,
  ) {}

  /** The first line of the kind: Excel tells one for all. */
  get line(): BorderLine | null {
    const rect = this.area.rects[0];
    if (rect === undefined) return null;
    const down = this.edge === "EdgeBottom" ? rect.rows - 1 : 0;
    const right = this.edge === "EdgeRight" ? rect.columns - 1 : 0;
    const side = sidesOf(this.edge)[0]?.side ?? "top";
    return this.area.sheet.formatAt(rect.row + down, rect.column + right)[side];
  }

  draw(change: Partial<BorderLine>): void {
    const { sheet, rects } = this.area;
    sheet.assertUnprotected("formats", "allowFormatCells");
    for (const rect of rects) {
      sheet.restyle(rect, (format, row, column) => {
        const patch: { -readonly [key in Side]?: BorderLine | null } = {};
        for (const { side, holds } of sidesOf(this.edge)) {
          if (!holds(row - rect.row, column - rect.column, rect)) continue;
          const drawn = { ...THIN, ...format[side], ...change };
          patch[side] = drawn.style === "None" ? null : drawn;
        }
        return patch;
      });
    }
  }
}

const THIN: BorderLine = {
  style: "Continuous",
  weight: "Thin",
  colour: "#000000",
};

interface SideOfEdge {
  readonly side: Side;
  /** Whether a cell at a place of its block has the line. */
  readonly holds: (
    row: number,
    column: number,
    block: { readonly rows: number; readonly columns: number },
  ) => boolean;
}

function sidesOf(edge: Edge): readonly SideOfEdge[] {
  switch (edge) {
    case "EdgeTop":
      return [{ side: "top", holds: (row) => row === 0 }];
    case "EdgeBottom":
      return [
        { side: "bottom", holds: (row, _, { rows }) => row === rows - 1 },
      ];
    case "EdgeLeft":
      return [{ side: "left", holds: (_, column) => column === 0 }];
    case "EdgeRight":
      return [
        {
          side: "right",
          holds: (_, column, { columns }) => column === columns - 1,
        },
      ];
    case "InsideVertical":
      return [
        {
          side: "right",
          holds: (_, column, { columns }) => column < columns - 1,
        },
        { side: "left", holds: (_, column) => column > 0 },
      ];
    case "InsideHorizontal":
      return [
        { side: "bottom", holds: (row, _, { rows }) => row < rows - 1 },
        { side: "top", holds: (row) => row > 0 },
      ];
  }
}

const rangeBorder = served<Border>("RangeBorder", {
  key: (border) => border.edge,
  scalars: {
    sideIndex: readable((border) => border.edge),
    style: writable(
      (border) => border.line?.style ?? "None",
      (border, value) => {
        border.draw({ style: asOneOf(value, LINE_STYLES, "style") });
      },
    ),
    weight: writable(
      (border) => border.line?.weight ?? "Thin",
      (border, value) => {
        border.draw({ weight: asOneOf(value, WEIGHTS, "weight") });
      },
    ),
    color: writable(
      (border) => border.line?.colour ?? "#000000",
      (border, value) => {
        border.draw({ colour: asColour(value, "color") });
      },
    ),
  },
});

const borderCollection = served<Of<"RangeBorderCollection">>(
  "RangeBorderCollection",
  {
    items: ({ of }) => EDGES.map((edge) => new Border(of, edge)),
    item: ({ of }, key) => {
      const edge = EDGES.find((each) => each === key);
      if (edge === undefined) throw itemNotFound(String(key));
      return new Border(of, edge);
    },
    scalars: { count: readable(() => EDGES.length) },
  },
);

/** Draws the lines of one edge; used by the properties of single cells as well. */
export function drawBorder(
  area: Area,
  edge: string,
  change: Partial<BorderLine>,
): void {
  new Border(area, asOneOf(edge, EDGES, "border")).draw(change);
}

/** The lines around cells. */
export const BORDER_TYPES: readonly (readonly [string, AnySpec])[] = [
  rangeBorder,
  borderCollection,
];
