import { checkPlan } from "../../core/check";
import type { Finding, Severity } from "../../core/finding";
import { readPlan } from "../../core/layout";
import type { CellPlace } from "../../core/layout";
import type { PaneTools } from "./tools";

/** What a check of the workbook gave. */
export type CheckResult =
  | { readonly kind: "none" }
  | { readonly kind: "checked"; readonly findings: readonly Finding[] };

/** 检查: what is wrong in the plan. */
export interface CheckJobs {
  /**
   * Checks the plan: findings by severity, and within one as `checkPlan` sorts
   * them. A plan that cannot be read is one finding.
   */
  check(): Promise<CheckResult>;
}

export function checkJobs(tools: PaneTools): CheckJobs {
  return { check: () => checkCurrent(tools) };
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

async function checkCurrent({ host, today }: PaneTools): Promise<CheckResult> {
  const result = readPlan(await host.read());
  if (!result.ok) {
    return result.finding.code === "no-plan"
      ? { kind: "none" }
      : { kind: "checked", findings: [result.finding] };
  }
  const findings = checkPlan(result.reading, { today: today() });
  return {
    kind: "checked",
    findings: [...findings].sort(
      (a, b) => RANKS[a.severity] - RANKS[b.severity],
    ),
  };
}
