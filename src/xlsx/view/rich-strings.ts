import { decodePart } from "../reader/encoding";
import type { OfficePackage } from "../reader/package";

/**
 * The indices of shared strings whose parts have formats of their own. Only
 * files that have any are looked through again.
 */
export function richStringIndices(
  parts: OfficePackage,
  part: string,
): ReadonlySet<number> {
  const bytes = parts.bytes(part);
  const found = new Set<number>();
  if (!hasRuns(bytes)) return found;
  const xml = parts.xml(part, "spreadsheet", bytes);
  let index = 0;
  xml.root();
  xml.children((local) => {
    if (local !== "si") return;
    let runs = 0;
    let formats = 0;
    xml.children((inner) => {
      if (inner !== "r") return;
      runs += 1;
      xml.children((each) => {
        if (each === "rPr") formats += 1;
      });
    });
    // One run all of one format is what some programs write for any text.
    if (runs > 1 && formats > 0) found.add(index);
    index += 1;
  });
  return found;
}

function hasRuns(bytes: Uint8Array): boolean {
  try {
    return /<(?:\w+:)?rPr[\s>/]/.test(decodePart(bytes));
  } catch {
    return false; // Reading the texts says what is wrong.
  }
}
