import { firstDayOf, formatMonth, monthOfDay, monthsOf } from "../../plan";
import type { Day, Indicator, Month, MonthlyValues } from "../../plan";
import { WORDS } from "../schema";
import type {
  ColumnLayout,
  ConditionalFormatLayout,
  SheetLayout,
  ValidationLayout,
} from "../workbook";
import { NONE } from "./edition";
import type { Edition } from "./edition";
import { columnRange, letterOf } from "./places";
import type { TableArea } from "./places";
import { SheetDraft } from "./sheet-draft";
import {
  listRule,
  printSetUp,
  putHeader,
  putHeading,
  putTableRow,
  ruled,
  tableOf,
} from "./sheet-parts";
import type { KeyedCell } from "./sheet-parts";
import { COLOURS, FORMATS, LIGHTS } from "./styles";
import type { StyleName } from "./styles";

type Part = keyof typeof WORDS.part;

/** One row of the sheet: an indicator has one, a ratio two. */
interface Line {
  readonly indicator: Indicator;
  readonly part: Part;
  readonly values: MonthlyValues;
}

const MONTH_WIDTH = 11;

/** 指标: what is reported every month as a quantity; open to further rows. */
export function indicatorsSheet(edition: Edition): SheetLayout {
  const { plan, texts, places } = edition;
  const area = places.indicators;
  const draft = new SheetDraft();
  const columns = columnsOf(edition);
  putHeading(draft, edition, {
    title: texts.titles.indicators,
    hint: texts.hints.indicators,
    columns,
    hintColumn: 4,
  });
  putMonths(draft, edition);
  putHeader(draft, area, 30);
  const lines = plan.indicators.flatMap(linesOf);
  for (let row = area.firstRow; row <= area.lastRow; row += 1) {
    const line = lines[row - area.firstRow];
    putTableRow(draft, area, row, lineCells(edition, row, line));
    draft.fit(row, [{ text: line?.indicator.name ?? "", width: 26 }]);
  }
  return {
    key: area.key,
    name: area.sheet,
    visibility: "visible",
    tabColour: "C98A1B",
    columns,
    rows: draft.rows,
    heights: draft.heights,
    merges: draft.merges,
    freeze: { rows: area.headerRow, columns: 4 },
    tables: [tableOf(area, true)],
    validations: indicatorRules(edition),
    conditionalFormats: indicatorMarks(edition),
    showGridLines: true,
    print: printSetUp(edition, {
      titleRows: [area.headerRow - 1, area.headerRow],
    }),
  };
}

function columnsOf({
  plan,
  places,
  language,
}: Edition): readonly ColumnLayout[] {
  const widths: Readonly<Record<string, readonly [number, StyleName]>> = {
    id: [7, "freeCentred"],
    measureId: [8, "freeCentred"],
    name: [26, "freeText"],
    part: [language === "zh" ? 7 : 13, "freeCentred"],
    unit: [7, "freeCentred"],
    kind: [8, "freeCentred"],
    direction: [9.5, "freeCentred"],
    target: [10, "freeAmount"],
    total: [11, "freeAmount"],
    rate: [9, "freeCentred"],
  };
  const months = new Set<string>(monthsOf(plan.period).map(formatMonth));
  return places.indicators.columns.map(({ key }) => {
    const [width, style] = widths[key] ?? [MONTH_WIDTH, "freeAmount" as const];
    return { width: months.has(key) ? MONTH_WIDTH : width, style };
  });
}

/**
 * The months as dates over the header, which as a table's header must be text:
 * the formulas compare them. The first of each quarter is shown as the
 * quarter's name, by its number format, the others not at all.
 */
function putMonths(draft: SheetDraft, edition: Edition): void {
  const { plan, places } = edition;
  const row = places.indicators.headerRow - 1;
  draft.heights[row] = 18;
  monthsOf(plan.period).forEach((month, i) => {
    const column =
      places.indicators.columns.findIndex(
        ({ key }) => key === formatMonth(month),
      ) + 1;
    const style: StyleName =
      i % 3 === 0
        ? (`quarterLabel${Math.floor(i / 3) + 1}` as StyleName)
        : "quarterLabel";
    draft.put(row, column, firstDayOf(month), style);
  });
}

function linesOf(indicator: Indicator): readonly Line[] {
  if (indicator.kind !== "ratio")
    return [{ indicator, part: "value", values: indicator.values }];
  return [
    { indicator, part: "numerator", values: indicator.values },
    { indicator, part: "denominator", values: indicator.denominators },
  ];
}

