import type { FindingCode } from "../../core/finding";

/**
 * A file, or a part of one, that cannot be read. The only error that a file's
 * content can make the reader throw. `code` is one of the catalogue's first
 * block and carries the words; `message` is for logs and tests.
 */
export class XlsxReadError extends Error {
  override readonly name = "XlsxReadError";
  readonly code: FindingCode;
  /** The file as the caller named it. */
  readonly file: string;
  /** The part of the package, for instance `xl/worksheets/sheet3.xml`; `null` for the file as a whole. */
  readonly part: string | null;

  constructor(
    code: FindingCode,
    file: string,
    part: string | null,
    reason: string,
  ) {
    super(`${file}: ${code}${part === null ? "" : ` in ${part}`}: ${reason}`);
    this.code = code;
    this.file = file;
    this.part = part;
  }
}
