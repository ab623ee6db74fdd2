import type { IndicatorRollup, IndicatorValue } from "../../rollup";
import { cellAddress, columnName } from "../cells";
import { quoted } from "../plan-workbook/places";
import { LIGHTS } from "../plan-workbook/styles";
import { WORDS } from "../schema";
import type { CellContent, SheetLayout } from "../workbook";
import { NONE } from "./edition";
import type { RollupEdition } from "./edition";
import type { FactValue } from "./fact-rows";
import { ratio } from "./figure-groups";
import { INDICATOR_LINES, LIVE_ROWS, ROLLUP_SHEETS } from "./schema";
import type { IndicatorLineKey, ListColumn } from "./schema";
import {
  LIST_HEADER_ROW,
  listSheets,
  printSetUp,
  putEmpty,
  putHeading,
  RollupDraft,
} from "./sheet-frame";
import { listStyle, quantityStyle } from "./styles";
import type { RollupStyle } from "./styles";

type PartKey = "q1" | "q2" | "q3" | "q4" | "total";
const HEADER_ROW = 4;
/** Columns before the first quarter: 序号 · 指标 · 单位 · 口径 · 方向 · 年度目标. */
const LEAD_WIDTHS = [6, 34, 10, 9, 10, 14] as const;
const TARGET = LEAD_WIDTHS.length;
const VALUE_WIDTH = 13;

/** 指标汇总, and where its figures stand. */
export interface IndicatorsSheet {
  readonly sheet: SheetLayout;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly columns: Readonly<
    Record<"name" | "target" | "total" | "rate" | "branches", number>
  >;
}

/** 指标汇总: indicator by quarter and for the period, against target. */
export function indicatorsSheet(edition: RollupEdition): IndicatorsSheet {
  const { texts, rollup, language } = edition;
  const { indicators } = rollup;
  const draft = new RollupDraft();
  const parts = partKeys(edition);
  const last = TARGET + parts.length + 2;
  const columns = Array.from({ length: last }, (_, i) => ({
    width: LEAD_WIDTHS[i] ?? (i < TARGET + parts.length ? VALUE_WIDTH : 10),
  }));
  putHeading(
    draft,
    edition,
    texts.sheetTitles.indicators,
    texts.hints.indicators,
    columns,
  );
  draft.heights[3] = 8;
  const lastRow = HEADER_ROW + Math.max(1, indicators.length);
  if (indicators.length === 0)
    putEmpty(draft, HEADER_ROW, last, texts.indicators.empty);
  else {
    putHeaders(draft, edition, parts);
    indicators.forEach((indicator, i) => {
      putIndicator(draft, edition, parts, indicator, i + 1);
    });
  }
  const note = lastRow + 2;
  draft.putMerged(
    { row: note, column: 1, toColumn: last },
    texts.indicators.note,
    "hint",
  );
  draft.heights[note] = 20;
  const rates = `${cellAddress(HEADER_ROW + 1, last - 1)}:${cellAddress(lastRow, last - 1)}`;
  const first = cellAddress(HEADER_ROW + 1, last - 1);
  const sheet: SheetLayout = {
    key: ROLLUP_SHEETS.indicators.key,
    name: ROLLUP_SHEETS.indicators[language],
    visibility: "visible",
    tabColour: "3C7A57",
    columns,
    rows: draft.rows,
    heights: draft.heights,
    merges: draft.merges,
    freeze: { rows: HEADER_ROW, columns: 2 },
    conditionalFormats:
      indicators.length === 0
        ? []
        : [
            {
              range: rates,
              formula: `${first}="${texts.indicators.met}"`,
              format: LIGHTS.green,
            },
            {
              range: rates,
              formula: `${first}="${texts.indicators.missed}"`,
              format: LIGHTS.yellow,
            },
          ],
    showGridLines: false,
    print: printSetUp(edition, texts.sheetTitles.indicators, {
      titleRows: [HEADER_ROW, HEADER_ROW],
      area: `A1:${columnName(last)}${note}`,
    }),
  };
  return {
    sheet,
    firstRow: HEADER_ROW + 1,
    lastRow,
    columns: {
      name: 2,
      target: TARGET,
      total: last - 2,
      rate: last - 1,
      branches: last,
    },
  };
}

