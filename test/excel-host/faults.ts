import type { ErrorCode } from "./protocol/errors";

/** What goes wrong with one request. */
export type Fault =
  | {
      /** The API answers with this error. */
      readonly code: ErrorCode;
      /** So many of the request's actions are done first and stay done; none without it. */
      readonly afterActions?: number;
    }
  | {
      /** There is no answer; the request was not carried out, unless `carriedOut`. */
      readonly gone: true;
      readonly carriedOut?: boolean;
    }
  | { /** The answer takes so many milliseconds. */ readonly delay: number };

/**
 * Faults that are to happen. Requests are counted from 1, from the moment at
 * which a fault is planned.
 */
export class Faults {
  private planned: { at: number; until: number; fault: Fault }[] = [];
  private request = 0;
  private hit = 0;

  /** Fails the n-th request from now on. */
  at(request: number, fault: Fault): this {
    const at = this.request + request;
    this.planned.push({ at, until: at, fault });
    return this;
  }

  /** Fails the n-th request from now on and all after it. */
  from(request: number, fault: Fault): this {
    const at = this.request + request;
    this.planned.push({ at, until: Number.POSITIVE_INFINITY, fault });
    return this;
  }

  /** Nothing is to fail any more. */
  clear(): void {
    this.planned = [];
  }

  /** How many requests have met a fault. */
  get count(): number {
    return this.hit;
  }

  /** Counts a request and says what is to happen to it. */
  next(): readonly Fault[] {
    this.request += 1;
    const due = this.planned.filter(
      ({ at, until }) => at <= this.request && this.request <= until,
    );
    if (due.length > 0) this.hit += 1;
    return due.map(({ fault }) => fault);
  }
}
