import { numberKind } from "../../core/layout/number-kind";
import type { NumberKind } from "../../core/layout/number-kind";
import type { OfficePackage } from "./package";

export type { NumberKind };

/**
 * Built-in formats whose code need not be in the file (ECMA-376 Part 1,
 * 18.8.30): 27–36 and 50–58 are the dates of the East Asian editions.
 */
function builtIn(id: number): NumberKind {
  if (id === 9 || id === 10) return "percent";
  const date =
    (id >= 14 && id <= 22) ||
    (id >= 27 && id <= 36) ||
    (id >= 45 && id <= 47) ||
    (id >= 50 && id <= 58);
  return date ? "date" : "plain";
}

/** The kind of number of each cell format (`s` of a cell), in their order. */
export function readNumberKinds(
  parts: OfficePackage,
  styles: string,
): readonly NumberKind[] {
  const custom = new Map<number, NumberKind>();
  const kinds: NumberKind[] = [];
  const xml = parts.xml(styles, "spreadsheet");
  xml.root();
  xml.children((group) => {
    if (group === "numFmts") {
      xml.children((local) => {
        const code = xml.attribute("formatCode");
        if (local === "numFmt" && code !== undefined) {
          custom.set(Number(xml.attribute("numFmtId")), numberKind(code));
        }
      });
    } else if (group === "cellXfs") {
      xml.children((local) => {
        if (local !== "xf") return;
        const id = Number(xml.attribute("numFmtId") ?? 0);
        kinds.push(custom.get(id) ?? builtIn(id));
      });
    }
  });
  xml.finish();
  return kinds;
}
