export { writeWorkbook } from "./workbook";
export type { WriteOptions } from "./workbook";
export { prepareStamp } from "./stamp";
export type { Stamp } from "./stamp";
export { portableDeflater } from "./deflate";
export type { Deflater } from "./deflate";
