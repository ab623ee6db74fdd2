import { describe, expect, it } from "@jest/globals";
import { strFromU8, strToU8, zipSync } from "fflate";

import { DOCUMENT_LIMITS, DocumentReadError, readDocx } from "../../src/docx";
import { inflateNode } from "../../src/xlsx/reader/inflate-node";
import {
  abstractNum,
  docx,
  docxEntries,
  list,
  lvl,
  num,
  p,
  relationships,
  table,
  td,
} from "./docx-builder";
import { drawn } from "./reading";
import type { DocumentLimits } from "../../src/docx";

const FILE = "计划.docx";
const NUMBERED = {
  body: p("学习", num(1)) + p("服务", num(1)),
  numbering: abstractNum(0, lvl(0, "chineseCounting", "%1、")) + list(1, 0),
};

function readAll(bytes: Uint8Array): readonly string[] {
  return drawn(readDocx(bytes, { file: FILE }).blocks);
}

/** The entries of a small document with some replaced; `null` takes one out. */
function changed(
  changes: Readonly<Record<string, Uint8Array | null>>,
): Uint8Array {
  const entries = docxEntries(NUMBERED);
  const kept = Object.entries({ ...entries, ...changes }).filter(
    (entry): entry is [string, Uint8Array] => entry[1] !== null,
  );
  return zipSync(Object.fromEntries(kept));
}

/** The code with which a document is refused. */
function refusal(bytes: Uint8Array, limits?: Partial<DocumentLimits>): string {
  try {
    readDocx(bytes, { file: FILE, limits: { ...DOCUMENT_LIMITS, ...limits } });
  } catch (error) {
    if (error instanceof DocumentReadError) return error.code;
    throw error;
  }
  return "was read";
}

describe("a package", () => {
  it("is read the same by either inflate", () => {
    const bytes = docx(NUMBERED);
    const byZlib = readDocx(bytes, { file: FILE, inflate: inflateNode });
    expect(byZlib).toEqual(readDocx(bytes, { file: FILE }));
    expect(drawn(byZlib.blocks)).toEqual(["一、|学习", "二、|服务"]);
  });

  it("may have its document anywhere, by its relationships", () => {
    const entries = docxEntries(NUMBERED);
    const bytes = zipSync({
      "_rels/.rels": relationships([["officeDocument", "/doc/main2.xml"]]),
      "doc/_rels/main2.xml.rels": relationships([
        ["numbering", "../lists/n.xml"],
      ]),
      "doc/main2.xml": entries["word/document.xml"]!,
      "lists/n.xml": entries["word/numbering.xml"]!,
    });
    expect(readAll(bytes)).toEqual(["一、|学习", "二、|服务"]);
  });

  it("is read where Word puts things when its relationships are lost", () => {
    const bytes = changed({
      "_rels/.rels": null,
      "word/_rels/document.xml.rels": null,
    });
    expect(readAll(bytes)).toEqual(["一、|学习", "二、|服务"]);
  });

  it("may lack numbering and styles", () => {
    expect(readAll(changed({ "word/numbering.xml": null }))).toEqual([
      "学习",
      "服务",
    ]);
  });

  it("may use the strict namespace, other prefixes or none", () => {
    const strict = (name: string, prefix: string): Uint8Array => {
      const text = strFromU8(docxEntries(NUMBERED)[name]!).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
      );
      return strToU8(
        text
          .replace("xmlns:w=", `xmlns:${prefix}=`)
          .replaceAll(/\bw:/g, `${prefix}:`),
      );
    };
    const bytes = changed({
      "word/document.xml": strict("word/document.xml", "doc"),
      "word/numbering.xml": strict("word/numbering.xml", "n0"),
    });
    expect(readAll(bytes)).toEqual(["一、|学习", "二、|服务"]);
    const bare = `<document xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><body><p><r><t>裸</t></r></p></body></document>`;
    expect(readAll(changed({ "word/document.xml": strToU8(bare) }))).toEqual([
      "裸",
    ]);
  });

  it("may be in UTF-16", () => {
    const text = strFromU8(docxEntries(NUMBERED)["word/document.xml"]!).replace(
      "UTF-8",
      "UTF-16",
    );
    const wide = new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"));
    expect(readAll(changed({ "word/document.xml": wide }))).toEqual([
      "一、|学习",
      "二、|服务",
    ]);
  });
});