/** 指标明细: what each branch adds to each indicator, and where it stands. */
export function indicatorLineSheets(
  edition: RollupEdition,
): readonly SheetLayout[] {
  const { texts } = edition;
  return listSheets(edition, {
    sheet: ROLLUP_SHEETS.indicatorLines,
    schema: INDICATOR_LINES,
    columns: lineColumns(edition),
    count: lineCountOf(edition),
    rows: () => lineRows(edition),
    title: texts.sheetTitles.indicatorLines,
    hint: texts.hints.indicatorLines,
    empty: texts.indicators.empty,
    style: listStyle,
    styleOf: (key, values) =>
      key === "target" && values.totalOf !== null ? "rateRight" : null,
    forReading: true,
    tabColour: "C5CED8",
    frozen: 3,
  });
}

function partKeys({ quarters }: RollupEdition): readonly PartKey[] {
  return [...quarters.map(({ quarter }) => `q${quarter}` as const), "total"];
}

/** The columns of 指标明细 that the period and the kinds of indicators need. */
function lineColumns(
  edition: RollupEdition,
): readonly ListColumn<IndicatorLineKey>[] {
  const parts = new Set<string>(partKeys(edition));
  const hasRatio = edition.rollup.indicators.some(
    ({ kind }) => kind === "ratio",
  );
  return INDICATOR_LINES.columns.filter(({ key }) => {
    const part = key.endsWith("Of") ? key.slice(0, -2) : key;
    const isPart = /^(?:q[1-4]|total)$/.test(part);
    if (!isPart) return true;
    return parts.has(part) && (part === key || hasRatio);
  });
}

function lineCountOf({ rollup }: RollupEdition): number {
  return rollup.indicators.reduce((sum, { parts }) => sum + parts.length, 0);
}

function* lineRows(
  edition: RollupEdition,
): Generator<Readonly<Record<IndicatorLineKey, FactValue>>> {
  const { rollup, language, texts } = edition;
  const branches = new Map(
    rollup.branches.map((branch) => [branch.key, branch]),
  );
  let no = 0;
  for (const [i, indicator] of rollup.indicators.entries()) {
    for (const part of indicator.parts) {
      no += 1;
      const branch = branches.get(part.branch);
      const of = (at: number): readonly [FactValue, FactValue] =>
        countsOf(part.quarters[at] ?? null);
      const [[q1, q1Of], [q2, q2Of], [q3, q3Of], [q4, q4Of]] = [
        of(0),
        of(1),
        of(2),
        of(3),
      ];
      const [total, totalOf] = countsOf(part.total);
      yield {
        no,
        indicatorNo: i + 1,
        indicator: indicator.name,
        unit: indicator.unit,
        kind: WORDS.kind[indicator.kind][language],
        code: branch?.code ?? null,
        name: branch?.name ?? part.branch,
        target: part.target,
        ...{ q1, q1Of, q2, q2Of, q3, q3Of, q4, q4Of, total, totalOf },
        source: part.rows
          .map(({ submission, fact }) =>
            texts.indicators.source(submission.file, fact.sheet, fact.row),
          )
          .join("\n"),
      };
    }
  }
}

/** A value with, of a ratio, its denominator. */
function countsOf(
  value: IndicatorValue | null,
): readonly [FactValue, FactValue] {
  if (value === null || typeof value === "number") return [value, null];
  return [value.num, value.den];
}

function putHeaders(
  draft: RollupDraft,
  { texts }: RollupEdition,
  parts: readonly PartKey[],
): void {
  const { headers } = texts.indicators;
  const { no, name, unit, kind, direction, target, total, rate, branches } =
    headers;
  const names = parts.map((_, i) =>
    i === parts.length - 1 ? total : (texts.quarters.names[i] ?? ""),
  );
  draft.putRow(
    HEADER_ROW,
    1,
    [no, name, unit, kind, direction, target, ...names, rate, branches],
    "header",
  );
  draft.heights[HEADER_ROW] = 34;
}

