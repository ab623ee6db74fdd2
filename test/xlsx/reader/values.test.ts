import { describe, expect, it } from "@jest/globals";
import { cellsOf, failure, firstCells, sheetOf, workbookOf } from "./reading";

describe("values of cells", () => {
  it("reads numbers in every notation that Excel writes", () => {
    expect(
      firstCells({
        sheets: {
          A: `<row r="1"><c r="A1"><v>12</v></c><c r="B1"><v>-0.5</v></c><c r="C1"><v>1.25E-3</v></c><c r="D1"><v>0.1</v></c><c r="E1"><v>123456789012345678</v></c><c r="F1" t="n"><v> 7 </v></c><c r="G1"><v>44927.354166666664</v></c></row>`,
        },
      }),
    ).toEqual({
      A1: { value: 12 },
      B1: { value: -0.5 },
      C1: { value: 0.00125 },
      D1: { value: 0.1 },
      E1: { value: 123456789012345680 },
      F1: { value: 7 },
      G1: { value: 44927.354166666664 },
    });
  });

  it("keeps a number cell that holds no number as the text it is", () => {
    expect(
      firstCells({
        sheets: {
          A: `<row r="1"><c r="A1"><v>十二</v></c><c r="B1"><v>0x10</v></c><c r="C1"><v>1e999</v></c></row>`,
        },
      }),
    ).toEqual({
      A1: { value: "十二" },
      B1: { value: "0x10" },
      C1: { value: "1e999" },
    });
  });

  it("reads booleans and errors", () => {
    expect(
      firstCells({
        sheets: {
          A: `<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#REF!</v></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E1" t="b"><v>true</v></c></row>`,
        },
      }),
    ).toEqual({
      A1: { value: true },
      B1: { value: false },
      C1: { value: { error: "#REF!" } },
      D1: { value: { error: "#DIV/0!" }, formula: "1/0" },
      E1: { value: true },
    });
  });

  it("gives formulas with cached values of every type, and null for one never calculated", () => {
    expect(
      firstCells({
        strings: "<si><t>文</t></si>",
        formats: ["yyyy-mm-dd", "0%"],
        sheets: {
          A: `<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="C1" t="b"><f>A1&gt;1</f><v>1</v></c><c r="D1"><f>X()</f></c><c r="E1" t="str"><f>""</f><v></v></c><c r="F1" t="s"><f>文()</f><v>0</v></c><c r="G1" s="1"><f>TODAY()</f><v>46000</v></c><c r="H1" s="2"><f>B9</f><v>0.5</v></c><c r="I1" t="d"><f>J1</f><v>2026-03-05</v></c></row>`,
        },
      }),
    ).toEqual({
      A1: { value: 2, formula: "1+1" },
      B1: { value: "ab", formula: '"a"&"b"' },
      C1: { value: true, formula: "A1>1" },
      D1: { value: null, formula: "X()" },
      E1: { value: "", formula: '""' },
      F1: { value: "文", formula: "文()" },
      G1: { value: 46000, date: true, formula: "TODAY()" },
      H1: { value: 0.5, percent: true, formula: "B9" },
      I1: { value: 46086, date: true, formula: "J1" },
    });
  });

  it("gives shared and array formulas their text in the first cell and an empty one in the others", () => {
    expect(
      firstCells({
        sheets: {
          A: `<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1*2</f><v>2</v></c><c r="C1"><f t="array" ref="C1:C2">SUM(B1:B2)</f><v>5</v></c></row><row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c><c r="C2"><v>5</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"></f><v>6</v></c></row>`,
        },
      }),
    ).toEqual({
      A1: { value: 2, formula: "B1*2" },
      C1: { value: 5, formula: "SUM(B1:B2)" },
      A2: { value: 4, formula: "" },
      C2: { value: 5 },
      A3: { value: 6, formula: "" },
    });
  });

  it("reads the cached value of a reference into another file", () => {
    expect(
      firstCells({
        sheets: {
          A: `<row r="1"><c r="A1"><f>[1]目标!$B$2</f><v>3</v></c></row>`,
        },
      }),
    ).toEqual({ A1: { value: 3, formula: "[1]目标!$B$2" } });
  });

  it("leaves out cells that have a style and no content", () => {
    const sheet = sheetOf(
      workbookOf({
        formats: ["0%"],
        strings: "<si><t></t></si><si/>",
        sheets: {
          A: `<row r="1"><c r="A1" s="1"/><c r="B1" s="1"></c><c r="C1" t="s"><v>0</v></c><c r="D1" t="s"><v>1</v></c><c r="E1"><v></v></c><c r="F1" t="str"><v/></c></row><row r="9" s="1" customFormat="1"/>`,
        },
      }),
    );
    expect(cellsOf(sheet)).toEqual({});
    expect([sheet.rowCount, sheet.columnCount]).toEqual([0, 0]);
  });

  it("keeps white space, and undoes Excel's escapes of characters that XML cannot hold", () => {
    expect(
      firstCells({
        strings: `<si><t xml:space="preserve">  两头空  </t></si><si><t>a_x000D_\nb</t></si><si><t>_x005F_x000D_</t></si><si><t> 没有标记 </t></si>`,
        sheets: {
          A: `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="str"><f>x</f><v>_x0041_&#10;&#x4e2d;&lt;</v></c><c r="F1" t="inlineStr"><is><t>1_x0009_2 &amp; 3</t></is></c></row>`,
        },
      }),
    ).toEqual({
      A1: { value: "  两头空  " },
      B1: { value: "a\r\nb" },
      C1: { value: "_x000D_" },
      D1: { value: " 没有标记 " },
      E1: { value: "A\n中<", formula: "x" },
      F1: { value: "1\t2 & 3" },
    });
  });

  it("takes line ends in text for line feeds, as XML says", () => {
    expect(
      firstCells({
        strings: "<si><t>一\r\n二\r三</t></si>",
        sheets: { A: `<row><c t="s"><v>0</v></c></row>` },
      }),
    ).toEqual({ A1: { value: "一\n二\n三" } });
  });

  it("joins the runs of rich text and leaves phonetic guides out", () => {
    expect(
      firstCells({
        strings: `<si><r><t>工</t></r><r><rPr><b/></rPr><t xml:space="preserve">会 </t></r><rPh sb="0" eb="1"><t>gong</t></rPh><phoneticPr fontId="1"/></si><si><t>计划</t><rPh sb="0" eb="2"><t>jihua</t></rPh></si>`,
        sheets: {
          A: `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r><rPh sb="0" eb="1"><t>jia</t></rPh></is></c></row>`,
        },
      }),
    ).toEqual({
      A1: { value: "工会 " },
      B1: { value: "计划" },
      C1: { value: "甲乙" },
    });
  });

  it("does not shift shared strings by an empty item", () => {
    expect(
      firstCells({
        strings: `<si><t>甲</t></si><si/><si></si><si><t/></si><si><t>乙</t></si>`,
        sheets: {
          A: `<row r="1"><c r="A1" t="s"><v>4</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>2</v></c></row>`,
        },
      }),
    ).toEqual({ A1: { value: "乙" }, B1: { value: "甲" } });
  });

  it("decodes text of every length and alphabet, characters beyond the basic plane included", () => {
    const texts = [
      "é",
      "工会",
      "😀".repeat(3),
      "a".repeat(95),
      "字".repeat(40),
      "𠮷野家".repeat(60),
      "a😀".repeat(50),
    ];
    const cells = texts.map((_, at) => `<c t="s"><v>${at}</v></c>`).join("");
    const read = firstCells({
      strings: texts.map((text) => `<si><t>${text}</t></si>`).join(""),
      sheets: { A: `<row>${cells}</row>` },
    });
    expect(Object.values(read).map(({ value }) => value)).toEqual(texts);
  });

  it("refuses a cell that points to a shared string that is not there", () => {
    for (const index of ["1", "-1", "0.5", "x", "99999999999"]) {
      const workbook = workbookOf({
        strings: "<si><t>甲</t></si>",
        sheets: { A: `<row r="1"><c r="A1" t="s"><v>${index}</v></c></row>` },
      });
      expect(failure(() => sheetOf(workbook))).toMatchObject({
        code: "file-damaged",
        part: "xl/worksheets/sheet1.xml",
      });
    }
  });
});