describe("a hostile or broken package", () => {
  it("is refused where there is no document in it", () => {
    expect(refusal(changed({ "word/document.xml": null }))).toBe(
      "document-unreadable",
    );
    expect(
      refusal(changed({ "word/document.xml": strToU8("<workbook/>") })),
    ).toBe("document-unreadable");
  });

  it("is refused where XML breaks off, has a DOCTYPE or is in no encoding", () => {
    const document = docxEntries(NUMBERED)["word/document.xml"]!;
    const doctype = `<!DOCTYPE x [<!ENTITY a "aaaa">]>`;
    for (const bad of [
      document.subarray(0, document.length - 30),
      strToU8(
        strFromU8(document).replace("<w:document", `${doctype}<w:document`),
      ),
      strToU8(strFromU8(document).replace("学习", "&a;")),
      new Uint8Array([...document.subarray(0, 60), 0xff, 0xfe, 0xff]),
    ]) {
      expect(refusal(changed({ "word/document.xml": bad }))).toBe(
        "file-damaged",
      );
    }
  });

  it("is refused where it was cut off", () => {
    const bytes = docx(NUMBERED);
    expect(refusal(bytes.subarray(0, bytes.length - 40))).toBe(
      "file-truncated",
    );
  });

  it("is refused where a part inflates beyond its limit, whatever size it declares", () => {
    const bomb = changed({ "word/document.xml": new Uint8Array(3_000_000) });
    const small = { ...DOCUMENT_LIMITS.package, partBytes: 1_000_000 };
    expect(refusal(bomb, { package: small })).toBe("file-too-large");
    const liar = bomb.slice();
    const view = new DataView(liar.buffer);
    for (let at = 0; at + 4 < liar.length; at++) {
      if (view.getUint32(at, true) === 3_000_000) view.setUint32(at, 100, true);
    }
    expect(refusal(liar, { package: small })).toBe("file-damaged");
  });

  it("is refused where elements are nested or counted beyond the limits", () => {
    const nested =
      "<w:sdt><w:sdtContent>".repeat(200) +
      p("深") +
      "</w:sdtContent></w:sdt>".repeat(200);
    expect(refusal(docx({ body: nested }))).toBe("file-too-large");
    expect(
      refusal(docx({ body: p("甲").repeat(60) }), { paragraphs: 50 }),
    ).toBe("file-too-large");
    expect(refusal(docx({ body: p("甲").repeat(60) }), { elements: 100 })).toBe(
      "file-too-large",
    );
  });

  it("is refused where merged cells would spread beyond the limit", () => {
    const wide = table(
      [td("甲", `<w:gridSpan w:val="200"/>`)],
      [td("乙"), td("丙")],
    );
    expect(refusal(docx({ body: wide }), { cells: 300 })).toBe(
      "file-too-large",
    );
  });

  it("names the part in which the trouble is", () => {
    const bytes = changed({ "word/numbering.xml": strToU8("<w:numbering") });
    expect(() => readDocx(bytes, { file: FILE })).toThrow(
      expect.objectContaining({
        code: "file-damaged",
        file: FILE,
        part: "word/numbering.xml",
      }),
    );
  });
});

describe("a long document", () => {
  it("of 2,500 paragraphs is read in a fraction of a second", () => {
    const font = `<w:rFonts w:ascii="仿宋" w:hAnsi="仿宋" w:eastAsia="仿宋" w:hint="eastAsia"/><w:sz w:val="32"/>`;
    const run = `<w:r w:rsidR="00A1"><w:rPr>${font}</w:rPr><w:t>组织职工参加技能比赛，做好报名和奖励工作，</w:t></w:r>`;
    const paragraph = p(run.repeat(4), num(1) + `<w:rPr>${font}</w:rPr>`);
    const bytes = docx({ ...NUMBERED, body: paragraph.repeat(2500) });
    const started = performance.now();
    const { blocks } = readDocx(bytes, { file: FILE });
    expect(blocks).toHaveLength(2500);
    expect(blocks[2499]).toMatchObject({ label: "二五〇〇、" });
    // 110 ms on an idle machine; the bound leaves room for other tests beside it.
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
