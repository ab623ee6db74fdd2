import { strToU8, zipSync } from "fflate";

/** Parts of a Word package, as XML inside their root elements. */
export interface DocxParts {
  /** Content of w:body. */
  readonly body: string;
  /** Content of w:numbering; no such part without it. */
  readonly numbering?: string;
  /** Content of w:styles; no such part without it. */
  readonly styles?: string;
}

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONSHIPS =
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const NAMESPACES = [
  `xmlns:w="${W}"`,
  `xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`,
  `xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"`,
  `xmlns:v="urn:schemas-microsoft-com:vml"`,
  `xmlns:r="${RELATIONSHIPS}"`,
].join(" ");

/** A Word package of the parts. */
export function docx(parts: DocxParts): Uint8Array {
  return zipSync(docxEntries(parts));
}

/** The entries of such a package by name, to be changed before zipping. */
export function docxEntries(parts: DocxParts): Record<string, Uint8Array> {
  const entries: Record<string, Uint8Array> = {
    "[Content_Types].xml": xml(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    ),
    "_rels/.rels": relationships([["officeDocument", "word/document.xml"]]),
    "word/_rels/document.xml.rels": relationships([
      ["numbering", "numbering.xml"],
      ["styles", "styles.xml"],
    ]),
    "word/document.xml": part("document", `<w:body>${parts.body}</w:body>`),
  };
  if (parts.numbering !== undefined)
    entries["word/numbering.xml"] = part("numbering", parts.numbering);
  if (parts.styles !== undefined)
    entries["word/styles.xml"] = part("styles", parts.styles);
  return entries;
}

export function part(root: string, content: string): Uint8Array {
  return xml(`<w:${root} ${NAMESPACES}>${content}</w:${root}>`);
}

export function xml(content: string): Uint8Array {
  return strToU8(`<?xml version="1.0" encoding="UTF-8"?>${content}`);
}

export function relationships(
  list: readonly (readonly [string, string])[],
): Uint8Array {
  const items = list.map(
    ([type, target], n) =>
      `<Relationship Id="r${n}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`,
  );
  return xml(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join("")}</Relationships>`,
  );
}

/** A run of text. */
export function r(text: string, properties = ""): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A paragraph of runs or plain text; `properties` go into its w:pPr. */
export function p(content: string, properties = ""): string {
  const runs = content.startsWith("<") ? content : r(content);
  return `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;
}

/** Numbering of a paragraph: list and level. */
export function num(list: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
}

/** Style of a paragraph. */
export function style(id: string): string {
  return `<w:pStyle w:val="${id}"/>`;
}

/** A level of a list: number format, its text (`（%2）`), and further properties. */
export function lvl(
  level: number,
  format: string,
  text: string,
  more = "",
): string {
  return `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
}

/** An abstract list with its levels, and further properties before them. */
export function abstractNum(id: number, levels: string): string {
  return `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;
}

/** A list of an abstract one, with its overrides. */
export function list(id: number, abstract: number, overrides = ""): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${overrides}</w:num>`;
}

/** A paragraph style; `properties` go into its w:pPr. */
export function paragraphStyle(
  id: string,
  name: string,
  options: {
    readonly basedOn?: string;
    readonly properties?: string;
    readonly run?: string;
  } = {},
): string {
  const basedOn =
    options.basedOn === undefined
      ? ""
      : `<w:basedOn w:val="${options.basedOn}"/>`;
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${basedOn}<w:pPr>${options.properties ?? ""}</w:pPr><w:rPr>${options.run ?? ""}</w:rPr></w:style>`;
}

/** A table of rows; each row is a list of cells made by `td`. */
export function table(...rows: readonly (readonly string[])[]): string {
  return `<w:tbl>${rows.map((cells) => `<w:tr>${cells.join("")}</w:tr>`).join("")}</w:tbl>`;
}

/** A table cell; `properties` go into its w:tcPr. */
export function td(content: string, properties = ""): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith("<") ? content : p(content)}</w:tc>`;
}
