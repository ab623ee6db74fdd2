import { setTimeout as wait } from "node:timers/promises";
import type { WorkbookCells, WorkbookLayout } from "../../src/core/layout";
import { writeWorkbook } from "../../src/xlsx/writer";
import type { Counters } from "./counters";
import { Engine } from "./engine";
import type { Faults } from "./faults";
import type { Library } from "./library";
import { TransportError, connectLibrary } from "./library";
import { toCells } from "./layout/to-cells";
import { toLayout } from "./layout/to-layout";
import type { Workbook } from "./model/workbook";
import { Person } from "./person";

export { canonical } from "./layout/canonical";
export type { CanonicalOptions } from "./layout/canonical";
export { UnrepresentableError } from "./layout/unrepresentable";
export type { Person, Typed } from "./person";
export type { Counters } from "./counters";
export type { Fault, Faults } from "./faults";
export type { Workbook } from "./model/workbook";
export type { Sheet } from "./model/sheet";
export type { Table } from "./model/table";
export type { ErrorCode } from "./protocol/errors";
export { ERROR_CODES } from "./protocol/errors";

export interface ExcelHostOptions {
  /** Requirement sets that the host says it has; ExcelApi 1.17 by default. */
  readonly requirementSets?: Readonly<Record<string, string>>;
  /** Language of the user interface, `zh-CN` by default. */
  readonly language?: string;
  /** The year in which days without one are typed; 2026 by default. */
  readonly year?: number;
  /** Name of the sheet that the new workbook has, `Sheet1` by default. */
  readonly sheetName?: string;
}

/** A running host. Its `Excel`, `Office` and `OfficeExtension` are also globals, until another host starts. */
export interface ExcelHost {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
  /** The open workbook, to look into it and to set it up. */
  readonly workbook: Workbook;
  readonly faults: Faults;
  readonly counters: Counters;
  /** Edits as a person makes them. */
  readonly person: Person;
  /** The workbook as a layout, in canonical form; throws for what a layout cannot say. */
  toLayout(): WorkbookLayout;
  /** The workbook as the bytes of an .xlsx file. */
  save(): Promise<Uint8Array>;
  /** The workbook as a reader would give it. */
  cells(): WorkbookCells;
  /** How many events the add-in listens to; 0 after it has cleaned up. */
  listening(): number;
  /** Waits until all events that are under way have been heard. */
  settled(): Promise<void>;
  /** Ends the host: later requests find nobody. Throws where the add-in used a member that the host has not. */
  stop(): void;
}

/**
 * Starts a host with a new workbook behind the unmodified Office.js library.
 * One host runs at a time in a realm; call `stop` in `afterEach`.
 */
export function startExcelHost(options: ExcelHostOptions = {}): ExcelHost {
  const engine: Engine = new Engine({
    year: options.year ?? 2026,
    sheetName: options.sheetName ?? "Sheet1",
    fire: (entry) => {
      library.fire(entry);
    },
    gone: () => new TransportError("HostGone", 503),
    wait: (milliseconds) => wait(milliseconds),
    bytesOf: (text) => Buffer.byteLength(text),
  });
  const library: Library = connectLibrary(
    (body, size, flags) => engine.execute(body, size, flags),
    {
      requirementSets: options.requirementSets ?? {
        ExcelApi: "1.17",
        DelayForCellEdit: "1.1",
      },
      language: options.language ?? "zh-CN",
    },
  );
  return {
    Excel: library.Excel,
    Office: library.Office,
    OfficeExtension: library.OfficeExtension,
    workbook: engine.workbook,
    faults: engine.faults,
    counters: engine.counters,
    person: new Person(engine),
    toLayout: () => toLayout(engine.workbook),
    save: () => writeWorkbook(toLayout(engine.workbook)),
    cells: () => toCells(engine.workbook, "工会计划.xlsx"),
    listening: () => engine.listening,
    settled: () => wait(5),
    stop: () => {
      library.disconnect();
      const { missing } = engine.counters;
      if (missing.length > 0)
        throw new Error(`The test host lacks ${missing.join(", ")}`);
    },
  };
}
