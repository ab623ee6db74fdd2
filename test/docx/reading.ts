import { readDocx } from "../../src/docx";
import { docx } from "./docx-builder";
import type { DocumentBlock } from "../../src/core/intake/document";
import type { DocxParts } from "./docx-builder";

/** The blocks of a document made of the parts. */
export function blocksOf(parts: DocxParts): readonly DocumentBlock[] {
  return readDocx(docx(parts), { file: "计划.docx" }).blocks;
}

/** Paragraphs as `label|text`, tables as rows of cells between bars, merged ones in brackets. */
export function drawn(blocks: readonly DocumentBlock[]): readonly string[] {
  return blocks.flatMap((block) =>
    block.type === "paragraph"
      ? [block.label === null ? block.text : `${block.label}|${block.text}`]
      : block.rows.map((row) =>
          row
            .map((cell) => (cell.merged ? `[${cell.text}]` : cell.text))
            .join(" | "),
        ),
  );
}

/** A document made of the parts, drawn. */
export function read(parts: DocxParts): readonly string[] {
  return drawn(blocksOf(parts));
}
