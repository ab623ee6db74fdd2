import type { SheetCells, SheetInfo, WorkbookCells } from "../../core/layout";
import { readNumberKinds } from "../reader/formats";
import { DEFAULT_LIMITS, ReadSession } from "../reader/limits";
import { OfficePackage } from "../reader/package";
import { NO_TEXTS, readSharedStrings } from "../reader/shared-strings";
import { CellFactory } from "../reader/values";
import type { SharedTexts } from "../reader/values";
import type { ViewRows } from "../view/cells";
import { NO_ROWS, readSheetRows } from "../view/sheet";
import { readWorkbookPart } from "../view/workbook-part";
import type { WorkbookPart } from "../view/workbook-part";
import { portableDeflater } from "../writer/deflate";
import { PatchRefusedError } from "../writer/patch-sheet";
import type { CellPatch } from "../writer/patch-sheet";
import type { PatchOptions } from "../writer/patch";
import { WorkbookPatching } from "../writer/patching";
import { repack } from "../writer/repack";
import { cellChanges } from "./cell-changes";
import { formatLike } from "./grown-formats";
import { growRules } from "./grown-rules";
import { SaveRefusedError } from "./refused";
import { renamedInFormula } from "./sheet-names";
import { SheetListSaving } from "./sheet-list";
import { saveTables } from "./tables";
import type { TableChange } from "./tables";

export { SAVE_REFUSALS, SaveRefusedError } from "./refused";
export type { SaveRefusal } from "./refused";
export { updateWorkbook } from "./update";
export type { SheetChange } from "./update";

export interface SaveOptions extends PatchOptions {
  /** What sheets were called in the file, by the names that they have now; those that are called as before are left out. */
  readonly renamed?: ReadonlyMap<string, string>;
}

/**
 * A copy of the workbook `base`, of whatever program, that has the cells of
 * `current`: those of the same workbook after somebody has worked on it, read
 * from a grid that was given `viewWorkbook(base)`. Cells whose value or formula
 * is another are patched and keep their format; new cells of a table that has
 * grown take the format of the row above. Tables follow the grid's ranges and
 * header cells, and the rules of a table's last row follow it. Sheets may be
 * new, renamed, in another order, out of sight, or gone. All else (formats,
 * charts, pictures, macros, other programs' parts) stays byte for byte; without
 * any change the copy equals `base`. Formulas are reckoned anew by the program
 * that opens the file next; until then they have the values that `current` has.
 *
 * @throws XlsxReadError where `base` cannot be read
 * @throws SaveRefusedError for what the file cannot be brought to
 */
export function saveWorkbook(
  base: Uint8Array,
  current: WorkbookCells,
  options: SaveOptions,
): Uint8Array {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const clock = options.now ?? (() => performance.now());
  const session = new ReadSession(options.file ?? "", limits, clock);
  // A plain view: Buffer's own subarray is several times slower.
  const view = new Uint8Array(base.buffer, base.byteOffset, base.byteLength);
  return session.timed(() => {
    const parts = new OfficePackage(view, options.inflate, session);
    const saving = new WorkbookSaving(parts, current, options.renamed);
    const changes = saving.changes();
    if (changes.size === 0) return view.slice();
    const deflater = options.deflater ?? portableDeflater;
    return repack(view, parts.zip, changes, deflater);
  });
}

/** A sheet of the grid beside its part in the file. */
interface SheetPair {
  readonly now: SheetInfo;
  readonly cells: SheetCells;
  readonly part: string;
  /** Without cells for a sheet that the file has not. */
  readonly rows: ViewRows | null;
}

class WorkbookSaving {
  readonly #parts: OfficePackage;
  readonly #workbook: WorkbookPart;
  readonly #patching: WorkbookPatching;
  readonly #current: WorkbookCells;
  readonly #list: SheetListSaving;
  readonly #renames: ReadonlyMap<string, string>;