function lineCells(
  edition: Edition,
  row: number,
  line: Line | undefined,
): Readonly<Record<string, KeyedCell>> {
  const { language, plan } = edition;
  const indicator = line?.indicator;
  const isRatio = indicator?.kind === "ratio";
  const target =
    line === undefined || line.part === "denominator"
      ? null
      : line.indicator.target;
  const months = monthsOf(plan.period).map(
    (month): readonly [string, KeyedCell] => [
      formatMonth(month),
      { content: line?.values.get(month) ?? null, style: "amountInput" },
    ],
  );
  return {
    id: { content: indicator?.id ?? null, style: "id" },
    measureId: { content: indicator?.measureId ?? null, style: "centred" },
    name: {
      content: indicator?.name ?? null,
      style: line?.part === "denominator" ? "quietText" : "text",
    },
    part: {
      content: line === undefined ? null : WORDS.part[line.part][language],
      style: "centred",
    },
    unit: { content: indicator?.unit ?? null, style: "centred" },
    kind: {
      content:
        indicator === undefined ? null : WORDS.kind[indicator.kind][language],
      style: "centred",
    },
    direction: {
      content:
        indicator === undefined
          ? null
          : WORDS.direction[indicator.direction][language],
      style: "centred",
    },
    target: { content: target, style: isRatio ? "targetInput" : "amountInput" },
    ...Object.fromEntries(months),
    total: {
      content: {
        formula: totalFormula(edition, row),
        value: line === undefined ? "" : totalOf(edition, line),
      },
      style: "amount",
    },
    rate: {
      content: {
        formula: rateFormula(edition, row),
        value: line === undefined ? "" : rateOf(edition, line),
      },
      style: "rate",
    },
  };
}

/** References that the formulas of a row use. */
function references({ plan, places }: Edition, row: number) {
  const area = places.indicators;
  const cell = (key: string) => `$${letterOf(area, key)}${row}`;
  const months = monthsOf(plan.period).map(formatMonth);
  const first = letterOf(area, months[0] ?? "");
  const last = letterOf(area, months[months.length - 1] ?? "");
  const column = (key: string) =>
    `$${letterOf(area, key)}$${area.headerRow}:$${letterOf(area, key)}$${area.roomRow}`;
  const otherPart = (part: string) =>
    `SUMPRODUCT((${column("id")}=${cell("id")})*(${column("part")}="${part}")*ROW(${column("id")}))`;
  return {
    cell,
    own: `$${first}${row}:$${last}${row}`,
    months: `$${first}$${area.headerRow - 1}:$${last}$${area.headerRow - 1}`,
    columns: `$${first}:$${last}`,
    totals: `$${letterOf(area, "total")}:$${letterOf(area, "total")}`,
    otherPart,
  };
}

/** 本期累计: by kind, over the months up to the cut-off's; a ratio's two counts from the last month in which both are filled. */
function totalFormula(edition: Edition, row: number): string {
  const { language } = edition;
  const { cell, own, months, columns, otherPart } = references(edition, row);
  const word = wordsOf(language);
  const filled = `(${months}<=as_of)*ISNUMBER(${own})`;
  const last = `SUMPRODUCT(MAX(${filled}*${months}))`;
  const other = `IF(${cell("part")}="${word.numerator}",${otherPart(word.denominator)},${otherPart(word.numerator)})`;
  const lastBoth = `SUMPRODUCT(MAX(${filled}*ISNUMBER(INDEX(${columns},${other},0))*${months}))`;
  const at = (month: string) =>
    `IF(${month}=0,"${NONE}",SUMIFS(${own},${months},${month}))`;
  const sum = `IF(${last}=0,"${NONE}",SUMIFS(${own},${months},"<="&as_of))`;
  const ratio = `IF(${other}=0,"${NONE}",${at(lastBoth)})`;
  const kind = cell("kind");
  return `IF(${cell("name")}="","",IFERROR(IF(${kind}="${word.sum}",${sum},IF(${kind}="${word.latest}",${at(last)},IF(${kind}="${word.ratio}",${ratio},"${NONE}"))),"${NONE}"))`;
}

/** 完成率: against the target; of a ratio the ratio itself; 达标 or 未达标 for what must not be passed. */
function rateFormula(edition: Edition, row: number): string {
  const { language, texts } = edition;
  const { cell, totals, otherPart } = references(edition, row);
  const word = wordsOf(language);
  const total = cell("total");
  const target = cell("target");
  const ratio = `IF(${cell("part")}="${word.numerator}",${total}/INDEX(${totals},${otherPart(word.denominator)}),"")`;
  const atMost = `IF(${total}<=${target},"${texts.met}","${texts.missed}")`;
  const value = `IF(AND(ISNUMBER(${total}),ISNUMBER(${target})),IF(${cell("direction")}="${word.atMost}",${atMost},${total}/${target}),"${NONE}")`;
  return `IF(${cell("name")}="","",IFERROR(IF(${cell("kind")}="${word.ratio}",${ratio},${value}),"${NONE}"))`;
}

function wordsOf(language: Edition["language"]) {
  return {
    sum: WORDS.kind.sum[language],
    latest: WORDS.kind.latest[language],
    ratio: WORDS.kind.ratio[language],
    numerator: WORDS.part.numerator[language],
    denominator: WORDS.part.denominator[language],
    atMost: WORDS.direction["at-most"][language],
  };
}

