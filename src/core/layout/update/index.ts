export { planUpdate } from "./plan-update";
export { sameFormula } from "./references";
export type {
  CellChange,
  ListedSheet,
  SheetUpdate,
  WorkbookUpdate,
} from "./plan-update";
export type { Place, TableGrowth } from "./alignment";
