import type { FileWork } from "../file-work";
import { JobError } from "../ports";
import type { PaneTools } from "./tools";

/** The long jobs on files. Fails with `worker-lost` where the place has none. */
export function workOf({ work }: PaneTools): FileWork {
  if (work === undefined) throw new JobError("worker-lost");
  return work;
}
