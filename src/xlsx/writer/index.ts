export { writeWorkbook } from "./workbook";
export type { WriteOptions } from "./workbook";
export { patchWorkbook } from "./patch";
export type { PatchOptions } from "./patch";
export { prepareStamp } from "./stamp";
export type { Stamp } from "./stamp";
export { joinBytes, portableDeflater } from "./deflate";
export type { Deflater } from "./deflate";
