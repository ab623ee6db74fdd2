import { HostError } from "../core/layout";
import type {
  CellPlace,
  Edit,
  SheetPatch,
  WorkbookCells,
  WorkbookHost,
  WorkbookLayout,
} from "../core/layout";
import { areaOf } from "./area";
import { change } from "./change";
import { watchEdits } from "./edits";
import { readSheets, workbookCells } from "./read";
import { planCreation, planRenewal, readDirectory } from "./render";
import { Session } from "./session";
import type { SessionOptions } from "./session";
import { hostError, requestError } from "./trouble";
import { planWriting } from "./write";

/**
 * Bytes that a request or an answer may have, as estimated. Excel on the web
 * takes 5 MB either way; the rest is room for what the estimate misses.
 */
const LIMIT = 4_500_000;

export interface OfficeJsHostOptions extends SessionOptions {
  /** Bytes that a request may have; for tests. */
  readonly requestLimit?: number;
}

/** The port on a workbook that is open in Excel, through Office.js. */
export class OfficeJsHost implements WorkbookHost {
  readonly #session: Session;
  readonly #limit: number;

  constructor(options: OfficeJsHostOptions = {}) {
    this.#session = new Session(options);
    this.#limit = options.requestLimit ?? LIMIT;
  }

  async render(
    layout: WorkbookLayout,
    mode: "create" | "update",
  ): Promise<void> {
    const plan = mode === "create" ? planCreation : planRenewal;
    await this.#session.exclusively(() =>
      change(this.#session, this.#limit, (limit) =>
        plan(this.#session, layout, limit),
      ),
    );
  }

  async read(
    wants: (sheetName: string) => boolean = () => true,
  ): Promise<WorkbookCells> {
    return this.#asked(null, async () => {
      const directory = await readDirectory(this.#session);
      const names = directory.sheets
        .map(({ name }) => name)
        .filter((name) => wants(name));
      return workbookCells(
        directory,
        await readSheets(this.#session, directory, names),
      );
    });
  }

  async write(patches: readonly SheetPatch[]): Promise<void> {
    if (patches.every(({ cells }) => cells.length === 0)) return;
    await this.#session.exclusively(() =>
      change(this.#session, this.#limit, (limit) =>
        planWriting(this.#session, patches, limit),
      ),
    );
  }

  async reveal({ sheet, cell }: CellPlace): Promise<void> {
    await this.#asked(sheet, async () => {
      // An address that is none is refused here, before Excel sees it.
      areaOf(cell);
      await this.#session.patiently((workbook) => {
        const worksheet = workbook.worksheets.getItem(sheet);
        worksheet.activate();
        worksheet.getRange(cell).select();
      });
    });
  }

  async onEdited(
    listener: (edits: readonly Edit[]) => void,
  ): Promise<() => Promise<void>> {
    return this.#session.exclusively(() => watchEdits(this.#session, listener));
  }

  /** A task that changes nothing: its trouble is the port's error as it is. */
  async #asked<T>(sheet: string | null, task: () => Promise<T>): Promise<T> {
    return this.#session.exclusively(async () => {
      try {
        return await task();
      } catch (error) {
        throw error instanceof HostError
          ? error
          : hostError(requestError(error), sheet);
      }
    });
  }
}
