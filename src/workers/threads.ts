import { proxy, wrap } from "comlink";
import type { Remote } from "comlink";
import type { FileJobControl } from "../app/file-work";
import { CancelledError, JobError } from "../app/ports";
import { valueOf } from "./outcome";
import type { ServedWork } from "./serve";

/** A worker that is there, doing one job or none. */
interface Thread {
  readonly worker: Worker;
  readonly work: Remote<ServedWork>;
}

/**
 * Workers of one kind: each job has one to itself, so that a job is stopped by
 * ending its worker, at once and whatever it is doing. One idle worker is kept
 * for the next job.
 */
export class Threads {
  private readonly idle: Thread[] = [];

  constructor(private readonly start: () => Worker) {}

  /**
   * Does a job. Fails as the job does; with `CancelledError` as soon as the
   * signal says so, and with `worker-lost` where the worker cannot be loaded
   * or has died.
   */
  async run(
    group: string,
    job: string,
    input: unknown,
    { signal, onProgress }: FileJobControl = {},
  ): Promise<unknown> {
    if (signal?.aborted === true) throw new CancelledError("cancelled");
    const thread = this.idle.pop() ?? this.begin();
    const end = new AbortController();
    try {
      const outcome = await Promise.race([
        thread.work.run(group, job, input, proxy(onProgress ?? ignore)),
        endOf(thread, signal, end.signal),
      ]);
      if (this.idle.length === 0) this.idle.push(thread);
      else thread.worker.terminate();
      return valueOf(outcome);
    } catch (error) {
      if (!this.idle.includes(thread)) thread.worker.terminate();
      throw error;
    } finally {
      end.abort();
    }
  }

  private begin(): Thread {
    const worker = this.start();
    return { worker, work: wrap<ServedWork>(worker) };
  }
}

function ignore(): void {
  // Nobody watches this job.
}

/** Fails when the person stops the job or the worker dies; until then it waits. */
function endOf(
  { worker }: Thread,
  signal: AbortSignal | undefined,
  over: AbortSignal,
): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener(
      "abort",
      () => {
        worker.terminate();
        reject(new CancelledError("cancelled"));
      },
      { signal: over },
    );
    for (const type of ["error", "messageerror"]) {
      worker.addEventListener(
        type,
        () => {
          reject(new JobError("worker-lost"));
        },
        { signal: over },
      );
    }
  });
}
