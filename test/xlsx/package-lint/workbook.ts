import type { FormulaScope } from "./formulas";
import { checkFormula } from "./formulas";
import type { OpenPackage, Report } from "./opc";
import { checkOrder } from "./opc";
import { isLegalName } from "./references";
import type { Element } from "./xml-tree";
import { child, children, numberOf } from "./xml-tree";

/** A sheet of the workbook with the path of its part. */
export interface SheetEntry {
  readonly name: string;
  readonly path: string;
}

const SEQUENCE = (
  "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences " +
  "definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing " +
  "fileRecoveryPr webPublishObjects extLst"
).split(" ");

/** Checks the list of sheets and their names; gives the sheets in order. */
export function checkSheets(
  part: string,
  workbook: Element,
  { relations }: OpenPackage,
  report: Report,
): readonly SheetEntry[] {
  checkOrder(workbook, SEQUENCE, part, report);
  const targets = new Map(
    (relations.get(part) ?? []).map(({ id, target }) => [id, target]),
  );
  const sheets = children(child(workbook, "sheets"), "sheet");
  const names = new Set<string>();
  const ids = new Set<string>();
  for (const { attributes } of sheets) {
    const name = attributes.get("name") ?? "";
    const id = attributes.get("sheetId") ?? "";
    if (!isLegalSheetName(name)) report("sheet-name", part, name);
    if (names.has(name.toLowerCase()) || ids.has(id))
      report("sheet-duplicate", part, name);
    names.add(name.toLowerCase());
    ids.add(id);
  }
  const visible = sheets.map(
    ({ attributes }) => (attributes.get("state") ?? "visible") === "visible",
  );
  const active =
    children(child(workbook, "bookViews"), "workbookView")[0]?.attributes.get(
      "activeTab",
    ) ?? "0";
  if (visible[Number(active)] !== true) report("active-sheet", part, active);
  return sheets.map(({ attributes }) => ({
    name: attributes.get("name") ?? "",
    path: targets.get(attributes.get("r:id") ?? "") ?? "",
  }));
}

function isLegalSheetName(name: string): boolean {
  return /^[^[\]:*?/\\]{1,31}$/.test(name) && !/^'|'$|^history$/i.test(name);
}

/** The names' own kind of print set-up: repeated rows and columns, absolute, of their sheet. */
const PRINT_TITLES =
  /^(?:'(?:[^']|'')+'|[^'!,]+)!(?:\$[A-Z]{1,3}:\$[A-Z]{1,3}|\$\d+:\$\d+)$/;
const PRINT_AREA =
  /^(?:'(?:[^']|'')+'|[^'!,]+)!\$[A-Z]{1,3}\$\d+(?::\$[A-Z]{1,3}\$\d+)?$/;

/** Checks the defined names; gives those of ranges in lower case. */
export function checkNames(
  part: string,
  workbook: Element,
  sheets: readonly SheetEntry[],
  scope: FormulaScope,
  report: Report,
): ReadonlySet<string> {
  const names = new Set<string>();
  const scoped = new Set<string>();
  for (const definition of children(
    child(workbook, "definedNames"),
    "definedName",
  )) {
    const name = definition.attributes.get("name") ?? "";
    const local = definition.attributes.get("localSheetId");
    const key = `${local ?? ""}:${name.toLowerCase()}`;
    if (scoped.has(key)) report("name-duplicate", part, name);
    scoped.add(key);
    if (
      local !== undefined &&
      !(numberOf(definition, "localSheetId") < sheets.length)
    ) {
      report("name-scope", part, name);
    }
    if (name.startsWith("_xlnm."))
      checkPrintName(part, name, definition, sheets, report);
    else if (!isLegalName(name)) report("name-illegal", part, name);
    names.add(name.toLowerCase());
    checkFormula(definition.text, name, part, scope, report);
  }
  return names;
}

function checkPrintName(
  part: string,
  name: string,
  { text, attributes }: Element,
  sheets: readonly SheetEntry[],
  report: Report,
): void {
  const shape = name === "_xlnm.Print_Titles" ? PRINT_TITLES : PRINT_AREA;
  const own = sheets[
    Number(attributes.get("localSheetId") ?? NaN)
  ]?.name.replaceAll("'", "''");
  const ofSheet =
    own !== undefined &&
    (text.startsWith(`'${own}'!`) || text.startsWith(`${own}!`));
  // Both rows and columns may be repeated, one after the other.
  if (!ofSheet || !text.split(/,(?=')/).every((piece) => shape.test(piece))) {
    report("print-name", part, `${name}: ${text}`);
  }
}
