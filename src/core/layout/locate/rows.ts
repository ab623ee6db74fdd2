import { FINDINGS, finding } from "../../finding";
import type {
  Doubt,
  Finding,
  FindingCode,
  Params,
  SafeFix,
} from "../../finding";
import { compact, isBlank, shown } from "../../plan/values";
import type { Reading } from "../../plan/values";
import { cellAddress } from "../cells";
import type { Cell } from "../cells";
import type { LocatedTable } from "./tables";

const TOTAL = /^(?:合计|小计|总计|共计|总和|本月合计|total|subtotal)$/u;

/**
 * Reads the rows of one table and keeps what was doubtful: the cells by key,
 * which rows hold data, formulas and odd texts where input is expected.
 */
export class TableReader {
  readonly findings: Finding[] = [];
  private readonly inputs: readonly {
    readonly key: string;
    readonly column: number;
  }[];
  private readonly formulas = new Map<
    string,
    { readonly cell: string; count: number; external: boolean }
  >();
  private unreadable: string[] = [];

  constructor(
    private readonly file: string,
    readonly table: LocatedTable,
    /** Columns that belong to the table beyond its schema: the months of 指标. */
    extra: readonly number[] = [],
  ) {
    const computed = new Set(
      table.schema.columns.filter((c) => c.computed).map((c) => c.key),
    );
    this.inputs = [
      ...[...table.header.columns]
        .filter(([key]) => !computed.has(key))
        .map(([key, { column }]) => ({ key, column })),
      ...extra.map((column) => ({ key: `#${column}`, column })),
    ];
  }

  get sheetName(): string {
    return this.table.sheet.name;
  }

  /** The column of a key, from 1; `undefined` where the table has none. */
  column(key: string): number | undefined {
    return this.table.header.columns.get(key)?.column;
  }

  cell(row: number, key: string): Cell | undefined {
    const column = this.column(key);
    return column === undefined
      ? undefined
      : this.table.sheet.cell(row, column);
  }

  /**
   * Rows with data, in order. `textKey` is the column that says what the row
   * is; below the table's own end, and after a blank row where that end is
   * not known, a row counts only if one of `companions` is filled in too, so
   * that sign-off lines and remarks are not taken for rows.
   */
  dataRows(textKey: string, companions: readonly string[]): readonly number[] {
    const rows: number[] = [];
    const { sheet, header, lastTableRow } = this.table;
    const known = lastTableRow ?? 0;
    let gap = false;
    for (let row = header.row + 1; row <= sheet.rowCount; row += 1) {
      if (this.isBlankRow(row)) {
        gap = true;
        continue;
      }
      if (this.isTotal(row)) continue;
      const text = !isBlank(this.cell(row, textKey));
      const companion = companions.some(
        (key) => !isBlank(this.companion(row, key)),
      );
      const inside = row <= known || (lastTableRow === null && !gap);
      if (inside ? text || companion : text && companion) rows.push(row);
      else this.passedOver(row);
    }
    return rows;
  }

  private companion(row: number, key: string): Cell | undefined {
    return key.startsWith("#")
      ? this.table.sheet.cell(row, Number(key.slice(1)))
      : this.cell(row, key);
  }

  private isBlankRow(row: number): boolean {
    return this.inputs.every(({ column }) =>
      isBlank(this.table.sheet.cell(row, column)),
    );
  }

  private isTotal(row: number): boolean {
    return this.inputs
      .slice(0, 6)
      .some(({ column }) =>
        isTotalWord(shown(this.table.sheet.cell(row, column))),
      );
  }

  private passedOver(row: number): void {
    const first = this.inputs.find(
      ({ column }) => !isBlank(this.table.sheet.cell(row, column)),
    );
    const cell =
      first === undefined
        ? undefined
        : this.table.sheet.cell(row, first.column);
    this.report("row-passed-over", row, first?.column ?? 1, {
      value: shown(cell).slice(0, 60),
    });
  }

  /** Forgets which columns of the last row were unreadable, and returns them. */
  takeUnreadable(): readonly string[] {
    const keys = this.unreadable;
    this.unreadable = [];
    return keys;
  }

  /** A text cell as it is shown; formulas and texts that look like formulas are noted. */
  text(row: number, key: string): string {
    const cell = this.cell(row, key);
    if (cell === undefined) return "";
    this.noteFormula(row, key, cell);
    const text = shown(cell);
    if (typeof cell.value === "object" && cell.value !== null) {
      this.unreadable.push(key);
      this.reportAt("error-value", row, key, { value: cell.value.error });
    } else if (
      cell.formula === undefined &&
      typeof cell.value === "string" &&
      looksLikeFormula(text)
    ) {
      this.reportAt("text-like-formula", row, key, {
        value: text.slice(0, 60),
      });
    }
    return text;
  }

