import { applyFixes } from "../core/check";
import type { Finding } from "../core/finding";
import type { Toolbox } from "./ports";

/** A copy of a workbook with the safe fixes of its findings; everything else in it stays byte for byte. */
export function fixedCopy(
  tools: Pick<Toolbox, "patchWorkbook">,
  bytes: Uint8Array,
  findings: readonly Finding[],
): { readonly bytes: Uint8Array; readonly fixed: number } {
  const { patches, fixed } = applyFixes(findings);
  return { bytes: tools.patchWorkbook(bytes, patches), fixed: fixed.length };
}
