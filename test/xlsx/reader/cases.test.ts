import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { cellAddress } from "../../../src/core/layout/cells";
import type {
  Cell,
  SheetCells,
  TableInfo,
  Visibility,
} from "../../../src/core/layout/cells";
import { columnNumber } from "../../../src/xlsx/reader/sheet-tolerant";
import { zip } from "./package-builder";
import { failure, open, readAll } from "./reading";

/** expected.json of a workbook that can be read. */
interface ExpectedWorkbook {
  readonly savedAt: string | null;
  readonly sheets: readonly {
    readonly name: string;
    readonly visibility: Visibility;
    readonly tables: readonly TableInfo[];
    readonly rowCount: number;
    readonly columnCount: number;
    readonly hiddenRows: readonly number[];
    readonly cells: Readonly<Record<string, Cell>>;
  }[];
}

/** expected.json of a file that cannot. */
interface ExpectedError {
  readonly error: { readonly code: string; readonly part: string | null };
}

const CASES = join(import.meta.dirname, "../cases");
/** Sheets up to this area are compared cell by cell, blank ones included. */
const SMALL = 10_000;

const names = readdirSync(CASES).filter((name) =>
  statSync(join(CASES, name)).isDirectory(),
);

function input(name: string): Uint8Array {
  const file = join(CASES, name, "input.xlsx");
  if (existsSync(file)) return readFileSync(file);
  const folder = join(CASES, name, "parts");
  const parts = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map(
      (path) => [relative(folder, path), readFileSync(path, "utf8")] as const,
    );
  return zip(new Map(parts));
}

function cellAt(sheet: SheetCells, address: string): Cell | undefined {
  const [, letters = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  return sheet.cell(Number(row), columnNumber(letters));
}

function filledCells(sheet: SheetCells): string[] {
  const filled: string[] = [];
  for (let row = 1; row <= sheet.rowCount; row++) {
    for (let column = 1; column <= sheet.columnCount; column++) {
      if (sheet.cell(row, column) !== undefined)
        filled.push(cellAddress(row, column));
    }
  }
  return filled;
}

describe("workbooks of every origin", () => {
  it("are there", () => {
    expect(names.length).toBeGreaterThanOrEqual(13);
  });

  it.each(names)("reads the case %s as expected", (name) => {
    const expected = JSON.parse(
      readFileSync(join(CASES, name, "expected.json"), "utf8"),
    ) as ExpectedWorkbook | ExpectedError;
    const bytes = input(name);
    if ("error" in expected) {
      expect(failure(() => readAll(bytes))).toMatchObject(expected.error);
      return;
    }
    const workbook = open(bytes);
    expect(workbook.savedAt).toBe(expected.savedAt);
    expect(workbook.sheets).toHaveLength(expected.sheets.length);
    expected.sheets.forEach(
      ({ cells, hiddenRows, rowCount, columnCount, ...info }, index) => {
        const found = workbook.sheets[index];
        if (found === undefined) throw new Error(`no sheet ${index}`);
        expect(found).toEqual({ index, ...info });
        const sheet = workbook.read(found);
        expect([sheet.rowCount, sheet.columnCount]).toEqual([
          rowCount,
          columnCount,
        ]);
        expect([...sheet.hiddenRows]).toEqual(hiddenRows);
        for (const [address, cell] of Object.entries(cells)) {
          expect([address, cellAt(sheet, address)]).toEqual([address, cell]);
        }
        if (rowCount * columnCount <= SMALL) {
          expect(filledCells(sheet)).toEqual(Object.keys(cells));
        }
      },
    );
  });
});
