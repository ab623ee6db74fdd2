import { COLOURS, FORMATS, LIGHTS, planStyles } from "../plan-workbook/styles";
import type { StyleName as PlanStyle } from "../plan-workbook/styles";
import type { Language } from "../schema";
import type { CellStyle, ConditionalFormatLayout } from "../workbook";
import { ROLLUP_WORDS } from "./schema";
import type { ValueForm } from "./schema";

const cell = {
  vertical: "center",
  border: "thin",
  borderColour: COLOURS.line,
  colour: COLOURS.ink,
} as const satisfies CellStyle;

const fact = { vertical: "center", colour: COLOURS.ink } as const;

function ownStyles(language: Language) {
  return {
    /** 灯号 and other words that rules colour. */
    word: { ...cell, horizontal: "center", bold: true, wrap: true },
    totalWord: {
      ...cell,
      bold: true,
      horizontal: "center",
      fill: COLOURS.band,
      wrap: true,
    },
    /** Figures of the time of making among formulas: those of a branch without a file. */
    fixedCount: {
      ...cell,
      horizontal: "center",
      colour: COLOURS.quiet,
      numberFormat: FORMATS.count,
    },
    fixedRate: {
      ...cell,
      horizontal: "center",
      colour: COLOURS.quiet,
      numberFormat: FORMATS.rate,
    },
    whole: {
      ...cell,
      horizontal: "right",
      indent: 1,
      numberFormat: "#,##0",
    },
    broken: {
      ...cell,
      horizontal: "right",
      indent: 1,
      numberFormat: "#,##0.00",
    },
    rateRight: {
      ...cell,
      horizontal: "right",
      indent: 1,
      numberFormat: FORMATS.rate,
    },
    factText: fact,
    factCode: { ...fact, numberFormat: "@" },
    factCount: { ...fact, horizontal: "center", numberFormat: FORMATS.count },
    factNumber: { ...fact, horizontal: "center" },
    factShare: { ...fact, horizontal: "center", numberFormat: FORMATS.share },
    factDay: {
      ...fact,
      horizontal: "center",
      numberFormat: FORMATS.day[language],
    },
    factMonth: {
      ...fact,
      horizontal: "center",
      numberFormat: FORMATS.month[language],
    },
    reportSection: {
      bold: true,
      size: 14,
      colour: COLOURS.brand,
      vertical: "center",
    },
    reportPart: {
      bold: true,
      size: 12,
      colour: COLOURS.ink,
      vertical: "center",
    },
    reportText: {
      size: 12,
      colour: COLOURS.ink,
      vertical: "center",
      horizontal: "left",
      wrap: true,
    },
    tableTitle: {
      bold: true,
      size: 11,
      colour: COLOURS.ink,
      vertical: "center",
      horizontal: "center",
    },
    textRight: { ...cell, horizontal: "right", indent: 1, wrap: true },
    amountCentred: { ...cell, horizontal: "center", numberFormat: "#,##0" },
    decimalsCentred: {
      ...cell,
      horizontal: "center",
      numberFormat: "#,##0.00",
    },
    /** A difference of two rates, in percentage points. */
    pointsCentred: { ...cell, horizontal: "center", numberFormat: "0.0%" },
    empty: {
      size: 11,
      colour: COLOURS.quiet,
      vertical: "center",
      fill: COLOURS.band,
      indent: 1,
    },
    sayLine: { size: 11, colour: COLOURS.ink, vertical: "center" },
    term: {
      size: 10,
      bold: true,
      colour: COLOURS.brand,
      vertical: "center",
      horizontal: "left",
      wrap: true,
    },
    termText: {
      size: 10,
      colour: COLOURS.ink,
      vertical: "center",
      horizontal: "left",
      wrap: true,
    },
    value: { ...cell, horizontal: "left", indent: 1, wrap: true },
    valueDay: {
      ...cell,
      horizontal: "left",
      indent: 1,
      numberFormat: FORMATS.day[language],
    },
    valueRate: {
      ...cell,
      horizontal: "left",
      indent: 1,
      bold: true,
      numberFormat: FORMATS.rate,
    },
    valueCount: {
      ...cell,
      horizontal: "left",
      indent: 1,
      bold: true,
      numberFormat: FORMATS.count,
    },
  } satisfies Record<string, CellStyle>;
}

export type RollupStyle = PlanStyle | keyof ReturnType<typeof ownStyles>;

/** The styles of the roll-up workbook by name: the plan workbook's and some of its own. */
export function rollupStyles(
  language: Language,
): Readonly<Record<RollupStyle, CellStyle>> {
  return { ...planStyles(language), ...ownStyles(language) };
}

const LIST_STYLES: Readonly<Record<ValueForm, RollupStyle>> = {
  text: "centred",
  code: "code",
  long: "text",
  number: "whole",
  count: "count",
  share: "share",
  day: "day",
  month: "month",
};

const FACT_STYLES: Readonly<Record<ValueForm, RollupStyle>> = {
  text: "factText",
  code: "factCode",
  long: "factText",
  number: "factNumber",
  count: "factCount",
  share: "factShare",
  day: "factDay",
  month: "factMonth",
};

/** Style of a value in a list that is read by people: lined, wrapped. */
export function listStyle(form: ValueForm): RollupStyle {
  return LIST_STYLES[form];
}

/** Style of a value in a list that is made for pivot tables: one line, no borders. */
export function factStyle(form: ValueForm): RollupStyle {
  return FACT_STYLES[form];
}

/** Style of a quantity: whole numbers without decimals. */
export function quantityStyle(value: number | null): RollupStyle {
  return value === null || Number.isInteger(value) ? "whole" : "broken";
}

/** Rules that colour the cells that hold exactly the words of lights. */
export function lightRules(
  range: string,
  language: Language,
): readonly ConditionalFormatLayout[] {
  const first = firstCell(range);
  const rule = (
    word: string,
    format: ConditionalFormatLayout["format"],
  ): ConditionalFormatLayout => ({
    range,
    formula: `${first}="${word}"`,
    format,
  });
  const { light, branchStatus } = ROLLUP_WORDS;
  return [
    rule(light.red[language], LIGHTS.red),
    rule(light.yellow[language], LIGHTS.yellow),
    rule(light.blue[language], LIGHTS.blue),
    rule(light.green[language], LIGHTS.green),
    rule(light.grey[language], LIGHTS.grey),
    rule(branchStatus.missing[language], LIGHTS.grey),
    rule(branchStatus.unreadable[language], LIGHTS.grey),
  ];
}

/** Rules that colour the words of 状态 of a branch. */
export function statusRules(
  range: string,
  language: Language,
): readonly ConditionalFormatLayout[] {
  const { branchStatus } = ROLLUP_WORDS;
  const formats = [
    ["missing", LIGHTS.red],
    ["unreadable", LIGHTS.red],
    ["not-filled", LIGHTS.yellow],
    ["duplicate", LIGHTS.doubtful],
    ["doubtful", LIGHTS.doubtful],
  ] as const;
  return formats.map(([status, format]) => ({
    range,
    formula: `${firstCell(range)}="${branchStatus[status][language]}"`,
    format,
  }));
}

/** A rule that marks numbers over 0 in red. */
export function overdueRule(range: string): ConditionalFormatLayout {
  const first = firstCell(range);
  return {
    range,
    formula: `AND(ISNUMBER(${first}),${first}>0)`,
    format: {
      colour: LIGHTS.red.colour,
      fill: LIGHTS.red.fill,
      bold: true,
    },
  };
}

function firstCell(range: string): string {
  return range.split(":")[0] ?? range;
}
