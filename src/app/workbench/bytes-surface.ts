import { HostError } from "../../core/layout";
import type {
  CellPlace,
  SheetPatch,
  WorkbookCells,
  WorkbookLayout,
} from "../../core/layout";
import { valueOf } from "./answers";
import { cellsOfData } from "./cells-data";
import type { WorkbookData } from "./cells-data";
import { plainLayout } from "./plain-layout";
import type { Surface, Unshown, WorkbookFile } from "./surface";
import type { DeskWork } from "./work";

/**
 * A surface without a screen: the workbook is its bytes, and every verb makes
 * new ones in the other thread. The pane works on it where there is no room
 * for a sheet. Nobody can type into it, so nobody is told of edits.
 */
export class BytesSurface implements Surface {
  readonly #work: DeskWork;
  readonly #changed = new Set<() => void>();
  #file: WorkbookFile | null = null;
  #cells: WorkbookData | null = null;

  constructor(work: DeskWork) {
    this.#work = work;
  }

  async show(file: WorkbookFile): Promise<readonly Unshown[]> {
    this.#cells = valueOf(await this.#work.read(file.name, file.bytes));
    this.#file = file;
    return [];
  }

  settle(): Promise<void> {
    return Promise.resolve();
  }

  bytes(): Promise<Uint8Array> {
    return Promise.resolve(this.#there().bytes);
  }

  onChanged(listener: () => void): () => void {
    this.#changed.add(listener);
    return () => this.#changed.delete(listener);
  }

  dispose(): void {
    this.#changed.clear();
    this.#file = null;
    this.#cells = null;
  }

  async render(
    layout: WorkbookLayout,
    mode: "create" | "update",
  ): Promise<void> {
    const { bytes } = this.#there();
    await this.#replace(
      valueOf(await this.#work.render(bytes, plainLayout(layout), mode)),
    );
  }

  read(wants?: (sheetName: string) => boolean): Promise<WorkbookCells> {
    this.#there();
    if (this.#cells === null) throw new HostError("host-gone");
    return Promise.resolve(cellsOfData(this.#cells, wants));
  }

  async write(patches: readonly SheetPatch[]): Promise<void> {
    const { bytes } = this.#there();
    await this.#replace(valueOf(await this.#work.write(bytes, patches)));
  }

  reveal({ sheet }: CellPlace): Promise<void> {
    const there = this.#cells?.sheets.some(({ info }) => info.name === sheet);
    return there === true
      ? Promise.resolve()
      : Promise.reject(new HostError("sheet-missing", sheet));
  }

  onEdited(): Promise<() => Promise<void>> {
    return Promise.resolve(() => Promise.resolve());
  }

  #there(): WorkbookFile {
    if (this.#file === null) throw new HostError("host-gone");
    return this.#file;
  }

  async #replace(bytes: Uint8Array): Promise<void> {
    await this.show({ name: this.#there().name, bytes });
    for (const listener of this.#changed) listener();
  }
}
