export { decodeText } from "./decode-text";
export type { DecodedText, TextEncodingName } from "./decode-text";
export { parseDelimited } from "./delimited";
export type { DelimitedRow } from "./delimited";
export { readRosterRows } from "./roster-rows";
export type { RosterRows } from "./roster-rows";
export { readSheetDocument } from "./sheet-document";
export type { SheetDocumentOptions, SheetFormat } from "./sheet-document";
export { legacyLayout } from "./legacy-layout";
