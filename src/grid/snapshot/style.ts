import {
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
} from "@univerjs/core";
import type { IBorderData, IStyleData } from "@univerjs/core";
import type {
  BorderLine,
  CellStyle,
  ConditionalFormatLayout,
} from "../../core/layout";

/** The fonts of the machine that show Chinese, best first. */
const FONTS =
  "Microsoft YaHei, PingFang SC, Noto Sans CJK SC, Noto Sans SC, sans-serif";

/** Line of a border without a colour of its own. */
const LINE = "000000";

/** Pixels of one step of indent. */
const INDENT = 9;

/** What cells look like that have no style. */
export const DEFAULT_STYLE: IStyleData = {
  ff: FONTS,
  fs: 11,
  vt: VerticalAlign.MIDDLE,
};

const HORIZONTAL = {
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
} as const;

const VERTICAL = {
  top: VerticalAlign.TOP,
  center: VerticalAlign.MIDDLE,
  bottom: VerticalAlign.BOTTOM,
} as const;

const LINES: Readonly<Record<BorderLine["line"], BorderStyleTypes>> = {
  thin: BorderStyleTypes.THIN,
  medium: BorderStyleTypes.MEDIUM,
  thick: BorderStyleTypes.THICK,
  double: BorderStyleTypes.DOUBLE,
  dotted: BorderStyleTypes.DOTTED,
  dashed: BorderStyleTypes.DASHED,
  hair: BorderStyleTypes.HAIR,
  dashDot: BorderStyleTypes.DASH_DOT,
  dashDotDot: BorderStyleTypes.DASH_DOT_DOT,
  mediumDashed: BorderStyleTypes.MEDIUM_DASHED,
  mediumDashDot: BorderStyleTypes.MEDIUM_DASH_DOT,
  mediumDashDotDot: BorderStyleTypes.MEDIUM_DASH_DOT_DOT,
  slantDashDot: BorderStyleTypes.SLANT_DASH_DOT,
};

/** A layout's style as Univer has it. */
export function gridStyle(style: CellStyle): IStyleData {
  const { horizontal, vertical, indent = 0 } = style;
  return {
    ff: style.font === undefined ? FONTS : `${style.font}, ${FONTS}`,
    fs: style.size ?? 11,
    ...(style.bold === true ? { bl: BooleanNumber.TRUE } : {}),
    ...(style.italic === true ? { it: BooleanNumber.TRUE } : {}),
    ...(style.underline === true ? { ul: { s: BooleanNumber.TRUE } } : {}),
    ...(style.strike === true ? { st: { s: BooleanNumber.TRUE } } : {}),
    ...(style.colour === undefined ? {} : { cl: { rgb: `#${style.colour}` } }),
    ...(style.fill === undefined ? {} : { bg: { rgb: `#${style.fill}` } }),
    // What a style leaves out is plain, and not what the column has.
    ht:
      horizontal === undefined
        ? HorizontalAlign.UNSPECIFIED
        : HORIZONTAL[horizontal],
    vt: VERTICAL[vertical ?? "center"],
    tb: style.wrap === true ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW,
    ...(indent === 0
      ? {}
      : horizontal === "right"
        ? { pd: { r: 2 + indent * INDENT } }
        : { pd: { l: 2 + indent * INDENT } }),
    ...borders(style),
    n: { pattern: style.numberFormat ?? "General" },
  };
}

function borders({ border, borderColour, sides }: CellStyle): {
  bd?: IBorderData;
} {
  if (sides !== undefined) {
    const { left, right, top, bottom } = sides;
    return {
      bd: {
        ...(left === undefined ? {} : { l: lineOf(left) }),
        ...(right === undefined ? {} : { r: lineOf(right) }),
        ...(top === undefined ? {} : { t: lineOf(top) }),
        ...(bottom === undefined ? {} : { b: lineOf(bottom) }),
      },
    };
  }
  const side = {
    s: BorderStyleTypes.THIN,
    cl: { rgb: `#${borderColour ?? LINE}` },
  };
  if (border === "thin") return { bd: { t: side, r: side, b: side, l: side } };
  return border === "bottom" ? { bd: { b: side } } : {};
}

function lineOf({ line, colour }: BorderLine) {
  return { s: LINES[line], cl: { rgb: `#${colour ?? LINE}` } };
}

/** What a conditional format does to a cell. The number format is shown by `display`. */
export function formatStyle(
  format: ConditionalFormatLayout["format"],
): IStyleData {
  return {
    ...(format.colour === undefined
      ? {}
      : { cl: { rgb: `#${format.colour}` } }),
    ...(format.fill === undefined ? {} : { bg: { rgb: `#${format.fill}` } }),
    ...(format.bold === undefined
      ? {}
      : { bl: format.bold ? BooleanNumber.TRUE : BooleanNumber.FALSE }),
    ...(format.strike === undefined
      ? {}
      : {
          st: { s: format.strike ? BooleanNumber.TRUE : BooleanNumber.FALSE },
        }),
    ...(format.numberFormat === undefined
      ? {}
      : { n: { pattern: format.numberFormat } }),
  };
}
