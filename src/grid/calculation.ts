import { CellValueType, ICommandService } from "@univerjs/core";
import type {
  ICellData,
  Injector,
  IObjectMatrixPrimitiveType,
  Workbook,
} from "@univerjs/core";
import { SetRangeValuesMutation } from "@univerjs/preset-sheets-core";
import { Figures } from "./formula/figures";
import type { Source } from "./formula/figures";
import { isError } from "./formula/values";
import type { Scalar } from "./formula/values";
import { sourceOf } from "./source";

/** Milliseconds after the last change at which formulas are calculated, and longest that a piece of it may take. */
const WAIT = 60;
const PIECE = 12;

type Values = IObjectMatrixPrimitiveType<ICellData>;

/** A calculation that is under way. */
interface Run {
  readonly source: Source;
  readonly figures: Figures;
  readonly values: Map<number, Values>;
  sheet: number;
  row: number;
}

/**
 * Keeps the formulas' values true. Univer's own engine is not used: it takes a
 * second for what takes milliseconds here, and reckons formulas over names
 * before those that the names stand for. After a change everything is
 * calculated anew, in pieces, so that typing is never held up.
 */
export class Calculation {
  readonly #injector: Injector;
  readonly #workbook: Workbook;
  readonly #done: () => void;
  #run: Run | null = null;
  #isDirty = false;
  #figures: Figures | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `done` is called when the formulas have new values. */
  constructor(injector: Injector, workbook: Workbook, done: () => void) {
    this.#injector = injector;
    this.#workbook = workbook;
    this.#done = done;
  }

  /** The figures of the workbook as it is now; for rules and lists. */
  get figures(): Figures {
    this.#figures ??= new Figures(sourceOf(this.#injector, this.#workbook));
    return this.#figures;
  }

  /** Something was changed that formulas may depend on. */
  changed(): void {
    this.#isDirty = true;
    this.#run = null;
    this.#figures = null;
    this.#later(WAIT);
  }

  /** Brings every formula up to date now. */
  settle(): void {
    clearTimeout(this.#timer);
    if (!this.#isDirty) return;
    const run = this.#started();
    this.#advance(run, Infinity);
    this.#finish(run);
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #later(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const run = this.#started();
      if (this.#advance(run, performance.now() + PIECE)) this.#finish(run);
      else this.#later(0);
    }, wait);
  }

  #started(): Run {
    if (this.#run === null) {
      const source = sourceOf(this.#injector, this.#workbook);
      const figures = new Figures(source);
      this.#figures = figures;
      this.#run = { source, figures, values: new Map(), sheet: 0, row: 0 };
    }
    return this.#run;
  }

  /** Calculates until a moment; says whether that was all. */
  #advance(run: Run, until: number): boolean {
    const { sheets } = run.source;
    for (; run.sheet < sheets.length; run.sheet += 1, run.row = 0) {
      const rows = sheets[run.sheet]?.rows ?? [];
      for (; run.row < rows.length; run.row += 1) {
        if (performance.now() > until) return false;
        this.#row(run, rows[run.row] ?? []);
      }
    }
    return true;
  }

  #row(
    run: Run,
    cells: Source["sheets"][number]["rows"][number] & object,
  ): void {
    const { sheet, row, figures, values } = run;
    cells.forEach((cell, column) => {
      if (cell?.formula === undefined) return;
      const value = figures.value(sheet, row, column);
      if (isSame(value, cell.value)) return;
      const matrix = values.get(sheet) ?? {};
      values.set(sheet, matrix);
      (matrix[row] ??= {})[column] = calculatedCell(value);
    });
  }

  #finish({ values }: Run): void {
    this.#isDirty = false;
    this.#run = null;
    const commands = this.#injector.get(ICommandService);
    const sheets = this.#workbook.getSheets();
    for (const [index, cellValue] of values) {
      const subUnitId = sheets[index]?.getSheetId();
      if (subUnitId === undefined) continue;
      commands.syncExecuteCommand(
        SetRangeValuesMutation.id,
        { unitId: this.#workbook.getUnitId(), subUnitId, cellValue },
        { onlyLocal: true, fromFormula: true },
      );
    }
    this.#done();
  }
}

function isSame(a: Scalar, b: Scalar): boolean {
  return isError(a) && isError(b) ? a.error === b.error : a === b;
}

function calculatedCell(value: Scalar): ICellData {
  if (typeof value === "number") return { v: value, t: CellValueType.NUMBER };
  if (typeof value === "boolean")
    return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  if (typeof value === "string") return { v: value, t: CellValueType.STRING };
  return { v: value?.error ?? 0, t: CellValueType.STRING };
}
