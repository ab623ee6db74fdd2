import { firstDayOf, formatMonth, monthsOf } from "../../plan";
import { WORDS } from "../schema";
import type {
  ColumnLayout,
  ConditionalFormatLayout,
  SheetLayout,
  ValidationLayout,
} from "../workbook";
import type { Edition } from "./edition";
import {
  indicatorCells,
  indicatorRate,
  indicatorTotal,
  indicatorWords,
  linesOf,
} from "./indicator-figures";
import type { IndicatorLine } from "./indicator-figures";
import { columnRange, letterOf } from "./places";
import type { TableArea } from "./places";
import { SheetDraft } from "./sheet-draft";
import {
  growingSheet,
  listRule,
  printSetUp,
  putHeader,
  putHeading,
  putTableRow,
  ruled,
} from "./sheet-parts";
import type { KeyedCell } from "./sheet-parts";
import { COLOURS, FORMATS, LIGHTS } from "./styles";
import type { StyleName } from "./styles";

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
  return growingSheet(draft, area, {
    columns,
    validations: indicatorRules(edition),
    conditionalFormats: indicatorMarks(edition),
    print: printSetUp(edition, {
      titleRows: [area.headerRow - 1, area.headerRow],
    }),
  });
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

function lineCells(
  edition: Edition,
  row: number,
  line: IndicatorLine | undefined,
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
      content: indicatorTotal(edition, row, line),
      style: "amount",
    },
    rate: {
      content: indicatorRate(edition, row, line),
      style: "rate",
    },
  };
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
  const { cell } = indicatorCells(edition, area.firstRow);
  const word = indicatorWords(edition.language);
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
