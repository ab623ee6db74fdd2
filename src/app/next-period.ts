import { nextPeriodDraft } from "../core/report/next-period";
import type { NextPeriodDraft } from "../core/report/next-period";
import { openSummary } from "./summary";
import type { InputFile, Toolbox } from "./ports";

/**
 * The outline of next year's plan from a roll-up workbook or a plan workbook,
 * with what was doubtful about the file first. Throws `RefusedError` where
 * the file is neither.
 */
export async function draftNextPeriod(
  tools: Toolbox,
  file: InputFile,
): Promise<NextPeriodDraft> {
  const summary = await openSummary(tools, file);
  const { draft, findings } = nextPeriodDraft(summary);
  return { draft, findings: [...summary.findings, ...findings] };
}
