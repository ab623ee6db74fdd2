import { cellAddress, numberKind } from "../../../src/core/layout";
import type {
  Cell,
  SheetCells,
  TableInfo,
  Visibility,
  WorkbookCells,
} from "../../../src/core/layout";
import { inflateNode } from "../../../src/xlsx/reader/inflate-node";
import { saveWorkbook } from "../../../src/xlsx/save";
import { viewWorkbook } from "../../../src/xlsx/view";
import { areaOf } from "../../../src/xlsx/view/ranges";
import { placeOf } from "../../../src/xlsx/writer/reference";

interface GridSheet {
  name: string;
  /** What it was called when the file was opened; `null` for a new one. */
  readonly was: string | null;
  visibility: Visibility;
  tables: TableInfo[];
  readonly cells: Map<string, Cell>;
}

/** What a grid does with a file: it takes the view, a person works in it, and its cells are read. */
export class Grid {
  readonly #bytes: Uint8Array;
  sheets: GridSheet[];

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const { layout } = viewWorkbook(bytes, {
      file: "base.xlsx",
      inflate: inflateNode,
    });
    this.sheets = layout.sheets.map((sheet): GridSheet => {
      const cells = new Map<string, Cell>();
      [...sheet.rows].forEach((row, r) => {
        row.forEach((cell, c) => {
          if (cell === undefined) return;
          if (cell.value === null && cell.formula === undefined) return;
          const style = cell.style ?? sheet.columns[c]?.style ?? "";
          const code = layout.styles[style]?.numberFormat ?? "";
          cells.set(cellAddress(r + 1, c + 1), {
            value: cell.value,
            ...(cell.formula === undefined ? {} : { formula: cell.formula }),
            ...(typeof cell.value === "number" && numberKind(code) === "date"
              ? { date: true as const }
              : {}),
          });
        });
      });
      return {
        name: sheet.name,
        was: sheet.name,
        visibility: sheet.visibility,
        cells,
        tables: (sheet.tables ?? []).flatMap(({ name, range }) => {
          const area = areaOf(range);
          return area === null ? [] : [{ name, ...area, totalsRows: 0 }];
        }),
      };
    });
  }

  sheet(name: string): GridSheet {
    const found = this.sheets.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no sheet ${name}`);
    return found;
  }

  /** Types into a cell; `null` empties it. */
  type(sheet: string, cell: string, content: Cell | Cell["value"]): this {
    const { cells } = this.sheet(sheet);
    if (content === null) cells.delete(cell);
    else if (typeof content === "object" && "value" in content)
      cells.set(cell, content);
    else cells.set(cell, { value: content });
    return this;
  }

  add(name: string): this {
    this.sheets.push({
      name,
      was: null,
      visibility: "visible",
      tables: [],
      cells: new Map(),
    });
    return this;
  }

  rename(from: string, to: string): this {
    this.sheet(from).name = to;
    return this;
  }

  remove(name: string): this {
    this.sheets = this.sheets.filter((one) => one.name !== name);
    return this;
  }

  get cells(): WorkbookCells {
    const sheets = this.sheets;
    return {
      file: "base.xlsx",
      savedAt: null,
      sheets: sheets.map(({ name, visibility, tables }, index) => ({
        index,
        name,
        visibility,
        tables,
      })),
      read: ({ index }) => sheetCells(sheets[index]),
    };
  }

  save(): Uint8Array {
    const renamed = new Map(
      this.sheets.flatMap(({ name, was }) =>
        was === null || was === name ? [] : [[name, was] as const],
      ),
    );
    return saveWorkbook(this.#bytes, this.cells, {
      file: "base.xlsx",
      inflate: inflateNode,
      renamed,
    });
  }
}

function sheetCells(sheet: GridSheet | undefined): SheetCells {
  if (sheet === undefined) throw new Error("no sheet");
  const places = [...sheet.cells.keys()].map(placeOf);
  const most = (numbers: readonly number[]): number =>
    numbers.reduce((a, b) => Math.max(a, b), 0);
  return {
    name: sheet.name,
    rowCount: most(places.map(({ row }) => row)),
    columnCount: most(places.map(({ column }) => column)),
    cell: (row, column) => sheet.cells.get(cellAddress(row, column)),
    hiddenRows: new Set(),
  };
}
