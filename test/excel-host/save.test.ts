import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { WorkbookLayout } from "../../src/core/layout";
import { openWorkbook } from "../../src/xlsx/reader";
import { inflateNode } from "../../src/xlsx/reader/inflate-node";
import { writeWorkbook } from "../../src/xlsx/writer";
import { packageParts } from "../golden/package-parts";
import { convert } from "../interop/libreoffice";
import type { ExcelHost } from "./index";
import { UnrepresentableError, canonical, startExcelHost } from "./index";

let host: ExcelHost;

beforeEach(() => {
  host = startExcelHost({ sheetName: "进度" });
});

afterEach(() => {
  host.stop();
});

/** A workbook that has something of everything a layout can say. */
const LAYOUT: WorkbookLayout = {
  title: "进度表",
  creator: "工会",
  styles: {
    head: { bold: true, fill: "ddeeff", border: "bottom", colour: "112233" },
    input: {
      unlocked: true,
      wrap: true,
      border: "thin",
      borderColour: "999999",
    },
    month: {
      numberFormat: 'yyyy"年"m"月"',
      horizontal: "center",
      vertical: "top",
    },
    step: { indent: 2, italic: true, size: 9 },
  },
  sheets: [
    {
      key: "progress",
      name: "进度",
      visibility: "visible",
      tabColour: "c00000",
      columns: [
        { width: 10.3, style: "input" },
        { width: 20 },
        { width: 6, hidden: true },
      ],
      rows: [
        [
          { value: "编号", style: "head" },
          { value: "月份", style: "head" },
        ],
        [{ value: "001" }, { value: 46082, style: "month" }],
        [
          { value: "=不是公式" },
          { value: 2, formula: "SUM('隐 藏'!A1:A2)", style: "step" },
        ],
      ],
      heights: { 1: 30 },
      merges: ["E1:F1"],
      freeze: { rows: 1, columns: 1 },
      tables: [
        {
          name: "tblSteps",
          range: "A1:B3",
          columns: ["编号", "月份"],
          style: "TableStyleLight9",
          filter: true,
        },
      ],
      validations: [
        {
          range: "A2:A9",
          rule: { type: "custom", formula: "LEN($A2)>0" },
          severity: "stop",
          error: { title: "编号", text: "不能为空" },
        },
        {
          range: "B2:B9",
          rule: { type: "date", min: 46023, max: 46387 },
          severity: "warning",
          prompt: { title: "月份", text: "填月份" },
        },
        {
          range: "D2:D9",
          rule: { type: "list", source: "states" },
          severity: "stop",
        },
      ],
      conditionalFormats: [
        {
          range: "A2:B9",
          formula: '$A2="x"',
          format: { colour: "ff0000", bold: true },
          stopIfTrue: true,
        },
        {
          range: "B2:B9",
          formula: "$B2<TODAY()",
          format: { fill: "ffff00", numberFormat: '@" · 逾期"' },
        },
      ],
      print: {
        landscape: true,
        fitWidth: true,
        titleRows: [1, 1],
        area: "A1:B9",
        header: "&L进度表",
        footer: "&C第 &P 页",
      },
      charts: [
        {
          type: "column",
          title: "进度",
          series: [
            {
              name: "完成",
              categories: "'进度'!$A$2:$A$3",
              values: "'进度'!$B$2:$B$3",
            },
          ],
          from: "H2",
          to: "N12",
        },
      ],
    },
    {
      key: "hidden",
      name: "隐 藏",
      visibility: "very-hidden",
      columns: [],
      rows: [[{ value: 1 }], [{ value: 1 }]],
      protected: true,
      showGridLines: false,
    },
  ],
  names: [
    { name: "states", refersTo: "'隐 藏'!$A$1:$A$2", hidden: true },
    { name: "cutoff", refersTo: "TODAY()" },
  ],
};

