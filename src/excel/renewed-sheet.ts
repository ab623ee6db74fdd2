import type { CellLayout, SheetLayout, WorkbookLayout } from "../core/layout";
import type { CellChange, SheetUpdate } from "../core/layout/update";
import { areasAround } from "./area";
import type { Area } from "./area";
import { cellFormats, styleValues } from "./formats";
import type { Journal, Recorded } from "./journal";
import { contentOf } from "./new-sheets";
import { enterOps } from "./operations";
import type { Content, Operation } from "./operations";
import type { RawSheet } from "./read";

/** Adds the rows and columns that a sheet's table needs more. */
export function growthOps({
  growth,
  layout,
}: SheetUpdate): readonly Operation[] {
  if (growth === null) return [];
  const width = layout.tables?.[0]?.columns.length ?? 0;
  return [
    ...growth.columns.map((header): Operation => ({
      kind: "add-column",
      table: growth.table,
      header,
    })),
    ...(growth.rows > 0
      ? [
          {
            kind: "add-rows",
            table: growth.table,
            rows: growth.rows,
            columns: width,
          } as const,
        ]
      : []),
  ];
}

/** What is written into one found sheet: values and formulas; formats of new cells only. */
export function renewalOf(
  { layout: sheet, changes }: SheetUpdate,
  { styles }: WorkbookLayout,
  raw: readonly RawSheet[],
  overwritten: readonly Recorded[],
  largest: number,
): {
  readonly operations: readonly Operation[];
  readonly styled: Journal["styled"];
} {
  const { name } = sheet;
  const values = styleValues(styles);
  const used = lastRow(raw.find((each) => each.name === name));
  const isFresh = ({ before }: CellChange) =>
    before === null || before.row > used;
  const fresh = changes.filter(isFresh);
  const byPlace = new Map(
    changes.map((each) => [keyOf(each.row, each.column), each]),
  );
  const formatOf = formatsOf(overwritten, name);
  const wantedFormat = ({ cell, column }: CellChange): string | undefined =>
    styles[styleOf(sheet, cell, column) ?? ""]?.numberFormat;
  const entered = areasAround(changes).flatMap((area) => {
    const changeAt = (row: number, column: number) =>
      byPlace.get(keyOf(area.row + row, area.column + column));
    return enterOps(
      "formulas",
      name,
      area,
      gridOf(area, (row, column) => entryOf(changeAt(row, column))),
      {
        now: (row, column) => {
          const change = changeAt(row, column);
          if (change === undefined) return "General";
          // A row that is added to a table looks like the row above it.
          return change.before === null
            ? (wantedFormat(change) ?? "General")
            : formatOf(change.before.row, change.before.column);
        },
        after: (row, column) => {
          const change = changeAt(row, column);
          if (change?.before == null || isFresh(change)) return null;
          const there = formatOf(change.before.row, change.before.column);
          return neededFormat(change.cell, wantedFormat(change), there);
        },
      },
      largest,
    );
  });
  const formats = areasAround(fresh).flatMap((area) =>
    cellFormats(name, area, (row, column) => {
      const change = byPlace.get(keyOf(row, column));
      return change === undefined
        ? undefined
        : { values: values(styleOf(sheet, change.cell, column)) };
    }),
  );
  const styled = areasAround(
    fresh.flatMap(({ before }) => (before === null ? [] : [before])),
  );
  return {
    operations: [...entered, ...formats],
    styled: styled.map((area) => ({ sheet: name, area })),
  };
}

function styleOf(
  { columns }: SheetLayout,
  cell: CellLayout,
  column: number,
): string | undefined {
  return cell.style ?? columns[column - 1]?.style;
}

/** A changed cell's content as a range's `formulas` take it; `""` clears it. */
function entryOf(change: CellChange | undefined): Content {
  if (change === undefined) return null;
  const { formula, value } = change.cell;
  return formula === undefined ? (contentOf(value) ?? "") : `=${formula}`;
}

/**
 * The number format that a cell needs to show its new content: a number in a
 * cell formatted as text would become text, and a date in one without a format
 * a bare number. Every other format is the person's.
 */
function neededFormat(
  cell: CellLayout,
  wanted: string | undefined,
  there: string,
): string | null {
  if (cell.formula === undefined && typeof cell.value !== "number") return null;
  if (there === "@" && wanted !== "@") return wanted ?? "General";
  return there === "General" && wanted !== undefined ? wanted : null;
}

function formatsOf(
  blocks: readonly Recorded[],
  sheet: string,
): (row: number, column: number) => string {
  const here = blocks.filter((block) => block.sheet === sheet);
  return (row, column) => {
    for (const { area, numberFormats } of here) {
      const format = numberFormats[row - area.row]?.[column - area.column];
      if (format !== undefined) return String(format);
    }
    return "General";
  };
}

function lastRow(sheet: RawSheet | undefined): number {
  return Math.max(
    0,
    ...(sheet?.blocks ?? []).map(({ row, values }) => row + values.length - 1),
  );
}

/** A grid of an area; rows and columns from 0. */
function gridOf<Value>(
  area: Area,
  valueAt: (row: number, column: number) => Value,
): readonly (readonly Value[])[] {
  return Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (__, column) => valueAt(row, column)),
  );
}

function keyOf(row: number, column: number): string {
  return `${row}:${column}`;
}

/** What an update writes into a cell, by the place where it stood before. */
export function writtenBy(renewed: readonly SheetUpdate[]): Journal["written"] {
  const written = new Map<string, Content>();
  for (const { layout, changes } of renewed) {
    for (const change of changes) {
      const { before } = change;
      if (before === null) continue;
      written.set(
        `${layout.name}!${keyOf(before.row, before.column)}`,
        entryOf(change),
      );
    }
  }
  return (sheet, row, column) => written.get(`${sheet}!${keyOf(row, column)}`);
}
