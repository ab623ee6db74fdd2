import { inflateBrowser } from "../xlsx/reader/inflate-browser";
import { ReadSession } from "../xlsx/reader/limits";
import { OfficePackage } from "../xlsx/reader/package";
import { ZipDirectory } from "../xlsx/reader/zip";
import type { Inflate, ReadLimits } from "../xlsx/reader";
import type { SheetFormat } from "../xlsx/tables";

/** What a file is by its content; its name is not asked. */
export type FileKind =
  | { readonly kind: "docx" | "text" | "old-doc" | "pdf" | "encrypted" }
  | { readonly kind: "sheets"; readonly format: SheetFormat }
  /** A format that is known by name but not read. */
  | { readonly kind: "other"; readonly format: string };

const PDF = "%PDF-";
/** Some programs put a few bytes before a PDF's mark. */
const PDF_SEARCHED = 1024;
const RTF = "{\\rtf";
/** A local header; an archive without entries begins with its end record. */
const ZIP = ["PK\u0003\u0004", "PK\u0005\u0006"];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Streams of an OLE file that tell what it is, as they are called in its directory. */
const OLE_STREAMS: ReadonlyMap<string, FileKind> = new Map<string, FileKind>([
  ["EncryptedPackage", { kind: "encrypted" }],
  ["WordDocument", { kind: "old-doc" }],
  ["Workbook", { kind: "sheets", format: "xls" }],
  ["Book", { kind: "sheets", format: "xls" }],
  ["PowerPoint Document", { kind: "other", format: "PPT" }],
]);
const OLE_HEADER = 512;
const OLE_ENTRY = 128;
const OLE_NAME_LENGTH = 64;
const OLE_LONGEST_NAME = 32;

/** Root elements of the main part of an Office package. */
const OFFICE_ROOTS: ReadonlyMap<string, FileKind> = new Map<string, FileKind>([
  ["document", { kind: "docx" }],
  ["workbook", { kind: "sheets", format: "xlsx" }],
  ["presentation", { kind: "other", format: "PPTX" }],
]);

/** OpenDocument packages name their type in an entry of its own. */
const OPEN_DOCUMENT: ReadonlyMap<string, FileKind> = new Map<string, FileKind>([
  ["spreadsheet", { kind: "sheets", format: "ods" }],
  ["spreadsheet-template", { kind: "sheets", format: "ods" }],
  ["text", { kind: "other", format: "ODT" }],
  ["text-template", { kind: "other", format: "OTT" }],
  ["presentation", { kind: "other", format: "ODP" }],
]);

/** Beginnings of texts that are another format's source, in lower case. */
const MARKUP: readonly (readonly [string, string])[] = [
  ["<!doctype html", "HTML"],
  ["<html", "HTML"],
  ["<?xml", "XML"],
  ["mime-version:", "MHT"],
];

/**
 * Tells what a file is by its first bytes and, of packages, by what is in
 * them. Everything that is nothing else may be a text. Throws XlsxReadError
 * for a package that cannot be opened (`file-truncated`, `file-damaged`,
 * `file-too-large`, `password-protected`).
 */
export function fileKind(
  bytes: Uint8Array,
  options: {
    readonly file: string;
    readonly inflate?: Inflate;
    readonly limits: ReadLimits;
  },
): FileKind {
  if (OLE.every((byte, at) => bytes[at] === byte)) return oleKind(bytes);
  const head = latin1(bytes, 0, PDF_SEARCHED);
  if (!ZIP.some((mark) => head.startsWith(mark))) {
    if (head.startsWith(RTF)) return { kind: "other", format: "RTF" };
    return { kind: head.includes(PDF) ? "pdf" : "text" };
  }
  const session = new ReadSession(options.file, options.limits, () =>
    performance.now(),
  );
  const inflate = options.inflate ?? inflateBrowser;
  return (
    openDocumentKind(new ZipDirectory(bytes, inflate, session)) ??
    officeKind(new OfficePackage(bytes, inflate, session))
  );
}

/** The format of a text that is the source of something else (a web page saved as .doc); `null` for plain text. */
export function markupFormat(text: string): string | null {
  const head = text.slice(0, PDF_SEARCHED).trimStart().toLowerCase();
  return MARKUP.find(([mark]) => head.startsWith(mark))?.[1] ?? null;
}

/**
 * Looks for the telling stream at every place where a directory entry can
 * stand: linear, and right in a damaged file too. The first one counts, for
 * documents put into this one come later in the directory.
 */
function oleKind(bytes: Uint8Array): FileKind {
  for (let at = OLE_HEADER; at + OLE_ENTRY <= bytes.length; at += OLE_ENTRY) {
    const kind = OLE_STREAMS.get(oleName(bytes, at));
    if (kind) return kind;
  }
  return { kind: "other", format: "OLE" };
}

function oleName(bytes: Uint8Array, at: number): string {
  const length = (bytes[at + OLE_NAME_LENGTH] ?? 0) / 2 - 1;
  if (!Number.isInteger(length) || length < 1 || length >= OLE_LONGEST_NAME)
    return "";
  let name = "";
  for (let n = 0; n < length; n++) {
    if (bytes[at + 2 * n + 1] !== 0) return "";
    name += String.fromCharCode(bytes[at + 2 * n] ?? 0);
  }
  return name;
}

function openDocumentKind(zip: ZipDirectory): FileKind | null {
  const type = zip.has("mimetype") ? zip.read("mimetype") : null;
  const name =
    type &&
    /^application\/vnd\.oasis\.opendocument\.([a-z-]+)/.exec(
      latin1(type, 0, 100),
    );
  if (!name) return null;
  return (
    OPEN_DOCUMENT.get(name[1] ?? "") ?? {
      kind: "other",
      format: "OpenDocument",
    }
  );
}

function officeKind(office: OfficePackage): FileKind {
  const main = office
    .relationships("")
    .find(({ type }) => type === "officeDocument")?.target;
  if (main?.toLowerCase().endsWith(".bin"))
    return { kind: "other", format: "XLSB" };
  const root =
    main !== undefined && office.has(main)
      ? office.xml(main, "any").root()
      : "";
  const byRoot = OFFICE_ROOTS.get(root);
  if (byRoot) return byRoot;
  if (office.hasFolder("word/")) return { kind: "docx" };
  if (office.hasFolder("xl/")) return { kind: "sheets", format: "xlsx" };
  return { kind: "other", format: "ZIP" };
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