/** Makes `LAYOUT` through the API, by hand. */
async function make(): Promise<void> {
  await Excel.run(async (context) => {
    const { workbook } = context;
    workbook.properties.title = "进度表";
    workbook.properties.author = "工会";
    const hidden = workbook.worksheets.add("隐 藏");
    hidden.getRange("A1:A2").values = [[1], [1]];
    hidden.showGridlines = false;
    const states = workbook.names.add("states", hidden.getRange("A1:A2"));
    states.visible = false;
    workbook.names.add("cutoff", "=TODAY()");
    const sheet = workbook.worksheets.getItem("进度");
    looks(sheet);
    sheet.getRange("A1:B3").values = [
      ["编号", "月份"],
      ["'001", 46082],
      ["'=不是公式", ""],
    ];
    sheet.getRange("B3").formulas = [["=SUM('隐 藏'!A1:A2)"]];
    const table = sheet.tables.add("A1:B3", true);
    table.name = "tblSteps";
    table.style = "TableStyleLight9";
    rules(sheet);
    page(sheet.pageLayout);
    const chart = sheet.charts.add("ColumnClustered", sheet.getRange("B2:B3"));
    const series = chart.series.getItemAt(0);
    series.name = "完成";
    series.setXAxisValues(sheet.getRange("A2:A3"));
    chart.title.text = "进度";
    chart.setPosition("H2", "N12");
    hidden.protection.protect({
      allowFormatColumns: true,
      allowFormatRows: true,
    });
    hidden.visibility = "VeryHidden";
    await context.sync();
  });
  host.workbook.recalculate((_, __, ___, formula) =>
    formula.startsWith("SUM") ? 2 : 0,
  );
}

const BORDERS = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight"] as const;

function looks(sheet: Excel.Worksheet): void {
  sheet.tabColor = "#C00000";
  const widths = { "A:A": 10.3, "B:B": 20, "C:C": 6 };
  for (const [columns, width] of Object.entries(widths))
    sheet.getRange(columns).format.columnWidth = (width * 8 + 5) * 0.75;
  sheet.getRange("C:C").columnHidden = true;
  const input = sheet.getRange("A:A").format;
  input.protection.locked = false;
  input.wrapText = true;
  for (const side of [...BORDERS, "InsideHorizontal"] as const) {
    const border = input.borders.getItem(side);
    border.style = "Continuous";
    border.color = "#999999";
  }
  const head = sheet.getRange("A1:B1").format;
  head.font.bold = true;
  head.font.color = "#112233";
  head.fill.color = "#DDEEFF";
  head.protection.locked = true;
  head.wrapText = false;
  for (const side of [...BORDERS, "InsideVertical"] as const)
    head.borders.getItem(side).style = "None";
  const line = head.borders.getItem("EdgeBottom");
  line.style = "Continuous";
  line.color = "#000000";
  const month = sheet.getRange("B2");
  month.numberFormat = [['yyyy"年"m"月"']];
  month.format.horizontalAlignment = "Center";
  month.format.verticalAlignment = "Top";
  const step = sheet.getRange("B3").format;
  step.indentLevel = 2;
  step.horizontalAlignment = "Left";
  step.font.italic = true;
  step.font.size = 9;
  sheet.getRange("1:1").format.rowHeight = 30;
  sheet.getRange("E1:F1").merge();
  sheet.freezePanes.freezeAt("A1");
}

function rules(sheet: Excel.Worksheet): void {
  const ids = sheet.getRange("A2:A9").dataValidation;
  ids.rule = { custom: { formula: "=LEN($A2)>0" } };
  ids.ignoreBlanks = false;
  ids.errorAlert = {
    showAlert: true,
    style: "Stop",
    title: "编号",
    message: "不能为空",
  };
  const months = sheet.getRange("B2:B9").dataValidation;
  months.rule = {
    date: { formula1: "2026-01-01", formula2: "=46387", operator: "Between" },
  };
  months.errorAlert = {
    showAlert: true,
    style: "Warning",
    title: "",
    message: "",
  };
  months.prompt = { showPrompt: true, title: "月份", message: "填月份" };
  sheet.getRange("D2:D9").dataValidation.rule = {
    list: { inCellDropDown: true, source: "=states" },
  };
  const late = sheet.getRange("B2:B9").conditionalFormats.add("Custom");
  late.custom.rule.formula = "=$B2<TODAY()";
  late.custom.format.fill.color = "#FFFF00";
  late.custom.format.numberFormat = '@" · 逾期"';
  const marked = sheet.getRange("A2:B9").conditionalFormats.add("Custom");
  marked.custom.rule.formula = '=$A2="x"';
  marked.custom.format.font.color = "#FF0000";
  marked.custom.format.font.bold = true;
  marked.stopIfTrue = true;
}

