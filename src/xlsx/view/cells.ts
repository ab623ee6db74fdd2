import type { Cell, CellLayout } from "../../core/layout";
import { cellAddress } from "../../core/layout";
import { unescapeXstring } from "../reader/characters";
import type { ReadSession } from "../reader/limits";
import { columnNumber, isTrue } from "../reader/sheet-tolerant";
import { richText } from "../reader/shared-strings";
import { parseDecimal } from "../reader/values";
import type { CellFactory } from "../reader/values";
import type { XmlReader } from "../reader/xml";
import { shiftFormula } from "../writer/shift-formula";
import { areaOf } from "./ranges";
import type { UnshownList } from "./unshown";

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
/** Places of a sheet's rows, blank ones before their last cell included: what a grid has to hold. */
const MOST_PLACES = 10_000_000;
/** Characters of formulas that are written once and hold in many cells. */
const MOST_SHARED_CHARACTERS = 50_000_000;
/** Rows and columns of nothing but formats that are shown around what a sheet holds. */
const MARGIN = { rows: 100, columns: 20 } as const;

/** A cell as its sheet has it, with the index of its format. */
export interface ViewCell extends CellLayout {
  readonly format: number;
}

/** A sheet's rows as they are in the file. */
export interface ViewRows {
  /** By row from 1. Blank places are holes. */
  readonly rows: ReadonlyMap<number, readonly (ViewCell | undefined)[]>;
  readonly heights: ReadonlyMap<number, number>;
  readonly hidden: readonly number[];
  /** Format of a row's cells that are not there. */
  readonly rowFormats: ReadonlyMap<number, number>;
  /** The last row and column that hold something. */
  readonly lastRow: number;
  readonly lastColumn: number;
  /** Whether any cell has a formula. */
  readonly hasFormulas: boolean;
}

export interface CellContext {
  readonly xml: XmlReader;
  readonly factory: CellFactory;
  readonly session: ReadSession;
  readonly part: string;
  readonly unshown: UnshownList;
  /** Indices of shared strings that have formats of their own. */
  readonly richStrings: ReadonlySet<number>;
  readonly defaultHeight: number | undefined;
}

interface SharedFormula {
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

/** Reads the `sheetData` that was entered last. */
export function readCells(context: CellContext): ViewRows {
  const reading = new CellReading(context);
  context.xml.children((local) => {
    if (local === "row") reading.row();
  });
  return reading.finish();
}

class CellReading {
  readonly #context: CellContext;
  readonly #rows = new Map<number, (ViewCell | undefined)[]>();
  readonly #heights = new Map<number, number>();
  readonly #hidden = new Set<number>();
  readonly #rowFormats = new Map<number, number>();
  readonly #shared = new Map<string, SharedFormula>();
  #sharedCharacters = 0;
  #cells = 0;
  #places = 0;
  #row = 0;
  #column = 0;
  #lastRow = 0;
  #lastColumn = 0;
  #hasFormulas = false;

  constructor(context: CellContext) {
    this.#context = context;
  }

  row(): void {
    const { xml, defaultHeight } = this.#context;
    const declared = xml.attribute("r");
    const row =
      declared === undefined ? this.#row + 1 : this.#integer(declared);
    if (row < 1 || row > LAST_ROW) throw this.#damaged(`row ${row}`);
    this.#row = row;
    this.#column = 0;
    const height = parseDecimal((xml.attribute("ht") ?? "").trim());
    if (isTrue(xml.attribute("hidden")) || height === 0) this.#hidden.add(row);
    if (height !== null && height > 0 && height <= 409.5)
      if (height !== defaultHeight || isTrue(xml.attribute("customHeight")))
        this.#heights.set(row, height);
    const format = xml.attribute("s");
    if (format !== undefined && isTrue(xml.attribute("customFormat")))
      this.#rowFormats.set(row, this.#integer(format));
    xml.children((local) => {
      if (local === "c") this.#cell();
    });
  }

