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
export type { Surface, Unshown, WorkbookFile } from "./surface";
export type { Turn } from "./turn";
export type { DeskWork, ViewedWorkbook } from "./work";
