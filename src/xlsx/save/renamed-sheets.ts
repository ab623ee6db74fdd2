import { characterData } from "../reader/characters";
import type { OfficePackage } from "../reader/package";
import type { WorkbookPatching } from "../writer/patching";
import { plainText } from "../writer/xml";
import { namesSheet, renamedInFormula } from "./sheet-names";

/** Elements whose text is a formula or a reference, in sheets, names, charts and pivot tables. */
const FORMULAS =
  /(<(?:[A-Za-z0-9]+:)?(?:f|formula|formula1|formula2|definedName|calculatedColumnFormula|sqref)(?:\s[^<>]*)?>)([^<]*)(?=<\/)/g;

/** Attributes that name a sheet, or a place on one: of links, and of pivot tables' sources. */
const ATTRIBUTES =
  /(<(?:[A-Za-z0-9]+:)?(?:hyperlink|worksheetSource)\s[^<>]*?(?:location|sheet)=")([^"<>]*)(")/g;

/** Parts that may name sheets. */
const NAMING =
  /^xl\/(?:workbook\.xml|worksheets\/[^/]+\.xml|charts\/[^/]+\.xml|tables\/[^/]+\.xml|pivotCache\/pivotCacheDefinition[^/]*\.xml|drawings\/[^/]+\.xml)$/i;

function namingParts(
  parts: OfficePackage,
  workbookPart: string,
): readonly string[] {
  const found = parts.zip.records
    .map(({ name }) => name.replace(/^\//, ""))
    .filter((name) => NAMING.test(name));
  return [...new Set([...found, workbookPart])];
}

/** Has every formula, name, chart and link call sheets by their new names. */
export function renameSheets(
  patching: WorkbookPatching,
  parts: OfficePackage,
  renames: ReadonlyMap<string, string>,
): void {
  for (const part of namingParts(parts, patching.workbookPart)) {
    if (patching.isRemoved(part)) continue;
    const { text } = patching.markup(part);
    const renamed = text
      .replace(FORMULAS, (whole, tag: string, raw: string) => {
        const now = changed(raw, renames);
        return now === null ? whole : tag + now;
      })
      .replace(ATTRIBUTES, (whole, head: string, raw: string, tail: string) => {
        const now = renames.get(raw) ?? changed(raw, renames);
        return now === null
          ? whole
          : head + now.replaceAll('"', "&quot;") + tail;
      });
    if (renamed !== text) patching.put(part, renamed);
  }
}

function changed(
  raw: string,
  renames: ReadonlyMap<string, string>,
): string | null {
  if (!raw.includes("!")) return null;
  const formula = plain(raw);
  const now = renamedInFormula(formula, renames);
  return now === formula ? null : plainText(now);
}

/** Whether anything in the package still draws from a sheet. */
export function isSheetNamed(
  patching: WorkbookPatching,
  parts: OfficePackage,
  sheet: string,
): boolean {
  return namingParts(parts, patching.workbookPart).some((part) => {
    if (patching.isRemoved(part)) return false;
    const { text } = patching.markup(part);
    for (const [, tag = "", raw = ""] of text.matchAll(FORMULAS)) {
      // A sheet's own names go with it.
      if (tag.includes("localSheetId")) continue;
      if (raw.includes("!") && namesSheet(plain(raw), sheet)) return true;
    }
    return false;
  });
}

function plain(raw: string): string {
  try {
    return characterData(raw);
  } catch {
    return raw;
  }
}
