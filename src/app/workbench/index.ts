export { BytesSurface } from "./bytes-surface";
export { Desk } from "./desk";
export type { DeskParts, GivenFile } from "./desk";
export { DeskHost } from "./desk-host";
export type { Saved, Saver } from "./saver";
export { FIRST_STATE } from "./state";
export type { Access, Busy, DeskNotice, DeskState } from "./state";
export { StoreError } from "./store";
export type {
  DeskStore,
  FileBytes,
  FileEntry,
  FileGroup,
  KeptFile,
  SaveTarget,
  StoreErrorCode,
} from "./store";
export { GridSurface } from "./grid-surface";
export type { Grid } from "./grid-surface";
export type { Surface, Unshown, UnshownCode, WorkbookFile } from "./surface";
export type { Turn } from "./turn";
export { UnsavableError } from "./work";
export type { DeskWork, Unsavable, ViewedWorkbook } from "./work";
