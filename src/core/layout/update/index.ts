export { planUpdate } from "./plan-update";
export { movedFormula, sameFormula } from "./references";
export type {
  CellChange,
  ListedSheet,
  SheetUpdate,
  WorkbookUpdate,
} from "./plan-update";
export type { Place, TableGrowth } from "./alignment";
