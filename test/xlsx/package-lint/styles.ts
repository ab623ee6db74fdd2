import type { Report } from "./opc";
import { checkCount, checkOrder } from "./opc";
import type { Element } from "./xml-tree";
import { child, children, descendants, numberOf } from "./xml-tree";

/** How many formats other parts may refer to. */
export interface StyleCounts {
  readonly cells: number;
  readonly rules: number;
}

const PART = "xl/styles.xml";
const SEQUENCE =
  "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst".split(
    " ",
  );
const DXF_SEQUENCE =
  "font numFmt fill alignment border protection extLst".split(" ");

export function checkStyles(
  styles: Element | undefined,
  report: Report,
): StyleCounts {
  checkOrder(styles, SEQUENCE, PART, report);
  for (const list of styles?.children ?? []) {
    if (list.name !== "tableStyles") checkCount(list, PART, report);
  }
  const formats = formatIds(styles, report);
  const cells = children(child(styles, "cellXfs"), "xf");
  const bases = children(child(styles, "cellStyleXfs"), "xf");
  const limits = {
    fontId: children(child(styles, "fonts"), "font").length,
    fillId: children(child(styles, "fills"), "fill").length,
    borderId: children(child(styles, "borders"), "border").length,
    xfId: bases.length,
  };
  for (const xf of [...bases, ...cells]) {
    for (const [attribute, limit] of Object.entries(limits)) {
      if (xf.attributes.has(attribute) && !(numberOf(xf, attribute) < limit)) {
        report(
          "style-id",
          PART,
          `${attribute} ${xf.attributes.get(attribute) ?? ""}`,
        );
      }
    }
    const format = numberOf(xf, "numFmtId");
    if (format >= 164 && !formats.has(format))
      report("format-id", PART, String(format));
  }
  for (const style of children(child(styles, "cellStyles"), "cellStyle")) {
    if (!(numberOf(style, "xfId") < bases.length))
      report("style-id", PART, "cellStyle");
  }
  if (cells.length === 0 || cells.length > 64000)
    report("style-count", PART, String(cells.length));
  const rules = children(child(styles, "dxfs"), "dxf");
  for (const dxf of rules) checkOrder(dxf, DXF_SEQUENCE, PART, report);
  for (const colour of styles === undefined
    ? []
    : descendants(styles, "color")) {
    const rgb = colour.attributes.get("rgb");
    if (rgb !== undefined && !/^[\dA-F]{8}$/i.test(rgb))
      report("colour", PART, rgb);
  }
  return { cells: cells.length, rules: rules.length };
}

function formatIds(
  styles: Element | undefined,
  report: Report,
): ReadonlySet<number> {
  const ids = new Set<number>();
  for (const format of children(child(styles, "numFmts"), "numFmt")) {
    const id = numberOf(format, "numFmtId");
    const code = format.attributes.get("formatCode") ?? "";
    if (ids.has(id)) report("format-id", PART, `${id} twice`);
    if (code === "" || code.length > 255)
      report("format-code", PART, code.slice(0, 40));
    ids.add(id);
  }
  return ids;
}
