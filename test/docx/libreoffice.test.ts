import { describe, expect, it } from "@jest/globals";

import { openPlanDocument } from "../../src/docx";
import { drawn } from "./reading";
import { converted } from "./soffice";
import type { OpenedDocument } from "../../src/docx";

const NAMESPACES = ["office", "style", "text", "table"]
  .map(
    (name) =>
      `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  )
  .join(" ");

function flat(type: string, styles: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><office:document ${NAMESPACES} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.${type}"><office:styles>${styles}</office:styles><office:body><office:${type}>${content}</office:${type}></office:body></office:document>`;
}

const para = (text: string): string => `<text:p>${text}</text:p>`;
const cell = (text: string, more = ""): string =>
  `<table:table-cell office:value-type="string" ${more}>${para(text)}</table:table-cell>`;
const row = (...cells: readonly string[]): string =>
  `<table:table-row>${cells.join("")}</table:table-row>`;

const LIST_STYLE = `<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/><text:list-level-style-number text:level="2" style:num-format="一, 二, 三, ..." style:num-prefix="（" style:num-suffix="）"/></text:list-style>`;
const HEADING_STYLE = `<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:default-outline-level="1"/>`;

const TASKS =
  row(cell("工作内容"), cell("时间"), cell("责任部门")) +
  row(
    cell("走访慰问"),
    cell("1月"),
    cell("帮扶部", `table:number-rows-spanned="2"`),
  ) +
  row(cell("金秋助学"), cell("8月"), "<table:covered-table-cell/>");

async function opened(bytes: Uint8Array): Promise<OpenedDocument> {
  return openPlanDocument(bytes, { file: "in" });
}

describe("documents that LibreOffice writes", () => {
  it("give a .docx with its numbering, headings and merged cells", async () => {
    const item = (text: string, inner = ""): string =>
      `<text:list-item>${para(text)}${inner}</text:list-item>`;
    const inner = `<text:list>${item("办读书班")}${item("建宣传栏")}</text:list>`;
    const content =
      `<text:h text:style-name="Heading_20_1" text:outline-level="1">工作安排</text:h>` +
      `<text:list text:style-name="L">${item("抓好学习", inner)}${item("做好服务")}</text:list>` +
      `<table:table><table:table-column table:number-columns-repeated="3"/>${TASKS}</table:table>`;
    const bytes = converted(
      flat("text", LIST_STYLE + HEADING_STYLE, content),
      "fodt",
      "docx",
    );
    const result = await opened(bytes);
    if (!result.ok) throw new Error(result.finding.code);
    expect(drawn(result.document.blocks)).toEqual([
      "工作安排",
      "一、|抓好学习",
      "（一）|办读书班",
      "（二）|建宣传栏",
      "二、|做好服务",
      "工作内容 | 时间 | 责任部门",
      "走访慰问 | 1月 | 帮扶部",
      "金秋助学 | 8月 | [帮扶部]",
    ]);
    expect(result.document.blocks[0]).toMatchObject({ heading: 1 });
  }, 120_000);

  const title = cell("任务分解表", `table:number-columns-spanned="3"`);
  const covered = `<table:covered-table-cell table:number-columns-repeated="2"/>`;
  const number = `<table:table-cell office:value-type="float" office:value="3.5"/>`;
  const sheet = `<table:table table:name="任务"><table:table-column table:number-columns-repeated="3"/><table:table-header-rows>${row(title, covered)}</table:table-header-rows>${TASKS}${row(cell("经费（万元）"), number, cell("财务部"))}</table:table>`;

  it.each(["xls", "ods"])(
    "give a sheet as .%s with titles, merged cells and numbers",
    async (format) => {
      const bytes = converted(flat("spreadsheet", "", sheet), "fods", format);
      const result = await opened(bytes);
      if (!result.ok) throw new Error(result.finding.code);
      expect(result.format).toBe(format);
      expect(drawn(result.document.blocks)).toEqual([
        "任务分解表",
        "工作内容 | 时间 | 责任部门",
        "走访慰问 | 1月 | 帮扶部",
        "金秋助学 | 8月 | [帮扶部]",
        "经费（万元） | 3.5 | 财务部",
      ]);
    },
    120_000,
  );

  it("as old .doc are refused with what to do", async () => {
    const bytes = converted(flat("text", "", para("学习计划")), "fodt", "doc");
    expect(await opened(bytes)).toMatchObject({
      ok: false,
      finding: { code: "document-old-doc" },
    });
  }, 120_000);
});
