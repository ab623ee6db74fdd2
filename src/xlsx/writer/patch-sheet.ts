import { cellAddress } from "../../core/layout";
import type { CellValue } from "../../core/layout";
import { columnNumber } from "../reader/sheet-tolerant";
import { spliced } from "./markup";
import type { Markup, MarkupElement, Splice } from "./markup";
import { shiftFormula } from "./shift-formula";
import { attributeText, formulaValue, plainText, textElement } from "./xml";

/** A cell's new content, its place from 1. */
export interface CellPatch {
  readonly row: number;
  readonly column: number;
  /** `null` clears the cell; of a formula, its value as far as it is known. */
  readonly value: CellValue | null;
  /** The number is to be shown as a day. */
  readonly day: boolean;
  /** The cell's new formula, without `=`; `kept` where only its value is another. Without it the formula goes. */
  readonly formula?: string | { readonly kept: true };
  /** The formula is an array formula of this one cell. */
  readonly array?: boolean;
  /** Index of the format of a cell that is not there yet; its row's or column's without it. */
  readonly format?: number;
}

/** A cell that cannot be changed alone. */
export class PatchRefusedError extends RangeError {
  override readonly name = "PatchRefusedError";

  constructor(
    readonly cell: string,
    reason: string,
  ) {
    super(reason);
  }
}

export interface PatchedSheet {
  readonly xml: string;
  /** Addresses of cells that had a formula and have none now. */
  readonly formulasDropped: readonly string[];
  /** Whether any cell has a new formula. */
  readonly formulasAdded: boolean;
}

interface CellAt {
  readonly element: MarkupElement;
  readonly row: number;
  readonly column: number;
}

interface RowAt {
  readonly element: MarkupElement;
  readonly row: number;
}

/** `<f>` of a cell that belongs to several cells at once. */
interface Formula {
  readonly cell: CellAt;
  readonly element: MarkupElement;
  readonly type: string;
  readonly group: string;
  /** The cells it is for, where this is the first of them. */
  readonly ref: string | null;
}

/**
 * A sheet's XML in which only the patched cells are others: a cell keeps its
 * format and loses its formula; a missing cell or row is put in its place with
 * the format of its row or column. If the first cell of a shared formula is
 * patched, the next cell takes the formula over.
 *
 * @param dayStyle - the format in which the number of a cell with a format is shown as a day
 * @throws PatchRefusedError for a cell within an array formula of several cells or a
 * data table, whose parts cannot be changed alone.
 */
export function patchSheet(
  markup: Markup,
  patches: readonly CellPatch[],
  dayStyle: (style: number | null) => number | null,
): PatchedSheet {
  return new SheetPatching(markup, patches, dayStyle).result();
}

class SheetPatching {
  readonly #markup: Markup;
  readonly #dayStyle: (style: number | null) => number | null;
  readonly #wanted = new Map<string, CellPatch>();
  readonly #worksheet: MarkupElement;
  readonly #data: MarkupElement;
  readonly #rows: RowAt[] = [];
  /** By address; where a cell stands twice, readers take the later one. */
  readonly #cells = new Map<string, CellAt>();
  readonly #cellsOfRow = new Map<number, CellAt[]>();
  readonly #formulas: Formula[] = [];
  readonly #splices: Splice[] = [];

