import { openDB } from "idb";
import type { DBSchema, IDBPDatabase } from "idb";
import { StoreError } from "../app/workbench";
import type { DeskStore, KeptFile } from "../app/workbench";

interface Schema extends DBSchema {
  files: { key: string; value: KeptFile & { readonly order: number } };
}

/** The database of a deployment: another folder of the same server has another one. */
export function databaseName(address: string): string {
  return `union-plan ${new URL(".", address).pathname}`;
}

/** The store on IndexedDB. Where the browser has none every method says so. */
export class IdbStore implements DeskStore {
  readonly #database: Promise<IDBPDatabase<Schema>>;

  constructor(name: string) {
    this.#database = openDB<Schema>(name, 1, {
      upgrade: (database) => {
        database.createObjectStore("files");
      },
      // Another tab wants a newer form of the database: this one makes way.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
      },
    });
    // Every method hears of it.
    this.#database.catch(() => undefined);
  }

  async load(): Promise<readonly KeptFile[]> {
    return trouble(async () => {
      const files = await (await this.#database).getAll("files");
      return files.sort((a, b) => a.order - b.order);
    });
  }

  async put(file: KeptFile): Promise<void> {
    await trouble(async () => {
      const database = await this.#database;
      const transaction = database.transaction("files", "readwrite");
      const { id } = file.entry;
      const before = await transaction.store.get(id);
      if ((before?.version ?? 0) !== file.version - 1) {
        transaction.abort();
        await transaction.done.catch(() => undefined);
        throw new StoreError("store-stale");
      }
      const order = before?.order ?? Date.now();
      await Promise.all([
        transaction.store.put({ ...file, order }, id),
        transaction.done,
      ]);
    });
  }

  async remove(id: string): Promise<void> {
    await trouble(async () => (await this.#database).delete("files", id));
  }
}

/** What IndexedDB refuses, as the app's error. */
async function trouble<T>(task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const full =
      error instanceof DOMException && error.name === "QuotaExceededError";
    throw new StoreError(
      full ? "store-full" : "store-closed",
      error instanceof Error ? error.message : String(error),
    );
  }
}
