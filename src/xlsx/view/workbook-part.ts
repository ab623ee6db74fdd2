import type { DefinedName, Visibility } from "../../core/layout";
import { unescapeXstring } from "../reader/characters";
import type { OfficePackage, Relationship } from "../reader/package";
import { isTrue } from "../reader/sheet-tolerant";
import { findWorkbook, visibility } from "../reader/workbook";

/** What the workbook's own part says. */
export interface WorkbookPart {
  readonly part: string;
  readonly relations: readonly Relationship[];
  readonly sheets: readonly SheetEntry[];
  readonly names: readonly NameEntry[];
  readonly date1904: boolean;
}

export interface SheetEntry {
  readonly name: string;
  readonly visibility: Visibility;
  /** By which the calculation chain knows it. */
  readonly id: string;
  /** `undefined` where the sheet has no part. */
  readonly target: Relationship | undefined;
}

/** A defined name with the index of the sheet that it holds in. */
export interface NameEntry extends DefinedName {
  readonly local: number | null;
}

/** Names that are shown; a workbook that people made has tens. */
const MOST_NAMES = 10_000;

/** Reads the workbook's part. Throws XlsxReadError where there is none, or no sheet. */
export function readWorkbookPart(parts: OfficePackage): WorkbookPart {
  const part = findWorkbook(parts, parts.relationships(""));
  const relations = parts.relationships(part);
  const byId = new Map(relations.map((one) => [one.id, one]));
  const sheets: SheetEntry[] = [];
  const names: NameEntry[] = [];
  let date1904 = false;
  const xml = parts.xml(part, "spreadsheet");
  if (xml.root() !== "workbook")
    throw parts.session.error("not-a-spreadsheet", part, "another kind");
  xml.children((local) => {
    if (local === "workbookPr") date1904 = isTrue(xml.attribute("date1904"));
    else if (local === "sheets")
      xml.children((inner) => {
        if (inner !== "sheet") return;
        if (sheets.length >= parts.session.limits.entries)
          throw parts.session.error("file-too-large", part, "too many sheets");
        sheets.push({
          name: unescapeXstring(xml.attribute("name") ?? ""),
          visibility: visibility(xml.attribute("state")),
          id: xml.attribute("sheetId") ?? "",
          target: byId.get(xml.relationshipId() ?? ""),
        });
      });
    else if (local === "definedNames")
      xml.children((inner) => {
        if (inner !== "definedName" || names.length >= MOST_NAMES) return;
        const name = xml.attribute("name") ?? "";
        const index = xml.attribute("localSheetId");
        const hidden = isTrue(xml.attribute("hidden"));
        names.push({
          name,
          local: index === undefined ? null : Number(index),
          refersTo: xml.text(),
          ...(hidden ? { hidden } : {}),
        });
      });
  });
  xml.finish();
  if (sheets.length === 0) throw parts.session.damaged(part, "no sheets");
  return { part, relations, sheets, names, date1904 };
}
