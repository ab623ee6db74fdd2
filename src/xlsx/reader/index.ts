export { XlsxReadError } from "./error";
export { DEFAULT_LIMITS } from "./limits";
export type { ReadLimits } from "./limits";
export type { Inflate } from "./zip";
export { openWorkbook } from "./workbook";
export type { OpenOptions } from "./workbook";
