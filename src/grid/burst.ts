/** Collects things that come in quick succession and tells listeners of them once it is quiet. */
export class Burst<Thing> {
  readonly #quiet: number;
  readonly #listeners = new Set<(things: readonly Thing[]) => void>();
  #things: Thing[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `quiet`: milliseconds without a further thing after which a burst is over. */
  constructor(quiet: number) {
    this.#quiet = quiet;
  }

  add(thing: Thing): void {
    if (this.#listeners.size === 0) return;
    this.#things.push(thing);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#tell();
    }, this.#quiet);
  }

  /** The function ends it. */
  listen(listener: (things: readonly Thing[]) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Tells of what has come so far, without waiting for quiet. */
  flush(): void {
    clearTimeout(this.#timer);
    if (this.#things.length > 0) this.#tell();
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#listeners.clear();
    this.#things = [];
  }

  #tell(): void {
    const things = this.#things;
    this.#things = [];
    for (const listener of this.#listeners) listener(things);
  }
}
