import { CancelledError, JobError, RefusedError } from "../app/ports";
import type { Finding } from "../core/finding";

/** How a job ended, as plain data: errors lose their class and their members between threads. */
export type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly trouble: PlainTrouble };

type PlainTrouble =
  | {
      readonly kind: "job";
      readonly code: JobError["code"];
      readonly params: JobError["params"];
    }
  | { readonly kind: "refused"; readonly finding: Finding }
  | { readonly kind: "cancelled" }
  | { readonly kind: "mistake"; readonly message: string };

/** Waits for a job; never fails. */
export async function outcomeOf(job: Promise<unknown>): Promise<Outcome> {
  try {
    return { ok: true, value: await job };
  } catch (error) {
    return { ok: false, trouble: plainTrouble(error) };
  }
}

/** What the job gave, or the error that ended it, as in its own thread. */
export function valueOf(outcome: Outcome): unknown {
  if (outcome.ok) return outcome.value;
  throw errorOf(outcome.trouble);
}

function plainTrouble(error: unknown): PlainTrouble {
  if (error instanceof JobError)
    return { kind: "job", code: error.code, params: error.params };
  if (error instanceof RefusedError)
    return { kind: "refused", finding: error.finding };
  if (error instanceof CancelledError) return { kind: "cancelled" };
  const message = error instanceof Error ? error.stack : undefined;
  return { kind: "mistake", message: message ?? String(error) };
}

function errorOf(trouble: PlainTrouble): Error {
  switch (trouble.kind) {
    case "job":
      return new JobError(trouble.code, trouble.params);
    case "refused":
      return new RefusedError(trouble.finding);
    case "cancelled":
      return new CancelledError("cancelled");
    case "mistake":
      return new Error(trouble.message);
  }
}
