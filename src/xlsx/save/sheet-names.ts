import { quotedSheet } from "../writer/reference";

/** Texts, which are left alone, and names of sheets before `!`, quoted or not. */
const SHEETS = /"[^"]*"|'((?:[^']|'')*)'(?=!)|([\w.\u0080-\uffff]+)(?=!)/gu;

/**
 * A formula in which sheets go by their new names.
 *
 * @param renames - new names by old ones
 */
export function renamedInFormula(
  formula: string,
  renames: ReadonlyMap<string, string>,
): string {
  if (renames.size === 0 || !formula.includes("!")) return formula;
  return formula.replace(
    SHEETS,
    (whole, quoted: string | undefined, bare: string | undefined) => {
      const name = quoted?.replaceAll("''", "'") ?? bare;
      const now = name === undefined ? undefined : renames.get(name);
      return now === undefined ? whole : quotedSheet(now);
    },
  );
}

/** Whether a formula refers to a sheet. */
export function namesSheet(formula: string, sheet: string): boolean {
  if (!formula.includes("!")) return false;
  for (const [, quoted, bare] of formula.matchAll(SHEETS))
    if ((quoted?.replaceAll("''", "'") ?? bare) === sheet) return true;
  return false;
}