function page(layout: Excel.PageLayout): void {
  layout.orientation = "Landscape";
  layout.paperSize = "A4";
  layout.centerHorizontally = true;
  layout.zoom = { horizontalFitToPages: 1 };
  layout.setPrintMargins("Inches", {
    left: 0.5,
    right: 0.5,
    top: 0.75,
    bottom: 0.75,
    header: 0.3,
    footer: 0.3,
  });
  layout.setPrintTitleRows("$1:$1");
  layout.setPrintArea("A1:B9");
  layout.headersFooters.defaultForAllPages.leftHeader = "进度表";
  layout.headersFooters.defaultForAllPages.centerFooter = "第 &P 页";
}

describe("a workbook made through the API", () => {
  it("is the layout that says the same", async () => {
    await make();
    expect(host.toLayout()).toEqual(canonical(LAYOUT));
  });

  it("is made of objects of the classes that the library expects", async () => {
    const { _internalConfig: config } = OfficeExtension as unknown as {
      _internalConfig: { appendTypeNameToObjectPathInfo: boolean };
    };
    config.appendTypeNameToObjectPathInfo = true;
    try {
      await make();
    } finally {
      config.appendTypeNameToObjectPathInfo = false;
    }
    expect(host.toLayout()).toEqual(canonical(LAYOUT));
  });

  it("is saved part by part as the writer writes that layout", async () => {
    await make();
    expect(packageParts(await host.save())).toEqual(
      packageParts(await writeWorkbook(canonical(LAYOUT))),
    );
  });

  it("is read back from its file as the cells that it gives itself", async () => {
    await make();
    const own = host.cells();
    const read = openWorkbook(await host.save(), {
      file: "own.xlsx",
      inflate: inflateNode,
    });
    expect(read.sheets).toEqual(own.sheets);
    const sheet = own.sheets[0]!;
    for (const row of [1, 2, 3])
      for (const column of [1, 2])
        expect(read.read(sheet).cell(row, column)).toEqual(
          own.read(sheet).cell(row, column),
        );
    expect(own.read(sheet).cell(2, 2)).toEqual({ value: 46082, date: true });
    expect(own.read(sheet).cell(3, 2)).toMatchObject({
      formula: "SUM('隐 藏'!A1:A2)",
    });
  });

  it("is not saved with anything left out that a layout cannot say", async () => {
    await Excel.run(async (context) => {
      const cell = context.workbook.worksheets.getItem("进度").getRange("A1");
      cell.format.font.name = "Arial";
      await context.sync();
    });
    expect(() => host.toLayout()).toThrow(UnrepresentableError);
    await expect(Promise.resolve().then(() => host.save())).rejects.toThrow(
      "进度!A1",
    );
  });
});

it("a saved workbook is opened and calculated by LibreOffice", async () => {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("进度");
    sheet.getRange("A1:A2").values = [[19], [23]];
    sheet.getRange("A3").formulas = [["=SUM(A1:A2)"]];
    await context.sync();
  });
  const saved = { name: "host.xlsx", bytes: await host.save() };
  const [converted] = await convert([saved], "xlsx");
  const read = openWorkbook(converted!.bytes, {
    file: "host.xlsx",
    inflate: inflateNode,
  });
  expect(read.read(read.sheets[0]!).cell(3, 1)?.value).toBe(42);
}, 240_000);

describe("the canonical form", () => {
  it("does not change when it is made again", () => {
    expect(canonical(canonical(LAYOUT))).toEqual(canonical(LAYOUT));
  });

  it("keeps layouts apart that differ in anything that is seen", () => {
    const first = LAYOUT.sheets[0]!;
    const changed: WorkbookLayout[] = [
      { ...LAYOUT, names: LAYOUT.names.slice(1) },
      { ...LAYOUT, sheets: [{ ...first, freeze: { rows: 2, columns: 1 } }] },
      {
        ...LAYOUT,
        sheets: [
          {
            ...first,
            conditionalFormats: [...first.conditionalFormats!].reverse(),
          },
        ],
      },
      {
        ...LAYOUT,
        styles: {
          ...LAYOUT.styles,
          step: { indent: 3, italic: true, size: 9 },
        },
      },
    ];
    const forms = [LAYOUT, ...changed].map((layout) =>
      JSON.stringify(canonical(layout)),
    );
    expect(new Set(forms).size).toBe(changed.length + 1);
  });
});