  constructor(
    markup: Markup,
    patches: readonly CellPatch[],
    dayStyle: (style: number | null) => number | null,
  ) {
    this.#markup = markup;
    this.#dayStyle = dayStyle;
    for (const patch of patches)
      this.#wanted.set(cellAddress(patch.row, patch.column), patch);
    this.#worksheet = markup.root();
    const data = markup.child(this.#worksheet, "sheetData");
    if (this.#worksheet.local !== "worksheet" || data === undefined)
      throw markup.damaged("a sheet without cells");
    this.#data = data;
    this.#scan();
  }

  result(): PatchedSheet {
    this.#refusePartsOfArrays();
    const formulasDropped = this.#moveSharedFormulas();
    const missing = new Map<number, CellPatch[]>();
    for (const [address, patch] of this.#wanted) {
      const cell = this.#cells.get(address);
      if (cell !== undefined) this.#replace(cell, patch);
      else if (patch.value !== null || typeof patch.formula === "string")
        missing.set(patch.row, [...(missing.get(patch.row) ?? []), patch]);
    }
    this.#insert(missing);
    this.#widenDimension();
    return {
      xml: spliced(this.#markup.text, this.#splices),
      formulasDropped,
      formulasAdded: [...this.#wanted.values()].some(
        ({ formula }) => typeof formula === "string",
      ),
    };
  }

  #scan(): void {
    let row = 0;
    for (const element of this.#markup.children(this.#data)) {
      if (element.local !== "row") continue;
      row = this.#integer(element, "r") ?? row + 1;
      this.#rows.push({ element, row });
      this.#scanRow(element, row);
    }
  }

  #scanRow(rowElement: MarkupElement, row: number): void {
    const markup = this.#markup;
    let column = 0;
    for (const element of markup.children(rowElement)) {
      if (element.local !== "c") continue;
      const reference = markup.attribute(element, "r")?.value;
      const place =
        reference === undefined
          ? { row, column: column + 1 }
          : this.#place(reference);
      column = place.column;
      const cell = { element, ...place };
      const address = cellAddress(place.row, place.column);
      if (this.#wanted.has(address)) this.#cells.set(address, cell);
      const cells = this.#cellsOfRow.get(row) ?? [];
      this.#cellsOfRow.set(row, cells);
      cells.push(cell);
      this.#noteFormula(cell);
    }
  }

  #noteFormula(cell: CellAt): void {
    const markup = this.#markup;
    if (cell.element.selfClosing) return;
    const element = markup.child(cell.element, "f");
    if (element === undefined) return;
    const type = markup.attribute(element, "t")?.value ?? "normal";
    const group = markup.attribute(element, "si")?.value ?? "";
    const ref = markup.attribute(element, "ref")?.value ?? null;
    this.#formulas.push({ cell, element, type, group, ref });
  }

  /** Excel changes an array formula or a data table as a whole or not at all. */
  #refusePartsOfArrays(): void {
    for (const { type, ref } of this.#formulas) {
      if ((type !== "array" && type !== "dataTable") || ref === null) continue;
      const [from, to] = this.#corners(ref);
      if (from.row === to.row && from.column === to.column) continue;
      for (const [address, { row, column, formula }] of this.#wanted) {
        if (typeof formula === "object") continue;
        if (row < from.row || row > to.row) continue;
        if (column < from.column || column > to.column) continue;
        throw new PatchRefusedError(
          address,
          `${address} is a part of the formula of ${ref}`,
        );
      }
    }
  }

