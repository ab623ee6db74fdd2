import { CancelledError } from "../ports";
import type { JobControl, Progress } from "../ports";

/** Watches and stops a job that may run in another thread. */
export interface FileJobControl {
  readonly onProgress?: (progress: Progress) => void;
  /** Ends the job with a `CancelledError`, also in the middle of a piece of work where a thread of its own does it. */
  readonly signal?: AbortSignal;
}

/**
 * A long job on files. Input and output are plain data (numbers, texts, lists,
 * maps, bytes, blobs), so that the job can be done in another thread. Fails
 * with `JobError`, `RefusedError` or `CancelledError`; anything else is a
 * mistake in the program.
 */
export type FileJob<Input, Output> = (
  input: Input,
  control?: FileJobControl,
) => Promise<Output>;

/** The same control for use cases that ask between two pieces of work. */
export function jobControlOf({
  onProgress,
  signal,
}: FileJobControl): JobControl {
  return {
    ...(onProgress === undefined ? {} : { onProgress }),
    isCancelled: () => signal?.aborted === true,
  };
}

/** Ends the job here if the person stopped it. */
export function stopIfCancelled({ signal }: FileJobControl): void {
  if (signal?.aborted === true) throw new CancelledError("cancelled");
}
