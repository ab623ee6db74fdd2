export { GridHost } from "./host";
export type { GridOptions } from "./host";
export { gapsOf } from "./gaps";
export type { GridGap } from "./gaps";
export type { GridLanguage } from "./locales";
