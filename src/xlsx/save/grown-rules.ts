import { areasOf, refOf } from "../view/ranges";
import type { Area } from "../view/ranges";
import type { MarkupElement, Splice } from "../writer/markup";
import type { WorkbookPatching } from "../writer/patching";

/**
 * Has the rules (lists, conditional formats) of a table's last row hold in the
 * rows that the table has got, as Excel does when a table grows.
 */
export function growRules(
  patching: WorkbookPatching,
  sheetPart: string,
  before: Area,
  after: Area,
): void {
  if (after.lastRow <= before.lastRow) return;
  const markup = patching.markup(sheetPart);
  const splices: Splice[] = [];
  const grow = (element: MarkupElement): void => {
    const ref = markup.attribute(element, "sqref");
    const areas = areasOf(ref?.value ?? "");
    if (ref === undefined || areas === null) return;
    const grown = areas.map((area) =>
      ends(area, before) ? { ...area, lastRow: after.lastRow } : area,
    );
    if (grown.every((area, index) => area === areas[index])) return;
    const text = grown.map(refOf).join(" ");
    splices.push({ start: ref.valueStart, end: ref.valueEnd, text });
  };
  for (const element of markup.children(markup.root())) {
    if (element.local === "conditionalFormatting") grow(element);
    else if (element.local === "dataValidations")
      for (const rule of markup.children(element)) grow(rule);
  }
  patching.splice(sheetPart, splices);
}

/** Whether an area lies in a table's rows and ends with its last one. */
function ends(area: Area, table: Area): boolean {
  return (
    area.lastRow === table.lastRow &&
    area.firstRow >= table.firstRow &&
    area.firstColumn >= table.firstColumn &&
    area.lastColumn <= table.lastColumn
  );
}
