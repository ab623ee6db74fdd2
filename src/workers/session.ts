import { proxy, wrap } from "comlink";
import type { Remote } from "comlink";
import type { FileJobControl } from "../app/file-work";
import type { RollupSession } from "../app/rollup-session";
import { CancelledError, JobError } from "../app/ports";
import { valueOf } from "./outcome";
import type { ServedSession, SessionVerb } from "./serve";

/**
 * A roll-up session in a worker. To stop it is to end its worker, and with it
 * the readers that it has started: nothing goes on, whatever they were doing.
 */
export function remoteSession(start: () => Worker): RollupSession {
  return new RemoteSession(start());
}

class RemoteSession implements RollupSession {
  readonly #session: Remote<ServedSession>;
  readonly #death: Promise<never>;
  #die: (error: Error) => void = () => undefined;

  constructor(private readonly worker: Worker) {
    this.#session = wrap<ServedSession>(worker);
    this.#death = new Promise<never>((_resolve, reject) => {
      this.#die = reject;
    });
    // Whoever waits hears of it; when nobody does it is no mistake.
    this.#death.catch(() => undefined);
    worker.addEventListener("error", () => {
      this.#end(new JobError("worker-lost"));
    });
  }

  async read(
    order: Parameters<RollupSession["read"]>[0],
    { signal, onProgress }: FileJobControl = {},
  ): ReturnType<RollupSession["read"]> {
    const cancel = (): void => {
      this.#end(new CancelledError("cancelled"));
    };
    if (signal?.aborted === true) cancel();
    signal?.addEventListener("abort", cancel);
    try {
      return await this.#call("read", [order], onProgress);
    } finally {
      signal?.removeEventListener("abort", cancel);
    }
  }

  choose: RollupSession["choose"] = (...given) => this.#call("choose", given);
  list: RollupSession["list"] = (...given) => this.#call("list", given);
  trace: RollupSession["trace"] = (...given) => this.#call("trace", given);
  reminder: RollupSession["reminder"] = (...given) =>
    this.#call("reminder", given);
  workbook: RollupSession["workbook"] = (...given) =>
    this.#call("workbook", given);
  layoutHead: RollupSession["layoutHead"] = (...given) =>
    this.#call("layoutHead", given);
  layoutRows: RollupSession["layoutRows"] = (...given) =>
    this.#call("layoutRows", given);
  json: RollupSession["json"] = (...given) => this.#call("json", given);

  close(): void {
    this.#end(new CancelledError("closed"));
  }

  async #call<T>(
    verb: SessionVerb,
    given: readonly unknown[],
    onProgress: FileJobControl["onProgress"] = () => undefined,
  ): Promise<T> {
    const outcome = await Promise.race([
      this.#session.call(verb, given, proxy(onProgress)),
      this.#death,
    ]);
    return valueOf(outcome) as T;
  }

  #end(why: Error): void {
    this.worker.terminate();
    this.#die(why);
  }
}
