import type { OfficePackage } from "../reader/package";
import { XlsxReadError } from "../reader/error";
import type { UnshownCode, UnshownList } from "./unshown";

/** What a sheet's relationships say by themselves. */
const BY_RELATION: ReadonlyMap<string, UnshownCode> = new Map([
  ["ctrlProp", "form-control"],
  ["control", "form-control"],
  ["oleObject", "embedded-object"],
  ["package", "embedded-object"],
  ["pivotTable", "pivot-table"],
  ["slicer", "slicer"],
  ["timeline", "slicer"],
  ["queryTable", "query"],
]);

/** The same of a workbook's. */
const OF_WORKBOOK: ReadonlyMap<string, UnshownCode> = new Map([
  ["vbaProject", "macro"],
  ["externalLink", "external-link"],
  ["connections", "query"],
]);

/** Notes what hangs on a sheet besides its cells. Parts that cannot be read are noted by what they are. */
export function noteAttachments(
  parts: OfficePackage,
  sheetPart: string,
  unshown: UnshownList,
): void {
  for (const { type, target } of parts.relationships(sheetPart)) {
    const code = BY_RELATION.get(type);
    if (code !== undefined) unshown.add(code);
    else if (type === "comments") noteComments(parts, target, unshown);
    else if (type === "drawing") noteDrawing(parts, target, unshown);
  }
}

/** Notes what a workbook has besides its sheets. */
export function noteWorkbookParts(
  relations: readonly { readonly type: string }[],
  unshown: UnshownList,
): void {
  for (const { type } of relations) {
    const code = OF_WORKBOOK.get(type);
    if (code !== undefined) unshown.add(code);
  }
}

function noteComments(
  parts: OfficePackage,
  part: string,
  unshown: UnshownList,
): void {
  tolerantly(parts, part, () => {
    const xml = parts.xml(part, "any");
    xml.root();
    xml.children((list) => {
      if (list !== "commentList") return;
      xml.children((local) => {
        if (local === "comment")
          unshown.add("comment", xml.attribute("ref") ?? null);
      });
    });
  });
}

function noteDrawing(
  parts: OfficePackage,
  part: string,
  unshown: UnshownList,
): void {
  tolerantly(parts, part, () => {
    const xml = parts.xml(part, "any");
    xml.root();
    xml.children((anchor) => {
      if (!anchor.endsWith("Anchor")) return;
      xml.children((local) => {
        if (local === "pic") unshown.add("picture");
        else if (local === "graphicFrame") unshown.add("chart");
        else if (local === "AlternateContent") {
          // Newer kinds of charts, with a picture for older programs beside them.
          xml.children((branch) => {
            if (branch !== "Choice") return;
            xml.children((inner) => {
              if (inner === "graphicFrame") unshown.add("chart");
            });
          });
        } else if (["sp", "grpSp", "cxnSp", "contentPart"].includes(local))
          unshown.add("shape");
      });
    });
  });
}

/** Only a hint is lost where such a part is damaged: the file keeps it as it is. */
function tolerantly(
  parts: OfficePackage,
  part: string,
  read: () => void,
): void {
  if (!parts.has(part)) return;
  try {
    read();
  } catch (error) {
    if (!(error instanceof XlsxReadError) || error.code !== "file-damaged")
      throw error;
  }
}
