import { describe, expect, it } from "@jest/globals";
import { strToU8, zipSync } from "fflate";
import { writeXlsx } from "hucre/xlsx";

import { openPlanDocument } from "../../src/docx";
import { docx, p } from "./docx-builder";
import { drawn } from "./reading";

async function lines(
  bytes: Uint8Array,
  file = "计划",
): Promise<readonly string[]> {
  const opened = await openPlanDocument(bytes, { file });
  if (!opened.ok) throw new Error(opened.finding.code);
  return drawn(opened.document.blocks);
}

async function refusal(bytes: Uint8Array): Promise<unknown> {
  const opened = await openPlanDocument(bytes, { file: "计划.docx" });
  return opened.ok ? "was read" : opened.finding;
}

describe("a plan document", () => {
  it("is known by its content, whatever its name says", async () => {
    const bytes = docx({ body: p("学习") });
    expect(await openPlanDocument(bytes, { file: "计划.txt" })).toMatchObject({
      ok: true,
      format: "docx",
    });
    const text = strToU8("一、学习\n二、服务");
    expect(await openPlanDocument(text, { file: "计划.docx" })).toMatchObject({
      ok: true,
      format: "text",
    });
  });

  it("may be a text in GB18030", async () => {
    const gbk = new Uint8Array([
      0xd1, 0xa7, 0xcf, 0xb0, 0x0a, 0xb7, 0xfe, 0xce, 0xf1,
    ]);
    expect(await lines(gbk)).toEqual(["学习", "服务"]);
  });

  it("may be a .csv with a task table", async () => {
    const csv = strToU8('工作内容,时间\n"走访,慰问",1月\n座谈\n');
    expect(await lines(csv, "任务.csv")).toEqual([
      "工作内容 | 时间",
      "走访,慰问 | 1月",
      "座谈 | ",
    ]);
  });

  it("may be a workbook: titles and remarks as text, the table between, hidden sheets left out", async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "任务表",
          rows: [
            ["重点任务"],
            [],
            ["序号", "工作内容", "时间"],
            [1, "送清凉", "7月"],
            [2, null, new Date(Date.UTC(2026, 8, 1))],
            ["注：以通知为准"],
          ],
          merges: [
            { startRow: 0, endRow: 0, startCol: 0, endCol: 2 },
            { startRow: 3, endRow: 4, startCol: 1, endCol: 1 },
            { startRow: 5, endRow: 5, startCol: 0, endCol: 2 },
          ],
        },
        { name: "草稿", rows: [["不要"]], hidden: true },
        { name: "_plan", rows: [["不要"]] },
      ],
    });
    expect(await lines(bytes)).toEqual([
      "重点任务",
      "序号 | 工作内容 | 时间",
      "1 | 送清凉 | 7月",
      "2 | [送清凉] | 2026年9月1日",
      "注：以通知为准",
    ]);
  });

  it("has the sheet's name before each of several sheets, and lines that count on", async () => {
    const table = [
      ["内容", "时间"],
      ["走访", "1月"],
    ];
    const bytes = await writeXlsx({
      sheets: [
        { name: "上半年", rows: table },
        { name: "下半年", rows: table },
      ],
    });
    const opened = await openPlanDocument(bytes, { file: "x" });
    expect(opened.ok && opened.document.blocks).toMatchObject([
      { text: "上半年", line: 1 },
      { type: "table", line: 2 },
      { text: "下半年", line: 4 },
      { type: "table", line: 5 },
    ]);
  });
});

describe("what is no plan document", () => {
  const ole = (stream: string): Uint8Array => {
    const bytes = new Uint8Array(1024);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    Array.from(stream).forEach(
      (letter, n) => (bytes[512 + 2 * n] = letter.charCodeAt(0)),
    );
    bytes[512 + 64] = 2 * stream.length + 2;
    return bytes;
  };

  it.each([
    ["an empty file", new Uint8Array(), "file-empty"],
    ["an old Word document", ole("WordDocument"), "document-old-doc"],
    ["a file with a password", ole("EncryptedPackage"), "password-protected"],
    ["another OLE file", ole("VisioDocument"), "document-other-format"],
    ["an .xls that is broken", ole("Workbook"), "file-damaged"],
    ["a PDF", strToU8("%PDF-1.7\n%âãÏÓ"), "document-pdf"],
    ["an RTF text", strToU8("{\\rtf1\\ansi}"), "document-other-format"],
    [
      "a web page saved as .doc",
      strToU8("<html><body>计划</body></html>"),
      "document-other-format",
    ],
    [
      "a picture",
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
      "document-not-text",
    ],
    [
      "another zip",
      zipSync({ "a.txt": strToU8("a") }),
      "document-other-format",
    ],
    [
      "a zip that was cut off",
      docx({ body: p("学习") }).subarray(0, 500),
      "file-truncated",
    ],
    [
      "a document of blank paragraphs",
      docx({ body: p("") + p("  ") }),
      "document-empty",
    ],
    ["a text of blanks", strToU8("  \n\n"), "document-empty"],
  ])("%s is refused with what to do", async (_, bytes, code) => {
    expect(await refusal(bytes)).toMatchObject({
      code,
      severity: "error",
      place: { file: "计划.docx" },
    });
  });

  it("is named where its format is known", async () => {
    expect(await refusal(strToU8("{\\rtf1}"))).toMatchObject({
      params: { format: "RTF" },
    });
  });

  it("is refused where all sheets of a workbook are blank", async () => {
    expect(
      await refusal(await writeXlsx({ sheets: [{ name: "空", rows: [] }] })),
    ).toMatchObject({
      code: "document-no-table",
    });
  });

  it("is refused where a .csv would spread to a table beyond the limit", async () => {
    const csv = `${",".repeat(1200)}甲\n${"乙\n".repeat(1200)}`;
    expect(
      await openPlanDocument(strToU8(csv), { file: "大.csv" }),
    ).toMatchObject({
      ok: false,
      finding: { code: "file-too-large" },
    });
  });
});
