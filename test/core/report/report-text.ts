import {
  cellText,
  headingNumber,
  paragraphText,
} from "../../../src/core/report";
import type { AnnualReport, ReportBlock } from "../../../src/core/report";

/** A report as one text, as a reader of tests reads it: headings, paragraphs, `-` items, `|` tables, `[charts]`. */
export function reportText(report: AnnualReport): string {
  const { language } = report;
  const block = (each: ReportBlock): string[] => {
    switch (each.kind) {
      case "paragraph":
        return [
          `${each.style === "item" ? "- " : ""}${paragraphText(each, language)}`,
        ];
      case "table":
        return [
          `[${each.title}]`,
          each.columns.map(({ header }) => header).join(" | "),
          ...each.rows.map(({ cells }) =>
            cells.map((cell) => cellText(cell, language)).join(" | "),
          ),
        ];
      case "chart":
        return [`[${each.title}: ${each.categories.join("、")}]`];
    }
  };
  return [
    report.union,
    report.title,
    report.subtitle,
    ...report.sections.flatMap(({ title, blocks, parts }, i) => [
      `${headingNumber([i + 1], language)}${title}`,
      ...blocks.flatMap(block),
      ...parts.flatMap((part, j) => [
        `${headingNumber([i + 1, j + 1], language)}${part.title}`,
        ...part.blocks.flatMap(block),
      ]),
    ]),
  ].join("\n");
}
