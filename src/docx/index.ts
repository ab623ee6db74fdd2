export { openPlanDocument } from "./open";
export type {
  DocumentFormat,
  OpenDocumentOptions,
  OpenedDocument,
} from "./open";
export { DocumentReadError } from "./read/document-error";
export { DOCUMENT_LIMITS } from "./read/limits";
export type { DocumentLimits } from "./read/limits";
export { readDocx } from "./read/read-docx";
export type { ReadDocxOptions } from "./read/read-docx";
