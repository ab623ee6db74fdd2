export { GridHost } from "./host";
export type { GridOptions } from "./host";
export type { GridLanguage } from "./locales";
