import type { Cell, SheetCells, SheetInfo, WorkbookCells } from "../cells";
import type {
  CellLayout,
  CellStyle,
  ConditionalFormatLayout,
  DefinedName,
  RowLayout,
  SheetLayout,
  TableLayout,
  ValidationLayout,
  WorkbookLayout,
} from "../workbook";
import { IDENTITY, alignTable } from "./alignment";
import type { Alignment, Place, TableGrowth } from "./alignment";
import { movedFormula, sameFormula } from "./references";
import type { Corners, ReferenceMap } from "./references";

/** A layout's sheet with its rows at hand. */
export interface ListedSheet extends SheetLayout {
  readonly rows: readonly RowLayout[];
}

/** What an update does to a workbook (docs/architecture.md, The port). */
export interface WorkbookUpdate {
  readonly sheets: readonly SheetUpdate[];
  /** The layout's names, where their cells stand in the workbook. */
  readonly names: readonly DefinedName[];
}

export interface SheetUpdate {
  /** The layout's sheet under the name that it has in the workbook, its formulas written for that workbook. */
  readonly layout: ListedSheet;
  /** `null` for a sheet that is missing and has to be made. */
  readonly found: SheetInfo | null;
  /** Rows and columns that the sheet's table needs more, made before any cell is written. */
  readonly growth: TableGrowth | null;
  /** The cells of a found sheet that differ, in their places after the growth. */
  readonly changes: readonly CellChange[];
  /** Place of a cell of `layout` in the sheet after the growth. */
  readonly placeOf: (row: number, column: number) => Place | null;
}

export interface CellChange extends Place {
  /** Where the cell stood before the growth; `null` for a cell of an added row or column. */
  readonly before: Place | null;
  readonly cell: CellLayout;
}

/**
 * Compares a layout with a workbook that was made of an earlier one and that
 * people have worked in since. Sheets are found by their tables, then by their
 * names; columns by their headers, rows by their ids (`alignTable`). A cell is
 * a change where its value or formula differs. What a person entered is not
 * taken away: a blank of the layout clears only cells that nobody may type
 * into (those of hidden sheets, and the locked ones of protected sheets), and
 * a formula whose value is the wanted one stays.
 */
export function planUpdate(
  layout: WorkbookLayout,
  workbook: WorkbookCells,
): WorkbookUpdate {
  const sheets = layout.sheets.map((sheet) => ({
    ...sheet,
    rows: [...sheet.rows],
  }));
  const found = findSheets(sheets, workbook);
  const aligned = new Map(
    sheets.map((sheet) => {
      const info = found.get(sheet.key) ?? null;
      const cells = info === null ? null : workbook.read(info);
      return [
        sheet.name,
        { info, cells, alignment: alignmentOf(sheet, info, cells) },
      ] as const;
    }),
  );
  const map: ReferenceMap = {
    sheetName: (name) => aligned.get(name)?.info?.name ?? name,
    moved: (name, range) => aligned.get(name)?.alignment.moved(range) ?? range,
  };
  return {
    sheets: sheets.map((sheet) => {
      const { info, cells, alignment } = aligned.get(sheet.name) ?? NOTHING;
      const moved = movedSheet(sheet, map);
      return {
        layout: moved,
        found: info,
        growth: alignment.growth,
        changes:
          cells === null
            ? []
            : changesOf(moved, layout.styles, alignment, cells),
        placeOf: alignment.placeOf,
      };
    }),
    names: layout.names.map((name) => ({
      ...name,
      refersTo: movedFormula(name.refersTo, "", map),
    })),
  };
}

const NOTHING = { info: null, cells: null, alignment: IDENTITY } as const;

/** The sheet of the workbook for each sheet of the layout that is there, by key. */
function findSheets(
  sheets: readonly SheetLayout[],
  workbook: WorkbookCells,
): ReadonlyMap<string, SheetInfo> {
  const found = new Map<string, SheetInfo>();
  const free = new Set(workbook.sheets);
  const search = (
    fits: (sheet: SheetLayout, info: SheetInfo) => boolean,
  ): void => {
    for (const sheet of sheets) {
      if (found.has(sheet.key)) continue;
      const info = [...free].find((each) => fits(sheet, each));
      if (info === undefined) continue;
      found.set(sheet.key, info);
      free.delete(info);
    }
  };
  search(({ tables = [] }, info) =>
    tables.some(({ name }) =>
      info.tables.some((there) => sameText(there.name, name)),
    ),
  );
  search(({ name }, info) => sameText(info.name, name));
  return found;
}

function alignmentOf(
  sheet: ListedSheet,
  info: SheetInfo | null,
  cells: SheetCells | null,
): Alignment {
  if (info === null || cells === null) return IDENTITY;
  for (const table of sheet.tables ?? []) {
    const there = info.tables.find(({ name }) => sameText(name, table.name));
    if (there !== undefined)
      return alignTable(
        { table, area: cornersOf(table), rows: sheet.rows },
        there,
        cells,
      );
  }
  return IDENTITY;
}

function cornersOf({ range }: TableLayout): Corners {
  const [from = "", to = from] = range.split(":");
  const [first, last] = [placeIn(from), placeIn(to)];
  return {
    top: first.row,
    left: first.column,
    bottom: last.row,
    right: last.column,
  };
}

