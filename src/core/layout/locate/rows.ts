import { finding } from "../../finding";
import type { Doubt, Finding, FindingCode, Params } from "../../finding";
import { formatDay, serialToDay } from "../../plan";
import { compact, isBlank, shown } from "../../plan/values";
import type { Reading } from "../../plan/values";
import { cellAddress } from "../cells";
import type { Cell } from "../cells";
import { headerKey } from "./headers";
import { isRemark, isTotalWord } from "./row-words";
import type { LocatedTable } from "./tables";

/** A column of input. */
export interface InputColumn {
  /** Key of the schema, or of a month: `2026-03`. */
  readonly key: string;
  readonly column: number;
}

/** The safe fix of a doubtful cell: its new value; `undefined` where there is none. */
export type Mend = (doubt: Doubt) => string | number | undefined;

/** Doubts whose words name the column. */
const NAMING_COLUMN: ReadonlySet<FindingCode> = new Set([
  "month-unreadable",
  "day-unreadable",
  "number-unreadable",
  "kind-unreadable",
]);

/** Longest text from a cell that a finding repeats. */
const QUOTED = 60;

/**
 * Reads the rows of one table and keeps what was doubtful: the cells by key,
 * which rows hold data, formulas and odd texts where input is expected.
 */
export class TableReader {
  readonly findings: Finding[] = [];
  readonly #file: string;
  readonly #table: LocatedTable;
  readonly #columns: ReadonlyMap<string, number>;
  readonly #inputs: readonly InputColumn[];
  readonly #lastRow: number;
  readonly #formulas = new Map<
    string,
    { readonly cell: string; count: number; external: boolean }
  >();
  readonly #rows: number[] = [];
  #unreadable: string[] = [];

