import { deflateSync, strToU8 } from "fflate";
import { crc32 } from "node:zlib";

/** Data that is deflated already, with what is said of it. */
export interface Deflated {
  readonly deflated: Uint8Array;
  readonly size: number;
  readonly crc: number;
}

/** Parts by name; text is UTF-8. */
export type Parts = ReadonlyMap<string, string | Uint8Array | Deflated>;

export const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";
const RELS =
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE_RELS =
  "http://schemas.openxmlformats.org/package/2006/relationships";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** What a test says of a workbook; whatever it leaves out is as small as can be. */
export interface WorkbookText {
  /** What stands inside `sheetData`, by sheet name; a text that begins with a root element or `<?xml` is the whole part. */
  readonly sheets: Readonly<Record<string, string>>;
  /** The `si` elements, or the whole part. */
  readonly strings?: string;
  /** Number format codes; a cell of style `n` has the n-th, from 1. Ids of built-in formats are numbers. */
  readonly formats?: readonly (string | number)[];
  /** Attributes of `workbookPr`. */
  readonly workbookPr?: string;
  /** Attributes of a sheet's entry, by name. */
  readonly sheetAttributes?: Readonly<Record<string, string>>;
  /** `tables` by sheet name: attributes of each table's root. */
  readonly tables?: Readonly<Record<string, readonly string[]>>;
  readonly modified?: string;
}

/** The parts of a workbook, which a test may then change. */
export function workbookParts(
  text: WorkbookText,
): Map<string, string | Uint8Array> {
  const names = Object.keys(text.sheets);
  const parts = new Map<string, string | Uint8Array>([
    ["[Content_Types].xml", contentTypes(names.length)],
    [
      "_rels/.rels",
      relationships([
        ["rId1", "officeDocument", "xl/workbook.xml"],
        ["rId2", "metadata/core-properties", "docProps/core.xml"],
      ]),
    ],
    ["xl/workbook.xml", workbookXml(text, names)],
    [
      "xl/_rels/workbook.xml.rels",
      relationships([
        ...names.map(
          (_, at) =>
            [
              `rId${at + 1}`,
              "worksheet",
              `worksheets/sheet${at + 1}.xml`,
            ] as const,
        ),
        ["rIdStyles", "styles", "styles.xml"],
        ["rIdStrings", "sharedStrings", "sharedStrings.xml"],
      ]),
    ],
    ["xl/styles.xml", stylesXml(text.formats ?? [])],
    ["xl/sharedStrings.xml", whole(text.strings ?? "", "sst")],
  ]);
  if (text.modified !== undefined)
    parts.set("docProps/core.xml", coreXml(text.modified));
  names.forEach((name, at) => {
    parts.set(
      `xl/worksheets/sheet${at + 1}.xml`,
      whole(text.sheets[name] ?? "", "worksheet"),
    );
    addTables(parts, at + 1, text.tables?.[name] ?? []);
  });
  return parts;
}

function whole(text: string, root: "sst" | "worksheet"): string {
  if (/^<(?:\?xml|\w+:|worksheet|sst|workbook)/.test(text)) return text;
  const inside = root === "sst" ? text : `<sheetData>${text}</sheetData>`;
  return `${XML}<${root} xmlns="${MAIN}">${inside}</${root}>`;
}

