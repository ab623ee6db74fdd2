import { wrap } from "comlink";
import type { Remote } from "comlink";
import { branchReader } from "../app/rollup-session";
import type { BranchReader } from "../app/rollup-session";
import { browserTools } from "./browser-tools";

/** More readers than this wait for the one thread that counts. */
const MOST_READERS = 4;

/**
 * Readers in threads of their own, as many as the machine has use for; they
 * end with the thread that asks. Where a worker cannot start workers, it reads
 * by itself.
 */
export function readersForThisMachine(): readonly BranchReader[] {
  if (typeof Worker === "undefined") return [branchReader(browserTools)];
  const count = Math.min(MOST_READERS, navigator.hardwareConcurrency);
  return Array.from({ length: Math.max(1, count) }, () => threadReader());
}

interface ReaderThread {
  readonly reader: Remote<BranchReader>;
  /** Fails when the thread dies. */
  readonly death: Promise<never>;
}

/** A reader that starts its thread when it is first needed, and again after the thread died. */
function threadReader(): BranchReader {
  let thread: ReaderThread | null = null;
  return {
    read: async (file, options) => {
      thread ??= startThread(() => {
        thread = null;
      });
      return Promise.race([thread.reader.read(file, options), thread.death]);
    },
  };
}

function startThread(onDeath: () => void): ReaderThread {
  const worker = new Worker(
    new URL(
      /* webpackChunkName: "reader-worker" */ "./reader-worker",
      import.meta.url,
    ),
    { type: "module" },
  );
  const death = new Promise<never>((_resolve, reject) => {
    worker.addEventListener("error", () => {
      onDeath();
      worker.terminate();
      reject(new Error("the reader died"));
    });
  });
  // It is heard by whoever waits for a file; between files nobody needs to.
  death.catch(() => undefined);
  return { reader: wrap<BranchReader>(worker), death };
}
