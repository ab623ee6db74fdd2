export { Workbench } from "./workbench";
export type {
  Arrangement,
  SheetState,
  Visit,
  WorkbenchProps,
} from "./workbench";
