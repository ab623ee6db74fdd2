import { describe, expect, it } from "@jest/globals";

import { abstractNum, list, lvl, num, p, table, td } from "./docx-builder";
import { blocksOf, read } from "./reading";

const down = `<w:vMerge w:val="restart"/>`;
const on = "<w:vMerge/>";
const span = (columns: number): string => `<w:gridSpan w:val="${columns}"/>`;

describe("tables", () => {
  it("repeat merged areas downwards and sideways", () => {
    const body = table(
      [td("序号"), td("工作内容", span(2)), td("责任部门")],
      [td("1"), td("文体活动", down), td("职工运动会"), td("文体部", down)],
      [td("2"), td("", on), td("书画展"), td("", on)],
      [td("3"), td("其他", span(2)), td("", on)],
    );
    expect(read({ body })).toEqual([
      "序号 | 工作内容 | [工作内容] | 责任部门",
      "1 | 文体活动 | 职工运动会 | 文体部",
      "2 | [文体活动] | 书画展 | [文体部]",
      "3 | 其他 | [其他] | [文体部]",
    ]);
  });

  it("have the automatic numbers of their cells, counted row by row", () => {
    const numbering =
      abstractNum(0, lvl(0, "decimal", "%1")) +
      list(1, 0) +
      abstractNum(1, lvl(0, "chineseCounting", "（%1）")) +
      list(2, 1);
    const body = table(
      [td("序号"), td("措施")],
      [td(p("", num(1))), td(p("走访", num(2)) + p("建档", num(2)))],
      [td(p("", num(1))), td(p("助学", num(2)))],
    );
    expect(read({ body, numbering })).toEqual([
      "序号 | 措施",
      "1 | （一）走访\n（二）建档",
      "2 | （三）助学",
    ]);
  });

  it("count each row as a line", () => {
    const body =
      p("标题") + table([td("甲"), td("乙")], [td("丙"), td("丁")]) + p("说明");
    expect(blocksOf({ body }).map((block) => block.line)).toEqual([1, 2, 4]);
  });

  it("have rows of one width, with room for cells that are left out", () => {
    const row = `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${td("丙")}</w:tr>`;
    const body = table([td("甲"), td("乙"), td("备注")]).replace(
      "</w:tbl>",
      `${row}</w:tbl>`,
    );
    expect(read({ body })).toEqual(["甲 | 乙 | 备注", " | 丙 | "]);
  });

  it("give the rows of a table within a cell as lines of its text", () => {
    const inner = table([td("场次"), td("2")], [td("人次"), td("60")]);
    const body = table(
      [td("内容"), td("指标")],
      [td("培训"), td(inner + p(""))],
    );
    expect(read({ body })).toEqual(["内容 | 指标", "培训 | 场次\t2\n人次\t60"]);
  });

  it("of one column are a frame around paragraphs", () => {
    const numbering =
      abstractNum(0, lvl(0, "chineseCounting", "%1、")) + list(1, 0);
    const body = table(
      [td(p("工作计划") + p("加强学习", num(1)))],
      [td(p("搞好服务", num(1)))],
    );
    expect(read({ body, numbering })).toEqual([
      "工作计划",
      "一、|加强学习",
      "二、|搞好服务",
    ]);
  });

  it("are without rows that were deleted, and with rows that were inserted", () => {
    const row = (mark: string, text: string): string =>
      `<w:tr><w:trPr>${mark}</w:trPr>${td(text)}${td("9月")}</w:tr>`;
    const body = `<w:tbl>${row("<w:del/>", "删去")}${row("<w:ins/>", "补上")}</w:tbl>`;
    expect(read({ body })).toEqual(["补上 | 9月"]);
  });

  it("read a merged cell without a beginning as a cell of its own", () => {
    expect(read({ body: table([td("甲", on), td("乙")]) })).toEqual([
      "甲 | 乙",
    ]);
  });

  it("find rows and cells in content controls", () => {
    const cell = `<w:sdt><w:sdtContent>${td("乙")}</w:sdtContent></w:sdt>`;
    const row = `<w:sdt><w:sdtContent><w:tr>${td("甲")}${cell}</w:tr></w:sdtContent></w:sdt>`;
    expect(read({ body: `<w:tbl>${row}</w:tbl>` })).toEqual(["甲 | 乙"]);
  });
});