describe("dates and percentages", () => {
  const kindOf = (format: string | number): string => {
    const cell = firstCells({
      formats: [format],
      sheets: { A: `<row r="1"><c r="A1" s="1"><v>45000.5</v></c></row>` },
    })["A1"];
    return cell?.date ? "date" : cell?.percent ? "percent" : "plain";
  };

  it.each([
    'yyyy"年"m"月"',
    "yyyy年m月d日",
    "m/d/yy;@",
    "[$-804]yyyy\\-mm\\-dd",
    "[DBNum1][$-804]yyyy年m月",
    "h:mm AM/PM",
    "mm:ss.0",
    "[h]:mm:ss",
    "[Red]yyyy-mm",
    '[=0]"";yyyy/m/d',
    "aaaa d",
  ])("knows the format %s as a date", (format) => {
    expect(kindOf(format)).toBe("date");
  });

  it.each([
    "General",
    "[Red]General",
    "[Blue]0.00",
    '0"days"',
    '#,##0"小时 h"',
    "0.00E+00",
    "\\d0",
    "_y0",
    "*s0",
    "@",
    "0_);[Red]\\(0\\)",
    "[$¥-804]#,##0.00",
    '"完成 100%"0',
    'G/通用格式"日"',
    "",
  ])("knows the format %s as neither date nor percentage", (format) => {
    expect(kindOf(format)).toBe("plain");
  });

  it.each(["0%", "0.00%", "[Green]0.0%;[Red]-0.0%", "0\\ %"])(
    "knows the format %s as a percentage",
    (format) => {
      expect(kindOf(format)).toBe("percent");
    },
  );

  it("knows the built-in formats of every edition by their number", () => {
    const dates = Array.from({ length: 60 }, (_, id) => id).filter(
      (id) => kindOf(id) === "date",
    );
    const range = (from: number, to: number): number[] =>
      Array.from({ length: to - from + 1 }, (_, at) => from + at);
    expect(dates).toEqual([
      ...range(14, 22),
      ...range(27, 36),
      ...range(45, 47),
      ...range(50, 58),
    ]);
    expect([8, 9, 10, 11].map(kindOf)).toEqual([
      "plain",
      "percent",
      "percent",
      "plain",
    ]);
  });

  it("turns dates of the 1904 system into serials of the 1900 system and marks its other numbers", () => {
    expect(
      firstCells({
        workbookPr: 'date1904="1"',
        formats: ["yyyy-mm-dd", "0%"],
        sheets: {
          A: `<row r="1"><c r="A1" s="1"><v>44538</v></c><c r="B1"><v>44538</v></c><c r="C1" s="2"><v>0.5</v></c><c r="D1" t="d"><v>2026-03-05</v></c></row>`,
        },
      }),
    ).toEqual({
      A1: { value: 46000, date: true },
      B1: { value: 44538, date1904: true },
      C1: { value: 0.5, percent: true },
      D1: { value: 46086, date: true },
    });
  });

  it("reads ISO dates, their times and the days before the missing 29 February 1900", () => {
    const values = [
      "2026-03-05",
      "2026-03-05T12:00:00Z",
      "2026-03-05T06:00:00.000",
      "1900-01-01",
      "1900-02-28",
      "1900-03-01",
      "06:00:00",
    ];
    const cells = values
      .map((value) => `<c t="d"><v>${value}</v></c>`)
      .join("");
    expect(
      Object.values(firstCells({ sheets: { A: `<row>${cells}</row>` } })),
    ).toEqual(
      [46086, 46086.5, 46086.25, 1, 59, 61, 0.25].map((value) => ({
        value,
        date: true,
      })),
    );
  });

  it("keeps what is no date as text in a date cell", () => {
    const values = [
      "2026-02-30",
      "三月",
      "0026-03-05",
      "2026-3-5",
      "1899-12-31",
    ];
    const cells = values
      .map((value) => `<c t="d"><v>${value}</v></c>`)
      .join("");
    expect(
      Object.values(firstCells({ sheets: { A: `<row>${cells}</row>` } })),
    ).toEqual(values.map((value) => ({ value })));
  });

  it("takes a cell's style beyond the list for no format, and no styles part for none at all", () => {
    expect(
      firstCells({
        formats: ["0%"],
        sheets: { A: `<row r="1"><c r="A1" s="7"><v>1</v></c></row>` },
      }),
    ).toEqual({ A1: { value: 1 } });
  });
});
