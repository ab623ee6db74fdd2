import { applyFixes, checkPlan } from "../../core/check";
import type { Finding, Severity } from "../../core/finding";
import { readPlan } from "../../core/layout";
import type { CellPlace, PlanReading, WorkbookCells } from "../../core/layout";
import { planAnchors } from "./anchors";
import { figureSettings } from "./figures";
import type { PaneTools } from "./tools";
import type { WriteJournal } from "./undo";

/** What a check of the workbook gave. */
export type CheckResult =
  | { readonly kind: "none" }
  | { readonly kind: "checked"; readonly findings: readonly Finding[] };

/** What became of safe fixes. */
export type FixOutcome =
  | {
      readonly kind: "fixed";
      readonly fixed: number;
      /** Left out: another fix gives the same cell another value. */
      readonly conflicts: readonly Finding[];
      /** Left out: the workbook has changed, and the check does not find them so any more. */
      readonly outdated: number;
    }
  /** Nothing was written: these cells hold formulas or error values. */
  | { readonly kind: "formula"; readonly places: readonly CellPlace[] };

/** 检查: what is wrong in the plan, and mending what needs no judgement. */
export interface CheckJobs {
  /**
   * Checks the plan: findings by severity, and within one as `checkPlan` sorts
   * them. A plan that cannot be read is one finding.
   */
  check(): Promise<CheckResult>;
  /**
   * Writes the safe fixes of these findings as one step that can be undone.
   * The plan is checked again before: only what is still found is mended.
   */
  fix(findings: readonly Finding[]): Promise<FixOutcome>;
}

export function checkJobs(tools: PaneTools, journal: WriteJournal): CheckJobs {
  return {
    check: async () => {
      const { result } = await checked(tools);
      return result;
    },
    fix: (findings) => fix(tools, journal, findings),
  };
}

/** The cell that a finding is about; `null` where it is about the whole workbook. */
export function cellOfFinding({ place }: Finding): CellPlace | null {
  const { sheet, cell } = place;
  return sheet === undefined || sheet === null
    ? null
    : { sheet, cell: cell ?? "A1" };
}

const RANKS: Readonly<Record<Severity, number>> = {
  error: 0,
  warning: 1,
  info: 2,
};

async function checked(tools: PaneTools): Promise<{
  readonly result: CheckResult;
  readonly workbook: WorkbookCells;
  readonly reading: PlanReading | null;
}> {
  const workbook = await tools.host.read();
  const read = readPlan(workbook);
  if (!read.ok) {
    const result: CheckResult =
      read.finding.code === "no-plan"
        ? { kind: "none" }
        : { kind: "checked", findings: [read.finding] };
    return { result, workbook, reading: null };
  }
  const { reading } = read;
  const { today, asOf } = figureSettings(tools, workbook);
  const findings = [...checkPlan(reading, { today, asOf })].sort(
    (a, b) => RANKS[a.severity] - RANKS[b.severity],
  );
  return { result: { kind: "checked", findings }, workbook, reading };
}

async function fix(
  tools: PaneTools,
  journal: WriteJournal,
  wanted: readonly Finding[],
): Promise<FixOutcome> {
  const { result, workbook, reading } = await checked(tools);
  const found = result.kind === "checked" ? result.findings : [];
  const names = new Set(
    wanted.filter((each) => each.fix !== undefined).map(findingName),
  );
  const still = found.filter((each) => names.has(findingName(each)));
  const outdated = names.size - still.length;
  if (reading === null || still.length === 0)
    return { kind: "fixed", fixed: 0, conflicts: [], outdated };
  const { patches, fixed, conflicts } = applyFixes(still);
  const outcome = await journal.write(workbook, patches, planAnchors(reading));
  return outcome.kind === "formula"
    ? outcome
    : { kind: "fixed", fixed: fixed.length, conflicts, outdated };
}

/** The same for a finding that is found again: what, where, and what would mend it. */
export function findingName({ code, place, params, fix }: Finding): string {
  return JSON.stringify([
    code,
    place.sheet ?? "",
    place.cell ?? "",
    Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1)),
    fix?.value ?? null,
  ]);
}
