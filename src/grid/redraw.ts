import type { Injector } from "@univerjs/core";
import {
  IRenderManagerService,
  SheetSkeletonManagerService,
} from "@univerjs/preset-sheets-core";

/** Draws the sheet anew: formats depend on figures that are none of its cells. */
export function redraw(injector: Injector, unitId: string): void {
  const render = injector.get(IRenderManagerService).getRenderById(unitId);
  if (render === null || render === undefined) return;
  render.with(SheetSkeletonManagerService).reCalculate();
  render.mainComponent?.makeDirty();
}
