import { formatMonth, monthOfDay, monthsOf } from "../../plan";
import type { Indicator, MonthlyValues } from "../../plan";
import { WORDS } from "../schema";
import type { Language } from "../schema";
import { NONE } from "./edition";
import type { Edition } from "./edition";
import { letterOf } from "./places";
import type { Computed } from "./sheet-draft";

/** One row of 指标: an indicator has one, a ratio two. */
export interface IndicatorLine {
  readonly indicator: Indicator;
  readonly part: keyof typeof WORDS.part;
  readonly values: MonthlyValues;
}

/** The rows of an indicator from the top. */
export function linesOf(indicator: Indicator): readonly IndicatorLine[] {
  const { values, denominators } = indicator;
  if (indicator.kind !== "ratio") return [{ indicator, part: "value", values }];
  return [
    { indicator, part: "numerator", values },
    { indicator, part: "denominator", values: denominators },
  ];
}

/**
 * 本期累计 (docs/completion.md, Indicators), over the months up to the
 * cut-off's: 累计 their sum, 期末 the last one filled, 比率 each count from the
 * last month in which both are filled. — where nothing is filled.
 */
export function indicatorTotal(
  edition: Edition,
  row: number,
  line: IndicatorLine | undefined,
): Computed {
  const { cell, own, months, allMonths, otherRow } = indicatorCells(
    edition,
    row,
  );
  const word = indicatorWords(edition.language);
  const filled = `(${months}<=as_of)*ISNUMBER(${own})`;
  const last = `SUMPRODUCT(MAX(${filled}*${months}))`;
  const lastBoth = `SUMPRODUCT(MAX(${filled}*ISNUMBER(INDEX(${allMonths},${otherRow},0))*${months}))`;
  const valueOf = (month: string) =>
    `IF(${month}=0,"${NONE}",SUMIFS(${own},${months},${month}))`;
  const sum = `IF(${last}=0,"${NONE}",SUMIFS(${own},${months},"<="&as_of))`;
  const ratio = `IF(OR(${cell("id")}="",${otherRow}=0),"${NONE}",${valueOf(lastBoth)})`;
  const kind = cell("kind");
  const byKind = `IF(${kind}="${word.sum}",${sum},IF(${kind}="${word.latest}",${valueOf(last)},IF(${kind}="${word.ratio}",${ratio},"${NONE}")))`;
  return {
    formula: `IF(${cell("name")}="","",IFERROR(${byKind},"${NONE}"))`,
    value: line === undefined ? "" : totalOf(edition, line),
  };
}

/**
 * 完成率 (docs/completion.md, Indicators): total against target; of a ratio the
 * ratio itself, in the row of its 分子; 达标 or 未达标 for a target that must not
 * be passed.
 */
export function indicatorRate(
  edition: Edition,
  row: number,
  line: IndicatorLine | undefined,
): Computed {
  const { texts, language } = edition;
  const { cell, totals, otherRow } = indicatorCells(edition, row);
  const word = indicatorWords(language);
  const total = cell("total");
  const target = cell("target");
  const quotient = `IF(${cell("id")}="","${NONE}",${total}/INDEX(${totals},${otherRow}))`;
  const ratio = `IF(${cell("part")}="${word.numerator}",${quotient},"")`;
  const atMost = `IF(${total}<=${target},"${texts.met}","${texts.missed}")`;
  const reached = `IF(${cell("direction")}="${word.atMost}",${atMost},${total}/${target})`;
  const other = `IF(AND(ISNUMBER(${total}),ISNUMBER(${target})),${reached},"${NONE}")`;
  const byKind = `IF(${cell("kind")}="${word.ratio}",${ratio},${other})`;
  return {
    formula: `IF(${cell("name")}="","",IFERROR(${byKind},"${NONE}"))`,
    value: line === undefined ? "" : rateOf(edition, line),
  };
}

/** References that the formulas and rules of a row of 指标 use. */
export function indicatorCells({ plan, places }: Edition, row: number) {
  const area = places.indicators;
  const cell = (key: string) => `$${letterOf(area, key)}${row}`;
  const keys = monthsOf(plan.period).map(formatMonth);
  const first = letterOf(area, keys[0] ?? "");
  const last = letterOf(area, keys[keys.length - 1] ?? "");
  const column = (key: string) =>
    `$${letterOf(area, key)}$${area.headerRow}:$${letterOf(area, key)}$${area.roomRow}`;
  return {
    cell,
    /** The row's months. */
    own: `$${first}${row}:$${last}${row}`,
    /** The months as dates, over the header. */
    months: `$${first}$${area.headerRow - 1}:$${last}$${area.headerRow - 1}`,
    /** The months of all rows, and the totals. */
    allMonths: `$${first}:$${last}`,
    totals: `$${letterOf(area, "total")}:$${letterOf(area, "total")}`,
    /** Number of the row with the ratio's other part: same id, another word under 项. 0 without one. */
    otherRow: `SUMPRODUCT((${column("id")}=${cell("id")})*(${column("part")}<>${cell("part")})*ROW(${column("id")}))`,
  };
}

/** The words that formulas compare with. */
export function indicatorWords(language: Language) {
  return {
    sum: WORDS.kind.sum[language],
    latest: WORDS.kind.latest[language],
    ratio: WORDS.kind.ratio[language],
    numerator: WORDS.part.numerator[language],
    atMost: WORDS.direction["at-most"][language],
  };
}

function totalOf(
  { asOf, plan }: Edition,
  line: IndicatorLine,
): number | typeof NONE {
  const { indicator, values } = line;
  const months = monthsOf(plan.period).filter(
    (month) =>
      month <= monthOfDay(asOf) &&
      values.has(month) &&
      (indicator.kind !== "ratio" ||
        (indicator.values.has(month) && indicator.denominators.has(month))),
  );
  const last = months[months.length - 1];
  if (last === undefined) return NONE;
  if (indicator.kind !== "sum") return values.get(last) ?? NONE;
  return months.reduce((sum, month) => sum + (values.get(month) ?? 0), 0);
}

function rateOf(edition: Edition, line: IndicatorLine): number | string {
  const { indicator, part } = line;
  const total = totalOf(edition, line);
  if (indicator.kind === "ratio") {
    if (part === "denominator") return "";
    const below = totalOf(edition, { ...line, values: indicator.denominators });
    return total === NONE || below === NONE || below === 0
      ? NONE
      : total / below;
  }
  const { target } = indicator;
  if (total === NONE || target === null) return NONE;
  if (indicator.direction === "at-most") {
    return total <= target ? edition.texts.met : edition.texts.missed;
  }
  return target === 0 ? NONE : total / target;
}
