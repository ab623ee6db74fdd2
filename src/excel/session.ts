import { HostError } from "../core/layout";
import type { Trouble } from "./trouble";
import { RequestError, requestError } from "./trouble";

/** The requirement set that the add-in needs: Excel 2021, Microsoft 365, the web. */
export const REQUIRED_API = "1.13";

/** What Office.js puts at the add-in's disposal; tests give their own. */
export interface OfficeRuntime {
  /** The global `Excel`, or the part of it that makes requests. */
  readonly Excel: { readonly RequestContext: new () => Excel.RequestContext };
  /** `Office.context.requirements.isSetSupported`. */
  readonly isSetSupported: (set: string, version: string) => boolean;
}

export interface SessionOptions {
  readonly runtime?: OfficeRuntime;
  /** Told when a request begins to wait until the person has left a cell, and when it no longer does. */
  readonly onWait?: (waiting: boolean) => void;
  /** Milliseconds for which a request waits for the person to leave a cell; a minute by default. */
  readonly patience?: number;
  /** Milliseconds after which a request without an answer counts as lost; two minutes by default. */
  readonly timeout?: number;
  /** Resolves after some milliseconds; tests need not wait. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

const PATIENCE = 60_000;
const TIMEOUT = 120_000;
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 2_000;

/** Troubles that pass when the person, or the host, has finished what keeps it. */
const PASSING: ReadonlySet<Trouble> = new Set(["cell-being-edited", "busy"]);

export function isPassing(trouble: Trouble): boolean {
  return PASSING.has(trouble);
}

/**
 * The way to the host: one request at a time, each one round trip. Requests are
 * made on contexts of their own and not by `Excel.run`, which would keep
 * references to every range and pay a further round trip for giving them back.
 */
export class Session {
  readonly #runtime: OfficeRuntime;
  readonly #onWait: (waiting: boolean) => void;
  readonly #patience: number;
  readonly #timeout: number;
  readonly #wait: (milliseconds: number) => Promise<void>;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: SessionOptions) {
    this.#runtime = options.runtime ?? globalRuntime();
    this.#onWait = options.onWait ?? (() => undefined);
    this.#patience = options.patience ?? PATIENCE;
    this.#timeout = options.timeout ?? TIMEOUT;
    this.#wait = options.wait ?? pause;
  }

  /**
   * Runs a task when those before it have ended, so that no two of them change
   * the workbook by turns. Throws `host-too-old` where the host lacks the
   * requirement set.
   */
  async exclusively<T>(task: () => Promise<T>): Promise<T> {
    if (!this.#runtime.isSetSupported("ExcelApi", REQUIRED_API))
      throw new HostError("host-too-old", null, [], `ExcelApi ${REQUIRED_API}`);
    const turn = this.#last.then(task);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** One round trip, tried once. Throws a `RequestError`. */
  async request<T>(
    queue: (workbook: Excel.Workbook, context: Excel.RequestContext) => T,
  ): Promise<T> {
    try {
      const context = new this.#runtime.Excel.RequestContext();
      const queued = queue(context.workbook, context);
      await this.#inTime(context.sync());
      return queued;
    } catch (error) {
      throw requestError(error);
    }
  }

  /**
   * A request that changes nothing, or that may be made twice: tried again
   * while the person is typing in a cell, which the host tells apart from
   * everything else, and while the host is busy.
   */
  async patiently<T>(
    queue: (workbook: Excel.Workbook, context: Excel.RequestContext) => T,
  ): Promise<T> {
    return this.untilPassed(() => this.request(queue));
  }

  /** Tries a task again as long as its trouble passes. Throws its last error when the patience is over. */
  async untilPassed<T>(task: () => Promise<T>): Promise<T> {
    let waited = 0;
    let announced = false;
    try {
      for (
        let length = FIRST_PAUSE;
        ;
        length = Math.min(length * 2, LONGEST_PAUSE)
      ) {
        try {
          return await task();
        } catch (error) {
          if (
            !(error instanceof RequestError) ||
            !isPassing(error.trouble) ||
            waited >= this.#patience
          )
            throw error;
          if (!announced) this.#onWait(true);
          announced = true;
          await this.#wait(length);
          waited += length;
        }
      }
    } finally {
      if (announced) this.#onWait(false);
    }
  }

  /** A host that has gone away may never answer. */
  async #inTime(sync: Promise<unknown>): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(
          new RequestError("host-gone", `no answer in ${this.#timeout} ms`),
        );
      }, this.#timeout);
    });
    try {
      await Promise.race([sync, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

function globalRuntime(): OfficeRuntime {
  return {
    Excel,
    isSetSupported: (set, version) =>
      Office.context.requirements.isSetSupported(set, version),
  };
}
