import { unescapeXstring } from "./characters";
import { richText } from "./shared-strings";
import type { SheetBuilder } from "./sheet-cells";
import { parseDecimal } from "./values";
import type { CellFactory } from "./values";
import type { XmlReader } from "./xml";

/**
 * The tolerant path: reads a sheet in whatever way its XML is written.
 *
 * @param damaged - the error for a sheet that cannot be read
 */
export function readSheet(
  xml: XmlReader,
  factory: CellFactory,
  builder: SheetBuilder,
  damaged: (reason: string) => Error,
): void {
  if (xml.root() !== "worksheet") throw damaged("not a worksheet");
  const rows = new RowReader(xml, factory, builder, damaged);
  xml.children((local) => {
    if (local !== "sheetData") return;
    xml.children((inner) => {
      if (inner === "row") rows.row();
    });
  });
  xml.finish();
}

class RowReader {
  readonly #xml: XmlReader;
  readonly #factory: CellFactory;
  readonly #builder: SheetBuilder;
  readonly #damaged: (reason: string) => Error;
  #row = 0;
  #column = 0;

  constructor(
    xml: XmlReader,
    factory: CellFactory,
    builder: SheetBuilder,
    damaged: (reason: string) => Error,
  ) {
    this.#xml = xml;
    this.#factory = factory;
    this.#builder = builder;
    this.#damaged = damaged;
  }

  /** Reads a row; one without a number follows the row before it. */
  row(): void {
    const xml = this.#xml;
    const declared = xml.attribute("r");
    const row =
      declared === undefined
        ? this.#row + 1
        : this.#integer(declared, "row number");
    const height = xml.attribute("ht");
    const hidden =
      isTrue(xml.attribute("hidden")) ||
      (height !== undefined && parseDecimal(height.trim()) === 0);
    this.#row = row;
    this.#column = 0;
    this.#builder.row(row);
    if (hidden) this.#builder.hide();
    xml.children((local) => {
      if (local === "c") this.#cell(row);
    });
  }

  /** Reads a cell; one without a place follows the cell before it. */
  #cell(row: number): void {
    const xml = this.#xml;
    const builder = this.#builder;
    const place = this.#place(xml.attribute("r"), row);
    this.#column = place.column;
    builder.checkColumn(place.column);
    const type = xml.attribute("t") ?? "n";
    const format = this.#integer(xml.attribute("s") ?? "0", "cell format");
    let raw: string | null = null;
    let formula: string | undefined;
    let inline: string | null = null;
    xml.children((local) => {
      if (local === "v") raw = xml.text();
      else if (local === "f") formula = unescapeXstring(xml.text());
      else if (local === "is") inline = richText(xml);
    });
    const cell = this.#factory.cell(type, raw, inline, format, formula);
    if (cell === undefined) return;
    if (place.row !== row) builder.row(place.row);
    builder.add(place.column, cell);
    if (place.row !== row) builder.row(row);
  }

  #place(
    reference: string | undefined,
    row: number,
  ): { row: number; column: number } {
    if (reference === undefined) return { row, column: this.#column + 1 };
    const match = /^\s*\$?([A-Za-z]{1,3})\$?(\d{1,9})\s*$/.exec(reference);
    if (match === null)
      throw this.#damaged(`cell reference ${reference.slice(0, 50)}`);
    return { row: Number(match[2]), column: columnNumber(match[1] ?? "") };
  }

  #integer(text: string, what: string): number {
    const value = parseDecimal(text.trim());
    if (value === null || !Number.isInteger(value) || value < 0) {
      throw this.#damaged(`${what} ${text.slice(0, 50)}`);
    }
    return value;
  }
}

/** `1` for `A` or `a`, `27` for `AA`. */
export function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase())
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

/** XML Schema's boolean. */
export function isTrue(value: string | undefined): boolean {
  const text = value?.trim().toLowerCase();
  return text === "1" || text === "true" || text === "on";
}
