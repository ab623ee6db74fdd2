import type {
  Cell,
  SheetCells,
  SheetInfo,
  WorkbookCells,
} from "../../core/layout";

/** The cells of a workbook as plain data, which can go from one thread to another. */
export interface WorkbookData {
  readonly file: string;
  readonly savedAt: string | null;
  readonly sheets: readonly SheetData[];
}

export interface SheetData {
  readonly info: SheetInfo;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly hiddenRows: ReadonlySet<number>;
  /** Rows that hold something, each with its cells that are not blank. */
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, Cell>>;
}

/** Every sheet of a workbook, read. Throws what reading a sheet throws. */
export function dataOfCells(workbook: WorkbookCells): WorkbookData {
  const { file, savedAt } = workbook;
  return {
    file,
    savedAt,
    sheets: workbook.sheets.map((info) => dataOfSheet(workbook, info)),
  };
}

/** The cells again, as a reader gives them. */
export function cellsOfData(
  { file, savedAt, sheets }: WorkbookData,
  wants: (sheetName: string) => boolean = () => true,
): WorkbookCells {
  const wanted = sheets.filter(({ info }) => wants(info.name));
  return {
    file,
    savedAt,
    sheets: wanted.map(({ info }) => info),
    read: ({ index }) => {
      const sheet = wanted.find(({ info }) => info.index === index);
      if (sheet === undefined)
        throw new RangeError(`the workbook has no sheet number ${index}`);
      return cellsOfSheet(sheet);
    },
  };
}

function dataOfSheet(workbook: WorkbookCells, info: SheetInfo): SheetData {
  const sheet = workbook.read(info);
  const { rowCount, columnCount } = sheet;
  const rows = new Map<number, Map<number, Cell>>();
  for (let row = 1; row <= rowCount; row += 1) {
    const cells = new Map<number, Cell>();
    for (let column = 1; column <= columnCount; column += 1) {
      const cell = sheet.cell(row, column);
      if (cell !== undefined) cells.set(column, cell);
    }
    if (cells.size > 0) rows.set(row, cells);
  }
  const hiddenRows = new Set(sheet.hiddenRows);
  return { info, rowCount, columnCount, hiddenRows, rows };
}

function cellsOfSheet(sheet: SheetData): SheetCells {
  const { info, rowCount, columnCount, hiddenRows, rows } = sheet;
  return {
    name: info.name,
    rowCount,
    columnCount,
    hiddenRows,
    cell: (row, column) => rows.get(row)?.get(column),
  };
}
