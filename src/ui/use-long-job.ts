import { useEffect, useRef, useState } from "react";
import type { FileJobControl } from "../app/file-work";
import { CancelledError } from "../app/ports";
import type { Progress } from "../app/ports";

/** How far a long job has come; `startedAt` in milliseconds of the page's clock. */
export type LongJobState<T> =
  | { readonly kind: "idle" | "cancelled" }
  | {
      readonly kind: "running";
      readonly progress: Progress | null;
      readonly startedAt: number;
    }
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "failed"; readonly error: unknown };

export interface LongJobHandle<T> {
  readonly state: LongJobState<T>;
  /** Starts the job; one that runs already is stopped. */
  readonly run: (job: (control: FileJobControl) => Promise<T>) => void;
  readonly cancel: () => void;
  /** Forgets how the last one ended. */
  readonly reset: () => void;
}

/** One long job of a page at a time; it stops when the page goes. */
export function useLongJob<T>(): LongJobHandle<T> {
  const [state, setState] = useState<LongJobState<T>>({ kind: "idle" });
  const running = useRef<AbortController | null>(null);
  const stop = (): void => {
    running.current?.abort();
    running.current = null;
  };
  useEffect(() => stop, []);
  return {
    state,
    run: (job) => {
      stop();
      const control = new AbortController();
      running.current = control;
      const startedAt = performance.now();
      const isCurrent = (): boolean => running.current === control;
      setState({ kind: "running", progress: null, startedAt });
      job({
        signal: control.signal,
        onProgress: (progress) => {
          if (isCurrent()) setState({ kind: "running", progress, startedAt });
        },
      }).then(
        (value) => {
          if (isCurrent()) setState({ kind: "done", value });
        },
        (error: unknown) => {
          if (!isCurrent()) return;
          setState(
            error instanceof CancelledError
              ? { kind: "cancelled" }
              : { kind: "failed", error },
          );
        },
      );
    },
    cancel: () => {
      stop();
      setState({ kind: "cancelled" });
    },
    reset: () => {
      stop();
      setState({ kind: "idle" });
    },
  };
}