  /** Hands each shared formula whose first cell is patched to the next of its cells. */
  #moveSharedFormulas(): readonly string[] {
    const isPatched = ({ cell }: Formula): boolean => {
      const address = cellAddress(cell.row, cell.column);
      return (
        this.#cells.get(address)?.element === cell.element &&
        typeof this.#wanted.get(address)?.formula !== "object"
      );
    };
    const patched = this.#formulas.filter(isPatched);
    for (const master of patched) {
      if (master.type !== "shared" || master.ref === null) continue;
      const heirs = this.#formulas.filter(
        (one) =>
          one.type === "shared" &&
          one.group === master.group &&
          one.ref === null &&
          !isPatched(one),
      );
      this.#inherit(master, heirs);
    }
    return patched
      .map(({ cell }) => cellAddress(cell.row, cell.column))
      .filter((address) => this.#wanted.get(address)?.formula === undefined);
  }

  #inherit(master: Formula, heirs: readonly Formula[]): void {
    const heir = heirs[0];
    if (heir === undefined) return;
    const markup = this.#markup;
    const formula = shiftFormula(
      markup.content(master.element),
      heir.cell.row - master.cell.row,
      heir.cell.column - master.cell.column,
    );
    if (formula === null)
      throw new PatchRefusedError(
        cellAddress(master.cell.row, master.cell.column),
        `the formula of ${cellAddress(master.cell.row, master.cell.column)} cannot be moved on`,
      );
    const rows = heirs.map(({ cell }) => cell.row);
    const columns = heirs.map(({ cell }) => cell.column);
    const ref = `${cellAddress(min(rows), min(columns))}:${cellAddress(max(rows), max(columns))}`;
    const { name, start, end } = heir.element;
    const text = `<${name} t="shared" ref="${ref}" si="${attributeText(heir.group)}">${plainText(formula)}</${name}>`;
    this.#splices.push({ start, end, text });
  }

  #replace({ element }: CellAt, patch: CellPatch): void {
    const style = this.#integer(element, "s");
    const formula =
      typeof patch.formula === "object"
        ? this.#formulaText(element)
        : formulaXml(patch, element.prefix);
    const text = this.#cellXml(patch, element, style, formula);
    this.#splices.push({ start: element.start, end: element.end, text });
  }

  /** A cell's formula as it is written. */
  #formulaText(cell: MarkupElement): string {
    const formula = cell.selfClosing
      ? undefined
      : this.#markup.child(cell, "f");
    return formula === undefined
      ? ""
      : this.#markup.text.slice(formula.start, formula.end);
  }

  #cellXml(
    { row, column, value, day }: CellPatch,
    { name, prefix }: Pick<MarkupElement, "name" | "prefix">,
    style: number | null,
    formula: string,
  ): string {
    const shown =
      day && typeof value === "number"
        ? (this.#dayStyle(style) ?? style)
        : style;
    const format = shown === null ? "" : ` s="${shown}"`;
    const head = `<${name} r="${cellAddress(row, column)}"${format}`;
    if (value === null)
      return formula === "" ? `${head}/>` : `${head}>${formula}</${name}>`;
    const whole = (type: string, content: string): string =>
      `${head}${type}>${formula}<${prefix}v>${content}</${prefix}v></${name}>`;
    if (typeof value === "number") return whole("", String(value));
    if (typeof value === "boolean") return whole(' t="b"', String(+value));
    if (typeof value === "object")
      return whole(' t="e"', plainText(value.error));
    if (formula !== "") return whole(' t="str"', formulaValue(value));
    const text = textElement(value)
      .replace(/^<t/, `<${prefix}t`)
      .replace(/<\/t>$/, `</${prefix}t>`);
    return `${head} t="inlineStr"><${prefix}is>${text}</${prefix}is></${name}>`;
  }

  /** Puts cells that are not there into their rows, and rows into the sheet. */
  #insert(missing: ReadonlyMap<number, readonly CellPatch[]>): void {
    const { prefix } = this.#data;
    const newRows: [number, string][] = [];
    for (const [row, unordered] of missing) {
      const cells = [...unordered].sort((a, b) => a.column - b.column);
      const there = this.#rows.filter((one) => one.row === row).at(-1);
      if (there !== undefined) {
        this.#insertCells(there, cells);
        continue;
      }
      const xml = cells.map((cell) => this.#newCell(cell, prefix, null));
      newRows.push([
        row,
        `<${prefix}row r="${row}">${xml.join("")}</${prefix}row>`,
      ]);
    }
    newRows.sort(([a], [b]) => a - b);
    if (this.#data.selfClosing) {
      if (newRows.length > 0)
        this.#fill(this.#data, newRows.map(([, xml]) => xml).join(""));
      return;
    }
    for (const [row, text] of newRows) {
      const next = this.#rows.find((one) => one.row > row)?.element;
      const at = next?.start ?? this.#data.contentEnd;
      this.#splices.push({ start: at, end: at, text });
    }
  }

  #insertCells({ element, row }: RowAt, cells: readonly CellPatch[]): void {
    const style =
      this.#markup.attribute(element, "customFormat")?.value === "1"
        ? this.#integer(element, "s")
        : null;
    this.#forgetSpans(element, cells);
    if (element.selfClosing) {
      const xml = cells.map((one) => this.#newCell(one, element.prefix, style));
      this.#fill(element, xml.join(""));
      return;
    }
    const there = (this.#cellsOfRow.get(row) ?? []).filter(
      (one) =>
        one.element.start >= element.start && one.element.end <= element.end,
    );
    for (const cell of cells) {
      const next = there.find((one) => one.column > cell.column)?.element;
      const at = next?.start ?? this.#lastCellEnd(element, there);
      const text = this.#newCell(cell, element.prefix, style);
      this.#splices.push({ start: at, end: at, text });
    }
  }

  /** Behind the row's last cell: what else a row holds stands after the cells. */
  #lastCellEnd(row: MarkupElement, cells: readonly CellAt[]): number {
    return cells[cells.length - 1]?.element.end ?? row.contentStart;
  }

  #newCell(patch: CellPatch, prefix: string, rowStyle: number | null): string {
    const style = patch.format ?? rowStyle ?? this.#columnStyle(patch.column);
    return this.#cellXml(
      patch,
      { name: `${prefix}c`, prefix },
      style,
      formulaXml(patch, prefix),
    );
  }

  /** Gives content to an element written `<a/>`. */
  #fill({ name, contentStart }: MarkupElement, content: string): void {
    const start = this.#markup.text.lastIndexOf("/", contentStart);
    this.#splices.push({
      start,
      end: contentStart,
      text: `>${content}</${name}>`,
    });
  }

  /** `spans` only hints at the columns in use; a wrong hint is worse than none. */
  #forgetSpans(row: MarkupElement, cells: readonly CellPatch[]): void {
    const spans = this.#markup.attribute(row, "spans");
    const match = /^(\d{1,5}):(\d{1,5})$/.exec(spans?.value ?? "");
    if (spans === undefined) return;
    const [first, last] = [Number(match?.[1]), Number(match?.[2])];
    if (cells.every(({ column }) => column >= first && column <= last)) return;
    this.#splices.push({
      start: spans.start,
      end: spans.valueEnd + 1,
      text: "",
    });
  }

  #columnStyle(column: number): number | null {
    const columns = this.#markup.child(this.#worksheet, "cols");
    if (columns === undefined) return null;
    for (const element of this.#markup.children(columns)) {
      if (element.local !== "col") continue;
      const first = this.#integer(element, "min") ?? 0;
      const last = this.#integer(element, "max") ?? 0;
      if (column >= first && column <= last)
        return this.#integer(element, "style");
    }
    return null;
  }

  #widenDimension(): void {
    const markup = this.#markup;
    const element = markup.child(this.#worksheet, "dimension");
    const ref =
      element === undefined ? undefined : markup.attribute(element, "ref");
    if (ref === undefined) return;
    const [from, to] = this.#corners(ref.value);
    const patches = [...this.#wanted.values()].filter(
      ({ value, formula }) => value !== null || formula !== undefined,
    );
    const rows = [from.row, to.row, ...patches.map((one) => one.row)];
    const columns = [
      from.column,
      to.column,
      ...patches.map((one) => one.column),
    ];
    if (min(rows) === from.row && max(rows) === to.row)
      if (min(columns) === from.column && max(columns) === to.column) return;
    const text = `${cellAddress(min(rows), min(columns))}:${cellAddress(max(rows), max(columns))}`;
    this.#splices.push({ start: ref.valueStart, end: ref.valueEnd, text });
  }

  #corners(ref: string): readonly [Place, Place] {
    const [from = "", to = from] = ref.split(":");
    return [this.#place(from), this.#place(to)];
  }

  #place(reference: string): Place {
    const match = /^\s*\$?([A-Za-z]{1,3})\$?(\d{1,7})\s*$/.exec(reference);
    if (match === null)
      throw this.#markup.damaged(`cell reference ${reference.slice(0, 50)}`);
    return { row: Number(match[2]), column: columnNumber(match[1] ?? "") };
  }

  #integer(element: MarkupElement, name: string): number | null {
    const value = this.#markup.attribute(element, name)?.value.trim();
    if (value === undefined) return null;
    if (!/^\d{1,9}$/.test(value))
      throw this.#markup.damaged(`${name}="${value.slice(0, 50)}"`);
    return Number(value);
  }
}

/** The element of a new formula; nothing without one. */
function formulaXml(
  { row, column, formula, array }: CellPatch,
  prefix: string,
): string {
  if (typeof formula !== "string") return "";
  const kind =
    array === true ? ` t="array" ref="${cellAddress(row, column)}"` : "";
  return `<${prefix}f${kind}>${plainText(formula)}</${prefix}f>`;
}

interface Place {
  readonly row: number;
  readonly column: number;
}

function min(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b));
}

function max(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b));
}
