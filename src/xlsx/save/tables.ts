import type { SheetCells, TableInfo } from "../../core/layout";
import { cellAddress } from "../../core/layout";
import { unescapeXstring } from "../reader/characters";
import type { OfficePackage } from "../reader/package";
import { areaOf, refOf } from "../view/ranges";
import type { Area } from "../view/ranges";
import { spliced } from "../writer/markup";
import type { MarkupElement, Splice, Markup } from "../writer/markup";
import type { CellPatch } from "../writer/patch-sheet";
import type { WorkbookPatching } from "../writer/patching";
import { cellAttribute } from "../writer/xml";
import { SaveRefusedError } from "./refused";

/** A table part as it is brought to the cells. */
export interface TableChange {
  readonly before: Area;
  readonly after: Area;
  /** Header cells whose text had to be made: blank ones and repeated ones. */
  readonly headers: readonly CellPatch[];
  /** Columns of other names: the old name and the header's place. */
  readonly renamed: readonly { readonly name: string; readonly cell: string }[];
}

/**
 * Brings a sheet's table parts to the cells: their ranges to those of the
 * grid, their columns' names to the header cells. A table that the grid does
 * not know stays as it is. Throws SaveRefusedError `table-broken` where a
 * table would have no row below its header.
 */
export function saveTables(
  patching: WorkbookPatching,
  parts: OfficePackage,
  sheetPart: string,
  sheet: { readonly name: string; readonly tables: readonly TableInfo[] },
  cells: SheetCells,
): readonly TableChange[] {
  return parts.relationships(sheetPart).flatMap(({ type, target }) => {
    if (type !== "table" || !parts.has(target)) return [];
    const markup = patching.markup(target);
    const change = new TableSaving(markup, sheet, cells).change();
    if (change === null) return [];
    if (change.xml !== markup.text) patching.put(target, change.xml);
    return [change];
  });
}

class TableSaving {
  readonly #markup: Markup;
  readonly #root: MarkupElement;
  readonly #sheet: string;
  readonly #table: TableInfo | undefined;
  readonly #cells: SheetCells;
  readonly #splices: Splice[] = [];

  constructor(
    markup: Markup,
    { name, tables }: { name: string; tables: readonly TableInfo[] },
    cells: SheetCells,
  ) {
    this.#markup = markup;
    this.#root = markup.root();
    this.#sheet = name;
    this.#cells = cells;
    const own = (
      this.#attribute(this.#root, "displayName") ??
      this.#attribute(this.#root, "name") ??
      ""
    ).toLowerCase();
    this.#table = tables.find((one) => one.name.toLowerCase() === own);
  }