function putIndicator(
  draft: RollupDraft,
  edition: RollupEdition,
  parts: readonly PartKey[],
  indicator: IndicatorRollup,
  number: number,
): void {
  const { language } = edition;
  const row = HEADER_ROW + number;
  const isRatio = indicator.kind === "ratio";
  draft.put(row, 1, number, "count");
  draft.put(row, 2, indicator.name, "text");
  draft.put(row, 3, indicator.unit, "centred");
  draft.put(row, 4, WORDS.kind[indicator.kind][language], "centred");
  draft.put(row, 5, WORDS.direction[indicator.direction][language], "centred");
  draft.put(
    row,
    TARGET,
    indicator.target ?? NONE,
    isRatio ? "rateRight" : quantityStyle(indicator.target),
  );
  draft.fit(row, [{ text: indicator.name, width: LEAD_WIDTHS[1] }]);
  const values = [...indicator.quarters, indicator.total];
  parts.forEach((key, i) => {
    const value = values[i] ?? null;
    const shown = shownValue(value);
    const formula = valueFormula(edition, key, row, isRatio);
    const style: RollupStyle = isRatio
      ? "rateRight"
      : quantityStyle(typeof shown === "number" ? shown : null);
    draft.put(
      row,
      TARGET + 1 + i,
      formula === null ? shown : { formula, value: shown },
      style,
    );
  });
  putVerdict(draft, edition, indicator, row, TARGET + parts.length);
}

function shownValue(value: IndicatorValue | null): number | string {
  if (value === null) return NONE;
  return typeof value === "number" ? value : ratio(value.num, value.den);
}

/** The sum over 指标明细; a ratio's two sums divided. `null` where the figures are values. */
function valueFormula(
  edition: RollupEdition,
  key: PartKey,
  row: number,
  isRatio: boolean,
): string | null {
  const count = lineCountOf(edition);
  if (count > LIVE_ROWS) return null;
  const columns = lineColumns(edition);
  const range = (of: IndicatorLineKey): string => {
    const index = columns.findIndex((column) => column.key === of);
    const letter = columnName(index + 1);
    const sheet = quoted(ROLLUP_SHEETS.indicatorLines[edition.language]);
    return `${sheet}!$${letter}$${LIST_HEADER_ROW}:$${letter}$${LIST_HEADER_ROW + count}`;
  };
  const sum = (of: IndicatorLineKey): string =>
    `SUMIFS(${range(of)},${range("indicatorNo")},$A${row})`;
  if (isRatio)
    return `IF(${sum(`${key}Of`)}=0,"${NONE}",${sum(key)}/${sum(`${key}Of`)})`;
  const filled = `COUNTIFS(${range("indicatorNo")},$A${row},${range(key)},"<>")`;
  return `IF(${filled}=0,"${NONE}",${sum(key)})`;
}

/** 完成率: actual ÷ target; a ratio, and what must not be passed, is met or not met. */
function putVerdict(
  draft: RollupDraft,
  edition: RollupEdition,
  indicator: IndicatorRollup,
  row: number,
  totalColumn: number,
): void {
  const { met, missed } = edition.texts.indicators;
  const total = cellAddress(row, totalColumn);
  const target = cellAddress(row, TARGET);
  const actual = shownValue(indicator.total);
  const aim = indicator.target;
  const live = lineCountOf(edition) <= LIVE_ROWS;
  const isRate =
    indicator.kind !== "ratio" && indicator.direction === "at-least";
  const comparison = indicator.direction === "at-most" ? "<=" : ">=";
  const verdict = `IF(AND(ISNUMBER(${total}),ISNUMBER(${target})),IF(${total}${comparison}${target},"${met}","${missed}"),"${NONE}")`;
  const rate = `IF(AND(ISNUMBER(${total}),ISNUMBER(${target})),IF(${target}=0,"${NONE}",${total}/${target}),"${NONE}")`;
  const value: CellContent =
    typeof actual !== "number" || aim === null
      ? NONE
      : isRate
        ? ratio(actual, aim)
        : (comparison === "<=" ? actual <= aim : actual >= aim)
          ? met
          : missed;
  draft.put(
    row,
    totalColumn + 1,
    live ? { formula: isRate ? rate : verdict, value } : value,
    isRate ? "rate" : "word",
  );
  draft.put(row, totalColumn + 2, indicator.branches, "count");
}
