import { RefusedError } from "../ports";
import type { Language, WorkbookLayout } from "../../core/layout";
import type { Day } from "../../core/plan";
import { HostError } from "../../core/layout";
import { valueOf } from "./answers";
import { plainLayout } from "./plain-layout";
import type { Saver } from "./saver";
import { Shelf } from "./shelf";
import { FIRST_STATE } from "./state";
import type { Busy, DeskNotice, DeskState } from "./state";
import { StoreError } from "./store";
import type { DeskStore, FileBytes, FileEntry, SaveTarget } from "./store";
import type { Surface, WorkbookFile } from "./surface";
import type { Turn } from "./turn";
import { UnsavableError } from "./work";
import type { DeskWork } from "./work";

/** Changes are kept when nothing has changed for this long, in milliseconds. */
const CALM = 250;

export interface DeskParts {
  readonly work: DeskWork;
  readonly store: DeskStore;
  readonly saver: Saver;
  readonly turn: Turn;
  /** The running day where the person is. */
  readonly today: () => Day;
  /** The running moment, ISO 8601 in UTC. */
  readonly now: () => string;
  readonly newId: () => string;
}

/** A file that a person gave to be opened. */
export interface GivenFile extends WorkbookFile {
  /** Where it can be saved to again; `null` where the browser does not tell. */
  readonly target: SaveTarget | null;
  /** Just made here: it has not been saved yet. */
  readonly made?: boolean;
}

/**
 * The files of the workbench: which there are, which one is in the sheet, what
 * is not saved yet. Work is kept in the store after every change, so that a
 * closed tab loses nothing. One thing is done after the other; what goes wrong
 * is a notice in the state, and the files are then as before.
 */
export class Desk {
  readonly #parts: DeskParts;
  readonly #shelf: Shelf;
  readonly #listeners = new Set<() => void>();
  readonly #switched = new Set<() => void>();
  #state: DeskState = FIRST_STATE;
  #surface: Surface | null = null;
  #endSurface: (() => void) | null = null;
  #awaitingSurface: (() => void)[] = [];
  #queue: Promise<unknown> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** Counts changes of the open file, so that one made during a save stays unsaved. */
  #changes = 0;
  #kept = 0;
  /** A file is being put into the surface: what that changes is nobody's edit. */
  #showing = false;

  constructor(parts: DeskParts) {
    this.#parts = parts;
    this.#shelf = new Shelf(parts.store);
    parts.turn.onTaken(async () => {
      await this.keepNow();
      this.#set({ access: "elsewhere" });
    });
  }

  get state(): DeskState {
    return this.#state;
  }

  /** For React's external store: called after every change of `state`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Called when another file, or none, is in front; the function ends it. */
  onSwitched(listener: () => void): () => void {
    this.#switched.add(listener);
    return () => this.#switched.delete(listener);
  }

