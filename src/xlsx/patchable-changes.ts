import { numberKind } from "../core/layout";
import type {
  Cell,
  SheetCells,
  SheetInfo,
  WorkbookCells,
  WorkbookLayout,
} from "../core/layout";
import type {
  CellChange,
  SheetUpdate,
  TableGrowth,
  WorkbookUpdate,
} from "../core/layout/update";
import type { SheetChange } from "./save";
import type { CellPatch } from "./writer/patch-sheet";

/**
 * An update as changes of the sheets that there are, by which everything else
 * in the file stays. `null` where it takes more than that: a sheet that is
 * missing, or a table that has to push other cells away.
 */
export function patchableChanges(
  update: WorkbookUpdate,
  layout: WorkbookLayout,
  workbook: WorkbookCells,
): readonly SheetChange[] | null {
  const changes: SheetChange[] = [];
  for (const sheet of update.sheets) {
    const { found, growth } = sheet;
    if (found === null) return null;
    if (growth === null && sheet.changes.length === 0) continue;
    const cells = growth === null ? null : workbook.read(found);
    if (growth !== null && cells !== null && !hasRoom(growth, cells))
      return null;
    changes.push({
      sheet: found.name,
      cells: [
        ...sheet.changes.map((change) => patchOf(change, sheet, layout)),
        ...headerPatches(growth),
      ],
      grown:
        growth === null || cells === null
          ? null
          : {
              tables: [grownTable(found, growth)],
              headers: withHeaders(cells, growth),
            },
    });
  }
  return changes;
}

/** Whether the rows and columns that a table grows into are blank. */
function hasRoom(growth: TableGrowth, cells: SheetCells): boolean {
  if (growth.rows > 0 && cells.rowCount > growth.after) return false;
  return growth.columns.length === 0 || cells.columnCount <= growth.rightOf;
}

function grownTable(
  found: SheetInfo,
  growth: TableGrowth,
): SheetInfo["tables"][number] {
  const table = found.tables.find(({ name }) => name === growth.table);
  if (table === undefined) throw new RangeError(`no table ${growth.table}`);
  return {
    ...table,
    lastRow: table.lastRow + growth.rows,
    lastColumn: table.lastColumn + growth.columns.length,
  };
}

function headerPatches(growth: TableGrowth | null): readonly CellPatch[] {
  return (growth?.columns ?? []).map((value, index) => ({
    row: growth?.headerRow ?? 1,
    column: (growth?.rightOf ?? 0) + 1 + index,
    value,
    day: false,
  }));
}

/** The sheet's cells with the headers of the columns that are added. */
function withHeaders(cells: SheetCells, growth: TableGrowth): SheetCells {
  const { headerRow, rightOf, columns } = growth;
  return {
    name: cells.name,
    rowCount: cells.rowCount,
    columnCount: cells.columnCount,
    hiddenRows: cells.hiddenRows,
    cell: (row, column): Cell | undefined => {
      const added =
        row === headerRow ? columns[column - rightOf - 1] : undefined;
      return added === undefined ? cells.cell(row, column) : { value: added };
    },
  };
}

function patchOf(
  { row, column, cell }: CellChange,
  { layout }: SheetUpdate,
  { styles }: WorkbookLayout,
): CellPatch {
  const style = cell.style ?? layout.columns[column - 1]?.style;
  const format = style === undefined ? undefined : styles[style]?.numberFormat;
  const { value, formula } = cell;
  const day = typeof value === "number" && numberKind(format ?? "") === "date";
  return {
    row,
    column,
    value: value === "" && formula === undefined ? null : value,
    day,
    ...(formula === undefined ? {} : { formula }),
  };
}