  finish(): ViewRows {
    const lastRow = this.#lastRow;
    const reach = {
      row: lastRow + MARGIN.rows,
      column: this.#lastColumn + MARGIN.columns,
    };
    for (const [row, cells] of this.#rows) {
      if (row > reach.row) this.#rows.delete(row);
      else if (cells.length > reach.column) cells.length = reach.column;
    }
    return {
      rows: this.#rows,
      heights: this.#heights,
      hidden: [...this.#hidden].sort((a, b) => a - b),
      rowFormats: this.#rowFormats,
      lastRow,
      lastColumn: this.#lastColumn,
      hasFormulas: this.#hasFormulas,
    };
  }

  #cell(): void {
    const { xml, factory } = this.#context;
    const place = this.#place(xml.attribute("r"));
    this.#column = place.column;
    const type = xml.attribute("t") ?? "n";
    const format = this.#integer(xml.attribute("s") ?? "0");
    const found: {
      raw: string | null;
      inline: string | null;
      formula: FormulaText | null;
    } = { raw: null, inline: null, formula: null };
    xml.children((local) => {
      if (local === "v") found.raw = xml.text();
      else if (local === "f") found.formula = this.#formula(place);
      else if (local === "is") found.inline = richText(xml);
    });
    const { raw, inline, formula } = found;
    const cell = factory.cell(type, raw, inline, format, formula?.text);
    if (type === "s" && this.#context.richStrings.has(Number(raw)))
      this.#context.unshown.add("rich-text", address(place));
    this.#put(place, layoutCell(cell, formula, format));
  }

  #put(place: Place, cell: ViewCell): void {
    const { row, column } = place;
    const { session, part } = this.#context;
    if (++this.#cells > session.limits.cells)
      throw session.error("file-too-large", part, `${this.#cells} cells`);
    const known = this.#rows.get(row);
    const cells = known ?? [];
    if (known === undefined) this.#rows.set(row, cells);
    if (column > cells.length) {
      this.#places += column - cells.length;
      if (this.#places > MOST_PLACES)
        throw session.error("file-too-large", part, "cells too far apart");
      while (cells.length < column) cells.push(undefined);
    }
    cells[column - 1] = cell;
    if (cell.value === null && cell.formula === undefined) return;
    if (typeof cell.value === "string")
      session.takeText(cell.value.length, part);
    if (row > this.#lastRow) this.#lastRow = row;
    if (column > this.#lastColumn) this.#lastColumn = column;
  }

  #formula(place: Place): FormulaText | null {
    const { xml, unshown } = this.#context;
    this.#hasFormulas = true;
    const type = xml.attribute("t") ?? "normal";
    const group = xml.attribute("si") ?? "";
    const ref = xml.attribute("ref");
    const text = unescapeXstring(xml.text());
    if (type === "array" || type === "dataTable") {
      const area = areaOf(ref ?? "");
      const single =
        area !== null &&
        area.firstRow === area.lastRow &&
        area.firstColumn === area.lastColumn;
      if (type === "array" && single && text !== "")
        return { text, array: true };
      // Its cells' values are shown; the formula is the file's.
      unshown.add("array-formula", ref ?? address(place));
      return null;
    }
    if (type !== "shared") return text === "" ? null : { text, array: false };
    if (text !== "") {
      this.#shared.set(group, { text, ...place });
      return { text, array: false };
    }
    const master = this.#shared.get(group);
    return master === undefined
      ? null
      : { text: this.#moved(master, place), array: false };
  }

  /** A shared formula as it reads in another cell; a reference off the sheet is none any more. */
  #moved(master: SharedFormula, place: Place): string {
    const { session, part } = this.#context;
    this.#sharedCharacters += master.text.length;
    if (this.#sharedCharacters > MOST_SHARED_CHARACTERS)
      throw session.error("file-too-large", part, "shared formulas");
    if (master.text.length > 500) session.checkTime(part);
    const text = shiftFormula(
      master.text,
      place.row - master.row,
      place.column - master.column,
    );
    return text ?? "#REF!";
  }

  #place(reference: string | undefined): Place {
    if (reference === undefined && this.#column < LAST_COLUMN)
      return { row: this.#row, column: this.#column + 1 };
    const match = /^\s*\$?([A-Za-z]{1,3})\$?(\d{1,7})\s*$/.exec(
      reference ?? "",
    );
    const place = {
      row: Number(match?.[2] ?? 0),
      column: columnNumber(match?.[1] ?? ""),
    };
    if (
      match === null ||
      place.row < 1 ||
      place.row > LAST_ROW ||
      place.column > LAST_COLUMN
    )
      throw this.#damaged(`cell reference ${(reference ?? "").slice(0, 50)}`);
    return place;
  }

  #integer(text: string): number {
    const value = text.trim();
    if (!/^\d{1,9}$/.test(value))
      throw this.#damaged(`a number ${text.slice(0, 50)}`);
    return Number(value);
  }

  #damaged(reason: string): Error {
    return this.#context.session.damaged(this.#context.part, reason);
  }
}

interface Place {
  readonly row: number;
  readonly column: number;
}

interface FormulaText {
  readonly text: string;
  readonly array: boolean;
}

function address({ row, column }: Place): string {
  return cellAddress(row, column);
}

/**
 * A cell of the reader as a layout has it. An error that a formula gave is left
 * to be calculated; one that stands there by itself is the formula that gives it.
 */
function layoutCell(
  cell: Cell | undefined,
  formula: FormulaText | null,
  format: number,
): ViewCell {
  const value = cell?.value ?? null;
  const error =
    typeof value === "object" && value !== null ? value.error : null;
  const text = formula?.text ?? error;
  const content = typeof value === "object" ? null : value;
  if (text === null) return { value: content, format };
  return {
    value: content,
    formula: text,
    ...(formula?.array === true ? { array: true as const } : {}),
    format,
  };
}
