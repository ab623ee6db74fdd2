import type { Finding, SafeFix } from "../finding";
import type { SheetPatch } from "../layout/host";

export type { SheetPatch };

export interface Fixes {
  /** One patch a sheet, in the order in which sheets first occur; each cell once. */
  readonly patches: readonly SheetPatch[];
  /** Findings whose fix is applied. */
  readonly fixed: readonly Finding[];
  /** Findings whose fix was left out because an earlier one gives the cell another value. */
  readonly conflicts: readonly Finding[];
}

/**
 * The safe fixes of one file's findings as patches. Of two fixes for one cell
 * the first counts; findings without a fix are passed over.
 */
export function applyFixes(findings: Iterable<Finding>): Fixes {
  const sheets = new Map<string, Map<string, Omit<SafeFix, "sheet">>>();
  const fixed: Finding[] = [];
  const conflicts: Finding[] = [];
  for (const found of findings) {
    if (found.fix === undefined) continue;
    const { sheet, ...patch } = found.fix;
    const cells =
      sheets.get(sheet) ?? new Map<string, Omit<SafeFix, "sheet">>();
    sheets.set(sheet, cells);
    const earlier = cells.get(patch.cell);
    if (
      earlier &&
      (earlier.value !== patch.value || earlier.day !== patch.day)
    ) {
      conflicts.push(found);
      continue;
    }
    cells.set(patch.cell, patch);
    fixed.push(found);
  }
  const patches = [...sheets].map(([sheet, cells]) => ({
    sheet,
    cells: [...cells.values()],
  }));
  return { patches, fixed, conflicts };
}
