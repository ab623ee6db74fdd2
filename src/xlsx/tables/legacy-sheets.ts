import { zipSync } from "fflate";

import { serialToDay } from "../../core/plan";
import { XlsxReadError } from "../reader/error";
import { decodePart } from "../reader/encoding";
import { ReadSession } from "../reader/limits";
import { ZipDirectory } from "../reader/zip";
import { dayText, plainNumber } from "./sheet-grid";
import type { CellValue, Sheet } from "hucre";
import type { ReadLimits } from "../reader/limits";
import type { Inflate } from "../reader/zip";
import type { SheetGrid } from "./sheet-grid";

const ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet";
const CONTENT = "content.xml";
/** Days from Excel's day 0 to the Unix epoch. */
export const EPOCH = 25_569;
export const MS_PER_DAY = 86_400_000;

/**
 * Elements that group rows or columns and hold nothing of their own: printed
 * header rows, outlines. hucre looks for rows directly below the table only
 * and would pass over these rows in silence.
 */
const GROUPS =
  /<\/?table:table-(?:header-rows|row-group|rows|header-columns|column-group|columns)(?:\s[^<>]*)?>/g;

/**
 * Reads an old .xls (BIFF8) by hucre. Throws XlsxReadError: `file-damaged`
 * where hucre cannot read it.
 */
export async function readXlsSheets(
  bytes: Uint8Array,
  file: string,
): Promise<readonly SheetGrid[]> {
  return gridsOf(await xlsSheets(bytes, file));
}

/** The sheets of an old .xls as hucre gives them, their values typed. Throws as `readXlsSheets` does. */
export async function xlsSheets(
  bytes: Uint8Array,
  file: string,
): Promise<readonly Sheet[]> {
  const { readXls } = await import("hucre/xlsx");
  return sheetsOf(file, () => readXls(bytes));
}

/** Reads an .ods. Throws XlsxReadError. */
export async function readOdsSheets(
  bytes: Uint8Array,
  options: OdsOptions,
): Promise<readonly SheetGrid[]> {
  return gridsOf(await odsSheets(bytes, options));
}

export interface OdsOptions {
  readonly file: string;
  readonly inflate: Inflate;
  readonly limits: ReadLimits;
}

/**
 * The sheets of an .ods as hucre gives them, their values typed. hucre gets a package of the content alone, inflated
 * under the limits and with its row groups dissolved. Throws XlsxReadError.
 */
export async function odsSheets(
  bytes: Uint8Array,
  options: OdsOptions,
): Promise<readonly Sheet[]> {
  const { file, inflate, limits } = options;
  const session = new ReadSession(file, limits, () => performance.now());
  const content = new ZipDirectory(bytes, inflate, session).read(CONTENT);
  if (!content) throw session.damaged(CONTENT, "the part is missing");
  const encode = new TextEncoder();
  const plain = zipSync(
    {
      mimetype: encode.encode(ODS_TYPE),
      [CONTENT]: encode.encode(textOf(content, session).replace(GROUPS, "")),
    },
    { level: 0 },
  );
  const { readOds } = await import("hucre/ods");
  return sheetsOf(file, () => readOds(plain));
}

function textOf(content: Uint8Array, session: ReadSession): string {
  try {
    const text = decodePart(content);
    if (!text.includes("<!DOCTYPE")) return text;
  } catch (error) {
    throw session.damaged(CONTENT, String(error));
  }
  throw session.damaged(CONTENT, "a document type declaration");
}

async function sheetsOf(
  file: string,
  read: () => Promise<{ readonly sheets: readonly Sheet[] }>,
): Promise<readonly Sheet[]> {
  try {
    return (await read()).sheets;
  } catch (error) {
    // Whatever hucre throws is about the file: there is no other input.
    const locked =
      error instanceof Error && error.name === "EncryptedFileError";
    throw new XlsxReadError(
      locked ? "password-protected" : "file-damaged",
      file,
      null,
      String(error),
    );
  }
}

function gridsOf(sheets: readonly Sheet[]): readonly SheetGrid[] {
  return sheets.map((sheet) => ({
    name: sheet.name,
    // hucre's rows have holes where a sheet has blank rows.
    rows: Array.from(sheet.rows, (row: readonly CellValue[] | undefined) =>
      Array.from(row ?? [], valueText),
    ),
    merged: (sheet.merges ?? []).map((area) => ({
      firstRow: area.startRow + 1,
      lastRow: area.endRow + 1,
      firstColumn: area.startCol + 1,
      lastColumn: area.endCol + 1,
    })),
  }));
}

function valueText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value.replace(/\r\n?/g, "\n").trim();
  if (typeof value === "number") return plainNumber(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  const serial = value.getTime() / MS_PER_DAY + EPOCH;
  return serialToDay(serial) === null ? value.toISOString() : dayText(serial);
}
