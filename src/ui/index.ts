export { languageOf, pageOf } from "./messages";
export type { PageName } from "./messages";
export { Pane } from "./pane";
export type { Connection, PaneProps } from "./pane";
