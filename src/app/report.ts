import type { Finding } from "../core/finding";
import type { Language } from "../core/layout";
import { annualReport } from "../core/report";
import type { AnnualReport } from "../core/report";
import { openSummary } from "./summary";
import type { Summary } from "./summary";
import type { InputFile, ReportOrigin, Toolbox, WriteReport } from "./ports";

export interface WrittenReport {
  readonly report: AnnualReport;
  /** The Word document. */
  readonly bytes: Uint8Array;
  /** What was doubtful about the workbook. */
  readonly findings: readonly Finding[];
}

/**
 * The annual report as a Word document, from a roll-up workbook or one plan
 * workbook. Throws `RefusedError` where the file is neither.
 */
export async function reportFromFile(
  tools: Toolbox,
  writeReport: WriteReport,
  file: InputFile,
  language: Language,
): Promise<WrittenReport> {
  const summary = await openSummary(tools, file);
  const report = annualReport(summary.rollup, { language });
  const bytes = await writeReport(report, originOf(summary));
  return { report, bytes, findings: summary.findings };
}

/** What the figures of a report are traced to: a plan workbook has no sheets of a roll-up, they are counted from its own. */
function originOf({ file, reading }: Summary): ReportOrigin {
  if (reading === null) return { file, placeOf: () => null };
  const { nodes, indicators } = reading.tables;
  return {
    file,
    placeOf: ({ sheet }) => {
      const place = sheet === "indicators" ? indicators : nodes;
      return place === null ? null : { sheet: place.sheet, cell: null };
    },
  };
}
