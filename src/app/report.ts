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
  const bytes = await writeReport(
    report,
    originIn(summary.file, sheetsOf(summary)),
  );
  return { report, bytes, findings: summary.findings };
}

/** The sheets of a plan workbook that its figures are counted from; `null` for one that is not there. */
export interface ReportSheets {
  readonly nodes: string | null;
  readonly indicators: string | null;
}

/** The sheets that a plan's figures are counted from; `null` for a roll-up, which has a cell for each. */
export function sheetsOf({ reading }: Summary): ReportSheets | null {
  if (reading === null) return null;
  const { nodes, indicators } = reading.tables;
  return {
    nodes: nodes?.sheet ?? null,
    indicators: indicators?.sheet ?? null,
  };
}

/** What the figures of a report are traced to; `file` is `null` for the workbook in front of the person. */
export function originIn(
  file: string | null,
  sheets: ReportSheets | null,
): ReportOrigin {
  return {
    file,
    placeOf: (source) => {
      if (sheets === null) return null;
      const sheet =
        source.sheet === "indicators" ? sheets.indicators : sheets.nodes;
      return sheet === null ? null : { sheet, cell: null };
    },
  };
}
