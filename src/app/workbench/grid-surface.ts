import { HostError } from "../../core/layout";
import type {
  CellPlace,
  Edit,
  SheetPatch,
  WorkbookCells,
  WorkbookHost,
  WorkbookLayout,
} from "../../core/layout";
import { valueOf } from "./answers";
import { dataOfCells } from "./cells-data";
import { plainLayout } from "./plain-layout";
import type { Surface, Unshown, WorkbookFile } from "./surface";
import type { DeskWork } from "./work";

/** A live sheet on the screen: the port, over the workbook that was loaded last. */
export interface Grid extends WorkbookHost {
  /** Shows a workbook in place of the one before, and forgets what could be undone in that. */
  load(layout: WorkbookLayout): Promise<void>;
  /** Calls the listener after every change of the workbook, whoever made it; the function ends it. */
  onChanged(listener: () => void): () => void;
  /** Takes in what is being typed, and tells the listeners of every change so far. */
  settle(): Promise<void>;
  /** Functions that no formula is calculated with here, and the number of cells that keep their values therefore. */
  readonly uncalculated: ReadonlyMap<string, number>;
  dispose(): void;
}

/**
 * A surface with a live sheet. The file is the truth: the sheet shows a view
 * of it, and saving brings the file up to the cells of the sheet. New sheets
 * are made in the file first and then shown, so that they are in it whole,
 * with all that a sheet on the screen has no place for.
 */
export class GridSurface implements Surface {
  readonly #grid: Grid;
  readonly #work: DeskWork;
  readonly #changed = new Set<() => void>();
  readonly #endChanged: () => void;
  #base: WorkbookFile | null = null;
  /** Counts the changes; `#made` is the file as of one of them. */
  #revision = 0;
  #made: { readonly revision: number; readonly bytes: Uint8Array } | null =
    null;

  constructor(grid: Grid, work: DeskWork) {
    this.#grid = grid;
    this.#work = work;
    this.#endChanged = grid.onChanged(() => {
      this.#tell();
    });
  }

  async show(file: WorkbookFile): Promise<readonly Unshown[]> {
    const { layout, unshown } = valueOf(
      await this.#work.view(file.name, file.bytes),
    );
    await this.#grid.load(layout);
    this.#base = file;
    this.#made = { revision: this.#revision, bytes: file.bytes };
    const cells = [...this.#grid.uncalculated.values()];
    const count = cells.reduce((sum, each) => sum + each, 0);
    if (count === 0) return unshown;
    return [
      ...unshown,
      { code: "uncalculated", sheet: null, count, cell: null },
    ];
  }

  settle(): Promise<void> {
    return this.#grid.settle();
  }

  async bytes(): Promise<Uint8Array> {
    const { name, bytes } = this.#there();
    const revision = this.#revision;
    if (this.#made?.revision === revision) return this.#made.bytes;
    const cells = dataOfCells(await this.#grid.read());
    const current = valueOf(await this.#work.save(name, bytes, cells));
    this.#made = { revision, bytes: current };
    return current;
  }

  onChanged(listener: () => void): () => void {
    this.#changed.add(listener);
    return () => this.#changed.delete(listener);
  }

  dispose(): void {
    this.#endChanged();
    this.#changed.clear();
    this.#base = null;
    this.#grid.dispose();
  }

  async render(
    layout: WorkbookLayout,
    mode: "create" | "update",
  ): Promise<void> {
    const { name } = this.#there();
    const bytes = valueOf(
      await this.#work.render(await this.bytes(), plainLayout(layout), mode),
    );
    await this.show({ name, bytes });
    this.#tell();
    this.#made = { revision: this.#revision, bytes };
  }

  async read(wants?: (sheetName: string) => boolean): Promise<WorkbookCells> {
    this.#there();
    return this.#grid.read(wants);
  }

  async write(patches: readonly SheetPatch[]): Promise<void> {
    this.#there();
    await this.#grid.write(patches);
  }

  async reveal(place: CellPlace): Promise<void> {
    this.#there();
    await this.#grid.reveal(place);
  }

  onEdited(
    listener: (edits: readonly Edit[]) => void,
  ): Promise<() => Promise<void>> {
    return this.#grid.onEdited(listener);
  }

  #there(): WorkbookFile {
    if (this.#base === null) throw new HostError("host-gone");
    return this.#base;
  }

  #tell(): void {
    this.#revision += 1;
    for (const listener of this.#changed) listener();
  }
}
