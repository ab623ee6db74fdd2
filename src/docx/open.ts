import { documentFromText } from "../core/intake/text";
import { finding } from "../core/finding";
import { XlsxReadError } from "../xlsx/reader";
import { decodeText, parseDelimited, readSheetDocument } from "../xlsx/tables";
import { DocumentReadError } from "./read/document-error";
import { DOCUMENT_LIMITS } from "./read/limits";
import { readDocx } from "./read/read-docx";
import { fileKind, markupFormat } from "./sniff";
import type { Finding, FindingCode, Params } from "../core/finding";
import type { PlanDocument, TableCellBlock } from "../core/intake/document";
import type { Inflate } from "../xlsx/reader";
import type { DocumentLimits } from "./read/limits";

export interface OpenDocumentOptions {
  /** The file as the caller names it; it goes into findings, and its ending tells .csv from other texts. */
  readonly file: string;
  /** The host's inflate; fflate's stream where it is left out. */
  readonly inflate?: Inflate;
  readonly limits?: DocumentLimits;
}

/** What a plan document turned out to be. */
export type DocumentFormat = "docx" | "text" | "csv" | "xlsx" | "xls" | "ods";

/** A document, or the one reason why there is none. */
export type OpenedDocument =
  | {
      readonly ok: true;
      readonly format: DocumentFormat;
      readonly document: PlanDocument;
    }
  | { readonly ok: false; readonly finding: Finding };

/**
 * Opens a plan document of any kind that unions have: Word (.docx and its
 * kin), plain or Markdown text in any usual encoding, .csv, a spreadsheet with
 * a task table (.xlsx, .xls, .ods). The kind is told by the content. Whatever
 * cannot be read gives a finding that says what to do: `document-…` for files
 * of the wrong kind, `file-…` and `password-protected` for broken ones. Throws
 * only where the program itself is wrong.
 */
export async function openPlanDocument(
  bytes: Uint8Array,
  options: OpenDocumentOptions,
): Promise<OpenedDocument> {
  const { file } = options;
  try {
    const opened = await read(
      bytes,
      options,
      options.limits ?? DOCUMENT_LIMITS,
    );
    const hasText = opened.document.blocks.some((block) =>
      block.type === "paragraph"
        ? block.text.trim() !== "" || block.label !== null
        : block.rows.some((row) => row.some((cell) => cell.text !== "")),
    );
    if (hasText) return { ok: true, ...opened };
    return refused(
      isSheet(opened.format) ? "document-no-table" : "document-empty",
      file,
    );
  } catch (error) {
    const known =
      error instanceof XlsxReadError ? DocumentReadError.from(error) : error;
    if (!(known instanceof DocumentReadError)) throw error;
    const part: Params = known.part === null ? {} : { part: known.part };
    return refused(known.code, file, { ...part, ...known.params });
  }
}

interface Opened {
  readonly format: DocumentFormat;
  readonly document: PlanDocument;
}

async function read(
  bytes: Uint8Array,
  options: OpenDocumentOptions,
  limits: DocumentLimits,
): Promise<Opened> {
  const { file, inflate } = options;
  const host = inflate ? { file, inflate } : { file };
  if (bytes.length === 0) throw new DocumentReadError("file-empty", file, null);
  if (bytes.length > limits.fileBytes)
    throw new DocumentReadError("file-too-large", file, null);
  const found = fileKind(bytes, { ...host, limits: limits.package });
  switch (found.kind) {
    case "docx":
      return { format: "docx", document: readDocx(bytes, { ...host, limits }) };
    case "sheets": {
      const sheets = { ...host, format: found.format, limits: limits.package };
      return {
        format: found.format,
        document: await readSheetDocument(bytes, sheets),
      };
    }
    case "text":
      return readText(bytes, file, limits);
    case "old-doc":
      throw new DocumentReadError("document-old-doc", file, null);
    case "pdf":
      throw new DocumentReadError("document-pdf", file, null);
    case "encrypted":
      throw new DocumentReadError("password-protected", file, null);
    case "other":
      throw new DocumentReadError("document-other-format", file, null, {
        format: found.format,
      });
  }
}

function readText(
  bytes: Uint8Array,
  file: string,
  limits: DocumentLimits,
): Opened {
  if (bytes.length > limits.textBytes)
    throw new DocumentReadError("file-too-large", file, null);
  const decoded = decodeText(bytes);
  if (!decoded) throw new DocumentReadError("document-not-text", file, null);
  const format = markupFormat(decoded.text);
  if (format !== null) {
    throw new DocumentReadError("document-other-format", file, null, {
      format,
    });
  }
  const opened: Opened = /\.(?:csv|tsv)$/i.test(file)
    ? { format: "csv", document: documentFromCsv(decoded.text, file, limits) }
    : { format: "text", document: documentFromText(decoded.text) };
  if (opened.document.blocks.length > limits.paragraphs) {
    throw new DocumentReadError("file-too-large", file, null);
  }
  return opened;
}

/** A table that begins at the first row's line; rows are filled up to one width. */
function documentFromCsv(
  text: string,
  file: string,
  limits: DocumentLimits,
): PlanDocument {
  const rows = parseDelimited(text);
  const [first] = rows;
  if (!first) return { blocks: [] };
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  if (rows.length * width > limits.cells)
    throw new DocumentReadError("file-too-large", file, null);
  const cells = rows.map((row) =>
    Array.from({ length: width }, (_, at): TableCellBlock => ({
      text: row.cells[at] ?? "",
      merged: false,
    })),
  );
  return { blocks: [{ type: "table", rows: cells, line: first.line }] };
}

function isSheet(format: DocumentFormat): boolean {
  return format === "xlsx" || format === "xls" || format === "ods";
}

function refused(
  code: FindingCode,
  file: string,
  params: Params = {},
): OpenedDocument {
  return { ok: false, finding: finding(code, { file }, params) };
}
