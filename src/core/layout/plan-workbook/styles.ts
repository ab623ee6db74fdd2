import type { Language } from "../schema";
import type { CellStyle } from "../workbook";
import { textsOf } from "./texts";

/** The few colours of the workbook, `RRGGBB`: ink on paper, one blue, and the lights of docs/completion.md. */
export const COLOURS = {
  ink: "24323F",
  quiet: "6B7785",
  brand: "1F4E79",
  head: "DCE6F0",
  band: "F3F6F9",
  line: "C5CED8",
  input: "FFFBEF",
  white: "FFFFFF",
} as const;

/** Background and ink of each light and of the marks beside it. */
export const LIGHTS = {
  red: { fill: "FBDFDC", colour: "A61B12" },
  yellow: { fill: "FFF0C7", colour: "7A5300" },
  blue: { fill: "DCEBFA", colour: "14538F" },
  green: { fill: "DFF2E3", colour: "1F6B35" },
  grey: { colour: "8A939C" },
  doubtful: { fill: "ECE2F6", colour: "5E3391" },
  now: { fill: "FFF8DC", colour: "24323F" },
} as const;

export const FORMATS = {
  month: { zh: 'yyyy"年"m"月"', en: "mmm yyyy" },
  monthOnly: { zh: 'm"月"', en: "mmm" },
  day: { zh: "yyyy-mm-dd", en: "yyyy-mm-dd" },
  share: "0%",
  rate: "0.0%",
  /** Whole numbers; a rule shows the decimals of others. */
  amount: "#,##0",
  decimals: "#,##0.##",
  count: "0",
} as const;

const cell = {
  vertical: "center",
  border: "thin",
  borderColour: COLOURS.line,
  colour: COLOURS.ink,
} as const satisfies CellStyle;

const input = {
  ...cell,
  fill: COLOURS.input,
  unlocked: true,
} as const satisfies CellStyle;

/** A date that only formulas look at. */
const quarterLabel = {
  size: 10,
  bold: true,
  colour: COLOURS.quiet,
  vertical: "center",
  horizontal: "left",
  numberFormat: ";;;",
} as const satisfies CellStyle;

function pair<Name extends string>(
  name: Name,
  style: CellStyle,
  typed: CellStyle = style,
): Record<Name | `${Name}Input`, CellStyle> {
  return {
    [name]: { ...cell, ...style },
    [`${name}Input`]: { ...input, ...typed },
  } as Record<Name | `${Name}Input`, CellStyle>;
}

