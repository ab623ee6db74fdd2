import type { Grid } from "../../../src/app/workbench";
import type { SheetPatch, WorkbookLayout } from "../../../src/core/layout";
import { FileHost } from "../../../src/xlsx/file-host";
import { inflateNode } from "../../../src/xlsx/reader/inflate-node";
import { writeWorkbook } from "../../../src/xlsx/writer";

/** A grid without a screen: a workbook of its own, made of the layout that it was given. */
export class FileGrid extends FileHost implements Grid {
  readonly #changed = new Set<() => void>();
  isGone = false;
  readonly uncalculated = new Map<string, number>();

  constructor() {
    super({ inflate: inflateNode });
  }

  async load(layout: WorkbookLayout): Promise<void> {
    this.replaced(await writeWorkbook(layout), []);
  }

  onChanged(listener: () => void): () => void {
    this.#changed.add(listener);
    return () => this.#changed.delete(listener);
  }

  override async write(patches: readonly SheetPatch[]): Promise<void> {
    await super.write(patches);
    for (const listener of this.#changed) listener();
  }

  settle(): Promise<void> {
    return Promise.resolve();
  }

  dispose(): void {
    this.isGone = true;
  }
}