  constructor(
    parts: OfficePackage,
    current: WorkbookCells,
    renamed: ReadonlyMap<string, string> = new Map(),
  ) {
    this.#parts = parts;
    this.#current = current;
    this.#workbook = readWorkbookPart(parts);
    this.#patching = new WorkbookPatching(parts);
    this.#list = new SheetListSaving(
      parts,
      this.#workbook,
      this.#patching,
      current.sheets,
      renamed,
    );
    this.#renames = this.#list.renames;
  }

  changes(): ReadonlyMap<string, string | null> {
    const pairs = this.#pairs();
    const now = (formula: string): string =>
      renamedInFormula(formula, this.#renames);
    const found = pairs.map((pair) => ({
      pair,
      ...cellChanges(pair.rows ?? NO_ROWS, pair.cells, now),
    }));
    const tables = found.map(({ pair }) => this.#tables(pair));
    this.#refuseNamedHeaders(pairs, tables);
    this.#list.apply();
    const isSame =
      !this.#patching.changed &&
      found.every(({ changed }) => changed.length === 0) &&
      tables.every((list) => list.every(({ headers }) => headers.length === 0));
    if (isSame) return new Map();
    found.forEach(({ pair, changed, reckoned }, index) => {
      const grown = tables[index] ?? [];
      const headers = grown.flatMap((table) => table.headers);
      this.#patch(pair, [...reckoned, ...changed, ...headers], grown);
    });
    if (
      this.#patching.hasNewFormulas ||
      pairs.some(({ rows }) => rows?.hasFormulas === true)
    )
      this.#patching.recalculate();
    return this.#patching.changes();
  }

  #pairs(): readonly SheetPair[] {
    const { relations } = this.#workbook;
    const partOf = (type: string): string | undefined =>
      relations.find((one) => one.type === type && this.#parts.has(one.target))
        ?.target;
    const styles = partOf("styles");
    const strings = partOf("sharedStrings");
    const kinds =
      styles === undefined ? [] : readNumberKinds(this.#parts, styles);
    let texts: SharedTexts | null = null;
    const readTexts = (): SharedTexts =>
      (texts ??=
        strings === undefined
          ? NO_TEXTS
          : readSharedStrings(this.#parts, strings));
    return this.#current.sheets.map((now) => {
      const { part, isNew } = this.#list.placeOf(now);
      const factory = new CellFactory({
        kinds,
        date1904: this.#workbook.date1904,
        texts: readTexts,
        damaged: (reason) => this.#parts.session.damaged(part, reason),
      });
      return {
        now,
        cells: this.#current.read(now),
        part,
        rows: isNew ? null : readSheetRows(this.#parts, part, factory),
      };
    });
  }

  #tables({ now, cells, part, rows }: SheetPair): readonly TableChange[] {
    return rows === null
      ? []
      : saveTables(this.#patching, this.#parts, part, now, cells);
  }

  #patch(
    { now, part, rows }: SheetPair,
    cells: readonly CellPatch[],
    tables: readonly TableChange[],
  ): void {
    const formatted = cells.map((cell) => ({
      ...cell,
      ...formatLike(cell, tables, rows),
    }));
    try {
      this.#patching.patchPart(part, formatted);
    } catch (error) {
      if (!(error instanceof PatchRefusedError)) throw error;
      throw new SaveRefusedError("part-of-array", now.name, error.cell);
    }
    for (const { before, after } of tables)
      growRules(this.#patching, part, before, after);
  }

  /** Formulas name a table's columns by their headers. */
  #refuseNamedHeaders(
    pairs: readonly SheetPair[],
    tables: readonly (readonly TableChange[])[],
  ): void {
    tables.forEach((changes, index) => {
      for (const { renamed } of changes)
        for (const { name, cell } of renamed) {
          const sheet = pairs[index]?.now.name ?? "";
          if (this.#isNamed(pairs, `[${name}]`))
            throw new SaveRefusedError("header-in-use", sheet, cell, name);
        }
    });
  }

  #isNamed(pairs: readonly SheetPair[], text: string): boolean {
    return pairs.some(({ cells }) => {
      for (let row = 1; row <= cells.rowCount; row += 1)
        for (let column = 1; column <= cells.columnCount; column += 1)
          if (cells.cell(row, column)?.formula?.includes(text) === true)
            return true;
      return false;
    });
  }
}