function placeIn(address: string): Place {
  let column = 0;
  let at = 0;
  for (; at < address.length && address.charCodeAt(at) >= 65; at += 1)
    column = column * 26 + address.charCodeAt(at) - 64;
  return { row: Number(address.slice(at)), column };
}

function sameText(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** The sheet with its formulas and ranges written for the workbook; its own cells stay where the layout has them. */
function movedSheet(sheet: ListedSheet, map: ReferenceMap): ListedSheet {
  const formula = (text: string) => movedFormula(text, sheet.name, map);
  const validation = (rule: ValidationLayout): ValidationLayout => ({
    ...rule,
    range: formula(rule.range),
    rule: movedRule(rule.rule, formula),
  });
  const conditional = (
    format: ConditionalFormatLayout,
  ): ConditionalFormatLayout => ({
    ...format,
    range: formula(format.range),
    formula: formula(format.formula),
  });
  return {
    ...sheet,
    name: map.sheetName(sheet.name),
    rows: sheet.rows.map((row) =>
      row.map((cell) =>
        cell?.formula === undefined
          ? cell
          : { ...cell, formula: formula(cell.formula) },
      ),
    ),
    ...(sheet.validations === undefined
      ? {}
      : { validations: sheet.validations.map(validation) }),
    ...(sheet.conditionalFormats === undefined
      ? {}
      : { conditionalFormats: sheet.conditionalFormats.map(conditional) }),
    ...(sheet.charts === undefined
      ? {}
      : {
          charts: sheet.charts.map((chart) => ({
            ...chart,
            series: chart.series.map((series) => ({
              ...series,
              categories: formula(series.categories),
              values: formula(series.values),
            })),
          })),
        }),
  };
}

function movedRule(
  rule: ValidationLayout["rule"],
  formula: (text: string) => string,
): ValidationLayout["rule"] {
  const bound = (value: number | string) =>
    typeof value === "number" ? value : formula(value);
  switch (rule.type) {
    case "list":
      return { ...rule, source: formula(rule.source) };
    case "custom":
      return { ...rule, formula: formula(rule.formula) };
    case "date":
    case "decimal":
    case "whole":
      return {
        ...rule,
        min: bound(rule.min),
        ...(rule.max === undefined ? {} : { max: bound(rule.max) }),
      };
  }
}

function changesOf(
  sheet: ListedSheet,
  styles: WorkbookLayout["styles"],
  alignment: Alignment,
  cells: SheetCells,
): readonly CellChange[] {
  const changes: CellChange[] = [];
  const columnStyle = sheet.columns.map(({ style }) => style);
  sheet.rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      const place = cell === undefined ? null : alignment.placeOf(r + 1, c + 1);
      if (cell === undefined || place === null) return;
      const before = alignment.placeBefore(place);
      if (before !== null && alignment.isFoundHeader(before)) return;
      const there =
        before === null ? undefined : cells.cell(before.row, before.column);
      const name = cell.style ?? columnStyle[c];
      const style = name === undefined ? undefined : styles[name];
      if (before !== null && !differs(there, cell, mayClear(sheet, style)))
        return;
      changes.push({ ...place, before, cell });
    });
  });
  return sheet.visibility === "visible"
    ? changes
    : [...changes, ...leftOver(sheet, cells)];
}

/** Whether a blank of the layout may clear a cell: nobody types where sheets are hidden or cells locked. */
function mayClear(
  { visibility, protected: isProtected }: SheetLayout,
  style: CellStyle | undefined,
): boolean {
  return (
    visibility !== "visible" ||
    (isProtected === true && style?.unlocked !== true)
  );
}

/** Rows of a hidden sheet, all of which is ours, that the layout no longer reaches. */
function leftOver(
  sheet: ListedSheet,
  cells: SheetCells,
): readonly CellChange[] {
  const changes: CellChange[] = [];
  for (let row = sheet.rows.length + 1; row <= cells.rowCount; row += 1) {
    for (let column = 1; column <= sheet.columns.length; column += 1) {
      if (cells.cell(row, column) !== undefined)
        changes.push({
          row,
          column,
          before: { row, column },
          cell: { value: null },
        });
    }
  }
  return changes;
}

function differs(
  there: Cell | undefined,
  wanted: CellLayout,
  mayBeCleared: boolean,
): boolean {
  if (wanted.formula !== undefined) {
    if (there?.formula === undefined) return true;
    // Of a formula shared with other cells the file names only the first.
    if (there.formula === "") return !sameValue(there.value, wanted.value);
    return !sameFormula(there.formula, wanted.formula);
  }
  if (wanted.value === null || wanted.value === "")
    return there !== undefined && mayBeCleared;
  return !sameValue(there?.value ?? null, wanted.value);
}

/** Digits that a number keeps when it goes through a file. */
const DIGITS = 15;

function sameValue(there: Cell["value"], wanted: CellLayout["value"]): boolean {
  if (typeof there === "number" && typeof wanted === "number")
    return (
      Number(there.toPrecision(DIGITS)) === Number(wanted.toPrecision(DIGITS))
    );
  return there === wanted;
}
