import type { FileJobControl, FileWork } from "../app/file-work";
import type { RollupSession } from "../app/rollup-session";
import { remoteSession } from "./session";
import { Threads } from "./threads";

/** The jobs on files, done in workers; a worker is started when the first job is asked for. */
export function connectFileWork(): FileWork {
  const threads = new Threads(
    () =>
      new Worker(
        new URL(
          /* webpackChunkName: "file-worker" */ "./file-worker",
          import.meta.url,
        ),
        { type: "module" },
      ),
  );
  return groupsIn(threads, { openRollup }) as FileWork;
}

function openRollup(): RollupSession {
  return remoteSession(
    () =>
      new Worker(
        new URL(
          /* webpackChunkName: "rollup-worker" */ "./rollup-worker",
          import.meta.url,
        ),
        { type: "module" },
      ),
  );
}

/** An object that has every group and every job: what there is of them, the worker knows. `own` has a thread of its own. */
function groupsIn(
  threads: Threads,
  own: Readonly<Record<string, unknown>>,
): object {
  return membersBy((group) =>
    Object.hasOwn(own, group)
      ? own[group]
      : membersBy(
          (job) =>
            (input: unknown, control?: FileJobControl): Promise<unknown> =>
              threads.run(group, job, input, control),
        ),
  );
}

function membersBy(member: (name: string) => unknown): object {
  return new Proxy(
    {},
    {
      get: (_target, name) =>
        // Who waits for an object asks for its `then`; no job is called so.
        typeof name === "string" && name !== "then" ? member(name) : undefined,
    },
  );
}
