import type { FindingCode, Params } from "../../core/finding";
import type { XlsxReadError } from "../../xlsx/reader";

/**
 * Why a plan document could not be read: a code of the catalogue, the file as
 * the caller named it and, where there is one, the part of the package.
 */
export class DocumentReadError extends Error {
  override readonly name = "DocumentReadError";

  constructor(
    readonly code: FindingCode,
    readonly file: string,
    readonly part: string | null,
    /** Values for the placeholders of the code's message. */
    readonly params: Params = {},
  ) {
    super(part === null ? `${code}: ${file}` : `${code}: ${file} (${part})`);
  }

  /**
   * The same of an error of the package reader, which is the spreadsheets':
   * what is no spreadsheet to it has no document in it either.
   */
  static from(error: XlsxReadError): DocumentReadError {
    const { code, file, part } = error;
    return new DocumentReadError(
      code === "not-a-spreadsheet" ? "document-unreadable" : code,
      file,
      part,
    );
  }
}
