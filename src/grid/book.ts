import {
  ICommandService,
  IUndoRedoService,
  IUniverInstanceService,
} from "@univerjs/core";
import type {
  IMutationInfo,
  Injector,
  Workbook,
  Worksheet,
} from "@univerjs/core";
import { HostError } from "../core/layout";
import type { Calculation } from "./calculation";
import type { FormatLedger } from "./formats";
import type { TableLedger } from "./tables";

/** Mutations of one step and those that take it back, in the order in which they run. */
export interface Step {
  readonly redos: readonly IMutationInfo[];
  readonly undos: readonly IMutationInfo[];
}

/** Makes a step of what the workbook is when its turn comes. */
export type PlannedStep = () => Step;

/** The workbook that is open in the grid, and the one way in which the port changes it. */
export class Book {
  readonly #commands: ICommandService;
  readonly #undo: IUndoRedoService;
  #depth = 0;

  constructor(
    readonly injector: Injector,
    readonly workbook: Workbook,
    readonly tables: TableLedger,
    readonly formats: FormatLedger,
    readonly calculation: Calculation,
  ) {
    this.#commands = injector.get(ICommandService);
    this.#undo = injector.get(IUndoRedoService);
  }

  get unitId(): string {
    return this.workbook.getUnitId();
  }

  /** Is the port at work, and not a person? */
  get isOwn(): boolean {
    return this.#depth > 0;
  }

  /** The sheet of a name, in whatever case it is written; throws `sheet-missing`. */
  sheet(name: string): Worksheet {
    const found = this.workbook
      .getSheets()
      .find((sheet) => sameName(sheet.getName(), name));
    if (found === undefined) throw new HostError("sheet-missing", name);
    return found;
  }

  /** Runs what the port does by itself, so that nobody takes it for a person's work. */
  own<T>(task: () => T): T {
    this.#depth += 1;
    try {
      return task();
    } finally {
      this.#depth -= 1;
    }
  }

  /**
   * Performs steps one after another as one step of the undo list. If one of
   * them fails, those before it are taken back; what could not be is named in
   * the error's `stands`.
   */
  perform(steps: readonly PlannedStep[]): void {
    const done: Step[] = [];
    const tables = this.tables.records;
    const formats = this.formats.records;
    this.own(() => {
      try {
        for (const plan of steps) done.push(this.#performed(plan()));
      } catch (error) {
        const stands = this.#takeBack(done);
        this.tables.records = tables;
        this.formats.records = formats;
        throw error instanceof HostError && stands.length === 0
          ? error
          : new HostError("host-refused", null, stands, messageOf(error));
      }
    });
    const redoMutations = done.flatMap(({ redos }) => redos);
    if (redoMutations.length === 0) return;
    this.#undo.pushUndoRedo({
      unitID: this.unitId,
      redoMutations,
      undoMutations: done
        .slice()
        .reverse()
        .flatMap(({ undos }) => undos),
    });
  }

  /** Performs one step; takes back its part if it fails in its middle. */
  #performed(step: Step): Step {
    const ran: IMutationInfo[] = [];
    try {
      for (const mutation of step.redos) {
        this.#run(mutation);
        ran.push(mutation);
      }
    } catch (error) {
      // The undos of a step begin with those of its last mutations.
      if (ran.length > 0) this.#takeBack([step]);
      throw error;
    }
    return step;
  }

  #run({ id, params }: IMutationInfo): void {
    if (!this.#commands.syncExecuteCommand(id, params))
      throw new Error(`${id} was refused`);
  }

  #takeBack(done: readonly Step[]): readonly string[] {
    const stands: string[] = [];
    for (const { undos } of done.slice().reverse()) {
      for (const mutation of undos) {
        try {
          this.#run(mutation);
        } catch (error) {
          stands.push(messageOf(error));
        }
      }
    }
    return stands;
  }

  /** Closes the workbook. */
  close(): void {
    this.calculation.end();
    this.injector.get(IUniverInstanceService).disposeUnit(this.unitId);
  }
}

/** Are two names of sheets, tables or names the same to Excel? */
export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
