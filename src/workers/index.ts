import type { FileJobControl, FileWork } from "../app/file-work";
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
  return groupsIn(threads) as FileWork;
}

/** An object that has every group and every job: what there is of them, the worker knows. */
function groupsIn(threads: Threads): object {
  return membersBy((group) =>
    membersBy(
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
