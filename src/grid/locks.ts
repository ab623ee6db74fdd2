import { AuthzIoLocalService, IPermissionService } from "@univerjs/core";
import type { Injector, Workbook } from "@univerjs/core";
import {
  UnitAction,
  WorksheetDeleteColumnPermission,
  WorksheetDeleteRowPermission,
  WorksheetInsertColumnPermission,
  WorksheetInsertRowPermission,
} from "@univerjs/preset-sheets-core";
import type { SheetNotes } from "./snapshot/sheet";
import { LOCK } from "./snapshot/workbook";

type Asked = Parameters<AuthzIoLocalService["allowed"]>[0];
type Answer = Awaited<ReturnType<AuthzIoLocalService["allowed"]>>;

/**
 * Who may do what: everybody everything, but nobody may change locked cells.
 * Univer asks an owner's rights where a sheet without a password has none.
 */
export class LockKeeper extends AuthzIoLocalService {
  override allowed(asked: Asked): Promise<Answer> {
    if (!asked.objectID.endsWith(LOCK)) return super.allowed(asked);
    return Promise.resolve(
      asked.actions.map((action) => ({
        action,
        allowed: action === UnitAction.View,
      })),
    );
  }
}

const LINES = [
  WorksheetInsertRowPermission,
  WorksheetDeleteRowPermission,
  WorksheetInsertColumnPermission,
  WorksheetDeleteColumnPermission,
] as const;

/** Keeps people from adding and deleting the rows and columns of protected sheets. */
export function lockLines(injector: Injector, workbook: Workbook): void {
  const permissions = injector.get(IPermissionService);
  for (const sheet of workbook.getSheets()) {
    const notes = sheet.getConfig().custom as SheetNotes | null | undefined;
    if (notes?.protected !== true) continue;
    for (const Point of LINES) {
      const { id } = new Point(workbook.getUnitId(), sheet.getSheetId());
      if (permissions.getPermissionPoint(id) !== undefined)
        permissions.updatePermissionPoint(id, false);
    }
  }
}