function contentTypes(sheets: number): string {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const overrides = Array.from(
    { length: sheets },
    (_, at) =>
      `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
  );
  return `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${type}.sharedStrings+xml"/>${overrides.join("")}</Types>`;
}

/** A list of relationships: id, end of the type, target. */
export function relationships(
  list: readonly (readonly [string, string, string])[],
): string {
  const items = list.map(
    ([id, type, target]) =>
      `<Relationship Id="${id}" Type="${RELS}/${type}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE_RELS}">${items.join("")}</Relationships>`;
}

function workbookXml(text: WorkbookText, names: readonly string[]): string {
  const sheets = names.map(
    (name, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" ${text.sheetAttributes?.[name] ?? ""} r:id="rId${at + 1}"/>`,
  );
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELS}"><workbookPr ${text.workbookPr ?? ""}/><sheets>${sheets.join("")}</sheets></workbook>`;
}

function stylesXml(formats: readonly (string | number)[]): string {
  const custom = formats.map((code, at) =>
    typeof code === "string"
      ? `<numFmt numFmtId="${164 + at}" formatCode="${code.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;")}"/>`
      : "",
  );
  const xfs = formats.map(
    (code, at) =>
      `<xf numFmtId="${typeof code === "number" ? code : 164 + at}" xfId="0"/>`,
  );
  return `${XML}<styleSheet xmlns="${MAIN}"><numFmts>${custom.join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${xfs.join("")}</cellXfs></styleSheet>`;
}

function coreXml(modified: string): string {
  return `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dcterms:modified xsi:type="dcterms:W3CDTF">${modified}</dcterms:modified></cp:coreProperties>`;
}

function addTables(
  parts: Map<string, string | Uint8Array>,
  sheet: number,
  tables: readonly string[],
): void {
  if (tables.length === 0) return;
  const names = tables.map((_, at) => `table${sheet}_${at + 1}.xml`);
  parts.set(
    `xl/worksheets/_rels/sheet${sheet}.xml.rels`,
    relationships(
      names.map((name, at) => [`rId${at + 1}`, "table", `../tables/${name}`]),
    ),
  );
  tables.forEach((attributes, at) => {
    parts.set(
      `xl/tables/${names[at] ?? ""}`,
      `${XML}<table xmlns="${MAIN}" id="${at + 1}" ${attributes}/>`,
    );
  });
}

/** How a zip is written, lies included. */
export interface ZipOptions {
  /** Entries that are stored instead of deflated. */
  readonly stored?: boolean;
  /** Sizes and checksum in a descriptor behind the data, zeros in the local header. */
  readonly dataDescriptors?: boolean;
  /** Sizes, offsets and the end record in their zip64 form. */
  readonly zip64?: boolean;
  /** Bytes before the zip that its offsets do not count. */
  readonly prefix?: Uint8Array;
  readonly comment?: Uint8Array;
  /** General purpose flags to set in every entry. */
  readonly flags?: number;
  readonly method?: number;
  /** The name that is written for a part. */
  readonly rename?: (name: string) => string;
  /** What the directory says of an entry instead of the truth. */
  readonly lie?: (entry: ZipEntry) => Partial<ZipEntry>;
}

export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  readonly compressed: number;
  readonly crc: number;
  readonly offset: number;
}

/** A zip of the parts, in their order. */
export function zip(
  parts: Parts,
  options: ZipOptions = {},
): Uint8Array<ArrayBuffer> {
  const out: Uint8Array[] = [];
  const entries: ZipEntry[] = [];
  let offset = 0;
  const put = (bytes: Uint8Array): void => {
    out.push(bytes);
    offset += bytes.length;
  };
  for (const [part, content] of parts) {
    const name = options.rename?.(part) ?? part;
    const { data, ...said } = pack(content, options);
    const entry = { name, offset, compressed: data.length, ...said };
    entries.push({ ...entry, ...options.lie?.(entry) });
    put(localHeader(entry, options));
    put(data);
    if (options.dataDescriptors === true) {
      put(
        fields(
          [4, 0x08074b50],
          [4, entry.crc],
          [4, entry.compressed],
          [4, entry.size],
        ),
      );
    }
  }
  const start = offset;
  for (const entry of entries) put(centralHeader(entry, options));
  for (const record of endRecords(
    entries.length,
    start,
    offset - start,
    options,
  ))
    put(record);
  return concat([options.prefix ?? new Uint8Array(), ...out]);
}

function pack(
  content: string | Uint8Array | Deflated,
  options: ZipOptions,
): { data: Uint8Array; size: number; crc: number } {
  if (typeof content === "object" && "deflated" in content) {
    return { data: content.deflated, size: content.size, crc: content.crc };
  }
  const plain = typeof content === "string" ? strToU8(content) : content;
  const data =
    options.stored === true ? plain : deflateSync(plain, { level: 6 });
  return { data, size: plain.length, crc: crc32(plain) };
}

const HUGE = 0xffffffff;

function flags(options: ZipOptions): number {
  return (
    0x0800 | (options.dataDescriptors === true ? 8 : 0) | (options.flags ?? 0)
  );
}

function method(options: ZipOptions): number {
  return options.method ?? (options.stored === true ? 0 : 8);
}

function localHeader(entry: ZipEntry, options: ZipOptions): Uint8Array {
  const name = strToU8(entry.name);
  const late = options.dataDescriptors === true;
  return concat([
    fields(
      [4, 0x04034b50],
      [2, 20],
      [2, flags(options)],
      [2, method(options)],
      [4, 0],
      [4, late ? 0 : entry.crc],
      [4, late ? 0 : entry.compressed],
      [4, late ? 0 : entry.size],
      [2, name.length],
      [2, 0],
    ),
    name,
  ]);
}

function centralHeader(entry: ZipEntry, options: ZipOptions): Uint8Array {
  const name = strToU8(entry.name);
  const big = options.zip64 === true;
  const extra = big
    ? fields(
        [2, 0x5455],
        [2, 1],
        [1, 0],
        [2, 1],
        [2, 24],
        [8, entry.size],
        [8, entry.compressed],
        [8, entry.offset],
      )
    : new Uint8Array();
  return concat([
    fields(
      [4, 0x02014b50],
      [2, 45],
      [2, 45],
      [2, flags(options)],
      [2, method(options)],
      [4, 0],
      [4, entry.crc],
      [4, big ? HUGE : entry.compressed],
      [4, big ? HUGE : entry.size],
      [2, name.length],
      [2, extra.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, big ? HUGE : entry.offset],
    ),
    name,
    extra,
  ]);
}

function endRecords(
  count: number,
  start: number,
  size: number,
  options: ZipOptions,
): Uint8Array[] {
  const comment = options.comment ?? new Uint8Array();
  const big = options.zip64 === true;
  const end = fields(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, big ? 0xffff : count],
    [2, big ? 0xffff : count],
    [4, big ? HUGE : size],
    [4, big ? HUGE : start],
    [2, comment.length],
  );
  if (!big) return [end, comment];
  return [
    fields(
      [4, 0x06064b50],
      [8, 44],
      [2, 45],
      [2, 45],
      [4, 0],
      [4, 0],
      [8, count],
      [8, count],
      [8, size],
      [8, start],
    ),
    fields([4, 0x07064b50], [4, 0], [8, start + size], [4, 1]),
    end,
    comment,
  ];
}

/** Little-endian numbers, each with its length in bytes. */
function fields(...list: readonly (readonly [number, number])[]): Uint8Array {
  const bytes: number[] = [];
  for (const [length, value] of list) {
    for (
      let at = 0, rest = value;
      at < length;
      at++, rest = Math.floor(rest / 256)
    )
      bytes.push(rest % 256);
  }
  return Uint8Array.from(bytes);
}

export function concat(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(
    pieces.reduce((sum, piece) => sum + piece.length, 0),
  );
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
