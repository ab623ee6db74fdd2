import { describe, expect, it } from "@jest/globals";

import {
  abstractNum,
  list,
  lvl,
  num,
  p,
  paragraphStyle,
  r,
  style,
} from "./docx-builder";
import { blocksOf, read } from "./reading";

const field = (kind: string): string =>
  `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
const code = (text: string): string =>
  `<w:r><w:instrText>${text}</w:instrText></w:r>`;
const textBox = (content: string): string =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;

describe("the text of a paragraph", () => {
  it("is that of its runs, with tabs and line breaks", () => {
    const runs = `${r("春季")}<w:r><w:t>运动会</w:t><w:tab/><w:t>4月</w:t><w:br/><w:t>地点待定</w:t></w:r>`;
    expect(read({ body: p(runs) })).toEqual(["春季运动会\t4月\n地点待定"]);
  });

  it("is without the page breaks around it", () => {
    const runs = `<w:r><w:br w:type="page"/><w:t>二、服务</w:t><w:br w:type="page"/></w:r>`;
    expect(read({ body: p(runs) })).toEqual(["二、服务"]);
  });

  it("keeps blanks only where the file says so", () => {
    const runs = `<w:r><w:t> 甲 </w:t></w:r>${r(" 乙 ")}`;
    expect(read({ body: p(runs) })).toEqual(["甲 乙 "]);
  });

  it("drops soft hyphens and keeps those that do not break", () => {
    const runs = `<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2月</w:t><w:softHyphen/><w:t>走访</w:t></w:r>`;
    expect(read({ body: p(runs) })).toEqual(["1-2月走访"]);
  });

  it("shows inserted symbols as characters", () => {
    const sym = (font: string, char: string): string =>
      `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`;
    const runs =
      sym("Wingdings", "F0FE") +
      sym("Wingdings", "F081") +
      sym("Symbol", "F0B3") +
      sym("宋体", "2103");
    expect(read({ body: p(runs) })).toEqual(["☑①≥℃"]);
  });

  it("leaves a mark for a symbol that is not known", () => {
    expect(
      read({ body: p(`<w:r><w:sym w:font="Webdings" w:char="F0C8"/></w:r>`) }),
    ).toEqual(["\uFFFD"]);
  });

  it("keeps links, smart tags and content controls", () => {
    const runs =
      `<w:hyperlink>${r("职工之家")}</w:hyperlink>` +
      `<w:smartTag>${r("建设")}</w:smartTag>` +
      `<w:sdt><w:sdtPr/><w:sdtContent>${r("方案")}</w:sdtContent></w:sdt>`;
    expect(read({ body: p(runs) })).toEqual(["职工之家建设方案"]);
  });

  it("keeps a field's result and drops its code, nested ones too", () => {
    const runs =
      r("共") +
      field("begin") +
      code("IF ") +
      field("begin") +
      code("PAGE") +
      field("separate") +
      r("7") +
      field("end") +
      field("separate") +
      r("12") +
      field("end") +
      r("页") +
      `<w:fldSimple w:instr="DATE">${r("（3月）")}</w:fldSimple>`;
    expect(read({ body: p(runs) })).toEqual(["共12页（3月）"]);
  });

  it("is not lost behind a field that is never closed", () => {
    const body = p(r("前") + field("begin") + code("TOC")) + p("后");
    expect(read({ body })).toEqual(["前", "后"]);
  });

  it("is without hidden text, by the run, by its style or by the paragraph's", () => {
    const styles =
      `<w:style w:type="character" w:styleId="H"><w:name w:val="隐"/><w:rPr><w:vanish/></w:rPr></w:style>` +
      paragraphStyle("HP", "隐段", { run: "<w:vanish/>" });
    const body =
      p(
        r("看得见") +
          r("看不见", "<w:vanish/>") +
          r("也看不见", `<w:rStyle w:val="H"/>`),
      ) +
      p(r("藏着"), style("HP")) +
      p(
        r("露出来", `<w:vanish w:val="0"/>`),
        style("HP") + `<w:rPr><w:vanish w:val="0"/></w:rPr>`,
      );
    expect(read({ body, styles })).toEqual(["看得见", "露出来"]);
  });

  it("is without notes, comments, phonetics and section breaks", () => {
    const runs =
      r("慰问") +
      `<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:commentReference w:id="1"/></w:r>` +
      `<w:r><w:ruby><w:rt>${r("kùn")}</w:rt><w:rubyBase>${r("困")}</w:rubyBase></w:ruby></w:r>` +
      r("难职工");
    expect(
      read({ body: p(runs) + `<w:sectPr><w:headerReference/></w:sectPr>` }),
    ).toEqual(["慰问困难职工"]);
  });
});

describe("tracked changes", () => {
  it("are read as accepted", () => {
    const runs =
      r("计划") +
      `<w:del><w:r><w:delText>三</w:delText></w:r></w:del>` +
      `<w:ins>${r("五")}</w:ins>` +
      `<w:moveFrom>${r("搬走")}</w:moveFrom><w:moveTo>${r("搬来")}</w:moveTo>` +
      r("场");
    expect(read({ body: p(runs) })).toEqual(["计划五搬来场"]);
  });

  it("join paragraphs whose mark was deleted, with the properties of the second", () => {
    const numbering = abstractNum(0, lvl(0, "decimal", "%1.")) + list(1, 0);
    const body =
      p("上半句", `${num(1)}<w:rPr><w:del/></w:rPr>`) +
      p("下半句", num(1)) +
      p("第二条", num(1));
    expect(read({ body, numbering })).toEqual(["1.|上半句下半句", "2.|第二条"]);
  });

  it("leave nothing of a paragraph that was deleted as a whole", () => {
    const body =
      p("甲") +
      p(
        `<w:del><w:r><w:delText>全删</w:delText></w:r></w:del>`,
        `<w:rPr><w:del/></w:rPr>`,
      ) +
      p("乙");
    expect(read({ body })).toEqual(["甲", "乙"]);
  });
});

describe("a paragraph whose mark is hidden", () => {
  it("is a run-in heading with its own number and level before the text that follows", () => {
    const styles = paragraphStyle("1", "heading 1");
    const numbering = abstractNum(0, lvl(0, "decimal", "%1.")) + list(1, 0);
    const body =
      p(
        "维权服务。",
        `${style("1")}${num(1)}<w:rPr><w:vanish/><w:specVanish/></w:rPr>`,
      ) +
      p("签好集体合同。") +
      p("下一段");
    expect(read({ body, styles, numbering })).toEqual([
      "1.|维权服务。签好集体合同。",
      "下一段",
    ]);
    expect(blocksOf({ body, styles, numbering })).toMatchObject([
      { heading: 1 },
      { heading: null },
    ]);
  });
});

describe("headings", () => {
  const heading = (styles: string, body: string): readonly (number | null)[] =>
    blocksOf({ body, styles }).map((block) =>
      block.type === "paragraph" ? block.heading : null,
    );

  it("are known by the built-in styles, in English and Chinese, and by those based on them", () => {
    const styles =
      paragraphStyle("1", "heading 1") +
      paragraphStyle("2", "标题 2") +
      paragraphStyle("x", "公文小标题", { basedOn: "2" }) +
      paragraphStyle("n", "Normal");
    const body = ["1", "2", "x", "n"].map((id) => p("文", style(id))).join("");
    expect(heading(styles, body)).toEqual([1, 2, 2, null]);
  });

  it("are known by outline levels of the style or the paragraph, where 9 is body text", () => {
    const outline = (level: number): string =>
      `<w:outlineLvl w:val="${level}"/>`;
    const styles =
      paragraphStyle("a", "要点", { properties: outline(2) }) +
      paragraphStyle("b", "正文样", { basedOn: "a", properties: outline(9) });
    const body =
      p("一", style("a")) +
      p("二", style("b")) +
      p("三", outline(0)) +
      p("四", style("a") + outline(9));
    expect(heading(styles, body)).toEqual([3, null, 1, null]);
  });

  it("are known by the style's id where the styles are lost", () => {
    expect(blocksOf({ body: p("文", style("Heading2")) })).toMatchObject([
      { heading: 2 },
    ]);
  });
});

describe("what stands around the text", () => {
  it("has text boxes after the paragraph that holds them, once each", () => {
    const body =
      p(r("正文") + textBox(p("框内一") + p("框内二"))) + p("下一段");
    expect(read({ body })).toEqual(["正文", "框内一", "框内二", "下一段"]);
  });

  it("has the text of word art", () => {
    const art = `<w:r><w:pict><v:shape><v:textpath string="年度工作计划"/></v:shape></w:pict></w:r>`;
    expect(read({ body: p(art) })).toEqual(["年度工作计划"]);
  });

  it("is without a generated table of contents", () => {
    const styles =
      paragraphStyle("T1", "toc 1") + paragraphStyle("1", "heading 1");
    const sdt = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p("目录")}${p("一、学习 1")}</w:sdtContent></w:sdt>`;
    const body =
      sdt + p("一、学习\t1", style("T1")) + p("一、学习", style("1"));
    expect(read({ body, styles })).toEqual(["一、学习"]);
  });

  it("counts blank paragraphs as lines without giving them", () => {
    expect(blocksOf({ body: p("甲") + p("") + p("乙") })).toMatchObject([
      { text: "甲", line: 1 },
      { text: "乙", line: 3 },
    ]);
  });

  it("keeps blocks in content controls and custom XML", () => {
    const body = `<w:sdt><w:sdtContent>${p("甲")}</w:sdtContent></w:sdt><w:customXml>${p("乙")}</w:customXml>`;
    expect(read({ body })).toEqual(["甲", "乙"]);
  });
});
