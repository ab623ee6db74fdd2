import type { Operation } from "./operations";

type Format = Extract<Operation, { kind: "format" }>;

const HORIZONTAL = {
  general: "General",
  left: "Left",
  center: "Center",
  right: "Right",
} as const;

const VERTICAL = { top: "Top", center: "Center" } as const;

/** Queues one attribute of a range's format. */
export function setFormat(range: Excel.Range, operation: Format): void {
  const { attribute, value } = operation;
  const { format } = range;
  switch (attribute) {
    case "numberFormat":
      // Office.js takes a single value for the whole range, though its types know only arrays.
      (range as { numberFormat: unknown }).numberFormat = value;
      return;
    case "bold":
      format.font.bold = value === true;
      return;
    case "italic":
      format.font.italic = value === true;
      return;
    case "size":
      format.font.size = Number(value);
      return;
    case "colour":
      format.font.color = value === "" ? "#000000" : String(value);
      return;
    case "fill":
      if (value === "") format.fill.clear();
      else format.fill.color = String(value);
      return;
    case "horizontal":
      format.horizontalAlignment = HORIZONTAL[value as keyof typeof HORIZONTAL];
      return;
    case "vertical":
      format.verticalAlignment = VERTICAL[value as keyof typeof VERTICAL];
      return;
    case "wrap":
      format.wrapText = value === true;
      return;
    case "indent":
      format.indentLevel = Number(value);
      return;
    case "locked":
      format.protection.locked = value === true;
      return;
    case "border":
      setBorder(format.borders, operation);
  }
}

const EDGES = [
  "EdgeTop",
  "EdgeLeft",
  "EdgeRight",
  "EdgeBottom",
  "InsideHorizontal",
  "InsideVertical",
] as const;

/** `thin` draws every side of every cell, `bottom` the lower one of a row; `""` takes all away. */
function setBorder(
  borders: Excel.RangeBorderCollection,
  { value, rows, columns }: Format,
): void {
  const [kind = "", colour = ""] = String(value).split("#");
  for (const edge of EDGES) {
    if (edge === "InsideHorizontal" && rows === 1) continue;
    if (edge === "InsideVertical" && columns === 1) continue;
    if (kind === "bottom" && edge !== "EdgeBottom") continue;
    const border = borders.getItem(edge);
    border.style = kind === "" ? "None" : "Continuous";
    if (kind === "") continue;
    border.weight = "Thin";
    if (colour !== "") border.color = `#${colour}`;
  }
}