  /** Reads a cell by a value reader; its doubts become findings at the cell. */
  value<T>(
    row: number,
    key: string,
    read: (cell: Cell | undefined) => Reading<T>,
    fix?: (doubt: Doubt) => string | number | undefined,
  ): T | null {
    const cell = this.cell(row, key);
    if (cell !== undefined) this.noteFormula(row, key, cell);
    return this.take(row, key, this.column(key) ?? 1, read(cell), fix);
  }

  /** The same for a column that has no key of its own. */
  valueAt<T>(
    row: number,
    column: number,
    read: (cell: Cell | undefined) => Reading<T>,
    fix?: (doubt: Doubt) => string | number | undefined,
  ): T | null {
    const cell = this.table.sheet.cell(row, column);
    if (cell !== undefined) this.noteFormula(row, `#${column}`, cell);
    return this.take(row, `#${column}`, column, read(cell), fix);
  }

  private take<T>(
    row: number,
    key: string,
    column: number,
    reading: Reading<T>,
    fix: ((doubt: Doubt) => string | number | undefined) | undefined,
  ): T | null {
    if (reading.value === null && reading.doubts.length > 0)
      this.unreadable.push(key);
    for (const doubt of reading.doubts) {
      const value = fix?.(doubt);
      const cell = cellAddress(row, column);
      this.report(
        doubt.code,
        row,
        column,
        doubt.params,
        value === undefined
          ? undefined
          : { sheet: this.sheetName, cell, value },
      );
    }
    return reading.value;
  }

  private noteFormula(row: number, key: string, cell: Cell): void {
    if (cell.formula === undefined) return;
    if (cell.value === null) {
      this.unreadable.push(key);
      this.reportAt("formula-without-value", row, key, {});
      return;
    }
    const external = cell.formula.includes("[");
    const known = this.formulas.get(key);
    if (known === undefined) {
      const column = key.startsWith("#")
        ? Number(key.slice(1))
        : (this.column(key) ?? 1);
      this.formulas.set(key, {
        cell: cellAddress(row, column),
        count: 1,
        external,
      });
    } else {
      known.count += 1;
      known.external ||= external;
    }
  }

  /** Findings about whole columns; to be called once, after the last row. */
  finish(): readonly Finding[] {
    for (const [, { cell, count, external }] of this.formulas) {
      const code = external ? "external-link-value" : "formula-in-input";
      this.findings.push(
        finding(
          code,
          { file: this.file, sheet: this.sheetName, cell },
          { count },
        ),
      );
    }
    this.noteOverwritten();
    return this.findings;
  }

  /** A computed column in which constants stand where formulas were written. */
  private noteOverwritten(): void {
    const { sheet, header, lastTableRow, schema } = this.table;
    if (lastTableRow === null) return;
    for (const column of schema.columns) {
      const at = column.computed
        ? header.columns.get(column.key)?.column
        : undefined;
      if (at === undefined) continue;
      let first: number | null = null;
      let count = 0;
      for (let row = header.row + 1; row <= lastTableRow; row += 1) {
        const cell = sheet.cell(row, at);
        if (cell === undefined || cell.formula !== undefined || isBlank(cell))
          continue;
        first ??= row;
        count += 1;
      }
      if (first !== null)
        this.report("formula-overwritten", first, at, {
          column: column.zh,
          count,
        });
    }
  }

  reportAt(code: FindingCode, row: number, key: string, params: Params): void {
    this.report(code, row, this.column(key) ?? 1, params);
  }

  private report(
    code: FindingCode,
    row: number,
    column: number,
    params: Params,
    fix?: SafeFix,
  ): void {
    const place = {
      file: this.file,
      sheet: this.sheetName,
      cell: cellAddress(row, column),
    };
    this.findings.push({
      code,
      severity: FINDINGS[code],
      place,
      params,
      ...(fix === undefined ? {} : { fix }),
    });
  }
}

/** 合计 and its like, also with a colon behind or white space within. */
function isTotalWord(text: string): boolean {
  return (
    text.length < 20 &&
    TOTAL.test(compact(text).toLowerCase().replace(/:$/u, ""))
  );
}

/** Text that a spreadsheet would take for a formula if it were typed in (docs/plan-format.md, Reading values). */
function looksLikeFormula(text: string): boolean {
  return /^(?:[=@]|[+-](?=[A-Za-z(@=])|\+\d)/u.test(text);
}