function stylesFor(language: Language) {
  const quarter = (n: number): CellStyle => ({
    ...quarterLabel,
    numberFormat: `"${textsOf(language).quarters.names[n - 1] ?? ""}"`,
  });
  const month = {
    horizontal: "center",
    numberFormat: FORMATS.month[language],
  } as const;
  const day = {
    horizontal: "center",
    numberFormat: FORMATS.day[language],
  } as const;
  return {
    title: { bold: true, size: 18, colour: COLOURS.brand, vertical: "center" },
    kicker: {
      size: 11,
      colour: COLOURS.quiet,
      vertical: "center",
      horizontal: "center",
    },
    coverTitle: {
      bold: true,
      size: 22,
      colour: COLOURS.brand,
      vertical: "center",
      horizontal: "center",
      wrap: true,
    },
    subtitle: { size: 10, colour: COLOURS.quiet, vertical: "center" },
    hint: {
      size: 10,
      colour: COLOURS.quiet,
      vertical: "center",
      wrap: true,
      indent: 1,
      horizontal: "left",
    },
    section: {
      bold: true,
      size: 12,
      colour: COLOURS.brand,
      vertical: "center",
      border: "bottom",
      borderColour: COLOURS.brand,
    },
    note: { size: 10, colour: COLOURS.ink, vertical: "center", wrap: true },
    header: {
      ...cell,
      bold: true,
      fill: COLOURS.head,
      colour: COLOURS.brand,
      horizontal: "center",
      wrap: true,
    },
    label: {
      ...cell,
      bold: true,
      fill: COLOURS.band,
      colour: COLOURS.brand,
      horizontal: "center",
      wrap: true,
    },
    quarterLabel,
    quarterLabel1: quarter(1),
    quarterLabel2: quarter(2),
    quarterLabel3: quarter(3),
    quarterLabel4: quarter(4),
    ...pair("text", { wrap: true, indent: 1, horizontal: "left" }),
    ...pair("longText", { wrap: true, indent: 1, horizontal: "left" }),
    ...pair("centred", { horizontal: "center", wrap: true }),
    ...pair("id", { horizontal: "center", colour: COLOURS.quiet }),
    ...pair("month", month),
    ...pair("day", day),
    ...pair("monthLeft", { ...month, horizontal: "left", indent: 1 }),
    ...pair("dayLeft", { ...day, horizontal: "left", indent: 1 }),
    ...pair("code", {
      horizontal: "left",
      indent: 1,
      numberFormat: "@",
      wrap: true,
    }),
    ...pair("share", { horizontal: "center", numberFormat: FORMATS.share }),
    ...pair("rate", { horizontal: "center", numberFormat: FORMATS.rate }),
    ...pair("count", { horizontal: "center", numberFormat: FORMATS.count }),
    ...pair("amount", {
      horizontal: "right",
      numberFormat: FORMATS.amount,
    }),
    ...pair("target", {
      horizontal: "right",
      numberFormat: FORMATS.rate,
    }),
    ...pair("weight", { horizontal: "center" }),
    ...pair("phone", { horizontal: "center", numberFormat: "@" }),
    total: {
      ...cell,
      bold: true,
      fill: COLOURS.band,
      wrap: true,
      indent: 1,
      horizontal: "left",
    },
    totalCount: {
      ...cell,
      bold: true,
      fill: COLOURS.band,
      horizontal: "center",
      numberFormat: FORMATS.count,
    },
    totalRate: {
      ...cell,
      bold: true,
      fill: COLOURS.band,
      horizontal: "center",
      numberFormat: FORMATS.rate,
    },
    quietText: {
      ...cell,
      wrap: true,
      indent: 1,
      horizontal: "left",
      colour: COLOURS.quiet,
    },
    monthHeader: {
      ...cell,
      bold: true,
      fill: COLOURS.head,
      colour: COLOURS.brand,
      horizontal: "center",
      numberFormat: FORMATS.monthOnly[language],
    },
    yearLabel: {
      size: 10,
      bold: true,
      colour: COLOURS.quiet,
      vertical: "center",
    },
    symbol: { ...cell, horizontal: "center", size: 12 },
    sign: {
      colour: COLOURS.ink,
      vertical: "center",
      border: "bottom",
      borderColour: COLOURS.line,
      unlocked: true,
    },
    rateLeft: {
      ...cell,
      bold: true,
      horizontal: "left",
      indent: 1,
      numberFormat: FORMATS.rate,
    },
    verdict: {
      bold: true,
      vertical: "center",
      horizontal: "center",
      colour: COLOURS.ink,
    },
    signLabel: { colour: COLOURS.ink, vertical: "center", horizontal: "right" },
    // Columns of cells still to be typed: the form of what goes there, no lines.
    freeText: { vertical: "center", wrap: true },
    freeCentred: { vertical: "center", horizontal: "center", wrap: true },
    freeMonth: { vertical: "center", ...month },
    freeDay: { vertical: "center", ...day },
    freeShare: {
      vertical: "center",
      horizontal: "center",
      numberFormat: FORMATS.share,
    },
    freeAmount: {
      vertical: "center",
      horizontal: "right",
      numberFormat: FORMATS.amount,
    },
    freePhone: { vertical: "center", horizontal: "center", numberFormat: "@" },
    plain: {},
    helperDay: { numberFormat: "yyyy-mm-dd" },
  } satisfies Record<string, CellStyle>;
}

/** The styles of the plan workbook by name; dates are shown as the language has them. */
export function planStyles(
  language: Language,
): Readonly<Record<StyleName, CellStyle>> {
  return stylesFor(language);
}

export type StyleName = keyof ReturnType<typeof stylesFor>;
