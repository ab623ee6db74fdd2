import { describe, expect, it } from "@jest/globals";

import {
  abstractNum,
  list,
  lvl,
  num,
  p,
  paragraphStyle,
  style,
} from "./docx-builder";
import { blocksOf, read } from "./reading";

/** The labels of `count` paragraphs of one list in a format. */
function labels(
  format: string,
  count: number,
  text = "%1",
): readonly (string | null)[] {
  const numbering = abstractNum(0, lvl(0, format, text)) + list(1, 0);
  const body = Array.from({ length: count }, (_, n) =>
    p(`第${n}项`, num(1)),
  ).join("");
  return blocksOf({ body, numbering }).map((block) =>
    block.type === "paragraph" ? block.label : null,
  );
}

const CHINESE =
  abstractNum(
    0,
    lvl(0, "chineseCounting", "%1、") +
      lvl(1, "chineseCounting", "（%2）") +
      lvl(2, "decimal", "%3."),
  ) + list(1, 0);

describe("automatic numbering", () => {
  it("is computed level by level, and deeper levels start anew", () => {
    const body =
      p("思想引领", num(1)) +
      p("抓学习", num(1, 1)) +
      p("读书会", num(1, 2)) +
      p("宣讲", num(1, 2)) +
      p("抓宣传", num(1, 1)) +
      p("简报", num(1, 2)) +
      p("维权服务", num(1)) +
      p("签合同", num(1, 1));
    expect(read({ body, numbering: CHINESE })).toEqual([
      "一、|思想引领",
      "（一）|抓学习",
      "1.|读书会",
      "2.|宣讲",
      "（二）|抓宣传",
      "1.|简报",
      "二、|维权服务",
      "（一）|签合同",
    ]);
  });

  it("tells the depth of each label from 0", () => {
    const body = p("甲", num(1)) + p("乙", num(1, 2)) + p("丙");
    expect(blocksOf({ body, numbering: CHINESE })).toMatchObject([
      { label: "一、", labelLevel: 0 },
      { label: "1.", labelLevel: 2 },
      { label: null, labelLevel: null },
    ]);
  });

  it("goes on over paragraphs without a number between", () => {
    const body = p("甲", num(1)) + p("说明") + p("乙", num(1));
    expect(read({ body, numbering: CHINESE })).toEqual([
      "一、|甲",
      "说明",
      "二、|乙",
    ]);
  });

  it("goes on in another list of the same definition", () => {
    const numbering = CHINESE + list(2, 0);
    expect(
      read({ body: p("甲", num(1)) + p("乙", num(2)), numbering }),
    ).toEqual(["一、|甲", "二、|乙"]);
  });

  it("starts anew once in a list with a start override", () => {
    const override = `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>`;
    const numbering = CHINESE + list(2, 0, override);
    const body =
      p("甲", num(1)) + p("乙", num(1)) + p("丙", num(2)) + p("丁", num(2));
    expect(read({ body, numbering })).toEqual([
      "一、|甲",
      "二、|乙",
      "一、|丙",
      "二、|丁",
    ]);
  });

  it("takes a level that the list defines itself", () => {
    const override = `<w:lvlOverride w:ilvl="0">${lvl(0, "decimal", "第%1项")}</w:lvlOverride>`;
    expect(
      read({
        body: p("甲", num(2)),
        numbering: CHINESE + list(2, 0, override),
      }),
    ).toEqual(["第1项|甲"]);
  });

  it("does not start a level anew that is told never to", () => {
    const numbering =
      abstractNum(
        0,
        lvl(0, "decimal", "%1") +
          lvl(1, "decimal", "%2", `<w:lvlRestart w:val="0"/>`),
      ) + list(1, 0);
    const body =
      p("甲", num(1)) + p("a", num(1, 1)) + p("乙", num(1)) + p("b", num(1, 1));
    expect(read({ body, numbering })).toEqual(["1|甲", "1|a", "2|乙", "2|b"]);
  });

  it("starts a level anew only after the level it names or one above", () => {
    const third = lvl(2, "decimal", "%3", `<w:lvlRestart w:val="1"/>`);
    const numbering =
      abstractNum(
        0,
        lvl(0, "decimal", "%1") + lvl(1, "decimal", "%2") + third,
      ) + list(1, 0);
    const body =
      p("甲", num(1)) +
      p("乙", num(1, 1)) +
      p("a", num(1, 2)) +
      p("丙", num(1, 1)) +
      p("b", num(1, 2)) +
      p("丁", num(1)) +
      p("c", num(1, 2));
    expect(read({ body, numbering })).toEqual([
      "1|甲",
      "1|乙",
      "1|a",
      "2|丙",
      "2|b",
      "2|丁",
      "1|c",
    ]);
  });

  it("shows the numbers above in decimal where the level is legal", () => {
    const legal = lvl(1, "decimal", "%1.%2", "<w:isLgl/>");
    const numbering =
      abstractNum(0, lvl(0, "chineseCounting", "%1、") + legal) + list(1, 0);
    expect(
      read({ body: p("甲", num(1)) + p("乙", num(1, 1)), numbering }),
    ).toEqual(["一、|甲", "1.1|乙"]);
  });

  it("counts a skipped level above as begun", () => {
    const numbering =
      abstractNum(0, lvl(0, "decimal", "%1") + lvl(1, "decimal", "%1.%2")) +
      list(1, 0);
    expect(read({ body: p("甲", num(1, 1)), numbering })).toEqual(["1.1|甲"]);
  });

  it("shows bullets, also those of symbol fonts", () => {
    const bullets = ["•", "-", "\uF06C", "\uF0B7", "\uF0FF"];
    const numbering = bullets
      .map((sign, n) => abstractNum(n, lvl(0, "bullet", sign)) + list(n + 1, n))
      .join("");
    const body = bullets.map((_, n) => p("项", num(n + 1))).join("");
    expect(read({ body, numbering })).toEqual([
      "•|项",
      "-|项",
      "●|项",
      "•|项",
      "•|项",
    ]);
  });

  it("is taken away by list 0", () => {
    const styles = paragraphStyle("S", "条目", { properties: num(1) });
    const body =
      p("甲", style("S")) + p("乙", style("S") + num(0)) + p("丙", style("S"));
    expect(read({ body, styles, numbering: CHINESE })).toEqual([
      "一、|甲",
      "乙",
      "二、|丙",
    ]);
  });

  it("has no label where the list is not defined", () => {
    expect(read({ body: p("甲", num(7)), numbering: CHINESE })).toEqual(["甲"]);
    expect(read({ body: p("甲", num(7)) })).toEqual(["甲"]);
  });

  it("comes from styles, each level from the style that it names", () => {
    const numbering =
      abstractNum(
        0,
        lvl(0, "chineseCounting", "%1、", `<w:pStyle w:val="A"/>`) +
          lvl(1, "chineseCounting", "（%2）", `<w:pStyle w:val="B"/>`),
      ) + list(1, 0);
    const listOnly = `<w:numPr><w:numId w:val="1"/></w:numPr>`;
    const styles =
      paragraphStyle("A", "大项", { properties: listOnly }) +
      paragraphStyle("B", "小项", { basedOn: "A" }) +
      paragraphStyle("C", "小项变体", { basedOn: "B" });
    const body =
      p("甲", style("A")) + p("乙", style("B")) + p("丙", style("C"));
    expect(read({ body, styles, numbering })).toEqual([
      "一、|甲",
      "（一）|乙",
      "（二）|丙",
    ]);
  });

  it("follows a numbering style to the list that it stands for", () => {
    const numbering =
      abstractNum(0, `<w:styleLink w:val="L"/>` + lvl(0, "decimal", "%1）")) +
      abstractNum(1, `<w:numStyleLink w:val="L"/>`) +
      list(1, 0) +
      list(2, 1);
    const styles = `<w:style w:type="numbering" w:styleId="L"><w:name w:val="编号"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`;
    expect(read({ body: p("甲", num(2)), styles, numbering })).toEqual([
      "1）|甲",
    ]);
  });

  it("survives numbering styles and styles that run in circles", () => {
    const numbering =
      abstractNum(0, `<w:numStyleLink w:val="L"/>`) + list(1, 0);
    const styles =
      `<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
      paragraphStyle("A", "甲", { basedOn: "B" }) +
      paragraphStyle("B", "乙", { basedOn: "A" });
    expect(
      read({ body: p("文", style("A") + num(1)), styles, numbering }),
    ).toEqual(["文"]);
  });

  it("reads Word's own pattern of leading zeros", () => {
    const pattern = `<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>`;
    const level = `<w:lvl w:ilvl="0"><w:start w:val="9"/>${pattern}<w:lvlText w:val="%1"/></w:lvl>`;
    const numbering = abstractNum(0, level) + list(1, 0);
    expect(
      read({ body: p("甲", num(1)) + p("乙", num(1)), numbering }),
    ).toEqual(["009|甲", "010|乙"]);
  });
});

describe("number formats", () => {
  it.each([
    ["decimal", ["1", "2", "10", "12", "20", "21"]],
    ["decimalZero", ["01", "02", "10", "12", "20", "21"]],
    ["decimalFullWidth", ["１", "２", "１０", "１２", "２０", "２１"]],
    ["chineseCounting", ["一", "二", "十", "十二", "二十", "二十一"]],
    ["chineseCountingThousand", ["一", "二", "十", "十二", "二十", "二十一"]],
    ["japaneseCounting", ["一", "二", "十", "十二", "二十", "二十一"]],
    ["taiwaneseCountingThousand", ["一", "二", "十", "十二", "二十", "二十一"]],
    ["taiwaneseCounting", ["一", "二", "十", "十二", "二十", "二十一"]],
    [
      "chineseLegalSimplified",
      ["壹", "贰", "壹拾", "壹拾贰", "贰拾", "贰拾壹"],
    ],
    ["ideographDigital", ["一", "二", "一〇", "一二", "二〇", "二一"]],
    ["ideographTraditional", ["甲", "乙", "癸", "12", "20", "21"]],
    ["decimalEnclosedCircle", ["①", "②", "⑩", "⑫", "⑳", "21"]],
    ["decimalEnclosedCircleChinese", ["①", "②", "⑩", "⑫", "⑳", "21"]],
    ["lowerLetter", ["a", "b", "j", "l", "t", "u"]],
    ["upperLetter", ["A", "B", "J", "L", "T", "U"]],
    ["lowerRoman", ["i", "ii", "x", "xii", "xx", "xxi"]],
    ["upperRoman", ["I", "II", "X", "XII", "XX", "XXI"]],
  ])(
    "writes 1, 2, 10, 12, 20 and 21 as Word does in %s",
    (format, expected) => {
      const all = labels(format, 21);
      expect([1, 2, 10, 12, 20, 21].map((n) => all[n - 1])).toEqual(expected);
    },
  );

  it.each([
    ["chineseCounting", "一〇一"],
    ["chineseCountingThousand", "一百零一"],
    ["japaneseCounting", "百一"],
    ["chineseLegalSimplified", "壹佰零壹"],
    ["upperRoman", "CI"],
    ["lowerLetter", "wwww"],
  ])("writes 101 as Word does in %s", (format, expected) => {
    expect(labels(format, 101)[100]).toBe(expected);
  });

  it("shows a fixed text without a number where the format is none", () => {
    expect(labels("none", 2, "附件：")).toEqual(["附件：", "附件："]);
    expect(labels("none", 1, "%1")).toEqual([null]);
  });
});
