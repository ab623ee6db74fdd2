import type { Turn } from "../app/workbench";

/** How long a tab may take to keep its work before its turn is taken all the same, in milliseconds. */
const PATIENCE = 4_000;

/**
 * The turn as a lock of the browser's (Web Locks), which ends with its tab;
 * a channel asks the tab that holds it to keep its work and let go. Where a
 * browser lacks them every tab has the turn, and the store's versions still
 * keep one from overwriting the other.
 */
export class TabTurn implements Turn {
  readonly #name: string;
  readonly #channel: BroadcastChannel | null;
  #release: (() => void) | null = null;
  #giveUp: () => Promise<void> = () => Promise.resolve();

  constructor(name: string) {
    this.#name = name;
    this.#channel =
      typeof BroadcastChannel === "undefined"
        ? null
        : new BroadcastChannel(name);
    this.#channel?.addEventListener("message", ({ data }) => {
      if (data === "give-up" && this.#release !== null) void this.#letGo();
    });
  }

  async claim(): Promise<boolean> {
    const locks = locksOf();
    return locks === null ? true : this.#request(locks, { ifAvailable: true });
  }

  async take(): Promise<void> {
    const locks = locksOf();
    if (locks === null || this.#release !== null) return;
    this.#channel?.postMessage("give-up");
    const signal = AbortSignal.timeout(PATIENCE);
    try {
      await this.#request(locks, { signal });
    } catch {
      // The other tab does not answer, perhaps it is frozen.
      await this.#request(locks, { steal: true });
    }
  }

  onTaken(giveUp: () => Promise<void>): void {
    this.#giveUp = giveUp;
  }

  /** Holds the lock until `#release` is called; resolves when it is held, or known to be another's. */
  #request(locks: LockManager, options: LockOptions): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const held = locks.request(this.#name, options, (lock) => {
        if (lock === null) {
          resolve(false);
          return undefined;
        }
        return new Promise<void>((release) => {
          this.#release = release;
          resolve(true);
        });
      });
      held.catch((error: unknown) => {
        // Stolen from this tab: it may not write any more.
        if (this.#release !== null) {
          this.#release = null;
          void this.#giveUp();
        }
        reject(error instanceof Error ? error : new Error(String(error)));
      });
    });
  }

  async #letGo(): Promise<void> {
    const release = this.#release;
    this.#release = null;
    await this.#giveUp();
    release?.();
  }
}

function locksOf(): LockManager | null {
  return "locks" in navigator ? navigator.locks : null;
}
