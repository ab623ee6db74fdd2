import type { FindingCode } from "../../core/finding";
import { XlsxReadError } from "./error";

/**
 * What one workbook may cost. Going over a limit is an `XlsxReadError`
 * (`file-too-large`, for time `file-timeout`) that names the part: nothing is
 * ever cut off.
 */
export interface ReadLimits {
  /** Inflated bytes of all parts that are read, each part counted once. */
  readonly inflatedBytes: number;
  /** Inflated bytes of one part. */
  readonly partBytes: number;
  /** Entries of the zip directory; also the most sheets. */
  readonly entries: number;
  /** Cells of one sheet that hold something. */
  readonly cells: number;
  readonly sharedStrings: number;
  /**
   * Characters of all long texts, counted in every cell that shows one: a few
   * shared strings may fill any number of cells.
   */
  readonly longTextCharacters: number;
  /** Milliseconds spent inside the reader, opening and all `read` calls together. */
  readonly milliseconds: number;
}

/** Far above any real plan workbook, far below what a browser tab can hold. */
export const DEFAULT_LIMITS: ReadLimits = {
  inflatedBytes: 200_000_000,
  partBytes: 100_000_000,
  entries: 10_000,
  cells: 5_000_000,
  sharedStrings: 2_000_000,
  longTextCharacters: 20_000_000,
  milliseconds: 30_000,
};

/** From so many characters on a text counts as long. */
const LONG_TEXT = 1000;

/**
 * The reading of one file: its name for errors, its limits and what has been
 * used of them. Time runs only inside `timed`, so that a workbook may stay open
 * while a person thinks.
 */
export class ReadSession {
  readonly file: string;
  readonly limits: ReadLimits;
  readonly #now: () => number;
  #inflated = 0;
  #longText = 0;
  #spent = 0;
  #started: number | null = null;

  constructor(file: string, limits: ReadLimits, now: () => number) {
    this.file = file;
    this.limits = limits;
    this.#now = now;
  }

  /** Runs a piece of reading with the clock on. */
  timed<T>(work: () => T): T {
    if (this.#started !== null) return work();
    this.#started = this.#now();
    try {
      return work();
    } finally {
      this.#spent += this.#now() - this.#started;
      this.#started = null;
    }
  }

  /** Throws `file-timeout` once the time is used up; called every few hundred steps of any loop over a file. */
  checkTime(part: string | null): void {
    if (this.#started === null) return;
    if (this.#spent + this.#now() - this.#started > this.limits.milliseconds) {
      throw this.error(
        "file-timeout",
        part,
        `took longer than ${this.limits.milliseconds} ms`,
      );
    }
  }

  /** Takes a part's inflated bytes from the budget before they are made. */
  takeInflated(bytes: number, part: string): void {
    if (bytes > this.limits.partBytes) {
      throw this.error("file-too-large", part, `${bytes} bytes inflated`);
    }
    this.#inflated += bytes;
    if (this.#inflated > this.limits.inflatedBytes) {
      throw this.error(
        "file-too-large",
        part,
        `${this.#inflated} bytes inflated in all`,
      );
    }
  }

  /** Takes a cell's text from the budget of long texts; short ones are within that of the cells. */
  takeText(characters: number, part: string): void {
    if (characters < LONG_TEXT) return;
    this.#longText += characters;
    if (this.#longText > this.limits.longTextCharacters) {
      throw this.error(
        "file-too-large",
        part,
        `${this.#longText} characters of long texts`,
      );
    }
  }

  error(code: FindingCode, part: string | null, reason: string): XlsxReadError {
    return new XlsxReadError(code, this.file, part, reason);
  }

  damaged(part: string | null, reason: string): XlsxReadError {
    return this.error("file-damaged", part, reason);
  }
}