  change(): (TableChange & { readonly xml: string }) | null {
    const before = areaOf(this.#attribute(this.#root, "ref") ?? "");
    const table = this.#table;
    const columns = this.#markup.child(this.#root, "tableColumns");
    const headless = this.#attribute(this.#root, "headerRowCount") === "0";
    if (before === null || table === undefined || columns === undefined)
      return null;
    const { firstRow, firstColumn, lastRow, lastColumn } = table;
    const after = { firstRow, firstColumn, lastRow, lastColumn };
    const totals = Number(this.#attribute(this.#root, "totalsRowCount") ?? 0);
    if (lastRow - firstRow < (headless ? 0 : 1) || lastColumn < firstColumn)
      throw new SaveRefusedError("table-broken", this.#sheet, refOf(before));
    this.#setRange(after, Number.isInteger(totals) ? totals : 0);
    const named = headless
      ? { headers: [], renamed: [] }
      : this.#setColumns(columns, after);
    return {
      before,
      after,
      ...named,
      xml: spliced(this.#markup.text, this.#splices),
    };
  }

  #setRange(after: Area, totals: number): void {
    this.#setRef(this.#root, refOf(after));
    const filter = this.#markup.child(this.#root, "autoFilter");
    if (filter !== undefined)
      this.#setRef(
        filter,
        refOf({ ...after, lastRow: after.lastRow - totals }),
      );
  }

  #setRef(element: MarkupElement, text: string): void {
    const ref = this.#markup.attribute(element, "ref");
    if (ref === undefined || ref.value === text) return;
    this.#splices.push({ start: ref.valueStart, end: ref.valueEnd, text });
  }

  /** Columns keep what else is said of them as long as their header, or else their place, is the same. */
  #setColumns(
    list: MarkupElement,
    { firstRow, firstColumn, lastColumn }: Area,
  ): Pick<TableChange, "headers" | "renamed"> {
    const columns = [...this.#markup.children(list)].filter(
      ({ local }) => local === "tableColumn",
    );
    const names = columns.map((column) => this.#nameOf(column));
    const headers: CellPatch[] = [];
    const wanted = this.#headers(firstRow, firstColumn, lastColumn, (patch) =>
      headers.push(patch),
    );
    if (
      wanted.length === names.length &&
      wanted.every((name, index) => name === names[index])
    )
      return { headers, renamed: [] };
    const left = new Set(columns.keys());
    const places = wanted.map((name) => {
      const index = names.findIndex((one, at) => one === name && left.has(at));
      left.delete(index);
      return index;
    });
    let id = Math.max(0, ...columns.map((one) => this.#idOf(one)));
    const renamed: { name: string; cell: string }[] = [];
    const elements = wanted.map((name, index) => {
      const same = places[index] ?? -1;
      const known = columns[same];
      if (known !== undefined)
        return this.#markup.text.slice(known.start, known.end);
      const there = columns[index];
      if (there !== undefined && left.delete(index)) {
        renamed.push({
          name: names[index] ?? "",
          cell: cellAddress(firstRow, firstColumn + index),
        });
        return this.#withName(there, name);
      }
      id += 1;
      return `<${list.prefix}tableColumn id="${id}" name="${cellAttribute(name)}"/>`;
    });
    for (const index of left)
      renamed.push({
        name: names[index] ?? "",
        cell: cellAddress(firstRow, firstColumn),
      });
    this.#splices.push({
      start: list.contentStart,
      end: list.contentEnd,
      text: elements.join(""),
    });
    const count = this.#markup.attribute(list, "count");
    if (count !== undefined)
      this.#splices.push({
        start: count.valueStart,
        end: count.valueEnd,
        text: String(wanted.length),
      });
    return { headers, renamed };
  }

  /** The header cells' texts; Excel wants each to be a text of its own. */
  #headers(
    row: number,
    first: number,
    last: number,
    patch: (cell: CellPatch) => void,
  ): readonly string[] {
    const taken = new Set<string>();
    return Array.from({ length: last - first + 1 }, (_, index) => {
      const value = this.#cells.cell(row, first + index)?.value ?? "";
      const plain = typeof value === "object" ? value.error : String(value);
      let name = plain === "" ? `列${index + 1}` : plain;
      for (let n = 2; taken.has(name.toLowerCase()); n += 1)
        name = `${plain}${n}`;
      taken.add(name.toLowerCase());
      if (name !== value)
        patch({ row, column: first + index, value: name, day: false });
      return name;
    });
  }

  #withName(column: MarkupElement, name: string): string {
    const attribute = this.#markup.attribute(column, "name");
    if (attribute === undefined)
      throw this.#markup.damaged("a table's column without a name");
    const { valueStart, valueEnd } = attribute;
    const { text } = this.#markup;
    return (
      text.slice(column.start, valueStart) +
      cellAttribute(name) +
      text.slice(valueEnd, column.end)
    );
  }

  #nameOf(column: MarkupElement): string {
    return unescapeXstring(this.#attribute(column, "name") ?? "");
  }

  #idOf(column: MarkupElement): number {
    const id = Number(this.#attribute(column, "id") ?? 0);
    return Number.isInteger(id) ? id : 0;
  }

  #attribute(element: MarkupElement, name: string): string | undefined {
    return this.#markup.attribute(element, name)?.value;
  }
}
