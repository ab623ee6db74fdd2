import {
  BytesSurface,
  Desk,
  DeskHost,
  StoreError,
} from "../../../src/app/workbench";
import type {
  DeskStore,
  DeskWork,
  KeptFile,
  Saved,
  Turn,
  WorkbookFile,
} from "../../../src/app/workbench";
import { dayOf } from "../../../src/core/plan";
import { deskWork } from "../../../src/workers/desk/desk-work";

/** A store in memory with the same rule of versions as the browser's. */
export class MemoryStore implements DeskStore {
  readonly files = new Map<string, KeptFile>();
  trouble: StoreError | null = null;

  load(): Promise<readonly KeptFile[]> {
    return this.trouble === null
      ? Promise.resolve([...this.files.values()])
      : Promise.reject(this.trouble);
  }

  put(file: KeptFile): Promise<void> {
    const { id } = file.entry;
    if (this.trouble !== null) return Promise.reject(this.trouble);
    if ((this.files.get(id)?.version ?? 0) !== file.version - 1)
      return Promise.reject(new StoreError("store-stale"));
    this.files.set(id, file);
    return Promise.resolve();
  }

  remove(id: string): Promise<void> {
    this.files.delete(id);
    return Promise.resolve();
  }
}

/** Turns between the desks of one test, as between tabs of one browser. */
export class Turns {
  #holder: { giveUp: () => Promise<void> } | null = null;

  forOne(): Turn {
    const own = { giveUp: () => Promise.resolve() };
    return {
      claim: () => {
        const free = this.#holder === null;
        if (free) this.#holder = own;
        return Promise.resolve(free);
      },
      take: async () => {
        if (this.#holder !== own) await this.#holder?.giveUp();
        this.#holder = own;
      },
      onTaken: (giveUp) => {
        own.giveUp = giveUp;
      },
    };
  }
}

/** A disk that remembers what was saved, and answers the next save as it is told. */
export class Disk {
  readonly saved: WorkbookFile[] = [];
  answer: Saved | null = null;

  save(file: WorkbookFile): Promise<Saved> {
    if (this.answer !== null) return Promise.resolve(this.answer);
    this.saved.push(file);
    return Promise.resolve({ kind: "saved", name: file.name, target: this });
  }
}

/** The real work; the sample is made once for all tests, since it takes its time. */
const sample = deskWork.sample("zh", dayOf(2026, 11, 29)!);
const work: DeskWork = { ...deskWork, sample: () => sample };

/** A desk on the real work and a surface without a screen, started. */
export async function startedDesk({
  store = new MemoryStore(),
  turns = new Turns(),
} = {}) {
  const disk = new Disk();
  const clock = { ticks: 0 };
  const desk = new Desk({
    work,
    store,
    saver: disk,
    today: () => dayOf(2026, 11, 29)!,
    turn: turns.forOne(),
    now: () =>
      new Date(Date.UTC(2026, 9, 1) + (clock.ticks += 1)).toISOString(),
    newId: () => crypto.randomUUID(),
  });
  await desk.useSurface(new BytesSurface(work));
  await desk.start();
  return { desk, host: new DeskHost(desk), disk, store };
}
