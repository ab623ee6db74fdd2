import { useSyncExternalStore } from "react";
import type { Desk, DeskState } from "../../app/workbench";

/** The desk's state; the component is shown again when it changes. */
export function useDesk(desk: Desk): DeskState {
  return useSyncExternalStore(desk.subscribe, () => desk.state);
}
