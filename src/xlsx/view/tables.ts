import type { TableLayout } from "../../core/layout";
import { unescapeXstring } from "../reader/characters";
import type { OfficePackage } from "../reader/package";
import { rangeOf } from "./ranges";

/** Reads a sheet's table parts. One that cannot be understood is left out: it only helps to find things. */
export function readTables(
  parts: OfficePackage,
  sheetPart: string,
): readonly TableLayout[] {
  return parts.relationships(sheetPart).flatMap(({ type, target }) => {
    if (type !== "table" || !parts.has(target)) return [];
    const xml = parts.xml(target, "spreadsheet");
    if (xml.root() !== "table") return [];
    const range = rangeOf(xml.attribute("ref"));
    const name = xml.attribute("displayName") ?? xml.attribute("name");
    if (range === undefined || name === undefined) return [];
    const columns: string[] = [];
    const found: { style?: string; filter?: true } = {};
    xml.children((local) => {
      if (local === "autoFilter") found.filter = true;
      else if (local === "tableStyleInfo") {
        const style = xml.attribute("name");
        if (style !== undefined) found.style = style;
      } else if (local === "tableColumns")
        xml.children((inner) => {
          if (inner === "tableColumn")
            columns.push(unescapeXstring(xml.attribute("name") ?? ""));
        });
    });
    return [
      {
        name: unescapeXstring(name),
        range,
        columns,
        ...found,
      },
    ];
  });
}
