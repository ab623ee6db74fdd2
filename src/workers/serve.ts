import { transfer } from "comlink";
import type { FileJob, FileWork } from "../app/file-work";
import type { Progress } from "../app/ports";
import type { RollupSession } from "../app/rollup-session";
import { outcomeOf } from "./outcome";
import type { Outcome } from "./outcome";

/** What a worker offers: any job by its name. */
export interface ServedWork {
  run(
    group: string,
    job: string,
    input: unknown,
    onProgress: (progress: Progress) => void,
  ): Promise<Outcome>;
}

/** Progress is told at most so often, in milliseconds: nobody sees more. */
const PROGRESS_INTERVAL = 80;

/** A `FileWork` as a worker offers it. */
export function serveWork(work: FileWork): ServedWork {
  return {
    run: async (group, job, input, onProgress) => {
      const run = jobOf(work, group, job);
      const outcome = await outcomeOf(
        run(input, { onProgress: seldom(onProgress) }),
      );
      return transfer(outcome, buffersOf(outcome));
    },
  };
}

/** What is asked of a session from another thread. */
export type SessionVerb = Exclude<keyof RollupSession, "close">;

/** What a worker with a roll-up session offers. */
export interface ServedSession {
  call(
    verb: SessionVerb,
    given: readonly unknown[],
    onProgress: (progress: Progress) => void,
  ): Promise<Outcome>;
}

/** A session as a worker offers it. */
export function serveSession(session: RollupSession): ServedSession {
  return {
    call: async (verb, given, onProgress) => {
      const ask = session[verb].bind(session) as (
        ...given: readonly unknown[]
      ) => Promise<unknown>;
      const control = { onProgress: seldom(onProgress) };
      const outcome = await outcomeOf(
        verb === "read" ? ask(...given, control) : ask(...given),
      );
      return transfer(outcome, buffersOf(outcome));
    },
  };
}

function jobOf(
  work: FileWork,
  group: string,
  job: string,
): FileJob<unknown, unknown> {
  const groups = new Map(Object.entries<object>({ ...work }));
  const jobs = new Map(
    Object.entries<FileJob<unknown, unknown>>({ ...groups.get(group) }),
  );
  const run = jobs.get(job);
  if (run === undefined) throw new Error(`no job ${group}.${job}`);
  return run;
}

/** Passes on the first and the last progress, and those between that are not too close. */
function seldom(
  onProgress: (progress: Progress) => void,
): (progress: Progress) => void {
  let told = -Infinity;
  return (progress) => {
    const now = performance.now();
    if (now - told < PROGRESS_INTERVAL && progress.done < progress.total)
      return;
    told = now;
    onProgress(progress);
  };
}

/** Bytes in a job's result, or in a member of it, are handed over and not copied. */
function buffersOf(outcome: Outcome): ArrayBuffer[] {
  if (!outcome.ok) return [];
  const { value } = outcome;
  const members: unknown[] =
    typeof value === "object" && value !== null ? Object.values(value) : [];
  const candidates = value instanceof Uint8Array ? [value] : members;
  const buffers = candidates.flatMap((candidate) =>
    candidate instanceof Uint8Array && candidate.buffer instanceof ArrayBuffer
      ? candidate.buffer
      : [],
  );
  return [...new Set(buffers)];
}
