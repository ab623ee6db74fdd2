import { asColour, asOneOf, asRecord } from "../protocol/arguments";
import { ApiError, invalidArgument } from "../protocol/errors";
import { RangeObject } from "./area";
import { drawBorder } from "./borders";
import {
  FORMAT_PATCHES,
  restyle,
  setColumnWidth,
  setRowHeight,
} from "./range-format";

/**
 * `setCellProperties`: an array of rows of `{format: {...}}`, one a cell. What
 * a cell does not name stays. Throws `InvalidArgument` for an array of another
 * size, `ApiNotFound` for a property that the host has not.
 */
export function setCellProperties(range: RangeObject, given: unknown): void {
  const { rect, sheet } = range;
  const rows = listOf(given, rect.rows);
  rows.forEach((row, r) => {
    listOf(row, rect.columns).forEach((properties, c) => {
      if (properties === null || properties === undefined) return;
      const cell = new RangeObject(sheet, {
        row: rect.row + r,
        column: rect.column + c,
        rows: 1,
        columns: 1,
      });
      applyProperties(cell, properties);
    });
  });
}

/** `setRowProperties` and `setColumnProperties`: an array of `{format: {...}}`, one a line of the range. */
export function setLineProperties(
  range: RangeObject,
  line: "row" | "column",
  given: unknown,
): void {
  const { rect, sheet } = range;
  const count = line === "row" ? rect.rows : rect.columns;
  listOf(given, count).forEach((properties, index) => {
    if (properties === null || properties === undefined) return;
    const part =
      line === "row"
        ? { ...rect, row: rect.row + index, rows: 1 }
        : { ...rect, column: rect.column + index, columns: 1 };
    applyProperties(new RangeObject(sheet, part), properties);
  });
}

function listOf(given: unknown, length: number): readonly unknown[] {
  if (!Array.isArray(given) || given.length !== length)
    throw invalidArgument("the array has not the size of the range");
  return given;
}

function applyProperties(range: RangeObject, given: unknown): void {
  for (const [name, value] of asRecord(given, "properties")) {
    if (name === "format") applyFormat(range, value);
    else if (name === "rowHidden" || name === "columnHidden") {
      const lines =
        name === "rowHidden"
          ? range.sheet.row(range.rect.row)
          : range.sheet.column(range.rect.column);
      lines.hidden = value === true;
    } else throw unknownProperty(name);
  }
}

function applyFormat(range: RangeObject, given: unknown): void {
  for (const [name, value] of asRecord(given, "format")) {
    if (name === "columnWidth") setColumnWidth(range, value);
    else if (name === "rowHeight") setRowHeight(range, value);
    else if (name === "borders") applyBorders(range, value);
    else if (FORMAT_PATCHES.has(name)) {
      for (const [key, part] of asRecord(value, name))
        patch(range, name, key, part);
    } else patch(range, "", name, value);
  }
}

function patch(
  range: RangeObject,
  group: string,
  name: string,
  value: unknown,
): void {
  const patches = FORMAT_PATCHES.get(group) ?? {};
  if (!Object.hasOwn(patches, name)) throw unknownProperty(name);
  const change = patches[name]?.(value) ?? {};
  restyle(range, () => change);
}

const EDGE_OF = new Map([
  ["top", "EdgeTop"],
  ["bottom", "EdgeBottom"],
  ["left", "EdgeLeft"],
  ["right", "EdgeRight"],
]);

function applyBorders(range: RangeObject, given: unknown): void {
  for (const [name, value] of asRecord(given, "borders")) {
    const edge = EDGE_OF.get(name);
    if (edge === undefined) throw unknownProperty(`borders.${name}`);
    const line = asRecord(value, name);
    const colour = line.get("color");
    drawBorder(range, edge, {
      style: asOneOf(
        line.get("style") ?? "Continuous",
        ["None", "Continuous", "Dash", "Dot", "Double"],
        "style",
      ),
      ...(colour === undefined ? {} : { colour: asColour(colour, "color") }),
    });
  }
}

function unknownProperty(name: string): ApiError {
  return new ApiError(
    "ApiNotFound",
    `The test host has no cell property ${name}.`,
  );
}
