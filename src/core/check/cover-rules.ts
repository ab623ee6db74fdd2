import { formatMonth, lastDayOf, monthsOf } from "../plan";
import type { PlanFacts } from "./facts";
import type { Hit, Rule } from "./rule";

/** Code or name on 封面 at odds with `_plan`: a neighbour's file used again (docs/plan-format.md, Finding things). */
function* branchConflict({ reading: { head } }: PlanFacts): Iterable<Hit> {
  const { recordedCode, recordedName, place } = head;
  if (recordedCode === null && recordedName === null) return;
  const field = recordedCode === null ? "branchName" : "branchCode";
  const words = (code: string | null, name: string | null): string =>
    [code, name].filter((word) => word !== null && word !== "").join(" ");
  yield {
    sheet: place.sheet,
    cell: place.cells[field] ?? null,
    params: {
      cover: words(head.branchCode, head.branchName),
      recorded: words(
        recordedCode ?? head.branchCode,
        recordedName ?? head.branchName,
      ),
    },
  };
}

/** Months of the period that have ended without a report, or an explicit zero report. */
function* reportMissing({ reading, cutoff, today }: PlanFacts): Iterable<Hit> {
  const { reports, head } = reading;
  if (reports === null) return;
  const rows = new Map(reports.map((row) => [row.month, row]));
  for (const month of monthsOf(head.period)) {
    const end = lastDayOf(month);
    // On a month's last day there is still time to report it.
    if (end > cutoff || end >= today) return;
    const row = rows.get(month);
    if (row !== undefined && row.state !== null) continue;
    yield {
      sheet: row?.place.sheet ?? head.place.sheet,
      cell: row?.stateCell ?? null,
      params: { month: formatMonth(month) },
    };
  }
}

/** A file with no record of reports at all counts as reported, with a finding (docs/completion.md, Submissions). */
function* recordMissing({
  reading: { reports, head },
}: PlanFacts): Iterable<Hit> {
  if (reports === null)
    yield { sheet: head.place.sheet, cell: null, params: {} };
}

/** 封面: whose plan it is, and which months were reported. */
export const COVER_RULES: readonly Rule[] = [
  { code: "branch-conflict", looksAt: "cover", find: branchConflict },
  { code: "report-missing", looksAt: "cover", find: reportMissing },
  { code: "report-record-missing", looksAt: "cover", find: recordMissing },
];