/** The value that `totalFormula` has. */
function totalOf(
  { asOf, plan }: Edition,
  { indicator, values }: Line,
): number | typeof NONE {
  const months = monthsUpTo(asOf, monthsOf(plan.period)).filter((month) =>
    indicator.kind === "ratio"
      ? indicator.values.has(month) && indicator.denominators.has(month)
      : values.has(month),
  );
  const last = months[months.length - 1];
  if (last === undefined) return NONE;
  if (indicator.kind !== "sum") return values.get(last) ?? NONE;
  return months.reduce((sum, month) => sum + (values.get(month) ?? 0), 0);
}

/** The value that `rateFormula` has. */
function rateOf(edition: Edition, line: Line): number | string {
  const { indicator, part, values } = line;
  const { target } = indicator;
  const total = totalOf(edition, line);
  if (indicator.kind === "ratio") {
    if (part === "denominator") return "";
    const below = totalOf(edition, {
      indicator,
      part: "denominator",
      values: indicator.denominators,
    });
    return total === NONE || below === NONE || below === 0
      ? NONE
      : total / below;
  }
  if (values.size === 0 || total === NONE || target === null) return NONE;
  if (indicator.direction === "at-most") {
    return total <= target ? edition.texts.met : edition.texts.missed;
  }
  return target === 0 ? NONE : total / target;
}

function monthsUpTo(asOf: Day, months: readonly Month[]): readonly Month[] {
  return months.filter((month) => month <= monthOfDay(asOf));
}

function monthRange(
  { plan, places }: Edition,
  fromRow: number,
  toRow: number,
): string {
  const months = monthsOf(plan.period).map(formatMonth);
  const area = places.indicators;
  const first = letterOf(area, months[0] ?? "");
  const last = letterOf(area, months[months.length - 1] ?? "");
  return `${first}${fromRow}:${last}${toRow}`;
}

function indicatorRules(edition: Edition): readonly ValidationLayout[] {
  const area: TableArea = edition.places.indicators;
  const anyNumber = { type: "decimal", min: -1e12, max: 1e12 } as const;
  return [
    ruled(edition, area, "id", "id", { type: "custom", formula: "FALSE" }),
    listRule(edition, area, "measureId", "list_measures", "measureId"),
    listRule(edition, area, "part", "list_part", "part"),
    listRule(edition, area, "kind", "list_kind", "kind"),
    listRule(edition, area, "direction", "list_direction", "direction"),
    ruled(edition, area, "target", "target", anyNumber),
    {
      range: monthRange(edition, area.firstRow, area.roomRow),
      rule: anyNumber,
      severity: "stop",
      ...edition.texts.rules.monthValue,
    },
  ];
}

/** What is no number, decimals, what misses its target, and the running month. */
function indicatorMarks(edition: Edition): readonly ConditionalFormatLayout[] {
  const area = edition.places.indicators;
  const { cell } = references(edition, area.firstRow);
  const word = wordsOf(edition.language);
  const values = monthRange(edition, area.firstRow, area.roomRow);
  const first = values.split(":")[0] ?? "";
  const dates = monthRange(edition, area.headerRow - 1, area.headerRow - 1);
  const month = (dates.split(":")[0] ?? "").replace(/(\d+)$/, "$$$1");
  const isRatio = `${cell("kind")}="${word.ratio}"`;
  const misses = `IF(${cell("direction")}="${word.atMost}",${cell("rate")}>${cell("target")},${cell("rate")}<${cell("target")})`;
  const rates = columnRange(area, "rate", area.roomRow);
  const decimals = (
    range: string,
    at: string,
    more = "",
  ): ConditionalFormatLayout => ({
    range,
    formula: `AND(ISNUMBER(${at}),ROUND(${at},0)<>${at}${more})`,
    format: { numberFormat: FORMATS.decimals },
  });
  return [
    {
      range: values,
      formula: `AND(${first}<>"",ISNUMBER(${first})=FALSE)`,
      format: LIGHTS.doubtful,
      stopIfTrue: true,
    },
    decimals(values, first),
    decimals(columnRange(area, "total", area.roomRow), cell("total")),
    decimals(
      columnRange(area, "target", area.roomRow),
      cell("target"),
      `,${cell("kind")}<>"${word.ratio}"`,
    ),
    {
      range: rates,
      formula: `${cell("rate")}="${edition.texts.missed}"`,
      format: { ...LIGHTS.red, bold: true },
      stopIfTrue: true,
    },
    {
      range: rates,
      formula: `AND(${isRatio},ISNUMBER(${cell("rate")}),ISNUMBER(${cell("target")}),${misses})`,
      format: { colour: LIGHTS.red.colour, bold: true },
    },
    {
      range: monthRange(edition, area.headerRow, area.headerRow),
      formula: `AND(YEAR(${month})=YEAR(running_day),MONTH(${month})=MONTH(running_day))`,
      format: { fill: COLOURS.brand, colour: COLOURS.white },
    },
  ];
}
