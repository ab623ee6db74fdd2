import type { OfficePackage } from "../reader/package";
import type { MergedArea } from "./sheet-grid";

/** Excel's grid. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/**
 * The merged areas of an .xlsx, by the sheet's place in the workbook from 0.
 * The cell reader leaves them out because plan workbooks have none in their
 * tables; task tables made by hand do. Throws XlsxReadError.
 */
export function readMergedAreas(
  office: OfficePackage,
): ReadonlyMap<number, readonly MergedArea[]> {
  const areas = new Map<number, readonly MergedArea[]>();
  const [workbook] = office
    .relationships("")
    .filter(({ type }) => type === "officeDocument");
  if (!workbook) return areas;
  const sheets = new Map(
    office.relationships(workbook.target).map(({ id, target }) => [id, target]),
  );
  sheetIds(office, workbook.target).forEach((id, index) => {
    const part = sheets.get(id);
    if (part !== undefined && office.has(part))
      areas.set(index, areasOf(office, part));
  });
  return areas;
}

function sheetIds(office: OfficePackage, workbook: string): readonly string[] {
  const ids: string[] = [];
  const xml = office.xml(workbook, "spreadsheet");
  xml.root();
  xml.children((local) => {
    if (local !== "sheets") return;
    xml.children((inner) => {
      if (inner === "sheet") ids.push(xml.relationshipId() ?? "");
    });
  });
  return ids;
}

function areasOf(office: OfficePackage, part: string): readonly MergedArea[] {
  const areas: MergedArea[] = [];
  const xml = office.xml(part, "spreadsheet");
  xml.root();
  xml.children((local) => {
    if (local !== "mergeCells") return;
    xml.children((inner) => {
      const area =
        inner === "mergeCell" ? parseArea(xml.attribute("ref") ?? "") : null;
      if (area) areas.push(area);
    });
  });
  return areas;
}

/** Reads `A1:B2`; `null` for what is no area of Excel's grid. */
function parseArea(reference: string): MergedArea | null {
  const match =
    /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(
      reference.trim(),
    );
  if (!match) return null;
  const [, left = "", top = "", right = "", bottom = ""] = match;
  const rows = [Number(top), Number(bottom)] as const;
  const columns = [columnNumber(left), columnNumber(right)] as const;
  const area = {
    firstRow: Math.min(...rows),
    lastRow: Math.max(...rows),
    firstColumn: Math.min(...columns),
    lastColumn: Math.max(...columns),
  };
  const inGrid =
    area.firstRow >= 1 &&
    area.lastRow <= LAST_ROW &&
    area.lastColumn <= LAST_COLUMN;
  return inGrid ? area : null;
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase())
    number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}
