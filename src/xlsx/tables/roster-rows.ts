import { cellAddress } from "../../core/layout";
import { openWorkbook } from "../reader";
import { XlsxReadError } from "../reader/error";
import { decodeText } from "./decode-text";
import { parseDelimited } from "./delimited";
import { textsOf } from "./sheet-grid";
import type { Place } from "../../core/finding";
import type { OpenOptions } from "../reader";

/** The rows of a roster file as texts, with where each cell stands. */
export interface RosterRows {
  readonly rows: readonly (readonly string[])[];
  /** The place of a cell, by its indices in `rows` (from 0). */
  readonly place: (row: number, column: number) => Place;
}

/** What an .xlsx begins with; the reader says what is wrong with what comes after. */
const ZIP = [0x50, 0x4b] as const;
const OLE = [0xd0, 0xcf, 0x11, 0xe0] as const;

/**
 * Reads a roster (docs/plan-format.md, The roster) as rows of text: an .xlsx,
 * of which the first visible sheet with anything in it counts, or a delimited
 * text in any of the usual encodings. Told apart by content. Throws
 * XlsxReadError, `not-a-spreadsheet` for what is neither.
 */
export function readRosterRows(
  bytes: Uint8Array,
  options: OpenOptions,
): RosterRows {
  const { file } = options;
  const startsWith = (mark: readonly number[]): boolean =>
    mark.every((byte, index) => bytes[index] === byte);
  if (bytes.length === 0 || startsWith(ZIP) || startsWith(OLE)) {
    return rowsOfWorkbook(bytes, options);
  }
  const decoded = decodeText(bytes);
  if (!decoded)
    throw new XlsxReadError(
      "not-a-spreadsheet",
      file,
      null,
      "neither a zip nor a text",
    );
  const rows = parseDelimited(decoded.text);
  return {
    rows: rows.map((row) => row.cells),
    place: (row) => {
      const line = rows[row]?.line;
      return line === undefined ? { file } : { file, line };
    },
  };
}

function rowsOfWorkbook(bytes: Uint8Array, options: OpenOptions): RosterRows {
  const { file } = options;
  const workbook = openWorkbook(bytes, options);
  for (const info of workbook.sheets) {
    if (info.visibility !== "visible") continue;
    const sheet = workbook.read(info);
    if (sheet.rowCount === 0) continue;
    const rows = textsOf(sheet);
    if (!rows)
      throw new XlsxReadError(
        "file-too-large",
        file,
        info.name,
        "more cells than any roster has",
      );
    return {
      rows,
      place: (row, column) => ({
        file,
        sheet: info.name,
        cell: cellAddress(row + 1, column + 1),
      }),
    };
  }
  return { rows: [], place: () => ({ file }) };
}