  /** Takes what is kept, and opens the file that was open last. */
  async start(): Promise<void> {
    await this.#inTurn(async () => {
      const mine = await this.#parts.turn.claim();
      this.#set({ access: mine ? "owner" : "elsewhere" });
      if (mine) await this.#restore();
    });
  }

  /** Works on in this tab although another one has the files. */
  async takeOver(): Promise<void> {
    await this.#inTurn(async () => {
      await this.#parts.turn.take();
      this.#set({ access: "owner" });
      await this.#restore();
    });
  }

  /** Looks at the files that another tab works on; nothing is kept. */
  async lookOnly(): Promise<void> {
    await this.#inTurn(async () => {
      this.#set({ access: "reader" });
      await this.#restore();
    });
  }

  /** Gives the desk the place to work on; the open file moves there. */
  async useSurface(surface: Surface): Promise<void> {
    await this.#inTurn(async () => {
      await this.#keepOpen();
      this.#endSurface?.();
      this.#surface?.dispose();
      this.#surface = surface;
      this.#endSurface = surface.onChanged(() => {
        this.#changed();
      });
      const { open } = this.#state;
      if (open !== null) await this.#show(open);
      for (const resolve of this.#awaitingSurface.splice(0)) resolve();
    });
  }

  /** The surface with the open file in it, as soon as both are there; `null` where no file is open. */
  async front(): Promise<Surface | null> {
    await this.#queue;
    while (this.#state.open !== null && this.#surface === null) {
      await new Promise<void>((resolve) => this.#awaitingSurface.push(resolve));
      await this.#queue;
    }
    return this.#state.open === null ? null : this.#surface;
  }

  get writable(): boolean {
    return this.#state.access === "owner";
  }

  async open(id: string): Promise<void> {
    await this.#inTurn(() => this.#switchTo(id));
  }

  /** Puts the open file away, its changes kept, and shows the start page. */
  async toStart(): Promise<void> {
    await this.#inTurn(async () => {
      if (!(await this.#keepOpen())) return;
      this.#set({ open: null, notices: lasting(this.#state.notices) });
      this.#tellSwitched();
    });
  }

  /** Takes files in and opens the last one of them that can be opened. */
  async add(files: readonly GivenFile[]): Promise<void> {
    await this.#inTurn(async () => {
      const taken: string[] = [];
      for (const file of files) {
        const busy = { kind: "opening", name: file.name } as const;
        await this.#busyWith(busy, async () => {
          taken.push(await this.#takeGiven(file));
        });
      }
      const last = taken.at(-1);
      if (last !== undefined) await this.#switchTo(last, true);
    });
  }

  /** A new workbook of a layout, in front; it has not been saved yet. */
  async create(layout: WorkbookLayout, name: string): Promise<void> {
    await this.#inTurn(async () => {
      const bytes = valueOf(
        await this.#parts.work.render(null, plainLayout(layout), "create"),
      );
      await this.#take({ name, bytes, target: null, dirty: true });
      const { files } = this.#state;
      await this.#switchTo(files.at(-1)?.id ?? "");
    });
  }

  /** Makes the sample county's files, unless they are there. */
  async trySample(language: Language): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#state.files.some(({ group }) => group === "sample")) return;
      await this.#busyWith({ kind: "sample" }, async () => {
        const { files, roster, record } = await this.#parts.work.sample(
          language,
          this.#parts.today(),
        );
        await this.#take({ ...roster, group: "sample", kind: "roster" });
        await this.#take({ ...record, group: "sample", kind: "record" });
        for (const file of files)
          await this.#take({ ...file, group: "sample" });
      });
    });
  }

  /** Saves the open file. `elsewhere` asks for the place although one is known. */
  async save(how: "same-place" | "elsewhere" = "same-place"): Promise<void> {
    await this.#inTurn(() => this.#save(how));
  }

  /** Takes a file off the list, with what is kept of it; what was saved on the disk stays there. */
  async close(id: string): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#state.open === id) {
        this.#forgetChanges();
        this.#set({ open: null, pending: false });
        this.#tellSwitched();
      }
      await this.#storing(() => this.#shelf.remove(id));
      this.#set({ files: this.#shelf.entries });
    });
  }

  /** Keeps what has changed at once: the tab may be about to close. */
  async keepNow(): Promise<void> {
    await this.#inTurn(async () => {
      await this.#keepOpen();
    });
  }

  /** A file as it stands; the open one with what has just been typed. */
  async bytesOf(id: string): Promise<Uint8Array> {
    return this.#inTurn(async () => {
      if (id === this.#state.open) await this.#keepOpen();
      return this.#shelf.file(id).bytes.current;
    });
  }

  dismiss(notice: DeskNotice): void {
    this.#set({ notices: this.#state.notices.filter((n) => n !== notice) });
  }

  async #restore(): Promise<void> {
    await this.#storing(() => this.#shelf.load());
    this.#set({ files: this.#shelf.entries, open: null });
    const [last] = [...this.#shelf.entries]
      .filter(({ dirty }) => dirty)
      .sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
    if (last === undefined) return;
    await this.#switchTo(last.id);
    if (this.#state.open === last.id)
      this.#say({ kind: "restored", name: last.name });
  }

  async #takeGiven(file: GivenFile): Promise<string> {
    const { name, bytes, target, made = false } = file;
    const workbook = valueOf(await this.#parts.work.workbookOf(name, bytes));
    if (sameBytes(workbook, bytes))
      return this.#take({ name, bytes, target, dirty: made });
    const named = asXlsx(name);
    const id = await this.#take({ name: named, bytes: workbook });
    this.#say({ kind: "converted", name: named });
    return id;
  }

  async #take(
    file: WorkbookFile & {
      readonly target?: SaveTarget | null;
      readonly group?: FileEntry["group"];
      readonly kind?: FileEntry["kind"];
      readonly dirty?: boolean;
    },
  ): Promise<string> {
    const { now, newId } = this.#parts;
    const id = newId();
    const { bytes, target = null, group = "mine", kind = "workbook" } = file;
    const entry: FileEntry = {
      id,
      name: freeName(file.name, this.#state.files),
      group,
      kind,
      dirty: file.dirty ?? false,
      changedAt: now(),
    };
    await this.#put(entry, { base: bytes, current: bytes }, target);
    return id;
  }

  async #switchTo(id: string, fresh = false): Promise<void> {
    if (this.#state.open === id || !(await this.#keepOpen())) return;
    const { entry } = this.#shelf.file(id);
    await this.#busyWith({ kind: "opening", name: entry.name }, async () => {
      if (!fresh) this.#set({ notices: lasting(this.#state.notices) });
      await this.#show(id);
      this.#forgetChanges();
      this.#set({ open: id });
      this.#tellSwitched();
    });
  }

  #forgetChanges(): void {
    this.#stopTimer();
    this.#kept = this.#changes;
  }

  /** Puts a file into the surface, if there is one yet. */
  async #show(id: string): Promise<void> {
    if (this.#surface === null) return;
    const { entry, bytes } = this.#shelf.file(id);
    this.#showing = true;
    try {
      const parts = await this.#surface.show({
        name: entry.name,
        bytes: bytes.current,
      });
      if (parts.length > 0)
        this.#say({ kind: "unshown", name: entry.name, parts });
    } finally {
      this.#showing = false;
    }
  }

  #changed(): void {
    if (this.#showing || this.#state.open === null || !this.writable) return;
    this.#changes += 1;
    this.#markDirty(this.#state.open);
    this.#stopTimer();
    // Without settling: the person may be typing into the next cell.
    this.#timer = setTimeout(() => {
      void this.#inTurn(() => this.#keepChanged());
    }, CALM);
  }

  #markDirty(id: string): void {
    const files = this.#state.files.map((entry) =>
      entry.id === id && !entry.dirty ? { ...entry, dirty: true } : entry,
    );
    this.#set({ files, pending: true });
  }

  /** Keeps the open file with what is being typed. `false` as `#keepChanged`. */
  async #keepOpen(): Promise<boolean> {
    if (this.#state.open !== null) await this.#surface?.settle();
    return this.#keepChanged();
  }

  /** Keeps the open file as it stands. `false` where it cannot be made into a file, which is said: then it must stay open. */
  async #keepChanged(): Promise<boolean> {
    this.#stopTimer();
    const { open } = this.#state;
    if (open === null || this.#surface === null) return true;
    const upTo = this.#changes;
    if (upTo === this.#kept || !this.writable) return true;
    const current = await this.#openBytes(this.#surface);
    if (current === null) return false;
    const { entry, bytes, target } = this.#shelf.file(open);
    await this.#put(
      { ...entry, dirty: true, changedAt: this.#parts.now() },
      { base: bytes.base, current },
      target,
    );
    this.#kept = upTo;
    if (this.#changes === upTo)
      this.#set({ pending: this.#shelf.unkept(open) });
    return true;
  }

  async #openBytes(surface: Surface): Promise<Uint8Array | null> {
    try {
      const bytes = await surface.bytes();
      this.#unsay("unsavable");
      return bytes;
    } catch (error) {
      if (error instanceof UnsavableError)
        this.#say({ kind: "unsavable", reason: error.reason });
      else if (error instanceof HostError || error instanceof RefusedError)
        this.#say({ kind: "store", code: "store-failed" });
      else throw error;
      return null;
    }
  }

  async #save(how: "same-place" | "elsewhere"): Promise<void> {
    const { open } = this.#state;
    if (open === null || !(await this.#keepOpen())) return;
    const { entry, bytes, target } = this.#shelf.file(open);
    await this.#busyWith({ kind: "saving", name: entry.name }, async () => {
      const upTo = this.#changes;
      const saved = await this.#parts.saver.save(
        { name: entry.name, bytes: bytes.current },
        how === "elsewhere" ? null : target,
      );
      if (saved.kind === "cancelled") return;
      if (saved.kind === "refused") {
        this.#say({ kind: "save-refused", name: entry.name });
        return;
      }
      const dirty = this.#changes !== upTo;
      await this.#put(
        { ...entry, name: saved.name, dirty, changedAt: this.#parts.now() },
        { base: bytes.current, current: bytes.current },
        saved.target,
      );
      this.#say({ kind: "saved", name: saved.name });
    });
  }

  async #put(
    entry: FileEntry,
    bytes: FileBytes,
    target: SaveTarget | null,
  ): Promise<void> {
    await this.#storing(() =>
      this.#shelf.put(entry, bytes, target, this.writable),
    );
    this.#set({ files: this.#shelf.entries });
  }

  /** Work on the store: what it refuses is said, and the files stay in this tab. */
  async #storing(task: () => Promise<void>): Promise<void> {
    try {
      await task();
      this.#unsay("store");
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.#say({ kind: "store", code: error.code });
      if (error.code === "store-stale") this.#set({ access: "elsewhere" });
    }
  }

  /** Expected trouble of a piece of work becomes a notice. */
  async #busyWith(busy: Busy, task: () => Promise<void>): Promise<void> {
    this.#set({ busy });
    try {
      await task();
    } catch (error) {
      if (error instanceof RefusedError)
        this.#say({ kind: "refused", finding: error.finding });
      else if (error instanceof HostError && busy.kind !== "sample")
        this.#say({ kind: "save-refused", name: busy.name });
      else throw error;
    } finally {
      this.#set({ busy: null });
    }
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const run = this.#queue.then(task);
    this.#queue = run.catch(() => undefined);
    return run;
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #say(notice: DeskNotice): void {
    const others = this.#state.notices.filter(
      ({ kind }) => kind !== notice.kind || kind === "refused",
    );
    this.#set({ notices: [...others, notice] });
  }

  #unsay(kind: DeskNotice["kind"]): void {
    const others = this.#state.notices.filter((n) => n.kind !== kind);
    if (others.length < this.#state.notices.length)
      this.#set({ notices: others });
  }

  #tellSwitched(): void {
    for (const listener of this.#switched) listener();
  }

  #set(change: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** Notices that outlive the file that they are about. */
function lasting(notices: readonly DeskNotice[]): readonly DeskNotice[] {
  return notices.filter(({ kind }) => kind === "store");
}

/** A name that no other file of the list has: `计划 (2).xlsx`. */
function freeName(name: string, files: readonly FileEntry[]): string {
  const taken = new Set(files.map((file) => file.name));
  if (!taken.has(name)) return name;
  const dot = name.lastIndexOf(".");
  const [stem, end] =
    dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  let n = 2;
  while (taken.has(`${stem} (${n})${end}`)) n += 1;
  return `${stem} (${n})${end}`;
}

function asXlsx(name: string): string {
  return `${name.replace(/\.[^.]{1,5}$/u, "")}.xlsx`;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
