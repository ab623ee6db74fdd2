import type {
  RowLayout,
  SheetLayout,
  WorkbookLayout,
} from "../../../src/core/layout";

const HEADERS = ["编号", "工作安排", "计划月份", "进度"] as const;

const STYLES: WorkbookLayout["styles"] = {
  title: {
    bold: true,
    size: 18,
    colour: "1F4E79",
    border: "bottom",
    vertical: "center",
  },
  head: {
    bold: true,
    fill: "DDEBF7",
    border: "thin",
    borderColour: "9BC2E6",
    horizontal: "center",
    wrap: true,
  },
  input: {
    unlocked: true,
    fill: "FFFBE6",
    border: "thin",
    wrap: true,
    indent: 1,
  },
  month: { numberFormat: 'yyyy"年"m"月"', unlocked: true, italic: true },
  rate: { numberFormat: "0%", horizontal: "right" },
};

function header(): RowLayout {
  return HEADERS.map((value) => ({ value, style: "head" }));
}

const ARRANGEMENTS: SheetLayout = {
  key: "nodes",
  name: "月度安排",
  visibility: "visible",
  tabColour: "70ad47",
  showGridLines: false,
  protected: true,
  columns: [
    { width: 10 },
    { width: 32, style: "input" },
    { width: 12, style: "month" },
    { width: 9 },
  ],
  rows: [
    [{ value: "某厂工会工作计划", style: "title" }],
    [{ value: "截止日" }, undefined, { value: 46266, style: "month" }],
    [],
    header(),
    [
      { value: "N0001" },
      { value: "=1+1 是文字", style: "input" },
      { value: 46082, style: "month" },
      { value: 0.5, formula: 'IFERROR(C5/C6,"")', style: "rate" },
    ],
    [
      { value: "N0002" },
      { value: " 第一行\n第二行 <&>\u0002_x0041_", style: "input" },
      { value: 46113, style: "month" },
      {
        value: "未到期",
        formula: 'IF(C6>cutoff_day,"未到期","")',
        style: "rate",
      },
    ],
    [
      { value: "N0003" },
      { value: "", style: "input" },
      { value: null, style: "month" },
      { value: true, formula: "AND(A7=A7,ISNUMBER(C5))" },
    ],
  ],
  heights: { 1: 30, 12: 24 },
  merges: ["A1:D1"],
  freeze: { rows: 4, columns: 1 },
  tables: [
    {
      name: "tblNodes",
      range: "A4:D7",
      columns: HEADERS,
      style: "TableStyleMedium2",
      filter: true,
    },
  ],
  validations: [
    {
      range: "B5:B60",
      rule: { type: "list", source: "list_words" },
      severity: "warning",
      prompt: { title: "填写", text: "从列表里选\n或者自己写" },
      error: { title: "请核对", text: "列表里没有这一项" },
    },
    {
      range: "C5:C60",
      rule: { type: "date", min: 45658, max: "EDATE(cutoff_day,24)" },
      severity: "stop",
    },
    { range: "D5:D60", rule: { type: "decimal", min: 0 }, severity: "stop" },
    {
      range: "A5:A60",
      rule: { type: "custom", formula: "FALSE" },
      severity: "stop",
    },
  ],
  conditionalFormats: [
    {
      range: "A5:D60",
      formula: '$A5="N0002"',
      format: {
        colour: "9C0006",
        fill: "FFC7CE",
        bold: true,
        numberFormat: '@" · 逾期"',
      },
      stopIfTrue: true,
    },
    { range: "A5:D60", formula: "$C5>cutoff_day", format: { strike: true } },
  ],
  print: {
    landscape: true,
    fitWidth: true,
    titleRows: [4, 4],
    area: "A1:D60",
    header: "&L某厂&&分厂工会&R&D",
    footer: "&C第 &P 页",
  },
  charts: [
    {
      type: "column",
      title: "各项进度",
      from: "F2",
      to: "N18",
      series: [
        {
          name: "进度",
          categories: "'月度安排'!$A$5:$A$7",
          values: "'月度安排'!$D$5:$D$7",
        },
      ],
    },
  ],
};

/** A small workbook with everything that a layout can say. Made anew each time, as some rows come one by one. */
export function featureLayout(): WorkbookLayout {
  return {
    title: "计划 <甲&乙>",
    creator: "工会计划",
    styles: STYLES,
    names: [
      { name: "list_words", refersTo: "'_lists'!$A$1:$A$2" },
      { name: "cutoff_day", refersTo: "'月度安排'!$C$2", hidden: true },
    ],
    sheets: [
      {
        key: "plan",
        name: "_plan",
        visibility: "very-hidden",
        columns: [],
        rows: [
          [
            { value: "format" },
            { value: 1 },
            { value: false },
            { value: null, formula: "1+1" },
          ],
        ],
      },
      ARRANGEMENTS,
      {
        key: "lists",
        name: "_lists",
        visibility: "hidden",
        columns: [{ width: 12, hidden: true }],
        rows: [[{ value: "走访" }], [{ value: "培训" }]],
        print: { landscape: false, fitHeight: true },
      },
      {
        key: "facts",
        name: "明细's",
        visibility: "visible",
        columns: [{ width: 12 }, { width: 12 }],
        rows: facts(),
        tables: [{ name: "tblFacts", range: "A1:B4", columns: ["单位", "数"] }],
        charts: [
          {
            type: "line",
            title: "数",
            from: "D2",
            to: "K16",
            series: [
              {
                name: "一",
                categories: "'明细''s'!$A$2:$A$4",
                values: "'明细''s'!$B$2:$B$4",
              },
              {
                name: "二",
                categories: "'明细''s'!$A$2:$A$4",
                values: "'明细''s'!$B$2:$B$4",
              },
            ],
          },
        ],
      },
    ],
  };
}

function* facts(): Generator<RowLayout> {
  yield [{ value: "单位" }, { value: "数" }];
  for (let row = 1; row <= 3; row += 1)
    yield [{ value: `-单位${row} ` }, { value: row }];
}
