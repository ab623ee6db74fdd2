import type {
  CellLayout,
  RowLayout,
  SheetLayout,
  WorkbookLayout,
} from "../../src/core/layout";

/** One row of the sample's table. */
export interface Item {
  readonly id: string;
  readonly text: string;
  /** First of the month, as a serial. */
  readonly month: number;
  readonly share?: number | null;
}

export const MARCH = 46082;
export const APRIL = 46113;

export const ITEMS: readonly Item[] = [
  { id: "N0001", text: "春季徒步", month: MARCH },
  { id: "N0002", text: "读书分享会", month: MARCH },
  { id: "N0003", text: "消防演练", month: APRIL },
];

/** Texts that Excel would take for something else if it were not told. */
export const TRICKY = [
  "=1+1",
  "+86 571",
  "-3",
  "@SUM",
  "001",
  "2026-03",
  "3/5",
  "2026年3月",
  "5%",
  "10:30",
  "TRUE",
  "1E5",
  "１２３",
  "#5",
  "'引号",
  "1,000",
] as const;

/**
 * A small workbook with the parts that an update must keep together: a sheet
 * with a table of the plan and a title above it, a protected sheet that counts
 * it through whole columns and a name, and a hidden record.
 */
export function sampleLayout(
  items: readonly Item[] = ITEMS,
  goal = "全年不少于六场",
): WorkbookLayout {
  const last = 3 + Math.max(1, items.length);
  return {
    title: "示例",
    creator: "测试",
    styles: {
      head: { bold: true, fill: "DCE6F0", border: "thin" },
      month: { numberFormat: 'yyyy"年"m"月"' },
      input: { unlocked: true, fill: "FFFBEF", border: "thin" },
      share: { numberFormat: "0%", unlocked: true },
      code: { numberFormat: "@" },
    },
    sheets: [
      itemsSheet(items, last),
      summarySheet(goal),
      {
        key: "record",
        name: "_记录",
        visibility: "very-hidden",
        columns: [{ width: 10 }, { width: 30 }],
        rows: [
          [{ value: "count" }, { value: items.length }],
          ...items.map(({ id, text }) => [{ value: id }, { value: text }]),
        ],
      },
    ],
    names: [{ name: "first_item", refersTo: "安排!$B$4" }],
  };
}

function itemsSheet(items: readonly Item[], last: number): SheetLayout {
  const head = ["编号", "事项", "月份", "完成度", "备注"];
  const blank: Item | undefined = undefined;
  const body = items.length === 0 ? [blank] : items;
  return {
    key: "items",
    name: "安排",
    visibility: "visible",
    columns: [
      { width: 8 },
      { width: 30 },
      { width: 12, style: "month" },
      { width: 8, style: "share" },
      { width: 20 },
    ],
    rows: [
      [{ value: "月度安排示例" }],
      [],
      head.map((value) => ({ value, style: "head" })),
      ...body.map((item): RowLayout => [
        { value: item?.id ?? null, style: "code" },
        { value: item?.text ?? null },
        { value: item?.month ?? null, style: "month" },
        { value: item?.share ?? null, style: "share" },
        { value: null, style: "input" },
      ]),
    ],
    freeze: { rows: 3, columns: 2 },
    tables: [
      { name: "tblNodes", range: `A3:E${last}`, columns: head, filter: true },
    ],
    validations: [
      {
        range: `D4:D${last}`,
        rule: { type: "decimal", min: 0, max: 1 },
        severity: "stop",
      },
    ],
    conditionalFormats: [
      {
        range: `A4:E${last}`,
        formula: "$D4=1",
        format: { fill: "DFF2E3" },
      },
    ],
  };
}

function summarySheet(goal: string): SheetLayout {
  const label = (value: string): CellLayout => ({ value, style: "head" });
  return {
    key: "summary",
    name: "汇总",
    visibility: "visible",
    columns: [{ width: 16 }, { width: 24 }],
    rows: [
      [label("事项数"), { value: null, formula: "COUNTA(安排!$B:$B)-2" }],
      [label("完成数"), { value: null, formula: "COUNTIFS(安排!$D:$D,1)" }],
      [label("第一项"), { value: null, formula: "first_item" }],
      [label("目标"), { value: goal }],
      [label("填表人"), { value: null, style: "input" }],
      ...TRICKY.map((text) => [label("原文"), { value: text }]),
    ],
    protected: true,
  };
}
