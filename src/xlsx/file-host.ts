import { HostError } from "../core/layout";
import type {
  CellPlace,
  DefinedName,
  Edit,
  SheetInfo,
  SheetPatch,
  WorkbookCells,
  WorkbookHost,
  WorkbookLayout,
} from "../core/layout";
import { planUpdate } from "../core/layout/update";
import { mergedLayout } from "./merged-layout";
import { patchableChanges } from "./patchable-changes";
import { openWorkbook } from "./reader";
import type { Inflate } from "./reader";
import { updateWorkbook } from "./save";
import type { SheetChange } from "./save";
import type { Deflater } from "./writer";
import { patchWorkbook, writeWorkbook } from "./writer";
import { placeOf } from "./writer/reference";

export interface FileHostOptions {
  /** The workbook; without it there is none until the first `render`. */
  readonly bytes?: Uint8Array;
  /** The name for findings and errors. */
  readonly file?: string;
  readonly inflate: Inflate;
  readonly deflater?: Deflater;
}

/**
 * The port on a workbook that is a file: its bytes are replaced when a verb
 * has succeeded, and by nothing else. Protection does not bind it, as nobody
 * is there to be kept from anything.
 */
export class FileHost implements WorkbookHost {
  readonly #options: FileHostOptions;
  readonly #listeners = new Set<(edits: readonly Edit[]) => void>();
  #bytes: Uint8Array | null;
  #revealed: CellPlace | null = null;

  constructor(options: FileHostOptions) {
    this.#options = options;
    this.#bytes = options.bytes ?? null;
  }

  /** The workbook as it stands; `null` before the first `render`. */
  get bytes(): Uint8Array | null {
    return this.#bytes;
  }

  /** The cell that was last brought into view. */
  get revealed(): CellPlace | null {
    return this.#revealed;
  }

  async render(
    layout: WorkbookLayout,
    mode: "create" | "update",
  ): Promise<void> {
    await this.#verb(async () => {
      const workbook = this.#workbook();
      if (workbook === null) {
        this.#bytes = await this.#written(layout);
        return;
      }
      if (mode === "create") refuseTaken(layout, workbook);
      const update = planUpdate(layout, workbook);
      const changes =
        mode === "update" ? patchableChanges(update, layout, workbook) : null;
      this.#bytes =
        changes === null
          ? await this.#written(mergedLayout(layout, update, workbook))
          : this.#updated(changes, update.names);
    });
  }

  async read(
    wants: (sheetName: string) => boolean = () => true,
  ): Promise<WorkbookCells> {
    return this.#verb(() => {
      const workbook = this.#workbook();
      if (workbook === null)
        return {
          file: this.#options.file ?? "",
          savedAt: null,
          sheets: [],
          read: nothing,
        };
      return {
        file: workbook.file,
        savedAt: workbook.savedAt,
        sheets: workbook.sheets.filter(({ name }) => wants(name)),
        read: (sheet) => workbook.read(sheet),
      };
    });
  }

  async write(patches: readonly SheetPatch[]): Promise<void> {
    await this.#verb(() => {
      const sheets = this.#workbook()?.sheets ?? [];
      const named = patches.map(({ sheet, cells }) => ({
        sheet: sheetNamed(sheets, sheet).name,
        cells,
      }));
      this.#bytes = this.#patched(named);
    });
  }

  async reveal(place: CellPlace): Promise<void> {
    await this.#verb(() => {
      sheetNamed(this.#workbook()?.sheets ?? [], place.sheet);
      placeOf(place.cell);
      this.#revealed = place;
    });
  }

  onEdited(
    listener: (edits: readonly Edit[]) => void,
  ): Promise<() => Promise<void>> {
    this.#listeners.add(listener);
    return Promise.resolve(() => {
      this.#listeners.delete(listener);
      return Promise.resolve();
    });
  }

  /**
   * The workbook as somebody has saved it meanwhile. Listeners are told of
   * `edits`, those that are about the plan's tables.
   */
  replaced(bytes: Uint8Array, edits: readonly Edit[]): void {
    this.#bytes = bytes;
    if (edits.length > 0)
      for (const listener of this.#listeners) listener(edits);
  }

  #workbook(): WorkbookCells | null {
    const { file = "", inflate } = this.#options;
    return this.#bytes === null
      ? null
      : openWorkbook(this.#bytes, { file, inflate });
  }

  #written(layout: WorkbookLayout): Promise<Uint8Array> {
    const { deflater } = this.#options;
    return writeWorkbook(layout, deflater === undefined ? {} : { deflater });
  }

  #updated(
    changes: readonly SheetChange[],
    names: readonly DefinedName[],
  ): Uint8Array | null {
    const { file = "", inflate, deflater } = this.#options;
    if (this.#bytes === null) return null;
    return updateWorkbook(this.#bytes, changes, names, {
      file,
      inflate,
      ...(deflater === undefined ? {} : { deflater }),
    });
  }

  #patched(patches: readonly SheetPatch[]): Uint8Array | null {
    const { file = "", inflate, deflater } = this.#options;
    if (this.#bytes === null || patches.length === 0) return this.#bytes;
    return patchWorkbook(this.#bytes, patches, {
      file,
      inflate,
      ...(deflater === undefined ? {} : { deflater }),
    });
  }

  /** Every failure is a `HostError`; the bytes are as they were then. */
  async #verb<T>(task: () => T | Promise<T>): Promise<T> {
    try {
      return await task();
    } catch (error) {
      if (error instanceof HostError) throw error;
      throw new HostError(
        "host-refused",
        null,
        [],
        error instanceof Error ? error.message : String(error),
      );
    }
  }
}

function nothing(sheet: SheetInfo): never {
  throw new HostError("sheet-missing", sheet.name);
}

function sheetNamed(sheets: readonly SheetInfo[], name: string): SheetInfo {
  const found = sheets.find((sheet) => sameName(sheet.name, name));
  if (found === undefined) throw new HostError("sheet-missing", name);
  return found;
}

function refuseTaken(layout: WorkbookLayout, { sheets }: WorkbookCells): void {
  for (const { name, tables = [] } of layout.sheets) {
    const taken = sheets.find(
      (sheet) =>
        sameName(sheet.name, name) ||
        sheet.tables.some((there) =>
          tables.some((table) => sameName(table.name, there.name)),
        ),
    );
    if (taken !== undefined) throw new HostError("name-taken", taken.name);
  }
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
