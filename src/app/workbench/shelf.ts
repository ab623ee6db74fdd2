import type {
  DeskStore,
  FileBytes,
  FileEntry,
  KeptFile,
  SaveTarget,
} from "./store";

/** The files in this tab, each written to the store; where that fails they are still here. */
export class Shelf {
  readonly #store: DeskStore;
  #files: readonly KeptFile[] = [];
  readonly #unkept = new Set<string>();

  constructor(store: DeskStore) {
    this.#store = store;
  }

  get entries(): readonly FileEntry[] {
    return this.#files.map(({ entry }) => entry);
  }

  /** Takes the store's files in place of those here; fails with a `StoreError`. */
  async load(): Promise<void> {
    this.#unkept.clear();
    this.#files = await this.#store.load();
  }

  file(id: string): KeptFile {
    const file = this.#files.find(({ entry }) => entry.id === id);
    if (file === undefined) throw new Error(`the shelf has no file ${id}`);
    return file;
  }

  /** Is a file's last state only in this tab? */
  unkept(id: string): boolean {
    return this.#unkept.has(id);
  }

  /** Puts a file here and, where this tab may, into the store; fails with a `StoreError` when it is here already. */
  async put(
    entry: FileEntry,
    bytes: FileBytes,
    target: SaveTarget | null,
    keep: boolean,
  ): Promise<void> {
    const before = this.#files.find((file) => file.entry.id === entry.id);
    const version = (before?.version ?? 0) + 1;
    const file: KeptFile = { entry, bytes, target, version };
    this.#replace(before ?? null, { ...file, version: version - 1 });
    this.#unkept.add(entry.id);
    if (!keep) return;
    await this.#store.put(file);
    this.#replace(this.file(entry.id), file);
    this.#unkept.delete(entry.id);
  }

  async remove(id: string): Promise<void> {
    this.#files = this.#files.filter(({ entry }) => entry.id !== id);
    this.#unkept.delete(id);
    await this.#store.remove(id);
  }

  #replace(before: KeptFile | null, file: KeptFile): void {
    this.#files =
      before === null
        ? [...this.#files, file]
        : this.#files.map((old) => (old === before ? file : old));
  }
}