  /**
   * @param months - columns of 指标 that hold a month each
   * @param lastRow - where another table begins below this one, the last row before it
   */
  constructor(
    file: string,
    table: LocatedTable,
    months: readonly InputColumn[],
    lastRow: number,
  ) {
    this.#file = file;
    this.#table = table;
    this.#lastRow = Math.min(lastRow, table.sheet.rowCount);
    this.#columns = new Map([
      ...[...table.header.columns].map(
        ([key, { column }]) => [key, column] as const,
      ),
      ...months.map(({ key, column }) => [key, column] as const),
    ]);
    const computed = new Set(
      table.schema.columns.filter((c) => c.computed).map((c) => c.key),
    );
    this.#inputs = [...this.#columns]
      .filter(([key]) => !computed.has(key))
      .map(([key, column]) => ({ key, column }))
      .sort((a, b) => a.column - b.column);
  }

  get sheetName(): string {
    return this.#table.sheet.name;
  }

  cell(row: number, key: string): Cell | undefined {
    const column = this.#columns.get(key);
    return column === undefined
      ? undefined
      : this.#table.sheet.cell(row, column);
  }

  /** Is the column a plain numbering that people made, 序号, and not one of ids? */
  isNumbering(key: string): boolean {
    const found = this.#table.header.columns.get(key);
    return found?.by === "alias" && headerKey(found.header) === "序号";
  }

  /**
   * Rows with data, in order. `textKey` is the column that says what the row
   * is. Within the Excel table every row counts that has it or one of
   * `companions`. Below the table's end, and after a blank row where that end
   * is not known, a row counts only if it has both, or an id and another one;
   * sign-off lines and remarks never do. What is not taken for a row is a
   * finding.
   */
  dataRows(textKey: string, companions: readonly string[]): readonly number[] {
    const { header, lastTableRow, totalsRows } = this.#table;
    const totals = this.#totalColumns(textKey);
    let gap = false;
    for (let row = header.row + 1; row <= this.#lastRow; row += 1) {
      const belowTable = row - (lastTableRow ?? row);
      if (belowTable > 0 && belowTable <= totalsRows) continue;
      const filled = this.#inputs.filter(({ column }) =>
        this.#isFilled(row, column),
      );
      if (filled.length === 0) {
        gap = true;
        continue;
      }
      if (this.#isTotal(row, totals) || this.#isHeaderAgain(row, filled))
        continue;
      const keys = filled.map(({ key }) => key);
      const inTable = lastTableRow !== null && row <= lastTableRow;
      const text = keys.includes(textKey);
      const said = keys.filter((key) => companions.includes(key)).length;
      const isRow = inTable
        ? text || said > 0
        : !this.#isRemark(row, filled) &&
          (gap || lastTableRow !== null
            ? (text && said > 0) || (keys.includes("id") && said > 1)
            : text || (said > 0 && filled.length > 1));
      if (isRow) this.#rows.push(row);
      else this.#passedOver(row, filled[0]?.column ?? 1);
    }
    return this.#rows;
  }

  #isFilled(row: number, column: number): boolean {
    return !isBlank(this.#table.sheet.cell(row, column));
  }

  /** Columns that can say that a row is a total: those that say what it is, and somebody's own. */
  #totalColumns(textKey: string): readonly number[] {
    const coded = new Set(
      this.#inputs
        .filter(
          ({ key }) => key !== textKey && !key.toLowerCase().endsWith("id"),
        )
        .map(({ column }) => column),
    );
    const last = this.#inputs[this.#inputs.length - 1]?.column ?? 0;
    return Array.from({ length: last }, (_, i) => i + 1).filter(
      (column) => !coded.has(column),
    );
  }

  /** 合计 and its like. */
  #isTotal(row: number, columns: readonly number[]): boolean {
    return columns.some((column) => {
      const value = this.#table.sheet.cell(row, column)?.value;
      return typeof value === "string" && isTotalWord(value);
    });
  }

  /** The header row once more, as in tables that were put together from printed pages. */
  #isHeaderAgain(row: number, filled: readonly InputColumn[]): boolean {
    const { sheet, header } = this.#table;
    return (
      filled.length > 1 &&
      filled.every(
        ({ column }) =>
          compact(shown(sheet.cell(row, column))) ===
          compact(shown(sheet.cell(header.row, column))),
      )
    );
  }

  /** A sign-off line or a remark under the table. Whoever gives a row a state or an id means a row. */
  #isRemark(row: number, filled: readonly InputColumn[]): boolean {
    if (filled.some(({ key }) => key === "status")) return false;
    const { sheet } = this.#table;
    for (let column = 1; column <= sheet.columnCount; column += 1) {
      const value = sheet.cell(row, column)?.value;
      if (value === undefined || value === null || value === "") continue;
      return typeof value === "string" && isRemark(value);
    }
    return false;
  }

  #passedOver(row: number, column: number): void {
    const cell = this.#table.sheet.cell(row, column);
    this.#report("row-passed-over", row, column, {
      value: shown(cell).slice(0, QUOTED),
    });
  }

  /** Forgets which columns of the last row were unreadable, and returns them. */
  takeUnreadable(): readonly string[] {
    const keys = [...new Set(this.#unreadable)];
    this.#unreadable = [];
    return keys;
  }

  /** Was the cell of the key unreadable in the row that is being read? */
  isUnreadable(key: string): boolean {
    return this.#unreadable.includes(key);
  }

  /** A text cell as it is shown; formulas and texts that look like formulas are noted. */
  text(row: number, key: string): string {
    const cell = this.cell(row, key);
    if (cell === undefined) return "";
    this.#noteFormula(row, key, cell);
    const { value } = cell;
    if (typeof value === "object" && value !== null) {
      this.#unreadable.push(key);
      this.reportAt("error-value", row, key, { value: value.error });
      return "";
    }
    if (typeof value === "number" && cell.date === true) {
      const day = serialToDay(value);
      return day === null ? String(value) : formatDay(day);
    }
    const text = shown(cell);
    if (cell.formula === undefined && looksLikeFormula(value, text))
      this.reportAt("text-like-formula", row, key, {
        value: text.slice(0, QUOTED),
      });
    return text;
  }

  /** Reads a cell by a value reader; its doubts become findings at the cell. */
  value<T>(
    row: number,
    key: string,
    read: (cell: Cell | undefined) => Reading<T>,
    mend?: Mend,
  ): T | null {
    const cell = this.cell(row, key);
    if (cell === undefined) return null;
    this.#noteFormula(row, key, cell);
    const reading = read(cell);
    if (reading.value === null && reading.doubts.length > 0)
      this.#unreadable.push(key);
    for (const doubt of reading.doubts)
      this.#doubt(row, key, cell, doubt, mend);
    return reading.value;
  }

  #doubt(
    row: number,
    key: string,
    cell: Cell,
    doubt: Doubt,
    mend: Mend | undefined,
  ): void {
    const column = this.#columns.get(key) ?? 1;
    const params = NAMING_COLUMN.has(doubt.code)
      ? { ...doubt.params, column: key }
      : doubt.params;
    // What a formula gave is not mended by overwriting the formula.
    const value = cell.formula === undefined ? mend?.(doubt) : undefined;
    this.#report(doubt.code, row, column, params, value);
  }

  #noteFormula(row: number, key: string, cell: Cell): void {
    if (cell.formula === undefined) return;
    if (cell.value === null) {
      this.#unreadable.push(key);
      this.reportAt("formula-without-value", row, key, {});
      return;
    }
    const external = isExternal(cell.formula);
    const known = this.#formulas.get(key);
    if (known !== undefined) {
      known.count += 1;
      known.external ||= external;
      return;
    }
    const address = cellAddress(row, this.#columns.get(key) ?? 1);
    this.#formulas.set(key, { cell: address, count: 1, external });
  }

  /** Findings about whole columns and about hidden rows; to be called once, after the last row. */
  finish(): readonly Finding[] {
    for (const { cell, count, external } of this.#formulas.values()) {
      const code = external ? "external-link-value" : "formula-in-input";
      const place = { file: this.#file, sheet: this.sheetName, cell };
      this.findings.push(finding(code, place, { count }));
    }
    this.#noteOverwritten();
    const { hiddenRows } = this.#table.sheet;
    const hidden = this.#rows.filter((row) => hiddenRows.has(row));
    const [first] = hidden;
    if (first !== undefined)
      this.#report("hidden-rows", first, this.#inputs[0]?.column ?? 1, {
        count: hidden.length,
      });
    return this.findings;
  }

  /** A computed column in which constants stand where formulas were written. */
  #noteOverwritten(): void {
    const { sheet, header, lastTableRow, schema } = this.#table;
    if (lastTableRow === null) return;
    for (const { key, computed } of schema.columns) {
      const at = computed ? header.columns.get(key)?.column : undefined;
      if (at === undefined) continue;
      const overwritten = this.#rows.filter((row) => {
        const cell = sheet.cell(row, at);
        return cell?.formula === undefined && !isBlank(cell);
      });
      const [first] = overwritten;
      if (first !== undefined)
        this.#report("formula-overwritten", first, at, {
          column: key,
          table: schema.key,
          count: overwritten.length,
        });
    }
  }

  /** A finding at the cell of a row's column. */
  reportAt(code: FindingCode, row: number, key: string, params: Params): void {
    this.#report(code, row, this.#columns.get(key) ?? 1, params);
  }

  #report(
    code: FindingCode,
    row: number,
    column: number,
    params: Params,
    mended?: string | number,
  ): void {
    const cell = cellAddress(row, column);
    const sheet = this.sheetName;
    const place = { file: this.#file, sheet, cell };
    const fix =
      mended === undefined ? undefined : { sheet, cell, value: mended };
    this.findings.push(finding(code, place, params, fix));
  }
}

/** Text that a spreadsheet would take for a formula if it were typed in (docs/plan-format.md, Reading values). */
function looksLikeFormula(value: Cell["value"], text: string): boolean {
  return (
    typeof value === "string" &&
    /^(?:[=@]|[+-](?=[A-Za-z(@=])|\+\d)/u.test(text)
  );
}

/**
 * Does a formula refer to another workbook: `[1]Sheet!A1`, `'C:\[a.xlsx]b'!A1`?
 * The brackets of a table's column stand behind the table's name.
 */
function isExternal(formula: string): boolean {
  return /(?:^|[^\w[\].\u0080-\uffff])\[[^[\]]+\][^[\]!]*!/u.test(formula);
}
